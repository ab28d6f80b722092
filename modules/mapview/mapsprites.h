// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/palette.h"
#include "worktime/light.h"

#include <QHashFunctions>
#include <QImage>

/// Small pictures of the marks: filled shapes with a halo in the ground's color, so that they stand out on
/// any map.
namespace wanmi::mapview {

/// The dots stand for their larger shapes where a whole city is in view: small and quiet, so that cases lead.
enum class Shape {
    Case,
    Cluster,
    InUse, ///< around the mark of a case: the component under it is in use
    Camera,
    CameraOff,
    Cone,
    Vehicle,
    Supervisor,
    Selection,
    Hover,
    Pulse,
    CameraDot,
    CameraOffDot,
    VehicleDot,
    SupervisorDot
};

struct Sprite
{
    Shape shape = Shape::Case;
    worktime::Light light = worktime::Light::None; ///< grey of who moves: silent
    int a = 0; ///< cluster: count; vehicle: heading in 16ths; cone: bearing; pulse: step 0…15
    int b = 0; ///< cluster: overdue share in 16ths; cone: angle
    int c = 0; ///< cone: length px
    friend bool operator==(const Sprite &, const Sprite &) = default;
};
inline size_t qHash(const Sprite &sprite, size_t seed = 0)
{
    return qHashMulti(seed, int(sprite.shape), int(sprite.light), sprite.a, sprite.b, sprite.c);
}

inline constexpr int PulseSteps = 16;

/// \param scale of design pixels at 1920 wide.
[[nodiscard]] QImage paintSprite(const Sprite &sprite, const Palette &palette, double scale,
                                 double pixelRatio);
} // namespace wanmi::mapview
