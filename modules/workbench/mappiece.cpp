// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/mappiece.h"

#include "base/answer.h"
#include "mapview/maptiles.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QtConcurrentRun>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace wanmi::workbench {
namespace {
using worktime::Light;
constexpr size_t MostMarks = 400;
constexpr double MarkPx = 5, RingPx = 13, EdgePx = 10;

/// All that is painted, as values for a worker.
struct Picture
{
    QSize size;
    QColor ground;
    std::vector<std::pair<QRectF, QImage>> tiles;
    std::vector<std::pair<QPointF, Light>> marks;
    QPointF here;
    mapview::Palette palette;
    double barPx = 0;
    QString barText, north, attribution;
};

/// 1, 2 or 5 times a power of ten, as long as fits.
double roundLength(double atMost)
{
    const double ten = std::pow(10, std::floor(std::log10(atMost)));
    return atMost >= 5 * ten ? 5 * ten : atMost >= 2 * ten ? 2 * ten : ten;
}

/// The shapes of the sheets, so that a grey print still tells them apart.
void drawMark(QPainter &painter, QPointF at, Light light, const mapview::Palette &palette)
{
    painter.setPen(QPen(Qt::white, 1));
    painter.setBrush(palette.of(light));
    const double r = MarkPx;
    if (light == Light::Red)
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
    else if (light == Light::Yellow)
        painter.drawPolygon(
            QPolygonF{at + QPointF(0, -r * 1.2), at + QPointF(r * 1.2, r), at + QPointF(-r * 1.2, r)});
    else if (light == Light::Grey)
        painter.drawPolygon(QPolygonF{at + QPointF(0, -r * 1.3), at + QPointF(r * 1.3, 0),
                                      at + QPointF(0, r * 1.3), at + QPointF(-r * 1.3, 0)});
    else
        painter.drawEllipse(at, r, r);
}

/// Legible on any ground.
void drawHaloed(QPainter &painter, QPointF baseline, const QString &text)
{
    QPainterPath path;
    path.addText(baseline, painter.font(), text);
    painter.strokePath(path, QPen(Qt::white, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, QColor(30, 30, 30));
}

void drawEdges(QPainter &painter, const Picture &picture)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(14);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const QColor ink(30, 30, 30);
    // Scale: a bar with its length, lower left.
    const QPointF bar(EdgePx, picture.size.height() - EdgePx);
    const QPolygonF line{bar + QPointF(0, -5), bar, bar + QPointF(picture.barPx, 0),
                         bar + QPointF(picture.barPx, -5)};
    for (const auto &[color, width] : {std::pair(QColor(Qt::white), 5.0), std::pair(ink, 2.0)}) {
        painter.setPen(QPen(color, width));
        painter.drawPolyline(line);
    }
    drawHaloed(painter, bar + QPointF(picture.barPx + 8, 0), picture.barText);
    // North, upper right.
    const QPointF top(picture.size.width() - EdgePx - 8, EdgePx);
    painter.setPen(QPen(Qt::white, 2));
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{top, top + QPointF(8, 22), top + QPointF(0, 17), top + QPointF(-8, 22)});
    drawHaloed(painter, top + QPointF(-metrics.horizontalAdvance(picture.north) / 2, 22 + metrics.ascent()),
               picture.north);
    font.setPixelSize(11);
    painter.setFont(font);
    const double wide = QFontMetricsF(font).horizontalAdvance(picture.attribution);
    drawHaloed(painter, {picture.size.width() - EdgePx - wide, picture.size.height() - EdgePx},
               picture.attribution);
    painter.setPen(QPen(ink, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF({0.5, 0.5}, QSizeF(picture.size) - QSizeF(1, 1)));
}

QByteArray bytesOf(const Picture &picture)
{
    QImage image(picture.size, QImage::Format_RGB32);
    image.fill(picture.ground);
    QPainter painter(&image);
    for (const auto &[where, tile] : picture.tiles)
        painter.drawImage(where, tile);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &[at, light] : picture.marks)
        drawMark(painter, at, light, picture.palette);
    for (const auto &[color, width] :
         {std::pair(QColor(Qt::white), 6.0), std::pair(picture.palette.accent, 3.0)}) {
        painter.setPen(QPen(color, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(picture.here, RingPx, RingPx);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(picture.palette.accent);
    painter.drawEllipse(picture.here, 3, 3);
    drawEdges(painter, picture);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? bytes : QByteArray();
}

/// One piece on its way: gone when it is done or its context is.
class Drawing : public QObject
{
public:
    Drawing(mapview::HotLayers &layers, mapview::BaseTiles *base, const models::Words &words,
            const MapPiece &piece, QObject *context, std::function<void(const QByteArray &)> done)
        : QObject(context)
        , m_layers(&layers)
        , m_hasBase(base != nullptr)
        , m_piece(piece)
        , m_done(std::move(done))
        , m_palette(mapview::Palette::fromTokens(QStringLiteral("light")))
    {
        m_view.setSize(piece.sizePx);
        m_view.setZoom(piece.zoom);
        m_view.setCenter(mapview::toWorld(piece.place));
        m_north = QCoreApplication::translate("MapPiece", "N");
        const double metres = roundLength(m_view.metresPerPx() * piece.sizePx.width() / 4);
        m_barPx = metres / m_view.metresPerPx();
        m_barText = words.distance(metres);
        mapview::DenseStyle style;
        style.palette = m_palette;
        style.cells = false;
        m_tiles.setSources(&layers, base);
        m_tiles.setStyle(style, mapview::Theme::Light, 1);
        connect(&m_tiles, &mapview::MapTiles::painted, this, [this] {
            if (m_hasBase ? m_tiles.isCurrent() : m_tiles.isComplete())
                finish();
        });
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, &Drawing::finish);
        m_patience.start(piece.patienceMs);
        m_tiles.show(m_view, 0);
    }

private:
    void finish()
    {
        m_patience.stop();
        m_tiles.disconnect(this);
        if (!m_done || !m_layers)
            return deleteLater();
        base::Answer<QByteArray>(QtConcurrent::run(bytesOf, picture()))
            .then(this, [this](const QByteArray &bytes) {
                std::exchange(m_done, {})(bytes);
                deleteLater();
            });
    }

    [[nodiscard]] Picture picture() const
    {
        Picture picture{m_piece.sizePx,
                        m_palette.mapGround,
                        {},
                        {},
                        m_view.toScreen(m_piece.place),
                        m_palette,
                        m_barPx,
                        m_barText,
                        m_north,
                        m_hasBase ? m_piece.attribution : QString()};
        const mapview::MapTiles::Layer &layer = m_tiles.current();
        const double edge = std::exp2(-layer.level);
        for (auto tile = layer.tiles.constBegin(); tile != layer.tiles.constEnd(); ++tile) {
            const QPointF corner(tile.key().first * edge, tile.key().second * edge);
            if (!tile->image.isNull())
                picture.tiles.emplace_back(
                    QRectF(m_view.toScreen(corner), QSizeF(layer.edgePx, layer.edgePx)), tile->image);
        }
        const QRectF world = m_view.visibleWorld();
        for (const mapview::CaseMark &mark : m_layers->cases()) {
            if (mark.id != m_piece.caseId && world.contains(mark.world) && picture.marks.size() < MostMarks)
                picture.marks.emplace_back(m_view.toScreen(mark.world), mark.light);
        }
        // The worst lies on top.
        std::ranges::stable_sort(picture.marks, {}, [](const auto &mark) {
            return mark.second == Light::Red ? 2 : mark.second == Light::Yellow ? 1 : 0;
        });
        return picture;
    }

    QPointer<mapview::HotLayers> m_layers;
    bool m_hasBase;
    MapPiece m_piece;
    std::function<void(const QByteArray &)> m_done;
    mapview::Palette m_palette;
    mapview::MapView m_view;
    mapview::MapTiles m_tiles;
    QTimer m_patience;
    double m_barPx = 0;
    QString m_barText, m_north;
};
} // namespace

void drawMapPiece(mapview::HotLayers &layers, mapview::BaseTiles *base, const models::Words &words,
                  const MapPiece &piece, QObject *context, std::function<void(const QByteArray &)> done)
{
    if (mapview::isNowhere(mapview::toWorld(piece.place)))
        return done({});
    new Drawing(layers, base, words, piece, context, std::move(done));
}
} // namespace wanmi::workbench
