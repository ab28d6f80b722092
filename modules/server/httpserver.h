// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "server/bytestream.h"
#include "server/http.h"
#include "server/served.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace wanmi::server {

/// Answers one request, exactly once, from any thread. Copies share the request; when the last one goes
/// without an answer the peer gets 503.
class Responder
{
public:
    class Target
    {
    public:
        virtual ~Target() = default;
        virtual void answer(Answer answer) = 0;
        virtual void stream(Answer head, std::shared_ptr<ByteStream> stream, std::optional<qint64> length)
            = 0;
    };
    explicit Responder(std::shared_ptr<Target> target)
        : m_target(std::move(target))
    {
    }

    void answer(Answer answer) const { m_target->answer(std::move(answer)); }
    /// Nothing as length: chunked.
    void stream(Answer head, std::shared_ptr<ByteStream> stream, std::optional<qint64> length = {}) const
    {
        m_target->stream(std::move(head), std::move(stream), length);
    }

private:
    std::shared_ptr<Target> m_target;
};

/// How much of a body is taken; with an answer, none of it.
struct BodyRule
{
    qint64 mostBytes = 1024 * 1024;
    std::optional<Answer> refusal;
};

/// HTTP/1.1 with keep-alive on a few io threads, in clear or (with a certificate) TLS 1.2 and later, then never in clear: at most 1 MiB of body (where bodyRule says no other) and
/// 16 KiB of head; a peer that is silent for 75 s, takes 5 minutes for a body, or does not take a piece within
/// Options::slowestPeer, is dropped. Bodies of all peers together take no more than Options::mostBodies of memory: who
/// comes beyond that is told 503 "busy".
class HttpServer
{
public:
    struct Options
    {
        QString listen;
        int port = 0;
        int threads = 2;
        std::function<void(Request, Responder)> handle; ///< on an io thread: must not wait
        std::function<BodyRule(const Request &head)> bodyRule; ///< likewise; empty: 1 MiB
        std::function<void(const QByteArray &method, const Answer &)> sent; ///< may be empty
        ServedTap served; ///< may be empty
        /// PEM of certificate chain and private key; empty: in clear.
        QString certificate;
        /// A peer on loopback is a proxy that says in X-Forwarded-For (last entry) for whom it asks.
        bool behindProxy = false;
        std::chrono::milliseconds slowestPeer{30'000}; ///< for a piece of an answer
        qint64 mostBodies = 256LL << 20;
    };
    /// Errors: Refused "cannot-listen", "bad-certificate".
    static base::Result<std::unique_ptr<HttpServer>> start(Options options);
    virtual ~HttpServer() = default;
    [[nodiscard]] virtual int port() const = 0;
    [[nodiscard]] virtual int connections() const = 0;
    /// Reads the certificate's file again, for connections to come; what was there stays when it is no good. Errors:
    /// Refused "bad-certificate".
    [[nodiscard]] virtual base::Result<void> renewCertificate() = 0;
    /// Accepts nobody any more and closes idle connections; requests being answered go on.
    virtual void stopAccepting() = 0;
    /// Waits until every begun answer has left; false: some had not after `atMost`. Then no thread runs any
    /// more.
    virtual bool drain(std::chrono::milliseconds atMost) = 0;
};
} // namespace wanmi::server
