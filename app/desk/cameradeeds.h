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

private:
    void tryStill(video::FeedId feed, const video::EvidenceOrder &order, int times, const SealAnswer &done);
    void note(video::FeedId feed, const video::RecordingStatus &status);

    struct Clip
    {
        QString file;
        NewsOfClip news;
    };
    video::CameraFeeds &m_feeds;
    QHash<video::FeedId, Clip> m_clips;
};
} // namespace wanmi::desk
