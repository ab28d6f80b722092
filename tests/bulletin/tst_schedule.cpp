// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulletin/duereports.h"
#include "bulletin/mailbox.h"
#include "bulletin/runbook.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::bulletin;

namespace {
constexpr std::chrono::hours Beijing{8};

Standing monthly()
{
    Standing one;
    one.id = QStringLiteral("departments");
    one.period = QStringLiteral("month");
    one.actors = {QStringLiteral("department")};
    one.folder = QStringLiteral("/srv/reports");
    one.recipients = {QStringLiteral("director@city.example")};
    one.from = QDate(2026, 8, 20);
    return one;
}

base::Instant local(const QString &text)
{
    return base::instantFromMs(QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm")).toMSecsSinceEpoch());
}

QStringList periodsOf(const Standing &standing, const QString &now)
{
    QStringList periods;
    for (const Due &due : dueOf(standing, local(now), Beijing))
        periods.append(due.period);
    return periods;
}
} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }

    void aPeriodIsDueAtItsHourOfTheNextDay()
    {
        QCOMPARE(periodsOf(monthly(), QStringLiteral("2026-09-01 05:59")), QStringList());
        QCOMPARE(periodsOf(monthly(), QStringLiteral("2026-09-01 06:00")), QStringList{QStringLiteral("2026-08")});
        const auto due = dueOf(monthly(), local(QStringLiteral("2026-09-02 00:00")), Beijing);
        QCOMPARE(due.size(), std::size_t(1));
        QVERIFY(due.front().at == local(QStringLiteral("2026-09-01 06:00")));
    }
    void whatWasMissedIsDueOldestFirst()
    {
        QCOMPARE(periodsOf(monthly(), QStringLiteral("2026-11-24 12:00")),
                 (QStringList{QStringLiteral("2026-08"), QStringLiteral("2026-09"), QStringLiteral("2026-10")}));
        Standing weekly = monthly();
        weekly.period = QStringLiteral("week");
        weekly.from = QDate(2026, 12, 28);
        QCOMPARE(periodsOf(weekly, QStringLiteral("2027-01-12 12:00")),
                 (QStringList{QStringLiteral("2026-W53"), QStringLiteral("2027-W01")}));
        Standing daily = monthly();
        daily.period = QStringLiteral("day");
        daily.from = QDate(2020, 1, 1);
        const QStringList days = periodsOf(daily, QStringLiteral("2026-11-24 06:00"));
        QCOMPARE(days.size(), qsizetype(MostMissed));
        QCOMPARE(days.last(), QStringLiteral("2026-11-23"));
        Standing yearly = monthly();
        yearly.period = QStringLiteral("year");
        QCOMPARE(periodsOf(yearly, QStringLiteral("2027-01-01 06:00")), QStringList{QStringLiteral("2026")});
        Standing quarterly = monthly();
        quarterly.period = QStringLiteral("quarter");
        QCOMPARE(periodsOf(quarterly, QStringLiteral("2026-10-01 06:00")), QStringList{QStringLiteral("2026-Q3")});
    }
    void pausesGrowUpToSixHours()
    {
        using namespace std::chrono_literals;
        QVERIFY(pauseAfter(1) == 1min && pauseAfter(2) == 2min && pauseAfter(3) == 4min && pauseAfter(9) == 256min
                && pauseAfter(10) == 6h && pauseAfter(1000) == 6h);
    }
    void whatIsWrittenIsRead()
    {
        const QTemporaryDir city;
        const Schedule schedule(city.path());
        QVERIFY(schedule.read() && schedule.read()->empty());
        QVERIFY(schedule.put(monthly()));
        Standing changed = monthly();
        changed.hour = 9;
        changed.showsPersons = true;
        QVERIFY(schedule.put(changed));
        QVERIFY(*schedule.read() == std::vector<Standing>{changed});
        QCOMPARE(schedule.remove(QStringLiteral("none")).error().reason, QStringLiteral("no-such-report"));
        QVERIFY(schedule.remove(changed.id) && schedule.read()->empty());
        QFile file(city.filePath(QStringLiteral("reports/schedule.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(R"([{"id":"../../etc"}])") > 0);
        file.close();
        QCOMPARE(schedule.read().error().reason, QStringLiteral("bad-schedule-file"));
    }
    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<Standing>("standing");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *field, auto change) {
            Standing one = monthly();
            change(one);
            QTest::newRow(name) << one << QString::fromLatin1(field);
        };
        row("a way out of the folder", "id", [](Standing &one) { one.id = QStringLiteral("../keys"); });
        row("no period", "period", [](Standing &one) { one.period = QStringLiteral("fortnight"); });
        row("nobody", "actors", [](Standing &one) { one.actors.clear(); });
        row("unknown actors", "actors", [](Standing &one) { one.actors = {QStringLiteral("dog")}; });
        row("a language we do not have", "languages", [](Standing &one) { one.languages = {QStringLiteral("fr")}; });
        row("a folder of somewhere", "folder", [](Standing &one) { one.folder = QStringLiteral("reports"); });
        row("a line break in an address", "recipients", [](Standing &one) { one.recipients = {QStringLiteral("a@b\r\nBcc: c@d")}; });
        row("two addresses in one", "recipients", [](Standing &one) { one.recipients = {QStringLiteral("a@b@c")}; });
        row("the 24th hour", "hour", [](Standing &one) { one.hour = 24; });
        row("no day", "from", [](Standing &one) { one.from = QDate(); });
    }
    void wrongFieldsAreNamed()
    {
        QFETCH(Standing, standing);
        QFETCH(QString, field);
        QVERIFY(checked(monthly()));
        const auto bad = checked(standing);
        QVERIFY(!bad);
        QCOMPARE(bad.error().detail, field);
    }
    void aRunBookKeepsWhatHappened()
    {
        const QTemporaryDir city;
        const RunBook book(city.path(), QStringLiteral("a"), QStringLiteral("2026-10"));
        QVERIFY(!book.read().isMade);
        Run run;
        run.files = {QStringLiteral("x.pdf")};
        run.subject = QStringLiteral("报表");
        run.isMade = true;
        for (int i = 0; i < 70; ++i)
            run.add({base::instantFromMs(i), QStringLiteral("failed"), QStringLiteral("no-such-folder"), QString::number(i)});
        QVERIFY(book.write(run));
        const Run read = book.read();
        QVERIFY(read.isMade && !read.isDone && read.files == run.files && read.subject == run.subject);
        QCOMPARE(read.events.size(), std::size_t(60));
        QCOMPARE(eventsOf(city.path()).back().event.detail, QStringLiteral("69"));
        QVERIFY(eventsOf(city.path(), QStringLiteral("b")).empty());
    }
    void aMailboxIsItsOwnersOnly()
    {
        const QTemporaryDir city;
        QVERIFY(readMailbox(city.path()) && !*readMailbox(city.path()));
        Mailbox box{QStringLiteral("smtps://mail.city.example"), true, QStringLiteral("reports"), QStringLiteral("word"),
                    QStringLiteral("reports@city.example"), {}};
        QVERIFY(writeMailbox(city.path(), box));
        QVERIFY(**readMailbox(city.path()) == box);
        QFile file(city.filePath(QStringLiteral("keys/mail.json")));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(file.setPermissions(file.permissions() | QFile::ReadOther));
        QCOMPARE(readMailbox(city.path()).error().reason, QStringLiteral("mail-file-open"));
        box.server = QStringLiteral("smtp://mail.city.example");
        box.wantsTls = false;
        QCOMPARE(writeMailbox(city.path(), box).error().detail, QStringLiteral("tls"));
        box.server = QStringLiteral("http://mail.city.example");
        QCOMPARE(writeMailbox(city.path(), box).error().detail, QStringLiteral("server"));
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
