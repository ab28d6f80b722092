// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importlooksink.h"

namespace wanmi::workbench {
namespace {
constexpr size_t KeptRows = 20;
constexpr size_t KeptShapes = 4'000;

using Values = QMap<QString, QString>;

void add(Values &values, const char *field, const QString &value)
{
    if (!value.isEmpty())
        values.insert(QLatin1String(field), value);
}

void add(Values &values, geo::Place place)
{
    values.insert(QStringLiteral("lon"), QString::number(place.lon, 'f', 6));
    values.insert(QStringLiteral("lat"), QString::number(place.lat, 'f', 6));
    values.insert(QStringLiteral("geometry"),
                  QString::number(place.lon, 'f', 6) + QStringLiteral(", ")
                      + QString::number(place.lat, 'f', 6));
}

void addPolygon(Values &values, const geo::Polygon &polygon)
{
    if (!polygon.rings.empty())
        values.insert(QStringLiteral("geometry"),
                      QStringLiteral("%1 m²").arg(geo::areaM2(polygon), 0, 'f', 0));
}

void add(Values &values, const char *field, const std::optional<base::Instant> &at)
{
    if (at)
        values.insert(QLatin1String(field), QString::number(base::toMs(*at)));
}
} // namespace

void ImportLookSink::place(geo::Place place)
{
    m_look.bounds.include(place);
    if (m_seen++ % m_every != 0)
        return;
    m_look.places.push_back(place);
    if (m_look.places.size() < ImportLook::MostPlaces)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < m_look.places.size(); i += 2)
        m_look.places[kept++] = m_look.places[i];
    m_look.places.resize(kept);
    m_every *= 2;
}

void ImportLookSink::shape(const geo::Polygon &shape)
{
    m_look.bounds.include(geo::boundsOf(shape));
    if (m_look.shapes.size() < KeptShapes)
        m_look.shapes.push_back(shape);
}

template <typename Row, typename Describe, typename Where>
base::Result<void> ImportLookSink::keep(std::vector<intake::Taken<Row>> &&rows, Describe describe,
                                        Where where)
{
    for (const intake::Taken<Row> &taken : rows) {
        if (taken.origin.file == 0 && m_look.rows.size() < KeptRows) {
            ImportLook::Row row;
            row.line = taken.origin.line;
            add(row.values, "key", taken.origin.key);
            describe(taken.row, row.values);
            m_look.rows.push_back(std::move(row));
        }
        where(taken.row);
    }
    m_look.taken += qint64(rows.size());
    if (!rows.empty() && m_first)
        std::exchange(m_first, nullptr)();
    return {};
}

base::Result<void> ImportLookSink::take(std::vector<domain::MinorClass> &&newClasses)
{
    m_look.newClasses.insert(m_look.newClasses.end(), newClasses.begin(), newClasses.end());
    return {};
}

base::Result<void> ImportLookSink::take(std::vector<domain::Department> &&)
{
    return {};
}

base::Result<void> ImportLookSink::take(std::vector<intake::Taken<domain::Area>> &&rows)
{
    return keep(
        std::move(rows),
        [](const domain::Area &area, Values &values) {
            add(values, "code", area.code);
            add(values, "name", area.nameZh);
            add(values, "name_en", area.nameEn);
            add(values, "level", area.level);
            add(values, "parent", area.parent);
            if (!area.shape.empty())
                addPolygon(values, area.shape.front());
        },
        [this](const domain::Area &area) {
            for (const geo::Polygon &polygon : area.shape)
                shape(polygon);
        });
}

base::Result<void> ImportLookSink::take(std::vector<intake::Taken<domain::GridCell>> &&rows)
{
    return keep(
        std::move(rows),
        [](const domain::GridCell &cell, Values &values) {
            add(values, "code", cell.code.text());
            add(values, "community", cell.community);
            add(values, "duty_grid", cell.dutyGrid.text());
            add(values, "zone", cell.zone);
            add(values, "land_use", cell.landUse);
            add(values, "area_m2", QString::number(cell.areaM2, 'f', 0));
            add(values, "perimeter_m", QString::number(cell.perimeterM, 'f', 0));
            add(values, "valid_from", cell.validFrom);
            addPolygon(values, cell.shape);
        },
        [this](const domain::GridCell &cell) {
            shape(cell.shape);
            m_cells.push_back({cell.code.text(), cell.community, {cell.shape}});
        });
}

base::Result<void> ImportLookSink::take(std::vector<intake::Taken<domain::Component>> &&rows)
{
    return keep(
        std::move(rows),
        [](const domain::Component &component, Values &values) {
            add(values, "id", component.id.text());
            add(values, "class", component.classCode);
            add(values, "name", component.name);
            add(values, "state", component.state);
            add(values, "cell", component.cell.text());
            add(values, "competent_dept", component.competentDept);
            add(values, "owner_unit", component.ownerUnit);
            add(values, "maintain_unit", component.maintainUnit);
            add(values, "created_on", component.createdOn);
            add(values, "changed_on", component.changedOn);
            add(values, "data_source", component.dataSource);
            add(values, component.place);
        },
        [this](const domain::Component &component) { place(component.place); });
}

base::Result<void> ImportLookSink::take(std::vector<intake::Taken<domain::NamedPlace>> &&rows)
{
    return keep(
        std::move(rows),
        [](const domain::NamedPlace &named, Values &values) {
            add(values, "id", named.id);
            add(values, "name", named.name);
            add(values, "aliases", named.aliases);
            add(values, "kind", named.kind);
            add(values, "parent", named.parent);
            add(values, named.place);
        },
        [this](const domain::NamedPlace &named) { place(named.place); });
}

base::Result<void> ImportLookSink::take(std::vector<intake::Taken<domain::Camera>> &&rows)
{
    return keep(
        std::move(rows),
        [](const domain::Camera &camera, Values &values) {
            add(values, "id", camera.id.text());
            add(values, "name", camera.name);
            add(values, "industry", camera.industry);
            add(values, "district", camera.district);
            add(values, "cell", camera.cell.text());
            add(values, "bearing", QString::number(camera.bearingDeg, 'f', 0));
            add(values, "view_angle", QString::number(camera.viewAngleDeg, 'f', 0));
            add(values, "height_m", QString::number(camera.heightM, 'g', 4));
            add(values, "owner", camera.owner);
            add(values, "ptz", camera.ptz ? QStringLiteral("✓") : QString());
            add(values, "stream", camera.stream);
            add(values, camera.place);
        },
        [this](const domain::Camera &camera) { place(camera.place); });
}

base::Result<void> ImportLookSink::take(std::vector<intake::Taken<domain::Vehicle>> &&rows)
{
    return keep(
        std::move(rows),
        [](const domain::Vehicle &vehicle, Values &values) {
            add(values, "id", vehicle.id.text());
            add(values, "plate", vehicle.plate);
            add(values, "kind", vehicle.kind);
            add(values, "department", vehicle.department);
        },
        [](const domain::Vehicle &) {});
}

base::Result<void> ImportLookSink::take(std::vector<intake::Taken<intake::CaseRow>> &&rows)
{
    return keep(
        std::move(rows),
        [](const intake::CaseRow &row, Values &values) {
            const domain::CaseFile &file = row.file;
            add(values, "id", file.id.text());
            add(values, "case_no", file.caseNo);
            add(values, "intake_no", file.intakeNo);
            add(values, "state", file.state);
            add(values, "kind",
                file.kind == domain::CaseKind::Event ? QStringLiteral("event") : QStringLiteral("component"));
            add(values, "class", file.classCode);
            add(values, "severity", file.severity);
            add(values, "component", file.componentId);
            add(values, "reported_at", std::optional(file.reportedAt));
            add(values, "registered_at", file.registeredAt);
            add(values, "dispatched_at", file.dispatchedAt);
            add(values, "due", file.handlingDue);
            add(values, "feedback_at", file.feedbackAt);
            add(values, "closed_at", file.closedAt);
            if (file.handledInTime)
                add(values, "in_time", *file.handledInTime ? QStringLiteral("✓") : QStringLiteral("✗"));
            add(values, "source", file.source);
            add(values, "address", file.address);
            add(values, "district", file.district);
            add(values, "street", file.street);
            add(values, "community", file.community);
            add(values, "cell", file.cell);
            add(values, "description", file.description);
            add(values, "note", file.note);
            add(values, "lead_dept", file.leadDept);
            add(values, "close_type", file.closeType);
            add(values, "close_note", file.closeNote);
            add(values, "feedback_text", file.feedbackText);
            add(values, "satisfaction", file.satisfaction);
            add(values, file.place);
        },
        [this](const intake::CaseRow &row) { place(row.file.place); });
}
} // namespace wanmi::workbench
