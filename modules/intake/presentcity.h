// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalog.h"
#include "domain/city.h"
#include "intake/kinds.h"

#include <functional>
#include <memory>

namespace wanmi::intake {

/// The city as it is before an import, as the checks need it. Asked once per import, from one thread; central
/// answers from its database, a seat from its replica, tests from PresentRows.
class PresentCity
{
public:
    virtual ~PresentCity() = default;
    [[nodiscard]] virtual std::vector<domain::Area> areas() const = 0;
    [[nodiscard]] virtual std::vector<domain::Department> departments() const = 0;
    /// The shipped edition with this city's LOCAL classes laid over it.
    [[nodiscard]] virtual std::shared_ptr<const domain::Catalog> catalog() const = 0;
    [[nodiscard]] virtual QString timeZone() const { return QStringLiteral("Asia/Shanghai"); }
    virtual void eachCell(const std::function<void(const domain::GridCell &)> &call) const = 0;
    /// Ids of a kind that are there, also those of generated rows.
    virtual void eachId(Kind kind, const std::function<void(QStringView id)> &call) const = 0;
    /// What imports remembered: Origin::key → id.
    virtual void eachRemembered(Kind kind,
                                const std::function<void(QStringView key, QStringView id)> &call) const = 0;
    /// Components with their classes and places, for rows that stand where one stands already.
    virtual void eachComponent(
        const std::function<void(QStringView id, QStringView classCode, geo::Place place)> &call) const = 0;
};

/// A city held in memory: tests, a first look at a file, a city that is still empty.
struct PresentRows final : PresentCity
{
    std::vector<domain::Area> areaRows;
    std::vector<domain::GridCell> cellRows;
    std::vector<domain::Department> departmentRows;
    std::vector<domain::Component> componentRows;
    std::shared_ptr<const domain::Catalog> catalogRows;
    std::vector<std::pair<Kind, QString>> ids; ///< besides those of the rows above
    struct Remembered
    {
        Kind kind;
        QString key, id;
    };
    std::vector<Remembered> remembered;
    QString zone = QStringLiteral("Asia/Shanghai");

    [[nodiscard]] std::vector<domain::Area> areas() const override { return areaRows; }
    [[nodiscard]] std::vector<domain::Department> departments() const override { return departmentRows; }
    [[nodiscard]] std::shared_ptr<const domain::Catalog> catalog() const override { return catalogRows; }
    [[nodiscard]] QString timeZone() const override { return zone; }
    void eachCell(const std::function<void(const domain::GridCell &)> &call) const override;
    void eachId(Kind kind, const std::function<void(QStringView id)> &call) const override;
    void eachRemembered(Kind kind,
                        const std::function<void(QStringView key, QStringView id)> &call) const override;
    void eachComponent(const std::function<void(QStringView id, QStringView classCode, geo::Place place)>
                           &call) const override;
};
} // namespace wanmi::intake
