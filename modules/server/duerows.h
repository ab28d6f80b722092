// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage.h"

#include <QJsonArray>
#include <QJsonDocument>

/// Cases that are due, whatever the database; Row is any database's Query.
namespace wanmi::server {

/// Of SELECT id, ver, state, workflow_version, other supervisor.
template <typename Row> void collectDue(Row &query, DueCase::Why why, std::vector<DueCase> &due)
{
    while (query.step()) {
        due.push_back({why,
                       query.text(0),
                       int(query.integer(1)),
                       query.text(2),
                       query.text(3),
                       query.text(4),
                       {},
                       {},
                       0});
    }
}

/// Of SELECT id, ver, state, workflow_version, lon, lat, handlers, supervisor, duty mark.
template <typename Row> [[nodiscard]] DueCase untendedFrom(const Row &query)
{
    DueCase one{DueCase::Why::Untended,
                query.text(0),
                int(query.integer(1)),
                query.text(2),
                query.text(3),
                {},
                {},
                {},
                0};
    one.place = {query.real(4), query.real(5)};
    const QJsonArray handlers = QJsonDocument::fromJson(query.text(6).toUtf8()).array();
    for (const auto &handler : handlers)
        one.unfit.append(handler.toString());
    one.unfit.append(query.text(7));
    one.dutyMark = query.integer(8);
    return one;
}
} // namespace wanmi::server
