// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/walls.h"
#include "server/judgequeue.h"

#include <atomic>

namespace wanmi::server {

/// Scenes and walls: judges what seats ask, on the thread that writes, and ends by the clock what has an end.
/// Who may ask at all is for access.h.
class WallDesk
{
public:
    /// `committed` hears the newest sequence number.
    WallDesk(Storage &storage, JudgeQueue &judges, std::function<void(qint64)> committed,
             std::shared_ptr<const base::Clock> clock);

    struct Asker
    {
        QString account, name, address;
    };
    /// The scene or wall afterwards; an empty object when it is gone. On the writing thread.
    using Done = std::function<void(base::Result<QJsonObject>)>;

    // False: too many wait. Errors besides those of domain/walls.h: NotFound "no-such-scene", "no-such-wall",
    // "no-such-push", "no-such-case", "no-such-camera"; Conflict "changed-meanwhile"; Refused "scene-in-use",
    // "too-many-scenes", "too-many-walls", "last-scene", "bad-duration".
    bool put(const protocol::SceneOrder &order, const Asker &asker, Done done);
    bool removeScene(const QString &id, qint64 version, const Asker &asker, Done done);
    bool put(const protocol::WallOrder &order, const Asker &asker, Done done);
    bool removeWall(const QString &id, qint64 version, const Asker &asker, Done done);
    bool switchScene(const QString &wall, const protocol::SceneSwitch &order, const Asker &asker, Done done);
    bool push(const QString &wall, const protocol::PushOrder &order, const Asker &asker, Done done);
    bool takeBack(const QString &wall, const QString &push, const Asker &asker, Done done);

    /// Ends what is over by the clock; cheap when nothing is. `done` when it has been looked at.
    void endExpired(const std::function<void()> &done = {});

private:
    using Rule = std::function<base::Result<WallChange>(const WallBook &, qint64 nowMs)>;
    bool change(const char *deed, const QString &object, const Asker &asker, Rule rule, Done done);
    bool changeWall(const char *deed, const QString &id, const Asker &asker,
                    std::function<base::Result<void>(domain::Wall &, const WallBook &, qint64 nowMs)> rule,
                    Done done);
    void noteExpiry(const std::vector<domain::Wall> &walls);

    Storage &m_storage;
    JudgeQueue &m_judges;
    std::function<void(qint64)> m_committed;
    std::shared_ptr<const base::Clock> m_clock;
    std::atomic<qint64> m_nextExpiryMs = 0; ///< nothing ends before it
};
} // namespace wanmi::server
