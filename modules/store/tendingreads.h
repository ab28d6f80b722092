// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cityreads.h"

#include <QHash>
#include <QSet>

namespace wanmi::store {

/// Which cases wait for a supervisor while nobody who may go there is on duty (domain/tending.h).
class TendingReads
{
public:
    TendingReads(ReadConnection &connection, CityReads &city)
        : m_connection(connection)
        , m_city(city)
    {
    }

    [[nodiscard]] Result<QSet<QString>> untended();

private:
    using OnDuty = QHash<QString, QStringList>; ///< by duty grid
    /// Those of one state, own pending commands laid over.
    Result<void> collect(const QString &state, std::vector<domain::CaseFile> &files);
    Result<bool> isUntended(const domain::CaseFile &file, const OnDuty &onDuty, const QSet<QString> &people);

    ReadConnection &m_connection;
    CityReads &m_city;
    QHash<QString, std::vector<domain::GridDuty>> m_near; ///< by cell, of one question
};
} // namespace wanmi::store
