// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/tables.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <QtGlobal>

namespace wanmi::protocol {
namespace {
using enum ColumnType;

constexpr Column AreaColumns[] = {
    {"id", Text}, {"level", Text}, {"parent", Text}, {"name_zh", Text}, {"name_en", Text}, {"geom", Blob},
};
constexpr Column CellColumns[] = {
    {"id", Text},          {"community", Text},  {"street", Text},   {"district", Text},
    {"duty_grid", Text},   {"zone", Text},       {"land_use", Text}, {"area_m2", Real},
    {"perimeter_m", Real}, {"valid_from", Text}, {"geom", Blob},
};
constexpr Column DutyGridColumns[] = {
    {"id", Text},
    {"name_zh", Text},
    {"name_en", Text},
    {"street", Text},
};
constexpr Column DepartmentColumns[] = {
    {"id", Text}, {"name_zh", Text}, {"name_en", Text}, {"kind", Text}, {"district", Text},
};
constexpr Column ClassColumns[] = {
    {"id", Text},      {"kind", Text},    {"code", Text},       {"major_zh", Text},       {"major_en", Text},
    {"name_zh", Text}, {"name_en", Text}, {"department", Text}, {"handling_limit", Text}, {"edition", Text},
};
constexpr Column PersonColumns[] = {
    {"id", Text},        {"name", Text},     {"post", Text},  {"department", Text},
    {"duty_grid", Text}, {"district", Text}, {"shift", Text}, {"on_duty", Integer},
};
constexpr Column CameraColumns[] = {
    {"id", Text},      {"name", Text},       {"industry", Text}, {"district", Text}, {"cell", Text},
    {"bearing", Real}, {"view_angle", Real}, {"height_m", Real}, {"owner", Text},    {"ptz", Integer},
    {"stream", Text},  {"lon", Real},        {"lat", Real},
};
// protocol/cameramonth.h
constexpr Column CameraMonthColumns[] = {
    {"id", Text}, {"camera", Text}, {"month", Text}, {"days", Text}, {"checked_at", Integer}, {"off_since", Integer},
};
constexpr Column VehicleColumns[] = {
    {"id", Text},
    {"plate", Text},
    {"kind", Text},
    {"department", Text},
};
// layout: the regions as JSON; plan: usual scene, timetable and rotation; state: what hands and pushes have
// put there (protocol/walls.h).
constexpr Column SceneColumns[] = {
    {"id", Text}, {"name_zh", Text}, {"name_en", Text}, {"sort", Integer}, {"layout", Text},
};
constexpr Column WallColumns[] = {
    {"id", Text}, {"name_zh", Text}, {"name_en", Text}, {"plan", Text}, {"state", Text},
};
constexpr Column CaseFileColumns[] = {
    {"id", Text},
    {"intake_no", Text},
    {"case_no", Text},
    {"edition", Text},
    {"workflow_version", Text},
    {"imported", Integer},
    {"state", Text},
    {"stage_started_at", Integer},
    {"stage_warn_at", Integer},
    {"stage_due", Integer},
    {"pending_request", Text},
    {"source", Text},
    {"reporter_id", Text},
    {"is_public", Integer},
    {"reported_at", Integer},
    {"kind", Text},
    {"class_code", Text},
    {"condition_no", Text},
    {"severity", Text},
    {"component_id", Text},
    {"lon", Real},
    {"lat", Real},
    {"address", Text},
    {"cell", Text},
    {"community", Text},
    {"street", Text},
    {"district", Text},
    {"duty_grid", Text},
    {"zone", Text},
    {"description", Text},
    {"note", Text},
    {"photos", Text},
    {"acceptor", Text},
    {"shift_leader", Text},
    {"dispatcher", Text},
    {"dept_officer", Text},
    {"supervisor", Text},
    {"task_kind", Text},
    {"verified_real", Integer},
    {"handlers", Text},
    {"handling_limit", Text},
    {"lead_dept", Text},
    {"co_depts", Text},
    {"round", Integer},
    {"first_dept", Text},
    {"dispatched_at", Integer},
    {"handling_started_at", Integer},
    {"handling_due", Integer},
    {"feedback_at", Integer},
    {"feedback_text", Text},
    {"handled_in_time", Integer},
    {"suspended_at", Integer},
    {"suspended_until", Integer},
    {"suspended_left_ms", Integer},
    {"registered_at", Integer},
    {"closed_at", Integer},
    {"dispatch_count", Integer},
    {"rework_count", Integer},
    {"return_count", Integer},
    {"extend_count", Integer},
    {"suspend_count", Integer},
    {"urge_count", Integer},
    {"misdispatch_count", Integer},
    {"buck_passing_count", Integer},
    {"supervised", Integer},
    {"self_handled", Integer},
    {"close_type", Text},
    {"close_note", Text},
    {"satisfaction", Text},
    {"main_case", Text},
    {"related_to", Text},
    {"calendar_version", Text},
    {"timed_out_at", Integer},
    {"orders", Text},
    {"order_due", Integer},
    {"co_tasks", Text},
    {"appeal", Text},
    {"exempt", Integer},
};
// Published lifecycles, id is the version; text: the SCXML file.
constexpr Column WorkflowColumns[] = {
    {"id", Text}, {"name", Text}, {"text", Text}, {"published_at", Integer}, {"published_by", Text},
};
constexpr Column CaseReporterColumns[] = {
    {"id", Text},
    {"name", Text},
    {"phone", Text},
};
constexpr Column ComponentColumns[] = {
    {"id", Text},
    {"class_code", Text},
    {"name", Text},
    {"state", Text},
    {"cell", Text},
    {"competent_dept", Text},
    {"owner_unit", Text},
    {"maintain_unit", Text},
    {"created_on", Text},
    {"changed_on", Text},
    {"data_source", Text},
    {"changed_by", Text},
    {"change_reason", Text},
    {"case_id", Text},
    {"lon", Real},
    {"lat", Real},
};
constexpr Column PlaceColumns[] = {
    {"id", Text},     {"name", Text}, {"aliases", Text}, {"kind", Text},
    {"parent", Text}, {"lon", Real},  {"lat", Real},
};
constexpr Column CaseActionColumns[] = {
    {"id", Text},         {"case_id", Text}, {"number", Integer},  {"at", Integer},      {"actor", Text},
    {"actor_name", Text}, {"post", Text},    {"department", Text}, {"action", Text},     {"from_state", Text},
    {"to_state", Text},   {"reason", Text},  {"note", Text},       {"order_json", Text},
};

// Open cases, cells and map first: a seat is usable long before the last row has arrived.
constexpr std::array Tables = {
    TableSpec{TableNo::Area, "area", Audience::Everyone, Geometry::Polygon, AreaColumns},
    TableSpec{TableNo::Cell, "cell", Audience::Everyone, Geometry::Polygon, CellColumns},
    TableSpec{TableNo::DutyGrid, "duty_grid", Audience::Everyone, Geometry::None, DutyGridColumns},
    TableSpec{TableNo::Department, "department", Audience::Everyone, Geometry::None, DepartmentColumns},
    TableSpec{TableNo::Class, "class", Audience::Everyone, Geometry::None, ClassColumns},
    TableSpec{TableNo::Workflow, "workflow", Audience::Everyone, Geometry::None, WorkflowColumns},
    TableSpec{TableNo::Person, "person", Audience::Everyone, Geometry::None, PersonColumns},
    TableSpec{TableNo::Camera, "camera", Audience::Everyone, Geometry::Point, CameraColumns},
    TableSpec{TableNo::Vehicle, "vehicle", Audience::Everyone, Geometry::None, VehicleColumns},
    TableSpec{TableNo::Scene, "scene", Audience::Everyone, Geometry::None, SceneColumns},
    TableSpec{TableNo::Wall, "wall", Audience::Everyone, Geometry::None, WallColumns},
    TableSpec{TableNo::CaseFile, "case_file", Audience::ByDepartment, Geometry::Point, CaseFileColumns},
    TableSpec{TableNo::CaseReporter, "case_reporter", Audience::ReporterNeed, Geometry::None,
              CaseReporterColumns},
    TableSpec{TableNo::Component, "component", Audience::ByDepartment, Geometry::Point, ComponentColumns},
    TableSpec{TableNo::Place, "place", Audience::Everyone, Geometry::Point, PlaceColumns},
    TableSpec{TableNo::CaseAction, "case_action", Audience::ByDepartment, Geometry::None, CaseActionColumns},
    TableSpec{TableNo::CameraMonth, "camera_month", Audience::Everyone, Geometry::None, CameraMonthColumns},
};
} // namespace

std::span<const TableSpec> tables()
{
    return Tables;
}

const TableSpec *findTable(int number)
{
    const auto it = std::ranges::find_if(
        Tables, [number](const TableSpec &table) { return static_cast<int>(table.number) == number; });
    return it == Tables.end() ? nullptr : &*it;
}

const TableSpec &spec(TableNo number)
{
    const TableSpec *table = findTable(static_cast<int>(number));
    Q_ASSERT(table);
    return *table;
}

int columnIndex(const TableSpec &table, const char *name)
{
    const auto it = std::ranges::find_if(
        table.columns, [name](const Column &column) { return std::strcmp(column.name, name) == 0; });
    Q_ASSERT(it != table.columns.end());
    return static_cast<int>(it - table.columns.begin());
}
} // namespace wanmi::protocol
