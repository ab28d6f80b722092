// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "protocol/caserow.h"
#include "server/deskrows.h"
#include "server/judgedrows.h"
#include "server/sqliteaudit.h"
#include "server/sqlitepublish.h"
#include "server/sqliteschema.h"

namespace wanmi::server {
namespace {
using protocol::TableNo;
enum LogOp : int { Changed = 0, ScopeMoved = 3 };

/// The effects of one accepted command, inside the transaction of its batch.
class Effects
{
public:
    Effects(Database &database, base::Instant at)
        : m_database(database)
        , m_atMs(base::toMs(at))
    {
    }

    void writeCase(const domain::CaseFile &file, const std::optional<Tags> &before)
    {
        static constexpr const char *Extra[] = {"scope", "is_open"};
        static const std::string Sql = upsertSql(protocol::spec(TableNo::CaseFile), Extra);
        const Tags after = tagsOf(file);
        Query query(m_database, Sql);
        bindRow(query, protocol::toRow(file));
        query.bind(file.version).bind(after).bind(int(file.isOpen())).run();
        log(TableNo::CaseFile, file.id.text(), Changed, file.version, before, after);
        if (before && *before != after)
            moveTrail(file.id.text(), *before, after);
    }
    void writeAction(const domain::ActionRecord &record, const std::optional<Tags> &before, const Tags &after)
    {
        static const std::string Sql = insertSql(protocol::spec(TableNo::CaseAction));
        Query query(m_database, Sql);
        bindRow(query, protocol::toRow(record));
        query.bind(1).run();
        log(TableNo::CaseAction, record.id.text(), Changed, 1, before, after);
    }
    void writeReporter(const QString &caseId, const domain::CaseOrder &order)
    {
        Query query(m_database,
                    "INSERT INTO case_reporter (id, name, phone, ver) VALUES (?, ?, ?, 1) ON CONFLICT (id) "
                    "DO UPDATE SET name = excluded.name, phone = excluded.phone, ver = ver + 1");
        query.bind(caseId).bind(order.reporterName).bind(order.reporterPhone).run();
        log(TableNo::CaseReporter, caseId, Changed, versionOf("case_reporter", caseId), std::nullopt, Tags());
    }
    void changeComponent(const domain::ComponentEffect &effect, const domain::ActionRecord &record,
                         const domain::CaseFile &file)
    {
        Query read(m_database,
                   "SELECT ver, state, competent_dept, owner_unit, maintain_unit, cell FROM component WHERE "
                   "id = ?");
        if (!read.bind(effect.componentId).step())
            return;
        const QString was = read.text(1);
        const QString state
            = effect.state == u"restore" ? stateBefore(effect.componentId, file.id.text(), was) : effect.state;
        if (was == state)
            return;
        const qint64 version = read.integer(0) + 1;
        const Tags tags = tagsOfComponent(read.view(2), read.view(3), read.view(4), read.view(5));
        const QString day = dayInCity(m_database, record.at);
        Query update(m_database,
                     "UPDATE component SET state = ?, changed_on = ?, changed_by = ?, change_reason = ?, "
                     "case_id = ?, ver = ? WHERE id = ?");
        update.bind(state).bind(day).bind(record.actor).bind(record.action).bind(file.id.text());
        update.bind(version).bind(effect.componentId).run();
        Query history(m_database,
                      "INSERT INTO component_version (component_id, ver, state, at, changed_by, "
                      "change_reason, case_id, was) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        history.bind(effect.componentId).bind(version).bind(state).bind(base::toMs(record.at));
        history.bind(record.actor).bind(record.action).bind(file.id.text()).bind(was).run();
        log(TableNo::Component, effect.componentId, Changed, version, tags, tags);
    }
    void writeFacts(const std::vector<domain::Fact> &facts)
    {
        for (const domain::Fact &fact : facts) {
            Query query(m_database,
                        "INSERT INTO case_fact (id, case_id, at, kind, person, post, department, started_at, "
                        "due_at, in_time, used_ms, round, outcome, class_key, cell, duty_grid, source) VALUES "
                        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            query.bind(fact.id).bind(fact.caseId.text()).bind(base::toMs(fact.at)).bind(fact.kind);
            query.bind(fact.person).bind(fact.post).bind(fact.department);
            bindInstant(query, fact.startedAt);
            bindInstant(query, fact.dueAt);
            fact.inTime ? query.bind(int(*fact.inTime)) : query.bindNull();
            query.bind(fact.usedMs).bind(fact.round).bind(fact.outcome).bind(fact.classKey);
            query.bind(fact.cell).bind(fact.dutyGrid).bind(fact.source).run();
        }
    }
    // Who sees the case may read the photos it names from now on.
    void usePhotos(const domain::CaseFile &file, const std::vector<domain::Photo> &photos)
    {
        for (const domain::Photo &photo : photos) {
            Query query(m_database, "INSERT OR IGNORE INTO media_use (hash, case_id) VALUES (?, ?)");
            query.bind(photo.hash).bind(file.id.text()).run();
        }
    }
    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }

private:
    // Whoever comes to see a case sees its whole trail; whoever no longer sees it, none of it.
    void moveTrail(const QString &caseId, const Tags &before, const Tags &after)
    {
        std::vector<QString> ids;
        Query read(m_database, "SELECT id FROM case_action WHERE case_id = ? ORDER BY number");
        read.bind(caseId);
        while (read.step())
            ids.push_back(read.text(0));
        for (const QString &id : ids)
            log(TableNo::CaseAction, id, ScopeMoved, 1, before, after);
    }
    /// What the component was before this case changed it first; as it is where the case never did.
    QString stateBefore(const QString &componentId, const QString &caseId, const QString &now)
    {
        Query query(m_database,
                    "SELECT was FROM component_version WHERE component_id = ? AND case_id = ? ORDER BY ver "
                    "LIMIT 1");
        return query.bind(componentId).bind(caseId).step() ? query.text(0) : now;
    }
    static void bindInstant(Query &query, const std::optional<base::Instant> &instant)
    {
        instant ? query.bind(base::toMs(*instant)) : query.bindNull();
    }
    qint64 versionOf(const std::string &table, const QString &id)
    {
        Query query(m_database, "SELECT ver FROM " + table + " WHERE id = ?");
        return query.bind(id).step() ? query.integer(0) : 0;
    }
    void log(TableNo table, const QString &id, LogOp op, qint64 version, const std::optional<Tags> &before,
             const Tags &after)
    {
        Query query(m_database,
                    "INSERT INTO change_log (tbl, id, op, ver, old_scope, new_scope, at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)");
        query.bind(int(table)).bind(id).bind(int(op)).bind(version);
        before ? query.bind(*before) : query.bindNull();
        query.bind(after).bind(m_atMs).run();
        m_lastSeq = m_database.lastId();
    }

    Database &m_database;
    qint64 m_atMs;
    qint64 m_lastSeq = 0;
};

std::optional<domain::CaseFile> loadCase(Database &database, const QString &id)
{
    const protocol::TableSpec &table = protocol::spec(TableNo::CaseFile);
    static const std::string Sql = "SELECT " + columnList(table) + ", ver FROM case_file WHERE id = ?";
    Query query(database, Sql);
    if (!query.bind(id).step())
        return std::nullopt;
    auto file = protocol::caseFromRow(readRow(query, table), query.integer(int(table.columns.size())));
    if (!file)
        throw SqlError{SQLITE_CORRUPT, file.error().detail};
    return std::move(*file);
}

QString stateAt(Database &database, const QString &caseId, int version)
{
    Query query(database, "SELECT to_state FROM case_action WHERE case_id = ? AND number = ?");
    return query.bind(caseId).bind(version).step() ? query.text(0) : QString();
}

std::optional<domain::Person> loadPerson(Database &database, const QString &id)
{
    Query query(
        database,
        "SELECT id, name, post, department, duty_grid, district, shift, on_duty FROM person WHERE id = ?");
    if (!query.bind(id).step())
        return std::nullopt;
    return personFrom(query, 0);
}

QStringList onDutyIn(Database &database, const QString &dutyGrid)
{
    Query query(database,
                "SELECT id FROM person WHERE duty_grid = ? AND post = 'supervisor' AND on_duty = 1 ORDER BY id");
    query.bind(dutyGrid);
    QStringList ids;
    while (query.step())
        ids.append(query.text(0));
    return ids;
}

bool hasRow(Database &database, TableNo table, const QString &id)
{
    Query query(database, std::string("SELECT 1 FROM ") + protocol::spec(table).name + " WHERE id = ?");
    return query.bind(id).step();
}

/// Next of a sequence that starts where the numbers already given with this prefix end.
qint64 nextNumber(Database &database, const char *column, const QString &prefix)
{
    const QString name = QString::fromLatin1(column) + u':' + prefix;
    Query take(database, "UPDATE counter SET value = value + 1 WHERE name = ? RETURNING value");
    if (take.bind(name).step())
        return take.integer(0);
    const std::string c = column;
    Query newest(database,
                 "SELECT max(" + c + ") FROM case_file WHERE " + c + " <> '' AND " + c + " >= ?1 AND " + c
                     + " < ?1 || '~'");
    newest.bind(prefix);
    const qint64 given = newest.step() ? newest.text(0).mid(prefix.size()).toLongLong() : 0;
    Query insert(database, "INSERT INTO counter (name, value) VALUES (?, ?)");
    insert.bind(name).bind(given + 1).run();
    return given + 1;
}

std::optional<protocol::CommandResult> answeredBefore(Database &database, const Asked &asked)
{
    Query query(
        database,
        "SELECT account, digest, status, kind, reason, version, state, seq FROM command WHERE key = ?");
    if (!query.bind(asked.command.key).step())
        return std::nullopt;
    return answerFrom(query, asked);
}

void rememberAnswer(Database &database, const Asked &asked, const protocol::CommandResult &result,
                    base::Instant at)
{
    Query insert(database,
                 "INSERT INTO command (key, account, digest, at, occurred_at, status, kind, reason, version, "
                 "state, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(asked.command.key)
        .bind(asked.session.person.id.text())
        .bindBlob(asked.digest)
        .bind(base::toMs(at));
    insert.bind(base::toMs(asked.command.occurredAt))
        .bind(result.status)
        .bind(result.kind)
        .bind(result.reason);
    insert.bind(result.version).bind(result.state).bind(result.seq).run();
    appendAudit(database, lineFor(asked, result, at));
}

qint64 apply(Database &database, const Asked &asked, const domain::Verdict &verdict,
             const std::optional<domain::CaseFile> &present)
{
    Effects effects(database, verdict.record.at);
    const std::optional<Tags> before = present ? std::optional(tagsOf(*present)) : std::nullopt;
    effects.writeCase(verdict.after, before);
    effects.writeAction(verdict.record, before, tagsOf(verdict.after));
    const domain::CaseOrder &order = asked.command.order;
    if (!order.reporterName.isEmpty() || !order.reporterPhone.isEmpty())
        effects.writeReporter(verdict.after.id.text(), order);
    effects.writeFacts(verdict.facts);
    effects.usePhotos(verdict.after, order.photos);
    if (verdict.component)
        effects.changeComponent(*verdict.component, verdict.record, verdict.after);
    if (verdict.opened) {
        effects.writeCase(*verdict.opened, std::nullopt);
        effects.usePhotos(*verdict.opened, verdict.opened->photos);
        if (verdict.openedRecord)
            effects.writeAction(*verdict.openedRecord, std::nullopt, tagsOf(*verdict.opened));
    }
    return effects.lastSeq();
}

void eachOpen(Database &database, const std::function<void(const domain::CaseFile &)> &take)
{
    const protocol::TableSpec &table = protocol::spec(TableNo::CaseFile);
    static const std::string Sql = "SELECT " + columnList(table) + ", ver FROM case_file WHERE is_open = 1";
    Query query(database, Sql);
    while (query.step()) {
        const auto file
            = protocol::caseFromRow(readRow(query, table), query.integer(int(table.columns.size())));
        if (!file)
            throw SqlError{SQLITE_CORRUPT, file.error().detail};
        take(*file);
    }
}

qint64 publishedCount(Database &database)
{
    Query query(database, "SELECT count(*) FROM workflow");
    return query.step() ? query.integer(0) : 0;
}
} // namespace

base::Result<void> SqliteStorage::eachOpenCase(const std::function<void(const domain::CaseFile &)> &take)
{
    return guarded([&]() -> base::Result<void> {
        Reader reader(*this);
        eachOpen(*reader, take);
        return {};
    });
}

base::Result<qint64> SqliteStorage::publishCalendar(const CalendarPublication &publication, AuditEntry entry)
{
    return guarded([&]() -> base::Result<qint64> {
        Database &database = *m_writer;
        Transaction transaction(database);
        const PublishedLifecycle &row = publication.row;
        if (hasRow(database, TableNo::Workflow, row.version))
            return base::failure(base::ErrorKind::Conflict, QStringLiteral("version-exists"), row.version);
        if (publishedCount(database) != publication.follows)
            return base::failure(base::ErrorKind::Conflict, QStringLiteral("published-meanwhile"),
                                 row.version);
        qint64 seq = insertPublished(database, row);
        std::vector<std::pair<domain::Verdict, Tags>> moves;
        eachOpen(database, [&](const domain::CaseFile &file) {
            if (auto verdict = publication.mover(file))
                moves.emplace_back(*std::move(verdict), tagsOf(file));
        });
        for (const auto &[verdict, before] : moves) {
            Effects effects(database, verdict.record.at);
            effects.writeCase(verdict.after, before);
            effects.writeAction(verdict.record, before, tagsOf(verdict.after));
            seq = effects.lastSeq();
        }
        entry.detail += QStringLiteral(" moved %1").arg(moves.size());
        appendAudit(database, entry);
        transaction.commit();
        return seq;
    });
}

base::Result<std::vector<protocol::CommandResult>> SqliteStorage::judge(std::span<const Asked> asked,
                                                                        const Rule &rule)
{
    return guarded([&]() -> base::Result<std::vector<protocol::CommandResult>> {
        Database &database = *m_writer;
        Transaction transaction(database);
        const qint64 published = publishedCount(database);
        std::vector<protocol::CommandResult> results;
        results.reserve(asked.size());
        for (const Asked &one : asked) {
            if (auto before = answeredBefore(database, one)) {
                results.push_back(std::move(*before));
                continue;
            }
            const QString &caseId = one.command.order.caseId.text();
            Known known;
            known.published = published;
            known.present = loadCase(database, caseId);
            if (known.present && one.command.baseVersion != known.present->version)
                known.stateAtBase = stateAt(database, caseId, one.command.baseVersion);
            known.person = [&](const QString &id) { return loadPerson(database, id); };
            known.onDuty = [&](const QString &dutyGrid) { return onDutyIn(database, dutyGrid); };
            known.otherCase = [&](const QString &id) { return loadCase(database, id); };
            known.has = [&](TableNo table, const QString &id) { return hasRow(database, table, id); };
            known.nextIntakeNo
                = [&](const QString &prefix) { return nextNumber(database, "intake_no", prefix); };
            known.nextCaseNo = [&](const QString &prefix) { return nextNumber(database, "case_no", prefix); };
            const Decision decision = rule(one, known);
            protocol::CommandResult result = decision.result;
            if (decision.verdict)
                result.seq = apply(database, one, *decision.verdict, known.present);
            rememberAnswer(database, one, result, decision.at);
            results.push_back(std::move(result));
        }
        transaction.commit();
        return results;
    });
}
} // namespace wanmi::server
