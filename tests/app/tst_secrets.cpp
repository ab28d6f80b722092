// SPDX-License-Identifier: GPL-3.0-or-later
// Where a password must never be: in a process list, in a log, in a backup. The real programs, all at once.
#include "server/backup.h"
#include "server/cityarchive.h"
#include "support/httpclient.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QByteArray Password = "sample-4b1d-word", Changed = "another-77ef-word";

QProcessEnvironment environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : {std::pair("QT_QPA_PLATFORM", "offscreen"), std::pair("QT_QUICK_BACKEND", "software"),
                                      std::pair("LC_ALL", "C.UTF-8"), std::pair("WANMI_MAPRENDER", "/nowhere")})
        environment.insert(QLatin1StringView(name), QLatin1StringView(value));
    environment.insert(QStringLiteral("WANMI_PASSWORD"), QString::fromLatin1(Password));
    return environment;
}

/// Every argument of every process of this machine, now.
QByteArray processList()
{
    QByteArray all;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(QStringLiteral("/proc/") + entry + QStringLiteral("/cmdline"));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll() + '\n';
    }
    return all;
}
} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QByteArray m_seen; ///< of process lists

    [[nodiscard]] QString at(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    std::unique_ptr<QProcess> start(const char *program, const QStringList &arguments, const char *log)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment());
        process->setStandardErrorFile(at(log));
        process->setStandardOutputFile(at(log) + QStringLiteral(".out"));
        process->start(QLatin1StringView(program), arguments);
        process->waitForStarted();
        m_seen += processList();
        return process;
    }
    int run(const QStringList &arguments, const QByteArray &typed = {})
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(WANMI_CENTRAL), arguments + QStringList{QStringLiteral("--data"), at("city")});
        process.waitForStarted();
        m_seen += processList();
        process.write(typed);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000))
            return -1;
        QFile log(at("commands.log"));
        if (log.open(QIODevice::Append))
            log.write(process.readAllStandardError() + process.readAllStandardOutput());
        return process.exitCode();
    }
    void nothingIn(const QByteArray &bytes, const QString &where) const
    {
        for (const QByteArray &word : {Password, Changed})
            QVERIFY2(!bytes.contains(word), qPrintable(where + u' ' + QString::fromLatin1(word)));
    }
private slots:
    void noProgramTakesAPasswordAsAnArgument()
    {
        for (const char *program : {WANMI_CENTRAL, WANMI_CITYSIM, WANMI_DESK}) {
            const bool isCentral = qstrcmp(program, WANMI_CENTRAL) == 0;
            for (const char *command : isCentral ? QList<const char *>{"init", "populate", "user", "serve", "copy"} : QList<const char *>{""}) {
                QProcess process;
                process.setProcessEnvironment(environment());
                QStringList words{QLatin1StringView(command), QStringLiteral("--help")};
                words.removeAll(QString());
                process.start(QLatin1StringView(program), words);
                QVERIFY(process.waitForFinished(30'000));
                const QByteArray help = process.readAllStandardOutput() + process.readAllStandardError();
                QVERIFY2(!help.isEmpty(), program);
                QVERIFY2(!help.contains("--password ") && !help.contains("--password="), help.constData());
            }
        }
        QCOMPARE(run({QStringLiteral("init"), QStringLiteral("--password"), QStringLiteral("x")}), 1);
    }
    void aCityLivesWithItsPasswords()
    {
        QCOMPARE(run({QStringLiteral("init"), QStringLiteral("--sample"), QStringLiteral("tiny")}), 0);
        const QString ready = at("ready"), word = at("word");
        QFile file(word);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(Password + '\n') > 0);
        file.close();
        auto central = start(WANMI_CENTRAL,
                             {QStringLiteral("serve"), QStringLiteral("--data"), at("city"), QStringLiteral("--listen"),
                              QStringLiteral("127.0.0.1:0"), QStringLiteral("--ready-file"), ready, QStringLiteral("--log"),
                              QStringLiteral("json"), QStringLiteral("--log-level"), QStringLiteral("debug")},
                             "central.log");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 60'000);
        QFile told(ready);
        QVERIFY(told.open(QIODevice::ReadOnly));
        const QString url = QString::fromUtf8(told.readAll().trimmed());
        auto sim = start(WANMI_CITYSIM,
                         {QStringLiteral("--central"), url, QStringLiteral("--rtsp-port"), QStringLiteral("-1"),
                          QStringLiteral("--password-file"), word, QStringLiteral("--duration"), QStringLiteral("8")},
                         "sim.log");
        auto desk = start(WANMI_DESK,
                          {QStringLiteral("--central"), url, QStringLiteral("--data"), at("seat"), QStringLiteral("--account"),
                           QStringLiteral("dispatcher1"), QStringLiteral("--no-wall"), QStringLiteral("--no-video"),
                           QStringLiteral("--no-sim"), QStringLiteral("--until-complete")},
                          "desk.log");
        // A wrong password too: what was typed is nobody's business either.
        HttpClient client(QUrl(url).port());
        QCOMPARE(client.post("/v1/session", {{QStringLiteral("account"), QStringLiteral("acceptor1")},
                                             {QStringLiteral("password"), QString::fromLatin1(Changed)},
                                             {QStringLiteral("seat"), QString()}})
                     .status,
                 401);
        QCOMPARE(run({QStringLiteral("user"), QStringLiteral("passwd"), QStringLiteral("mayor")}, Changed + '\n'), 0);
        QVERIFY(desk->waitForFinished(120'000));
        QCOMPARE(desk->exitCode(), 0); // it had signed in
        m_seen += processList();
        QVERIFY(sim->waitForFinished(60'000));
        QFile simLog(at("sim.log.out"));
        QVERIFY(simLog.open(QIODevice::ReadOnly));
        QVERIFY(simLog.readAll().contains("living")); // so had they
        QCOMPARE(run({QStringLiteral("tls"), QStringLiteral("make")}), 0);
        QCOMPARE(run({QStringLiteral("backup"), at("city.tar.zst")}), 0);
        central->terminate();
        QVERIFY(central->waitForFinished(20'000));
    }
    void itIsInNoProcessList()
    {
        QVERIFY(m_seen.contains("wanmi-central") && m_seen.contains("wanmi-citysim"));
        nothingIn(m_seen, QStringLiteral("process list"));
    }
    void itIsInNoLogNorInASeatsFolder()
    {
        int read = 0;
        for (QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
            const QString path = files.next();
            if (path == at("word"))
                continue;
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            nothingIn(file.readAll(), path);
            ++read;
        }
        QVERIFY(read > 10);
        QVERIFY(QFileInfo(at("central.log")).size() > 1000);
    }
    void aBackupHoldsHashesOnlyAndNoKeys()
    {
        auto reader = server::ArchiveReader::open(at("city.tar.zst"));
        QVERIFY(reader);
        QByteArray all;
        QStringList names;
        for (QString name = *reader->next(); !name.isEmpty(); name = *reader->next()) {
            names.append(name);
            QVERIFY(reader->read([&](const char *bytes, qint64 size) -> base::Result<void> {
                all.append(bytes, size);
                return {};
            }));
        }
        nothingIn(all, QStringLiteral("backup"));
        QVERIFY(all.contains("$argon2id$"));
        QVERIFY(QFile::exists(at("city/tls/ca.key")));
        QVERIFY2(!all.contains("PRIVATE KEY"), qPrintable(names.join(u' ')));
        QVERIFY(names.filter(QStringLiteral("tls/")).isEmpty() && names.filter(QStringLiteral("keys/")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
