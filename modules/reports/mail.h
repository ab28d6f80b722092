// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <atomic>

/// Reports by e-mail: SMTP, with the files attached.
namespace wanmi::reports {

struct MailServer
{
    QString url; ///< smtp://HOST[:PORT] or smtps://HOST[:PORT]
    bool wantsTls = true; ///< of smtp://: STARTTLS, or nothing is sent
    QString user, password; ///< empty: without signing in
    QString authority; ///< PEM file of the server's authority; empty: those the system trusts
};

struct Letter
{
    QString from; ///< addresses without names
    QStringList to;
    QString subject, text;
    QString id; ///< of the message, without brackets: the same one sent twice is recognized
    QDateTime at;
    QStringList files; ///< attached; their names are ASCII
};

/// One message to all of them, or to none: a recipient who is refused stops it. Blocks; for workers, a stopped one within a
/// second. The server's certificate is checked. Errors: Unreachable "mail-server-away" (no answer, or it broke off); Denied
/// "mail-sign-in-refused", "mail-server-not-trusted" (its certificate, or it has no TLS); Refused "mail-refused" (detail: what
/// it answered), "cannot-read" (a file), "cancelled".
[[nodiscard]] base::Result<void> send(const MailServer &server, const Letter &letter, const std::atomic_bool &stop);
} // namespace wanmi::reports
