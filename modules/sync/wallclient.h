// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "protocol/walls.h"
#include "sync/address.h"


#include <memory>

namespace wanmi::sync {

/// The seat's hand on walls and scenes (/v1/walls, /v1/scenes). What is shown on a wall is shown now or not
/// at all, so nothing waits in the outbox: without central every call is answered Unreachable
/// "central-unreachable". All calls return at once; continue with `.then(context, …)`. Errors: Denied
/// "not-your-post"; Conflict "changed-meanwhile"; NotFound "no-such-wall", "no-such-scene", "no-such-push",
/// "no-such-case", "no-such-camera"; Refused with the reasons of domain/walls.h.
class WallClient
{
public:
    WallClient(Address central, QString token, std::shared_ptr<const base::Clock> clock);
    WallClient(const WallClient &) = delete;
    WallClient &operator=(const WallClient &) = delete;
    ~WallClient();

    /// The session goes on with another token.
    void renew(const QString &token);

    template <typename T> using Answer = base::Answer<base::Result<T>>;
    [[nodiscard]] Answer<domain::Scene> save(const protocol::SceneOrder &order);
    [[nodiscard]] Answer<void> removeScene(const QString &id, qint64 version);
    [[nodiscard]] Answer<domain::Wall> save(const protocol::WallOrder &order);
    [[nodiscard]] Answer<void> removeWall(const QString &id, qint64 planVersion);
    [[nodiscard]] Answer<domain::Wall> switchScene(const QString &wall, const protocol::SceneSwitch &order);
    /// `order.push.id` may be empty: one is made.
    [[nodiscard]] Answer<domain::Wall> push(const QString &wall, protocol::PushOrder order);
    [[nodiscard]] Answer<domain::Wall> takeBack(const QString &wall, const QString &push);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::sync
