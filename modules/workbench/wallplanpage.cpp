// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallplanpage.h"

#include "workbench/askbar.h"
#include "workbench/formparts.h"
#include "workbench/walltexts.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int LongestName = 40, ShortestTurnS = 10, LongestTurnS = 3600, ComingAtMost = 4;

QLabel *section(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("section"));
    return label;
}
} // namespace

WallPlanPage::WallPlanPage(SessionContext &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ask(new AskBar(this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(makeForm());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_ask);
    column->addWidget(scroll, 1);
    column->addLayout(makeFoot());
    wire();
}

QWidget *WallPlanPage::makeForm()
{
    auto *form = new QWidget(this);
    m_nameZh = new QLineEdit(form);
    m_nameEn = new QLineEdit(form);
    m_usual = new QComboBox(form);
    m_nameZh->setMaxLength(LongestName);
    m_nameEn->setMaxLength(LongestName);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addLayout(labelled(tr("Name in C&hinese"), m_nameZh, form), 1);
    head->addLayout(labelled(tr("Name in En&glish"), m_nameEn, form), 1);
    head->addLayout(labelled(tr("Usual scen&e, when nothing below names one"), m_usual, form), 1);
    m_coming = new QLabel(form);
    m_coming->setWordWrap(true);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addSpacing(8);
    column->addWidget(section(tr("TIMETABLE"), form));
    column->addWidget(makeTimetable());
    column->addSpacing(8);
    column->addWidget(section(tr("IN TURN, WHERE THE TIMETABLE NAMES NONE"), form));
    column->addWidget(makeRotation());
    column->addSpacing(8);
    column->addWidget(section(tr("WHAT COMES"), form));
    column->addWidget(m_coming);
    column->addStretch(1);
    return form;
}

QWidget *WallPlanPage::makeTimetable()
{
    auto *part = new QWidget(this);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(4);
    m_noRows = new QLabel(tr("No times are set: the wall shows its scenes in turn, or the usual one."), part);
    m_noRows->setObjectName(QStringLiteral("quiet"));
    m_addEntry = new QPushButton(tr("&Add a time"), part);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_noRows);
    column->addLayout(m_rows);
    column->addWidget(m_addEntry, 0, Qt::AlignLeft);
    return part;
}

QWidget *WallPlanPage::makeRotation()
{
    auto *part = new QWidget(this);
    m_turning = new QListWidget(part);
    m_turning->setObjectName(QStringLiteral("rows"));
    m_turning->setAccessibleName(tr("Scenes in turn"));
    m_turning->setFixedHeight(132);
    m_turnScene = new QComboBox(part);
    m_turnScene->setAccessibleName(tr("Scene to add"));
    m_addTurn = new QPushButton(tr("Add to the turn"), part);
    m_removeTurn = new QPushButton(tr("Take a&way"), part);
    m_up = new QPushButton(tr("Up"), part);
    m_down = new QPushButton(tr("Down"), part);
    m_seconds = new QSpinBox(part);
    m_seconds->setRange(ShortestTurnS, LongestTurnS);
    m_seconds->setSingleStep(10);
    m_seconds->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seconds->setSuffix(tr(" s"));
    auto *adding = new QHBoxLayout;
    adding->addWidget(m_turnScene, 1);
    adding->addWidget(m_addTurn);
    auto *moving = new QHBoxLayout;
    for (QPushButton *button : {m_up, m_down, m_removeTurn})
        moving->addWidget(button);
    moving->addStretch(1);
    auto *right = new QVBoxLayout;
    right->addLayout(adding);
    right->addLayout(moving);
    right->addLayout(labelled(tr("Each stays &for"), m_seconds, part));
    right->addStretch(1);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_turning, 1);
    row->addLayout(right, 1);
    return part;
}

QLayout *WallPlanPage::makeFoot()
{
    const EditFoot foot = makeEditFoot(tr("Sa&ve the plan"), this);
    m_problem = foot.problem;
    m_undo = foot.undo;
    m_redo = foot.redo;
    m_discard = foot.discard;
    m_save = foot.save;
    return foot.row;
}

void WallPlanPage::wire()
{
    connect(m_nameZh, &QLineEdit::textEdited, this, [this] { note(QStringLiteral("nameZh")); });
    connect(m_nameEn, &QLineEdit::textEdited, this, [this] { note(QStringLiteral("nameEn")); });
    connect(m_usual, &QComboBox::activated, this, [this] { note(); });
    connect(m_seconds, &QSpinBox::valueChanged, this, [this] { note(QStringLiteral("seconds")); });
    connect(m_addEntry, &QPushButton::clicked, this, &WallPlanPage::addEntry);
    connect(m_addTurn, &QPushButton::clicked, this, [this] {
        fillRotation(turning() << m_turnScene->currentData().toString(), m_turning->count());
        note();
    });
    connect(m_removeTurn, &QPushButton::clicked, this, [this] {
        delete m_turning->takeItem(m_turning->currentRow());
        note();
    });
    connect(m_up, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { turn(1); });
    connect(m_turning, &QListWidget::currentRowChanged, this, &WallPlanPage::check);
    const auto undo = [this] {
        if (m_history.undo())
            showEdited();
    };
    const auto redo = [this] {
        if (m_history.redo())
            showEdited();
    };
    connect(m_undo, &QPushButton::clicked, this, undo);
    connect(m_redo, &QPushButton::clicked, this, redo);
    connect(m_discard, &QPushButton::clicked, this, &WallPlanPage::discard);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, this, undo);
    connect(new QShortcut(QKeySequence::Redo, this), &QShortcut::activated, this, redo);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, [this] { save(); });
    for (QShortcut *shortcut : findChildren<QShortcut *>(Qt::FindDirectChildrenOnly))
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
}

bool WallPlanPage::isChanged() const
{
    return m_history.isChanged() || isNew();
}

QString WallPlanPage::wallName() const
{
    const QString name = nameOf(m_history.now().laidOver(domain::Wall()), m_session.words.isChinese());
    return name.isEmpty() ? tr("the new wall") : name;
}

QString WallPlanPage::sceneName(const QString &id) const
{
    const domain::Scene *scene = m_session.board->scene(id);
    return scene ? nameOf(*scene, m_session.words.isChinese()) : tr("a scene that is gone (%1)").arg(id);
}

TimetableRow::Names WallPlanPage::sceneNames() const
{
    TimetableRow::Names names;
    for (const domain::Scene &scene : m_session.board->scenes())
        names.emplace_back(scene.id, nameOf(scene, m_session.words.isChinese()));
    return names;
}

QStringList WallPlanPage::turning() const
{
    QStringList ids;
    for (int row = 0; row < m_turning->count(); ++row)
        ids.append(m_turning->item(row)->data(Qt::UserRole).toString());
    return ids;
}

void WallPlanPage::fillRotation(const QStringList &scenes, int current)
{
    const QSignalBlocker quiet(m_turning);
    m_turning->clear();
    for (const QString &id : scenes)
        (new QListWidgetItem(QStringLiteral("%1. %2").arg(m_turning->count() + 1).arg(sceneName(id)),
                             m_turning))
            ->setData(Qt::UserRole, id);
    m_turning->setCurrentRow(std::min(current, m_turning->count() - 1));
}

void WallPlanPage::turn(int by)
{
    QStringList ids = turning();
    const int row = m_turning->currentRow();
    if (row < 0 || row + by < 0 || row + by >= int(ids.size()))
        return;
    ids.swapItemsAt(row, row + by);
    fillRotation(ids, row + by);
    note();
}

WallPlan WallPlanPage::edited() const
{
    WallPlan plan;
    plan.nameZh = m_nameZh->text().trimmed();
    plan.nameEn = m_nameEn->text().trimmed();
    plan.usual = m_usual->currentData().toString();
    for (const TimetableRow *row : m_entries)
        plan.timetable.push_back(row->entry());
    plan.rotation.scenes = turning();
    plan.rotation.seconds = m_seconds->value();
    return plan;
}

domain::Wall WallPlanPage::planned() const
{
    const domain::Wall *present = m_session.board->wall(m_wallId);
    domain::Wall wall = present ? *present : domain::Wall();
    wall.id = m_wallId;
    return m_history.now().laidOver(std::move(wall));
}

void WallPlanPage::show(const QString &wallId)
{
    const domain::Wall *wall = m_session.board->wall(wallId);
    setEnabled(wall != nullptr);
    m_wallId = wall ? wallId : QString();
    m_version = wall ? wall->planVersion : 0;
    m_history.begin(wall ? WallPlan::of(*wall) : WallPlan());
    m_ask->hide();
    showEdited();
}

void WallPlanPage::begin(const domain::Wall &fresh)
{
    setEnabled(true);
    m_wallId = fresh.id;
    m_version = 0;
    m_history.begin(WallPlan::of(fresh));
    m_ask->hide();
    showEdited();
    m_nameZh->setFocus(Qt::OtherFocusReason);
}

void WallPlanPage::discard()
{
    const QString id = m_session.board->wall(m_wallId) || m_session.board->walls().empty()
        ? m_wallId
        : m_session.board->walls().front().id;
    show(id);
}

void WallPlanPage::showEdited()
{
    m_filling = true;
    const WallPlan &plan = m_history.now();
    const auto put = [](QLineEdit *line, const QString &text) {
        if (line->text().trimmed() != text)
            line->setText(text);
    };
    put(m_nameZh, plan.nameZh);
    put(m_nameEn, plan.nameEn);
    for (QComboBox *box : {m_usual, m_turnScene}) {
        const QString last = box->currentData().toString();
        box->clear();
        for (const auto &[id, name] : sceneNames())
            box->addItem(name, id);
        box->setCurrentIndex(std::max(0, box->findData(box == m_usual ? plan.usual : last)));
    }
    for (TimetableRow *row : std::exchange(m_entries, {}))
        row->deleteLater();
    for (const domain::TimetableEntry &entry : plan.timetable)
        addRow(entry);
    fillRotation(plan.rotation.scenes, std::max(0, m_turning->currentRow()));
    m_seconds->setValue(plan.rotation.seconds);
    m_filling = false;
    check();
}

void WallPlanPage::addRow(const domain::TimetableEntry &entry)
{
    auto *row = new TimetableRow(entry, sceneNames(), m_session.words.isChinese(), this);
    connect(row, &TimetableRow::changed, this, [this] { note(); });
    connect(row, &TimetableRow::removed, this, [this, row] {
        std::erase(m_entries, row);
        row->hide();
        row->deleteLater();
        m_addEntry->setFocus(Qt::OtherFocusReason);
        note();
    });
    m_entries.push_back(row);
    m_rows->addWidget(row);
}

void WallPlanPage::addEntry()
{
    const auto &scenes = m_session.board->scenes();
    if (scenes.empty())
        return;
    const QString scene = scenes[std::min<size_t>(1, scenes.size() - 1)].id;
    addRow({{1, 2, 3, 4, 5, 6, 7}, 22 * 60, 6 * 60, scene});
    m_entries.back()->show();
    m_entries.back()->focusFirst();
    note();
}

void WallPlanPage::note(const QString &step)
{
    if (!m_filling && m_history.set(edited(), step))
        check();
}

QString WallPlanPage::comingText() const
{
    const domain::Wall wall = planned();
    const auto turnText = [&] {
        QStringList names;
        for (const QString &id : wall.rotation.scenes)
            names.append(sceneName(id));
        return tr("in turn: %1").arg(names.join(QStringLiteral(" → ")));
    };
    const auto name = [&](const QString &id) {
        return !id.isEmpty() ? sceneName(id) : wall.rotation.scenes.isEmpty() ? QString() : turnText();
    };
    const auto coming = comingScenes(wall, m_session.board->sceneIds(), nowMs(), ComingAtMost);
    if (coming.empty())
        return wall.rotation.scenes.isEmpty() ? tr("Always: %1").arg(sceneName(wall.usual)) : turnText();
    QStringList lines;
    for (const auto &[atMs, scene] : coming) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(atMs);
        lines.append(tr("%1 %2  %3")
                         .arg(dayWord(at.date().dayOfWeek(), m_session.words.isChinese(), false),
                              at.toString(QStringLiteral("HH:mm")), name(scene)));
    }
    return lines.join(u'\n');
}

void WallPlanPage::check()
{
    const bool any = !m_wallId.isEmpty();
    const auto good = any ? domain::checkWall(planned(), m_session.board->sceneIds()) : base::Result<void>();
    const bool changed = isChanged();
    sayIn(*m_problem,
          !good         ? m_session.words.reason(good.error().reason)
              : changed ? tr("Not saved yet")
                        : QString(),
          !good);
    m_coming->setText(any && good ? comingText() : QStringLiteral("—"));
    m_noRows->setVisible(m_entries.empty());
    m_undo->setEnabled(m_history.canUndo());
    m_redo->setEnabled(m_history.canRedo());
    m_discard->setEnabled(changed);
    m_save->setEnabled(changed && !m_saving);
    const int row = m_turning->currentRow();
    m_removeTurn->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_turning->count());
    emit editedChanged();
}

void WallPlanPage::refresh()
{
    const domain::Wall *theirs = m_session.board->wall(m_wallId);
    if (m_saving || isNew())
        return;
    if (!theirs || !isChanged()) {
        if (theirs && theirs->planVersion == m_version)
            return;
        return discard();
    }
    if (theirs->planVersion <= m_version)
        return;
    m_ask->ask(tr("Somebody has saved another plan of “%1” meanwhile.").arg(wallName()),
               {{tr("Keep mine"),
                 [this] {
                     if (const domain::Wall *wall = m_session.board->wall(m_wallId))
                         m_version = wall->planVersion;
                 }},
                {tr("Take theirs"), [this] { discard(); }}});
}

void WallPlanPage::save(std::function<void()> then)
{
    if (m_saving || !isChanged())
        return;
    const WallPlan plan = m_history.now();
    const domain::Wall wall = planned();
    if (const auto good = domain::checkWall(wall, m_session.board->sceneIds()); !good)
        return emit said(m_session.words.reason(good.error().reason), true);
    m_saving = true;
    check();
    m_session.walls->save(protocol::WallOrder{wall, m_version})
        .then(this, [this, plan, then](const base::Result<domain::Wall> &answer) {
            m_saving = false;
            if (!answer) {
                check();
                return emit said(refusal(m_session.words, answer.error()), true);
            }
            m_version = answer->planVersion;
            m_history.saved(plan);
            m_session.board->note(*answer);
            check();
            emit said(tr("Saved at central"), false);
            if (then)
                then();
        });
}

void WallPlanPage::removeWall()
{
    if (isNew())
        return discard();
    m_ask->ask(
        tr("Delete the wall “%1”? A screen that shows it goes on with the first wall.").arg(wallName()),
        {{tr("Keep it"), {}}, {tr("Delete"), [this] {
                                   m_session.walls->removeWall(m_wallId, m_version)
                                       .then(this, [this](const base::Result<void> &answer) {
                                           emit said(answer ? tr("Deleted at central")
                                                            : refusal(m_session.words, answer.error()),
                                                     !answer);
                                       });
                               }}});
}
} // namespace wanmi::workbench
