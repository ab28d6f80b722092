// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/judgequeue.h"

#include <QLoggingCategory>

#include <algorithm>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server")
constexpr std::size_t MostWaiting = 20'000;
constexpr std::size_t MostPerTransaction = 200;
} // namespace

JudgeQueue::JudgeQueue(Storage &storage, Rule rule, std::function<void(qint64)> committed)
    : m_storage(storage)
    , m_rule(std::move(rule))
    , m_committed(std::move(committed))
    , m_thread([this] { run(); })
{
}

JudgeQueue::~JudgeQueue()
{
    stop();
}

void JudgeQueue::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool JudgeQueue::push(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_waiting + job.asked.size() > MostWaiting)
            return false;
        m_waiting += job.asked.size();
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

qint64 JudgeQueue::length()
{
    const std::lock_guard lock(m_mutex);
    return qint64(m_jobs.size());
}

bool JudgeQueue::ask(std::vector<Asked> asked, Answer answer)
{
    return push({std::move(asked), std::move(answer), nullptr});
}

bool JudgeQueue::post(std::function<void(Storage &)> work)
{
    return push({{}, nullptr, std::move(work)});
}

void JudgeQueue::run()
{
    for (;;) {
        std::vector<Job> commands;
        std::function<void(Storage &)> work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            std::size_t count = 0;
            while (!m_jobs.empty() && !m_jobs.front().work
                   && (count == 0 || count + m_jobs.front().asked.size() <= MostPerTransaction)) {
                count += m_jobs.front().asked.size();
                commands.push_back(std::move(m_jobs.front()));
                m_jobs.pop_front();
            }
            m_waiting -= count;
            if (commands.empty()) {
                work = std::move(m_jobs.front().work);
                m_jobs.pop_front();
            }
        }
        try {
            if (work)
                work(m_storage);
            else
                judge(std::move(commands));
        } catch (const std::exception &exception) {
            // Nothing was committed; whoever asked gets 503 when the last copy of its responder goes.
            qCCritical(log) << "judging failed:" << exception.what();
        }
    }
}

void JudgeQueue::judge(std::vector<Job> jobs)
{
    std::vector<Asked> all;
    for (const Job &job : jobs)
        all.insert(all.end(), job.asked.begin(), job.asked.end());
    auto results = m_storage.judge(all, m_rule);
    if (!results) {
        // One unreadable row must not refuse the neighbours.
        if (jobs.size() > 1 && results.error().kind == ErrorKind::Corrupt) {
            for (Job &job : jobs) {
                std::vector<Job> alone;
                alone.push_back(std::move(job));
                judge(std::move(alone));
            }
            return;
        }
        for (Job &job : jobs)
            job.answer(tl::unexpected(results.error()));
        return;
    }
    qint64 newest = 0;
    for (const protocol::CommandResult &result : *results)
        newest = std::max(newest, result.seq);
    if (newest > 0)
        m_committed(newest);
    std::size_t first = 0;
    for (Job &job : jobs) {
        answer(job, *results, first);
        first += job.asked.size();
    }
}

void JudgeQueue::answer(Job &job, const std::vector<protocol::CommandResult> &results, std::size_t first)
{
    const auto begin = results.begin() + std::ptrdiff_t(first);
    job.answer(std::vector(begin, begin + std::ptrdiff_t(job.asked.size())));
}
} // namespace wanmi::server
