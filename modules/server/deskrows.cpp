// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/deskrows.h"

namespace wanmi::server {
using protocol::Handover;
using protocol::HandoverOrder;
using protocol::Mail;

bool isAddressee(const Mail &mail, const QString &department, const Session &reader)
{
    const protocol::MailTo &to = mail.order.to;
    if (to.kind == u"person")
        return to.id == reader.person.id.text();
    if (to.kind == u"post")
        return to.id == reader.person.post;
    return !department.isEmpty() && department == reader.person.department;
}

Mail newMail(const protocol::MailOrder &order, const Session &sender, base::Instant at, qint64 seq)
{
    Mail mail;
    mail.order = order;
    mail.seq = seq;
    mail.from = sender.person.id.text();
    mail.fromName = sender.person.name;
    mail.fromPost = sender.person.post;
    mail.at = at;
    return mail;
}

Handover newHandover(const HandoverOrder &order, const Session &outgoing, base::Instant at, qint64 seq)
{
    Handover one;
    one.order = order;
    one.seq = seq;
    one.side = sideTokenOf(outgoing);
    one.outgoing = outgoing.person.id.text();
    one.outgoingName = outgoing.person.name;
    one.signedAt = at;
    return one;
}

bool isSame(const Handover &stored, const HandoverOrder &order, const Session &outgoing)
{
    const HandoverOrder &was = stored.order;
    return stored.outgoing == outgoing.person.id.text() && was.page == order.page && was.notes == order.notes
        && was.since == order.since && was.until == order.until;
}

std::optional<base::Result<Handover>> takenBefore(const std::optional<Handover> &one, const QString &id,
                                                  const QString &remark, const Session &incoming)
{
    if (!one || one->side != sideTokenOf(incoming))
        return notFound("no-such-handover", id);
    const QString &me = incoming.person.id.text();
    if (one->outgoing == me)
        return base::refused(QStringLiteral("same-person"), id);
    if (!one->takenAt)
        return {};
    if (one->incoming == me && one->remark == remark)
        return base::Result<Handover>(*one);
    return base::failure(ErrorKind::Conflict, QStringLiteral("already-taken"), id);
}

void take(Handover &one, const QString &remark, const Session &incoming, base::Instant at, qint64 seq)
{
    one.incoming = incoming.person.id.text();
    one.incomingName = incoming.person.name;
    one.remark = remark;
    one.takenAt = at;
    one.seq = seq;
}

QString sideTokenOf(const Session &session)
{
    return domain::sideOf(session.post) == domain::Side::Command ? QStringLiteral("command")
                                                                 : QStringLiteral("supervision");
}

QString textOf(const QJsonObject &page)
{
    return QString::fromUtf8(QJsonDocument(page).toJson(QJsonDocument::Compact));
}

AuditEntry audited(const Session &session, base::Instant at, const QString &address, const char *deed,
                   const QString &object, const QString &detail)
{
    return {at,     session.person.id.text(), address, QLatin1StringView(deed),
            object, QStringLiteral("done"),   detail};
}

tl::unexpected<Error> notFound(const char *reason, const QString &detail)
{
    return base::failure(ErrorKind::NotFound, QLatin1StringView(reason), detail);
}

tl::unexpected<Error> idReused(const QString &id)
{
    return base::failure(ErrorKind::Conflict, QStringLiteral("id-reused"), id);
}
} // namespace wanmi::server
