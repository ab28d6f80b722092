// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/videopage.h"

#include <QComboBox>
#include <QEvent>
#include <QHelpEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <QTreeView>
#include <QVBoxLayout>

namespace wanmi::workbench {
using models::CameraShelf;
using models::CameraTree;

namespace {
constexpr int HintRoom = 48; ///< of a line's frame and its button, beside what it says while it is empty
constexpr int FewCameras = 60; ///< so many matches are shown with all their branches open

/// A camera: its light, its name, and the state in a word. A branch: its name, and how many of its cameras
/// are on and off.
class CameraDelegate : public QStyledItemDelegate
{
public:
    CameraDelegate(const Style &style, const models::Words &words, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_style(style)
        , m_words(words)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, 28};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, m_style.color(QStringLiteral("selected")));
        QRect text = option.rect.adjusted(4, 0, -8, 0);
        const bool leaf = !index.data(CameraTree::CameraIdRole).toString().isEmpty();
        if (leaf) {
            m_style.paintMark(*painter, QRectF(text.x() + 2, text.center().y() - 5, 10, 10), light(index));
            text.setLeft(text.left() + 20);
        }
        const QString name = index.data(CameraTree::FavoriteRole).toBool()
            ? QString(QStringLiteral("★ ") + index.data().toString())
            : index.data().toString();
        const QString rate = share(index);
        const QString note = (leaf ? state(index) : figures(index)) + (rate.isEmpty() ? QString() : QStringLiteral(" · ") + rate);
        const int right = option.fontMetrics.horizontalAdvance(note);
        painter->setPen(m_style.color(QStringLiteral("quiet")));
        painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, note);
        text.setRight(text.right() - right - 8);
        painter->setPen(m_style.color(QStringLiteral("text")));
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(name, Qt::ElideRight, text.width()));
        painter->restore();
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        const qint64 checks = index.data(CameraTree::ChecksRole).toLongLong();
        if (event->type() != QEvent::ToolTip || checks == 0)
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        QToolTip::showText(event->globalPos(),
                           VideoPage::tr("Found on %1 times of %2 in the last %3 days: %4")
                               .arg(index.data(CameraTree::OnlineRole).toLongLong())
                               .arg(checks)
                               .arg(models::CameraList::AvailabilityDays)
                               .arg(share(index)),
                           view);
        return true;
    }
    /// Availability in per cent; empty: nobody looked.
    [[nodiscard]] QString share(const QModelIndex &index) const
    {
        const qint64 checks = index.data(CameraTree::ChecksRole).toLongLong();
        return checks > 0 ? m_words.percent(double(index.data(CameraTree::OnlineRole).toLongLong()) / double(checks)) : QString();
    }

private:
    static QString light(const QModelIndex &index)
    {
        if (index.data(CameraTree::OnRole).toInt() > 0)
            return QStringLiteral("green");
        return index.data(CameraTree::OffRole).toInt() > 0 ? QStringLiteral("grey") : QStringLiteral("none");
    }
    static QString state(const QModelIndex &index)
    {
        if (index.data(CameraTree::OnRole).toInt() > 0)
            return VideoPage::tr("on");
        return index.data(CameraTree::OffRole).toInt() > 0 ? VideoPage::tr("off") : QString();
    }
    static QString figures(const QModelIndex &index)
    {
        const int total = index.data(CameraTree::TotalRole).toInt();
        const int on = index.data(CameraTree::OnRole).toInt(), off = index.data(CameraTree::OffRole).toInt();
        return on + off == 0 ? QString::number(total)
                             : VideoPage::tr("%1: %2 on, %3 off").arg(total).arg(on).arg(off);
    }
    const Style &m_style;
    const models::Words &m_words;
};
} // namespace

VideoPage::VideoPage(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_memory(memory)
    , m_tree(new CameraTree(session.cameras, session.words, this))
    , m_filter(new QLineEdit(this))
    , m_order(new QComboBox(this))
    , m_view(new QTreeView(this))
    , m_group(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_deck(new VideoDeck(session, style, memory, this))
{
    build(style);
    m_order->addItems({QString(), QString(), QString()}); // named by setTexts()
    m_texts.add([this] { setTexts(); });
    follow();
    take();
}

void VideoPage::build(const Style &style)
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 8, 4, 4);
    row->setSpacing(8);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    m_filter->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("note"));
    m_count->setWordWrap(true);
    m_view->setModel(m_tree);
    m_view->setItemDelegate(new CameraDelegate(style, m_session.words, m_view));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setExpandsOnDoubleClick(true);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_view->installEventFilter(this);
    m_group->installEventFilter(this);
    m_group->hide();
    column->addWidget(m_filter);
    column->addWidget(m_order);
    column->addWidget(m_count);
    column->addWidget(m_view, 1);
    column->addWidget(m_group);
    m_empty->setObjectName(QStringLiteral("quiet"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty, 1);
    row->addLayout(column, 2);
    row->addWidget(m_deck, 5);
    m_deck->setSets([this] { return sets(); });
}

void VideoPage::follow()
{
    connect(m_filter, &QLineEdit::textChanged, m_tree, &CameraTree::setFilter);
    connect(m_order, &QComboBox::activated, this, [this](int order) {
        m_tree->setOrder(CameraTree::Order(order));
        m_memory.set(QStringLiteral("cameraOrder"), order);
    });
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (const QString id = index.data(CameraTree::CameraIdRole).toString(); !id.isEmpty())
            emit cameraChosen(id);
    });
    connect(m_view, &QTreeView::doubleClicked, this, &VideoPage::open);
    connect(m_group, &QLineEdit::returnPressed, this, &VideoPage::nameGroup);
    connect(m_deck, &VideoDeck::cameraChosen, this, &VideoPage::cameraChosen);
    connect(m_deck, &VideoDeck::toWallWanted, this, &VideoPage::toWallWanted);
    connect(m_deck, &VideoDeck::said, m_count, &QLabel::setText);
    connect(m_tree, &CameraTree::modelAboutToBeReset, this, &VideoPage::holdOpen);
    connect(m_tree, &CameraTree::modelReset, this, &VideoPage::openAgain);
    connect(&m_memory, &SeatMemory::loaded, this, &VideoPage::take);
}

void VideoPage::setTexts()
{
    m_filter->setPlaceholderText(tr("Name, number, district, industry or unit"));
    m_filter->setMinimumWidth(m_filter->fontMetrics().horizontalAdvance(m_filter->placeholderText()) + HintRoom);
    m_filter->setAccessibleName(tr("Filter the cameras"));
    m_filter->setToolTip(tr("Ctrl+F"));
    m_order->setAccessibleName(tr("Order of the cameras"));
    m_order->setItemText(0, tr("By district"));
    m_order->setItemText(1, tr("By industry"));
    m_order->setItemText(2, tr("By unit"));
    m_view->setAccessibleName(tr("Cameras"));
    m_view->setToolTip(tr("Enter: into the pictures · F: favorite · G: to a group · T: a tour of it · Del: out of it"));
    m_group->setPlaceholderText(tr("Name of the new group"));
    m_group->setAccessibleName(tr("Name of the new group"));
    m_tree->setNames(tr("Favorites"), tr("No unit"));
    showCount();
}

/// What this person kept at this seat.
void VideoPage::take()
{
    m_tree->setShelf(CameraShelf::fromJson(m_memory.value(QStringLiteral("cameraShelf")).toObject()));
    const int order = m_memory.value(QStringLiteral("cameraOrder")).toInt();
    if (order < 0 || order >= m_order->count())
        return;
    m_order->setCurrentIndex(order);
    m_tree->setOrder(CameraTree::Order(order));
}

void VideoPage::showCount()
{
    const int cameras = m_tree->count();
    m_count->setText(tr("%n camera(s)", nullptr, cameras));
    m_view->setVisible(cameras > 0);
    m_empty->setVisible(cameras == 0);
    m_empty->setText(m_filter->text().isEmpty() ? tr("No camera yet: they come with the city's rows.")
                                                : tr("No camera matches “%1”.").arg(m_filter->text()));
}

void VideoPage::holdOpen()
{
    if (!m_filter->text().isEmpty() && m_tree->count() <= FewCameras)
        return; // opened by the filter, not by hand
    const auto walk = [this](const auto &self, const QModelIndex &parent) -> void {
        for (int row = 0; row < m_tree->rowCount(parent); ++row) {
            const QModelIndex at = m_tree->index(row, 0, parent);
            if (m_tree->rowCount(at) == 0)
                continue;
            const QString key = at.data(CameraTree::KeyRole).toString();
            if (m_view->isExpanded(at))
                m_open.insert(key);
            else
                m_open.remove(key);
            self(self, at);
        }
    };
    walk(walk, {});
    if (m_view->currentIndex().isValid())
        m_current = m_view->currentIndex().data(CameraTree::KeyRole).toString();
}

void VideoPage::openAgain()
{
    if (!m_filter->text().isEmpty() && m_tree->count() <= FewCameras) {
        m_view->expandAll();
    } else {
        for (const QString &key : std::as_const(m_open)) {
            if (const QModelIndex at = m_tree->find(key); at.isValid())
                m_view->expand(at);
        }
    }
    if (const QModelIndex at = m_tree->find(m_current); at.isValid())
        m_view->setCurrentIndex(at);
    showCount();
}

void VideoPage::open(const QModelIndex &index)
{
    const QString id = index.data(CameraTree::CameraIdRole).toString();
    if (id.isEmpty())
        return;
    m_deck->wall().open(id);
    emit cameraChosen(id);
}

bool VideoPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    const int key = pressed->key();
    if (watched == m_group && key == Qt::Key_Escape) {
        event->accept();
        if (!asks) {
            m_group->hide();
            m_view->setFocus();
        }
        return true;
    }
    if (watched != m_view)
        return QWidget::eventFilter(watched, event);
    const bool undo = pressed->matches(QKeySequence::Undo) && m_before;
    static const QSet<int> Ours{Qt::Key_F, Qt::Key_G, Qt::Key_T, Qt::Key_Delete, Qt::Key_Return, Qt::Key_Enter};
    if (!undo && (pressed->modifiers() & ~Qt::KeypadModifier || !Ours.contains(key)))
        return QWidget::eventFilter(watched, event);
    if (asks) { // before the window's own letters
        event->accept();
        return true;
    }
    if (undo)
        keep(*std::exchange(m_before, std::nullopt));
    return undo || press(key);
}

bool VideoPage::press(int key)
{
    const QModelIndex at = m_view->currentIndex();
    const QString id = at.data(CameraTree::CameraIdRole).toString();
    if (key == Qt::Key_Delete) {
        remove(at);
    } else if (key == Qt::Key_T) {
        tour(at);
    } else if (id.isEmpty()) {
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            m_view->setExpanded(at, !m_view->isExpanded(at));
    } else if (key == Qt::Key_F) {
        CameraShelf shelf = m_tree->shelf();
        shelf.toggleFavorite(id);
        keep(std::move(shelf));
    } else if (key == Qt::Key_G) {
        offerGroups(id);
    } else {
        open(at);
    }
    return true;
}

QStringList VideoPage::camerasOf(const QModelIndex &index) const
{
    if (const QString id = index.data(CameraTree::CameraIdRole).toString(); !id.isEmpty())
        return {id};
    QStringList cameras;
    for (int row = 0; row < m_tree->rowCount(index); ++row)
        cameras += camerasOf(m_tree->index(row, 0, index));
    return cameras;
}

/// What a tour may be made of: the chosen branch, the favorites and groups, all that the filter leaves.
std::vector<VideoDeck::Set> VideoPage::sets() const
{
    std::vector<VideoDeck::Set> sets;
    const QModelIndex at = m_view->currentIndex();
    if (m_tree->rowCount(at) > 0 && at.isValid())
        sets.push_back({at.data().toString(), camerasOf(at)});
    if (!m_tree->shelf().favorites().isEmpty())
        sets.push_back({tr("Favorites"), m_tree->shelf().favorites()});
    for (const CameraShelf::Group &group : m_tree->shelf().groups())
        sets.push_back({group.name, group.cameras});
    QStringList all;
    for (int row = 0; row < m_tree->rowCount(); ++row)
        all += camerasOf(m_tree->index(row, 0));
    all.removeDuplicates();
    sets.push_back({m_filter->text().isEmpty() ? tr("All cameras") : tr("What the filter leaves"), all});
    return sets;
}

void VideoPage::tour(const QModelIndex &index)
{
    const QModelIndex branch = m_tree->rowCount(index) > 0 ? index : index.parent();
    if (branch.isValid())
        m_deck->beginTour(branch.data().toString(), camerasOf(branch));
}

void VideoPage::keep(CameraShelf shelf)
{
    m_before.reset(); // a removal is taken back before anything else is changed
    m_memory.set(QStringLiteral("cameraShelf"), shelf.toJson());
    m_tree->setShelf(std::move(shelf));
}

void VideoPage::offerGroups(const QString &cameraId)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CameraShelf::Group &group : m_tree->shelf().groups()) {
        QString shown = group.name;
        QAction *one = menu->addAction(shown.replace(u'&', QStringLiteral("&&")));
        one->setCheckable(true);
        one->setChecked(group.cameras.contains(cameraId));
        connect(one, &QAction::triggered, this, [this, cameraId, name = group.name] {
            CameraShelf shelf = m_tree->shelf();
            shelf.toggle(name, cameraId);
            keep(std::move(shelf));
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("New group…")), &QAction::triggered, this, [this, cameraId] {
        m_forGroup = cameraId;
        m_group->clear();
        m_group->show();
        m_group->setFocus();
    });
    menu->popup(m_view->viewport()->mapToGlobal(m_view->visualRect(m_view->currentIndex()).bottomLeft()));
}

void VideoPage::nameGroup()
{
    const QString name = m_group->text().trimmed();
    CameraShelf shelf = m_tree->shelf();
    if (!shelf.holds(name, m_forGroup))
        shelf.toggle(name, m_forGroup);
    m_group->hide();
    m_view->setFocus();
    keep(std::move(shelf));
}

/// A camera leaves its group or the favorites, a group leaves the shelf; Ctrl+Z brings it back.
void VideoPage::remove(const QModelIndex &index)
{
    const QString id = index.data(CameraTree::CameraIdRole).toString();
    const QString group = index.data(CameraTree::GroupRole).toString();
    CameraShelf shelf = m_tree->shelf();
    if (!group.isEmpty() && id.isEmpty())
        shelf.removeGroup(group);
    else if (!group.isEmpty())
        shelf.toggle(group, id);
    else if (!id.isEmpty() && shelf.isFavorite(id))
        shelf.toggleFavorite(id);
    if (shelf == m_tree->shelf())
        return;
    const QString name = index.data().toString();
    const CameraShelf before = m_tree->shelf();
    keep(std::move(shelf));
    m_before = before;
    m_count->setText(tr("“%1” is removed; Ctrl+Z brings it back.").arg(name));
}

void VideoPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void VideoPage::focusList()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_tree->index(0, 0));
    m_view->setFocus();
}

void VideoPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}
} // namespace wanmi::workbench
