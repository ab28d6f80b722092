// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/camerafaults.h"
#include "simulator/deeds.h"
#include "simulator/mirror.h"
#include "simulator/roadnet.h"

#include <QElapsedTimer>
#include <QTemporaryFile>

#include <optional>

namespace wanmi::simulator {

/// Vehicles on the roads of the base map, supervisors on patrol, cameras that break: sends their positions
/// and states as a gateway does. These move at the speed of life.
class LiveGateway : public QObject
{
    Q_OBJECT
public:
    LiveGateway(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const CitySimOptions &options,
                CameraSwitch cameraSwitch, QObject *parent = nullptr);

    void start();

private:
    void readRoads();
    void roadsRead();
    void sendOut();
    void beat();
    void addVehicles(protocol::Live &live, double seconds);
    void addPatrols(protocol::Live &live, double seconds);
    void addCameras(protocol::Live &live, double seconds);

    Wire &m_wire;
    Mirror &m_mirror;
    Agenda &m_agenda;
    Deeds &m_deeds;
    const CitySimOptions &m_options;
    CameraSwitch m_cameraSwitch;
    QTemporaryFile m_basemap;
    std::optional<RoadNet> m_roads;
    std::vector<std::pair<QString, Drive>> m_drives;
    std::vector<std::pair<QString, Patrol>> m_patrols;
    std::optional<CameraFaults> m_faults;
    QHash<QString, bool> m_cameraOn;
    QElapsedTimer m_sinceBeat;
    double m_sincePatrolS = 0, m_sinceCamerasS = 0;
    int m_beats = 0;
    bool m_isSending = false;
};
} // namespace wanmi::simulator
