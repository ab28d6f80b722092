// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace wanmi::nemesis {

/// What central has written down, read behind its back, in a storage of either kind.
class CityRecord
{
public:
    struct Judged
    {
        bool isKnown = false, isApplied = false;
        qint64 times = 0; ///< how often the trail has it
        qint64 number = 0; ///< of its line in the trail of the case
    };
    virtual ~CityRecord() = default;
    [[nodiscard]] virtual Judged judged(const QString &key) = 0;
    [[nodiscard]] virtual qint64 version(const QString &caseId) = 0; ///< 0: no such case
    [[nodiscard]] virtual qint64 number(const char *sql) = 0; ///< of the only row; -1: none

    [[nodiscard]] static std::unique_ptr<CityRecord> ofFile(const QString &file);
    [[nodiscard]] static std::unique_ptr<CityRecord> ofPostgres(const QString &address);
};
} // namespace wanmi::nemesis
