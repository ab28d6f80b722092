// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/stilltaker.h"

#include "base/doors.h"
#include "evidence/evidencefile.h"
#include "video/picturedecoder.h"

#include <QBuffer>
#include <QImageReader>

namespace wanmi::video {
namespace {
constexpr int jpegQuality = 95; // evidence: what the camera's own coding left is not to be lost here

/// Written into the JPEG too, for whoever gets only the picture.
void inscribe(QImage &image, const evidence::Facts &facts, Instant at)
{
    image.setText(QStringLiteral("Time"), base::toUtc(at).toString(Qt::ISODateWithMs));
    image.setText(QStringLiteral("Camera"), facts.cameraId + u' ' + facts.cameraName);
    if (facts.position) {
        image.setText(QStringLiteral("Position"),
                      QStringLiteral("%1, %2")
                          .arg(facts.position->longitude, 0, 'f', 6)
                          .arg(facts.position->latitude, 0, 'f', 6));
    }
    image.setText(QStringLiteral("Taken-By"), facts.who);
}
} // namespace

base::Result<DecodedStill> newestPicture(const PacketPast &past)
{
    base::passDoor(base::Door::Decoder, "still");
    // From the newest key picture; should that group not decode at all, from the one before.
    for (auto key = past.rbegin(); key != past.rend(); ++key) {
        if (!key->unit.key)
            continue;
        PictureDecoder decoder(key->unit.codec);
        DecodedStill still;
        for (auto unit = std::prev(key.base()); unit != past.end() && unit->unit.codec == key->unit.codec;
             ++unit) {
            if (decoder.decode(unit->unit.annexB, unit->unit.key))
                still.at = unit->at;
        }
        still.image = QImage(decoder.sourceSize(), QImage::Format_RGB32);
        if (still.at != Instant{} && decoder.paint(still.image))
            return still;
    }
    return base::failure(ErrorKind::Unreachable, QStringLiteral("no-picture"));
}

namespace {
base::Result<StillTaken> writeStill(DecodedStill still, const EvidenceOrder &order)
{
    inscribe(still.image, order.facts, still.at);
    QBuffer jpeg;
    jpeg.open(QIODevice::WriteOnly);
    if (!still.image.save(&jpeg, "JPEG", jpegQuality))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("no-encoder"));
    const auto seal = evidence::writeWhole(
        order.file, {evidence::Kind::Still, order.facts, QStringLiteral("jpeg"), still.at}, jpeg.data());
    if (!seal)
        return tl::unexpected(seal.error());
    return StillTaken{order.file, still.image.size(), still.at, *seal};
}

/// A camera's own JPEG, byte for byte: nothing is coded twice, and what was taken can be compared with the camera's.
base::Result<StillTaken> writeStill(const QByteArray &jpeg, Instant at, const EvidenceOrder &order)
{
    QBuffer buffer;
    buffer.setData(jpeg);
    const QSize size = QImageReader(&buffer, "jpeg").size();
    if (size.isEmpty())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("no-picture"));
    const auto seal
        = evidence::writeWhole(order.file, {evidence::Kind::Still, order.facts, QStringLiteral("jpeg"), at}, jpeg);
    if (!seal)
        return tl::unexpected(seal.error());
    return StillTaken{order.file, size, at, *seal};
}
} // namespace

base::Result<StillTaken> writeStill(const PacketPast &past, const EvidenceOrder &order)
{
    auto still = newestPicture(past);
    if (!still)
        return tl::unexpected(still.error());
    return writeStill(*std::move(still), order);
}

StillTaker::StillTaker()
    : m_thread("wanmi-still")
{
}

void StillTaker::take(PacketPast past, const EvidenceOrder &order, StillAnswer answer)
{
    m_thread.post(
        [past = std::move(past), order, answer = std::move(answer)] { answer(writeStill(past, order)); });
}

void StillTaker::keep(QByteArray jpeg, Instant at, const EvidenceOrder &order, StillAnswer answer)
{
    m_thread.post([jpeg = std::move(jpeg), at, order, answer = std::move(answer)] { answer(writeStill(jpeg, at, order)); });
}
} // namespace wanmi::video
