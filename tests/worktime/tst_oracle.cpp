// SPDX-License-Identifier: GPL-3.0-or-later
// The clock against a slow one that shares nothing with it but the calendar's JSON: every minute of four
// years is painted worked or not from a list of its own, and each case is walked minute by minute.
#include "worktime/deadlinerun.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <climits>

using namespace wanmi;
using base::Instant;
using std::chrono::minutes;
using std::chrono::seconds;
using worktime::Calendar;
using worktime::ClockKind;
using worktime::DeadlineRun;
using worktime::Light;

namespace {

constexpr quint32 Seed = 20261122;
constexpr int Calendars = 50;
constexpr int CasesEach = 2000;
constexpr int ADay = 1440;
constexpr int Years = 4;
const QDate FirstDay(2025, 1, 1);

using Hours = std::vector<std::pair<int, int>>; ///< minutes of a day

QString timeText(int minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QJsonArray toJson(const Hours &hours)
{
    QJsonArray array;
    for (const auto &[from, to] : hours)
        array.append(
            QJsonObject{{QStringLiteral("from"), timeText(from)}, {QStringLiteral("to"), timeText(to)}});
    return array;
}

QString isoText(QDate day)
{
    return day.toString(QStringLiteral("yyyy-MM-dd"));
}

/// A random calendar, as JSON for the clock and as painted minutes for the walker.
class World
{
public:
    explicit World(QRandomGenerator &random)
        : m_random(random)
    {
        static constexpr std::array Offsets{480, 480, 480, 0, 345, -300};
        m_json[u"version"] = QStringLiteral("random");
        offsetMinutes = Offsets[size_t(random.bounded(int(Offsets.size())))];
        m_json[u"utcOffsetMinutes"] = offsetMinutes;
        published
            = random.bounded(2) == 0 ? std::set<int>{2025, 2026} : std::set<int>{2025, 2026, 2027, 2028};
        QJsonArray years;
        for (const int year : published)
            years.append(year);
        m_json[u"publishedYears"] = years;
        paintWeeks();
        paintSeasons();
        paintFreeDays();
        paintHalfDays();
    }

    [[nodiscard]] const QJsonObject &json() const { return m_json; }
    /// Local minutes since the first day.
    [[nodiscard]] bool isWorked(int minute) const { return m_worked[size_t(minute)] != 0; }
    [[nodiscard]] int length() const { return int(m_worked.size()); }

    int offsetMinutes = 0;
    std::set<int> published;

private:
    [[nodiscard]] Hours someHours(bool isHalf)
    {
        if (isHalf)
            return {{480 + 15 * m_random.bounded(4), 690 + 15 * m_random.bounded(4)}};
        Hours hours{{450 + 15 * m_random.bounded(5), 690 + 15 * m_random.bounded(4)},
                    {780 + 15 * m_random.bounded(6), 1020 + 15 * m_random.bounded(6)}};
        if (m_random.bounded(8) == 0) // a third period that touches the second
            hours.push_back({hours.back().second, hours.back().second + 60});
        return hours;
    }

    void paint(int dayNo, const Hours &hours)
    {
        std::fill_n(m_worked.begin() + dayNo * ADay, ADay, 0);
        for (const auto &[from, to] : hours)
            std::fill(m_worked.begin() + dayNo * ADay + from, m_worked.begin() + dayNo * ADay + to, 1);
    }

    void paintWeeks()
    {
        const int days = int(FirstDay.daysTo(FirstDay.addYears(Years)));
        m_worked.assign(size_t(days) * ADay, 0);
        m_hours.assign(size_t(days), someHours(false));
        for (int no = 0; no < days; ++no)
            m_works.push_back(FirstDay.addDays(no).dayOfWeek() <= 5);
        m_json[u"periods"] = toJson(m_hours[0]);
    }

    void paintSeasons()
    {
        const int kind = m_random.bounded(3);
        if (kind == 0)
            return;
        const QDate second = QDate(2024, 4, 1).addDays(m_random.bounded(60));
        const QDate third = QDate(2024, 9, 1).addDays(m_random.bounded(90));
        QJsonArray seasons;
        const auto season = [&](QDate from, QDate to) {
            const Hours hours = someHours(false);
            const auto text = [](QDate day) { return day.toString(QStringLiteral("MM-dd")); };
            seasons.append(QJsonObject{{QStringLiteral("zh"), QStringLiteral("季")},
                                       {QStringLiteral("from"), text(from)},
                                       {QStringLiteral("to"), text(to)},
                                       {QStringLiteral("periods"), toJson(hours)}});
            for (size_t no = 0; no < m_hours.size(); ++no) {
                const QString of = text(FirstDay.addDays(qint64(no)));
                const bool wraps = text(to) < text(from);
                if (wraps ? of >= text(from) || of <= text(to) : of >= text(from) && of <= text(to))
                    m_hours[no] = hours;
            }
        };
        season(second, third.addDays(-1));
        if (kind == 2) { // the rest of the year is a season that runs over New Year
            season(third, second.addDays(-1));
            m_json.remove(u"periods");
        }
        m_json[u"seasons"] = seasons;
    }

    void paintFreeDays()
    {
        QJsonArray holidays;
        QJsonArray makeUps;
        for (size_t no = 10; no + 20 < m_works.size(); no += size_t(10 + m_random.bounded(60))) {
            const int length = 1 + m_random.bounded(8);
            const QDate from = FirstDay.addDays(qint64(no));
            if (!published.contains(from.year()))
                continue;
            holidays.append(QJsonObject{{QStringLiteral("from"), isoText(from)},
                                        {QStringLiteral("to"), isoText(from.addDays(length - 1))},
                                        {QStringLiteral("zh"), QStringLiteral("假")}});
            std::fill_n(m_works.begin() + qint64(no), length, false);
            const size_t after = no + size_t(length);
            if (FirstDay.addDays(qint64(after)).dayOfWeek() > 5) {
                makeUps.append(isoText(FirstDay.addDays(qint64(after))));
                m_works[after] = true;
            }
        }
        m_json[u"holidays"] = holidays;
        m_json[u"makeUpDays"] = makeUps;
    }

    void paintHalfDays()
    {
        QJsonArray halfDays;
        for (size_t no = size_t(m_random.bounded(40)); no < m_works.size();
             no += size_t(15 + m_random.bounded(80))) {
            if (!m_works[no])
                continue;
            m_hours[no] = someHours(true);
            halfDays.append(QJsonObject{{QStringLiteral("date"), isoText(FirstDay.addDays(qint64(no)))},
                                        {QStringLiteral("periods"), toJson(m_hours[no])}});
        }
        m_json[u"halfDays"] = halfDays;
        for (size_t no = 0; no < m_works.size(); ++no)
            paint(int(no), m_works[no] ? m_hours[no] : Hours());
    }

    QRandomGenerator &m_random;
    QJsonObject m_json;
    std::vector<Hours> m_hours;
    std::vector<bool> m_works;
    std::vector<quint8> m_worked;
};

struct Pause
{
    int from = 0;
    int to = 0; ///< Never when nobody has said
    static constexpr int Never = 1 << 30;
};

struct More
{
    int at = 0;
    int length = 0;
};

/// A case in minutes since the first day.
struct Case
{
    int start = 0;
    int limit = 0;
    ClockKind clock = ClockKind::Work;
    std::vector<Pause> pauses;
    std::vector<More> more;
    std::vector<int> reworks;
};

struct Truth
{
    int limit = 0;
    int used = 0;
    std::optional<int> warn;
    std::optional<int> due;
    Light light = Light::None;
    int round = 0;
};

/// Walks one round. `now` is where `used` is read off.
Truth walk(const World &world, const Case &of, int now)
{
    Truth truth;
    truth.limit = of.limit;
    for (const More &more : of.more)
        truth.limit += more.length;
    const int yellow = truth.limit / 5 * 4;
    int done = 0;
    for (int minute = of.start; minute < now || done < truth.limit; ++minute) {
        bool isPaused = false;
        bool isForever = false;
        for (const Pause &pause : of.pauses) {
            isPaused = isPaused || (minute >= pause.from && minute < pause.to);
            isForever = isForever || (minute >= pause.from && pause.to == Pause::Never);
        }
        if (isForever && minute >= now)
            break;
        if (isPaused || (of.clock == ClockKind::Work && !world.isWorked(minute)))
            continue;
        ++done;
        if (minute < now)
            ++truth.used;
        if (done == yellow)
            truth.warn = minute + 1;
        if (done == truth.limit)
            truth.due = minute + 1;
    }
    return truth;
}

/// What is known of the round that runs at `now`.
Truth truthAt(const World &world, const Case &of, int now)
{
    Case round{of.start, of.limit, of.clock, {}, {}, {}};
    Truth truth;
    int number = 0;
    int begin = INT_MIN;
    for (const int rework : of.reworks) {
        if (rework <= now) {
            begin = round.start = rework;
            round.limit = of.limit >= 240 ? of.limit / 2 : of.limit >= 120 ? 120 : of.limit;
            ++number;
        }
    }
    bool standsStill = false;
    for (const Pause &pause : of.pauses) {
        if (pause.from > now)
            continue;
        round.pauses.push_back(pause);
        standsStill = standsStill || now < pause.to;
    }
    for (const More &more : of.more) {
        if (more.at <= now && more.at >= begin)
            round.more.push_back(more);
    }
    truth = walk(world, round, now);
    truth.round = number;
    if (now >= round.start)
        truth.light = standsStill ? Light::Grey
            : now > *truth.due    ? Light::Red
            : now > *truth.warn   ? Light::Yellow
                                  : Light::Green;
    return truth;
}

Case someCase(QRandomGenerator &random)
{
    Case made;
    made.start = random.bounded(1000 * ADay) + 2 * ADay;
    made.limit = 10 * (1 + random.bounded(random.bounded(20) == 0 ? 480 : 96));
    const int clock = random.bounded(10);
    made.clock = clock < 6 ? ClockKind::Work : clock < 8 ? ClockKind::Urgent : ClockKind::Natural;
    if (random.bounded(3) == 0)
        made.start -= made.start % 30; // the ends of periods come up more often
    for (int i = random.bounded(4); i > 0 && random.bounded(2) == 0; --i) {
        const int from = made.start - ADay + random.bounded(8 * ADay);
        const int kind = random.bounded(20);
        made.pauses.push_back(
            {from, kind == 0 ? Pause::Never : from + (kind == 1 ? 0 : random.bounded(6 * ADay))});
    }
    for (int i = random.bounded(3); i > 0 && random.bounded(2) == 0; --i)
        made.more.push_back({made.start + random.bounded(10 * ADay), 10 * (1 + random.bounded(48))});
    if (random.bounded(6) == 0) {
        made.reworks.push_back(made.start + random.bounded(9 * ADay));
        if (random.bounded(3) == 0)
            made.reworks.push_back(made.reworks[0] + 1 + random.bounded(5 * ADay));
    }
    if (!made.more.empty() && !made.reworks.empty() && random.bounded(3) == 0)
        made.more[0].at = made.reworks[0];
    return made;
}

/// Any instant around the case, or the very one at which something happens.
int someInstant(QRandomGenerator &random, const World &world, const Case &of)
{
    std::vector<int> events{of.start};
    for (const Pause &pause : of.pauses) {
        events.push_back(pause.from);
        if (pause.to != Pause::Never)
            events.push_back(pause.to);
    }
    for (const More &more : of.more)
        events.push_back(more.at);
    events.insert(events.end(), of.reworks.begin(), of.reworks.end());
    if (random.bounded(3) > 0)
        return of.start - ADay / 2 + random.bounded(12 * ADay);
    const int event = events[size_t(random.bounded(int(events.size())))];
    const Truth then = truthAt(world, of, event);
    const int choice = random.bounded(3);
    const int chosen = choice == 0 ? event : (choice == 1 ? then.due : then.warn).value_or(event);
    return chosen + random.bounded(3) - 1;
}

QString line(const Case &of)
{
    QString text
        = QStringLiteral("start %1 limit %2 clock %3").arg(of.start).arg(of.limit).arg(int(of.clock));
    for (const Pause &pause : of.pauses)
        text += QStringLiteral(" pause %1-%2").arg(pause.from).arg(pause.to);
    for (const More &more : of.more)
        text += QStringLiteral(" more %1 at %2").arg(more.length).arg(more.at);
    for (const int rework : of.reworks)
        text += QStringLiteral(" rework %1").arg(rework);
    return text;
}
} // namespace

class TestOracle : public QObject
{
    Q_OBJECT
private slots:
    void aHundredThousandRandomCasesAgreeWithTheMinuteWalker();

private:
    void judge(const World &world, const Calendar &calendar, const Case &made, int now, bool withSteps);
    int m_cases = 0;
    std::map<Light, int> m_lights;
    int m_provisional = 0;
    int m_withoutDue = 0;
};

void TestOracle::judge(const World &world, const Calendar &calendar, const Case &made, int now,
                       bool withSteps)
{
    const qint64 epoch = QDateTime(FirstDay, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    const auto at = [&](int minute) {
        return base::instantFromMs(epoch + (qint64(minute) - world.offsetMinutes) * 60000);
    };
    DeadlineRun run;
    run.start = at(made.start);
    run.limit = {minutes(made.limit), made.clock};
    for (const Pause &pause : made.pauses)
        run.suspensions.push_back(
            {at(pause.from), pause.to == Pause::Never ? std::nullopt : std::optional(at(pause.to))});
    for (const More &more : made.more)
        run.extensions.push_back({at(more.at), minutes(more.length)});
    for (const int rework : made.reworks)
        run.reworks.push_back(at(rework));
    const auto moment
        = [&](std::optional<int> minute) { return minute ? std::optional(at(*minute)) : std::nullopt; };

    const auto due = worktime::factDue(run, calendar);
    QCOMPARE(due, moment(walk(world, made, made.start).due));
    const Truth truth = truthAt(world, made, now);
    const worktime::Standing standing = worktime::standingAt(run, at(now), calendar);
    QCOMPARE(standing.round, truth.round);
    QCOMPARE(standing.limit, seconds(truth.limit * 60));
    QCOMPARE(standing.used, seconds(truth.used * 60));
    QCOMPARE(standing.remaining, seconds((truth.limit - truth.used) * 60));
    // Without an end of the pause nobody knows the rest; the walker may have passed the marks before it.
    QCOMPARE(standing.due, moment(truth.due));
    QCOMPARE(standing.warn, moment(truth.warn));
    QCOMPARE(standing.light, truth.light);
    const int start = truth.round > 0 ? made.reworks[size_t(truth.round - 1)] : made.start;
    bool isProvisional = false;
    if (made.clock == ClockKind::Work) {
        for (int day = start / ADay; day <= std::max(start, truth.due.value_or(now)) / ADay; ++day)
            isProvisional = isProvisional || !world.published.contains(FirstDay.addDays(day).year());
    }
    QCOMPARE(standing.isProvisional, isProvisional);
    if (withSteps && made.reworks.empty()) {
        seconds used{0};
        Instant reached = run.start;
        for (const worktime::Step &step : worktime::explain(run, calendar)) {
            using Kind = worktime::Step::Kind;
            if (step.kind == Kind::Extended || step.kind == Kind::Provisional)
                continue;
            QCOMPARE(step.from, reached);
            used += step.used;
            reached = step.to;
        }
        QCOMPARE(used, seconds(60 * walk(world, made, made.start).limit));
        QVERIFY(!due || reached == *due);
    }
    ++m_lights[standing.light];
    m_provisional += isProvisional;
    m_withoutDue += !due;
    ++m_cases;
}

void TestOracle::aHundredThousandRandomCasesAgreeWithTheMinuteWalker()
{
    qInfo("seed %u", Seed);
    QRandomGenerator random(Seed);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < Calendars; ++i) {
        const World world(random);
        const auto calendar = Calendar::fromJson(world.json());
        QVERIFY2(calendar, calendar ? "" : qPrintable(calendar.error().detail));
        for (int j = 0; j < CasesEach; ++j) {
            const Case made = someCase(random);
            const int now = someInstant(random, world, made);
            judge(world, *calendar, made, now, j % 10 == 0);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("calendar %1, now %2, ").arg(i).arg(now) + line(made)));
        }
    }
    qInfo("%d cases in %.1f s: green %d, yellow %d, red %d, grey %d, none %d; provisional %d, without due %d",
          m_cases, double(timer.elapsed()) / 1000, m_lights[Light::Green], m_lights[Light::Yellow],
          m_lights[Light::Red], m_lights[Light::Grey], m_lights[Light::None], m_provisional, m_withoutDue);
    QCOMPARE(m_cases, 100000);
    // The random cases reach every corner.
    for (const Light light : {Light::None, Light::Green, Light::Yellow, Light::Red, Light::Grey})
        QVERIFY2(m_lights[light] > 1000, qPrintable(worktime::tokenOf(light)));
    QVERIFY(m_provisional > 1000);
    QVERIFY(m_withoutDue > 500);
}

QTEST_GUILESS_MAIN(TestOracle)
#include "tst_oracle.moc"
