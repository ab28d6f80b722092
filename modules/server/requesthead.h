// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http.h"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace wanmi::server {

[[nodiscard]] QByteArray bytesOf(boost::beast::string_view view);
/// What a request says before its body. `isProxy`: the peer asks for whom its X-Forwarded-For names last.
[[nodiscard]] Request
headOf(const boost::beast::http::request<boost::beast::http::string_body> &message,
       const QString &address, bool isProxy);
} // namespace wanmi::server
