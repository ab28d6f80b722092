// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importmap.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>
#include <numbers>

namespace wanmi::workbench {
namespace {
constexpr double MetresPerDegree = 111'195;
constexpr double MarginPx = 22;
constexpr double ClosestPxPerM = 8, FarthestPxPerM = 2e-5;
const QStringList Levels{QStringLiteral("city"), QStringLiteral("district"), QStringLiteral("street"),
                         QStringLiteral("community")};

/// The outer ones are enough: the first level that has shapes.
geo::MultiPolygon outlineOf(const std::vector<domain::Area> &areas)
{
    geo::MultiPolygon outline;
    for (const QString &level : Levels) {
        for (const domain::Area &area : areas) {
            if (area.level == level)
                outline.insert(outline.end(), area.shape.begin(), area.shape.end());
        }
        if (!outline.empty())
            break;
    }
    return outline;
}
} // namespace

ImportMap::ImportMap(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setMinimumSize(220, 160);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void ImportMap::setCity(const std::vector<domain::Area> &areas)
{
    m_cityShapes = outlineOf(areas);
    settle();
}

void ImportMap::setPlaces(const std::vector<geo::Place> &places)
{
    m_placesGround = places;
    settle();
}

void ImportMap::setShapes(const std::vector<geo::Polygon> &shapes)
{
    m_shapesGround = shapes;
    settle();
}

QPointF ImportMap::onPlane(geo::Place place) const
{
    const double east = MetresPerDegree * std::cos(m_origin->lat * std::numbers::pi / 180);
    return {(place.lon - m_origin->lon) * east, -(place.lat - m_origin->lat) * MetresPerDegree};
}

QPainterPath ImportMap::pathOf(const geo::Polygon &polygon) const
{
    QPainterPath path;
    for (const geo::Ring &ring : polygon.rings) {
        QPolygonF points;
        points.reserve(qsizetype(ring.size()) + 1);
        for (const geo::Place place : ring)
            points.append(onPlane(place));
        path.addPolygon(points);
        path.closeSubpath();
    }
    return path;
}

/// Puts everything on one plane again and shows all of it, unless a person has moved the map.
void ImportMap::settle()
{
    geo::Bounds bounds;
    for (const geo::Polygon &polygon : m_cityShapes)
        bounds.include(geo::boundsOf(polygon));
    if (bounds.isEmpty()) {
        for (const geo::Place place : m_placesGround)
            bounds.include(place);
        for (const geo::Polygon &polygon : m_shapesGround)
            bounds.include(geo::boundsOf(polygon));
    }
    m_city = m_shapes = {};
    m_places.clear();
    m_origin.reset();
    if (!bounds.isEmpty()) {
        m_origin = geo::Place{(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2};
        for (const geo::Polygon &polygon : m_cityShapes)
            m_city.addPath(pathOf(polygon));
        for (const geo::Polygon &polygon : m_shapesGround)
            m_shapes.addPath(pathOf(polygon));
        m_places.reserve(qsizetype(m_placesGround.size()));
        for (const geo::Place place : m_placesGround)
            m_places.append(onPlane(place));
    }
    m_cityBox = m_city.boundingRect();
    m_dataBox = m_places.boundingRect().united(m_shapes.boundingRect());
    if (!m_moved)
        showAll();
    update();
}

void ImportMap::showAll()
{
    m_moved = false;
    QRectF box = m_dataBox.isNull() ? m_cityBox : m_dataBox;
    // The city too, as long as the data does not become a dot in it.
    if (!m_dataBox.isNull() && !m_cityBox.isNull()) {
        const QRectF both = m_cityBox.united(m_dataBox);
        if (m_dataBox.width() + m_dataBox.height() > 0.12 * (both.width() + both.height())
            || distanceFromCityM() > 0)
            box = both;
    }
    m_middle = box.center();
    const double w = std::max(box.width(), 200.0), h = std::max(box.height(), 200.0);
    m_pixelsPerM = std::clamp(std::min((width() - 2 * MarginPx) / w, (height() - 2 * MarginPx) / h),
                              FarthestPxPerM, ClosestPxPerM);
    update();
}

double ImportMap::distanceFromCityM() const
{
    if (m_cityBox.isNull() || (m_places.isEmpty() && m_shapes.isEmpty())
        || m_cityBox.intersects(m_dataBox.adjusted(-1, -1, 1, 1)))
        return 0;
    const QPointF from = m_dataBox.center() - m_cityBox.center();
    return std::hypot(from.x(), from.y());
}

void ImportMap::mark(geo::Place place, const geo::MultiPolygon &shape)
{
    if (!m_origin)
        m_origin = place;
    Marked marked{onPlane(place), {}};
    for (const geo::Polygon &polygon : shape)
        marked.shape.addPath(pathOf(polygon));
    QRectF box = marked.shape.boundingRect();
    if (box.isNull())
        box = QRectF(marked.at - QPointF(60, 60), QSizeF(120, 120));
    m_middle = box.center();
    m_pixelsPerM = std::clamp(
        std::min(width() / (4 * std::max(box.width(), 40.0)), height() / (4 * std::max(box.height(), 40.0))),
        FarthestPxPerM, 2.0);
    m_moved = true;
    m_marked = std::move(marked);
    update();
}

void ImportMap::point(geo::Place place)
{
    if (!m_origin)
        return mark(place);
    m_marked = Marked{onPlane(place), {}};
    if (!QRectF(rect()).adjusted(12, 12, -12, -12).contains(onScreen(m_marked->at)))
        m_middle = m_marked->at;
    update();
}

void ImportMap::unmark()
{
    m_marked.reset();
    showAll();
}

QPointF ImportMap::onScreen(QPointF plane) const
{
    return (plane - m_middle) * m_pixelsPerM + QPointF(width() / 2.0, height() / 2.0);
}

void ImportMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool isDark = m_style.isDark();
    const QColor ground = isDark ? QColor(0x12, 0x1A, 0x28) : QColor(0xEE, 0xF0, 0xF3);
    painter.fillRect(rect(), ground);
    QTransform view;
    view.translate(width() / 2.0, height() / 2.0);
    view.scale(m_pixelsPerM, m_pixelsPerM);
    view.translate(-m_middle.x(), -m_middle.y());
    const auto cosmetic = [](const QColor &color, double width) {
        QPen pen(color, width);
        pen.setCosmetic(true);
        return pen;
    };
    painter.setTransform(view);
    painter.setRenderHint(QPainter::Antialiasing, m_shapesGround.size() < 1500);
    painter.setPen(cosmetic(m_style.color(QStringLiteral("quiet")), 1));
    painter.setBrush(m_style.color(QStringLiteral("surface")));
    painter.drawPath(m_city);
    QColor fill = m_style.color(QStringLiteral("accent"));
    fill.setAlpha(isDark ? 34 : 26);
    painter.setPen(cosmetic(m_style.color(QStringLiteral("accent")), 0.8));
    painter.setBrush(fill);
    painter.drawPath(m_shapes);
    painter.resetTransform();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPolygonF dots;
    dots.reserve(m_places.size());
    const QRectF seen = QRectF(rect()).adjusted(-3, -3, 3, 3);
    for (const QPointF place : m_places) {
        if (const QPointF at = onScreen(place); seen.contains(at))
            dots.append(at);
    }
    QPen dot(m_style.color(QStringLiteral("accent")), m_places.size() > 2000 ? 2 : 3.5);
    dot.setCapStyle(m_places.size() > 2000 ? Qt::SquareCap : Qt::RoundCap);
    painter.setPen(dot);
    painter.setRenderHint(QPainter::Antialiasing, m_places.size() <= 2000);
    painter.drawPoints(dots);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarked(painter);
    paintScale(painter);
    painter.setPen(hasFocus() ? m_style.color(QStringLiteral("accent"))
                              : m_style.color(QStringLiteral("line")));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void ImportMap::paintMarked(QPainter &painter)
{
    if (!m_marked)
        return;
    const QColor color = m_style.color(QStringLiteral("overdue"));
    QTransform view;
    view.translate(width() / 2.0, height() / 2.0);
    view.scale(m_pixelsPerM, m_pixelsPerM);
    view.translate(-m_middle.x(), -m_middle.y());
    QColor fill = color;
    fill.setAlpha(70);
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(fill);
    painter.drawPath(view.map(m_marked->shape));
    const QPointF at = onScreen(m_marked->at);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_style.color(QStringLiteral("ground")), 5));
    painter.drawEllipse(at, 9, 9);
    painter.setPen(QPen(color, 2.4));
    painter.drawEllipse(at, 9, 9);
}

void ImportMap::paintScale(QPainter &painter)
{
    QFont font = this->font();
    font.setPointSizeF(Style::notePt());
    painter.setFont(font);
    painter.setPen(m_style.color(QStringLiteral("quiet")));
    if (!m_caption.isEmpty())
        painter.drawText(QRectF(rect()).adjusted(10, 8, -10, -8),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_caption);
    if (!m_origin)
        return;
    double metres = 1;
    while (metres * m_pixelsPerM < 50)
        metres *= (QString::number(metres).startsWith(u'2') ? 2.5 : 2);
    const double px = metres * m_pixelsPerM;
    const double y = height() - 12, x = width() - 12 - px;
    painter.drawLine(QPointF(x, y), QPointF(x + px, y));
    painter.drawLine(QPointF(x, y - 4), QPointF(x, y));
    painter.drawLine(QPointF(x + px, y - 4), QPointF(x + px, y));
    const QString text
        = metres < 1000 ? QStringLiteral("%1 m").arg(metres) : QStringLiteral("%1 km").arg(metres / 1000);
    painter.drawText(QRectF(x - 60, y - 22, px + 60, 16), Qt::AlignRight | Qt::AlignVCenter, text);
}

void ImportMap::zoom(double factor, QPointF at)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    const double scale = std::clamp(m_pixelsPerM * factor, FarthestPxPerM, ClosestPxPerM);
    m_middle += (at - middle) / m_pixelsPerM - (at - middle) / scale;
    m_pixelsPerM = scale;
    m_moved = true;
    update();
}

void ImportMap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_moved)
        showAll();
}

void ImportMap::wheelEvent(QWheelEvent *event)
{
    zoom(std::pow(1.25, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void ImportMap::mousePressEvent(QMouseEvent *event)
{
    m_grabbed = event->position();
}

void ImportMap::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_middle -= (event->position() - m_grabbed) / m_pixelsPerM;
    m_grabbed = event->position();
    m_moved = true;
    update();
}

void ImportMap::keyPressEvent(QKeyEvent *event)
{
    const double step = 60 / m_pixelsPerM;
    const QPointF middle(width() / 2.0, height() / 2.0);
    if (event->modifiers() & (Qt::AltModifier | Qt::ControlModifier)) {
        QWidget::keyPressEvent(event); // Alt+Left is the wizard's way back
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1.5, middle);
        return;
    case Qt::Key_Minus:
        zoom(1 / 1.5, middle);
        return;
    case Qt::Key_0:
    case Qt::Key_Home:
        showAll();
        return;
    case Qt::Key_Left:
        m_middle.rx() -= step;
        break;
    case Qt::Key_Right:
        m_middle.rx() += step;
        break;
    case Qt::Key_Up:
        m_middle.ry() -= step;
        break;
    case Qt::Key_Down:
        m_middle.ry() += step;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_moved = true;
    update();
}
} // namespace wanmi::workbench
