// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

/// Evaluation by area (区域评价): cell, community, street. Model of a public China Unicom implementation
/// (missaouib/urban-management-platform); the weight of the last term is 40 %, so that the weights reach
/// 100.
namespace wanmi::domain {

/// What happened in one area in one period, usually a month.
struct AreaFacts
{
    int cells = 1; ///< grid cells of the area, at least 1
    int registered = 0; ///< 立案数: cases registered in the period
    int publicReports = 0; ///< 监督举报核实数: of them, reported by the public
    int closed = 0; ///< 结案数: closed in the period and not voided
    int stillDue = 0; ///< open at the end of the period, their deadline past
    int inTimeClosed = 0; ///< of the closed ones, in time
    [[nodiscard]] int needClose() const { return closed + stillDue; } ///< 应结案数
};

enum class AreaClass { Core = 1, Rest = 2 };

/// Points for the number of registered cases per cell: the fewer, the better, 0 to 100.
[[nodiscard]] double countScore(double registeredPerCell, AreaClass areaClass);

/// 10 % (100 - public share) + 20 % countScore + 30 % close rate + 40 % in-time close rate, 0 to 100. A share
/// of nothing is left out and its weight is spread over the others.
[[nodiscard]] double areaScore(const AreaFacts &facts, AreaClass areaClass = AreaClass::Core);

/// With fewer cases to close than this a score is shown without rank or grade.
inline constexpr int LeastNeeded = 5;

/// A excellent from 90, B good from 75, C fair from 60, D poor from 40, E very poor; of the unrounded score.
enum class Grade { A = 1, B, C, D, E };
[[nodiscard]] Grade gradeOf(double score);
} // namespace wanmi::domain
