// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/link.h"

#include "base/engine.h"
#include "linkworker.h"

#include <QPromise>

namespace wanmi::sync {

QString tokenOf(LinkStatus::State state)
{
    switch (state) {
    case LinkStatus::State::Stopped:
        return QStringLiteral("stopped");
    case LinkStatus::State::Connecting:
        return QStringLiteral("connecting");
    case LinkStatus::State::Bootstrapping:
        return QStringLiteral("bootstrapping");
    case LinkStatus::State::Online:
        return QStringLiteral("online");
    case LinkStatus::State::CatchingUp:
        return QStringLiteral("catching-up");
    case LinkStatus::State::Offline:
        return QStringLiteral("offline");
    case LinkStatus::State::Denied:
        return QStringLiteral("denied");
    }
    Q_UNREACHABLE();
}

base::Answer<base::Result<protocol::SessionGrant>> signIn(const Address &central, const protocol::SignIn &who)
{
    using Grant = base::Result<protocol::SessionGrant>;
    auto promise = std::make_shared<QPromise<Grant>>();
    promise->start();
    base::Answer<Grant> future = promise->future();

    auto *thread = new QThread;
    thread->setObjectName(QStringLiteral("wanmi-signin"));
    auto *channel = new Channel(central, {}, std::make_shared<base::SystemClock>(), nullptr);
    channel->moveToThread(thread);
    QObject::connect(thread, &QThread::finished, channel, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
    QMetaObject::invokeMethod(channel, [channel, thread, promise, who] {
        channel->post(QStringLiteral("/v1/session"), protocol::toJson(who), channel,
                      [promise, thread](const base::Result<HttpAnswer> &outcome) {
                          promise->addResult(
                              outcome.and_then([](const HttpAnswer &answer) { return answer.json(); })
                                  .and_then(protocol::fromJson<protocol::SessionGrant>));
                          promise->finish();
                          thread->quit();
                      });
    });
    return future;
}

class Link::Private
{
public:
    template <typename Make>
    Private(Address central, Make make)
        : central(std::move(central))
        , engine(QStringLiteral("wanmi-sync"), std::move(make))
    {
    }

    Address central;
    base::Engine<LinkWorker> engine;
    LinkStatus status;
};

Link::Link(Address central, protocol::SessionGrant grant, store::Store &store,
           std::shared_ptr<const base::Clock> clock, Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(central, [=, &store, options = std::move(options)] {
        return std::make_unique<LinkWorker>(central, grant, store, clock, options);
    }))
{
    qRegisterMetaType<LinkStatus>();
    LinkWorker *worker = d->engine.worker();
    connect(worker, &LinkWorker::statusChanged, this, [this](const LinkStatus &status) {
        d->status = status;
        emit statusChanged(status);
    });
    connect(worker, &LinkWorker::manifestChanged, this, &Link::manifestChanged);
    connect(worker, &LinkWorker::liveReceived, this, &Link::liveReceived);
    connect(worker, &LinkWorker::camerasReceived, this, &Link::camerasReceived);
    connect(worker, &LinkWorker::basemapReady, this, &Link::basemapReady);
    connect(worker, &LinkWorker::mapReady, this, &Link::mapReady);
    connect(worker, &LinkWorker::commandRejected, this, &Link::commandRejected);
    connect(worker, &LinkWorker::integrityPassed, this, &Link::integrityPassed);
}

Link::~Link() = default;

void Link::start()
{
    d->engine.post([](LinkWorker &worker) { worker.start(); });
}

void Link::stop()
{
    d->engine.post([](LinkWorker &worker) { worker.stop(); });
}

void Link::signOut()
{
    d->engine.post([](LinkWorker &worker) { worker.signOut([] {}); });
}

void Link::renew(const protocol::SessionGrant &grant)
{
    d->engine.post([grant](LinkWorker &worker) { worker.renew(grant); });
}

Address Link::central() const
{
    return d->central;
}

LinkStatus Link::status() const
{
    return d->status;
}
} // namespace wanmi::sync
