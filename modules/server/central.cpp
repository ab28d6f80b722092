// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/central.h"

#include "server/api.h"
#include "server/auditbook.h"
#include "server/cameraround.h"
#include "server/filewarmer.h"
#include "server/housekeeping.h"
#include "server/importdesk.h"
#include "server/judge.h"
#include "server/mapwatch.h"
#include "server/mediastore.h"
#include "server/opencity.h"
#include "server/password.h"
#include "server/servinghold.h"
#include "server/timekeeper.h"
#include "server/walldesk.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server")
using namespace std::chrono_literals;
constexpr auto DrainTime = 10s;
constexpr auto LookEvery = 300ms; ///< for what other processes committed
constexpr auto HeadEvery = 24h; ///< signs the end of the audit's chain
constexpr auto KeepEvery = 1h;
constexpr auto KeepAgain = 1min; ///< somebody was just reading them
constexpr std::chrono::milliseconds FreshCamera = 10min; ///< what a camera's device said is taken for what is
constexpr auto ClearEvery = 1h; ///< photos that nobody names
constexpr int MostDue = 100; ///< of each kind a second: people are answered between two batches

/// What this city calls things, from terms.json in its folder. A slip in a list of words stops no central.
protocol::Terms termsOf(const QString &folder)
{
    QFile file(QDir(folder).filePath(QStringLiteral("terms.json")));
    if (!file.exists())
        return {};
    constexpr qint64 MostBytes = 256 * 1024;
    QJsonDocument document;
    if (file.size() <= MostBytes && file.open(QIODevice::ReadOnly))
        document = QJsonDocument::fromJson(file.readAll());
    const auto terms = protocol::termsFrom(document.isObject() ? QJsonValue(document.object()) : QJsonValue(0));
    if (terms)
        return *terms;
    qCWarning(log) << "terms.json is not used:" << terms.error().detail;
    return {};
}

Session systemSession()
{
    Session session;
    session.person.id = PersonId(QStringLiteral("system"));
    session.person.post = domain::tokenOf(domain::Post::System);
    session.post = domain::Post::System;
    return session;
}

/// What central keeps of the city besides its database.
struct City
{
    std::vector<CellFact> cells;
    std::vector<domain::MinorClass> classes;
    std::vector<QByteArray> lifecycles; ///< published ones, oldest first
    qint64 importMark = 0;
};

domain::RuleBookPtr rulesOf(const domain::RuleBookPtr &shipped, City &city)
{
    return domain::withLifecycles(domain::withLocal(shipped, std::move(city.classes)), city.lifecycles);
}

base::Result<City> readCity(Storage &storage)
{
    // The mark first: an import in between is noticed again.
    const auto mark = storage.importMark();
    auto cells = storage.cells();
    auto classes = storage.classes();
    auto lifecycles = storage.lifecycles();
    if (!mark)
        return tl::unexpected(mark.error());
    if (!cells)
        return tl::unexpected(cells.error());
    if (!classes)
        return tl::unexpected(classes.error());
    if (!lifecycles)
        return tl::unexpected(lifecycles.error());
    City city{std::move(*cells), std::move(*classes), {}, *mark};
    for (PublishedLifecycle &published : *lifecycles)
        city.lifecycles.push_back(std::move(published.scxml));
    return city;
}
} // namespace

/// Everything that runs, in the order in which it is built; taken down backwards.
class Central::Private
{
public:
    Private(CentralOptions given, domain::RuleBookPtr rules, std::unique_ptr<Storage> opened,
            CityFacts facts, City city, qint64 tail)
        : options(std::move(given))
        , shipped(std::move(rules))
        , storage(std::move(opened))
        , judge(rulesOf(shipped, city), options.clock,
                std::make_shared<const CellIndex>(std::move(city.cells)))
        , feed(*storage, options.clock, tail)
        , judges(
              *storage, [this](const Asked &asked, const Known &known) {
                  followPublications(known.published);
                  return judge.decide(asked, known);
              },
              [this](qint64 seq) { feed.notify(seq); })
        , imports({*storage, judges, shipped, options.clock, options.folder, storageAddress(options.folder).has_value(), [this] { noticeImport(); }})
        , walls(
              *storage, judges, [this](qint64 seq) { feed.notify(seq); }, options.clock)
        , cameras(
              judges, [this](qint64 seq) { feed.notify(seq); }, [this] { return api.cameraStates(); }, options.clock,
              {options.cameraChecksEvery, std::max(options.cameraChecksEvery, FreshCamera), options.cameraDeadAfter},
              facts.timeZone)
        , snapshots({*storage, options.replicaFormat, options.clock, options.folder, std::chrono::hours(90 * 24),
                     options.leastSnapshotRows})
        , api({*storage, judges, feed, options.clock, imports, walls, snapshots, facts, options.folder,
               options.videoUrl, termsOf(options.folder), [this] { return server ? server->connections() : 0; },
               options.metricsToken, options.rowsOfRange})
        , epoch(facts.epoch)
        , importMark(city.importMark)
        , lifecycles(qint64(city.lifecycles.size()))
        , oldestSeq(facts.oldestSeq)
        , mapVersion(facts.mapVersion)
    {
    }
    ~Private() { stop(); }

    base::Result<void> listen()
    {
        HttpServer::Options http;
        http.listen = options.listen;
        http.port = options.port;
        http.threads = options.ioThreads;
        http.handle = [this](Request request, const Responder &responder) {
            api.handle(std::move(request), responder);
        };
        http.served = [this](const Served &served) {
            api.note(served);
            if (options.served)
                options.served(served);
        };
        http.certificate = options.certificate;
        http.behindProxy = options.behindProxy;
        http.slowestPeer = options.slowestPeer;
        certificateSeen = QFileInfo(options.certificate).lastModified();
        http.bodyRule = [this](const Request &head) { return api.bodyRule(head); };
        if (options.responseTap) {
            http.sent = [tap = options.responseTap](const QByteArray &method, const Answer &answer) {
                tap(method, answer.pathTemplate, answer.status, answer.contentType,
                    answer.body ? *answer.body : QByteArray());
            };
        }
        auto started = HttpServer::start(std::move(http));
        if (!started)
            return tl::unexpected(started.error());
        server = std::move(*started);
        listenedPort = server->port();
        watcher = std::thread([this] { watch(); });
        storage->listen([this](Storage::Heard heard) {
            {
                const std::lock_guard lock(watchMutex);
                news = heard == Storage::Heard::City ? News::City : std::max(news, News::Changes);
            }
            watchWake.notify_all();
        });
        if (!options.mapEngine.isEmpty())
            mapWatch = std::make_unique<MapWatch>(options.folder, options.mapEngine, options.clock);
        return {};
    }

    void stop()
    {
        if (stopped)
            return;
        stopped = true;
        {
            const std::lock_guard lock(watchMutex);
            stopping = true;
        }
        watchWake.notify_all();
        storage->listen({});
        if (server)
            server->stopAccepting();
        feed.release();
        if (server && !server->drain(DrainTime))
            qCWarning(log) << "some answers had not left after" << DrainTime.count() << "s";
        if (watcher.joinable())
            watcher.join();
        mapWatch.reset();
        imports.stop();
        api.finish();
        cameras.finish();
        judges.stop();
        server.reset();
    }

    // Once a second: what other processes committed, and what is due by the clock. What a storage hears of others
    // comes at once.
    void watch()
    {
        std::unique_lock lock(watchMutex);
        auto next = std::chrono::steady_clock::now() + 1s;
        for (;;) {
            // An account that was disabled loses its held poll within the second.
            const auto look = std::min(next, std::chrono::steady_clock::now() + LookEvery);
            watchWake.wait_until(lock, look, [this] { return stopping || news != News::None; });
            if (stopping)
                return;
            const News heard = std::exchange(news, News::None);
            lock.unlock();
            if (heard == News::Changes) {
                if (const auto tail = storage->tail())
                    feed.notify(*tail);
            } else {
                noticeChanges();
            }
            if (const auto now = std::chrono::steady_clock::now(); now < next) {
                lock.lock();
                continue;
            }
            next = std::chrono::steady_clock::now() + 1s;
            askDue({});
            walls.endExpired();
            cameras.look();
            clearPhotos();
            signDaily();
            followCertificate();
            keepChanges();
            lock.lock();
        }
    }
    // Once in a while: lines of the change log that no seat needs any more.
    void keepChanges()
    {
        const base::Instant now = options.clock->now();
        if (now < nextKeeping.load())
            return;
        nextKeeping = now + KeepEvery;
        judges.post([this, now](Storage &ours) {
            const auto oldest = ours.keepChanges(now - options.keepChanges);
            if (!oldest) {
                nextKeeping = now + KeepAgain;
                qCInfo(log) << "old changes are kept for the moment:" << oldest.error().reason;
            } else if (oldestSeq.exchange(*oldest) != *oldest) {
                if (const auto facts = ours.facts())
                    api.useFacts(*facts);
            }
        });
    }
    // A renewed certificate is good for whoever connects from now on; nobody is cut off.
    void followCertificate()
    {
        if (options.certificate.isEmpty())
            return;
        const QDateTime changed = QFileInfo(options.certificate).lastModified();
        if (!changed.isValid() || changed == certificateSeen)
            return;
        certificateSeen = changed;
        if (const auto renewed = server->renewCertificate(); renewed)
            qCInfo(log) << "the certificate has been renewed";
        else
            qCWarning(log) << "the new certificate is not used:" << renewed.error().detail;
    }
    // Once a day the end of the audit's chain is signed, so that a cut tail is found up to there.
    void signDaily()
    {
        const base::Instant now = options.clock->now();
        if (now < nextHead.load())
            return;
        nextHead = now + HeadEvery; // whatever comes of it: a full disk is not asked every second
        judges.post([this, now](Storage &ours) {
            const auto heads = ours.auditHeads();
            if (heads && !heads->empty() && base::toMs(now) - heads->back().atMs < HeadEvery / 1ms) {
                nextHead = base::instantFromMs(heads->back().atMs) + HeadEvery;
                return;
            }
            const auto key = AuditKey::of(options.folder);
            const auto head = key ? ours.signAudit(*key, now) : tl::unexpected(key.error());
            if (!head)
                qCWarning(log) << "the audit could not be signed:" << head.error().reason;
            else if (const auto kept = keepElsewhere(*head); !kept)
                qCWarning(log) << "the audit's head could not be kept elsewhere:" << kept.error().detail;
        });
    }
    [[nodiscard]] base::Result<void> keepElsewhere(const AuditHead &head) const
    {
        return options.auditHeads.isEmpty() ? base::Result<void>() : appendHead(options.auditHeads, head);
    }
    void noticeChanges()
    {
        const auto mark = storage->changeMark();
        if (!mark || *mark == lastMark)
            return;
        lastMark = *mark;
        api.forgetSessions();
        const auto imported = storage->importMark();
        const auto facts = storage->facts();
        const auto published = storage->lifecycles();
        if ((imported && *imported != importMark) || (published && qint64(published->size()) != lifecycles))
            judges.post([this](Storage &) { noticeImport(); });
        else if (facts && facts->epoch != epoch)
            judges.post([this](Storage &) { noticeImport(); });
        else if (facts && facts->mapVersion != mapVersion)
            api.useFacts(*facts);
        if (facts)
            mapVersion = facts->mapVersion;
        if (const auto tail = storage->tail())
            feed.notify(*tail);
    }
    // On the judging thread, inside the transaction of the commands: whoever published a moment ago has moved the
    // dues of the cases that were there; what is judged after that is judged by what was published.
    void followPublications(qint64 known)
    {
        if (known == lifecycles)
            return;
        const auto published = storage->lifecycles();
        auto classes = storage->classes();
        if (!published || !classes) {
            qCWarning(log) << "what was published cannot be read:"
                           << (published ? classes.error().reason : published.error().reason);
            return;
        }
        City city;
        city.classes = std::move(*classes);
        for (const PublishedLifecycle &one : *published)
            city.lifecycles.push_back(one.scxml);
        lifecycles = qint64(city.lifecycles.size());
        judge.use(rulesOf(shipped, city), judge.cells());
    }
    // On the judging thread: an import, here or by another process, has changed the city.
    void noticeImport()
    {
        auto city = readCity(*storage);
        const auto facts = storage->facts();
        const auto tail = storage->tail();
        if (!city || !facts || !tail) {
            qCWarning(log) << "the imported city cannot be read:"
                           << (city ? facts.error().reason : city.error().reason);
            return;
        }
        importMark = city->importMark;
        lifecycles = qint64(city->lifecycles.size());
        judge.use(rulesOf(shipped, *city),
                  std::make_shared<const CellIndex>(std::move(city->cells)));
        api.useFacts(*facts);
        if (epoch != facts->epoch) {
            epoch = facts->epoch;
            feed.begin(epoch, *tail);
        }
        feed.notify(*tail);
    }
    // After somebody has signed on or off: tasks whose holders are away and that another can take.
    std::vector<DueCase> tasksLeftBehind()
    {
        const auto mark = storage->dutyMark();
        if (!mark || dutySeen.exchange(*mark) == *mark)
            return {};
        auto absent = storage->tasksOfAbsent();
        const auto onDuty = storage->onDuty();
        if (!absent || !onDuty) {
            dutySeen = -1;
            return {};
        }
        return tasksToPassOn(*std::move(absent), *onDuty, *judge.cells());
    }
    // Once in a while: what was sent and never named by a case.
    void clearPhotos()
    {
        const base::Instant now = options.clock->now();
        if (now < nextClearing.load())
            return;
        nextClearing = now + ClearEvery;
        judges.post([this, now](Storage &ours) {
            MediaStore(options.folder).clearUnfinished(24h);
            const int gone = clearUnusedPhotos(ours, MediaStore(options.folder), now);
            if (gone > 0)
                qCInfo(log) << gone << "photos that no case names were deleted, each sent more than a day ago";
        });
    }
    void askDue(const JudgeQueue::Answer &answer)
    {
        const auto due = storage->dueCases(options.clock->now(), MostDue);
        const domain::RuleBookPtr rules = judge.rules();
        std::vector<Asked> asked;
        std::vector<DueCase> all = due.value_or(std::vector<DueCase>());
        std::ranges::move(tasksLeftBehind(), std::back_inserter(all));
        for (const DueCase &one : all) {
            if (auto order = timeOrder(one, *rules)) {
                asked.push_back({});
                asked.back().session = systemSession();
                asked.back().command = std::move(*order);
                asked.back().command.occurredAt = options.clock->now();
            }
        }
        const bool nothing = asked.empty();
        if (nothing || !judges.ask(std::move(asked), [this, answer](auto results) {
                if (!results) {
                    dutySeen = -1; // they are asked for again
                    qCWarning(log) << "cannot do what is due:" << results.error().reason;
                }
                if (answer)
                    answer(std::move(results));
            })) {
            if (!nothing)
                dutySeen = -1;
            if (answer)
                answer(std::vector<protocol::CommandResult>());
        }
    }

    ServingHold hold; ///< let go of last
    CentralOptions options;
    domain::RuleBookPtr shipped; ///< without the city's own classes
    std::unique_ptr<Storage> storage;
    Judge judge;
    Feed feed;
    JudgeQueue judges;
    ImportDesk imports;
    WallDesk walls;
    CameraRound cameras;
    SnapshotDesk snapshots;
    Api api;
    std::atomic<qint64> epoch, importMark, lifecycles, oldestSeq;
    std::unique_ptr<HttpServer> server;
    std::thread watcher;
    std::unique_ptr<MapWatch> mapWatch;
    std::unique_ptr<FileWarmer> warmer;
    QString mapVersion; ///< last seen by the watcher
    QDateTime certificateSeen;
    std::mutex watchMutex;
    std::condition_variable watchWake;
    bool stopping = false;
    enum class News { None, Changes, City };
    News news = News::None; ///< what the storage heard of other servers
    bool stopped = false;
    qint64 lastMark = -1;
    std::atomic<qint64> dutySeen = -1; ///< dutyMark() when tasks of the absent were last passed on
    std::atomic<base::Instant> nextClearing = base::Instant{};
    std::atomic<base::Instant> nextKeeping = base::Instant{};
    std::atomic<base::Instant> nextHead = base::Instant{};
    int listenedPort = 0;
};

base::Result<std::unique_ptr<Central>> Central::start(CentralOptions options, domain::RuleBookPtr rules)
{
    if (!options.clock)
        options.clock = std::make_shared<base::SystemClock>();
    base::Result<ServingHold> hold;
    // Several servers may work over one PostgreSQL, and share a folder of photos.
    if (QFileInfo::exists(databasePath(options.folder)) && !storageAddress(options.folder))
        hold = ServingHold::take(
            options.folder); // before a newer program changes the tables under an older one
    if (!hold)
        return tl::unexpected(hold.error());
    auto storage = openStorage(options.folder, options.maxDatabasePages, options.readFrom);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto facts = (*storage)->facts();
    auto city = readCity(**storage);
    const auto tail = (*storage)->tail();
    if (!facts)
        return tl::unexpected(facts.error());
    if (!city)
        return tl::unexpected(city.error());
    if (!tail)
        return tl::unexpected(tail.error());
    // A folder of a city in PostgreSQL may be shared: what other servers are writing stays.
    MediaStore(options.folder).clearUnfinished(storageAddress(options.folder) ? std::chrono::seconds(1h) : 0s);
    auto parts = std::make_unique<Private>(std::move(options), std::move(rules), std::move(*storage), *facts,
                                           std::move(*city), *tail);
    parts->hold = std::move(*hold);
    if (!storageAddress(parts->options.folder))
        parts->warmer = std::make_unique<FileWarmer>(databasePath(parts->options.folder));
    if (const auto listening = parts->listen(); !listening)
        return tl::unexpected(listening.error());
    return std::unique_ptr<Central>(new Central(std::move(parts)));
}

Central::Central(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}

Central::~Central() = default;

int Central::port() const
{
    return d->listenedPort;
}

QString Central::url() const
{
    const QString scheme = d->options.certificate.isEmpty() ? QStringLiteral("http") : QStringLiteral("https");
    return QStringLiteral("%1://%2:%3").arg(scheme, d->options.listen).arg(d->listenedPort);
}

void Central::stop()
{
    d->stop();
}

void Central::tick()
{
    std::promise<void> done;
    d->askDue([&done](const auto &) { done.set_value(); });
    done.get_future().wait();
    d->clearPhotos();
    std::promise<void> ended;
    d->walls.endExpired([&ended] { ended.set_value(); });
    ended.get_future().wait();
    std::promise<void> looked;
    d->cameras.look([&looked] { looked.set_value(); });
    looked.get_future().wait();
}

qint64 Central::tail() const
{
    return d->feed.tail();
}
} // namespace wanmi::server
