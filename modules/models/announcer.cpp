// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcer.h"

#include "base/answer.h"

#include <QJsonArray>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace wanmi::models {
namespace {
using Kind = News::Kind;
using Which = Queue::Which;
constexpr std::array Tokens{"new", "back", "rework", "request", "warning", "order", "overdue"};
constexpr qsizetype MostRemembered = 500;
constexpr qint64 Never = std::numeric_limits<qint64>::max();

Kind kindOf(const QString &token)
{
    const auto at
        = std::ranges::find_if(Tokens, [&](const char *t) { return token == QLatin1StringView(t); });
    return at == Tokens.end() ? Kind::New : static_cast<Kind>(at - Tokens.begin());
}
} // namespace

QString tokenOf(Kind kind)
{
    return QString::fromLatin1(Tokens[static_cast<size_t>(kind)]);
}

Chime chimeOf(Kind kind)
{
    switch (kind) {
    case Kind::New:
    case Kind::Back:
        return Chime::New;
    case Kind::Rework:
    case Kind::Request:
    case Kind::Warning:
        return Chime::Worsened;
    case Kind::Order:
    case Kind::Overdue:
        break;
    }
    return Chime::Alarm;
}

Announcer::Announcer(const CaseRows &rows, std::vector<Queue> queues,
                     std::shared_ptr<const base::Clock> clock, Pace pace, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_queues(std::move(queues))
    , m_clock(std::move(clock))
    , m_pace(pace)
{
    connect(&rows, &CaseRows::reset, this, &Announcer::lookAtAll);
    connect(&rows, &CaseRows::rowsChanged, this, &Announcer::takeRows);
}

void Announcer::begin(const QJsonObject &memory)
{
    if (std::exchange(m_begun, true))
        return;
    m_before = memory;
    if (m_rows.isLoaded())
        lookAtAll();
}

QJsonObject Announcer::memory() const
{
    if (!m_looked)
        return m_before;
    QJsonArray open;
    for (const News &news : m_news) {
        if (open.size() == MostRemembered)
            break;
        open.append(QJsonArray{news.caseId, tokenOf(news.kind), news.sinceMs});
    }
    return {{QStringLiteral("until"), nowMs()}, {QStringLiteral("open"), open}};
}

void Announcer::setCatchingUp(bool catchingUp)
{
    if (catchingUp && m_silentSinceMs == 0)
        m_silentSinceMs = nowMs();
    else if (!catchingUp)
        m_silentSinceMs = 0;
}

int Announcer::count(Kind kind) const
{
    return static_cast<int>(std::count_if(m_news.cbegin(), m_news.cend(),
                                          [kind](const News &news) { return news.kind == kind; }));
}

const News *Announcer::newsOf(const QString &caseId) const
{
    const auto it = m_news.constFind(caseId);
    return it == m_news.cend() ? nullptr : &*it;
}

/// Nothing when the case is none of this post's.
std::optional<Announcer::Seen> Announcer::look(const std::vector<Queue> &queues,
                                               const store::CaseSummary &row)
{
    if (row.id.isEmpty())
        return std::nullopt;
    Seen seen;
    const bool counts = row.isOpen && row.dueMs > 0 && row.state != domain::state::Suspended;
    bool concerns = false;
    for (int at = 0; at < static_cast<int>(queues.size()); ++at) {
        const Queue &queue = queues[static_cast<size_t>(at)];
        const bool byTime = queue.which == Which::Overdue || queue.which == Which::Warning;
        if (byTime && counts) {
            seen.late = seen.late || queue.which == Which::Overdue;
            concerns = true;
        } else if (!byTime && queue.holds(row, 0)) {
            seen.requested = seen.requested || queue.which == Which::Requests;
            if (queue.which != Which::Requests && !seen.waits) {
                seen.waits = true;
                seen.queue = at;
            }
            concerns = true;
        }
    }
    if (!concerns)
        return std::nullopt;
    seen.supervised = row.supervised;
    seen.pending = row.pending;
    seen.rework = row.reworkCount;
    seen.stageMs = row.stageStartedAtMs;
    seen.warnAtMs = counts ? row.warnAtMs : 0;
    seen.dueMs = counts ? row.dueMs : 0;
    return seen;
}

/// Of what happened between the two instants the worst; `before` nothing: the case was not this post's.
std::optional<Kind> Announcer::newsIn(const QString &id, const Seen *before, const Seen &now, qint64 fromMs,
                                      qint64 untilMs) const
{
    if (now.pending)
        return std::nullopt;
    std::optional<Kind> worst;
    const auto tellOf = [&worst](Kind kind) { worst = worst ? std::max(*worst, kind) : kind; };
    if (now.waits && (!before || !before->waits)) {
        tellOf(now.rework > (before ? before->rework : 0) ? Kind::Rework
                   : m_once.contains({id, now.queue})     ? Kind::Back
                                                          : Kind::New);
    }
    if (now.requested && (!before || !before->requested))
        tellOf(Kind::Request);
    if (now.supervised && before && !before->supervised)
        tellOf(Kind::Order);
    if ((now.waits || now.late) && now.dueMs > 0) {
        const bool sameClock = before && before->dueMs == now.dueMs;
        const bool wasRed = sameClock && fromMs > now.dueMs;
        const bool wasYellow = sameClock && fromMs > now.warnAtMs;
        if (untilMs > now.dueMs && !wasRed)
            tellOf(Kind::Overdue);
        else if (untilMs > now.warnAtMs && untilMs <= now.dueMs && !wasYellow && now.waits)
            tellOf(Kind::Warning);
    }
    return worst;
}

void Announcer::lookAtAll()
{
    if (!m_begun)
        return;
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_changedMeanwhile.clear();
    base::Answer<Sight> looked = QtConcurrent::run([table = m_rows.table(), queues = m_queues] {
        Sight sight;
        for (int i = 0; i < table.size(); ++i) {
            if (auto seen = look(queues, table.at(i)))
                sight.emplace_back(table.at(i).id, *seen);
        }
        return sight;
    });
    looked.then(this, [this](const Sight &sight) {
        m_running = false;
        if (std::exchange(m_again, false)) {
            lookAtAll();
            return;
        }
        takeAll(sight);
    });
}

void Announcer::takeAll(const Sight &sight)
{
    if (!std::exchange(m_looked, true)) {
        tellOfAbsence(sight);
    } else {
        QSet<QString> left;
        for (auto it = m_seen.cbegin(); it != m_seen.cend(); ++it)
            left.insert(it.key());
        for (const auto &[id, seen] : sight) {
            take(id, seen);
            left.remove(id);
        }
        for (const QString &id : std::as_const(left))
            take(id, std::nullopt);
    }
    m_nextTurnMs = 0;
    const QList<int> late = std::exchange(m_changedMeanwhile, {});
    takeRows(late);
    publish();
}

/// The first look: what came and what turned since this person was here. Who was never here starts afresh.
void Announcer::tellOfAbsence(const Sight &sight)
{
    const qint64 now = nowMs();
    const QJsonObject memory = std::exchange(m_before, {});
    const bool first = !memory.contains(QStringLiteral("until"));
    const qint64 until = first ? now : memory.value(QStringLiteral("until")).toInteger();
    QHash<QString, News> open;
    for (const QJsonValue &value : memory.value(QStringLiteral("open")).toArray()) {
        const QJsonArray entry = value.toArray();
        const QString id = entry.at(0).toString();
        open.insert(id, {id, kindOf(entry.at(1).toString()), entry.at(2).toInteger()});
    }
    m_lookedMs = now;
    for (const auto &[id, seen] : sight) {
        m_seen.insert(id, seen);
        if (seen.waits)
            m_once.insert({id, seen.queue});
        if (first || seen.pending)
            continue;
        std::optional<Kind> kind;
        if (seen.waits && seen.stageMs > until)
            kind = seen.rework > 0 ? Kind::Rework : Kind::New;
        else
            kind = newsIn(id, &seen, seen, until, now);
        const auto left = open.constFind(id);
        if (left != open.cend())
            tell(id, kind ? std::max(*kind, left->kind) : left->kind, left->sinceMs);
        else if (kind)
            tell(id, *kind, now);
    }
}

void Announcer::takeRows(const QList<int> &positions)
{
    if (m_running) {
        m_changedMeanwhile += positions;
        return;
    }
    if (!m_looked)
        return;
    if (nowMs() > m_nextTurnMs)
        turnLights();
    for (const int position : positions) {
        const store::CaseSummary &row = m_rows.table().at(position);
        if (!row.id.isEmpty())
            take(row.id, look(m_queues, row));
    }
    // A row that left the scope has no id any more: whose it was is told by those that are gone from the
    // table.
    const bool anyGone = std::ranges::any_of(
        positions, [this](int position) { return m_rows.table().at(position).id.isEmpty(); });
    if (anyGone) {
        QStringList gone;
        for (auto it = m_seen.cbegin(); it != m_seen.cend(); ++it) {
            if (!m_rows.positionOf(it.key()))
                gone.append(it.key());
        }
        for (const QString &id : std::as_const(gone))
            take(id, std::nullopt);
    }
    publish();
}

void Announcer::take(const QString &id, const std::optional<Seen> &seen)
{
    const auto known = m_seen.constFind(id);
    const std::optional<Seen> before = known == m_seen.cend() ? std::nullopt : std::optional(*known);
    if (!seen || seen->pending
        || (before && before->waits && !seen->waits && !seen->requested && !seen->late))
        drop(id); // it is somebody else's now, or this person has just dealt with it
    if (!seen) {
        m_seen.remove(id);
        return;
    }
    if (before)
        dropWhatPassed(id, *before, *seen);
    const qint64 now = nowMs();
    if (const auto kind = newsIn(id, before ? &*before : nullptr, *seen, m_lookedMs, now))
        tell(id, *kind, now);
    if (seen->waits)
        m_once.insert({id, seen->queue});
    m_seen.insert(id, *seen);
    for (const qint64 turn : {seen->warnAtMs, seen->dueMs}) {
        if (turn > 0 && turn >= m_lookedMs)
            m_nextTurnMs = std::min(m_nextTurnMs, turn);
    }
}

void Announcer::tell(const QString &id, Kind kind, qint64 sinceMs)
{
    const auto known = m_news.constFind(id);
    if (known != m_news.cend() && known->kind >= kind)
        return;
    m_news.insert(id, {id, kind, sinceMs});
    if (m_fresh++ == 0) {
        m_freshSinceMs = nowMs();
        m_worstFresh = kind;
    }
    m_worstFresh = std::max(m_worstFresh, kind);
    m_stale = true;
}

/// Somebody took the next step, decided the request, or gave more time.
void Announcer::dropWhatPassed(const QString &id, const Seen &before, const Seen &now)
{
    const News *news = newsOf(id);
    if (!news)
        return;
    const bool moved = before.stageMs != now.stageMs;
    const bool decided = news->kind == Kind::Request && !now.requested;
    const qint64 turned = news->kind == Kind::Overdue ? now.dueMs
        : news->kind == Kind::Warning                 ? now.warnAtMs
                                                      : 0;
    if (moved || decided || turned > nowMs())
        drop(id);
}

bool Announcer::drop(const QString &id)
{
    const bool was = m_news.remove(id) > 0;
    m_stale = m_stale || was;
    return was;
}

void Announcer::acknowledge(const QString &caseId)
{
    if (drop(caseId))
        publish();
}

void Announcer::acknowledgeAll()
{
    m_stale = m_stale || !m_news.isEmpty();
    m_news.clear();
    m_fresh = 0;
    publish();
}

void Announcer::tick()
{
    if (!m_looked || m_running)
        return;
    const qint64 now = nowMs();
    if (now < m_lookedMs) { // the clock was put back: lights are looked at from here on
        m_lookedMs = m_chimedMs = m_freshSinceMs = now;
        m_silentSinceMs = std::min(m_silentSinceMs, now);
        m_nextTurnMs = 0;
    }
    if (now > m_nextTurnMs)
        turnLights();
    publish();
    speak();
}

void Announcer::turnLights()
{
    const qint64 now = nowMs();
    qint64 next = Never;
    for (auto it = m_seen.cbegin(); it != m_seen.cend(); ++it) {
        if (const auto kind = newsIn(it.key(), &*it, *it, m_lookedMs, now))
            tell(it.key(), *kind, now);
        for (const qint64 turn : {it->warnAtMs, it->dueMs}) {
            if (turn >= now)
                next = std::min(next, turn);
        }
    }
    m_lookedMs = now;
    m_nextTurnMs = next;
}

void Announcer::speak()
{
    const qint64 now = nowMs();
    if (m_silentSinceMs > 0 && now - m_silentSinceMs < m_pace.longestSilenceMs)
        return;
    if (m_news.isEmpty()) {
        m_fresh = 0;
        return;
    }
    if (m_fresh > 0) {
        if (now - m_freshSinceMs < m_pace.gatherMs
            || (m_chimedMs > 0 && now - m_chimedMs < m_pace.chimePauseMs))
            return;
        m_chimedMs = now;
        emit announced(chimeOf(m_worstFresh), std::exchange(m_fresh, 0), false);
    } else if (m_chimedMs > 0 && now - m_chimedMs >= m_pace.raiseAgainMs) {
        m_chimedMs = now;
        emit announced(chimeOf(m_sorted.front().kind), total(), true);
    }
}

void Announcer::publish()
{
    if (!std::exchange(m_stale, false))
        return;
    m_sorted.assign(m_news.cbegin(), m_news.cend());
    const auto worse = [](const News &a, const News &b) {
        return std::tie(b.kind, a.sinceMs, a.caseId) < std::tie(a.kind, b.sinceMs, b.caseId);
    };
    const auto most = std::min(m_sorted.size(), static_cast<size_t>(m_pace.mostMarks));
    std::ranges::partial_sort(m_sorted, m_sorted.begin() + static_cast<std::ptrdiff_t>(most), worse);
    m_sorted.resize(most);
    emit changed();
}
} // namespace wanmi::models
