// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/camerafeeds.h"
#include "workbench/panels.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace wanmi::desk {

/// Pictures and clips of cameras for whoever keeps them. A stream that nobody looks at is opened for as long as it takes; one
/// that is looked at is shared, and has its past. GUI thread.
class CameraDeeds : public QObject
{
    Q_OBJECT
public:
    using SealAnswer = std::function<void(const base::Result<QByteArray> &)>;
    using NewsOfClip = std::function<void(const workbench::Panels::ClipNews &)>;

    explicit CameraDeeds(video::CameraFeeds &feeds, QObject *parent = nullptr);

    /// Of the main stream where there is one and it comes soon, else of the small one.
    void still(const QUrl &stream, const QString &file, const evidence::Facts &facts, SealAnswer done);
    void beginClip(const QUrl &stream, const QString &file, const evidence::Facts &facts, NewsOfClip news);
    void endClip(const QString &file);
    /// Of a record: the picture of a moment, and a stretch.
    void recordedStill(const QUrl &stream, base::Instant at, const QString &file, const evidence::Facts &facts, SealAnswer done);
    void recordedClip(const QUrl &stream, base::Instant from, base::Instant until, const QString &file,
                      const evidence::Facts &facts, NewsOfClip news);

private:
    void tryStill(video::FeedId feed, const video::EvidenceOrder &order, int times, const SealAnswer &done);
    void note(video::FeedId feed, const video::RecordingStatus &status);
    /// Calls `then` with true as soon as a record has come to `at`, with false when it will not.
    void await(video::FeedId feed, base::Instant at, int times, const std::function<void(bool)> &then);

    struct Clip
    {
        QString file;
        NewsOfClip news;
        std::optional<base::Instant> until = {}; ///< of a record: ended then
    };
    video::CameraFeeds &m_feeds;
    QHash<video::FeedId, Clip> m_clips;
};
} // namespace wanmi::desk
