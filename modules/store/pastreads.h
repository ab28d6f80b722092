// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readconnection.h"
#include "store/pastcases.h"

#include <memory>

namespace wanmi::store {

/// What the city's cases were like earlier.
class PastReads
{
public:
    explicit PastReads(ReadConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<std::shared_ptr<const PastCases>> cases(qint64 fromMs, qint64 toMs);

private:
    ReadConnection &m_connection;
};
} // namespace wanmi::store
