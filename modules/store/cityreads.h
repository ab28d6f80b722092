// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readconnection.h"
#include "store/store.h"

namespace wanmi::store {

/// The city as the replica knows it: components, cameras, people, areas, cells.
class CityReads
{
public:
    explicit CityReads(ReadConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<domain::Component> component(const QString &id);
    [[nodiscard]] Result<domain::Component> componentByRow(qint64 row);
    [[nodiscard]] Result<std::vector<domain::Component>> componentsNear(geo::Place place, double metres,
                                                                        int limit);
    [[nodiscard]] Result<std::vector<domain::Camera>> cameras();
    [[nodiscard]] Result<std::vector<protocol::CameraMonth>> cameraMonths(const QString &from);
    [[nodiscard]] Result<std::vector<domain::Department>> departments();
    [[nodiscard]] Result<std::vector<domain::DutyGrid>> dutyGrids();
    [[nodiscard]] Result<std::vector<domain::MinorClass>> classes();
    [[nodiscard]] Result<std::vector<QByteArray>> lifecycles();
    [[nodiscard]] Result<std::vector<domain::Person>> persons();
    [[nodiscard]] Result<std::vector<domain::Vehicle>> vehicles();
    [[nodiscard]] Result<std::vector<domain::Area>> areas(bool withShapes);
    [[nodiscard]] Result<Store::WallBook> wallBook();
    [[nodiscard]] Result<Store::CellFacts> cellAt(geo::Place place);
    [[nodiscard]] Result<std::vector<domain::GridDuty>> dutyNear(geo::Place place);
    /// The same for a place whose cell is known.
    [[nodiscard]] Result<std::vector<domain::GridDuty>> dutyNear(geo::Place place, const QString &ownCell);

private:
    template <typename T, typename Make> Result<std::vector<T>> all(const char *section, Make make);
    template <typename Bind> Result<domain::Component> oneComponent(const char *section, Bind bind);
    Result<QString> areaName(const QString &code);
    Result<QString> addressNear(geo::Place place);
    Result<std::optional<domain::GridCell>> cellHolding(geo::Place place);

    ReadConnection &m_connection;
};
} // namespace wanmi::store
