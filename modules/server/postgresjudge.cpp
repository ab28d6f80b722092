// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "protocol/caserow.h"
#include "server/deskrows.h"
#include "server/judgedrows.h"
#include "server/postgreseffects.h"
#include "server/postgresschema.h"
#include "server/rowsql.h"

#include <QtEndian>

#include <set>

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using protocol::TableNo;

namespace {
/// A name for pg_advisory_xact_lock.
qint64 lockOf(const QString &caseId)
{
    return qFromBigEndian<qint64>(blake2b(caseId.toUtf8(), 16).constData());
}

// Cases that are there and cases about to be there, the ones judged and the ones they refer to: whoever
// judges the same ones waits, and so does whoever repeats a command at another server. All at once and in
// order, so that no two wait for each other.
void holdCases(Database &database, std::span<const Asked> asked)
{
    std::set<qint64> locks;
    for (const Asked &one : asked) {
        locks.insert(lockOf(one.command.order.caseId.text()));
        if (!one.command.order.mainCase.isEmpty())
            locks.insert(lockOf(one.command.order.mainCase));
    }
    Query hold(database, "SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) k");
    hold.bindList(std::vector<qint64>(locks.begin(), locks.end())).run();
}

std::optional<protocol::CommandResult> answeredBefore(Database &database, const Asked &asked)
{
    Query query(
        database,
        "SELECT account, digest, status, kind, reason, version, state, seq FROM command WHERE key = $1");
    if (!query.bind(asked.command.key).step())
        return std::nullopt;
    return answerFrom(query, asked);
}

QString stateAt(Database &database, const QString &caseId, int version)
{
    Query query(database, "SELECT to_state FROM case_action WHERE case_id = $1 AND number = $2");
    return query.bind(caseId).bind(version).step() ? query.text(0) : QString();
}

std::optional<domain::Person> loadPerson(Database &database, const QString &id)
{
    Query query(database, std::string("SELECT ") + PersonColumns + " FROM person p WHERE p.id = $1");
    return query.bind(id).step() ? std::optional(personFrom(query, 0)) : std::nullopt;
}

QStringList onDutyIn(Database &database, const QString &dutyGrid)
{
    Query query(
        database,
        "SELECT id FROM person WHERE duty_grid = $1 AND post = 'supervisor' AND on_duty = 1 ORDER BY id");
    query.bind(dutyGrid);
    QStringList ids;
    while (query.step())
        ids.append(query.text(0));
    return ids;
}

/// Next of a sequence that starts where the numbers already given with this prefix end. A number is taken
/// back with its transaction, so none is missing.
qint64 nextNumber(Database &database, const std::string &column, const QString &prefix)
{
    hold(database, Lock::Numbers);
    const QString name = QString::fromStdString(column) + u':' + prefix;
    Query take(database, "UPDATE counter SET value = value + 1 WHERE name = $1 RETURNING value");
    if (take.bind(name).step())
        return take.integer(0);
    Query newest(database,
                 "SELECT coalesce(max(" + column + "), '') FROM case_file WHERE " + column + " <> '' AND "
                     + column + " >= $1 AND " + column + " < $1 || '~'");
    newest.bind(prefix);
    const qint64 given = newest.step() ? newest.text(0).mid(prefix.size()).toLongLong() : 0;
    Query insert(database, "INSERT INTO counter (name, value) VALUES ($1, $2)");
    insert.bind(name).bind(given + 1).run();
    return given + 1;
}

qint64 publishedCount(Database &database)
{
    Query query(database, "SELECT count(*) FROM workflow");
    return query.step() ? query.integer(0) : 0;
}

/// One batch of commands within its transaction.
class Batch
{
public:
    Batch(Database &database, Ledger &ledger)
        : m_database(database)
        , m_ledger(ledger)
    {
        holdWithOthers(database, Lock::Publishing);
        m_published = publishedCount(database);
    }

    void judge(const Asked &one, const Rule &rule)
    {
        if (auto before = answeredBefore(m_database, one)) {
            if (const auto sameBatch = m_byKey.constFind(one.command.key); sameBatch != m_byKey.constEnd())
                m_repeats.emplace_back(m_results.size(), *sameBatch);
            m_results.push_back(*std::move(before));
            return;
        }
        const Known known = knownTo(one);
        const Decision decision = rule(one, known);
        protocol::CommandResult result = decision.result;
        result.key = one.command.key;
        const std::size_t before = m_ledger.size();
        if (decision.verdict)
            Effects(m_database, m_ledger, decision.verdict->record.at)
                .apply(one.command.order, *decision.verdict, known.present);
        m_byKey.insert(one.command.key, m_results.size());
        m_open.push_back(
            {&one, m_results.size(), decision.at, m_ledger.size() > before ? m_ledger.size() : 0});
        insertAnswer(one, result, decision.at);
        m_results.push_back(std::move(result));
    }

    // Now that all else is done: the numbers, and what each command is answered with them.
    std::vector<protocol::CommandResult> finish()
    {
        if (!m_open.empty()) {
            m_ledger.takeTicket();
            m_ledger.draw();
        }
        for (const Open &one : m_open) {
            protocol::CommandResult &result = m_results[one.place];
            if (one.lines > 0) {
                result.seq = m_ledger.seqOf(one.lines - 1);
                Query number(m_database, "UPDATE command SET seq = $2 WHERE key = $1");
                number.bind(result.key).bind(result.seq).later();
            }
            m_ledger.audit(lineFor(*one.asked, result, one.at));
        }
        for (const auto &[place, first] : m_repeats) {
            if (m_results[place].reason != u"key-reused")
                m_results[place].seq = m_results[first].seq;
        }
        return std::move(m_results);
    }

private:
    struct Open
    {
        const Asked *asked;
        std::size_t place; ///< among the results
        base::Instant at;
        std::size_t lines; ///< of the change log when it was done; 0: it changed nothing
    };
    Known knownTo(const Asked &one)
    {
        Database &database = m_database;
        const QString &caseId = one.command.order.caseId.text();
        Known known;
        known.published = m_published;
        known.present = loadCase(database, caseId, Hold::Alone);
        if (known.present && one.command.baseVersion != known.present->version)
            known.stateAtBase = stateAt(database, caseId, one.command.baseVersion);
        known.person = [&database](const QString &id) { return loadPerson(database, id); };
        known.onDuty = [&database](const QString &dutyGrid) { return onDutyIn(database, dutyGrid); };
        known.otherCase = [&database](const QString &id) { return loadCase(database, id, Hold::WithOthers); };
        known.has = [&database](TableNo table, const QString &id) { return hasRow(database, table, id); };
        known.nextIntakeNo
            = [&database](const QString &prefix) { return nextNumber(database, "intake_no", prefix); };
        known.nextCaseNo
            = [&database](const QString &prefix) { return nextNumber(database, "case_no", prefix); };
        return known;
    }
    // At once, so that the same key again in this batch is known.
    void insertAnswer(const Asked &one, const protocol::CommandResult &result, base::Instant at)
    {
        const protocol::Command &command = one.command;
        Query insert(
            m_database,
            "INSERT INTO command (key, account, digest, at, occurred_at, status, kind, reason, version, "
            "state, seq) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)");
        insert.bind(command.key).bind(one.session.person.id.text()).bindBlob(one.digest);
        insert.bind(base::toMs(at)).bind(base::toMs(command.occurredAt)).bind(result.status);
        insert.bind(result.kind).bind(result.reason).bind(result.version).bind(result.state);
        insert.later();
    }

    Database &m_database;
    Ledger &m_ledger;
    qint64 m_published = 0;
    std::vector<protocol::CommandResult> m_results;
    std::vector<Open> m_open;
    QHash<QString, std::size_t> m_byKey; ///< places of the results of this batch
    std::vector<std::pair<std::size_t, std::size_t>> m_repeats; ///< place of a repeat, place of the first
};
} // namespace

base::Result<std::vector<protocol::CommandResult>> PostgresStorage::judge(std::span<const Asked> asked,
                                                                          const Rule &rule)
{
    using Results = std::vector<protocol::CommandResult>;
    return write<Results>(
        [&](Database &database, Ledger &ledger) -> base::Result<Results> {
            holdCases(database, asked);
            Batch batch(database, ledger);
            for (const Asked &one : asked)
                batch.judge(one, rule);
            return batch.finish();
        },
        Ledger::News::Changes);
}

base::Result<void> PostgresStorage::eachOpenCase(const std::function<void(const domain::CaseFile &)> &take)
{
    return readOnce([&](Database &database) -> base::Result<void> {
        const Transaction reading(database, Transaction::Kind::Read);
        eachOpen(database, take);
        return {};
    });
}

base::Result<qint64> PostgresStorage::publishCalendar(const CalendarPublication &publication,
                                                      AuditEntry entry)
{
    return write<qint64>(
        [&](Database &database, Ledger &ledger) -> base::Result<qint64> {
            hold(database, Lock::Publishing);
            const PublishedLifecycle &row = publication.row;
            if (hasRow(database, TableNo::Workflow, row.version))
                return base::failure(base::ErrorKind::Conflict, QStringLiteral("version-exists"),
                                     row.version);
            if (publishedCount(database) != publication.follows)
                return base::failure(base::ErrorKind::Conflict, QStringLiteral("published-meanwhile"),
                                     row.version);
            insertPublished(database, ledger, row);
            std::vector<std::pair<domain::Verdict, Tags>> moves;
            eachOpen(database, [&](const domain::CaseFile &file) {
                if (auto verdict = publication.mover(file))
                    moves.emplace_back(*std::move(verdict), tagsOf(file));
            });
            for (const auto &[verdict, before] : moves) {
                Effects effects(database, ledger, verdict.record.at);
                effects.writeCase(verdict.after, before);
                effects.writeAction(verdict.record, before, tagsOf(verdict.after));
            }
            AuditEntry line = entry;
            line.detail += QStringLiteral(" moved %1").arg(moves.size());
            ledger.audit(line);
            ledger.takeTicket();
            ledger.draw();
            return ledger.lastSeq();
        },
        Ledger::News::City);
}
} // namespace wanmi::server
