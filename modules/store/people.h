// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "base/result.h"
#include "protocol/messages.h"

#include <QString>

#include <memory>

namespace wanmi::store {

/// Who has signed in at this workstation before, so that a shift can start without central. Keeps what a
/// session may see and an argon2id hash of the password in <folder>/known.db (0600); never a token, never a
/// password. Works on a thread of its own; every function returns at once.
class KnownPeople
{
public:
    KnownPeople(QString folder, std::shared_ptr<const base::Clock> clock);
    ~KnownPeople();

    /// After central has accepted the password.
    base::Answer<base::Result<void>> remember(const protocol::SessionGrant &grant, const QString &password);
    /// The grant as it was, with an empty token: enough to open the replica and the outbox, not to talk to
    /// central. Errors: Denied "wrong-password", "too-many-attempts" (five wrong ones in a row close the
    /// account here for five minutes), NotFound "never-signed-in-here".
    base::Answer<base::Result<protocol::SessionGrant>> unlock(const QString &account,
                                                              const QString &password);
    /// Central has withdrawn the account, or the person wants no trace.
    base::Answer<base::Result<void>> forget(const QString &account);
    /// Accounts, last signed in first.
    base::Answer<base::Result<QStringList>> accounts();

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::store
