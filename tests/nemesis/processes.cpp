// SPDX-License-Identifier: GPL-3.0-or-later
#include "processes.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QThread>

#include <csignal>
#include <sys/mount.h>

namespace wanmi::nemesis {
namespace {
constexpr const char *TmpfsOptions = "size=192m,mode=0700";
}

SmallDisk::SmallDisk()
    : m_isMounted(::mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", 0, TmpfsOptions) == 0)
{
}

SmallDisk::~SmallDisk()
{
    if (m_isMounted)
        ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
}

void SmallDisk::fill() const
{
    QFile filler(fillerPath());
    const QByteArray block(64 * 1024, 'x');
    if (filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        while (filler.write(block) == block.size()) { }
    }
}

/// Below those that the system gives to whoever asks: while central is down, a seat that tries to reach it could be
/// given its very port.
int freePort(std::mt19937 &random)
{
    for (;;) {
        const int port = 15'000 + int(random() % 15'000);
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, quint16(port)))
            return port;
    }
}

bool CentralProcess::start()
{
    const QString ready = m_folder + QStringLiteral(".ready");
    QFile::remove(ready);
    m_saidBefore = QFile(logPath()).size();
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(logPath(), QIODevice::Append);
    m_process.start(m_program,
                    {QStringLiteral("serve"), QStringLiteral("--data"), m_folder, QStringLiteral("--listen"),
                     QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--ready-file"), ready});
    for (int i = 0; i < 2'000 && m_process.state() != QProcess::NotRunning; ++i) {
        QFile file(ready);
        if (file.open(QIODevice::ReadOnly)) {
            m_port = file.readAll().trimmed().split(':').last().toInt();
            return m_port > 0;
        }
        QThread::msleep(5);
        QCoreApplication::processEvents();
    }
    return false;
}

void CentralProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(10'000);
}

void CentralProcess::signal(int number) const
{
    if (m_process.state() != QProcess::NotRunning)
        ::kill(pid_t(m_process.processId()), number);
}

QString CentralProcess::lastWords() const
{
    QFile log(logPath());
    const bool isThere = log.open(QIODevice::ReadOnly) && log.seek(std::min(m_saidBefore, log.size()));
    const QString said = isThere ? QString::fromUtf8(log.readAll().right(1'500)).simplified() : QString();
    const QString how = m_process.state() != QProcess::NotRunning ? QStringLiteral("still starting")
        : m_process.error() == QProcess::FailedToStart            ? QStringLiteral("not even started")
        : m_process.exitStatus() == QProcess::CrashExit
        ? QStringLiteral("crashed")
        : QStringLiteral("ended with %1").arg(m_process.exitCode());
    return QStringLiteral("%1, saying \"%2\"").arg(how, said);
}

void SeatHandle::start(std::mt19937 &random)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const int skew = random() % 2 ? 0 : int(random() % 145) - 72;
    m_process->start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--seat"), m_account, QStringLiteral("--folder"), m_folder,
                      QStringLiteral("--line"), QString::number(m_line.port()), QStringLiteral("--direct"),
                      QString::number(m_central), QStringLiteral("--seed"), QString::number(random()),
                      QStringLiteral("--skew"), QString::number(skew)});
    m_isReady = m_isHeld = false;
    m_verdict.clear();
}

void SeatHandle::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(10'000);
    read(); // what it had been promised before
    m_process.reset();
    m_rest.clear(); // half a line is no promise
}

void SeatHandle::tell(const QByteArray &line)
{
    if (m_process)
        m_process->write(line + '\n');
    if (line == "hold")
        m_isHeld = false;
    if (line.startsWith("check"))
        m_verdict.clear();
}

void SeatHandle::read()
{
    if (!m_process)
        return;
    m_rest += m_process->readAllStandardOutput();
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QString line = QString::fromUtf8(m_rest.left(end));
        m_rest.remove(0, end + 1);
        if (line.startsWith(u"did "))
            m_promised.emplace_back(line.section(u' ', 1, 1), line.section(u' ', 2, 2));
        else if (line == u"ready")
            m_isReady = true;
        else if (line == u"held")
            m_isHeld = true;
        else
            m_verdict = line;
    }
}

QString SeatHandle::condition() const
{
    if (isAlive())
        return m_lastTrouble;
    return !m_process || m_process->error() == QProcess::FailedToStart ? QStringLiteral("not started")
        : m_process->exitStatus() == QProcess::CrashExit
        ? QStringLiteral("crashed")
        : QStringLiteral("ended with %1").arg(m_process->exitCode());
}

void SeatHandle::leadTo(int central)
{
    m_central = central;
    m_line.leadTo(quint16(central));
}
} // namespace wanmi::nemesis
