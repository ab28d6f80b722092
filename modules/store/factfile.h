// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/casefile.h"
#include "domain/facts.h"

#include <QDate>

#include <atomic>
#include <functional>
#include <span>
#include <vector>

/// What evaluation reads of a replica's file, on a read-only connection of its own: a city takes seconds, and no
/// question of the desk shall wait behind it. Any thread but the GUI's.
namespace wanmi::store {

class Store;

/// The file of a seat's replica; it may not be there yet.
[[nodiscard]] QString replicaFileOf(const Store &store);

/// A case with its facts, oldest first. Of its file only what evaluation needs: identity, state, source, class,
/// places, lead department and instants. Version 0: the facts are here and the case is not.
using TakeCase = std::function<void(const domain::CaseFile &file, std::span<const domain::Fact> facts)>;

struct FactProgress
{
    qint64 done = 0, all = 0; ///< cases
};

/// Every confirmed case of the replica, one after the other, as one moment had them. A replica without facts gives
/// cases without facts. Errors: Conflict "no-replica", Unreachable "stopping" (`stop` came true), those of SQLite.
[[nodiscard]] base::Result<void> readFacts(const QString &replica, const std::atomic<bool> &stop,
                                           const TakeCase &take,
                                           const std::function<void(FactProgress)> &progress);

/// A cell of the ground: how many an area has, and whether it is core.
struct FactCell
{
    QString code, dutyGrid;
    bool isCore = false; ///< zone A
};
[[nodiscard]] base::Result<std::vector<FactCell>> readFactCells(const QString &replica,
                                                                const std::atomic<bool> &stop);
/// What was found of one camera on one day (protocol/cameramonth.h), with where it stands and whose it is now.
struct FactCameraDay
{
    QString camera, unit, cell;
    QDate day;
    int checks = 0, online = 0;
};
/// A replica of an older central has none. Cameras that are gone have neither unit nor cell.
[[nodiscard]] base::Result<void> readFactCameras(const QString &replica, const std::atomic<bool> &stop,
                                                 const std::function<void(const FactCameraDay &)> &take);
} // namespace wanmi::store
