// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"
#include "domain/rulebook.h"
#include "store/store.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace wanmi::models {

/// Codes to names: classes, departments, people, areas. Immutable, shared between threads.
class Names
{
public:
    Names() = default;
    Names(domain::RuleBookPtr rules, std::vector<domain::Department> departments,
          std::vector<domain::Person> persons, std::vector<domain::Area> areas);

    /// Each answers the code itself when it is not known, so that nothing is ever blank.
    [[nodiscard]] QString className(domain::CaseKind kind, const QString &code, bool chinese) const;
    [[nodiscard]] QString conditionName(domain::CaseKind kind, const QString &code, const QString &no,
                                        bool chinese) const;
    [[nodiscard]] QString department(const QString &id, bool chinese) const;
    [[nodiscard]] QString person(const QString &id) const;
    [[nodiscard]] QString area(const QString &code, bool chinese) const;

    [[nodiscard]] const domain::Person *findPerson(const QString &id) const;
    [[nodiscard]] const std::vector<domain::Department> &departments() const { return m_departments; }
    [[nodiscard]] const std::vector<domain::Person> &persons() const { return m_persons; }
    [[nodiscard]] const std::vector<domain::Area> &areas() const { return m_areas; } ///< without shapes
    [[nodiscard]] const domain::RuleBookPtr &rules() const { return m_rules; }

private:
    domain::RuleBookPtr m_rules;
    std::vector<domain::Department> m_departments;
    std::vector<domain::Person> m_persons;
    std::vector<domain::Area> m_areas;
    QHash<QString, int> m_departmentAt, m_personAt, m_areaAt;
};
using NamesPtr = std::shared_ptr<const Names>;

/// Keeps Names in step with the replica.
class Directory : public QObject
{
    Q_OBJECT
public:
    Directory(domain::RuleBookPtr rules, store::Store &store, QObject *parent = nullptr);
    [[nodiscard]] NamesPtr names() const { return m_names; }

public slots:
    void reload();

signals:
    void namesChanged(wanmi::models::NamesPtr names);

private:
    void useRules();

    domain::RuleBookPtr m_shipped;
    domain::RuleBookPtr m_rules; ///< with the city's own classes and lifecycles
    std::vector<domain::MinorClass> m_local;
    std::vector<QByteArray> m_lifecycles; ///< published by the city
    store::Store &m_store;
    NamesPtr m_names;
};
} // namespace wanmi::models
