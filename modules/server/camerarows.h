// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/rowsql.h"
#include "server/storage.h"

/// Cameras and their months in rows: the same for every database.
namespace wanmi::server {

inline constexpr const char *CamerasSql
    = "SELECT c.id, c.name, c.industry, c.district, c.cell, c.bearing, c.view_angle, c.height_m, c.owner, c.ptz, c.stream, c.lon, "
      "c.lat, coalesce(nullif(d.name_zh, ''), c.owner, '') FROM camera c LEFT JOIN department d ON d.id = c.owner ORDER BY c.id";

/// A row of CamerasSql.
template <typename Query> [[nodiscard]] OwnedCamera cameraIn(const Query &row)
{
    domain::Camera camera;
    camera.id = CameraId(row.text(0));
    camera.name = row.text(1);
    camera.industry = row.text(2);
    camera.district = row.text(3);
    camera.cell = CellCode(row.text(4));
    camera.bearingDeg = row.real(5);
    camera.viewAngleDeg = row.real(6);
    camera.heightM = row.real(7);
    camera.owner = row.text(8);
    camera.ptz = row.integer(9) != 0;
    camera.stream = row.text(10);
    camera.place = {row.real(11), row.real(12)};
    return {camera, row.text(13)};
}

/// A row of the table's columns with its version behind them.
template <typename Query> [[nodiscard]] base::Result<protocol::CameraMonth> cameraMonthIn(const Query &row)
{
    const protocol::TableSpec &table = protocol::spec(protocol::TableNo::CameraMonth);
    return protocol::cameraMonthFromRow(readRow(row, table), row.integer(int(table.columns.size())));
}

[[nodiscard]] inline std::string cameraMonthsSql()
{
    return "SELECT " + columnList(protocol::spec(protocol::TableNo::CameraMonth)) + ", ver FROM camera_month";
}

[[nodiscard]] inline QString cameraMonthId(const CameraChecks &checks)
{
    return checks.camera + QLatin1Char('-') + checks.day.left(6);
}

/// The month with the checks in it; nothing: they are counted already, by another server.
[[nodiscard]] inline std::optional<protocol::CameraMonth> withChecks(const std::optional<protocol::CameraMonth> &before,
                                                                     const CameraChecks &checks)
{
    if (before && before->checkedMs >= base::toMs(checks.from))
        return {};
    protocol::CameraMonth month = before.value_or(protocol::CameraMonth{checks.camera, checks.day.left(6), {}, 0, 0, 0});
    month.add(checks.day.mid(6).toInt(), {checks.checks, checks.online});
    month.checkedMs = base::toMs(checks.to);
    month.offSinceMs = checks.offSinceMs;
    ++month.version;
    return month;
}
} // namespace wanmi::server
