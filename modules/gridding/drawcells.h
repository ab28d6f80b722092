// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"

#include <QString>
#include <QStringView>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// Draws cells where there are none: any polygons are cut along roads, water and borders into pieces of about
/// 10,000 m² that tile them exactly (domain.md §4). Pure geometry: no files, no clock, no Qt event loop.
namespace wanmi::gridding {

/// What a line is on the ground; the more important comes first and is kept before the others.
enum class LineKind {
    Expressway,
    Arterial,
    Secondary,
    Local,
    Lane,
    Path,
    Railway,
    Water, ///< banks, streams, ditches
    Border, ///< of districts, streets, communities, wherever the parents do not say it
    Wall, ///< outlines of courtyards, greens, squares: looked at only on wish, and not counted as a road
};
inline constexpr int LineKinds = 10;

/// The kind of a road, railway or water line from its word: OpenStreetMap's highway=…, railway=…, waterway=…
/// values and the classes of our base map ("arterial", "lane"). Nothing for what no cell should follow (a
/// tunnel's "proposed", "platform", an indoor "corridor").
[[nodiscard]] std::optional<LineKind> lineKindOf(QStringView word);

struct Line
{
    std::vector<geo::Place> line;
    LineKind kind = LineKind::Local;
};

/// The ground to be divided: a community with 12 digits whose cells get 15, or any polygon with a code to
/// which three digits are added. Delivered shapes may be ugly: they are made valid; where two overlap, the
/// one that comes first keeps the ground.
struct Parent
{
    QString code;
    geo::MultiPolygon shape;
};

struct DrawWish
{
    double aimM2 = 10'000; ///< half of the cells are smaller, half larger than about this
    double smallestM2 = 2'000;
    double largestM2 = 50'000;
    /// Share of the inner edges that shall lie on lines. Where lines are so few that this and the sizes
    /// cannot both be had, some cells (fewer than one in twenty) stay larger, on ground that holds no line;
    /// none of them larger than `ceilingM2`.
    double onLinesShare = 0.8;
    double ceilingM2 = 600'000;
    /// Borders between parents count as lines. Not where the parents themselves were drawn: their borders are
    /// then judged by what lies on them.
    bool parentsCount = true;
    /// Outlines of buildings: straight cuts go around them where that costs little.
    std::shared_ptr<const std::vector<geo::Ring>> buildings;
    LineKind leastKind = LineKind::Border; ///< lines of lesser kinds are not looked at
    int threads = 0; ///< 0: as many as there are cores
};

struct DrawnCell
{
    QString code; ///< of the parent and three digits, west to east in rows from north to south
    QString parent;
    geo::Polygon shape; ///< one outer ring, counter-clockwise; shares every vertex with its neighbours
    double areaM2 = 0;
    double perimeterM = 0;
};

/// How the drawing came out, measured on the drawn cells.
struct DrawStatistics
{
    qsizetype cells = 0;
    double medianM2 = 0, smallestM2 = 0, largestM2 = 0;
    qsizetype outsideSizes = 0; ///< cells below the smallest or above the largest wished
    double innerM = 0; ///< edges between two cells, each counted once
    double innerOnLinesM = 0; ///< of these, on roads, railways, water or borders
    double parentM = 0; ///< of innerM: on the border between two parents
    double straightM = 0; ///< of innerM: cut where no line is
    qsizetype tooLarge = 0; ///< of outsideSizes: above the largest
    qsizetype buildingsCrossed = 0; ///< by straight borders; 0 where no buildings were given
    /// Blocks larger than the largest wished that no line divides, and what of straight border it takes at
    /// least to divide them all into cells that are not too large.
    qsizetype blankBlocks = 0;
    double blankM2 = 0, blankNeedM = 0;
    /// Along walls of courtyards, greens and squares: neither on a line nor straight.
    [[nodiscard]] double alongWallsM() const { return innerM - innerOnLinesM - straightM; }
    [[nodiscard]] double shareOnLines() const { return innerM > 0 ? innerOnLinesM / innerM : 1; }
    [[nodiscard]] double shareOutsideSizes() const
    {
        return cells > 0 ? double(outsideSizes) / double(cells) : 0;
    }
};

struct DrawnCells
{
    std::vector<DrawnCell> cells; ///< in order of their codes
    DrawStatistics statistics;
    /// Parents of which no ground was left: empty, not an area, or all of it in parents before them.
    std::vector<QString> emptyParents;
};

/// Share done 0..1; false stops the work. Called from the calling thread only.
using DrawProgress = std::function<bool(double)>;

/// The same input gives the same cells, on any number of threads.
/// \return Refused: "no-parents", "bad-parent-code" (not digits, or given twice), "too-many-cells" (more than
/// 999 in one parent: divide it first; detail names it), "too-wide" (more than two degrees across),
/// "cancelled".
[[nodiscard]] Result<DrawnCells> drawCells(const std::vector<Parent> &parents, const std::vector<Line> &lines,
                                           const DrawWish &wish = {}, const DrawProgress &progress = {});

/// Communities (parent + 3 digits; of about 60 cells) for parents that have none, along the greater roads.
/// For parents with 9 digits; with 6 digits what comes out are streets, to be divided once more.
[[nodiscard]] Result<DrawnCells> divideIntoCommunities(const std::vector<Parent> &streets,
                                                       const std::vector<Line> &lines,
                                                       const DrawProgress &progress = {});
/// Streets (9 digits, about 12 communities each) for a district of 6 digits.
[[nodiscard]] Result<DrawnCells> divideIntoStreets(const std::vector<Parent> &districts,
                                                   const std::vector<Line> &lines,
                                                   const DrawProgress &progress = {});

/// The outline of many points (components, say), some metres around them: ground for a city without borders.
/// Inner gaps are filled; points that lie far from all others do not count. Empty for fewer than three
/// points.
[[nodiscard]] geo::MultiPolygon outlineOf(const std::vector<geo::Place> &points, double marginM = 50);
} // namespace wanmi::gridding
