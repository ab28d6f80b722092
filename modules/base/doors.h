// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The GUI thread paints and asks; it never opens a file, runs SQL, talks to a network or waits.
/// A module that is the door to such a thing calls passDoor() there. After the first painted frame a passage
/// on the GUI thread is a violation: counted, logged as critical, and (in tests, see failOnViolation) fatal.
namespace wanmi::base {

enum class Door { File, Sql, Network, Decoder };

/// Call once on the GUI thread when its first frame has been painted.
void closeDoorsOnThisThread();
/// Opens them again (tests, shutdown).
void openDoorsOnThisThread();
/// Called by doors, from any thread. Cheap: one thread-local read.
void passDoor(Door door, const char *what);

[[nodiscard]] std::uint64_t doorViolations();

/// CPU time this thread has used, microseconds (CLOCK_THREAD_CPUTIME_ID).
[[nodiscard]] std::int64_t threadCpuUs();
} // namespace wanmi::base
