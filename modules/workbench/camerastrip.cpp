// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/camerastrip.h"

#include "workbench/cameracard.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>

namespace wanmi::workbench {
namespace {
constexpr int PauseMs = 350; ///< walking through a queue does not start a stream per row
}

CameraStrip::CameraStrip(SessionContext &session, int tiles, int columns, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tiles(tiles)
    , m_columns(columns)
    , m_grid(new QGridLayout(this))
    , m_none(new QLabel(this))
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
        m_none->setText(m_session.panels.camera
                            ? tr("Live pictures appear here when central names a video server.")
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

void CameraStrip::choose()
{
    if (!isVisible())
        return;
    const QString caseId = m_session.selection.caseId();
    const std::optional<int> position = m_session.rows.positionOf(caseId);
    if (position) {
        const store::CaseSummary &row = m_session.rows.table().at(*position);
        look(caseId, {row.lon, row.lat});
        return;
    }
    m_looksFor.clear();
    std::vector<Shown> cameras;
    for (domain::Camera &camera : m_session.cameras.spread(m_tiles))
        cameras.push_back({std::move(camera), {}});
    show(cameras);
}

void CameraStrip::look(const QString &caseId, geo::Place place)
{
    m_looksFor = caseId;
    m_session.lookout.look(place, m_session.cameras.candidates(place), m_tiles)
        .then(this, [this, caseId](const operations::Lookout::View &view) {
            if (caseId != m_looksFor || !isVisible())
                return;
            std::vector<Shown> cameras;
            for (const domain::Sight &sight : view.sights) {
                cameras.push_back({sight.camera,
                                   m_session.words.distance(sight.distanceM) + QStringLiteral(" · ")
                                       + m_session.words.sight(sight)});
            }
            show(cameras);
            if (cameras.empty() && m_session.panels.camera && !m_videoUrl.isEmpty())
                m_none->setText(tr("No camera within %1 of the case.")
                                    .arg(m_session.words.distance(domain::SightRangeM)));
        });
}

void CameraStrip::clear()
{
    for (QWidget *cell : m_cells)
        cell->deleteLater();
    m_cells.clear();
    m_shown.clear();
}

void CameraStrip::show(const std::vector<Shown> &wanted)
{
    const bool hasVideo = m_session.panels.camera && !m_videoUrl.isEmpty();
    const std::vector<Shown> cameras = hasVideo ? wanted : std::vector<Shown>();
    QStringList ids;
    for (const Shown &shown : cameras)
        ids.append(shown.camera.id.text() + shown.note);
    if (ids == m_shown && !m_cells.empty())
        return;
    // A camera that stays goes on: its picture is moved, not opened again.
    QHash<QString, QWidget *> before;
    for (size_t at = 0; at < m_cells.size(); ++at)
        before.insert(m_shown[qsizetype(at)], m_cells[at]);
    m_cells.clear();
    m_shown = ids;
    m_texts.refresh();
    m_none->setVisible(cameras.empty());
    for (const Shown &shown : cameras) {
        const int at = static_cast<int>(m_cells.size());
        QWidget *kept = before.take(ids[at]);
        QWidget *made = kept ? kept : cell(shown);
        m_grid->addWidget(made, at / m_columns, at % m_columns);
        m_cells.push_back(made);
        made->show();
    }
    for (QWidget *gone : std::as_const(before)) {
        gone->hide();
        gone->deleteLater();
    }
}

QWidget *CameraStrip::cell(const Shown &shown)
{
    auto *made = new CameraCard(m_session, shown.camera, m_videoUrl, shown.note, this);
    made->picture().setMinimumSize(96, 54); // the caption keeps its line however low the strip is
    for (QWidget *one : {static_cast<QWidget *>(made), &made->picture()}) {
        one->setProperty("camera", made->camera());
        one->installEventFilter(this);
    }
    return made;
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
