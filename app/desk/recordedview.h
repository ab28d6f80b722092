// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/words.h"
#include "video/camerafeeds.h"
#include "workbench/playbackscreen.h"
#include "workbench/style.h"

#include <QUrl>

namespace wanmi::desk {

/// The picture of a record, or why there is none.
class RecordedView final : public workbench::PlaybackScreen
{
    Q_OBJECT
public:
    RecordedView(video::CameraFeeds &feeds, QUrl stream, models::Words &words, workbench::Style &style, QWidget *parent);
    ~RecordedView() override;
    void play(base::Instant from, double scale) override;
    void setPaused(bool paused) override;
    [[nodiscard]] std::optional<base::Instant> shownAt() const override;
    [[nodiscard]] QSize sizeHint() const override { return {352, 288}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void close();

    video::CameraFeeds &m_feeds;
    QUrl m_stream;
    models::Words &m_words;
    workbench::Style &m_style;
    video::FeedId m_feed = video::FeedId::None;
    base::Instant m_asked{};
    video::VideoFrame m_frame; ///< the newest of what was asked for; the one before it stays until that is here
    QString m_trouble;
};
} // namespace wanmi::desk
