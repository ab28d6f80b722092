// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/act.h"
#include "protocol/messages.h"
#include "sqlite.h"
#include "store/changeset.h"

#include <QHash>
#include <QSet>

#include <map>
#include <optional>
#include <vector>

namespace wanmi::store {

/// A command of this person that central has not judged, has judged but not yet shown, or has refused.
struct OutboxEntry
{
    enum class Status { Waiting, Applied, Rejected };
    qint64 n = 0; ///< order of arrival
    protocol::Command command;
    QString lane; ///< the case
    Status status = Status::Waiting;
    bool onPending = false; ///< judged on another waiting command's outcome
    /// Given to be sent, now or before a restart: central may have it, so it cannot be taken back here.
    bool handedOut = false;
    domain::Verdict provisional;
    protocol::CommandResult result; ///< when applied or rejected
    base::Instant settledAt;
    int quietPages = 0; ///< complete pages of the feed applied since it was settled
};

/// Commands of one person in <folder>/outbox.db, durable before enqueue() returns. Belongs to the writer's
/// thread.
class Outbox
{
public:
    Outbox(QString folder, QString person);

    /// Errors: Corrupt "outbox-unreadable"; Denied "not-your-outbox" when the file is another person's;
    /// Unreachable.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    [[nodiscard]] const std::vector<OutboxEntry> &entries() const { return m_entries; }
    /// What stands in these lanes, each in order; a lane with nothing in it is left out.
    [[nodiscard]] std::map<QString, std::vector<const OutboxEntry *>> byLane(const QSet<QString> &lanes) const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int rejected() const;

    [[nodiscard]] Result<void> enqueue(const protocol::Command &command, const domain::Verdict &provisional);
    [[nodiscard]] std::vector<protocol::Command> sendable(int limit);
    /// \return the lanes touched.
    [[nodiscard]] Result<QSet<QString>> settle(const std::vector<protocol::CommandResult> &results,
                                               base::Instant at);
    /// Takes back waiting commands that were never handed out and on which no other waits. \return those taken
    /// back, the newest first.
    [[nodiscard]] Result<std::vector<OutboxEntry>> withdraw(const QStringList &keys);
    [[nodiscard]] std::vector<const OutboxEntry *> withdrawable(const QStringList &keys) const; ///< the same
    /// Forgets a refused command. \return its lane.
    [[nodiscard]] Result<QString> close(const QString &key);
    /// Queues a refused command again, as a new command on the case as it is now, in its old place.
    [[nodiscard]] Result<QString> retry(const QString &key, const protocol::Command &again,
                                        const domain::Verdict &provisional);
    /// Removes applied commands that `isShown` finds in the replica. \return their lanes.
    template <typename IsShown> [[nodiscard]] Result<QSet<QString>> dropShown(IsShown isShown);
    void countQuietPage();
    /// Takes what was removed out of the file's log too: it names cases that may have left the scope. \return false:
    /// not now, ask again in a while.
    [[nodiscard]] Result<bool> sweep();

private:
    Result<void> load();
    Result<void> checkOwner();
    Result<void> remove(const std::vector<QString> &keys);
    OutboxEntry *find(const QString &key);

    QString m_file, m_person;
    Database m_database;
    bool m_sweepDue = false;
    std::vector<OutboxEntry> m_entries; ///< by n
};

template <typename IsShown> Result<QSet<QString>> Outbox::dropShown(IsShown isShown)
{
    std::vector<QString> keys;
    QSet<QString> lanes;
    for (const OutboxEntry &entry : m_entries) {
        if (entry.status == OutboxEntry::Status::Applied && isShown(entry)) {
            keys.push_back(entry.command.key);
            lanes.insert(entry.lane);
        }
    }
    WANMI_TRY(remove(keys));
    return lanes;
}
} // namespace wanmi::store
