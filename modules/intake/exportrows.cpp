// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/exportrows.h"

#include "base/doors.h"
#include "intake/exporttable.h"

#include <QFile>
#include <QFileInfo>

namespace wanmi::intake {
namespace {

QVariant instantText(const std::optional<base::Instant> &at)
{
    return at ? QVariant(base::toUtc(*at).toString(Qt::ISODateWithMs)) : QVariant();
}

QVariant flag(const std::optional<bool> &value)
{
    return value ? QVariant(*value ? QStringLiteral("true") : QStringLiteral("false")) : QVariant();
}

class Export final : public ExportFile
{
public:
    explicit Export(std::unique_ptr<ExportTable> table)
        : m_table(std::move(table))
    {
    }

    base::Result<void> add(const domain::Area &row) override
    {
        return write(Kind::Admin,
                     {{"code", row.code},
                      {"name", row.nameZh},
                      {"name_en", row.nameEn},
                      {"level", row.level},
                      {"parent", row.parent}},
                     row.shape);
    }
    base::Result<void> add(const domain::GridCell &row) override
    {
        return write(Kind::Cells,
                     {{"code", row.code.text()},
                      {"community", row.community},
                      {"duty_grid", row.dutyGrid.text()},
                      {"zone", row.zone},
                      {"land_use", row.landUse},
                      {"area_m2", row.areaM2},
                      {"perimeter_m", row.perimeterM},
                      {"valid_from", row.validFrom}},
                     geo::MultiPolygon{row.shape});
    }
    base::Result<void> add(const domain::Component &row) override
    {
        return write(Kind::Components,
                     {{"id", row.id.text()},
                      {"class", row.classCode},
                      {"name", row.name},
                      {"state", row.state},
                      {"cell", row.cell.text()},
                      {"competent_dept", row.competentDept},
                      {"owner_unit", row.ownerUnit},
                      {"maintain_unit", row.maintainUnit},
                      {"created_on", row.createdOn},
                      {"changed_on", row.changedOn},
                      {"data_source", row.dataSource}},
                     row.place);
    }
    base::Result<void> add(const domain::NamedPlace &row) override
    {
        return write(Kind::Places,
                     {{"id", row.id},
                      {"name", row.name},
                      {"aliases", row.aliases},
                      {"kind", row.kind},
                      {"parent", row.parent}},
                     row.place);
    }
    base::Result<void> add(const domain::Camera &row) override
    {
        return write(Kind::Cameras,
                     {{"id", row.id.text()},
                      {"name", row.name},
                      {"industry", row.industry},
                      {"district", row.district},
                      {"cell", row.cell.text()},
                      {"bearing", row.bearingDeg},
                      {"view_angle", row.viewAngleDeg},
                      {"height_m", row.heightM},
                      {"owner", row.owner},
                      {"ptz", flag(row.ptz)},
                      {"stream", row.stream}},
                     row.place);
    }
    base::Result<void> add(const domain::Vehicle &row) override
    {
        return m_table->kind() != Kind::Vehicles ? wrongKind()
                                                 : m_table->add({{"id", row.id.text()},
                                                                 {"plate", row.plate},
                                                                 {"kind", row.kind},
                                                                 {"department", row.department}});
    }
    base::Result<void> add(const domain::CaseFile &row) override
    {
        return write(
            Kind::Cases,
            {{"id", row.id.text()},
             {"case_no", row.caseNo},
             {"intake_no", row.intakeNo},
             {"state", row.state},
             {"kind",
              row.kind == domain::CaseKind::Component ? QStringLiteral("component")
                                                      : QStringLiteral("event")},
             {"class", row.classCode},
             {"condition", row.conditionNo},
             {"severity", row.severity},
             {"component", row.componentId},
             {"reported_at", instantText(row.reportedAt)},
             {"registered_at", instantText(row.registeredAt)},
             {"dispatched_at", instantText(row.dispatchedAt)},
             {"due", instantText(row.handlingDue)},
             {"feedback_at", instantText(row.feedbackAt)},
             {"closed_at", instantText(row.closedAt)},
             {"in_time", flag(row.handledInTime)},
             {"source", row.source},
             {"address", row.address},
             {"district", row.district},
             {"street", row.street},
             {"community", row.community},
             {"cell", row.cell},
             {"description", row.description},
             {"note", row.note},
             {"lead_dept", row.leadDept},
             {"co_depts", row.coDepts.join(u'|')},
             {"feedback_text", row.feedbackText},
             {"close_type", row.closeType},
             {"close_note", row.closeNote},
             {"satisfaction", row.satisfaction},
             {"is_public", flag(row.isPublic)},
             {"handling_limit",
              row.handlingLimit.length.count() > 0 ? worktime::toText(row.handlingLimit) : QString()},
             {"dispatch_count", row.dispatchCount},
             {"rework_count", row.reworkCount},
             {"return_count", row.returnCount},
             {"extend_count", row.extendCount},
             {"suspend_count", row.suspendCount},
             {"urge_count", row.urgeCount},
             {"acceptor", row.acceptor},
             {"shift_leader", row.shiftLeader},
             {"dispatcher", row.dispatcher},
             {"supervisor", row.supervisor}},
            row.place);
    }
    base::Result<void> finish() override { return m_table->finish(); }

private:
    static tl::unexpected<base::Error> wrongKind() { return base::refused(QStringLiteral("wrong-kind")); }

    template <typename Geometry>
    base::Result<void> write(Kind kind, const ExportTable::Values &values, const Geometry &geometry)
    {
        return m_table->kind() == kind ? m_table->add(values, geometry) : base::Result<void>(wrongKind());
    }

    std::unique_ptr<ExportTable> m_table;
};
} // namespace

std::optional<FileFormat> formatFromToken(QStringView token)
{
    if (token == u"gpkg")
        return FileFormat::GeoPackage;
    if (token == u"geojson" || token == u"json")
        return FileFormat::GeoJson;
    if (token == u"shp")
        return FileFormat::Shapefile;
    return token == u"csv" ? std::optional(FileFormat::Csv) : std::nullopt;
}

std::optional<FileFormat> formatOf(const QString &path)
{
    return formatFromToken(QFileInfo(path).suffix().toLower());
}

base::Result<std::unique_ptr<ExportFile>> ExportFile::create(const QString &path, FileFormat format,
                                                             Kind kind)
{
    base::passDoor(base::Door::File, "intake::ExportFile");
    if (kind == Kind::Basemap)
        return base::refused(QStringLiteral("wrong-kind"));
    auto table = ExportTable::create(path, format, kind);
    if (!table)
        return tl::unexpected(table.error());
    return std::unique_ptr<ExportFile>(std::make_unique<Export>(std::move(*table)));
}
} // namespace wanmi::intake
