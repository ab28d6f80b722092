// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/citygen.h"
#include "server/database.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace wanmi::server {

/// Loads a city into a fresh database: big transactions, tables first, indexes afterwards. A throw of SQLite
/// is kept and ends the loading; nothing here is durable before finish().
class CityWriter final : public citygen::CitySink
{
public:
    /// Every member of staff gets an account with this hash. Throws SqlError.
    CityWriter(const QString &path, QByteArray passwordHash);

    void put(const domain::Area &area) override;
    void put(const domain::GridCell &cell) override;
    void put(const domain::DutyGrid &grid) override;
    void put(const domain::Department &department) override;
    void put(const domain::Person &person) override;
    void put(const domain::Component &component) override;
    void put(const domain::Camera &camera) override;
    void put(const domain::Vehicle &vehicle) override;
    void put(const domain::NamedPlace &place) override;
    void put(const citygen::CityCase &cityCase) override;

    /// Indexes, facts of the city, first line of the audit. Throws SqlError.
    void finish(const citygen::CitySummary &summary, const QString &basemapHash, qint64 basemapBytes,
                base::Instant now);
    [[nodiscard]] const std::optional<SqlError> &problem() const { return m_problem; }

private:
    template <typename Thing> void write(int table, const Thing &thing);
    template <typename Deed> void attempt(Deed deed);
    void countRow();

    Database m_database;
    QByteArray m_passwordHash;
    std::vector<std::string> m_indexes; ///< made when all rows are in
    std::optional<SqlError> m_problem;
    qint64 m_rows = 0;
};
} // namespace wanmi::server
