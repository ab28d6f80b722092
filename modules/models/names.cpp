// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/names.h"

#include <algorithm>

namespace wanmi::models {
namespace {
bool isSameClass(const domain::MinorClass &a, const domain::MinorClass &b)
{
    const auto facts = [](const domain::MinorClass &c) {
        return std::tie(c.kind, c.code, c.majorZh, c.majorEn, c.nameZh, c.nameEn, c.typicalDepartment,
                        c.edition);
    };
    return facts(a) == facts(b) && a.defaultLimit == b.defaultLimit;
}
} // namespace

Names::Names(domain::RuleBookPtr rules, std::vector<domain::Department> departments,
             std::vector<domain::Person> persons, std::vector<domain::Area> areas)
    : m_rules(std::move(rules))
    , m_departments(std::move(departments))
    , m_persons(std::move(persons))
    , m_areas(std::move(areas))
{
    for (int i = 0; i < static_cast<int>(m_departments.size()); ++i)
        m_departmentAt.insert(m_departments[static_cast<size_t>(i)].id.text(), i);
    for (int i = 0; i < static_cast<int>(m_persons.size()); ++i)
        m_personAt.insert(m_persons[static_cast<size_t>(i)].id.text(), i);
    for (int i = 0; i < static_cast<int>(m_areas.size()); ++i)
        m_areaAt.insert(m_areas[static_cast<size_t>(i)].code, i);
}

QString Names::className(domain::CaseKind kind, const QString &code, bool chinese) const
{
    const domain::MinorClass *found = m_rules ? m_rules->catalog.find(kind, code) : nullptr;
    return !found ? code : chinese ? found->nameZh : found->nameEn;
}

QString Names::conditionName(domain::CaseKind kind, const QString &code, const QString &no,
                             bool chinese) const
{
    const domain::FilingCondition *found = m_rules ? m_rules->catalog.condition(kind, code, no) : nullptr;
    return !found ? no : chinese || found->nameEn.isEmpty() ? found->nameZh : found->nameEn;
}

QString Names::department(const QString &id, bool chinese) const
{
    const auto it = m_departmentAt.constFind(id);
    if (it == m_departmentAt.cend())
        return id;
    const domain::Department &found = m_departments[static_cast<size_t>(*it)];
    return chinese ? found.nameZh : found.nameEn;
}

const domain::Person *Names::findPerson(const QString &id) const
{
    const auto it = m_personAt.constFind(id);
    return it == m_personAt.cend() ? nullptr : &m_persons[static_cast<size_t>(*it)];
}

QString Names::person(const QString &id) const
{
    const domain::Person *found = findPerson(id);
    return found && !found->name.isEmpty() ? found->name : id;
}

QString Names::area(const QString &code, bool chinese) const
{
    const auto it = m_areaAt.constFind(code);
    if (it == m_areaAt.cend())
        return code;
    const domain::Area &found = m_areas[static_cast<size_t>(*it)];
    return chinese || found.nameEn.isEmpty() ? found.nameZh : found.nameEn;
}

Directory::Directory(domain::RuleBookPtr rules, store::Store &store, QObject *parent)
    : QObject(parent)
    , m_shipped(rules)
    , m_rules(std::move(rules))
    , m_store(store)
    , m_names(std::make_shared<const Names>(m_rules, std::vector<domain::Department>{},
                                            std::vector<domain::Person>{}, std::vector<domain::Area>{}))
{
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (changes.everything || !changes.persons.isEmpty())
            reload();
    });
    reload();
}

void Directory::useRules()
{
    m_rules = domain::withLifecycles(domain::withLocal(m_shipped, m_local), m_lifecycles);
    m_store.useRules(m_rules);
}

void Directory::reload()
{
    m_store.classes().then(this, [this](const base::Result<std::vector<domain::MinorClass>> &classes) {
        if (!classes)
            return;
        // Rules are a large value and tell others to judge anew: only when a class of the city came or
        // changed.
        if (classes->size() != m_local.size() || !std::ranges::equal(*classes, m_local, isSameClass)) {
            m_local = *classes;
            useRules();
        }
    });
    m_store.lifecycles().then(this, [this](const base::Result<std::vector<QByteArray>> &published) {
        if (published && *published != m_lifecycles) {
            m_lifecycles = *published;
            useRules();
        }
    });
    m_store.departments().then(
        this, [this](const base::Result<std::vector<domain::Department>> &departments) {
            m_store.persons().then(
                this, [this, departments](const base::Result<std::vector<domain::Person>> &persons) {
                    m_store.areas(false).then(
                        this,
                        [this, departments, persons](const base::Result<std::vector<domain::Area>> &areas) {
                            m_names = std::make_shared<const Names>(
                                m_rules, departments.value_or(std::vector<domain::Department>{}),
                                persons.value_or(std::vector<domain::Person>{}),
                                areas.value_or(std::vector<domain::Area>{}));
                            emit namesChanged(m_names);
                        });
                });
        });
}
} // namespace wanmi::models
