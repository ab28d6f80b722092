// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/photographer.h"

#include "geo/photoexif.h"
#include "protocol/media.h"

#include <QDir>
#include <QImage>
#include <QTest>

using namespace wanmi;
using namespace wanmi::simulator;

namespace {
PhotoWish aWish(domain::CaseKind kind, const QString &code, bool after)
{
    PhotoWish wish;
    wish.caseId = QStringLiteral("case-1");
    wish.kind = after ? QStringLiteral("after") : QStringLiteral("near");
    wish.solved = after;
    wish.caseKind = kind;
    wish.classCode = code;
    wish.className = QStringLiteral("Exposed garbage");
    wish.place = {126.63125, 45.76321};
    wish.local = QDateTime(QDate(2026, 11, 22), QTime(14, 5, 9), Qt::OffsetFromUTC, 8 * 3600);
    return wish;
}

/// Mean difference of two pictures above the line at the foot, 0…255.
double difference(const QByteArray &a, const QByteArray &b)
{
    const QImage one = QImage::fromData(a).convertToFormat(QImage::Format_RGB32);
    const QImage two = QImage::fromData(b).convertToFormat(QImage::Format_RGB32);
    double sum = 0;
    int count = 0;
    for (int y = one.height() / 3; y < one.height() - 70; y += 2) {
        for (int x = one.width() / 5; x < one.width() * 4 / 5; x += 2, ++count)
            sum += std::abs(qGray(one.pixel(x, y)) - qGray(two.pixel(x, y)));
    }
    return count > 0 ? sum / count : 0;
}
} // namespace

/// What simulated people photograph.
class TestPhotographer : public QObject
{
    Q_OBJECT
private slots:
    void theSameWishIsTheSamePicture()
    {
        const PhotoWish wish = aWish(domain::CaseKind::Event, QStringLiteral("0101"), false);
        QCOMPARE(paintPhoto(wish), paintPhoto(wish));
        PhotoWish other = wish;
        other.caseId = QStringLiteral("case-2");
        QVERIFY(paintPhoto(other) != paintPhoto(wish));
    }
    void itIsASmallPictureThatCentralTakes()
    {
        const QByteArray bytes = paintPhoto(aWish(domain::CaseKind::Event, QStringLiteral("0101"), false));
        const auto read = protocol::mediaPictureFrom(bytes);
        QVERIFY(read.has_value());
        QCOMPARE(read->type, QStringLiteral("image/jpeg"));
        QVERIFY2(bytes.size() < 200'000, qPrintable(QString::number(bytes.size())));
    }
    void beforeAndAfterDifferVisibly()
    {
        for (const auto kind : {domain::CaseKind::Component, domain::CaseKind::Event}) {
            for (const char *code : {"0101", "0201", "0301", "0401", "0501", "0601"}) {
                const QByteArray before = paintPhoto(aWish(kind, QLatin1StringView(code), false));
                const QByteArray after = paintPhoto(aWish(kind, QLatin1StringView(code), true));
                const double apart = difference(before, after);
                QVERIFY2(apart > 1.0,
                         qPrintable(QStringLiteral("%1 %2").arg(QLatin1StringView(code)).arg(apart)));
                const QString shots = qEnvironmentVariable("WANMI_SHOTS");
                if (!shots.isEmpty()) {
                    QDir().mkpath(shots);
                    const QString name
                        = shots + QStringLiteral("/photo-%1-%2-").arg(int(kind)).arg(QLatin1StringView(code));
                    QImage::fromData(before).save(name + QStringLiteral("before.png"));
                    QImage::fromData(after).save(name + QStringLiteral("after.png"));
                }
            }
        }
    }
    void itSaysWhenAndWhereItWasTaken()
    {
        const PhotoWish wish = aWish(domain::CaseKind::Event, QStringLiteral("0101"), false);
        const geo::PhotoExif exif = geo::exifOf(paintPhoto(wish));
        QVERIFY(exif.hasOffset);
        QCOMPARE(exif.taken.toMSecsSinceEpoch(), wish.local.toMSecsSinceEpoch());
        QVERIFY(exif.place.has_value());
        QVERIFY(geo::distanceM(*exif.place, wish.place) < 1);
    }
    void southAndWestAreNegative()
    {
        PhotoWish wish = aWish(domain::CaseKind::Event, QStringLiteral("0101"), false);
        wish.place = {-70.5, -33.25};
        wish.local = QDateTime(QDate(2026, 11, 22), QTime(14, 5, 9), Qt::OffsetFromUTC, -9000);
        const geo::PhotoExif exif = geo::exifOf(paintPhoto(wish));
        QVERIFY(exif.place && geo::distanceM(*exif.place, wish.place) < 1);
        QCOMPARE(exif.taken.toMSecsSinceEpoch(), wish.local.toMSecsSinceEpoch());
    }
    void picturesWithoutExifSayNothing()
    {
        QVERIFY(!geo::exifOf({}).taken.isValid());
        QVERIFY(!geo::exifOf("no picture at all").place);
        QByteArray bytes = paintPhoto(aWish(domain::CaseKind::Event, QStringLiteral("0101"), false));
        bytes.remove(
            2, exifBlock(aWish(domain::CaseKind::Event, {}, false).local, {126.63125, 45.76321}).size());
        const geo::PhotoExif exif = geo::exifOf(bytes);
        QVERIFY(!exif.taken.isValid() && !exif.place);
    }
    void damagedExifHarmsNobody()
    {
        const QByteArray good = paintPhoto(aWish(domain::CaseKind::Event, QStringLiteral("0101"), false));
        Chance chance(7);
        for (int i = 0; i < 1500; ++i) {
            QByteArray bad = good;
            for (int flips = 1 + chance.below(6); flips > 0; --flips)
                bad[2 + chance.below(260)] = char(chance.below(256));
            const geo::PhotoExif exif = geo::exifOf(bad);
            if (exif.place)
                QVERIFY(std::abs(exif.place->lon) <= 180 && std::abs(exif.place->lat) <= 90);
        }
    }
};

QTEST_GUILESS_MAIN(TestPhotographer)
#include "tst_photographer.moc"
