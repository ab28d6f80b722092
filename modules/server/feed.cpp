// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/feed.h"

#include "server/cursor.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace wanmi::server {
namespace {
using namespace std::chrono_literals;
constexpr auto Pause = 80ms; // between two answers to one seat
using GridStep = std::chrono::duration<qint64, std::ratio<20, 1000>>; // seats whose time comes within it are answered together
constexpr std::size_t MostRemembered = 4096;
constexpr int LinesAtOnce = 2000;
constexpr int MostReady = 500; // lines in a page of ready rows: those who catch up are many at once

std::chrono::steady_clock::time_point onGrid(std::chrono::steady_clock::time_point time)
{
    return std::chrono::ceil<GridStep>(time);
}

Answer refusalOf(const Error &error)
{
    return error.reason == u"expired" ? errorAnswer(410, QStringLiteral("refused"), error.reason, {}) : errorAnswer(error);
}
} // namespace

Feed::Feed(Storage &storage, std::shared_ptr<const base::Clock> clock, qint64 tail)
    : m_storage(storage)
    , m_clock(std::move(clock))
    , m_tail(tail)
    , m_thread([this] { run(); })
{
}

Feed::~Feed()
{
    release();
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Feed::notify(qint64 seq)
{
    // Several threads tell: the tail never goes back, else the newest cursors would be of the future.
    qint64 known = m_tail;
    while (seq > known && !m_tail.compare_exchange_weak(known, seq)) { }
    if (seq <= known)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_news = true;
    }
    m_wake.notify_one();
}

void Feed::begin(qint64 epoch, qint64 tail)
{
    m_tail = tail;
    std::list<Parked> old;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_parked.begin(); it != m_parked.end();) {
            const auto here = it++;
            if (here->poll.epoch != epoch)
                old.splice(old.end(), m_parked, here);
        }
    }
    for (const Parked &one : old)
        one.responder.answer(errorAnswer(410, QStringLiteral("refused"), QStringLiteral("epoch"), {}));
}

void Feed::dropEnded(const std::function<std::optional<Answer>(const Session &)> &ended)
{
    std::map<QByteArray, Session> sessions;
    {
        const std::lock_guard lock(m_mutex);
        for (const Parked &one : m_parked)
            sessions.try_emplace(one.poll.session.tokenHash, one.poll.session);
    }
    std::map<QByteArray, Answer> answers; // asked without the lock: it reads the database
    for (const auto &[hash, session] : sessions) {
        if (auto answer = ended(session))
            answers.emplace(hash, std::move(*answer));
    }
    if (answers.empty())
        return;
    std::list<Parked> gone;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_parked.begin(); it != m_parked.end();) {
            const auto here = it++;
            if (answers.contains(here->poll.session.tokenHash))
                gone.splice(gone.end(), m_parked, here);
        }
    }
    for (const Parked &one : gone)
        one.responder.answer(answers.at(one.poll.session.tokenHash));
}

Feed::Standing Feed::standing() const
{
    Standing standing;
    const std::lock_guard lock(m_mutex);
    standing.held = int(m_parked.size());
    for (const Parked &one : m_parked)
        standing.furthestBack = std::min(standing.furthestBack.value_or(one.poll.after), one.poll.after);
    return standing;
}

void Feed::park(Poll poll, Responder responder)
{
    const Time now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        if (!m_released) {
            const auto last = m_answered.find(poll.session.tokenHash.toStdString());
            const Time notBefore = last == m_answered.end() ? now : onGrid(last->second + Pause);
            const qint64 after = poll.after;
            const Time deadline = now + poll.wait;
            const bool isBehind = m_tail > after;
            m_parked.push_back({std::move(poll), std::move(responder), after, notBefore, deadline});
            // Most come back before their time: the tailer need not be woken for them.
            if (std::min(isBehind ? notBefore : deadline, deadline) < m_next) {
                m_news = true;
                m_wake.notify_one();
            }
            return;
        }
    }
    responder.answer(emptyAnswer(204));
}

void Feed::release()
{
    std::list<Parked> held;
    {
        const std::lock_guard lock(m_mutex);
        m_released = true;
        held.swap(m_parked);
    }
    for (const Parked &one : held)
        one.responder.answer(emptyAnswer(204));
}

Answer Feed::answerWith(const FeedPage &page, const Poll &poll) const
{
    const QByteArray next = Cursor{poll.epoch, poll.session.scope.hash(), page.next}.toText();
    Answer answer;
    if (poll.json) {
        protocol::ChangePage full;
        protocol::RowDecoder decoder;
        decoder.feed(page.rows);
        for (auto row = decoder.next(); row && *row; row = decoder.next())
            full.items.push_back(std::move(**row));
        full.next = QString::fromLatin1(next);
        full.more = page.more;
        full.serverTime = m_clock->now();
        answer = jsonAnswer(200, protocol::toJson(full));
    } else {
        QByteArray bytes = page.rows;
        protocol::RowEncoder(bytes).trailer(next);
        answer.contentType = "application/cbor-seq";
        answer.body = std::make_shared<const QByteArray>(std::move(bytes));
    }
    answer.headers = {{"X-Wanmi-Cursor", next},
                      {"X-Wanmi-More", page.more ? "true" : "false"},
                      {"X-Wanmi-Time", QByteArray::number(base::toMs(m_clock->now()))}};
    return answer;
}

/// What is read may have been committed a moment ago, and be told in the next: its cursor is good all the
/// same.
base::Result<FeedPage> Feed::read(const Poll &poll, qint64 after)
{
    auto page = m_storage.changesAfter(poll.session.scope, after, poll.limit);
    if (page)
        notify(page->next);
    return page;
}

base::Result<void> Feed::follow(const std::list<Parked> &due)
{
    const qint64 tail = m_tail;
    qint64 lowest = tail;
    for (const Parked &one : due)
        lowest = std::min(lowest, one.looked);
    const qint64 epoch = due.front().poll.epoch;
    const bool beginsLate = lowest < m_ring.from() && !m_ring.hasForgotten();
    if (epoch != m_ringEpoch || tail - m_ring.to() > Reach || beginsLate) {
        m_ringEpoch = epoch;
        m_ring.beginAt(std::max(lowest, tail - Reach));
    }
    while (m_ring.to() < tail) {
        auto lines = m_storage.linesAfter(m_ring.to(), LinesAtOnce);
        if (!lines) {
            m_ringEpoch = 0; // begins anew
            return tl::unexpected(lines.error());
        }
        if (lines->entries.empty())
            break;
        notify(lines->next); // see read()
        m_ring.append(std::move(*lines));
    }
    return {};
}

base::Result<FeedPage> Feed::pageOf(const Poll &poll, qint64 after)
{
    if (poll.epoch == m_ringEpoch) {
        if (auto page = m_ring.page(poll.session.scope, after, std::min(poll.limit, MostReady)))
            return std::move(*page);
    }
    return read(poll, after);
}

Answer Feed::pageFor(const Poll &poll)
{
    const auto page = read(poll, poll.after);
    return page ? answerWith(*page, poll) : refusalOf(page.error());
}

void Feed::run()
{
    for (;;) {
        std::list<Parked> due;
        {
            std::unique_lock lock(m_mutex);
            const auto called = [this] { return m_stopping || m_news; };
            if (m_next == Time::max())
                m_wake.wait(lock, called);
            else
                m_wake.wait_until(lock, m_next, called);
            if (m_stopping)
                return;
            m_news = false;
            m_next = collect(std::chrono::steady_clock::now(), due);
        }
        if (!due.empty())
            serve(std::move(due));
    }
}

Feed::Time Feed::collect(Time now, std::list<Parked> &due)
{
    Time next = Time::max();
    const qint64 tail = m_tail;
    for (auto it = m_parked.begin(); it != m_parked.end();) {
        const auto here = it++;
        const bool news = tail > here->looked;
        if ((news && now >= here->notBefore) || now >= here->deadline)
            due.splice(due.end(), m_parked, here);
        else
            next = std::min(next, news ? std::min(here->notBefore, here->deadline) : here->deadline);
    }
    return next;
}

void Feed::serve(std::list<Parked> due)
{
    const Time now = std::chrono::steady_clock::now();
    using Place = std::tuple<QByteArray, qint64, qint64, int, bool>;
    std::map<Place, std::pair<base::Result<FeedPage>, std::optional<Answer>>> pages;
    std::list<Parked> back;
    std::vector<std::string> answered;
    // A database that is gone is asked once, not once for every place.
    const auto followed = follow(due);
    const bool isGone = !followed && followed.error().reason != u"expired";
    for (auto it = due.begin(); it != due.end(); it = due.begin()) {
        const Poll &poll = it->poll;
        const Place place{poll.session.scope.hash(), poll.epoch, it->looked, poll.limit, poll.json};
        auto found = pages.find(place);
        if (found == pages.end())
            found = pages.emplace(place, std::pair(isGone ? base::Result<FeedPage>(tl::unexpected(followed.error())) : pageOf(poll, it->looked),
                                                   std::optional<Answer>())).first;
        auto &[page, answer] = found->second;
        const bool over = now >= it->deadline;
        if (page && page->rows.isEmpty() && !page->more && !over) {
            it->looked = page->next; // nothing in it for this seat: it goes on waiting
            it->notBefore = onGrid(now);
            back.splice(back.end(), due, it);
            continue;
        }
        if (page && page->next == poll.after) {
            it->responder.answer(emptyAnswer(204));
        } else {
            if (!answer)
                answer = page ? answerWith(*page, poll) : refusalOf(page.error());
            it->responder.answer(*answer);
            answered.push_back(poll.session.tokenHash.toStdString());
        }
        due.erase(it);
    }
    std::list<Parked> late;
    {
        const std::lock_guard lock(m_mutex);
        if (m_answered.size() > MostRemembered)
            std::erase_if(m_answered, [now](const auto &one) { return now - one.second > Pause; });
        for (const std::string &session : answered)
            m_answered[session] = now;
        if (m_released) {
            late.swap(back);
        } else if (!back.empty()) {
            m_parked.splice(m_parked.end(), back);
            m_news = true;
        }
    }
    for (const Parked &one : late)
        one.responder.answer(emptyAnswer(204));
}
} // namespace wanmi::server
