// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"
#include "support/powercut.h"

#include <sqlite3.h>

#include <map>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int Deeds = 24;
constexpr int StoresToOpen = 60; ///< of the states after a power cut: opening a whole store takes a while
constexpr quint32 Seed = 20'261'123;

RowPlan fewRows()
{
    return {.cells = 9,
            .components = 40,
            .cases = 10,
            .actionsPerCase = 1,
            .cameras = 2,
            .places = 4,
            .persons = 2};
}

/// What an outbox holds: key → status.
using Held = std::map<std::string, std::string>;

class Sqlite
{
public:
    explicit Sqlite(const QString &path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_database, SQLITE_OPEN_READWRITE, nullptr)
            != SQLITE_OK)
            m_trouble = QString::fromUtf8(sqlite3_errmsg(m_database));
    }
    Sqlite(const Sqlite &) = delete;
    Sqlite &operator=(const Sqlite &) = delete;
    ~Sqlite() { sqlite3_close(m_database); }

    Held rows(const char *sql)
    {
        Held found;
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr) != SQLITE_OK) {
            m_trouble = QString::fromUtf8(sqlite3_errmsg(m_database));
            return found;
        }
        int step = sqlite3_step(statement);
        for (; step == SQLITE_ROW; step = sqlite3_step(statement)) {
            const auto text = [&](int column) {
                const auto *value = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
                return std::string(value ? value : "");
            };
            found[text(0)] = text(1);
        }
        if (step != SQLITE_DONE)
            m_trouble = QString::fromUtf8(sqlite3_errmsg(m_database));
        sqlite3_finalize(statement);
        return found;
    }
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

private:
    sqlite3 *m_database = nullptr;
    QString m_trouble;
};

const char *const HeldSql = "SELECT key, status FROM command";
} // namespace

/// The power goes off after every sync of a seat's life, and between syncs with half of what was written: what a
/// person was told is done is there, nothing is there twice, and the replica is what its cursor says or is made
/// anew.
class TestPowerCut : public QObject
{
    Q_OBJECT
    struct Moment
    {
        qint64 deeds = 0; ///< of the disk when the answer had come
        Held held;
    };
    std::unique_ptr<SeatFixture> m_seat;
    std::vector<Moment> m_moments;
    std::vector<DiskDeed> m_deeds;
    qint64 m_bootstrapped = 0;

    void live();
    void bootstrapWhileReading();
    void remember();
    [[nodiscard]] QString relative(const QString &path) const { return path.mid(m_seat->folder.path().size()); }
    /// Empty: the outbox is what it must be.
    [[nodiscard]] QString checkOutbox(const QString &folder, qint64 done) const;
    [[nodiscard]] QString checkStore(const QString &folder, qint64 done) const;
    void checkState(const PowerCut &cut, const QString &folder, bool withStore);

private slots:
    void initTestCase() { live(); }
    void whatWasSyncedIsWholeAndEnough();
    void halfOfWhatWasNotSyncedDoesNoHarm();
    void aDiskThatLiesIsFound();
};

void TestPowerCut::remember()
{
    Sqlite outbox(m_seat->outboxFile());
    m_moments.push_back({RecordedDisk::deeds(), outbox.rows(HeldSql)});
    QCOMPARE(outbox.trouble(), QString());
}

/// Somebody looks at the half that is there already, and goes on looking while the other half comes.
void TestPowerCut::bootstrapWhileReading()
{
    QVERIFY(await(m_seat->store->beginBootstrap(m_seat->source.manifest(m_seat->location.scope))));
    std::unique_ptr<Sqlite> reader;
    m_seat->source.forEachBatch(20, [&](std::vector<protocol::RowChange> rows) {
        QVERIFY(await(m_seat->store->addSnapshotRows(std::move(rows))));
        if (!reader && QFile::exists(m_seat->replicaFile())) {
            reader = std::make_unique<Sqlite>(m_seat->replicaFile());
            reader->rows("BEGIN");
            QVERIFY(!reader->rows("SELECT id, ver FROM case_file").empty());
        }
    });
    QVERIFY(reader);
    QVERIFY(await(m_seat->store->finishBootstrap(QStringLiteral("cursor-0"))));
}

/// Reports, answers, refusals, closings and pages of the feed, one after the other.
void TestPowerCut::live()
{
    m_seat = std::make_unique<SeatFixture>(fewRows());
    RecordedDisk::record(m_seat->folder.path());
    QVERIFY(m_seat->open());
    remember();
    bootstrapWhileReading();
    m_bootstrapped = RecordedDisk::deeds();
    domain::CaseFile file = m_seat->source.caseFile(0);
    std::vector<SeatFixture::Deed> waiting;
    for (int i = 0; i < Deeds; ++i) {
        waiting.push_back(m_seat->report());
        QVERIFY(m_seat->enqueue(waiting.back()));
        remember();
        if (i % 3 == 1) {
            QVERIFY(await(m_seat->store->settle({SeatFixture::applied(waiting[size_t(i) - 1], 5'000 + i)})));
            remember();
        }
        if (i % 5 == 3) {
            QVERIFY(await(m_seat->store->settle(
                {SeatFixture::rejected(waiting.back(), QStringLiteral("no-place"))})));
            remember();
            QVERIFY(await(m_seat->store->closeRejection(waiting.back().command.key, false)));
            remember();
        }
        // The version says which page was the last: cursor-N.
        file.version = 1'000 + m_seat->cursor + 1;
        QVERIFY(m_seat->apply({RowSource::change(file, 2'000 + i)}));
        remember(); // what quiet pages end leaves the outbox
    }
    m_seat->store.reset(); // the last connection's checkpoint
    m_moments.push_back({RecordedDisk::deeds(), m_moments.back().held});
    m_deeds = RecordedDisk::take();
}

QString TestPowerCut::checkOutbox(const QString &folder, qint64 done) const
{
    // The newest moment that had come, and the one that was on its way.
    size_t known = m_moments.size();
    while (known > 0 && m_moments[known - 1].deeds > done)
        --known;
    const QString path = folder + relative(m_seat->outboxFile());
    if (known == 0)
        return {}; // nothing had been promised
    Sqlite outbox(path);
    const Held ok = outbox.rows("PRAGMA integrity_check");
    const Held held = outbox.rows(HeldSql);
    if (!outbox.trouble().isEmpty() || !ok.contains("ok"))
        return QStringLiteral("outbox: ") + outbox.trouble();
    const bool isKnown = held == m_moments[known - 1].held;
    const bool isNext = known < m_moments.size() && held == m_moments[known].held;
    return isKnown || isNext
        ? QString()
        : QStringLiteral("the outbox holds %1 commands, promised were %2").arg(held.size()).arg(
              m_moments[known - 1].held.size());
}

QString TestPowerCut::checkStore(const QString &folder, qint64 done) const
{
    store::Store store({folder, m_seat->location.scope, m_seat->location.person}, m_seat->rules, m_seat->clock);
    const auto status = await(store.open());
    if (!status)
        return QStringLiteral("the store does not open: ") + status.error().reason;
    if (!status->complete) // sync makes it anew; but not once it was told to be complete
        return done < m_bootstrapped ? QString() : QStringLiteral("the whole replica is lost");
    const auto pages = status->cursor.mid(7).toInt(); // "cursor-"
    const auto dossier = await(store.dossier(m_seat->source.caseFile(0).id.text()));
    if (!dossier || !dossier->confirmed)
        return QStringLiteral("a row of the replica is gone at ") + status->cursor;
    if (pages > 0 && dossier->confirmed->version != 1'000 + pages)
        return QStringLiteral("version %1 at %2").arg(dossier->confirmed->version).arg(status->cursor);
    if (done < m_bootstrapped && pages > 0)
        return QStringLiteral("a page from the future");
    const auto rows = await(store.componentsNear(m_seat->source.somewhere(1), 1e6, 1'000));
    if (!rows || int(rows->size()) != fewRows().components)
        return QStringLiteral("components are gone");
    return {};
}

void TestPowerCut::checkState(const PowerCut &cut, const QString &folder, bool withStore)
{
    QString trouble = checkOutbox(folder, cut.done());
    if (trouble.isEmpty() && withStore)
        trouble = checkStore(folder, cut.done());
    if (!trouble.isEmpty())
        QFAIL(qPrintable(QStringLiteral("after %1 of %2 deeds: %3")
                             .arg(cut.done())
                             .arg(m_deeds.size())
                             .arg(trouble)));
}

void TestPowerCut::whatWasSyncedIsWholeAndEnough()
{
    int states = 0;
    for (PowerCut count(m_deeds); count.next();)
        states += count.hasChanged();
    QVERIFY2(states > 60, qPrintable(QString::number(states)));
    const int each = states / StoresToOpen + 1;
    int n = 0;
    PowerCut cut(m_deeds);
    while (cut.next()) {
        if (!cut.hasChanged())
            continue;
        QTemporaryDir folder;
        cut.write(folder.path());
        checkState(cut, folder.path(), n++ % each == 0);
        if (QTest::currentTestFailed())
            return;
    }
    QTemporaryDir folder;
    cut.write(folder.path());
    checkState(cut, folder.path(), true);
    qInfo("%d states, %d deeds of the disk", states, int(m_deeds.size()));
}

void TestPowerCut::halfOfWhatWasNotSyncedDoesNoHarm()
{
    std::mt19937 random(Seed);
    int n = 0;
    PowerCut cut(m_deeds);
    const auto each = std::max<quint32>(1, quint32(m_deeds.size()) / 400);
    while (cut.next()) {
        if (random() % each != 0)
            continue;
        QTemporaryDir folder;
        cut.writeTorn(folder.path(), random);
        checkState(cut, folder.path(), n++ % 8 == 0);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(n > 100);
}

/// The test can fail: a disk that forgets its syncs loses what was promised.
void TestPowerCut::aDiskThatLiesIsFound()
{
    const qint64 last = m_moments.back().deeds - 1; // before the last connection is closed
    std::vector<DiskDeed> deeds(m_deeds.begin(), m_deeds.begin() + last);
    for (size_t i = deeds.size() / 2; i < deeds.size(); ++i) {
        if (deeds[i].kind == DiskDeed::Kind::Sync)
            deeds[i].kind = DiskDeed::Kind::Write; // of nothing
    }
    PowerCut cut(std::move(deeds));
    while (cut.next()) { }
    QTemporaryDir folder;
    cut.write(folder.path());
    QVERIFY(!checkOutbox(folder.path(), cut.done()).isEmpty());
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
