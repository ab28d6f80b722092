// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/feedpage.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace wanmi::server {
namespace {
bool isScopeMove(const LogLine &line)
{
    return line.op == 3;
}
} // namespace

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
        one.changed |= !isScopeMove(line) || line.sawBefore != line.seesAfter;
        one.touched |= line.sawBefore || line.seesAfter;
    }
    std::ranges::sort(wanted, {}, [](const Wanted &one) { return one.last.seq; });
    return wanted;
}

void encodeGone(const Wanted &one, const protocol::TableSpec &table, QByteArray &out)
{
    protocol::RowEncoder encoder(out);
    const auto op = one.last.op == 1 ? protocol::RowOp::Delete : protocol::RowOp::LeftScope;
    encoder.begin(one.last.seq, int(table.number), op, one.last.id, one.last.version, 0);
}
} // namespace wanmi::server
