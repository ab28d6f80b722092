// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "photopush.h"
#include "store/store.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

namespace wanmi::sync {

/// Sends what waits in the outbox, one command a case at a time, and hands central's verdicts to the store.
/// A command goes when central has the photos it names; others overtake it. A lost answer is harmless: the
/// command's key makes a repeat a duplicate.
class Pusher : public QObject
{
    Q_OBJECT
public:
    Pusher(Channel &channel, store::Store &store, const store::PhotoFolders &photos, QObject *parent);

    /// The line is up (again): a request from before it broke is given up, its commands go anew at once.
    void start();
    void stop();
    /// Something may be waiting.
    void push();
    /// Nothing waits and nothing was refused.
    void tidy() const { m_photos.tidy(); }

signals:
    void rejected(const wanmi::protocol::CommandResult &result);
    void failed(const wanmi::Error &error);

private:
    void giveUp();
    void sortOut(std::vector<protocol::Command> commands);
    void send(const std::vector<protocol::Command> &commands);
    void take(base::Result<HttpAnswer> outcome, const std::vector<protocol::Command> &sent);
    void refuse(const QString &key, const Error &error);
    void retryLater();

    Channel &m_channel;
    store::Store &m_store;
    PhotoPush m_photos;
    QTimer m_retry;
    std::chrono::milliseconds m_pause{0};
    QPointer<QNetworkReply> m_reply; ///< to what was sent
    bool m_running = false, m_busy = false, m_again = false;
    bool m_isGivenUp = false; ///< the answer to m_reply is waited for no more
};
} // namespace wanmi::sync
