// SPDX-License-Identifier: GPL-3.0-or-later
// Map projects: published, refused, gone back to, served by hash; with the real map process.
#include "mapengine/smallbasemap.h"
#include "protocol/mapedition.h"
#include "server/maps.h"
#include "town.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QString Engine = QStringLiteral(WANMI_MAPRENDER);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(bytes);
}
} // namespace

class TestMaps : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    QTemporaryDir m_work;
    QString m_project;

    [[nodiscard]] base::Result<server::Published> publish(bool afresh = false)
    {
        return server::publishMap(m_town->folder(), {m_project, Engine, QStringLiteral("console"), afresh},
                                  m_town->clock().now());
    }
    [[nodiscard]] QString manifestVersion(HttpClient &client)
    {
        return client.get("/v1/sync/manifest").json().value(u"mapVersion").toString();
    }

private slots:
    void init()
    {
        m_town = std::make_unique<Town>();
        const QString city = m_town->folder();
        QFile::remove(city + QStringLiteral("/basemap.gpkg"));
        QVERIFY(writeSmallBaseMap(city + QStringLiteral("/basemap.gpkg")));
        m_project = m_work.filePath(QStringLiteral("工程/wanmi.qgs"));
        write(m_project, contentOf(sourceFile("maps/wanmi.qgs")));
    }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void aPublishedProjectIsHeardOfAndServedByHash()
    {
        const auto client = m_town->signIn(accountOf(domain::Post::Acceptor));
        QCOMPARE(manifestVersion(*client), QString());
        const auto done = publish();
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().reason));
        QCOMPARE(done->report.undrawn(), 0);
        QCOMPARE(done->report.looks, (QStringList{"dark", "light"}));
        QElapsedTimer since;
        since.start();
        QTRY_COMPARE_WITH_TIMEOUT(manifestVersion(*client), done->publication.version, 3000);
        QCOMPARE(client->get("/v1/live").json().value(u"mapVersion").toString(), done->publication.version);

        const HttpReply text = client->get("/v1/maps/" + done->publication.version.toLatin1());
        QCOMPARE(text.status, 200);
        QCOMPARE(protocol::sha256Of(text.body), done->publication.version);
        const auto edition = protocol::mapEditionFrom(text.body);
        QVERIFY(edition.has_value());
        QCOMPARE(edition->project, QStringLiteral("wanmi.qgs"));
        const QByteArray path = "/v1/maps/" + edition->files.front().sha256.toLatin1();
        QCOMPARE(client->get(path).body, contentOf(m_project));
        QCOMPARE(client->get(path, {"Range: bytes=0-9"}).body, contentOf(m_project).left(10));
        QCOMPARE(
            client->get(path, {"If-None-Match: \"" + edition->files.front().sha256.toLatin1() + '"'}).status,
            304);
        QCOMPARE(client->get("/v1/maps/" + QByteArray(64, 'a')).status, 404);
        QCOMPARE(client->get("/v1/maps/..%2fcentral.db").status, 404);
    }
    void filesBesideItGoAlongAndOthersDoNot()
    {
        QByteArray text = contentOf(m_project);
        text.replace("./basemap.gpkg|layername=poi", "./点位/poi.gpkg|layername=poi");
        write(m_project, text);
        QDir().mkpath(QFileInfo(m_project).path() + QStringLiteral("/点位"));
        QVERIFY(writeSmallBaseMap(QFileInfo(m_project).path() + QStringLiteral("/点位/poi.gpkg")));
        write(QFileInfo(m_project).path() + QStringLiteral("/letter.txt"), "private");
        const auto done = publish();
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().reason));
        QCOMPARE(done->report.files, (QStringList{"wanmi.qgs", "点位/poi.gpkg"}));
        QCOMPARE(done->report.undrawn(), 0);
    }
    void aLayerOfAFileOutsideIsToldAndTheRestIsPublished()
    {
        QByteArray text = contentOf(m_project);
        text.replace("./basemap.gpkg|layername=poi", "../poi.gpkg|layername=poi");
        write(m_project, text);
        QFile::remove(m_work.filePath("poi.gpkg"));
        QVERIFY(writeSmallBaseMap(m_work.filePath("poi.gpkg")));
        const auto done = publish();
        QVERIFY(done.has_value());
        QCOMPARE(done->report.undrawn(), 1);
        const auto told
            = std::ranges::find(done->report.layers, QStringLiteral("地名"), &server::MapLayerReport::name);
        QCOMPARE(told->reason, QStringLiteral("outside"));
    }
    void aPasswordInTheProjectIsToldAndNotShown()
    {
        QByteArray text = contentOf(m_project);
        text.replace(
            "./basemap.gpkg|layername=poi",
            "dbname='gis' host=127.0.0.1 port=1 user='u' password='s3cret' table=&quot;poi&quot; (geom)");
        write(m_project, text);
        const auto done = publish();
        QVERIFY(done.has_value());
        const auto told
            = std::ranges::find(done->report.layers, QStringLiteral("地名"), &server::MapLayerReport::name);
        QVERIFY(told->secret);
        QVERIFY(!told->source.contains(u"s3cret"));
        QCOMPARE(told->reason, QStringLiteral("source-missing"));
    }
    void whatIsNoProjectIsRefusedAndThePresentOneStays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << QByteArray() << "project-broken";
        QTest::newRow("half of one") << contentOf(sourceFile("maps/wanmi.qgs")).left(60'000)
                                     << "project-broken";
        QTest::newRow("another file") << QByteArray("%PDF-1.4 hello") << "project-broken";
        QTest::newRow("no layers") << QByteArray("<qgis version=\"3.22\"></qgis>") << "no-layers";
    }
    void whatIsNoProjectIsRefusedAndThePresentOneStays()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const auto before = publish();
        QVERIFY(before.has_value());
        write(m_project, bytes);
        const auto refused = publish();
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().reason, reason);
        const auto all = server::publications(m_town->folder());
        QCOMPARE(all->size(), 1U);
        QVERIFY(all->front().present);
        QCOMPARE(all->front().version, before->publication.version);
    }
    void withoutAMapProcessItSaysSo()
    {
        const auto refused = server::publishMap(m_town->folder(), {m_project, m_work.filePath("nothing")},
                                                m_town->clock().now());
        QCOMPARE(refused.error().reason, QStringLiteral("no-engine"));
    }
    void theSameAgainIsNothingNewUnlessAsked()
    {
        const auto first = publish();
        QVERIFY(!publish()->isNew);
        const auto afresh = publish(true);
        QVERIFY(afresh->isNew);
        QVERIFY(afresh->publication.version != first->publication.version);
        QVERIFY2(!publish()->isNew, "and what was published afresh is the present one");
    }
    void oneCanGoBack()
    {
        const auto first = publish();
        QVERIFY(first.has_value());
        write(m_project, contentOf(m_project).replace("15,33,56,255", "200,33,56,255"));
        const auto second = publish();
        QVERIFY(second->publication.version != first->publication.version);
        const auto back = server::backToMap(m_town->folder(), {}, m_town->clock().now());
        QVERIFY(back.has_value());
        QCOMPARE(back->version, first->publication.version);
        QCOMPARE(
            server::backToMap(m_town->folder(), second->publication.version.left(8), m_town->clock().now())
                ->version,
            second->publication.version);
        QCOMPARE(
            server::backToMap(m_town->folder(), QStringLiteral("shipped"), m_town->clock().now())->version,
            QString());
        QCOMPARE(
            server::backToMap(m_town->folder(), QStringLiteral("ffff"), m_town->clock().now()).error().reason,
            QStringLiteral("no-such-map"));
        const auto client = m_town->signIn(accountOf(domain::Post::Acceptor));
        QTRY_COMPARE_WITH_TIMEOUT(manifestVersion(*client), QString(), 3000);
    }
    void aProjectSavedInTheCityIsPublishedOnceItIsWhole()
    {
        server::CentralOptions options;
        options.folder = m_town->folder();
        options.mapEngine = Engine;
        m_town->stop();
        const auto central = server::Central::start(options, shippedRules());
        QVERIFY(central.has_value());
        const QString saved = m_town->folder() + QStringLiteral("/maps/wanmi.qgs");
        const QByteArray text = contentOf(m_project);
        // In pieces, as over a slow share.
        for (int i = 1; i <= 4; ++i) {
            write(saved, text.left(text.size() * i / 4));
            QTest::qWait(600);
        }
        const auto version = [this] {
            const auto all = server::publications(m_town->folder());
            return all && !all->empty() ? all->front().version : QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!version().isEmpty(), 10'000);
        QCOMPARE(server::publications(m_town->folder())->size(), 1U);
        QVERIFY(contentOf(m_town->folder() + QStringLiteral("/maps/published.txt")).contains("published"));
        const QString good = version();
        write(saved, text.left(5000));
        QTRY_VERIFY_WITH_TIMEOUT(
            contentOf(m_town->folder() + QStringLiteral("/maps/published.txt")).contains("project-broken"),
            10'000);
        QCOMPARE(version(), good);
    }
    void aDescriptionThatLeavesItsFolderIsNoDescription_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("up") << "../wanmi.qgs";
        QTest::newRow("absolute") << "/etc/wanmi.qgs";
        QTest::newRow("through the middle") << "a/../../wanmi.qgs";
        QTest::newRow("of another system") << "..\\wanmi.qgs";
    }
    void aDescriptionThatLeavesItsFolderIsNoDescription()
    {
        QFETCH(QString, path);
        protocol::MapEdition edition{path, {{path, QString(64, u'a'), 5}}, 0};
        QVERIFY(!protocol::mapEditionFrom(protocol::toText(edition)).has_value());
    }
};

QTEST_GUILESS_MAIN(TestMaps)
#include "tst_maps.moc"
