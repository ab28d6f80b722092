// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace wanmi::test {

/// WVP's interface as its documentation describes it: two devices, pages, a token that runs out.
class GatewayDouble : public QObject
{
public:
    GatewayDouble()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                QByteArray head = socket->readAll();
                while (!head.isEmpty()) {
                    const qsizetype end = head.indexOf("\r\n\r\n");
                    answer(*socket, head.left(end));
                    head = end < 0 ? QByteArray() : head.mid(end + 4);
                }
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] static QString secret() { return QStringLiteral("gb-28181-secret"); } ///< of account "admin"
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    QByteArray whole; ///< instead of everything
    int tokenLasts = 1000; ///< requests
    int signIns = 0;
    bool saysTotal = true;
    int hidden = 0; ///< so many more it says it has than it gives
    QJsonArray first, second; ///< channels of the two devices
    bool isOlder = false; ///< a release before 2.7
    bool isDeaf = false; ///< takes what is asked of heads and does not answer
    QString offline; ///< of a head: refused in its own words
    QStringList heads; ///< what it was told of them

private:
    void answer(QTcpSocket &socket, const QByteArray &head)
    {
        const QUrl asked(QString::fromLatin1(head.split(' ').value(1)));
        const QUrlQuery query(asked);
        const auto say = [&socket](const QJsonObject &json) {
            const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
                         + "\r\n\r\n" + body);
        };
        const auto good = [&say](const QJsonValue &data) {
            say({{QStringLiteral("code"), 0}, {QStringLiteral("msg"), QStringLiteral("成功")}, {QStringLiteral("data"), data}});
        };
        if (!whole.isEmpty()) {
            socket.write(whole);
            return;
        }
        if (asked.path() == u"/api/user/login") {
            const QByteArray hash = QCryptographicHash::hash(secret().toUtf8(), QCryptographicHash::Md5).toHex();
            if (query.queryItemValue(QStringLiteral("password")).toLatin1() != hash)
                return say({{QStringLiteral("code"), 100}, {QStringLiteral("msg"), QStringLiteral("用户名或密码错误")}});
            m_left = tokenLasts;
            return good(QJsonObject{{QStringLiteral("accessToken"), QStringLiteral("token-%1").arg(++signIns)}});
        }
        if (!head.contains("access-token: token-" + QByteArray::number(signIns)) || m_left-- <= 0)
            return say({{QStringLiteral("code"), 401}, {QStringLiteral("msg"), QStringLiteral("请登录后重新请求")}});
        if (asked.path().startsWith(u"/api/front-end/") || asked.path().startsWith(u"/api/ptz/"))
            return turn(socket, head.startsWith("POST"), asked, good, say);
        const int page = query.queryItemValue(QStringLiteral("page")).toInt();
        const auto paged = [&](const QJsonArray &all) {
            constexpr int Each = 2; // a gateway may give fewer than it was asked for
            QJsonArray some;
            for (int i = (page - 1) * Each; i < std::min<int>(page * Each, int(all.size())); ++i)
                some.append(all[i]);
            QJsonObject data{{QStringLiteral("list"), some}};
            if (saysTotal)
                data.insert(QStringLiteral("total"), all.size() + hidden);
            good(data);
        };
        if (asked.path().endsWith(u"/34020000001110000001/channels"))
            return paged(first);
        if (asked.path().endsWith(u"/34020000001110000002/channels"))
            return paged(second);
        const auto device = [](const char *id, bool on) {
            return QJsonObject{{QStringLiteral("deviceId"), QLatin1StringView(id)}, {QStringLiteral("onLine"), on}};
        };
        paged({device("34020000001110000001", true), device("34020000001110000002", false)});
    }
    /// Newer: GET /api/front-end/…; older: POST /api/ptz/control, answered with nothing.
    void turn(QTcpSocket &socket, bool posts, const QUrl &asked, const std::function<void(const QJsonValue &)> &good,
              const std::function<void(const QJsonObject &)> &say)
    {
        const QString path = asked.path();
        const QUrlQuery query(asked);
        if (path.startsWith(u"/api/front-end/") == isOlder) {
            socket.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        if (isDeaf)
            return;
        const QString place = path.section(u'/', -2);
        const auto value = [&query](const char *name) { return query.queryItemValue(QLatin1StringView(name)); };
        if (path.contains(u"/preset/query/")) {
            const QJsonArray list{QJsonObject{{QStringLiteral("presetId"), QStringLiteral("3")}, {QStringLiteral("presetName"), QStringLiteral("桥头")}},
                                  QJsonObject{{QStringLiteral("presetId"), 7}, {QStringLiteral("presetName"), QJsonValue()}},
                                  QJsonObject{{QStringLiteral("presetId"), QStringLiteral("0")}}};
            return good(list);
        }
        if (path.contains(u"/preset/call/") || path.contains(u"/front_end_command/"))
            heads << QStringLiteral("preset %1 %2").arg(value(isOlder ? "parameter2" : "presetId"), place);
        else
            heads << QStringLiteral("%1 %2 %3 %4 %5").arg(value("command"), value("horizonSpeed"), value("verticalSpeed"), value("zoomSpeed"), place);
        if (!offline.isEmpty() && place.contains(offline))
            return say({{QStringLiteral("code"), 100}, {QStringLiteral("msg"), QStringLiteral("设备离线")}});
        if (!isOlder)
            return good(QJsonValue());
        if (posts)
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        else
            socket.write("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n");
    }

    QTcpServer m_server;
    int m_left = 0;
};
} // namespace wanmi::test
