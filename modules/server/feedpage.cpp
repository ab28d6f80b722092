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

bool isMoreThanMoved(int op, Sight sight)
{
    return op != ScopeMove || sight.before != sight.after;
}

Sight sightOf(const LogEntry &entry, const protocol::TableSpec &table, const Scope &scope)
{
    switch (table.audience) {
    case protocol::Audience::Everyone:
        return {false, true};
    case protocol::Audience::ReporterNeed:
        return {false, scope.reporterData()};
    case protocol::Audience::ByDepartment:
        break;
    }
    return {entry.oldScope && scope.sees(*entry.oldScope), entry.newScope && scope.sees(*entry.newScope)};
}

LogLine seenBy(const LogEntry &entry, const Scope &scope)
{
    const protocol::TableSpec *table = protocol::findTable(entry.table);
    const Sight sight = table ? sightOf(entry, *table, scope) : Sight();
    return {entry.seq, entry.table, entry.op, entry.version, entry.id, sight.before, sight.after};
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
        one.changed |= isMoreThanMoved(line.op, {line.sawBefore, line.seesAfter});
        one.touched |= line.sawBefore || line.seesAfter;
    }
    std::ranges::sort(wanted, {}, [](const Wanted &one) { return one.last.seq; });
    return wanted;
}
} // namespace wanmi::server
