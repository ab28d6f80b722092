// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/cellfacts.h"
#include "mapview/plainink.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace wanmi::mapview {
namespace {

struct Frame
{
    QRectF world;
    double pxPerWorld;
    [[nodiscard]] QPointF toPixel(QPointF at) const { return (at - world.topLeft()) * pxPerWorld; }
    /// Relative zoom: ground metres do not matter here, only how many pixels a kilometre-sized bucket has.
    [[nodiscard]] double zoom() const { return std::log2(pxPerWorld / 512); }
};

int classOf(double value, const ClassLimits &limits)
{
    return int(std::upper_bound(limits.begin(), limits.end(), value) - limits.begin()) - 1;
}

/// One cell in pixels: its border and its holes.
struct CellPath
{
    QPolygonF corners;
    std::vector<size_t> ends; ///< of each ring among them

    void take(const CellColumns &cells, quint32 cell, const Frame &frame)
    {
        const QPointF shift = frame.toPixel(cells.origin);
        corners.clear();
        ends.clear();
        for (quint32 ring = cells.cellRing[cell]; ring < cells.cellRing[cell + 1]; ++ring) {
            for (quint32 i = cells.ringStart[ring]; i < cells.ringStart[ring + 1]; ++i)
                corners << QPointF(cells.x[i] * frame.pxPerWorld + shift.x(),
                                   cells.y[i] * frame.pxPerWorld + shift.y());
            ends.push_back(size_t(corners.size()));
        }
    }
    void draw(QPainter &painter) const
    {
        if (ends.size() == 1) {
            painter.drawPolygon(corners); // even-odd, and quicker than a path
            return;
        }
        QPainterPath path;
        size_t begin = 0;
        for (const size_t end : ends) {
            path.addPolygon(corners.sliced(qsizetype(begin), qsizetype(end - begin)));
            path.closeSubpath();
            begin = end;
        }
        painter.drawPath(path);
    }
};

/// The middle one of some cells here: a single large cell would give its tile other borders than its
/// neighbours have.
double cellWidthPx(const CellColumns &cells, const std::vector<quint32> &touched, const Frame &frame)
{
    constexpr size_t Asked = 33;
    if (touched.empty())
        return 0;
    std::array<double, Asked> widths{};
    const size_t count = std::min(Asked, touched.size());
    for (size_t i = 0; i < count; ++i)
        widths[i] = cells.bounds[touched[i * touched.size() / count]].width();
    const auto middle = widths.begin() + std::ptrdiff_t(count / 2);
    std::nth_element(widths.begin(), middle, widths.begin() + std::ptrdiff_t(count));
    return *middle * frame.pxPerWorld;
}

/// Hatching of what has no data. It hangs on the world, so that the lines go on from tile to tile.
QBrush hatchBrush(const Frame &frame, const DenseStyle &style)
{
    const double period = 8 * style.markScale; // Qt's diagonal pattern repeats every 8 pixels
    const QPointF corner = frame.world.topLeft() * frame.pxPerWorld;
    QColor color = style.palette.stale;
    color.setAlphaF(0.45F);
    QBrush brush(color, Qt::BDiagPattern);
    brush.setTransform(
        QTransform::fromTranslate(-std::fmod(corner.x(), period), -std::fmod(corner.y(), period))
            .scale(style.markScale, style.markScale));
    return brush;
}

/// Fills and borders without antialiasing: 70 ms against 5 for a full screen.
void paintCells(QImage &image, const Frame &frame, const DenseSnapshot &data, const DenseStyle &style)
{
    const CellColumns &cells = *data.cells;
    const std::vector<quint32> touched = cells.touching(frame.world);
    CellPath path;
    const double opacity = frame.zoom() > 16 ? 0.38 : 0.62;
    const bool ofCases = style.measure <= Measure::OverdueShare;
    std::vector<PlainInk> inks;
    for (size_t i = 0; i < style.limits.size(); ++i)
        inks.emplace_back(image, classColor(style, int(i)), opacity);
    std::vector<quint32> hatched;
    for (const quint32 cell : touched) {
        const CellCount &count = (*data.counts)[cell];
        if ((ofCases && !data.casesKnown) || !hasValue(count, style.measure)) {
            hatched.push_back(cell);
            continue;
        }
        const int index = classOf(valueOf(count, style.measure), style.limits);
        if (index < 0)
            continue;
        path.take(cells, cell, frame);
        inks[size_t(index)].fill(path.corners, path.ends);
        if (style.stale)
            hatched.push_back(cell);
    }
    if (!hatched.empty()) {
        QPainter painter(&image);
        painter.setPen(Qt::NoPen);
        painter.setBrush(hatchBrush(frame, style));
        for (const quint32 cell : hatched) {
            path.take(cells, cell, frame);
            path.draw(painter);
        }
    }
    const double cellPx = cellWidthPx(cells, touched, frame);
    if (cellPx < 26)
        return;
    const PlainInk ink(image, style.palette.line, std::clamp((cellPx - 20) / 120, 0.12, 0.6));
    const int width = std::max(1, int(std::lround(style.markScale)));
    for (const quint32 cell : touched) {
        path.take(cells, cell, frame);
        size_t begin = 0;
        for (const size_t end : path.ends) {
            for (size_t i = begin; i < end; ++i)
                ink.line(path.corners[qsizetype(i)], path.corners[qsizetype(i + 1 < end ? i + 1 : begin)],
                         width);
            begin = end;
        }
    }
}

void paintDutyBorders(QPainter &painter, const Frame &frame, const DenseSnapshot &data,
                      const DenseStyle &style)
{
    const CellColumns &cells = *data.cells;
    const DutyBorders &borders = *data.dutyBorders;
    const QPointF shift = frame.toPixel(cells.origin);
    const auto toPixel = [&](float x, float y) {
        return QPointF(x * frame.pxPerWorld + shift.x(), y * frame.pxPerWorld + shift.y());
    };
    std::vector<QLineF> lines;
    for (const quint32 cell : cells.touching(frame.world)) {
        for (quint32 i = borders.offsets[cell]; i < borders.offsets[cell + 1]; ++i) {
            const DutyBorders::Piece &piece = borders.pieces[i];
            lines.emplace_back(toPixel(piece.x1, piece.y1), toPixel(piece.x2, piece.y2));
        }
    }
    QColor color = style.palette.supervisor;
    color.setAlphaF(0.8F);
    painter.setPen(
        QPen(color, (frame.zoom() < 13 ? 1.0 : 1.6) * style.markScale, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(lines.data(), int(lines.size()));
}

enum ComponentState : quint8 { Intact, Damaged, Missing, Abandoned, Removed };

QColor stateColor(const Palette &palette, quint8 state)
{
    switch (state) {
    case Damaged:
        return palette.warning;
    case Missing:
        return palette.overdue;
    case Abandoned:
        return palette.stale;
    default:
        return palette.component;
    }
}

quint8 stateOf(const DenseSnapshot &data, quint32 index)
{
    return data.states ? (*data.states)[index] : data.components->state[index];
}

template <typename Visit>
void forComponents(const Frame &frame, const DenseSnapshot &data, double marginPx, Visit visit)
{
    const ComponentColumns &columns = *data.components;
    const double margin = marginPx / frame.pxPerWorld;
    const QRectF box = frame.world.adjusted(-margin, -margin, margin, margin);
    const float left = float(box.left() - columns.origin.x()),
                right = float(box.right() - columns.origin.x());
    const float top = float(box.top() - columns.origin.y()),
                bottom = float(box.bottom() - columns.origin.y());
    const QPointF shift = frame.toPixel(columns.origin);
    columns.forRuns(box, [&](quint32 first, quint32 last) {
        for (quint32 i = first; i < last; ++i) {
            const float x = columns.x[i], y = columns.y[i];
            if (x < left || x > right || y < top || y > bottom)
                continue;
            visit(i, x * frame.pxPerWorld + shift.x(), y * frame.pxPerWorld + shift.y());
        }
    });
}

/// From afar: one square per bin, stronger with more components, colored when more than a fifth of them are
/// broken.
void paintBins(QPainter &painter, const Frame &frame, const DenseSnapshot &data, const DenseStyle &style,
               int edge)
{
    const int binPx = std::max(4, int(std::lround(6 * style.markScale)));
    const int across = edge / binPx + 1;
    struct Bin
    {
        quint16 count = 0, damaged = 0, missing = 0;
    };
    std::vector<Bin> bins(size_t(across * across));
    forComponents(frame, data, 0, [&](quint32 i, double x, double y) {
        Bin &bin = bins[size_t(std::clamp(int(y) / binPx, 0, across - 1) * across
                               + std::clamp(int(x) / binPx, 0, across - 1))];
        const quint8 state = stateOf(data, i);
        ++bin.count;
        bin.damaged = quint16(bin.damaged + (state == Damaged));
        bin.missing = quint16(bin.missing + (state == Missing));
    });
    for (int at = 0; at < across * across; ++at) {
        const Bin &bin = bins[size_t(at)];
        if (bin.count == 0)
            continue;
        const int broken = 5 * (bin.damaged + bin.missing);
        QColor color = broken <= bin.count ? style.palette.component
            : bin.missing >= bin.damaged   ? style.palette.overdue
                                           : style.palette.warning;
        color.setAlphaF(float(std::min(0.10 + 0.05 * std::log2(1.0 + bin.count), 0.42)));
        const QPoint corner(at % across * binPx, at / across * binPx);
        const int dot = std::max(1, binPx / 3);
        painter.fillRect(QRect(corner + QPoint(binPx / 3, binPx / 3), QSize(dot, dot)), color);
    }
}

/// Squares of one color on a 32-bit picture.
class Plotter
{
public:
    explicit Plotter(QImage &image)
        : m_bits(reinterpret_cast<QRgb *>(image.bits()))
        , m_stride(image.bytesPerLine() / qsizetype(sizeof(QRgb)))
        , m_width(image.width())
        , m_height(image.height())
    {
    }
    void square(int x, int y, int size, QRgb color) const
    {
        const int left = std::max(0, x - size / 2), right = std::min(m_width, x - size / 2 + size);
        const int bottom = std::min(m_height, y - size / 2 + size);
        for (int row = std::max(0, y - size / 2); row < bottom; ++row) {
            for (int at = left; at < right; ++at)
                m_bits[row * m_stride + at] = color;
        }
    }

private:
    QRgb *m_bits;
    qsizetype m_stride;
    int m_width, m_height;
};

/// At district scale: dots, the broken ones larger and last, so that no whole one hides them; less bright
/// than cases.
void paintDots(QImage &image, const Frame &frame, const DenseSnapshot &data, const DenseStyle &style)
{
    const double zoom = frame.zoom();
    const int size = std::max(2, int(std::lround((zoom < 15.6 ? 2 : 3) * style.markScale)));
    std::vector<std::array<int, 3>> broken;
    const QRgb whole = style.palette.component.rgb();
    const Plotter plotter(image);
    forComponents(frame, data, 4, [&](quint32 i, double x, double y) {
        const quint8 state = stateOf(data, i);
        if (state == Damaged || state == Missing)
            broken.push_back({int(x), int(y), state});
        else if (state == Intact)
            plotter.square(int(x), int(y), size, whole);
    });
    for (const auto &[x, y, state] : broken)
        plotter.square(x, y, size + 1, stateColor(style.palette, quint8(state)).darker(135).rgb());
}

QImage sprite(const DenseStyle &style, quint8 state, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool broken = state == Damaged || state == Missing;
    const double m = style.markScale * (broken ? 2 : 1);
    // Hollow, so that a broken component is not taken for a case.
    painter.setPen(QPen(broken ? stateColor(style.palette, state) : style.palette.ground, m));
    painter.setBrush(broken ? style.palette.ground : stateColor(style.palette, state));
    const QRectF box = QRectF(0, 0, size, size).adjusted(m, m, -m, -m);
    if (state == Damaged)
        painter.drawPolygon(QPolygonF({{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
    else if (state == Missing)
        painter.drawRect(box);
    else
        painter.drawEllipse(box);
    return image;
}

/// At street scale: ● whole, ▲ damaged, ■ missing.
void paintSprites(QPainter &painter, const Frame &frame, const DenseSnapshot &data, const DenseStyle &style)
{
    const bool close = frame.zoom() >= 18;
    const int small = std::lround((close ? 9 : 6) * style.markScale);
    const int large = std::lround((close ? 15 : 11) * style.markScale);
    const std::array<QImage, 4> sprites{sprite(style, Intact, small), sprite(style, Damaged, large),
                                        sprite(style, Missing, large), sprite(style, Abandoned, small)};
    for (const bool broken : {false, true}) {
        forComponents(frame, data, large, [&](quint32 i, double x, double y) {
            const quint8 state = stateOf(data, i);
            if (state >= Removed || (state == Damaged || state == Missing) != broken)
                return;
            const QImage &image = sprites[state];
            painter.drawImage(
                QPoint(int(std::lround(x)) - image.width() / 2, int(std::lround(y)) - image.height() / 2),
                image);
        });
    }
}
} // namespace

QColor classColor(const DenseStyle &style, int index)
{
    const auto &ramp = style.palette.ramp;
    const size_t last = ramp.size() - 1;
    const size_t classes = std::max<size_t>(style.limits.size(), 4);
    return ramp[std::min(last,
                         size_t(std::lround(1 + double(index) * double(last - 1) / double(classes - 1))))];
}

void paintSkeleton(QImage &image, const QRectF &world, const DenseSnapshot &data, const DenseStyle &style)
{
    image.fill(style.palette.mapGround);
    const Frame frame{world, image.width() / world.width()};
    QPainter painter(&image);
    QColor line = style.palette.line;
    if (!data.cells) {
        // Nothing is known of the city yet: a faint grid, so that the sheet is not empty.
        line.setAlphaF(0.5F);
        painter.setPen(QPen(line, 1));
        const double step = std::max(32.0, image.width() / 8.0);
        for (double at = 0; at < image.width(); at += step) {
            painter.drawLine(QPointF(at, 0), QPointF(at, image.height()));
            painter.drawLine(QPointF(0, at), QPointF(image.width(), at));
        }
        return;
    }
    const CellColumns &cells = *data.cells;
    const std::vector<quint32> touched = cells.touching(frame.world);
    QColor land = line;
    land.setAlphaF(0.42F);
    const bool outlined = cellWidthPx(cells, touched, frame) >= 9;
    line.setAlphaF(0.9F);
    painter.setBrush(land);
    painter.setPen(outlined ? QPen(line, std::max(1.0, style.markScale)) : QPen(Qt::NoPen));
    CellPath path;
    for (const quint32 cell : touched) {
        path.take(cells, cell, frame);
        path.draw(painter);
    }
}

void paintDense(QImage &image, const QRectF &world, const DenseSnapshot &data, const DenseStyle &style)
{
    const Frame frame{world, image.width() / world.width()};
    if (style.cells && data.cells && data.counts)
        paintCells(image, frame, data, style);
    {
        QPainter painter(&image);
        if (style.dutyGrids && data.dutyBorders)
            paintDutyBorders(painter, frame, data, style);
        if (!style.components || !data.components)
            return;
        const double zoom = frame.zoom() - std::log2(std::max(style.markScale, 1.0));
        if (zoom >= 16.6) {
            paintSprites(painter, frame, data, style);
            return;
        }
        if (zoom < 14.2) {
            paintBins(painter, frame, data, style, image.width());
            return;
        }
    }
    paintDots(image, frame, data, style);
}
} // namespace wanmi::mapview
