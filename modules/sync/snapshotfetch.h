// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/engine.h"
#include "channel.h"
#include "protocol/messages.h"
#include "unpacker.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace wanmi::sync {

/// Loads a whole replica file. A load that was cut goes on where it was, also after a restart. Lives on the link's
/// thread.
class SnapshotFetch : public QObject
{
    Q_OBJECT
public:
    SnapshotFetch(Channel &channel, QObject *parent);
    void start(const protocol::SnapshotOffer &offer, const QString &target);
    void stop(); ///< what has come stays for the next time

signals:
    void progressed(double share);
    void done(); ///< the target is whole and verified
    void tooSlow(); ///< it would take too long: rows, whose first are the most urgent, serve better
    void failed(const wanmi::Error &error);

private:
    void ask(qint64 from);
    void read();
    void hand();
    void ended();
    void judgePace();
    void fail(const Error &error);

    Channel &m_channel;
    protocol::SnapshotOffer m_offer;
    QPointer<QNetworkReply> m_reply;
    QTimer m_pace;
    QElapsedTimer m_since;
    quint64 m_generation = 0;
    qint64 m_had = 0, m_got = 0; ///< bytes of the file: before this load, and now
    int m_underWay = 0;
    bool m_ended = false;
    std::unique_ptr<base::Engine<Unpacker>> m_unpacker; ///< while a load is under way; ends first
};
} // namespace wanmi::sync
