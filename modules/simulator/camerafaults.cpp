// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/camerafaults.h"

#include <algorithm>
#include <cmath>

namespace wanmi::simulator {

namespace {

constexpr double MeanRepairS = 600;
}

CameraFaults::CameraFaults(const std::vector<QString> &cameras, double share, Chance chance)
    : m_share(std::clamp(share, 0.0, 1.0))
    , m_chance(chance)
{
    for (const QString &camera : cameras)
        m_cameras.push_back({camera, m_chance.happens(m_share) ? anyFault() : StreamFault::None});
}

StreamFault CameraFaults::anyFault()
{
    const double share = m_chance.share();
    return share < 0.6 ? StreamFault::Off : share < 0.8 ? StreamFault::Stall : StreamFault::Reset;
}

std::vector<CameraFaults::Change> CameraFaults::advance(double seconds)
{
    std::vector<Change> changes;
    if (!m_told) {
        m_told = true;
        for (const Camera &camera : m_cameras)
            changes.push_back({camera.id, camera.fault});
        return changes;
    }
    const double repair = m_share >= 1 ? 0 : 1 - std::exp(-seconds / MeanRepairS);
    // In balance as many break as are repaired.
    const double breaks = m_share >= 1 ? 1 : repair * m_share / (1 - m_share);
    for (Camera &camera : m_cameras) {
        const bool works = camera.fault == StreamFault::None;
        if (!m_chance.happens(works ? breaks : repair))
            continue;
        camera.fault = works ? anyFault() : StreamFault::None;
        changes.push_back({camera.id, camera.fault});
    }
    return changes;
}

int CameraFaults::broken() const
{
    return int(
        std::ranges::count_if(m_cameras, [](const Camera &one) { return one.fault != StreamFault::None; }));
}
} // namespace wanmi::simulator
