// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/photographer.h"

#include "simulator/phototroubles.h"
#include "simulator/stamp.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>

#include <cmath>

namespace wanmi::simulator {
namespace {
constexpr int Quality = 74;
constexpr int Scale = 2;

quint32 seedOf(const QString &caseId)
{
    return quint32(Chance(0, caseId).next());
}

Mood moodAt(const QDateTime &local)
{
    const int hour = local.time().hour(), month = local.date().month();
    if (hour < 6 || hour >= 19)
        return Mood::night();
    if (hour >= 17)
        return Mood::dusk();
    return month == 12 || month <= 2 ? Mood::winter() : Mood::day();
}

/// As somebody on the pavement holds a telephone: close to it for a near picture, back for the others.
Lens lensFor(const PhotoWish &wish)
{
    const bool isNear = wish.kind != u"far";
    return {176.0 + 9 * wish.number, 112, isNear ? 330.0 : 230.0, 1.65};
}

void paintStreet(Stage &stage, quint32 seed)
{
    const bool snow = stage.mood().snow;
    Dice dice(seed);
    const QColor houses[] = {QColor(0xb9, 0x9c, 0x7c), QColor(0x9a, 0x8b, 0x86), QColor(0xc2, 0xb2, 0x98),
                             QColor(0x8e, 0x9c, 0xa8), QColor(0xae, 0x7c, 0x68)};
    stage.sky();
    stage.skyline(112, seed, QColor(0x9f, 0xad, 0xb8));
    stage.ground(snow ? QColor(0xdc, 0xe0, 0xe6) : QColor(0xa8, 0xa3, 0x9a));
    stage.patch(-90, 90, 15, 26, QColor(0x6c, 0x70, 0x74));
    for (double x = -40; x < 40; x += 5)
        stage.patch(x, x + 2.5, 20.3, 20.6, QColor(0xea, 0xea, 0xe4));
    for (double x = -36; x < 36; x += 18)
        stage.house({x + dice.between(-2, 2), 40, 15, 8, 0, dice.between(9, 22)}, houses[dice.roll(5)],
                    dice.roll(1000));
    for (int i = 0; i < 3; ++i)
        stage.tree(dice.between(-16, 16), dice.between(28, 32), dice.between(5, 7), 0,
                   snow ? QColor(0x8a, 0x80, 0x78) : QColor(0x4e, 0x7d, 0x45), dice.roll(1000));
    stage.lamp(dice.between(5, 9), 14, -2.5);
    stage.car(dice.between(-14, 14), 22.5, Stage::Heading::Right, carColor(dice.roll(100)));
    for (double x = -12; x < 12; x += 1.2) // the pavement's slabs
        stage.patch(x, x + 0.04, 2.2, 13, QColor(0x8c, 0x88, 0x80));
    stage.speckle(500, QRectF(0, 118, 352, 170), 10, seed);
}

void burnFoot(QImage &image, const PhotoWish &wish)
{
    const QString place
        = QStringLiteral("%1 %2").arg(wish.place.lon, 0, 'f', 5).arg(wish.place.lat, 0, 'f', 5);
    const QString what = (wish.caseKind == domain::CaseKind::Component ? QStringLiteral("COMPONENT ")
                                                                       : QStringLiteral("EVENT "))
        + wish.classCode + u' ' + wish.className.toUpper();
    const int bottom = image.height() - 14;
    burnText(image, {14, bottom - 20 * Scale}, Scale, what.left(50));
    burnText(image, {14, bottom - 8 * Scale}, Scale,
             wish.local.toString(u"yyyy-MM-dd HH:mm") + QStringLiteral("  ") + place + QStringLiteral("  ")
                 + wish.kind.toUpper());
}

// ---- EXIF (TIFF 6.0, big-endian)
QByteArray be(quint32 value, int bytes)
{
    QByteArray out;
    for (int i = bytes - 1; i >= 0; --i)
        out += char(value >> (8 * i) & 0xff);
    return out;
}

struct Entry
{
    quint16 tag, type;
    quint32 count;
    QByteArray value;
};

QByteArray directory(const std::vector<Entry> &entries, quint32 base)
{
    QByteArray table = be(quint32(entries.size()), 2), rest;
    const quint32 after = base + 2 + 12 * quint32(entries.size()) + 4;
    for (const Entry &entry : entries) {
        table += be(entry.tag, 2) + be(entry.type, 2) + be(entry.count, 4);
        if (entry.value.size() <= 4) {
            table += entry.value.leftJustified(4, '\0');
        } else {
            table += be(after + quint32(rest.size()), 4);
            rest += entry.value;
            if (rest.size() % 2)
                rest += '\0';
        }
    }
    return table + be(0, 4) + rest;
}

Entry text(quint16 tag, const QString &value)
{
    const QByteArray bytes = value.toLatin1() + '\0';
    return {tag, 2, quint32(bytes.size()), bytes};
}

Entry angle(quint16 tag, double degrees)
{
    const double whole = std::floor(degrees), minutes = std::floor((degrees - whole) * 60);
    const double seconds = (degrees - whole) * 3600 - minutes * 60;
    return {tag, 5, 3,
            be(quint32(whole), 4) + be(1, 4) + be(quint32(minutes), 4) + be(1, 4)
                + be(quint32(std::lround(seconds * 1000)), 4) + be(1000, 4)};
}
} // namespace

QByteArray exifBlock(const QDateTime &local, geo::Place place)
{
    const int offset = local.offsetFromUtc();
    const QString zone = QStringLiteral("%1%2:%3")
                             .arg(offset < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                             .arg(std::abs(offset) / 3600, 2, 10, QLatin1Char('0'))
                             .arg(std::abs(offset) / 60 % 60, 2, 10, QLatin1Char('0'));
    constexpr quint32 First = 8, Pointers = 2 + 2 * 12 + 4;
    const QByteArray taken = directory(
        {text(0x9003, local.toString(u"yyyy:MM:dd HH:mm:ss")), text(0x9011, zone)}, First + Pointers);
    const quint32 gpsAt = First + Pointers + quint32(taken.size());
    const QByteArray gps = directory(
        {text(1, place.lat < 0 ? QStringLiteral("S") : QStringLiteral("N")), angle(2, std::abs(place.lat)),
         text(3, place.lon < 0 ? QStringLiteral("W") : QStringLiteral("E")), angle(4, std::abs(place.lon))},
        gpsAt);
    const QByteArray pointers
        = directory({{0x8769, 4, 1, be(First + Pointers, 4)}, {0x8825, 4, 1, be(gpsAt, 4)}}, First);
    const QByteArray body = QByteArray("Exif\0\0MM\0*", 10) + be(First, 4) + pointers + taken + gps;
    return QByteArray("\xff\xe1", 2) + be(quint32(body.size()) + 2, 2) + body;
}

QByteArray paintPhoto(const PhotoWish &wish)
{
    QImage image(Stage::size, QImage::Format_RGB32);
    image.fill(Qt::gray);
    const quint32 seed = seedOf(wish.caseId);
    {
        Stage stage(image, lensFor(wish), moodAt(wish.local));
        paintStreet(stage, seed);
        paintTrouble(stage, troubleOf(wish.caseKind, wish.classCode), wish.solved, seed);
        stage.finish(3 + wish.number);
    }
    image = image.scaled(Stage::size * Scale, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    burnFoot(image, wish);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpg");
    writer.setQuality(Quality);
    if (!writer.write(image))
        return {};
    return bytes.insert(2, exifBlock(wish.local, wish.place));
}

QByteArray Photographer::take(const domain::CaseOrder &order, std::size_t photo, base::Instant at) const
{
    PhotoWish wish;
    wish.caseId = order.caseId.text();
    wish.kind = order.photos[photo].kind;
    wish.solved = wish.kind == u"after" && order.result != u"fail";
    wish.local = m_rules.calendar.toLocal(at);
    wish.number = int(photo);
    if (const domain::CaseFile *file = m_mirror.openCase(wish.caseId)) {
        wish.caseKind = file->kind;
        wish.classCode = file->classCode;
        wish.place = file->place;
    }
    wish.caseKind = order.kind.value_or(wish.caseKind);
    wish.classCode = order.classCode.value_or(wish.classCode);
    wish.place = order.onSite.value_or(order.place.value_or(wish.place));
    if (const domain::MinorClass *known = m_rules.catalog.find(wish.caseKind, wish.classCode))
        wish.className = known->nameEn;
    return paintPhoto(wish);
}
} // namespace wanmi::simulator
