// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/linkproxy.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <atomic>

namespace wanmi::test {
namespace {
constexpr int OneWayMs = 150;
constexpr int LostMs = 600;
constexpr double LostShare = 0.05, BreakShare = 0.02;
} // namespace

class LinkProxy::Exchange : public QObject
{
public:
    explicit Exchange(quint16 server)
        : m_serverPort(server)
        , m_server(this)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *near = m_server.nextPendingConnection())
                join(near);
        });
    }
    quint16 listen()
    {
        m_server.listen(QHostAddress::LocalHost, 0);
        return m_server.serverPort();
    }

    std::atomic<Line> line{Line::Good};

private:
    void join(QTcpSocket *near)
    {
        auto *far = new QTcpSocket(near);
        far->connectToHost(QHostAddress::LocalHost, m_serverPort);
        carry(near, far);
        carry(far, near);
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        connect(far, &QTcpSocket::disconnected, near, [this, near] {
            if (line != Line::Gone)
                near->disconnectFromHost();
        });
        if (line == Line::SlowAndLossy && m_random.generateDouble() < BreakShare)
            QTimer::singleShot(static_cast<int>(m_random.bounded(20'000)), near, [near] { near->abort(); });
    }
    /// In order, as TCP does: what follows a lost piece waits for it.
    void carry(QTcpSocket *from, QTcpSocket *to)
    {
        auto due = std::make_shared<qint64>(0);
        connect(from, &QTcpSocket::readyRead, to, [this, from, to, due] {
            const QByteArray bytes = from->readAll();
            const Line now = line;
            if (now == Line::Gone)
                return;
            qint64 delay = 0;
            if (now == Line::SlowAndLossy) {
                delay = OneWayMs + (m_random.generateDouble() < LostShare ? LostMs : 0);
                const qint64 clock = QDateTime::currentMSecsSinceEpoch();
                *due = std::max(*due, clock + delay);
                delay = *due - clock;
            }
            QTimer::singleShot(static_cast<int>(delay), Qt::PreciseTimer, to, [this, to, bytes] {
                if (line != Line::Gone)
                    to->write(bytes);
            });
        });
    }

    const quint16 m_serverPort;
    QTcpServer m_server;
    QRandomGenerator m_random{20261122};
};

LinkProxy::LinkProxy(const QUrl &server)
    : m_exchange(new Exchange(static_cast<quint16>(server.port())))
{
    m_exchange->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_exchange, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_exchange, [this] { m_port = m_exchange->listen(); }, Qt::BlockingQueuedConnection);
}

LinkProxy::~LinkProxy()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl LinkProxy::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void LinkProxy::become(Line line)
{
    m_exchange->line = line;
}
} // namespace wanmi::test
