// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/chance.h"
#include "simulator/rtspserver.h"

#include <QString>

#include <vector>

namespace wanmi::simulator {

/// Which cameras work: each breaks now and then and is repaired after some ten minutes, so that in the long
/// run the given share of them does not work.
class CameraFaults
{
public:
    CameraFaults(const std::vector<QString> &cameras, double share, Chance chance);

    struct Change
    {
        QString camera;
        StreamFault fault = StreamFault::None;
    };
    /// What broke and what was repaired in that time; the first call tells of every camera.
    [[nodiscard]] std::vector<Change> advance(double seconds);
    [[nodiscard]] int broken() const;

private:
    struct Camera
    {
        QString id;
        StreamFault fault = StreamFault::None;
    };
    [[nodiscard]] StreamFault anyFault();

    std::vector<Camera> m_cameras;
    double m_share;
    Chance m_chance;
    bool m_told = false;
};
} // namespace wanmi::simulator
