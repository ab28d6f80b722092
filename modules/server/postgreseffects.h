// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "server/postgresledger.h"

namespace wanmi::server::postgres {

/// What an accepted command does to the rows, inside the transaction of its batch. Nothing is waited for that
/// need not be known.
class Effects
{
public:
    Effects(Database &database, Ledger &ledger, base::Instant at)
        : m_database(database)
        , m_ledger(ledger)
        , m_atMs(base::toMs(at))
    {
    }
    void apply(const domain::CaseOrder &order, const domain::Verdict &verdict,
               const std::optional<domain::CaseFile> &present);
    void writeCase(const domain::CaseFile &file, const std::optional<Tags> &before);
    void writeAction(const domain::ActionRecord &record, const std::optional<Tags> &before,
                     const Tags &after);

private:
    void writeReporter(const QString &caseId, const domain::CaseOrder &order);
    void changeComponent(const domain::ComponentEffect &effect, const domain::ActionRecord &record,
                         const domain::CaseFile &file);
    void writeFacts(const std::vector<domain::Fact> &facts);
    void usePhotos(const domain::CaseFile &file, const std::vector<domain::Photo> &photos);
    void moveTrail(const QString &caseId, const Tags &before, const Tags &after);
    [[nodiscard]] QString stateBefore(const QString &componentId, const QString &caseId, const QString &now);

    Database &m_database;
    Ledger &m_ledger;
    qint64 m_atMs;
};

enum class Hold { Not, WithOthers, Alone };
/// A row that is no case throws (XX001).
[[nodiscard]] std::optional<domain::CaseFile> loadCase(Database &database, const QString &id, Hold hold);
void eachOpen(Database &database, const std::function<void(const domain::CaseFile &)> &take);
[[nodiscard]] bool hasRow(Database &database, protocol::TableNo table, const QString &id);
/// The row of a lifecycle or calendar and its line of the change log.
void insertPublished(Database &database, Ledger &ledger, const PublishedLifecycle &row);
} // namespace wanmi::server::postgres
