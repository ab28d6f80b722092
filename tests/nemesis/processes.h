// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "badline.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <random>
#include <vector>

/// What a world is made of: a disk that can be full, central's processes, seats' processes.
namespace wanmi::nemesis {

/// A folder on a small disk of its own, where this may be had.
class SmallDisk
{
public:
    SmallDisk();
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isReal() const { return m_isMounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    void fill() const;
    void makeRoom() const { QFile::remove(fillerPath()); }

private:
    [[nodiscard]] QString fillerPath() const { return path() + QStringLiteral("/filler"); }
    QTemporaryDir m_folder;
    bool m_isMounted;
};

/// One nobody listens at.
[[nodiscard]] int freePort(std::mt19937 &random);

class CentralProcess
{
public:
    CentralProcess(QString program, QString folder, int port)
        : m_program(std::move(program))
        , m_folder(std::move(folder))
        , m_port(port)
    {
    }
    ~CentralProcess() { kill(); }
    /// \return false: it has ended, or does not serve within ten seconds; lastWords() tells.
    [[nodiscard]] bool start();
    void kill();
    void signal(int number) const;
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// How it ended and what it said since it was started.
    [[nodiscard]] QString lastWords() const;

private:
    [[nodiscard]] QString logPath() const { return m_folder + QStringLiteral(".log"); }
    QString m_program, m_folder;
    QProcess m_process;
    qint64 m_saidBefore = 0; ///< bytes of the log when it was started
    int m_port;
};

/// A seat's process, its line, and what it was promised.
class SeatHandle
{
public:
    SeatHandle(QString account, QString folder, int central)
        : m_account(std::move(account))
        , m_folder(std::move(folder))
        , m_central(central)
        , m_line(quint16(central))
    {
    }
    ~SeatHandle() { kill(); }
    void start(std::mt19937 &random);
    void kill();
    void tell(const QByteArray &line);
    void read();
    /// From now on another central is at the end of its line.
    void leadTo(int central);
    /// Sees every case of the city.
    [[nodiscard]] bool isWhole() const { return m_account != u"drainage1" && m_account != u"sv1"; }
    [[nodiscard]] bool isAlive() const { return m_process && m_process->state() != QProcess::NotRunning; }
    [[nodiscard]] QString condition() const;

    QString m_account, m_folder;
    int m_central;
    BadLine m_line;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_rest;
    bool m_isReady = false, m_isHeld = false;
    QString m_verdict, m_lastTrouble;
    std::vector<std::pair<QString, QString>> m_promised; ///< key and case, not yet looked for, in order
};
} // namespace wanmi::nemesis
