// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "protocol/messages.h"
#include "store/mailbox.h"
#include "sync/address.h"

#include <QObject>

#include <memory>

namespace wanmi::sync {

/// Keeps a mailbox in step with central: sends what waits there and brings what is new, messages and
/// handovers. Signatures under a handover are asked for here, at once or not at all. One thread of its own;
/// every call returns at once.
class MailLink : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        std::chrono::milliseconds period{3000}; ///< between two looks at central
    };
    /// `mailbox` outlives the link and belongs to the same person.
    MailLink(Address central, protocol::SessionGrant grant, store::Mailbox &mailbox,
             std::shared_ptr<const base::Clock> clock, Options options, QObject *parent = nullptr);
    ~MailLink() override;

    void start();
    /// Ends nothing here but the looking; what waits goes on waiting.
    void stop();
    /// The same person signed in again.
    void renew(const protocol::SessionGrant &grant);
    /// Looks at central now.
    void nudge();
    [[nodiscard]] bool isLinked() const; ///< central answered the last time; thread of this object

    template <typename T> using Answer = base::Answer<base::Result<T>>;
    /// The outgoing signs. Errors: Unreachable "central-unreachable"; those of POST /v1/handovers.
    [[nodiscard]] Answer<protocol::Handover> sign(const protocol::HandoverOrder &order);
    /// The incoming signs: the person of this seat, or with account and password somebody else standing here,
    /// whose session lasts for this one request. Errors: Denied "wrong-password", …; those of
    /// POST /v1/handovers/{id}/take.
    [[nodiscard]] Answer<protocol::Handover> take(const QString &id, const QString &remark);
    [[nodiscard]] Answer<protocol::Handover> take(const QString &id, const QString &remark,
                                                  const protocol::SignIn &who);

signals:
    void linkedChanged(bool linked);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::sync
