// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"
#include "geo/shape.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

/// Which cameras see a place, and how well. Pure geometry on the ground, without heights: a building between
/// camera and place hides it, whatever its floors.
namespace wanmi::domain {

/// How much a picture of 1,920 pixels tells about something at the place, by the pixels that a metre there
/// gets: the levels of IEC EN 62676-4:2015.
enum class Detail {
    Nothing, ///< below 12.5
    Monitor, ///< 12.5: crowds, traffic
    Detect, ///< 25: that somebody is there
    Observe, ///< 62.5: what somebody does
    Recognize, ///< 125
    Identify, ///< 250
};
[[nodiscard]] QString tokenOf(Detail detail); ///< "monitor" …; empty for Nothing

/// What stands between a camera and the place. The order is the order of use.
enum class Hindrance {
    None,
    Turn, ///< looks elsewhere now, and can be turned (PTZ)
    Aside, ///< looks elsewhere and is fixed
    Hidden, ///< a building stands between
    Off, ///< the device says that it is off
};
[[nodiscard]] QString tokenOf(Hindrance hindrance); ///< "turn" …; empty for None

struct Sight
{
    Camera camera;
    double distanceM = 0;
    double offAxisDeg = 0; ///< between the middle of the picture and the place, [0, 180]
    double pixelsPerMetre = 0;
    Detail detail = Detail::Nothing;
    Hindrance hindrance = Hindrance::None;
};

/// A picture of the place can be had from it: at once, or after turning.
[[nodiscard]] inline bool canShow(const Sight &sight)
{
    return sight.hindrance == Hindrance::None || sight.hindrance == Hindrance::Turn;
}

/// A camera that may see the place; `on` is what the device said last, nothing when it said nothing yet.
struct Candidate
{
    Camera camera;
    std::optional<bool> on;
};

/// Farther away nothing of a street can be made out.
inline constexpr double SightRangeM = 400;

/// The candidates within SightRangeM, best first: those that see the place now, then those that can be turned
/// to it, then those that look aside, are hidden, are off; within each by pixels per metre. Ties by distance,
/// then number. \param buildings around the place; one that holds the camera or the place itself hides
/// nothing.
[[nodiscard]] std::vector<Sight> rankSights(geo::Place place, std::span<const Candidate> candidates,
                                            std::span<const geo::Polygon> buildings);

/// Pixels that a metre at this distance gets in a picture of 1,920 pixels across the view angle.
[[nodiscard]] double pixelsPerMetre(double distanceM, double viewAngleDeg);
[[nodiscard]] Detail detailOf(double pixelsPerMetre);
} // namespace wanmi::domain
