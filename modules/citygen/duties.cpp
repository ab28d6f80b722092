// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/duties.h"

#include "citygen/random.h"
#include "citygen/staff.h"

#include <algorithm>

namespace wanmi::citygen {
namespace {
constexpr double ManagedShare = 0.55; ///< of communities
constexpr double HandedDownShare = 0.4; ///< of streets
constexpr double OwnRoadsShare = 0.6; ///< of districts
constexpr int StaleEntries = 25; ///< one in so many
constexpr quint64 StreamOfDuties = 0x50000000ULL;

/// Street order, small posters and the goods before shops: what a street office can see from its door.
bool isStreetOrder(const domain::MinorClass &minor)
{
    static const QStringList others{QStringLiteral("0107"), QStringLiteral("0136"), QStringLiteral("0201"),
                                    QStringLiteral("0202"), QStringLiteral("0604")};
    return minor.kind == domain::CaseKind::Event
        && (minor.code.startsWith(u"04") || others.contains(minor.code));
}
} // namespace

Duties::Duties(const Town &town, quint64 seed)
    : m_town(town)
{
    Random random = Random::stream(seed, StreamOfDuties);
    const auto draw = [&random](std::vector<char> &flags, size_t count, double share) {
        for (size_t i = 0; i < count; ++i)
            flags.push_back(random.chance(share));
    };
    draw(m_ownRoads, town.districts.size(), OwnRoadsShare);
    draw(m_handedDown, town.streets.size(), HandedDownShare);
    draw(m_managed, town.communities.size(), ManagedShare);
    for (const TownCell &cell : town.cells) {
        Ground ground;
        ground.park = cell.park >= 0;
        for (size_t i = 0; i < cell.ring.size(); ++i) {
            const Way way = town.layout.mesh.wayOf(cell.ring[i], cell.ring[(i + 1) % cell.ring.size()]);
            ground.bank = ground.bank || way == Way::Bank;
            if (isRoad(way))
                ground.mainRoad = std::min(ground.mainRoad, way);
        }
        ground.courtyard = cell.use == LandUse::Residential && ground.mainRoad > Way::Secondary;
        m_grounds.push_back(ground);
    }
}

QString Duties::at(const char *token, int cell) const
{
    return Staff::unitFor(QString::fromLatin1(token), m_town, m_town.cells[size_t(cell)]);
}

QString Duties::usualFor(const domain::MinorClass &minor, int cell) const
{
    return Staff::unitFor(minor.typicalDepartment.text(), m_town, m_town.cells[size_t(cell)]);
}

QString Duties::unitFor(const domain::MinorClass &minor, int cell) const
{
    const QString &usual = minor.typicalDepartment.text();
    const Ground &ground = m_grounds[size_t(cell)];
    const TownCommunity &community = m_town.communities[size_t(m_town.cells[size_t(cell)].community)];
    const TownStreet &street = m_town.streets[size_t(community.street)];
    const bool managed = m_managed[size_t(m_town.cells[size_t(cell)].community)];
    if (usual == u"municipal_road") {
        if (ground.mainRoad <= Way::Secondary)
            return usual;
        if (ground.mainRoad == Way::Local)
            return m_ownRoads[size_t(street.district)] ? at("district_center", cell) : usual;
        return ground.courtyard && managed ? at("housing", cell) : at("street_office", cell);
    }
    if (usual == u"sanitation") {
        if (ground.bank)
            return at("water_affairs", cell);
        if (ground.park)
            return at("landscaping", cell);
        if (ground.courtyard)
            return managed ? at("housing", cell) : at("street_office", cell);
        return usual;
    }
    if (usual == u"urban_enforcement" && isStreetOrder(minor) && m_handedDown[size_t(community.street)])
        return at("street_office", cell);
    if (usual == u"street_lighting" && ground.park)
        return at("landscaping", cell);
    const bool ofTheYard = usual == u"street_lighting" || usual == u"drainage" || usual == u"landscaping";
    if (ofTheYard && ground.courtyard && managed)
        return at("housing", cell);
    return usualFor(minor, cell);
}

QString Duties::registeredFor(const domain::MinorClass &minor, int cell, int serial) const
{
    return serial % StaleEntries == 0 ? usualFor(minor, cell) : unitFor(minor, cell);
}
} // namespace wanmi::citygen
