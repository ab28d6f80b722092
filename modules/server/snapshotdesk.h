// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "server/replicafiles.h"
#include "server/storage.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace wanmi::server {

/// Whole replica files, zstd-compressed, by scope: a seat that takes the city anew loads one in the time its line needs
/// for it, instead of building its own from rows. A file is made when a seat of a big scope has asked for rows,
/// by one thread of low priority, and is immutable: its name is the hash of its bytes. It is made anew when it lies
/// too far back. Any number of threads.
class SnapshotDesk
{
public:
    struct Parts
    {
        Storage &storage;
        ReplicaFormat format;
        std::shared_ptr<const base::Clock> clock;
        QString folder; ///< of the city; files lie in <folder>/snapshots
        std::chrono::hours actions{90 * 24}; ///< how much of the trails a seat gets
        qint64 leastRows = 20'000; ///< a smaller scope is as fast row by row
    };
    explicit SnapshotDesk(Parts parts);
    SnapshotDesk(const SnapshotDesk &) = delete;
    SnapshotDesk &operator=(const SnapshotDesk &) = delete;
    ~SnapshotDesk(); ///< a file under way is given up

    /// The file of this scope, if one is there and its cursor is still good.
    [[nodiscard]] std::optional<protocol::SnapshotOffer> offer(const Scope &scope, const CityFacts &facts) const;
    /// A seat of this scope took everything row by row (or will have to): a file is made unless a fresh one is there.
    void want(const Scope &scope, const protocol::Manifest &manifest, const CityFacts &facts);
    /// Path of a scope's file with that hash; empty: no such one.
    [[nodiscard]] QString pathOf(const Scope &scope, const QString &hash) const;

    struct Making
    {
        protocol::SnapshotOffer offer;
        std::chrono::milliseconds building{0}, packing{0};
    };
    /// Makes one now, on the calling thread. Errors: Refused "cancelled", "no-format"; Unreachable "disk-full", ….
    base::Result<Making> make(const Scope &scope, const protocol::Manifest &manifest, qint64 epoch);

private:
    struct Made
    {
        protocol::SnapshotOffer offer;
        qint64 epoch = 0, seq = 0, rows = 0;
        base::Instant at;
        QString previous; ///< hash of the one before, for those who are still loading it
    };
    struct Wish
    {
        Scope scope;
        protocol::Manifest manifest;
        qint64 epoch = 0;
    };
    void run();
    [[nodiscard]] bool isFresh(const Made &made, qint64 tail) const;
    base::Result<void> read(const Wish &wish, const QString &file, qint64 &seq, qint64 &rows);
    void keep(const QByteArray &scope, Made made);

    Parts m_parts;
    QString m_folder;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<QByteArray, Made> m_made; ///< by scope
    std::deque<Wish> m_wishes;
    QByteArray m_underWay; ///< scope
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};
} // namespace wanmi::server
