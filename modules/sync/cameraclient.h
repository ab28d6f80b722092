// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "protocol/cameramove.h"
#include "sync/address.h"

#include <memory>

namespace wanmi::sync {

/// The seat's hand on cameras that can be turned (/v1/cameras/{id}/moves, /presets). A head is turned now or not at all: without
/// central every call is answered Unreachable "central-unreachable". All calls return at once; continue with `.then(context, …)`.
/// Errors: Denied "not-your-post", "not-permitted", "gateway-password"; NotFound "no-such-camera", "no-gateway"; Conflict
/// "camera-held" (detail: by whom); Refused "camera-cannot-turn", "gateway-refused"; Unreachable "gateway-away".
class CameraClient
{
public:
    CameraClient(Address central, QString token, std::shared_ptr<const base::Clock> clock);
    CameraClient(const CameraClient &) = delete;
    CameraClient &operator=(const CameraClient &) = delete;
    ~CameraClient();

    /// The session goes on with another token.
    void renew(const QString &token);

    template <typename T> using Answer = base::Answer<base::Result<T>>;
    [[nodiscard]] Answer<protocol::CameraHold> move(const QString &camera, const protocol::CameraMove &move);
    [[nodiscard]] Answer<protocol::CameraPresets> presets(const QString &camera);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::sync
