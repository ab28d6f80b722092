// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/camerastrip.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int PauseMs = 350; ///< walking through a queue does not start a stream per row
}

CameraStrip::CameraStrip(SessionContext &session, int tiles, int columns, QWidget *parent)
    : QWidget(parent), m_session(session), m_tiles(tiles), m_columns(columns), m_grid(new QGridLayout(this)),
      m_none(new QLabel(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    m_grid->setContentsMargins(6, 6, 6, 6);
    m_grid->setSpacing(6);
    m_none->setObjectName(QStringLiteral("quiet"));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_grid->addWidget(m_none, 0, 0, 1, columns);
    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &CameraStrip::choose);
    const auto soon = qOverload<>(&QTimer::start);
    connect(&session.selection, &models::Selection::caseChanged, &m_soon, soon);
    connect(&session.selection, &models::Selection::placeChanged, &m_soon, soon);
    connect(&session.cameras, &models::CameraList::listChanged, &m_soon, soon);
    m_texts.add([this] {
        m_none->setText(m_session.panels.camera ? tr("Live pictures appear here when central names a video server.")
                                                : tr("This window has no video."));
    });
}

void CameraStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void CameraStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_soon.start();
}

void CameraStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    clear();
}

void CameraStrip::setVideoUrl(const QString &url)
{
    if (url == m_videoUrl)
        return;
    m_videoUrl = url;
    m_shown.clear();
    m_soon.start();
}

void CameraStrip::setFollowing(bool following)
{
    m_following = following;
    m_soon.start();
}

void CameraStrip::choose()
{
    if (!isVisible())
        return;
    const std::optional<int> position = m_session.rows.positionOf(m_session.selection.caseId());
    std::optional<geo::Place> place;
    if (m_following && position) {
        const store::CaseSummary &row = m_session.rows.table().at(*position);
        place = geo::Place{row.lon, row.lat};
    }
    std::vector<domain::Camera> cameras;
    if (place) {
        for (const auto &[camera, metres] : m_session.cameras.nearest(*place, m_tiles))
            cameras.push_back(*camera);
    } else {
        cameras = m_session.cameras.spread(m_tiles);
    }
    show(std::move(cameras));
}

void CameraStrip::clear()
{
    for (QWidget *cell : m_cells)
        cell->deleteLater();
    m_cells.clear();
    m_shown.clear();
}

void CameraStrip::show(std::vector<domain::Camera> cameras)
{
    if (!m_session.panels.camera || m_videoUrl.isEmpty())
        cameras.clear();
    QStringList ids;
    for (const domain::Camera &camera : cameras)
        ids.append(camera.id.text());
    if (ids == m_shown && !m_cells.empty())
        return;
    clear();
    m_shown = ids;
    m_none->setVisible(cameras.empty());
    for (int i = 0; i < static_cast<int>(cameras.size()); ++i) {
        const domain::Camera &camera = cameras[static_cast<size_t>(i)];
        auto *cell = new QWidget(this);
        cell->setObjectName(QStringLiteral("card"));
        cell->setAttribute(Qt::WA_StyledBackground);
        cell->setProperty("camera", camera.id.text());
        cell->installEventFilter(this);
        cell->setFocusPolicy(Qt::StrongFocus);
        cell->setAccessibleName(tr("Camera %1").arg(camera.name));
        auto *column = new QVBoxLayout(cell);
        column->setContentsMargins(1, 1, 1, 1);
        column->setSpacing(0);
        QWidget *picture = m_session.panels.camera(cell, camera, QUrl(m_videoUrl + camera.stream));
        column->addWidget(picture, 1);
        picture->installEventFilter(this);
        picture->setProperty("camera", camera.id.text());
        m_grid->addWidget(cell, i / m_columns, i % m_columns);
        m_cells.push_back(cell);
        cell->show();
    }
}

bool CameraStrip::eventFilter(QObject *watched, QEvent *event)
{
    const QString camera = watched->property("camera").toString();
    if (event->type() == QEvent::MouseButtonRelease && !camera.isEmpty())
        emit cameraChosen(camera);
    if (event->type() == QEvent::KeyPress && !camera.isEmpty()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            emit cameraChosen(camera);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}
} // namespace wanmi::workbench
