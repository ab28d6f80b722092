// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

/// Messages between people, shift handovers, signing on and off: what belongs to persons, not to a scope. It
/// does not travel in the change feed, whose replica people of one scope share, but in lists of its own that
/// each session reads from its own cursor on (`seq` is central's, of the last change of that line).
namespace wanmi::protocol {

inline constexpr qsizetype LongestMailText = 2000, LongestHandoverText = 8000;

/// Whom a message is for. kind: person, department (all its members), vehicle (the unit it belongs to), post.
struct MailTo
{
    QString kind, id;
    friend bool operator==(const MailTo &, const MailTo &) = default;
};
/// Who has read it, and when central heard of it.
struct MailReceipt
{
    QString person, name;
    base::Instant at;
    friend bool operator==(const MailReceipt &, const MailReceipt &) = default;
};
/// POST /v1/messages MailOrder -> 201 Mail, or 200 Mail when it was sent before (same id, same text).
/// Refused: "no-text", "text-too-long", "not-to-oneself"; NotFound "no-such-addressee", "no-such-case";
/// Conflict "id-reused".
struct MailOrder
{
    QString id; ///< UUID made by the sender: sending it twice is sending it once
    MailTo to;
    QString caseId; ///< empty: about no case
    QString text;
    base::Instant writtenAt; ///< the sender's clock, evidence only
    friend bool operator==(const MailOrder &, const MailOrder &) = default;
};
/// GET /v1/messages?after=N&limit=N -> 200 {messages: [Mail], next, more}, oldest change first: those that
/// the signed-in person sent or that are addressed to them; a shift leader's are all. POST
/// /v1/messages/{id}/read -> 200 Mail; the first time counts. NotFound "no-such-message"; Refused
/// "not-addressed-to-you".
struct Mail
{
    MailOrder order;
    qint64 seq = 0;
    QString from, fromName, fromPost;
    base::Instant at; ///< central took it
    std::vector<MailReceipt> receipts;
    friend bool operator==(const Mail &, const Mail &) = default;
};
struct MailPage
{
    std::vector<Mail> messages;
    qint64 next = 0;
    bool more = false;
};

/// POST /v1/duty {onDuty} -> 200 Duty: a supervisor signs on or off. The same again changes nothing.
struct Duty
{
    QString person;
    bool onDuty = false;
    bool changed = false; ///< by this request
    base::Instant at; ///< of the last change that central knows of
};

/// POST /v1/handovers HandoverOrder -> 201 Handover, or 200 when it was signed before: the outgoing leader of
/// a side signs; from then on nothing of it changes. Conflict "id-reused"; Refused "text-too-long",
/// "page-too-large".
struct HandoverOrder
{
    QString id; ///< UUID
    base::Instant since, until; ///< the shift
    QJsonObject page; ///< what the system put on it, frozen: figures and lists (workbench/handover.h)
    QString notes; ///< of the outgoing
};
/// GET /v1/handovers?after=N&limit=N -> 200 {handovers: [Handover], next, more}: those of the own side.
/// POST /v1/handovers/{id}/take {remark} -> 200 Handover: the incoming signs, once. Conflict
/// "already-taken"; Refused "same-person", NotFound "no-such-handover" (also of the other side).
struct Handover
{
    HandoverOrder order;
    qint64 seq = 0;
    QString side; ///< supervision, command
    QString outgoing, outgoingName;
    base::Instant signedAt;
    QString incoming, incomingName, remark;
    std::optional<base::Instant> takenAt;
};
struct HandoverPage
{
    std::vector<Handover> handovers;
    qint64 next = 0;
    bool more = false;
};

[[nodiscard]] QJsonObject toJson(const MailOrder &order);
[[nodiscard]] QJsonObject toJson(const Mail &mail);
[[nodiscard]] QJsonObject toJson(const MailPage &page);
[[nodiscard]] QJsonObject toJson(const Duty &duty);
[[nodiscard]] QJsonObject toJson(const HandoverOrder &order);
[[nodiscard]] QJsonObject toJson(const Handover &handover);
[[nodiscard]] QJsonObject toJson(const HandoverPage &page);
// Errors: Corrupt "bad-message". Orders refuse members that nobody asked for.
[[nodiscard]] base::Result<MailOrder> mailOrderFrom(const QJsonObject &json);
[[nodiscard]] base::Result<Mail> mailFrom(const QJsonObject &json);
[[nodiscard]] base::Result<MailPage> mailPageFrom(const QJsonObject &json);
[[nodiscard]] base::Result<bool> dutyOrderFrom(const QJsonObject &json);
[[nodiscard]] base::Result<Duty> dutyFrom(const QJsonObject &json);
[[nodiscard]] base::Result<HandoverOrder> handoverOrderFrom(const QJsonObject &json);
[[nodiscard]] base::Result<QString> takeOrderFrom(const QJsonObject &json);
[[nodiscard]] base::Result<Handover> handoverFrom(const QJsonObject &json);
[[nodiscard]] base::Result<HandoverPage> handoverPageFrom(const QJsonObject &json);
} // namespace wanmi::protocol
