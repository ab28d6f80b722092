// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "protocol/messages.h"
#include "store/photofiles.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace wanmi::sync {

/// Brings the photos that commands name to central before the commands go, one at a time, large ones in pieces as long
/// as the line takes well. What is not kept
/// here (any more) is central's already or nobody's to send. On the link's thread.
class PhotoPush : public QObject
{
    Q_OBJECT
public:
    PhotoPush(Channel &channel, const store::PhotoFolders &folders, QObject *parent);

    void start(); ///< tries again at once what had to wait
    void stop();
    /// Whether central has all that this command names.
    [[nodiscard]] bool isReady(const protocol::Command &command) const;
    /// Sends the first photo that is missing, unless one is under way.
    void bring(const std::vector<protocol::Command> &commands);
    /// Central has accepted this command: its photos are no longer this seat's to keep.
    void handOver(const protocol::Command &command) const;
    /// Nothing waits and nothing was refused: what was chosen long ago and never sent may go.
    void tidy() const;

signals:
    void brought(); ///< one more is there, or the pause after a failure is over
    /// Central will not have a photo of this command, or it is damaged here: the command cannot go.
    void refused(const QString &key, const wanmi::Error &error);
    void failed(const wanmi::Error &error); ///< it is tried again by itself

private:
    [[nodiscard]] bool isMissing(const QString &hash) const;
    void send(const QString &key, const QString &hash);
    void sendPiece();
    void watch(QNetworkReply *reply);
    void tookPiece(const base::Result<HttpAnswer> &outcome);
    void take(const QString &key, const QString &hash, const base::Result<HttpAnswer> &outcome);
    void waitAWhile();

    Channel &m_channel;
    const store::PhotoFiles m_kept, m_cache;
    /// A photo on its way in pieces; after a break it goes on behind what has come.
    struct Sending
    {
        QString key, hash;
        QByteArray bytes; ///< none: it pauses
        qint64 arrived = 0;
        bool begunAnew = false; ///< what had come was spoilt at central
    };
    Sending m_sending;
    qint64 m_piece;
    QElapsedTimer m_took, m_moved; ///< since the piece was begun; since bytes left last
    QPointer<QNetworkReply> m_reply;
    QSet<QString> m_there; ///< hashes sent in this run
    QSet<QString> m_refused; ///< keys of commands
    QTimer m_retry;
    std::chrono::milliseconds m_pause{0};
    bool m_running = false, m_busy = false;
};
} // namespace wanmi::sync
