// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

#include <memory>

namespace wanmi::mapview {

/// One run of wanmi-maprender after another is made by whoever owns this: start() brings up a process with a
/// socket of its own, and the run ends with ended(), once, whatever went wrong. Lives on the base map's
/// thread.
class BaseProcess : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        QString enginePath, profileFolder;
        int answerMs = 10'000;
        int silentMs = 2'500;
    };
    explicit BaseProcess(Settings settings);
    ~BaseProcess() override;

    void start();
    /// Asks the process to go; no ended() follows.
    void stop();
    void abort(); ///< ends the process without asking; no ended() follows
    void send(const renderlink::Message &message);
    /// While something is awaited, a silence of answerMs ends the run with "engine-hangs". Starting and
    /// opening a project may take StartPatience times as long: disks are cold, sources far.
    void setAwaiting(bool awaiting, int patience = 1);
    static constexpr int StartPatience = 3;
    /// From now on the main thread of the process must answer pings: fellSilent() after silentMs without a word,
    /// "engine-hangs" after answerMs. Not while it opens a project, which may be far away.
    void setWatched(bool watched);
    /// Ends the run as if the process had failed.
    void fail(const QString &reason);
    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }

signals:
    /// It has said hello in our version.
    void ready();
    void received(const wanmi::renderlink::Message &message);
    /// "engine-crashed", "engine-hangs", "engine-version", "engine-nonsense", "no-socket".
    void ended(const QString &reason);
    void fellSilent();
    void spokeAgain();

private:
    void accept();
    void read();
    void greet(const renderlink::Hello &hello);
    void clear(bool gently);
    void ping();

    Settings m_settings;
    std::unique_ptr<QLocalServer> m_server;
    std::unique_ptr<QProcess> m_process;
    QLocalSocket *m_socket = nullptr; ///< a child of m_server
    renderlink::FrameReader m_reader;
    QTimer m_silence, m_pings;
    QElapsedTimer m_sinceWord;
    bool m_isSilent = false;
    bool m_greeted = false;
    bool m_awaiting = false;
    int m_run = 0;
};
} // namespace wanmi::mapview
