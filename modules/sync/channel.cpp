// SPDX-License-Identifier: GPL-3.0-or-later
#include "channel.h"

#include "base/doors.h"
#include "protocol/messages.h"

#include <QJsonDocument>
#include <QPointer>
#include <QSslError>

#include <algorithm>

namespace wanmi::sync {
namespace {
constexpr size_t OffsetSamples = 8;
constexpr size_t LatencySamples = 8;
constexpr int PieceMs = 30'000; // without a byte: whoever waits longer for a line that broke waits for nothing

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::Denied;
    case 404:
        return ErrorKind::NotFound;
    case 409:
    case 410:
        return ErrorKind::Conflict;
    default:
        return status >= 500 || status == 429 || status == 0 ? ErrorKind::Unreachable : ErrorKind::Refused;
    }
}

constexpr const char *TlsReason = "wanmiTlsReason";

/// What speaks against central's certificate, the first thing that a person can do something about.
const char *reasonOf(const QList<QSslError> &errors)
{
    const auto has = [&errors](std::initializer_list<QSslError::SslError> kinds) {
        return std::ranges::any_of(errors, [kinds](const QSslError &one) {
            return std::ranges::find(kinds, one.error()) != kinds.end();
        });
    };
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
             QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToGetIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
             QSslError::CertificateSignatureFailed, QSslError::AuthorityIssuerSerialNumberMismatch,
             QSslError::SubjectIssuerMismatch, QSslError::InvalidCaCertificate}))
        return "other-authority";
    if (has({QSslError::HostNameMismatch}))
        return "other-name";
    if (has({QSslError::CertificateExpired}))
        return "certificate-expired";
    return has({QSslError::CertificateNotYetValid}) ? "certificate-not-yet-valid" : "tls-failed";
}
} // namespace

base::Result<QJsonObject> HttpAnswer::json() const
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject())
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-message"), problem.errorString());
    return document.object();
}

Channel::Channel(Address central, QString token, std::shared_ptr<const base::Clock> clock, QObject *parent,
                 std::optional<std::chrono::milliseconds> thinAbove)
    : QObject(parent)
    , m_central(central.url)
    , m_token(std::move(token))
    , m_thinAbove(thinAbove)
    , m_clock(std::move(clock))
    , m_network(this)
{
    // Nobody but the city's own authority: what the system trusts does not count then.
    if (!central.authority.isEmpty()) {
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setCaCertificates(QSslCertificate::fromData(central.authority));
    }
}

QNetworkRequest Channel::request(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_central;
    url.setPath(path);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_tls.isNull())
        request.setSslConfiguration(m_tls);
    if (!isThin())
        request.setRawHeader("Accept-Encoding", "identity"); // else Qt asks for what it can unpack, and does
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    return request;
}

// Refused connections are never tried again in clear: an address says https:// or http://, and that is that.
QNetworkReply *Channel::watched(QNetworkReply *reply)
{
    connect(reply, &QNetworkReply::sslErrors, reply, [reply](const QList<QSslError> &errors) {
        reply->setProperty(TlsReason, QString::fromLatin1(reasonOf(errors)));
    });
    return reply;
}

QNetworkReply *Channel::get(const QString &path, const QUrlQuery &query, QObject *context, Continue then,
                            int timeoutMs, const QByteArray &accept)
{
    base::passDoor(base::Door::Network, "GET");
    QNetworkRequest asked = request(path, query);
    asked.setTransferTimeout(timeoutMs);
    if (!accept.isEmpty())
        asked.setRawHeader("Accept", accept);
    QNetworkReply *reply = watched(m_network.get(asked));
    if (accept.isEmpty()) // changes, which central holds back until there are some, say nothing of the line
        measure(reply);
    finish(reply, context, std::move(then));
    return reply;
}

void Channel::measure(QNetworkReply *reply)
{
    const auto askedAt = std::chrono::steady_clock::now();
    connect(reply, &QNetworkReply::finished, this, [this, reply, askedAt] {
        if (reply->error() != QNetworkReply::NoError)
            return;
        m_latencies.push_back(
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - askedAt));
        if (m_latencies.size() > LatencySamples)
            m_latencies.pop_front();
    });
}

bool Channel::isThin() const
{
    const auto known = quickest();
    return m_thinAbove && (!known || *known > *m_thinAbove);
}

std::optional<std::chrono::milliseconds> Channel::quickest() const
{
    if (m_latencies.empty())
        return {};
    return *std::ranges::min_element(m_latencies);
}

QNetworkReply *Channel::post(const QString &path, const QJsonObject &body, QObject *context, Continue then)
{
    base::passDoor(base::Door::Network, "POST");
    QNetworkRequest asked = request(path, {});
    asked.setTransferTimeout(20'000);
    asked.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    QNetworkReply *reply = watched(m_network.post(asked, QJsonDocument(body).toJson(QJsonDocument::Compact)));
    finish(reply, context, std::move(then));
    return reply;
}

QNetworkReply *Channel::put(const QString &path, const QUrlQuery &query, const QByteArray &bytes,
                            QObject *context, Continue then)
{
    base::passDoor(base::Door::Network, "PUT");
    QNetworkRequest asked = request(path, query);
    asked.setTransferTimeout(PieceMs);
    asked.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/octet-stream"));
    QNetworkReply *reply = watched(m_network.put(asked, bytes));
    finish(reply, context, std::move(then));
    return reply;
}

QNetworkReply *Channel::remove(const QString &path, const QUrlQuery &query, QObject *context, Continue then)
{
    base::passDoor(base::Door::Network, "DELETE");
    QNetworkRequest asked = request(path, query);
    asked.setTransferTimeout(5'000);
    QNetworkReply *reply = watched(m_network.deleteResource(asked));
    finish(reply, context, std::move(then));
    return reply;
}

QNetworkReply *Channel::stream(const QString &path, const QUrlQuery &query)
{
    base::passDoor(base::Door::Network, "GET stream");
    QNetworkRequest asked = request(path, query);
    asked.setTransferTimeout(PieceMs);
    asked.setDecompressedSafetyCheckThreshold(-1); // what comes is taken piece by piece
    asked.setRawHeader("Accept", "application/cbor-seq");
    return watched(m_network.get(asked));
}

QNetworkReply *Channel::part(const QString &path, qint64 from)
{
    base::passDoor(base::Door::Network, "GET part");
    QNetworkRequest asked = request(path, {});
    asked.setTransferTimeout(PieceMs);
    asked.setRawHeader("Accept-Encoding", "identity"); // the bytes are what the hash is of
    if (from > 0)
        asked.setRawHeader("Range", "bytes=" + QByteArray::number(from) + '-');
    return watched(m_network.get(asked));
}

void Channel::finish(QNetworkReply *reply, QObject *context, Continue then)
{
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, guard = QPointer<QObject>(context), then = std::move(then), session = m_session] {
                reply->deleteLater();
                auto outcome = outcomeOf(*reply);
                if (session != m_session && !outcome && outcome.error().kind == ErrorKind::Denied)
                    outcome = base::failure(ErrorKind::Unreachable, QStringLiteral("session-renewed"));
                if (outcome || outcome.error().kind != ErrorKind::Unreachable)
                    m_lastContact = m_clock->now();
                if (guard)
                    then(std::move(outcome));
            });
}

base::Result<HttpAnswer> Channel::outcomeOf(QNetworkReply &reply)
{
    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.contentType = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    answer.cursor = reply.rawHeader("X-Wanmi-Cursor");
    answer.more = reply.rawHeader("X-Wanmi-More");
    answer.serverTime = reply.rawHeader("X-Wanmi-Time");
    if (reply.isOpen())
        answer.body = reply.readAll();
    const bool cut = reply.error() != QNetworkReply::NoError && answer.status < 400;
    if (answer.status == 0 || cut) {
        if (reply.error() == QNetworkReply::SslHandshakeFailedError) {
            const QString reason = reply.property(TlsReason).toString();
            return base::failure(ErrorKind::Unreachable, reason.isEmpty() ? QStringLiteral("tls-failed") : reason,
                                 reply.errorString());
        }
        const bool aborted = reply.error() == QNetworkReply::OperationCanceledError;
        return base::failure(ErrorKind::Unreachable,
                             aborted ? QStringLiteral("timeout") : QStringLiteral("central-unreachable"),
                             reply.errorString());
    }
    if (answer.status < 300)
        return answer;
    QString reason = QStringLiteral("http-%1").arg(answer.status), detail = QStringLiteral("HTTP %1").arg(answer.status);
    if (const auto json = answer.json()) {
        const QJsonObject error = json->value(QLatin1String("error")).toObject();
        const QString given = error.value(QLatin1String("reason")).toString();
        if (!given.isEmpty())
            reason = given;
        if (reason == u"camera-held" || reason == u"gateway-refused") // by whom; in whose words
            detail = error.value(QLatin1String("message")).toString();
    }
    if (reason == u"https-only") // the request was not even looked at
        return base::failure(ErrorKind::Unreachable, reason);
    return base::failure(kindOf(answer.status), reason, detail);
}

void Channel::noteServerTime(base::Instant serverTime, base::Instant askedAt)
{
    const base::Instant now = m_clock->now();
    const auto roundTrip = now - askedAt;
    m_samples.push_back({roundTrip, serverTime - (askedAt + roundTrip / 2)});
    if (m_samples.size() > OffsetSamples)
        m_samples.pop_front();
    m_offset = std::ranges::min_element(m_samples, {}, &Sample::roundTrip)->offset;
}
} // namespace wanmi::sync
