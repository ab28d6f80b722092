// SPDX-License-Identifier: GPL-3.0-or-later
#include "renderlink/messages.h"

#include <QRandomGenerator>
#include <QtEndian>
#include <QTest>

using namespace wanmi::renderlink;

namespace {
QByteArray pixels(int edge, char value)
{
    return QByteArray(edge * edge * 4, value);
}

std::vector<Message> oneOfEach()
{
    return {Hello{Version, QStringLiteral("QGIS 3.22")},
            OpenProject{QStringLiteral("/地图/万米.qgs"), QStringLiteral("/data/basemap.gpkg")},
            RenderTile{7, {14, 13956, 5850}, Theme::Light, 512},
            Tile{7, {14, 13956, 5850}, Theme::Light, 16, pixels(16, '\x7f')},
            TileFailed{7, {0, 0, 0}, Theme::Dark, QStringLiteral("render-failed")},
            DropOlderThan{9},
            Status{true,
                   {},
                   QStringLiteral("abc"),
                   {{QStringLiteral("道路"), QStringLiteral("source-missing"), {}}},
                   {QStringLiteral("地名"), QStringLiteral("道路")}},
            Quit{},
            Ping{3},
            Pong{4'000'000'000},
            PrintSheet{QStringLiteral("/tmp/图")},
            SheetProgress{QStringLiteral("drawing"), 40},
            SheetDone{{}, {}, QStringLiteral("sheet.pdf"), 3, 612}};
}

std::vector<Message> readAll(FrameReader &reader)
{
    std::vector<Message> messages;
    while (auto message = reader.next())
        messages.push_back(*message);
    return messages;
}
} // namespace

class TestMessages : public QObject
{
    Q_OBJECT
private slots:
    void everyMessageComesBackAsItWas();
    void framesMayArriveByteByByte();
    void anEmptyTextIsAnEmptyText();
    void aTileOutsideThePyramidIsRefused_data();
    void aTileOutsideThePyramidIsRefused();
    void aTooLongFrameBreaksTheStreamBeforeItIsStored();
    void anUnknownKindBreaksTheStream();
    void pixelsMustBeAsManyAsTheEdgeSays();
    void anOverlongTextIsCut();
    void mutatedFramesNeverDoMoreThanBreakTheStream();
};

void TestMessages::everyMessageComesBackAsItWas()
{
    for (const Message &message : oneOfEach()) {
        FrameReader reader;
        reader.feed(encode(message));
        const auto read = reader.next();
        QVERIFY(read.has_value());
        QCOMPARE(read->index(), message.index());
        QCOMPARE(encode(*read), encode(message));
        QVERIFY(!reader.next().has_value());
        QVERIFY(!reader.isBroken());
    }
    FrameReader reader;
    reader.feed(encode(oneOfEach().at(3)));
    const auto message = reader.next();
    const Tile &tile = std::get<Tile>(*message);
    QCOMPARE(tile.generation, 7u);
    QCOMPARE(tile.tile.x, 13956);
    QCOMPARE(tile.argb, pixels(16, '\x7f'));
}

void TestMessages::framesMayArriveByteByByte()
{
    QByteArray stream;
    for (const Message &message : oneOfEach())
        stream += encode(message);
    FrameReader reader;
    size_t seen = 0;
    for (const char byte : stream) {
        reader.feed(QByteArray(1, byte));
        seen += readAll(reader).size();
    }
    QCOMPARE(seen, oneOfEach().size());
}

void TestMessages::anEmptyTextIsAnEmptyText()
{
    FrameReader reader;
    reader.feed(encode(OpenProject{QStringLiteral("a"), QString()}));
    const auto message = reader.next();
    QVERIFY(message.has_value());
    QVERIFY(std::get<OpenProject>(*message).dataPath.isEmpty());
}

void TestMessages::aTileOutsideThePyramidIsRefused_data()
{
    QTest::addColumn<int>("z");
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("y");
    QTest::newRow("too deep") << 23 << 0 << 0;
    QTest::newRow("east of the world") << 2 << 4 << 0;
    QTest::newRow("south of the world") << 2 << 0 << 4;
    QTest::newRow("west of the world") << 2 << -1 << 0;
}

void TestMessages::aTileOutsideThePyramidIsRefused()
{
    QFETCH(int, z);
    QFETCH(int, x);
    QFETCH(int, y);
    FrameReader reader;
    reader.feed(encode(RenderTile{1, {z, x, y}, Theme::Dark, 512}));
    QVERIFY(!reader.next().has_value());
    QCOMPARE(reader.reason(), QStringLiteral("malformed-body"));
}

void TestMessages::aTooLongFrameBreaksTheStreamBeforeItIsStored()
{
    QByteArray head(4, 0);
    qToBigEndian(quint32(MaxFrameBytes + 1), head.data());
    FrameReader reader;
    reader.feed(head);
    QVERIFY(!reader.next().has_value());
    QCOMPARE(reader.reason(), QStringLiteral("frame-too-long"));
    reader.feed(encode(Quit{}));
    QVERIFY(!reader.next().has_value());
}

void TestMessages::anUnknownKindBreaksTheStream()
{
    QByteArray frame = encode(Quit{});
    frame[4] = char(200);
    FrameReader reader;
    reader.feed(frame);
    QVERIFY(!reader.next().has_value());
    QCOMPARE(reader.reason(), QStringLiteral("unknown-kind"));
}

void TestMessages::pixelsMustBeAsManyAsTheEdgeSays()
{
    for (const auto &[edge, bytes] :
         {std::pair{16, 16 * 16 * 4 - 1}, {16, 16 * 16 * 4 + 1}, {0, 0}, {2000, 4}}) {
        FrameReader reader;
        reader.feed(encode(Tile{1, {1, 0, 0}, Theme::Dark, quint16(edge), QByteArray(bytes, 'x')}));
        QVERIFY(!reader.next().has_value());
        QVERIFY(reader.isBroken());
    }
}

void TestMessages::anOverlongTextIsCut()
{
    FrameReader reader;
    reader.feed(encode(TileFailed{1, {1, 0, 0}, Theme::Dark, QString(100'000, QChar(0x4e07))}));
    const auto message = reader.next();
    QVERIFY(message.has_value());
    const QString reason = std::get<TileFailed>(*message).reason;
    QVERIFY(reason.size() > 1000);
    QVERIFY(quint32(reason.toUtf8().size()) <= MaxTextBytes);
}

void TestMessages::mutatedFramesNeverDoMoreThanBreakTheStream()
{
    QRandomGenerator random(20261121);
    QByteArray stream;
    for (const Message &message : oneOfEach())
        stream += encode(message);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray hostile = stream;
        const int flips = 1 + int(random.bounded(8));
        for (int i = 0; i < flips; ++i)
            hostile[int(random.bounded(quint32(hostile.size())))] = char(random.bounded(256));
        if (random.bounded(4) == 0)
            hostile.truncate(int(random.bounded(quint32(hostile.size()))));
        FrameReader reader;
        reader.feed(hostile);
        QVERIFY(readAll(reader).size() <= oneOfEach().size() * 4);
    }
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
