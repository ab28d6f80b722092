// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite.h"
#include "store/mailbox.h"

namespace wanmi::store {

/// Reads and writes one person's mail.db. Lives on the mailbox's thread; the calls are those of the facade.
class MailWorker : public QObject
{
    Q_OBJECT
public:
    MailWorker(QString file, protocol::SessionGrant grant, std::shared_ptr<const base::Clock> clock);

    Result<void> open();
    Result<Letter> write(protocol::MailOrder order);
    Result<void> markRead(const QStringList &ids);
    Result<void> discard(const QString &id);
    Result<std::vector<Letter>> letters(const QString &caseId, int limit);
    Result<Mailbox::Counts> counts();
    Result<std::vector<protocol::Handover>> handovers(int limit);
    Result<MailWork> work(int limit);
    Result<void> take(const protocol::MailPage &page);
    Result<void> take(const protocol::HandoverPage &page);
    Result<void> settleSent(const protocol::Mail &mail);
    Result<void> settleRefused(const QString &id, const QString &reason);
    Result<void> settleRead(const QString &id);

signals:
    void changed();
    void queued();
    void handoversChanged();

private:
    Result<void> checkOwner();
    /// What was read here stays read, whatever central says in the meantime.
    Result<void> put(const protocol::Mail &mail, const char *status, bool toMe);
    Result<void> change(const char *sql, const QString &id);
    Result<void> setCursor(const char *sql, qint64 after);

    QString m_file;
    protocol::SessionGrant m_grant;
    std::shared_ptr<const base::Clock> m_clock;
    Database m_database;
};
} // namespace wanmi::store
