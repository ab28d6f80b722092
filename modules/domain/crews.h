// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"
#include "domain/recommend.h"

#include <span>

/// Whom a department sends to a case: its crews and vehicles, the nearest that suits and is free first. Pure.
namespace wanmi::domain {

/// A vehicle, or a crew that has been sent out before.
struct Crew
{
    QString name; ///< as it is assigned: a plate, or a crew's own name
    QString vehicleKind; ///< as of Vehicle; empty: people on foot
    std::optional<geo::Place> place;
    std::optional<base::Instant> seenAt; ///< when it was there; nothing: the place of its newest case
    bool busy = false; ///< has a case that is still being handled
};

struct RankedCrew
{
    Crew crew;
    double distanceM = -1; ///< negative: not known where it is
    bool suited = true;
    /// As DutyReason: crew-suits [vehicle kind], crew-unsuited [vehicle kind], crew-near [metres],
    /// crew-last-case [metres], crew-nowhere, crew-old [milliseconds], crew-busy, crew-free. The weightiest
    /// first.
    std::vector<DutyReason> reasons;
};

/// Whether such a vehicle is of use for matters that this unit of the catalog usually handles. Not known
/// kinds are.
[[nodiscard]] bool isOfUse(const QString &vehicleKind, const QString &usual);

/// Best first: those that suit, of them the soonest there; a busy one, one without a position or with an old
/// one is later by as much as that usually costs. \param usual whom the catalog names for the class.
[[nodiscard]] std::vector<RankedCrew> rankCrews(geo::Place place, const QString &usual,
                                                std::span<const Crew> crews, base::Instant now);
} // namespace wanmi::domain
