// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/drawcells.h"

#include "gridding/choosing.h"
#include "gridding/shaping.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <map>
#include <mutex>
#include <numbers>
#include <numeric>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>

namespace wanmi::gridding {
namespace {

constexpr size_t MostInParent = 999;

/// Does the work of every parent on a few threads; progress is told on the calling one. False: cancelled.
bool forEachParent(size_t count, int threads, const DrawProgress &progress, double from, double to,
                   const std::function<void(size_t)> &work)
{
    std::atomic<size_t> next = 0;
    std::atomic<size_t> done = 0;
    std::atomic<bool> isCancelled = false;
    std::mutex mutex;
    std::condition_variable finished;
    size_t running = std::clamp<size_t>(
        threads > 0 ? size_t(threads) : size_t(std::max(1U, std::thread::hardware_concurrency())), 1,
        std::max<size_t>(count, 1));
    std::vector<std::thread> pool;
    const size_t size = running;
    for (size_t i = 0; i < size; ++i) {
        pool.emplace_back([&] {
            for (size_t index = next++; index < count && !isCancelled; index = next++) {
                work(index);
                ++done;
            }
            const std::lock_guard lock(mutex);
            --running;
            finished.notify_one();
        });
    }
    {
        std::unique_lock lock(mutex);
        while (running > 0) {
            finished.wait_for(lock, std::chrono::milliseconds(100));
            if (progress && !isCancelled) {
                lock.unlock();
                if (!progress(from + (to - from) * double(done) / double(count)))
                    isCancelled = true;
                lock.lock();
            }
        }
    }
    for (std::thread &thread : pool)
        thread.join();
    return !isCancelled;
}

/// From the chosen regions to cells with codes, shapes and figures.
class Assembly
{
public:
    Assembly(const LineNet &net, const std::vector<Parent> &parents,
             const std::vector<std::unique_ptr<CellMap>> &maps, const std::vector<std::vector<int>> &chosen,
             const Shaping &wish)
        : m_net(net)
        , m_parents(parents)
        , m_maps(maps)
        , m_chosen(chosen)
        , m_wish(wish)
    {
    }

    Result<DrawnCells> make()
    {
        for (size_t i = 0; i < m_chosen.size(); ++i) {
            if (m_chosen[i].size() > MostInParent)
                return base::refused(QStringLiteral("too-many-cells"), m_parents[i].code);
        }
        for (size_t i = 0; i < m_chosen.size(); ++i)
            findBorderPoints(i);
        for (size_t i = 0; i < m_chosen.size(); ++i) {
            for (const int chosen : m_chosen[i])
                findWelds(outline(i, m_maps[i]->regions()[size_t(chosen)].ring));
        }
        for (size_t i = 0; i < m_chosen.size(); ++i)
            draw(i);
        std::stable_sort(m_drawn.cells.begin(), m_drawn.cells.end(),
                         [](const DrawnCell &a, const DrawnCell &b) { return a.code < b.code; });
        measureSizes();
        return std::move(m_drawn);
    }

private:
    struct BorderPoint
    {
        GridPoint point;
        double along = 0;
    };

    /// New points on a border between two parents are told to both.
    void findBorderPoints(size_t parent)
    {
        const CellMap &map = *m_maps[parent];
        for (const int chosen : m_chosen[parent]) {
            const std::vector<int> &ring = map.regions()[size_t(chosen)].ring;
            for (size_t i = 0; i < ring.size(); ++i) {
                if (!map.isAdded(ring[i]) || !map.isLasting(ring[i]))
                    continue;
                for (const int beside :
                     {ring[i == 0 ? ring.size() - 1 : i - 1], ring[(i + 1) % ring.size()]}) {
                    const MapEdge &edge = map.edge(ring[i], beside);
                    if (edge.side == EdgeSide::SharedBorder)
                        addBorderPoint(edge.segment, map.gridPoint(ring[i]));
                }
            }
        }
    }

    [[nodiscard]] double along(int segment, GridPoint point) const
    {
        const NetSegment &line = m_net.segments[size_t(segment)];
        const GridPoint a = m_net.points[size_t(line.a)];
        const GridPoint b = m_net.points[size_t(line.b)];
        return double(point.x - a.x) * double(b.x - a.x) + double(point.y - a.y) * double(b.y - a.y);
    }

    void addBorderPoint(int segment, GridPoint point)
    {
        std::vector<BorderPoint> &points = m_borderPoints[segment];
        const bool isKnown = std::any_of(points.begin(), points.end(),
                                         [point](const BorderPoint &known) { return known.point == point; });
        if (!isKnown)
            points.push_back({point, along(segment, point)});
    }

    /// The ring without the points of cuts that were not taken, with those of the parent beyond.
    [[nodiscard]] std::vector<GridPoint> outline(size_t parent, const std::vector<int> &ring) const
    {
        const CellMap &map = *m_maps[parent];
        std::vector<int> corners;
        std::vector<const MapEdge *> edges; ///< towards the next corner
        for (size_t i = 0; i < ring.size(); ++i) {
            if (!map.isLasting(ring[i]))
                continue;
            corners.push_back(ring[i]);
            edges.push_back(&map.edge(ring[i], ring[(i + 1) % ring.size()]));
        }
        std::vector<GridPoint> points;
        for (size_t i = 0; i < corners.size(); ++i) {
            const GridPoint here = map.gridPoint(corners[i]);
            const GridPoint next = map.gridPoint(corners[(i + 1) % corners.size()]);
            points.push_back(here);
            if (edges[i]->side != EdgeSide::SharedBorder)
                continue;
            if (const auto at = m_borderPoints.find(edges[i]->segment); at != m_borderPoints.end())
                addBetween(at->second, along(edges[i]->segment, here), along(edges[i]->segment, next),
                           points);
        }
        return points;
    }

    /// Points a millimetre or two apart become one, in every cell that has them: between them the finer grid
    /// of added points could fold a border.
    void findWelds(const std::vector<GridPoint> &points)
    {
        constexpr qint64 NearUnits = 2 * qint64(NetGrid);
        for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            const GridPoint a = welded(points[j]);
            const GridPoint b = welded(points[i]);
            if (a == b || std::abs(a.x - b.x) > NearUnits || std::abs(a.y - b.y) > NearUnits)
                continue;
            const bool isFirst = std::pair(a.x, a.y) < std::pair(b.x, b.y);
            m_welds[isFirst ? std::pair(b.x, b.y) : std::pair(a.x, a.y)] = isFirst ? a : b;
        }
    }

    [[nodiscard]] GridPoint welded(GridPoint point) const
    {
        for (auto at = m_welds.find({point.x, point.y}); at != m_welds.end();
             at = m_welds.find({point.x, point.y}))
            point = at->second;
        return point;
    }

    /// Two roads that run within a millimetre of each other may enclose nothing but a way out and back.
    static void dropSpikes(std::vector<GridPoint> &points)
    {
        for (size_t i = 0; points.size() > 3 && i < points.size();) {
            const size_t next = (i + 1) % points.size();
            const size_t beyond = (i + 2) % points.size();
            if (points[i] == points[next]) {
                points.erase(points.begin() + qsizetype(next));
            } else if (points[i] == points[beyond]) {
                points.erase(points.begin() + qsizetype(std::max(next, beyond)));
                points.erase(points.begin() + qsizetype(std::min(next, beyond)));
            } else {
                ++i;
                continue;
            }
            i = i > 1 ? i - 2 : 0;
        }
    }

    static void addBetween(const std::vector<BorderPoint> &all, double from, double to,
                           std::vector<GridPoint> &points)
    {
        std::vector<BorderPoint> between;
        for (const BorderPoint &point : all) {
            if (point.along > std::min(from, to) && point.along < std::max(from, to))
                between.push_back(point);
        }
        std::sort(between.begin(), between.end(), [from, to](const BorderPoint &a, const BorderPoint &b) {
            return from < to ? a.along < b.along : a.along > b.along;
        });
        for (const BorderPoint &point : between)
            points.push_back(point.point);
    }

    void draw(size_t parent)
    {
        if (m_chosen[parent].empty()) {
            m_drawn.emptyParents.push_back(m_parents[parent].code);
            return;
        }
        std::vector<DrawnCell> cells;
        std::vector<geo::Place> centres;
        for (const int chosen : m_chosen[parent]) {
            const Region &region = m_maps[parent]->regions()[size_t(chosen)];
            DrawnCell cell;
            cell.parent = m_parents[parent].code;
            addRing(cell, parent, region.ring);
            for (const std::vector<int> &hole : region.holes)
                addRing(cell, parent, hole);
            cell.areaM2 = geo::areaM2(cell.shape);
            cell.perimeterM = geo::perimeterM(cell.shape);
            centres.push_back(geo::centroid(cell.shape));
            cells.push_back(std::move(cell));
        }
        number(cells, centres);
        std::move(cells.begin(), cells.end(), std::back_inserter(m_drawn.cells));
    }

    void addRing(DrawnCell &cell, size_t parent, const std::vector<int> &ring)
    {
        const CellMap &map = *m_maps[parent];
        geo::Ring &made = cell.shape.rings.emplace_back();
        std::vector<GridPoint> points = outline(parent, ring);
        for (GridPoint &point : points)
            point = welded(point);
        dropSpikes(points);
        for (const GridPoint point : points)
            made.push_back(m_net.placeOf(point));
        DrawStatistics &sum = m_drawn.statistics;
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const MapEdge &edge = map.edge(ring[j], ring[i]);
            if (edge.side == EdgeSide::Outside)
                continue;
            const double half = map.length(ring[j], ring[i]) / 2; // the cell beyond brings the other half
            sum.innerM += half;
            if (edge.side == EdgeSide::SharedBorder)
                sum.parentM += half;
            if (isOnLine(edge, m_wish))
                sum.innerOnLinesM += half;
            else if (edge.kind == NoKind)
                addStraight(map, ring[j], ring[i], half);
        }
    }

    void addStraight(const CellMap &map, int a, int b, double halfM)
    {
        m_drawn.statistics.straightM += halfM;
        const auto units = [&map](int vertex) {
            const GridPoint at = map.gridPoint(vertex);
            return QPointF(double(at.x), double(at.y));
        };
        if (m_wish.obstacles)
            m_wish.obstacles->meet(units(a), units(b), m_met);
    }

    /// Rows from north to south, as high as a cell of the wished size; in a row from west to east.
    void number(std::vector<DrawnCell> &cells, const std::vector<geo::Place> &centres) const
    {
        std::vector<size_t> order(cells.size());
        std::iota(order.begin(), order.end(), size_t(0));
        const auto northernmost = std::max_element(centres.begin(), centres.end(),
                                                   [](geo::Place a, geo::Place b) { return a.lat < b.lat; });
        const geo::LocalPlane plane(*northernmost);
        const double height = std::sqrt(m_wish.aimM2);
        const auto row = [&](size_t i) { return int(std::lround(-plane.toPlane(centres[i]).y() / height)); };
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            return std::tuple(row(a), centres[a].lon, -centres[a].lat)
                < std::tuple(row(b), centres[b].lon, -centres[b].lat);
        });
        for (size_t i = 0; i < order.size(); ++i) {
            DrawnCell &cell = cells[order[i]];
            cell.code = cell.parent + QStringLiteral("%1").arg(i + 1, 3, 10, QLatin1Char('0'));
        }
    }

    void measureSizes()
    {
        DrawStatistics &sum = m_drawn.statistics;
        std::vector<double> areas;
        for (const DrawnCell &cell : m_drawn.cells) {
            areas.push_back(cell.areaM2);
            if (cell.areaM2 < m_wish.smallestM2 || cell.areaM2 > m_wish.largestM2)
                ++sum.outsideSizes;
            if (cell.areaM2 > m_wish.largestM2)
                ++sum.tooLarge;
        }
        sum.cells = qsizetype(areas.size());
        sum.buildingsCrossed = qsizetype(m_met.size());
        if (areas.empty())
            return;
        std::sort(areas.begin(), areas.end());
        sum.medianM2 = areas[areas.size() / 2];
        sum.smallestM2 = areas.front();
        sum.largestM2 = areas.back();
    }

    const LineNet &m_net;
    const std::vector<Parent> &m_parents;
    const std::vector<std::unique_ptr<CellMap>> &m_maps;
    const std::vector<std::vector<int>> &m_chosen;
    const Shaping &m_wish;
    std::set<int> m_met; ///< buildings on straight borders
    std::unordered_map<int, std::vector<BorderPoint>> m_borderPoints;
    std::map<std::pair<qint64, qint64>, GridPoint> m_welds;
    DrawnCells m_drawn;
};

std::vector<ParentPart> partsOf(const LineNet &net, size_t parents)
{
    std::vector<ParentPart> parts(parents);
    for (size_t i = 0; i < net.faces.size(); ++i)
        parts[size_t(net.faces[i].parent)].faces.push_back(int(i));
    for (size_t i = 0; i < net.segments.size(); ++i) {
        const NetSegment &segment = net.segments[i];
        if (segment.leftParent >= 0)
            parts[size_t(segment.leftParent)].segments.push_back(int(i));
        if (segment.rightParent >= 0 && segment.rightParent != segment.leftParent)
            parts[size_t(segment.rightParent)].segments.push_back(int(i));
    }
    return parts;
}

/// Of one block between lines.
struct BlockSize
{
    double areaM2 = 0;
    double aroundM = 0; ///< both sides of what ends inside included
};

BlockSize sizeOf(const LineNet &net, const NetFace &face)
{
    const geo::Place place = net.placeOf(net.points[size_t(face.ring.front())]);
    const StraightPlane plane(place);
    const QPointF degree = plane.toPlane({place.lon + 1, place.lat + 1});
    const double eastM = degree.x() / UnitsPerDegree;
    const double northM = degree.y() / UnitsPerDegree;
    const PointOf pointOf = [&net](int vertex) { return net.points[size_t(vertex)]; };
    const auto length = [&](int a, int b) {
        return std::hypot(double(pointOf(a).x - pointOf(b).x) * eastM,
                          double(pointOf(a).y - pointOf(b).y) * northM);
    };
    BlockSize size;
    const auto addRing = [&](const std::vector<int> &ring) {
        size.areaM2 += twiceArea(ring, pointOf) / 2 * eastM * northM;
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            size.aroundM += length(ring[j], ring[i]);
    };
    addRing(face.ring);
    for (const std::vector<int> &hole : face.holes)
        addRing(hole);
    for (const auto &[a, b] : face.inner)
        size.aroundM += 2 * length(a, b);
    return size;
}

std::vector<BlockSize> blocksOf(const LineNet &net)
{
    std::vector<BlockSize> blocks;
    for (const NetFace &face : net.faces)
        blocks.push_back(sizeOf(net, face));
    return blocks;
}

/// No shape has less around it than a circle: pieces of the largest size, all of them circles, would need
/// this much border. What the block has of its own is taken off, and each border serves two.
void measureBlanks(const std::vector<BlockSize> &blocks, const DrawWish &wish, DrawStatistics &sum)
{
    const double circleM = 2 * std::sqrt(std::numbers::pi * wish.largestM2);
    for (const BlockSize &block : blocks) {
        if (block.areaM2 <= wish.largestM2)
            continue;
        ++sum.blankBlocks;
        sum.blankM2 += block.areaM2;
        sum.blankNeedM += std::max(0.0, (block.areaM2 / wish.largestM2 * circleM - block.aroundM) / 2);
    }
}

Shaping shapingFor(const std::vector<BlockSize> &all, const DrawWish &wish)
{
    double ground = 0;
    double blocks = 0;
    for (const BlockSize &block : all) {
        ground += block.areaM2;
        blocks += block.areaM2 > 1.1 * wish.smallestM2 ? 1 : 0;
    }
    const double meanBlock = ground / std::max(1.0, blocks);
    Shaping shaping{wish};
    shaping.joinBelow = std::clamp(0.62 * wish.aimM2 / meanBlock, 0.25, 0.62);
    return shaping;
}
} // namespace

Result<DrawnCells> drawCells(const std::vector<Parent> &parents, const std::vector<Line> &lines,
                             const DrawWish &wish, const DrawProgress &progress)
{
    constexpr double NetShare = 0.25;
    const DrawProgress netProgress
        = [&progress](double done) { return !progress || progress(NetShare * done); };
    const auto net = makeNet(parents, lines, wish.leastKind, netProgress);
    if (!net)
        return tl::unexpected(net.error());
    const std::vector<ParentPart> parts = partsOf(*net, parents.size());
    const std::vector<BlockSize> blocks = blocksOf(*net);
    Shaping shaping = shapingFor(blocks, wish);
    std::optional<Obstacles> obstacles;
    if (wish.buildings)
        shaping.obstacles = &obstacles.emplace(*net, *wish.buildings);
    std::vector<std::unique_ptr<CellMap>> maps(parents.size());
    const bool isDone
        = forEachParent(parents.size(), wish.threads, progress, NetShare, 0.7, [&](size_t index) {
              maps[index] = std::make_unique<CellMap>(*net, parts[index]);
              joinSmall(*maps[index], shaping);
              cutLarge(*maps[index], shaping);
          });
    if (!isDone || (progress && !progress(0.7)))
        return base::refused(QStringLiteral("cancelled"));
    Choice choice = chooseCells(maps, wish, Sizes::AllWithin);
    if (choice.mayImprove) {
        if (!forEachParent(parents.size(), wish.threads, progress, 0.7, 0.9,
                           [&](size_t index) { cutFine(*maps[index], shaping); }))
            return base::refused(QStringLiteral("cancelled"));
        choice = chooseCells(maps, wish, Sizes::FewBeyond);
    }
    std::vector<std::vector<int>> chosen = std::move(choice.regions);
    for (size_t i = 0; i < maps.size(); ++i)
        joinLeftovers(*maps[i], chosen[i], shaping);
    auto drawn = Assembly(*net, parents, maps, chosen, shaping).make();
    if (drawn)
        measureBlanks(blocks, wish, drawn->statistics);
    if (progress && !progress(1))
        return base::refused(QStringLiteral("cancelled"));
    return drawn;
}

namespace {
/// Streets end at roads, not at a footpath: without the many small lines it goes ten times as fast, too.
std::vector<Line> without(const std::vector<Line> &lines, std::initializer_list<LineKind> small)
{
    std::vector<Line> greater;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(greater), [&](const Line &line) {
        return std::find(small.begin(), small.end(), line.kind) == small.end();
    });
    return greater;
}
} // namespace

Result<DrawnCells> divideIntoCommunities(const std::vector<Parent> &streets, const std::vector<Line> &lines,
                                         const DrawProgress &progress)
{
    DrawWish wish;
    wish.aimM2 = 600'000;
    wish.smallestM2 = 120'000;
    wish.largestM2 = 1'500'000;
    wish.ceilingM2 = 3'000'000;
    wish.onLinesShare = 0.95;
    return drawCells(streets, lines, wish, progress);
}

Result<DrawnCells> divideIntoStreets(const std::vector<Parent> &districts, const std::vector<Line> &lines,
                                     const DrawProgress &progress)
{
    DrawWish wish;
    wish.aimM2 = 7'000'000;
    wish.smallestM2 = 1'500'000;
    wish.largestM2 = 20'000'000;
    wish.ceilingM2 = 30'000'000;
    wish.onLinesShare = 0.95;
    return drawCells(districts, without(lines, {LineKind::Lane, LineKind::Path}), wish, progress);
}
} // namespace wanmi::gridding
