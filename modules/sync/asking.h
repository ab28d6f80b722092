// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/engine.h"
#include "channel.h"

#include <QPromise>

namespace wanmi::sync {

/// A channel to central on a thread of its own: what is asked here waits for nobody's long poll.
class AskingWorker : public QObject
{
public:
    AskingWorker(Address central, QString token, std::shared_ptr<const base::Clock> clock)
        : channel(std::move(central), std::move(token), std::move(clock), this)
    {
    }
    Channel channel;
};

template <typename T> using AskingPromise = std::shared_ptr<QPromise<base::Result<T>>>;

template <typename T> void give(const AskingPromise<T> &promise, base::Result<T> outcome)
{
    promise->addResult(std::move(outcome));
    promise->finish();
}

/// Gives the answer on as a value of the wire.
template <typename T> Channel::Continue into(const AskingPromise<T> &promise, base::Result<T> (*from)(const QJsonObject &))
{
    return [promise, from](const base::Result<HttpAnswer> &answer) {
        give<T>(promise, answer.and_then([](const HttpAnswer &whole) { return whole.json(); }).and_then(from));
    };
}

inline Channel::Continue intoNothing(const AskingPromise<void> &promise)
{
    return [promise](const base::Result<HttpAnswer> &answer) {
        give<void>(promise, answer ? base::Result<void>() : tl::unexpected(answer.error()));
    };
}

/// What clients of single requests share.
class Asking
{
public:
    Asking(const QString &threadName, const Address &central, const QString &token, const std::shared_ptr<const base::Clock> &clock)
        : engine(threadName, [=] { return std::make_unique<AskingWorker>(central, token, clock); })
    {
    }
    void renew(const QString &token)
    {
        engine.post([token](AskingWorker &worker) { worker.channel.setToken(token); });
    }
    template <typename T, typename Ask> base::Answer<base::Result<T>> ask(Ask question)
    {
        auto promise = std::make_shared<QPromise<base::Result<T>>>();
        promise->start();
        base::Answer<base::Result<T>> answer = promise->future();
        engine.post([promise, question = std::move(question)](AskingWorker &worker) { question(worker, promise); });
        return answer;
    }
    base::Engine<AskingWorker> engine;
};
} // namespace wanmi::sync
