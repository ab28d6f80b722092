// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "server/deskrows.h"
#include "server/postgreseffects.h"

#include <algorithm>

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using protocol::Handover;
using protocol::HandoverOrder;
using protocol::Mail;
using protocol::MailOrder;
using News = Ledger::News;

namespace {
/// The row stays locked until the commit, so numbers come into sight in their order.
qint64 nextSeq(Database &database, const char *name)
{
    Query query(
        database,
        "INSERT INTO counter AS c (name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = "
        "c.value + 1 RETURNING value");
    query.bind(QString::fromLatin1(name));
    if (!query.step())
        throw PgError{"XX000", QStringLiteral("no counter"), false};
    return query.integer(0);
}

/// A cursor from before a restore may lie beyond what central has: then the list begins anew.
qint64 cursorIn(Database &database, const char *name, qint64 after)
{
    Query query(database, "SELECT value FROM counter WHERE name = $1");
    query.bind(QString::fromLatin1(name));
    return query.step() && query.integer(0) >= after ? after : 0;
}

void addReceipts(Database &database, std::vector<Mail> &messages)
{
    QStringList ids;
    QHash<QString, std::size_t> places;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        ids.append(messages[i].order.id);
        places.insert(messages[i].order.id, i);
        messages[i].receipts.clear();
    }
    Query query(
        database,
        "SELECT message_id, person, name, at FROM message_read WHERE message_id = ANY($1::text[]) ORDER BY "
        "at, person");
    query.bindList(ids);
    while (query.step())
        messages[places.value(query.text(0))].receipts.push_back(
            {query.text(1), query.text(2), base::instantFromMs(query.integer(3))});
}

/// With the unit whose members see it.
std::optional<std::pair<Mail, QString>> loadMail(Database &database, const QString &id, Hold hold)
{
    Query query(database,
                std::string("SELECT ") + MailColumns + " FROM message WHERE id = $1"
                    + (hold == Hold::Alone ? " FOR UPDATE" : ""));
    if (!query.bind(id).step())
        return {};
    std::vector<Mail> one{mailFrom(query)};
    const QString unit = query.text(11);
    addReceipts(database, one);
    return std::pair{std::move(one.front()), unit};
}

/// The unit whose members see the message, "" for persons and posts; nothing: there is no such addressee.
std::optional<QString> unitOf(Database &database, const protocol::MailTo &to)
{
    const auto one = [&](const char *sql) -> std::optional<QString> {
        Query query(database, sql);
        return query.bind(to.id).step() ? std::optional(query.text(0)) : std::nullopt;
    };
    if (to.kind == u"person")
        return one(
            "SELECT '' FROM person p JOIN account a ON a.account = p.id WHERE p.id = $1 AND a.disabled = 0");
    if (to.kind == u"department")
        return one("SELECT id FROM department WHERE id = $1");
    if (to.kind == u"vehicle")
        return one("SELECT department FROM vehicle WHERE id = $1 AND department <> ''");
    if (to.kind == u"post" && domain::postFromToken(to.id))
        return QString();
    return {};
}

bool seesCase(Database &database, const QString &caseId, const Session &session)
{
    Query query(database, "SELECT scope FROM case_file WHERE id = $1");
    return query.bind(caseId).step() && session.scope.sees(query.view(0));
}

void insertMail(Database &database, const Mail &mail, const QString &unit)
{
    Query insert(
        database,
        "INSERT INTO message (id, seq, from_id, from_name, from_post, to_kind, to_id, to_department, "
        "case_id, text, written_at, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    insert.bind(mail.order.id).bind(mail.seq).bind(mail.from).bind(mail.fromName).bind(mail.fromPost);
    insert.bind(mail.order.to.kind).bind(mail.order.to.id).bind(unit).bind(mail.order.caseId);
    insert.bind(mail.order.text).bind(base::toMs(mail.order.writtenAt)).bind(base::toMs(mail.at)).run();
}

std::optional<Handover> loadHandover(Database &database, const QString &id)
{
    Query query(database,
                std::string("SELECT ") + HandoverColumns + " FROM handover WHERE id = $1 FOR UPDATE");
    return query.bind(id).step() ? std::optional(handoverFrom(query)) : std::nullopt;
}

void insertHandover(Database &database, const Handover &one)
{
    Query insert(database,
                 "INSERT INTO handover (id, seq, side, since, until, page, notes, outgoing, outgoing_name, "
                 "signed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    insert.bind(one.order.id).bind(one.seq).bind(one.side).bind(base::toMs(one.order.since));
    insert.bind(base::toMs(one.order.until)).bind(textOf(one.order.page)).bind(one.order.notes);
    insert.bind(one.outgoing).bind(one.outgoingName).bind(base::toMs(one.signedAt)).run();
}
} // namespace

base::Result<std::pair<Mail, bool>> PostgresStorage::addMail(const MailOrder &order, const Session &sender,
                                                             base::Instant at, const QString &address)
{
    using Added = std::pair<Mail, bool>;
    return write<Added>(
        [&](Database &database, Ledger &ledger) -> base::Result<Added> {
            if (auto before = loadMail(database, order.id, Hold::Not)) {
                Mail &mail = before->first;
                if (mail.from != sender.person.id.text() || mail.order != order)
                    return idReused(order.id);
                return Added{std::move(mail), false};
            }
            const auto unit = unitOf(database, order.to);
            if (!unit)
                return notFound("no-such-addressee", order.to.kind + u' ' + order.to.id);
            if (!order.caseId.isEmpty() && !seesCase(database, order.caseId, sender))
                return notFound("no-such-case", order.caseId);
            Mail mail = newMail(order, sender, at, nextSeq(database, "message-seq"));
            insertMail(database, mail, *unit);
            ledger.audit(
                audited(sender, at, address, "message", order.id, order.to.kind + u' ' + order.to.id));
            return Added{std::move(mail), true};
        },
        News::Changes);
}

base::Result<Mail> PostgresStorage::noteMailRead(const QString &id, const Session &reader, base::Instant at)
{
    return write<Mail>(
        [&](Database &database, Ledger &) -> base::Result<Mail> {
            auto found = loadMail(database, id, Hold::Alone);
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
            Query insert(database,
                         "INSERT INTO message_read (message_id, person, name, at) VALUES ($1, $2, $3, $4)");
            insert.bind(id).bind(me).bind(reader.person.name).bind(base::toMs(at)).later();
            mail.seq = nextSeq(database, "message-seq");
            Query(database, "UPDATE message SET seq = $1 WHERE id = $2").bind(mail.seq).bind(id).later();
            std::vector<Mail> one{std::move(mail)};
            addReceipts(database, one);
            return std::move(one.front());
        },
        News::Changes);
}

base::Result<protocol::MailPage> PostgresStorage::mailAfter(const Session &reader, qint64 after, int limit)
{
    return read([&](Database &database) -> base::Result<protocol::MailPage> {
        const Transaction reading(database, Transaction::Kind::Read);
        protocol::MailPage page;
        page.next = cursorIn(database, "message-seq", after);
        Query query(
            database,
            std::string("SELECT ") + MailColumns
                + " FROM message WHERE seq > $1 AND ($2::bigint = 1 OR from_id = $3 OR (to_kind = 'person' "
                  "AND to_id = $3) OR (to_kind = 'post' AND to_id = $4) OR (to_department <> '' AND "
                  "to_department = $5)) ORDER BY seq LIMIT $6");
        query.bind(page.next).bind(int(reader.post == domain::Post::ShiftLeader));
        query.bind(reader.person.id.text()).bind(reader.person.post).bind(reader.person.department);
        query.bind(limit + 1);
        while (query.step()) {
            if (int(page.messages.size()) == limit) {
                page.more = true;
                break;
            }
            page.messages.push_back(mailFrom(query));
            page.next = page.messages.back().seq;
        }
        addReceipts(database, page.messages);
        return page;
    });
}

base::Result<std::pair<protocol::Duty, qint64>>
PostgresStorage::setDuty(const Session &person, bool onDuty, base::Instant at, const QString &address)
{
    using Set = std::pair<protocol::Duty, qint64>;
    return write<Set>(
        [&](Database &database, Ledger &ledger) -> base::Result<Set> {
            const QString &id = person.person.id.text();
            protocol::Duty duty{id, onDuty, false, at};
            Query present(database, "SELECT on_duty, ver FROM person WHERE id = $1 FOR UPDATE");
            if (!present.bind(id).step())
                return notFound("no-such-person", id);
            duty.changed = (present.integer(0) != 0) != onDuty;
            const qint64 version = present.integer(1) + 1;
            if (!duty.changed) {
                Query last(database, "SELECT at FROM duty_change WHERE person = $1 ORDER BY n DESC LIMIT 1");
                if (last.bind(id).step())
                    duty.at = base::instantFromMs(last.integer(0));
                return Set{duty, 0};
            }
            Query update(database, "UPDATE person SET on_duty = $1, ver = $2 WHERE id = $3");
            update.bind(int(onDuty)).bind(version).bind(id).later();
            ledger.log(protocol::TableNo::Person, id, Ledger::Op::Changed, version, {}, {}, base::toMs(at));
            ledger.audit(audited(person, at, address, onDuty ? "duty-on" : "duty-off", id));
            // Under the ticket: dutyMark() must not go past a number that comes into sight later.
            ledger.takeTicket();
            ledger.draw();
            Query history(database, "INSERT INTO duty_change (person, on_duty, at) VALUES ($1, $2, $3)");
            history.bind(id).bind(int(onDuty)).bind(base::toMs(at)).later();
            return Set{duty, ledger.lastSeq()};
        },
        News::Changes);
}

base::Result<std::pair<Handover, bool>> PostgresStorage::addHandover(const HandoverOrder &order,
                                                                     const Session &outgoing,
                                                                     base::Instant at, const QString &address)
{
    using Added = std::pair<Handover, bool>;
    return write<Added>(
        [&](Database &database, Ledger &ledger) -> base::Result<Added> {
            if (auto before = loadHandover(database, order.id)) {
                if (!isSame(*before, order, outgoing))
                    return idReused(order.id);
                return Added{std::move(*before), false};
            }
            Handover one = newHandover(order, outgoing, at, nextSeq(database, "handover-seq"));
            insertHandover(database, one);
            ledger.audit(audited(outgoing, at, address, "handover-sign", order.id, one.side));
            return Added{std::move(one), true};
        },
        News::Changes);
}

base::Result<Handover> PostgresStorage::takeHandover(const QString &id, const QString &remark,
                                                     const Session &incoming, base::Instant at,
                                                     const QString &address)
{
    return write<Handover>(
        [&](Database &database, Ledger &ledger) -> base::Result<Handover> {
            auto one = loadHandover(database, id);
            if (auto answer = takenBefore(one, id, remark, incoming))
                return *std::move(answer);
            take(*one, remark, incoming, at, nextSeq(database, "handover-seq"));
            Query update(
                database,
                "UPDATE handover SET incoming = $1, incoming_name = $2, remark = $3, taken_at = $4, seq = $5 "
                "WHERE id = $6");
            update.bind(one->incoming).bind(one->incomingName).bind(remark).bind(base::toMs(at));
            update.bind(one->seq).bind(id).later();
            ledger.audit(audited(incoming, at, address, "handover-take", id, one->side));
            return *std::move(one);
        },
        News::Changes);
}

base::Result<protocol::HandoverPage> PostgresStorage::handoversAfter(const Session &reader, qint64 after,
                                                                     int limit)
{
    return read([&](Database &database) -> base::Result<protocol::HandoverPage> {
        protocol::HandoverPage page;
        page.next = cursorIn(database, "handover-seq", after);
        Query query(database,
                    std::string("SELECT ") + HandoverColumns
                        + " FROM handover WHERE seq > $1 AND side = $2 ORDER BY seq LIMIT $3");
        query.bind(page.next).bind(sideTokenOf(reader)).bind(limit + 1);
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
