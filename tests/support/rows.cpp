// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rows.h"

#include "protocol/caserow.h"
#include "protocol/walls.h"

#include <QUuid>

#include <cmath>

namespace wanmi::test {
namespace {
using namespace std::chrono_literals;
using protocol::RowChange;
using protocol::TableNo;

constexpr double West = 126.5, South = 45.7; // Harbin
constexpr double CellLon = 0.00129, CellLat = 0.0009; // about 100 m
const QString District = QStringLiteral("230102");

quint32 mixed(quint32 index, quint32 salt)
{
    quint32 x = index * 2654435761u + salt * 40503u;
    x ^= x >> 15;
    x *= 2246822519u;
    x ^= x >> 13;
    return x;
}

double share(quint32 index, quint32 salt)
{
    return (mixed(index, salt) >> 8) / double(1 << 24);
}

QString uuid(quint32 index, quint32 salt)
{
    return QUuid(mixed(index, salt), static_cast<ushort>(index), static_cast<ushort>(index >> 16), 0x80,
                 static_cast<uchar>(salt), 1, 2, 3, 4, 5, 6)
        .toString(QUuid::WithoutBraces);
}

template <typename T> RowChange changeOf(TableNo table, const T &value, qint64 version)
{
    protocol::Row row = protocol::toRow(value);
    RowChange change;
    change.table = static_cast<int>(table);
    change.id = std::get<QString>(row.front());
    change.ver = version;
    change.values.assign(std::make_move_iterator(row.begin() + 1), std::make_move_iterator(row.end()));
    return change;
}

const QStringList &states()
{
    static const QStringList states{domain::state::Intake,          domain::state::PendingRegister,
                                    domain::state::PendingDispatch, domain::state::PendingSign,
                                    domain::state::Handling,        domain::state::Suspended,
                                    domain::state::PendingCheck,    domain::state::PendingClose};
    return states;
}

const QStringList &streets()
{
    static const QStringList streets{QStringLiteral("中央大街"), QStringLiteral("果戈里大街"),
                                     QStringLiteral("红军街"),   QStringLiteral("一曼街"),
                                     QStringLiteral("尚志大街"), QStringLiteral("新阳路"),
                                     QStringLiteral("友谊路"),   QStringLiteral("学府路")};
    return streets;
}
} // namespace

RowPlan cityRows()
{
    return {40'000, 300'000, 300'000, 2, 1'150, 60'000, 1'500, 0.06, RowPlan{}.nowMs};
}

int RowSource::columns() const
{
    return std::max(1, static_cast<int>(std::sqrt(double(m_plan.cells))));
}

geo::Place RowSource::somewhere(int index) const
{
    const auto i = static_cast<quint32>(index);
    const int cell = static_cast<int>(mixed(i, 7) % static_cast<quint32>(std::max(1, m_plan.cells)));
    const double x = cell % columns() + 0.05 + 0.9 * share(i, 8);
    const double y = cell / columns() + 0.05 + 0.9 * share(i, 9);
    return {West + x * CellLon, South + y * CellLat};
}

domain::GridCell RowSource::cell(int index) const
{
    const double west = West + index % columns() * CellLon, south = South + index / columns() * CellLat;
    domain::GridCell cell;
    const QString street = District + QStringLiteral("%1").arg(index / 10'000 + 1, 3, 10, QLatin1Char('0'));
    cell.street = street;
    cell.community = street + QStringLiteral("%1").arg(index % 10'000 / 500 + 1, 3, 10, QLatin1Char('0'));
    cell.code = CellCode(cell.community + QStringLiteral("%1").arg(index % 500 + 1, 3, 10, QLatin1Char('0')));
    cell.district = District;
    cell.dutyGrid
        = DutyGridId(street + QStringLiteral("%1").arg(index / 20 % 90 + 1, 2, 10, QLatin1Char('0')));
    cell.zone = QStringLiteral("A");
    cell.landUse = QStringLiteral("residential");
    cell.areaM2 = 10'000;
    cell.perimeterM = 400;
    cell.validFrom = QStringLiteral("2026-01-01");
    cell.shape.rings = {
        {{west, south}, {west + CellLon, south}, {west + CellLon, south + CellLat}, {west, south + CellLat}}};
    return cell;
}

domain::Component RowSource::component(int index) const
{
    const auto i = static_cast<quint32>(index);
    domain::Component c;
    const int minor = static_cast<int>(mixed(i, 11) % 30) + 1;
    c.classCode = QStringLiteral("01%1").arg(minor, 2, 10, QLatin1Char('0'));
    c.id = ComponentId(District + c.classCode + QStringLiteral("%1").arg(index, 6, 10, QLatin1Char('0')));
    c.name = QStringLiteral("路灯 %1").arg(minor);
    c.state = mixed(i, 12) % 50 == 0 ? QStringLiteral("damaged") : QStringLiteral("intact");
    c.place = somewhere(index);
    c.competentDept = QStringLiteral("drainage");
    c.ownerUnit = QStringLiteral("power-grid");
    c.maintainUnit = QStringLiteral("lighting");
    c.createdOn = c.changedOn = QStringLiteral("20250601");
    c.dataSource = QStringLiteral("survey");
    return c;
}

domain::CaseFile RowSource::caseFile(int index) const
{
    const auto i = static_cast<quint32>(index);
    const bool open = index < openCases();
    const auto reported = base::instantFromMs(m_plan.nowMs) - std::chrono::minutes(index + 1);
    domain::CaseFile file;
    file.id = CaseId(uuid(i, 1));
    file.version = open ? 3 : 9;
    file.intakeNo = QStringLiteral("S20261120%1").arg(index, 6, 10, QLatin1Char('0'));
    file.caseNo = QStringLiteral("2301022026112%1").arg(index, 6, 10, QLatin1Char('0'));
    file.edition = QStringLiteral("2013");
    file.workflowVersion = QStringLiteral("1");
    file.state = open ? states()[static_cast<int>(mixed(i, 2) % states().size())] : domain::state::Closed;
    file.source = mixed(i, 3) % 3 == 0 ? QStringLiteral("hotline12345") : QStringLiteral("supervisor");
    file.reportedAt = reported;
    file.registeredAt = reported + 10min;
    file.kind = mixed(i, 4) % 2 == 0 ? domain::CaseKind::Component : domain::CaseKind::Event;
    file.classCode = QStringLiteral("01%1").arg(mixed(i, 5) % 30 + 1, 2, 10, QLatin1Char('0'));
    file.conditionNo = QStringLiteral("01");
    if (file.kind == domain::CaseKind::Component && m_plan.components > 0)
        file.componentId = component(index % m_plan.components).id.text();
    file.place = somewhere(index);
    const int column = static_cast<int>((file.place.lon - West) / CellLon);
    const int line = static_cast<int>((file.place.lat - South) / CellLat);
    const domain::GridCell ground = cell(line * columns() + column);
    file.address
        = QStringLiteral("%1%2号").arg(streets()[index % streets().size()]).arg(mixed(i, 6) % 400 + 1);
    file.cell = ground.code.text();
    file.community = ground.community;
    file.street = ground.street;
    file.district = ground.district;
    file.dutyGrid = ground.dutyGrid.text();
    file.zone = ground.zone;
    file.description = QStringLiteral("井盖破损，影响行人安全，请尽快处理。");
    file.acceptor = QStringLiteral("acceptor1");
    file.supervisor = QStringLiteral("sv%1").arg(mixed(i, 10) % 200);
    file.leadDept = mixed(i, 13) % 2 == 0 ? QStringLiteral("drainage") : QStringLiteral("lighting");
    file.stageStartedAt = reported + 20min;
    if (open) {
        file.stageDue = reported + 24h;
        file.stageWarnAt = reported + 19h;
    } else {
        file.closedAt = reported + std::chrono::minutes(1 + mixed(i, 14) % 600);
        file.handledInTime = mixed(i, 15) % 10 != 0;
        file.closeType = QStringLiteral("NORMAL");
    }
    file.handlers = {QStringLiteral("drainage1")};
    file.dispatchCount = file.round = 1;
    return file;
}

domain::ActionRecord RowSource::action(int caseIndex, int number) const
{
    const auto i = static_cast<quint32>(caseIndex * 16 + number);
    domain::ActionRecord record;
    record.id = ActionId(uuid(i, 2));
    record.caseId = CaseId(uuid(static_cast<quint32>(caseIndex), 1));
    record.number = number;
    record.at = base::instantFromMs(m_plan.nowMs) - std::chrono::minutes(caseIndex + 1) + number * 1s;
    record.actor = QStringLiteral("acceptor1");
    record.actorName = QStringLiteral("王敏");
    record.post = domain::Post::Acceptor;
    record.action = number == 1 ? QStringLiteral("report") : QStringLiteral("submitRegister");
    record.toState = domain::state::Intake;
    record.order.caseId = record.caseId;
    record.order.action = record.action;
    record.order.description = QStringLiteral("井盖破损");
    return record;
}

RowChange RowSource::change(const domain::CaseFile &file, qint64 seq)
{
    RowChange change = changeOf(TableNo::CaseFile, file, file.version);
    change.seq = seq;
    return change;
}

RowChange RowSource::change(const domain::Component &component, qint64 version, qint64 seq)
{
    RowChange change = changeOf(TableNo::Component, component, version);
    change.seq = seq;
    return change;
}

RowChange RowSource::change(const domain::ActionRecord &record, qint64 seq)
{
    RowChange change = changeOf(TableNo::CaseAction, record, 1);
    change.seq = seq;
    return change;
}

RowChange RowSource::removal(TableNo table, const QString &id, qint64 version, protocol::RowOp op, qint64 seq)
{
    RowChange change;
    change.seq = seq;
    change.table = static_cast<int>(table);
    change.op = op;
    change.id = id;
    change.ver = version;
    return change;
}

int RowSource::countOf(TableNo table) const
{
    switch (table) {
    case TableNo::Area:
        return 1 + (m_plan.cells + 9'999) / 10'000;
    case TableNo::Cell:
        return m_plan.cells;
    case TableNo::Department:
        return 2;
    case TableNo::Person:
        return m_plan.persons;
    case TableNo::Camera:
        return m_plan.cameras;
    case TableNo::CaseFile:
        return m_plan.cases;
    case TableNo::Component:
        return m_plan.components;
    case TableNo::Place:
        return m_plan.places;
    case TableNo::CaseAction:
        return m_plan.cases * m_plan.actionsPerCase;
    case TableNo::DutyGrid:
    case TableNo::Class:
    case TableNo::Vehicle:
    case TableNo::CaseReporter:
    case TableNo::Scene:
    case TableNo::Wall:
        return 1;
    default: // what people make while they work: nothing at the beginning
        break;
    }
    return 0;
}

RowChange RowSource::row(TableNo table, int index) const
{
    const auto i = static_cast<quint32>(index);
    switch (table) {
    case TableNo::Area: {
        const double east = West + columns() * CellLon;
        const geo::Polygon all{{{{West, South}, {east, South}, {east, South + 1}, {West, South + 1}}}};
        const QString code
            = index == 0 ? District : District + QStringLiteral("%1").arg(index, 3, 10, QLatin1Char('0'));
        const domain::Area area{code,
                                index == 0 ? QStringLiteral("district") : QStringLiteral("street"),
                                District,
                                index == 0 ? QStringLiteral("道里区") : QStringLiteral("兆麟街道"),
                                QStringLiteral("Daoli"),
                                {all}};
        return changeOf(table, area, 1);
    }
    case TableNo::Cell:
        return changeOf(table, cell(index), 1);
    case TableNo::DutyGrid:
        return changeOf(
            table,
            domain::DutyGrid{cell(0).dutyGrid, QStringLiteral("一号"), QStringLiteral("One"), cell(0).street},
            1);
    case TableNo::Department: {
        const QString id = index == 0 ? QStringLiteral("drainage") : QStringLiteral("lighting");
        return changeOf(table, domain::Department{DepartmentId(id), id, id, QStringLiteral("industry"), {}},
                        1);
    }
    case TableNo::Class: {
        domain::MinorClass minor;
        minor.kind = domain::CaseKind::Component;
        minor.code = QStringLiteral("0599");
        minor.nameZh = QStringLiteral("冰灯");
        minor.nameEn = QStringLiteral("Ice lantern");
        minor.defaultLimit = worktime::parseLimit(u"P2D work").value();
        return changeOf(table, minor, 1);
    }
    case TableNo::Person: {
        const QString id = QStringLiteral("sv%1").arg(index);
        const domain::Person person{PersonId(id),
                                    QStringLiteral("李雷%1").arg(index),
                                    QStringLiteral("supervisor"),
                                    {},
                                    cell(index * 20 % std::max(1, m_plan.cells)).dutyGrid.text(),
                                    District,
                                    QStringLiteral("day"),
                                    index % 4 != 3};
        return changeOf(table, person, 1);
    }
    case TableNo::Camera: {
        domain::Camera camera;
        camera.id = CameraId(QStringLiteral("23010200081320%1").arg(index, 6, 10, QLatin1Char('0')));
        camera.name = QStringLiteral("%1路口").arg(streets()[index % streets().size()]);
        camera.district = District;
        camera.place = somewhere(index + 5'000'000);
        camera.stream = QStringLiteral("/cam/") + camera.id.text();
        return changeOf(table, camera, 1);
    }
    case TableNo::Vehicle:
        return changeOf(table,
                        domain::Vehicle{VehicleId(QStringLiteral("v1")), QStringLiteral("黑A00001"),
                                        QStringLiteral("sanitation"), QStringLiteral("drainage")},
                        1);
    case TableNo::CaseFile: {
        RowChange change = RowSource::change(caseFile(index));
        return change;
    }
    case TableNo::CaseReporter: {
        RowChange change = removal(table, caseFile(0).id.text(), 1, protocol::RowOp::Upsert, 0);
        change.values = {QStringLiteral("张三"), QStringLiteral("13800000000")};
        return change;
    }
    case TableNo::Scene: {
        domain::Scene scene;
        scene.id = QStringLiteral("work");
        scene.nameZh = scene.nameEn = scene.id;
        scene.regions = {{QStringLiteral("map"), QStringLiteral("map"), 0, 0, 12, 16, {}}};
        return changeOf(table, scene, 1);
    }
    case TableNo::Wall: {
        domain::Wall wall;
        wall.id = QStringLiteral("hall");
        wall.nameZh = wall.nameEn = wall.id;
        wall.usual = QStringLiteral("work");
        wall.planVersion = 1;
        return changeOf(table, wall, 1);
    }
    case TableNo::Component:
        return RowSource::change(component(index), 1);
    case TableNo::Place: {
        const domain::NamedPlace place{QStringLiteral("p%1").arg(index),
                                       QStringLiteral("%1号").arg(index % 400 + 1),
                                       {},
                                       QStringLiteral("plate"),
                                       streets()[static_cast<int>(i % streets().size())],
                                       somewhere(index + 9'000'000)};
        return changeOf(table, place, 1);
    }
    case TableNo::CaseAction:
        return RowSource::change(action(index / m_plan.actionsPerCase, index % m_plan.actionsPerCase + 1));
    default:
        break;
    }
    return {};
}

protocol::Manifest RowSource::manifest(const QString &scope) const
{
    protocol::Manifest manifest;
    manifest.cityName = QStringLiteral("哈尔滨");
    manifest.cityNameEn = QStringLiteral("Harbin");
    manifest.epoch = 1;
    manifest.scope = scope;
    manifest.serverTime = base::instantFromMs(m_plan.nowMs);
    manifest.tail = 1'000;
    manifest.west = West;
    manifest.south = South;
    manifest.east = West + columns() * CellLon;
    manifest.north = South + columns() * CellLat;
    for (const protocol::TableSpec &table : protocol::tables())
        manifest.counts.emplace_back(QString::fromLatin1(table.name), countOf(table.number));
    return manifest;
}

void RowSource::forEachBatch(size_t rowsPerBatch,
                             const std::function<void(std::vector<RowChange>)> &take) const
{
    std::vector<RowChange> batch;
    for (const protocol::TableSpec &table : protocol::tables()) {
        for (int index = 0; index < countOf(table.number); ++index) {
            batch.push_back(row(table.number, index));
            if (batch.size() >= rowsPerBatch)
                take(std::exchange(batch, {}));
        }
    }
    if (!batch.empty())
        take(std::move(batch));
}

std::vector<RowChange> RowSource::all() const
{
    std::vector<RowChange> rows;
    forEachBatch(10'000, [&rows](std::vector<RowChange> batch) {
        std::ranges::move(batch, std::back_inserter(rows));
    });
    return rows;
}

qint64 RowSource::count() const
{
    qint64 count = 0;
    for (const protocol::TableSpec &table : protocol::tables())
        count += countOf(table.number);
    return count;
}
} // namespace wanmi::test
