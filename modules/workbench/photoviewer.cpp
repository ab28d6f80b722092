// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/photoviewer.h"

#include "workbench/casephotos.h"
#include "workbench/taborder.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace wanmi::workbench {
namespace {
constexpr QSize Largest{2560, 2560}; // more does not show on a screen and takes long to move about
constexpr double ZoomStep = 1.25;
} // namespace

PhotoPane::PhotoPane(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(200, 150);
    setFocusPolicy(Qt::StrongFocus);
}

void PhotoPane::setPicture(const QPixmap &picture, const QString &insteadOfIt)
{
    m_picture = picture;
    m_instead = insteadOfIt;
    update();
}

void PhotoPane::setZoom(double zoom, QPointF center)
{
    m_zoom = std::clamp(zoom, 1.0, MostZoom);
    const double margin = 0.5 / m_zoom;
    m_center = {std::clamp(center.x(), margin, 1 - margin), std::clamp(center.y(), margin, 1 - margin)};
    update();
}

QSizeF PhotoPane::shownSize() const
{
    return QSizeF(m_picture.size()).scaled(QSizeF(size()), Qt::KeepAspectRatio) * m_zoom;
}

void PhotoPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    if (m_picture.isNull()) {
        painter.setPen(QColor(0xc8, 0xcc, 0xd0));
        painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, m_instead);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSizeF shown = shownSize();
    const QPointF corner(width() / 2.0 - m_center.x() * shown.width(),
                         height() / 2.0 - m_center.y() * shown.height());
    painter.drawPixmap(QRectF(corner, shown), m_picture, QRectF(m_picture.rect()));
}

void PhotoPane::wheelEvent(QWheelEvent *event)
{
    emit zoomWanted(std::pow(ZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void PhotoPane::mousePressEvent(QMouseEvent *event)
{
    m_grip = event->position();
}

void PhotoPane::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_picture.isNull())
        return;
    const QPointF by = event->position() - m_grip;
    m_grip = event->position();
    const QSizeF shown = shownSize();
    emit moved(m_center - QPointF(by.x() / shown.width(), by.y() / shown.height()));
}

PhotoViewer::PhotoViewer(SessionContext &session, const Style &style, domain::CaseFile file,
                         std::size_t first, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_style(style)
    , m_file(std::move(file))
    , m_current(first)
    , m_previous(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_compare(new QPushButton(this))
    , m_closer(new QPushButton(this))
    , m_farther(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("surface"));
    auto *column = new QVBoxLayout(this);
    auto *pictures = new QGridLayout;
    for (int i = 0; i < 2; ++i) {
        auto *pane = new PhotoPane(this);
        auto *caption = new QLabel(this);
        caption->setTextFormat(Qt::PlainText);
        caption->setWordWrap(true);
        pictures->addWidget(pane, 0, i);
        pictures->addWidget(caption, 1, i);
        m_panes.push_back(pane);
        m_captions.push_back(caption);
        connect(pane, &PhotoPane::zoomWanted, this, &PhotoViewer::zoomBy);
        connect(pane, &PhotoPane::moved, this, [this](QPointF center) {
            for (PhotoPane *one : m_panes)
                one->setZoom(one->zoom(), center);
        });
    }
    pictures->setRowStretch(0, 1);
    column->addLayout(pictures, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_previous, m_next, m_farther, m_closer, m_compare}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    m_close->setAutoDefault(false);
    row->addWidget(m_close);
    column->addLayout(row);
    m_compare->setCheckable(true);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_closer, &QPushButton::clicked, this, [this] { zoomBy(ZoomStep); });
    connect(m_farther, &QPushButton::clicked, this, [this] { zoomBy(1 / ZoomStep); });
    connect(m_compare, &QPushButton::clicked, this, &PhotoViewer::compare);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    tabAsLaidOut(*this);
    resize(parent ? parent->size() * 0.8 : QSize(1100, 760));
    showPhoto(first);
    m_panes.front()->setFocus();
}

double PhotoViewer::zoom() const
{
    return m_panes.front()->zoom();
}

void PhotoViewer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        writeTexts();
    QDialog::changeEvent(event);
}

void PhotoViewer::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(ZoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / ZoomStep);
    case Qt::Key_0:
        return zoomBy(1 / zoom());
    case Qt::Key_C:
        return compare(!m_comparing);
    default:
        QDialog::keyPressEvent(event);
    }
}

void PhotoViewer::step(int by)
{
    const auto count = int(m_file.photos.size());
    showPhoto(std::size_t((int(m_current) + by + count) % count));
}

void PhotoViewer::zoomBy(double factor)
{
    for (PhotoPane *pane : m_panes)
        pane->setZoom(pane->zoom() * factor, pane->center());
}

void PhotoViewer::compare(bool on)
{
    m_comparing = on && partner();
    showPhoto(m_current);
}

/// What stands on the other side of the present photo's row.
std::optional<std::size_t> PhotoViewer::partner() const
{
    for (const PhotoPairs::Row &row : pairUp(m_file.photos).rows) {
        if (row.before == m_current)
            return row.after;
        if (row.after == m_current)
            return row.before;
    }
    return {};
}

void PhotoViewer::showPhoto(std::size_t photo)
{
    m_current = photo;
    const std::optional<std::size_t> other = partner();
    m_comparing = m_comparing && other;
    const bool isAfter = m_file.photos[photo].kind == u"after";
    load(0, m_comparing && isAfter ? other : std::optional(photo));
    load(1, !m_comparing ? std::nullopt : isAfter ? std::optional(photo) : other);
    for (PhotoPane *pane : m_panes)
        pane->setZoom(1, {0.5, 0.5});
    writeTexts();
}

void PhotoViewer::load(int pane, std::optional<std::size_t> photo)
{
    const auto at = std::size_t(pane);
    m_panes[at]->setVisible(photo.has_value());
    m_captions[at]->setVisible(photo.has_value());
    if (m_shown[at] == photo)
        return;
    m_shown[at] = photo;
    m_looks[at] = {};
    m_panes[at]->setPicture({}, {});
    if (!photo)
        return;
    lookAtPhoto(m_session, m_file.photos[*photo].hash, Largest, this)
        .then(this, [this, at, photo](const PhotoLook &look) {
            if (m_shown[at] != photo)
                return;
            m_looks[at] = look;
            m_panes[at]->setPicture(QPixmap::fromImage(look.image), {});
            writeTexts();
        });
}

void PhotoViewer::writeTexts()
{
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        if (!m_shown[i])
            continue;
        const domain::Photo &photo = m_file.photos[*m_shown[i]];
        QStringList lines{photoCaption(photo, m_session)};
        const QString state = photoStateWord(m_looks[i].state);
        if (!state.isEmpty())
            lines.append(state);
        lines += photoDoubtLines(m_looks[i], photo, m_file, m_session.words);
        m_captions[i]->setText(lines.join(QStringLiteral("  ·  ")));
        m_panes[i]->setAccessibleName(lines.join(QStringLiteral(", ")));
        if (!m_panes[i]->hasPicture())
            m_panes[i]->setPicture({}, state);
    }
    const auto count = int(m_file.photos.size());
    setWindowTitle(tr("Photo %1 of %2").arg(m_current + 1).arg(count));
    m_previous->setText(tr("&Previous (←)"));
    m_next->setText(tr("&Next (→)"));
    m_closer->setText(tr("&Enlarge (+)"));
    m_farther->setText(tr("&Reduce (−)"));
    m_compare->setText(tr("&Before and after (C)"));
    m_close->setText(tr("Close (Esc)"));
    m_previous->setEnabled(count > 1);
    m_next->setEnabled(count > 1);
    m_compare->setEnabled(partner().has_value());
    m_compare->setChecked(m_comparing);
}
} // namespace wanmi::workbench
