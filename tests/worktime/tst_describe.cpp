// SPDX-License-Identifier: GPL-3.0-or-later
#include "shippedcalendar.h"
#include "worktime/deadlinerun.h"
#include "worktime/describe.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace std::chrono_literals;
using base::Instant;
using worktime::Calendar;
using worktime::ClockKind;
using worktime::DeadlineRun;
using worktime::Language;

namespace {

QJsonArray hours(std::initializer_list<std::pair<const char *, const char *>> periods)
{
    QJsonArray array;
    for (const auto &[from, to] : periods)
        array.append(QJsonObject{{QStringLiteral("from"), QLatin1String(from)},
                                 {QStringLiteral("to"), QLatin1String(to)}});
    return array;
}
} // namespace

class TestDescribe : public QObject
{
    Q_OBJECT
private slots:
    void aDeadlineExplainsItself_data();
    void aDeadlineExplainsItself();
    void suspensionsAndExtensionsAreTold();
    void anOpenSuspensionSaysWhatIsLeft();
    void aReworkRoundSaysSo();
    void seasonsAndHalfDaysAreTold();
    void everyUnpublishedYearIsNamed();
    void lengthsAreShort_data();
    void lengthsAreShort();

private:
    [[nodiscard]] Instant at(QDate day, int hour, int minute) const
    {
        return m_calendar.toInstant(day, {hour, minute});
    }
    [[nodiscard]] Instant at(int month, int day, int hour, int minute) const
    {
        return at({2026, month, day}, hour, minute);
    }
    void compare(const DeadlineRun &run, const QString &zh, const QString &en) const
    {
        const auto steps = worktime::explain(run, m_calendar);
        QCOMPARE(worktime::describe(steps, Language::Chinese, m_calendar), zh);
        QCOMPARE(worktime::describe(steps, Language::English, m_calendar), en);
    }

    const Calendar m_calendar = shippedCalendar();
};

void TestDescribe::aDeadlineExplainsItself_data()
{
    QTest::addColumn<Instant>("start");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");
    QTest::newRow("over Labour Day")
        << at(4, 30, 16, 30) << "P2D work"
        << QStringLiteral(
               "从4月30日 16:30起；工作1.5小时至18:00；5月1日至5日放假（劳动节）；5月6日工作8小时；"
               "5月7日工作6.5小时至16:30；5月7日 16:30到期")
        << QStringLiteral("from 30 Apr 16:30; worked 1.5 h until 18:00; 1 to 5 May holiday (Labour Day); "
                          "6 May worked 8 h; 7 May worked 6.5 h until 16:30; due 7 May 16:30");
    QTest::newRow("into a make-up day")
        << at(5, 8, 16, 0) << "P1D work"
        << QStringLiteral(
               "从5月8日 16:00起；工作2小时至18:00；5月9日（调休上班）工作6小时至16:00；5月9日 16:00到期")
        << QStringLiteral(
               "from 8 May 16:00; worked 2 h until 18:00; 9 May make-up workday worked 6 h until 16:00; "
               "due 9 May 16:00");
    QTest::newRow("over National Day")
        << at(9, 30, 17, 0) << "PT2H work"
        << QStringLiteral(
               "从9月30日 17:00起；工作1小时至18:00；10月1日至7日放假（国庆节）；10月8日工作1小时至09:00；"
               "10月8日 09:00到期")
        << QStringLiteral("from 30 Sep 17:00; worked 1 h until 18:00; 1 to 7 Oct holiday (National Day); "
                          "8 Oct worked 1 h until 09:00; due 8 Oct 09:00");
    QTest::newRow("over Spring Festival")
        << at(2, 13, 15, 0) << "P2D work"
        << QStringLiteral("从2月13日 15:00起；工作3小时至18:00；2月14日（调休上班）工作8小时；"
                          "2月15日至23日放假（春节）；2月24日工作5小时至15:00；2月24日 15:00到期")
        << QStringLiteral(
               "from 13 Feb 15:00; worked 3 h until 18:00; 14 Feb make-up workday worked 8 h; "
               "15 to 23 Feb holiday (Spring Festival); 24 Feb worked 5 h until 15:00; due 24 Feb 15:00");
    QTest::newRow("over a weekend")
        << at(11, 20, 17, 50) << "PT4H work"
        << QStringLiteral(
               "从11月20日 17:50起；工作10分钟至18:00；11月21日至22日周末；11月23日工作3小时50分钟至11:50；"
               "11月23日 11:50到期")
        << QStringLiteral("from 20 Nov 17:50; worked 10 min until 18:00; 21 to 22 Nov weekend; "
                          "23 Nov worked 3 h 50 min until 11:50; due 23 Nov 11:50");
    QTest::newRow("urgent in the evening")
        << at(11, 20, 17, 50) << "PT2H urgent"
        << QStringLiteral("从11月20日 17:50起；昼夜连续计2小时；11月20日 19:50到期")
        << QStringLiteral("from 20 Nov 17:50; 2 h round the clock; due 20 Nov 19:50");
    QTest::newRow("from lunch")
        << at(11, 23, 12, 30) << "PT1H work"
        << QStringLiteral("从11月23日 12:30起；14:00上班时起算；工作1小时至15:00；11月23日 15:00到期")
        << QStringLiteral(
               "from 23 Nov 12:30; office hours begin 14:00; worked 1 h until 15:00; due 23 Nov 15:00");
    QTest::newRow("from a Saturday")
        << at(11, 21, 15, 0) << "PT1H work"
        << QStringLiteral(
               "从11月21日 15:00起；11月21日至22日周末；11月23日 08:00上班时起算；工作1小时至09:00；"
               "11月23日 09:00到期")
        << QStringLiteral("from 21 Nov 15:00; 21 to 22 Nov weekend; office hours begin 23 Nov 08:00; "
                          "worked 1 h until 09:00; due 23 Nov 09:00");
    QTest::newRow("calendar days") << at(9, 30, 17, 0) << "P2D natural"
                                   << QStringLiteral("从9月30日 17:00起；2个自然日；10月2日 17:00到期")
                                   << QStringLiteral("from 30 Sep 17:00; 2 calendar days; due 2 Oct 17:00");
    QTest::newRow("full days in a row")
        << at(11, 23, 8, 0) << "P6D work"
        << QStringLiteral(
               "从11月23日 08:00起；11月23日至27日工作40小时；11月28日至29日周末；11月30日工作8小时；"
               "11月30日 18:00到期")
        << QStringLiteral(
               "from 23 Nov 08:00; 23 to 27 Nov worked 40 h; 28 to 29 Nov weekend; 30 Nov worked 8 h; "
               "due 30 Nov 18:00");
    QTest::newRow("across a month")
        << at(3, 30, 8, 0) << "P3D work"
        << QStringLiteral("从3月30日 08:00起；3月30日至4月1日工作24小时；4月1日 18:00到期")
        << QStringLiteral("from 30 Mar 08:00; 30 Mar to 1 Apr worked 24 h; due 1 Apr 18:00");
    QTest::newRow("over two free times in a row")
        << at(10, 9, 17, 0) << "PT10H work"
        << QStringLiteral("从10月9日 17:00起；工作1小时至18:00；10月10日（调休上班）工作8小时；10月11日周末；"
                          "10月12日工作1小时至09:00；10月12日 09:00到期")
        << QStringLiteral("from 9 Oct 17:00; worked 1 h until 18:00; 10 Oct make-up workday worked 8 h; "
                          "11 Oct weekend; 12 Oct worked 1 h until 09:00; due 12 Oct 09:00");
    QTest::newRow("into an unpublished year")
        << at(12, 31, 17, 0) << "PT4H work"
        << QStringLiteral(
               "从12月31日 17:00起；工作1小时至18:00；2027年1月1日工作3小时至11:00；2027年1月1日 11:00到期"
               "（暂定：2027年放假安排尚未公布）")
        << QStringLiteral("from 31 Dec 17:00; worked 1 h until 18:00; 1 Jan 2027 worked 3 h until 11:00; "
                          "due 1 Jan 2027 11:00 (provisional: the holidays of 2027 are not published yet)");
}

void TestDescribe::aDeadlineExplainsItself()
{
    QFETCH(Instant, start);
    QFETCH(QString, limit);
    QFETCH(QString, zh);
    QFETCH(QString, en);
    const auto steps = worktime::explain(start, worktime::parseLimit(limit).value(), m_calendar);
    QCOMPARE(worktime::describe(steps, Language::Chinese, m_calendar), zh);
    QCOMPARE(worktime::describe(steps, Language::English, m_calendar), en);
}

void TestDescribe::suspensionsAndExtensionsAreTold()
{
    DeadlineRun run;
    run.start = at(4, 30, 16, 30);
    run.limit = {16h, ClockKind::Work};
    run.suspensions = {{at(5, 6, 10, 0), at(5, 8, 9, 0)}};
    run.extensions = {{at(5, 8, 10, 0), 8h}};
    compare(
        run,
        QStringLiteral(
            "从4月30日 16:30起；工作1.5小时至18:00；5月1日至5日放假（劳动节）；5月6日工作2小时至10:00；"
            "5月6日 10:00至5月8日 09:00挂账；5月8日工作1小时至10:00；5月8日 10:00延期8小时；"
            "工作6小时至18:00；5月9日（调休上班）工作8小时；5月10日周末；5月11日工作5.5小时至15:30；"
            "5月11日 15:30到期"),
        QStringLiteral("from 30 Apr 16:30; worked 1.5 h until 18:00; 1 to 5 May holiday (Labour Day); "
                       "6 May worked 2 h until 10:00; suspended 6 May 10:00 to 8 May 09:00; "
                       "8 May worked 1 h until 10:00; 8 May 10:00 extended by 8 h; worked 6 h until 18:00; "
                       "9 May make-up workday worked 8 h; 10 May weekend; 11 May worked 5.5 h until 15:30; "
                       "due 11 May 15:30"));
    QCOMPARE(worktime::factDue(run, m_calendar), at(5, 11, 15, 30));
}

void TestDescribe::anOpenSuspensionSaysWhatIsLeft()
{
    DeadlineRun run;
    run.start = at(11, 20, 17, 50);
    run.limit = {2h, ClockKind::Urgent};
    run.suspensions = {{at(11, 20, 18, 20), {}}};
    compare(run,
            QStringLiteral("从11月20日 17:50起；昼夜连续计30分钟；11月20日 18:20起挂账；恢复后还剩1.5小时"),
            QStringLiteral("from 20 Nov 17:50; 30 min round the clock; suspended since 20 Nov 18:20; "
                           "1.5 h left when the clock goes on"));
}

void TestDescribe::aReworkRoundSaysSo()
{
    DeadlineRun run;
    run.start = at(11, 23, 8, 0);
    run.limit = {8h, ClockKind::Work};
    run.reworks = {at(11, 25, 9, 0)};
    compare(run, QStringLiteral("第1轮返工从11月25日 09:00起；工作4小时至15:00；11月25日 15:00到期"),
            QStringLiteral("rework round 1 from 25 Nov 09:00; worked 4 h until 15:00; due 25 Nov 15:00"));
}

void TestDescribe::seasonsAndHalfDaysAreTold()
{
    QJsonObject json = shippedCalendarJson();
    json[u"seasons"] = QJsonArray{
        QJsonObject{{QStringLiteral("zh"), QStringLiteral("夏季作息")},
                    {QStringLiteral("en"), QStringLiteral("summer hours")},
                    {QStringLiteral("from"), QStringLiteral("06-01")},
                    {QStringLiteral("to"), QStringLiteral("09-30")},
                    {QStringLiteral("periods"), hours({{"08:30", "12:00"}, {"15:00", "18:00"}})}}};
    json[u"halfDays"] = QJsonArray{QJsonObject{{QStringLiteral("date"), QStringLiteral("2026-06-02")},
                                               {QStringLiteral("zh"), QStringLiteral("高温")},
                                               {QStringLiteral("en"), QStringLiteral("heat")},
                                               {QStringLiteral("periods"), hours({{"08:30", "12:00"}})}}};
    const Calendar calendar = Calendar::fromJson(json).value();
    const auto steps = worktime::explain(at(5, 29, 16, 0), {16h, ClockKind::Work}, calendar);
    QCOMPARE(worktime::describe(steps, Language::English, calendar),
             QStringLiteral(
                 "from 29 May 16:00; worked 2 h until 18:00; 30 to 31 May weekend; summer hours from 1 Jun; "
                 "1 Jun worked 6.5 h; 2 Jun half day (heat) worked 3.5 h; 3 Jun worked 4 h until 15:30; "
                 "due 3 Jun 15:30"));
    QCOMPARE(worktime::describe(steps, Language::Chinese, calendar),
             QStringLiteral("从5月29日 16:00起；工作2小时至18:00；5月30日至31日周末；6月1日起按夏季作息；"
                            "6月1日工作6.5小时；6月2日（高温，半天）工作3.5小时；6月3日工作4小时至15:30；"
                            "6月3日 15:30到期"));
    const auto out = worktime::explain(at(9, 30, 17, 0), {2h, ClockKind::Work}, calendar);
    QCOMPARE(worktime::describe(out, Language::English, calendar),
             QStringLiteral("from 30 Sep 17:00; worked 1 h until 18:00; 1 to 7 Oct holiday (National Day); "
                            "all-year hours from 8 Oct; 8 Oct worked 1 h until 09:00; due 8 Oct 09:00"));
}

void TestDescribe::everyUnpublishedYearIsNamed()
{
    const auto steps = worktime::explain(at({2026, 12, 31}, 17, 0), {300 * 8h, ClockKind::Work}, m_calendar);
    QVERIFY(
        worktime::describe(steps, Language::English, m_calendar)
            .endsWith(QStringLiteral("(provisional: the holidays of 2027 and 2028 are not published yet)")));
    QVERIFY(worktime::describe(steps, Language::Chinese, m_calendar)
                .endsWith(QStringLiteral("（暂定：2027年、2028年放假安排尚未公布）")));
}

void TestDescribe::lengthsAreShort_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<ClockKind>("clock");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");
    QTest::newRow("hours") << 8 * 3600 << ClockKind::Work << "8小时"
                           << "8 h";
    QTest::newRow("half hours") << 5400 << ClockKind::Work << "1.5小时"
                                << "1.5 h";
    QTest::newRow("minutes") << 4800 << ClockKind::Urgent << "1小时20分钟"
                             << "1 h 20 min";
    QTest::newRow("seconds") << 3665 << ClockKind::Urgent << "1小时1分钟5秒"
                             << "1 h 1 min 5 s";
    QTest::newRow("nothing") << 0 << ClockKind::Work << "0小时"
                             << "0 h";
    QTest::newRow("a day") << 86400 << ClockKind::Natural << "1个自然日"
                           << "1 calendar day";
    QTest::newRow("less than a day") << 3600 << ClockKind::Natural << "1小时"
                                     << "1 h";
}

void TestDescribe::lengthsAreShort()
{
    QFETCH(int, seconds);
    QFETCH(ClockKind, clock);
    QFETCH(QString, zh);
    QFETCH(QString, en);
    QCOMPARE(worktime::describe(std::chrono::seconds{seconds}, clock, Language::Chinese), zh);
    QCOMPARE(worktime::describe(std::chrono::seconds{seconds}, clock, Language::English), en);
}

QTEST_GUILESS_MAIN(TestDescribe)
#include "tst_describe.moc"
