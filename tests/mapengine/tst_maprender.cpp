// SPDX-License-Identifier: GPL-3.0-or-later
// The real wanmi-maprender, spoken to as a seat does.
#include "smallbasemap.h"

#include <QBuffer>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QUuid>

#include <QElapsedTimer>

#include <atomic>
#include <limits>

using namespace wanmi::renderlink;
using namespace wanmi::test;
namespace geo = wanmi::geo;

namespace {
constexpr int LongMs = 60'000;

class Talk
{
public:
    explicit Talk(const QString &profile)
    {
        m_server.listen(QStringLiteral("wanmi-test-") + QUuid::createUuid().toString(QUuid::Id128).left(10));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            QStringLiteral(WANMI_MAPRENDER),
            {QStringLiteral("--socket"), m_server.fullServerName(), QStringLiteral("--profile"), profile});
        if (m_server.waitForNewConnection(LongMs))
            m_socket = m_server.nextPendingConnection();
    }
    ~Talk()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    void say(const Message &message) { say(encode(message)); }
    void say(const QByteArray &bytes)
    {
        m_socket->write(bytes);
        m_socket->flush();
    }
    std::optional<Message> hear(int ms = LongMs)
    {
        for (;;) {
            if (auto message = m_reader.next())
                return message;
            if (!m_socket->waitForReadyRead(ms))
                return std::nullopt;
            m_reader.feed(m_socket->readAll());
        }
    }
    template <typename M> std::optional<M> hearA()
    {
        while (auto message = hear()) {
            if (auto *wanted = std::get_if<M>(&*message))
                return *wanted;
        }
        return std::nullopt;
    }
    std::optional<Tile> hearTile(TileId tile, Theme theme)
    {
        while (auto heard = hearA<Tile>()) {
            if (heard->tile == tile && heard->theme == theme)
                return heard;
        }
        return std::nullopt;
    }
    void hangUp() { m_socket->abort(); }
    QProcess &process() { return m_process; }
    [[nodiscard]] bool isThere() const { return m_socket != nullptr; }

private:
    QLocalServer m_server;
    QProcess m_process;
    QLocalSocket *m_socket = nullptr;
    FrameReader m_reader;
};

QImage pictureOf(const Tile &tile)
{
    return QImage(reinterpret_cast<const uchar *>(tile.argb.constData()), tile.sizePx, tile.sizePx,
                  QImage::Format_ARGB32_Premultiplied)
        .copy();
}

int colorsIn(const QImage &picture)
{
    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); y += 4) {
        for (int x = 0; x < picture.width(); x += 4)
            colors.insert(picture.pixel(x, y));
    }
    return int(colors.size());
}
} // namespace

class TestMapRender : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theRiverHasTheColorOfWaterInBothThemes();
    void neighboursComeUnasked();
    void aTileOfTwiceTheSizeShowsTheSameGround();
    void aLayerWhoseSourceIsGoneIsNotedAndTheOthersGoOn();
    void staleGenerationsAreDropped();
    void shapesThatNoFileShouldHaveAreDrawnOrLeftOutAndTheRestGoesOn();
    void placesThatAreNoneAreLeftOutAndTheRestGoesOn();
    void twoHundredThousandNamesHoldNothingUp();
    void aPingIsAnsweredWhileTilesAreDrawn();
    void aMapServiceIsReadWhenAProjectAsksForOne();
    void aMissingProjectIsSaid();
    void aBrokenProjectIsSaid();
    void aTileWithoutAProjectFails();
    void garbageEndsTheProcessCleanly();
    void itGoesWhenTheSeatVanishes();

private:
    [[nodiscard]] QString projectWith(const QByteArray &before, const QByteArray &after);
    QTemporaryDir m_folder;
    QString m_project, m_data, m_profile;
};

void TestMapRender::initTestCase()
{
    m_project = sourceFile("maps/wanmi.qgs");
    m_data = m_folder.filePath(QStringLiteral("基础地图.gpkg"));
    m_profile = m_folder.filePath(QStringLiteral("profile"));
    QVERIFY(QDir().mkpath(m_profile));
    QVERIFY(writeSmallBaseMap(m_data));
}

QString TestMapRender::projectWith(const QByteArray &before, const QByteArray &after)
{
    QFile original(m_project);
    QFile changed(m_folder.filePath(QStringLiteral("changed.qgs")));
    if (!original.open(QIODevice::ReadOnly) || !changed.open(QIODevice::WriteOnly))
        return {};
    changed.write(original.readAll().replace(before, after));
    return changed.fileName();
}

void TestMapRender::theRiverHasTheColorOfWaterInBothThemes()
{
    Talk talk(m_profile);
    QVERIFY(talk.isThere());
    const auto hello = talk.hearA<Hello>();
    QVERIFY(hello.has_value());
    QCOMPARE(hello->version, Version);
    talk.say(OpenProject{m_project, m_data});
    const auto status = talk.hearA<Status>();
    QVERIFY(status.has_value());
    QVERIFY2(status->open, qPrintable(status->reason));
    QVERIFY(status->notes.isEmpty());
    QCOMPARE(status->projectHash.size(), 64);

    for (const auto &[theme, water, ground] :
         {std::tuple{Theme::Dark, "#0f2138", "#121a28"}, std::tuple{Theme::Light, "#cfe0ee", "#eef0f3"}}) {
        const Pixel river = pixelOf(RiverMiddle, 14);
        talk.say(RenderTile{1, river.tile, theme, TilePx});
        const auto tile = talk.hearTile(river.tile, theme);
        QVERIFY(tile.has_value());
        const QImage picture = pictureOf(*tile);
        QCOMPARE(picture.pixelColor(river.at).name(), QLatin1String(water));
        QCOMPARE(picture.pixelColor(river.at).alpha(), 255);

        const Pixel roads = pixelOf({126.55, 45.775}, 14);
        talk.say(RenderTile{1, roads.tile, theme, TilePx});
        const auto town = talk.hearTile(roads.tile, theme);
        QVERIFY(town.has_value());
        QVERIFY2(colorsIn(pictureOf(*town)) > 20, "roads and labels");

        const Pixel nowhere = pixelOf({120, 40}, 14);
        talk.say(RenderTile{1, nowhere.tile, theme, TilePx});
        const auto empty = talk.hearTile(nowhere.tile, theme);
        QVERIFY(empty.has_value());
        QCOMPARE(colorsIn(pictureOf(*empty)), 1);
        QCOMPARE(pictureOf(*empty).pixelColor(1, 1).name(), QLatin1String(ground));
    }
}

void TestMapRender::neighboursComeUnasked()
{
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, m_data});
    talk.say(RenderTile{5, {12, 100, 100}, Theme::Dark, TilePx});
    QSet<QString> seen;
    for (int i = 0; i < 4; ++i) {
        const auto tile = talk.hearA<Tile>();
        QVERIFY(tile.has_value());
        QCOMPARE(tile->generation, 5u);
        seen.insert(QStringLiteral("%1 %2").arg(tile->tile.x).arg(tile->tile.y));
    }
    QCOMPARE(seen, (QSet<QString>{"100 100", "101 100", "100 101", "101 101"}));
}

void TestMapRender::aTileOfTwiceTheSizeShowsTheSameGround()
{
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, m_data});
    const Pixel river = pixelOf(RiverMiddle, 13);
    talk.say(RenderTile{1, river.tile, Theme::Light, 2 * TilePx});
    const auto tile = talk.hearTile(river.tile, Theme::Light);
    QVERIFY(tile.has_value());
    QCOMPARE(int(tile->sizePx), 2 * TilePx);
    QCOMPARE(pictureOf(*tile).pixelColor(river.at * 2).name(), QStringLiteral("#cfe0ee"));
}

void TestMapRender::aLayerWhoseSourceIsGoneIsNotedAndTheOthersGoOn()
{
    const QString project = projectWith("./basemap.gpkg|layername=poi", "./gone.gpkg|layername=poi");
    Talk talk(m_profile);
    talk.say(OpenProject{project, m_data});
    const auto status = talk.hearA<Status>();
    QVERIFY(status.has_value());
    QVERIFY(status->open);
    QCOMPARE(status->notes.size(), 1);
    QCOMPARE(status->notes.first().layer, QStringLiteral("地名"));
    QCOMPARE(status->notes.first().reason, QStringLiteral("source-missing"));
    const Pixel river = pixelOf(RiverMiddle, 14);
    talk.say(RenderTile{1, river.tile, Theme::Dark, TilePx});
    const auto tile = talk.hearTile(river.tile, Theme::Dark);
    QVERIFY(tile.has_value());
    QCOMPARE(pictureOf(*tile).pixelColor(river.at).name(), QStringLiteral("#0f2138"));
}

void TestMapRender::staleGenerationsAreDropped()
{
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, m_data});
    const Pixel town = pixelOf(ParkMiddle, 15);
    QByteArray stream;
    for (int i = 0; i < 50; ++i)
        stream += encode(RenderTile{1, {15, town.tile.x + 2 * i, town.tile.y}, Theme::Dark, TilePx});
    stream += encode(DropOlderThan{2});
    stream += encode(RenderTile{2, {15, town.tile.x - 2, town.tile.y}, Theme::Dark, TilePx});
    talk.say(stream);
    // Two metatiles may be in drawing when the order comes; each ends when it ends, before or after the new
    // one.
    int stale = 0;
    int fresh = 0;
    const auto count = [&stale, &fresh](const Tile &tile) { ++(tile.generation == 2 ? fresh : stale); };
    while (fresh < 4) {
        const auto tile = talk.hearA<Tile>();
        QVERIFY2(tile.has_value(), "the new generation comes whole");
        count(*tile);
    }
    while (const auto message = talk.hear(1'000)) {
        if (const Tile *tile = std::get_if<Tile>(&*message))
            count(*tile);
    }
    QCOMPARE(fresh, 4);
    QVERIFY2(stale <= 2 * 4, qPrintable(QString::number(stale)));
}

void TestMapRender::shapesThatNoFileShouldHaveAreDrawnOrLeftOutAndTheRestGoesOn()
{
    const QString data = m_folder.filePath(QStringLiteral("hostile.gpkg"));
    QVERIFY(writeSmallBaseMap(data, addHostile));
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, data});
    QVERIFY(talk.hearA<Status>()->open);
    const Pixel river = pixelOf(RiverMiddle, 14);
    talk.say(RenderTile{1, river.tile, Theme::Dark, TilePx});
    const auto tile = talk.hearTile(river.tile, Theme::Dark);
    QVERIFY(tile.has_value());
    QCOMPARE(pictureOf(*tile).pixelColor(river.at).name(), QStringLiteral("#0f2138"));
    // Inside the hole lies the ground, around it the green.
    const Pixel hole = pixelOf({126.6003, 45.7612}, 15);
    const Pixel ring = pixelOf({126.6070, 45.7612}, 15);
    for (const auto &[place, color] : {std::pair{hole, "#121a28"}, std::pair{ring, "#14251f"}}) {
        talk.say(RenderTile{1, place.tile, Theme::Dark, TilePx});
        const auto drawn = talk.hearTile(place.tile, Theme::Dark);
        QVERIFY(drawn.has_value());
        QCOMPARE(pictureOf(*drawn).pixelColor(place.at).name(), QLatin1String(color));
    }
    const Pixel crowd = pixelOf({126.612, 45.776}, 15);
    talk.say(RenderTile{1, crowd.tile, Theme::Light, TilePx});
    QVERIFY2(talk.hearTile(crowd.tile, Theme::Light).has_value(), "three thousand names at one place");
}

void TestMapRender::placesThatAreNoneAreLeftOutAndTheRestGoesOn()
{
    constexpr double Lost[]{std::numeric_limits<double>::quiet_NaN(), 1e308, -1e308,
                            std::numeric_limits<double>::infinity()};
    // GDAL writes no such place, other programs do: good ones are written, and changed in the file.
    const auto lonOf = [](size_t i) { return 126.6012345 + double(i) * 1e-5; };
    const auto latOf = [](size_t i) { return 45.7812345 + double(i) * 1e-5; };
    const QString data = m_folder.filePath(QStringLiteral("nowhere.gpkg"));
    QVERIFY(writeSmallBaseMap(data, [&](geo::FeatureFile &file, const SmallLayers &layers) {
        bool good = true;
        for (size_t i = 0; i < std::size(Lost); ++i) {
            const geo::Place here{126.60, 45.78}, there{126.61, 45.79};
            for (const geo::Place &place :
                 {geo::Place{lonOf(i), latOf(i)}, geo::Place{126.6, latOf(i)}, geo::Place{lonOf(i), 45.78}})
                good = good
                    && file.add(layers.poi, std::vector<geo::Place>{place}, {"天外", "hospital", 1})
                           .has_value()
                    && file.add(layers.road, std::vector<geo::Place>{here, place, there},
                                {"断路", "arterial", 30.0})
                           .has_value()
                    && file.add(layers.water, geo::Polygon{{{here, place, there, here}}}, {"无底湖", "lake"})
                           .has_value();
        }
        return good;
    }));
    QFile file(data);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const auto eight
        = [](const double &number) { return QByteArray(reinterpret_cast<const char *>(&number), 8); };
    for (size_t i = 0; i < std::size(Lost); ++i) {
        const QByteArray lon = eight(lonOf(i)), lat = eight(latOf(i)), lost = eight(Lost[i]);
        QVERIFY(bytes.count(lon) >= 6 && bytes.count(lat) >= 6);
        bytes.replace(lon, lost).replace(lat, lost);
    }
    file.seek(0);
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, data});
    QVERIFY(talk.hearA<Status>()->open);
    for (const Theme theme : {Theme::Dark, Theme::Light}) {
        for (const int zoom : {5, 10, 14, 17}) {
            const Pixel river = pixelOf(RiverMiddle, zoom);
            talk.say(RenderTile{1, river.tile, theme, TilePx});
            const auto tile = talk.hearTile(river.tile, theme);
            QVERIFY2(tile.has_value(), qPrintable(QString::number(zoom)));
            if (theme == Theme::Dark && zoom >= 14)
                QCOMPARE(pictureOf(*tile).pixelColor(river.at).name(), QStringLiteral("#0f2138"));
        }
    }
    const Pixel road = pixelOf({126.62, 45.785}, 16); // of the layer in which some are lost
    talk.say(RenderTile{1, road.tile, Theme::Dark, TilePx});
    const auto tile = talk.hearTile(road.tile, Theme::Dark);
    QVERIFY(tile.has_value());
    QVERIFY(pictureOf(*tile).pixelColor(road.at).name() != QLatin1String("#121a28"));
}

void TestMapRender::twoHundredThousandNamesHoldNothingUp()
{
    constexpr int Names = 200'000;
    const QString data = m_folder.filePath(QStringLiteral("names.gpkg"));
    QVERIFY(writeSmallBaseMap(data, [](geo::FeatureFile &file, const SmallLayers &layers) {
        bool good = true;
        for (int i = 0; good && i < Names; ++i) // 30 metres apart
            good = file.add(layers.poi,
                            std::vector{geo::Place{126.5 + i % 500 * 0.0004, 45.70 + i / 500 * 0.0003}},
                            {QStringLiteral("第 %1 号医院").arg(i), "hospital", 1})
                       .has_value();
        return good;
    }));
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, data});
    QVERIFY(talk.hearA<Status>()->open);
    qint64 worst = 0;
    for (const int zoom : {9, 11, 13, 14, 15, 17}) {
        const Pixel crowd = pixelOf({126.6, 45.76}, zoom);
        QElapsedTimer since;
        since.start();
        talk.say(RenderTile{1, crowd.tile, Theme::Dark, TilePx});
        talk.say(Ping{quint32(zoom)}); // the process hears all the while
        qint64 heard = -1, drawn = -1;
        while (heard < 0 || drawn < 0) {
            const auto message = talk.hear();
            QVERIFY(message.has_value());
            if (const auto *pong = std::get_if<Pong>(&*message); pong && pong->number == quint32(zoom))
                heard = since.elapsed();
            else if (const auto *tile = std::get_if<Tile>(&*message); tile && tile->tile == crowd.tile)
                drawn = since.elapsed();
        }
        qInfo("zoom %d: heard after %lld ms, the metatile after %lld ms", zoom, static_cast<long long>(heard),
              static_cast<long long>(drawn));
        worst = std::max(worst, drawn);
    }
    QVERIFY2(worst < 10'000, qPrintable(QString::number(worst)));
    const Pixel river = pixelOf(RiverMiddle, 14);
    talk.say(RenderTile{2, river.tile, Theme::Light, TilePx});
    QVERIFY(talk.hearTile(river.tile, Theme::Light).has_value());
}

void TestMapRender::aPingIsAnsweredWhileTilesAreDrawn()
{
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, m_data});
    QVERIFY(talk.hearA<Status>().has_value());
    for (int i = 0; i < 40; ++i)
        talk.say(RenderTile{1, {15, 27900 + 2 * i, 11700}, Theme::Dark, TilePx});
    talk.say(Ping{77});
    int tiles = 0;
    while (const auto message = talk.hear()) {
        tiles += std::holds_alternative<Tile>(*message);
        if (const Pong *pong = std::get_if<Pong>(&*message)) {
            QCOMPARE(pong->number, 77u);
            break;
        }
    }
    QVERIFY2(tiles < 160, "not only when all is done");
}

void TestMapRender::aMapServiceIsReadWhenAProjectAsksForOne()
{
    QTcpServer service;
    QVERIFY(service.listen(QHostAddress::LocalHost));
    const QByteArray port = QByteArray::number(service.serverPort());
    QFile written(sourceFile("tests/mapengine/service.qgs"));
    QFile project(m_folder.filePath(QStringLiteral("service.qgs")));
    QVERIFY(written.open(QIODevice::ReadOnly) && project.open(QIODevice::WriteOnly));
    project.write(written.readAll().replace("PORT", port));
    project.close();
    // A picture of one color for whatever is asked, on a thread of its own: this one waits for the process.
    QImage red(256, 256, QImage::Format_RGB32);
    red.fill(QColor(200, 20, 20));
    QByteArray png;
    QBuffer buffer(&png);
    red.save(&buffer, "PNG");
    std::atomic_bool stop = false;
    const std::unique_ptr<QThread> thread(QThread::create([&service, &stop, png] {
        while (!stop) {
            if (!service.hasPendingConnections() && !service.waitForNewConnection(50))
                continue;
            const std::unique_ptr<QTcpSocket> one(service.nextPendingConnection());
            if (!one->waitForReadyRead(2000))
                continue;
            one->readAll();
            one->write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\nContent-Length: "
                       + QByteArray::number(png.size()) + "\r\n\r\n" + png);
            one->disconnectFromHost();
            if (one->state() != QAbstractSocket::UnconnectedState)
                one->waitForDisconnected(2000);
        }
        service.close();
        service.moveToThread(nullptr);
    }));
    service.moveToThread(thread.get());
    thread->start();
    const auto end = qScopeGuard([&] {
        stop = true;
        thread->wait();
    });
    Talk talk(m_profile);
    talk.say(OpenProject{project.fileName(), {}});
    const auto status = talk.hearA<Status>();
    QVERIFY(status && status->open);
    if (!status->notes.isEmpty())
        QSKIP("qgis-providers is not installed");
    talk.say(RenderTile{1, {10, 871, 364}, Theme::Dark, TilePx});
    const auto tile = talk.hearTile({10, 871, 364}, Theme::Dark);
    QVERIFY(tile.has_value());
    QCOMPARE(pictureOf(*tile).pixelColor(100, 100).name(), QStringLiteral("#c81414"));
}

void TestMapRender::aMissingProjectIsSaid()
{
    Talk talk(m_profile);
    talk.say(OpenProject{m_folder.filePath(QStringLiteral("nowhere.qgs")), m_data});
    const auto status = talk.hearA<Status>();
    QVERIFY(status.has_value());
    QVERIFY(!status->open);
    QCOMPARE(status->reason, QStringLiteral("project-missing"));
}

void TestMapRender::aBrokenProjectIsSaid()
{
    QFile broken(m_folder.filePath(QStringLiteral("broken.qgs")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("<qgis version=\"3.22\"><projectlayers><maplayer");
    broken.close();
    Talk talk(m_profile);
    talk.say(OpenProject{broken.fileName(), m_data});
    const auto status = talk.hearA<Status>();
    QVERIFY(status.has_value());
    QCOMPARE(status->reason, QStringLiteral("project-broken"));
    talk.say(OpenProject{m_project, m_data});
    QVERIFY2(talk.hearA<Status>()->open, "the next project is opened all the same");
}

void TestMapRender::aTileWithoutAProjectFails()
{
    Talk talk(m_profile);
    talk.say(RenderTile{3, {5, 1, 1}, Theme::Light, TilePx});
    const auto failed = talk.hearA<TileFailed>();
    QVERIFY(failed.has_value());
    QCOMPARE(failed->reason, QStringLiteral("no-project"));
    QCOMPARE(failed->generation, 3u);
}

void TestMapRender::garbageEndsTheProcessCleanly()
{
    Talk talk(m_profile);
    QVERIFY(talk.hearA<Hello>().has_value());
    talk.say(QByteArray(4096, '\xff'));
    QVERIFY(talk.process().waitForFinished(LongMs));
    QCOMPARE(talk.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(talk.process().exitCode(), 3);
}

void TestMapRender::itGoesWhenTheSeatVanishes()
{
    Talk talk(m_profile);
    talk.say(OpenProject{m_project, m_data});
    QVERIFY(talk.hearA<Status>().has_value());
    for (int i = 0; i < 20; ++i)
        talk.say(RenderTile{1, {14, 13900 + 2 * i, 5800}, Theme::Dark, TilePx});
    talk.hangUp();
    QVERIFY(talk.process().waitForFinished(LongMs));
    QCOMPARE(talk.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(talk.process().exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestMapRender)
#include "tst_maprender.moc"
