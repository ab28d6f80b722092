// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/makers.h"

#include "geo/codes.h"
#include "intake/values.h"

namespace wanmi::intake {

CameraMaker::CameraMaker(const Mapping &mapping, CityBook &city, const PresentCity &present,
                         base::Instant now)
    : Maker(mapping, city, now)
    , m_id(field("id"))
    , m_key(field("key"))
    , m_name(field("name"))
    , m_industry(field("industry"))
    , m_district(field("district"))
    , m_cell(field("cell"))
    , m_bearing(field("bearing"))
    , m_viewAngle(field("view_angle"))
    , m_height(field("height_m"))
    , m_owner(field("owner"))
    , m_ptz(field("ptz"))
    , m_stream(field("stream"))
{
    const auto note = [this](QStringView id) {
        if (geo::isCameraId(id)) {
            int &highest = m_serials[id.left(14).toString()];
            highest = std::max(highest, id.mid(14).toInt());
        }
    };
    present.eachId(Kind::Cameras, note);
    present.eachRemembered(Kind::Cameras, [&](QStringView key, QStringView id) {
        m_remembered.insert(key.toString(), id.toString());
        note(id);
    });
}

void CameraMaker::begin(Checked &out)
{
    out.rows = std::vector<Taken<domain::Camera>>();
    m_rows = &std::get<std::vector<Taken<domain::Camera>>>(out.rows);
}

/// GB/T 28181: centre 8 (district and 00), industry 08, type 132, network 0, serial.
QString CameraMaker::nextId(const QString &district)
{
    const QString centre = district + QStringLiteral("00");
    int &serial = m_serials[centre + QStringLiteral("081320")];
    return serial >= 999'999 ? QString() : geo::cameraId(centre, u"08", u"132", 0, ++serial);
}

Maker::Verdict CameraMaker::make(const RowView &row, size_t index)
{
    domain::Camera made;
    const QString id = codeOf(row, m_id);
    if (hasRoundedIds() && !id.isEmpty() && !isRefused())
        refuse("rounded-code", m_id, id);
    if (!id.isEmpty() && !geo::isCameraId(id) && !isRefused())
        refuse("bad-code", m_id, id);
    const auto place = placeOf(row, index);
    if (!place || isRefused())
        return Verdict::Refused;
    made.place = *place;
    const CityBook::CellRow *cell = city().cellAt(*place);
    const QString given = codeOf(row, m_cell);
    if (cell)
        made.cell = CellCode(cell->code);
    else if (city().cell(given))
        made.cell = CellCode(given);
    else if (city().hasCells())
        remark("no-cell-here", m_cell, given);
    made.district = cell ? cell->district : city().districtOf(city().areaAt(*place));
    if (made.district.isEmpty() && geo::isDistrictCode(plainCode(row.text(m_district))))
        made.district = plainCode(row.text(m_district));
    made.name = textOf(row, m_name);
    made.industry = unitOf(row, m_industry);
    made.owner = unitOf(row, m_owner);
    made.bearingDeg = numberOf(row, m_bearing).value_or(0);
    made.viewAngleDeg = numberOf(row, m_viewAngle).value_or(60);
    made.heightM = numberOf(row, m_height).value_or(6);
    if (const QString ptz = row.text(m_ptz); !ptz.isEmpty())
        made.ptz = readBoolean(ptz).value_or(false);
    made.stream = textOf(row, m_stream);

    QString own = keyOf(row, m_key);
    if (own.isEmpty())
        own = id;
    if (own.isEmpty())
        own = QStringLiteral("@%1:%2,%3")
                  .arg(made.name)
                  .arg(place->lon, 0, 'f', 6)
                  .arg(place->lat, 0, 'f', 6);
    const QString key = keyFrom(own);
    if (m_keys.contains(key))
        refuse(row.text(m_key).isEmpty() && id.isEmpty() ? "duplicate-place" : "duplicate-id", m_key, own);
    if (isRefused() || leftOut())
        return leftOut() ? Verdict::LeftOut : Verdict::Refused;
    QString number = id.isEmpty() ? m_remembered.value(key) : id;
    if (number.isEmpty()) {
        if (!geo::isDistrictCode(made.district)) {
            refuse("no-division-here", m_district);
            return Verdict::Refused;
        }
        number = nextId(made.district);
    }
    if (number.isEmpty() || m_ids.contains(number)) {
        refuse(number.isEmpty() ? "serials-exhausted" : "duplicate-id", m_id, number);
        return Verdict::Refused;
    }
    m_keys.insert(key);
    m_ids.insert(number);
    made.id = CameraId(number);
    if (made.name.isEmpty())
        made.name = row.text(m_key).isEmpty() ? number : row.text(m_key);
    if (made.stream.isEmpty())
        made.stream = QStringLiteral("/cam/") + number;
    m_rows->push_back({std::move(made), originOf(row, key)});
    return Verdict::Taken;
}

VehicleMaker::VehicleMaker(const Mapping &mapping, CityBook &city, const PresentCity &, base::Instant now)
    : Maker(mapping, city, now)
    , m_id(field("id"))
    , m_key(field("key"))
    , m_plate(field("plate"))
    , m_kind(field("kind"))
    , m_department(field("department"))
{
}

void VehicleMaker::begin(Checked &out)
{
    out.rows = std::vector<Taken<domain::Vehicle>>();
    m_rows = &std::get<std::vector<Taken<domain::Vehicle>>>(out.rows);
}

Maker::Verdict VehicleMaker::make(const RowView &row, size_t)
{
    domain::Vehicle made;
    made.plate = textOf(row, m_plate);
    QString own = keyOf(row, m_key);
    const QString id = row.text(m_id);
    if (own.isEmpty())
        own = id.isEmpty() ? made.plate : id;
    if (own.isEmpty()) {
        refuse("missing-value", m_plate);
        return Verdict::Refused;
    }
    if (made.plate.isEmpty())
        made.plate = own;
    made.kind = wordOf(row, m_kind);
    if (made.kind.isEmpty() && !leftOut())
        refuse(row.text(m_kind).isEmpty() ? "missing-value" : "unknown-word", m_kind, row.text(m_kind));
    made.department = unitOf(row, m_department);
    if (made.department.isEmpty()) {
        const QString usual = made.kind == u"bus" || made.kind == u"taxi" ? QStringLiteral("transport")
            : made.kind == u"enforcement" ? QStringLiteral("urban_enforcement")
            : made.kind == u"spoil"       ? QStringLiteral("construction")
                                          : QStringLiteral("sanitation");
        made.department = city().units.find(usual).value_or(QString());
    }
    const QString key = keyFrom(own);
    made.id = VehicleId(
        id.isEmpty() ? QStringLiteral("v") + QString::number(hashOf(key), 16).rightJustified(16, u'0') : id);
    if (!isRefused() && !leftOut() && m_ids.contains(made.id.text()))
        refuse("duplicate-id", m_key, own);
    if (isRefused() || leftOut())
        return leftOut() ? Verdict::LeftOut : Verdict::Refused;
    m_ids.insert(made.id.text());
    m_rows->push_back({std::move(made), originOf(row, key)});
    return Verdict::Taken;
}
} // namespace wanmi::intake
