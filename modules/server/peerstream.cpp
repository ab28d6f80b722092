// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/peerstream.h"

#include "server/http.h"

namespace wanmi::server {
namespace ssl = boost::asio::ssl;
namespace {
/// What a browser of 2013 and everything since can speak, with forward secrecy and authenticated encryption only.
constexpr const char *Ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL";
} // namespace

std::unique_ptr<ssl::context> tlsContext(const QString &certificate)
{
    auto tls = std::make_unique<ssl::context>(ssl::context::tls_server);
    const std::string path = certificate.toStdString();
    tls->use_certificate_chain_file(path);
    tls->use_private_key_file(path, ssl::context::pem);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(tls->native_handle(), Ciphers);
    SSL_CTX_set_options(tls->native_handle(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    return tls;
}

const std::string &httpsOnly()
{
    static const std::string Text = [] {
        const Answer answer = errorAnswer(400, QStringLiteral("refused"), QStringLiteral("https-only"), {});
        return "HTTP/1.1 400 Bad Request\r\nServer: wanmi-central\r\nContent-Type: application/json\r\n"
               "Connection: close\r\nContent-Length: "
            + std::to_string(answer.body->size()) + "\r\n\r\n" + answer.body->toStdString();
    }();
    return Text;
}
} // namespace wanmi::server
