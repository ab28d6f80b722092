// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <QUrl>

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
        /// 300 ms there and back; one piece in twenty is lost and comes again after 600 ms more, what follows
        /// it waits; one connection in fifty breaks.
        SlowAndLossy
    };
    /// \param server whose port everything goes to, on this machine.
    explicit LinkProxy(const QUrl &server);
    ~LinkProxy();
    LinkProxy(const LinkProxy &) = delete;
    LinkProxy &operator=(const LinkProxy &) = delete;

    [[nodiscard]] QUrl url() const; ///< of this end
    void become(Line line);

private:
    class Exchange;
    QThread m_thread;
    Exchange *m_exchange;
    quint16 m_port = 0;
};
} // namespace wanmi::test
