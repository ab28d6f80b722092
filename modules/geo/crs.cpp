// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs.h"

#include "geo/quietgdal.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <ogr_spatialref.h>
#include <ogr_srs_api.h>

#include <QHash>

#include <cmath>
#include <limits>

namespace wanmi::geo {
namespace {

const QString Gcj02 = QStringLiteral("GCJ-02");
const QString Bd09 = QStringLiteral("BD-09");

struct ReleaseSrs
{
    void operator()(void *srs) const { OSRRelease(srs); }
};
using SrsPtr = std::unique_ptr<void, ReleaseSrs>;
struct DestroyTransform
{
    void operator()(OGRCoordinateTransformationH transform) const
    {
        OCTDestroyCoordinateTransformation(transform);
    }
};
using TransformPtr = std::unique_ptr<std::remove_pointer_t<OGRCoordinateTransformationH>, DestroyTransform>;

/// Lower case letters, digits and Chinese only.
QString folded(const QString &text)
{
    QString word;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC).toLower()) {
        if (c.isLetterOrNumber())
            word.append(c);
    }
    return word;
}

/// What people write instead of a number of the register.
QString registered(const QString &text)
{
    static const QHash<QString, QString> names = {
        {"cgcs2000", "EPSG:4490"},
        {"国家2000", "EPSG:4490"},
        {"2000国家大地坐标系", "EPSG:4490"},
        {"大地2000", "EPSG:4490"},
        {"wgs84", "EPSG:4326"},
        {"wgs1984", "EPSG:4326"},
        {"gps", "EPSG:4326"},
        {"crs84", "EPSG:4326"},
        {"urnogcdefcrsogc13crs84", "EPSG:4326"},
        {"ogccrs84", "EPSG:4326"},
        {"webmercator", "EPSG:3857"},
        {"墨卡托", "EPSG:3857"},
        {"web墨卡托", "EPSG:3857"},
        {"900913", "EPSG:3857"},
        {"epsg900913", "EPSG:3857"},
        {"102100", "EPSG:3857"},
        {"102113", "EPSG:3857"},
        {"3785", "EPSG:3857"},
        {"gcj02", Gcj02},
        {"gcj", Gcj02},
        {"火星坐标", Gcj02},
        {"火星坐标系", Gcj02},
        {"国测局坐标", Gcj02},
        {"高德", Gcj02},
        {"高德坐标", Gcj02},
        {"腾讯", Gcj02},
        {"amap", Gcj02},
        {"bd09", Bd09},
        {"bd09ll", Bd09},
        {"百度", Bd09},
        {"百度坐标", Bd09},
        {"百度坐标系", Bd09},
        {"baidu", Bd09},
        {"xian80", "EPSG:4610"},
        {"西安80", "EPSG:4610"},
        {"beijing54", "EPSG:4214"},
        {"北京54", "EPSG:4214"},
    };
    const QString word = folded(text);
    if (const auto at = names.constFind(word); at != names.constEnd())
        return *at;
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    if (isNumber && number > 0)
        return QStringLiteral("EPSG:%1").arg(number);
    // "CGCS2000 GK 126", "CGCS2000 / 3 度带 中央经线 126": the central meridian, without a zone before the
    // easting.
    if (word.startsWith(u"cgcs2000") && (word.contains(u"gk") || word.contains(u"中央"))) {
        qsizetype digits = word.size();
        while (digits > 0 && word[digits - 1].isDigit())
            --digits;
        const int meridian = word.mid(digits).toInt();
        if (meridian >= 75 && meridian <= 135 && meridian % 3 == 0)
            return QStringLiteral("EPSG:%1").arg(4534 + (meridian - 75) / 3);
    }
    return {};
}

SrsPtr systemOf(const QString &definition)
{
    SrsPtr srs(OSRNewSpatialReference(nullptr));
    const char *const options[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
    if (OGRSpatialReference::FromHandle(srs.get())->SetFromUserInput(definition.toUtf8().constData(), options)
        != OGRERR_NONE)
        return nullptr;
    if (OSRIsCompound(srs.get()))
        OSRStripVertical(srs.get());
    if (!OSRIsGeographic(srs.get()) && !OSRIsProjected(srs.get()))
        return nullptr;
    OSRSetAxisMappingStrategy(srs.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

/// The register's number of a system that came as WKT, when there is no doubt.
QString numberOf(OGRSpatialReferenceH srs)
{
    const char *authority = OSRGetAuthorityName(srs, nullptr);
    const char *code = OSRGetAuthorityCode(srs, nullptr);
    if (authority && code && qstricmp(authority, "EPSG") == 0)
        return QStringLiteral("EPSG:%1").arg(QLatin1String(code));
    int matches = 0;
    int *sure = nullptr;
    OGRSpatialReferenceH *found = OSRFindMatches(srs, nullptr, &matches, &sure);
    QString number;
    if (found && matches > 0 && sure[0] >= 90) {
        authority = OSRGetAuthorityName(found[0], nullptr);
        code = OSRGetAuthorityCode(found[0], nullptr);
        if (authority && code && qstricmp(authority, "EPSG") == 0)
            number = QStringLiteral("EPSG:%1").arg(QLatin1String(code));
    }
    OSRFreeSRSArray(found);
    CPLFree(sure);
    return number;
}

double errorOf(OGRSpatialReferenceH srs)
{
    const char *given = OSRGetAttrValue(srs, "GEOGCS", 0);
    const QString datum = folded(QString::fromUtf8(given ? given : ""));
    if (datum.contains(u"cgcs2000") || datum.contains(u"chinageodeticcoordinatesystem2000"))
        return 0.001;
    if (datum.contains(u"beijing1954") || datum.contains(u"xian1980") || datum.contains(u"newbeijing"))
        return 150;
    if (datum.contains(u"wgs84") || datum.contains(u"wgs1984") || datum.contains(u"etrs")
        || datum.contains(u"sirgas"))
        return 1;
    if (datum.contains(u"nad83") || datum.contains(u"northamerican1983"))
        return 2;
    return datum.contains(u"nad27") ? 100 : 5;
}

bool isGood(Place place)
{
    return std::isfinite(place.lon) && std::isfinite(place.lat) && std::abs(place.lon) <= 180
        && std::abs(place.lat) <= 90;
}
constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
} // namespace

base::Result<Crs> Crs::fromText(const QString &text)
{
    const QuietGdal quiet;
    Crs crs;
    const QString known = registered(text);
    if (known == Gcj02 || known == Bd09) {
        crs.m_id = known;
        crs.m_name
            = known == Gcj02 ? QStringLiteral("GCJ-02 (China, shifted)") : QStringLiteral("BD-09 (Baidu)");
        crs.m_errorM = known == Gcj02 ? 2 : 5;
        return crs;
    }
    const SrsPtr srs
        = text.trimmed().isEmpty() ? nullptr : systemOf(known.isEmpty() ? text.trimmed() : known);
    if (!srs)
        return base::refused(QStringLiteral("unknown-crs"), text.left(200));
    const QString number = numberOf(srs.get());
    crs.m_geographic = OSRIsGeographic(srs.get());
    crs.m_metresPerUnit = crs.m_geographic ? 1 : OSRGetLinearUnits(srs.get(), nullptr);
    crs.m_name = QString::fromUtf8(OSRGetName(srs.get()));
    crs.m_errorM = errorOf(srs.get());
    if (number.isEmpty()) {
        char *wkt = nullptr;
        OSRExportToWkt(srs.get(), &wkt);
        crs.m_definition = QString::fromUtf8(wkt);
        CPLFree(wkt);
    } else {
        crs.m_definition = number;
    }
    crs.m_id = crs.m_definition;
    return crs;
}

struct CrsConverter::Private
{
    enum class Way { Same, Gcj, Bd, Mercator, Proj };
    Way way = Way::Same;
    TransformPtr to, back;
};

CrsConverter::CrsConverter(const Crs &crs)
    : d(std::make_unique<Private>())
{
    using Way = Private::Way;
    if (crs.m_id == Gcj02 || crs.m_id == Bd09) {
        d->way = crs.m_id == Gcj02 ? Way::Gcj : Way::Bd;
    } else if (crs.m_id == u"EPSG:3857") {
        d->way = Way::Mercator;
    } else if (crs.m_id != u"EPSG:4490" && crs.m_id != u"EPSG:4326") {
        // WGS 84 and CGCS2000 agree to decimetres: PROJ knows no transformation between them either.
        const QuietGdal quiet;
        const SrsPtr theirs = systemOf(crs.m_definition), ours = systemOf(QStringLiteral("EPSG:4490"));
        d->way = Way::Proj;
        if (theirs && ours) {
            d->to.reset(OCTNewCoordinateTransformation(theirs.get(), ours.get()));
            d->back.reset(OCTNewCoordinateTransformation(ours.get(), theirs.get()));
        }
    }
}
CrsConverter::CrsConverter(CrsConverter &&) noexcept = default;
CrsConverter &CrsConverter::operator=(CrsConverter &&) noexcept = default;
CrsConverter::~CrsConverter() = default;

std::optional<Place> CrsConverter::toPlace(double x, double y) const
{
    Place place{x, y};
    toPlaces({&place, 1});
    return isGood(place) ? std::optional(place) : std::nullopt;
}

void CrsConverter::toPlaces(std::span<Place> delivered) const
{
    using Way = Private::Way;
    for (Place &place : delivered) {
        switch (d->way) {
        case Way::Gcj:
            place = isGood(place) ? wgs84FromGcj02(place) : place;
            break;
        case Way::Bd:
            place = isGood(place) ? wgs84FromGcj02(gcj02FromBd09(place)) : place;
            break;
        case Way::Mercator:
            place = std::abs(place.lon) <= 20037508.35 && std::abs(place.lat) <= 20048966.11
                ? fromMercator({place.lon, place.lat})
                : Place{NaN, NaN};
            break;
        case Way::Same:
        case Way::Proj:
            break;
        }
    }
    if (d->way == Way::Proj) {
        constexpr size_t Many = 4096;
        std::vector<double> x(std::min(Many, delivered.size())), y(x.size());
        std::vector<int> done(x.size());
        const QuietGdal quiet;
        for (size_t from = 0; from < delivered.size(); from += Many) {
            const size_t count = std::min(Many, delivered.size() - from);
            for (size_t i = 0; i < count; ++i) {
                x[i] = delivered[from + i].lon;
                y[i] = delivered[from + i].lat;
            }
            std::fill(done.begin(), done.end(), 0);
            if (d->to)
                OCTTransformEx(d->to.get(), int(count), x.data(), y.data(), nullptr, done.data());
            for (size_t i = 0; i < count; ++i)
                delivered[from + i] = done[i] ? Place{x[i], y[i]} : Place{NaN, NaN};
        }
    }
    for (Place &place : delivered) {
        if (!isGood(place))
            place = {NaN, NaN};
    }
}

std::optional<QPointF> CrsConverter::fromPlace(Place place) const
{
    using Way = Private::Way;
    if (!isGood(place))
        return {};
    switch (d->way) {
    case Way::Same:
        break;
    case Way::Gcj:
        place = gcj02FromWgs84(place);
        break;
    case Way::Bd:
        place = bd09FromGcj02(gcj02FromWgs84(place));
        break;
    case Way::Mercator: {
        const Mercator point = toMercator(place);
        return QPointF(point.x, point.y);
    }
    case Way::Proj: {
        const QuietGdal quiet;
        int done = 0;
        if (!d->back || !OCTTransformEx(d->back.get(), 1, &place.lon, &place.lat, nullptr, &done) || !done)
            return {};
        break;
    }
    }
    return QPointF(place.lon, place.lat);
}
} // namespace wanmi::geo
