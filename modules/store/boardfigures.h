// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

/// Figures for regions of a wall, counted from the confirmed rows of the replica. A class is named by kind and
/// code as in the catalog: "E0506" an event's, "C0172" a component's.
namespace wanmi::store {

/// Per step of time, oldest first.
struct Trend
{
    std::vector<int> reported, closed;
};

struct ComponentCount
{
    QString classCode; ///< "C0172"
    int total = 0, damaged = 0; ///< damaged: anything but intact
};

/// What a district or department did with the cases registered since some day.
struct ReviewRow
{
    QString id;
    int registered = 0;
    int closed = 0; ///< of those
    int judged = 0, inTime = 0; ///< of those: handled, and within the limit
    int rework = 0; ///< of those: sent back at least once
    int overdue = 0; ///< of those: open and past the running deadline
};
} // namespace wanmi::store
