// SPDX-License-Identifier: GPL-3.0-or-later
// A replica that is no longer what central sent is found out, stretch by stretch, and put right.
#include "support/caseorders.h"

#include "store/sqlite.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QString Acceptor = QStringLiteral("acceptor1");
const QString Officer = QStringLiteral("drainage1");

QString replicaOf(SmallCity &city, const QString &account)
{
    const QString folder = city.folder() + QStringLiteral("/seat-") + account + QStringLiteral("/replica/")
        + city.seat(account).grant().scope;
    return folder + QStringLiteral("/replica.gpkg");
}

/// Behind the seat's back, as a bad disk or a curious hand would.
void tamper(const QString &file, const QByteArray &sql)
{
    const auto database = store::Database::open(file, store::Database::Mode::Create);
    QVERIFY(database);
    const auto done = database->run(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
}

QString valueOf(const QString &file, const QByteArray &sql)
{
    const auto database = store::Database::open(file, store::Database::Mode::ReadOnly);
    auto statement = database ? database->prepare(sql) : tl::unexpected(database.error());
    return statement && statement->step().value_or(false) ? statement->text(0) : QStringLiteral("no row");
}

/// Of central's metrics, by table.
QMap<QString, int> counted(SmallCity &city, const QByteArray &metric)
{
    QNetworkAccessManager network;
    QUrl url = city.url();
    url.setPath(QStringLiteral("/metrics"));
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    spinUntil([&reply] { return reply->isFinished(); });
    QMap<QString, int> counts;
    for (const QByteArray &line : reply->readAll().split('\n')) {
        if (line.startsWith(metric + "{table=\""))
            counts[QString::fromLatin1(line.split('"').value(1))] = line.split(' ').last().toInt();
    }
    return counts;
}

QMap<QString, int> refills(SmallCity &city)
{
    return counted(city, "wanmi_seat_refills_total");
}

bool hasPassed(Seat &seat, int times)
{
    QSignalSpy passed(&seat.link(), &sync::Link::integrityPassed);
    return spinUntil([&] { return passed.count() >= times; }, 60'000);
}
} // namespace

class TestIntegrity : public QObject
{
    Q_OBJECT

private slots:
    void whereAllIsEqualNothingIsFetched()
    {
        SmallCity city;
        city.compareReplicas(150);
        for (const QString &account : {Acceptor, Officer, QStringLiteral("mayor"), QStringLiteral("power1")}) {
            QVERIFY(hasPassed(city.seat(account), 2));
            QCOMPARE(city.seat(account).link().status().repair, sync::LinkStatus::Repair());
        }
        QCOMPARE(refills(city), (QMap<QString, int>()));
        QCOMPARE(city.contractBreaches(), QStringList());
    }

    void whatWasChangedBehindItsBackIsFoundAndPutRight()
    {
        struct Deed
        {
            QString account;
            QByteArray sql, question;
            QString table;
            int refills = 1;
        };
        const auto list = [](const char *column, const char *table) {
            return QByteArray("SELECT group_concat(") + column + ") FROM (SELECT * FROM " + table + " ORDER BY id)";
        };
        const QList<Deed> deeds{
            {Acceptor, "UPDATE case_file SET description = 'x' WHERE fid = (SELECT min(fid) FROM case_file)",
             list("description", "case_file"), QStringLiteral("case_file")},
            {Acceptor, // a number, and the version raised
             "UPDATE component SET lon = lon + 0.5, ver = 99999 WHERE fid = (SELECT max(fid) FROM component)",
             list("lon || ver", "component"), QStringLiteral("component")},
            {Acceptor, // what the replica made of a row
             "UPDATE case_file SET is_open = 1 - is_open WHERE fid = (SELECT max(fid) FROM case_file)",
             list("is_open", "case_file"), QStringLiteral("case_file")},
            {Acceptor, "UPDATE component SET geom = NULL WHERE fid = (SELECT min(fid) FROM component)",
             list("hex(geom)", "component"), QStringLiteral("component")},
            {Officer, "DELETE FROM person WHERE id = 'mayor'", list("id", "person"), QStringLiteral("person")},
            {Officer, "INSERT INTO person (id, ver, name) VALUES ('ghost', 1, 'ghost')", list("id", "person"),
             QStringLiteral("person")},
            {Officer, // of a table of which this scope sees no row
             "INSERT INTO case_reporter (id, ver, name, phone) VALUES ('case', 1, 'who', '13900000000')",
             "SELECT count(*) FROM case_reporter", QStringLiteral("case_reporter")},
            {Acceptor, // a row under another id
             "UPDATE case_action SET id = '0' || id WHERE fid = (SELECT fid FROM case_action ORDER BY at DESC LIMIT 1)",
             list("id", "case_action"), QStringLiteral("case_action"), 2},
            {Officer, "DELETE FROM cell", "SELECT count(*) FROM cell", QStringLiteral("cell"), 3},
        };
        SmallCity city;
        city.compareReplicas(150);
        const QString id = registeredCase(city);
        QVERIFY(!QTest::currentTestFailed());
        QMap<QString, int> expected;
        for (const Deed &deed : deeds) {
            Seat &seat = city.seat(deed.account);
            QVERIFY(city.settle());
            const QString file = replicaOf(city, deed.account);
            const QString before = valueOf(file, deed.question);
            tamper(file, deed.sql);
            QVERIFY(!QTest::currentTestFailed());
            QVERIFY2(spinUntil([&] { return valueOf(file, deed.question) == before; }, 30'000), deed.sql.constData());
            QVERIFY2(spinUntil([&] { return seat.link().status().repair.table == deed.table; }), deed.sql.constData());
            QVERIFY(seat.link().status().repair.rows > 0 && seat.link().status().repair.isWhole);
            expected[deed.table] += deed.refills;
        }
        // Looked at once more all stays as it is, and nothing else was ever asked for.
        for (const QString &account : {Acceptor, Officer})
            QVERIFY(hasPassed(city.seat(account), 2));
        const auto asked = refills(city);
        QCOMPARE(asked.keys(), expected.keys());
        for (const QString &table : expected.keys())
            QVERIFY2(asked[table] <= expected[table], qPrintable(table));
        const auto rows = counted(city, "wanmi_seat_refill_rows_total");
        QVERIFY(rows.value(QStringLiteral("case_file")) <= 2 * 300);
        QVERIFY(rows.value(QStringLiteral("case_action")) <= 2 * 300);
        QCOMPARE(city.seat(Officer).stateOf(id), QString());
        QCOMPARE(city.seat(Acceptor).stateOf(id), QString(domain::state::PendingDispatch));
        QCOMPARE(city.contractBreaches(), QStringList());
    }

    void ownWaitingDeedsStayOverWhatIsFetchedAnew()
    {
        SmallCity city;
        city.compareReplicas(150);
        const QString id = registeredCase(city);
        Seat &dispatcher = city.seat(QStringLiteral("dispatcher1"));
        QVERIFY(city.settle());
        dispatcher.cutTheLine();
        QCOMPARE(dispatcher.perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
        const QString file = replicaOf(city, QStringLiteral("dispatcher1"));
        tamper(file, "UPDATE case_file SET description = 'x' WHERE id = '" + id.toLatin1() + "'");
        dispatcher.healTheLine();
        QCOMPARE(dispatcher.stateOf(id), QString(domain::state::PendingSign));
        QVERIFY(spinUntil([&] { return dispatcher.caseFile(id)->description != u"x"; }));
        QVERIFY(city.settle());
        QCOMPARE(dispatcher.stateOf(id), QString(domain::state::PendingSign));
        QCOMPARE(dispatcher.caseFile(id)->description, QStringLiteral("门前有暴露垃圾"));
        QCOMPARE(dispatcher.status().waitingCommands, 0);
    }

    void changesThatGoOnMeanwhileAreNoDamage()
    {
        SmallCity city;
        city.compareReplicas(40);
        const QString id = registeredCase(city);
        QVERIFY(!QTest::currentTestFailed());
        Seat &acceptor = city.seat(Acceptor);
        Seat &dispatcher = city.seat(QStringLiteral("dispatcher1"));
        Seat &officer = city.seat(Officer);
        Seat &power = city.seat(QStringLiteral("power1"));
        QSignalSpy passed(&acceptor.link(), &sync::Link::integrityPassed);
        const geo::Place place = city.somewhere();
        int changes = 0;
        for (int round = 0; round < 400 && (round < 60 || passed.count() < 2); ++round) {
            if (round % 2 == 0)
                acceptor.report(report(place));
            // One case goes to and fro between two departments.
            const auto file = dispatcher.caseFile(id);
            QVERIFY(file);
            const bool atPower = file->leadDept == u"power";
            if (file->state == domain::state::PendingDispatch)
                changes += dispatcher.perform(dispatchTo(id, QLatin1String(atPower ? "drainage" : "power"))).isEmpty();
            else if (file->state == domain::state::PendingSign && !file->pendingRequest) {
                domain::CaseOrder back = plain(id, QStringLiteral("requestReturn"));
                back.reason = QStringLiteral("不归我管");
                (atPower ? power : officer).perform(back);
            } else if (file->pendingRequest) {
                domain::CaseOrder yes = plain(id, QStringLiteral("approveReturn"));
                yes.note = QStringLiteral("同意");
                dispatcher.perform(yes);
            }
            for (int i = 0; i < 3; ++i)
                handleEvents();
        }
        QVERIFY2(changes > 2, qPrintable(QString::number(changes)));
        QVERIFY(passed.count() >= 2);
        QVERIFY(city.settle());
        for (Seat *seat : {&acceptor, &dispatcher, &officer, &power}) {
            QVERIFY(hasPassed(*seat, 2));
            QCOMPARE(seat->link().status().repair, sync::LinkStatus::Repair());
        }
        QCOMPARE(refills(city), (QMap<QString, int>()));
    }
};

QTEST_GUILESS_MAIN(TestIntegrity)
#include "tst_integrity.moc"
