// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// argon2id by libsodium, 19 MiB and two passes (OWASP's minimum; measured some 25 ms here), so that five
/// hundred seats can sign in at a shift change.
namespace wanmi::server {

[[nodiscard]] QByteArray hashPassword(const QString &password);
[[nodiscard]] bool passwordFits(const QByteArray &hash, const QString &password);
/// As long as a real check takes, for accounts that do not exist.
void pretendToCheck(const QString &password);

/// 32 random bytes, base64url.
[[nodiscard]] QByteArray newToken();
} // namespace wanmi::server
