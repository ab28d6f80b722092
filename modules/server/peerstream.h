// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace wanmi::server {

/// From a PEM file of certificate chain and private key; throws what Asio throws.
[[nodiscard]] std::unique_ptr<boost::asio::ssl::context> tlsContext(const QString &certificate);
/// The whole answer that somebody reads who speaks HTTP in clear to a port that wants TLS.
[[nodiscard]] const std::string &httpsOnly();

/// The line to one peer, in clear or with TLS: an AsyncStream of Asio either way, so that whoever speaks HTTP over it
/// is compiled once. Time limits are those of tcp().
class PeerStream
{
public:
    using Tcp = boost::beast::tcp_stream;
    using executor_type = Tcp::executor_type;

    PeerStream(boost::asio::ip::tcp::socket &&socket, boost::asio::ssl::context *tls)
        : m_tcp(std::move(socket))
    {
        if (tls)
            m_tls.emplace(m_tcp, *tls);
    }

    [[nodiscard]] Tcp &tcp() { return m_tcp; }
    [[nodiscard]] executor_type get_executor() { return m_tcp.get_executor(); }

    template <typename Buffers, typename Done> void async_read_some(const Buffers &buffers, Done &&done)
    {
        if (m_tls)
            m_tls->async_read_some(buffers, std::forward<Done>(done));
        else
            m_tcp.async_read_some(buffers, std::forward<Done>(done));
    }
    template <typename Buffers, typename Done> void async_write_some(const Buffers &buffers, Done &&done)
    {
        if (m_tls)
            m_tls->async_write_some(buffers, std::forward<Done>(done));
        else
            m_tcp.async_write_some(buffers, std::forward<Done>(done));
    }
    /// `begun`: what has been read of it already.
    template <typename Buffers, typename Done> void async_handshake(const Buffers &begun, Done &&done)
    {
        m_tls->async_handshake(boost::asio::ssl::stream_base::server, begun, std::forward<Done>(done));
    }

private:
    Tcp m_tcp;
    std::optional<boost::asio::ssl::stream<Tcp &>> m_tls;
};
} // namespace wanmi::server
