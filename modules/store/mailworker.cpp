// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailworker.h"

#include "files.h"
#include "readconnection.h"
#include "sqltext.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace wanmi::store {
namespace {
constexpr int MailSchema = 1;

QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject jsonOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

base::Error unreadable(const QString &detail)
{
    return {base::ErrorKind::Corrupt, QStringLiteral("outbox-unreadable"), detail};
}

tl::unexpected<base::Error> handOn(const base::Error &error)
{
    return tl::unexpected<base::Error>(error);
}

} // namespace

MailWorker::MailWorker(QString file, protocol::SessionGrant grant, std::shared_ptr<const base::Clock> clock)
    : m_file(std::move(file))
    , m_grant(std::move(grant))
    , m_clock(std::move(clock))
{
}

Result<void> MailWorker::open()
{
    WANMI_TRY(makeFolder(m_file.left(m_file.lastIndexOf(QLatin1Char('/')))));
    auto database = Database::open(m_file, Database::Mode::Create);
    if (!database)
        return handOn(database.error());
    m_database = std::move(*database);
    const auto opened = m_database.run(scriptOf("mail.sql")).and_then([this] { return checkOwner(); });
    if (opened)
        return {};
    m_database.close();
    const base::Error &error = opened.error();
    return handOn(error.kind == base::ErrorKind::Corrupt ? unreadable(error.detail) : error);
}

Result<Letter> MailWorker::write(protocol::MailOrder order)
{
    if (order.text.trimmed().isEmpty())
        return base::refused(QStringLiteral("no-text"));
    if (order.text.size() > protocol::LongestMailText)
        return base::refused(QStringLiteral("text-too-long"));
    Letter letter;
    letter.status = Letter::Status::Waiting;
    order.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    order.writtenAt = m_clock->now();
    letter.mail.at = order.writtenAt;
    letter.mail.from = m_grant.account;
    letter.mail.fromName = m_grant.name;
    letter.mail.fromPost = m_grant.post;
    letter.mail.order = std::move(order);
    WANMI_TRY(put(letter.mail, "waiting", false));
    emit changed();
    emit queued();
    return letter;
}

Result<void> MailWorker::markRead(const QStringList &ids)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return handOn(transaction.error());
    bool any = false;
    for (const QString &id : ids) {
        WANMI_TRY(change("UPDATE message SET receipt = 'waiting' WHERE id = ?1 AND to_me = 1 AND receipt "
                         "= 'none'",
                         id));
        any = any || m_database.changes() > 0;
    }
    WANMI_TRY(transaction->commit());
    if (any) {
        emit changed();
        emit queued();
    }
    return {};
}

Result<void> MailWorker::discard(const QString &id)
{
    WANMI_TRY(change("DELETE FROM message WHERE id = ?1 AND status IN ('waiting', 'refused')", id));
    if (m_database.changes() == 0)
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("already-sent"), id);
    emit changed();
    return {};
}

Result<std::vector<Letter>> MailWorker::letters(const QString &caseId, int limit)
{
    auto rows = m_database.prepare(
        caseId.isEmpty() ? "SELECT mail_json, status, reason, to_me, receipt FROM message ORDER BY at "
                           "DESC, id LIMIT ?1"
                         : "SELECT mail_json, status, reason, to_me, receipt FROM message WHERE case_id = "
                           "?2 AND case_id <> '' ORDER BY at DESC, id LIMIT ?1");
    if (!rows)
        return handOn(rows.error());
    rows->bind(1, limit);
    if (!caseId.isEmpty())
        rows->bind(2, caseId);
    std::vector<Letter> letters;
    Result<void> good;
    WANMI_TRY(forEachRow(*rows, [&](const Statement &row) {
        auto mail = protocol::mailFrom(jsonOf(row.text(0)));
        if (!mail) {
            good = handOn(unreadable(mail.error().detail));
            return;
        }
        Letter letter;
        letter.mail = std::move(*mail);
        letter.status = row.utf8(1) == "sent" ? Letter::Status::Sent
            : row.utf8(1) == "refused"        ? Letter::Status::Refused
                                              : Letter::Status::Waiting;
        letter.reason = row.text(2);
        letter.toMe = row.integer(3) != 0;
        letter.unread = letter.toMe && row.utf8(4) == "none";
        letters.push_back(std::move(letter));
    }));
    WANMI_TRY(good);
    return letters;
}

Result<Mailbox::Counts> MailWorker::counts()
{
    const auto unread
        = m_database.number("SELECT count(*) FROM message WHERE to_me = 1 AND receipt = 'none'");
    const auto waiting = m_database.number("SELECT count(*) FROM message WHERE status = 'waiting'");
    const auto refused = m_database.number("SELECT count(*) FROM message WHERE status = 'refused'");
    for (const auto *one : {&unread, &waiting, &refused}) {
        if (!*one)
            return handOn(one->error());
    }
    return Mailbox::Counts{static_cast<int>(*unread), static_cast<int>(*waiting), static_cast<int>(*refused)};
}

Result<std::vector<protocol::Handover>> MailWorker::handovers(int limit)
{
    auto rows = m_database.prepare("SELECT handover_json FROM handover ORDER BY signed_at DESC, id LIMIT ?1");
    if (!rows)
        return handOn(rows.error());
    rows->bind(1, limit);
    std::vector<protocol::Handover> found;
    Result<void> good;
    WANMI_TRY(forEachRow(*rows, [&](const Statement &row) {
        auto one = protocol::handoverFrom(jsonOf(row.text(0)));
        if (one)
            found.push_back(std::move(*one));
        else
            good = handOn(unreadable(one.error().detail));
    }));
    WANMI_TRY(good);
    return found;
}

Result<MailWork> MailWorker::work(int limit)
{
    MailWork work;
    auto sending = m_database.prepare(
        "SELECT mail_json FROM message WHERE status = 'waiting' ORDER BY at, id LIMIT ?1");
    auto reading = m_database.prepare("SELECT id FROM message WHERE receipt = 'waiting' LIMIT ?1");
    auto cursors = m_database.prepare("SELECT mail_after, handover_after FROM owner");
    for (const auto *one : {&sending, &reading, &cursors}) {
        if (!*one)
            return handOn(one->error());
    }
    sending->bind(1, limit);
    reading->bind(1, limit);
    WANMI_TRY(forEachRow(*sending, [&work](const Statement &row) {
        if (auto mail = protocol::mailFrom(jsonOf(row.text(0))))
            work.toSend.push_back(std::move(mail->order));
    }));
    WANMI_TRY(forEachRow(*reading, [&work](const Statement &row) { work.read.append(row.text(0)); }));
    WANMI_TRY(forEachRow(*cursors, [&work](const Statement &row) {
        work.mailAfter = row.integer(0);
        work.handoverAfter = row.integer(1);
    }));
    return work;
}

Result<void> MailWorker::take(const protocol::MailPage &page)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return handOn(transaction.error());
    for (const protocol::Mail &mail : page.messages)
        WANMI_TRY(put(mail, "sent", isAddressed(mail, m_grant)));
    WANMI_TRY(setCursor("UPDATE owner SET mail_after = ?1", page.next));
    WANMI_TRY(transaction->commit());
    if (!page.messages.empty())
        emit changed();
    return {};
}

Result<void> MailWorker::take(const protocol::HandoverPage &page)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return handOn(transaction.error());
    for (const protocol::Handover &one : page.handovers) {
        auto insert = m_database.prepare(
            "INSERT OR REPLACE INTO handover (id, signed_at, handover_json) VALUES (?1, ?2, ?3)");
        if (!insert)
            return handOn(insert.error());
        insert->bind(1, one.order.id);
        insert->bind(2, base::toMs(one.signedAt));
        insert->bind(3, textOf(protocol::toJson(one)));
        WANMI_TRY(insert->execute());
    }
    WANMI_TRY(setCursor("UPDATE owner SET handover_after = ?1", page.next));
    WANMI_TRY(transaction->commit());
    if (!page.handovers.empty())
        emit handoversChanged();
    return {};
}

Result<void> MailWorker::settleSent(const protocol::Mail &mail)
{
    WANMI_TRY(put(mail, "sent", isAddressed(mail, m_grant)));
    emit changed();
    return {};
}

Result<void> MailWorker::settleRefused(const QString &id, const QString &reason)
{
    auto update = m_database.prepare(
        "UPDATE message SET status = 'refused', reason = ?2 WHERE id = ?1 AND status = 'waiting'");
    if (!update)
        return handOn(update.error());
    update->bind(1, id);
    update->bind(2, reason);
    WANMI_TRY(update->execute());
    emit changed();
    return {};
}

Result<void> MailWorker::settleRead(const QString &id)
{
    WANMI_TRY(change("UPDATE message SET receipt = 'done' WHERE id = ?1", id));
    emit changed();
    return {};
}

Result<void> MailWorker::checkOwner()
{
    auto owner = m_database.prepare("SELECT person, schema FROM owner");
    if (!owner)
        return handOn(owner.error());
    const auto row = owner->step();
    if (!row)
        return handOn(row.error());
    if (*row) {
        if (owner->text(0) != m_grant.account)
            return base::failure(base::ErrorKind::Denied, QStringLiteral("not-your-outbox"));
        if (owner->integer(1) != MailSchema)
            return handOn(unreadable(QStringLiteral("schema")));
        return {};
    }
    owner->reset();
    auto insert = m_database.prepare("INSERT INTO owner (person, schema) VALUES (?1, ?2)");
    if (!insert)
        return handOn(insert.error());
    insert->bind(1, m_grant.account);
    insert->bind(2, MailSchema);
    return insert->execute();
}

Result<void> MailWorker::put(const protocol::Mail &mail, const char *status, bool toMe)
{
    const bool isRead = std::ranges::find(mail.receipts, m_grant.account, &protocol::MailReceipt::person)
        != mail.receipts.end();
    auto insert = m_database.prepare(
        "INSERT INTO message (id, at, case_id, status, receipt, to_me, mail_json) VALUES (?1, ?2, ?3, "
        "?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET at = excluded.at, status = excluded.status, "
        "receipt = CASE WHEN excluded.receipt = 'done' THEN 'done' ELSE receipt END, to_me = "
        "excluded.to_me, reason = '', mail_json = excluded.mail_json");
    if (!insert)
        return handOn(insert.error());
    insert->bind(1, mail.order.id);
    insert->bind(2, base::toMs(mail.at));
    insert->bind(3, mail.order.caseId.isNull() ? QStringLiteral("") : mail.order.caseId);
    insert->bind(4, QString::fromLatin1(status));
    insert->bind(5, isRead ? QStringLiteral("done") : QStringLiteral("none"));
    insert->bind(6, toMe ? 1 : 0);
    insert->bind(7, textOf(protocol::toJson(mail)));
    return insert->execute();
}

Result<void> MailWorker::change(const char *sql, const QString &id)
{
    auto update = m_database.prepare(sql);
    if (!update)
        return handOn(update.error());
    update->bind(1, id);
    return update->execute();
}

Result<void> MailWorker::setCursor(const char *sql, qint64 after)
{
    auto update = m_database.prepare(sql);
    if (!update)
        return handOn(update.error());
    update->bind(1, after);
    return update->execute();
}
} // namespace wanmi::store
