// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/feedpage.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

namespace wanmi::server {
namespace {
constexpr int Deletion = 1, ScopeMove = 3; // change_log.op
}

bool isDeletion(int op)
{
    return op == Deletion;
}

bool isMoreThanMoved(const LogLine &line)
{
    return line.op != ScopeMove || line.sawBefore != line.seesAfter;
}

LogLine seenBy(const LogEntry &entry, const Scope &scope)
{
    LogLine line{entry.seq, entry.table, entry.op, entry.version, entry.id, false, false};
    const protocol::TableSpec *table = protocol::findTable(line.table);
    if (!table)
        return line;
    switch (table->audience) {
    case protocol::Audience::Everyone:
        line.seesAfter = true;
        break;
    case protocol::Audience::ReporterNeed:
        line.seesAfter = scope.reporterData();
        break;
    case protocol::Audience::ByDepartment:
        line.sawBefore = entry.oldScope && scope.sees(*entry.oldScope);
        line.seesAfter = entry.newScope && scope.sees(*entry.newScope);
        break;
    }
    return line;
}

bool seesRow(const Scope &scope, const protocol::TableSpec &table, std::string_view tags)
{
    switch (table.audience) {
    case protocol::Audience::Everyone:
        return true;
    case protocol::Audience::ReporterNeed:
        return scope.reporterData();
    case protocol::Audience::ByDepartment:
        break;
    }
    return scope.wholeCity() || scope.sees(tags);
}

std::vector<std::size_t> newestOfEach(const std::vector<LogEntry> &entries)
{
    std::set<std::pair<int, QByteArrayView>> known;
    std::vector<std::size_t> newest;
    for (std::size_t i = entries.size(); i-- > 0;) {
        if (known.emplace(entries[i].table, QByteArrayView(entries[i].id)).second)
            newest.push_back(i);
    }
    std::ranges::reverse(newest);
    return newest;
}

std::vector<Wanted> dedupe(const std::vector<LogLine> &lines)
{
    std::unordered_map<std::string, std::size_t> places;
    std::vector<Wanted> wanted;
    for (const LogLine &line : lines) {
        const std::string key = std::to_string(line.table) + ':' + line.id.toStdString();
        const auto [place, fresh] = places.try_emplace(key, wanted.size());
        if (fresh)
            wanted.emplace_back();
        Wanted &one = wanted[place->second];
        one.last = line;
        one.changed |= isMoreThanMoved(line);
        one.touched |= line.sawBefore || line.seesAfter;
    }
    std::ranges::sort(wanted, {}, [](const Wanted &one) { return one.last.seq; });
    return wanted;
}
} // namespace wanmi::server
