// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/casefile.h"
#include "domain/catalog.h"
#include "domain/city.h"
#include "intake/mapping.h"
#include "intake/report.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace wanmi::intake {

class PresentCity;
class Source;

/// Where a row comes from. `key` is what makes the same object the same again when the file comes again: the
/// register's own id where it has one, else what the row says about place and class. Central remembers key →
/// id.
struct Origin
{
    int file = 0; ///< index in Report::files
    qint64 line = 0;
    QString key;
};

template <typename Row> struct Taken
{
    Row row;
    Origin origin;
};

/// A case of another system: facts, never re-judged (`imported` set).
struct CaseRow
{
    domain::CaseFile file;
    QString reporterName, reporterPhone; ///< personal data, kept in a table of its own
};

/// Receives checked rows in the order of the file, in batches, on the thread that called take(). New classes
/// and units arrive before the first row that uses them. An error stops the import and is its result.
class Sink
{
public:
    virtual ~Sink() = default;
    virtual base::Result<void> take(std::vector<domain::MinorClass> &&newClasses);
    virtual base::Result<void> take(std::vector<domain::Department> &&newUnits);
    virtual base::Result<void> take(std::vector<Taken<domain::Area>> &&rows);
    virtual base::Result<void> take(std::vector<Taken<domain::GridCell>> &&rows);
    virtual base::Result<void> take(std::vector<Taken<domain::Component>> &&rows);
    virtual base::Result<void> take(std::vector<Taken<domain::NamedPlace>> &&rows);
    virtual base::Result<void> take(std::vector<Taken<domain::Camera>> &&rows);
    virtual base::Result<void> take(std::vector<Taken<domain::Vehicle>> &&rows);
    virtual base::Result<void> take(std::vector<Taken<CaseRow>> &&rows);
    /// Keys and ids of rows that were refused: they are in the file, so what the city has of them is not
    /// gone.
    virtual base::Result<void> refused(std::vector<QString> &&keys);
};

struct Progress
{
    qint64 rows = 0;
    double share = 0; ///< 0..1 of the work
    std::chrono::milliseconds left{-1}; ///< -1: not known yet
};

struct TakeWish
{
    std::function<void(const Progress &)> progress; ///< about five times a second, on the calling thread
    const std::atomic_bool *cancelled = nullptr;
    int keptProblems = 10'000; ///< held in Report::problems
    QString reportFile; ///< CSV of every problem, written while rows are read; empty: none
    QString reportLanguage = QStringLiteral("zh");
    base::Instant now{}; ///< for dates that lie in the future
};

/// Reads the files, checks every row and hands the good ones to the sink. Writes nothing itself (but the
/// report file), so a dry run is a sink that forgets. Reading and checking run on threads of their own; a
/// million rows never sit in memory. Blocks; not on the GUI thread. Errors: Refused "cancelled",
/// "field-not-mapped" (detail: the field), "no-such-column", "unknown-crs", "crs-not-known" (nothing says or
/// hints which), "no-division" (rows need a district and the city has none: import admin first),
/// "unknown-time-zone", "kind-has-no-rows" (basemap); Corrupt "broken-file"; and whatever the sink says.
[[nodiscard]] base::Result<Report> take(const std::vector<Source *> &sources, const Mapping &mapping,
                                        const PresentCity &city, Sink &sink, const TakeWish &wish = {});

/// Only the places of a file, in CGCS2000 (a hull, a first look at the map): rows without one are skipped. At
/// most `limit` of them, evenly spread; 0: all. Errors: those of take().
[[nodiscard]] base::Result<std::vector<geo::Place>> readPlaces(Source &source, const Mapping &mapping,
                                                               qint64 limit = 0);
} // namespace wanmi::intake
