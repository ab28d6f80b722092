// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "sync/maillink.h"
#include "sync/address.h"

#include <QPromise>
#include <QTimer>

namespace wanmi::sync {

/// The mail link's own thread: one round after the other, each sends, then brings.
class MailRounds : public QObject
{
    Q_OBJECT
public:
    using Promise = std::shared_ptr<QPromise<base::Result<protocol::Handover>>>;

    MailRounds(Address central, protocol::SessionGrant grant, store::Mailbox &mailbox,
               std::shared_ptr<const base::Clock> clock, MailLink::Options options);
    ~MailRounds() override;

    void start();
    void stop();
    void renew(const protocol::SessionGrant &grant);
    void begin();
    void sign(const protocol::HandoverOrder &order, const Promise &promise);
    /// \param account whose `password` is given; empty: the person of this session.
    void take(const QString &id, const QString &remark, const protocol::SignIn &who, const Promise &promise);

signals:
    void linkedChanged(bool linked);

private:
    void send(store::MailWork work);
    void sendReceipts(store::MailWork work);
    void bring(qint64 after, qint64 handoverAfter);
    void bringHandovers(qint64 after);
    /// False: this round is over.
    [[nodiscard]] bool goesOn(const base::Result<HttpAnswer> &answer);
    void end(bool linked);
    void answer(const Promise &promise, const base::Result<HttpAnswer> &answer);

    Address m_central;
    protocol::SessionGrant m_grant;
    store::Mailbox &m_mailbox;
    std::shared_ptr<const base::Clock> m_clock;
    MailLink::Options m_options;
    Channel m_channel;
    QTimer m_next;
    std::vector<Promise> m_asked;
    bool m_running = false, m_busy = false, m_again = false, m_linked = false;
};
} // namespace wanmi::sync
