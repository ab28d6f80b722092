// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <QByteArray>
#include <QHash>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace wanmi::video {

struct NetAddress
{
    sockaddr_storage bytes{};
    socklen_t length = 0;
};
using NetAddresses = std::vector<NetAddress>;

/// Host names to addresses on a thread of its own, which exists from the first name on: getaddrinfo() may
/// take seconds. Answers are kept for a minute, failures for ten seconds.
class Resolver
{
public:
    using Answer = std::function<void(const NetAddresses &)>;

    Resolver() = default;
    ~Resolver();
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;

    /// \return the address when `host` is a numeric one; needs no thread and no network.
    [[nodiscard]] static NetAddresses numeric(const QByteArray &host, quint16 port);
    /// `answer` is called on the resolver's thread; no address means unknown. IPv4 comes first.
    void ask(const QByteArray &host, quint16 port, Answer answer);

private:
    struct Question
    {
        QByteArray host;
        quint16 port = 0;
        Answer answer;
    };
    struct Known
    {
        NetAddresses addresses;
        qint64 untilMs = 0;
    };
    void work();
    [[nodiscard]] NetAddresses lookUp(const Question &question);

    std::mutex m_mutex;
    std::condition_variable m_some;
    std::deque<Question> m_questions;
    QHash<QByteArray, Known> m_known;
    bool m_stops = false;
    std::thread m_thread;
};
} // namespace wanmi::video
