// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "base/result.h"
#include "protocol/imports.h"
#include "sync/address.h"

#include <QObject>

#include <memory>
#include <vector>

namespace wanmi::sync {

/// The seat's side of /v1/imports: brings files to central, watches how they are checked, decides. All calls
/// return at once; files and network are touched on a thread of its own; continue with `.then(context, …)`,
/// signals arrive on the receiver's thread. Errors: Denied "not-your-post"; NotFound "no-such-import";
/// Conflict "not-ready", "import-running"; Refused "unknown-kind", "file-too-large", "disk-full"; Unreachable
/// "central-unreachable", "cannot-read-file".
class ImportClient : public QObject
{
    Q_OBJECT
public:
    ImportClient(Address central, QString token, std::shared_ptr<const base::Clock> clock,
                 QObject *parent = nullptr);
    ~ImportClient() override;

    /// The session goes on with another token.
    void renew(const QString &token);
    /// Reads and sends the files (order.files is filled here, with sizes and hashes). Answers when central
    /// has them all and begins to check; `statusChanged` tells how far the sending is. What was cut off goes
    /// on where it stopped when the same order with the same files is begun again.
    [[nodiscard]] base::Answer<base::Result<protocol::ImportStatus>> begin(const protocol::ImportOrder &order,
                                                                           const QStringList &paths);
    /// Emits `statusChanged` for this import, twice a second while central works on it, until it is ready or
    /// final; call it again after apply(). begin() and apply() watch by themselves.
    void watch(const QString &id);
    void stopWatching();

    [[nodiscard]] base::Answer<base::Result<std::vector<protocol::ImportStatus>>> list(); ///< newest first
    [[nodiscard]] base::Answer<base::Result<protocol::ImportStatus>> status(const QString &id);
    /// `after`: next of the page before, 0 for the first.
    [[nodiscard]] base::Answer<base::Result<protocol::ImportPage<protocol::ImportProblem>>>
    problems(const QString &id, qint64 after = 0);
    /// The whole list as CSV (UTF-8 with byte-order mark) into a file.
    [[nodiscard]] base::Answer<base::Result<void>> saveProblems(const QString &id, const QString &path);
    /// `op`: add, change, remove, kept; empty: all.
    [[nodiscard]] base::Answer<base::Result<protocol::ImportPage<protocol::ImportDifference>>>
    differences(const QString &id, const QString &op, qint64 after = 0);
    [[nodiscard]] base::Answer<base::Result<protocol::ImportStatus>>
    apply(const QString &id, const protocol::ImportDecision &decision);
    /// While sending, checking or ready: nothing of it stays. Not while it is being applied.
    [[nodiscard]] base::Answer<base::Result<protocol::ImportStatus>> cancel(const QString &id);

signals:
    void statusChanged(const wanmi::protocol::ImportStatus &status);
    /// Watching or sending met an error; watching goes on when it is Unreachable.
    void failed(const wanmi::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::sync
