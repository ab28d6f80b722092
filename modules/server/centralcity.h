// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/presentcity.h"
#include "protocol/tables.h"
#include "server/database.h"

#include <optional>

namespace wanmi::server {

/// The table whose rows a kind brings; none for the base map.
[[nodiscard]] std::optional<protocol::TableNo> tableOf(intake::Kind kind);

/// Central's city for intake's checks, as it is now: one reading of the database. What SQLite throws is kept,
/// because the questions have no way to fail.
class CentralCity final : public intake::PresentCity
{
public:
    /// Throws SqlError. `keeper` lives as long as the city: what holds a file that is nobody else's.
    CentralCity(const QString &path, std::shared_ptr<const domain::Catalog> catalog,
                std::shared_ptr<void> keeper = {});

    [[nodiscard]] std::vector<domain::Area> areas() const override;
    [[nodiscard]] std::vector<domain::Department> departments() const override;
    [[nodiscard]] std::shared_ptr<const domain::Catalog> catalog() const override { return m_catalog; }
    [[nodiscard]] QString timeZone() const override;
    void eachCell(const std::function<void(const domain::GridCell &)> &call) const override;
    void eachId(intake::Kind kind, const std::function<void(QStringView id)> &call) const override;
    void eachRemembered(intake::Kind kind,
                        const std::function<void(QStringView key, QStringView id)> &call) const override;
    void eachComponent(const std::function<void(QStringView id, QStringView classCode, geo::Place place)>
                           &call) const override;

private:
    template <typename Read> void attempt(Read read) const;
    std::shared_ptr<void> m_keeper;
    mutable Database m_database;
    std::shared_ptr<const domain::Catalog> m_catalog;
};
} // namespace wanmi::server
