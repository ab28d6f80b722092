// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/baseprocess.h"

#include "base/doors.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QProcessEnvironment>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace wanmi::mapview {
namespace {
Q_LOGGING_CATEGORY(logBase, "wanmi.mapview.base", QtWarningMsg)

constexpr int FarewellMs = 500;

/// The seat's Qt 6 settings mean other things, or a crash at start, to the Qt 5 of the map process.
QProcessEnvironment environment(const QString &profileFolder)
{
    QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
    const QStringList foreign{"QT_PLUGIN_PATH",
                              "QML_IMPORT_PATH",
                              "QML2_IMPORT_PATH",
                              "QT_QUICK_BACKEND",
                              "QT_QPA_PLATFORM_PLUGIN_PATH",
                              "QT_QPA_PLATFORMTHEME",
                              "QT_STYLE_OVERRIDE",
                              "QT_SCALE_FACTOR",
                              "QT_SCREEN_SCALE_FACTORS",
                              "QT_AUTO_SCREEN_SCALE_FACTOR",
                              "QT_FONT_DPI",
                              "QSG_RHI_BACKEND",
                              "PYTHONPATH",
                              "PYTHONHOME"};
    for (const QString &name : foreign)
        env.remove(name);
    env.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    if (!env.contains(QStringLiteral("XDG_RUNTIME_DIR")))
        env.insert(QStringLiteral("XDG_RUNTIME_DIR"), profileFolder);
    // A database that is out of reach must not hold up a project for minutes.
    if (!env.contains(QStringLiteral("PGCONNECT_TIMEOUT")))
        env.insert(QStringLiteral("PGCONNECT_TIMEOUT"), QStringLiteral("5"));
    return env;
}
} // namespace

BaseProcess::BaseProcess(Settings settings)
    : m_settings(std::move(settings))
{
    m_silence.setParent(this);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { fail(QStringLiteral("engine-hangs")); });
    m_pings.setParent(this);
    connect(&m_pings, &QTimer::timeout, this, &BaseProcess::ping);
}

BaseProcess::~BaseProcess()
{
    clear(true);
}

void BaseProcess::start()
{
    clear(false);
    base::passDoor(base::Door::Network, "map process");
    ++m_run;
    m_reader = {};
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(1);
    const QString name = QStringLiteral("wanmi-map-%1-%2")
                             .arg(QCoreApplication::applicationPid())
                             .arg(QUuid::createUuid().toString(QUuid::Id128).left(8));
    if (!m_server->listen(name)) {
        fail(QStringLiteral("no-socket"));
        return;
    }
    connect(m_server.get(), &QLocalServer::newConnection, this, &BaseProcess::accept);

    QDir().mkpath(m_settings.profileFolder);
    QFile::setPermissions(m_settings.profileFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(environment(m_settings.profileFolder));
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::readyRead, this,
            [this] { qCDebug(logBase).noquote() << m_process->readAll().trimmed(); });
    connect(m_process.get(), &QProcess::finished, this, [this] { fail(QStringLiteral("engine-crashed")); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(QStringLiteral("engine-crashed"));
    });
    m_process->start(m_settings.enginePath,
                     {QStringLiteral("--socket"), m_server->fullServerName(), QStringLiteral("--profile"),
                      m_settings.profileFolder});
    m_silence.start(m_settings.answerMs * StartPatience);
}

void BaseProcess::accept()
{
    if (m_socket)
        return;
    m_socket = m_server->nextPendingConnection();
    m_server->close(); // nobody else
    connect(m_socket, &QLocalSocket::readyRead, this, &BaseProcess::read);
    connect(m_socket, &QLocalSocket::disconnected, this, [this] { fail(QStringLiteral("engine-crashed")); });
    read();
}

void BaseProcess::read()
{
    if (!m_socket)
        return;
    m_reader.feed(m_socket->readAll());
    const int run = m_run;
    while (m_run == run && m_socket) {
        const auto message = m_reader.next();
        if (!message)
            break;
        m_sinceWord.start();
        if (std::exchange(m_isSilent, false))
            emit spokeAgain();
        if (std::holds_alternative<renderlink::Pong>(*message))
            continue; // the main thread lives, which says nothing of those that draw
        if (m_awaiting)
            m_silence.start();
        if (const auto *hello = std::get_if<renderlink::Hello>(&*message))
            greet(*hello);
        else if (m_greeted)
            emit received(*message);
        else
            fail(QStringLiteral("engine-nonsense"));
    }
    if (m_run == run && m_socket && m_reader.isBroken())
        fail(QStringLiteral("engine-nonsense"));
}

void BaseProcess::greet(const renderlink::Hello &hello)
{
    if (hello.version != renderlink::Version || m_greeted) {
        fail(m_greeted ? QStringLiteral("engine-nonsense") : QStringLiteral("engine-version"));
        return;
    }
    m_greeted = true;
    m_silence.stop();
    qCDebug(logBase) << "map process is" << hello.engine;
    emit ready();
}

void BaseProcess::send(const renderlink::Message &message)
{
    if (m_socket && m_socket->state() == QLocalSocket::ConnectedState)
        m_socket->write(renderlink::encode(message));
}

void BaseProcess::setAwaiting(bool awaiting, int patience)
{
    const int longestMs = m_settings.answerMs * patience;
    if (!m_greeted || (awaiting == m_awaiting && longestMs == m_silence.interval()))
        return;
    m_awaiting = awaiting;
    if (awaiting)
        m_silence.start(longestMs);
    else
        m_silence.stop();
}

void BaseProcess::setWatched(bool watched)
{
    if (!watched)
        return m_pings.stop();
    m_sinceWord.start();
    m_pings.start(std::max(1, m_settings.silentMs / 3));
}

void BaseProcess::ping()
{
    if (m_sinceWord.elapsed() > std::max(m_settings.answerMs, m_settings.silentMs))
        return fail(QStringLiteral("engine-hangs"));
    if (m_sinceWord.elapsed() > m_settings.silentMs && !std::exchange(m_isSilent, true))
        emit fellSilent();
    if (!m_isSilent)
        send(renderlink::Ping{});
}

void BaseProcess::stop()
{
    clear(true);
}

void BaseProcess::abort()
{
    clear(false);
}

void BaseProcess::fail(const QString &reason)
{
    if (!m_process && !m_server)
        return;
    clear(false);
    emit ended(reason);
}

void BaseProcess::clear(bool gently)
{
    ++m_run;
    m_silence.stop();
    m_pings.stop();
    m_isSilent = false;
    m_greeted = false;
    m_awaiting = false;
    if (gently && m_socket) {
        send(renderlink::Quit{});
        m_socket->flush();
    }
    if (m_socket)
        m_socket->disconnect(this);
    m_socket = nullptr;
    if (auto *server = m_server.release()) {
        server->disconnect(this);
        server->close();
        server->deleteLater(); // we may be inside a signal of its socket
    }
    if (auto *process = m_process.release()) {
        process->disconnect(this);
        if (!gently || !process->waitForFinished(FarewellMs)) {
            process->kill();
            process->waitForFinished(FarewellMs);
        }
        process->deleteLater();
    }
}
} // namespace wanmi::mapview
