// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"

#include <QProcess>
#include <QStandardPaths>

#include <sqlite3.h>

using namespace wanmi;
using namespace wanmi::test;

/// The replica is a GeoPackage that others can open, and its SQL is what protocol/tables.h says.
class TestGeopackage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyTableHasTheColumnsOfTheWire();
    void theValidatorIsContent();
    void othersFindFeaturesByPlace();
    void thePackedTreeIsSound();
    void theTreeFollowsChanges();

private:
    struct Answer
    {
        int code = -1;
        QString text;
    };
    static Answer run(const QString &program, const QStringList &arguments);
    QStringList ask(const QByteArray &sql);
    std::unique_ptr<SeatFixture> m_seat;
};

TestGeopackage::Answer TestGeopackage::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

QStringList TestGeopackage::ask(const QByteArray &sql)
{
    QStringList rows;
    sqlite3 *database = nullptr;
    sqlite3_open_v2(QFile::encodeName(m_seat->replicaFile()).constData(), &database, SQLITE_OPEN_READONLY,
                    nullptr);
    char *error = nullptr;
    const auto take = [](void *to, int columns, char **values, char **) {
        QStringList row;
        for (int i = 0; i < columns; ++i)
            row.append(QString::fromUtf8(values[i]));
        static_cast<QStringList *>(to)->append(row.join(QLatin1Char('|')));
        return 0;
    };
    sqlite3_exec(database, sql.constData(), take, &rows, &error);
    if (error)
        rows.append(QString::fromUtf8(error));
    sqlite3_free(error);
    sqlite3_close(database);
    return rows;
}

void TestGeopackage::initTestCase()
{
    m_seat = std::make_unique<SeatFixture>(
        RowPlan{.cells = 4'000, .components = 6'000, .cases = 3'000, .cameras = 30, .places = 500});
    QVERIFY(m_seat->open());
    QVERIFY(m_seat->bootstrap(2'000));
}

void TestGeopackage::everyTableHasTheColumnsOfTheWire()
{
    const QHash<int, QString> types{{int(protocol::ColumnType::Integer), QStringLiteral("INTEGER")},
                                    {int(protocol::ColumnType::Real), QStringLiteral("REAL")},
                                    {int(protocol::ColumnType::Text), QStringLiteral("TEXT")}};
    for (const protocol::TableSpec &table : protocol::tables()) {
        QStringList expected{QStringLiteral("fid|INTEGER"), QStringLiteral("id|TEXT"),
                             QStringLiteral("ver|INTEGER")};
        for (const protocol::Column &column : table.columns.subspan(1)) {
            if (column.type != protocol::ColumnType::Blob)
                expected.append(QString::fromLatin1(column.name) + QLatin1Char('|')
                                + types[int(column.type)]);
        }
        if (table.number == protocol::TableNo::CaseFile)
            expected.append(QStringLiteral("is_open|INTEGER"));
        QStringList found = ask(QByteArray("SELECT name, type FROM pragma_table_info('") + table.name
                                + "') WHERE name <> 'geom'");
        QCOMPARE(found, expected);
        const QStringList geom
            = ask(QByteArray("SELECT type FROM pragma_table_info('") + table.name + "') WHERE name = 'geom'");
        QCOMPARE(geom.isEmpty(), table.geometry == protocol::Geometry::None);
        if (table.geometry == protocol::Geometry::Point)
            QCOMPARE(geom, QStringList{QStringLiteral("POINT")});
    }
}

void TestGeopackage::theValidatorIsContent()
{
    const QString script
        = QStringLiteral("/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py");
    if (!QFile::exists(script))
        QSKIP("GDAL's validator is not installed");
    const Answer answer = run(QStringLiteral("/usr/bin/python3"), {script, m_seat->replicaFile()});
    QVERIFY2(answer.code == 0, qPrintable(answer.text));
}

void TestGeopackage::othersFindFeaturesByPlace()
{
    const QString ogrinfo = QStandardPaths::findExecutable(QStringLiteral("ogrinfo"));
    if (ogrinfo.isEmpty())
        QSKIP("ogrinfo is not installed");
    const geo::Place wanted = m_seat->source.component(11).place;
    const auto edge = [](double value) { return QString::number(value, 'f', 9); };
    const Answer answer = run(ogrinfo,
                              {QStringLiteral("-ro"), QStringLiteral("-spat"), edge(wanted.lon - 1e-6),
                               edge(wanted.lat - 1e-6), edge(wanted.lon + 1e-6), edge(wanted.lat + 1e-6),
                               m_seat->replicaFile(), QStringLiteral("component")});
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.text.contains(m_seat->source.component(11).id.text()), qPrintable(answer.text));
    QVERIFY(answer.text.contains(QStringLiteral("China Geodetic Coordinate System 2000")));
    const Answer cells = run(ogrinfo,
                             {QStringLiteral("-ro"), QStringLiteral("-spat"), edge(wanted.lon),
                              edge(wanted.lat), edge(wanted.lon + 1e-7), edge(wanted.lat + 1e-7),
                              m_seat->replicaFile(), QStringLiteral("cell")});
    QVERIFY2(cells.text.contains(QStringLiteral("Feature Count: 1")), qPrintable(cells.text.left(2'000)));
}

void TestGeopackage::thePackedTreeIsSound()
{
    for (const char *table : {"cell", "component", "case_file", "camera", "place"}) {
        const QByteArray tree = QByteArray("rtree_") + table + "_geom";
        QCOMPARE(ask("SELECT rtreecheck('" + tree + "')"), QStringList{QStringLiteral("ok")});
        QCOMPARE(ask("SELECT count(*) FROM " + tree), ask(QByteArray("SELECT count(*) FROM ") + table));
    }
}

void TestGeopackage::theTreeFollowsChanges()
{
    std::vector<protocol::RowChange> rows;
    for (int i = 0; i < 2'000; ++i) {
        domain::Component component = m_seat->source.component(i);
        if (i % 3 == 0)
            component.place = m_seat->source.somewhere(i + 77'777);
        component.state = QStringLiteral("missing");
        rows.push_back(i % 5 == 0 ? RowSource::removal(protocol::TableNo::Component, component.id.text(), 2,
                                                       protocol::RowOp::Delete, 2'000 + i)
                                  : RowSource::change(component, 2, 2'000 + i));
    }
    for (int i = 0; i < 500; ++i)
        rows.push_back(RowSource::change(m_seat->source.component(100'000 + i), 1, 5'000 + i));
    QVERIFY(m_seat->apply(std::move(rows)));
    QCOMPARE(ask("SELECT rtreecheck('rtree_component_geom')"), QStringList{QStringLiteral("ok")});
    QCOMPARE(ask("SELECT count(*) FROM component"), QStringList{QStringLiteral("6100")});
    QCOMPARE(ask("SELECT count(*) FROM rtree_component_geom"), QStringList{QStringLiteral("6100")});
    QCOMPARE(ask("SELECT count(*) FROM component c JOIN rtree_component_geom r ON r.id = c.fid "
                 "WHERE c.lon BETWEEN r.minx AND r.maxx AND c.lat BETWEEN r.miny AND r.maxy"),
             QStringList{QStringLiteral("6100")});
    QCOMPARE(ask("PRAGMA integrity_check"), QStringList{QStringLiteral("ok")});
}

QTEST_GUILESS_MAIN(TestGeopackage)
#include "tst_geopackage.moc"
