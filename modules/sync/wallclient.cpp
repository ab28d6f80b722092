// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wallclient.h"

#include "base/engine.h"
#include "channel.h"

#include <QJsonDocument>
#include <QPromise>
#include <QUuid>

namespace wanmi::sync {
namespace {
template <typename T> using Promise = std::shared_ptr<QPromise<base::Result<T>>>;

template <typename T> void give(const Promise<T> &promise, base::Result<T> outcome)
{
    promise->addResult(std::move(outcome));
    promise->finish();
}

/// Gives the answer on as a value of the wire.
template <typename T>
Channel::Continue into(const Promise<T> &promise, base::Result<T> (*from)(const QJsonObject &))
{
    return [promise, from](const base::Result<HttpAnswer> &answer) {
        give<T>(promise,
                answer.and_then([](const HttpAnswer &whole) { return whole.json(); }).and_then(from));
    };
}

Channel::Continue intoNothing(const Promise<void> &promise)
{
    return [promise](const base::Result<HttpAnswer> &answer) {
        give<void>(promise, answer ? base::Result<void>() : tl::unexpected(answer.error()));
    };
}

QString scenePath(const QString &id)
{
    return QStringLiteral("/v1/scenes/") + id;
}

QString wallPath(const QString &id, const QString &rest = {})
{
    return QStringLiteral("/v1/walls/") + id + rest;
}

/// Lives on its own thread: walls do not wait for the feed's long poll.
class WallWorker : public QObject
{
public:
    WallWorker(Address central, QString token, std::shared_ptr<const base::Clock> clock)
        : channel(std::move(central), std::move(token), std::move(clock), this)
    {
    }
    Channel channel;
};

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QUrlQuery versionQuery(qint64 version)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("version"), QString::number(version));
    return query;
}
} // namespace

class WallClient::Private
{
public:
    template <typename Make>
    explicit Private(Make make)
        : engine(QStringLiteral("wanmi-walls"), std::move(make))
    {
    }
    template <typename T, typename Ask> Answer<T> ask(Ask question)
    {
        auto promise = std::make_shared<QPromise<base::Result<T>>>();
        promise->start();
        Answer<T> answer = promise->future();
        engine.post(
            [promise, question = std::move(question)](WallWorker &worker) { question(worker, promise); });
        return answer;
    }
    base::Engine<WallWorker> engine;
};

WallClient::WallClient(Address central, QString token, std::shared_ptr<const base::Clock> clock)
    : d(std::make_unique<Private>([=] { return std::make_unique<WallWorker>(central, token, clock); }))
{
}

WallClient::~WallClient() = default;

void WallClient::renew(const QString &token)
{
    d->engine.post([token](WallWorker &worker) { worker.channel.setToken(token); });
}

WallClient::Answer<domain::Scene> WallClient::save(const protocol::SceneOrder &order)
{
    return d->ask<domain::Scene>([order](WallWorker &worker, const Promise<domain::Scene> &promise) {
        worker.channel.put(scenePath(order.scene.id), {}, bytesOf(protocol::toJson(order)), &worker,
                           into(promise, protocol::sceneFrom));
    });
}

WallClient::Answer<void> WallClient::removeScene(const QString &id, qint64 version)
{
    return d->ask<void>([id, version](WallWorker &worker, const Promise<void> &promise) {
        worker.channel.remove(scenePath(id), versionQuery(version), &worker, intoNothing(promise));
    });
}

WallClient::Answer<domain::Wall> WallClient::save(const protocol::WallOrder &order)
{
    return d->ask<domain::Wall>([order](WallWorker &worker, const Promise<domain::Wall> &promise) {
        worker.channel.put(wallPath(order.wall.id), {}, bytesOf(protocol::toJson(order)), &worker,
                           into(promise, protocol::wallFrom));
    });
}

WallClient::Answer<void> WallClient::removeWall(const QString &id, qint64 planVersion)
{
    return d->ask<void>([id, planVersion](WallWorker &worker, const Promise<void> &promise) {
        worker.channel.remove(wallPath(id), versionQuery(planVersion), &worker, intoNothing(promise));
    });
}

WallClient::Answer<domain::Wall> WallClient::switchScene(const QString &wall,
                                                         const protocol::SceneSwitch &order)
{
    return d->ask<domain::Wall>([wall, order](WallWorker &worker, const Promise<domain::Wall> &promise) {
        worker.channel.post(wallPath(wall, QStringLiteral("/scene")), protocol::toJson(order), &worker,
                            into(promise, protocol::wallFrom));
    });
}

WallClient::Answer<domain::Wall> WallClient::push(const QString &wall, protocol::PushOrder order)
{
    if (order.push.id.isEmpty())
        order.push.id = QUuid::createUuid().toString(QUuid::Id128);
    return d->ask<domain::Wall>([wall, order](WallWorker &worker, const Promise<domain::Wall> &promise) {
        worker.channel.post(wallPath(wall, QStringLiteral("/pushes")), protocol::toJson(order), &worker,
                            into(promise, protocol::wallFrom));
    });
}

WallClient::Answer<domain::Wall> WallClient::takeBack(const QString &wall, const QString &push)
{
    return d->ask<domain::Wall>([wall, push](WallWorker &worker, const Promise<domain::Wall> &promise) {
        worker.channel.remove(wallPath(wall, QStringLiteral("/pushes/") + push), {}, &worker,
                              into(promise, protocol::wallFrom));
    });
}
} // namespace wanmi::sync
