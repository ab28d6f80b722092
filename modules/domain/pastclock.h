// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rulebook.h"
#include "worktime/limit.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wanmi::domain {

/// A stretch of a case's past and the clock that ran in it. Seconds since 1970.
struct PastStage
{
    static constexpr quint32 NoClock = 0, Suspended = 1; ///< as `due`
    quint32 from = 0, warn = 0, due = NoClock;
};

/// Which clocks ran while a case went through its states, worked out after the fact from its trail: a state's
/// own limit from when it was entered, the handling clock from dispatch to dispatch. What the trail does not
/// keep is taken as it stands at last: a round that was extended or suspended has its final deadline from the
/// start. One for many cases; immutable.
class PastClock
{
public:
    struct Facts
    {
        bool urgent = false, fringe = false; ///< what the limits of some states depend on
        worktime::Limit handlingLimit;
        quint32 handlingStarted = 0, handlingDue = 0; ///< of the round that the fact counts by; 0: none
    };
    struct Passage
    {
        quint32 at = 0;
        int state = Unknown; ///< entered then
    };
    static constexpr int Unknown = -1; ///< a state in which no clock is known to have run

    explicit PastClock(const RuleBook &rules);
    [[nodiscard]] int stateNumber(std::string_view id) const; ///< Unknown: not of this workflow
    [[nodiscard]] bool isFinal(int state) const;
    [[nodiscard]] int handlingState() const { return m_handling; }
    /// Appends a stage for every passage but those into a final state.
    void follow(const Facts &facts, std::span<const Passage> passages, std::vector<PastStage> &into) const;

private:
    enum class Kind { Plain, Dispatch, Handling, Check, Suspended, Final };
    struct Known
    {
        Kind kind = Kind::Plain;
        worktime::Limit limit, fringe, urgent; ///< length 0: none
    };
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    [[nodiscard]] PastStage roundFrom(const Facts &facts, quint32 at, bool isRework) const;
    [[nodiscard]] quint32 dueAt(quint32 start, const worktime::Limit &limit) const;

    const worktime::Calendar &m_calendar;
    std::vector<Known> m_states;
    std::unordered_map<std::string, int, Hash, std::equal_to<>> m_numbers;
    int m_handling = Unknown;
};
} // namespace wanmi::domain
