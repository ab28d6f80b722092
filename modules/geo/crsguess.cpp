// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs.h"

#include "geo/quietgdal.h"

#include <QStringList>

#include <ogr_srs_api.h>

#include <algorithm>
#include <cmath>

namespace wanmi::geo {
namespace {

/// Near the city counts as there: surveys reach over its border.
Bounds widened(const Bounds &bounds)
{
    const double dLon = std::max(0.05, (bounds.east - bounds.west) * 0.25);
    const double dLat = std::max(0.05, (bounds.north - bounds.south) * 0.25);
    return {bounds.west - dLon, bounds.south - dLat, bounds.east + dLon, bounds.north + dLat};
}
const Bounds China{73, 3, 136, 54};

class Sample
{
public:
    Sample(std::span<const QPointF> points, const Bounds *expected)
        : m_points(points)
        , m_expected(expected ? widened(*expected) : Bounds{-180, -90, 180, 90})
    {
    }

    [[nodiscard]] double share(const Crs &crs, bool swapped) const
    {
        const CrsConverter converter(crs);
        std::vector<Place> places;
        places.reserve(m_points.size());
        for (const QPointF &point : m_points)
            places.push_back(swapped ? Place{point.y(), point.x()} : Place{point.x(), point.y()});
        converter.toPlaces(places);
        const auto there = std::count_if(places.begin(), places.end(), [this](Place place) {
            return std::isfinite(place.lon) && m_expected.contains(place);
        });
        return m_points.empty() ? 0 : double(there) / double(m_points.size());
    }
    void tryOut(const QString &text, std::vector<CrsGuess> &found) const
    {
        const auto crs = Crs::fromText(text);
        if (!crs)
            return;
        for (const bool swapped : {false, true}) {
            if (const double good = share(*crs, swapped); good > 0.5)
                found.push_back({*crs, swapped, good});
        }
    }

private:
    std::span<const QPointF> m_points;
    Bounds m_expected;
};

/// Numbers in the register of a Gauss-Krüger easting that carries its zone, or empty.
QString zoneOf(double easting, double northing)
{
    const int zone = int(easting / 1e6);
    const double inZone = easting - zone * 1e6;
    if (inZone < 100e3 || inZone > 900e3 || northing < 300e3 || northing > 6.3e6)
        return {};
    if (zone >= 25 && zone <= 45)
        return QStringLiteral("EPSG:%1").arg(4513 + zone - 25);
    return zone >= 13 && zone <= 23 ? QStringLiteral("EPSG:%1").arg(4491 + zone - 13) : QString();
}

/// Systems of the register whose area of use holds the city, for places outside China.
QStringList systemsAround(const Bounds &bounds)
{
    int count = 0;
    OSRCRSInfo **all = OSRGetCRSInfoListFromDatabase("EPSG", nullptr, &count);
    struct Candidate
    {
        QString text;
        double area;
    };
    std::vector<Candidate> candidates;
    for (int i = 0; i < count; ++i) {
        const OSRCRSInfo &one = *all[i];
        const Bounds use{one.dfWestLongitudeDeg, one.dfSouthLatitudeDeg, one.dfEastLongitudeDeg,
                         one.dfNorthLatitudeDeg};
        if (one.eType != OSR_CRS_TYPE_PROJECTED || one.bDeprecated || !one.bBboxValid
            || !use.contains({bounds.west, bounds.south}) || !use.contains({bounds.east, bounds.north}))
            continue;
        candidates.push_back({QStringLiteral("EPSG:%1").arg(QLatin1String(one.pszCode)),
                              (one.dfEastLongitudeDeg - one.dfWestLongitudeDeg)
                                  * (one.dfNorthLatitudeDeg - one.dfSouthLatitudeDeg)});
    }
    OSRDestroyCRSInfoList(all);
    // A system made for a small area is likelier than one for a continent.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.area < b.area; });
    QStringList texts;
    for (const Candidate &candidate : candidates)
        texts.append(candidate.text);
    return texts;
}

QPointF middleOf(std::span<const QPointF> sample)
{
    std::vector<double> x, y;
    for (const QPointF &point : sample) {
        x.push_back(point.x());
        y.push_back(point.y());
    }
    const auto half = std::ptrdiff_t(sample.size() / 2);
    std::nth_element(x.begin(), x.begin() + half, x.end());
    std::nth_element(y.begin(), y.begin() + half, y.end());
    return {x[size_t(half)], y[size_t(half)]};
}

void guessProjected(const Sample &sample, QPointF middle, const Bounds *expected,
                    std::vector<CrsGuess> &found)
{
    const bool fitsMercator = std::abs(middle.x()) <= 20037508 && std::abs(middle.y()) <= 20037508;
    const auto mercator = [&] {
        const Place there = fromMercator({middle.x(), middle.y()});
        if (fitsMercator && (expected || China.contains(there)))
            sample.tryOut(QStringLiteral("EPSG:3857"), found);
    };
    mercator();
    for (const QString &zone : {zoneOf(middle.x(), middle.y()), zoneOf(middle.y(), middle.x())}) {
        if (!zone.isEmpty())
            sample.tryOut(zone, found);
    }
    if (!expected || !found.empty())
        return;
    const Place city{(expected->west + expected->east) / 2, (expected->south + expected->north) / 2};
    if (China.contains(city)) {
        // Nearest central meridians first: 3-degree zones without a prefix (EPSG:4534–4554).
        std::vector<int> meridians;
        for (int meridian = 75; meridian <= 135; meridian += 3)
            meridians.push_back(meridian);
        std::stable_sort(meridians.begin(), meridians.end(),
                         [&city](int a, int b) { return std::abs(a - city.lon) < std::abs(b - city.lon); });
        for (size_t i = 0; i < 4; ++i)
            sample.tryOut(QStringLiteral("EPSG:%1").arg(4534 + (meridians[i] - 75) / 3), found);
    }
    if (found.empty()) {
        const int zone = int(std::floor((city.lon + 180) / 6)) + 1;
        sample.tryOut(QStringLiteral("EPSG:%1").arg((city.lat < 0 ? 32700 : 32600) + zone), found);
    }
    for (const QString &text : found.empty() ? systemsAround(*expected) : QStringList()) {
        sample.tryOut(text, found);
        if (found.size() >= 3)
            break;
    }
}
} // namespace

std::vector<CrsGuess> guessCrs(std::span<const QPointF> points, const Bounds *expected)
{
    std::vector<CrsGuess> found;
    if (points.empty())
        return found;
    const QuietGdal quiet;
    const Bounds *city = expected && !expected->isEmpty() ? expected : nullptr;
    const Sample sample(points, city);
    const QPointF middle = middleOf(points);
    if (std::abs(middle.x()) <= 180 && std::abs(middle.y()) <= 180) {
        sample.tryOut(QStringLiteral("EPSG:4326"), found);
        // Without a city both orders may be places on Earth: China's latitudes are below 54, its longitudes
        // above 73.
        if (!city && found.size() == 2 && middle.x() < 54 && middle.x() > 3 && middle.y() >= 73)
            std::swap(found[0], found[1]);
    } else {
        guessProjected(sample, middle, city, found);
    }
    std::stable_sort(found.begin(), found.end(), [](const CrsGuess &a, const CrsGuess &b) {
        return int(a.share * 20) > int(b.share * 20);
    });
    return found;
}
} // namespace wanmi::geo
