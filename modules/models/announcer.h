// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/queues.h"

#include <QJsonObject>
#include <QSet>

namespace wanmi::models {

/// A case that wants the eyes of somebody at this post.
struct News
{
    /// The later, the worse.
    enum class Kind {
        New, ///< came into one of the post's queues
        Back, ///< came back into one: returned, reopened, sent back
        Rework, ///< came in because a check had failed
        Request, ///< a request waits for this post's decision
        Warning, ///< its light turned yellow
        Order, ///< a supervise order was laid on it
        Overdue ///< its light turned red
    };
    QString caseId;
    Kind kind = Kind::New;
    qint64 sinceMs = 0; ///< when it became news
};
[[nodiscard]] QString tokenOf(News::Kind kind); ///< "new", "back", "rework", "request", "warning", …

/// What is played; the later, the worse.
enum class Chime { New, Worsened, Alarm };
[[nodiscard]] Chime chimeOf(News::Kind kind);

/// Tells what is new and what grew worse in the queues that wait for one post. Everything that is not
/// acknowledged is marked; a chime comes at most once in a while, for all that came since, and again as long
/// as something stays unacknowledged. While a replica fills or catches up nothing chimes; what came is said
/// once, when it is through. What this person does is no news. GUI thread; the first look at all cases
/// happens on a worker.
class Announcer : public QObject
{
    Q_OBJECT
public:
    struct Pace
    {
        qint64 gatherMs = 1'000; ///< what comes within it is announced together
        qint64 chimePauseMs = 10'000; ///< between two chimes
        qint64 raiseAgainMs = 300'000; ///< until what nobody acknowledged is said again
        qint64 longestSilenceMs = 30'000; ///< while catching up
        int mostMarks = 200; ///< named one by one; the rest is counted
    };

    /// \param queues those that wait for this post (Workspace::counted).
    Announcer(const CaseRows &rows, std::vector<Queue> queues, std::shared_ptr<const base::Clock> clock,
              QObject *parent = nullptr)
        : Announcer(rows, std::move(queues), std::move(clock), Pace{}, parent)
    {
    }
    Announcer(const CaseRows &rows, std::vector<Queue> queues, std::shared_ptr<const base::Clock> clock,
              Pace pace, QObject *parent = nullptr);

    /// What was known when this person was last here (memory()), then it begins. Empty: nothing that is there
    /// now is news.
    void begin(const QJsonObject &memory);
    /// For the next time: what is not acknowledged, and until when everything else has been seen.
    [[nodiscard]] QJsonObject memory() const;
    /// The replica is being filled or is catching up.
    void setCatchingUp(bool catchingUp);

    /// The worst first, then the oldest; at most Pace::mostMarks.
    [[nodiscard]] const std::vector<News> &news() const { return m_sorted; }
    [[nodiscard]] int total() const { return static_cast<int>(m_news.size()); }
    [[nodiscard]] int count(News::Kind kind) const;
    [[nodiscard]] const News *newsOf(const QString &caseId) const; ///< nullptr: nothing new about it

public slots:
    void acknowledge(const QString &caseId);
    void acknowledgeAll();
    /// Once a second: time alone turns lights.
    void tick();

signals:
    void changed();
    /// \param cases how many came since the last time, or stand unacknowledged when it is said `again`.
    void announced(wanmi::models::Chime chime, int cases, bool again);

private:
    /// What was last seen of a case that concerns this post.
    struct Seen
    {
        bool waits = false; ///< in a queue of this post, whatever the time
        bool late = false; ///< this post wants to know when it is overdue
        bool requested = false, supervised = false, pending = false;
        int queue = -1; ///< in which it waits
        int rework = 0;
        qint64 stageMs = 0, warnAtMs = 0, dueMs = 0; ///< of a running clock, else 0
    };
    using Sight = std::vector<std::pair<QString, Seen>>;
    [[nodiscard]] static std::optional<Seen> look(const std::vector<Queue> &queues,
                                                  const store::CaseSummary &row);
    [[nodiscard]] std::optional<News::Kind> newsIn(const QString &id, const Seen *before, const Seen &now,
                                                   qint64 fromMs, qint64 untilMs) const;
    [[nodiscard]] qint64 nowMs() const { return base::toMs(m_clock->now()); }
    void lookAtAll();
    void takeAll(const Sight &sight);
    void takeRows(const QList<int> &positions);
    void take(const QString &id, const std::optional<Seen> &seen);
    void tellOfAbsence(const Sight &sight);
    void tell(const QString &id, News::Kind kind, qint64 sinceMs);
    bool drop(const QString &id);
    void dropWhatPassed(const QString &id, const Seen &before, const Seen &now);
    void turnLights();
    void speak();
    void publish();

    const CaseRows &m_rows;
    const std::vector<Queue> m_queues;
    std::shared_ptr<const base::Clock> m_clock;
    const Pace m_pace;
    QHash<QString, Seen> m_seen;
    QSet<std::pair<QString, int>> m_once; ///< cases that have waited in a queue before
    QHash<QString, News> m_news;
    std::vector<News> m_sorted;
    QJsonObject m_before; ///< until the first look
    QList<int> m_changedMeanwhile;
    qint64 m_lookedMs = 0; ///< lights were looked at until then
    qint64 m_nextTurnMs = 0; ///< the next light turns then
    qint64 m_freshSinceMs = 0, m_chimedMs = 0, m_silentSinceMs = 0; ///< 0: none, never, not
    int m_fresh = 0; ///< came since the last announcement
    News::Kind m_worstFresh = News::Kind::New;
    bool m_begun = false, m_looked = false, m_running = false, m_again = false, m_stale = false;
};
} // namespace wanmi::models

Q_DECLARE_METATYPE(wanmi::models::Chime)
