// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "protocol/imports.h"
#include "sync/address.h"

#include <QPromise>
#include <QTimer>

namespace wanmi::sync {

/// What the import client does, on its own thread.
class ImportWorker : public QObject
{
    Q_OBJECT
public:
    template <typename T> using Promise = std::shared_ptr<QPromise<base::Result<T>>>;
    using StatusPromise = Promise<protocol::ImportStatus>;

    ImportWorker(Address central, QString token, std::shared_ptr<const base::Clock> clock);

    void renew(const QString &token) { m_channel.setToken(token); }
    void begin(protocol::ImportOrder order, const QStringList &paths, const StatusPromise &promise);
    void watch(const QString &id);
    void stopWatching();
    void list(const Promise<std::vector<protocol::ImportStatus>> &promise);
    void status(const QString &id, const StatusPromise &promise);
    void problems(const QString &id, qint64 after,
                  const Promise<protocol::ImportPage<protocol::ImportProblem>> &promise);
    void saveProblems(const QString &id, const QString &path, const Promise<void> &promise);
    void differences(const QString &id, const QString &op, qint64 after,
                     const Promise<protocol::ImportPage<protocol::ImportDifference>> &promise);
    void apply(const QString &id, const protocol::ImportDecision &decision, const StatusPromise &promise);
    void cancel(const QString &id, const StatusPromise &promise);

signals:
    void statusChanged(const wanmi::protocol::ImportStatus &status);
    void failed(const wanmi::Error &error);

private:
    struct Sending
    {
        protocol::ImportOrder order;
        QStringList paths;
        protocol::ImportStatus status;
        StatusPromise promise;
        int triesLeft = 0;
    };
    void openImport();
    void sendNext();
    void sentPiece(const base::Result<HttpAnswer> &answer);
    void askWhereToGoOn();
    void endSending(base::Result<protocol::ImportStatus> outcome);
    void ask();
    void answerStatus(const base::Result<HttpAnswer> &answer, const StatusPromise &promise, bool watchIt);

    Channel m_channel;
    QTimer m_poll;
    QString m_watched;
    bool m_asking = false;
    std::optional<Sending> m_sending;
};
} // namespace wanmi::sync
