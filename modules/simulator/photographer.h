// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caseorder.h"
#include "domain/rulebook.h"
#include "simulator/mirror.h"

#include <optional>

namespace wanmi::simulator {

/// What a simulated picture shows.
struct PhotoWish
{
    QString caseId; ///< the same street in every picture of a case
    QString kind; ///< near, far, before, after, camera
    bool solved = false; ///< the place is in order (again)
    domain::CaseKind caseKind = domain::CaseKind::Event;
    QString classCode, className; ///< in English, for the line at the foot
    geo::Place place;
    QDateTime local; ///< when, in the city's time with its offset
    int number = 0; ///< tells pictures of one kind apart
};
/// A small JPEG, the same bytes for the same wish: a street, the trouble or the place without it, a line with
/// class, time and place at the foot, and both in EXIF.
[[nodiscard]] QByteArray paintPhoto(const PhotoWish &wish);
/// The EXIF block (APP1) of a picture: DateTimeOriginal with offset, GPS position.
[[nodiscard]] QByteArray exifBlock(const QDateTime &local, geo::Place place);

/// Takes the pictures that an order names.
class Photographer
{
public:
    Photographer(const Mirror &mirror, const domain::RuleBook &rules)
        : m_mirror(mirror)
        , m_rules(rules)
    {
    }
    /// Of the case as it is known, or as the order reports it.
    [[nodiscard]] QByteArray take(const domain::CaseOrder &order, std::size_t photo, base::Instant at) const;

private:
    const Mirror &m_mirror;
    const domain::RuleBook &m_rules;
};
} // namespace wanmi::simulator
