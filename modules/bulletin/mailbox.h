// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <optional>

namespace wanmi::bulletin {

/// How the city sends mail: <city>/keys/mail.json, readable by its owner only.
struct Mailbox
{
    QString server; ///< smtp://HOST[:PORT] or smtps://HOST[:PORT], without a user
    bool wantsTls = true; ///< of smtp://: STARTTLS, or nothing is sent
    QString user, password; ///< empty: without signing in
    QString from; ///< the sender's address
    QString authority; ///< PEM file with the server's authority; empty: those the system trusts
    friend bool operator==(const Mailbox &, const Mailbox &) = default;
};

/// Nothing where none is set up. Errors: Denied "mail-file-open" (others than its owner can read it); Corrupt
/// "bad-mail-file"; Unreachable "cannot-read".
[[nodiscard]] base::Result<std::optional<Mailbox>> readMailbox(const QString &cityFolder);
/// Errors: Refused "bad-mailbox" (detail: which field; a password in clear over another machine's network: "tls");
/// Unreachable "cannot-write".
[[nodiscard]] base::Result<void> writeMailbox(const QString &cityFolder, const Mailbox &mailbox);
} // namespace wanmi::bulletin
