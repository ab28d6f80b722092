// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/turngateway.h"

#include "intake/gatewaycatalog.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QTimer>

#include <cstdlib>
#include <memory>

namespace wanmi::server {
namespace {
using protocol::CameraMove;
using protocol::CameraPreset;
constexpr int Unauthorized = 401, NotFound = 404, Ok = 200;
constexpr int FullTurn = 255, FullZoom = 15; // bytes 5 and 6, and the upper half of byte 7 (GB/T 28181 A.3.2)
constexpr int PresetCall = 0x82; // GB/T 28181 A.3.4
constexpr qint64 MostBytes = 1024 * 1024;

QString item(int number)
{
    return QString::number(number);
}
} // namespace

QString gatewayCommand(const CameraMove &move)
{
    if (move.zoom != 0)
        return move.zoom > 0 ? QStringLiteral("zoomin") : QStringLiteral("zoomout");
    const QString up = move.tilt > 0 ? QStringLiteral("up") : move.tilt < 0 ? QStringLiteral("down") : QString();
    const QString side = move.pan > 0 ? QStringLiteral("right") : move.pan < 0 ? QStringLiteral("left") : QString();
    return up.isEmpty() && side.isEmpty() ? QStringLiteral("stop") : up + side;
}

base::Result<void> gatewayVerdict(const QByteArray &json)
{
    if (json.trimmed().isEmpty()) // before 2.7 a movement was answered with nothing
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject object = document.object();
    if (!document.isObject() || !object.value(u"code").isDouble())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("gateway-answer"));
    const int code = object.value(u"code").toInt();
    if (code == Unauthorized)
        return base::failure(base::ErrorKind::Denied, QStringLiteral("gateway-signed-out"));
    if (code != 0)
        return base::refused(QStringLiteral("gateway-refused"), object.value(u"msg").toString().left(200));
    return {};
}

base::Result<std::vector<CameraPreset>> gatewayPresets(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QJsonArray list = document.array();
    if (!document.isArray()) {
        if (const auto good = gatewayVerdict(json); !good)
            return tl::unexpected(good.error());
        if (!document.object().value(u"data").isArray())
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("gateway-answer"));
        list = document.object().value(u"data").toArray();
    }
    std::vector<CameraPreset> presets;
    for (const QJsonValue &value : list) {
        const QJsonObject one = value.toObject();
        const int number = one.value(u"presetId").toVariant().toInt(); // text in some releases, a number in others
        if (number >= 1 && number <= 255 && qsizetype(presets.size()) < protocol::MostPresets)
            presets.push_back({number, one.value(u"presetName").toString().left(100)});
    }
    return presets;
}

TurnGateway::TurnGateway(CameraGateway gateway, std::chrono::milliseconds slowest)
    : m_gateway(std::move(gateway))
    , m_slowest(slowest)
    , m_network(this)
{
}

void TurnGateway::send(const QByteArray &method, const QString &path, const QUrlQuery &query, bool signedIn,
                       const std::function<void(int, const QByteArray &)> &done)
{
    QUrl url = m_gateway.address;
    url.setPath(url.path() + path, QUrl::DecodedMode);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    if (signedIn)
        request.setRawHeader("access-token", m_token);
    if (method == "POST")
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/x-www-form-urlencoded"));
    QNetworkReply *reply = m_network.sendCustomRequest(request, method);
    QTimer::singleShot(m_slowest, reply, &QNetworkReply::abort); // in all: a byte a second is no answer either
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 had, qint64) {
        if (had > MostBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, done] {
        reply->deleteLater();
        const bool cut = reply->error() == QNetworkReply::OperationCanceledError;
        done(cut ? 0 : reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll());
    });
}

void TurnGateway::signIn(const Moved &done)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("username"), m_gateway.user);
    query.addQueryItem(QStringLiteral("password"),
                       QString::fromLatin1(QCryptographicHash::hash(m_gateway.password.toUtf8(), QCryptographicHash::Md5).toHex()));
    send("GET", QStringLiteral("/api/user/login"), query, false, [this, done](int status, const QByteArray &body) {
        if (status == 0)
            return done(base::failure(base::ErrorKind::Unreachable, QStringLiteral("gateway-away")));
        const auto token = intake::gatewayToken(body);
        if (status != Ok || !token)
            return done(base::failure(base::ErrorKind::Denied, QStringLiteral("gateway-password")));
        m_token = token->toLatin1();
        done({});
    });
}

void TurnGateway::ask(const Question &question, Got done, bool isSecond)
{
    const auto again = [this, question, done] { ask(question, done, true); };
    const auto signInFirst = [this, done, again] {
        signIn([done, again](const base::Result<void> &in) {
            if (in)
                again();
            else
                done(tl::unexpected(in.error()));
        });
    };
    if (m_token.isEmpty() && !isSecond)
        return signInFirst();
    const QByteArray method = m_isOlder && question.olderPosts ? "POST" : "GET";
    send(method, m_isOlder ? question.olderPath : question.path, m_isOlder ? question.olderQuery : question.query, true,
         [this, question, done, isSecond, signInFirst](int status, const QByteArray &body) {
             if (status == 0)
                 return done(base::failure(base::ErrorKind::Unreachable, QStringLiteral("gateway-away")));
             if (status == NotFound && !m_isOlder) {
                 m_isOlder = true;
                 return ask(question, done, isSecond);
             }
             const bool isOut = status == Unauthorized
                 || (status == Ok && QJsonDocument::fromJson(body).object().value(u"code").toInt() == Unauthorized);
             if (isOut && !isSecond)
                 return signInFirst();
             if (isOut)
                 return done(base::failure(base::ErrorKind::Denied, QStringLiteral("gateway-password")));
             if (status != Ok)
                 return done(base::refused(QStringLiteral("gateway-refused"), item(status)));
             done(body);
         });
}

void TurnGateway::move(const QString &device, const QString &channel, const CameraMove &move, Moved done)
{
    const QString place = u'/' + device + u'/' + channel;
    Question question;
    question.olderPosts = true;
    if (move.preset) {
        question.path = QStringLiteral("/api/front-end/preset/call") + place;
        question.query.addQueryItem(QStringLiteral("presetId"), item(*move.preset));
        question.olderPath = QStringLiteral("/api/ptz/front_end_command") + place;
        question.olderQuery.addQueryItem(QStringLiteral("cmdCode"), item(PresetCall));
        question.olderQuery.addQueryItem(QStringLiteral("parameter1"), item(0));
        question.olderQuery.addQueryItem(QStringLiteral("parameter2"), item(*move.preset));
        question.olderQuery.addQueryItem(QStringLiteral("combindCode2"), item(0));
    } else {
        question.path = QStringLiteral("/api/front-end/ptz") + place;
        question.query.addQueryItem(QStringLiteral("command"), gatewayCommand(move));
        question.query.addQueryItem(QStringLiteral("horizonSpeed"), item(std::abs(move.pan) * FullTurn / 100));
        question.query.addQueryItem(QStringLiteral("verticalSpeed"), item(std::abs(move.tilt) * FullTurn / 100));
        question.query.addQueryItem(QStringLiteral("zoomSpeed"), item(std::abs(move.zoom) * FullZoom / 100));
        question.olderPath = QStringLiteral("/api/ptz/control") + place;
        question.olderQuery = question.query;
    }
    ask(question, [done](const base::Result<QByteArray> &body) {
        done(body.and_then([](const QByteArray &whole) { return gatewayVerdict(whole); }));
    });
}

void TurnGateway::presets(const QString &device, const QString &channel, Listed done)
{
    const QString place = u'/' + device + u'/' + channel;
    Question question;
    question.path = QStringLiteral("/api/front-end/preset/query") + place;
    question.olderPath = QStringLiteral("/api/ptz/preset/query") + place;
    ask(question, [done](const base::Result<QByteArray> &body) {
        done(body.and_then([](const QByteArray &whole) { return gatewayPresets(whole); }));
    });
}
} // namespace wanmi::server
