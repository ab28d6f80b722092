// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QString>

#include <functional>
#include <vector>

/// `wanmi-central doctor`: what is wrong with a city's central, why, and what to do. Reads only; central may
/// be serving.
namespace wanmi::server {

struct Symptom
{
    enum class State { Good, Warning, Bad };
    QString subject; ///< token: disk, clock, database, schema, basemap, photos, audit, keys, certificate, serving; journal of a
                     ///< file, and of PostgreSQL settings, replicas, connections, waiting
    State state = State::Good;
    QString reason; ///< stable token; empty when good
    QString detail; ///< sizes, counts, file names of the city's folder; never a person's data
};

struct DoctorWish
{
    QString folder;
    base::Instant now;
    bool deep = false; ///< reads every page of the database and every photo too
};
/// In a fixed order, one for each subject. Errors: NotFound "no-city"; Refused "cancelled".
[[nodiscard]] base::Result<std::vector<Symptom>>
examine(const DoctorWish &wish, const std::function<bool(const QString &subject)> &go = {});

/// Findings, versions, the database's structure and how many rows each table has, as one tar.zst for whoever
/// helps: no row of any table is in it. Errors: as examine(); Refused "file-exists"; Unreachable
/// "cannot-write", "disk-full".
[[nodiscard]] base::Result<void> writeSupportBundle(const QString &path, const DoctorWish &wish,
                                                    const std::vector<Symptom> &symptoms);
} // namespace wanmi::server
