// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gpkgblob.h"

#include <QRandomGenerator>
#include <QtEndian>
#include <QTest>

#include <cmath>

using namespace wanmi::geo;

namespace {
Polygon withHole()
{
    return {{{{126.6, 45.7}, {126.7, 45.7}, {126.7, 45.8}, {126.6, 45.8}},
             {{126.64, 45.74}, {126.66, 45.74}, {126.66, 45.76}}}};
}

/// The same point as encodePoint, by hand, in the other byte order.
QByteArray bigEndianPoint(double lon, double lat)
{
    QByteArray blob("GP\0\0\0\0\x11\x8A\0\0\0\0\1", 13);
    for (const double value : {lon, lat}) {
        quint64 bits = 0;
        memcpy(&bits, &value, 8);
        bits = qToBigEndian(bits);
        blob.append(reinterpret_cast<const char *>(&bits), 8);
    }
    return blob;
}
} // namespace

class TestGpkgBlob : public QObject
{
    Q_OBJECT
private slots:
    void whatIsEncodedIsDecoded();
    void theOtherByteOrderIsRead();
    void heightsAreReadAndDropped();
    void everyShortenedBlobIsRefused();
    void hugeCountsAreRefusedWithoutAllocating();
    void mutatedBlobsNeverCrash();
};

void TestGpkgBlob::whatIsEncodedIsDecoded()
{
    QCOMPARE(*decodePoint(encodePoint({126.6, 45.77})), (Place{126.6, 45.77}));
    QCOMPARE(*decodePolygons(encodePolygon(withHole())), MultiPolygon{withHole()});
    const MultiPolygon two{withHole(), {{{{1, 1}, {2, 1}, {2, 2}}}}};
    QCOMPARE(*decodePolygons(encodeMultiPolygon(two)), two);
    const auto bounds = decodeBounds(encodeMultiPolygon(two));
    QVERIFY(bounds);
    QCOMPARE(bounds->west, 1.0);
    QCOMPARE(bounds->north, 45.8);
    QCOMPARE(decodeBounds(encodePoint({126.6, 45.77}))->west, 126.6);
}

void TestGpkgBlob::theOtherByteOrderIsRead()
{
    const auto place = decodePoint(bigEndianPoint(126.6, 45.77));
    QVERIFY(place);
    QCOMPARE(*place, (Place{126.6, 45.77}));
}

void TestGpkgBlob::heightsAreReadAndDropped()
{
    QByteArray blob = encodePoint({126.6, 45.77});
    const quint32 pointZ = qToLittleEndian(quint32(1001));
    memcpy(blob.data() + 9, &pointZ, 4);
    QVERIFY(!decodePoint(blob)); // the height is missing
    blob.append(8, '\0');
    QCOMPARE(*decodePoint(blob), (Place{126.6, 45.77}));
}

void TestGpkgBlob::everyShortenedBlobIsRefused()
{
    const QByteArray whole = encodeMultiPolygon({withHole(), withHole()});
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto decoded = decodePolygons(QByteArrayView(whole).first(length));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().reason, QStringLiteral("bad-geometry"));
        QCOMPARE(decoded.error().kind, wanmi::ErrorKind::Corrupt);
    }
}

void TestGpkgBlob::hugeCountsAreRefusedWithoutAllocating()
{
    QByteArray blob = encodePolygon(withHole());
    constexpr int ringCountAt = 8 + 32 + 5;
    for (const int at : {ringCountAt, ringCountAt + 4}) {
        QByteArray hostile = blob;
        memset(hostile.data() + at, 0xff, 4);
        QVERIFY(!decodePolygons(hostile));
    }
    QVERIFY(!decodePoint(encodePolygon(withHole())));
    QVERIFY(!decodePolygons(encodePoint({1, 2})));
    QVERIFY(!decodePoint(encodePoint({std::nan(""), 1})));
}

void TestGpkgBlob::mutatedBlobsNeverCrash()
{
    QRandomGenerator random(20261121);
    const std::vector<QByteArray> seeds{encodePoint({126.6, 45.77}), encodePolygon(withHole()),
                                        encodeMultiPolygon({withHole(), withHole()}), bigEndianPoint(1, 2)};
    int accepted = 0;
    for (int round = 0; round < 200'000; ++round) {
        QByteArray blob = seeds[size_t(round) % seeds.size()];
        const int flips = 1 + random.bounded(6);
        for (int i = 0; i < flips; ++i)
            blob[random.bounded(int(blob.size()))] = char(random.bounded(256));
        if (random.bounded(4) == 0)
            blob.truncate(random.bounded(int(blob.size()) + 1));
        accepted += decodePoint(blob).has_value();
        accepted += decodePolygons(blob).has_value();
        accepted += decodeBounds(blob).has_value();
    }
    QVERIFY(accepted > 0); // some mutations only move a corner
    QVERIFY(accepted < 600'000);
}

QTEST_GUILESS_MAIN(TestGpkgBlob)
#include "tst_gpkgblob.moc"
