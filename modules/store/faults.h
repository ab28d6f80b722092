// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// For tests: makes one write of this process's stores fail. The n-th database step or file operation from
/// now on answers "disk-full" and does nothing; n = 1, 2, … until none is left shows that every write
/// survives every failure.
namespace wanmi::store::faults {

void failStep(int n); ///< n >= 1
/// Ends it. \return true when the failure has happened, false when fewer than n steps were made.
bool disarm();

/// From now on the machine says it was started at another time: what was not synced before may be gone.
void pretendBoot(const char *id);

} // namespace wanmi::store::faults
