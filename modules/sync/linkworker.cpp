// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkworker.h"

#include "protocol/messages.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcSync, "wanmi.sync")
using namespace std::chrono_literals;
constexpr auto FirstPause = 500ms;
constexpr auto LongestPause = 15'000ms;
constexpr auto Heartbeat = 1'000ms;
constexpr int LiveRest = 4; // times as long as positions took
constexpr auto FactsPeriod = 60'000ms; // a new base map or attribution changes no row

bool sameFacts(const protocol::Manifest &a, const protocol::Manifest &b)
{
    return a.cityName == b.cityName && a.cityNameEn == b.cityNameEn && a.basemapHash == b.basemapHash
        && a.attribution == b.attribution && a.mapVersion == b.mapVersion && a.videoUrl == b.videoUrl
        && a.terms == b.terms
        && a.west == b.west && a.south == b.south && a.east == b.east && a.north == b.north;
}

/// The feed goes on while central cannot write: who waits is told why.
QString whyNotTaken(const Error &error)
{
    if (error.reason == u"disk-full")
        return QStringLiteral("central-disk-full");
    if (error.reason == u"cannot-write" || error.reason == u"read-only")
        return QStringLiteral("central-cannot-write");
    return error.reason;
}

/// What both ends knew of the wire when a replica was filled, and what they know now (protocol/tables.h).
int commonSchema(const protocol::Manifest &manifest)
{
    return std::min(manifest.schema, protocol::WireSchema);
}

bool endsSession(const Error &error)
{
    return error.kind == ErrorKind::Denied && error.reason != QLatin1String("not-your-post");
}
} // namespace

LinkWorker::LinkWorker(Address central, protocol::SessionGrant grant, store::Store &store,
                       std::shared_ptr<const base::Clock> clock, Link::Options options)
    : m_grant(std::move(grant))
    , m_store(store)
    , m_options(std::move(options))
    , m_channel(std::move(central), m_grant.token, std::move(clock), this, m_options.thinAbove)
    , m_puller(m_channel, store, m_options.longPoll, m_options.wholeFiles, this)
    , m_pusher(m_channel, store, m_options.photos, this)
    , m_basemap(m_channel, m_options.cacheFolder, this)
    , m_map(m_channel, m_options.cacheFolder, this)
    , m_integrity(m_channel, store, {m_options.integrityStep, m_options.integrityPause}, this)
{
    m_reconnect.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &LinkWorker::fetchManifest);
    connect(&m_live, &QTimer::timeout, this, &LinkWorker::askLive);
    connect(&m_heartbeat, &QTimer::timeout, this, &LinkWorker::publish);
    connect(&m_facts, &QTimer::timeout, this, &LinkWorker::askFacts);
    connect(&m_facts, &QTimer::timeout, this, &LinkWorker::askCameras);
    connect(&m_basemap, &BasemapFetch::ready, this, &LinkWorker::basemapReady);
    connect(&m_map, &MapFetch::ready, this, &LinkWorker::mapReady);

    connect(&m_puller, &Puller::progressed, this, [this](qint64 done, qint64 total) {
        m_status.rowsDone = done;
        m_status.rowsTotal = total;
        publish();
    });
    connect(&m_puller, &Puller::bootstrapped, this, [this] {
        m_status.usable = true;
        m_status.complete = true;
        bringMaps();
        setState(LinkStatus::State::Online);
    });
    connect(&m_puller, &Puller::caughtUp, this, [this](bool more) {
        m_pause = {};
        setState(more ? LinkStatus::State::CatchingUp : LinkStatus::State::Online);
    });
    connect(&m_puller, &Puller::feedBroken, this, [this](const QString &reason) {
        qCWarning(lcSync, "the change feed cannot go on (%ls): taking a fresh snapshot",
                  qUtf16Printable(reason));
        m_afresh = true; // whatever broke it, the manifest of the time before says nothing any more
        fetchManifest();
    });
    connect(&m_puller, &Puller::failed, this, &LinkWorker::lose);
    connect(&m_integrity, &IntegrityWalk::refilled, this, &LinkWorker::noteRepair);
    connect(&m_integrity, &IntegrityWalk::passed, this, &LinkWorker::integrityPassed);
    connect(&m_integrity, &IntegrityWalk::unreadable, this, [this](const Error &error) {
        qCWarning(lcSync, "the replica cannot be read (%ls): taking a fresh snapshot", qUtf16Printable(error.reason));
        m_puller.stop();
        m_afresh = true;
        fetchManifest();
    });
    connect(&m_pusher, &Pusher::failed, this, [this](const Error &error) {
        if (error.kind == ErrorKind::Denied)
            lose(error);
        else if (m_status.state == LinkStatus::State::Online)
            setState(m_status.state, whyNotTaken(error));
    });
    connect(&m_pusher, &Pusher::rejected, this, &LinkWorker::commandRejected);
    connect(&m_store, &store::Store::outboxChanged, this, [this](int waiting, int rejected) {
        m_status.waiting = waiting;
        m_status.rejected = rejected;
        publish();
        if (waiting > 0)
            m_pusher.push();
    });
    connect(&m_store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (!changes.everything || m_status.usable)
            return;
        m_status.usable = true;
        bringMaps();
        publish();
    });
}

void LinkWorker::start()
{
    if (m_running)
        return;
    m_running = true;
    m_heartbeat.start(Heartbeat);
    m_facts.start(FactsPeriod);
    setState(LinkStatus::State::Connecting);
    takeKnown();
    fetchManifest();
}

/// What was here the last time is shown at once, also while central is away.
void LinkWorker::takeKnown()
{
    m_store.status().then(this, [this](const base::Result<store::ReplicaStatus> &replica) {
        using State = LinkStatus::State;
        if (replica && replica->exists
            && (m_status.state == State::Connecting || m_status.state == State::Offline)) {
            m_status.complete = replica->complete;
            m_status.asOf = replica->asOf;
            publish();
        }
        if (!m_running || !replica || !replica->complete || !m_manifest.scope.isEmpty())
            return;
        m_basemap.showKnown(replica->manifest);
        m_map.showKnown(replica->manifest);
    });
}

void LinkWorker::stop()
{
    m_running = false;
    m_reconnect.stop();
    m_live.stop();
    m_heartbeat.stop();
    m_facts.stop();
    m_puller.stop();
    m_pusher.stop();
    setState(LinkStatus::State::Stopped);
}

void LinkWorker::signOut(std::function<void()> done)
{
    stop();
    m_channel.remove(QStringLiteral("/v1/session"), this,
                     [done = std::move(done)](const base::Result<HttpAnswer> &) { done(); });
}

void LinkWorker::renew(const protocol::SessionGrant &grant)
{
    m_grant = grant;
    m_channel.setToken(grant.token);
    m_pause = {};
    if (!m_running) {
        start();
        return;
    }
    m_puller.stop();
    m_reconnect.stop();
    setState(LinkStatus::State::Connecting);
    fetchManifest();
}

void LinkWorker::fetchManifest()
{
    const base::Instant askedAt = m_channel.now();
    m_channel.get(
        QStringLiteral("/v1/sync/manifest"), {}, this,
        [this, askedAt](base::Result<HttpAnswer> outcome) {
            if (!m_running)
                return;
            const auto manifest = outcome.and_then([](const HttpAnswer &answer) { return answer.json(); })
                                      .and_then(protocol::fromJson<protocol::Manifest>);
            if (!manifest && manifest.error().reason == u"session-renewed")
                return; // it was asked for anew with the new one
            if (!manifest) {
                lose(manifest.error());
                return;
            }
            m_channel.noteServerTime(manifest->serverTime, askedAt);
            m_manifest = *manifest;
            emit manifestChanged(m_manifest);
            askCameras();
            m_store.status().then(this, [this](const base::Result<store::ReplicaStatus> &replica) {
                if (m_running)
                    chooseFeed(m_manifest, replica.value_or(store::ReplicaStatus{}));
            });
        },
        15'000);
}

void LinkWorker::chooseFeed(const protocol::Manifest &manifest, const store::ReplicaStatus &replica)
{
    m_status.waiting = replica.waitingCommands;
    m_status.rejected = replica.rejections;
    m_pusher.start();
    if (replica.waitingCommands == 0 && replica.rejections == 0)
        m_pusher.tidy();
    if (m_options.livePeriod > 0ms)
        m_live.start(m_options.livePeriod);
    if (std::exchange(m_afresh, false) || !replica.complete || replica.cursor.isEmpty()
        || replica.epoch != manifest.epoch || commonSchema(replica.manifest) < commonSchema(manifest)) {
        startBootstrap();
        return;
    }
    m_status.usable = true;
    m_status.complete = true;
    m_store.rememberManifest(manifest);
    bringMaps();
    setState(LinkStatus::State::CatchingUp);
    m_puller.follow(replica.cursor);
}

void LinkWorker::startBootstrap()
{
    m_status.rowsDone = 0;
    m_status.rowsTotal = 0;
    m_status.complete = false;
    setState(LinkStatus::State::Bootstrapping);
    feelLine(3);
}

// The manifest of a large city takes central a while: what the line itself takes is asked before a million rows are packed for
// it. A line that may be quick is asked again, one that plainly is not is not.
void LinkWorker::feelLine(int times)
{
    constexpr auto plainlyThin = 200ms;
    if (!m_channel.isThin() || times == 0 || (times < 3 && m_channel.quickest() > plainlyThin)) {
        qCInfo(lcSync, "central answers within %lld ms%s", static_cast<long long>(m_channel.quickest().value_or(0ms).count()),
               m_channel.isThin() ? ": rows come packed" : "");
        m_puller.bootstrap(m_manifest);
        return;
    }
    m_channel.get(
        QStringLiteral("/v1/health"), {}, this,
        [this, times](const base::Result<HttpAnswer> &) {
            if (m_running && m_status.state == LinkStatus::State::Bootstrapping)
                feelLine(times - 1);
        },
        10'000);
}

void LinkWorker::askLive()
{
    if (m_liveUnderWay || !m_running)
        return;
    m_liveUnderWay = true;
    const base::Instant askedAt = m_channel.now();
    QElapsedTimer took;
    took.start();
    m_channel.get(
        QStringLiteral("/v1/live"), {}, this,
        [this, askedAt, took](const base::Result<HttpAnswer> &outcome) {
            m_liveUnderWay = false;
            if (!m_running)
                return;
            // A thin line is not there for positions alone.
            if (m_live.isActive())
                m_live.start(std::max(m_options.livePeriod, LiveRest * std::chrono::milliseconds(took.elapsed())));
            const auto live = outcome.and_then([](const HttpAnswer &answer) { return answer.json(); })
                                  .and_then(protocol::fromJson<protocol::Live>);
            if (!live) {
                // The feed may be held open for half a minute: here an ended session shows first.
                if (endsSession(live.error()))
                    lose(live.error());
                return;
            }
            m_channel.noteServerTime(live->serverTime, askedAt);
            if (live->mapVersion != m_manifest.mapVersion)
                askFacts();
            emit liveReceived(*live);
        },
        10'000);
}

// What the city says of itself, besides its rows. A new epoch is none of this: the feed tells.
void LinkWorker::askFacts()
{
    if (m_status.state != LinkStatus::State::Online || m_factsUnderWay)
        return;
    m_factsUnderWay = true;
    m_channel.get(
        QStringLiteral("/v1/sync/manifest"), {}, this,
        [this](const base::Result<HttpAnswer> &outcome) {
            const auto manifest = outcome.and_then([](const HttpAnswer &answer) { return answer.json(); })
                                      .and_then(protocol::fromJson<protocol::Manifest>);
            m_factsUnderWay = false;
            if (!manifest || m_status.state != LinkStatus::State::Online
                || manifest->epoch != m_manifest.epoch)
                return;
            if (sameFacts(*manifest, m_manifest)) {
                bringMaps(); // what did not arrive the last time
                return;
            }
            m_manifest = *manifest;
            m_store.rememberManifest(m_manifest);
            bringMaps();
            emit manifestChanged(m_manifest);
        },
        15'000);
}

/// Who the seat is to cameras. A central of before does not know the question.
void LinkWorker::askCameras()
{
    if (m_camerasUnderWay || !m_running)
        return;
    m_camerasUnderWay = true;
    m_channel.get(
        QStringLiteral("/v1/cameras/access"), {}, this,
        [this](const base::Result<HttpAnswer> &outcome) {
            m_camerasUnderWay = false;
            auto accesses = outcome.and_then([](const HttpAnswer &answer) { return answer.json(); })
                                .and_then(protocol::cameraAccessesFrom);
            if (accesses && m_running)
                emit camerasReceived(*accesses);
        },
        15'000);
}

void LinkWorker::bringMaps()
{
    if (m_manifest.scope.isEmpty())
        return; // central has not said yet which maps there are
    if (!m_status.complete && m_channel.isThin())
        return; // over such a line first what people work with
    m_basemap.bring(m_manifest);
    m_map.bring(m_manifest);
}

void LinkWorker::lose(const Error &error)
{
    if (!m_running)
        return;
    qCWarning(lcSync, "link lost: %ls", qUtf16Printable(error.reason));
    m_puller.stop();
    m_live.stop();
    if (error.kind == ErrorKind::Denied) {
        m_pusher.stop();
        setState(LinkStatus::State::Denied, error.reason);
        return;
    }
    m_pause = std::clamp<std::chrono::milliseconds>(m_pause * 2, FirstPause, LongestPause);
    // Jitter: five hundred seats must not come back in the same second.
    const double jitter = 0.75 + QRandomGenerator::global()->generateDouble() / 2;
    m_reconnect.start(std::chrono::milliseconds(static_cast<qint64>(m_pause.count() * jitter)));
    setState(LinkStatus::State::Offline, error.reason);
}

void LinkWorker::noteRepair(protocol::TableNo table, int rows, bool isWhole)
{
    // Of a stretch that could not be put right it is still told how many rows of it were fetched.
    const QString name = QString::fromLatin1(protocol::spec(table).name);
    const bool goesOn = !isWhole && m_status.repair.table == name;
    m_status.repair = {name, goesOn ? m_status.repair.rows : rows, isWhole, m_channel.now()};
    publish();
}

void LinkWorker::setState(LinkStatus::State state, const QString &reason)
{
    m_status.state = state;
    if (state == LinkStatus::State::Online)
        m_integrity.start();
    else if (state != LinkStatus::State::CatchingUp)
        m_integrity.stop();
    m_status.reason = reason;
    publish();
}

void LinkWorker::publish()
{
    m_status.lastContact = m_channel.lastContact();
    m_status.serverOffset = m_channel.serverOffset();
    if (m_status == m_published)
        return;
    m_published = m_status;
    emit statusChanged(m_published);
}
} // namespace wanmi::sync
