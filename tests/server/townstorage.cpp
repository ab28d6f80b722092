// SPDX-License-Identifier: GPL-3.0-or-later
#include "townstorage.h"

#include "server/cellindex.h"
#include "server/citycopy.h"
#include "server/postgresstorage.h"
#include "server/sqlitestorage.h"
#include "town.h"

#include <QTest>
#include <QUuid>

namespace wanmi::test {
namespace {
const QString Template = QStringLiteral("town");

/// The town's file, made once.
const QString &templateFile()
{
    static const QTemporaryDir Folder;
    static const QString File = [] {
        makeTown(Folder.path(), shippedRules(), SettableClock().now());
        return Folder.filePath(QStringLiteral("central.db"));
    }();
    return File;
}
} // namespace

PostgresCluster &TownStorage::cluster()
{
    static PostgresCluster Cluster;
    return Cluster;
}

QString TownStorage::missing(const QString &kind)
{
    if (kind != u"postgresql")
        return {};
    static const QString Why = [] {
        if (const QString why = cluster().begin(); !why.isEmpty())
            return why;
        cluster().sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE town TEMPLATE gis"));
        const auto copied = server::copyToPostgres(templateFile(), cluster().address(Template));
        if (!copied)
            qFatal("the town was not copied: %s %s", qPrintable(copied.error().reason),
                   qPrintable(copied.error().detail));
        return QString();
    }();
    return Why;
}

void TownStorage::addKinds()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("SQLite") << QStringLiteral("sqlite");
    QTest::newRow("PostgreSQL") << QStringLiteral("postgresql");
}

QString TownStorage::freshDatabase()
{
    static int Number = 0;
    const QString name = QStringLiteral("town%1").arg(++Number);
    if (!cluster().sql(QStringLiteral("postgres"),
                       QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(name, Template)))
        qFatal("no database: %s", qPrintable(cluster().said()));
    return name;
}

TownStorage::TownStorage(const QString &kind)
    : m_kind(kind)
{
    if (const QString why = missing(kind); !why.isEmpty())
        qFatal("no town: %s", qPrintable(why));
    if (kind == u"postgresql") {
        m_database = freshDatabase();
    } else {
        QFile::copy(templateFile(), m_folder.filePath(QStringLiteral("central.db")));
    }
    m_storage = another();
    m_judge = std::make_unique<server::Judge>(
        shippedRules(), m_clock, std::make_shared<const server::CellIndex>(m_storage->cells().value()));
}

TownStorage::~TownStorage()
{
    m_storage.reset();
}

QString TownStorage::address() const
{
    return cluster().address(m_database);
}

std::unique_ptr<server::Storage> TownStorage::another() const
{
    const auto opened = [this]() -> base::Result<std::unique_ptr<server::Storage>> {
        if (m_kind == u"postgresql")
            return server::PostgresStorage::open(address());
        return server::SqliteStorage::open(m_folder.filePath(QStringLiteral("central.db")));
    };
    auto storage = opened();
    if (!storage)
        qFatal("the town does not open: %s %s", qPrintable(storage.error().reason),
               qPrintable(storage.error().detail));
    return *std::move(storage);
}

server::Session TownStorage::session(const QString &account)
{
    const auto known = m_storage->account(account);
    if (!known || !*known)
        qFatal("no account %s", qPrintable(account));
    server::Session session;
    session.person = (*known)->person;
    session.post = domain::postFromToken(session.person.post).value_or(domain::Post::System);
    session.scope = server::Scope::of(session.person);
    return session;
}

server::Asked TownStorage::asked(const QString &account, const domain::CaseOrder &order, int baseVersion,
                                 const QString &key)
{
    server::Asked one;
    one.command.key = key;
    one.command.baseVersion = baseVersion;
    one.command.order = order;
    one.command.occurredAt = m_clock->now();
    one.session = session(account);
    one.address = QStringLiteral("127.0.0.1");
    one.digest = server::blake2b((order.action + u' ' + order.caseId.text() + u' ' + order.note).toUtf8());
    return one;
}

base::Result<std::vector<protocol::CommandResult>> TownStorage::judge(server::Storage &storage,
                                                                      const std::vector<server::Asked> &asked)
{
    return storage.judge(asked, [this](const server::Asked &one, const server::Known &known) {
        return m_judge->decide(one, known);
    });
}

protocol::CommandResult TownStorage::perform(const QString &account, const domain::CaseOrder &order,
                                             int baseVersion, const QString &key)
{
    const QString given = key.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : key;
    const auto results = judge(*m_storage, {asked(account, order, baseVersion, given)});
    m_clock->advance(std::chrono::minutes(1));
    if (results)
        return results->front();
    protocol::CommandResult failed;
    failed.status = results.error().reason + u' ' + results.error().detail;
    return failed;
}

server::AuditEntry TownStorage::entry(const char *deed, const QString &object) const
{
    return {m_clock->now(),
            QStringLiteral("admin"),
            QStringLiteral("console"),
            QLatin1StringView(deed),
            object,
            QStringLiteral("done"),
            {}};
}
} // namespace wanmi::test
