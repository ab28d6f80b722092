// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox.h"

#include "files.h"
#include "protocol/caserow.h"
#include "protocol/rowcodec.h"
#include "sqltext.h"
#include "sweep.h"

#include <QJsonDocument>

#include <algorithm>

namespace wanmi::store {
namespace {
using protocol::TableNo;
using Status = OutboxEntry::Status;
constexpr int OutboxSchema = 1;

QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject jsonOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QByteArray encoded(TableNo table, qint64 version, protocol::Row row)
{
    protocol::RowChange change;
    change.table = static_cast<int>(table);
    change.id = std::get<QString>(row.front());
    change.ver = version;
    change.values.assign(std::make_move_iterator(row.begin() + 1), std::make_move_iterator(row.end()));
    QByteArray bytes;
    protocol::RowEncoder(bytes).append(change);
    return bytes;
}

std::optional<protocol::RowChange> decoded(QByteArrayView bytes)
{
    protocol::RowDecoder decoder;
    decoder.feed(bytes);
    auto row = decoder.next();
    return row ? std::move(*row) : std::nullopt;
}

protocol::Row wholeRow(protocol::RowChange change)
{
    protocol::Row row;
    row.reserve(change.values.size() + 1);
    row.emplace_back(std::move(change.id));
    std::ranges::move(change.values, std::back_inserter(row));
    return row;
}

std::optional<domain::CaseFile> caseFrom(QByteArrayView bytes)
{
    auto change = decoded(bytes);
    if (!change)
        return std::nullopt;
    const qint64 version = change->ver;
    auto file = protocol::caseFromRow(wholeRow(std::move(*change)), version);
    return file ? std::optional(std::move(*file)) : std::nullopt;
}

std::optional<domain::ActionRecord> recordFrom(QByteArrayView bytes)
{
    auto change = decoded(bytes);
    if (!change)
        return std::nullopt;
    auto record = protocol::actionFromRow(wholeRow(std::move(*change)));
    return record ? std::optional(std::move(*record)) : std::nullopt;
}

base::Error unreadable(const QString &detail)
{
    return {base::ErrorKind::Corrupt, QStringLiteral("outbox-unreadable"), detail};
}

QString tokenOf(Status status)
{
    switch (status) {
    case Status::Waiting:
        return QStringLiteral("waiting");
    case Status::Applied:
        return QStringLiteral("applied");
    case Status::Rejected:
        return QStringLiteral("rejected");
    }
    return {};
}

struct VerdictRows
{
    QByteArray after, record, opened;
};

VerdictRows rowsOf(const domain::Verdict &verdict)
{
    VerdictRows rows;
    rows.after = encoded(TableNo::CaseFile, verdict.after.version, protocol::toRow(verdict.after));
    rows.record = encoded(TableNo::CaseAction, verdict.record.number, protocol::toRow(verdict.record));
    if (verdict.opened)
        rows.opened = encoded(TableNo::CaseFile, verdict.opened->version, protocol::toRow(*verdict.opened));
    return rows;
}

void bindVerdict(Statement &statement, int first, const VerdictRows &rows)
{
    statement.bindBlob(first, rows.after);
    statement.bindBlob(first + 1, rows.record);
    if (rows.opened.isEmpty())
        statement.bindNull(first + 2);
    else
        statement.bindBlob(first + 2, rows.opened);
}
} // namespace

Outbox::Outbox(QString folder, QString person)
    : m_file(std::move(folder) + QStringLiteral("/outbox.db"))
    , m_person(std::move(person))
{
}

Result<void> Outbox::open()
{
    m_database.close();
    WANMI_TRY(makeFolder(m_file.left(m_file.lastIndexOf(QLatin1Char('/')))));
    auto database = Database::open(m_file, Database::Mode::Create);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    m_database = std::move(*database);
    const auto opened
        = m_database.run(QByteArray(OverwriteDeleted) + scriptOf("outbox.sql")).and_then([this] { return checkOwner(); }).and_then([this] {
              return load();
          });
    if (opened)
        return {};
    m_database.close();
    const base::Error &error = opened.error();
    return tl::unexpected<base::Error>(error.kind == base::ErrorKind::Corrupt ? unreadable(error.detail)
                                                                              : error);
}

Result<void> Outbox::checkOwner()
{
    auto owner = m_database.prepare("SELECT person, schema FROM owner");
    if (!owner)
        return tl::unexpected<base::Error>(owner.error());
    const auto row = owner->step();
    if (!row)
        return tl::unexpected<base::Error>(row.error());
    if (*row) {
        if (owner->text(0) != m_person)
            return base::failure(base::ErrorKind::Denied, QStringLiteral("not-your-outbox"));
        if (owner->integer(1) != OutboxSchema)
            return tl::unexpected<base::Error>(unreadable(QStringLiteral("schema")));
        return {};
    }
    owner->reset();
    auto insert = m_database.prepare("INSERT INTO owner (person, schema) VALUES (?1, ?2)");
    if (!insert)
        return tl::unexpected<base::Error>(insert.error());
    insert->bind(1, m_person);
    insert->bind(2, OutboxSchema);
    return insert->execute();
}

Result<void> Outbox::load()
{
    m_entries.clear();
    auto rows = m_database.prepare(
        "SELECT n, lane, status, on_pending, command_json, after_row, record_row, opened_row, "
        "result_json, settled_at, person FROM command ORDER BY n");
    if (!rows)
        return tl::unexpected<base::Error>(rows.error());
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            return {};
        OutboxEntry entry;
        entry.n = rows->integer(0);
        entry.lane = rows->text(1);
        const QString status = rows->text(2);
        entry.status = status == tokenOf(Status::Waiting) ? Status::Waiting
            : status == tokenOf(Status::Applied)          ? Status::Applied
                                                          : Status::Rejected;
        entry.onPending = rows->integer(3) != 0;
        auto command = protocol::fromJson<protocol::Command>(jsonOf(rows->text(4)));
        auto after = caseFrom(rows->blob(5));
        auto record = recordFrom(rows->blob(6));
        if (!command || !after || !record)
            return tl::unexpected<base::Error>(unreadable(QStringLiteral("command %1").arg(entry.n)));
        if (rows->text(10) != m_person)
            return base::failure(base::ErrorKind::Denied, QStringLiteral("not-your-outbox"));
        entry.command = std::move(*command);
        entry.provisional.after = std::move(*after);
        entry.provisional.record = std::move(*record);
        if (!rows->isNull(7))
            entry.provisional.opened = caseFrom(rows->blob(7));
        if (auto result = protocol::fromJson<protocol::CommandResult>(jsonOf(rows->text(8))))
            entry.result = std::move(*result);
        entry.settledAt = base::instantFromMs(rows->integer(9));
        entry.handedOut = true; // by whom the file was left is not known
        m_entries.push_back(std::move(entry));
    }
}

std::map<QString, std::vector<const OutboxEntry *>> Outbox::byLane(const QSet<QString> &lanes) const
{
    std::map<QString, std::vector<const OutboxEntry *>> found;
    for (const OutboxEntry &entry : m_entries) {
        if (lanes.contains(entry.lane))
            found[entry.lane].push_back(&entry);
    }
    return found;
}

OutboxEntry *Outbox::find(const QString &key)
{
    const auto it
        = std::ranges::find_if(m_entries, [&key](const OutboxEntry &e) { return e.command.key == key; });
    return it == m_entries.end() ? nullptr : &*it;
}

int Outbox::waiting() const
{
    return static_cast<int>(
        std::ranges::count_if(m_entries, [](const OutboxEntry &e) { return e.status == Status::Waiting; }));
}

int Outbox::rejected() const
{
    return static_cast<int>(
        std::ranges::count_if(m_entries, [](const OutboxEntry &e) { return e.status == Status::Rejected; }));
}

Result<void> Outbox::enqueue(const protocol::Command &command, const domain::Verdict &provisional)
{
    OutboxEntry entry;
    entry.command = command;
    entry.lane = provisional.after.id.text();
    entry.onPending
        = std::ranges::any_of(m_entries, [&entry](const OutboxEntry &e) { return e.lane == entry.lane; });
    entry.provisional = provisional;
    auto insert
        = m_database.prepare("INSERT INTO command (key, lane, person, status, on_pending, command_json, "
                             "after_row, record_row, opened_row) "
                             "VALUES (?1, ?2, ?3, 'waiting', ?4, ?5, ?6, ?7, ?8)");
    if (!insert)
        return tl::unexpected<base::Error>(insert.error());
    const VerdictRows rows = rowsOf(provisional);
    insert->bind(1, command.key);
    insert->bind(2, entry.lane);
    insert->bind(3, m_person);
    insert->bind(4, entry.onPending ? 1 : 0);
    insert->bind(5, textOf(protocol::toJson(command)));
    bindVerdict(*insert, 6, rows);
    WANMI_TRY(insert->execute());
    entry.n = m_database.lastRow();
    m_entries.push_back(std::move(entry));
    return {};
}

std::vector<protocol::Command> Outbox::sendable(int limit)
{
    std::vector<protocol::Command> commands;
    QSet<QString> blocked;
    for (OutboxEntry &entry : m_entries) {
        if (static_cast<int>(commands.size()) >= limit)
            break;
        if (entry.status == Status::Applied || blocked.contains(entry.lane))
            continue;
        // A refused command holds its lane until its author has seen it; a waiting one is the lane's next.
        blocked.insert(entry.lane);
        if (entry.status == Status::Waiting) {
            entry.handedOut = true;
            commands.push_back(entry.command);
        }
    }
    return commands;
}

Result<QSet<QString>> Outbox::settle(const std::vector<protocol::CommandResult> &results, base::Instant at)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected<base::Error>(transaction.error());
    auto update = m_database.prepare(
        "UPDATE command SET status = ?2, result_json = ?3, settled_at = ?4 WHERE key = ?1");
    if (!update)
        return tl::unexpected<base::Error>(update.error());
    std::vector<std::pair<OutboxEntry *, const protocol::CommandResult *>> settled;
    for (const protocol::CommandResult &result : results) {
        OutboxEntry *entry = find(result.key);
        if (!entry || entry->status != Status::Waiting)
            continue;
        const bool rejected = result.status == QLatin1StringView("rejected");
        update->bind(1, result.key);
        update->bind(2, tokenOf(rejected ? Status::Rejected : Status::Applied));
        update->bind(3, textOf(protocol::toJson(result)));
        update->bind(4, base::toMs(at));
        WANMI_TRY(update->execute());
        settled.emplace_back(entry, &result);
    }
    WANMI_TRY(transaction->commit());
    QSet<QString> lanes;
    for (const auto &[entry, result] : settled) {
        entry->status = result->status == QLatin1StringView("rejected") ? Status::Rejected : Status::Applied;
        entry->result = *result;
        entry->settledAt = at;
        lanes.insert(entry->lane);
    }
    return lanes;
}

std::vector<const OutboxEntry *> Outbox::withdrawable(const QStringList &keys) const
{
    const QSet<QString> wanted(keys.begin(), keys.end());
    QSet<QString> built; // lanes with a later command that stays: it was judged on what came before
    std::vector<const OutboxEntry *> found;
    for (auto it = m_entries.rbegin(); it != m_entries.rend(); ++it) {
        const bool goes = wanted.contains(it->command.key) && it->status == Status::Waiting && !it->handedOut
            && !built.contains(it->lane);
        if (goes)
            found.push_back(&*it);
        else
            built.insert(it->lane);
    }
    return found;
}

Result<std::vector<OutboxEntry>> Outbox::withdraw(const QStringList &keys)
{
    std::vector<OutboxEntry> taken;
    std::vector<QString> gone;
    for (const OutboxEntry *entry : withdrawable(keys)) {
        gone.push_back(entry->command.key);
        taken.push_back(*entry);
    }
    WANMI_TRY(remove(gone));
    return taken;
}

Result<QString> Outbox::close(const QString &key)
{
    const OutboxEntry *entry = find(key);
    if (!entry || entry->status != Status::Rejected)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-rejection"));
    const QString lane = entry->lane;
    WANMI_TRY(remove({key}));
    return lane;
}

Result<QString> Outbox::retry(const QString &key, const protocol::Command &again,
                              const domain::Verdict &provisional)
{
    OutboxEntry *entry = find(key);
    if (!entry || entry->status != Status::Rejected)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-rejection"));
    auto update = m_database.prepare("UPDATE command SET key = ?2, status = 'waiting', on_pending = 0, "
                                     "command_json = ?3, after_row = ?4, record_row = ?5, opened_row = ?6, "
                                     "result_json = NULL, settled_at = NULL WHERE key = ?1");
    if (!update)
        return tl::unexpected<base::Error>(update.error());
    const VerdictRows rows = rowsOf(provisional);
    update->bind(1, key);
    update->bind(2, again.key);
    update->bind(3, textOf(protocol::toJson(again)));
    bindVerdict(*update, 4, rows);
    WANMI_TRY(update->execute());
    entry->command = again;
    entry->provisional = provisional;
    entry->status = Status::Waiting;
    entry->onPending = false;
    entry->handedOut = false;
    entry->result = {};
    return entry->lane;
}

Result<void> Outbox::remove(const std::vector<QString> &keys)
{
    if (keys.empty())
        return {};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected<base::Error>(transaction.error());
    auto statement = m_database.prepare("DELETE FROM command WHERE key = ?1");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    for (const QString &key : keys) {
        statement->bind(1, key);
        WANMI_TRY(statement->execute());
    }
    WANMI_TRY(transaction->commit());
    m_sweepDue = true;
    std::erase_if(m_entries, [&keys](const OutboxEntry &entry) {
        return std::ranges::find(keys, entry.command.key) != keys.end();
    });
    return {};
}

Result<bool> Outbox::sweep()
{
    if (!m_sweepDue || !isOpen())
        return true;
    const auto swept = emptyLog(m_database);
    m_sweepDue = !swept || !*swept;
    return swept;
}

void Outbox::countQuietPage()
{
    for (OutboxEntry &entry : m_entries) {
        if (entry.status == Status::Applied)
            ++entry.quietPages;
    }
}
} // namespace wanmi::store
