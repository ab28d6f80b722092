// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mail.h"

#include "protocol/jsonreader.h"

namespace wanmi::protocol {
namespace {
using Object = QJsonObject;
constexpr qsizetype MostItems = 5000; ///< of one page
constexpr qsizetype LongestId = 64;

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

/// What the rules refuse with a reason of its own must be readable first.
constexpr qsizetype LongestReadable = 1 << 20;

MailOrder readMailOrder(JsonReader &reader)
{
    MailOrder order;
    order.id = reader.text("id", LongestId);
    const Object to = reader.object("to");
    JsonReader inner(to);
    order.to = {inner.text("kind", 32), inner.text("id", 128)};
    inner.refuseOthers();
    if (!inner.isGood())
        reader.fail("to");
    order.caseId = reader.optionalText("caseId", LongestId).value_or(QString());
    order.text = reader.text("text", LongestReadable);
    order.writtenAt = reader.instant("writtenAt");
    if (order.id.isEmpty())
        reader.fail("id");
    return order;
}

Mail readMail(JsonReader &reader)
{
    Mail mail;
    mail.order = readMailOrder(reader);
    mail.seq = reader.integer("seq");
    mail.from = reader.text("from");
    mail.fromName = reader.text("fromName");
    mail.fromPost = reader.text("fromPost");
    mail.at = reader.instant("at");
    mail.receipts = itemsOf<MailReceipt>(
        reader, "receipts", reader.array("receipts"), MostItems, Others::Ignored, [](JsonReader &one) {
            return MailReceipt{one.text("person"), one.text("name"), one.instant("at")};
        });
    return mail;
}

HandoverOrder readHandoverOrder(JsonReader &reader)
{
    HandoverOrder order;
    order.id = reader.text("id", LongestId);
    order.since = reader.instant("since");
    order.until = reader.instant("until");
    order.page = reader.object("page");
    order.notes = reader.text("notes", LongestReadable);
    if (order.id.isEmpty())
        reader.fail("id");
    return order;
}

Handover readHandover(JsonReader &reader)
{
    Handover handover;
    handover.order = readHandoverOrder(reader);
    handover.seq = reader.integer("seq");
    handover.side = reader.text("side");
    handover.outgoing = reader.text("outgoing");
    handover.outgoingName = reader.text("outgoingName");
    handover.signedAt = reader.instant("signedAt");
    handover.incoming = reader.optionalText("incoming").value_or(QString());
    handover.incomingName = reader.optionalText("incomingName").value_or(QString());
    handover.remark = reader.optionalText("remark").value_or(QString());
    if (const auto at = reader.optionalInteger("takenAt"))
        handover.takenAt = base::instantFromMs(*at);
    return handover;
}
} // namespace

Object toJson(const MailOrder &order)
{
    Object json{{key("id"), order.id},
                {key("to"), Object{{key("kind"), order.to.kind}, {key("id"), order.to.id}}},
                {key("text"), order.text},
                {key("writtenAt"), base::toMs(order.writtenAt)}};
    if (!order.caseId.isEmpty())
        json.insert(key("caseId"), order.caseId);
    return json;
}

Object toJson(const Mail &mail)
{
    Object json = toJson(mail.order);
    json.insert(key("seq"), mail.seq);
    json.insert(key("from"), mail.from);
    json.insert(key("fromName"), mail.fromName);
    json.insert(key("fromPost"), mail.fromPost);
    json.insert(key("at"), base::toMs(mail.at));
    json.insert(key("receipts"), arrayOf(mail.receipts, [](const MailReceipt &receipt) {
                    return Object{{key("person"), receipt.person},
                                  {key("name"), receipt.name},
                                  {key("at"), base::toMs(receipt.at)}};
                }));
    return json;
}

Object toJson(const MailPage &page)
{
    return {{key("messages"), arrayOf(page.messages, [](const Mail &mail) { return toJson(mail); })},
            {key("next"), page.next},
            {key("more"), page.more}};
}

Object toJson(const Duty &duty)
{
    return {{key("person"), duty.person},
            {key("onDuty"), duty.onDuty},
            {key("changed"), duty.changed},
            {key("at"), base::toMs(duty.at)}};
}

Object toJson(const HandoverOrder &order)
{
    return {{key("id"), order.id},
            {key("since"), base::toMs(order.since)},
            {key("until"), base::toMs(order.until)},
            {key("page"), order.page},
            {key("notes"), order.notes}};
}

Object toJson(const Handover &handover)
{
    Object json = toJson(handover.order);
    json.insert(key("seq"), handover.seq);
    json.insert(key("side"), handover.side);
    json.insert(key("outgoing"), handover.outgoing);
    json.insert(key("outgoingName"), handover.outgoingName);
    json.insert(key("signedAt"), base::toMs(handover.signedAt));
    if (handover.takenAt) {
        json.insert(key("incoming"), handover.incoming);
        json.insert(key("incomingName"), handover.incomingName);
        json.insert(key("remark"), handover.remark);
        json.insert(key("takenAt"), base::toMs(*handover.takenAt));
    }
    return json;
}

Object toJson(const HandoverPage &page)
{
    return {{key("handovers"), arrayOf(page.handovers, [](const Handover &one) { return toJson(one); })},
            {key("next"), page.next},
            {key("more"), page.more}};
}

base::Result<MailOrder> mailOrderFrom(const Object &json)
{
    JsonReader reader(json);
    MailOrder order = readMailOrder(reader);
    reader.refuseOthers();
    return finished(reader, std::move(order));
}

base::Result<Mail> mailFrom(const Object &json)
{
    JsonReader reader(json);
    Mail mail = readMail(reader);
    return finished(reader, std::move(mail));
}

base::Result<MailPage> mailPageFrom(const Object &json)
{
    JsonReader reader(json);
    MailPage page;
    page.messages
        = itemsOf<Mail>(reader, "messages", reader.array("messages"), MostItems, Others::Ignored, readMail);
    page.next = reader.integer("next");
    page.more = reader.flag("more");
    return finished(reader, std::move(page));
}

base::Result<bool> dutyOrderFrom(const Object &json)
{
    JsonReader reader(json);
    const bool onDuty = reader.flag("onDuty");
    reader.refuseOthers();
    return finished(reader, onDuty);
}

base::Result<Duty> dutyFrom(const Object &json)
{
    JsonReader reader(json);
    Duty duty;
    duty.person = reader.text("person");
    duty.onDuty = reader.flag("onDuty");
    duty.changed = reader.flag("changed");
    duty.at = reader.instant("at");
    return finished(reader, std::move(duty));
}

base::Result<HandoverOrder> handoverOrderFrom(const Object &json)
{
    JsonReader reader(json);
    HandoverOrder order = readHandoverOrder(reader);
    reader.refuseOthers();
    return finished(reader, std::move(order));
}

base::Result<QString> takeOrderFrom(const Object &json)
{
    JsonReader reader(json);
    QString remark = reader.optionalText("remark", LongestReadable).value_or(QString());
    reader.refuseOthers();
    return finished(reader, std::move(remark));
}

base::Result<Handover> handoverFrom(const Object &json)
{
    JsonReader reader(json);
    Handover handover = readHandover(reader);
    return finished(reader, std::move(handover));
}

base::Result<HandoverPage> handoverPageFrom(const Object &json)
{
    JsonReader reader(json);
    HandoverPage page;
    page.handovers = itemsOf<Handover>(reader, "handovers", reader.array("handovers"), MostItems,
                                       Others::Ignored, readHandover);
    page.next = reader.integer("next");
    page.more = reader.flag("more");
    return finished(reader, std::move(page));
}
} // namespace wanmi::protocol
