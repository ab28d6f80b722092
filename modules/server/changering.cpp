// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/changering.h"

#include "server/feedpage.h"

#include <algorithm>

namespace wanmi::server {
namespace {
std::string keyOf(const LogEntry &entry)
{
    return std::to_string(entry.table) + ':' + entry.id.toStdString();
}

/// What became of one row between a reader's place and the ring's end.
struct Course
{
    bool changed = false; // as in Wanted
    qint64 last = 0; // line that this reader may know of
};
} // namespace

void ChangeRing::beginAt(qint64 seq)
{
    m_lines.clear();
    m_rows.clear();
    m_bytes = 0;
    m_hasForgotten = false;
    m_from = m_to = seq;
}

void ChangeRing::append(ChangeLines lines)
{
    m_to = std::max(m_to, lines.next);
    std::vector<Rows::value_type *> rows;
    rows.reserve(lines.entries.size());
    for (LogEntry &entry : lines.entries) {
        Rows::value_type *row = &*m_rows.try_emplace(keyOf(entry)).first;
        ++row->second.lines;
        rows.push_back(row);
        const protocol::TableSpec *table = protocol::findTable(entry.table);
        m_lines.push_back({std::move(entry), row, table});
    }
    for (auto &[newest, now] : lines.rows) {
        RowNow &known = rows[newest]->second.now;
        m_bytes += now.upsert.size() - known.upsert.size();
        known = std::move(now);
    }
    while (m_lines.size() > m_bounds.lines || (m_bytes > m_bounds.bytes && !m_lines.empty()))
        forgetOldest();
}

void ChangeRing::forgetOldest()
{
    const Line &oldest = m_lines.front();
    m_from = oldest.entry.seq;
    m_hasForgotten = true;
    if (--oldest.row->second.lines == 0) {
        m_bytes -= oldest.row->second.now.upsert.size();
        m_rows.erase(std::string(oldest.row->first));
    }
    m_lines.pop_front();
}

std::optional<FeedPage> ChangeRing::page(const Scope &scope, qint64 after, int limit) const
{
    if (!covers(after))
        return std::nullopt;
    const auto begin = std::ranges::upper_bound(m_lines, after, {}, [](const Line &one) { return one.entry.seq; });
    const auto most = begin + std::min<qint64>(m_lines.end() - begin, qint64(limit) * ScanPerItem);
    std::unordered_map<const Row *, Course> courses;
    auto end = begin;
    for (int seen = 0; end != most && seen < limit; ++end) {
        const Sight sight = end->table ? sightOf(end->entry, *end->table, scope) : Sight();
        if (!sight.any())
            continue;
        Course &course = courses[&end->row->second];
        course.changed |= isMoreThanMoved(end->entry.op, sight);
        course.last = end->entry.seq;
        ++seen;
    }
    FeedPage page;
    page.more = end != m_lines.end();
    page.next = page.more ? std::prev(end)->entry.seq : m_to;
    protocol::RowEncoder encoder(page.rows);
    for (auto line = begin; line != end; ++line) {
        const Row &row = line->row->second;
        const auto course = courses.find(&row);
        if (course == courses.end() || !course->second.changed || course->second.last != line->entry.seq)
            continue;
        if (!isDeletion(line->entry.op) && !row.now.upsert.isEmpty() && seesRow(scope, *line->table, row.now.tags))
            encoder.append(row.now.upsert, line->entry.seq);
        else
            encodeGone(line->entry, *line->table, page.rows);
    }
    return page;
}
} // namespace wanmi::server
