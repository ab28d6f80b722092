// SPDX-License-Identifier: GPL-3.0-or-later
#include "badline.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>

namespace wanmi::nemesis {
namespace {
constexpr int SlowMs = 60, EchoMs = 120;

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}
} // namespace

class BadLine::Exchange : public QObject
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
    void leadTo(quint16 server)
    {
        m_serverPort = server;
        for (QTcpSocket *near : m_server.findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly))
            near->abort();
    }
    std::atomic<Mood> mood{Mood::Good};

private:
    void join(QTcpSocket *near)
    {
        if (mood == Mood::Refused) {
            near->abort();
            near->deleteLater();
            return;
        }
        auto *far = new QTcpSocket(near);
        far->connectToHost(QHostAddress::LocalHost, m_serverPort);
        carry(near, far, true);
        carry(far, near, false);
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        connect(far, &QTcpSocket::disconnected, near, [this, near] {
            if (mood != Mood::Cut)
                near->disconnectFromHost();
        });
        connect(far, &QTcpSocket::errorOccurred, near, [this, near] {
            if (mood != Mood::Cut)
                near->abort();
        });
    }
    void carry(QTcpSocket *from, QTcpSocket *to, bool isAsking)
    {
        auto due = std::make_shared<qint64>(0);
        connect(from, &QTcpSocket::readyRead, to, [this, from, to, isAsking, due] {
            const QByteArray bytes = from->readAll();
            switch (mood.load()) {
            case Mood::Cut:
                return;
            case Mood::Refused:
                from->abort();
                return;
            case Mood::Deaf:
                if (!isAsking) { // the answer is lost with the connection
                    to->abort();
                    return;
                }
                break;
            case Mood::Twice:
                if (isAsking)
                    echo(bytes);
                break;
            case Mood::Slow:
                *due = std::max(*due, nowMs() + m_random.bounded(SlowMs));
                break;
            case Mood::Good:
                break;
            }
            const qint64 wait = *due - nowMs();
            if (wait <= 0)
                to->write(bytes);
            else
                QTimer::singleShot(int(wait), Qt::PreciseTimer, to, [to, bytes] { to->write(bytes); });
        });
    }
    /// Whoever asked will never hear of this answer. Half a request does no harm either.
    void echo(const QByteArray &bytes)
    {
        QTimer::singleShot(int(m_random.bounded(EchoMs)), this, [this, bytes] {
            auto *again = new QTcpSocket(this);
            again->connectToHost(QHostAddress::LocalHost, m_serverPort);
            again->write(bytes);
            connect(again, &QTcpSocket::readyRead, again, [again] { again->readAll(); });
            QTimer::singleShot(400, again, [again] {
                again->abort();
                again->deleteLater();
            });
        });
    }

    quint16 m_serverPort;
    QTcpServer m_server;
    QRandomGenerator m_random{20261123};
};

BadLine::BadLine(quint16 server)
    : m_exchange(new Exchange(server))
{
    m_exchange->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_exchange, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_exchange, [this] { m_port = m_exchange->listen(); }, Qt::BlockingQueuedConnection);
}

BadLine::~BadLine()
{
    m_thread.quit();
    m_thread.wait();
}

void BadLine::leadTo(quint16 server)
{
    QMetaObject::invokeMethod(
        m_exchange, [this, server] { m_exchange->leadTo(server); }, Qt::BlockingQueuedConnection);
}

void BadLine::become(Mood mood)
{
    m_exchange->mood = mood;
}
} // namespace wanmi::nemesis
