// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/access.h"
#include "server/cameramover.h"
#include "server/feed.h"
#include "server/httpserver.h"
#include "server/judgequeue.h"
#include "server/livevalues.h"
#include "server/metrics.h"
#include "server/rangesums.h"
#include "server/sessions.h"
#include "server/snapshotdesk.h"
#include "server/storage.h"

#include <boost/asio/thread_pool.hpp>

#include <QHash>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>

namespace wanmi::server {

class ImportDesk;
class WallDesk;

/// What the REST interface does, path by path (resources/api/openapi.json). Never waits on an io thread.
class Api
{
public:
    struct Parts
    {
        Storage &storage;
        JudgeQueue &judges;
        Feed &feed;
        std::shared_ptr<const base::Clock> clock;
        ImportDesk &imports;
        WallDesk &walls;
        SnapshotDesk &snapshots;
        CityFacts facts; ///< as they were at the start
        QString folder, videoUrl;
        protocol::Terms terms;
        std::function<int()> connections = {};
        QByteArray metricsToken = {}; ///< empty: metrics are for this machine only
        qint64 rowsOfRange = 8'000; ///< of a stretch that a seat compares
    };
    explicit Api(Parts parts);
    Api(const Api &) = delete;
    Api &operator=(const Api &) = delete;
    ~Api(); ///< waits for what its threads do

    /// On an io thread, before the body has come.
    [[nodiscard]] BodyRule bodyRule(const Request &head);
    /// On an io thread.
    void handle(Request request, const Responder &responder);
    /// Sessions and accounts may have changed: all are asked for anew, and held polls of ended ones let go.
    void forgetSessions();
    /// From an io thread, for each answer that has left.
    void note(const Served &served) { m_metrics.note(served); }
    /// What each camera's device said last; any thread.
    [[nodiscard]] QHash<QString, protocol::LiveCamera> cameraStates() { return m_live.cameras(); }
    /// An import has changed the city.
    void useFacts(const CityFacts &facts);
    /// Ends streams still open and waits for all work begun here; new work is answered 503.
    void finish();

private:
    void dispatch(const Route &route, const Request &request, const Responder &responder);
    void dispatchSignedIn(const Route &route, const Request &request, const Session &session,
                          const Responder &responder);

    // apisession.cpp
    void signIn(const Request &request, const Responder &responder);
    void checkPassword(const protocol::SignIn &who, const QString &address, const Responder &responder);
    void refuseSignIn(const protocol::SignIn &who, const QString &address, const char *reason, int status,
                      const Responder &responder);
    void grant(const protocol::SignIn &who, const QString &address, const domain::Person &person,
               const Responder &responder);
    void signOut(const Request &request, const Session &session, const Responder &responder);
    void auditDenial(const Request &request, const Session &session, const Route &route);

    // apiwatch.cpp
    void tellAccesses(const Request &request, const Session &session, const Responder &responder);
    void metrics(const Request &request, const Responder &responder);
    [[nodiscard]] Gauges gauges();
    [[nodiscard]] bool isNewAccess(const QString &id);

    // apisync.cpp
    void manifest(const Session &session, const Responder &responder);
    [[nodiscard]] base::Result<protocol::Manifest> manifestFor(const Session &session);
    void snapshot(const Request &request, const Session &session, const Responder &responder);
    void snapshotFile(const Request &request, const Session &session, const Responder &responder);
    void changes(const Request &request, const Session &session, const Responder &responder);
    void basemap(const Request &request, const Responder &responder);
    void mapFile(const Request &request, const Responder &responder);
    void sendFile(const Request &request, const Responder &responder, const QByteArray &hash,
                  const QString &path, const char *contentType, const char *missing);

    // apirange.cpp
    void rangeSum(const Request &request, const Session &session, const Responder &responder);
    void rangeRows(const Request &request, const Session &session, const Responder &responder);

    // apiimports.cpp
    void imports(Endpoint endpoint, const Request &request, const Session &session,
                 const Responder &responder);
    void importReport(Endpoint endpoint, const Request &request, const Responder &responder);

    // apiwalls.cpp
    void walls(Endpoint endpoint, const Request &request, const Session &session, const Responder &responder);
    void readWalls(Endpoint endpoint, const Responder &responder);
    void cameraAccess(const Session &session, const Responder &responder);

    // apicameras.cpp
    void cameraHeads(Endpoint endpoint, const Request &request, const Session &session, const Responder &responder);
    [[nodiscard]] base::Result<domain::Camera> cameraOf(const QString &id);

    // apievaluation.cpp
    void publications(Endpoint endpoint, const Request &request, const Session &session, const Responder &responder);

    // apimedia.cpp
    void putMedia(const Request &request, const Session &session, const Responder &responder);
    struct SentPhoto
    {
        QString hash;
        QByteArray bytes;
        QString account, address;
    };
    static SentPhoto sentBy(const Request &request, const Session &session, const QString &hash);
    void keepPiece(SentPhoto photo, qint64 offset, qint64 total, const Responder &answerTo);
    void keepPhoto(const SentPhoto &sent, const Responder &answerTo);
    void getMedia(const Request &request, const Session &session, const Responder &responder);
    void auditPhoto(const Request &request, const Session &session, const QString &hash,
                    const QString &outcome);
    void forgetDamage(const QString &hash);
    void noteDamage(const Request &request, const Session &session, const QString &hash, const Error &error);

    // apidesk.cpp
    void write(const Responder &responder,
               std::function<base::Result<Answer>(Storage &, base::Instant)> deed);
    void messages(Endpoint endpoint, const Request &request, const Session &session,
                  const Responder &responder);
    void duty(const Request &request, const Session &session, const Responder &responder);
    void handovers(Endpoint endpoint, const Request &request, const Session &session,
                   const Responder &responder);

    // apicases.cpp
    void commands(const Request &request, const Session &session, const Responder &responder);
    void useUp(const QStringList &approvals); ///< a second person consents once
    void readLive(const Session &session, const Responder &responder);
    void writeLive(const Request &request, const Session &session, const Responder &responder);
    void tasks(const Session &session, const Responder &responder);

    /// Runs on a pool's thread; when more than `most` already wait there, answers 503.
    struct Pool
    {
        explicit Pool(std::size_t threads, int most)
            : threads(threads)
            , most(most)
        {
        }
        boost::asio::thread_pool threads;
        std::atomic<int> waiting = 0;
        int most;
    };
    void work(Pool &pool, const Responder &responder, std::function<void(const Responder &)> task);
    [[nodiscard]] std::shared_ptr<ByteStream> openStream();

    [[nodiscard]] std::shared_ptr<const CityFacts> facts() const;

    Parts m_parts;
    Sessions m_sessions;
    RangeSums m_sums;
    mutable std::mutex m_factsMutex;
    std::shared_ptr<const CityFacts> m_facts;
    LiveValues m_live;
    Pool m_lookups{2, 4000}; // whose a session is
    Pool m_readers{2, 2000};
    Pool m_streams{24, 400}; // each waits for its reader: a few slow ones must not keep the others out
    Pool m_imports{2, 200}; // one may wait for a disk while the other says how it stands
    Pool m_media{2, 16}; // each that waits holds up to 20 MiB
    Pool m_passwords{2, 1000}; // 19 MiB each: two at a time bound memory and leave a core free
    std::atomic<bool> m_finishing = false;
    std::mutex m_streamsMutex;
    std::vector<std::weak_ptr<ByteStream>> m_openStreams;
    Metrics m_metrics;
    std::unique_ptr<CameraMover> m_mover; ///< until finish()
    std::mutex m_camerasMutex;
    QHash<QString, domain::Camera> m_cameras; ///< read from time to time: whoever turns one asks twice a second
    qint64 m_camerasReadMs = 0;
    std::mutex m_accessesMutex;
    QSet<QString> m_accesses; ///< told lately: a repeat leaves no second line
    std::mutex m_damagedMutex;
    QSet<QString> m_damaged; ///< photos that were found so and audited
    std::mutex m_countsMutex;
    struct Counted
    {
        qint64 atMs = 0;
        std::vector<std::pair<QString, qint64>> counts;
    };
    QHash<QByteArray, Counted> m_counts; ///< by scope: progress needs no fresh ones
};
} // namespace wanmi::server
