// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wallclient.h"

#include "asking.h"

#include <QJsonDocument>
#include <QUuid>

namespace wanmi::sync {
namespace {
template <typename T> using Promise = AskingPromise<T>;

QString scenePath(const QString &id)
{
    return QStringLiteral("/v1/scenes/") + id;
}

QString wallPath(const QString &id, const QString &rest = {})
{
    return QStringLiteral("/v1/walls/") + id + rest;
}

using WallWorker = AskingWorker;

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

class WallClient::Private : public Asking
{
public:
    using Asking::Asking;
};

WallClient::WallClient(Address central, QString token, std::shared_ptr<const base::Clock> clock)
    : d(std::make_unique<Private>(QStringLiteral("wanmi-walls"), central, token, clock))
{
}

WallClient::~WallClient() = default;

void WallClient::renew(const QString &token)
{
    d->renew(token);
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
