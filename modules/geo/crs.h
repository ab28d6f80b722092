// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/place.h"
#include "geo/shape.h"

#include <QPointF>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace wanmi::geo {

/// A coordinate system in which coordinates are delivered. Coordinates are always handed over as x (easting
/// or longitude) and y (northing or latitude), whatever order the register of systems lists. PROJ is behind
/// it.
class Crs
{
public:
    /// "4490", "EPSG:4530", "CGCS2000", "WGS84", "Web Mercator", "GCJ-02" ("火星坐标"), "BD-09" ("百度"),
    /// "CGCS2000 GK 126", WKT (also of Esri), PROJJSON, "+proj=…". Errors: Refused "unknown-crs".
    static base::Result<Crs> fromText(const QString &text);

    /// Short: "EPSG:4490", "GCJ-02", "BD-09"; WKT of one that has no number.
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QString &name() const { return m_name; } ///< for people, English
    [[nodiscard]] bool isGeographic() const { return m_geographic; }
    [[nodiscard]] double metresPerUnit() const { return m_metresPerUnit; } ///< of a projected one
    /// What a converted place may be off against the truth on the ground, metres: 0.001 inside CGCS2000, 1
    /// from WGS 84 (moving plates), 2 from GCJ-02 and 5 from BD-09 (their public formulas against the
    /// services themselves), 150 from Beijing 1954 and Xi'an 1980 without local parameters.
    [[nodiscard]] double errorM() const { return m_errorM; }
    friend bool operator==(const Crs &a, const Crs &b) { return a.m_id == b.m_id; }

private:
    friend class CrsConverter;
    QString m_id, m_name, m_definition;
    bool m_geographic = true;
    double m_metresPerUnit = 1, m_errorM = 0;
};

/// Converts between a delivered system and ours. Not thread-safe: one a thread.
class CrsConverter
{
public:
    explicit CrsConverter(const Crs &crs);
    CrsConverter(CrsConverter &&) noexcept;
    CrsConverter &operator=(CrsConverter &&) noexcept;
    ~CrsConverter();

    /// None where the system is not defined or the result is no place on Earth.
    [[nodiscard]] std::optional<Place> toPlace(double x, double y) const;
    /// Many at once, in place; those that cannot be converted become NaN.
    void toPlaces(std::span<Place> delivered) const;
    [[nodiscard]] std::optional<QPointF> fromPlace(Place place) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Systems worth trying when nothing is said, best first: those in which the sample (x, y as delivered) lies
/// near `expected` places, or, without any, those its magnitudes fit. `swapped` says that x and y were
/// exchanged for it.
struct CrsGuess
{
    Crs crs;
    bool swapped = false;
    double share = 0; ///< of the sample that lies where it should
};
[[nodiscard]] std::vector<CrsGuess> guessCrs(std::span<const QPointF> sample, const Bounds *expected);

/// GCJ-02 by the published formula; the inverse is iterated until it is good to a millimetre.
[[nodiscard]] Place gcj02FromWgs84(Place wgs84);
[[nodiscard]] Place wgs84FromGcj02(Place gcj02);
[[nodiscard]] Place bd09FromGcj02(Place gcj02);
[[nodiscard]] Place gcj02FromBd09(Place bd09);
} // namespace wanmi::geo
