// SPDX-License-Identifier: GPL-3.0-or-later
// The counts against slow ones that are told from the text of evaluation.md alone: loops over what happened
// to each case, one count after the other, sharing nothing with the engine but the names of the counts.
#include "evaluation/factlines.h"
#include "evaluation/tally.h"

#include "stories.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;
using test::NotYet;
using test::Round;
using test::Stage;
using test::Story;
using C = Count;

class TestOracle : public QObject
{
    Q_OBJECT
private slots:
    void everyCountIsWhatTheTextSays_data();
    void everyCountIsWhatTheTextSays();
    void aTableOfThePastCountsWhatWasKnown_data();
    void aTableOfThePastCountsWhatWasKnown();
    void theOracleItselfSeesEverything();
};

namespace {
constexpr int Stories = 500, Days = 60;

/// A case that counts, and for whom.
struct Hit
{
    const Story *story = nullptr;
    QString person, department;
    qint64 amount = 1;
};
using Hits = std::vector<Hit>;

/// evaluation.md §1.1 and §2 in loops.
class Oracle
{
public:
    Oracle(const std::vector<Story> &stories, qint64 from, qint64 to)
        : m_stories(stories)
        , m_from(from)
        , m_to(to)
    {
    }

    Hits count(Count count) const
    {
        Hits hits;
        for (const Story &story : m_stories)
            add(hits, count, story);
        return hits;
    }

private:
    bool isIn(qint64 at) const { return at != NotYet && m_from <= at && at < m_to; }
    static bool isGone(const Story &story) { return story.end == u"VOIDED" || story.end == u"MERGED"; }
    static bool isTaken(const Stage &stage)
    {
        return stage.outcome == u"approveVoid" || stage.outcome == u"forceClose"
            || (stage.outcome == u"reassignTask" && stage.isInTime());
    }

    /// A feedback handed in by the deadline is under judgement at the period's end.
    bool awaitsJudgement(const Story &story, qint64 due) const
    {
        for (const Stage &stage : story.stages) {
            if (stage.kind == u"feedback" && stage.from < m_to && stage.to >= m_to && stage.from <= due)
                return true;
        }
        return false;
    }

    /// Whose the work was at the period's end, if it was late and not done.
    const Round *lateAtEnd(const Story &story) const
    {
        const Round *with = nullptr;
        for (const Round &round : story.rounds) {
            if (round.at < m_to)
                with = &round;
        }
        if (!with || with->returnedAt < m_to || isGone(story) || story.endedAt < m_to || with->due >= m_to)
            return nullptr;
        const Round *done = story.done();
        if (done && done->acceptedAt < m_to)
            return nullptr;
        return awaitsJudgement(story, with->due) ? nullptr : with;
    }

    bool isOpenLate(const Story &story) const
    {
        if (isGone(story) || story.reportedAt >= m_to || story.endedAt < m_to || story.lead().isEmpty())
            return false;
        const qint64 due = story.rounds.back().due;
        const Round *done = story.done();
        const bool isDoneInTime = done && done->acceptedAt < m_to && done->reportedAt <= done->due;
        return due < m_to && !isDoneInTime && !awaitsJudgement(story, due);
    }

    static bool isHandledInTime(const Story &story)
    {
        const Round *done = story.done();
        return done && done->reportedAt <= done->due;
    }
    static bool isReworked(const Story &story)
    {
        for (std::size_t i = 1; i < story.rounds.size(); ++i) {
            const Round &again = story.rounds[i], &before = story.rounds[i - 1];
            if (before.failedAt != NotYet && again.department == before.department
                && again.department == story.lead())
                return true;
        }
        return false;
    }
    static bool isExtended(const Story &story)
    {
        return std::ranges::any_of(story.rounds, [](const Round &one) { return one.extendedAt != NotYet; });
    }
    static QString closerOf(const Story &story)
    {
        for (const Stage &stage : story.stages) {
            if (stage.kind == u"close" && stage.to != NotYet)
                return stage.who;
        }
        return {};
    }

    void add(Hits &hits, Count count, const Story &story) const
    {
        addReport(hits, count, story);
        addIntake(hits, count, story);
        addStages(hits, count, story);
        addRegistration(hits, count, story);
        addDispatches(hits, count, story);
        addHandling(hits, count, story);
        addClosing(hits, count, story);
        addCallback(hits, count, story);
    }

    void addReport(Hits &hits, Count count, const Story &story) const
    {
        if (!isIn(story.reportedAt) || story.end == u"MERGED")
            return;
        if (count == C::Report || (count == C::ValidReport && story.registeredAt != NotYet))
            hits.push_back({&story, story.reporter, {}});
    }

    void addIntake(Hits &hits, Count count, const Story &story) const
    {
        bool isFirst = true, wasSentBack = false;
        for (const Stage &stage : story.stages)
            wasSentBack = wasSentBack || stage.outcome == u"sendBack";
        for (const Stage &stage : story.stages) {
            if (stage.kind != u"accept" || stage.to == NotYet)
                continue;
            const Hit hit{&story, stage.who, {}};
            const bool isTaken
                = isFirst && (stage.outcome == u"sendVerify" || stage.outcome == u"submitRegister");
            const bool isSent = stage.outcome == u"sendVerify";
            isFirst = false;
            if (!isIn(stage.to))
                continue;
            if ((count == C::Accepted && isTaken) || (count == C::InTimeAccept && isTaken && stage.isInTime())
                || (count == C::AccurateAccept && isTaken && !wasSentBack)
                || (count == C::AcceptedRegistered && isTaken && story.registeredAt != NotYet)
                || (count == C::VerifySent && isSent)
                || (count == C::InTimeVerifySent && isSent && stage.isInTime()))
                hits.push_back(hit);
        }
    }

    void addStages(Hits &hits, Count count, const Story &story) const
    {
        struct Of
        {
            const char *kind;
            Count done, inTime, late;
        };
        static constexpr Of Kinds[]{{"verify", C::Verified, C::InTimeVerify, C::OverdueVerify},
                                    {"check", C::Checked, C::InTimeCheck, C::OverdueCheck},
                                    {"close", C::StageClosed, C::InTimeStageClose, C::OverdueStageClose},
                                    {"check-dispatch", C::CheckSent, C::InTimeCheckSent, C::Suspensions}};
        bool isFirstCheck = true;
        for (const Stage &stage : story.stages) {
            for (const Of &of : Kinds) {
                if (stage.kind != QLatin1StringView(of.kind))
                    continue;
                const bool isDone = isIn(stage.to) && !isTaken(stage);
                const bool isLate = stage.from < m_to && stage.to >= m_to && stage.due < m_to;
                if ((count == of.done && isDone) || (count == of.inTime && isDone && stage.isInTime()))
                    hits.push_back({&story, stage.who, {}});
                // A task is somebody's while it is open; what waits at a desk is nobody's yet.
                if (count == of.late && isLate)
                    hits.push_back({&story, stage.kind == u"close" ? QString() : stage.who, {}});
            }
            if (stage.kind == u"check" && stage.to != NotYet) {
                if (count == C::FirstCheckPassed && isFirstCheck && stage.outcome == u"pass"
                    && isIn(stage.to))
                    hits.push_back({&story, stage.who, {}});
                isFirstCheck = false;
            }
        }
    }

    void addRegistration(Hits &hits, Count count, const Story &story) const
    {
        if (!isIn(story.registeredAt))
            return;
        for (const Stage &stage : story.stages) {
            if (stage.outcome != u"register")
                continue;
            if (count == C::Registered || (count == C::InTimeRegister && stage.isInTime())
                || (count == C::AccurateRegister && story.end != u"VOIDED")
                || (count == C::PublicRegistered && story.isPublic))
                hits.push_back({&story, stage.who, story.lead()});
        }
    }

    void addDispatches(Hits &hits, Count count, const Story &story) const
    {
        for (const Stage &stage : story.stages) {
            if (stage.kind != u"dispatch")
                continue;
            const bool isWaiting = stage.from < m_to && stage.to >= m_to && !isGone(story);
            if ((count == C::WaitingDispatch && isWaiting)
                || (count == C::OverdueDispatch && isWaiting && stage.due < m_to))
                hits.push_back({&story, {}, {}});
            if (stage.outcome != u"dispatch" || !isIn(stage.to))
                continue;
            const Round &round = story.rounds[std::size_t(stage.round - 1)];
            if (count == C::Dispatched || (count == C::InTimeDispatch && stage.isInTime())
                || (count == C::ReturnedDispatch && round.returnedAt != NotYet))
                hits.push_back({&story, stage.who, round.signedAt == NotYet ? QString() : round.department});
        }
        if (count == C::WrongDispatch && isIn(story.endedAt) && story.isClosed())
            addWrong(hits, story);
        for (const Round &round : story.rounds) {
            if (count == C::Returns && isIn(round.returnedAt))
                hits.push_back({&story, {}, round.department});
            if (count == C::Extensions && isIn(round.extendedAt))
                hits.push_back({&story, {}, round.department});
        }
    }

    /// Sent to two departments or more: once for each dispatcher whose choice another one had to replace.
    static void addWrong(Hits &hits, const Story &story)
    {
        QStringList faulted;
        for (std::size_t i = 1; i < story.rounds.size(); ++i) {
            const Round &before = story.rounds[i - 1], &again = story.rounds[i];
            const bool isWrong = before.returnedAt != NotYet
                ? again.department != story.rounds.front().department
                : again.department != before.department;
            if (isWrong && !faulted.contains(before.dispatcher)) {
                faulted.append(before.dispatcher);
                hits.push_back({&story, before.dispatcher, {}});
            }
        }
    }

    void addHandling(Hits &hits, Count count, const Story &story) const
    {
        const Round *done = story.done();
        if (done && isIn(done->acceptedAt) && !isGone(story)) {
            const bool isInTime = done->reportedAt <= done->due;
            if (count == C::Handled || (count == C::InTimeHandle && isInTime)
                || (count == C::OverdueHandle && !isInTime)
                || (count == C::ExtendedHandled && isExtended(story)))
                hits.push_back({&story, {}, done->department});
            if (count == C::HandleTime)
                hits.push_back({&story, {}, done->department, done->reportedAt - done->start});
        }
        const Round *late = lateAtEnd(story);
        if (late && (count == C::OverduePending || (count == C::ExtendedPending && isExtended(story))))
            hits.push_back({&story, {}, late->department});
    }

    void addClosing(Hits &hits, Count count, const Story &story) const
    {
        if (count == C::OpenCases && story.reportedAt < m_to && story.endedAt >= m_to && !isGone(story))
            hits.push_back({&story, {}, story.lead()});
        if (count == C::OverdueOpen && isOpenLate(story))
            hits.push_back({&story, {}, story.lead()});
        if (!isIn(story.endedAt) || !story.isClosed())
            return;
        const bool isInTime
            = story.lead().isEmpty() || isHandledInTime(story); // without a deadline nobody is late
        if (count == C::Closed || (count == C::InTimeClose && isInTime)
            || (count == C::OverdueClose && !isInTime) || (count == C::Rework && isReworked(story))
            || (count == C::ClosedPublic && story.isPublic)
            || (count == C::CalledBack && story.isPublic && story.calledAt != NotYet))
            hits.push_back({&story, closerOf(story), story.lead()});
    }

    void addCallback(Hits &hits, Count count, const Story &story) const
    {
        if (!isIn(story.calledAt))
            return;
        const bool isPleased = story.satisfaction == u"satisfied" || story.satisfaction == u"very-satisfied";
        const bool isReached = story.satisfaction != u"unreachable";
        if (count == C::Callbacks || (count == C::EffectiveCallbacks && isReached)
            || (count == C::SatisfiedCallbacks && isPleased))
            hits.push_back({&story, {}, story.lead()});
    }

    const std::vector<Story> &m_stories;
    qint64 m_from, m_to;
};

const std::vector<Count> Asked{C::Report,
                               C::ValidReport,
                               C::Accepted,
                               C::InTimeAccept,
                               C::AccurateAccept,
                               C::AcceptedRegistered,
                               C::VerifySent,
                               C::InTimeVerifySent,
                               C::CheckSent,
                               C::InTimeCheckSent,
                               C::Registered,
                               C::InTimeRegister,
                               C::AccurateRegister,
                               C::PublicRegistered,
                               C::Dispatched,
                               C::InTimeDispatch,
                               C::WaitingDispatch,
                               C::OverdueDispatch,
                               C::ReturnedDispatch,
                               C::WrongDispatch,
                               C::Handled,
                               C::InTimeHandle,
                               C::OverdueHandle,
                               C::OverduePending,
                               C::ExtendedHandled,
                               C::ExtendedPending,
                               C::HandleTime,
                               C::Closed,
                               C::InTimeClose,
                               C::OverdueClose,
                               C::OverdueOpen,
                               C::OpenCases,
                               C::Rework,
                               C::ClosedPublic,
                               C::CalledBack,
                               C::Verified,
                               C::InTimeVerify,
                               C::OverdueVerify,
                               C::Checked,
                               C::InTimeCheck,
                               C::OverdueCheck,
                               C::FirstCheckPassed,
                               C::StageClosed,
                               C::InTimeStageClose,
                               C::OverdueStageClose,
                               C::Returns,
                               C::Extensions,
                               C::Callbacks,
                               C::EffectiveCallbacks,
                               C::SatisfiedCallbacks};

QString keyOf(const Hit &hit, Dimension by)
{
    switch (by) {
    case Dimension::City:
        return {};
    case Dimension::District:
        return hit.story->cell.left(6);
    case Dimension::Cell:
        return hit.story->cell;
    case Dimension::Department:
        return hit.department;
    case Dimension::Person:
        return hit.person;
    case Dimension::ClassKey:
        return u'E' + hit.story->classCode;
    default:
        return {};
    }
}

std::vector<Story> someStories(quint32 seed)
{
    test::Storyteller teller(seed);
    QRandomGenerator random(seed + 1);
    std::vector<Story> stories;
    for (int i = 0; i < Stories; ++i)
        stories.push_back(
            teller.tell(i, test::NewYearMs + qint64(random.bounded(Days * 1440)) * test::MinuteMs));
    return stories;
}

std::vector<Story> knownAt(const std::vector<Story> &stories, qint64 now)
{
    std::vector<Story> known;
    for (const Story &story : stories) {
        if (story.reportedAt < now)
            known.push_back(story.until(now));
    }
    return known;
}

FactTable tableOf(const std::vector<Story> &stories, qint64 asOf = Never)
{
    FactTableBuilder builder(asOf);
    for (const Story &story : stories) {
        const std::vector<domain::Fact> facts = test::factsOf(story);
        addFacts(builder, story.id, facts);
        if (story.end.isEmpty())
            addOpen(builder, test::fileOf(story), facts);
    }
    return std::move(builder).finish();
}

/// All counts of one question by key: what happened, and of it the exempt part.
void compare(const FactTable &table, const std::vector<Story> &known, const Period &period, Dimension by)
{
    const Question question{period, by, Asked};
    const Tally tally = evaluation::tally(table, question);
    const qint64 knows = table.now() == Never ? Never : table.now() + 1; // a running period ends there
    const Oracle oracle(known, base::toMs(period.from), std::min(base::toMs(period.to), knows));
    for (const Count count : Asked) {
        std::map<QString, std::vector<Counted>> expected;
        for (const Hit &hit : oracle.count(count)) {
            const QString key = keyOf(hit, by);
            // §1: voided cases leave the department's counts; what is nobody's is in no row.
            if ((key.isEmpty() && by != Dimension::City)
                || (by == Dimension::Department && hit.story->end == u"VOIDED"))
                continue;
            expected[key].push_back({hit.story->id, 1, hit.amount, hit.story->isExempt()});
        }
        for (std::size_t i = 0; i < tally.actors().size(); ++i) {
            const QString &actor = tally.actors()[i];
            std::vector<Counted> &cases = expected[actor];
            qint64 raw = 0, scored = 0;
            for (const Counted &one : cases) {
                raw += one.amount;
                scored += one.isExempt ? 0 : one.amount;
            }
            const QString where = tokenOf(count) + u' ' + tokenOf(by) + u' ' + actor;
            std::ranges::sort(cases, {}, &Counted::subject);
            const std::vector<Counted> list = listed(table, question, count, actor);
            QStringList expectedIds, ids;
            for (const Counted &one : cases)
                expectedIds.append(one.subject);
            for (const Counted &one : list)
                ids.append(one.subject);
            QVERIFY2(ids == expectedIds,
                     qPrintable(where + QStringLiteral(" lists ") + ids.join(u' ') + QStringLiteral(" for ")
                                + expectedIds.join(u' ')));
            QVERIFY2(list == cases, qPrintable(where));
            QVERIFY2(tally.raw(i, count) == raw, qPrintable(where));
            QVERIFY2(tally.scored(i, count) == scored, qPrintable(where));
            expected.erase(actor);
        }
        for (const auto &[key, cases] : expected)
            QVERIFY2(
                cases.empty(),
                qPrintable(tokenOf(count) + u' ' + tokenOf(by) + QStringLiteral(" has no row for ") + key));
    }
}

constexpr Dimension Dimensions[]{Dimension::City,       Dimension::District, Dimension::Cell,
                                 Dimension::Department, Dimension::Person,   Dimension::ClassKey};

void seeds()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 20261123U, 4711U, 99U})
        QTest::addRow("seed %u", seed) << seed;
}
} // namespace

void TestOracle::everyCountIsWhatTheTextSays_data()
{
    seeds();
}

void TestOracle::everyCountIsWhatTheTextSays()
{
    QFETCH(quint32, seed);
    const std::vector<Story> all = someStories(seed);
    const qint64 now = test::NewYearMs + 45 * test::DayMs;
    const std::vector<Story> known = knownAt(all, now);
    const FactTable table = tableOf(known);
    for (const auto &[from, count] : {std::pair(0, 31), {31, 14}, {7, 7}, {0, 45}, {20, 1}}) {
        for (const Dimension by : Dimensions) {
            compare(table, known, test::days(from, count), by);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestOracle::aTableOfThePastCountsWhatWasKnown_data()
{
    seeds();
}

void TestOracle::aTableOfThePastCountsWhatWasKnown()
{
    QFETCH(quint32, seed);
    const std::vector<Story> all = knownAt(someStories(seed), test::NewYearMs + 55 * test::DayMs);
    for (const int day : {10, 31, 40}) {
        const qint64 asOf = test::NewYearMs + day * test::DayMs + 7 * test::HourMs;
        const std::vector<Story> known = knownAt(all, asOf);
        const FactTable table = tableOf(all, asOf);
        for (const Dimension by : Dimensions) {
            compare(table, known, test::days(0, day), by);
            compare(table, known, test::days(day - 7, 7), by);
            compare(table, known, test::days(day - 3, 14), by); // still running
            if (QTest::currentTestFailed())
                return;
        }
    }
}

/// Stories in which nothing of the kind happens would prove nothing.
void TestOracle::theOracleItselfSeesEverything()
{
    const std::vector<Story> known = knownAt(someStories(1), test::NewYearMs + 45 * test::DayMs);
    const Oracle oracle(known, test::NewYearMs, test::NewYearMs + 45 * test::DayMs);
    for (const Count count : Asked) {
        if (count != C::OverdueStageClose && count != C::OverdueVerify && count != C::OverdueCheck
            && count != C::OverdueDispatch && count != C::WaitingDispatch && count != C::ExtendedPending)
            QVERIFY2(!oracle.count(count).empty(), qPrintable(tokenOf(count)));
    }
}

QTEST_GUILESS_MAIN(TestOracle)
#include "tst_oracle.moc"
