// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/words.h"
#include "video/camerafeeds.h"
#include "video/tilestreams.h"
#include "workbench/style.h"

#include <QPushButton>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace wanmi::desk {

/// One live camera as a panel of the workbench: picture, or why there is none. Connected only while it is
/// visible.
class CameraView : public QWidget
{
    Q_OBJECT
public:
    /// \param feeds nullptr: video is off, which the panel says.
    CameraView(video::CameraFeeds *feeds, QUrl stream, QString name, models::Words &words,
               workbench::Style &style, QWidget *parent);
    ~CameraView() override;
    [[nodiscard]] QSize sizeHint() const override { return {352, 288}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    /// Which of the camera's streams: what fits, or one of them always.
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] QSize wanted() const;
    [[nodiscard]] QString line() const;
    /// Said in a corner when it is not the usual one; empty: it is.
    [[nodiscard]] QString streamLine() const;
    [[nodiscard]] QString whyThisStream() const;
    /// A camera that was turned on purpose: whoever sees it says so.
    void offerAcceptance();
    /// What is on screen is what the camera sees now.
    [[nodiscard]] bool isLive() const;
    void noteTrouble(); ///< for tours, which pass over who is dead
    video::CameraFeeds *m_feeds;
    QUrl m_stream;
    QString m_name;
    models::Words &m_words;
    workbench::Style &m_style;
    video::TileId m_tile = video::TileId::None;
    QPushButton *m_accept;
    QTimer m_second; ///< the age of the picture
};
} // namespace wanmi::desk
