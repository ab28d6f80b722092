// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace wanmi::server {

/// Looks at <city>/maps once a second and publishes its project when it was saved. Editors write in pieces:
/// it waits until nothing in the folder has changed for two looks, and a project that does not open is not
/// published; the one before stays. How it went stands in <city>/maps/published.txt. A thread of its own.
class MapWatch
{
public:
    MapWatch(const QString &cityFolder, const QString &engine, std::shared_ptr<const base::Clock> clock);
    ~MapWatch();
    MapWatch(const MapWatch &) = delete;
    MapWatch &operator=(const MapWatch &) = delete;

private:
    void watch();
    void look();
    void publish(const QString &project);
    [[nodiscard]] QByteArray markOf(const QString &project) const;

    QString m_folder, m_engine;
    std::shared_ptr<const base::Clock> m_clock;
    QByteArray m_seen, m_handled;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};
} // namespace wanmi::server
