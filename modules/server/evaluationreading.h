// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>
#include <vector>

/// What evaluation reads of a whole city at central.
namespace wanmi::server {

struct NamedRow
{
    QString id, zh, en; ///< of people `en` is the same
    QString kind; ///< of areas their level, of people their post
    QString dutyGrid; ///< of people
};

/// Facts, cases, cells and cameras as an SQLite file with the columns of a replica, whichever database the city has:
/// central.db itself, or one consistent reading of PostgreSQL in a file of its own, gone with this object. Writes
/// nothing. Any one thread.
class EvaluationReading
{
public:
    /// Of PostgreSQL only what is wanted is read: names alone are a moment, facts are the whole city.
    enum class Extent { Names, Whole };
    /// A standby is as good as the primary where the city names one. Errors: NotFound "no-city", those of the storages.
    [[nodiscard]] static base::Result<EvaluationReading> of(const QString &folder, Extent extent);
    EvaluationReading(EvaluationReading &&) noexcept;
    EvaluationReading &operator=(EvaluationReading &&) noexcept;
    ~EvaluationReading();

    [[nodiscard]] const QString &path() const; ///< for store/factfile.h. Precondition: Whole.
    [[nodiscard]] base::Result<std::vector<NamedRow>> departments() const;
    [[nodiscard]] base::Result<std::vector<NamedRow>> areas() const;
    [[nodiscard]] base::Result<std::vector<NamedRow>> people() const;

private:
    class Private;
    explicit EvaluationReading(std::unique_ptr<Private> of);
    std::unique_ptr<Private> d;
};
} // namespace wanmi::server
