// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/groundreading.h"
#include "domain/rulebook.h"
#include "scorebook/basis.h"
#include "server/evaluationreading.h"

#include <QTimeZone>

/// A whole city as evaluation needs it: names, calendar, and its facts at an instant.
namespace wanmi::scorebook {

struct Watch
{
    const std::atomic_bool *stop; ///< never null
    std::function<void(qint64 done, qint64 all)> progressed; ///< cases read
};

class CityBook
{
public:
    /// Reads names and rules; facts are read by ground(), as they are then. Errors: NotFound "no-city", those of the storages.
    [[nodiscard]] static base::Result<CityBook> open(const QString &folder);

    [[nodiscard]] QString name(bool chinese) const; ///< of the city
    [[nodiscard]] const domain::RuleBook &rules() const { return *m_rules; }
    [[nodiscard]] std::chrono::seconds utcOffset() const { return m_rules->calendar.utcOffset(); }
    [[nodiscard]] QDate dayOf(base::Instant at) const { return m_rules->calendar.toLocal(at).date(); }
    /// Of a key of that dimension; empty: nobody knows.
    [[nodiscard]] QString nameOf(evaluation::Dimension dimension, const QString &key, bool chinese) const;

    /// Blocks; reads every case. Errors: Refused "cancelled", those of the storages.
    [[nodiscard]] base::Result<appraisal::GroundPtr> ground(qint64 asOfMs, const Watch &watch) const;
    /// Who is counted, with what they answer for now.
    [[nodiscard]] Basis basisOf(const appraisal::Ground &ground, const evaluation::Model &model, const QString &actors,
                                evaluation::PeriodKind kind, const std::optional<evaluation::Model> &areaModel) const;

private:
    CityBook() = default;
    QString m_folder, m_zh, m_en;
    domain::RuleBookPtr m_rules;
    std::vector<server::NamedRow> m_departments, m_people;
    QHash<QString, std::pair<QString, QString>> m_names; ///< by dimension and key
};

/// Whether these actors are people, whom only those who may see them are shown.
[[nodiscard]] bool arePeople(const QString &actors);
/// "部门", "Departments".
[[nodiscard]] QString titleOf(const QString &actors, bool chinese);
} // namespace wanmi::scorebook
