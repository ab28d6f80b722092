// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/videodeck.h"

#include <QActionGroup>
#include <QComboBox>
#include <QCryptographicHash>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
using models::CameraLayout;
using models::CameraLayouts;

namespace {
constexpr int UsualRoundS = 120;
constexpr int LongestSceneName = 40, LongestTitle = 24, LastInTheList = 900; // domain/walls.h
constexpr auto TroubledFor = std::chrono::minutes(2);
constexpr std::array RoundsS = {30, 60, 120, 300, 600, 1800};

QString menuText(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

/// The shape as a small drawing.
QIcon iconOf(const models::LayoutShape &shape, const QColor &ink)
{
    QPixmap picture(32, 24);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    for (int place = 0; place < shape.places(); ++place) {
        const QRect rect = shape.place(place);
        const double wide = 32.0 / shape.columns, high = 24.0 / shape.rows;
        painter.fillRect(QRectF(rect.x() * wide + 0.5, rect.y() * high + 0.5, rect.width() * wide - 1, rect.height() * high - 1), ink);
    }
    return QIcon(picture);
}
} // namespace

VideoDeck::VideoDeck(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_memory(memory)
    , m_wall(new CameraWall(session, this))
    , m_tour(new CameraTourBar(session, style, this))
    , m_shape(new QComboBox(this))
    , m_layouts(new QToolButton(this))
    , m_tours(new QToolButton(this))
    , m_toWall(new QToolButton(this))
    , m_layoutMenu(new QMenu(this))
    , m_tourMenu(new QMenu(this))
    , m_name(new QLineEdit(this))
{
    for (const models::LayoutShape &shape : models::layoutShapes())
        m_shape->addItem(iconOf(shape, style.color(QStringLiteral("quiet"))), QString(), QString::fromLatin1(shape.token));
    build();
    m_texts.add([this] {
        fillShapes();
        m_shape->setAccessibleName(tr("How the pictures are laid out"));
        m_shape->setToolTip(tr("How many pictures, and how they stand"));
        m_layouts->setText(tr("Layouts"));
        m_layouts->setToolTip(tr("Keep the pictures under a name, and bring them back"));
        m_tours->setText(tr("Tour"));
        m_tours->setToolTip(tr("Show the cameras of a set one page after another"));
        m_toWall->setText(tr("To a wall"));
        m_toWall->setToolTip(tr("Show these cameras on a wall"));
        m_name->setPlaceholderText(tr("Name of the layout, then Enter"));
        m_name->setAccessibleName(tr("Name of the layout"));
    });
    take();
}

void VideoDeck::build()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 0, 6, 0);
    bar->setSpacing(6);
    for (QToolButton *button : {m_layouts, m_tours}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_layouts->setMenu(m_layoutMenu);
    m_tours->setMenu(m_tourMenu);
    m_toWall->setFocusPolicy(Qt::StrongFocus);
    m_toWall->setVisible(mayShare());
    m_name->setMaxLength(60);
    m_name->hide();
    m_name->installEventFilter(this);
    bar->addWidget(m_shape);
    bar->addWidget(m_layouts);
    bar->addWidget(m_tours);
    bar->addWidget(m_toWall);
    bar->addWidget(m_name, 1);
    bar->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(m_tour);
    column->addWidget(m_wall, 1);
    connect(m_shape, &QComboBox::activated, this, [this] { m_wall->setShape(m_shape->currentData().toString()); });
    connect(m_layoutMenu, &QMenu::aboutToShow, this, &VideoDeck::fillLayoutMenu);
    connect(m_tourMenu, &QMenu::aboutToShow, this, &VideoDeck::fillTourMenu);
    connect(m_name, &QLineEdit::returnPressed, this, &VideoDeck::nameGiven);
    connect(m_toWall, &QToolButton::clicked, this, [this] {
        const QString name = m_chosen.isEmpty() ? tr("Cameras of %1").arg(m_session.grant.name) : m_chosen;
        share(name, [this, name](const QString &sceneId) { emit toWallWanted(name, sceneId); });
    });
    connect(m_wall, &CameraWall::cameraChosen, this, &VideoDeck::cameraChosen);
    connect(m_wall, &CameraWall::layoutChanged, this, &VideoDeck::keepLayout);
    connect(m_tour, &CameraTourBar::page, this, [this](const QStringList &cameras) {
        noteTroubled();
        m_wall->showPage(cameras);
    });
    connect(m_tour, &CameraTourBar::ended, this, [this] {
        m_wall->setKeysAbove({});
        m_wall->showPage({});
    });
    connect(&m_memory, &SeatMemory::loaded, this, &VideoDeck::take);
}

void VideoDeck::fillShapes()
{
    for (int i = 0; i < m_shape->count(); ++i) {
        const models::LayoutShape &shape = models::layoutShape(m_shape->itemData(i).toString());
        m_shape->setItemText(i, shape.large > 1 ? tr("%1, one large").arg(shape.places())
                                                : tr("%n picture(s)", nullptr, shape.places()));
    }
}

/// What this person left at this seat.
void VideoDeck::take()
{
    m_kept = CameraLayouts::fromJson(m_memory.value(QStringLiteral("cameraLayouts")).toArray());
    if (const QJsonValue last = m_memory.value(QStringLiteral("cameraLayout")); last.isObject())
        m_wall->setCameraLayout(CameraLayout::fromJson(last.toObject()));
    m_shape->setCurrentIndex(m_shape->findData(QString::fromLatin1(m_wall->cameraLayout().shape().token)));
}

void VideoDeck::keepLayout()
{
    m_shape->setCurrentIndex(m_shape->findData(QString::fromLatin1(m_wall->cameraLayout().shape().token)));
    m_memory.set(QStringLiteral("cameraLayout"), m_wall->cameraLayout().toJson());
}

void VideoDeck::keepLayouts(CameraLayouts layouts)
{
    m_kept = std::move(layouts);
    m_memory.set(QStringLiteral("cameraLayouts"), m_kept.toJson());
}

void VideoDeck::fillLayoutMenu()
{
    m_layoutMenu->clear();
    auto *group = new QActionGroup(m_layoutMenu);
    for (const CameraLayouts::Named &one : m_kept.all()) {
        QAction *action = m_layoutMenu->addAction(menuText(one.name));
        action->setCheckable(true);
        action->setChecked(one.name == m_chosen && one.layout == m_wall->cameraLayout());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name = one.name] { choose(name); });
    }
    if (m_kept.all().empty())
        m_layoutMenu->addAction(tr("No layout is kept yet"))->setEnabled(false);
    m_layoutMenu->addSeparator();
    connect(m_layoutMenu->addAction(tr("Keep as…")), &QAction::triggered, this, [this] { askName({}); });
    const bool hasChosen = m_kept.find(m_chosen);
    const auto ofChosen = [&](const QString &text, auto deed) {
        QAction *action = m_layoutMenu->addAction(text);
        connect(action, &QAction::triggered, this, deed);
    };
    if (hasChosen) {
        ofChosen(tr("Keep “%1” as it is now").arg(menuText(m_chosen)), [this] {
            CameraLayouts layouts = m_kept;
            layouts.keep(m_chosen, m_wall->cameraLayout());
            keepLayouts(std::move(layouts));
            emit said(tr("The layout “%1” is kept.").arg(m_chosen));
        });
        if (mayShare())
            ofChosen(tr("Share “%1” with everybody").arg(menuText(m_chosen)), [this] {
                share(m_chosen, [this](const QString &) { emit said(tr("The layout “%1” is shared.").arg(m_chosen)); });
            });
        ofChosen(tr("Rename “%1”…").arg(menuText(m_chosen)), [this] { askName(m_chosen); });
        ofChosen(tr("Remove “%1”").arg(menuText(m_chosen)), [this] { remove(m_chosen); });
    }
    offerShared();
    if (m_removed)
        ofChosen(tr("Bring back the removed layout"), [this] { undo(); });
}

/// Layouts that others, or this person, share: central keeps them as scenes of one region.
void VideoDeck::offerShared()
{
    if (!m_session.board)
        return;
    bool isFirst = true;
    for (const domain::Scene &scene : m_session.board->scenes()) {
        if (!domain::isCameraLayout(scene))
            continue;
        if (std::exchange(isFirst, false))
            m_layoutMenu->addSection(tr("Shared"));
        QMenu *one = m_layoutMenu->addMenu(menuText(scene.nameZh));
        connect(one->addAction(tr("Show here")), &QAction::triggered, this, [this, scene] {
            QStringList cameras;
            for (const QJsonValue &id : scene.regions.front().settings.value(u"cameras").toArray())
                cameras.append(id.toString());
            const auto shape = std::ranges::find_if(models::layoutShapes(), [&](const models::LayoutShape &each) {
                return each.large == 1 && each.places() >= cameras.size();
            });
            const QString told = scene.regions.front().settings.value(u"oneLarge").toString();
            CameraLayout layout(!told.isEmpty()                              ? told
                                    : shape == models::layoutShapes().end() ? QStringLiteral("64")
                                                                             : QString::fromLatin1(shape->token));
            layout.fill(cameras);
            m_tour->end();
            m_chosen.clear();
            m_wall->setCameraLayout(layout);
            keepLayout();
        });
        if (mayShare())
            connect(one->addAction(tr("Share no longer")), &QAction::triggered, this, [this, scene] { unshare(scene); });
    }
}

bool VideoDeck::mayShare() const
{
    const auto post = domain::postFromToken(m_session.grant.post);
    return m_session.walls && m_session.board && post && domain::mayShowOnWalls(*post);
}

void VideoDeck::share(const QString &name, std::function<void(const QString &)> done)
{
    protocol::SceneOrder order;
    const QByteArray named = (m_session.grant.account + u'|' + name).toUtf8();
    order.scene.id = QStringLiteral("cam-")
        + QString::fromLatin1(QCryptographicHash::hash(named, QCryptographicHash::Sha256).toHex().left(20));
    order.scene.nameZh = order.scene.nameEn = name.left(LongestSceneName);
    order.scene.sort = LastInTheList;
    QStringList cameras = m_wall->cameraLayout().cameras();
    cameras.removeAll(QString());
    if (cameras.isEmpty())
        return emit said(tr("No camera stands in this layout yet."));
    QJsonObject settings{{QStringLiteral("cameras"), QJsonArray::fromStringList(cameras)},
                         {QStringLiteral("title"), name.left(LongestTitle)}};
    if (const models::LayoutShape &shape = m_wall->cameraLayout().shape(); shape.large > 1)
        settings.insert(QStringLiteral("oneLarge"), QLatin1StringView(shape.token));
    order.scene.regions.push_back(
        {QStringLiteral("cameras"), QStringLiteral("cameras"), 0, 0, domain::GridColumns, domain::GridRows, settings});
    const auto &scenes = m_session.board->scenes();
    const auto known = std::ranges::find(scenes, order.scene.id, &domain::Scene::id);
    order.baseVersion = known == scenes.end() ? 0 : known->version;
    m_session.walls->save(order).then(this, [this, done = std::move(done), id = order.scene.id](const base::Result<domain::Scene> &saved) {
        if (saved)
            done(id);
        else
            emit said(m_session.words.reason(saved.error().reason));
    });
}

void VideoDeck::unshare(const domain::Scene &scene)
{
    m_session.walls->removeScene(scene.id, scene.version).then(this, [this, name = scene.nameZh](const base::Result<void> &gone) {
        emit said(gone ? tr("The layout “%1” is not shared any more.").arg(name) : m_session.words.reason(gone.error().reason));
    });
}

void VideoDeck::choose(const QString &name)
{
    const CameraLayout *layout = m_kept.find(name);
    if (!layout)
        return;
    m_tour->end();
    m_chosen = name;
    m_wall->setCameraLayout(*layout);
    keepLayout();
}

void VideoDeck::askName(const QString &before)
{
    m_renames = before;
    m_name->setText(before);
    m_name->selectAll();
    m_name->show();
    m_name->setFocus();
}

void VideoDeck::nameGiven()
{
    const QString name = m_name->text().simplified();
    CameraLayouts layouts = m_kept;
    if (m_renames.isEmpty())
        layouts.keep(name, m_wall->cameraLayout());
    else
        layouts.rename(m_renames, name);
    if (name.isEmpty() || layouts == m_kept || !layouts.find(name)) {
        if (!name.isEmpty() && name != m_renames)
            emit said(tr("There is a layout of that name already."));
        if (name.isEmpty())
            return;
    }
    m_name->hide();
    m_wall->setFocus();
    if (layouts.find(name))
        m_chosen = name;
    keepLayouts(std::move(layouts));
}

void VideoDeck::remove(const QString &name)
{
    const CameraLayout *layout = m_kept.find(name);
    if (!layout)
        return;
    m_removed = CameraLayouts::Named{name, *layout};
    CameraLayouts layouts = m_kept;
    layouts.remove(name);
    keepLayouts(std::move(layouts));
    emit said(tr("The layout “%1” is removed; the menu of the layouts brings it back.").arg(name));
}

bool VideoDeck::undo()
{
    if (!m_removed)
        return false;
    const auto [removed, layout] = *std::exchange(m_removed, std::nullopt);
    QString name = removed;
    for (int i = 2; m_kept.find(name); ++i) // the name was given away meanwhile
        name = QStringLiteral("%1 %2").arg(removed).arg(i);
    CameraLayouts layouts = m_kept;
    layouts.keep(name, layout);
    keepLayouts(std::move(layouts));
    return true;
}

qint64 VideoDeck::roundMs() const
{
    return m_memory.value(QStringLiteral("tourRoundS")).toInt(UsualRoundS) * 1000LL;
}

void VideoDeck::fillTourMenu()
{
    m_tourMenu->clear();
    const auto offer = [this](const QString &name, const QStringList &cameras) {
        if (cameras.isEmpty())
            return;
        QAction *action = m_tourMenu->addAction(tr("%1: %n camera(s)", nullptr, int(cameras.size())).arg(menuText(name)));
        connect(action, &QAction::triggered, this, [this, name, cameras] { beginTour(name, cameras); });
    };
    for (const Set &set : m_sets ? m_sets() : std::vector<Set>())
        offer(set.name, set.cameras);
    for (const CameraLayouts::Named &one : m_kept.all()) {
        QStringList cameras = one.layout.cameras();
        cameras.removeAll(QString());
        offer(one.name, cameras);
    }
    m_tourMenu->addSeparator();
    QMenu *rounds = m_tourMenu->addMenu(tr("All of them once in"));
    auto *group = new QActionGroup(rounds);
    for (const int seconds : RoundsS) {
        QAction *action = rounds->addAction(seconds < 60 ? tr("%1 seconds").arg(seconds) : tr("%n minute(s)", nullptr, seconds / 60));
        action->setCheckable(true);
        action->setChecked(seconds * 1000LL == roundMs());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, seconds] { m_memory.set(QStringLiteral("tourRoundS"), seconds); });
    }
}

void VideoDeck::beginTour(const QString &name, const QStringList &cameras)
{
    m_troubled.clear();
    const auto isDead = [this](const QString &camera) {
        const auto troubled = m_troubled.constFind(camera);
        return troubled != m_troubled.cend() && !troubled->hasExpired();
    };
    m_tour->begin(name, {cameras, m_wall->cameraLayout().shape().places(), roundMs()}, isDead);
    m_wall->setKeysAbove({Qt::Key_N, Qt::Key_Space, Qt::Key_Escape});
    m_wall->setFocus();
}

/// A picture that did not come is not waited for again for a while.
void VideoDeck::noteTroubled()
{
    for (int place = 0; place < m_wall->cameras().size(); ++place) {
        const auto *card = qobject_cast<const CameraCard *>(m_wall->tileAt(place));
        if (card && !card->trouble().isEmpty())
            m_troubled.insert(card->camera(), QDeadlineTimer(TroubledFor));
    }
}

bool VideoDeck::pressForTour(int key)
{
    if (!m_tour->isRunning())
        return false;
    if (key == Qt::Key_Space)
        m_tour->togglePause();
    else if (key == Qt::Key_N)
        m_tour->next();
    else if (key == Qt::Key_Escape && m_wall->enlarged().isEmpty())
        m_tour->end();
    else
        return false;
    return true;
}

void VideoDeck::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

bool VideoDeck::event(QEvent *event)
{
    // Before the window's own letters.
    if (event->type() == QEvent::ShortcutOverride && m_tour->isRunning()) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        const bool isOurs = pressed->key() == Qt::Key_N || pressed->key() == Qt::Key_Space || pressed->key() == Qt::Key_Escape;
        if (isOurs && !(pressed->modifiers() & ~Qt::KeypadModifier)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void VideoDeck::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier || !pressForTour(event->key()))
        QWidget::keyPressEvent(event);
}

bool VideoDeck::eventFilter(QObject *watched, QEvent *event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (watched == m_name && (asks || event->type() == QEvent::KeyPress)
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (!asks) {
            m_name->hide();
            m_wall->setFocus();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}
} // namespace wanmi::workbench
