// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage.h"

#include <QHash>

#include <memory>
#include <mutex>
#include <optional>

namespace wanmi::server {

/// Who a token stands for; remembers the answer until the database changes. Any thread.
class Sessions
{
public:
    Sessions(Storage &storage, std::shared_ptr<const base::Clock> clock);
    /// What is remembered of "Bearer …", without asking the database.
    [[nodiscard]] std::optional<Session> known(const QByteArray &authorization) const;
    /// The same, also when it may have ended since: good for how much is taken in, never for what is given out.
    [[nodiscard]] std::optional<Session> knownLately(const QByteArray &authorization) const;
    /// From "Bearer …"; may ask the database, and wait for it. Errors: Denied "no-session", "session-expired", "account-disabled".
    [[nodiscard]] base::Result<Session> find(const QByteArray &authorization);
    /// Likewise, of a token's hash.
    [[nodiscard]] base::Result<Session> ofHash(const QByteArray &hash);
    void forgetAll();

private:
    Storage &m_storage;
    std::shared_ptr<const base::Clock> m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Session> m_known, m_before; ///< m_before: until all was last forgotten
    qint64 m_forgotten = 0; ///< how often: what was read before is not remembered after
};
} // namespace wanmi::server
