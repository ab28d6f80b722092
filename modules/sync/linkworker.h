// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "basemapfetch.h"
#include "integritywalk.h"
#include "mapfetch.h"
#include "puller.h"
#include "pusher.h"
#include "sync/link.h"
#include "sync/address.h"

#include <QTimer>

namespace wanmi::sync {

/// The link's own thread: decides what to do next and tells the truth about how it goes.
class LinkWorker : public QObject
{
    Q_OBJECT
public:
    LinkWorker(Address central, protocol::SessionGrant grant, store::Store &store,
               std::shared_ptr<const base::Clock> clock, Link::Options options);

    void start();
    void stop();
    void signOut(std::function<void()> done);
    void renew(const protocol::SessionGrant &grant);

signals:
    void statusChanged(const wanmi::sync::LinkStatus &status);
    void manifestChanged(const wanmi::protocol::Manifest &manifest);
    void liveReceived(const wanmi::protocol::Live &live);
    void basemapReady(const QString &path);
    void mapReady(const QString &project, const QString &version);
    void camerasReceived(const std::vector<wanmi::protocol::CameraAccess> &accesses);
    void commandRejected(const wanmi::protocol::CommandResult &result);
    void integrityPassed();

private:
    void fetchManifest();
    void chooseFeed(const protocol::Manifest &manifest, const store::ReplicaStatus &replica);
    void startBootstrap();
    void feelLine(int times);
    void askLive();
    void askFacts();
    void askCameras();
    void bringMaps();
    void takeKnown();
    void noteRepair(protocol::TableNo table, int rows, bool isWhole);
    void lose(const Error &error);
    void setState(LinkStatus::State state, const QString &reason = {});
    void publish();

    protocol::SessionGrant m_grant;
    store::Store &m_store;
    Link::Options m_options;
    Channel m_channel;
    Puller m_puller;
    Pusher m_pusher;
    BasemapFetch m_basemap;
    MapFetch m_map;
    IntegrityWalk m_integrity;
    QTimer m_reconnect, m_live, m_heartbeat, m_facts;
    std::chrono::milliseconds m_pause{0};
    protocol::Manifest m_manifest;
    LinkStatus m_status, m_published;
    bool m_running = false, m_liveUnderWay = false, m_factsUnderWay = false, m_camerasUnderWay = false, m_afresh = false;
};
} // namespace wanmi::sync
