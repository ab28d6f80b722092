// SPDX-License-Identifier: GPL-3.0-or-later
#include "callerreads.h"

#include <algorithm>

namespace wanmi::store {
namespace {
/// As @plainPhone of reads.sql writes it.
QString plain(const QString &phone)
{
    return QString(phone).remove(u' ').remove(u'-').remove(QStringLiteral("+86"));
}

/// What a person's own order says of the reporter, before central has it.
std::pair<QString, QString> pendingReporter(const LaidCase &laid)
{
    for (const protocol::Command &command : laid.pending) {
        if (!command.order.reporterName.isEmpty() || !command.order.reporterPhone.isEmpty())
            return {command.order.reporterName, command.order.reporterPhone};
    }
    return {};
}
} // namespace

Result<std::vector<Store::CallerCase>> CallerReads::casesOf(const QString &phone, int limit)
{
    const QString wanted = plain(phone);
    std::vector<Store::CallerCase> found;
    if (wanted.isEmpty())
        return found;
    const auto statement = m_connection.statement("casesOfPhone");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, wanted);
    QHash<QString, QString> nameOf;
    WANMI_TRY(forEachRow(**statement,
                         [&nameOf](const Statement &row) { nameOf.insert(row.text(0), row.text(1)); }));
    const auto &laid = m_connection.overlay().cases;
    for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
        if (const auto [name, number] = pendingReporter(**it); plain(number) == wanted)
            nameOf.insert(it.key(), name);
    }
    const QList<QString> ids = nameOf.keys();
    auto cases = m_cases.of(QSet<QString>(ids.cbegin(), ids.cend()));
    if (!cases)
        return tl::unexpected<base::Error>(cases.error());
    for (CaseSummary &summary : *cases) {
        const QString name = nameOf.value(summary.id);
        found.push_back({std::move(summary), name});
    }
    std::ranges::sort(found, [](const Store::CallerCase &a, const Store::CallerCase &b) {
        return a.summary.reportedAtMs != b.summary.reportedAtMs
            ? a.summary.reportedAtMs > b.summary.reportedAtMs
            : a.summary.id < b.summary.id;
    });
    if (static_cast<int>(found.size()) > limit)
        found.resize(static_cast<size_t>(std::max(0, limit)));
    return found;
}

/// The case, what was merged into it, what had been merged into that…
Result<QStringList> CallerReads::withMerged(const QString &caseId)
{
    QStringList ids{caseId};
    const auto add = [&ids](const QString &id) {
        if (!ids.contains(id))
            ids.append(id);
    };
    const auto &laid = m_connection.overlay().cases;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto merged = m_connection.statement("mergedInto");
        if (!merged)
            return tl::unexpected<base::Error>(merged.error());
        (*merged)->bind(1, ids[i]);
        WANMI_TRY(forEachRow(**merged, [&add](const Statement &row) { add(row.text(0)); }));
        const QString into = ids[i];
        for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
            if ((*it)->file.mainCase == into && (*it)->file.state == domain::state::Merged)
                add(it.key());
        }
    }
    return ids;
}

Result<std::vector<Store::Reporter>> CallerReads::reportersOf(const QString &caseId)
{
    const auto ids = withMerged(caseId);
    if (!ids)
        return tl::unexpected<base::Error>(ids.error());
    auto cases = m_cases.of(QSet<QString>(ids->cbegin(), ids->cend()));
    if (!cases)
        return tl::unexpected<base::Error>(cases.error());
    std::vector<Store::Reporter> found;
    for (const CaseSummary &summary : *cases) {
        const auto statement = m_connection.statement("reporterOf");
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        (*statement)->bind(1, summary.id);
        Store::Reporter reporter{summary.id,
                                 summary.caseNo.isEmpty() ? summary.intakeNo : summary.caseNo,
                                 {},
                                 {},
                                 summary.source,
                                 summary.reportedAtMs};
        WANMI_TRY(forEachRow(**statement, [&reporter](const Statement &row) {
            reporter.name = row.text(0);
            reporter.phone = row.text(1);
        }));
        if (const auto laid = m_connection.overlay().cases.value(summary.id);
            laid && reporter.name.isEmpty() && reporter.phone.isEmpty())
            std::tie(reporter.name, reporter.phone) = pendingReporter(*laid);
        if (!reporter.name.isEmpty() || !reporter.phone.isEmpty())
            found.push_back(std::move(reporter));
    }
    std::ranges::sort(found, [&caseId](const Store::Reporter &a, const Store::Reporter &b) {
        if ((a.caseId == caseId) != (b.caseId == caseId))
            return a.caseId == caseId;
        return a.reportedAtMs != b.reportedAtMs ? a.reportedAtMs < b.reportedAtMs : a.caseId < b.caseId;
    });
    return found;
}
} // namespace wanmi::store
