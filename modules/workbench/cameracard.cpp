// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/cameracard.h"

#include "domain/camerastream.h"

#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int LeastForCaption = 110; ///< a lower tile is all picture; its name is in the tip
}

CameraCard::CameraCard(SessionContext &session, const domain::Camera &camera, const QString &videoUrl, const QString &note,
                       QWidget *parent)
    : QWidget(parent)
    , m_camera(camera.id.text())
{
    setObjectName(QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(QString(tr("Camera %1").arg(camera.name) + u' ' + note).trimmed());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_picture = session.panels.camera(this, camera, domain::streamUrl(videoUrl, camera));
    column->addWidget(m_picture, 1);
    const QString text = note.isEmpty() ? camera.name : QString(camera.name + QStringLiteral(" · ") + note);
    m_caption = new QLabel(text, this);
    m_caption->setObjectName(QStringLiteral("note"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setMargin(2);
    m_caption->setToolTip(text);
    // The picture says how wide the tile is; what does not fit is in the tip.
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(m_caption);
}

void CameraCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_caption->setVisible(height() >= LeastForCaption);
    setToolTip(m_caption->isVisibleTo(this) ? QString() : m_caption->text());
}
} // namespace wanmi::workbench
