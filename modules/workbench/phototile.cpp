// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/phototile.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int Margin = 5;
}

QStringList photoDoubtLines(const PhotoLook &look, const domain::Photo &photo, const domain::CaseFile &file,
                            const models::Words &words, bool *warns)
{
    if (!look.isShown())
        return {};
    auto doubts = domain::doubtsOf(look.facts, photo.kind, photo.at, file);
    std::ranges::stable_partition(doubts, &domain::PhotoDoubt::isWarning);
    if (warns)
        *warns = !doubts.empty() && doubts.front().isWarning();
    QStringList lines;
    for (const domain::PhotoDoubt &doubt : doubts)
        lines.append((doubt.isWarning() ? QStringLiteral("⚠ ") : QString()) + photoDoubtWord(doubt, words));
    return lines;
}

PhotoTile::PhotoTile(SessionContext &session, const Style &style, domain::Photo photo, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_style(style)
    , m_photo(std::move(photo))
    , m_picture(new QLabel(this))
    , m_caption(new QLabel(this))
    , m_state(new QLabel(this))
    , m_doubts(new QLabel(this))
{
    setObjectName(QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setProperty("part", QString(QStringLiteral("photo/") + m_photo.kind + u'/' + m_photo.hash));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Margin, Margin, Margin, Margin);
    column->setSpacing(2);
    m_picture->setAlignment(Qt::AlignCenter);
    column->addWidget(m_picture);
    for (QLabel *line : {m_caption, m_state, m_doubts}) {
        line->setObjectName(QStringLiteral("note"));
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
        column->addWidget(line);
    }
    column->addStretch(1);
    setTileWidth(LargestPicture.width() + 2 * Margin);
}

void PhotoTile::setTileWidth(int widthPx)
{
    const int picture = std::min(widthPx - 2 * Margin, LargestPicture.width());
    if (m_picture->minimumWidth() == picture)
        return;
    m_picture->setFixedSize(picture, picture * LargestPicture.height() / LargestPicture.width());
    setFixedWidth(picture + 2 * Margin);
    paintPicture();
    fitWords();
}

void PhotoTile::paintPicture()
{
    const qreal scale = devicePixelRatioF();
    if (!m_look.isShown()) {
        m_picture->setPixmap(
            m_style.icon(QStringLiteral("photo"), QStringLiteral("quiet")).pixmap(QSize(40, 40), scale));
        return;
    }
    QPixmap pixmap = QPixmap::fromImage(
        m_look.image.scaled(m_picture->minimumSize() * scale, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(scale);
    m_picture->setPixmap(pixmap);
}

/// Words wrap within the picture's width; a flowing row asks nobody for more height later.
void PhotoTile::fitWords()
{
    layout()->invalidate();
    setFixedHeight(layout()->totalHeightForWidth(minimumWidth()));
}

void PhotoTile::setLook(const PhotoLook &look, const domain::CaseFile &file)
{
    m_look = look;
    paintPicture();
    bool warns = false;
    const QStringList doubts = photoDoubtLines(look, m_photo, file, m_session.words, &warns);
    m_caption->setText(photoCaption(m_photo, m_session));
    m_state->setText(photoStateWord(look.state));
    m_state->setVisible(!m_state->text().isEmpty());
    m_doubts->setText(doubts.join(u'\n'));
    m_doubts->setVisible(!doubts.isEmpty());
    m_doubts->setStyleSheet(
        warns ? QStringLiteral("color: %1").arg(m_style.lightColor(QStringLiteral("yellow")).name())
              : QString());
    fitWords();
    setAccessibleName(text());
    setToolTip(look.size.isValid() ? QStringLiteral("%1 × %2").arg(look.size.width()).arg(look.size.height())
                                   : QString());
}

QString PhotoTile::text() const
{
    QStringList parts{m_caption->text(), m_state->text(), m_doubts->text()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", ")).replace(u'\n', QStringLiteral(", "));
}

void PhotoTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit opened();
    else
        QFrame::keyPressEvent(event);
}

void PhotoTile::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit opened();
}
} // namespace wanmi::workbench
