// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/takein.h"

namespace wanmi::terminal {

/// Counts, what was taken for granted, reasons of refusals with advice, unknown words with suggestions: on
/// standard output. `isOnlyLook`: nothing was applied.
void printOutcome(const protocol::ImportStatus &status, bool isOnlyLook);
/// The first rows that are changed, gone or removed, and kept. `areRemoved`: rows that are gone from the file
/// go.
void printDifferences(const server::TakenIn &taken, bool areRemoved);
} // namespace wanmi::terminal
