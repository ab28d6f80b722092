// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/camerafaults.h"

#include <algorithm>
#include <array>
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
    struct Likely
    {
        StreamFault fault;
        double upTo; // of all faults, this one and those before it
    };
    static constexpr std::array<Likely, 9> faults{{{StreamFault::Off, 0.48},
                                                   {StreamFault::Stall, 0.62},
                                                   {StreamFault::Reset, 0.74},
                                                   {StreamFault::Freeze, 0.81},
                                                   {StreamFault::Black, 0.86},
                                                   {StreamFault::Covered, 0.91},
                                                   {StreamFault::Moved, 0.96},
                                                   {StreamFault::WrongClock, 0.98},
                                                   {StreamFault::LongGop, 1}}};
    const double share = m_chance.share();
    return std::ranges::find_if(faults, [share](const Likely &one) { return share < one.upTo; })->fault;
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
