// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <QUrl>

#include <chrono>
#include <memory>

namespace wanmi::test {

/// A line to a server that can be made bad while it is in use. Lives on a thread of its own, so that it goes
/// on while others work.
class LinkProxy
{
public:
    enum class Line {
        Good,
        /// Nothing comes through and nothing is refused: connections are taken and stay silent.
        Gone,
        /// 300 ms there and back; one segment in twenty is lost and comes again after 600 ms more, what follows
        /// it waits; one connection in fifty breaks.
        SlowAndLossy,
        /// A clerk's at the edge of town: 256 kbit/s each way for all connections together, 500 ms there and back, one
        /// segment in twenty lost, a reset now and then.
        Thin
    };
    /// \param server whose port everything goes to, on this machine.
    explicit LinkProxy(const QUrl &server, quint32 seed = 20261122);
    ~LinkProxy();
    LinkProxy(const LinkProxy &) = delete;
    LinkProxy &operator=(const LinkProxy &) = delete;

    [[nodiscard]] QUrl url() const; ///< of this end
    void become(Line line);
    void breakAll(); ///< what is under way, either way, is lost: a reset of every connection

    /// From now on what is asked (answered) over the connections that there are waits here; others are as ever.
    void holdRequests();
    void holdAnswers(); ///< requests go on
    void release();
    [[nodiscard]] int held() const; ///< connections over which something waits

    struct Carried
    {
        qint64 up = 0, down = 0; ///< bytes that arrived
        int connections = 0, stalls = 0, breaks = 0;
    };
    [[nodiscard]] Carried carried() const;

private:
    enum class Hold { Nothing, Requests, Answers };
    void hold(Hold what);
    class Exchange;
    QThread m_thread;
    Exchange *m_exchange;
    quint16 m_port = 0;
};
} // namespace wanmi::test
