// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/duplicates.h"

#include <QFile>

#include <algorithm>

namespace wanmi::domain {
namespace {
using std::chrono::seconds;

base::Result<DuplicateRules> bad(const QString &line)
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-duplicate-rules"), line);
}

bool isScope(const QString &scope)
{
    static const QStringList Words{QStringLiteral("*"), QStringLiteral("event"), QStringLiteral("component")};
    if (Words.contains(scope))
        return true;
    return (scope.size() == 3 || scope.size() == 5) && (scope[0] == u'E' || scope[0] == u'C')
        && std::all_of(scope.cbegin() + 1, scope.cend(), [](QChar c) { return c.isDigit(); });
}
} // namespace

base::Result<DuplicateRules> DuplicateRules::fromTsv(const QByteArray &text)
{
    DuplicateRules made;
    for (const QString &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts).mid(1)) {
        const QStringList cells = line.trimmed().split(u'\t');
        bool isNear = false;
        bool isRecent = false;
        const double metres = cells.value(1).toDouble(&isNear);
        const double hours = cells.value(2).toDouble(&isRecent);
        if (!isScope(cells.value(0)) || !isNear || !isRecent || metres <= 0 || hours <= 0)
            return bad(line);
        made.m_rules.emplace_back(cells[0], DuplicateRule{metres, seconds(std::llround(hours * 3600))});
    }
    return made;
}

DuplicateRule DuplicateRules::of(CaseKind kind, const QString &classCode) const
{
    const bool component = kind == CaseKind::Component;
    const QString key = (component ? u'C' : u'E') + classCode;
    const QString scopes[]
        = {key, key.left(3), component ? QStringLiteral("component") : QStringLiteral("event"),
           QStringLiteral("*")};
    for (const QString &scope : scopes) {
        const auto found = std::ranges::find(m_rules, scope, [](const auto &rule) { return rule.first; });
        if (found != m_rules.end())
            return found->second;
    }
    return {};
}

base::Result<DuplicateRules> shippedDuplicateRules()
{
    QFile file(QStringLiteral(":/wanmi/catalog/duplicates.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return bad(file.fileName());
    return DuplicateRules::fromTsv(file.readAll());
}

std::optional<Likeness> likeness(const Sighting &fresh, const Sighting &other, const DuplicateRule &rule)
{
    Likeness like;
    like.sameComponent = !fresh.componentId.isEmpty() && fresh.componentId == other.componentId;
    const bool placed = geo::isPlausible(fresh.place) && geo::isPlausible(other.place);
    like.metres = placed ? geo::distanceM(fresh.place, other.place) : 0;
    like.age = std::max(seconds(0), std::chrono::duration_cast<seconds>(fresh.at - other.at));
    like.off = std::max(like.metres / rule.metres,
                        std::chrono::duration<double>(like.age) / std::chrono::duration<double>(rule.age));
    if (like.sameComponent)
        return like;
    const bool sameClass
        = fresh.classCode.isEmpty() || (fresh.kind == other.kind && fresh.classCode == other.classCode);
    if (!placed || !sameClass || like.off > 1)
        return {};
    return like;
}

bool isLikelier(const Likeness &a, const Likeness &b)
{
    if (a.sameComponent != b.sameComponent)
        return a.sameComponent;
    return a.off < b.off;
}
} // namespace wanmi::domain
