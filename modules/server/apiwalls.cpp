// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"
#include "server/walldesk.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace wanmi::server {
namespace {
Answer badMessage(const QString &detail = {})
{
    return errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), detail);
}

template <typename Thing> QJsonArray toArray(const std::vector<Thing> &things)
{
    QJsonArray array;
    for (const Thing &thing : things)
        array.append(protocol::toJson(thing));
    return array;
}

WallDesk::Done answerTo(const Responder &responder, int status)
{
    return [responder, status](const base::Result<QJsonObject> &outcome) {
        if (!outcome)
            return responder.answer(errorAnswer(outcome.error()));
        responder.answer(outcome->isEmpty() ? emptyAnswer(204) : jsonAnswer(status, *outcome));
    };
}

/// Nothing: no number there.
std::optional<qint64> versionIn(const Request &request)
{
    bool isNumber = false;
    const qint64 version = request.query.queryItemValue(QStringLiteral("version")).toLongLong(&isNumber);
    return isNumber ? std::optional(version) : std::nullopt;
}
} // namespace

void Api::readWalls(Endpoint endpoint, const Responder &responder)
{
    work(m_readers, responder, [this, endpoint](const Responder &to) {
        const auto book = m_parts.storage.wallBook();
        if (!book)
            return to.answer(errorAnswer(book.error()));
        to.answer(endpoint == Endpoint::ListScenes
                      ? jsonAnswer(200, {{QStringLiteral("scenes"), toArray(book->scenes)}})
                      : jsonAnswer(200, {{QStringLiteral("walls"), toArray(book->walls)}}));
    });
}

void Api::walls(Endpoint endpoint, const Request &request, const Session &session, const Responder &responder)
{
    WallDesk &desk = m_parts.walls;
    const WallDesk::Asker asker{session.person.id.text(), session.person.name, request.address};
    const QString id = QString::fromLatin1(request.parameters.value(0));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const auto done = [&](int status) { return answerTo(responder, status); };
    const auto ask = [&](const auto &order, auto deed) {
        if (!order)
            return responder.answer(badMessage(order.error().detail));
        if (!deed(*order))
            responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
    };
    const bool isEditor = domain::mayEditWalls(session.post);
    const auto notYours = [&] {
        responder.answer(errorAnswer(403, QStringLiteral("denied"), QStringLiteral("not-your-scene"), id));
    };
    switch (endpoint) {
    case Endpoint::PutScene: {
        const auto order = protocol::sceneOrderFrom(id, body);
        if (order && !isEditor && !domain::isCameraLayout(order->scene))
            return notYours();
        return ask(order, [&](const auto &good) { return desk.put(good, asker, done(200)); });
    }
    case Endpoint::PutWall:
        return ask(protocol::wallOrderFrom(id, body),
                   [&](const auto &order) { return desk.put(order, asker, done(200)); });
    case Endpoint::SwitchScene:
        return ask(protocol::sceneSwitchFrom(body),
                   [&](const auto &order) { return desk.switchScene(id, order, asker, done(200)); });
    case Endpoint::PushToWall:
        return ask(protocol::pushOrderFrom(body),
                   [&](const auto &order) { return desk.push(id, order, asker, done(201)); });
    case Endpoint::TakeBackPush:
        return ask(base::Result<QString>(QString::fromLatin1(request.parameters.value(1))),
                   [&](const QString &push) { return desk.takeBack(id, push, asker, done(200)); });
    case Endpoint::RemoveScene:
    case Endpoint::RemoveWall: {
        if (endpoint == Endpoint::RemoveScene && !isEditor && !domain::isCameraLayoutId(id))
            return notYours();
        const auto version = versionIn(request);
        if (!version)
            return responder.answer(badMessage(QStringLiteral("version")));
        return ask(base::Result<qint64>(*version), [&](qint64 known) {
            return endpoint == Endpoint::RemoveScene ? desk.removeScene(id, known, asker, done(204))
                                                     : desk.removeWall(id, known, asker, done(204));
        });
    }
    default:
        return readWalls(endpoint, responder);
    }
}
} // namespace wanmi::server
