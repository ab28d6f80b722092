// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/media.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace wanmi;

namespace {
QByteArray picture(const char *format, QSize size = {40, 30})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format) ? bytes : QByteArray();
}
} // namespace

/// What central and seat call a picture.
class TestMedia : public QObject
{
    Q_OBJECT
private slots:
    void kindAndSizeComeFromTheBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("JPEG") << picture("jpg") << "image/jpeg";
        QTest::newRow("PNG") << picture("png") << "image/png";
        QTest::newRow("WebP") << picture("webp") << "image/webp";
    }
    void kindAndSizeComeFromTheBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        if (bytes.isEmpty())
            QSKIP("this Qt writes no such pictures");
        const auto read = protocol::mediaPictureFrom(bytes);
        QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().reason));
        QCOMPARE(read->type, type);
        QCOMPARE(read->size, QSize(40, 30));
    }
    void whatIsNoPictureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("a photo, believe me");
        QTest::newRow("the name of a JPEG and nothing else") << QByteArray("\xff\xd8\xff", 3);
        QTest::newRow("a JPEG cut before its frame") << picture("jpg").left(60);
        QTest::newRow("a PNG cut in its header") << picture("png").left(20);
        QTest::newRow("a GIF") << QByteArray("GIF89a\1\0\1\0\0\0\0;", 14);
        QTest::newRow("SVG, which could carry a script")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QByteArray flat = picture("png");
        flat.replace(16, 4, QByteArray(4, '\0'));
        QTest::newRow("a PNG without width") << flat;
        QByteArray segment = picture("jpg");
        segment.replace(4, 2, QByteArray(2, '\0'));
        QTest::newRow("a JPEG segment of no length") << segment;
    }
    void whatIsNoPictureIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto read = protocol::mediaPictureFrom(bytes);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().reason, QStringLiteral("not-a-picture"));
    }
    void aHeaderThatWouldFillTheMemoryIsRefused()
    {
        QByteArray bomb = picture("png");
        bomb.replace(16, 8, QByteArray("\x00\x00\x4e\x20\x00\x00\x4e\x20", 8)); // 20,000 x 20,000
        QCOMPARE(protocol::mediaPictureFrom(bomb).error().reason, QStringLiteral("too-many-pixels"));
        bomb.replace(16, 8, QByteArray("\xff\xff\xff\xff\x00\x00\x00\x01", 8));
        QCOMPARE(protocol::mediaPictureFrom(bomb).error().reason, QStringLiteral("not-a-picture"));
    }
    void twentyMegabytesAreTheMost()
    {
        QByteArray large = picture("jpg");
        // What follows a picture's end is nobody's concern.
        large.append(QByteArray(protocol::MostMediaBytes - large.size(), 'x'));
        QVERIFY(protocol::mediaPictureFrom(large).has_value());
        large.append('x');
        QCOMPARE(protocol::mediaPictureFrom(large).error().reason, QStringLiteral("too-large"));
    }
    void everyPrefixOfEveryKindIsReadOrRefusedQuietly()
    {
        for (const char *format : {"jpg", "png", "webp"}) {
            const QByteArray whole = picture(format);
            for (qsizetype n = 0; n < whole.size(); ++n)
                (void)protocol::mediaPictureFrom(whole.left(n));
        }
    }
    void aPictureThatIsCutOffAnywhereIsFound()
    {
        for (const char *format : {"jpg", "png", "webp"}) {
            const QByteArray whole = picture(format, {300, 200});
            if (whole.isEmpty())
                continue; // this Qt writes no such pictures
            QVERIFY2(protocol::isWholePicture(whole), format);
            QVERIFY2(protocol::isWholePicture(whole + QByteArray(40, 'x')), format);
            for (qsizetype n = 0; n < whole.size(); ++n)
                QVERIFY2(!protocol::isWholePicture(whole.left(n)), format);
        }
        // A picture within the picture ends before: the preview of a telephone.
        const QByteArray small = picture("jpg"), large = picture("jpg", {300, 200});
        QByteArray length(2, '\0');
        length[0] = char((small.size() + 2) >> 8);
        length[1] = char((small.size() + 2) & 0xff);
        const QByteArray nested = large.left(2) + QByteArray("\xff\xe1") + length + small + large.mid(2);
        QVERIFY(protocol::isWholePicture(nested));
        QVERIFY(!protocol::isWholePicture(nested.left(nested.size() - 2)));
    }
    void hashesAreSixtyFourLowerDigits()
    {
        QVERIFY(protocol::isMediaHash(QString(64, u'a')));
        QVERIFY(!protocol::isMediaHash(QString(63, u'a')));
        QVERIFY(!protocol::isMediaHash(QString(64, u'A')));
        QVERIFY(!protocol::isMediaHash(QString(63, u'a') + u'\n'));
        QVERIFY(!protocol::isMediaHash(QStringLiteral("../") + QString(61, u'a')));
        QVERIFY(protocol::isSampleHash(QString(16, u'0') + QString(48, u'b')));
        QVERIFY(!protocol::isSampleHash(QString(15, u'0') + QString(49, u'b')));
    }
};

QTEST_MAIN(TestMedia)
#include "tst_media.moc"
