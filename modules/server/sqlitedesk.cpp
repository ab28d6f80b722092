// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "server/deskrows.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <algorithm>

namespace wanmi::server {
namespace {
using protocol::Handover;
using protocol::HandoverOrder;
using protocol::Mail;
using protocol::MailOrder;

qint64 nextSeq(Database &database, const char *name)
{
    Query query(database,
                "INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = "
                "value + 1 RETURNING value");
    query.bind(QString::fromLatin1(name));
    if (!query.step())
        throw SqlError{SQLITE_ERROR, QStringLiteral("no counter")};
    return query.integer(0);
}

/// A cursor from before a restore may lie beyond what central has: then the list begins anew.
qint64 cursorIn(Database &database, const char *name, qint64 after)
{
    Query query(database, "SELECT value FROM counter WHERE name = ?");
    query.bind(QString::fromLatin1(name));
    return query.step() && query.integer(0) >= after ? after : 0;
}

std::vector<protocol::MailReceipt> receiptsOf(Database &database, const QString &id)
{
    std::vector<protocol::MailReceipt> receipts;
    Query query(database,
                "SELECT person, name, at FROM message_read WHERE message_id = ? ORDER BY at, person");
    query.bind(id);
    while (query.step())
        receipts.push_back({query.text(0), query.text(1), base::instantFromMs(query.integer(2))});
    return receipts;
}

/// With the unit whose members see it.
std::optional<std::pair<Mail, QString>> loadMail(Database &database, const QString &id)
{
    Query query(database, std::string("SELECT ") + MailColumns + " FROM message WHERE id = ?");
    if (!query.bind(id).step())
        return {};
    std::pair found{mailFrom(query), query.text(11)};
    found.first.receipts = receiptsOf(database, id);
    return found;
}

/// The unit whose members see the message, "" for persons and posts; nothing: there is no such addressee.
std::optional<QString> unitOf(Database &database, const protocol::MailTo &to)
{
    const auto one = [&](const char *sql) -> std::optional<QString> {
        Query query(database, sql);
        return query.bind(to.id).step() ? std::optional(query.text(0)) : std::nullopt;
    };
    if (to.kind == u"person")
        return one("SELECT '' FROM person p JOIN account a ON a.account = p.id WHERE p.id = ? AND "
                   "a.disabled = 0");
    if (to.kind == u"department")
        return one("SELECT id FROM department WHERE id = ?");
    if (to.kind == u"vehicle")
        return one("SELECT department FROM vehicle WHERE id = ? AND department <> ''");
    if (to.kind == u"post" && domain::postFromToken(to.id))
        return QString();
    return {};
}

bool seesCase(Database &database, const QString &caseId, const Session &session)
{
    Query query(database, "SELECT scope FROM case_file WHERE id = ?");
    return query.bind(caseId).step() && session.scope.sees(query.view(0));
}

void insertMail(Database &database, const Mail &mail, const QString &unit)
{
    Query insert(database,
                 "INSERT INTO message (id, seq, from_id, from_name, from_post, to_kind, to_id, "
                 "to_department, case_id, text, written_at, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const auto given = [](const QString &text) { return text.isNull() ? QStringLiteral("") : text; };
    insert.bind(mail.order.id).bind(mail.seq).bind(mail.from).bind(given(mail.fromName)).bind(mail.fromPost);
    insert.bind(mail.order.to.kind).bind(mail.order.to.id).bind(given(unit)).bind(given(mail.order.caseId));
    insert.bind(mail.order.text).bind(base::toMs(mail.order.writtenAt)).bind(base::toMs(mail.at)).run();
}

std::optional<Handover> loadHandover(Database &database, const QString &id)
{
    Query query(database, std::string("SELECT ") + HandoverColumns + " FROM handover WHERE id = ?");
    return query.bind(id).step() ? std::optional(handoverFrom(query)) : std::nullopt;
}

void insertHandover(Database &database, const Handover &one)
{
    Query insert(database,
                 "INSERT INTO handover (id, seq, side, since, until, page, notes, outgoing, outgoing_name, "
                 "signed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(one.order.id).bind(one.seq).bind(one.side).bind(base::toMs(one.order.since));
    insert.bind(base::toMs(one.order.until)).bind(textOf(one.order.page));
    insert.bind(one.order.notes.isNull() ? QStringLiteral("") : one.order.notes).bind(one.outgoing);
    insert.bind(one.outgoingName.isNull() ? QStringLiteral("") : one.outgoingName);
    insert.bind(base::toMs(one.signedAt)).run();
}
} // namespace

base::Result<std::pair<Mail, bool>> SqliteStorage::addMail(const MailOrder &order, const Session &sender,
                                                           base::Instant at, const QString &address)
{
    return guarded([&]() -> base::Result<std::pair<Mail, bool>> {
        Database &database = *m_writer;
        Transaction transaction(database);
        if (auto before = loadMail(database, order.id)) {
            Mail &mail = before->first;
            if (mail.from != sender.person.id.text() || mail.order != order)
                return idReused(order.id);
            return std::pair{std::move(mail), false};
        }
        const auto unit = unitOf(database, order.to);
        if (!unit)
            return notFound("no-such-addressee", order.to.kind + u' ' + order.to.id);
        if (!order.caseId.isEmpty() && !seesCase(database, order.caseId, sender))
            return notFound("no-such-case", order.caseId);
        Mail mail = newMail(order, sender, at, nextSeq(database, "message-seq"));
        insertMail(database, mail, *unit);
        appendAudit(database,
                    audited(sender, at, address, "message", order.id, order.to.kind + u' ' + order.to.id));
        transaction.commit();
        return std::pair{std::move(mail), true};
    });
}

base::Result<Mail> SqliteStorage::noteMailRead(const QString &id, const Session &reader, base::Instant at)
{
    return guarded([&]() -> base::Result<Mail> {
        Database &database = *m_writer;
        Transaction transaction(database);
        auto found = loadMail(database, id);
        if (!found)
            return notFound("no-such-message", id);
        Mail &mail = found->first;
        const QString &me = reader.person.id.text();
        if (!isAddressee(mail, found->second, reader)) {
            const bool inSight = mail.from == me || reader.post == domain::Post::ShiftLeader;
            return inSight ? base::Result<Mail>(base::refused(QStringLiteral("not-addressed-to-you"), id))
                           : base::Result<Mail>(notFound("no-such-message", id));
        }
        if (std::ranges::find(mail.receipts, me, &protocol::MailReceipt::person) != mail.receipts.end())
            return mail;
        Query insert(database, "INSERT INTO message_read (message_id, person, name, at) VALUES (?, ?, ?, ?)");
        insert.bind(id).bind(me).bind(reader.person.name.isNull() ? QStringLiteral("") : reader.person.name);
        insert.bind(base::toMs(at)).run();
        mail.seq = nextSeq(database, "message-seq");
        Query update(database, "UPDATE message SET seq = ? WHERE id = ?");
        update.bind(mail.seq).bind(id).run();
        mail.receipts = receiptsOf(database, id);
        transaction.commit();
        return mail;
    });
}

base::Result<protocol::MailPage> SqliteStorage::mailAfter(const Session &reader, qint64 after, int limit)
{
    return guarded([&]() -> base::Result<protocol::MailPage> {
        Reader connection(*this);
        Transaction transaction(*connection, Transaction::Kind::Read);
        protocol::MailPage page;
        after = cursorIn(*connection, "message-seq", after);
        page.next = after;
        Query query(
            *connection,
            std::string("SELECT ") + MailColumns
                + " FROM message WHERE seq > ?1 AND (?2 = 1 OR from_id = ?3 OR (to_kind = 'person' AND "
                  "to_id = ?3) OR (to_kind = 'post' AND to_id = ?4) OR (to_department <> '' AND "
                  "to_department = ?5)) ORDER BY seq LIMIT ?6");
        query.bind(after).bind(int(reader.post == domain::Post::ShiftLeader)).bind(reader.person.id.text());
        query.bind(reader.person.post).bind(reader.person.department).bind(limit + 1);
        while (query.step()) {
            if (int(page.messages.size()) == limit) {
                page.more = true;
                break;
            }
            page.messages.push_back(mailFrom(query));
            page.next = page.messages.back().seq;
        }
        for (Mail &mail : page.messages)
            mail.receipts = receiptsOf(*connection, mail.order.id);
        return page;
    });
}

base::Result<std::pair<protocol::Duty, qint64>>
SqliteStorage::setDuty(const Session &person, bool onDuty, base::Instant at, const QString &address)
{
    return guarded([&]() -> base::Result<std::pair<protocol::Duty, qint64>> {
        Database &database = *m_writer;
        Transaction transaction(database);
        const QString &id = person.person.id.text();
        protocol::Duty duty{id, onDuty, false, at};
        qint64 version = 0;
        {
            Query present(database, "SELECT on_duty, ver FROM person WHERE id = ?");
            if (!present.bind(id).step())
                return notFound("no-such-person", id);
            duty.changed = (present.integer(0) != 0) != onDuty;
            version = present.integer(1) + 1;
        }
        if (!duty.changed) {
            Query last(database, "SELECT at FROM duty_change WHERE person = ? ORDER BY n DESC LIMIT 1");
            if (last.bind(id).step())
                duty.at = base::instantFromMs(last.integer(0));
            return std::pair{duty, qint64(0)};
        }
        Query update(database, "UPDATE person SET on_duty = ?, ver = ? WHERE id = ?");
        update.bind(int(onDuty)).bind(version).bind(id).run();
        Query history(database, "INSERT INTO duty_change (person, on_duty, at) VALUES (?, ?, ?)");
        history.bind(id).bind(int(onDuty)).bind(base::toMs(at)).run();
        Query log(database, "INSERT INTO change_log (tbl, id, op, ver, at) VALUES (?, ?, 0, ?, ?)");
        log.bind(int(protocol::TableNo::Person)).bind(id).bind(version).bind(base::toMs(at)).run();
        const qint64 seq = database.lastId();
        appendAudit(database, audited(person, at, address, onDuty ? "duty-on" : "duty-off", id));
        transaction.commit();
        return std::pair{duty, seq};
    });
}

base::Result<std::pair<Handover, bool>> SqliteStorage::addHandover(const HandoverOrder &order,
                                                                   const Session &outgoing, base::Instant at,
                                                                   const QString &address)
{
    return guarded([&]() -> base::Result<std::pair<Handover, bool>> {
        Database &database = *m_writer;
        Transaction transaction(database);
        if (auto before = loadHandover(database, order.id)) {
            if (!isSame(*before, order, outgoing))
                return idReused(order.id);
            return std::pair{std::move(*before), false};
        }
        Handover one = newHandover(order, outgoing, at, nextSeq(database, "handover-seq"));
        insertHandover(database, one);
        appendAudit(database, audited(outgoing, at, address, "handover-sign", order.id, one.side));
        transaction.commit();
        return std::pair{std::move(one), true};
    });
}

base::Result<Handover> SqliteStorage::takeHandover(const QString &id, const QString &remark,
                                                   const Session &incoming, base::Instant at,
                                                   const QString &address)
{
    return guarded([&]() -> base::Result<Handover> {
        Database &database = *m_writer;
        Transaction transaction(database);
        auto one = loadHandover(database, id);
        if (auto answer = takenBefore(one, id, remark, incoming))
            return *std::move(answer);
        take(*one, remark, incoming, at, nextSeq(database, "handover-seq"));
        Query update(database,
                     "UPDATE handover SET incoming = ?, incoming_name = ?, remark = ?, taken_at = ?, seq = ? "
                     "WHERE id = ?");
        const auto given = [](const QString &text) { return text.isNull() ? QStringLiteral("") : text; };
        update.bind(one->incoming).bind(given(one->incomingName)).bind(given(remark)).bind(base::toMs(at));
        update.bind(one->seq).bind(id).run();
        appendAudit(database, audited(incoming, at, address, "handover-take", id, one->side));
        transaction.commit();
        return *one;
    });
}

base::Result<protocol::HandoverPage> SqliteStorage::handoversAfter(const Session &reader, qint64 after,
                                                                   int limit)
{
    return guarded([&]() -> base::Result<protocol::HandoverPage> {
        Reader connection(*this);
        protocol::HandoverPage page;
        after = cursorIn(*connection, "handover-seq", after);
        page.next = after;
        Query query(*connection,
                    std::string("SELECT ") + HandoverColumns
                        + " FROM handover WHERE seq > ? AND side = ? ORDER BY seq LIMIT ?");
        query.bind(after).bind(sideTokenOf(reader)).bind(limit + 1);
        while (query.step()) {
            if (int(page.handovers.size()) == limit) {
                page.more = true;
                break;
            }
            page.handovers.push_back(handoverFrom(query));
            page.next = page.handovers.back().seq;
        }
        return page;
    });
}
} // namespace wanmi::server
