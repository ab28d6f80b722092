// SPDX-License-Identifier: GPL-3.0-or-later
// wanmi-central init --storage and copy, as the program that they are.
#include "server/opencity.h"
#include "server/postgresstorage.h"
#include "townstorage.h"

#include <QProcess>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
struct Said
{
    int code = -1;
    QByteArray text;
};

Said central(const QStringList &arguments)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(WANMI_CENTRAL), arguments);
    if (!program.waitForFinished(60'000))
        return {};
    return {program.exitCode(), program.readAll()};
}
} // namespace

class TestStorageCommands : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_address;

    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }

private slots:
    void initTestCase()
    {
        if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty())
            QSKIP(qPrintable(why));
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"),
                                           QStringLiteral("CREATE DATABASE city TEMPLATE gis")));
        m_address = TownStorage::cluster().address(QStringLiteral("city"));
    }

    void aCityIsMadeInPostgreSQL()
    {
        QFile secret(path("secret"));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("wanmi\n") > 0);
        secret.close();
        const Said made = central({QStringLiteral("init"), QStringLiteral("--data"), path("one"),
                                   QStringLiteral("--empty"), QStringLiteral("--name-en"),
                                   QStringLiteral("Nanjing"), QStringLiteral("--password-file"),
                                   secret.fileName(), QStringLiteral("--storage"), m_address});
        QVERIFY2(made.code == 0, made.text.constData());
        QCOMPARE(server::storageAddress(path("one")), std::optional(m_address));
        QVERIFY(!QFile::exists(path("one/central.db")) && !QFile::exists(path("one/central.db.moved")));
        const Said users = central(
            {QStringLiteral("user"), QStringLiteral("list"), QStringLiteral("--data"), path("one")});
        QVERIFY2(users.code == 0 && users.text.contains("admin"), users.text.constData());
    }
    void anotherServerJoinsIt()
    {
        const Said joined = central({QStringLiteral("init"), QStringLiteral("--data"), path("two"),
                                     QStringLiteral("--storage"), m_address});
        QVERIFY2(joined.code == 0, joined.text.constData());
        QCOMPARE(server::storageAddress(path("two")), std::optional(m_address));
        const Said again = central({QStringLiteral("init"), QStringLiteral("--data"), path("two"),
                                    QStringLiteral("--storage"), m_address});
        QVERIFY2(again.code == 1 && again.text.contains("city-exists"), again.text.constData());
    }
    void itIsCopiedAndTheFolderComesBack()
    {
        const Said copied = central({QStringLiteral("copy"), QStringLiteral("--from"), m_address,
                                     QStringLiteral("--to"), path("three")});
        QVERIFY2(copied.code == 0 && copied.text.contains("equal on both sides"), copied.text.constData());
        QVERIFY(QFile::exists(path("three/central.db")));
        const Said back = central({QStringLiteral("copy"), QStringLiteral("--from"), path("one"),
                                   QStringLiteral("--to"), path("one"), QStringLiteral("--switch")});
        QVERIFY2(back.code == 0, back.text.constData());
        QVERIFY(QFile::exists(path("one/central.db")) && !server::storageAddress(path("one")));
        // And forth: what is there is not overwritten.
        const Said full = central({QStringLiteral("copy"), QStringLiteral("--from"), path("one"),
                                   QStringLiteral("--to"), m_address, QStringLiteral("--switch")});
        QVERIFY2(full.code == 1 && full.text.contains("city-exists"), full.text.constData());
        QVERIFY(!server::storageAddress(path("one")));
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"),
                                           QStringLiteral("CREATE DATABASE fresh TEMPLATE gis")));
        const QString fresh = TownStorage::cluster().address(QStringLiteral("fresh"));
        const Said forth = central({QStringLiteral("copy"), QStringLiteral("--from"), path("one"),
                                    QStringLiteral("--to"), fresh, QStringLiteral("--switch")});
        QVERIFY2(forth.code == 0, forth.text.constData());
        QCOMPARE(server::storageAddress(path("one")), std::optional(fresh));
        QVERIFY(!QFile::exists(path("one/central.db")));
        QVERIFY(server::openStorage(path("one")));
    }
    void aPasswordIsRefusedAndNotRepeated()
    {
        QString secret = m_address;
        secret.replace(QStringLiteral("wanmi@"), QStringLiteral("wanmi:geheim@"));
        for (const QStringList &arguments : {QStringList{QStringLiteral("init"), QStringLiteral("--data"),
                                                         path("four"), QStringLiteral("--storage"), secret},
                                             QStringList{QStringLiteral("copy"), QStringLiteral("--from"),
                                                         secret, QStringLiteral("--to"), path("four")}}) {
            const Said said = central(arguments);
            QVERIFY2(said.code == 1 && said.text.contains("password-in-address"), said.text.constData());
            QVERIFY(!said.text.contains("geheim"));
        }
    }
    void aPasswordIsNeverPartOfAnAddress()
    {
        const QString secret = QStringLiteral("postgresql://wanmi:geheim@127.0.0.1:1/town");
        const auto refused = server::PostgresStorage::open(secret);
        QCOMPARE(refused.error().reason, QStringLiteral("password-in-address"));
        QVERIFY(!refused.error().detail.contains(u"geheim"));
        const auto broken
            = server::PostgresStorage::open(QStringLiteral("postgresql://wanmi:geheim@[::1:1/town"));
        QCOMPARE(broken.error().reason, QStringLiteral("bad-address"));
        QVERIFY(!broken.error().detail.contains(u"geheim"));
        const QTemporaryDir folder;
        QCOMPARE(server::keepStorageAddress(folder.path(), secret).error().reason,
                 QStringLiteral("password-in-address"));
        QVERIFY(server::keepStorageAddress(folder.path(), m_address));
        QCOMPARE(QFile::permissions(folder.filePath(QStringLiteral("storage")))
                     & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(server::storageAddress(folder.path()), std::optional(m_address));
    }
    void whatNeedsAFileSaysSo()
    {
        for (const char *command : {"backup", "doctor"}) {
            QStringList arguments{QLatin1StringView(command), QStringLiteral("--data"), path("two")};
            if (QByteArrayView(command) == "backup")
                arguments.append(path("saved.tar.zst"));
            const Said said = central(arguments);
            QVERIFY2(said.code != 0 && said.text.contains("not-on-postgresql"), said.text.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestStorageCommands)
#include "tst_storagecommands.moc"
