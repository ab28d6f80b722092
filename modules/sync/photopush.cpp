// SPDX-License-Identifier: GPL-3.0-or-later
#include "photopush.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcPhoto, "wanmi.sync.photo")
using namespace std::chrono_literals;
constexpr auto FirstPause = 500ms;
constexpr auto LongestPause = 30'000ms;
constexpr int UnusedDays = 30; // drafts that nobody sends are given up by then

/// The same bytes would be refused again.
bool isFinal(const Error &error)
{
    return error.kind == ErrorKind::Refused || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Conflict
        || (error.kind == ErrorKind::Denied && error.reason == u"not-your-post");
}
} // namespace

PhotoPush::PhotoPush(Channel &channel, const store::PhotoFolders &folders, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_kept(folders.kept)
    , m_cache(folders.cache)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &PhotoPush::brought);
}

void PhotoPush::start()
{
    m_running = true;
    m_retry.stop();
}

void PhotoPush::stop()
{
    m_running = false;
    m_retry.stop();
}

bool PhotoPush::isMissing(const QString &hash) const
{
    return !m_there.contains(hash) && m_kept.has(hash);
}

bool PhotoPush::isReady(const protocol::Command &command) const
{
    return std::ranges::none_of(command.order.photos,
                                [this](const domain::Photo &photo) { return isMissing(photo.hash); });
}

void PhotoPush::bring(const std::vector<protocol::Command> &commands)
{
    if (m_busy || m_retry.isActive() || !m_running)
        return;
    for (const protocol::Command &command : commands) {
        if (m_refused.contains(command.key))
            continue;
        for (const domain::Photo &photo : command.order.photos) {
            if (isMissing(photo.hash))
                return send(command.key, photo.hash);
        }
    }
}

void PhotoPush::send(const QString &key, const QString &hash)
{
    const auto bytes = m_kept.read(hash);
    if (!bytes) {
        m_refused.insert(key);
        qCWarning(lcPhoto, "a chosen photo cannot be read: %ls", qUtf16Printable(bytes.error().reason));
        emit refused(key, bytes.error());
        return;
    }
    m_busy = true;
    m_channel.put(QStringLiteral("/v1/media/") + hash, {}, *bytes, this,
                  [this, key, hash](const base::Result<HttpAnswer> &outcome) { take(key, hash, outcome); });
}

void PhotoPush::take(const QString &key, const QString &hash, const base::Result<HttpAnswer> &outcome)
{
    m_busy = false;
    if (outcome) {
        m_pause = {};
        m_there.insert(hash);
        emit brought();
    } else if (isFinal(outcome.error())) {
        m_refused.insert(key);
        emit refused(key, outcome.error());
    } else if (m_running) {
        if (outcome.error().kind != ErrorKind::Denied)
            waitAWhile();
        emit failed(outcome.error());
    }
}

void PhotoPush::waitAWhile()
{
    m_pause = std::clamp<std::chrono::milliseconds>(m_pause * 2, FirstPause, LongestPause);
    const double jitter = 0.75 + QRandomGenerator::global()->generateDouble() / 2;
    m_retry.start(std::chrono::milliseconds(static_cast<qint64>(double(m_pause.count()) * jitter)));
}

void PhotoPush::handOver(const protocol::Command &command) const
{
    for (const domain::Photo &photo : command.order.photos)
        m_kept.moveTo(m_cache, photo.hash);
}

void PhotoPush::tidy() const
{
    m_kept.forgetUnused(UnusedDays);
}
} // namespace wanmi::sync
