// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncfigures.h"

#include "domain/rulebook.h"
#include "store/store.h"
#include "sync/link.h"

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
#include <cmath>

namespace wanmi::bench {
namespace {
constexpr int Reports = 200;

/// Runs the event loop until `done()` or the time is over.
bool spinUntil(const std::function<bool()> &done, int limitMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < limitMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    return done();
}

std::optional<protocol::SessionGrant> signedIn(const QUrl &central, const QString &account)
{
    auto answer = sync::signIn(central, {account, QStringLiteral("wanmi"), QStringLiteral("bench")});
    if (!spinUntil([&] { return answer.isFinished(); }, 20'000) || !answer.result())
        return std::nullopt;
    return *answer.result();
}

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

/// From sending a command to central until the row stands in another seat's replica: judging, commit, feed
/// and apply.
std::optional<Measured> changeVisible(const Places &places)
{
    static std::shared_ptr<CentralProcess> central = CentralProcess::start(places, QStringLiteral("village"));
    if (!central)
        return std::nullopt;
    const auto acceptor = signedIn(central->url(), QStringLiteral("acceptor1"));
    const auto watcher = signedIn(central->url(), QStringLiteral("dispatcher1"));
    const auto rules = domain::shippedRuleBook();
    if (!acceptor || !watcher || !rules)
        return std::nullopt;

    const auto clock = std::make_shared<base::SystemClock>();
    store::Store replica({places.work + QStringLiteral("/seat-visible"), watcher->scope, watcher->account},
                         *rules, clock);
    auto opened = replica.open();
    spinUntil([&] { return opened.isFinished(); }, 20'000);
    protocol::Manifest manifest;
    sync::Link::Options options;
    options.livePeriod = std::chrono::milliseconds(0);
    sync::Link link(central->url(), *watcher, replica, clock, options);
    QObject::connect(&link, &sync::Link::manifestChanged, &link,
                     [&](const protocol::Manifest &m) { manifest = m; });
    bool online = false;
    QObject::connect(&link, &sync::Link::statusChanged, &link, [&](const sync::LinkStatus &status) {
        online = status.state == sync::LinkStatus::State::Online;
    });
    link.start();
    if (!spinUntil([&] { return online; }, 120'000))
        return std::nullopt;

    QHash<QString, qint64> sentAt;
    std::vector<double> seen;
    QElapsedTimer clockwork;
    clockwork.start();
    QObject::connect(&replica, &store::Store::committed, &replica, [&](const store::ChangeSet &changes) {
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
    }
    link.stop();
    if (seen.size() < Reports * 9 / 10) {
        std::fprintf(stderr, "only %zu of %d reports became visible\n", seen.size(), Reports);
        return std::nullopt;
    }
    std::ranges::sort(seen);
    return Measured{
        seen[static_cast<size_t>(std::floor(0.95 * static_cast<double>(seen.size() - 1)))], {}, std::nullopt};
}
} // namespace

void addSyncFigures(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("seat.change_visible_p95")] = [places] { return changeVisible(places); };
}
} // namespace wanmi::bench
