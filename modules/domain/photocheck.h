// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"

#include <optional>
#include <vector>

/// Whether a photo can be of what the case says: when and where it was taken against the case's own times and
/// place. Marks, never refuses: clocks and satellites err, people judge.
namespace wanmi::domain {

/// What a picture says of itself (EXIF); nothing: it does not say.
struct PhotoFacts
{
    std::optional<base::Instant> takenAt;
    std::optional<geo::Place> place;
    friend bool operator==(const PhotoFacts &, const PhotoFacts &) = default;
};

/// A report is made from the spot or the same day; older pictures show another day's street.
inline constexpr auto MostBeforeReport = std::chrono::hours(24);
/// Telephones keep time by the network; a camera set by hand may be some minutes ahead.
inline constexpr auto MostAhead = std::chrono::minutes(10);
/// Satellite positions err by 5 to 20 m in the open and by up to 100 m between tall houses; and a picture is
/// taken from across the street.
inline constexpr double MostMetresAway = 200;

enum class PhotoRemark {
    NoTime, ///< the picture does not say when
    NoPlace, ///< nor where
    BeforeReport, ///< taken long before the report; `ms` says by how much
    BeforeWork, ///< an after picture older than the order to do the work; `ms`
    AfterWork, ///< a before picture younger than the work's end; `ms`
    InFuture, ///< taken later than it came; `ms`
    FarAway, ///< `metres` from the case
};
struct PhotoDoubt
{
    PhotoRemark remark;
    qint64 ms = 0;
    double metres = 0;
    /// Of these two nobody need be warned, only told.
    [[nodiscard]] bool isWarning() const
    {
        return remark != PhotoRemark::NoTime && remark != PhotoRemark::NoPlace;
    }
    friend bool operator==(const PhotoDoubt &, const PhotoDoubt &) = default;
};

/// \param at when it came to the case (or now, for one being chosen). A case without a report yet, and one
/// without a place, is compared with nothing of the kind.
[[nodiscard]] std::vector<PhotoDoubt> doubtsOf(const PhotoFacts &facts, const QString &kind, base::Instant at,
                                               const CaseFile &file);
} // namespace wanmi::domain
