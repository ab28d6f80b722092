// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/densedata.h"

#include "mapview/mapview.h"

#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace wanmi::mapview {
namespace {
/// About a square kilometre at Harbin's latitude.
constexpr double BucketWorld = 1.0 / 28'000;
constexpr int MaxBuckets = 4096; ///< along one side, so that a stray point cannot make a huge grid

struct Grid
{
    QPointF origin;
    double edge = BucketWorld;
    int across = 1, down = 1;

    explicit Grid(const QRectF &extent)
        : origin(extent.topLeft())
    {
        edge = std::max({edge, extent.width() / MaxBuckets, extent.height() / MaxBuckets});
        across = int(extent.width() / edge) + 1;
        down = int(extent.height() / edge) + 1;
    }
    [[nodiscard]] int column(double x) const
    {
        return std::clamp(int((x - origin.x()) / edge), 0, across - 1);
    }
    [[nodiscard]] int line(double y) const { return std::clamp(int((y - origin.y()) / edge), 0, down - 1); }
};

struct OwnedColumns
{
    std::vector<quint32> offsets, row;
    std::vector<float> x, y;
    std::vector<quint16> classCode;
    std::vector<quint8> state;
};

QRectF extentOf(const std::vector<QPointF> &points)
{
    if (points.empty())
        return {};
    double left = 2, top = 2, right = -1, bottom = -1;
    for (const QPointF &point : points) {
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        top = std::min(top, point.y());
        bottom = std::max(bottom, point.y());
    }
    return {QPointF(left, top), QPointF(right, bottom)};
}

/// Counting sort: offsets of each bucket and the order of the points.
std::pair<std::vector<quint32>, std::vector<quint32>> sortIntoBuckets(const Grid &grid,
                                                                      const std::vector<QPointF> &points)
{
    std::vector<quint32> bucket(points.size());
    std::vector<quint32> offsets(size_t(grid.across) * size_t(grid.down) + 1);
    for (size_t i = 0; i < points.size(); ++i) {
        bucket[i] = quint32(grid.line(points[i].y()) * grid.across + grid.column(points[i].x()));
        ++offsets[bucket[i] + 1];
    }
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    std::vector<quint32> order(points.size()), next = offsets;
    for (size_t i = 0; i < points.size(); ++i)
        order[next[bucket[i]]++] = quint32(i);
    return {std::move(offsets), std::move(order)};
}

bool isDrawable(const geo::Polygon &shape)
{
    if (shape.rings.empty() || shape.rings.front().size() < 3)
        return false;
    return std::ranges::none_of(shape.rings, [](const geo::Ring &ring) {
        return std::ranges::any_of(ring, [](const geo::Place &place) { return isNowhere(toWorld(place)); });
    });
}

void addRings(CellColumns &cells, const geo::Polygon &shape, std::vector<QPointF> &vertices)
{
    cells.cellRing.push_back(quint32(cells.ringStart.size()));
    for (const geo::Ring &ring : shape.rings) {
        cells.ringStart.push_back(quint32(vertices.size()));
        for (const geo::Place &place : ring)
            vertices.push_back(toWorld(place));
    }
}

QRectF boundsOfCell(const CellColumns &cells, size_t cell, const std::vector<QPointF> &vertices)
{
    const auto first = vertices.begin() + cells.ringStart[cells.cellRing[cell]];
    const auto last = vertices.begin() + cells.ringStart[cells.cellRing[cell + 1]];
    return extentOf({first, last});
}

void fillBuckets(CellColumns &cells, const Grid &grid)
{
    cells.offsets.assign(size_t(grid.across) * size_t(grid.down) + 1, 0);
    const auto each = [&](auto visit) {
        for (size_t cell = 0; cell < cells.size(); ++cell) {
            const QRectF &box = cells.bounds[cell];
            for (int line = grid.line(box.top()); line <= grid.line(box.bottom()); ++line)
                for (int column = grid.column(box.left()); column <= grid.column(box.right()); ++column)
                    visit(size_t(line * grid.across + column), quint32(cell));
        }
    };
    each([&](size_t bucket, quint32) { ++cells.offsets[bucket + 1]; });
    std::partial_sum(cells.offsets.begin(), cells.offsets.end(), cells.offsets.begin());
    cells.bucketed.resize(cells.offsets.back());
    std::vector<quint32> next = cells.offsets;
    each([&](size_t bucket, quint32 cell) { cells.bucketed[next[bucket]++] = cell; });
}

quint32 numberOf(const QString &name, QHash<QString, quint32> &known, std::vector<QString> &names)
{
    const auto at = known.constFind(name);
    if (at != known.constEnd())
        return *at;
    names.push_back(name);
    return *known.insert(name, quint32(names.size() - 1));
}

bool ringContains(const float *x, const float *y, quint32 count, float px, float py)
{
    bool inside = false;
    for (quint32 i = 0, j = count - 1; i < count; j = i++) {
        if ((y[i] > py) != (y[j] > py) && px < (x[j] - x[i]) * (py - y[i]) / (y[j] - y[i]) + x[i])
            inside = !inside;
    }
    return inside;
}
} // namespace

std::shared_ptr<const ComponentColumns> makeColumns(const std::vector<store::ComponentPoint> &points)
{
    std::vector<QPointF> world;
    world.reserve(points.size());
    std::vector<quint32> from; // of the points
    from.reserve(points.size());
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF at = toWorld({points[i].lon, points[i].lat});
        if (isNowhere(at))
            continue;
        world.push_back(at);
        from.push_back(quint32(i));
    }
    const Grid grid(extentOf(world));
    auto own = std::make_shared<OwnedColumns>();
    auto [offsets, order] = sortIntoBuckets(grid, world);
    own->offsets = std::move(offsets);
    for (const quint32 at : order) {
        const store::ComponentPoint &point = points[from[at]];
        own->x.push_back(float(world[at].x() - grid.origin.x()));
        own->y.push_back(float(world[at].y() - grid.origin.y()));
        own->row.push_back(quint32(point.row));
        own->classCode.push_back(point.classCode);
        own->state.push_back(point.state);
    }
    auto columns = std::make_shared<ComponentColumns>();
    columns->misplaced = int(points.size() - world.size());
    columns->origin = grid.origin;
    columns->bucketEdge = grid.edge;
    columns->across = grid.across;
    columns->down = grid.down;
    columns->offsets = own->offsets;
    columns->x = own->x;
    columns->y = own->y;
    columns->row = own->row;
    columns->classCode = own->classCode;
    columns->state = own->state;
    columns->storage = own;
    return columns;
}

std::shared_ptr<const CellColumns> makeCells(const std::vector<store::CellShape> &shapes)
{
    // Tens of thousands of codes: let go of on a worker, whoever held them last.
    const std::shared_ptr<CellColumns> cells(new CellColumns, [](CellColumns *gone) {
        if (QThreadPool *workers = QThreadPool::globalInstance())
            workers->start([gone] { delete gone; });
        else
            delete gone; // the program is ending
    });
    std::vector<QPointF> vertices;
    QHash<QString, quint32> dutyAt, communityAt;
    for (const store::CellShape &shape : shapes) {
        if (!isDrawable(shape.shape)) {
            ++cells->misplaced;
            continue;
        }
        addRings(*cells, shape.shape, vertices);
        cells->byCode.insert(shape.code, int(cells->codes.size()));
        cells->codes.push_back(shape.code);
        cells->duty.push_back(numberOf(shape.dutyGrid, dutyAt, cells->dutyGrids));
        cells->community.push_back(numberOf(shape.community, communityAt, cells->communities));
    }
    cells->cellRing.push_back(quint32(cells->ringStart.size()));
    cells->ringStart.push_back(quint32(vertices.size()));
    for (size_t cell = 0; cell < cells->size(); ++cell)
        cells->bounds.push_back(boundsOfCell(*cells, cell, vertices));
    const Grid grid(extentOf(vertices));
    cells->origin = grid.origin;
    cells->bucketEdge = grid.edge;
    cells->across = grid.across;
    cells->down = grid.down;
    for (const QPointF &vertex : vertices) {
        cells->x.push_back(float(vertex.x() - grid.origin.x()));
        cells->y.push_back(float(vertex.y() - grid.origin.y()));
    }
    fillBuckets(*cells, grid);
    return cells;
}

std::vector<quint32> CellColumns::touching(const QRectF &world) const
{
    std::vector<quint32> found;
    if (codes.empty())
        return found;
    const auto column
        = [this](double at) { return std::clamp(int((at - origin.x()) / bucketEdge), 0, across - 1); };
    const auto line
        = [this](double at) { return std::clamp(int((at - origin.y()) / bucketEdge), 0, down - 1); };
    for (int row = line(world.top()); row <= line(world.bottom()); ++row) {
        for (int col = column(world.left()); col <= column(world.right()); ++col) {
            const size_t bucket = size_t(row * across + col);
            for (quint32 i = offsets[bucket]; i < offsets[bucket + 1]; ++i) {
                if (bounds[bucketed[i]].intersects(world))
                    found.push_back(bucketed[i]);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

int CellColumns::cellAt(QPointF world) const
{
    const double hair = bucketEdge * 1e-6;
    const float px = float(world.x() - origin.x()), py = float(world.y() - origin.y());
    for (const quint32 cell : touching(QRectF(world - QPointF(hair, hair), QSizeF(2 * hair, 2 * hair)))) {
        bool inside = false; // even-odd over all rings, so holes are outside
        for (quint32 ring = cellRing[cell]; ring < cellRing[cell + 1]; ++ring) {
            const quint32 first = ringStart[ring];
            if (ringContains(&x[first], &y[first], ringStart[ring + 1] - first, px, py))
                inside = !inside;
        }
        if (inside)
            return int(cell);
    }
    return -1;
}

std::optional<size_t> nearestComponent(const ComponentColumns &columns, QPointF world, double radius)
{
    std::optional<size_t> best;
    double bestSquare = radius * radius;
    const QRectF around(world - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    columns.forRuns(around, [&](quint32 first, quint32 last) {
        for (quint32 i = first; i < last; ++i) {
            const QPointF off = columns.world(i) - world;
            const double square = QPointF::dotProduct(off, off);
            if (square <= bestSquare) {
                bestSquare = square;
                best = i;
            }
        }
    });
    return best;
}

QString tokenOf(Measure measure)
{
    switch (measure) {
    case Measure::OpenCases:
        return QStringLiteral("open");
    case Measure::OverdueCases:
        return QStringLiteral("overdue");
    case Measure::OverdueShare:
        return QStringLiteral("overdueShare");
    case Measure::DamagedComponents:
        return QStringLiteral("damaged");
    case Measure::Grade:
        return QStringLiteral("grade");
    case Measure::AboveUsual:
        return QStringLiteral("aboveUsual");
    }
    return {};
}

std::optional<Measure> measureFromToken(const QString &token)
{
    for (const Measure measure : Measures) {
        if (tokenOf(measure) == token)
            return measure;
    }
    return std::nullopt;
}

double valueOf(const CellCount &count, Measure measure)
{
    switch (measure) {
    case Measure::OpenCases:
        return count.open;
    case Measure::OverdueCases:
        return count.overdue;
    case Measure::OverdueShare:
        return count.open > 0 ? 100.0 * count.overdue / count.open : 0;
    case Measure::DamagedComponents:
        return count.damaged;
    case Measure::Grade:
        return count.grade;
    case Measure::AboveUsual:
        return count.aboveUsual;
    }
    return 0;
}

bool hasValue(const CellCount &count, Measure measure)
{
    switch (measure) {
    case Measure::OpenCases:
    case Measure::OverdueCases:
        return true;
    case Measure::OverdueShare:
        return count.open > 0;
    case Measure::DamagedComponents:
        return count.damaged >= 0;
    case Measure::Grade:
        return count.grade != CellCount::NoValue;
    case Measure::AboveUsual:
        return count.aboveUsual != CellCount::NoValue;
    }
    return false;
}

ClassLimits classLimits(const std::vector<CellCount> &counts, Measure measure, int classes)
{
    if (measure == Measure::Grade)
        return {1, 2, 3, 4, 5}; // A to E
    if (measure == Measure::AboveUsual)
        return {25, 50, 100, 200, 400};
    std::vector<double> values;
    for (const CellCount &count : counts) {
        if (const double value = valueOf(count, measure); value > 0)
            values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    const auto rounded = [](double value) {
        const double step = value < 10 ? 1 : value < 50 ? 5 : value < 200 ? 10 : 50;
        return std::max(1.0, std::floor(value / step) * step);
    };
    ClassLimits limits;
    for (int i = 0; i < classes && !values.empty(); ++i) {
        const double round = rounded(values[values.size() * size_t(i) / size_t(classes)]);
        if (limits.empty() || round > limits.back())
            limits.push_back(round);
    }
    // Few distinct values (most cells have one or two cases): the top classes stand for the rare high counts,
    // each for half of what is above the one before; one cell with a thousand does not stretch them.
    while (!limits.empty() && int(limits.size()) < std::min(classes, 5)) {
        const auto above = std::upper_bound(values.begin(), values.end(), limits.back());
        if (above == values.end())
            break;
        const double next = std::max(rounded(*(above + (values.end() - above) / 2)), limits.back() + 1);
        if (next > values.back())
            break;
        limits.push_back(next);
    }
    return limits;
}
} // namespace wanmi::mapview
