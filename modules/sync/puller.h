// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "snapshotfetch.h"
#include "store/store.h"

#include <QPointer>

namespace wanmi::sync {

/// Pulls central's rows into the replica: a snapshot when there is none, then the change feed by long poll.
/// A snapshot is a whole file where central offers one and the line is fast enough, else a stream of rows, the most
/// urgent first; either goes on where it was cut. The replica's cursor moves only together with the rows it stands
/// for.
class Puller : public QObject
{
    Q_OBJECT
public:
    Puller(Channel &channel, store::Store &store, std::chrono::seconds longPoll, bool wholeFiles, QObject *parent);

    void bootstrap(const protocol::Manifest &manifest);
    void follow(const QString &cursor);
    void stop();

signals:
    void progressed(qint64 rowsDone, qint64 rowsTotal);
    void bootstrapped();
    /// A page was applied; more says whether another one is waiting.
    void caughtUp(bool more);
    /// The feed cannot go on from here: take a fresh snapshot.
    void feedBroken(const QString &reason);
    void failed(const wanmi::Error &error);

private:
    void choose(const std::optional<store::SnapshotPlace> &place);
    void takeFile();
    void adoptFile();
    void beginAnew();
    void stream(const std::optional<store::SnapshotPlace> &place);
    void readSnapshot();
    void handOn(QByteArray bytes);
    void snapshotEnded();
    void finishSnapshot();
    void complete(const QString &cursor);
    void tellProgress();
    /// \param wait how long central may hold the answer back while there is no news.
    void poll(std::chrono::seconds wait);
    void takePage(base::Result<HttpAnswer> outcome);
    void fail(const Error &error);

    Channel &m_channel;
    store::Store &m_store;
    std::chrono::seconds m_longPoll;
    QPointer<QNetworkReply> m_reply;
    QString m_cursor;
    quint64 m_generation = 0; ///< answers of an earlier stop() are ignored

    SnapshotFetch m_fetch;
    protocol::Manifest m_manifest; ///< of the bootstrap under way
    bool m_resumed = false, m_begun = false; ///< of the stream
    bool m_noFile; ///< not wanted, the line is too slow for it, or it was spoilt
    qint64 m_rowsDone = 0, m_rowsTotal = 0;
    int m_batchesUnderWay = 0;
    bool m_snapshotEnded = false;
};
} // namespace wanmi::sync
