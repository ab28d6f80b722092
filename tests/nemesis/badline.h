// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <QUrl>

namespace wanmi::nemesis {

/// A line between one seat and central that misbehaves on order. On a thread of its own.
class BadLine
{
public:
    enum class Mood {
        Good,
        Cut, ///< silent both ways
        Refused, ///< connections are closed at once
        Deaf, ///< what is asked arrives, what is answered does not, and the connection breaks
        Twice, ///< what is asked arrives a second time, a while later, over another connection
        Slow, ///< every piece waits a random while
    };
    explicit BadLine(quint16 server);
    ~BadLine();
    BadLine(const BadLine &) = delete;
    BadLine &operator=(const BadLine &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    void become(Mood mood);
    /// From now on somebody else is at the other end; what is open breaks.
    void leadTo(quint16 server);

private:
    class Exchange;
    QThread m_thread;
    Exchange *m_exchange;
    quint16 m_port = 0;
};
} // namespace wanmi::nemesis
