// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/stagesink.h"

#include "protocol/caserow.h"

#include <algorithm>

namespace wanmi::server {
using protocol::TableNo;

namespace {
/// The deadline that an open case came with is the one that its queue shows; without one it shows none.
/// Yellow after four fifths of the time, as everywhere.
void showDeadline(domain::CaseFile &file)
{
    if (!file.isOpen() || !file.handlingDue || file.stageDue || file.state == domain::state::Suspended)
        return;
    const base::Instant start = std::min(file.dispatchedAt.value_or(file.reportedAt), *file.handlingDue);
    file.stageStartedAt = start;
    file.stageDue = file.handlingDue;
    file.stageWarnAt = start + (*file.handlingDue - start) * 4 / 5;
}
} // namespace

template <typename Row>
base::Result<void> StageSink::put(TableNo table, const std::vector<intake::Taken<Row>> &rows)
{
    m_batch.clear();
    m_batch.reserve(rows.size());
    for (const intake::Taken<Row> &one : rows)
        m_batch.push_back({protocol::toRow(one.row), one.origin.key, {}, false});
    return m_staging.put(table, m_batch);
}

base::Result<void> StageSink::take(std::vector<domain::MinorClass> &&newClasses)
{
    m_batch.clear();
    for (const domain::MinorClass &one : newClasses)
        m_batch.push_back({protocol::toRow(one), {}, {}, false});
    return m_staging.put(TableNo::Class, m_batch);
}

base::Result<void> StageSink::take(std::vector<domain::Department> &&newUnits)
{
    m_batch.clear();
    for (const domain::Department &one : newUnits)
        m_batch.push_back({protocol::toRow(one), {}, {}, false});
    return m_staging.put(TableNo::Department, m_batch);
}

base::Result<void> StageSink::take(std::vector<intake::Taken<domain::Area>> &&rows)
{
    return put(TableNo::Area, rows);
}

base::Result<void> StageSink::take(std::vector<intake::Taken<domain::GridCell>> &&rows)
{
    return put(TableNo::Cell, rows);
}

base::Result<void> StageSink::take(std::vector<intake::Taken<domain::Component>> &&rows)
{
    return put(TableNo::Component, rows);
}

base::Result<void> StageSink::take(std::vector<intake::Taken<domain::NamedPlace>> &&rows)
{
    return put(TableNo::Place, rows);
}

base::Result<void> StageSink::take(std::vector<intake::Taken<domain::Camera>> &&rows)
{
    return put(TableNo::Camera, rows);
}

base::Result<void> StageSink::take(std::vector<intake::Taken<domain::Vehicle>> &&rows)
{
    return put(TableNo::Vehicle, rows);
}

base::Result<void> StageSink::take(std::vector<intake::Taken<intake::CaseRow>> &&rows)
{
    std::vector<StagedRow> reporters;
    m_batch.clear();
    m_batch.reserve(rows.size());
    for (intake::Taken<intake::CaseRow> &one : rows) {
        domain::CaseFile &file = one.row.file;
        file.imported = true;
        showDeadline(file);
        m_batch.push_back({protocol::toRow(file), one.origin.key, tagsOf(file), file.isOpen()});
        if (!one.row.reporterName.isEmpty() || !one.row.reporterPhone.isEmpty())
            reporters.push_back(
                {{file.id.text(), one.row.reporterName, one.row.reporterPhone}, {}, {}, false});
    }
    if (const auto done = m_staging.put(TableNo::CaseFile, m_batch); !done)
        return done;
    return reporters.empty() ? base::Result<void>() : m_staging.put(TableNo::CaseReporter, reporters);
}

base::Result<void> StageSink::refused(std::vector<QString> &&keys)
{
    return m_staging.hold(keys);
}
} // namespace wanmi::server
