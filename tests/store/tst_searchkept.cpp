// SPDX-License-Identifier: GPL-3.0-or-later
// The search index on disk: taken when it fits, made again when it does not, never believed when it is damaged.
#include "protocol/caserow.h"
#include "store/seatfixture.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QDateTime LongAgo(QDate(2020, 1, 2), QTime(3, 4));

RowPlan town()
{
    RowPlan plan;
    plan.cells = 40;
    plan.components = 400;
    plan.cases = 300;
    plan.actionsPerCase = 0;
    plan.cameras = 20;
    plan.places = 60;
    plan.persons = 12;
    return plan;
}

template <typename T> protocol::RowChange changeOf(protocol::TableNo table, const T &value, qint64 ver, qint64 seq)
{
    protocol::Row row = protocol::toRow(value);
    protocol::RowChange change;
    change.table = static_cast<int>(table);
    change.id = std::get<QString>(row.front());
    change.ver = ver;
    change.seq = seq;
    change.values.assign(std::make_move_iterator(row.begin() + 1), std::make_move_iterator(row.end()));
    return change;
}
} // namespace

class TestSearchKept : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_seat.reset(); }
    void theNextStartTakesIt();
    void whatWasWrittenSinceIsFoundAtTheNextStart();
    void aNewPlaceMakesItAgain();
    void aKeptIndexFindsWhatAFreshOneFinds();
    void damageIsNoticedAndItIsMadeAgain_data();
    void damageIsNoticedAndItIsMadeAgain();
    void thatOfAnotherReplicaIsLeft();
    void aFullDiskCostsOnlyTime();
    void aReplicaOfAnEarlierVersionGetsOne();

private:
    [[nodiscard]] QString file() const
    {
        return QFileInfo(m_seat->replicaFile()).path() + QStringLiteral("/search.index");
    }
    [[nodiscard]] store::Store::Found found(const QString &text)
    {
        return await(m_seat->store->find(text, 40)).value_or(store::Store::Found{});
    }
    [[nodiscard]] QStringList ids(const QString &text)
    {
        QStringList ids;
        for (const auto &hit : found(text).hits) {
            if (!hit.similar) // of those only some are looked at, in the order of the index
                ids << hit.kind + u' ' + hit.id;
        }
        return ids;
    }
    /// Whoever makes the index again writes the file again.
    void age() { QVERIFY(setTime(LongAgo)); }
    bool setTime(const QDateTime &time)
    {
        QFile touched(file());
        return touched.open(QIODevice::ReadWrite) && touched.setFileTime(time, QFileDevice::FileModificationTime);
    }
    [[nodiscard]] bool isTouched() const { return QFileInfo(file()).lastModified() != LongAgo; }
    /// The next start of the program, until everything can be found.
    bool again()
    {
        m_seat->start(QStringLiteral("acceptor1"));
        return m_seat->open().has_value() && isWhole();
    }
    bool isWhole()
    {
        return spinUntil([this] {
            const auto answer = found(m_seat->source.caseFile(7).caseNo);
            return answer.share == 1 && answer.hits.size() == 1;
        });
    }
    std::unique_ptr<SeatFixture> m_seat;
};

void TestSearchKept::init()
{
    m_seat = std::make_unique<SeatFixture>(town());
    QVERIFY(m_seat->open());
    QVERIFY(m_seat->bootstrap());
    QVERIFY(spinUntil([this] { return QFile::exists(file()); }));
    QCOMPARE(QFileInfo(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    age();
}

void TestSearchKept::theNextStartTakesIt()
{
    QVERIFY(again());
    QVERIFY(ids(m_seat->source.component(3).id.text())
                .contains(QStringLiteral("component ") + m_seat->source.component(3).id.text()));
    QTest::qWait(300);
    QVERIFY(!isTouched());
}

void TestSearchKept::whatWasWrittenSinceIsFoundAtTheNextStart()
{
    domain::CaseFile file = m_seat->source.caseFile(30);
    const QString old = file.caseNo;
    file.version += 1;
    file.caseNo = QStringLiteral("9990000000000000001");
    domain::CaseFile fresh = m_seat->source.caseFile(31);
    fresh.id = CaseId(QStringLiteral("a-new-case"));
    fresh.caseNo = QStringLiteral("8880000000000000001");
    domain::Component component = m_seat->source.component(5);
    component.name = QStringLiteral("古树名木");
    const QString gone = m_seat->source.component(6).id.text();
    domain::Camera camera;
    camera.id = CameraId(QStringLiteral("cam-new"));
    camera.name = QStringLiteral("松花江观景台");
    QVERIFY(m_seat->apply({RowSource::change(file, 2'000), RowSource::change(fresh, 2'001),
                           RowSource::change(component, 9, 2'002),
                           changeOf(protocol::TableNo::Camera, camera, 1, 2'003),
                           RowSource::removal(protocol::TableNo::Component, gone, 10, protocol::RowOp::Delete, 2'004)}));
    QVERIFY(again());
    QVERIFY(!isTouched());
    QVERIFY(spinUntil([&] { return ids(QStringLiteral("88800000000")).contains(QStringLiteral("case a-new-case")); }));
    QCOMPARE(ids(QStringLiteral("99900000000")), QStringList{QStringLiteral("case ") + file.id.text()});
    QVERIFY(!ids(old).contains(QStringLiteral("case ") + file.id.text()));
    QCOMPARE(ids(QStringLiteral("gushumingmu")), QStringList{QStringLiteral("component ") + component.id.text()});
    QVERIFY(ids(QStringLiteral("观景台")).contains(QStringLiteral("camera cam-new")));
    QVERIFY(!ids(gone).contains(QStringLiteral("component ") + gone));
}

void TestSearchKept::aNewPlaceMakesItAgain()
{
    const domain::NamedPlace tower{QStringLiteral("tower"), QStringLiteral("防洪纪念塔"), {}, QStringLiteral("poi"),
                                   QStringLiteral("230102"), {126.61, 45.77}};
    QVERIFY(m_seat->apply({changeOf(protocol::TableNo::Place, tower, 2, 2'000)}));
    m_seat->store.reset(); // at once: it may have been noticed, or not
    QVERIFY(again());
    QVERIFY(spinUntil([this] { return ids(QStringLiteral("fhjnt")).contains(QStringLiteral("place tower")); }));
    QVERIFY(spinUntil([this] { return isTouched(); }));
}

void TestSearchKept::aKeptIndexFindsWhatAFreshOneFinds()
{
    QRandomGenerator random(20261122);
    qint64 seq = 5'000;
    QStringList queries{QStringLiteral("大街"), QStringLiteral("zhongyang"), QStringLiteral("李雷")};
    // Words, not numbers: parts of numbers stand in every code, and of too many candidates only the first are looked at.
    const auto word = [&random] {
        static const QString Signs = QStringLiteral("金木水火土日月山川田禾米竹石玉马牛羊鸟鱼");
        return QString(Signs[random.bounded(Signs.size())]) + Signs[random.bounded(Signs.size())];
    };
    for (int round = 0; round < 5; ++round) {
        std::vector<protocol::RowChange> page;
        for (int i = 0; i < 30; ++i) {
            domain::CaseFile file = m_seat->source.caseFile(random.bounded(300));
            file.version += 10 + round;
            file.address = QStringLiteral("改名路") + word() + QStringLiteral("门前");
            queries << file.address << file.caseNo;
            page.push_back(RowSource::change(file, ++seq));
            domain::Component component = m_seat->source.component(random.bounded(400));
            component.name = QStringLiteral("换新灯") + word();
            queries << component.name;
            if (random.bounded(4) == 0)
                page.push_back(RowSource::removal(protocol::TableNo::Component, component.id.text(), 50 + round,
                                                  protocol::RowOp::Delete, ++seq));
            else
                page.push_back(RowSource::change(component, 20 + round, ++seq));
        }
        QVERIFY(m_seat->apply(page));
        QVERIFY(again());
        QVERIFY(!isTouched());
    }
    QList<QStringList> kept;
    for (const QString &query : std::as_const(queries))
        kept << ids(query);
    m_seat->store.reset();
    QVERIFY(QFile::remove(file()));
    QVERIFY(again());
    for (qsizetype i = 0; i < queries.size(); ++i) {
        QStringList fresh = ids(queries[i]), before = kept[i];
        fresh.sort();
        before.sort();
        const QString told = queries[i] + u'|' + before.join(u',') + u'|' + fresh.join(u',');
        QVERIFY2(fresh == before, qPrintable(told));
    }
}

void TestSearchKept::damageIsNoticedAndItIsMadeAgain_data()
{
    QTest::addColumn<double>("at"); // share of the file; negative: cut there
    QTest::newRow("the first byte") << 0.0;
    QTest::newRow("the head") << 0.0001;
    QTest::newRow("a number") << 0.3;
    QTest::newRow("the middle") << 0.5;
    QTest::newRow("the last bytes") << 0.99999;
    QTest::newRow("cut in the head") << -0.00005;
    QTest::newRow("cut in the middle") << -0.5;
    QTest::newRow("cut at the end") << -0.99999;
}

void TestSearchKept::damageIsNoticedAndItIsMadeAgain()
{
    QFETCH(double, at);
    m_seat->store.reset();
    {
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        const auto byte = static_cast<qint64>(double(damaged.size()) * std::abs(at));
        if (at < 0) {
            QVERIFY(damaged.resize(byte));
        } else {
            QVERIFY(damaged.seek(byte));
            char one = 0;
            damaged.getChar(&one);
            damaged.seek(byte);
            damaged.putChar(char(one ^ 0x20));
        }
    }
    age();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^the kept search index is damaged")));
    QVERIFY(again());
    QVERIFY(spinUntil([this] { return QFile::exists(file()) && isTouched(); }));
    age();
    QVERIFY(again());
    QVERIFY(!isTouched());
}

void TestSearchKept::thatOfAnotherReplicaIsLeft()
{
    // The same city once more: its rows have other numbers, and nothing else tells them apart.
    QFile kept(file());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QByteArray before = kept.readAll();
    kept.close();
    QVERIFY(m_seat->bootstrap());
    QVERIFY(spinUntil([this] { return isTouched(); }));
    m_seat->store.reset();
    QFile old(file());
    QVERIFY(old.open(QIODevice::WriteOnly | QIODevice::Truncate));
    old.write(before);
    old.close();
    age();
    QVERIFY(again());
    QVERIFY(spinUntil([this] { return isTouched(); }));
}

void TestSearchKept::aFullDiskCostsOnlyTime()
{
    m_seat->store.reset();
    QVERIFY(QFile::remove(file()));
    // No file may grow beyond what a replica writes when it is opened, and the index is larger.
    rlimit unlimited{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100'000, unlimited.rlim_max};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^the search index is not kept: disk-full")));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const bool whole = again();
    QTest::qWait(300);
    const bool exists = QFile::exists(file());
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    QVERIFY(whole);
    QVERIFY(!exists);
    QCOMPARE(QDir(QFileInfo(file()).path()).entryList({QStringLiteral("search.index*")}, QDir::Files), QStringList());
    QVERIFY(again());
    QVERIFY(spinUntil([this] { return QFile::exists(file()); }));
}

void TestSearchKept::aReplicaOfAnEarlierVersionGetsOne()
{
    m_seat->store.reset();
    QVERIFY(QFile::remove(file()));
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(m_seat->replicaFile()), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database,
                          "DROP TABLE search_changes; DELETE FROM replica_meta WHERE key IN ('identity', 'page')",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(database);
    QVERIFY(again());
    domain::CaseFile file = m_seat->source.caseFile(30);
    file.version += 1;
    file.caseNo = QStringLiteral("9990000000000000001");
    QVERIFY(m_seat->apply({RowSource::change(file, 2'000)}));
    QVERIFY(spinUntil([this] { return QFile::exists(this->file()); }));
    QVERIFY(again());
    QCOMPARE(ids(QStringLiteral("99900000000")), QStringList{QStringLiteral("case ") + file.id.text()});
}

QTEST_GUILESS_MAIN(TestSearchKept)
#include "tst_searchkept.moc"
