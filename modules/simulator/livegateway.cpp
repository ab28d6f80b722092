// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/livegateway.h"

#include "base/doors.h"

#include <QLoggingCategory>

namespace wanmi::simulator {

using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(log, "wanmi.simulator")

constexpr auto Beat = 2s;
constexpr int BeatsPerPatrol = 5; // handhelds report every ten seconds
constexpr int BeatsPerCameraCheck = 5;
constexpr int BeatsPerFullState = 60; // central forgets nothing, but may have been restarted

const QString Gateway = QStringLiteral("gateway");
} // namespace

LiveGateway::LiveGateway(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds,
                         const CitySimOptions &options, CameraSwitch cameraSwitch, QObject *parent)
    : QObject(parent)
    , m_wire(wire)
    , m_mirror(mirror)
    , m_agenda(agenda)
    , m_deeds(deeds)
    , m_options(options)
    , m_cameraSwitch(std::move(cameraSwitch))
{
}

void LiveGateway::start()
{
    const Surroundings &around = m_mirror.around();
    m_faults.emplace(around.cameras, m_options.cameraFaultRate, m_deeds.chance(QStringLiteral("cameras")));
    QStringList everybody = around.patrollers.keys(); // those off duty now come later
    everybody.sort();
    for (const QString &supervisor : std::as_const(everybody)) {
        std::vector<geo::Place> stops;
        for (const int cell : around.cellsOfGrid.value(around.patrollers.value(supervisor).grid))
            stops.push_back(around.cells[size_t(cell)].middle);
        if (!stops.empty())
            m_patrols.emplace_back(supervisor, Patrol(std::move(stops), m_deeds.chance(supervisor)));
    }
    m_deeds.report.patrols = int(m_patrols.size());
    m_deeds.report.cameras = int(around.cameras.size());
    m_sinceBeat.start();
    beat();
    readRoads();
}

void LiveGateway::readRoads()
{
    base::passDoor(base::Door::File, "simulator::LiveGateway");
    if (!m_basemap.open())
        return;
    m_wire.stream(
        m_mirror.account(), QStringLiteral("/v1/basemap"),
        [this](const QByteArray &bytes) { return m_basemap.write(bytes) == bytes.size(); },
        [this](const Wire::Answer &answer) {
            if (answer.isGood())
                return roadsRead();
            m_basemap.close();
            if (answer.status == 404)
                qCWarning(log, "the city has no base map: vehicles stay in the depot");
            else
                m_agenda.in(10s, [this] { readRoads(); });
        });
}

void LiveGateway::roadsRead()
{
    m_basemap.flush();
    const auto lines = geo::readLines(m_basemap.fileName(), QStringLiteral("road"), QStringLiteral("class"));
    m_basemap.remove();
    if (!lines || lines->empty()) {
        qCWarning(log, "the base map shows no roads: vehicles stay in the depot");
        return;
    }
    m_roads.emplace(*lines);
    for (const QString &vehicle : m_mirror.around().vehicles)
        m_drives.emplace_back(vehicle, Drive(*m_roads, m_deeds.chance(vehicle)));
    m_deeds.report.vehicles = int(m_drives.size());
}

void LiveGateway::beat()
{
    m_agenda.in(Beat, [this] {
        sendOut();
        beat();
    });
}

void LiveGateway::addVehicles(protocol::Live &live, double seconds)
{
    for (auto &[id, drive] : m_drives) {
        drive.advance(seconds);
        const geo::Place place = drive.place();
        live.vehicles.push_back(
            {id, place.lon, place.lat, drive.headingDeg(), drive.speedKmh(), live.serverTime});
    }
}

void LiveGateway::addPatrols(protocol::Live &live, double seconds)
{
    m_sincePatrolS += seconds;
    if (m_beats % BeatsPerPatrol != 0)
        return;
    for (auto &[id, patrol] : m_patrols) {
        if (!m_mirror.around().patrollers.value(id).onDuty)
            continue;
        patrol.advance(m_sincePatrolS);
        const geo::Place place = patrol.place();
        live.supervisors.push_back({id, place.lon, place.lat, live.serverTime});
    }
    m_sincePatrolS = 0;
}

void LiveGateway::addCameras(protocol::Live &live, double seconds)
{
    m_sinceCamerasS += seconds;
    if (m_beats % BeatsPerCameraCheck != 0)
        return;
    const bool wasKnown = !m_cameraOn.isEmpty();
    for (const CameraFaults::Change &change : m_faults->advance(m_sinceCamerasS)) {
        const bool isOn = change.fault != StreamFault::Off;
        m_cameraOn.insert(change.camera, isOn);
        live.cameras.push_back({change.camera, isOn, live.serverTime});
        if (m_cameraSwitch && (wasKnown || change.fault != StreamFault::None))
            m_cameraSwitch(change.camera, change.fault);
    }
    m_sinceCamerasS = 0;
    if (m_beats % BeatsPerFullState != 0)
        return;
    live.cameras.clear();
    for (auto it = m_cameraOn.cbegin(); it != m_cameraOn.cend(); ++it)
        live.cameras.push_back({it.key(), it.value(), live.serverTime});
}

void LiveGateway::sendOut()
{
    // A slow central gets fewer positions, not a queue of old ones.
    if (m_isSending)
        return;
    const double seconds = double(m_sinceBeat.restart()) / 1000.0;
    protocol::Live live;
    live.serverTime = m_wire.now();
    addVehicles(live, seconds);
    addPatrols(live, seconds);
    addCameras(live, seconds);
    ++m_beats;
    const auto count = qint64(live.vehicles.size() + live.supervisors.size() + live.cameras.size());
    if (count == 0)
        return;
    m_isSending = true;
    m_wire.post(Gateway, QStringLiteral("/v1/live"), protocol::toJson(live),
                [this, count](const Wire::Answer &answer) {
                    m_isSending = false;
                    if (answer.isGood())
                        m_deeds.report.positions += count;
                });
}
} // namespace wanmi::simulator
