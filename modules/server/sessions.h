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
    void forgetAll();

private:
    Storage &m_storage;
    std::shared_ptr<const base::Clock> m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Session> m_known;
};
} // namespace wanmi::server
