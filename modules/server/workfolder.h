// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSet>
#include <QString>

namespace wanmi::server {

/// A folder of one import in <city>/imports, held by this process: what a dead process left is recognized by
/// nobody holding it, and is cleared away.
class WorkFolder
{
public:
    /// Makes it when it is not there. Errors: Unreachable "cannot-write"; Conflict "import-running".
    static base::Result<WorkFolder> hold(const QString &cityFolder, const QString &id);
    WorkFolder(WorkFolder &&other) noexcept;
    WorkFolder &operator=(WorkFolder &&other) noexcept;
    WorkFolder(const WorkFolder &) = delete;
    WorkFolder &operator=(const WorkFolder &) = delete;
    ~WorkFolder(); ///< lets go; the folder stays

    [[nodiscard]] const QString &path() const { return m_path; }
    void keepReport() const; ///< removes everything but report.db and problems.csv
    void remove(); ///< with everything in it

    [[nodiscard]] static QString pathOf(const QString &cityFolder, const QString &id);
    /// Removes base maps that the city has not used since another one came.
    static void clearBasemaps(const QString &cityFolder, const QString &present);
    /// Removes folders that belong to none of these imports and that nobody holds.
    static void clear(const QString &cityFolder, const QSet<QString> &known);

private:
    explicit WorkFolder(QString path, int lock)
        : m_path(std::move(path))
        , m_lock(lock)
    {
    }
    QString m_path;
    int m_lock = -1;
};
} // namespace wanmi::server
