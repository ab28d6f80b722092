// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/camerawall.h"

#include "models/cameratree.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QSet>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int Margin = 6, Gap = 6;
constexpr int LeastForHint = 120; ///< a narrower empty place says nothing

bool isCamera(const QMimeData *dragged)
{
    return dragged->hasFormat(QLatin1String(models::CameraTree::MimeType));
}
} // namespace

CameraWall::CameraWall(SessionContext &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_layout(u"6")
    , m_page(u"1")
    , m_none(new QLabel(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    setMinimumSize(240, 160);
    setFocusPolicy(Qt::ClickFocus);
    m_none->setObjectName(QStringLiteral("quiet"));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    connect(&session.cameras, &models::CameraList::listChanged, this, [this] {
        if (m_isCity)
            fillWithCity();
        refresh();
    });
    m_texts.add([this] {
        m_none->setText(m_session.panels.camera ? tr("Live pictures appear here when central names a video server.")
                                                : tr("This window has no video."));
        for (QWidget *blank : m_blanks) {
            if (auto *label = qobject_cast<QLabel *>(blank)) {
                label->setText(blank->width() >= LeastForHint ? tr("Drag a camera here") : QString());
                label->setAccessibleName(tr("An empty place"));
            }
        }
    });
}

void CameraWall::setVideoUrl(const QString &url)
{
    if (url == m_videoUrl)
        return;
    m_videoUrl = url;
    clear();
    refresh();
}

void CameraWall::fillWithCity()
{
    QStringList ids;
    for (const domain::Camera &camera : m_session.cameras.spread(m_layout.shape().places()))
        ids.append(camera.id.text());
    m_layout.fill(ids);
}

void CameraWall::setCameraLayout(const models::CameraLayout &layout)
{
    m_layout = layout;
    m_isCity = layout.isEmpty();
    if (m_isCity)
        fillWithCity();
    m_alone.clear();
    refresh();
}

void CameraWall::setShape(QStringView token)
{
    if (token == QLatin1StringView(m_layout.shape().token))
        return;
    m_layout.setShape(token);
    if (m_isCity)
        fillWithCity();
    m_alone.clear();
    refresh();
    emit layoutChanged();
}

void CameraWall::change()
{
    m_isCity = m_layout.isEmpty();
    refresh();
    emit layoutChanged();
}

void CameraWall::put(const QString &cameraId, int place)
{
    if (!m_session.cameras.find(cameraId))
        return;
    m_layout.put(cameraId, place);
    change();
}

void CameraWall::open(const QString &cameraId)
{
    if (!m_session.cameras.find(cameraId))
        return;
    m_layout.add(cameraId);
    m_alone.clear();
    change();
}

void CameraWall::empty(int place)
{
    if (place < 0 || place >= m_layout.cameras().size() || m_layout.cameras()[place].isEmpty())
        return;
    m_layout.put(QString(), place);
    change();
    if (QWidget *blank = tileAt(place))
        blank->setFocus();
}

void CameraWall::showPage(const QStringList &cameras)
{
    m_page = models::CameraLayout(QString::fromLatin1(m_layout.shape().token));
    m_page.fill(cameras);
    m_alone.clear();
    refresh();
}

void CameraWall::enlarge(const QString &cameraId)
{
    m_alone = shown().find(cameraId) >= 0 ? cameraId : QString();
    arrange();
}

QWidget *CameraWall::tileAt(int place) const
{
    if (place < 0 || place >= shown().cameras().size())
        return nullptr;
    const auto card = m_cards.find(shown().cameras()[place]);
    if (card != m_cards.end())
        return card->second;
    return size_t(place) < m_blanks.size() ? m_blanks[size_t(place)] : nullptr;
}

int CameraWall::placeOf(const QObject *tile) const
{
    for (int place = 0; place < shown().cameras().size(); ++place) {
        const QWidget *own = tileAt(place);
        if (own && (own == tile || own == tile->parent()))
            return place;
    }
    return -1;
}

int CameraWall::placeAt(QPoint point) const
{
    for (int place = 0; place < shown().cameras().size(); ++place) {
        const QWidget *tile = tileAt(place);
        if (tile && tile->isVisible() && tile->geometry().contains(point))
            return place;
    }
    return -1;
}

QRect CameraWall::rectOf(int place) const
{
    const QRect all = rect().adjusted(Margin, Margin, -Margin, -Margin);
    const models::LayoutShape &shape = shown().shape();
    const QRect cells = shape.place(place);
    // Whole pixels, and nothing is lost at the right and at the bottom.
    const auto edge = [](int from, int size, int at, int of) { return from + (size + Gap) * at / of; };
    const int left = edge(all.left(), all.width(), cells.left(), shape.columns);
    const int top = edge(all.top(), all.height(), cells.top(), shape.rows);
    const int right = edge(all.left(), all.width(), cells.right() + 1, shape.columns) - Gap;
    const int bottom = edge(all.top(), all.height(), cells.bottom() + 1, shape.rows) - Gap;
    return {left, top, std::max(1, right - left), std::max(1, bottom - top)};
}

void CameraWall::clear()
{
    for (const auto &[id, card] : m_cards)
        card->deleteLater();
    m_cards.clear();
    for (QWidget *blank : m_blanks)
        delete blank;
    m_blanks.clear();
}

void CameraWall::refresh()
{
    if (m_isCity && m_layout.isEmpty())
        fillWithCity();
    const bool hasVideo = m_session.panels.camera && !m_videoUrl.isEmpty() && isVisible();
    const QStringList cameras = hasVideo ? shown().cameras() : QStringList();
    m_none->setVisible(!hasVideo);
    for (auto it = m_cards.begin(); it != m_cards.end();) {
        if (cameras.contains(it->first)) {
            ++it;
            continue;
        }
        if (it->second->isAncestorOf(QApplication::focusWidget()) || it->second->hasFocus())
            setFocus();
        it->second->hide();
        it->second->deleteLater();
        it = m_cards.erase(it);
    }
    for (QWidget *blank : m_blanks)
        delete blank;
    m_blanks.assign(size_t(cameras.size()), nullptr);
    QWidget *before = nullptr;
    for (int place = 0; place < cameras.size(); ++place) {
        const domain::Camera *camera = m_session.cameras.find(cameras[place]);
        QWidget *tile = nullptr;
        if (camera) {
            CameraCard *&card = m_cards[cameras[place]];
            if (!card) {
                card = new CameraCard(m_session, *camera, m_videoUrl, {}, this);
                card->installEventFilter(this);
                card->picture().installEventFilter(this);
            }
            tile = card;
        } else {
            auto *blank = new QLabel(this);
            blank->setObjectName(QStringLiteral("card"));
            blank->setAttribute(Qt::WA_StyledBackground);
            blank->setAlignment(Qt::AlignCenter);
            blank->setWordWrap(true);
            blank->setFocusPolicy(Qt::StrongFocus);
            blank->installEventFilter(this);
            tile = m_blanks[size_t(place)] = blank;
        }
        if (before)
            setTabOrder(before, tile);
        before = tile;
    }
    arrange();
}

void CameraWall::arrange()
{
    m_none->setGeometry(rect().adjusted(Margin, Margin, -Margin, -Margin));
    if (!m_alone.isEmpty() && !m_cards.contains(m_alone))
        m_alone.clear();
    for (int place = 0; place < shown().cameras().size(); ++place) {
        QWidget *tile = tileAt(place);
        if (!tile)
            continue;
        const bool isAlone = !m_alone.isEmpty() && shown().cameras()[place] == m_alone;
        tile->setGeometry(isAlone ? rect().adjusted(Margin, Margin, -Margin, -Margin) : rectOf(place));
        tile->setVisible(m_alone.isEmpty() || isAlone);
    }
    claimKeys();
    m_texts.refresh();
}

void CameraWall::setKeysAbove(const QList<int> &keys)
{
    m_keysAbove = keys;
    claimKeys();
}

void CameraWall::claimKeys()
{
    QList<int> keys{Qt::Key_Space, Qt::Key_Delete, Qt::Key_Return, Qt::Key_Enter,
                    Qt::Key_Left,  Qt::Key_Right,  Qt::Key_Up,     Qt::Key_Down};
    if (!m_alone.isEmpty())
        keys.append(Qt::Key_Escape);
    keys += m_keysAbove;
    const QVariantList own(keys.cbegin(), keys.cend());
    setProperty("ownKeys", own);
    for (int place = 0; place < shown().cameras().size(); ++place) {
        if (QWidget *tile = tileAt(place))
            tile->setProperty("ownKeys", own);
    }
}

void CameraWall::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void CameraWall::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void CameraWall::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    clear();
}

void CameraWall::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CameraWall::dragEnterEvent(QDragEnterEvent *event)
{
    if (isCamera(event->mimeData()) && m_page.isEmpty())
        event->acceptProposedAction();
}

void CameraWall::dropEvent(QDropEvent *event)
{
    const int place = placeAt(event->position().toPoint());
    if (place < 0 || !isCamera(event->mimeData()))
        return;
    put(QString::fromUtf8(event->mimeData()->data(QLatin1String(models::CameraTree::MimeType))), place);
    event->acceptProposedAction();
}

void CameraWall::drag(int place)
{
    const QString id = shown().cameras()[place];
    if (id.isEmpty() || !m_page.isEmpty())
        return;
    auto *dragged = new QMimeData;
    dragged->setData(QLatin1String(models::CameraTree::MimeType), id.toUtf8());
    auto *drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction);
}

/// To the tile whose middle lies nearest in that direction.
void CameraWall::step(int key, int place)
{
    const QPoint from = rectOf(place).center();
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const int sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    int best = -1, least = 0;
    for (int other = 0; other < shown().cameras().size(); ++other) {
        const QPoint way = rectOf(other).center() - from;
        const int along = sign * (isAcross ? way.x() : way.y());
        const int aside = std::abs(isAcross ? way.y() : way.x());
        if (other == place || along <= aside / 2 || along <= Gap)
            continue;
        if (const int far = along + 3 * aside; best < 0 || far < least) {
            best = other;
            least = far;
        }
    }
    if (QWidget *tile = tileAt(best))
        tile->setFocus(Qt::OtherFocusReason);
}

bool CameraWall::press(int key, int place)
{
    const QString id = shown().cameras()[place];
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!id.isEmpty())
            emit cameraChosen(id);
        return true;
    case Qt::Key_Space:
        if (!m_page.isEmpty())
            return false; // a tour's pause
        enlarge(m_alone.isEmpty() ? id : QString());
        return true;
    case Qt::Key_Escape:
        if (m_alone.isEmpty())
            return false;
        enlarge({});
        return true;
    case Qt::Key_Delete:
        if (m_page.isEmpty())
            empty(place);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_alone.isEmpty())
            step(key, place);
        return true;
    default:
        return false;
    }
}

bool CameraWall::eventFilter(QObject *watched, QEvent *event)
{
    const int place = placeOf(watched);
    if (place < 0)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_pressed = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        tileAt(place)->setFocus(Qt::MouseFocusReason);
        break;
    case QEvent::MouseMove: {
        const auto *moved = static_cast<QMouseEvent *>(event);
        const int way = (moved->globalPosition().toPoint() - m_pressed).manhattanLength();
        if (moved->buttons().testFlag(Qt::LeftButton) && way >= QApplication::startDragDistance()) {
            drag(place);
            return true;
        }
        break;
    }
    case QEvent::MouseButtonRelease:
        if (const QString id = shown().cameras()[place];
            !id.isEmpty() && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton)
            emit cameraChosen(id);
        break;
    case QEvent::ContextMenu: // by its key: the picture offers which of its streams
        if (auto *card = qobject_cast<CameraCard *>(watched);
            card && static_cast<QContextMenuEvent *>(event)->reason() == QContextMenuEvent::Keyboard) {
            QWidget &picture = card->picture();
            const QPoint middle = picture.rect().center();
            QContextMenuEvent forPicture(QContextMenuEvent::Keyboard, middle, picture.mapToGlobal(middle));
            QApplication::sendEvent(&picture, &forPicture);
            return true;
        }
        break;
    case QEvent::MouseButtonDblClick:
        enlarge(m_alone.isEmpty() ? shown().cameras()[place] : QString());
        return true;
    case QEvent::ShortcutOverride: { // before the window's own keys
        const auto *pressed = static_cast<QKeyEvent *>(event);
        static const QSet<int> Ours{Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Delete};
        const bool isOurs = Ours.contains(pressed->key()) || (pressed->key() == Qt::Key_Escape && !m_alone.isEmpty());
        if (isOurs && !(pressed->modifiers() & ~Qt::KeypadModifier)) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->modifiers() & ~Qt::KeypadModifier)
            break;
        if (press(static_cast<QKeyEvent *>(event)->key(), place))
            return true;
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}
} // namespace wanmi::workbench
