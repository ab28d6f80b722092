// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/photoexif.h"

#include "geo/quietgdal.h"

#include <QRegularExpression>
#include <QUuid>

#include <cmath>
#include <cpl_vsi.h>
#include <gdal.h>
#include <memory>

namespace wanmi::geo {
namespace {
/// The bytes as a file that GDAL can open, for as long as this lives.
class MemoryFile
{
public:
    explicit MemoryFile(const QByteArray &bytes)
        : m_path("/vsimem/photo-" + QUuid::createUuid().toByteArray(QUuid::Id128) + ".jpg")
    {
        // GDAL wants a writable pointer and never writes: the file is opened for reading.
        auto *data = reinterpret_cast<GByte *>(const_cast<char *>(bytes.constData()));
        if (VSILFILE *file = VSIFileFromMemBuffer(m_path, data, vsi_l_offset(bytes.size()), FALSE))
            VSIFCloseL(file);
    }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    ~MemoryFile() { VSIUnlink(m_path); }
    [[nodiscard]] const QByteArray &path() const { return m_path; }

private:
    QByteArray m_path;
};

struct Closer
{
    void operator()(void *dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, Closer>;

QString tag(const Dataset &dataset, const char *name)
{
    return QString::fromUtf8(GDALGetMetadataItem(dataset.get(), name, nullptr)).trimmed();
}

/// "(45) (45) (46.8)": degrees, minutes, seconds.
std::optional<double> degrees(const QString &text, const QString &reference, char negative, double most)
{
    static const QRegularExpression Part(QStringLiteral("\\(([-+0-9.eE]+)\\)"));
    double value = 0, unit = 1;
    int parts = 0;
    for (auto it = Part.globalMatch(text); it.hasNext() && parts < 3; ++parts, unit *= 60) {
        bool good = false;
        value += it.next().captured(1).toDouble(&good) / unit;
        if (!good)
            return {};
    }
    if (parts == 0 || reference.isEmpty() || !std::isfinite(value) || value < 0 || value > most)
        return {};
    return reference.at(0).toUpper() == QLatin1Char(negative) ? -value : value;
}

std::optional<Place> placeIn(const Dataset &dataset)
{
    const auto lat = degrees(tag(dataset, "EXIF_GPSLatitude"), tag(dataset, "EXIF_GPSLatitudeRef"), 'S', 90);
    const auto lon
        = degrees(tag(dataset, "EXIF_GPSLongitude"), tag(dataset, "EXIF_GPSLongitudeRef"), 'W', 180);
    // Receivers without a fix write zeros.
    if (!lat || !lon || (*lat == 0 && *lon == 0))
        return {};
    return Place{*lon, *lat};
}

std::optional<int> offsetSeconds(const QString &text)
{
    static const QRegularExpression Form(QStringLiteral("^([+-])(\\d\\d):(\\d\\d)$"));
    const auto match = Form.match(text);
    if (!match.hasMatch())
        return {};
    const int seconds = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
    return match.captured(1) == u"-" ? -seconds : seconds;
}
} // namespace

PhotoExif exifOf(const QByteArray &picture)
{
    PhotoExif facts;
    if (!picture.startsWith("\xff\xd8\xff"))
        return facts;
    const QuietGdal quiet;
    GDALAllRegister();
    const MemoryFile file(picture);
    const char *const drivers[] = {"JPEG", nullptr};
    const Dataset dataset(
        GDALOpenEx(file.path(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    if (!dataset)
        return facts;
    facts.place = placeIn(dataset);
    facts.taken
        = QDateTime::fromString(tag(dataset, "EXIF_DateTimeOriginal"), QStringLiteral("yyyy:MM:dd HH:mm:ss"));
    facts.taken.setTimeSpec(Qt::UTC);
    const auto seconds = offsetSeconds(tag(dataset, "EXIF_OffsetTimeOriginal"));
    if (seconds && facts.taken.isValid()) {
        facts.taken = facts.taken.addSecs(-*seconds);
        facts.hasOffset = true;
    }
    return facts;
}
} // namespace wanmi::geo
