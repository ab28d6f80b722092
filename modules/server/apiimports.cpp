// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"
#include "server/importdesk.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace wanmi::server {
namespace {
constexpr int MostItems = 1000;
constexpr qsizetype PieceBytes = 256 * 1024;

Answer badMessage()
{
    return errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), {});
}

Answer answerFor(const base::Result<protocol::ImportStatus> &status, int good)
{
    return status ? jsonAnswer(good, protocol::toJson(*status)) : errorAnswer(status.error());
}

template <typename Item>
Answer answerFor(const char *name, const base::Result<protocol::ImportPage<Item>> &page)
{
    if (!page)
        return errorAnswer(page.error());
    QJsonArray items;
    for (const Item &item : page->items)
        items.append(protocol::toJson(item));
    return jsonAnswer(200, {{QString::fromLatin1(name), items}, {QStringLiteral("next"), page->next}});
}

qint64 numberIn(const Request &request, const char *name, qint64 otherwise)
{
    bool isNumber = false;
    const qint64 value = request.query.queryItemValue(QLatin1StringView(name)).toLongLong(&isNumber);
    return isNumber ? value : otherwise;
}

void sendWhole(const QString &path, const std::shared_ptr<ByteStream> &stream, const Responder &responder)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return responder.answer(
            errorAnswer(404, QStringLiteral("not-found"), QStringLiteral("no-report"), {}));
    Answer head;
    head.contentType = "text/csv";
    responder.stream(std::move(head), stream, file.size());
    for (qint64 left = file.size(); left > 0;) {
        const QByteArray piece = file.read(std::min<qint64>(left, PieceBytes));
        if (piece.isEmpty() || !stream->push(piece))
            return stream->breakOff();
        left -= piece.size();
    }
    stream->finish();
}
} // namespace

void Api::imports(Endpoint endpoint, const Request &request, const Session &session,
                  const Responder &responder)
{
    ImportDesk &desk = m_parts.imports;
    const ImportDesk::Asker asker{session.person.id.text(), request.address};
    const QString id = QString::fromLatin1(request.parameters.value(0));
    switch (endpoint) {
    case Endpoint::ListImports:
        return work(m_imports, responder, [&desk](const Responder &answerTo) {
            const auto all = desk.list();
            if (!all)
                return answerTo.answer(errorAnswer(all.error()));
            QJsonArray list;
            for (const protocol::ImportStatus &one : *all)
                list.append(protocol::toJson(one));
            answerTo.answer(jsonAnswer(200, {{QStringLiteral("imports"), list}}));
        });
    case Endpoint::BeginImport: {
        const auto order = protocol::importOrderFrom(QJsonDocument::fromJson(request.body).object());
        if (!order)
            return responder.answer(badMessage());
        return work(m_imports, responder, [&desk, order = *order, asker](const Responder &answerTo) {
            answerTo.answer(answerFor(desk.begin(order, asker), 201));
        });
    }
    case Endpoint::SendImportPart: {
        const int file = request.parameters.value(1).toInt();
        const qint64 offset = numberIn(request, "offset", -1);
        if (offset < 0)
            return responder.answer(badMessage());
        return work(m_imports, responder,
                    [&desk, id, file, offset, body = request.body](const Responder &answerTo) {
                        answerTo.answer(answerFor(desk.put(id, file, offset, body), 200));
                    });
    }
    case Endpoint::ReadImport:
        return work(m_imports, responder, [&desk, id](const Responder &answerTo) {
            answerTo.answer(answerFor(desk.status(id), 200));
        });
    case Endpoint::CancelImport:
        return work(m_imports, responder, [&desk, id, asker](const Responder &answerTo) {
            answerTo.answer(answerFor(desk.cancel(id, asker), 200));
        });
    case Endpoint::ApplyImport: {
        const auto decision = protocol::importDecisionFrom(QJsonDocument::fromJson(request.body).object());
        if (!decision)
            return responder.answer(badMessage());
        return work(m_imports, responder,
                    [&desk, id, decision = *decision, asker](const Responder &answerTo) {
                        answerTo.answer(answerFor(desk.apply(id, decision, asker), 202));
                    });
    }
    default:
        return importReport(endpoint, request, responder);
    }
}

void Api::importReport(Endpoint endpoint, const Request &request, const Responder &responder)
{
    ImportDesk &desk = m_parts.imports;
    const QString id = QString::fromLatin1(request.parameters.value(0));
    const qint64 after = numberIn(request, "after", 0);
    const int limit = int(std::clamp<qint64>(numberIn(request, "limit", 200), 1, MostItems));
    if (endpoint == Endpoint::ImportDifferences) {
        const QString op = request.query.queryItemValue(QStringLiteral("op"));
        return work(m_imports, responder, [&desk, id, op, after, limit](const Responder &answerTo) {
            answerTo.answer(answerFor("differences", desk.differences(id, op, after, limit)));
        });
    }
    if (request.query.queryItemValue(QStringLiteral("format")) != QLatin1StringView("csv"))
        return work(m_imports, responder, [&desk, id, after, limit](const Responder &answerTo) {
            answerTo.answer(answerFor("problems", desk.problems(id, after, limit)));
        });
    work(m_streams, responder, [this, &desk, id](const Responder &answerTo) {
        const auto path = desk.problemsFile(id);
        if (!path)
            return answerTo.answer(errorAnswer(path.error()));
        sendWhole(*path, openStream(), answerTo);
    });
}
} // namespace wanmi::server
