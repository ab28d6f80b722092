// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace wanmi::server {

/// Who a token stands for; remembers the answer until the database changes. Any thread.
class Sessions
{
public:
    Sessions(Storage &storage, std::shared_ptr<const base::Clock> clock);
    /// From "Bearer …". Errors: Denied "no-session", "session-expired", "account-disabled".
    [[nodiscard]] base::Result<Session> find(const QByteArray &authorization);
    /// Likewise, of a token's hash.
    [[nodiscard]] base::Result<Session> ofHash(const QByteArray &hash);
    void forgetAll();

private:
    Storage &m_storage;
    std::shared_ptr<const base::Clock> m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Session> m_known;
    qint64 m_forgotten = 0; ///< how often: what was read before is not remembered after
};
} // namespace wanmi::server
