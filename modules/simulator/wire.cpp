// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/wire.h"

#include "base/doors.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSslCertificate>

namespace wanmi::simulator {

namespace {

constexpr int MostSignIns = 2; // each costs central a slow password hash
constexpr qint64 RefusedPauseMs = 60'000; // central locks accounts that keep trying
constexpr int TransferTimeoutMs = 40'000; // above the longest poll

qint64 monotonicMs()
{
    return QDeadlineTimer::current().deadline();
}
} // namespace

QJsonObject Wire::Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

Wire::Wire(QUrl central, QString password, const QByteArray &authority, QObject *parent)
    : QObject(parent)
    , m_central(std::move(central))
    , m_password(std::move(password))
    , m_network(this)
    , m_streams(this)
{
    for (QNetworkAccessManager *network : {&m_network, &m_streams}) {
        network->setTransferTimeout(TransferTimeoutMs);
        network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        network->setAutoDeleteReplies(true);
    }
    if (!authority.isEmpty()) {
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setCaCertificates(QSslCertificate::fromData(authority));
    }
}

base::Instant Wire::now() const
{
    return base::SystemClock().now() + m_offset;
}

void Wire::get(const QString &account, const QString &path, Done done)
{
    ask({account, path, "GET", {}, {}, std::move(done)});
}

void Wire::stream(const QString &account, const QString &path, Piece piece, Done done)
{
    ask({account, path, "GET", {}, std::move(piece), std::move(done), true});
}

void Wire::post(const QString &account, const QString &path, const QJsonObject &body, Done done)
{
    ask({account, path, "POST", QJsonDocument(body).toJson(QJsonDocument::Compact), {}, std::move(done)});
}

void Wire::put(const QString &account, const QString &path, const QByteArray &bytes, Done done)
{
    ask({account, path, "PUT", bytes, {}, std::move(done)});
}

void Wire::command(const QString &account, const protocol::Command &command,
                   std::function<void(const protocol::CommandResult &)> done)
{
    const QJsonObject body{{QStringLiteral("commands"), QJsonArray{protocol::toJson(command)}}};
    post(account, QStringLiteral("/v1/commands"), body, [done = std::move(done)](const Answer &answer) {
        const QJsonArray results = answer.json()[u"results"].toArray();
        const auto result = protocol::fromJson<protocol::CommandResult>(results.at(0).toObject());
        done(answer.isGood() && result ? *result : protocol::CommandResult{});
    });
}

void Wire::ask(Request request)
{
    Session &session = m_sessions[request.account];
    if (!session.token.isEmpty()) {
        send(std::move(request));
    } else if (monotonicMs() < session.refusedUntilMs) {
        QMetaObject::invokeMethod(
            this, [done = std::move(request.done)] { done({}); }, Qt::QueuedConnection);
    } else {
        const QString account = request.account;
        session.waiting.push_back(std::move(request));
        signIn(account);
    }
}

QNetworkRequest Wire::requestFor(const QString &path) const
{
    QNetworkRequest request(m_central.resolved(QUrl(path)));
    if (!m_tls.isNull())
        request.setSslConfiguration(m_tls);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    return request;
}

void Wire::send(Request request)
{
    base::passDoor(base::Door::Network, "simulator::Wire");
    QNetworkRequest wish = requestFor(request.path);
    wish.setRawHeader("Authorization", "Bearer " + m_sessions[request.account].token);
    wish.setRawHeader("Accept", request.isStream ? "application/cbor-seq" : "application/json");
    QNetworkAccessManager &network = request.isStream ? m_streams : m_network;
    QNetworkReply *reply = network.sendCustomRequest(wish, request.method, request.body);
    if (request.piece) {
        connect(reply, &QNetworkReply::readyRead, this, [reply, piece = request.piece] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (status == 200 && !piece(reply->readAll()))
                reply->abort();
        });
    }
    connect(reply, &QNetworkReply::finished, this, [this, reply, request] { finish(reply, request); });
}

void Wire::finish(QNetworkReply *reply, const Request &request)
{
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.cursor = reply->rawHeader("X-Wanmi-Cursor");
    answer.more = reply->rawHeader("X-Wanmi-More") == "true";
    if (reply->isOpen() || reply->bytesAvailable() > 0)
        answer.body = reply->readAll();
    const bool brokeOff = reply->error() != QNetworkReply::NoError && answer.isGood();
    if (brokeOff && reply->error() != QNetworkReply::OperationCanceledError)
        answer.status = 0;
    if (answer.status == 401) {
        m_sessions[request.account].token.clear();
        if (!request.again) {
            Request next = request;
            next.again = true;
            return ask(std::move(next));
        }
    }
    if (request.piece && answer.isGood() && !answer.body.isEmpty())
        request.piece(answer.body);
    request.done(answer);
}

void Wire::signIn(const QString &account)
{
    Session &session = m_sessions[account];
    if (session.isSigningIn)
        return;
    session.isSigningIn = true;
    m_signIns.push(account);
    nextSignIn();
}

void Wire::nextSignIn()
{
    while (m_signingIn < MostSignIns && !m_signIns.empty()) {
        base::passDoor(base::Door::Network, "simulator::Wire");
        const QString account = m_signIns.front();
        m_signIns.pop();
        ++m_signingIn;
        const protocol::SignIn who{account, m_password, QStringLiteral("citysim")};
        QNetworkReply *reply
            = m_network.post(requestFor(QStringLiteral("/v1/session")),
                             QJsonDocument(protocol::toJson(who)).toJson(QJsonDocument::Compact));
        connect(reply, &QNetworkReply::finished, this, [this, account, reply] { signedIn(account, reply); });
    }
}

void Wire::signedIn(const QString &account, QNetworkReply *reply)
{
    --m_signingIn;
    Session &session = m_sessions[account];
    session.isSigningIn = false;
    const QByteArray body = reply->readAll();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const auto grant = protocol::fromJson<protocol::SessionGrant>(json);
    if (status == 201 && grant) {
        session.token = grant->token.toLatin1();
        m_offset = grant->serverTime - base::SystemClock().now();
        m_trouble.clear();
    } else {
        m_trouble
            = status == 0 ? QStringLiteral("central-unreachable") : json[u"error"][u"reason"].toString();
        if (status != 0 && status < 500)
            session.refusedUntilMs = monotonicMs() + RefusedPauseMs;
    }
    std::vector<Request> waiting;
    waiting.swap(session.waiting);
    const bool good = !session.token.isEmpty();
    for (Request &request : waiting) {
        if (good)
            send(std::move(request));
        else
            request.done({status == 401 || status == 403 || status == 429 ? status : 0, {}, {}, false});
    }
    nextSignIn();
}
} // namespace wanmi::simulator
