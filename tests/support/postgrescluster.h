// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>

#include <csignal>
#include <pwd.h>
#include <unistd.h>
#include <vector>

namespace wanmi::test {

/// A PostgreSQL of the test's own: in a temporary folder, on a free port of this machine, gone with this
/// object.
class PostgresCluster
{
public:
    PostgresCluster()
    {
        const QDir versions(QStringLiteral("/usr/lib/postgresql"));
        for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            m_bin = versions.filePath(version) + QStringLiteral("/bin/");
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
    }
    ~PostgresCluster() { stop(); }
    PostgresCluster(const PostgresCluster &) = delete;
    PostgresCluster &operator=(const PostgresCluster &) = delete;

    /// For figures: what it commits is durable, and it has memory as a server would.
    void beLikeAServer()
    {
        m_settings = QStringLiteral("-c shared_buffers=1GB -c max_wal_size=4GB -c checkpoint_timeout=30min");
    }
    /// \return why there is none; empty: it serves, with an empty database "gis" that knows PostGIS.
    QString begin()
    {
        if (const QString why = prepare(); !why.isEmpty())
            return why;
        if (!run(m_bin + QStringLiteral("initdb"),
                 {QStringLiteral("-D"), data(), QStringLiteral("-U"), QStringLiteral("wanmi"),
                  QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("--no-sync"),
                  QStringLiteral("--locale=C.UTF-8"), QStringLiteral("-E"), QStringLiteral("UTF8")}))
            return QStringLiteral("no cluster: ") + m_said;
        if (!serve())
            return QStringLiteral("it does not start: ") + m_said;
        if (!sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE gis")))
            return QStringLiteral("no database: ") + m_said;
        if (!sql(QStringLiteral("gis"), QStringLiteral("CREATE EXTENSION postgis")))
            return QStringLiteral("PostGIS is not installed: ") + m_said;
        return {};
    }
    /// A streaming copy of another one, that can be read and promoted. \return why there is none; empty: it serves.
    QString beginStandbyOf(const PostgresCluster &primary)
    {
        if (const QString why = prepare(); !why.isEmpty())
            return why;
        if (!run(m_bin + QStringLiteral("pg_basebackup"),
                 {QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                  QString::number(primary.m_port), QStringLiteral("-U"), QStringLiteral("wanmi"),
                  QStringLiteral("-D"), data(), QStringLiteral("-R"), QStringLiteral("-X"),
                  QStringLiteral("stream"), QStringLiteral("-c"), QStringLiteral("fast"),
                  QStringLiteral("--no-sync")}))
            return QStringLiteral("no copy: ") + m_said;
        return serve() ? QString() : QStringLiteral("it does not start: ") + m_said;
    }
    bool promote()
    {
        return run(m_bin + QStringLiteral("pg_ctl"),
                   {QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("promote")});
    }
    bool serve()
    {
        return run(m_bin + QStringLiteral("pg_ctl"),
                   {QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-l"),
                    m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"),
                    QStringLiteral("-p %1 -k %2 -c listen_addresses=127.0.0.1 %3")
                        .arg(m_port)
                        .arg(m_folder.path(), m_settings),
                    QStringLiteral("start")});
    }
    /// Connections are cut, as when the machine is switched off.
    void stop()
    {
        if (QFile::exists(data() + QStringLiteral("/postmaster.pid")))
            run(m_bin + QStringLiteral("pg_ctl"),
                {QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-m"),
                 QStringLiteral("immediate"), QStringLiteral("stop")});
    }
    /// Nothing is answered any more and no connection breaks, as when its disk hangs; until thaw().
    void freeze() { signalAll(SIGSTOP); }
    void thaw() { signalAll(SIGCONT); }
    /// kill -9 of everything at once, or of one that serves a connection; after the first serve() begins it again, after
    /// the second it recovers by itself.
    void killAll() const
    {
        std::vector<int> all = children();
        all.push_back(postmaster());
        signalAll(SIGKILL);
        // Until the last one is gone its memory is in use, and nothing begins in its place.
        for (int i = 0; i < 500; ++i) {
            std::erase_if(all, [](int pid) {
                QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid)); // empty of one that is only not buried yet
                return !line.open(QIODevice::ReadOnly) || line.readAll().isEmpty();
            });
            if (all.empty())
                break;
            usleep(10'000);
        }
        // As long as nobody has buried the first one, its number looks like that of a living server.
        QFile::remove(data() + QStringLiteral("/postmaster.pid"));
        for (const char *end : {"", ".lock"})
            QFile::remove(m_folder.filePath(QStringLiteral(".s.PGSQL.%1").arg(m_port) + QLatin1StringView(end)));
    }
    void killOne(unsigned which) const
    {
        std::vector<int> serving;
        for (const int child : children()) {
            QFile line(QStringLiteral("/proc/%1/cmdline").arg(child));
            if (line.open(QIODevice::ReadOnly) && line.readAll().contains("postgres: wanmi"))
                serving.push_back(child);
        }
        if (!serving.empty())
            ::kill(serving[which % serving.size()], SIGKILL);
    }
    bool sql(const QString &database, const QString &command)
    {
        return run(m_bin + QStringLiteral("psql"),
                   {QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                    QString::number(m_port), QStringLiteral("-U"), QStringLiteral("wanmi"),
                    QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-qc"), command,
                    database});
    }
    /// What libpq calls one of its databases.
    [[nodiscard]] QString address(const QString &database) const
    {
        return QStringLiteral("postgresql://wanmi@127.0.0.1:%1/%2").arg(m_port).arg(database);
    }
    [[nodiscard]] int port() const { return m_port; }
    /// What GDAL calls it.
    [[nodiscard]] QString gdalName() const
    {
        return QStringLiteral("PG:host=127.0.0.1 port=%1 user=wanmi dbname=gis").arg(m_port);
    }
    /// What a QGIS project calls one of its tables.
    [[nodiscard]] QString qgisName(const QString &table, const QString &type) const
    {
        return QStringLiteral("dbname='gis' host=127.0.0.1 port=%1 user='wanmi' key='id' srid=4326 type=%2 "
                              "table=&quot;public&quot;.&quot;%3&quot; (geom)")
            .arg(m_port)
            .arg(type, table);
    }
    [[nodiscard]] QString said() const { return m_said; }

private:
    [[nodiscard]] int postmaster() const
    {
        QFile file(data() + QStringLiteral("/postmaster.pid"));
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toInt() : 0;
    }
    [[nodiscard]] std::vector<int> children() const
    {
        std::vector<int> pids;
        QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(postmaster()));
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &child : file.readAll().simplified().split(' ')) {
                if (child.toInt() > 0)
                    pids.push_back(child.toInt());
            }
        }
        return pids;
    }
    void signalAll(int signal) const
    {
        const int first = postmaster();
        if (first <= 0)
            return;
        const std::vector<int> before = children(); // of one that is gone nobody knows the children
        ::kill(first, signal); // first: it would start others
        for (const int child : before)
            ::kill(child, signal);
        for (const int child : signal == SIGKILL ? std::vector<int>() : children())
            ::kill(child, signal);
    }
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QString prepare()
    {
        if (m_bin.isEmpty() || !QFile::exists(m_bin + QStringLiteral("initdb")))
            return QStringLiteral("PostgreSQL is not installed");
        if (geteuid() != 0)
            return {};
        const passwd *user = getpwnam("postgres"); // it refuses to be run by root
        return user && ::chown(qPrintable(m_folder.path()), user->pw_uid, user->pw_gid) == 0
            ? QString()
            : QStringLiteral("there is no user to run PostgreSQL as");
    }
    bool run(QString program, QStringList arguments)
    {
        if (geteuid() == 0) {
            arguments
                = QStringList{QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--"), program}
                + arguments;
            program = QStringLiteral("runuser");
        }
        QProcess process;
        process.setWorkingDirectory(QStringLiteral("/"));
        // A pipe would stay open as long as the server that inherits it.
        const QString log = QDir::tempPath() + QStringLiteral("/wanmi-postgres-%1.log").arg(getpid());
        process.setStandardOutputFile(log);
        process.setStandardErrorFile(log, QIODevice::Append);
        process.start(program, arguments);
        const bool done = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit
            && process.exitCode() == 0;
        QFile file(log);
        m_said = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
        file.remove();
        return done;
    }

    QString m_settings = QStringLiteral("-c fsync=off");
    QTemporaryDir m_folder;
    QString m_bin, m_said;
    int m_port = 0;
};
} // namespace wanmi::test
