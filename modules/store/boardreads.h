// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readconnection.h"
#include "store/boardfigures.h"

#include <QStringList>

namespace wanmi::store {

class BoardReads
{
public:
    explicit BoardReads(ReadConnection &connection)
        : m_connection(connection)
    {
    }

    /// Cases of these classes (none: all), by when they were reported and by when they were closed.
    [[nodiscard]] Result<Trend> trend(qint64 fromMs, qint64 stepMs, int steps, const QStringList &classes);
    [[nodiscard]] Result<std::vector<ComponentCount>> components(const QStringList &classes);
    /// Most registered first.
    [[nodiscard]] Result<std::vector<ReviewRow>> review(bool byDepartment, qint64 sinceMs, qint64 nowMs);

private:
    ReadConnection &m_connection;
};

/// The list as SQL's json_each() reads it; empty for none.
[[nodiscard]] QString jsonList(const QStringList &texts);
} // namespace wanmi::store
