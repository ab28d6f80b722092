// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/livevalues.h"

#include "geo/place.h"

#include <QJsonDocument>

namespace wanmi::server {
namespace {
constexpr qsizetype MostThings = 20'000;
constexpr qint64 FreshMs = 250; // one encoding serves all seats that ask meanwhile

template <typename Thing> void merge(QHash<QString, Thing> &known, const std::vector<Thing> &things)
{
    for (const Thing &thing : things) {
        if constexpr (requires { thing.lon; }) {
            if (!geo::isPlausible({thing.lon, thing.lat}))
                continue;
        }
        const auto found = known.find(thing.id);
        if (found == known.end() && known.size() >= MostThings)
            continue;
        if (found == known.end() || found->at <= thing.at)
            known.insert(thing.id, thing);
    }
}

template <typename Thing> std::vector<Thing> valuesOf(const QHash<QString, Thing> &known)
{
    return {known.begin(), known.end()};
}
} // namespace

void LiveValues::take(const protocol::Live &live)
{
    const std::lock_guard lock(m_mutex);
    merge(m_vehicles, live.vehicles);
    merge(m_supervisors, live.supervisors);
    merge(m_cameras, live.cameras);
    ++m_version;
}

void LiveValues::setMapVersion(const QString &version)
{
    const std::lock_guard lock(m_mutex);
    if (m_mapVersion != version)
        ++m_version;
    m_mapVersion = version;
}

QHash<QString, protocol::LiveCamera> LiveValues::cameras()
{
    const std::lock_guard lock(m_mutex);
    return m_cameras;
}

std::shared_ptr<const QByteArray> LiveValues::text(bool withStaff, base::Instant now)
{
    const std::lock_guard lock(m_mutex);
    Cached &cached = m_cached[withStaff];
    const qint64 nowMs = base::toMs(now);
    if (cached.text && cached.version == m_version && std::abs(nowMs - cached.atMs) < FreshMs)
        return cached.text;
    protocol::Live live;
    live.serverTime = now;
    live.vehicles = valuesOf(m_vehicles);
    if (withStaff)
        live.supervisors = valuesOf(m_supervisors);
    live.cameras = valuesOf(m_cameras);
    live.mapVersion = m_mapVersion;
    cached.version = m_version;
    cached.atMs = nowMs;
    cached.text = std::make_shared<const QByteArray>(
        QJsonDocument(protocol::toJson(live)).toJson(QJsonDocument::Compact));
    return cached.text;
}
} // namespace wanmi::server
