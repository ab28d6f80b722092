// SPDX-License-Identifier: GPL-3.0-or-later
#include "pulsefield.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace wanmi::wall {
namespace {
constexpr double FreshMs = 60'000;
constexpr int CalmMs = 1000;
constexpr double LineHeight = 1.5, LargestPx = 96;
} // namespace

PulseField::PulseField(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PulseField::gather);
    connect(&m_second, &QTimer::timeout, this, &PulseField::count);
    connect(this, &PulseField::changed, this, [this] { update(); });
    m_second.start(CalmMs);
}

void PulseField::setWall(WallState *wall)
{
    if (wall == m_wall)
        return;
    m_wall = wall;
    if (m_wall) {
        connect(&m_wall->cameraList(), &models::CameraList::listChanged, this, [this] { m_soon.start(1); });
        connect(m_wall->words(), &models::Words::changed, this, [this] { m_soon.start(1); });
    }
    m_soon.start(1);
    emit changed();
}

void PulseField::gather()
{
    if (!m_wall)
        return;
    const models::CameraList &list = m_wall->cameraList();
    std::vector<const domain::Camera *> all;
    for (int row = 0; row < list.count(); ++row)
        all.push_back(&list.camera(row));
    std::ranges::stable_sort(all, {}, [](const domain::Camera *camera) { return camera->district; });
    m_squares.clear();
    m_bounds.clear();
    for (const domain::Camera *camera : all) {
        if (m_bounds.empty() || m_bounds.back().first != camera->district)
            m_bounds.emplace_back(camera->district, m_squares.size());
        m_squares.push_back({camera->id.text(), camera->name, {}, Said::Silent, 0});
    }
    layOut();
    count();
}

void PulseField::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    layOut();
}

// The largest square with which all districts, each under its name, fit.
void PulseField::layOut()
{
    m_districts.clear();
    const double line = m_textPx * LineHeight;
    const auto heightAt = [&](double edge) {
        const auto across = std::max(1.0, std::floor(width() / edge));
        double height = 0;
        for (size_t i = 0; i < m_bounds.size(); ++i) {
            const size_t end = i + 1 < m_bounds.size() ? m_bounds[i + 1].second : m_squares.size();
            height += line + edge * std::ceil(double(end - m_bounds[i].second) / across) + line * 0.3;
        }
        return height;
    };
    double edge = LargestPx;
    while (edge > 3 && heightAt(edge) > height())
        edge -= 0.5;
    const auto across = int(std::max(1.0, std::floor(width() / edge)));
    double y = 0;
    for (size_t i = 0; i < m_bounds.size(); ++i) {
        const size_t end = i + 1 < m_bounds.size() ? m_bounds[i + 1].second : m_squares.size();
        const QString name = m_wall ? m_wall->words()->area(m_bounds[i].first) : QString();
        m_districts.push_back({name, QRectF(0, y, width(), line)});
        y += line;
        int at = 0;
        for (size_t s = m_bounds[i].second; s < end; ++s, ++at)
            m_squares[s].place = {(at % across) * edge, y + (at / across) * edge, edge * 0.86, edge * 0.86};
        y += edge * std::ceil(double(at) / across) + line * 0.3;
    }
    update();
}

void PulseField::count()
{
    if (!m_wall)
        return;
    const double now = m_wall->serverMs();
    int on = 0, off = 0, silent = 0;
    for (Square &square : m_squares) {
        const auto said = m_wall->cameraList().said(square.id);
        const double age = said ? now - double(said->second) : FreshMs;
        square.freshness = std::clamp(1 - age / FreshMs, 0.0, 1.0);
        square.said = !said || age >= FreshMs ? Said::Silent : said->first ? Said::On : Said::Off;
        on += square.said == Said::On;
        off += square.said == Said::Off;
        silent += square.said == Said::Silent;
    }
    m_on = on;
    m_off = off;
    m_silent = silent;
    emit counted();
    update();
}

void PulseField::paint(QPainter *painter)
{
    QFont font(m_family);
    font.setPixelSize(std::max(8, m_textPx));
    painter->setFont(font);
    painter->setPen(m_textColor);
    for (const District &district : m_districts)
        painter->drawText(district.place, Qt::AlignLeft | Qt::AlignVCenter, district.name);
    for (const Square &square : m_squares) {
        const QColor color = square.said == Said::On ? m_liveColor
            : square.said == Said::Off               ? m_offColor
                                                     : m_silentColor;
        const QRectF place = square.place.adjusted(0.5, 0.5, -0.5, -0.5);
        const double bar = std::max(1.5, place.height() * 0.14);
        const QRectF body = place.adjusted(0, 0, 0, -bar - 1);
        painter->setPen(QPen(color, 1));
        QColor filled = color;
        filled.setAlphaF(square.said == Said::On ? 0.55f : 0.0f);
        painter->setBrush(filled);
        painter->drawRect(body);
        // Never by color alone: off is crossed out, silent is barred.
        if (square.said == Said::Off) {
            painter->drawLine(body.topLeft(), body.bottomRight());
            painter->drawLine(body.topRight(), body.bottomLeft());
        } else if (square.said == Said::Silent) {
            painter->drawLine(QPointF(body.left(), body.center().y()),
                              QPointF(body.right(), body.center().y()));
        }
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawRect(QRectF(place.left(), place.bottom() - bar, place.width() * square.freshness, bar));
    }
}

const PulseField::Square *PulseField::squareAt(QPointF at) const
{
    const auto it
        = std::ranges::find_if(m_squares, [at](const Square &square) { return square.place.contains(at); });
    return it == m_squares.end() ? nullptr : &*it;
}

QString PulseField::cameraAt(double x, double y) const
{
    const Square *square = squareAt({x, y});
    return square ? square->id : QString();
}

void PulseField::pointAt(double x, double y)
{
    const Square *square = squareAt({x, y});
    const QString name = square ? square->name : QString();
    if (name == m_hovered)
        return;
    m_hovered = name;
    emit hoveredChanged();
}

void PulseField::leave()
{
    if (m_hovered.isEmpty())
        return;
    m_hovered.clear();
    emit hoveredChanged();
}
} // namespace wanmi::wall
