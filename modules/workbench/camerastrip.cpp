// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/camerastrip.h"

#include "models/cameratree.h"

#include <QDropEvent>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QVBoxLayout>

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
    setAcceptDrops(true);
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

void CameraStrip::setFollowing(bool following)
{
    m_following = following;
    m_soon.start();
}

void CameraStrip::choose()
{
    if (!isVisible())
        return;
    const QString caseId = m_session.selection.caseId();
    const std::optional<int> position = m_session.rows.positionOf(caseId);
    if (m_following && position) {
        const store::CaseSummary &row = m_session.rows.table().at(*position);
        look(caseId, {row.lon, row.lat});
        return;
    }
    m_looksFor.clear();
    std::vector<Shown> cameras;
    for (domain::Camera &camera : chosen())
        cameras.push_back({std::move(camera), {}});
    show(cameras);
}

/// The whole city, with the cameras of one's own choice in their tiles.
std::vector<domain::Camera> CameraStrip::chosen() const
{
    std::vector<domain::Camera> cameras = m_session.cameras.spread(m_tiles);
    const auto at = [&cameras](const QString &id) {
        return std::ranges::find(cameras, id, [](const domain::Camera &one) { return one.id.text(); });
    };
    for (const auto &[tile, id] : m_put) {
        const domain::Camera *wanted = m_session.cameras.find(id);
        if (!wanted || tile >= int(cameras.size()))
            continue;
        if (const auto other = at(id); other != cameras.end())
            std::swap(*other, cameras[size_t(tile)]);
        else
            cameras[size_t(tile)] = *wanted;
    }
    return cameras;
}

void CameraStrip::put(const QString &cameraId, int tile)
{
    if (!m_session.cameras.find(cameraId) || tile < 0 || tile >= m_tiles)
        return;
    const auto was = std::ranges::find(m_put, cameraId, [](const auto &one) { return one.second; });
    const auto here = m_put.find(tile);
    if (was != m_put.end() && was->first != tile) {
        if (here != m_put.end())
            was->second = here->second;
        else
            m_put.erase(was);
    }
    m_put.insert_or_assign(tile, cameraId);
    choose();
}

void CameraStrip::open(const QString &cameraId)
{
    if (m_cameras.contains(cameraId))
        return;
    put(cameraId, m_next);
    m_next = (m_next + 1) % m_tiles;
}

void CameraStrip::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_following && event->mimeData()->hasFormat(QLatin1String(models::CameraTree::MimeType)))
        event->acceptProposedAction();
}

void CameraStrip::dropEvent(QDropEvent *event)
{
    const QPoint point = event->position().toPoint();
    const auto cell = std::ranges::find_if(
        m_cells, [point](const QWidget *one) { return one->geometry().contains(point); });
    if (cell == m_cells.end())
        return;
    put(QString::fromUtf8(event->mimeData()->data(QLatin1String(models::CameraTree::MimeType))),
        int(cell - m_cells.begin()));
    event->acceptProposedAction();
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
    m_cameras.clear();
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
    m_cameras.clear();
    m_texts.refresh();
    m_none->setVisible(cameras.empty());
    for (const Shown &shown : cameras) {
        const int at = static_cast<int>(m_cells.size());
        QWidget *kept = before.take(ids[at]);
        QWidget *made = kept ? kept : cell(shown);
        m_grid->addWidget(made, at / m_columns, at % m_columns);
        m_cells.push_back(made);
        m_cameras.append(shown.camera.id.text());
        made->show();
    }
    for (QWidget *gone : std::as_const(before)) {
        gone->hide();
        gone->deleteLater();
    }
}

QWidget *CameraStrip::cell(const Shown &shown)
{
    const domain::Camera &camera = shown.camera;
    auto *made = new QWidget(this);
    made->setObjectName(QStringLiteral("card"));
    made->setAttribute(Qt::WA_StyledBackground);
    made->setProperty("camera", camera.id.text());
    made->installEventFilter(this);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setAccessibleName(QString(tr("Camera %1").arg(camera.name) + u' ' + shown.note).trimmed());
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    QWidget *picture = m_session.panels.camera(made, camera, QUrl(m_videoUrl + camera.stream));
    picture->setMinimumSize(96, 54); // the caption keeps its line however low the strip is
    column->addWidget(picture, 1);
    picture->installEventFilter(this);
    picture->setProperty("camera", camera.id.text());
    const QString text
        = shown.note.isEmpty() ? camera.name : QString(camera.name + QStringLiteral(" · ") + shown.note);
    auto *caption = new QLabel(text, made);
    caption->setObjectName(QStringLiteral("note"));
    caption->setTextFormat(Qt::PlainText);
    caption->setMargin(2);
    caption->setToolTip(text);
    // The picture says how wide the tile is; what does not fit is in the tip.
    caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(caption);
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
