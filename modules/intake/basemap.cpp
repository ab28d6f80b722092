// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/basemap.h"

#include "base/doors.h"
#include "intake/basemapfile.h"
#include "intake/basemaprows.h"
#include "intake/osmcut.h"
#include "intake/osmdata.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <set>

namespace wanmi::intake {
namespace {

/// Levels of the administration in China: 6 district, 8 street, 10 community; other countries come close.
QString levelOf(const QString &adminLevel)
{
    const int number = adminLevel.toInt();
    return number == 0 ? QString()
        : number <= 6  ? QStringLiteral("district")
        : number <= 8  ? QStringLiteral("street")
                       : QStringLiteral("community");
}

/// A band around a line, for streams that are drawn as lines: the base map's water is areas.
geo::Polygon bandAround(const std::vector<geo::Place> &line, double widthM)
{
    const geo::LocalPlane plane(line.front());
    std::vector<QPointF> points;
    for (const geo::Place place : line)
        points.push_back(plane.toPlane(place));
    geo::Ring left, right;
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF step = points[std::min(i + 1, points.size() - 1)] - points[i == 0 ? 0 : i - 1];
        const double length = std::max(1e-6, std::hypot(step.x(), step.y()));
        const QPointF aside = QPointF(-step.y(), step.x()) * (widthM / 2 / length);
        left.push_back(plane.toPlace(points[i] + aside));
        right.push_back(plane.toPlace(points[i] - aside));
    }
    left.insert(left.end(), right.rbegin(), right.rend());
    return {{left}};
}

/// "12", "12 m", "3;4": the first number. None for words.
std::optional<double> numberIn(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (!(c.isDigit() && c.unicode() < 128) && c != u'.')
            break;
        digits += c;
    }
    bool isNumber = false;
    const double value = digits.toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// Turns OSM's features into the base map's.
class OsmPainter
{
public:
    OsmPainter(BasemapFile &file, BasemapMade &made)
        : m_file(file)
        , m_made(made)
        , m_rules(OsmRules::fromResource(QStringLiteral(":/wanmi/osm/basemap.tsv"), 1))
    {
    }

    [[nodiscard]] QStringList keys() const
    {
        return m_rules.keys() + QStringList{QStringLiteral("name"),   QStringLiteral("admin_level"),
                                            QStringLiteral("tunnel"), QStringLiteral("width"),
                                            QStringLiteral("height"), QStringLiteral("building:levels"),
                                            QStringLiteral("service")};
    }

    void paint(const OsmFeature &feature)
    {
        const QString shape = feature.shape() == OsmShape::Point ? QStringLiteral("point")
            : feature.shape() == OsmShape::Line                  ? QStringLiteral("line")
                                                                 : QStringLiteral("area");
        bool isUsed = false;
        for (const bool isPoi : {false, true}) {
            const OsmRules::Rule *rule = m_rules.find(feature, [&](const OsmRules::Rule &one) {
                return one.result[0] == shape && (one.result[1] == u"poi") == isPoi;
            });
            if (rule && !rule->result[1].isEmpty())
                isUsed
                    |= paint(feature, *baseLayerFromToken(rule->result[1]), rule->result[2], rule->result[3]);
        }
        m_made.unused += isUsed ? 0 : 1;
    }

    /// Roads come last and the small ones first: a renderer that draws in file order then paints main roads
    /// over them.
    void finish()
    {
        std::ranges::stable_sort(m_roads, {}, [](const Road &road) { return -road.rank; });
        for (const Road &road : m_roads)
            m_file.add(BaseLayer::Road, road.line,
                       {road.name, road.kind, road.widthM, road.isBelow ? QStringLiteral("yes") : QString()});
    }

private:
    struct Road
    {
        int rank;
        QString name, kind;
        double widthM;
        bool isBelow; ///< in a tunnel: on the map, but nothing on the ground
        std::vector<geo::Place> line;
    };

    bool paint(const OsmFeature &feature, BaseLayer layer, const QString &kind, const QString &number)
    {
        const QString name = feature.tag(QStringLiteral("name"));
        if (layer == BaseLayer::Poi || layer == BaseLayer::DistrictLabel) {
            const auto place = feature.place();
            if (name.isEmpty() || !place)
                return false;
            if (layer == BaseLayer::Poi)
                m_file.add(layer, {*place}, {name, kind, number.toLongLong()});
            else
                m_file.add(layer, {*place}, {name, kind, QString()});
            return true;
        }
        return feature.shape() == OsmShape::Line ? paintLines(feature, layer, name, kind, number.toDouble())
                                                 : paintAreas(feature, layer, name, kind);
    }

    bool paintLines(const OsmFeature &feature, BaseLayer layer, const QString &name, const QString &kind,
                    double widthM)
    {
        const QString tunnel = feature.tag(QStringLiteral("tunnel"));
        const bool isBelow = !tunnel.isEmpty() && tunnel != u"no" && tunnel != u"building_passage";
        if (isBelow && (layer != BaseLayer::Road || kind == u"path"))
            return false; // metros, underpasses and covered streams are not seen from above
        const auto lines = linesOf(feature.geometry());
        const double stated = numberIn(feature.tag(QStringLiteral("width"))).value_or(0);
        const double width = stated > 0.5 && stated < 200 ? stated : widthM;
        for (const auto &line : lines) {
            if (layer == BaseLayer::Road)
                m_roads.push_back({rankOf(kind), name, kind, width, isBelow, line});
            else if (layer == BaseLayer::Water)
                m_file.add(layer, bandAround(line, width), {name, kind});
            else if (layer == BaseLayer::Railway)
                m_file.add(layer, line, {name});
            else if (const QString level = levelOf(feature.tag(QStringLiteral("admin_level")));
                     !level.isEmpty())
                m_file.add(layer, line, {level});
            else
                return false;
        }
        m_made.broken += lines.empty() ? 1 : 0;
        return !lines.empty();
    }

    bool paintAreas(const OsmFeature &feature, BaseLayer layer, const QString &name, const QString &kind)
    {
        const geo::MultiPolygon parts = polygonsOf(feature.geometry());
        for (const geo::Polygon &part : parts) {
            if (layer == BaseLayer::Building)
                m_file.add(layer, part, {name, floorsOf(feature)});
            else if (layer == BaseLayer::LandUse)
                m_file.add(layer, part, {kind});
            else
                m_file.add(layer, part, {name, kind});
        }
        m_made.broken += parts.empty() ? 1 : 0;
        return !parts.empty();
    }

    static QVariant floorsOf(const OsmFeature &feature)
    {
        constexpr double FloorM = 3.2;
        if (const auto levels = numberIn(feature.tag(QStringLiteral("building:levels"))))
            return qlonglong(std::lround(*levels));
        if (const auto height = numberIn(feature.tag(QStringLiteral("height"))))
            return qlonglong(std::max(1L, std::lround(*height / FloorM)));
        return {};
    }

    static int rankOf(const QString &kind)
    {
        static const QStringList kinds{QStringLiteral("expressway"), QStringLiteral("arterial"),
                                       QStringLiteral("secondary"),  QStringLiteral("local"),
                                       QStringLiteral("lane"),       QStringLiteral("path")};
        return int(kinds.indexOf(kind));
    }

    BasemapFile &m_file;
    BasemapMade &m_made;
    const OsmRules m_rules;
    std::vector<Road> m_roads;
};

/// Removed unless it was given its final name.
class FreshFile
{
public:
    explicit FreshFile(const QString &target)
        : m_target(target)
        , m_path(target + QStringLiteral(".new.gpkg"))
    {
    }
    ~FreshFile() { QFile::remove(m_path); }
    FreshFile(const FreshFile &) = delete;
    FreshFile &operator=(const FreshFile &) = delete;
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] base::Result<void> keep() const
    {
        QFile::remove(m_target);
        if (!QFile::rename(m_path, m_target))
            return base::refused(QStringLiteral("cannot-write-file"), m_target);
        return {};
    }

private:
    QString m_target, m_path;
};

base::Error asRefusal(const base::Error &error)
{
    return error.reason == u"cannot-write-file"
        ? base::Error{base::ErrorKind::Refused, error.reason, error.detail}
        : error;
}
} // namespace

base::Result<BasemapMade> makeBasemap(const QStringList &paths, const QString &target,
                                      const BasemapWish &wish)
{
    base::passDoor(base::Door::File, "intake::makeBasemap");
    const FreshFile fresh(target);
    auto file = BasemapFile::create(fresh.path());
    if (!file)
        return tl::unexpected(asRefusal(file.error()));
    BasemapMade made;
    OsmPainter painter(**file, made);
    std::set<BaseLayer> brought;
    const OsmWatch watch{wish.progress, wish.cancelled};
    for (const QString &path : paths) {
        if (isOsmFile(path)) {
            const auto seen
                = readOsm(path, painter.keys(), watch, [&](const OsmFeature &one) { painter.paint(one); });
            if (!seen)
                return tl::unexpected(seen.error());
            made.read += *seen;
            made.attribution = osmAttribution();
            for (int i = 0; i < BaseLayers; ++i)
                brought.insert(BaseLayer(i));
            continue;
        }
        const auto layers = copyLayers(path, wish, **file, made);
        if (!layers)
            return tl::unexpected(layers.error());
        brought.insert(layers->begin(), layers->end());
    }
    painter.finish();
    if (!wish.before.isEmpty() && QFileInfo::exists(wish.before)) {
        if (const auto kept = keepLayers(wish.before, brought, **file); !kept)
            return tl::unexpected(kept.error());
    }
    if (const auto done = (*file)->finish(); !done)
        return tl::unexpected(asRefusal(done.error()));
    made.features = (*file)->features();
    made.bounds = (*file)->bounds();
    if (made.bounds.isEmpty())
        return base::refused(QStringLiteral("nothing-to-draw"));
    file->reset();
    if (const auto kept = fresh.keep(); !kept)
        return tl::unexpected(kept.error());
    return made;
}
} // namespace wanmi::intake
