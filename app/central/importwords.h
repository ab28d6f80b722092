// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/takein.h"

namespace wanmi::terminal {

/// Counts, what was taken for granted, reasons of refusals with advice, unknown words with suggestions: on standard
/// output. `isOnlyLook`: nothing was applied.
void printOutcome(const protocol::ImportStatus &status, bool isOnlyLook);
/// The first rows that are added, changed, removed and kept.
void printDifferences(const server::TakenIn &taken);
} // namespace wanmi::terminal
