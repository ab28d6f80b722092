// SPDX-License-Identifier: GPL-3.0-or-later
// The units and examples of packaging/, each read by the program that it is for, where that is here.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {
struct Said
{
    int code = -1;
    QByteArray text;
};

Said run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), process.readAll()};
}

QString sourceOf(const char *name)
{
    return qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/packaging/") + QLatin1StringView(name);
}
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}
QString programNamed(const char *name)
{
    const QString found = QStandardPaths::findExecutable(QLatin1StringView(name));
    return found.isEmpty() ? QStandardPaths::findExecutable(QLatin1StringView(name), {QStringLiteral("/usr/sbin")}) : found;
}
} // namespace

class TestPackaging : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

private slots:
    void systemdTakesTheUnits()
    {
        const QString program = programNamed("systemd-analyze");
        if (program.isEmpty())
            QSKIP("systemd is not here");
        // As installed, but for the program's place.
        for (const auto &[from, to] : {std::pair("units/wanmi-central.service", "wanmi-central.service"),
                                       std::pair("units/wanmi-central@.service", "wanmi-central@8801.service")}) {
            QByteArray unit = contentOf(sourceOf(from));
            QVERIFY(unit.contains("/usr/bin/wanmi-central"));
            unit.replace("/usr/bin/wanmi-central", WANMI_CENTRAL);
            const QString path = m_folder.filePath(QLatin1StringView(to));
            QVERIFY(write(path, unit));
            const Said said = run(program, {QStringLiteral("verify"), QStringLiteral("--man=no"), path});
            QVERIFY2(!said.text.contains(to) && !said.text.contains("Unknown"), said.text.constData());
        }
    }
    void theOptionsOfTheUnitsAreThoseOfServe()
    {
        const QByteArray help = run(QStringLiteral(WANMI_CENTRAL), {QStringLiteral("serve"), QStringLiteral("--help")}).text;
        for (const char *unit : {"units/wanmi-central.service", "units/wanmi-central@.service"}) {
            const QByteArray text = contentOf(sourceOf(unit));
            const qsizetype from = text.indexOf("ExecStart="), end = text.indexOf('\n', from);
            for (const QByteArray &word : text.mid(from, end - from).split(' ')) {
                if (word.startsWith("--"))
                    QVERIFY2(help.contains(word), word.constData());
            }
        }
    }
    void nginxTakesManyServers()
    {
        const QString program = programNamed("nginx");
        if (program.isEmpty())
            QSKIP("nginx is not here");
        const QString city = m_folder.filePath(QStringLiteral("city"));
        QVERIFY(write(m_folder.filePath(QStringLiteral("secret")), "wanmi\n"));
        const Said empty = run(QStringLiteral(WANMI_CENTRAL),
                               {QStringLiteral("init"), QStringLiteral("--data"), city, QStringLiteral("--empty"),
                                QStringLiteral("--name-en"), QStringLiteral("X"), QStringLiteral("--password-file"),
                                m_folder.filePath(QStringLiteral("secret"))});
        QVERIFY2(empty.code == 0, empty.text.constData());
        const Said made = run(QStringLiteral(WANMI_CENTRAL),
                              {QStringLiteral("tls"), QStringLiteral("make"), QStringLiteral("--name"),
                               QStringLiteral("central.example"), QStringLiteral("--data"), city});
        QVERIFY2(made.code == 0, made.text.constData());
        QByteArray text = contentOf(sourceOf("nginx/wanmi-many.conf"));
        QVERIFY(text.contains("hash $http_authorization consistent") && text.contains("/var/lib/wanmi"));
        text.replace("/var/lib/wanmi", city.toUtf8());
        QVERIFY(write(m_folder.filePath(QStringLiteral("wanmi.conf")), text));
        const QByteArray frame = "pid " + m_folder.filePath(QStringLiteral("pid")).toUtf8() + ";\nerror_log stderr;\n"
            + "events {}\nhttp { access_log off;\ninclude " + m_folder.filePath(QStringLiteral("wanmi.conf")).toUtf8() + ";\n}\n";
        QVERIFY(write(m_folder.filePath(QStringLiteral("nginx.conf")), frame));
        const Said said = run(program, {QStringLiteral("-t"), QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"),
                                        m_folder.filePath(QStringLiteral("nginx.conf"))});
        QVERIFY2(said.code == 0, said.text.constData());
    }
    void patronisFileIsYaml()
    {
        const QString python = programNamed("python3");
        const QString script = QStringLiteral(
            "import sys\ntry:\n import yaml\nexcept ImportError:\n sys.exit(77)\n"
            "d = yaml.safe_load(open(sys.argv[1]))\np = d['bootstrap']['dcs']['postgresql']['parameters']\n"
            "assert d['bootstrap']['dcs']['synchronous_mode'] is True\n"
            "assert p['hot_standby_feedback'] == 'on' and p['synchronous_commit'] == 'on', p\n"
            "assert d['postgresql']['authentication']['replication']['username'] == 'replicator'\n"
            "assert 'password' not in open(sys.argv[1]).read()\n");
        const Said said = python.isEmpty() ? Said{77, {}}
                                           : run(python, {QStringLiteral("-c"), script, sourceOf("patroni/patroni.yml")});
        if (said.code == 77)
            QSKIP("nothing here reads YAML");
        QVERIFY2(said.code == 0, said.text.constData());
    }
    void proxiesInFrontOfTheDatabase()
    {
        const QByteArray bouncer = contentOf(sourceOf("patroni/pgbouncer.ini"));
        QVERIFY(bouncer.contains("\npool_mode = session\n"));
        const QString program = programNamed("haproxy");
        if (program.isEmpty())
            QSKIP("haproxy is not here");
        QByteArray text = contentOf(sourceOf("patroni/haproxy.cfg"));
        for (const char *name : {"db1.example", "db2.example", "db3.example"})
            text.replace(name, "127.0.0.1");
        const QString path = m_folder.filePath(QStringLiteral("haproxy.cfg"));
        QVERIFY(write(path, text));
        const Said said = run(program, {QStringLiteral("-c"), QStringLiteral("-f"), path});
        QVERIFY2(said.code == 0, said.text.constData());
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"
