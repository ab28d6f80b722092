// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace wanmi::server {
namespace {
constexpr qsizetype MostCommands = 500;

Answer badMessage(const QString &message)
{
    return errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), message);
}

protocol::CommandResult unreadable(const QString &key)
{
    protocol::CommandResult result;
    result.key = key;
    result.status = QStringLiteral("rejected");
    result.kind = QStringLiteral("refused");
    result.reason = QStringLiteral("bad-order");
    return result;
}

Answer resultsAnswer(const std::vector<protocol::CommandResult> &results, base::Instant now)
{
    QJsonArray array;
    for (const protocol::CommandResult &result : results)
        array.append(protocol::toJson(result));
    return jsonAnswer(200,
                      {{QStringLiteral("results"), array}, {QStringLiteral("serverTime"), base::toMs(now)}});
}

bool hasStrangers(const protocol::Live &live, const Session &session)
{
    return !live.vehicles.empty() || !live.cameras.empty()
        || std::ranges::any_of(live.supervisors, [&session](const protocol::LiveSupervisor &one) {
               return one.id != session.person.id.text();
           });
}
} // namespace

void Api::commands(const Request &request, const Session &session, const Responder &responder)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    const QJsonValue list = document.object().value(QStringLiteral("commands"));
    if (!list.isArray() || list.toArray().size() > MostCommands)
        return responder.answer(
            badMessage(QStringLiteral("An object with an array \"commands\" of at most 500.")));
    std::vector<Asked> asked;
    // One that cannot be read is refused by itself; the others of its batch are judged.
    std::vector<std::optional<protocol::CommandResult>> refused;
    QStringList approvals;
    for (const QJsonValue &value : list.toArray()) {
        const QJsonObject json = value.toObject();
        const QString key = json.value(QStringLiteral("key")).toString();
        if (key.isEmpty() || key.size() > 64)
            return responder.answer(badMessage(QStringLiteral("A command needs a key.")));
        auto command = protocol::fromJson<protocol::Command>(json);
        if (!command) {
            refused.emplace_back(unreadable(key));
            continue;
        }
        QString approver;
        if (!command->approval.isEmpty()) {
            if (const auto second = m_sessions.find("Bearer " + command->approval.toUtf8()))
                approver = second->person.id.text();
            approvals.push_back(std::exchange(command->approval, {}));
        }
        const QByteArray digest = blake2b(QJsonDocument(json).toJson(QJsonDocument::Compact));
        asked.push_back({std::move(*command), session, request.address, digest, approver});
        refused.emplace_back();
    }
    const auto clock = m_parts.clock;
    const bool taken = m_parts.judges.ask(std::move(asked), [this, responder, clock, refused,
                                                             approvals](auto results) {
        useUp(approvals);
        if (!results)
            return responder.answer(errorAnswer(results.error()));
        std::vector<protocol::CommandResult> all;
        auto judged = results->begin();
        for (const auto &one : refused)
            all.push_back(one ? *one : *judged++);
        m_metrics.note(all);
        responder.answer(resultsAnswer(all, clock->now()));
    });
    if (!taken)
        responder.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
}

void Api::useUp(const QStringList &approvals)
{
    for (const QString &token : approvals) {
        const QByteArray hash = blake2b(token.toUtf8());
        m_parts.judges.post([hash, clock = m_parts.clock](Storage &storage) {
            const AuditEntry entry{clock->now(), {}, {}, QStringLiteral("approval"), {}, QStringLiteral("used"), {}};
            if (const auto done = storage.closeSession(hash, entry); !done)
                qWarning("an approval could not be closed: %s", qPrintable(done.error().reason));
        });
        m_sessions.forgetAll();
    }
}

void Api::readLive(const Session &session, const Responder &responder)
{
    Answer answer;
    answer.contentType = "application/json";
    answer.body = m_live.text(session.scope.wholeCity(), m_parts.clock->now());
    responder.answer(std::move(answer));
}

void Api::writeLive(const Request &request, const Session &session, const Responder &responder)
{
    const auto live = protocol::fromJson<protocol::Live>(QJsonDocument::fromJson(request.body).object());
    if (!live)
        return responder.answer(badMessage({}));
    // A supervisor's handheld tells where it is, nothing else.
    if (session.post == domain::Post::Supervisor && hasStrangers(*live, session))
        return responder.answer(
            errorAnswer(403, QStringLiteral("denied"), QStringLiteral("not-your-post"), {}));
    m_live.take(*live);
    responder.answer(emptyAnswer(204));
}

void Api::tasks(const Session &session, const Responder &responder)
{
    work(m_readers, responder, [this, session](const Responder &answerTo) {
        const auto files = m_parts.storage.tasksOf(session.person.id.text());
        if (!files)
            return answerTo.answer(errorAnswer(files.error()));
        QJsonArray tasks;
        for (const domain::CaseFile &file : *files) {
            protocol::Task task;
            task.caseId = file.id.text();
            task.caseVersion = file.version;
            task.kind = file.taskKind;
            task.caseKind = file.kind == domain::CaseKind::Component ? QStringLiteral("component")
                                                                     : QStringLiteral("event");
            task.classCode = file.classCode;
            task.address = file.address;
            task.description = file.description;
            task.cell = file.cell;
            task.lon = file.place.lon;
            task.lat = file.place.lat;
            task.due = file.stageDue;
            tasks.append(protocol::toJson(task));
        }
        answerTo.answer(jsonAnswer(200, {{QStringLiteral("tasks"), tasks}}));
    });
}
} // namespace wanmi::server
