// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace wanmi::bulletin {

/// A report that is made whenever a period is over.
struct Standing
{
    QString id; ///< names its folder: letters, digits, - and _
    QString period; ///< "day", "week", "month", "quarter", "year"
    QStringList actors; ///< "department", "street", …
    QStringList languages{QStringLiteral("zh")}; ///< "zh", "en"
    QStringList formats{QStringLiteral("xlsx"), QStringLiteral("pdf"), QStringLiteral("csv")};
    QString folder; ///< where its files are put too; empty: nowhere
    QStringList recipients; ///< e-mail addresses; none: it is not sent
    int hour = 6; ///< local time of the city, on the day after the period's last
    bool showsPersons = false;
    QDate from; ///< the period that holds it is the first one
    friend bool operator==(const Standing &, const Standing &) = default;
};
/// Errors: Refused "bad-schedule" (detail: which field).
[[nodiscard]] base::Result<void> checked(const Standing &standing);

/// <city>/reports/schedule.json. Any thread; whole or not at all.
class Schedule
{
public:
    explicit Schedule(const QString &cityFolder);
    /// None where there is no file. Errors: Corrupt "bad-schedule-file", Unreachable "cannot-read".
    [[nodiscard]] base::Result<std::vector<Standing>> read() const;
    /// Takes the place of the one with the same id, or is the last. Errors: as checked(); Unreachable "cannot-write".
    [[nodiscard]] base::Result<void> put(const Standing &standing) const;
    /// What was made stays. Errors: NotFound "no-such-report".
    [[nodiscard]] base::Result<void> remove(const QString &id) const;

private:
    [[nodiscard]] base::Result<void> write(const std::vector<Standing> &all) const;
    QString m_path;
};

/// <city>/reports/<id>/<period>
[[nodiscard]] QString runFolder(const QString &cityFolder, const QString &id, const QString &period);
} // namespace wanmi::bulletin
