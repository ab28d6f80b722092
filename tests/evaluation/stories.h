// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/facts.h"
#include "evaluation/facttable.h"
#include "factmaking.h"

#include <QRandomGenerator>

/// What happened to cases, told plainly, and the facts and files central would have of it. Nothing of the
/// engine.
namespace wanmi::test {

inline constexpr qint64 NotYet = std::numeric_limits<qint64>::max();

/// A desk or a supervisor has the case.
struct Stage
{
    QString kind; ///< as the facts name it
    QString who;
    qint64 from = 0, due = 0, to = NotYet;
    QString outcome;
    int round = 0;
    [[nodiscard]] bool isInTime() const { return to <= due; }
};

/// A department has it.
struct Round
{
    QString dispatcher, department;
    qint64 at = 0, signedAt = NotYet, returnedAt = NotYet, extendedAt = NotYet;
    qint64 start = 0, due = 0; ///< of the work, from its first dispatch
    qint64 reportedAt = NotYet; ///< the feedback that was accepted
    qint64 acceptedAt = NotYet, failedAt = NotYet;
};

struct Story
{
    QString id, cell, grid, classCode, source, reporter;
    bool isPublic = false;
    qint64 reportedAt = 0, registeredAt = NotYet;
    std::vector<Stage> stages;
    std::vector<Round> rounds;
    qint64 endedAt = NotYet;
    QString end; ///< "CLOSED NORMAL", "CLOSED FORCED", "VOIDED", "MERGED", "NOT_ACCEPTED", "NOT_REGISTERED"
    qint64 exemptAt = NotYet, calledAt = NotYet;
    QString satisfaction;

    [[nodiscard]] bool isClosed() const { return end.startsWith(u"CLOSED"); }
    [[nodiscard]] bool isExempt() const { return exemptAt != NotYet; }
    [[nodiscard]] QString lead() const
    {
        return rounds.empty() || rounds.back().returnedAt != NotYet ? QString() : rounds.back().department;
    }
    /// The round whose feedback was accepted for good.
    [[nodiscard]] const Round *done() const
    {
        const bool isDone
            = !rounds.empty() && rounds.back().acceptedAt != NotYet && rounds.back().failedAt == NotYet;
        return isDone ? &rounds.back() : nullptr;
    }

    /// What of it was known at an instant.
    [[nodiscard]] Story until(qint64 now) const
    {
        Story cut = *this;
        const auto hide = [now](qint64 &at) { at = at < now ? at : NotYet; };
        std::erase_if(cut.stages, [now](const Stage &one) { return one.from >= now; });
        for (Stage &stage : cut.stages) {
            if (stage.to >= now) {
                stage.to = NotYet;
                stage.outcome.clear();
            }
        }
        std::erase_if(cut.rounds, [now](const Round &one) { return one.at >= now; });
        for (Round &round : cut.rounds) {
            for (qint64 *at :
                 {&round.signedAt, &round.returnedAt, &round.extendedAt, &round.acceptedAt, &round.failedAt})
                hide(*at);
            if (round.acceptedAt == NotYet)
                round.reportedAt = NotYet;
        }
        for (qint64 *at : {&cut.registeredAt, &cut.endedAt, &cut.exemptAt, &cut.calledAt})
            hide(*at);
        if (cut.endedAt == NotYet)
            cut.end.clear();
        return cut;
    }
};

class Storyteller
{
public:
    explicit Storyteller(quint32 seed)
        : m_random(seed)
    {
    }

    Story tell(int number, qint64 at)
    {
        m_story = {};
        m_story.id = QStringLiteral("case-%1").arg(number);
        m_story.cell = QStringLiteral("23010%1").arg(2 + below(2))
            + QStringLiteral("00100%1").arg(1 + below(2)) + QStringLiteral("00%1").arg(1 + below(3));
        m_story.grid = m_story.cell.left(9) + QString::number(10 + below(2));
        m_story.classCode = QStringLiteral("010%1").arg(1 + below(3));
        m_story.isPublic = below(4) == 0;
        m_story.source = m_story.isPublic ? QStringLiteral("hotline12345") : QStringLiteral("supervisor");
        m_story.reporter = m_story.isPublic ? QString() : person("supervisor");
        m_story.reportedAt = m_at = at;
        intake();
        if (m_story.registeredAt != NotYet && m_story.end.isEmpty())
            work();
        interrupt();
        afterwards();
        return m_story;
    }

private:
    int below(int limit) { return m_random.bounded(limit); }
    bool chance(int percent) { return below(100) < percent; }
    QString person(const char *post)
    {
        return QStringLiteral("%1-%2").arg(QLatin1StringView(post)).arg(below(3));
    }
    QString department() { return QStringLiteral("dept-%1").arg(below(4)); }

    Stage &stage(const char *kind, const QString &who, int limitMinutes, const QString &outcome)
    {
        const qint64 from = m_at;
        m_at += (1 + below(2 * limitMinutes)) * MinuteMs;
        return m_story.stages.emplace_back(Stage{QString::fromLatin1(kind), who, from,
                                                 from + limitMinutes * MinuteMs, m_at, outcome,
                                                 int(m_story.rounds.size())});
    }
    void end(const char *how)
    {
        m_story.end = QString::fromLatin1(how);
        m_story.endedAt = m_at;
    }

    void intake()
    {
        const int way = below(100);
        const QString acceptor = person("acceptor");
        if (way < 10) {
            stage("accept", acceptor, 15, way < 5 ? QStringLiteral("refuse") : QStringLiteral("merge"));
            return end(way < 5 ? "NOT_ACCEPTED" : "MERGED");
        }
        if (way < 55) {
            stage("accept", acceptor, 15, QStringLiteral("sendVerify"));
            if (chance(15))
                stage("verify", person("supervisor"), 30, QStringLiteral("reassignTask"));
            const bool isReal = chance(92);
            stage("verify", person("supervisor"), 30,
                  isReal ? QStringLiteral("real") : QStringLiteral("notFound"));
            if (!isReal) {
                stage("accept", person("acceptor"), 15, QStringLiteral("refuse"));
                return end("NOT_ACCEPTED");
            }
        }
        stage("accept", acceptor, 15, QStringLiteral("submitRegister"));
        while (chance(8)) {
            stage("register", person("leader"), 30, QStringLiteral("sendBack"));
            stage("accept", person("acceptor"), 15, QStringLiteral("submitRegister"));
        }
        if (chance(4)) {
            stage("register", person("leader"), 30, QStringLiteral("refuseRegister"));
            return end("NOT_REGISTERED");
        }
        stage("register", person("leader"), 30, QStringLiteral("register"));
        m_story.registeredAt = m_at;
    }

    void work()
    {
        for (bool isPassed = false; !isPassed;) {
            dispatch();
            if (m_story.rounds.back().returnedAt == NotYet)
                isPassed = handled();
        }
        stage("close", person("leader"), 30, QStringLiteral("close"));
        end("CLOSED NORMAL");
    }

    void dispatch()
    {
        const Round before = m_story.rounds.empty() ? Round() : m_story.rounds.back();
        const bool isFresh = m_story.rounds.empty() || before.returnedAt != NotYet;
        Round round;
        round.dispatcher = person("dispatcher");
        stage("dispatch", round.dispatcher, 15, QStringLiteral("dispatch")).round
            = int(m_story.rounds.size()) + 1;
        do
            round.department = isFresh || chance(30) ? department() : before.department;
        while (before.returnedAt != NotYet && round.department == before.department);
        round.at = m_at;
        m_limit = (2 + below(46)) * HourMs;
        round.start = isFresh ? m_at : before.start;
        round.due = isFresh ? m_at + m_limit : before.due;
        m_at += (1 + below(20)) * MinuteMs;
        round.signedAt = m_at;
        if (m_at + HourMs < round.due && chance(10) && m_story.rounds.size() < 4) {
            m_at += (1 + below(59)) * MinuteMs;
            round.returnedAt = m_at;
        } else if (m_at + HourMs < round.due && chance(12)) {
            m_at += (1 + below(59)) * MinuteMs;
            round.extendedAt = m_at;
            round.due += m_limit;
        }
        m_story.rounds.push_back(round);
    }

    /// Until the feedback is accepted and checked.
    bool handled()
    {
        const auto index = m_story.rounds.size() - 1;
        qint64 reported = 0;
        bool isAccepted = false;
        while (!isAccepted) {
            m_at += (1 + below(int(m_limit / MinuteMs * 3 / 2))) * MinuteMs;
            reported = m_at;
            isAccepted = chance(80);
            stage("feedback", person("dispatcher"), 600, // long, or no period would end in one
                  isAccepted ? QStringLiteral("acceptFeedback") : QStringLiteral("rejectFeedback"));
        }
        m_story.rounds[index].reportedAt = reported;
        m_story.rounds[index].acceptedAt = m_at;
        stage("check-dispatch", person("acceptor"), 15, QStringLiteral("sendCheck"));
        const bool isPassed = chance(80) || index > 3;
        stage("check", person("supervisor"), 60, isPassed ? QStringLiteral("pass") : QStringLiteral("fail"));
        if (!isPassed)
            m_story.rounds[index].failedAt = m_at;
        return isPassed;
    }

    /// Voided, or closed by force, in the middle of it.
    void interrupt()
    {
        if (m_story.registeredAt == NotYet || !m_story.isClosed() || !chance(10))
            return;
        const bool isVoid = chance(50);
        const qint64 span = (m_story.endedAt - m_story.registeredAt) / MinuteMs;
        const qint64 at = m_story.registeredAt + (1 + below(int(span))) * MinuteMs - MinuteMs / 2;
        m_story = m_story.until(at);
        for (Stage &open : m_story.stages) {
            if (open.to == NotYet) {
                open.to = at;
                open.outcome = isVoid ? QStringLiteral("approveVoid") : QStringLiteral("forceClose");
            }
        }
        m_at = at;
        end(isVoid ? "VOIDED" : "CLOSED FORCED");
    }

    void afterwards()
    {
        if (!m_story.isClosed())
            return;
        if (chance(12))
            m_story.exemptAt = m_story.endedAt + (1 + below(5000)) * MinuteMs;
        if (m_story.isPublic && chance(60)) {
            static const QStringList Answers{QStringLiteral("very-satisfied"), QStringLiteral("satisfied"),
                                             QStringLiteral("fair"), QStringLiteral("dissatisfied"),
                                             QStringLiteral("unreachable")};
            m_story.calledAt = m_story.endedAt + (1 + below(4000)) * MinuteMs;
            m_story.satisfaction = Answers[below(5)];
        }
    }

    QRandomGenerator m_random;
    Story m_story;
    qint64 m_at = 0, m_limit = 0;
};

/// What central would have written of it.
[[nodiscard]] std::vector<domain::Fact> factsOf(const Story &story);
/// And the case as it would stand; of an open one.
[[nodiscard]] domain::CaseFile fileOf(const Story &story);
} // namespace wanmi::test
