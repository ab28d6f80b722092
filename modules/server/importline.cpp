// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/importline.h"

#include "protocol/imports.h"

#include <QJsonDocument>

#include <algorithm>

namespace wanmi::server {
namespace {
constexpr qint64 MostLogged = 50'000; // more changes than this are fetched faster as a fresh snapshot
} // namespace

QString compact(const protocol::ImportStatus &status)
{
    return QString::fromUtf8(QJsonDocument(protocol::toJson(status)).toJson(QJsonDocument::Compact));
}

qint64 changesOf(const ImportApplication &wish)
{
    return wish.status.added + wish.status.changed + (wish.remove ? wish.status.removed : 0);
}

protocol::ImportStatus appliedStatus(const ImportApplication &wish)
{
    protocol::ImportStatus done = wish.status;
    done.stage = QStringLiteral("done");
    done.finishedAt = wish.at;
    done.secondsLeft.reset();
    done.newEpoch = wish.basemapFile.isEmpty() && changesOf(wish) > MostLogged; // a base map has no rows
    if (!wish.remove)
        done.removed = 0;
    return done;
}

AuditEntry lineFor(const ImportApplication &wish, const protocol::ImportStatus &done)
{
    return {wish.at,
            done.account,
            wish.address,
            QStringLiteral("import"),
            done.id,
            QStringLiteral("done"),
            QStringLiteral("%1: %2 added, %3 changed, %4 removed, %5 equal, %6 refused")
                .arg(done.order.kind)
                .arg(done.added)
                .arg(done.changed)
                .arg(wish.remove ? done.removed : 0)
                .arg(done.equal)
                .arg(done.refused)};
}

std::vector<std::pair<QString, QString>> widened(const geo::Bounds &present, const geo::Bounds &more)
{
    if (more.west >= more.east)
        return {};
    geo::Bounds all = more;
    if (present.west < present.east)
        all = {std::min(more.west, present.west), std::min(more.south, present.south),
               std::max(more.east, present.east), std::max(more.north, present.north)};
    const auto text = [](double value) { return QString::number(value, 'f', 7); };
    return {{QStringLiteral("west"), text(all.west)},
            {QStringLiteral("south"), text(all.south)},
            {QStringLiteral("east"), text(all.east)},
            {QStringLiteral("north"), text(all.north)}};
}
} // namespace wanmi::server
