// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "protocol/mapedition.h"
#include "protocol/messages.h"

#include <QCryptographicHash>
#include <QFile>
#include <QPointer>

#include <functional>
#include <memory>

namespace wanmi::sync {

/// Brings the published map project once per version into <cache>/maps/<version>: every file is held against
/// its hash, and the folder gets its name when all of them are there. What an earlier version holds too is
/// not fetched again.
class MapFetch : public QObject
{
    Q_OBJECT
public:
    MapFetch(Channel &channel, const QString &cacheFolder, QObject *parent);
    void bring(const protocol::Manifest &manifest);
    /// Announces the version of that manifest, or else the newest that is here whole, or else the shipped project.
    void showKnown(const protocol::Manifest &manifest);

signals:
    /// The project's file; both empty: the project that Wanmi ships.
    void ready(const QString &project, const QString &version);

private:
    using Then = std::function<void(base::Result<void>)>;
    void fetch(const QString &hash, qint64 mostBytes, const QString &path, Then then);
    void takeDescription();
    void nextFile();
    void finish();
    void giveUp(const Error &error);
    [[nodiscard]] QString folderOf(const QString &version) const;
    [[nodiscard]] QString partFolder() const;
    [[nodiscard]] bool copyFromBefore(const protocol::MapEdition::File &file) const;
    [[nodiscard]] bool isWhole(const QString &version) const;
    void announce(const QString &version);
    void show(const QString &version);
    [[nodiscard]] QString newestWhole() const;
    void clearOld() const;

    Channel &m_channel;
    QString m_folder;
    QString m_wanted, m_announced;
    bool m_hasAnnounced = false; ///< the version that central names
    bool m_hasShown = false; ///< any
    protocol::MapEdition m_edition;
    size_t m_next = 0;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<QFile> m_part;
    std::unique_ptr<QCryptographicHash> m_hash;
};
} // namespace wanmi::sync
