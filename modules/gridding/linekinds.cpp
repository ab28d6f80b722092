// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/drawcells.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wanmi::gridding {
namespace {
using Word = std::pair<QStringView, LineKind>;

constexpr std::array Words{
    Word{u"motorway", LineKind::Expressway},
    Word{u"motorway_link", LineKind::Expressway},
    Word{u"expressway", LineKind::Expressway},
    Word{u"trunk", LineKind::Arterial},
    Word{u"trunk_link", LineKind::Arterial},
    Word{u"primary", LineKind::Arterial},
    Word{u"primary_link", LineKind::Arterial},
    Word{u"arterial", LineKind::Arterial},
    Word{u"secondary", LineKind::Secondary},
    Word{u"secondary_link", LineKind::Secondary},
    Word{u"tertiary", LineKind::Local},
    Word{u"tertiary_link", LineKind::Local},
    Word{u"unclassified", LineKind::Local},
    Word{u"residential", LineKind::Local},
    Word{u"road", LineKind::Local},
    Word{u"busway", LineKind::Local},
    Word{u"local", LineKind::Local},
    Word{u"living_street", LineKind::Lane},
    Word{u"pedestrian", LineKind::Lane},
    Word{u"service", LineKind::Lane},
    Word{u"lane", LineKind::Lane},
    Word{u"track", LineKind::Path},
    Word{u"footway", LineKind::Path},
    Word{u"path", LineKind::Path},
    Word{u"steps", LineKind::Path},
    Word{u"cycleway", LineKind::Path},
    Word{u"bridleway", LineKind::Path},
    Word{u"rail", LineKind::Railway},
    Word{u"railway", LineKind::Railway},
    Word{u"light_rail", LineKind::Railway},
    Word{u"tram", LineKind::Path},
    Word{u"river", LineKind::Water},
    Word{u"riverbank", LineKind::Water},
    Word{u"stream", LineKind::Water},
    Word{u"canal", LineKind::Water},
    Word{u"drain", LineKind::Water},
    Word{u"ditch", LineKind::Water},
    Word{u"lake", LineKind::Water},
    Word{u"water", LineKind::Water},
    Word{u"coastline", LineKind::Water},
    Word{u"boundary", LineKind::Border},
    Word{u"wall", LineKind::Wall},
    Word{u"fence", LineKind::Wall},
    Word{u"hedge", LineKind::Wall},
    Word{u"city_wall", LineKind::Wall},
};
} // namespace

std::optional<LineKind> lineKindOf(QStringView word)
{
    const auto at
        = std::find_if(Words.begin(), Words.end(), [word](const Word &known) { return known.first == word; });
    return at == Words.end() ? std::nullopt : std::optional(at->second);
}
} // namespace wanmi::gridding
