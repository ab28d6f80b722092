// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rulebook.h"
#include "simulator/rtspserver.h"

#include <QFuture>
#include <QUrl>

#include <functional>
#include <memory>

namespace wanmi::simulator {

struct CitySimOptions
{
    QUrl central;
    QByteArray authority; ///< PEM: whom alone to believe behind https://; empty: whom the system does
    QString password = QStringLiteral("wanmi"); ///< of every account
    double speed = 20; ///< how much faster than real people these act; 1: as in life
    quint64 seed = 20261121; ///< of their decisions
    bool center = true; ///< colleagues at the desks of both centers: acceptor2, shift2, dispatcher2
    double cameraFaultRate = 0.03; ///< share of the cameras that do not work at a time
};

/// What has happened so far.
struct CitySimReport
{
    bool isReady = false; ///< the city is known and everybody acts
    int reports = 0; ///< accepted by central
    int deeds = 0; ///< other accepted actions
    int photos = 0; ///< taken in by central
    int signedOn = 0, signedOff = 0; ///< supervisors, since the start
    int messagesRead = 0;
    int refused = 0; ///< by central's rule
    QString lastRefusal; ///< "dispatch: version-moved"
    int openCases = 0;
    int vehicles = 0, patrols = 0, cameras = 0;
    qint64 positions = 0; ///< sent
    QString trouble; ///< why nobody can sign in; empty: all is well
};

/// Called on the simulator's thread when a camera's condition changes.
using CameraSwitch = std::function<void(const QString &cameraId, StreamFault fault)>;

/// A living city: citizens, supervisors, departments, colleagues, vehicles and cameras that act through
/// central's REST interface alone, on one thread of their own. Survives central's absence: waits and goes on.
class CitySim
{
public:
    CitySim(CitySimOptions options, domain::RuleBookPtr rules, CameraSwitch cameraSwitch = {});
    ~CitySim(); ///< stops
    CitySim(const CitySim &) = delete;
    CitySim &operator=(const CitySim &) = delete;

    void start();
    [[nodiscard]] QFuture<CitySimReport> report() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::simulator
