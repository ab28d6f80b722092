// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/bodybudget.h"
#include "server/httpserver.h"
#include "server/packing.h"
#include "server/peerstream.h"
#include "server/requesthead.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <unordered_set>

/// One peer's requests, one after the other. Only for httpserver.cpp: what it includes takes long to compile.
namespace wanmi::server {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;
using namespace std::chrono_literals;

inline constexpr quint32 MostHeadBytes = 16 * 1024;
inline constexpr auto IdleTime = 75s;
inline constexpr auto BodyTime = 300s; // 20 MiB over a line of half a megabit
inline constexpr auto LingerTime = 2s;
inline constexpr auto HandshakeTime = 15s;

class Connection;

/// What connections share with their server; lives as long as either.
struct Shared
{
    explicit Shared(HttpServer::Options given)
        : options(std::move(given))
        , bodies(options.mostBodies)
    {
    }
    const HttpServer::Options options;
    std::shared_ptr<net::ssl::context> tls; ///< none: in clear. Renewed under the mutex.
    BodyBudget bodies;
    PackedBodies packed;
    std::atomic<bool> stopping = false;
    std::mutex mutex;
    std::condition_variable calm;
    int inFlight = 0;
    std::unordered_set<Connection *> connections;

    std::shared_ptr<net::ssl::context> tlsNow()
    {
        const std::lock_guard lock(mutex);
        return tls;
    }
    void begun()
    {
        const std::lock_guard lock(mutex);
        ++inFlight;
    }
    void ended()
    {
        const std::lock_guard lock(mutex);
        if (--inFlight == 0)
            calm.notify_all();
    }
};

class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(tcp::socket &&socket, std::shared_ptr<Shared> shared)
        : m_tls(shared->tlsNow())
        , m_stream(std::move(socket), m_tls.get())
        , m_shared(std::move(shared))
    {
        beast::error_code error;
        m_stream.tcp().socket().set_option(tcp::no_delay(true), error);
        const auto peer = m_stream.tcp().socket().remote_endpoint(error);
        if (!error) {
            m_address = QString::fromStdString(peer.address().to_string());
            m_isProxy = m_shared->options.behindProxy && peer.address().is_loopback();
        }
        const std::lock_guard lock(m_shared->mutex);
        m_shared->connections.insert(this);
    }
    ~Connection()
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->connections.erase(this);
    }

    void begin()
    {
        net::dispatch(m_stream.get_executor(), [self = shared_from_this()] {
            if (self->m_tls)
                self->detect();
            else
                self->read();
        });
    }
    void closeIfIdle()
    {
        net::post(m_stream.get_executor(), [self = shared_from_this()] {
            if (!self->m_busy)
                self->close();
        });
    }
    /// From any thread; what is to be packed is packed there, not where others' bytes leave.
    void answer(Answer answer)
    {
        auto packed = m_takesZstd ? m_shared->packed.packed(answer) : nullptr;
        net::dispatch(m_stream.get_executor(), [self = shared_from_this(), answer = std::move(answer),
                                                packed = std::move(packed)]() mutable {
            self->write(std::move(answer), std::move(packed));
        });
    }
    void stream(Answer head, std::shared_ptr<ByteStream> pieces, std::optional<qint64> length)
    {
        net::dispatch(m_stream.get_executor(),
                      [self = shared_from_this(), head = std::move(head), pieces = std::move(pieces),
                       length]() mutable { self->writeHead(std::move(head), std::move(pieces), length); });
    }

private:
    /// The request's one answer; gives 503 when everybody forgot it.
    class Pending final : public Responder::Target
    {
    public:
        explicit Pending(std::shared_ptr<Connection> connection)
            : m_connection(std::move(connection))
        {
        }
        ~Pending() override
        {
            if (!m_done.exchange(true))
                m_connection->answer(
                    errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("stopping"), {}));
        }
        void answer(Answer answer) override
        {
            if (!m_done.exchange(true))
                m_connection->answer(std::move(answer));
        }
        void stream(Answer head, std::shared_ptr<ByteStream> pieces, std::optional<qint64> length) override
        {
            if (!m_done.exchange(true))
                m_connection->stream(std::move(head), std::move(pieces), length);
        }

    private:
        std::shared_ptr<Connection> m_connection;
        std::atomic<bool> m_done = false;
    };

    using Response = http::response<http::span_body<const char>>;
    using HeadResponse = http::response<http::empty_body>;

    void detect()
    {
        m_stream.tcp().expires_after(HandshakeTime);
        beast::async_detect_ssl(m_stream.tcp(), m_buffer,
                                [self = shared_from_this()](beast::error_code error, bool isTls) {
                                    if (error)
                                        self->close();
                                    else if (isTls)
                                        self->shakeHands();
                                    else
                                        self->refuseClearText();
                                });
    }
    void shakeHands()
    {
        m_stream.async_handshake(m_buffer.data(),
                                 [self = shared_from_this()](beast::error_code error, std::size_t used) {
                                     self->m_buffer.consume(used);
                                     if (error)
                                         self->close();
                                     else
                                         self->read();
                                 });
    }
    void refuseClearText()
    {
        net::async_write(m_stream.tcp(), net::buffer(httpsOnly()),
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (error)
                                 self->close();
                             else
                                 self->linger();
                         });
    }

    void read()
    {
        if (m_shared->stopping)
            return close();
        m_parser.emplace();
        m_parser->header_limit(MostHeadBytes);
        m_parser->body_limit(std::numeric_limits<std::uint64_t>::max()); // until the head is known
        m_stream.tcp().expires_after(IdleTime);
        http::async_read_header(
            m_stream, m_buffer, *m_parser,
            [self = shared_from_this()](beast::error_code error, std::size_t) { self->onHead(error); });
    }

    void onHead(beast::error_code error)
    {
        if (error)
            return onRead(error);
        m_begun = std::chrono::steady_clock::now();
        m_request = headOf(m_parser->get(), m_address, m_isProxy);
        const BodyRule rule = m_shared->options.bodyRule ? m_shared->options.bodyRule(m_request) : BodyRule{};
        if (rule.refusal) {
            m_method = m_request.method;
            return reject(*rule.refusal);
        }
        const auto length = m_parser->content_length();
        if (length && *length > quint64(rule.mostBytes)) {
            m_method = m_request.method;
            return reject(413, "too-large");
        }
        const qint64 most = length ? qint64(*length) : m_parser->chunked() ? rule.mostBytes : 0;
        if (!m_shared->bodies.take(most, m_bodyHold)) {
            m_method = m_request.method;
            return reject(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
        }
        m_parser->body_limit(std::uint64_t(rule.mostBytes));
        m_stream.tcp().expires_after(BodyTime);
        http::async_read(
            m_stream, m_buffer, *m_parser,
            [self = shared_from_this()](beast::error_code error, std::size_t) { self->onRead(error); });
    }

    void onRead(beast::error_code error)
    {
        if (error) {
            if (error == http::error::body_limit)
                return reject(413, "too-large");
            if (error == http::error::header_limit)
                return reject(431, "too-large");
            if (error.category() == http::make_error_code(http::error::bad_method).category()
                && error != http::error::end_of_stream && error != http::error::partial_message)
                return reject(400, "bad-request");
            return close();
        }
        enterRequest();
        http::request<http::string_body> message = m_parser->release();
        m_keepAlive = message.keep_alive();
        m_method = m_request.method;
        m_version = message.version();
        // A part of something is the part of its own bytes.
        m_takesZstd = message[http::field::range].empty()
            && acceptsZstd(bytesOf(message[http::field::accept_encoding]));
        m_stream.tcp().expires_never();
        const Responder responder(std::make_shared<Pending>(shared_from_this()));
        try {
            m_request.body = QByteArray::fromStdString(message.body());
            m_shared->options.handle(std::exchange(m_request, {}), responder);
        } catch (const std::exception &exception) {
            responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("internal-error"),
                                         QString::fromUtf8(exception.what())));
        }
    }

    void reject(int status, const char *reason)
    {
        reject(errorAnswer(status, QStringLiteral("refused"), QLatin1StringView(reason), {}));
    }
    // What of its body is still coming is read and thrown away.
    void reject(Answer answer)
    {
        enterRequest();
        m_keepAlive = false;
        m_takesZstd = false;
        write(std::move(answer), nullptr);
    }

    void enterRequest()
    {
        m_busy = true;
        m_served = {};
        m_shared->begun();
    }
    void leaveRequest()
    {
        m_busy = false;
        m_bodyHold = {};
        m_shared->ended();
    }

    template <typename Message> void fillHead(Message &message, const Answer &answer)
    {
        message.result(unsigned(answer.status));
        message.version(m_version);
        message.keep_alive(m_keepAlive && !m_shared->stopping);
        message.set(http::field::server, "wanmi-central");
        message.set(http::field::cache_control, "no-store");
        message.set("X-Content-Type-Options", "nosniff");
        if (!answer.contentType.isEmpty())
            message.set(http::field::content_type, answer.contentType.toStdString());
        for (const auto &[name, value] : answer.headers)
            message.set(name.toStdString(), value.toStdString());
    }

    void note(const Answer &answer)
    {
        m_served.path = answer.pathTemplate;
        m_served.status = answer.status;
        m_served.account = answer.account;
        m_served.bytes = answer.body ? answer.body->size() : 0;
    }

    void write(Answer answer, std::shared_ptr<const QByteArray> packed)
    {
        note(answer);
        if (m_shared->options.sent)
            m_shared->options.sent(m_method, answer);
        m_response.emplace();
        if (packed) {
            m_served.bytes = packed->size();
            m_response->set(http::field::content_encoding, "zstd");
        }
        m_body = packed ? std::move(packed) : answer.body;
        if (m_body)
            m_response->body() = {m_body->constData(), std::size_t(m_body->size())};
        fillHead(*m_response, answer);
        m_response->prepare_payload();
        m_stream.tcp().expires_after(m_shared->options.slowestPeer);
        http::async_write(m_stream, *m_response,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              const bool goesOn = !error && self->m_response->keep_alive();
                              self->m_response.reset();
                              self->m_body.reset();
                              self->finish(goesOn, !error);
                          });
    }

    void writeHead(Answer head, std::shared_ptr<ByteStream> pieces, std::optional<qint64> length)
    {
        note(head);
        if (m_shared->options.sent)
            m_shared->options.sent(m_method, head);
        m_head.emplace();
        fillHead(*m_head, head);
        m_chunked = !length;
        if (m_takesZstd && m_chunked && isPackable(head.contentType)) {
            m_packer.emplace();
            m_head->set(http::field::content_encoding, "zstd");
        }
        if (length)
            m_head->content_length(quint64(*length));
        else
            m_head->chunked(true);
        m_serializer.emplace(*m_head);
        m_pieces = std::move(pieces);
        m_stream.tcp().expires_after(m_shared->options.slowestPeer);
        http::async_write_header(
            m_stream, *m_serializer,
            [self = shared_from_this()](beast::error_code error, std::size_t) { self->afterPiece(error); });
    }

    void afterPiece(beast::error_code error)
    {
        if (error)
            return endStream(false);
        m_stream.tcp().expires_never();
        m_pieces->pull([self = shared_from_this()](ByteStream::Piece piece) {
            self->pack(piece);
            net::post(self->m_stream.get_executor(),
                      [self, piece = std::move(piece)]() mutable { self->writePiece(std::move(piece)); });
        });
    }

    /// On the thread that made the piece, when the peer is the faster one; one piece after the other either way.
    void pack(ByteStream::Piece &piece)
    {
        if (!m_packer)
            return;
        if (piece.bytes) {
            piece.bytes = m_packer->add(*piece.bytes);
        } else if (piece.whole) {
            piece.bytes = m_packer->end(); // the pipe says once more that this is the end
            m_packer.reset();
        }
        if (piece.bytes && piece.bytes->isEmpty())
            piece = {std::nullopt, false}; // it could not be packed
    }

    void writePiece(ByteStream::Piece piece)
    {
        const auto next
            = [self = shared_from_this()](beast::error_code error, std::size_t) { self->afterPiece(error); };
        m_stream.tcp().expires_after(m_shared->options.slowestPeer);
        if (piece.bytes) {
            m_piece = std::move(*piece.bytes);
            m_served.bytes += m_piece.size();
            const net::const_buffer buffer(m_piece.constData(), std::size_t(m_piece.size()));
            if (m_chunked)
                net::async_write(m_stream, http::make_chunk(buffer), next);
            else
                net::async_write(m_stream, buffer, next);
        } else if (!piece.whole) {
            endStream(false);
        } else if (m_chunked) {
            net::async_write(m_stream, http::make_chunk_last(),
                             [self = shared_from_this()](beast::error_code error, std::size_t) {
                                 self->endStream(!error);
                             });
        } else {
            endStream(true);
        }
    }

    void endStream(bool whole)
    {
        // Whoever still produces must not wait for a reader that has gone.
        if (m_pieces)
            m_pieces->breakOff();
        const bool goesOn = whole && m_head->keep_alive();
        m_pieces.reset();
        m_packer.reset();
        m_serializer.reset();
        m_head.reset();
        m_piece.clear();
        finish(goesOn, whole);
    }

    void finish(bool goesOn, bool polite)
    {
        tellServed();
        leaveRequest();
        if (goesOn)
            read();
        else if (polite)
            linger();
        else
            close();
    }

    void tellServed()
    {
        if (!m_shared->options.served)
            return;
        m_served.method = knownMethod(m_method);
        if (m_begun != std::chrono::steady_clock::time_point())
            m_served.took = std::chrono::duration_cast<std::chrono::microseconds>(
                std::chrono::steady_clock::now() - m_begun);
        m_begun = {};
        m_shared->options.served(m_served);
    }

    // A peer that is still sending would lose our answer to a reset; read what it sends for a moment.
    void linger()
    {
        beast::error_code error;
        m_stream.tcp().socket().shutdown(tcp::socket::shutdown_send, error);
        m_stream.tcp().expires_after(LingerTime);
        discard();
    }
    void discard()
    {
        m_buffer.clear();
        m_stream.tcp().async_read_some(m_buffer.prepare(64 * 1024),
                                 [self = shared_from_this()](beast::error_code error, std::size_t) {
                                     if (error || self->m_shared->stopping)
                                         self->close();
                                     else
                                         self->discard();
                                 });
    }

    void close()
    {
        beast::error_code error;
        m_stream.tcp().socket().shutdown(tcp::socket::shutdown_both, error);
        m_stream.tcp().close();
    }

    std::shared_ptr<net::ssl::context> m_tls; ///< as it was when the peer came
    PeerStream m_stream;
    std::shared_ptr<Shared> m_shared;
    BodyBudget::Hold m_bodyHold;
    QString m_address;
    bool m_isProxy = false;
    std::chrono::steady_clock::time_point m_begun;
    Served m_served;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    bool m_busy = false;
    bool m_keepAlive = true;
    bool m_takesZstd = false; ///< who asked last
    std::optional<PackedStream> m_packer;
    unsigned m_version = 11;
    Request m_request; ///< that is being read
    QByteArray m_method;
    std::shared_ptr<const QByteArray> m_body;
    std::optional<Response> m_response;
    std::optional<HeadResponse> m_head;
    std::optional<http::response_serializer<http::empty_body>> m_serializer;
    std::shared_ptr<ByteStream> m_pieces;
    QByteArray m_piece;
    bool m_chunked = false;
};
} // namespace wanmi::server
