// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/areascore.h"
#include "geo/shape.h"
#include "protocol/messages.h"

#include <QSet>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace wanmi::store {

/// What a committed batch (confirmed rows or an own command) touched; faces re-read the named rows.
struct ChangeSet
{
    bool everything = false; ///< during and after a bootstrap, or when too many rows to name (> 5 000)
    /// Of everything: these stand as last announced, so what was read of them holds. Ground: areas, cells,
    /// staff, cameras.
    bool sameGround = false, sameCases = false, sameComponents = false;
    QSet<QString> cases, components, cameras, persons;
    bool walls = false; ///< scenes or walls
    bool left = false; ///< rows have left the scope: nothing may keep what they said
    qint64 seq = 0;
    bool cameraMonths = false; ///< how often cameras were found on
};

/// A case as a list and a map need it. Pending commands are laid over already.
struct CaseSummary
{
    QString id, caseNo, intakeNo;
    QString state, classCode, address, district, street, cell, leadDept, supervisor, source, severity,
        componentId;
    domain::CaseKind kind = domain::CaseKind::Event;
    qint64 reportedAtMs = 0, registeredAtMs = 0, closedAtMs = 0; ///< 0: not yet
    qint64 stageStartedAtMs = 0, warnAtMs = 0, dueMs = 0; ///< of the running stage clock, 0: none
    float lon = 0, lat = 0; ///< for lists; maps use CasePoint
    qint8 handledInTime = -1; ///< -1 not judged, 0 late, 1 in time
    int version = 0;
    bool isOpen = true, pending = false; ///< pending: an own command waits for central
    bool supervised = false, selfHandled = false;
    bool requested = false; ///< a return, extension, suspension or voiding waits for a decision
    int reworkCount = 0;
};
using CaseSummaries = std::vector<CaseSummary>;

/// A whole case as the case page shows it.
struct CaseDossier
{
    domain::CaseFile file; ///< with pending commands laid over it
    std::optional<domain::CaseFile>
        confirmed; ///< as central has it; nothing for a case that exists only here
    std::vector<domain::ActionRecord> trail; ///< confirmed, oldest first
    std::vector<protocol::Command> pending; ///< own, not yet judged
    QString reporterName, reporterPhone; ///< empty when this scope may not know
};

/// A case that has to do with another one. The ties in the order of their strength.
struct RelatedCase
{
    enum class Tie {
        Main, ///< this one was merged into it
        Merged, ///< was merged into this one
        Reopened, ///< the closed case that this one takes up again
        ReopenedAs, ///< takes this one up again
        SameComponent,
        SamePlace, ///< within 15 m
        SameClass, ///< open, within 300 m
    };
    CaseSummary summary;
    Tie tie = Tie::SameClass;
    double metres = 0;
};

/// A command that central refused: stays until its author closes it.
struct Rejection
{
    protocol::Command command;
    protocol::CommandResult result;
    base::Instant at;
};

struct ReplicaStatus
{
    bool exists = false, complete = false; ///< complete: bootstrap finished
    QString cursor;
    qint64 epoch = 0;
    qint64 tail = 0; ///< seq of the last applied change; 0 after a load, which may be older than the manifest
    qint64 rows = 0;
    base::Instant asOf; ///< central's clock when the last page was applied
    int waitingCommands = 0, rejections = 0;
    protocol::Manifest manifest; ///< the last one seen
};

struct Headline
{
    int open = 0, overdue = 0, warning = 0, reportedToday = 0, closedToday = 0, registeredToday = 0;
    double inTimeShare = -1; ///< of cases closed today (by local day), 0..1; -1: none closed
    std::vector<std::pair<QString, int>> byState, byDistrict, overdueByDistrict, openByDept, overdueByDept,
        overdueByState;
};

// Columns for hot layers, in the order of the replica's rows.
struct CellShape
{
    QString code, dutyGrid, community;
    geo::Polygon shape;
    int open = 0, overdue = 0;
};
struct ComponentPoint
{
    double lon, lat;
    quint16 classCode; ///< 0101 → 101
    quint8 state; ///< 0 intact, 1 damaged, 2 missing, 3 abandoned, 4 removed
    qint64 row; ///< replica fid; see componentByRow
};
struct CasePoint
{
    double lon, lat;
    QString id;
    QString cell;
    qint64 warnAtMs, dueMs;
    bool open, suspended;
    bool ofComponent; ///< about a component, not an event
    quint16 classNumber; ///< of its code of four digits
};
/// What happened in one community lately.
struct CommunityFacts
{
    QString community;
    domain::AreaFacts month; ///< of the last 30 days; `cells` is left to the asker
    int reportedWeek = 0; ///< in the last 7 days
    int reportedBefore = 0; ///< in the 12 weeks before those
};
} // namespace wanmi::store
