// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>

namespace wanmi::test {

/// A line to a server that breaks after so many bytes have come down it, again and again. Lives in the thread of its
/// event loop.
class CutLine : public QTcpServer
{
public:
    explicit CutLine(const QUrl &server)
        : m_port(quint16(server.port()))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *here = nextPendingConnection())
                carry(here);
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    /// Every connection breaks after so many bytes from the server; 0: none does.
    void breakAfter(qint64 bytes) { m_most = bytes; }
    [[nodiscard]] qint64 carried() const { return m_carried; } ///< bytes from the server, of all connections
    [[nodiscard]] int breaks() const { return m_breaks; }

private:
    void carry(QTcpSocket *here)
    {
        auto *there = new QTcpSocket(here);
        here->setParent(this);
        there->connectToHost(QHostAddress::LocalHost, m_port);
        connect(here, &QTcpSocket::readyRead, there, [here, there] { there->write(here->readAll()); });
        connect(there, &QTcpSocket::connected, here, [here, there] { there->write(here->readAll()); });
        connect(there, &QTcpSocket::readyRead, here, [this, here, there] {
            QByteArray bytes = there->readAll();
            qint64 already = here->property("carried").toLongLong();
            const bool cut = m_most > 0 && already + bytes.size() > m_most;
            if (cut)
                bytes.truncate(std::max<qint64>(0, m_most - already));
            already += bytes.size();
            m_carried += bytes.size();
            here->setProperty("carried", already);
            here->write(bytes);
            if (!cut)
                return;
            ++m_breaks;
            here->flush();
            there->abort();
            here->disconnectFromHost();
        });
        connect(there, &QTcpSocket::disconnected, here, &QTcpSocket::disconnectFromHost);
        connect(here, &QTcpSocket::disconnected, here, [here, there] {
            there->abort();
            here->deleteLater();
        });
    }
    quint16 m_port;
    qint64 m_most = 0, m_carried = 0;
    int m_breaks = 0;
};
} // namespace wanmi::test
