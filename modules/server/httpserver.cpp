// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/httpserver.h"

#include "server/httpconnection.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <thread>

namespace wanmi::server {
namespace {
constexpr auto AcceptPause = 100ms; // when there is no descriptor left for one more peer

class BeastServer final : public HttpServer
{
public:
    explicit BeastServer(Options options)
        : m_shared(std::make_shared<Shared>(std::move(options)))
        , m_acceptor(m_context)
        , m_acceptAgain(m_context)
    {
    }
    ~BeastServer() override
    {
        stopAccepting();
        drain(std::chrono::milliseconds(0));
    }

    std::optional<QString> listen()
    {
        beast::error_code error;
        const auto address = net::ip::make_address(m_shared->options.listen.toStdString(), error);
        if (error)
            return QString::fromStdString(error.message());
        const tcp::endpoint endpoint(address, static_cast<unsigned short>(m_shared->options.port));
        m_acceptor.open(endpoint.protocol(), error);
        if (!error)
            m_acceptor.set_option(net::socket_base::reuse_address(true), error);
        if (!error)
            m_acceptor.bind(endpoint, error);
        if (!error)
            m_acceptor.listen(net::socket_base::max_listen_connections, error);
        if (error)
            return QString::fromStdString(error.message());
        m_port = m_acceptor.local_endpoint().port();
        accept();
        for (int i = 0; i < std::max(1, m_shared->options.threads); ++i)
            m_threads.emplace_back([this] { m_context.run(); });
        return std::nullopt;
    }
    [[nodiscard]] int port() const override { return m_port; }
    [[nodiscard]] int connections() const override
    {
        const std::lock_guard lock(m_shared->mutex);
        return int(m_shared->connections.size());
    }
    base::Result<void> renewCertificate() override
    {
        try {
            std::shared_ptr<net::ssl::context> fresh = tlsContext(m_shared->options.certificate);
            const std::lock_guard lock(m_shared->mutex);
            m_shared->tls.swap(fresh);
            return {};
        } catch (const std::exception &exception) {
            return base::refused(QStringLiteral("bad-certificate"), QString::fromUtf8(exception.what()));
        }
    }

    void stopAccepting() override
    {
        if (m_shared->stopping.exchange(true))
            return;
        net::post(m_context, [this] {
            beast::error_code error;
            m_acceptor.close(error);
            m_acceptAgain.cancel();
        });
        std::vector<std::shared_ptr<Connection>> open;
        {
            const std::lock_guard lock(m_shared->mutex);
            for (Connection *connection : m_shared->connections) {
                if (auto alive = connection->weak_from_this().lock())
                    open.push_back(std::move(alive));
            }
        }
        for (const auto &connection : open)
            connection->closeIfIdle();
    }

    bool drain(std::chrono::milliseconds atMost) override
    {
        bool calm = false;
        {
            std::unique_lock lock(m_shared->mutex);
            calm = m_shared->calm.wait_for(lock, atMost, [this] { return m_shared->inFlight == 0; });
        }
        m_context.stop();
        for (std::thread &thread : m_threads)
            thread.join();
        m_threads.clear();
        return calm;
    }

private:
    void accept()
    {
        m_acceptor.async_accept(net::make_strand(m_context),
                                [this](beast::error_code error, tcp::socket socket) {
                                    if (!error)
                                        std::make_shared<Connection>(std::move(socket), m_shared)->begin();
                                    if (!m_acceptor.is_open() || m_shared->stopping)
                                        return;
                                    if (!error)
                                        return accept();
                                    // It would come back with the same at once, and again.
                                    m_acceptAgain.expires_after(AcceptPause);
                                    m_acceptAgain.async_wait([this](beast::error_code cancelled) {
                                        if (!cancelled && m_acceptor.is_open())
                                            accept();
                                    });
                                });
    }

    std::shared_ptr<Shared> m_shared;
    net::io_context m_context;
    // An answer may be on its way from another thread while nothing is pending here.
    net::executor_work_guard<net::io_context::executor_type> m_work{m_context.get_executor()};
    tcp::acceptor m_acceptor;
    net::steady_timer m_acceptAgain;
    std::vector<std::thread> m_threads;
    int m_port = 0;
};
} // namespace

base::Result<std::unique_ptr<HttpServer>> HttpServer::start(Options options)
{
    const bool secure = !options.certificate.isEmpty();
    auto server = std::make_unique<BeastServer>(std::move(options));
    if (secure) {
        if (const auto used = server->renewCertificate(); !used)
            return tl::unexpected(used.error());
    }
    if (const auto problem = server->listen())
        return base::refused(QStringLiteral("cannot-listen"), *problem);
    return server;
}
} // namespace wanmi::server
