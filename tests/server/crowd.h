// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace wanmi::test {

/// Many peers on one thread: each says something and waits for one answer.
class Crowd
{
public:
    Crowd(int port, int size, int receiveBytes = 0)
    {
        for (int i = 0; i < size; ++i) {
            Peer peer;
            peer.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (receiveBytes > 0)
                ::setsockopt(peer.socket, SOL_SOCKET, SO_RCVBUF, &receiveBytes, sizeof receiveBytes);
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(quint16(port));
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            if (::connect(peer.socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
                ::close(peer.socket);
                peer.socket = -1;
            } else {
                ::fcntl(peer.socket, F_SETFL, O_NONBLOCK);
            }
            m_peers.push_back(std::move(peer));
        }
    }
    ~Crowd()
    {
        for (const Peer &peer : m_peers)
            ::close(peer.socket);
    }
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    [[nodiscard]] int size() const { return int(m_peers.size()); }
    [[nodiscard]] int connected() const
    {
        return int(std::ranges::count_if(m_peers, [](const Peer &peer) { return peer.socket >= 0; }));
    }
    void say(int who, QByteArray bytes)
    {
        m_peers[std::size_t(who)].toSend += bytes;
        m_peers[std::size_t(who)].got.clear();
        m_peers[std::size_t(who)].isDone = false;
    }
    /// Sends and reads until every answer is whole or its connection over; false when the time is.
    bool converse(int limitMs)
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < limitMs) {
            std::vector<pollfd> ends;
            std::vector<Peer *> of;
            for (Peer &peer : m_peers) {
                if (peer.socket < 0 || peer.isDone)
                    continue;
                ends.push_back({peer.socket, short(POLLIN | (peer.toSend.isEmpty() ? 0 : POLLOUT)), 0});
                of.push_back(&peer);
            }
            if (ends.empty())
                return true;
            ::poll(ends.data(), ends.size(), 100);
            for (std::size_t i = 0; i < ends.size(); ++i) {
                if (ends[i].revents & POLLOUT)
                    of[i]->send();
                if (ends[i].revents & (POLLIN | POLLHUP | POLLERR))
                    of[i]->receive();
            }
        }
        return false;
    }
    /// Sends what can be sent without waiting for anybody.
    void sendAll(int limitMs)
    {
        QElapsedTimer clock;
        clock.start();
        for (bool left = true; left && clock.elapsed() < limitMs;) {
            left = false;
            for (Peer &peer : m_peers) {
                peer.send();
                left = left || (peer.socket >= 0 && !peer.toSend.isEmpty());
            }
            ::poll(nullptr, 0, 2);
        }
    }
    [[nodiscard]] int status(int who) const { return m_peers[std::size_t(who)].got.mid(9, 3).toInt(); }
    [[nodiscard]] const QByteArray &got(int who) const { return m_peers[std::size_t(who)].got; }
    [[nodiscard]] int socket(int who) const { return m_peers[std::size_t(who)].socket; }
    [[nodiscard]] int answered(int status) const
    {
        int count = 0;
        for (int i = 0; i < size(); ++i)
            count += this->status(i) == status ? 1 : 0;
        return count;
    }

private:
    struct Peer
    {
        int socket = -1;
        QByteArray toSend, got;
        bool isDone = false;

        void send()
        {
            while (socket >= 0 && !toSend.isEmpty()) {
                const auto sent = ::send(socket, toSend.constData(), std::size_t(toSend.size()), MSG_NOSIGNAL);
                if (sent > 0)
                    toSend.remove(0, sent);
                else if (errno == EAGAIN)
                    return;
                else
                    toSend.clear(); // it is not read any more; an answer may be there
            }
        }
        void receive()
        {
            char bytes[65536];
            for (;;) {
                const auto count = ::recv(socket, bytes, sizeof bytes, 0);
                if (count < 0 && errno == EAGAIN)
                    break;
                if (count <= 0) {
                    isDone = true;
                    return;
                }
                got.append(bytes, count);
            }
            const qsizetype end = got.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QByteArray head = got.left(end).toLower();
            if (head.contains("transfer-encoding: chunked")) {
                isDone = got.endsWith("0\r\n\r\n");
                return;
            }
            const qsizetype at = head.indexOf("content-length: ");
            const qint64 length = at < 0 ? 0 : head.mid(at + 16, head.indexOf('\r', at) - at - 16).trimmed().toLongLong();
            isDone = got.size() >= end + 4 + length;
        }
    };
    std::vector<Peer> m_peers;
};

inline QByteArray requestOf(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                            const QByteArray &more = "Content-Length: 0\r\n")
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + more
        + "\r\n";
}
} // namespace wanmi::test
