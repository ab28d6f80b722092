// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "store/store.h"

#include <QTimer>

namespace wanmi::sync {

/// Sends what waits in the outbox, one command a case at a time, and hands central's verdicts to the store.
/// A lost answer is harmless: the command's key makes a repeat a duplicate.
class Pusher : public QObject
{
    Q_OBJECT
public:
    Pusher(Channel &channel, store::Store &store, QObject *parent);

    void start();
    void stop();
    /// Something may be waiting.
    void push();

signals:
    void rejected(const wanmi::protocol::CommandResult &result);
    void failed(const wanmi::Error &error);

private:
    void send(const std::vector<protocol::Command> &commands);
    void take(base::Result<HttpAnswer> outcome, int sent);
    void retryLater();

    Channel &m_channel;
    store::Store &m_store;
    QTimer m_retry;
    std::chrono::milliseconds m_pause{0};
    bool m_running = false, m_busy = false, m_again = false;
};
} // namespace wanmi::sync
