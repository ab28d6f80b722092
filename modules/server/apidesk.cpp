// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"

#include <QJsonDocument>

namespace wanmi::server {
namespace {
constexpr int MostPerPage = 500;
constexpr qsizetype LargestPage = 256 * 1024; ///< of a handover, as JSON

Answer badMessage(const QString &detail = {})
{
    return errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), detail);
}

Answer busy()
{
    return errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {});
}

struct Page
{
    qint64 after = 0;
    int limit = MostPerPage;
};

/// Nothing: a number is not one.
std::optional<Page> pageIn(const Request &request)
{
    Page page;
    bool isAfter = true, isLimit = true;
    if (request.query.hasQueryItem(QStringLiteral("after")))
        page.after = request.query.queryItemValue(QStringLiteral("after")).toLongLong(&isAfter);
    if (request.query.hasQueryItem(QStringLiteral("limit")))
        page.limit = request.query.queryItemValue(QStringLiteral("limit")).toInt(&isLimit);
    const bool good = isAfter && isLimit && page.after >= 0 && page.limit > 0 && page.limit <= MostPerPage;
    return good ? std::optional(page) : std::nullopt;
}

base::Result<void> check(const protocol::MailOrder &order, const Session &sender)
{
    if (order.text.trimmed().isEmpty())
        return base::refused(QStringLiteral("no-text"));
    if (order.text.size() > protocol::LongestMailText)
        return base::refused(QStringLiteral("text-too-long"));
    if (order.to.kind == u"person" && order.to.id == sender.person.id.text())
        return base::refused(QStringLiteral("not-to-oneself"));
    return {};
}

base::Result<void> check(const protocol::HandoverOrder &order)
{
    if (order.notes.size() > protocol::LongestHandoverText)
        return base::refused(QStringLiteral("text-too-long"));
    if (QJsonDocument(order.page).toJson(QJsonDocument::Compact).size() > LargestPage)
        return base::refused(QStringLiteral("page-too-large"));
    return {};
}

QJsonObject bodyOf(const Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}
} // namespace

/// On the writing thread; answers what `deed` gives.
void Api::write(const Responder &responder,
                std::function<base::Result<Answer>(Storage &, base::Instant)> deed)
{
    const bool taken
        = m_parts.judges.post([responder, clock = m_parts.clock, deed = std::move(deed)](Storage &storage) {
              const auto answer = deed(storage, clock->now());
              responder.answer(answer ? *answer : errorAnswer(answer.error()));
          });
    if (!taken)
        responder.answer(busy());
}

void Api::messages(Endpoint endpoint, const Request &request, const Session &session,
                   const Responder &responder)
{
    if (endpoint == Endpoint::ListMessages) {
        const auto page = pageIn(request);
        if (!page)
            return responder.answer(badMessage());
        return work(m_readers, responder, [this, session, page = *page](const Responder &to) {
            const auto mails = m_parts.storage.mailAfter(session, page.after, page.limit);
            to.answer(mails ? jsonAnswer(200, protocol::toJson(*mails)) : errorAnswer(mails.error()));
        });
    }
    if (endpoint == Endpoint::ReadMessage) {
        const QString id = QString::fromLatin1(request.parameters.value(0));
        return write(responder, [session, id](Storage &storage, base::Instant at) -> base::Result<Answer> {
            return storage.noteMailRead(id, session, at).map([](const protocol::Mail &mail) {
                return jsonAnswer(200, protocol::toJson(mail));
            });
        });
    }
    const auto order = protocol::mailOrderFrom(bodyOf(request));
    if (!order)
        return responder.answer(badMessage(order.error().detail));
    if (const auto good = check(*order, session); !good)
        return responder.answer(errorAnswer(good.error()));
    write(responder,
          [session, order = *order, address = request.address](Storage &storage,
                                                               base::Instant at) -> base::Result<Answer> {
              return storage.addMail(order, session, at, address).map([](const auto &added) {
                  return jsonAnswer(added.second ? 201 : 200, protocol::toJson(added.first));
              });
          });
}

void Api::duty(const Request &request, const Session &session, const Responder &responder)
{
    const auto onDuty = protocol::dutyOrderFrom(bodyOf(request));
    if (!onDuty)
        return responder.answer(badMessage(onDuty.error().detail));
    write(responder,
          [this, session, onDuty = *onDuty,
           address = request.address](Storage &storage, base::Instant at) -> base::Result<Answer> {
              const auto done = storage.setDuty(session, onDuty, at, address);
              if (!done)
                  return tl::unexpected(done.error());
              if (done->second > 0)
                  m_parts.feed.notify(done->second);
              return jsonAnswer(200, protocol::toJson(done->first));
          });
}

void Api::handovers(Endpoint endpoint, const Request &request, const Session &session,
                    const Responder &responder)
{
    if (endpoint == Endpoint::ListHandovers) {
        const auto page = pageIn(request);
        if (!page)
            return responder.answer(badMessage());
        return work(m_readers, responder, [this, session, page = *page](const Responder &to) {
            const auto found = m_parts.storage.handoversAfter(session, page.after, page.limit);
            to.answer(found ? jsonAnswer(200, protocol::toJson(*found)) : errorAnswer(found.error()));
        });
    }
    if (endpoint == Endpoint::TakeHandover) {
        const QString id = QString::fromLatin1(request.parameters.value(0));
        const auto remark = protocol::takeOrderFrom(bodyOf(request));
        if (!remark)
            return responder.answer(badMessage(remark.error().detail));
        if (remark->size() > protocol::LongestHandoverText)
            return responder.answer(
                errorAnswer(Error{ErrorKind::Refused, QStringLiteral("text-too-long"), {}}));
        return write(responder,
                     [session, id, remark = *remark,
                      address = request.address](Storage &storage, base::Instant at) -> base::Result<Answer> {
                         return storage.takeHandover(id, remark, session, at, address)
                             .map([](const protocol::Handover &one) {
                                 return jsonAnswer(200, protocol::toJson(one));
                             });
                     });
    }
    const auto order = protocol::handoverOrderFrom(bodyOf(request));
    if (!order)
        return responder.answer(badMessage(order.error().detail));
    if (const auto good = check(*order); !good)
        return responder.answer(errorAnswer(good.error()));
    write(responder,
          [session, order = *order, address = request.address](Storage &storage,
                                                               base::Instant at) -> base::Result<Answer> {
              return storage.addHandover(order, session, at, address).map([](const auto &added) {
                  return jsonAnswer(added.second ? 201 : 200, protocol::toJson(added.first));
              });
          });
}
} // namespace wanmi::server
