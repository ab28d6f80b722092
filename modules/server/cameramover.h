// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/actor.h"
#include "domain/city.h"
#include "protocol/cameramove.h"

#include <chrono>
#include <functional>
#include <memory>

namespace wanmi::server {

/// Turns cameras for seats, through the gateways of GatewayBook. Whoever moves one holds it for a while, and the others are told
/// who; a shift leader takes it from them. A movement that nobody says again is ended. One thread of its own; every call returns
/// at once, from any thread, and is answered on that thread.
class CameraMover
{
public:
    struct Options
    {
        std::chrono::milliseconds holds{15'000}; ///< after the last order
        std::chrono::milliseconds lasts{protocol::MoveLastsMs};
        std::chrono::milliseconds slowest{5'000}; ///< a gateway's answer
    };
    struct Asker
    {
        QString account, name;
        domain::Post post = domain::Post::System;
    };
    struct Held
    {
        protocol::CameraHold hold;
        bool isNew = false; ///< it was nobody's or somebody else's before
    };

    CameraMover(QString cityFolder, std::shared_ptr<const base::Clock> clock, const Options &options);
    CameraMover(QString cityFolder, std::shared_ptr<const base::Clock> clock)
        : CameraMover(std::move(cityFolder), std::move(clock), Options())
    {
    }
    ~CameraMover();
    CameraMover(const CameraMover &) = delete;
    CameraMover &operator=(const CameraMover &) = delete;

    /// Errors: Refused "camera-cannot-turn", NotFound "no-gateway", Denied "not-permitted", Conflict "camera-held" (detail: by
    /// whom), and those of TurnGateway and GatewayBook.
    void move(const domain::Camera &camera, const protocol::CameraMove &move, const Asker &asker,
              std::function<void(const base::Result<Held> &)> done);
    void presets(const domain::Camera &camera, const Asker &asker,
                 std::function<void(const base::Result<protocol::CameraPresets> &)> done);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::server
