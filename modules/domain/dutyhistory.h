// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalog.h"
#include "domain/city.h"

#include <QHash>

#include <array>
#include <vector>

namespace wanmi::domain {

/// What decides whose duty a case is, as far as it is known before anybody has handled it.
struct DutySubject
{
    CaseKind kind = CaseKind::Event;
    QString classCode;
    /// Whom the catalog names for the class: a token of departments.tsv, without an area; empty: nobody.
    QString usual;
    QString district, street, dutyGrid;
    QString landUse; ///< of the cell; empty: not known
    QString road; ///< as the address names it; empty: it names none
    QString competentDept, ownerUnit, maintainUnit; ///< of the component; empty: none, or not known
};
/// \param component of the case, as the register has it now; nullptr: none.
[[nodiscard]] DutySubject dutySubject(const CaseFile &file, const Catalog &catalog, const QString &landUse,
                                      const Component *component);
/// "中山路" of "南岗区中山路12号门前"; the first of "中山路与红军街交口"; empty when it names no road.
[[nodiscard]] QString roadOf(QStringView address);
/// The unit behind a token of departments.tsv there: district centers and street offices are one per area.
[[nodiscard]] QString unitOf(const QString &token, const DutySubject &subject);

/// How many of so many cases.
struct DutyCount
{
    int ended = 0, of = 0;
};

/// Who finally handled the cases of the past, counted by what they were about and where. Units of an area are
/// counted by what they are to the place (its street's office), so that what is learned in one street holds
/// in the next.
class DutyHistory
{
public:
    /// What cases are compared with: those of the same class, or all whose class has the same usual unit…
    enum class Matter { SameClass, SameUsual };
    /// …anywhere, or in the same surroundings. Of the same class only in the city, land use and street.
    enum class Around { City, LandUse, Street, StreetLandUse, DutyGrid, DutyGridLandUse, Road };

    /// A finished case: `department` is the one that finally handled it.
    void add(const DutySubject &subject, const QString &department);
    [[nodiscard]] int cases() const { return m_cases; }
    [[nodiscard]] DutyCount count(Matter matter, Around around, const DutySubject &subject,
                                  const QString &department) const;

    /// Which of the component's three units handled it in the end; Other: none of them.
    enum class Unit { Maintaining, Owning, Competent, Other };
    /// The first of them that this department is.
    [[nodiscard]] static Unit unitIn(const DutySubject &subject, const QString &department);
    /// Among cases of components whose three units differ in the same way.
    [[nodiscard]] DutyCount countUnit(const DutySubject &subject, Unit unit) const;

private:
    struct Ended
    {
        int of = 0;
        std::vector<std::pair<int, int>> byRole; ///< index of m_roles, number
    };
    [[nodiscard]] static quint64 keyOf(Matter matter, Around around, const DutySubject &subject);
    [[nodiscard]] static int patternOf(const DutySubject &subject);
    [[nodiscard]] static QString roleOf(const DutySubject &subject, const QString &department);

    QHash<quint64, Ended> m_ended;
    QHash<QString, int> m_roles;
    std::array<std::array<int, 4>, 8> m_units{}; ///< by pattern, then Unit
    int m_cases = 0;
};
} // namespace wanmi::domain
