// SPDX-License-Identifier: GPL-3.0-or-later
#include "pusher.h"

#include "protocol/messages.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

namespace wanmi::sync {
namespace {
using namespace std::chrono_literals;
constexpr int CommandsPerRequest = 50;
constexpr auto FirstPause = 500ms;
constexpr auto LongestPause = 30'000ms;
} // namespace

Pusher::Pusher(Channel &channel, store::Store &store, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_store(store)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Pusher::push);
}

void Pusher::start()
{
    m_running = true;
    push();
}

void Pusher::stop()
{
    m_running = false;
    m_retry.stop();
}

void Pusher::push()
{
    if (!m_running)
        return;
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    m_again = false;
    m_retry.stop();
    m_store.sendable(CommandsPerRequest)
        .then(this, [this](base::Result<std::vector<protocol::Command>> commands) {
            if (!m_running || !commands || commands->empty()) {
                m_busy = false;
                if (m_running && m_again)
                    push();
                return;
            }
            send(*commands);
        });
}

void Pusher::send(const std::vector<protocol::Command> &commands)
{
    QJsonArray list;
    for (const protocol::Command &command : commands)
        list.append(protocol::toJson(command));
    const int sent = static_cast<int>(commands.size());
    m_channel.post(QStringLiteral("/v1/commands"), {{QStringLiteral("commands"), list}}, this,
                   [this, sent](base::Result<HttpAnswer> outcome) { take(std::move(outcome), sent); });
}

void Pusher::take(base::Result<HttpAnswer> outcome, int sent)
{
    const auto json = outcome.and_then([](const HttpAnswer &answer) { return answer.json(); });
    if (!json) {
        m_busy = false;
        emit failed(json.error());
        if (json.error().kind != ErrorKind::Denied)
            retryLater();
        return;
    }
    std::vector<protocol::CommandResult> results;
    for (const QJsonValue &entry : json->value(QLatin1String("results")).toArray()) {
        if (auto result = protocol::fromJson<protocol::CommandResult>(entry.toObject()))
            results.push_back(std::move(*result));
    }
    if (static_cast<int>(results.size()) != sent) {
        m_busy = false;
        emit failed(
            Error{ErrorKind::Corrupt, QStringLiteral("bad-message"), QStringLiteral("results missing")});
        retryLater();
        return;
    }
    m_pause = {};
    m_store.settle(results).then(this, [this, results](const base::Result<void> &settled) {
        m_busy = false;
        for (const protocol::CommandResult &result : results) {
            if (result.status == QLatin1String("rejected"))
                emit rejected(result);
        }
        if (settled)
            push();
        else
            retryLater();
    });
}

void Pusher::retryLater()
{
    if (!m_running)
        return;
    m_pause = std::clamp<std::chrono::milliseconds>(m_pause * 2, FirstPause, LongestPause);
    const double jitter = 0.75 + QRandomGenerator::global()->generateDouble() / 2;
    m_retry.start(std::chrono::milliseconds(static_cast<qint64>(m_pause.count() * jitter)));
}
} // namespace wanmi::sync
