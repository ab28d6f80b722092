// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"

#include <QByteArray>
#include <QHash>

#include <memory>
#include <mutex>

namespace wanmi::server {

/// Last known positions and states, in memory only: they never enter the change log. Any thread.
class LiveValues
{
public:
    /// Older values than ours and more things than a city has are dropped.
    void take(const protocol::Live &live);
    /// Goes along with the values: seats ask for these most often.
    void setMapVersion(const QString &version);
    /// What each camera's device said last.
    [[nodiscard]] QHash<QString, protocol::LiveCamera> cameras();
    /// JSON of everything; without the positions of staff for posts that need not know them.
    [[nodiscard]] std::shared_ptr<const QByteArray> text(bool withStaff, base::Instant now);

private:
    std::mutex m_mutex;
    QHash<QString, protocol::LiveVehicle> m_vehicles;
    QHash<QString, protocol::LiveSupervisor> m_supervisors;
    QHash<QString, protocol::LiveCamera> m_cameras;
    QString m_mapVersion;
    quint64 m_version = 1;
    struct Cached
    {
        quint64 version = 0;
        qint64 atMs = 0;
        std::shared_ptr<const QByteArray> text;
    };
    Cached m_cached[2];
};
} // namespace wanmi::server
