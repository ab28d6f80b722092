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
};

/// One edition of the list of components and events (domain.md §5, §6). Immutable.
class Catalog
{
public:
    /// From resources/catalog/catalog.tsv and catalog_conditions.tsv. Errors: Corrupt "bad-catalog".
    static base::Result<Catalog> fromTsv(const QString &edition, const QByteArray &classes, const QByteArray &conditions);

    [[nodiscard]] const QString &edition() const { return m_edition; }
    [[nodiscard]] const std::vector<MinorClass> &classes() const { return m_classes; }
    [[nodiscard]] const MinorClass *find(CaseKind kind, const QString &code) const;
    [[nodiscard]] const FilingCondition *condition(CaseKind kind, const QString &code, const QString &no) const;

private:
    QString m_edition;
    std::vector<MinorClass> m_classes;
    std::unordered_map<QString, int> m_index; ///< "C0101", "E0101"
};
} // namespace wanmi::domain
