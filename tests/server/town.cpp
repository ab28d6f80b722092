// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include <QJsonArray>
#include <QUuid>

namespace wanmi::test {

Town::Town(qint64 maxDatabasePages)
    : m_maxPages(maxDatabasePages)
{
    makeTown(m_folder.path(), shippedRules(), m_clock->now());
    start();
}

Town::~Town()
{
    m_central.reset(); // before the watch it reports to
}

void Town::start()
{
    server::CentralOptions options;
    options.folder = m_folder.path();
    options.clock = m_clock;
    options.videoUrl = QStringLiteral("rtsp://127.0.0.1:8554");
    options.responseTap = m_watch.tap();
    options.maxDatabasePages = m_maxPages;
    auto started = server::Central::start(options, shippedRules());
    if (!started)
        qFatal("central does not start: %s", qPrintable(started.error().reason));
    m_central = std::move(*started);
}

HttpReply Town::trySignIn(const QString &account, const QString &password)
{
    HttpClient client(port());
    return client.post("/v1/session",
                       protocol::toJson(protocol::SignIn{account, password, QStringLiteral("test seat")}));
}

std::unique_ptr<HttpClient> Town::signIn(const QString &account)
{
    const HttpReply reply = trySignIn(account, QStringLiteral("wanmi"));
    if (reply.status != 201)
        qFatal("%s cannot sign in: %d %s", qPrintable(account), reply.status, reply.body.constData());
    auto client = std::make_unique<HttpClient>(port());
    client->token = reply.json().value(u"token").toString().toLatin1();
    return client;
}

QJsonObject Town::command(HttpClient &who, const domain::CaseOrder &order, int baseVersion,
                          const QString &key)
{
    protocol::Command command;
    command.key = key.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : key;
    command.baseVersion = baseVersion;
    command.order = order;
    const HttpReply reply
        = who.post("/v1/commands", {{QStringLiteral("commands"), QJsonArray{protocol::toJson(command)}}});
    return reply.status == 200 ? reply.json().value(u"results").toArray().at(0).toObject() : reply.json();
}

QJsonObject Town::perform(HttpClient &who, const domain::CaseOrder &order)
{
    int &version = m_versions[order.caseId.text()];
    const QJsonObject result = command(who, order, version);
    if (result.value(u"status").toString() == u"applied")
        version = result.value(u"version").toInt();
    m_clock->advance(std::chrono::minutes(1));
    return result;
}
} // namespace wanmi::test
