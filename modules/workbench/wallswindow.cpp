// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallswindow.h"

#include "workbench/scenecanvas.h"
#include "workbench/wallpush.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QTabWidget>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <array>

namespace wanmi::workbench {
namespace {
constexpr std::array HandMinutes{0, 10, 30, 60, 240};

domain::Post postOf(const protocol::SessionGrant &grant)
{
    return domain::postFromToken(grant.post).value_or(domain::Post::Supervisor);
}

/// Sets of days that a timetable of a room needs; each with its own word.
std::vector<std::pair<QString, std::vector<int>>> daySets()
{
    std::vector<std::pair<QString, std::vector<int>>> sets{
        {WallsWindow::tr("every day"), {1, 2, 3, 4, 5, 6, 7}},
        {WallsWindow::tr("working days"), {1, 2, 3, 4, 5}},
        {WallsWindow::tr("weekend"), {6, 7}}};
    for (int day = 1; day <= 7; ++day)
        sets.emplace_back(QLocale().dayName(day), std::vector{day});
    return sets;
}
} // namespace

WallsWindow::WallsWindow(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_style(style)
    , m_edits(domain::mayEditWalls(postOf(session.grant)))
    , m_shows(domain::mayShowOnWalls(postOf(session.grant)))
    , m_walls(new QListWidget(this))
    , m_said(new QLabel(this))
{
    setWindowTitle(tr("Walls"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_walls->setMaximumWidth(240);
    m_walls->setAccessibleName(tr("Walls"));
    auto *tabs = new QTabWidget(this);
    tabs->addTab(makeNow(), tr("&Now"));
    tabs->addTab(makeTimetable(), tr("&Timetable"));
    tabs->addTab(makeScenes(), tr("&Scenes"));
    tabs->setTabVisible(1, m_edits);
    tabs->setTabVisible(2, m_edits);
    auto *right = new QVBoxLayout;
    right->addWidget(tabs, 1);
    right->addWidget(m_said);
    m_said->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_walls);
    row->addLayout(right, 1);
    connect(m_walls, &QListWidget::currentRowChanged, this, [this] {
        showWall();
        showTimetable();
    });
    connect(m_session.board, &models::WallBoard::changed, this, &WallsWindow::refresh);
    resize(1120, 680);
    refresh();
    showTimetable();
    showScene();
}

qint64 WallsWindow::nowMs() const
{
    return base::toMs(m_session.desk.now());
}

const domain::Wall *WallsWindow::wall() const
{
    const QListWidgetItem *item = m_walls->currentItem();
    return item ? m_session.board->wall(item->data(Qt::UserRole).toString()) : nullptr;
}

void WallsWindow::fillScenes(QComboBox *box) const
{
    const QString last = box->currentData().toString();
    const QSignalBlocker quiet(box);
    box->clear();
    for (const domain::Scene &scene : m_session.board->scenes())
        box->addItem(nameOf(scene, m_session.words.isChinese()), scene.id);
    box->setCurrentIndex(std::max(0, box->findData(last)));
}

void WallsWindow::say(const QString &text, bool isProblem)
{
    m_said->setText(text);
    QPalette palette = m_said->palette();
    palette.setColor(QPalette::WindowText,
                     m_style.color(isProblem ? QStringLiteral("overdue") : QStringLiteral("normal")));
    m_said->setPalette(palette);
}

template <typename T> bool WallsWindow::heard(const base::Result<T> &answer, const QString &good)
{
    say(answer ? good : m_session.words.reason(answer.error().reason), !answer);
    return answer.has_value();
}

QWidget *WallsWindow::makeNow()
{
    auto *page = new QWidget(this);
    m_now = new QLabel(page);
    m_now->setWordWrap(true);
    m_switchTo = new QComboBox(page);
    m_switchTo->setAccessibleName(tr("Scene"));
    m_minutes = new QComboBox(page);
    m_minutes->setAccessibleName(tr("For how long"));
    for (const int minutes : HandMinutes)
        m_minutes->addItem(
            minutes == 0 ? tr("until given back") : m_session.words.duration(minutes * 60'000.0), minutes);
    auto *go = new QPushButton(tr("S&witch"), page);
    auto *back = new QPushButton(tr("&Back to the timetable"), page);
    m_pushes = new QListWidget(page);
    m_pushes->setAccessibleName(tr("Sent to this wall"));
    auto *take = new QPushButton(tr("Take b&ack"), page);
    auto *row = new QHBoxLayout;
    row->addWidget(m_switchTo, 1);
    row->addWidget(m_minutes);
    row->addWidget(go);
    row->addWidget(back);
    auto *column = new QVBoxLayout(page);
    column->addWidget(m_now);
    column->addLayout(row);
    column->addWidget(new QLabel(tr("Sent to this wall"), page));
    column->addWidget(m_pushes, 1);
    column->addWidget(take, 0, Qt::AlignRight);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_switchTo, m_minutes, go, back, take})
        widget->setEnabled(m_shows);
    connect(go, &QPushButton::clicked, this, [this] { switchScene(m_switchTo->currentData().toString()); });
    connect(back, &QPushButton::clicked, this, [this] { switchScene({}); });
    connect(take, &QPushButton::clicked, this, &WallsWindow::takeBack);
    return page;
}

void WallsWindow::refresh()
{
    const QString last
        = m_walls->currentItem() ? m_walls->currentItem()->data(Qt::UserRole).toString() : QString();
    const bool chinese = m_session.words.isChinese();
    {
        const QSignalBlocker quiet(m_walls);
        m_walls->clear();
        for (const domain::Wall &wall : m_session.board->walls()) {
            const domain::Scene *scene = sceneOn(*m_session.board, wall, nowMs());
            auto *item = new QListWidgetItem(
                nameOf(wall, chinese) + (scene ? u'\n' + nameOf(*scene, chinese) : QString()), m_walls);
            item->setData(Qt::UserRole, wall.id);
            if (wall.id == last)
                m_walls->setCurrentItem(item);
        }
        if (!m_walls->currentItem())
            m_walls->setCurrentRow(0);
    }
    for (QComboBox *box : {m_switchTo, m_usual, m_scene})
        fillScenes(box);
    showWall();
}

void WallsWindow::showWall()
{
    const domain::Wall *wall = this->wall();
    m_pushes->clear();
    if (!wall)
        return m_now->setText(tr("This city has no wall yet"));
    const bool chinese = m_session.words.isChinese();
    const auto choice = domain::sceneNow(*wall, m_session.board->sceneIds(), nowMs(),
                                         QDateTime::fromMSecsSinceEpoch(nowMs()));
    const domain::Scene *scene = m_session.board->scene(choice.scene);
    QString text = scene ? tr("Shows: %1").arg(nameOf(*scene, chinese)) : tr("Shows nothing");
    if (!choice.byName.isEmpty())
        text += tr(" · by %1").arg(choice.byName);
    if (choice.untilMs > 0)
        text += tr(" · until %1").arg(m_session.words.moment(double(choice.untilMs), double(nowMs())));
    m_now->setText(text);
    for (const domain::WallPush &push : wall->pushes) {
        if (push.untilMs <= nowMs())
            continue;
        const QString what
            = push.text.isEmpty() ? m_session.words.hitKind(push.kind) + u' ' + push.target : push.text;
        auto *item = new QListWidgetItem(
            tr("%1 · by %2 · until %3")
                .arg(what, push.byName, m_session.words.clockTime(double(push.untilMs))),
            m_pushes);
        item->setData(Qt::UserRole, push.id);
    }
    if (m_pushes->count() > 0)
        m_pushes->setCurrentRow(0);
}

void WallsWindow::switchScene(const QString &scene)
{
    const domain::Wall *wall = this->wall();
    if (!wall)
        return;
    m_session.walls
        ->switchScene(wall->id, {scene, scene.isEmpty() ? 0 : m_minutes->currentData().toInt() * 60})
        .then(this, [this](const base::Result<domain::Wall> &answer) {
            if (heard(answer, tr("The wall has it")))
                m_session.board->note(*answer);
        });
}

void WallsWindow::takeBack()
{
    const domain::Wall *wall = this->wall();
    const QListWidgetItem *item = m_pushes->currentItem();
    if (!wall || !item)
        return;
    m_session.walls->takeBack(wall->id, item->data(Qt::UserRole).toString())
        .then(this, [this](const base::Result<domain::Wall> &answer) {
            if (heard(answer, tr("Taken back")))
                m_session.board->note(*answer);
        });
}

QWidget *WallsWindow::makeTimetable()
{
    auto *page = new QWidget(this);
    m_usual = new QComboBox(page);
    m_usual->setAccessibleName(tr("Usual scene"));
    m_entries = new QTableWidget(0, 4, page);
    m_entries->setHorizontalHeaderLabels({tr("Days"), tr("From"), tr("To"), tr("Scene")});
    m_entries->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_entries->verticalHeader()->hide();
    auto *add = new QPushButton(tr("&Add"), page);
    auto *remove = new QPushButton(tr("&Remove"), page);
    auto *save = new QPushButton(tr("Sa&ve"), page);
    auto *row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch();
    row->addWidget(save);
    auto *column = new QVBoxLayout(page);
    column->addWidget(new QLabel(tr("Usual scene, when the timetable names none"), page));
    column->addWidget(m_usual);
    column->addWidget(m_entries, 1);
    column->addLayout(row);
    connect(add, &QPushButton::clicked, this, [this] {
        addEntry({{1, 2, 3, 4, 5, 6, 7}, 22 * 60, 6 * 60, m_usual->currentData().toString()});
    });
    connect(remove, &QPushButton::clicked, this, [this] { m_entries->removeRow(m_entries->currentRow()); });
    connect(save, &QPushButton::clicked, this, &WallsWindow::saveTimetable);
    return page;
}

void WallsWindow::addEntry(const domain::TimetableEntry &entry)
{
    const int row = m_entries->rowCount();
    m_entries->insertRow(row);
    auto *days = new QComboBox(m_entries);
    for (const auto &[word, set] : daySets()) {
        QVariantList list;
        for (const int day : set)
            list.append(day);
        days->addItem(word, list);
        if (set == entry.days)
            days->setCurrentIndex(days->count() - 1);
    }
    m_entries->setCellWidget(row, 0, days);
    int column = 1;
    for (const int minute : {entry.from, entry.to}) {
        auto *time = new QTimeEdit(QTime(minute / 60, minute % 60), m_entries);
        time->setDisplayFormat(QStringLiteral("HH:mm"));
        m_entries->setCellWidget(row, column++, time);
    }
    auto *scene = new QComboBox(m_entries);
    fillScenes(scene);
    scene->setCurrentIndex(std::max(0, scene->findData(entry.scene)));
    m_entries->setCellWidget(row, 3, scene);
}

void WallsWindow::showTimetable()
{
    const domain::Wall *wall = this->wall();
    m_entries->setRowCount(0);
    if (!wall)
        return;
    m_planVersion = wall->planVersion;
    m_usual->setCurrentIndex(std::max(0, m_usual->findData(wall->usual)));
    for (const domain::TimetableEntry &entry : wall->timetable)
        addEntry(entry);
}

void WallsWindow::saveTimetable()
{
    const domain::Wall *present = wall();
    if (!present)
        return;
    protocol::WallOrder order{*present, m_planVersion};
    order.wall.usual = m_usual->currentData().toString();
    order.wall.timetable.clear();
    for (int row = 0; row < m_entries->rowCount(); ++row) {
        domain::TimetableEntry entry;
        const QVariantList days
            = static_cast<QComboBox *>(m_entries->cellWidget(row, 0))->currentData().toList();
        for (const QVariant &day : days)
            entry.days.push_back(day.toInt());
        const auto minute = [&](int column) {
            const QTime time = static_cast<QTimeEdit *>(m_entries->cellWidget(row, column))->time();
            return time.hour() * 60 + time.minute();
        };
        entry.from = minute(1);
        entry.to = minute(2);
        entry.scene = static_cast<QComboBox *>(m_entries->cellWidget(row, 3))->currentData().toString();
        order.wall.timetable.push_back(entry);
    }
    m_session.walls->save(order).then(this, [this](const base::Result<domain::Wall> &answer) {
        if (!heard(answer, tr("Saved at central")))
            return;
        m_planVersion = answer->planVersion;
        m_session.board->note(*answer);
    });
}

QWidget *WallsWindow::makeScenes()
{
    auto *page = new QWidget(this);
    m_scene = new QComboBox(page);
    m_scene->setAccessibleName(tr("Scene"));
    m_nameZh = new QLineEdit(page);
    m_nameZh->setPlaceholderText(tr("name in Chinese"));
    m_nameEn = new QLineEdit(page);
    m_nameEn->setPlaceholderText(tr("name in English"));
    m_canvas = new SceneCanvas(m_style, page);
    m_canvas->setAccessibleName(
        tr("Regions: N and P choose, arrows move, Shift with arrows sizes, Delete removes"));
    m_canvas->setToolTip(m_canvas->accessibleName());
    m_kind = new QComboBox(page);
    m_kind->setAccessibleName(tr("Kind of region"));
    for (const domain::RegionKind &kind : domain::regionKinds())
        m_kind->addItem(regionWord(QString::fromLatin1(kind.token)), QString::fromLatin1(kind.token));
    auto *add = new QPushButton(tr("Add re&gion"), page);
    auto *remove = new QPushButton(tr("Remo&ve region"), page);
    m_undo = new QPushButton(tr("&Undo"), page);
    m_saveScene = new QPushButton(tr("Save scen&e"), page);
    auto *fresh = new QPushButton(tr("Ne&w scene"), page);
    auto *drop = new QPushButton(tr("Delete s&cene"), page);
    auto *top = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_scene, m_nameZh, m_nameEn})
        top->addWidget(widget, 1);
    top->addWidget(fresh);
    top->addWidget(drop);
    auto *bottom = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, add, remove, m_undo})
        bottom->addWidget(widget);
    bottom->addStretch();
    bottom->addWidget(m_saveScene);
    auto *column = new QVBoxLayout(page);
    column->addLayout(top);
    column->addWidget(m_canvas, 1);
    column->addLayout(bottom);
    const auto touched = [this] {
        m_dirty = true;
        m_undo->setEnabled(m_canvas->canUndo());
    };
    connect(m_scene, &QComboBox::currentIndexChanged, this, &WallsWindow::showScene);
    connect(m_canvas, &SceneCanvas::changed, this, touched);
    connect(m_nameZh, &QLineEdit::textEdited, this, touched);
    connect(m_nameEn, &QLineEdit::textEdited, this, touched);
    connect(add, &QPushButton::clicked, this, [this] {
        if (!m_canvas->add(m_kind->currentData().toString()))
            say(tr("There is no room for it: make another region smaller first"), true);
    });
    connect(remove, &QPushButton::clicked, m_canvas, &SceneCanvas::removeChosen);
    connect(m_undo, &QPushButton::clicked, m_canvas, &SceneCanvas::undo);
    connect(m_saveScene, &QPushButton::clicked, this, &WallsWindow::saveScene);
    connect(fresh, &QPushButton::clicked, this, &WallsWindow::newScene);
    connect(drop, &QPushButton::clicked, this, &WallsWindow::removeScene);
    return page;
}

void WallsWindow::showScene()
{
    const domain::Scene *scene = m_session.board->scene(m_scene->currentData().toString());
    if (!scene)
        return;
    m_edited = *scene;
    m_dirty = false;
    m_nameZh->setText(scene->nameZh);
    m_nameEn->setText(scene->nameEn);
    m_canvas->show(scene->regions);
    m_undo->setEnabled(false);
}

void WallsWindow::newScene()
{
    domain::Scene fresh;
    for (int number = 1; fresh.id.isEmpty() || m_session.board->scene(fresh.id); ++number)
        fresh.id = QStringLiteral("own-%1").arg(number);
    fresh.sort = 1000;
    fresh.regions = m_canvas->regions();
    m_edited = fresh;
    m_dirty = true;
    m_nameZh->clear();
    m_nameEn->clear();
    m_nameZh->setFocus();
    say(tr("A copy of the regions; give it a name and save it"), false);
}

void WallsWindow::saveScene()
{
    domain::Scene scene = m_edited;
    scene.nameZh = m_nameZh->text().trimmed();
    scene.nameEn = m_nameEn->text().trimmed();
    scene.regions = m_canvas->regions();
    if (const auto good = domain::checkScene(scene); !good)
        return say(m_session.words.reason(good.error().reason), true);
    m_session.walls->save({scene, m_edited.version})
        .then(this, [this](const base::Result<domain::Scene> &answer) {
            if (!heard(answer, tr("Saved at central: every wall that shows it has changed")))
                return;
            m_edited = *answer;
            m_dirty = false;
            m_session.board->note(*answer);
            const QSignalBlocker quiet(m_scene);
            m_scene->setCurrentIndex(std::max(0, m_scene->findData(answer->id)));
        });
}

void WallsWindow::removeScene()
{
    if (m_edited.version == 0)
        return showScene();
    m_session.walls->removeScene(m_edited.id, m_edited.version)
        .then(this, [this](const base::Result<void> &answer) { heard(answer, tr("Deleted at central")); });
}
} // namespace wanmi::workbench
