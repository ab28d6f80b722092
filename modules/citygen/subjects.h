// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/addresses.h"
#include "citygen/components.h"
#include "domain/catalog.h"

namespace wanmi::citygen {

/// What a case is about.
struct Subject
{
    const domain::MinorClass *minor = nullptr;
    const domain::FilingCondition *condition = nullptr;
    int component = -1; ///< of the stock
    int cell = 0;
    QPointF at;
};

/// Chooses what goes wrong where: class by season, place by hot spots.
class Subjects
{
public:
    Subjects(const Town &town, const Addresses &addresses, const ComponentStock &stock,
             const domain::RuleBook &rules, Random random);
    /// \param month 1 … 12, local time.
    [[nodiscard]] Subject draw(int month, Random &random) const;
    /// Words for the case, as that source would put them.
    [[nodiscard]] QString describe(const Subject &subject, const QString &address, const QString &source,
                                   Random &random) const;

private:
    struct Theme
    {
        const domain::MinorClass *minor;
        int stockKind = -1;
    };
    [[nodiscard]] int drawCell(Random &random) const { return m_hotSpots.spin(random); }

    const Town &m_town;
    const Addresses &m_addresses;
    const ComponentStock &m_stock;
    std::vector<Theme> m_themes;
    std::vector<Wheel> m_themesOfMonth; ///< 12
    std::vector<double> m_heat; ///< by cell
    double m_hottest = 1;
    Wheel m_hotSpots;
};
} // namespace wanmi::citygen
