// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/judgedrows.h"

namespace wanmi::server {

AuditEntry lineFor(const Asked &asked, const protocol::CommandResult &result, base::Instant at)
{
    return {at,
            asked.session.person.id.text(),
            asked.address,
            QStringLiteral("command"),
            asked.command.order.caseId.text(),
            result.status == QLatin1StringView("applied") ? QStringLiteral("done") : result.reason,
            asked.command.order.action + u' ' + asked.command.key};
}
} // namespace wanmi::server
