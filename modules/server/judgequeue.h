// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace wanmi::server {

/// The one thread that writes. Commands that wait together are judged in one transaction, so one flush to
/// disk serves many seats; answers leave only after it.
class JudgeQueue
{
public:
    using Answer = std::function<void(base::Result<std::vector<protocol::CommandResult>>)>;

    /// `committed` is called after each transaction of commands that changed something.
    JudgeQueue(Storage &storage, Rule rule, std::function<void(qint64 seq)> committed);
    JudgeQueue(const JudgeQueue &) = delete;
    JudgeQueue &operator=(const JudgeQueue &) = delete;
    ~JudgeQueue(); ///< finishes what was asked

    /// False: too many wait, or stopping.
    [[nodiscard]] bool ask(std::vector<Asked> asked, Answer answer);
    /// Runs on the writing thread, in order.
    bool post(std::function<void(Storage &)> work);
    [[nodiscard]] qint64 length(); ///< jobs that wait
    /// Finishes what was asked and takes no more.
    void stop();

private:
    struct Job
    {
        std::vector<Asked> asked;
        Answer answer;
        std::function<void(Storage &)> work; ///< instead of commands
    };
    void run();
    void judge(std::vector<Job> jobs);
    void answer(Job &job, const std::vector<protocol::CommandResult> &results, std::size_t first);
    [[nodiscard]] bool push(Job job);

    Storage &m_storage;
    Rule m_rule;
    std::function<void(qint64)> m_committed;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::size_t m_waiting = 0; ///< commands
    bool m_stopping = false;
    std::thread m_thread;
};
} // namespace wanmi::server
