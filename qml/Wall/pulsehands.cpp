// SPDX-License-Identifier: GPL-3.0-or-later
// The pulse's pointer, its keys and what is said of the camera they are at.
#include "pulsefield.h"

namespace wanmi::wall {
namespace {
QString tokenOf(Look look)
{
    switch (look) {
    case Look::Waiting:
        return QStringLiteral("waiting");
    case Look::Live:
        return QStringLiteral("live");
    case Look::Late:
        return QStringLiteral("late");
    case Look::Dead:
        return QStringLiteral("dead");
    case Look::Off:
        return QStringLiteral("off");
    case Look::On:
        return QStringLiteral("on");
    case Look::Silent:
        break;
    }
    return QStringLiteral("silent");
}
} // namespace

int PulseField::at(double x, double y) const
{
    const QPoint point = (QPointF(x, y) * ratio()).toPoint();
    if (const int cell = m_layout.frontAt(point); cell >= 0)
        return cell < int(m_front.size()) ? m_front[std::size_t(cell)].camera : -1;
    const int shown = m_layout.cameraAt(point);
    return shown < 0 ? -1 : m_shown[std::size_t(shown)];
}

QString PulseField::cameraAt(double x, double y) const
{
    const int camera = at(x, y);
    return camera < 0 ? QString() : m_cameras[std::size_t(camera)].id;
}

QStringList PulseField::frontIds() const
{
    QStringList ids;
    for (const Front &front : m_front)
        ids.append(m_cameras[std::size_t(front.camera)].id);
    return ids;
}

void PulseField::pointAt(double x, double y)
{
    const int camera = at(x, y);
    if (camera == m_pointed)
        return;
    m_pointed = camera;
    if (camera >= 0) {
        const QPoint point = (QPointF(x, y) * ratio()).toPoint();
        const int cell = m_layout.frontAt(point);
        const QRect place = cell >= 0 ? m_layout.frontPlaceOf(cell) : m_layout.placeOf(m_layout.cameraAt(point));
        m_cardPlace = QRectF(QPointF(place.topLeft()) / ratio(), QSizeF(place.size()) / ratio());
    }
    sayCard();
}

void PulseField::leave()
{
    if (std::exchange(m_pointed, -1) >= 0)
        sayCard();
}

void PulseField::step(int right, int down)
{
    m_keys = m_layout.step(m_keys, right, down);
    m_pointed = -1;
    sayCard();
}

void PulseField::leaveKeys()
{
    if (std::exchange(m_keys, -1) >= 0)
        sayCard();
}

void PulseField::sayCard()
{
    const bool byKeys = m_pointed < 0 && m_keys >= 0 && m_keys < int(m_shown.size());
    const int which = byKeys ? m_shown[std::size_t(m_keys)] : m_pointed;
    QVariantMap card;
    if (which >= 0 && m_wall) {
        const Camera &camera = m_cameras[std::size_t(which)];
        const double nowMs = m_wall->seatMs(), serverMs = m_wall->serverMs();
        card = {{QStringLiteral("cameraId"), camera.id},
                {QStringLiteral("name"), camera.name},
                {QStringLiteral("url"), camera.url},
                {QStringLiteral("look"), tokenOf(camera.look)},
                {QStringLiteral("reason"), camera.reason},
                {QStringLiteral("pictureAge"), camera.pictureMs > 0 ? m_wall->words()->age(camera.pictureMs, nowMs) : QString()},
                {QStringLiteral("device"), !camera.said             ? QString()
                                               : camera.said->first ? QStringLiteral("on")
                                                                    : QStringLiteral("off")},
                {QStringLiteral("deviceAge"), camera.said ? m_wall->words()->age(camera.said->second, serverMs) : QString()}};
        if (byKeys) {
            const QRect place = m_layout.placeOf(m_keys);
            m_cardPlace = QRectF(QPointF(place.topLeft()) / ratio(), QSizeF(place.size()) / ratio());
        }
    }
    if (card == m_card)
        return;
    m_card = card;
    emit cardChanged();
}
} // namespace wanmi::wall
