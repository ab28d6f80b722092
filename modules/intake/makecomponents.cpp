// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/makers.h"

#include "geo/codes.h"
#include "intake/values.h"

#include <cmath>

namespace wanmi::intake {
namespace {

/// A component's id as a number: 16 digits fit into 64 bits.
std::uint64_t numberOfId(QStringView id)
{
    return id.toULongLong();
}

/// 17 digits of the edition of 2026 to the 16 of ours: the minor class loses its leading zero.
QString narrowed(const QString &id)
{
    return id.size() == 17 && id[8] == u'0' ? QString(id.left(8) + id.mid(9)) : id;
}
} // namespace

ComponentMaker::ComponentMaker(const Mapping &mapping, CityBook &city, const PresentCity &present,
                               base::Instant now)
    : Maker(mapping, city, now)
    , m_id(field("id"))
    , m_key(field("key"))
    , m_class(field("class"))
    , m_name(field("name"))
    , m_state(field("state"))
    , m_cell(field("cell"))
    , m_district(field("district"))
    , m_competent(field("competent_dept"))
    , m_owner(field("owner_unit"))
    , m_maintain(field("maintain_unit"))
    , m_created(field("created_on"))
    , m_changed(field("changed_on"))
    , m_source(field("data_source"))
{
    const geo::Bounds bounds = city.bounds();
    m_near.setOrigin(bounds.isEmpty()
                         ? geo::Place{}
                         : geo::Place{(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2});
    m_isPlaced = !bounds.isEmpty();
    present.eachId(Kind::Components, [this](QStringView id) {
        if (geo::isComponentId(id))
            noteSerial(id);
    });
    present.eachRemembered(Kind::Components, [this](QStringView key, QStringView id) {
        m_remembered.insert(hashOf(key), numberOfId(id));
        m_rememberedIds.insert(numberOfId(id), 1);
        if (geo::isComponentId(id))
            noteSerial(id);
    });
    present.eachComponent([this](QStringView id, QStringView classCode, geo::Place place) {
        place_(place);
        m_near.add(classCode.toUInt() << 1 | 1, place, std::uint32_t(m_presentIds.size()));
        m_presentIds.push_back(numberOfId(id));
    });
}

/// Without a known city the first place seen is as good an origin as any.
void ComponentMaker::place_(geo::Place place)
{
    if (!m_isPlaced)
        m_near.setOrigin(place);
    m_isPlaced = true;
}

void ComponentMaker::noteSerial(QStringView id)
{
    int &highest = m_serials[id.left(10).toULongLong()];
    highest = std::max(highest, id.mid(10).toInt());
}

void ComponentMaker::begin(Checked &out)
{
    out.rows = std::vector<Taken<domain::Component>>();
    m_rows = &std::get<std::vector<Taken<domain::Component>>>(out.rows);
}

Maker::Verdict ComponentMaker::make(const RowView &row, size_t index)
{
    domain::Component made;
    QString id = codeOf(row, m_id);
    if (!id.isEmpty()) {
        id = narrowed(id);
        if (hasRoundedIds() && !isRefused())
            refuse("rounded-code", m_id, id);
        if (isRefused())
            return Verdict::Refused;
        if (!geo::isComponentId(id)) {
            refuse("bad-code", m_id, id);
            return Verdict::Refused;
        }
    }
    const auto place = placeOf(row, index);
    const bool classInId = !row.inputs().has(m_class) && !id.isEmpty();
    std::optional<int> classIndex;
    if (classInId) {
        classIndex = city().classes.find(id.mid(6, 4), domain::CaseKind::Component);
        if (!classIndex)
            refuse("unknown-class", m_id, id.mid(6, 4));
    } else {
        classIndex = classOf(row, m_class, domain::CaseKind::Component);
    }
    if (leftOut())
        return Verdict::LeftOut;
    // Every word is asked before the row is given up: nobody wants to decide words twice.
    made.state = wordOf(row, m_state, QStringLiteral("intact"));
    made.competentDept = unitOf(row, m_competent);
    made.ownerUnit = unitOf(row, m_owner);
    made.maintainUnit = unitOf(row, m_maintain);
    if (leftOut())
        return Verdict::LeftOut;
    if (!place || !classIndex || isRefused())
        return Verdict::Refused;
    const domain::MinorClass &cls = city().classes.at(*classIndex);
    made.place = *place;
    made.classCode = cls.code;
    if (!id.isEmpty() && id.mid(6, 4) != cls.code) {
        refuse("bad-prefix", m_id, id);
        return Verdict::Refused;
    }
    const QString district = locate(row, made);
    if (isRefused())
        return Verdict::Refused;
    made.name = textOf(row, m_name);
    if (made.name.isEmpty())
        made.name = cls.nameZh;
    if (made.competentDept.isEmpty())
        made.competentDept = city().units.find(cls.typicalDepartment.text()).value_or(QString());
    made.createdOn = dateOf(row, m_created);
    made.changedOn = dateOf(row, m_changed);
    made.dataSource = wordOf(row, m_source, QStringLiteral("survey"));
    if (leftOut())
        return Verdict::LeftOut;
    if (isRefused())
        return Verdict::Refused;
    const QString key = identify(row, id, district, made);
    if (isRefused())
        return Verdict::Refused;
    m_rows->push_back({std::move(made), originOf(row, key)});
    return Verdict::Taken;
}

/// Cell and district by place; \return the district's code.
QString ComponentMaker::locate(const RowView &row, domain::Component &made)
{
    const CityBook::CellRow *cell = city().cellAt(made.place);
    QString given = codeOf(row, m_cell);
    if (given.size() == 14) {
        given = given.left(12) + u'0' + given.mid(12);
        remark("widened-code", m_cell, given);
    }
    if (!given.isEmpty() && city().hasCells()) {
        const CityBook::CellRow *named = city().cell(given);
        if (!named) {
            refuse("unknown-cell", m_cell, given);
            return {};
        }
        if (cell && cell->code != given)
            remark("cell-differs", m_cell, given);
        else
            cell = named;
    }
    if (cell)
        made.cell = CellCode(cell->code);
    else if (city().hasCells())
        remark("no-cell-here", m_cell);
    else if (geo::isCellCode(given))
        made.cell = CellCode(given);
    QString district = plainCode(row.text(m_district));
    if (!district.isEmpty() && !geo::isDistrictCode(district)) {
        bool several = false;
        const domain::Area *named = city().areaNamed(district, QStringLiteral("district"), several);
        district = named ? named->code : QString();
    }
    const QString there = cell ? cell->district : city().districtOf(city().areaAt(made.place));
    if (!there.isEmpty())
        return there;
    return district;
}

/// Gives the id: the delivered one, the remembered one, that of the component already standing there, or the
/// next free number. \return the key of the row.
QString ComponentMaker::identify(const RowView &row, const QString &id, const QString &district,
                                 domain::Component &made)
{
    QString own = keyOf(row, m_key);
    const bool hasKey = !own.isEmpty();
    if (own.isEmpty())
        own = id;
    if (own.isEmpty())
        own = QStringLiteral("@%1:%2,%3")
                  .arg(made.classCode)
                  .arg(made.place.lon, 0, 'f', 7)
                  .arg(made.place.lat, 0, 'f', 7);
    const QString key = keyFrom(own);
    if (!m_keys.insert(hashOf(key), 1)) {
        refuse(hasKey             ? "duplicate-id"
                   : id.isEmpty() ? "duplicate-place"
                                  : "duplicate-id",
               hasKey ? m_key : m_id, own);
        return {};
    }
    place_(made.place);
    const std::uint32_t group = made.classCode.toUInt() << 1;
    const auto everyone = [](std::uint32_t) { return true; };
    const bool nearInFile = m_near.find(group, made.place, everyone) >= 0;
    if (nearInFile && !hasKey && id.isEmpty()) {
        refuse("duplicate-place", -1, own);
        return {};
    }
    if (nearInFile)
        remark("same-place", hasKey ? m_key : m_id, own);
    m_near.add(group, made.place, 0);

    std::uint64_t number = id.isEmpty() ? 0 : numberOfId(id);
    if (const std::uint64_t *known = m_remembered.find(hashOf(key)); number == 0 && known) {
        number = *known;
    } else if (number == 0) {
        // One that nobody remembers and that stands here already is this one.
        const auto found = m_near.find(group | 1, made.place, [this](std::uint32_t who) {
            return !m_rememberedIds.find(m_presentIds[who]) && !m_ids.find(m_presentIds[who]);
        });
        if (found >= 0) {
            number = m_presentIds[size_t(found)];
            remark("matched-by-place", -1, QString::number(number));
        }
    }
    if (number == 0) {
        if (!geo::isDistrictCode(district)) {
            refuse("no-division-here", m_district);
            return {};
        }
        int &serial = m_serials[QString(district + made.classCode).toULongLong()];
        if (serial >= 999'999) {
            refuse("serials-exhausted", m_class, made.classCode);
            return {};
        }
        made.id = ComponentId(geo::componentId(district, made.classCode, ++serial));
        number = numberOfId(made.id.text());
    } else {
        made.id = ComponentId(QString::number(number).rightJustified(16, u'0'));
        if (!id.isEmpty() && !district.isEmpty() && id.left(6) != district)
            remark("bad-prefix", m_id, id);
        noteSerial(made.id.text());
    }
    if (!m_ids.insert(number, 1))
        refuse("duplicate-id", m_id, made.id.text());
    return key;
}
} // namespace wanmi::intake
