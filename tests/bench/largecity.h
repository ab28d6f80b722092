// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "process.h"
#include "support/postgrescluster.h"

#include "server/storage.h"

#include <memory>

namespace wanmi::bench {

/// The city that the figures of sync are taken from: 1,000,000 components, 300,000 cases. Made once and kept in the
/// bench's folder; its copy in PostgreSQL is made in each run that needs one, in a cluster of its own.
class LargeCity
{
public:
    /// Nothing (the reason is printed) when it cannot be made.
    static std::shared_ptr<LargeCity> of(const Places &places);

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] std::unique_ptr<server::Storage> sqlite() const;
    /// Null (the reason is printed): there is no PostgreSQL here.
    [[nodiscard]] std::unique_ptr<server::Storage> postgres();
    [[nodiscard]] test::PostgresCluster *cluster(); ///< with the city in it; null: none
    [[nodiscard]] QString postgresFolder() const { return m_postgresFolder; } ///< what `serve --data` takes

private:
    explicit LargeCity(const Places &places);
    bool make();
    void copy();

    Places m_places;
    QString m_folder, m_postgresFolder;
    std::unique_ptr<test::PostgresCluster> m_cluster;
    bool m_copied = false;
};

/// CPU seconds (user and system) of this process, or of its children that have ended.
[[nodiscard]] double cpuSeconds(bool ofChildren);
struct Ran
{
    double wall = 0, cpu = 0; ///< seconds
};
/// Runs a program to its end; nothing when it failed (what it said is printed).
[[nodiscard]] std::optional<Ran> runProgram(const QString &program, const QStringList &arguments);
} // namespace wanmi::bench
