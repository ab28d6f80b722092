// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedview.h"

#include <QPainter>

namespace wanmi::desk {

RecordedView::RecordedView(video::CameraFeeds &feeds, QUrl stream, models::Words &words, workbench::Style &style, QWidget *parent)
    : workbench::PlaybackScreen(parent)
    , m_feeds(feeds)
    , m_stream(std::move(stream))
    , m_words(words)
    , m_style(style)
{
    setMinimumSize(160, 120);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_feeds, &video::CameraFeeds::frameReady, this, [this](video::FeedId id) {
        if (id != m_feed)
            return;
        const video::VideoFrame frame = m_feeds.latest(id);
        // The key picture before, and what leads to the moment that was asked for, is nobody's wish.
        if (frame.still || frame.at < m_asked)
            return;
        m_frame = frame;
        m_trouble.clear();
        update();
        emit moved();
    });
    connect(&m_feeds, &video::CameraFeeds::statusChanged, this, [this](video::FeedId id, const video::FeedStatus &status) {
        if (id != m_feed || status.state != video::FeedState::Failed)
            return;
        m_trouble = status.reason;
        close();
        update();
        emit failed(m_trouble);
    });
}

RecordedView::~RecordedView()
{
    close();
}

void RecordedView::close()
{
    if (m_feed != video::FeedId::None)
        m_feeds.close(std::exchange(m_feed, video::FeedId::None));
}

void RecordedView::play(base::Instant from, double scale)
{
    close();
    m_asked = from;
    m_trouble.clear();
    const QUrl url = m_feeds.recordedOf(m_stream, {from, scale});
    if (url.isEmpty()) {
        m_trouble = QStringLiteral("not-recorded");
        emit failed(m_trouble);
    } else {
        m_feed = m_feeds.open(url, size() * devicePixelRatio());
    }
    update();
}

void RecordedView::setPaused(bool paused)
{
    if (m_feed != video::FeedId::None)
        m_feeds.setPaused(m_feed, paused);
}

std::optional<base::Instant> RecordedView::shownAt() const
{
    return m_frame.image.isNull() ? std::nullopt : std::optional(m_frame.at);
}

void RecordedView::resizeEvent(QResizeEvent *event)
{
    PlaybackScreen::resizeEvent(event);
    if (m_feed != video::FeedId::None)
        m_feeds.setWanted(m_feed, size() * devicePixelRatio());
}

void RecordedView::hideEvent(QHideEvent *event)
{
    PlaybackScreen::hideEvent(event);
    if (!isVisible())
        close(); // a recorder serves few at a time
}

void RecordedView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), m_style.color(QStringLiteral("ground")));
    if (!m_frame.image.isNull()) {
        const QSize fits = m_frame.image.size().scaled(size(), Qt::KeepAspectRatio);
        painter.drawImage(QRect(QPoint((width() - fits.width()) / 2, (height() - fits.height()) / 2), fits), m_frame.image);
    }
    const bool comes = m_feed != video::FeedId::None;
    const QString line = !m_trouble.isEmpty()        ? m_words.cameraReason(m_trouble)
        : comes && m_frame.image.isNull() ? m_words.linkState(QStringLiteral("connecting"))
                                                     : QString();
    if (line.isEmpty())
        return;
    const QRect box = rect().adjusted(8, 8, -8, -8);
    const QRect text = painter.boundingRect(box, Qt::AlignCenter | Qt::TextWordWrap, line).adjusted(-8, -5, 8, 5);
    painter.fillRect(text, m_style.color(QStringLiteral("surface")));
    painter.setPen(m_style.color(QStringLiteral("text")));
    painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, line);
}
} // namespace wanmi::desk
