// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace wanmi::protocol {

/// POST /v1/cameras/{id}/moves: how a camera's head is to move from now on, or a preset to go to. A movement that is not said
/// again within MoveLasts is ended by central; all zeros end it at once.
struct CameraMove
{
    int pan = 0, tilt = 0, zoom = 0; ///< percent of the fastest, −100 to 100: right, up, in
    std::optional<int> preset; ///< 1 to 255 (GB/T 28181 A.3.4); nothing moves besides then
    [[nodiscard]] bool moves() const { return pan != 0 || tilt != 0 || zoom != 0; }
    friend bool operator==(const CameraMove &, const CameraMove &) = default;
};
inline constexpr int MoveLastsMs = 1'500;

/// Who has a camera's head in hand, until so long after the last order.
struct CameraHold
{
    QString account, name;
    qint64 untilMs = 0; ///< central's clock
    friend bool operator==(const CameraHold &, const CameraHold &) = default;
};

struct CameraPreset
{
    int number = 0;
    QString name; ///< as the camera has it; may be empty
    friend bool operator==(const CameraPreset &, const CameraPreset &) = default;
};
/// GET /v1/cameras/{id}/presets.
struct CameraPresets
{
    std::vector<CameraPreset> presets;
    std::optional<CameraHold> hold; ///< by whom it is held just now, the asker included
    friend bool operator==(const CameraPresets &, const CameraPresets &) = default;
};
inline constexpr qsizetype MostPresets = 255;

[[nodiscard]] QJsonObject toJson(const CameraMove &move);
[[nodiscard]] QJsonObject toJson(const CameraHold &hold);
[[nodiscard]] QJsonObject toJson(const CameraPresets &presets);
/// Errors: Corrupt "bad-message" (also: out of range, nothing asked for what is no preset and unknown members).
[[nodiscard]] base::Result<CameraMove> cameraMoveFrom(const QJsonObject &json);
[[nodiscard]] base::Result<CameraHold> cameraHoldFrom(const QJsonObject &json);
[[nodiscard]] base::Result<CameraPresets> cameraPresetsFrom(const QJsonObject &json);
} // namespace wanmi::protocol
