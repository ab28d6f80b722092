// SPDX-License-Identifier: GPL-3.0-or-later
#include "relatedreads.h"

#include "readrows.h"

#include <algorithm>
#include <cmath>

namespace wanmi::store {
namespace {
using Tie = RelatedCase::Tie;
constexpr double SamePlaceM = 15, NearM = 300, MetresPerDegree = 111'000;
constexpr int MostAtPlace = 60; ///< a busy crossing has had hundreds
constexpr size_t MostOfTie = 12;

void keep(QHash<QString, Tie> &ties, const QString &id, Tie tie)
{
    const auto known = ties.constFind(id);
    if (known == ties.constEnd() || tie < *known)
        ties.insert(id, tie);
}

void bindReach(Statement &statement, geo::Place place, double metres)
{
    const double lat = metres / MetresPerDegree;
    const double lon = lat / std::max(0.01, std::cos(place.lat * M_PI / 180));
    statement.bind(1, place.lon - lon);
    statement.bind(2, place.lon + lon);
    statement.bind(3, place.lat - lat);
    statement.bind(4, place.lat + lat);
}

/// The strongest ties first; of one tie the open ones, then the newest (those near by: the nearest).
bool isCloser(const RelatedCase &a, const RelatedCase &b)
{
    if (a.tie != b.tie)
        return a.tie < b.tie;
    if (a.tie == Tie::SameClass && a.metres != b.metres)
        return a.metres < b.metres;
    if (a.summary.isOpen != b.summary.isOpen)
        return a.summary.isOpen;
    return a.summary.reportedAtMs != b.summary.reportedAtMs ? a.summary.reportedAtMs > b.summary.reportedAtMs
                                                            : a.summary.id < b.summary.id;
}

/// A tie with many cases gives its closest ones.
void limitEach(std::vector<RelatedCase> &related)
{
    QHash<int, size_t> seen;
    std::erase_if(related, [&seen](const RelatedCase &one) { return ++seen[int(one.tie)] > MostOfTie; });
}
} // namespace

Result<void> RelatedReads::note(const char *section, const QString &caseId, Tie tie, Ties &ties)
{
    const auto statement = m_connection.statement(section);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, caseId);
    return forEachRow(**statement, [&](const Statement &row) { keep(ties, row.text(0), tie); });
}

Result<void> RelatedReads::noteLinked(const domain::CaseFile &file, Ties &ties)
{
    const QString &id = file.id.text();
    if (!file.mainCase.isEmpty())
        keep(ties, file.mainCase, Tie::Main);
    if (!file.relatedTo.isEmpty())
        keep(ties, file.relatedTo, Tie::Reopened);
    WANMI_TRY(note("mergedInto", id, Tie::Merged, ties));
    WANMI_TRY(note("reopeningsOf", id, Tie::ReopenedAs, ties));
    const auto &laid = m_connection.overlay().cases;
    for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
        const domain::CaseFile &other = (*it)->file;
        if (other.mainCase == id)
            keep(ties, it.key(), Tie::Merged);
        if (other.relatedTo == id)
            keep(ties, it.key(), Tie::ReopenedAs);
    }
    if (file.componentId.isEmpty())
        return {};
    const auto same = m_cases.ofComponent(file.componentId);
    if (!same)
        return tl::unexpected<base::Error>(same.error());
    for (const CaseSummary &summary : *same)
        keep(ties, summary.id, Tie::SameComponent);
    return {};
}

Result<void> RelatedReads::noteNear(const domain::CaseFile &file, Ties &ties)
{
    if (!geo::isPlausible(file.place))
        return {};
    const auto here = m_connection.statement("casesWithin");
    if (!here)
        return tl::unexpected<base::Error>(here.error());
    bindReach(**here, file.place, SamePlaceM);
    (*here)->bind(5, MostAtPlace);
    WANMI_TRY(forEachRow(**here, [&](const Statement &row) {
        if (geo::distanceM(file.place, {row.real(1), row.real(2)}) <= SamePlaceM)
            keep(ties, row.text(0), Tie::SamePlace);
    }));
    if (file.classCode.isEmpty())
        return {};
    const auto alike = m_connection.statement("openOfClassWithin");
    if (!alike)
        return tl::unexpected<base::Error>(alike.error());
    bindReach(**alike, file.place, NearM);
    (*alike)->bind(
        5, file.kind == domain::CaseKind::Component ? QStringLiteral("component") : QStringLiteral("event"));
    (*alike)->bind(6, file.classCode);
    return forEachRow(**alike, [&](const Statement &row) {
        if (geo::distanceM(file.place, {row.real(1), row.real(2)}) <= NearM)
            keep(ties, row.text(0), Tie::SameClass);
    });
}

Result<std::vector<RelatedCase>> RelatedReads::of(const QString &caseId)
{
    const auto dossier = m_cases.dossier(caseId);
    if (!dossier)
        return tl::unexpected<base::Error>(dossier.error());
    const domain::CaseFile &file = dossier->file;
    Ties ties;
    WANMI_TRY(noteLinked(file, ties));
    WANMI_TRY(noteNear(file, ties));
    ties.remove(caseId);
    const auto ids = ties.keys();
    auto cases = m_cases.of(QSet<QString>(ids.cbegin(), ids.cend()));
    if (!cases)
        return tl::unexpected<base::Error>(cases.error());
    std::vector<RelatedCase> related;
    for (CaseSummary &summary : *cases) {
        RelatedCase one;
        one.tie = ties.value(summary.id);
        one.metres = geo::distanceM(file.place, {summary.lon, summary.lat});
        one.summary = std::move(summary);
        related.push_back(std::move(one));
    }
    std::ranges::sort(related, isCloser);
    limitEach(related);
    return related;
}
} // namespace wanmi::store
