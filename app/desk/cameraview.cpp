// SPDX-License-Identifier: GPL-3.0-or-later
#include "cameraview.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHash>
#include <QMenu>
#include <QPainter>

namespace wanmi::desk {

CameraView::CameraView(video::CameraFeeds *feeds, QUrl stream, QString name, models::Words &words,
                       workbench::Style &style, QWidget *parent)
    : QWidget(parent)
    , m_feeds(feeds)
    , m_stream(std::move(stream))
    , m_name(std::move(name))
    , m_words(words)
    , m_style(style)
    , m_accept(new QPushButton(this))
{
    m_accept->hide();
    connect(m_accept, &QPushButton::clicked, this, [this] {
        m_feeds->acceptView(m_feeds->tiles().feed(m_tile));
        m_accept->hide();
    });
    setMinimumSize(160, 120);
    setAccessibleName(m_name);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        noteTrouble();
        update();
    });
    if (!m_feeds)
        return;
    connect(&m_feeds->tiles(), &video::TileStreams::streamChanged, this, [this](video::TileId id) {
        if (id != m_tile)
            return;
        setToolTip(whyThisStream());
        update();
    });
    connect(&m_feeds->tiles(), &video::TileStreams::frameReady, this, [this](video::TileId id) {
        if (id == m_tile)
            update();
    });
    connect(&m_feeds->tiles(), &video::TileStreams::statusChanged, this, [this](video::TileId id) {
        if (id != m_tile)
            return;
        offerAcceptance();
        update();
    });
}

void CameraView::offerAcceptance()
{
    constexpr int LeastWidth = 300; // a small tile has no room for it; its page has
    const bool moved = m_feeds && m_tile != video::TileId::None && m_feeds->tiles().status(m_tile).view == u"moved";
    m_accept->setVisible(moved && width() >= LeastWidth);
    if (!moved)
        return;
    m_accept->setText(tr("It looks as it should"));
    m_accept->setToolTip(tr("The camera was turned on purpose: its view is learned anew"));
    m_accept->adjustSize();
    m_accept->move(width() - m_accept->width() - 8, 8);
}

void CameraView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        offerAcceptance();
    QWidget::changeEvent(event);
}

CameraView::~CameraView()
{
    if (m_feeds && m_tile != video::TileId::None)
        m_feeds->tiles().close(m_tile);
}

QSize CameraView::wanted() const
{
    return size() * devicePixelRatio();
}

void CameraView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_feeds && m_tile == video::TileId::None && m_stream.isValid())
        m_tile = m_feeds->tiles().open(m_stream, {}, wanted());
    m_second.start();
}

void CameraView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
    if (m_feeds && m_tile != video::TileId::None)
        m_feeds->tiles().close(std::exchange(m_tile, video::TileId::None));
}

void CameraView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_feeds && m_tile != video::TileId::None)
        m_feeds->tiles().setWanted(m_tile, wanted());
    offerAcceptance();
}

QString CameraView::line() const
{
    if (!m_feeds || m_stream.isEmpty())
        return m_words.cameraReason(QStringLiteral("no-video"));
    const video::FeedStatus status = m_feeds->tiles().status(m_tile);
    switch (status.state) {
    case video::FeedState::Connecting:
        return m_words.linkState(QStringLiteral("connecting"));
    case video::FeedState::Live:
        return m_words.cameraReason(status.view);
    case video::FeedState::Stalled:
    case video::FeedState::Failed:
        return m_words.cameraReason(status.reason);
    }
    return {};
}

void CameraView::noteTrouble()
{
    constexpr auto Patience = std::chrono::seconds(3);
    if (!m_feeds || m_tile == video::TileId::None)
        return;
    const video::FeedStatus status = m_feeds->tiles().status(m_tile);
    const bool isOut = status.state == video::FeedState::Failed || status.state == video::FeedState::Stalled;
    setProperty("trouble", isOut && base::SystemClock().now() - status.since >= Patience ? status.reason : QString());
}

bool CameraView::isLive() const
{
    if (!m_feeds)
        return false;
    const video::FeedStatus status = m_feeds->tiles().status(m_tile);
    return status.state == video::FeedState::Live && status.view != u"frozen";
}

QString CameraView::streamLine() const
{
    if (!m_feeds || m_tile == video::TileId::None || !m_feeds->tiles().hasMain(m_tile))
        return {};
    const bool isMain = m_feeds->tiles().shown(m_tile) == video::Stream::Main;
    if (m_feeds->tiles().pinned(m_tile))
        return isMain ? tr("Main stream, pinned") : tr("Sub-stream, pinned");
    return isMain ? tr("Main stream") : QString();
}

QString CameraView::whyThisStream() const
{
    static const QHash<QString, const char *> Reasons{
        {QStringLiteral("pinned"), QT_TR_NOOP("as you chose")},
        {QStringLiteral("large"), QT_TR_NOOP("the main stream: the picture is large")},
        {QStringLiteral("small"), QT_TR_NOOP("the sub-stream: more would not be seen at this size")},
        {QStringLiteral("no-main"), QT_TR_NOOP("the camera has one stream only")},
        {QStringLiteral("budget"), QT_TR_NOOP("the sub-stream: this machine has no more room for main streams")},
        {QStringLiteral("line"), QT_TR_NOOP("the sub-stream: the line carries no more main streams")},
        {QStringLiteral("strain"), QT_TR_NOOP("key pictures only: this machine is at its limit")},
        {QStringLiteral("failed"), QT_TR_NOOP("the sub-stream: the main stream does not come")},
    };
    const char *why = m_feeds ? Reasons.value(m_feeds->tiles().why(m_tile)) : nullptr;
    return why ? tr(why) : QString();
}

void CameraView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_feeds || m_tile == video::TileId::None)
        return;
    video::TileStreams &tiles = m_feeds->tiles();
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    menu.addSection(whyThisStream());
    const auto offer = [&](const QString &words, std::optional<video::Stream> stream) {
        QAction *action = menu.addAction(words, this, [this, stream] {
            m_feeds->tiles().pin(m_tile, stream);
            update();
        });
        action->setCheckable(true);
        action->setChecked(tiles.pinned(m_tile) == stream);
        action->setEnabled(tiles.hasMain(m_tile));
    };
    offer(tr("The stream that fits"), std::nullopt);
    offer(tr("Always the main stream"), video::Stream::Main);
    offer(tr("Always the sub-stream"), video::Stream::Sub);
    menu.exec(event->globalPos());
}

void CameraView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.color(QStringLiteral("raised")));
    const QImage image = m_feeds ? m_feeds->tiles().latest(m_tile).image : QImage();
    const QString why = line();
    const bool isCurrent = isLive();
    if (!image.isNull()) {
        const QSizeF scaled = QSizeF(image.size()).scaled(size(), Qt::KeepAspectRatioByExpanding);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        if (!isCurrent)
            painter.setOpacity(0.35); // an old picture must not look fresh
        painter.drawImage(
            QRectF(QPointF((width() - scaled.width()) / 2, (height() - scaled.height()) / 2), scaled), image);
        painter.setOpacity(1);
    }
    if (const QString stream = streamLine(); !stream.isEmpty() && !image.isNull()) {
        const QRect at = painter.boundingRect(rect().adjusted(8, 6, -8, -6), Qt::AlignLeft | Qt::AlignTop, stream);
        painter.fillRect(at.adjusted(-5, -2, 5, 2), m_style.color(QStringLiteral("raised")));
        painter.setPen(m_style.color(QStringLiteral("text")));
        painter.drawText(at, Qt::AlignCenter, stream);
    }
    if (why.isEmpty())
        return;
    painter.setPen(m_style.color(QStringLiteral("text")));
    const QRect room = rect().adjusted(12, 12, -12, -12);
    if (!isCurrent) {
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, why);
        return;
    }
    // The picture moves and may still be of use: the words stand below it.
    const int below = Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap;
    painter.fillRect(painter.boundingRect(room, below, why).adjusted(-6, -3, 6, 3),
                     m_style.color(QStringLiteral("raised")));
    painter.drawText(room, below, why);
}
} // namespace wanmi::desk
