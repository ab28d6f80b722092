// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "protocol/mail.h"
#include "protocol/messages.h"
#include "store/store.h"

#include <QObject>

#include <memory>

namespace wanmi::store {

/// A message as its reader or writer here sees it.
struct Letter
{
    enum class Status {
        Waiting, ///< written here, central has not got it yet
        Refused, ///< central would not take it; `reason` says why
        Sent,
    };
    protocol::Mail mail; ///< a waiting one's `at` is when it was written
    Status status = Status::Sent;
    QString reason;
    bool toMe = false; ///< addressed to this person, by name, post or unit
    bool unread = false; ///< to me, and I have not read it
};

/// What sync has to do for a mailbox.
struct MailWork
{
    std::vector<protocol::MailOrder> toSend; ///< oldest first
    QStringList read; ///< ids whose receipts central has not got
    qint64 mailAfter = 0, handoverAfter = 0;
};

/// One person's messages and their side's handovers in people/<person>/mail.db. What is written or read
/// without central waits here, durable before the answer, and is sent once however often it is tried. A
/// facade with a thread of its own: every call returns at once.
class Mailbox : public QObject
{
    Q_OBJECT
public:
    Mailbox(const Location &location, const protocol::SessionGrant &grant,
            std::shared_ptr<const base::Clock> clock, QObject *parent = nullptr);
    ~Mailbox() override;

    template <typename T> using Answer = base::Answer<base::Result<T>>;

    /// Errors: Corrupt "outbox-unreadable", Denied "not-your-outbox", Unreachable "disk-full", "read-only".
    Answer<void> open();

    // ---- for faces
    /// Queues a message; an id and the time are given to it here. Errors: Refused "no-text", "text-too-long".
    Answer<Letter> write(protocol::MailOrder order);
    /// Queues the receipts of those that are to this person and unread.
    Answer<void> markRead(const QStringList &ids);
    /// Takes back what central has not got, or clears away what it refused. Errors: Conflict "already-sent".
    Answer<void> discard(const QString &id);
    /// Newest first. \param caseId empty: of all cases and of none.
    Answer<std::vector<Letter>> letters(const QString &caseId, int limit);
    struct Counts
    {
        int unread = 0, waiting = 0, refused = 0;
    };
    Answer<Counts> counts();
    Answer<std::vector<protocol::Handover>> handovers(int limit); ///< newest first

    // ---- for sync
    Answer<MailWork> work(int limit = 50);
    Answer<void> take(const protocol::MailPage &page);
    Answer<void> take(const protocol::HandoverPage &page);
    /// Central's answer to one that waited.
    Answer<void> settleSent(const protocol::Mail &mail);
    Answer<void> settleRefused(const QString &id, const QString &reason);
    Answer<void> settleRead(const QString &id);

signals:
    void changed();
    void queued(); ///< something waits to be sent
    void handoversChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Whether a message is for this person. A vehicle's unit is known to central alone, so what reaches the
/// member of a unit for a vehicle is for that unit.
[[nodiscard]] bool isAddressed(const protocol::Mail &mail, const protocol::SessionGrant &grant);
} // namespace wanmi::store
