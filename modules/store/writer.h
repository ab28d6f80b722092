// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"
#include "replica.h"
#include "shared.h"
#include "store/store.h"

#include <QObject>

namespace wanmi::store {

/// The one that writes: confirmed rows into the replica, commands into the outbox, and the overlay of both.
/// Lives on the store's writing thread.
class Writer : public QObject
{
    Q_OBJECT
public:
    Writer(const Location &location, domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
           SharedPtr shared, std::function<void(const std::function<void()> &)> standAside);
    ~Writer() override;

    Result<ReplicaStatus> open();
    Result<ReplicaStatus> status() const;
    Result<void> beginBootstrap(const protocol::Manifest &manifest);
    Result<std::optional<SnapshotPlace>> resumeBootstrap(const protocol::Manifest &manifest);
    void snapshotBegins(const QString &cursor) { m_replica.streamBegins(cursor); }
    Result<void> snapshotPauses() { return m_replica.pause(); }
    Result<void> addSnapshotRows(const std::vector<protocol::RowChange> &rows);
    Result<SnapshotProgress> addSnapshotBytes(QByteArrayView bytes);
    Result<void> adoptSnapshot(const protocol::Manifest &manifest);
    Result<void> finishBootstrap(const QString &cursor);
    Result<void> apply(const protocol::ChangePage &page);
    Result<int> refill(const protocol::RowRange &range, const std::vector<protocol::RowChange> &rows, qint64 tail);
    Result<void> rememberManifest(const protocol::Manifest &manifest);

    void useRules(domain::RuleBookPtr rules) { m_rules = std::move(rules); }
    Result<void> enqueue(const protocol::Command &command, const domain::Verdict &provisional);
    Result<std::vector<protocol::Command>> sendable(int limit);
    Result<QStringList> withdraw(const QStringList &keys);
    Result<QStringList> withdrawable(const QStringList &keys) const;
    Result<void> settle(const std::vector<protocol::CommandResult> &results);
    Result<std::vector<Rejection>> rejections() const;
    Result<void> closeRejection(const QString &key, bool retry);

signals:
    void committed(const wanmi::store::ChangeSet &changes);
    void outboxChanged(int waiting, int rejected);
    void writeFailed(const wanmi::Error &error);

private:
    void announce(const ChangeSet &changes);
    void sweep();
    void tidy();
    Result<void> showNews(const Result<std::set<protocol::TableNo>> &news);
    template <typename T> Result<T> reported(Result<T> outcome);
    Result<void> requireOutbox() const;
    Result<std::optional<domain::CaseFile>> confirmedCase(const QString &caseId) const;
    bool isActionHere(const QString &key) const;
    bool isShown(const OutboxEntry &entry) const;
    Result<void> forgetShown();
    void layLanes(const QSet<QString> &lanes);
    void layAll();
    void publishEverything();
    void publishNews(const std::set<protocol::TableNo> &news);
    void publishCases(const QSet<QString> &cases);
    Result<QString> retryRejected(const QString &key);

    const Location m_location;
    Replica m_replica;
    Outbox m_outbox;
    domain::RuleBookPtr m_rules;
    std::shared_ptr<const base::Clock> m_clock;
    SharedPtr m_shared;
    std::chrono::milliseconds m_tidyAfter;
    bool m_sweepPosted = false, m_tidyPosted = false;
};
} // namespace wanmi::store
