// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cell.h"
#include "server/storage.h"

#include <QJsonDocument>

/// Rows of messages, handovers and persons, whatever the database; Row is any database's Query.
namespace wanmi::server {

inline constexpr const char *PersonColumns
    = "p.id, p.name, p.post, p.department, p.duty_grid, p.district, p.shift, p.on_duty";
inline constexpr const char *MailColumns
    = "id, seq, from_id, from_name, from_post, to_kind, to_id, case_id, text, written_at, at, to_department";
inline constexpr const char *HandoverColumns
    = "id, seq, side, since, until, page, notes, outgoing, outgoing_name, signed_at, incoming, incoming_name, "
      "remark, taken_at";

template <typename Row> [[nodiscard]] domain::Person personFrom(const Row &query, int column)
{
    domain::Person person;
    person.id = PersonId(query.text(column));
    person.name = query.text(column + 1);
    person.post = query.text(column + 2);
    person.department = query.text(column + 3);
    person.dutyGrid = query.text(column + 4);
    person.district = query.text(column + 5);
    person.shift = query.text(column + 6);
    person.onDuty = query.integer(column + 7) != 0;
    return person;
}

/// Of SELECT password, disabled, PersonColumns.
template <typename Row> [[nodiscard]] Account accountFrom(const Row &query)
{
    return {personFrom(query, 2), query.utf8(0).toByteArray(), query.integer(1) != 0};
}

template <typename Row> [[nodiscard]] protocol::Mail mailFrom(const Row &query)
{
    protocol::Mail mail;
    mail.order.id = query.text(0);
    mail.seq = query.integer(1);
    mail.from = query.text(2);
    mail.fromName = query.text(3);
    mail.fromPost = query.text(4);
    mail.order.to = {query.text(5), query.text(6)};
    mail.order.caseId = query.text(7);
    mail.order.text = query.text(8);
    mail.order.writtenAt = base::instantFromMs(query.integer(9));
    mail.at = base::instantFromMs(query.integer(10));
    return mail;
}

template <typename Row> [[nodiscard]] protocol::Handover handoverFrom(const Row &query)
{
    protocol::Handover one;
    one.order.id = query.text(0);
    one.seq = query.integer(1);
    one.side = query.text(2);
    one.order.since = base::instantFromMs(query.integer(3));
    one.order.until = base::instantFromMs(query.integer(4));
    one.order.page = QJsonDocument::fromJson(query.utf8(5).toByteArray()).object();
    one.order.notes = query.text(6);
    one.outgoing = query.text(7);
    one.outgoingName = query.text(8);
    one.signedAt = base::instantFromMs(query.integer(9));
    one.incoming = query.text(10);
    one.incomingName = query.text(11);
    one.remark = query.text(12);
    if (query.cell(13) != Cell::Null)
        one.takenAt = base::instantFromMs(query.integer(13));
    return one;
}

[[nodiscard]] bool isAddressee(const protocol::Mail &mail, const QString &department, const Session &reader);
[[nodiscard]] protocol::Mail newMail(const protocol::MailOrder &order, const Session &sender,
                                     base::Instant at, qint64 seq);
[[nodiscard]] protocol::Handover newHandover(const protocol::HandoverOrder &order, const Session &outgoing,
                                             base::Instant at, qint64 seq);
/// Whether that order is the one that was stored.
[[nodiscard]] bool isSame(const protocol::Handover &stored, const protocol::HandoverOrder &order,
                          const Session &outgoing);
/// What taking it comes to: nothing where it may be taken now, else the answer.
[[nodiscard]] std::optional<base::Result<protocol::Handover>>
takenBefore(const std::optional<protocol::Handover> &one, const QString &id, const QString &remark,
            const Session &incoming);
void take(protocol::Handover &one, const QString &remark, const Session &incoming, base::Instant at,
          qint64 seq);
[[nodiscard]] QString sideTokenOf(const Session &session);
[[nodiscard]] QString textOf(const QJsonObject &page);
[[nodiscard]] AuditEntry audited(const Session &session, base::Instant at, const QString &address,
                                 const char *deed, const QString &object, const QString &detail = {});
[[nodiscard]] tl::unexpected<Error> notFound(const char *reason, const QString &detail);
[[nodiscard]] tl::unexpected<Error> idReused(const QString &id);
} // namespace wanmi::server
