// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>

namespace wanmi::nemesis {

struct Plan
{
    QString central; ///< the program
    int rounds = 40;
    quint32 seed = 1;
    int limitMs = 30'000; ///< of healing: longer is a failure
    bool isLoud = false;
    bool isOnPostgres = false; ///< a PostgreSQL of its own and two centrals over it
};

/// What it saw.
struct Seen
{
    int rounds = 0;
    QMap<QString, int> faults; ///< how often each
    qint64 promised = 0; ///< commands that a seat had been told lie in its outbox
    qint64 applied = 0, rejected = 0; ///< of those, by central
    qint64 lost = 0, doubled = 0; ///< of those
    qint64 auditLines = 0, changes = 0, cases = 0;
    double seconds = 0;
    QString missing; ///< why there is no PostgreSQL here
    QStringList breaches; ///< each with its round; empty: every invariant held
};

/// Rounds of one fault, healing and looking at the invariants: several seats and one central, each a process of its own
/// and killed with SIGKILL; lines that are cut, refused, deaf, slow, or say everything twice; seats whose clocks are
/// wrong by days; a full disk under central (where a tmpfs can be mounted). On PostgreSQL two centrals serve the city, seats move
/// from one to the other, and the database's processes are killed and stopped as well. Invariants: no promised command lost, none
/// applied twice, per-case order of a seat kept, every replica equal to central's scope, no hole in the change log, the
/// audit's chain whole. The same seed does the same faults in the same order; what the processes make of their time is
/// theirs.
[[nodiscard]] Seen run(const Plan &plan);
} // namespace wanmi::nemesis
