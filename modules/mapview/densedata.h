// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/palette.h"
#include "store/changeset.h"

#include <QHash>
#include <QImage>
#include <QRectF>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

/// The layers with very many objects, as columns that worker threads paint into tiles. All of it is immutable
/// and shared; a change makes a new small column (states, counts) beside the old big ones.
namespace wanmi::mapview {

/// Components sorted into buckets of a regular grid, coordinates as float world units relative to `origin`
/// (millimetres over a city). The columns lie in memory or in a mapped file, see columnfile.h.
struct ComponentColumns
{
    QPointF origin; ///< world, north-west
    double bucketEdge = 0; ///< world units
    int across = 0, down = 0;
    std::span<const quint32> offsets; ///< across*down + 1, row by row
    std::span<const float> x, y;
    std::span<const quint32> row; ///< replica fid
    std::span<const quint16> classCode;
    std::span<const quint8> state; ///< as read
    int misplaced = 0; ///< left out: their places are none
    std::shared_ptr<const void> storage;

    [[nodiscard]] size_t size() const { return x.size(); }
    [[nodiscard]] QPointF world(size_t index) const { return origin + QPointF(x[index], y[index]); }
    /// Calls `visit(first, last)` for each run of indexes whose bucket touches `world`.
    template <typename Visit> void forRuns(const QRectF &world, Visit visit) const
    {
        if (size() == 0)
            return;
        const auto column
            = [&](double at) { return std::clamp(int((at - origin.x()) / bucketEdge), 0, across - 1); };
        const auto line
            = [&](double at) { return std::clamp(int((at - origin.y()) / bucketEdge), 0, down - 1); };
        const int left = column(world.left()), right = column(world.right());
        for (int at = line(world.top()); at <= line(world.bottom()); ++at)
            visit(offsets[size_t(at * across + left)], offsets[size_t(at * across + right + 1)]);
    }
};
[[nodiscard]] std::shared_ptr<const ComponentColumns>
makeColumns(const std::vector<store::ComponentPoint> &points);

/// Cells as flattened polygons with a bucket grid over them.
struct CellColumns
{
    QPointF origin;
    double bucketEdge = 0;
    int across = 0, down = 0;
    std::vector<quint32> offsets,
        bucketed; ///< bucketed: cell indexes, a cell in every bucket that it touches
    std::vector<float> x, y; ///< vertices
    std::vector<quint32> ringStart; ///< into x and y, one more than there are rings
    std::vector<quint32> cellRing; ///< first ring of each cell, one more than there are cells
    std::vector<QRectF> bounds; ///< world
    std::vector<QString> codes;
    QHash<QString, int> byCode;
    std::vector<quint32> duty, community; ///< of each cell, into the names below
    std::vector<QString> dutyGrids, communities;
    int misplaced = 0; ///< left out: a corner of theirs is nowhere, or they have fewer than three

    [[nodiscard]] size_t size() const { return codes.size(); }
    [[nodiscard]] std::vector<quint32> touching(const QRectF &world) const;
    [[nodiscard]] int cellAt(QPointF world) const; ///< -1: none
};
[[nodiscard]] std::shared_ptr<const CellColumns> makeCells(const std::vector<store::CellShape> &shapes);

struct CellCount
{
    static constexpr float NoValue = -1000;
    int open = 0, overdue = 0;
    int damaged = -1; ///< components damaged or missing; negative: not known
    float aboveUsual = NoValue; ///< percent; see cellfacts.h; of the cell's community
    float grade = NoValue; ///< domain::Grade of the cell's community over the last 30 days
    friend bool operator==(const CellCount &, const CellCount &) = default;
};

enum class Measure { OpenCases, OverdueCases, OverdueShare, DamagedComponents, Grade, AboveUsual };
inline constexpr std::array Measures{Measure::OpenCases,         Measure::OverdueCases, Measure::OverdueShare,
                                     Measure::DamagedComponents, Measure::Grade,        Measure::AboveUsual};
/// "open", "overdue", "overdueShare", "damaged", "grade", "aboveUsual"
[[nodiscard]] QString tokenOf(Measure measure);
[[nodiscard]] std::optional<Measure> measureFromToken(const QString &token);
[[nodiscard]] double valueOf(const CellCount &count, Measure measure); ///< shares in percent
/// A share of nothing is no number: such a cell has no data, which is not the same as zero.
[[nodiscard]] bool hasValue(const CellCount &count, Measure measure);

/// Upper-exclusive class limits: value v is in class i when limits[i] <= v < limits[i + 1]; below limits[0]:
/// nothing.
using ClassLimits = std::vector<double>;
/// Quantiles of the values above zero, rounded to round numbers, at most `classes` of them; where they
/// coincide, each further class stands for half of what is above the one before. Of grades and of what is
/// unusual always the same ones.
[[nodiscard]] ClassLimits classLimits(const std::vector<CellCount> &counts, Measure measure, int classes = 6);

struct DutyBorders;

/// All that a tile is painted from.
struct DenseSnapshot
{
    std::shared_ptr<const ComponentColumns> components;
    std::shared_ptr<const std::vector<quint8>> states; ///< of components, newer than the columns'
    std::shared_ptr<const CellColumns> cells;
    std::shared_ptr<const std::vector<CellCount>> counts;
    std::shared_ptr<const DutyBorders> dutyBorders; ///< null: not asked for
    bool casesKnown = true; ///< false until the open cases have been read: then no cell has data
};

struct DenseStyle
{
    Palette palette;
    Measure measure = Measure::OpenCases;
    ClassLimits limits;
    bool cells = true, components = true;
    bool dutyGrids = false; ///< their borders
    bool stale = false; ///< the source has stopped: hatched over
    double markScale = 1; ///< of marks and line widths, 1 at 1920 wide
};

/// Of the i-th class; four and more are spread over the whole ramp, fewer stay in its quieter part.
[[nodiscard]] QColor classColor(const DenseStyle &style, int index);

/// What stands there while the base map is being drawn: the ground, the silhouette of the city made of its
/// cells, and their outlines where there is room. Any thread.
void paintSkeleton(QImage &image, const QRectF &world, const DenseSnapshot &data, const DenseStyle &style);

/// Paints what lies in `world` over the image, which shows exactly that part of the world. Any thread.
void paintDense(QImage &image, const QRectF &world, const DenseSnapshot &data, const DenseStyle &style);

/// Index of the component nearest to `world` within `radius` (world units).
[[nodiscard]] std::optional<size_t> nearestComponent(const ComponentColumns &columns, QPointF world,
                                                     double radius);
} // namespace wanmi::mapview
