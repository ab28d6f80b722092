// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "support/httpclient.h"

#include <QFile>
#include <QProcess>
#include <QThread>

#include <unistd.h>

namespace wanmi::test {

/// The real program, serving a city.
class CentralProgram
{
public:
    explicit CentralProgram(QString folder, QStringList options = {}, QStringList before = {})
        : m_folder(std::move(folder))
        , m_options(std::move(options))
        , m_before(std::move(before))
    {
        start();
    }
    ~CentralProgram() { kill(); }
    CentralProgram(const CentralProgram &) = delete;
    CentralProgram &operator=(const CentralProgram &) = delete;

    /// On the same port as before, if there was a before; false: it ended, see said().
    bool start()
    {
        const QString ready = QDir::tempPath() + QStringLiteral("/wanmi-ready-%1").arg(::getpid());
        QFile::remove(ready);
        QStringList line = m_before
            + QStringList{QStringLiteral(WANMI_CENTRAL),    QStringLiteral("serve"),
                          QStringLiteral("--data"),         m_folder,
                          QStringLiteral("--listen"),       QStringLiteral("127.0.0.1:%1").arg(m_port),
                          QStringLiteral("--ready-file"),   ready}
            + m_options;
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        const QString program = line.takeFirst();
        m_process.start(program, line);
        bool serves = false;
        for (int i = 0; i < 2000 && !serves && m_process.state() != QProcess::NotRunning; ++i) {
            m_process.waitForFinished(10);
            QFile file(ready);
            if (file.open(QIODevice::ReadOnly)) {
                m_port = file.readAll().trimmed().split(':').last().toInt();
                serves = true;
            }
        }
        QFile::remove(ready);
        return serves;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    [[nodiscard]] int endGracefully()
    {
        m_process.terminate();
        return m_process.waitForFinished(15'000) && m_process.exitStatus() == QProcess::NormalExit
            ? m_process.exitCode()
            : -1;
    }
    [[nodiscard]] bool isRunning()
    {
        m_process.waitForFinished(0);
        return m_process.state() == QProcess::Running;
    }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QByteArray said() { return m_process.readAll(); }

    /// From /proc: VmRSS, VmHWM (the most it ever was), in MB.
    [[nodiscard]] double memoryMb(const QByteArray &what) const
    {
        QFile file(QStringLiteral("/proc/%1/status").arg(pid()));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith(what + ':'))
                return line.simplified().split(' ').value(1).toDouble() / 1024;
        }
        return -1;
    }
    [[nodiscard]] double cpuSeconds() const
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(pid()));
        const QList<QByteArray> words = file.open(QIODevice::ReadOnly)
            ? file.readAll().split(')').last().simplified().split(' ')
            : QList<QByteArray>();
        return (words.value(11).toDouble() + words.value(12).toDouble()) / double(::sysconf(_SC_CLK_TCK));
    }
    /// A number of /metrics.
    [[nodiscard]] double metric(const QByteArray &name) const
    {
        HttpClient client(m_port);
        for (const QByteArray &line : client.get("/metrics").body.split('\n')) {
            if (line.startsWith(name + ' '))
                return line.mid(name.size() + 1).toDouble();
        }
        return -1;
    }
    [[nodiscard]] QByteArray token(const QString &account) const
    {
        HttpClient client(m_port);
        return client
            .post("/v1/session", protocol::toJson(protocol::SignIn{account, QStringLiteral("wanmi"), QStringLiteral("t")}))
            .json()
            .value(u"token")
            .toString()
            .toLatin1();
    }

private:
    QString m_folder;
    QStringList m_options, m_before;
    QProcess m_process;
    int m_port = 0;
};
} // namespace wanmi::test
