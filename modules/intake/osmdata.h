// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"
#include "intake/take.h"

#include <QHash>
#include <QStringList>

#include <ogr_api.h>

#include <functional>
#include <optional>
#include <vector>

namespace wanmi::intake {

enum class OsmShape { Point, Line, Area };

/// One object of an OSM file, valid during the call that hands it over.
class OsmFeature
{
public:
    OsmFeature(OGRFeatureH feature, OsmShape shape, QChar prefix);
    [[nodiscard]] OsmShape shape() const { return m_shape; }
    /// "n…" node, "w…" way, "r…" relation.
    [[nodiscard]] QString id() const;
    [[nodiscard]] QString tag(const QString &key) const; ///< empty: none
    [[nodiscard]] OGRGeometryH geometry() const; ///< may be null
    [[nodiscard]] std::optional<geo::Place>
    place() const; ///< of an area a point inside, of a line its middle

private:
    OGRFeatureH m_feature;
    OsmShape m_shape;
    QChar m_prefix;
};

/// Rows of one of our tables in resources/osm: first row that fits wins.
class OsmRules
{
public:
    struct Rule
    {
        QString key, value; ///< value "*": any
        QStringList result; ///< the other columns
    };
    /// `path` in the resources; `keyColumn`: where key and value stand, what is before them comes first in
    /// the result.
    static OsmRules fromResource(const QString &path, int keyColumn);
    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }
    [[nodiscard]] QStringList keys() const;
    /// Only rules that `fits` says yes to are looked at.
    [[nodiscard]] const Rule *find(const OsmFeature &feature,
                                   const std::function<bool(const Rule &)> &fits = {}) const;

private:
    std::vector<Rule> m_rules;
};

struct OsmWatch
{
    std::function<void(const Progress &)> progress;
    const std::atomic_bool *cancelled = nullptr;
};

/// Hands over every feature of an OSM file that has one of the keys. \return features seen. Errors: NotFound
/// "no-such-file"; Corrupt "broken-file"; Refused "cancelled", "no-temporary-space".
[[nodiscard]] base::Result<qint64> readOsm(const QString &path, QStringList keys, const OsmWatch &watch,
                                           const std::function<void(const OsmFeature &)> &call);

/// Outer and inner rings of polygons and multi-polygons; lines of lines and multi-lines.
[[nodiscard]] geo::MultiPolygon polygonsOf(OGRGeometryH geometry);
[[nodiscard]] std::vector<std::vector<geo::Place>> linesOf(OGRGeometryH geometry);
} // namespace wanmi::intake
