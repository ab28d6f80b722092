// SPDX-License-Identifier: GPL-3.0-or-later
#include "casereads.h"

#include "base/dispose.h"
#include "boardreads.h"
#include "protocol/caserow.h"
#include "readrows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wanmi::store {
namespace {
constexpr double MetresPerDegree = 111'000;

qint64 msOf(const std::optional<base::Instant> &at)
{
    return at ? base::toMs(*at) : 0;
}

QString tokenOf(domain::CaseKind kind)
{
    return kind == domain::CaseKind::Component ? QStringLiteral("component") : QStringLiteral("event");
}

bool isNewer(const CaseSummary &a, const CaseSummary &b)
{
    return a.reportedAtMs != b.reportedAtMs ? a.reportedAtMs > b.reportedAtMs : a.id > b.id;
}

/// Moves 300 000 rows once instead of at every swap of a sort.
void sortNewestFirst(CaseSummaries &cases)
{
    if (std::ranges::is_sorted(cases, isNewer))
        return;
    std::vector<quint32> order(cases.size());
    for (quint32 i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, [&cases](quint32 a, quint32 b) { return isNewer(cases[a], cases[b]); });
    CaseSummaries sorted;
    sorted.reserve(cases.size());
    for (const quint32 index : order)
        sorted.push_back(std::move(cases[index]));
    cases = std::move(sorted);
}
} // namespace

CaseSummary summaryOf(const LaidCase &laid)
{
    const domain::CaseFile &file = laid.file;
    CaseSummary summary;
    summary.id = file.id.text();
    summary.caseNo = file.caseNo;
    summary.intakeNo = file.intakeNo;
    summary.state = file.state;
    summary.classCode = file.classCode;
    summary.address = file.address;
    summary.district = file.district;
    summary.street = file.street;
    summary.cell = file.cell;
    summary.leadDept = file.leadDept;
    summary.supervisor = file.supervisor;
    summary.source = file.source;
    summary.severity = file.severity;
    summary.componentId = file.componentId;
    summary.kind = file.kind;
    summary.reportedAtMs = base::toMs(file.reportedAt);
    summary.registeredAtMs = msOf(file.registeredAt);
    summary.closedAtMs = msOf(file.closedAt);
    summary.stageStartedAtMs = msOf(file.stageStartedAt);
    summary.warnAtMs = msOf(file.stageWarnAt);
    summary.dueMs = msOf(file.stageDue);
    summary.lon = static_cast<float>(file.place.lon);
    summary.lat = static_cast<float>(file.place.lat);
    summary.handledInTime = static_cast<qint8>(file.handledInTime ? (*file.handledInTime ? 1 : 0) : -1);
    summary.version = file.version;
    summary.isOpen = file.isOpen();
    summary.pending = !laid.pending.empty();
    summary.supervised = file.supervised;
    summary.selfHandled = file.selfHandled;
    summary.reworkCount = file.reworkCount;
    summary.requested = file.pendingRequest.has_value();
    return summary;
}

CaseSummary CaseReads::summaryFrom(const Statement &row)
{
    const auto own = [&row](int column) {
        const std::string_view text = row.utf8(column);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    };
    const auto pooled = [&](int column) { return m_pool.text(row.utf8(column)); };
    CaseSummary s;
    s.version = static_cast<int>(row.integer(0));
    s.id = own(1);
    s.caseNo = own(2);
    s.intakeNo = own(3);
    s.state = pooled(4);
    s.classCode = pooled(5);
    s.address = pooled(6);
    s.district = pooled(7);
    s.street = pooled(8);
    s.cell = pooled(9);
    s.leadDept = pooled(10);
    s.supervisor = pooled(11);
    s.source = pooled(12);
    s.severity = pooled(13);
    s.componentId = own(14); // nearly each its own: a pool would only cost
    s.kind = row.utf8(15) == "component" ? domain::CaseKind::Component : domain::CaseKind::Event;
    s.reportedAtMs = row.integer(16);
    s.registeredAtMs = row.integer(17);
    s.closedAtMs = row.integer(18);
    s.stageStartedAtMs = row.integer(19);
    s.warnAtMs = row.integer(20);
    s.dueMs = row.integer(21);
    s.lon = static_cast<float>(row.real(22));
    s.lat = static_cast<float>(row.real(23));
    s.handledInTime = row.isNull(24) ? qint8{-1} : static_cast<qint8>(row.integer(24));
    s.isOpen = row.integer(25) != 0;
    s.supervised = row.integer(26) != 0;
    s.selfHandled = row.integer(27) != 0;
    s.reworkCount = static_cast<int>(row.integer(28));
    s.requested = row.integer(29) != 0;
    return s;
}

template <typename Bind, typename Keep>
Result<CaseSummaries> CaseReads::summaries(const char *section, Bind bind, Keep keep, size_t expected)
{
    const auto statement = m_connection.statement(section);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    bind(**statement);
    const auto &laid = m_connection.overlay().cases;
    CaseSummaries found;
    found.reserve(expected);
    QSet<QString> seen;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        CaseSummary summary = summaryFrom(row);
        if (!laid.isEmpty()) {
            const auto it = laid.constFind(summary.id);
            if (it != laid.constEnd()) {
                seen.insert(summary.id);
                if ((*it)->basis == summary.version)
                    summary = summaryOf(**it);
                else
                    summary.pending = !(*it)->pending.empty();
            }
        }
        if (keep(summary))
            found.push_back(std::move(summary));
    }));
    addLaidOnly(found, seen, keep);
    return found;
}

/// Cases of the overlay that the statement did not return: they exist only here, or a pending command brought
/// them in.
void CaseReads::addLaidOnly(CaseSummaries &found, const QSet<QString> &seen,
                            const std::function<bool(const CaseSummary &)> &keep)
{
    const auto &laid = m_connection.overlay().cases;
    for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
        if (seen.contains(it.key()))
            continue;
        CaseSummary summary = summaryOf(**it);
        if (keep(summary))
            found.push_back(std::move(summary));
    }
}

Result<std::shared_ptr<const CaseSummaries>> CaseReads::all(bool openOnly)
{
    if (!openOnly)
        m_pool = {}; // a full reading is the time to forget texts that are gone
    size_t expected = 0;
    if (!openOnly) {
        const auto rows = m_connection.statement("caseRows");
        if (!rows)
            return tl::unexpected<base::Error>(rows.error());
        WANMI_TRY(forEachRow(**rows,
                             [&](const Statement &row) { expected = static_cast<size_t>(row.integer(0)); }));
    }
    auto found = summaries(
        openOnly ? "openSummaries" : "allSummaries", [](Statement &) {},
        [openOnly](const CaseSummary &summary) { return !openOnly || summary.isOpen; }, expected + 16);
    if (!found)
        return tl::unexpected<base::Error>(found.error());
    sortNewestFirst(*found);
    return base::sharedAndFreedElsewhere(std::move(*found));
}

Result<CaseSummaries> CaseReads::of(const QSet<QString> &ids)
{
    CaseSummaries found;
    for (const QString &id : ids) {
        auto one = summaries(
            "summaryOf", [&id](Statement &statement) { statement.bind(1, id); },
            [&id](const CaseSummary &summary) { return summary.id == id; });
        if (!one)
            return one;
        std::ranges::move(*one, std::back_inserter(found));
    }
    return found;
}

Result<CaseSummaries> CaseReads::mostUrgent(int limit)
{
    const auto room = limit + static_cast<int>(m_connection.overlay().cases.size());
    auto found = summaries(
        "mostUrgent", [room](Statement &statement) { statement.bind(1, room); },
        [](const CaseSummary &s) { return s.isOpen && s.dueMs > 0 && s.state != domain::state::Suspended; });
    if (!found)
        return found;
    std::ranges::sort(*found, {}, &CaseSummary::dueMs);
    if (static_cast<int>(found->size()) > limit)
        found->resize(static_cast<size_t>(limit));
    return found;
}

Result<CaseSummaries> CaseReads::openOfClasses(const QStringList &classes, int limit)
{
    const auto isOne = [&classes](const CaseSummary &s) {
        const QLatin1StringView kind(s.kind == domain::CaseKind::Component ? "C" : "E");
        return s.isOpen && (classes.isEmpty() || classes.contains(kind + s.classCode));
    };
    auto found = summaries(
        "openOfClasses", [&](Statement &statement) { statement.bind(1, jsonList(classes)); }, isOne);
    if (!found)
        return found;
    // Those without a clock come last.
    std::ranges::sort(*found, {}, [](const CaseSummary &s) {
        return s.dueMs > 0 ? s.dueMs : std::numeric_limits<qint64>::max();
    });
    if (static_cast<int>(found->size()) > limit)
        found->resize(static_cast<size_t>(limit));
    return found;
}

Result<CaseSummaries> CaseReads::ofComponent(const QString &componentId)
{
    auto found = summaries(
        "summariesOfComponent", [&](Statement &statement) { statement.bind(1, componentId); },
        [&](const CaseSummary &summary) {
            return !componentId.isEmpty() && summary.componentId == componentId;
        });
    if (found)
        sortNewestFirst(*found);
    return found;
}

Result<CaseSummaries> CaseReads::duplicatesOf(domain::CaseKind kind, const QString &classCode,
                                              geo::Place place, const QString &componentId,
                                              const domain::DuplicateRule &rule)
{
    const domain::Sighting fresh{kind, classCode, place, componentId, m_connection.now()};
    const auto likenessOf = [&](const CaseSummary &s) {
        return domain::likeness(
            fresh, {s.kind, s.classCode, {s.lon, s.lat}, s.componentId, base::instantFromMs(s.reportedAtMs)},
            rule);
    };
    const double reachLat = rule.metres / MetresPerDegree;
    const double reachLon = reachLat / std::max(0.01, std::cos(place.lat * M_PI / 180));
    auto found = summaries(
        "openOfClass",
        [&](Statement &statement) {
            statement.bind(1, tokenOf(kind));
            statement.bind(2, classCode);
            statement.bind(3, base::toMs(fresh.at - rule.age));
            statement.bind(4, place.lon - reachLon);
            statement.bind(5, place.lon + reachLon);
            statement.bind(6, place.lat - reachLat);
            statement.bind(7, place.lat + reachLat);
        },
        [&](const CaseSummary &s) { return s.isOpen && likenessOf(s).has_value(); });
    if (!found)
        return found;
    if (!componentId.isEmpty()) {
        auto same = summaries(
            "openOfComponent", [&](Statement &statement) { statement.bind(1, componentId); },
            [&](const CaseSummary &s) { return s.isOpen && s.componentId == componentId; });
        if (!same)
            return same;
        for (CaseSummary &summary : *same) {
            if (std::ranges::find(*found, summary.id, &CaseSummary::id) == found->end())
                found->push_back(std::move(summary));
        }
    }
    std::ranges::sort(*found, [&](const CaseSummary &a, const CaseSummary &b) {
        const auto first = likenessOf(a).value_or(domain::Likeness{});
        const auto second = likenessOf(b).value_or(domain::Likeness{});
        if (domain::isLikelier(first, second) || domain::isLikelier(second, first))
            return domain::isLikelier(first, second);
        return a.id < b.id;
    });
    return found;
}

Result<std::optional<domain::CaseFile>> CaseReads::confirmedOne(const QString &id)
{
    const auto caseOf = m_connection.statement("caseOf");
    if (!caseOf)
        return tl::unexpected<base::Error>(caseOf.error());
    (*caseOf)->bind(1, id);
    const auto here = (*caseOf)->step();
    if (!here)
        return tl::unexpected<base::Error>(here.error());
    if (!*here)
        return std::optional<domain::CaseFile>();
    auto file = protocol::caseFromRow(rowFrom(**caseOf, protocol::spec(protocol::TableNo::CaseFile), 1),
                                      (*caseOf)->integer(0));
    if (!file)
        return tl::unexpected<base::Error>(file.error());
    return std::optional(std::move(*file));
}

Result<std::vector<domain::CaseFile>> CaseReads::confirmed(const QStringList &ids)
{
    std::vector<domain::CaseFile> files;
    files.reserve(size_t(ids.size()));
    for (const QString &id : ids) {
        auto file = confirmedOne(id);
        if (!file)
            return tl::unexpected<base::Error>(file.error());
        if (*file)
            files.push_back(**std::move(file));
    }
    return files;
}

Result<CaseDossier> CaseReads::dossier(const QString &caseId)
{
    CaseDossier dossier;
    auto confirmed = confirmedOne(caseId);
    if (!confirmed)
        return tl::unexpected<base::Error>(confirmed.error());
    dossier.confirmed = *std::move(confirmed);
    const auto laid = m_connection.overlay().cases.value(caseId);
    if (!dossier.confirmed && !laid)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-case"));
    const bool useLaid = laid && (!dossier.confirmed || laid->basis == dossier.confirmed->version);
    dossier.file = useLaid ? laid->file : *dossier.confirmed;
    if (laid)
        dossier.pending = laid->pending;

    const auto trail = m_connection.statement("trailOf");
    if (!trail)
        return tl::unexpected<base::Error>(trail.error());
    (*trail)->bind(1, caseId);
    Result<void> wellFormed;
    WANMI_TRY(forEachRow(**trail, [&](const Statement &row) {
        auto record = protocol::actionFromRow(rowFrom(row, protocol::spec(protocol::TableNo::CaseAction), 0));
        if (record)
            dossier.trail.push_back(std::move(*record));
        else
            wellFormed = tl::unexpected<base::Error>(record.error());
    }));
    WANMI_TRY(wellFormed);

    const auto reporter = m_connection.statement("reporterOf");
    if (!reporter)
        return tl::unexpected<base::Error>(reporter.error());
    (*reporter)->bind(1, caseId);
    WANMI_TRY(forEachRow(**reporter, [&dossier](const Statement &row) {
        dossier.reporterName = row.text(0);
        dossier.reporterPhone = row.text(1);
    }));
    for (const protocol::Command &command : dossier.pending) {
        if (dossier.reporterName.isEmpty() && dossier.reporterPhone.isEmpty()) {
            dossier.reporterName = command.order.reporterName;
            dossier.reporterPhone = command.order.reporterPhone;
        }
    }
    return dossier;
}

Result<std::vector<domain::ActionRecord>> CaseReads::newestActions(int limit)
{
    const auto statement = m_connection.statement("newestActions");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, limit);
    std::vector<domain::ActionRecord> records;
    Result<void> wellFormed;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        auto record = protocol::actionFromRow(rowFrom(row, protocol::spec(protocol::TableNo::CaseAction), 0));
        if (record)
            records.push_back(std::move(*record));
        else
            wellFormed = tl::unexpected<base::Error>(record.error());
    }));
    WANMI_TRY(wellFormed);
    return records;
}
} // namespace wanmi::store
