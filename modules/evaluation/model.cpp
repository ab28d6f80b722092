// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/model.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace wanmi::evaluation {
namespace {

// Two decimals of a percent typed by hand add up to 100 but for the last bits.
constexpr double WeightTolerance = 1e-6;

QString indexed(const char *list, std::size_t index)
{
    return QLatin1StringView(list) + u'[' + QString::number(index) + u']';
}

base::Result<void> refusedAt(const char *reason, const QString &place, const QString &what = {})
{
    return base::refused(QLatin1StringView(reason),
                         what.isEmpty() ? place : place + QStringLiteral(": ") + what);
}

bool isShare(double value)
{
    return std::isfinite(value) && value >= 0 && value <= 100;
}

base::Result<void> checkBands(const Bands &bands, const QString &place)
{
    if (bands.empty() || bands.size() > MostBands)
        return refusedAt("model-bands", place, QStringLiteral("none, or too many"));
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const QString at = place + u'[' + QString::number(i) + u']';
        const bool isLast = i + 1 == bands.size();
        if (!isShare(bands[i].score))
            return refusedAt("model-bands", at + QStringLiteral(".score"), QString::number(bands[i].score));
        if (bands[i].upTo.has_value() == isLast)
            return refusedAt("model-bands", at, QStringLiteral("the last band, and no other, has no upTo"));
        if (!isLast && (!std::isfinite(*bands[i].upTo) || *bands[i].upTo < 0))
            return refusedAt("model-bands", at + QStringLiteral(".upTo"), QString::number(*bands[i].upTo));
        if (i > 0 && !isLast && *bands[i].upTo <= *bands[i - 1].upTo)
            return refusedAt("model-bands", at + QStringLiteral(".upTo"),
                             QStringLiteral("not above the one before"));
    }
    return {};
}

base::Result<void> checkTerm(const Term &term, const QString &place)
{
    if (!std::isfinite(term.weight) || term.weight <= 0 || term.weight > 100)
        return refusedAt("model-weight", place + QStringLiteral(".weight"), QString::number(term.weight));
    if (term.kind == Term::Kind::Rate && ruleOf(term.indicator).unit != Unit::Percent)
        return refusedAt("model-not-a-share", place + QStringLiteral(".rate"), term.token);
    if (term.kind != Term::Kind::Volume)
        return {};
    if (!term.bands.contains(QStringLiteral("default")))
        return refusedAt("model-bands", place + QStringLiteral(".bands"), QStringLiteral("no default"));
    for (const auto &[key, bands] : term.bands) {
        if (const auto good = checkBands(bands, place + QStringLiteral(".bands.") + key); !good)
            return good;
    }
    return {};
}

base::Result<void> checkTerms(const Model &model)
{
    if (model.terms.empty())
        return refusedAt("model-empty", QStringLiteral("terms"));
    if (model.terms.size() > MostTerms)
        return refusedAt("model-too-many", QStringLiteral("terms"));
    QSet<QString> tokens;
    double sum = 0;
    for (std::size_t i = 0; i < model.terms.size(); ++i) {
        const QString place = indexed("terms", i);
        if (const auto good = checkTerm(model.terms[i], place); !good)
            return good;
        if (tokens.contains(model.terms[i].token))
            return refusedAt("model-twice", place, model.terms[i].token);
        tokens.insert(model.terms[i].token);
        sum += model.terms[i].weight;
    }
    if (std::abs(sum - 100) > WeightTolerance)
        return refusedAt("model-weights-not-100", QStringLiteral("terms"), QString::number(sum, 'g', 12));
    return {};
}

base::Result<void> checkGroups(const Model &model)
{
    if (model.groups.size() > MostGroups)
        return refusedAt("model-too-many", QStringLiteral("groups"));
    QSet<QString> ids, departments;
    for (std::size_t i = 0; i < model.groups.size(); ++i) {
        const Group &group = model.groups[i];
        if (group.id.isEmpty() || ids.contains(group.id))
            return refusedAt("model-twice", indexed("groups", i) + QStringLiteral(".id"), group.id);
        ids.insert(group.id);
        for (const QString &department : group.departments) {
            if (departments.contains(department))
                return refusedAt("model-twice", indexed("groups", i) + QStringLiteral(".departments"),
                                 department);
            departments.insert(department);
        }
    }
    return {};
}

base::Result<void> checkRules(const Model &model)
{
    double above = 100;
    for (const double limit : model.grades) {
        if (!isShare(limit) || limit >= above)
            return refusedAt("model-grades", QStringLiteral("grades"), QString::number(limit));
        above = limit;
    }
    if (model.leastNeeded < 0 || !std::isfinite(model.scaleToDays) || model.scaleToDays < 0
        || model.scaleToDays > 3660)
        return refusedAt("model-wrong-type", QStringLiteral("options"));
    if (model.lastPlace && (model.lastPlace->places < 0 || model.lastPlace->leastRanked < 0))
        return refusedAt("model-wrong-type", QStringLiteral("lastPlace"));
    if (model.deduction
        && (!isShare(model.deduction->points) || !isShare(model.deduction->factor)
            || !isShare(model.deduction->most)))
        return refusedAt("model-wrong-type", QStringLiteral("deduction"));
    return {};
}
} // namespace

QString letterOf(Grade grade)
{
    return QString(QChar(u'A' + int(grade) - 1));
}

std::vector<Count> Model::counts() const
{
    std::vector<Count> needed{sample};
    for (const Term &term : terms) {
        if (term.kind == Term::Kind::Rate) {
            const IndicatorRule rule = ruleOf(term.indicator, counting);
            needed.push_back(rule.numerator);
            needed.push_back(rule.denominator);
        } else if (term.kind == Term::Kind::Volume) {
            needed.push_back(term.count);
        }
    }
    if (deduction)
        needed.push_back(deduction->count);
    return needed;
}

QString Model::groupOf(const QString &department) const
{
    const QString token = department.section(u'@', 0, 0);
    for (const Group &group : groups) {
        if (std::ranges::find(group.departments, token) != group.departments.end()
            || std::ranges::find(group.departments, department) != group.departments.end())
            return group.id;
    }
    return {};
}

Grade Model::gradeOf(double score) const
{
    const auto below = std::ranges::find_if(grades, [score](double begin) { return score >= begin; });
    return Grade(1 + (below - grades.begin()));
}

base::Result<void> checkModel(const Model &model)
{
    if (model.id.isEmpty() || model.version.isEmpty() || model.nameZh.isEmpty() || model.nameEn.isEmpty())
        return refusedAt("model-empty", QStringLiteral("id, version, nameZh, nameEn"));
    if (model.actors.empty())
        return refusedAt("model-empty", QStringLiteral("actors"));
    if (const auto good = checkTerms(model); !good)
        return good;
    if (const auto good = checkGroups(model); !good)
        return good;
    return checkRules(model);
}
} // namespace wanmi::evaluation
