// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::nemesis {

struct SeatOrder
{
    int line = 0; ///< port to central that may be bad
    int direct = 0; ///< port to central itself, for comparing
    QString account, folder;
    quint32 seed = 0;
    int skewHours = 0; ///< of this seat's clock
};

/// One seat as a program of its own: replica, outbox, link and hands are the product's. Told by lines on standard
/// input: "act", "hold", "heal" (tries its line again at once), "check", "quit". Says on standard output, each at
/// once: "ready"; "did KEY CASE" when a command lies in the outbox; "held"; after "check" either "busy" (something is
/// still on its way), "same N" (N cases, replica and central alike) or "differs WHAT"; after "check CASE…" "busy" or
/// "same CASE:VERSION…" with those in its replica. \return exit code
int runSeat(const SeatOrder &order);
} // namespace wanmi::nemesis
