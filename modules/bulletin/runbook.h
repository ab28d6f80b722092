// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QStringList>

#include <vector>

namespace wanmi::bulletin {

struct Event
{
    base::Instant at{};
    QString what; ///< "made", "placed", "mailed", "failed"
    QString reason; ///< of "failed": the token
    QString detail; ///< where to; of "failed": what was told of it
};

/// What became of one report of one period.
struct Run
{
    QStringList files; ///< their names, once made
    QString subject; ///< of the letter they go with
    bool isMade = false, isPlaced = false, isMailed = false;
    bool isDone = false; ///< nothing of it is left to do
    int failures = 0; ///< one after another
    base::Instant lastTry{};
    QString owedNote; ///< a delivery that the audit does not know of yet; empty: none
    std::vector<Event> events; ///< oldest first, the last 60
    void add(Event event);
};

/// <city>/reports/<id>/<period>/state.json, beside the report's files. Any thread; whole or not at all.
class RunBook
{
public:
    RunBook(const QString &cityFolder, const QString &id, const QString &period);
    [[nodiscard]] QString folder() const { return m_folder; }
    /// A run nobody has tried where there is no file, or one that cannot be read: then it is made anew.
    [[nodiscard]] Run read() const;
    /// Errors: Unreachable "cannot-write".
    [[nodiscard]] base::Result<void> write(const Run &run) const;

private:
    QString m_folder, m_path;
};

struct Told
{
    QString id, period;
    Event event;
};
/// Of all reports, or of one; oldest first.
[[nodiscard]] std::vector<Told> eventsOf(const QString &cityFolder, const QString &id = {});
} // namespace wanmi::bulletin
