// SPDX-License-Identifier: GPL-3.0-or-later
#include "pusher.h"

#include "protocol/messages.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace wanmi::sync {
namespace {
using namespace std::chrono_literals;
constexpr int CommandsPerRequest = 200;
constexpr auto FirstPause = 500ms;
constexpr auto LongestPause = 30'000ms;
} // namespace

Pusher::Pusher(Channel &channel, store::Store &store, const store::PhotoFolders &photos, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_store(store)
    , m_photos(channel, photos, this)
{
    connect(&m_photos, &PhotoPush::brought, this, &Pusher::push);
    connect(&m_photos, &PhotoPush::refused, this, &Pusher::refuse);
    connect(&m_photos, &PhotoPush::failed, this, &Pusher::failed);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Pusher::push);
}

void Pusher::start()
{
    m_running = true;
    m_photos.start();
    giveUp();
    push();
}

void Pusher::stop()
{
    m_running = false;
    m_retry.stop();
    m_photos.stop();
    giveUp();
}

/// Over a line that broke the answer never comes; without this it would be waited for until the request times out.
void Pusher::giveUp()
{
    if (!m_reply || m_reply->isFinished())
        return;
    m_isGivenUp = true;
    m_reply->abort();
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
            sortOut(std::move(*commands));
        });
}

void Pusher::sortOut(std::vector<protocol::Command> commands)
{
    const auto waits = std::ranges::stable_partition(
        commands, [this](const protocol::Command &command) { return m_photos.isReady(command); });
    const std::vector<protocol::Command> early(waits.begin(), waits.end());
    commands.erase(waits.begin(), waits.end());
    if (commands.empty()) {
        m_busy = false;
        m_photos.bring(early);
        if (m_again)
            push();
        return;
    }
    m_photos.bring(early);
    send(commands);
}

void Pusher::refuse(const QString &key, const Error &error)
{
    protocol::CommandResult result;
    result.key = key;
    result.status = QStringLiteral("rejected");
    result.kind = QStringLiteral("refused");
    result.reason = error.reason;
    m_store.settle({result}).then(this, [this, result](const base::Result<void> &settled) {
        if (settled)
            emit rejected(result);
        push();
    });
}

void Pusher::send(const std::vector<protocol::Command> &commands)
{
    QJsonArray list;
    for (const protocol::Command &command : commands)
        list.append(protocol::toJson(command));
    m_reply = m_channel.post(
        QStringLiteral("/v1/commands"), {{QStringLiteral("commands"), list}}, this,
        [this, commands](base::Result<HttpAnswer> outcome) { take(std::move(outcome), commands); });
}

void Pusher::take(base::Result<HttpAnswer> outcome, const std::vector<protocol::Command> &sent)
{
    const auto json = outcome.and_then([](const HttpAnswer &answer) { return answer.json(); });
    const bool isGivenUp = std::exchange(m_isGivenUp, false);
    if (!json && isGivenUp) {
        m_busy = false;
        m_again = false;
        QMetaObject::invokeMethod(this, &Pusher::push, Qt::QueuedConnection);
        return;
    }
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
    if (results.size() != sent.size()) {
        m_busy = false;
        emit failed(
            Error{ErrorKind::Corrupt, QStringLiteral("bad-message"), QStringLiteral("results missing")});
        retryLater();
        return;
    }
    m_pause = {};
    m_store.settle(results).then(this, [this, results, sent](const base::Result<void> &settled) {
        m_busy = false;
        for (const protocol::Command &command : settled ? sent : std::vector<protocol::Command>()) {
            const auto judged
                = std::ranges::find(results, command.key, [](const auto &result) { return result.key; });
            if (judged != results.end() && judged->status != QLatin1String("rejected"))
                m_photos.handOver(command);
        }
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
