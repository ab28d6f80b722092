// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>

namespace wanmi::server {

/// One answered request, as logs and metrics may know it: no token, no name, no body, and of the path only its
/// template in the OpenAPI file.
struct Served
{
    QByteArray method; ///< as sent, or "other"
    QByteArray path; ///< template; empty: a path of nobody
    int status = 0;
    qint64 bytes = 0; ///< of the body that left
    std::chrono::microseconds took{0}; ///< from the head of the request to the last byte of the answer
    QString account; ///< empty: nobody signed in
};
/// From an io thread; must not wait for anything.
using ServedTap = std::function<void(const Served &)>;
/// "other" for what nobody should send: a label must not have endlessly many values.
[[nodiscard]] QByteArray knownMethod(const QByteArray &method);
} // namespace wanmi::server
