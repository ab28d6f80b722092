// SPDX-License-Identifier: GPL-3.0-or-later
#include "photopush.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcPhoto, "wanmi.sync.photo")
using namespace std::chrono_literals;
constexpr auto FirstPause = 500ms;
constexpr auto LongestPause = 30'000ms;
constexpr qint64 FirstPiece = 64 * 1024, LeastPiece = 16 * 1024, MostPiece = 1024 * 1024;
constexpr qint64 QuickMs = 1'000, SlowMs = 5'000; // a piece: what a break costs, and what an answer's way costs
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
    , m_piece(FirstPiece)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &PhotoPush::brought);
}

void PhotoPush::start()
{
    m_running = true;
    m_retry.stop();
    // The line is there again and nothing has moved for a while: over one that broke no answer comes any more.
    if (m_reply && m_moved.isValid() && m_moved.elapsed() > SlowMs)
        m_reply->abort();
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
    if (bytes->size() > FirstPiece) {
        if (m_sending.hash != hash)
            m_sending = {key, hash, {}, 0, false};
        m_sending.key = key;
        m_sending.bytes = *bytes;
        return sendPiece();
    }
    watch(m_channel.put(QStringLiteral("/v1/media/") + hash, {}, *bytes, this,
                        [this, key, hash](const base::Result<HttpAnswer> &outcome) { take(key, hash, outcome); }));
}

void PhotoPush::watch(QNetworkReply *reply)
{
    m_reply = reply;
    m_moved.start();
    connect(reply, &QNetworkReply::uploadProgress, this, [this] { m_moved.start(); });
}

void PhotoPush::sendPiece()
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("offset"), QString::number(m_sending.arrived));
    query.addQueryItem(QStringLiteral("of"), QString::number(m_sending.bytes.size()));
    m_took.start();
    watch(m_channel.put(QStringLiteral("/v1/media/") + m_sending.hash, query,
                        m_sending.bytes.mid(m_sending.arrived, m_piece), this,
                        [this](const base::Result<HttpAnswer> &outcome) { tookPiece(outcome); }));
}

void PhotoPush::tookPiece(const base::Result<HttpAnswer> &outcome)
{
    const qint64 took = m_took.elapsed();
    if (took > SlowMs || !outcome)
        m_piece = std::max(LeastPiece, m_piece / 2);
    else if (took < QuickMs)
        m_piece = std::min(MostPiece, m_piece * 2);
    if (!outcome && outcome.error().reason == u"hash-differs" && !std::exchange(m_sending.begunAnew, true)) {
        m_sending.arrived = 0;
        return sendPiece();
    }
    if (outcome && outcome->status == 202) {
        m_pause = {};
        const auto answer = outcome->json();
        const qint64 arrived = answer ? answer->value(QLatin1String("received")).toInteger(-1) : -1;
        if (arrived >= 0 && arrived < m_sending.bytes.size() && m_running) {
            m_sending.arrived = arrived;
            return sendPiece();
        }
    }
    m_sending.bytes.clear();
    const bool isThere = outcome && outcome->status == 200;
    take(m_sending.key, m_sending.hash,
         isThere || !outcome ? outcome : base::failure(ErrorKind::Unreachable, QStringLiteral("photo-unfinished")));
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
