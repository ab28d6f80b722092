// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/importclient.h"

#include "base/engine.h"
#include "importworker.h"

namespace wanmi::sync {

class ImportClient::Private
{
public:
    template <typename Make>
    explicit Private(Make make)
        : engine(QStringLiteral("wanmi-import"), std::move(make))
    {
    }

    /// Asks the worker for something that answers later.
    template <typename T, typename Ask> base::Answer<base::Result<T>> ask(Ask question)
    {
        auto promise = std::make_shared<QPromise<base::Result<T>>>();
        promise->start();
        base::Answer<base::Result<T>> answer = promise->future();
        engine.post(
            [promise, question = std::move(question)](ImportWorker &worker) { question(worker, promise); });
        return answer;
    }

    base::Engine<ImportWorker> engine;
};

ImportClient::ImportClient(Address central, QString token, std::shared_ptr<const base::Clock> clock,
                           QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>([=] { return std::make_unique<ImportWorker>(central, token, clock); }))
{
    ImportWorker *worker = d->engine.worker();
    connect(worker, &ImportWorker::statusChanged, this, &ImportClient::statusChanged);
    connect(worker, &ImportWorker::failed, this, &ImportClient::failed);
}

ImportClient::~ImportClient() = default;

void ImportClient::renew(const QString &token)
{
    d->engine.post([token](ImportWorker &worker) { worker.renew(token); });
}

base::Answer<base::Result<protocol::ImportStatus>> ImportClient::begin(const protocol::ImportOrder &order,
                                                                       const QStringList &paths)
{
    return d->ask<protocol::ImportStatus>(
        [order, paths](ImportWorker &worker, const auto &promise) { worker.begin(order, paths, promise); });
}

void ImportClient::watch(const QString &id)
{
    d->engine.post([id](ImportWorker &worker) { worker.watch(id); });
}

void ImportClient::stopWatching()
{
    d->engine.post([](ImportWorker &worker) { worker.stopWatching(); });
}

base::Answer<base::Result<std::vector<protocol::ImportStatus>>> ImportClient::list()
{
    return d->ask<std::vector<protocol::ImportStatus>>(
        [](ImportWorker &worker, const auto &promise) { worker.list(promise); });
}

base::Answer<base::Result<protocol::ImportStatus>> ImportClient::status(const QString &id)
{
    return d->ask<protocol::ImportStatus>(
        [id](ImportWorker &worker, const auto &promise) { worker.status(id, promise); });
}

base::Answer<base::Result<protocol::ImportPage<protocol::ImportProblem>>>
ImportClient::problems(const QString &id, qint64 after)
{
    return d->ask<protocol::ImportPage<protocol::ImportProblem>>(
        [id, after](ImportWorker &worker, const auto &promise) { worker.problems(id, after, promise); });
}

base::Answer<base::Result<void>> ImportClient::saveProblems(const QString &id, const QString &path)
{
    return d->ask<void>(
        [id, path](ImportWorker &worker, const auto &promise) { worker.saveProblems(id, path, promise); });
}

base::Answer<base::Result<protocol::ImportPage<protocol::ImportDifference>>>
ImportClient::differences(const QString &id, const QString &op, qint64 after)
{
    return d->ask<protocol::ImportPage<protocol::ImportDifference>>(
        [id, op, after](ImportWorker &worker, const auto &promise) {
            worker.differences(id, op, after, promise);
        });
}

base::Answer<base::Result<protocol::ImportStatus>>
ImportClient::apply(const QString &id, const protocol::ImportDecision &decision)
{
    return d->ask<protocol::ImportStatus>(
        [id, decision](ImportWorker &worker, const auto &promise) { worker.apply(id, decision, promise); });
}

base::Answer<base::Result<protocol::ImportStatus>> ImportClient::cancel(const QString &id)
{
    return d->ask<protocol::ImportStatus>(
        [id](ImportWorker &worker, const auto &promise) { worker.cancel(id, promise); });
}
} // namespace wanmi::sync
