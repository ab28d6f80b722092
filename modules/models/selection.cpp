// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/selection.h"

namespace wanmi::models {

void Selection::selectCase(const QString &id)
{
    if (id == m_caseId)
        return;
    m_caseId = id;
    emit caseChanged(id);
}

void Selection::selectComponent(const QString &id)
{
    if (id == m_componentId)
        return;
    m_componentId = id;
    emit componentChanged(id);
}

void Selection::selectCamera(const QString &id)
{
    if (id == m_cameraId)
        return;
    m_cameraId = id;
    emit cameraChanged(id);
}

void Selection::selectPlace(double lon, double lat)
{
    const geo::Place place{lon, lat};
    if (m_place != place) {
        m_place = place;
        emit placeChanged();
    }
    endPickingPlace();
}

void Selection::clearPlace()
{
    if (!m_place)
        return;
    m_place.reset();
    emit placeChanged();
}

void Selection::beginPickingPlace()
{
    if (m_picking)
        return;
    m_picking = true;
    emit pickingChanged(true);
}

void Selection::endPickingPlace()
{
    if (!m_picking)
        return;
    m_picking = false;
    emit pickingChanged(false);
}

void Selection::sendToWall(const QString &caseId)
{
    if (caseId == m_wallCaseId)
        return;
    m_wallCaseId = caseId;
    emit wallCaseChanged(caseId);
}
} // namespace wanmi::models
