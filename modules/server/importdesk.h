// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/judgequeue.h"
#include "server/takeinjob.h"
#include "server/workfolder.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace wanmi::server {

/// The imports that people bring through the REST interface: takes the files piece by piece, has one after
/// the other checked on a thread of its own, and has the writing thread apply what somebody decided. Survives
/// a restart: what was being sent goes on, what was checked is checked again. Thread-safe; all functions may
/// touch files, so never on an io thread.
class ImportDesk
{
public:
    struct Parts
    {
        Storage &storage;
        JudgeQueue &judges;
        domain::RuleBookPtr shipped;
        std::shared_ptr<const base::Clock> clock;
        QString folder; ///< of the city
        bool isShared = false; ///< the city has other servers, each with a folder of its own
        std::function<void()> applied; ///< on the writing thread, after an import has changed the city
    };
    struct Asker
    {
        QString account, address;
    };

    explicit ImportDesk(Parts parts);
    ImportDesk(const ImportDesk &) = delete;
    ImportDesk &operator=(const ImportDesk &) = delete;
    ~ImportDesk();
    void stop(); ///< ends what is being checked; it is checked again after the next start

    using Outcome = base::Result<protocol::ImportStatus>;
    /// The same order with the same files that is still being sent goes on. Errors: Refused "unknown-kind",
    /// "no-file", "file-too-large", "disk-full", "too-many-imports".
    [[nodiscard]] Outcome begin(const protocol::ImportOrder &order, const Asker &asker);
    /// Errors: NotFound "no-such-import", "no-such-file"; Conflict "wrong-offset" (detail: bytes that are
    /// here), "not-uploading"; Refused "file-too-large", "hash-differs"; Unreachable "disk-full".
    [[nodiscard]] Outcome put(const QString &id, int file, qint64 offset, const QByteArray &bytes);
    [[nodiscard]] Outcome status(const QString &id);
    [[nodiscard]] base::Result<std::vector<protocol::ImportStatus>> list();
    [[nodiscard]] base::Result<protocol::ImportPage<protocol::ImportProblem>>
    problems(const QString &id, qint64 after, int limit);
    [[nodiscard]] base::Result<protocol::ImportPage<protocol::ImportDifference>>
    differences(const QString &id, const QString &op, qint64 after, int limit);
    /// The report as CSV. Errors: NotFound "no-such-import", "no-report".
    [[nodiscard]] base::Result<QString> problemsFile(const QString &id);
    /// Errors: Conflict "not-ready".
    [[nodiscard]] Outcome apply(const QString &id, const protocol::ImportDecision &decision,
                                const Asker &asker);
    /// Errors: Conflict "being-applied", "already-final".
    [[nodiscard]] Outcome cancel(const QString &id, const Asker &asker);

private:
    struct Import
    {
        explicit Import(WorkFolder held)
            : folder(std::move(held))
        {
        }
        protocol::ImportStatus status;
        WorkFolder folder;
        std::unique_ptr<TakeInJob> job; ///< once ready
        std::optional<ImportApplication> application; ///< once decided
        bool cancelled = false;
    };
    using ImportPtr = std::shared_ptr<Import>;

    void takeUpAgain();
    void run();
    void check(const ImportPtr &import);
    void ready(const ImportPtr &import, std::unique_ptr<TakeInJob> job, const base::Result<void> &checked);
    void applied(const ImportPtr &import, const Outcome &outcome);
    void settle(const ImportPtr &import, const char *stage, const QString &reason);
    void queue(const ImportPtr &import);
    void remember(const protocol::ImportStatus &status, const char *outcome, const Asker &asker);
    [[nodiscard]] base::Result<ImportPtr> find(const QString &id);
    [[nodiscard]] Outcome tooLate(const QString &id, const QString &reason); ///< without the mutex
    [[nodiscard]] base::Result<void> checkSizes(const protocol::ImportOrder &order) const;
    [[nodiscard]] ImportPtr sendingOf(const protocol::ImportOrder &order, const QString &account);
    [[nodiscard]] static QString pathOf(const Import &import, std::size_t file);
    [[nodiscard]] base::Result<std::unique_ptr<Staging>> reportOf(const QString &id);

    Parts m_parts;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<QString, ImportPtr> m_open; ///< not final
    std::deque<ImportPtr> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};
} // namespace wanmi::server
