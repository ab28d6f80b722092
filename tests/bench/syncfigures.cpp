// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncfigures.h"

#include "benchseat.h"

#include "domain/rulebook.h"
#include "models/wallboard.h"
#include "store/store.h"
#include "support/waiting.h"
#include "sync/link.h"
#include "sync/wallclient.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace wanmi::bench {
namespace {
constexpr int Reports = 200, Pushes = 40;

using test::spinUntil;

/// A report as an acceptor would type it, as the wire carries it.
QJsonObject reportCommand(const QString &caseId, const geo::Place &place)
{
    protocol::Command command;
    command.key = ActionId::random().text();
    command.occurredAt = base::SystemClock().now();
    command.order.caseId = CaseId(caseId);
    command.order.action = QStringLiteral("report");
    command.order.source = QStringLiteral("hotline12345");
    command.order.kind = domain::CaseKind::Event;
    command.order.classCode = QStringLiteral("0101");
    command.order.place = place;
    command.order.address = QStringLiteral("测量用地址");
    command.order.description = QStringLiteral("测量：从提交到另一席位可见");
    return {{QStringLiteral("commands"), QJsonArray{protocol::toJson(command)}}};
}

std::shared_ptr<CentralProcess> villageCentral(const Places &places)
{
    static std::shared_ptr<CentralProcess> central = CentralProcess::start(places, QStringLiteral("village"));
    return central;
}

/// A seat that only listens: its replica and its link to central.
class WatchingSeat
{
public:
    WatchingSeat(const Places &places, const QUrl &central, const protocol::SessionGrant &grant,
                 const domain::RuleBookPtr &rules)
        : m_clock(std::make_shared<base::SystemClock>())
        , replica({places.work + QStringLiteral("/seat-visible"), grant.scope, grant.account}, rules, m_clock)
        , m_link(central, grant, replica, m_clock, quiet())
    {
        QObject::connect(&m_link, &sync::Link::manifestChanged, &m_link,
                         [this](const protocol::Manifest &now) { manifest = now; });
        QObject::connect(&m_link, &sync::Link::statusChanged, &m_link,
                         [this](const sync::LinkStatus &status) {
                             m_online = status.state == sync::LinkStatus::State::Online;
                         });
    }
    ~WatchingSeat() { m_link.stop(); }
    [[nodiscard]] bool goOnline()
    {
        auto opened = replica.open();
        spinUntil([&] { return opened.isFinished(); }, 20'000);
        m_link.start();
        return spinUntil([this] { return m_online; }, 120'000);
    }

private:
    static sync::Link::Options quiet()
    {
        sync::Link::Options options;
        options.livePeriod = std::chrono::milliseconds(0);
        return options;
    }
    std::shared_ptr<base::SystemClock> m_clock;

public:
    store::Store replica;
    protocol::Manifest manifest;

private:
    sync::Link m_link;
    bool m_online = false;
};

/// From sending a command to central until the row stands in another seat's replica: judging, commit, feed
/// and apply.
/// \param pause between two, milliseconds; without one the second waits for the feed's own pause of 80 ms.
std::optional<std::vector<double>> visibleAfter(const Places &places, CentralProcess *central, int pause)
{
    if (!central)
        return std::nullopt;
    const auto acceptor = signedIn(central->url(), QStringLiteral("acceptor1"));
    const auto watcher = signedIn(central->url(), QStringLiteral("dispatcher1"));
    const auto rules = domain::shippedRuleBook();
    if (!acceptor || !watcher || !rules)
        return std::nullopt;
    WatchingSeat seat(places, central->url(), *watcher, *rules);
    if (!seat.goOnline())
        return std::nullopt;

    QHash<QString, qint64> sentAt;
    std::vector<double> seen;
    QElapsedTimer clockwork;
    clockwork.start();
    QObject::connect(&seat.replica, &store::Store::committed, &seat.replica,
                     [&](const store::ChangeSet &changes) {
                         for (const QString &id : changes.cases) {
                             const auto it = sentAt.constFind(id);
                             if (it != sentAt.constEnd()) {
                                 seen.push_back(static_cast<double>(clockwork.nsecsElapsed() - *it) / 1e6);
                                 sentAt.erase(it);
                             }
                         }
                     });
    QNetworkAccessManager network;
    QUrl url = central->url();
    url.setPath(QStringLiteral("/v1/commands"));
    const protocol::Manifest &manifest = seat.manifest;
    const geo::Place place{(manifest.west + manifest.east) / 2, (manifest.south + manifest.north) / 2};
    for (int i = 0; i < Reports; ++i) {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        request.setRawHeader("Authorization", "Bearer " + acceptor->token.toUtf8());
        const QString caseId = CaseId::random().text();
        const QByteArray body = QJsonDocument(reportCommand(caseId, place)).toJson(QJsonDocument::Compact);
        sentAt.insert(caseId, clockwork.nsecsElapsed());
        QNetworkReply *reply = network.post(request, body);
        const size_t wanted = seen.size() + 1;
        spinUntil([&] { return seen.size() >= wanted; }, 3'000);
        reply->deleteLater();
        if (pause > 0)
            spinUntil([] { return false; }, pause);
    }
    if (seen.size() < Reports * 9 / 10) {
        std::fprintf(stderr, "only %zu of %d reports became visible\n", seen.size(), Reports);
        return std::nullopt;
    }
    std::ranges::sort(seen);
    return seen;
}

std::optional<Measured> changeVisible(const Places &places, double share, int pause = 0)
{
    const auto seen = visibleAfter(places, villageCentral(places).get(), pause);
    if (!seen)
        return std::nullopt;
    return Measured{(*seen)[static_cast<size_t>(share * static_cast<double>(seen->size() - 1))], {}, std::nullopt};
}

/// From a dispatcher's "send to wall" until the wall's own seat knows what to show: p95 of forty.
std::optional<Measured> wallPush(const Places &places)
{
    const auto central = villageCentral(places);
    if (!central)
        return std::nullopt;
    const auto sender = signedIn(central->url(), QStringLiteral("dispatcher2"));
    const auto watcher = signedIn(central->url(), QStringLiteral("dispatcher1"));
    const auto rules = domain::shippedRuleBook();
    if (!sender || !watcher || !rules)
        return std::nullopt;
    WatchingSeat seat(places, central->url(), *watcher, *rules);
    if (!seat.goOnline())
        return std::nullopt;
    models::WallBoard board(seat.replica);
    board.reload();
    if (!spinUntil([&] { return board.isRead() && !board.walls().empty(); }, 10'000))
        return std::nullopt;
    auto cases = seat.replica.mostUrgent(1);
    if (!spinUntil([&] { return cases.isFinished(); }, 10'000) || !cases.result() || cases.result()->empty())
        return std::nullopt;
    const QString wall = board.walls().front().id;
    sync::WallClient client(central->url(), sender->token, std::make_shared<base::SystemClock>());
    std::vector<double> took;
    for (int i = 0; i < Pushes; ++i) {
        protocol::PushOrder order;
        order.push.kind = QStringLiteral("case");
        order.push.target = cases.result()->front().id;
        order.push.region = QStringLiteral("urgent");
        order.seconds = 30;
        QElapsedTimer since;
        since.start();
        auto sent = client.push(wall, order);
        const bool shown = spinUntil([&] { return !board.wall(wall)->pushes.empty(); }, 5'000);
        if (!shown) {
            std::fprintf(stderr, "the push does not arrive: %s\n",
                         !sent.isFinished()   ? "no answer"
                             : !sent.result() ? qPrintable(sent.result().error().reason)
                                              : "central took it");
            return std::nullopt;
        }
        took.push_back(double(since.nsecsElapsed()) / 1e6);
        auto taken = client.takeBack(wall, board.wall(wall)->pushes.front().id);
        if (!spinUntil([&] { return taken.isFinished() && board.wall(wall)->pushes.empty(); }, 5'000))
            return std::nullopt;
    }
    std::ranges::sort(took);
    return Measured{took[size_t(0.95 * double(took.size() - 1))], {}, std::nullopt};
}
} // namespace

void addSyncFigures(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("seat.change_visible_p95")] = [places] { return changeVisible(places, 0.95); };
    // Changes as people make them, one now and then.
    constexpr int Apart = 120;
    takes[QStringLiteral("sync.change_visible_p50")] = [places] { return changeVisible(places, 0.5, Apart); };
    takes[QStringLiteral("sync.change_visible_p99")] = [places] { return changeVisible(places, 0.99, Apart); };
    takes[QStringLiteral("wall.push")] = [places] { return wallPush(places); };
}
} // namespace wanmi::bench
