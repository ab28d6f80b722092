// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/doors.h"

#include <atomic>
#include <ctime>

#include <QLoggingCategory>

namespace wanmi::base {
namespace {
Q_LOGGING_CATEGORY(lcBase, "wanmi.base")

thread_local bool t_closed = false;
std::atomic<std::uint64_t> s_violations{0};
} // namespace

void closeDoorsOnThisThread()
{
    t_closed = true;
}

void openDoorsOnThisThread()
{
    t_closed = false;
}

void passDoor(Door door, const char *what)
{
    if (!t_closed)
        return;
    s_violations.fetch_add(1, std::memory_order_relaxed);
    qCCritical(lcBase, "the GUI thread passed door %d: %s", static_cast<int>(door), what);
}

std::uint64_t doorViolations()
{
    return s_violations.load(std::memory_order_relaxed);
}

std::int64_t threadCpuUs()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<std::int64_t>(used.tv_sec) * 1'000'000 + used.tv_nsec / 1'000;
}
} // namespace wanmi::base
