// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"
#include "intake/rowreader.h"

#include <QString>

#include <optional>
#include <string_view>

/// Single values as people write them.
namespace wanmi::intake {

/// Empty, NULL, N/A, -, 无 and the like.
[[nodiscard]] bool isMissing(QStringView text);
[[nodiscard]] bool isMissing(std::string_view text);

/// 1234.5, 1 234,5, 1.234,5, 1,234.5, full-width digits; a single comma is a decimal one.
[[nodiscard]] std::optional<double> readNumber(QStringView text);
[[nodiscard]] std::optional<double> readNumber(std::string_view text);
[[nodiscard]] std::optional<double> readNumber(const Value &value);

/// A number, or degrees, minutes and seconds: 49°14'26.5"N, N49 14 26, 126度38分12秒, E126.63.
[[nodiscard]] std::optional<double> readCoordinate(QStringView text);
[[nodiscard]] std::optional<double> readCoordinate(const Value &value);

/// A code as it was meant: without blanks, with plain digits, without what spreadsheets put around or behind
/// it
/// ('0101, ="0101", 101.0, 3.20106001001501E+14 with all its digits).
[[nodiscard]] QString plainCode(const QString &text);
/// 3.20106E+14: digits of a code that a spreadsheet rounded away.
[[nodiscard]] bool isRoundedCode(QStringView text);

/// Metres from "6", "6 m", "20 ft", "20'", "6米"; a bare number is in `unit`: m, ft, us-ft, cm, mm, in.
[[nodiscard]] std::optional<double> readLength(QStringView text, QStringView unit);
/// Degrees clockwise from north: 0..360, N, NE, "north", "东北", "Eastbound"; "both" and the like are none.
[[nodiscard]] std::optional<double> readAngle(QStringView text);
[[nodiscard]] std::optional<bool> readBoolean(QStringView text);

/// WKT, EWKT, GeoJSON geometry, hex WKB or a pair of numbers.
[[nodiscard]] bool looksLikeGeometry(QStringView text);
struct ReadGeometry
{
    RawRow::Geometry kind = RawRow::Geometry::Bad;
    geo::Place at;
    geo::MultiPolygon polygons;
    bool isPair = false; ///< "lat, lon" or "lon, lat": the order is not known
};
[[nodiscard]] ReadGeometry readGeometry(const QByteArray &utf8);
} // namespace wanmi::intake
