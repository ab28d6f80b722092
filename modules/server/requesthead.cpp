// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/requesthead.h"

#include <boost/asio/ip/address.hpp>
#include <boost/beast/http/field.hpp>

namespace wanmi::server {
using boost::beast::http::field;

QByteArray bytesOf(boost::beast::string_view view)
{
    return QByteArray(view.data(), qsizetype(view.size()));
}

Request headOf(const boost::beast::http::request<boost::beast::http::string_body> &message,
               const QString &address, bool isProxy)
{
    Request request;
    request.method = bytesOf(message.method_string());
    const QByteArray target = bytesOf(message.target());
    const qsizetype question = target.indexOf('?');
    request.path = question < 0 ? target : target.left(question);
    if (question >= 0)
        request.query.setQuery(QString::fromUtf8(target.mid(question + 1)));
    request.accept = bytesOf(message[field::accept]);
    request.authorization = bytesOf(message[field::authorization]);
    request.range = bytesOf(message[field::range]);
    request.ifNoneMatch = bytesOf(message[field::if_none_match]);
    request.contentType = bytesOf(message[field::content_type]);
    request.address = address;
    if (isProxy) {
        const QByteArray asker = bytesOf(message["X-Forwarded-For"]).split(',').last().trimmed();
        boost::system::error_code error;
        const auto named = boost::asio::ip::make_address(asker.toStdString(), error);
        if (!error)
            request.address = QString::fromStdString(named.to_string());
    }
    return request;
}
} // namespace wanmi::server
