// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/town.h"
#include "domain/catalog.h"

namespace wanmi::citygen {

/// Whose duty what is in this city. The catalog names one unit a class; a real city has divided the work
/// further over the years: roads by their rank, courtyards by whether somebody manages them, parks and banks
/// to who keeps them, street order handed down to some street offices. Nobody has it in a table; people know
/// it, and the cases of the past show it.
class Duties
{
public:
    Duties(const Town &town, quint64 seed);

    /// The unit that handles matters of this class in that cell.
    [[nodiscard]] QString unitFor(const domain::MinorClass &minor, int cell) const;
    /// The unit that the catalog names, of that cell's area.
    [[nodiscard]] QString usualFor(const domain::MinorClass &minor, int cell) const;
    /// What the register of components has for one: as it is, but for the few entries that nobody brought up
    /// to date.
    [[nodiscard]] QString registeredFor(const domain::MinorClass &minor, int cell, int serial) const;

private:
    struct Ground
    {
        Way mainRoad = Way::None; ///< the most important at its edge
        bool bank = false, park = false, courtyard = false;
    };
    [[nodiscard]] QString at(const char *token, int cell) const;

    const Town &m_town;
    std::vector<Ground> m_grounds; ///< by cell
    std::vector<char> m_managed; ///< by community: its courtyards have a property company
    std::vector<char> m_handedDown; ///< by street: street order is its office's
    std::vector<char> m_ownRoads; ///< by district: it keeps its local roads
};
} // namespace wanmi::citygen
