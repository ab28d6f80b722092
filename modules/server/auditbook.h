// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auditchain.h"

#include <QStringList>

/// `wanmi-central audit …`: what is asked of a city's audit, by its folder; central may be serving it.
/// Errors: NotFound "no-city", "no-file"; Corrupt "bad-heads", "bad-key"; Unreachable "cannot-write",
/// "disk-full", ….
namespace wanmi::server {

/// One head a line; empty lines and lines that begin with # are left out. Corrupt "bad-heads" names the line.
[[nodiscard]] base::Result<std::vector<AuditHead>> readHeads(const QString &path);
/// On disk when it returns.
[[nodiscard]] base::Result<void> appendHead(const QString &path, const AuditHead &head);

/// What a check is made with besides the chain itself.
struct AuditWitness
{
    QStringList headFiles; ///< kept elsewhere; the city's own heads are always looked at
    QByteArray key; ///< only heads of this public key are good; empty: of any
};
[[nodiscard]] base::Result<AuditVerdict> verifyAudit(const QString &folder, const AuditWitness &witness);

/// Signs where the chain ends now.
[[nodiscard]] base::Result<AuditHead> signAuditHead(const QString &folder, base::Instant now);
[[nodiscard]] base::Result<std::vector<AuditHead>> auditHeadsOf(const QString &folder);

/// Notes that somebody at the console wrote rows of that kind into a file.
[[nodiscard]] base::Result<void> noteExport(const QString &folder, const QString &kind, qint64 rows,
                                            const QString &form, base::Instant now);

/// Notes that a report was delivered by the schedule: which one of when, and where to.
[[nodiscard]] base::Result<void> noteDelivery(const QString &folder, const QString &report, const QString &where,
                                              base::Instant now);

/// Writes the lines from that one on to `path`, whole or not at all. The verdict is that of the lines it
/// wrote.
[[nodiscard]] base::Result<AuditVerdict> exportAudit(const QString &folder, qint64 from, const QString &path);

struct AuditFileVerdict
{
    AuditVerdict verdict;
    qint64 textLine = 0; ///< where in the file the fault is
    QByteArray key; ///< that signed the file
};
[[nodiscard]] base::Result<AuditFileVerdict> verifyAuditFile(const QString &path,
                                                             const AuditWitness &witness);
} // namespace wanmi::server
