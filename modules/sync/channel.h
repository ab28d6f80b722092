// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "sync/address.h"

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace wanmi::sync {

/// An answer of central: its status and body, or an error that says what to do.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QByteArray cursor, more, serverTime; ///< X-Wanmi-…: what a page of rows says of itself
    [[nodiscard]] base::Result<QJsonObject> json() const;
};

/// One session's HTTP to central: adds the token, turns failures into errors, measures the clock offset.
/// Lives on the link's thread.
class Channel : public QObject
{
    Q_OBJECT
public:
    /// Slower answers than over a room's network come over a thin line.
    static constexpr std::chrono::milliseconds ThinAbove{20};
    Channel(Address central, QString token, std::shared_ptr<const base::Clock> clock, QObject *parent,
            std::optional<std::chrono::milliseconds> thinAbove = ThinAbove);

    /// For the requests from now on. What central says of the token before is of no importance any more: who asked
    /// with it is told Unreachable "session-renewed" instead of Denied.
    void setToken(const QString &token)
    {
        m_token = token;
        ++m_session;
    }
    /// What is worth packing comes packed: not known yet, or none of the last few answers came as fast.
    [[nodiscard]] bool isThin() const;
    /// Of the last few answers; nothing: none came yet.
    [[nodiscard]] std::optional<std::chrono::milliseconds> quickest() const;

    using Continue = std::function<void(base::Result<HttpAnswer>)>;
    /// 2xx and 204 arrive as answers, everything else as Error (kind after house rules §10). The continuation
    /// is dropped when `context` is gone.
    QNetworkReply *get(const QString &path, const QUrlQuery &query, QObject *context, Continue then,
                       int timeoutMs = 40'000, const QByteArray &accept = {});
    QNetworkReply *post(const QString &path, const QJsonObject &body, QObject *context, Continue then);
    QNetworkReply *put(const QString &path, const QUrlQuery &query, const QByteArray &bytes, QObject *context,
                       Continue then);
    QNetworkReply *remove(const QString &path, QObject *context, Continue then)
    {
        return remove(path, {}, context, std::move(then));
    }
    QNetworkReply *remove(const QString &path, const QUrlQuery &query, QObject *context, Continue then);
    /// For streams: the caller reads the reply, calls outcomeOf() when it has finished, and deletes it later.
    [[nodiscard]] QNetworkReply *stream(const QString &path, const QUrlQuery &query);
    /// The same for a file, from that byte on (206; from 0: 200).
    [[nodiscard]] QNetworkReply *part(const QString &path, qint64 from);
    [[nodiscard]] static base::Result<HttpAnswer> outcomeOf(QNetworkReply &reply);

    void noteServerTime(base::Instant serverTime, base::Instant askedAt);
    [[nodiscard]] std::chrono::milliseconds serverOffset() const { return m_offset; }
    [[nodiscard]] base::Instant lastContact() const { return m_lastContact; }
    [[nodiscard]] base::Instant now() const { return m_clock->now(); }

private:
    [[nodiscard]] QNetworkRequest request(const QString &path, const QUrlQuery &query) const;
    [[nodiscard]] QNetworkReply *watched(QNetworkReply *reply);
    void measure(QNetworkReply *reply);
    void finish(QNetworkReply *reply, QObject *context, Continue then);

    struct Sample
    {
        std::chrono::milliseconds roundTrip;
        std::chrono::milliseconds offset;
    };
    QUrl m_central;
    QSslConfiguration m_tls; ///< null: the system decides whom to believe
    QString m_token;
    std::optional<std::chrono::milliseconds> m_thinAbove; ///< none: no line is thin
    quint64 m_session = 0; ///< tokens so far
    std::deque<std::chrono::milliseconds> m_latencies; ///< of the last answers that central had no reason to hold
    std::shared_ptr<const base::Clock> m_clock;
    QNetworkAccessManager m_network;
    std::deque<Sample> m_samples;
    std::chrono::milliseconds m_offset{0};
    base::Instant m_lastContact{};
};
} // namespace wanmi::sync
