// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/httpclient.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <memory>

/// The programs as a city runs them: processes of their own that know each other by address and folder alone.
namespace wanmi::test {

inline QProcessEnvironment programEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("WANMI_PASSWORD"), QStringLiteral("wanmi"));
    environment.insert(QStringLiteral("WANMI_MAPRENDER"), QStringLiteral(WANMI_MAPRENDER));
    environment.insert(QStringLiteral("WANMI_MAPS"), qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/maps"));
    return environment;
}

/// wanmi-central over one data folder; killed with this object.
class CentralProgram
{
public:
    explicit CentralProgram(QString folder)
        : m_folder(std::move(folder))
    {
        m_process.setProcessEnvironment(programEnvironment());
        m_process.setStandardErrorFile(m_folder + QStringLiteral(".log"));
    }
    ~CentralProgram() { stop(); }

    /// A command on the city: "maps publish", "init --sample village". \return its exit code.
    int command(const QStringList &words)
    {
        QProcess process;
        process.setProcessEnvironment(programEnvironment());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(WANMI_CENTRAL), words + QStringList{QStringLiteral("--data"), m_folder});
        return process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                                                : -1;
    }
    /// Serves, on the port of before where there was one.
    bool serve()
    {
        const QString ready = m_folder + QStringLiteral("/ready");
        QFile::remove(ready);
        m_process.start(QStringLiteral(WANMI_CENTRAL),
                        {QStringLiteral("serve"), QStringLiteral("--data"), m_folder, QStringLiteral("--listen"),
                         QStringLiteral("127.0.0.1:%1").arg(m_url.port(0)), QStringLiteral("--ready-file"), ready});
        if (!QTest::qWaitFor([&] { return QFile::exists(ready); }, 60'000))
            return false;
        QFile file(ready);
        if (file.open(QIODevice::ReadOnly))
            m_url = QUrl(QString::fromUtf8(file.readAll().trimmed()));
        m_client = std::make_unique<HttpClient>(m_url.port());
        return m_url.isValid();
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString folder() const { return m_folder; }
    /// As a person with the right to do so.
    HttpClient &as(const QString &account)
    {
        m_client->token.clear();
        const HttpReply grant = m_client->post("/v1/session",
                                               {{QStringLiteral("account"), account},
                                                {QStringLiteral("password"), QStringLiteral("wanmi")},
                                                {QStringLiteral("seat"), QStringLiteral("test")}});
        m_client->token = grant.json().value(QStringLiteral("token")).toString().toUtf8();
        return *m_client;
    }

private:
    QString m_folder;
    QUrl m_url;
    QProcess m_process;
    std::unique_ptr<HttpClient> m_client;
};

/// wanmi as a wall that nobody sits at; what it shows is read from its marks.
class WallProgram
{
public:
    WallProgram(QUrl central, QString folder)
        : m_central(std::move(central))
        , m_folder(std::move(folder))
    {
        QDir().mkpath(m_folder);
    }
    ~WallProgram() { kill(); }

    void start()
    {
        m_marks = m_folder + QStringLiteral("/marks-%1.jsonl").arg(++m_starts);
        QProcessEnvironment environment = programEnvironment();
        environment.insert(QStringLiteral("WANMI_MARKS"), m_marks);
        m_process = std::make_unique<QProcess>();
        m_process->setProcessEnvironment(environment);
        m_process->setStandardErrorFile(m_folder + QStringLiteral("/wanmi.log"), QIODevice::Append);
        m_startedMs = QDateTime::currentMSecsSinceEpoch();
        m_process->start(QStringLiteral(WANMI_DESK),
                         {QStringLiteral("--central"), m_central.toString(), QStringLiteral("--data"), m_folder,
                          QStringLiteral("--account"), QStringLiteral("dispatcher1"), QStringLiteral("--wall"),
                          QStringLiteral("--no-video"), QStringLiteral("--no-sim")});
        m_process->waitForStarted();
    }
    /// As a cut of the power would.
    void kill()
    {
        if (!m_process || m_process->state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process->processId()), SIGKILL);
        m_process->waitForFinished(10'000);
    }
    [[nodiscard]] bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    [[nodiscard]] qint64 startedMs() const { return m_startedMs; }

    struct Mark
    {
        QString text;
        qint64 atMs = 0;
    };
    /// All of that name since the start, oldest first.
    [[nodiscard]] QList<Mark> marks(const QString &name) const
    {
        QList<Mark> found;
        QFile file(m_marks);
        if (!file.open(QIODevice::ReadOnly))
            return found;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QJsonObject mark = QJsonDocument::fromJson(line).object();
            if (mark.value(QStringLiteral("mark")) == name)
                found.append({mark.value(QStringLiteral("text")).toString(),
                              qint64(mark.value(QStringLiteral("value")).toDouble())});
        }
        return found;
    }
    [[nodiscard]] QString now(const QString &name) const
    {
        const QList<Mark> all = marks(name);
        return all.isEmpty() ? QString() : all.last().text;
    }
    bool waitFor(const QString &name, const QString &text, int limitMs) const
    {
        return QTest::qWaitFor([&] { return now(name) == text; }, limitMs);
    }
    /// Process ids of its map processes.
    [[nodiscard]] QList<qint64> mapProcesses() const
    {
        QList<qint64> found;
        for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile stat(QStringLiteral("/proc/") + entry + QStringLiteral("/stat"));
            if (!stat.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = stat.readAll();
            const qsizetype close = text.lastIndexOf(')');
            const QList<QByteArray> rest = text.mid(close + 2).split(' ');
            if (text.left(close).endsWith("wanmi-maprender") && rest.value(0) != "Z"
                && rest.value(1).toLongLong() == m_process->processId())
                found.append(entry.toLongLong());
        }
        return found;
    }
    [[nodiscard]] QString folder() const { return m_folder; }

private:
    QUrl m_central;
    QString m_folder, m_marks;
    std::unique_ptr<QProcess> m_process;
    qint64 m_startedMs = 0;
    int m_starts = 0;
};
} // namespace wanmi::test
