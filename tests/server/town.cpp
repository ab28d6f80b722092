// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/citycopy.h"
#include "server/opencity.h"
#include "townstorage.h"

#include <QJsonArray>
#include <QUuid>

namespace wanmi::test {

Town::Town(qint64 maxDatabasePages)
    : m_maxPages(maxDatabasePages)
{
    makeTown(m_folder.path(), shippedRules(), m_clock->now());
    if (qEnvironmentVariable("WANMI_TEST_STORAGE") == u"postgresql")
        moveToPostgres();
    start();
}

// The same town, as it lies in PostgreSQL; the base map stays a file.
void Town::moveToPostgres()
{
    if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty()) {
        qWarning("on SQLite once more: %s", qPrintable(why));
        return;
    }
    QFile::remove(m_folder.filePath(QStringLiteral("central.db")));
    const QString address = TownStorage::cluster().address(TownStorage::freshDatabase());
    if (!server::keepStorageAddress(folder(), address))
        qFatal("the address was not kept");
}

QString Town::database() const
{
    const auto address = server::storageAddress(folder());
    if (!address)
        return m_folder.filePath(QStringLiteral("central.db"));
    const QString copy = m_copies.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (const auto copied = server::copyToSqlite(*address, copy); !copied)
        qFatal("no copy: %s %s", qPrintable(copied.error().reason), qPrintable(copied.error().detail));
    return copy;
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
