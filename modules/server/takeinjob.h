// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/mapping.h"
#include "intake/report.h"
#include "server/storage.h"
#include "server/takein.h"

#include <atomic>

namespace wanmi::intake {
class Source;
struct Report;
}

namespace wanmi::server {

/// One import from its files to the moment when somebody decides: reads and checks (intake), stages the rows,
/// compares. Blocks; any one thread. Its folder holds rows.db, report.db and problems.csv.
class TakeInJob
{
public:
    struct Place
    {
        QString cityFolder, workFolder;
    };
    TakeInJob(Storage &storage, domain::RuleBookPtr shipped, Place place, protocol::ImportStatus status);
    TakeInJob(const TakeInJob &) = delete;
    TakeInJob &operator=(const TakeInJob &) = delete;
    ~TakeInJob();

    /// Afterwards the status is "ready". `watch` may be called from this thread only.
    /// Errors: as intake::take; Refused "unknown-kind", "no-file", "cancelled"; Corrupt "duplicate-id".
    [[nodiscard]] base::Result<void> check(const QStringList &paths, base::Instant now,
                                           const TakeInWatch &watch);
    [[nodiscard]] const protocol::ImportStatus &status() const { return m_status; }
    [[nodiscard]] Staging *staging() { return m_staging.get(); }
    /// Lets go of the rows and says what is to be applied; puts a new base map where it is going to lie.
    /// Errors: Unreachable "cannot-write".
    [[nodiscard]] base::Result<ImportApplication> application(bool remove, const QString &address,
                                                              base::Instant at);

    [[nodiscard]] static QString problemsFile(const QString &workFolder);

private:
    [[nodiscard]] base::Result<void> openSources(const QStringList &paths);
    base::Result<QString> cutIfOsm(const QString &file);
    [[nodiscard]] base::Result<void> readMapping(intake::Kind kind);
    void tellGuess(int layer);
    [[nodiscard]] base::Error withColumns(base::Error error) const;
    [[nodiscard]] base::Result<void> checkRows(base::Instant now);
    [[nodiscard]] base::Result<void> checkBasemap(const QStringList &paths);
    [[nodiscard]] base::Result<void> compare(intake::Kind kind);
    void takeReport(const intake::Report &report);
    bool goOn();

    Storage &m_storage;
    domain::RuleBookPtr m_rules;
    Place m_place;
    protocol::ImportStatus m_status;
    TakeInWatch m_watch;
    std::atomic_bool m_cancelled = false;
    std::vector<std::unique_ptr<intake::Source>> m_sources;
    intake::Mapping m_mapping;
    bool m_hasShapes = false;
    std::vector<intake::Assumption> m_guesses;
    std::unique_ptr<Staging> m_staging;
    ImportApplication m_application;
};

/// Columns of the kind's table that the mapping says something about; empty: all of them.
[[nodiscard]] QSet<QString> columnsGiven(const intake::Mapping &mapping, bool hasShapes);
/// Files that are a table of their own: not the .dbf, .shx … of a Shapefile that is there too.
[[nodiscard]] QStringList mainFiles(const QStringList &paths);
} // namespace wanmi::server
