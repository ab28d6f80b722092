// SPDX-License-Identifier: GPL-3.0-or-later
#include "pastreads.h"

#include "base/dispose.h"
#include "layerreads.h"

namespace wanmi::store {
namespace {
using domain::PastClock;
using domain::PastStage;

/// What a case's row says beside what a map shows of it.
struct CaseFacts
{
    PastClock::Facts clock;
    bool open = false;
    quint32 feedback = 0, stageStarted = 0, stageWarn = 0, stageDue = 0;
    int state = PastClock::Unknown;
    bool suspended = false;
};
/// One action that moved a case.
struct Move
{
    quint32 ofCase = 0, at = 0;
    int number = 0;
    qint16 from = PastClock::Unknown, to = PastClock::Unknown;
    bool begins = false; ///< the case began with it
};

quint32 secondsOf(qint64 ms)
{
    return quint32(std::clamp(ms / 1000, qint64(0), qint64(0xffffffff)));
}

struct IdHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
using CaseNumbers = std::unordered_map<std::string, quint32, IdHash, std::equal_to<>>;

/// The states that a case went through, as its trail tells it; as its row does where the trail has nothing.
std::vector<PastClock::Passage> passagesOf(const PastCase &file, const CaseFacts &facts,
                                           std::span<const Move> moves, const PastClock &clock)
{
    std::vector<PastClock::Passage> passages;
    if (moves.empty() && facts.open) {
        passages.push_back({facts.stageStarted > 0 ? facts.stageStarted : file.reported, facts.state});
    } else if (moves.empty()) {
        passages.push_back({file.reported, PastClock::Unknown});
        if (facts.clock.handlingStarted > 0)
            passages.push_back({facts.clock.handlingStarted, clock.handlingState()});
        if (facts.feedback > 0)
            passages.push_back({facts.feedback, PastClock::Unknown});
    } else if (!moves.front().begins) {
        // The trail is kept for a while only: what was before its first action began earlier.
        const quint32 started = facts.clock.handlingStarted;
        passages.push_back(
            {started > 0 && started <= moves.front().at ? started : file.reported, moves.front().from});
    }
    for (const Move &move : moves)
        passages.push_back({move.at, move.to});
    return passages;
}
} // namespace

Result<std::shared_ptr<const PastCases>> PastReads::cases(qint64 fromMs, qint64 toMs)
{
    const PastClock clock(m_connection.rules());
    StringPool pool;
    std::unordered_map<std::string, worktime::Limit, IdHash, std::equal_to<>> limits;
    const auto limitOf = [&limits](std::string_view text) {
        auto it = limits.find(text);
        if (it == limits.end()) {
            const QString words = QString::fromUtf8(text.data(), qsizetype(text.size()));
            it = limits.emplace(text, worktime::parseLimit(words).value_or(worktime::Limit{})).first;
        }
        return it->second;
    };

    PastCases past;
    std::vector<CaseFacts> facts;
    CaseNumbers numbers;
    const auto read = m_connection.statement("pastCases");
    if (!read)
        return tl::unexpected<base::Error>(read.error());
    (*read)->bind(1, fromMs);
    (*read)->bind(2, toMs);
    WANMI_TRY(forEachRow(**read, [&](const Statement &row) {
        const auto second = [&row](int column) { return secondsOf(row.integer(column)); };
        numbers.emplace(row.utf8(0), quint32(past.cases.size()));
        past.cases.push_back({row.text(0), pool.text(row.utf8(1)), row.real(2), row.real(3), second(5),
                              second(6), 0, row.integer(4) != 0, classNumber(row.utf8(18))});
        const std::string_view state = row.utf8(13);
        facts.push_back(
            {{row.integer(8) != 0, row.utf8(9) == "C", limitOf(row.utf8(10)), second(11), second(12)},
             row.integer(7) != 0,
             second(14),
             second(15),
             second(16),
             second(17),
             clock.stateNumber(state),
             state == "SUSPENDED"});
    }));

    std::vector<Move> moves;
    const auto trail = m_connection.statement("pastMoves");
    if (!trail)
        return tl::unexpected<base::Error>(trail.error());
    WANMI_TRY(forEachRow(**trail, [&](const Statement &row) {
        const auto ofCase = numbers.find(row.utf8(0));
        if (ofCase == numbers.end())
            return;
        const std::string_view from = row.utf8(3);
        moves.push_back({ofCase->second, secondsOf(row.integer(1)), int(row.integer(2)),
                         qint16(clock.stateNumber(from)), qint16(clock.stateNumber(row.utf8(4))),
                         from.empty()});
    }));
    std::ranges::sort(moves, {},
                      [](const Move &move) { return quint64(move.ofCase) << 32 | quint32(move.number); });

    past.stages.reserve(moves.size() + past.cases.size());
    auto next = moves.cbegin();
    for (size_t i = 0; i < past.cases.size(); ++i) {
        PastCase &file = past.cases[i];
        const auto first = next;
        while (next != moves.cend() && next->ofCase == i)
            ++next;
        const std::span<const Move> own(first, next);
        file.firstStage = quint32(past.stages.size());
        clock.follow(facts[i].clock, passagesOf(file, facts[i], own, clock), past.stages);
        if (facts[i].open) {
            // Of the stage that still runs the row knows everything.
            if (past.stages.size() > file.firstStage) {
                past.stages.back().warn = facts[i].stageWarn;
                past.stages.back().due = facts[i].suspended ? PastStage::Suspended : facts[i].stageDue;
            }
            file.ended = 0;
        } else if (file.ended == 0) {
            // A row of another system may not say when it ended.
            file.ended = own.empty() ? std::max(file.reported, facts[i].feedback) : own.back().at;
        }
    }
    return base::sharedAndFreedElsewhere(std::move(past));
}
} // namespace wanmi::store
