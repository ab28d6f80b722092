// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/linkproxy.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <vector>

namespace wanmi::test {
namespace {
constexpr qint64 SegmentBytes = 1400;
constexpr qint64 WindowBytes = 16 * 1024; ///< of one connection on its way: what such a line lets TCP keep there
constexpr qint64 Endless = 1 << 20;

/// How a line treats what it carries.
struct Shape
{
    qint64 bytesPerSecond = 0; ///< each way, all connections together; 0: no end
    qint64 oneWayMs = 0;
    double lostShare = 0; ///< of segments
    qint64 lostMs = 0; ///< until it comes again
    double breakShare = 0; ///< of segments: the connection breaks there
    double soonBroken = 0; ///< of connections: broken within twenty seconds
};

Shape shapeOf(LinkProxy::Line line)
{
    switch (line) {
    case LinkProxy::Line::SlowAndLossy:
        return {0, 150, 0.05, 600, 0, 0.02};
    case LinkProxy::Line::Thin:
        return {32'000, 250, 0.05, 600, 0.002, 0};
    case LinkProxy::Line::Good:
    case LinkProxy::Line::Gone:
        break;
    }
    return {};
}
} // namespace

class LinkProxy::Exchange : public QObject
{
public:
    Exchange(quint16 server, quint32 seed)
        : m_serverPort(server)
        , m_server(this)
        , m_random(seed)
    {
        m_clock.start();
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
    void hold(Hold what)
    {
        std::erase_if(m_lanes, [](const std::weak_ptr<Lane> &one) { return one.expired(); });
        for (const std::weak_ptr<Lane> &one : m_lanes) {
            const std::shared_ptr<Lane> lane = one.lock();
            lane->isHeld = what == (lane->way == Up ? Hold::Requests : Hold::Answers);
            while (!lane->isHeld && lane->arrivedHere > 0)
                arrive(lane);
        }
    }
    int held() const
    {
        return int(std::ranges::count_if(m_lanes, [](const std::weak_ptr<Lane> &one) {
            const std::shared_ptr<Lane> lane = one.lock();
            return lane && lane->arrivedHere > 0;
        }));
    }
    void breakAll()
    {
        const auto all = m_server.findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly);
        for (QTcpSocket *near : all)
            breakOff(near);
    }

    std::atomic<Line> line{Line::Good};
    std::atomic<qint64> up{0}, down{0};
    std::atomic<int> connections{0}, stalls{0}, breaks{0};

private:
    enum Way { Up, Down };
    /// One way of one connection.
    struct Lane
    {
        QTcpSocket *near, *from, *to;
        Way way;
        qint64 due = 0, onTheWay = 0;
        bool isHeld = false;
        int arrivedHere = 0; ///< of the segments, while it is held
        std::deque<QByteArray> segments = {}; ///< on their way: timers alone would let one overtake another
    };

    void join(QTcpSocket *near)
    {
        ++connections;
        auto *far = new QTcpSocket(near);
        far->connectToHost(QHostAddress::LocalHost, m_serverPort);
        carry(near, near, far, Up);
        carry(near, far, near, Down);
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        connect(far, &QTcpSocket::disconnected, near, [this, near] {
            // Not before what it said has come.
            if (line != Line::Gone)
                QTimer::singleShot(int(shapeOf(line).oneWayMs), near, [near] { near->disconnectFromHost(); });
        });
        if (m_random.generateDouble() < shapeOf(line).soonBroken)
            QTimer::singleShot(int(m_random.bounded(20'000)), near, [this, near] { breakOff(near); });
    }
    void breakOff(QTcpSocket *near)
    {
        ++breaks;
        near->abort();
    }
    void carry(QTcpSocket *near, QTcpSocket *from, QTcpSocket *to, Way way)
    {
        auto lane = std::make_shared<Lane>(Lane{near, from, to, way});
        if (way == Up)
            lane->due = m_clock.elapsed() + 2 * shapeOf(line).oneWayMs; // until they have shaken hands
        // What is not on its way yet waits where it was written, as at the end of a real line.
        m_lanes.push_back(lane);
        from->setReadBufferSize(WindowBytes);
        from->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, WindowBytes);
        connect(from, &QTcpSocket::readyRead, to, [this, lane] { take(lane); });
    }
    void take(const std::shared_ptr<Lane> &lane)
    {
        const Line now = line;
        const Shape shape = shapeOf(now);
        const qint64 window = shape.bytesPerSecond > 0 ? WindowBytes : Endless;
        while (lane->from->bytesAvailable() > 0 && lane->onTheWay < window) {
            QByteArray bytes = lane->from->read(shape.oneWayMs > 0 ? SegmentBytes : Endless);
            if (now == Line::Gone)
                continue;
            if (m_random.generateDouble() < shape.breakShare)
                return breakOff(lane->near);
            lane->onTheWay += bytes.size();
            QTimer::singleShot(int(wait(*lane, shape, bytes.size())), Qt::PreciseTimer, lane->to,
                               [this, lane] {
                                   ++lane->arrivedHere;
                                   if (!lane->isHeld)
                                       arrive(lane);
                               });
            lane->segments.push_back(std::move(bytes));
        }
    }
    /// In order, as TCP does: what follows a lost segment waits for it.
    qint64 wait(Lane &lane, const Shape &shape, qint64 bytes)
    {
        const qint64 now = m_clock.elapsed();
        qint64 leaves = now;
        if (shape.bytesPerSecond > 0) {
            double &free = m_free.at(lane.way);
            free = std::max(free, double(now)) + 1000.0 * double(bytes) / double(shape.bytesPerSecond);
            leaves = qint64(free);
        }
        const bool lost = m_random.generateDouble() < shape.lostShare;
        stalls += lost ? 1 : 0;
        lane.due = std::max(lane.due, leaves + shape.oneWayMs + (lost ? shape.lostMs : 0));
        return lane.due - now;
    }
    void arrive(const std::shared_ptr<Lane> &lane)
    {
        --lane->arrivedHere;
        const QByteArray bytes = std::move(lane->segments.front());
        lane->segments.pop_front();
        lane->onTheWay -= bytes.size();
        if (line != Line::Gone && lane->to->state() != QAbstractSocket::UnconnectedState) {
            lane->to->write(bytes);
            (lane->way == Up ? up : down) += bytes.size();
        }
        take(lane);
    }

    const quint16 m_serverPort;
    QTcpServer m_server;
    QRandomGenerator m_random;
    QElapsedTimer m_clock;
    std::vector<std::weak_ptr<Lane>> m_lanes;
    std::array<double, 2> m_free{}; ///< when the line has sent what it was given, each way
};

LinkProxy::LinkProxy(const QUrl &server, quint32 seed)
    : m_exchange(new Exchange(static_cast<quint16>(server.port()), seed))
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

void LinkProxy::breakAll()
{
    QMetaObject::invokeMethod(
        m_exchange, [this] { m_exchange->breakAll(); }, Qt::BlockingQueuedConnection);
}

void LinkProxy::hold(Hold what)
{
    QMetaObject::invokeMethod(
        m_exchange, [this, what] { m_exchange->hold(what); }, Qt::BlockingQueuedConnection);
}

void LinkProxy::holdRequests()
{
    hold(Hold::Requests);
}

void LinkProxy::holdAnswers()
{
    hold(Hold::Answers);
}

void LinkProxy::release()
{
    hold(Hold::Nothing);
}

int LinkProxy::held() const
{
    int count = 0;
    QMetaObject::invokeMethod(
        m_exchange, [this, &count] { count = m_exchange->held(); }, Qt::BlockingQueuedConnection);
    return count;
}

LinkProxy::Carried LinkProxy::carried() const
{
    return {m_exchange->up, m_exchange->down, m_exchange->connections, m_exchange->stalls, m_exchange->breaks};
}
} // namespace wanmi::test
