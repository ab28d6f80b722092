// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "protocol/messages.h"

#include <QFile>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace wanmi::sync {

/// Brings the city's base map file once per hash: into a .part file, verified by size, then renamed. A line that breaks
/// costs nothing of what has come, not even when the program ends. Announces too that a city has none.
class BasemapFetch : public QObject
{
    Q_OBJECT
public:
    BasemapFetch(Channel &channel, QString cacheFolder, QObject *parent);
    void bring(const protocol::Manifest &manifest);
    /// Announces it if it is here already; asks central for nothing.
    void showKnown(const protocol::Manifest &manifest);

signals:
    void ready(const QString &path); ///< empty: the city has none

private:
    [[nodiscard]] QString pathOf(const protocol::Manifest &manifest) const;
    [[nodiscard]] bool isHere(const protocol::Manifest &manifest) const;
    void fetch();
    void take();
    void ended();

    Channel &m_channel;
    QString m_folder;
    protocol::Manifest m_wanted;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<QFile> m_part;
    qint64 m_had = 0; ///< before this reply
    QTimer m_again;
    std::optional<QString> m_announced; ///< a hash; empty: that the city has none
};
} // namespace wanmi::sync
