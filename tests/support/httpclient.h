// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QTcpSocket>

namespace wanmi::test {

struct HttpReply
{
    int status = 0; ///< 0: no answer
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    bool whole = false; ///< the body came to its end

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString reason() const
    {
        return json().value(u"error").toObject().value(u"reason").toString();
    }
};

/// A blocking HTTP/1.1 client on one kept-alive connection, for test threads. Sends what it is told, also
/// nonsense.
class HttpClient
{
public:
    explicit HttpClient(int port)
        : m_port(port)
    {
    }

    QByteArray token; ///< sent as Bearer when not empty

    HttpReply get(const QByteArray &target, const QList<QByteArray> &headers = {})
    {
        return send("GET", target, {}, headers);
    }
    HttpReply post(const QByteArray &target, const QJsonObject &json)
    {
        return send("POST", target, QJsonDocument(json).toJson(QJsonDocument::Compact),
                    {"Content-Type: application/json"});
    }
    HttpReply remove(const QByteArray &target) { return send("DELETE", target); }

    HttpReply send(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                   const QList<QByteArray> &headers = {})
    {
        QByteArray bytes = method + ' ' + target
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!token.isEmpty())
            bytes += "Authorization: Bearer " + token + "\r\n";
        for (const QByteArray &header : headers)
            bytes += header + "\r\n";
        return raw(bytes + "\r\n" + body);
    }

    HttpReply raw(const QByteArray &bytes)
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState) {
            m_buffer.clear();
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_port));
            if (!m_socket.waitForConnected(LimitMs))
                return {};
        }
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(LimitMs)) { }
        return readReply();
    }
    void disconnect()
    {
        m_socket.abort();
        m_buffer.clear();
    }

private:
    static constexpr int LimitMs = 40'000;

    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(LimitMs))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }
    bool line(QByteArray &out)
    {
        qsizetype end = 0;
        while ((end = m_buffer.indexOf("\r\n")) < 0) {
            if (!more())
                return false;
        }
        out = m_buffer.left(end);
        m_buffer.remove(0, end + 2);
        return true;
    }
    bool take(qint64 count, QByteArray &out)
    {
        while (m_buffer.size() < count) {
            if (!more())
                return false;
        }
        out += m_buffer.left(count);
        m_buffer.remove(0, count);
        return true;
    }
    HttpReply readReply()
    {
        HttpReply reply;
        QByteArray text;
        if (!line(text))
            return reply;
        reply.status = text.split(' ').value(1).toInt();
        while (line(text) && !text.isEmpty()) {
            const qsizetype colon = text.indexOf(':');
            reply.headers.insert(text.left(colon).toLower(), text.mid(colon + 1).trimmed());
        }
        if (reply.headers.value("transfer-encoding") == "chunked") {
            while (line(text)) {
                const qint64 size = text.toLongLong(nullptr, 16);
                QByteArray end;
                if (!take(size, reply.body) || !line(end))
                    break;
                if (size == 0) {
                    reply.whole = true;
                    break;
                }
            }
        } else {
            reply.whole = take(reply.headers.value("content-length").toLongLong(), reply.body);
        }
        if (reply.headers.value("connection") == "close")
            disconnect();
        return reply;
    }

    int m_port;
    QTcpSocket m_socket;
    QByteArray m_buffer;
};
} // namespace wanmi::test
