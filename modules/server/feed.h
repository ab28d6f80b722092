// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "server/changering.h"
#include "server/httpserver.h"
#include "server/storage.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace wanmi::server {

/// The change feed: long polls are parked here without a thread of their own; one tailer wakes them when
/// something they may see has happened: it reads and encodes each changed row once for all (ChangeRing), and puts a page
/// together once for those who stand at the same place in the same scope. The first change after a pause leaves at once; then a seat gets an answer at most every 80 to 100 ms.
class Feed
{
public:
    struct Poll
    {
        Session session;
        qint64 epoch = 0;
        qint64 after = 0;
        int limit = 2000;
        std::chrono::milliseconds wait{0};
        bool json = true;
    };

    Feed(Storage &storage, std::shared_ptr<const base::Clock> clock, qint64 tail);
    Feed(const Feed &) = delete;
    Feed &operator=(const Feed &) = delete;
    ~Feed();

    /// From any thread: everything up to `seq` has been committed.
    void notify(qint64 seq);
    [[nodiscard]] qint64 tail() const { return m_tail; }
    /// Lines: whoever is further back reads the database, pageFor().
    static constexpr qint64 Reach = 20'000;
    /// A new epoch has begun, whose log ends at `tail` (perhaps before the old one's): held polls of another one are
    /// answered with 410.
    void begin(qint64 epoch, qint64 tail);
    void park(Poll poll, Responder responder);
    /// A page without waiting; reads the database on the calling thread.
    [[nodiscard]] Answer pageFor(const Poll &poll);
    /// Answers the held polls whose session has ended with what `ended` says; nothing: it goes on. Any thread.
    void dropEnded(const std::function<std::optional<Answer>(const Session &)> &ended);
    struct Standing
    {
        int held = 0;
        std::optional<qint64> furthestBack; ///< cursor
    };
    [[nodiscard]] Standing standing() const;
    /// Answers every held poll with 204 and holds none any more.
    void release();

private:
    [[nodiscard]] base::Result<FeedPage> read(const Poll &poll, qint64 after);
    using Time = std::chrono::steady_clock::time_point;
    struct Parked
    {
        Poll poll;
        Responder responder;
        qint64 looked = 0; ///< nothing for this seat up to here
        Time notBefore, deadline;
    };
    void run();
    /// Takes out those that can be looked at now; returns when to look again.
    Time collect(Time now, std::list<Parked> &due);
    void serve(std::list<Parked> due);
    /// Reads what has been committed behind the ring's end, for those who wait.
    [[nodiscard]] base::Result<void> follow(const std::list<Parked> &due);
    [[nodiscard]] base::Result<FeedPage> pageOf(const Poll &poll, qint64 after);
    [[nodiscard]] Answer answerWith(const FeedPage &page, const Poll &poll) const;

    Storage &m_storage;
    std::shared_ptr<const base::Clock> m_clock;
    std::atomic<qint64> m_tail;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::list<Parked> m_parked;
    std::unordered_map<std::string, Time> m_answered; ///< by session
    ChangeRing m_ring; ///< of the tailer's thread
    qint64 m_ringEpoch = 0;
    Time m_next = Time::max(); ///< when the tailer looks again by itself
    bool m_news = false;
    bool m_released = false;
    bool m_stopping = false;
    std::thread m_thread;
};
} // namespace wanmi::server
