// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "sync/accessjournal.h"

#include <QHash>
#include <QTimer>

namespace wanmi::sync {

/// AccessJournal's work, on a thread of its own.
class AccessWorker : public QObject
{
public:
    AccessWorker(const Address &central, const QString &token, const QString &folder,
                 std::shared_ptr<const base::Clock> clock, AccessJournal::Options options);
    ~AccessWorker() override;

    void renew(const QString &token);
    void add(protocol::Access access);
    void shown(const QString &camera, const QString &reason);
    void hidden(const QString &camera);
    [[nodiscard]] std::vector<protocol::Access> waiting() const { return m_waiting; }
    void push();
    [[nodiscard]] base::Instant now() const { return m_clock->now(); }

private:
    struct Look
    {
        base::Instant from, until;
        int screens = 0; ///< that show it now
        QStringList reasons; ///< each once
    };
    void endLooks(bool all);
    void write(const Look &look, const QString &camera);
    void load();
    void append(const protocol::Access &access);
    void rewrite();
    void take(const base::Result<HttpAnswer> &outcome, std::size_t sent);

    QString m_path;
    std::shared_ptr<const base::Clock> m_clock;
    AccessJournal::Options m_options;
    Channel m_channel;
    std::vector<protocol::Access> m_waiting; ///< as in the file
    QHash<QString, Look> m_looks;
    QTimer m_minute, m_retry;
    bool m_busy = false;
};
} // namespace wanmi::sync
