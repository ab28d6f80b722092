// SPDX-License-Identifier: GPL-3.0-or-later
#include "boardreads.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace wanmi::store {

QString jsonList(const QStringList &texts)
{
    if (texts.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

Result<Trend> BoardReads::trend(qint64 fromMs, qint64 stepMs, int steps, const QStringList &classes)
{
    Trend trend;
    const auto count = [&](const char *section, std::vector<int> &counts) -> Result<void> {
        counts.assign(size_t(steps), 0);
        const auto statement = m_connection.statement(section);
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        (*statement)->bind(1, fromMs);
        (*statement)->bind(2, fromMs + stepMs * steps);
        (*statement)->bind(3, stepMs);
        (*statement)->bind(4, jsonList(classes));
        return forEachRow(**statement, [&](const Statement &row) {
            const qint64 step = row.integer(0);
            if (step >= 0 && step < steps)
                counts[size_t(step)] = int(row.integer(1));
        });
    };
    WANMI_TRY(count("reportedBySteps", trend.reported));
    WANMI_TRY(count("closedBySteps", trend.closed));
    return trend;
}

Result<std::vector<ComponentCount>> BoardReads::components(const QStringList &classes)
{
    const auto statement = m_connection.statement("componentCounts");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, jsonList(classes));
    std::vector<ComponentCount> counts;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        counts.push_back({QStringLiteral("C") + row.text(0), int(row.integer(1)), int(row.integer(2))});
    }));
    return counts;
}

Result<std::vector<ReviewRow>> BoardReads::review(bool byDepartment, qint64 sinceMs, qint64 nowMs)
{
    const auto statement = m_connection.statement(byDepartment ? "reviewByDepartment" : "reviewByDistrict");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, sinceMs);
    (*statement)->bind(2, nowMs);
    std::vector<ReviewRow> rows;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        rows.push_back({row.text(0), int(row.integer(1)), int(row.integer(2)), int(row.integer(3)),
                        int(row.integer(4)), int(row.integer(5)), int(row.integer(6))});
    }));
    std::ranges::stable_sort(rows, std::greater(), &ReviewRow::registered);
    return rows;
}
} // namespace wanmi::store
