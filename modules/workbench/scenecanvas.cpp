// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/scenecanvas.h"

#include "workbench/walltexts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace wanmi::workbench {
namespace {
constexpr double HandlePx = 16;
} // namespace

SceneCanvas::SceneCanvas(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setMinimumSize(480, 236);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setEditable(true);
}

void SceneCanvas::setEditable(bool editable)
{
    m_editable = editable;
    setFocusPolicy(editable ? Qt::StrongFocus : Qt::NoFocus);
    setMouseTracking(editable);
}

void SceneCanvas::setChinese(bool chinese)
{
    m_chinese = chinese;
    update();
}

void SceneCanvas::show(const std::vector<domain::SceneRegion> &regions)
{
    const QString last = m_chosen < 0 ? QString() : m_regions[size_t(m_chosen)].id;
    m_regions = regions;
    m_dragged.reset();
    const auto there = std::ranges::find(m_regions, last, &domain::SceneRegion::id);
    m_chosen = there == m_regions.end() ? -1 : int(there - m_regions.begin());
    update();
    emit chosenChanged();
}

void SceneCanvas::choose(int index)
{
    m_chosen = index < int(m_regions.size()) ? index : -1;
    update();
    emit chosenChanged();
}

void SceneCanvas::setSettings(int index, const QJsonObject &settings)
{
    domain::SceneRegion &region = m_regions[size_t(index)];
    if (region.settings == settings)
        return;
    region.settings = settings;
    update();
    emit changed();
}

QRectF SceneCanvas::placeOf(const domain::SceneRegion &region) const
{
    const double cellX = double(width()) / domain::GridColumns, cellY = double(height()) / domain::GridRows;
    return QRectF(region.x * cellX, region.y * cellY, region.w * cellX, region.h * cellY)
        .adjusted(2, 2, -2, -2);
}

bool SceneCanvas::fits(const domain::SceneRegion &region, int at) const
{
    if (!domain::checkRegion(region))
        return false;
    for (int i = 0; i < int(m_regions.size()); ++i) {
        if (i != at && domain::overlap(region, m_regions[size_t(i)]))
            return false;
    }
    return true;
}

bool SceneCanvas::put(int at, const domain::SceneRegion &region)
{
    if (region == m_regions[size_t(at)] || !fits(region, at))
        return false;
    m_regions[size_t(at)] = region;
    update();
    emit changed();
    return true;
}

bool SceneCanvas::add(const QString &kind)
{
    const domain::RegionKind *least = domain::findRegionKind(kind);
    if (!least)
        return false;
    domain::SceneRegion fresh;
    fresh.kind = kind;
    fresh.w = least->minW;
    fresh.h = least->minH;
    fresh.id = kind;
    for (int number = 2; std::ranges::any_of(m_regions, [&](const auto &one) { return one.id == fresh.id; });
         ++number)
        fresh.id = kind + QString::number(number);
    for (fresh.y = 0; fresh.y <= domain::GridRows - fresh.h; ++fresh.y) {
        for (fresh.x = 0; fresh.x <= domain::GridColumns - fresh.w; ++fresh.x) {
            if (!fits(fresh, -1))
                continue;
            m_regions.push_back(fresh);
            choose(int(m_regions.size()) - 1);
            emit changed();
            return true;
        }
    }
    return false;
}

void SceneCanvas::removeChosen()
{
    if (m_chosen < 0)
        return;
    m_regions.erase(m_regions.begin() + m_chosen);
    choose(-1);
    emit changed();
}

void SceneCanvas::paintRegion(QPainter &painter, int index) const
{
    const bool chosen = m_editable && index == m_chosen;
    const domain::SceneRegion &region = m_regions[size_t(index)];
    const QRectF place = placeOf(region);
    painter.setPen(
        QPen(m_style.color(chosen ? QStringLiteral("accent") : QStringLiteral("line")), chosen ? 2 : 1));
    painter.setBrush(m_style.color(chosen ? QStringLiteral("selected") : QStringLiteral("raised")));
    painter.drawRoundedRect(place, 4, 4);
    const QRectF room = place.adjusted(10, 8, -10, -8);
    const QFontMetricsF metrics(painter.font());
    const QString name = regionName(region, m_chinese), kind = regionWord(region.kind);
    painter.setPen(m_style.color(QStringLiteral("text")));
    QRectF used;
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, name, &used);
    const QRectF rest = room.adjusted(0, used.height() + 2, 0, 0);
    painter.setPen(m_style.color(QStringLiteral("quiet")));
    if (name != kind && rest.height() >= metrics.height())
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignTop,
                         metrics.elidedText(kind, Qt::ElideRight, rest.width()));
    if (!m_editable)
        return;
    for (int step = 5; step <= 13; step += 4)
        painter.drawLine(place.bottomRight() - QPointF(step, 3), place.bottomRight() - QPointF(3, step));
}

void SceneCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.color(QStringLiteral("ground")));
    painter.setPen(m_style.color(QStringLiteral("line")));
    for (int i = 0; i <= domain::GridColumns; i += 2)
        painter.drawLine(QPointF(i * double(width()) / domain::GridColumns, 0),
                         QPointF(i * double(width()) / domain::GridColumns, height()));
    for (int i = 0; i <= domain::GridRows; i += 2)
        painter.drawLine(QPointF(0, i * double(height()) / domain::GridRows),
                         QPointF(width(), i * double(height()) / domain::GridRows));
    for (int i = 0; i < int(m_regions.size()); ++i)
        paintRegion(painter, i);
    if (m_dragged) {
        const bool good = fits(*m_dragged, m_chosen);
        QColor color = m_style.color(good ? QStringLiteral("accent") : QStringLiteral("overdue"));
        painter.setPen(QPen(color, 2, good ? Qt::SolidLine : Qt::DashLine));
        color.setAlpha(50);
        painter.setBrush(color);
        painter.drawRoundedRect(placeOf(*m_dragged), 4, 4);
    }
    if (hasFocus() && m_chosen < 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.color(QStringLiteral("accent")), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void SceneCanvas::mousePressEvent(QMouseEvent *event)
{
    int under = -1;
    for (int i = 0; m_editable && i < int(m_regions.size()); ++i) {
        const QRectF place = placeOf(m_regions[size_t(i)]);
        if (!place.contains(event->position()))
            continue;
        under = i;
        m_sizing = QRectF(place.bottomRight() - QPointF(HandlePx, HandlePx), QSizeF(HandlePx, HandlePx))
                       .contains(event->position());
        m_pressed = event->position();
        m_dragged = m_regions[size_t(i)];
    }
    choose(under);
}

void SceneCanvas::showHandles(QPointF at)
{
    for (const domain::SceneRegion &region : m_regions) {
        const QRectF place = placeOf(region);
        if (!m_editable || !place.contains(at))
            continue;
        const QPointF corner = place.bottomRight() - at;
        return setCursor(corner.x() <= HandlePx && corner.y() <= HandlePx ? Qt::SizeFDiagCursor
                                                                          : Qt::SizeAllCursor);
    }
    unsetCursor();
}

void SceneCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragged || m_chosen < 0 || !(event->buttons() & Qt::LeftButton))
        return showHandles(event->position());
    const QPointF way = event->position() - m_pressed;
    const int dx = int(std::lround(way.x() * domain::GridColumns / width()));
    const int dy = int(std::lround(way.y() * domain::GridRows / height()));
    domain::SceneRegion there = m_regions[size_t(m_chosen)];
    if (m_sizing) {
        there.w = std::clamp(there.w + dx, 1, domain::GridColumns - there.x);
        there.h = std::clamp(there.h + dy, 1, domain::GridRows - there.y);
    } else {
        there.x = std::clamp(there.x + dx, 0, domain::GridColumns - there.w);
        there.y = std::clamp(there.y + dy, 0, domain::GridRows - there.h);
    }
    m_dragged = there;
    update();
}

void SceneCanvas::mouseReleaseEvent(QMouseEvent *)
{
    if (m_dragged && m_chosen >= 0)
        put(m_chosen, *m_dragged);
    m_dragged.reset();
    update();
}

void SceneCanvas::keyPressEvent(QKeyEvent *event)
{
    if (!m_editable)
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_N || event->key() == Qt::Key_P) {
        const int count = int(m_regions.size());
        if (count > 0 && m_chosen < 0)
            return choose(event->key() == Qt::Key_N ? 0 : count - 1);
        if (count > 0)
            choose((m_chosen + (event->key() == Qt::Key_N ? 1 : count - 1)) % count);
        return;
    }
    if (m_chosen < 0)
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        return removeChosen();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit settingsWanted();
        return;
    }
    const int dx = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    const int dy = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (dx == 0 && dy == 0)
        return QWidget::keyPressEvent(event);
    domain::SceneRegion there = m_regions[size_t(m_chosen)];
    (event->modifiers() & Qt::ShiftModifier ? there.w : there.x) += dx;
    (event->modifiers() & Qt::ShiftModifier ? there.h : there.y) += dy;
    put(m_chosen, there);
}
} // namespace wanmi::workbench
