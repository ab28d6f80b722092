// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <memory>
#include <utility>
#include <vector>

namespace wanmi::server {

struct Request
{
    QByteArray method, path; ///< path without query
    QUrlQuery query;
    QByteArray body, accept, authorization, range, ifNoneMatch, contentType;
    QList<QByteArray> parameters; ///< what stands in the places of a path like "/v1/imports/{id}"
    QString address; ///< of the peer, without port
};

struct Answer
{
    int status = 200;
    QByteArray contentType; ///< empty: no body
    std::shared_ptr<const QByteArray> body; ///< shared: one encoding serves many seats
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray pathTemplate; ///< path in the OpenAPI file; empty: unknown path
    QString account; ///< of whoever asked, for the log; empty: nobody
};

[[nodiscard]] Answer jsonAnswer(int status, const QJsonObject &json);
[[nodiscard]] Answer emptyAnswer(int status);
/// {"error": {kind, reason, message}}
[[nodiscard]] Answer errorAnswer(int status, const QString &kind, const QString &reason,
                                 const QString &message);
/// Status by house rules §10; Denied is 403 unless the reason asks for a sign-in.
[[nodiscard]] Answer errorAnswer(const Error &error);
} // namespace wanmi::server
