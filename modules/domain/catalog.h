// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/casefile.h"

#include <QByteArray>
#include <unordered_map>

namespace wanmi::domain {

struct FilingCondition
{
    QString no;
    QString nameZh, nameEn;
    worktime::Limit limit;
    QString closingZh;
};

struct MinorClass
{
    CaseKind kind = CaseKind::Component;
    QString code; ///< major 2 + minor 2
    QString majorZh, majorEn;
    QString nameZh, nameEn;
    DepartmentId typicalDepartment;
    worktime::Limit defaultLimit;
    std::vector<FilingCondition> conditions;
    QString edition; ///< of a class of the city's own; empty: the catalog's
};

/// One edition of the list of components and events (domain.md §5, §6). Immutable.
class Catalog
{
public:
    /// From resources/catalog/catalog.tsv and catalog_conditions.tsv. Errors: Corrupt "bad-catalog".
    static base::Result<Catalog> fromTsv(const QString &edition, const QByteArray &classes,
                                         const QByteArray &conditions);

    /// This edition with a city's own classes laid over it: they come after the others, or in place of one
    /// with the same code. One without a filing condition gets condition "01" with its default limit, so that
    /// it can be filed.
    [[nodiscard]] Catalog withLocal(std::vector<MinorClass> classes) const;
    /// "LOCAL": domain.md §1.
    [[nodiscard]] static const QString &localEdition();
    /// "C0101", "E0101".
    [[nodiscard]] static QString keyOf(CaseKind kind, const QString &code);

    [[nodiscard]] const QString &edition() const { return m_edition; }
    [[nodiscard]] const std::vector<MinorClass> &classes() const { return m_classes; }
    [[nodiscard]] const MinorClass *find(CaseKind kind, const QString &code) const;
    /// Edition of one class.
    [[nodiscard]] const QString &editionOf(CaseKind kind, const QString &code) const;
    [[nodiscard]] const FilingCondition *condition(CaseKind kind, const QString &code,
                                                   const QString &no) const;

private:
    QString m_edition;
    std::vector<MinorClass> m_classes;
    std::unordered_map<QString, int> m_index; ///< "C0101", "E0101"
};
} // namespace wanmi::domain
