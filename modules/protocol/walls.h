// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walls.h"
#include "protocol/tables.h"

/// Scenes and walls on the wire (/v1/scenes, /v1/walls) and as replicated rows. What is read here has the
/// right form; whether it makes sense is for domain::checkScene() and its like.
namespace wanmi::protocol {

/// PUT /v1/scenes/{id} SceneOrder -> 200 Scene. DELETE /v1/scenes/{id}?version=N -> 204.
struct SceneOrder
{
    domain::Scene scene; ///< without version
    qint64 baseVersion = 0; ///< the one that was edited; 0: a new scene
};
/// PUT /v1/walls/{id} WallOrder -> 200 Wall. DELETE /v1/walls/{id}?version=N -> 204.
struct WallOrder
{
    domain::Wall wall; ///< what checkWall() looks at
    qint64 baseVersion = 0; ///< planVersion of the one that was edited; 0: a new wall
};
/// POST /v1/walls/{id}/scene SceneSwitch -> 200 Wall
struct SceneSwitch
{
    QString scene; ///< empty: back to the timetable
    qint64 seconds = 0; ///< 0: until somebody gives it back
};
/// POST /v1/walls/{id}/pushes PushOrder -> 201 Wall. DELETE /v1/walls/{id}/pushes/{push} -> 200 Wall.
struct PushOrder
{
    domain::WallPush push; ///< without author and times
    qint64 seconds = 0;
};

[[nodiscard]] QJsonObject toJson(const domain::Scene &scene);
[[nodiscard]] QJsonObject toJson(const domain::Wall &wall);
[[nodiscard]] QJsonObject toJson(const SceneOrder &order);
[[nodiscard]] QJsonObject toJson(const WallOrder &order);
[[nodiscard]] QJsonObject toJson(const SceneSwitch &order);
[[nodiscard]] QJsonObject toJson(const PushOrder &order);
// Errors: Corrupt "bad-message".
[[nodiscard]] base::Result<domain::Scene> sceneFrom(const QJsonObject &json);
[[nodiscard]] base::Result<domain::Wall> wallFrom(const QJsonObject &json);
[[nodiscard]] base::Result<SceneOrder> sceneOrderFrom(const QString &id, const QJsonObject &json);
[[nodiscard]] base::Result<WallOrder> wallOrderFrom(const QString &id, const QJsonObject &json);
[[nodiscard]] base::Result<SceneSwitch> sceneSwitchFrom(const QJsonObject &json);
[[nodiscard]] base::Result<PushOrder> pushOrderFrom(const QJsonObject &json);

[[nodiscard]] Row toRow(const domain::Scene &scene);
[[nodiscard]] Row toRow(const domain::Wall &wall);
// Errors: Corrupt "bad-row".
[[nodiscard]] base::Result<domain::Scene> sceneFromRow(const Row &row, qint64 version);
[[nodiscard]] base::Result<domain::Wall> wallFromRow(const Row &row, qint64 version);

/// The scenes and the one wall that every city begins with (resources/scenes/shipped.json).
struct ShippedWalls
{
    std::vector<domain::Scene> scenes;
    std::vector<domain::Wall> walls;
};
/// Errors: Corrupt "bad-message", and those of the checks.
[[nodiscard]] base::Result<ShippedWalls> shippedWallsFrom(const QByteArray &json);
} // namespace wanmi::protocol
