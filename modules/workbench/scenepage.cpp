// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/scenepage.h"

#include "workbench/askbar.h"
#include "workbench/formparts.h"
#include "workbench/regionsettings.h"
#include "workbench/scenecanvas.h"
#include "workbench/walltexts.h"

#include <QComboBox>
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
constexpr int MostSort = 9999, SortStep = 10, LongestName = 40;
} // namespace

ScenePage::ScenePage(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_ask(new AskBar(this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeList());
    row->addWidget(makeEditor(), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_ask);
    column->addLayout(row, 1);
    wire();
    fillList();
    if (!m_session.board->scenes().empty())
        open(m_session.board->scenes().front(), m_session.board->scenes().front().version);
    else
        check();
}

QWidget *ScenePage::makeList()
{
    auto *part = new QWidget(this);
    part->setFixedWidth(244);
    m_list = new QListWidget(part);
    m_list->setObjectName(QStringLiteral("rows"));
    m_list->setAccessibleName(tr("Scenes"));
    auto *fresh = new QPushButton(tr("New"), part);
    m_copy = new QPushButton(tr("Copy"), part);
    m_drop = new QPushButton(tr("Delete…"), part);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton *button : {fresh, m_copy, m_drop})
        buttons->addWidget(button, 1);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(fresh, &QPushButton::clicked, this, [this] { leaveFor([this] { newScene(); }); });
    connect(m_copy, &QPushButton::clicked, this, [this] { leaveFor([this] { copyScene(); }); });
    connect(m_drop, &QPushButton::clicked, this, &ScenePage::removeScene);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole).toString() != m_history.now().id)
            editScene(item->data(Qt::UserRole).toString());
    });
    return part;
}

QLayout *ScenePage::makeHead()
{
    m_nameZh = new QLineEdit(this);
    m_nameEn = new QLineEdit(this);
    m_nameZh->setMaxLength(LongestName);
    m_nameEn->setMaxLength(LongestName);
    m_sort = new QSpinBox(this);
    m_sort->setRange(0, MostSort);
    m_sort->setSingleStep(SortStep);
    m_sort->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_sort->setToolTip(tr("Scenes with a smaller number come first in every list"));
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addLayout(labelled(tr("Name in C&hinese"), m_nameZh, this), 3);
    head->addLayout(labelled(tr("Name in En&glish"), m_nameEn, this), 3);
    head->addLayout(labelled(tr("&Order"), m_sort, this), 1);
    return head;
}

QLayout *ScenePage::makeFoot()
{
    const EditFoot foot = makeEditFoot(tr("Sa&ve the scene"), this);
    m_problem = foot.problem;
    m_undo = foot.undo;
    m_redo = foot.redo;
    m_discard = foot.discard;
    m_save = foot.save;
    return foot.row;
}

QWidget *ScenePage::makeEditor()
{
    auto *part = m_editor = new QWidget(this);
    m_canvas = new SceneCanvas(m_style, part);
    m_canvas->setAccessibleName(
        tr("Regions: N and P choose, arrows move, Shift with arrows sizes, Delete removes, Enter sets"));
    m_kind = new QComboBox(part);
    m_kind->setAccessibleName(tr("Kind of region"));
    for (const domain::RegionKind &kind : domain::regionKinds())
        m_kind->addItem(regionWord(QString::fromLatin1(kind.token)), QString::fromLatin1(kind.token));
    auto *add = new QPushButton(tr("&Add the region"), part);
    connect(add, &QPushButton::clicked, this, &ScenePage::addRegion);
    m_removeRegion = new QPushButton(tr("Re&move the region"), part);
    auto *keys = new QLabel(m_canvas->accessibleName(), part);
    keys->setObjectName(QStringLiteral("note"));
    keys->setWordWrap(true);
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_kind);
    tools->addWidget(add);
    tools->addWidget(m_removeRegion);
    tools->addStretch(1);
    m_settings = new RegionSettings(m_session, part);
    auto *scroll = new QScrollArea(part);
    scroll->setWidget(m_settings);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFixedWidth(300);
    auto *left = new QVBoxLayout;
    left->addWidget(m_canvas);
    left->addWidget(keys);
    left->addLayout(tools);
    left->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addLayout(left, 1);
    middle->addWidget(scroll);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(makeHead());
    column->addLayout(middle, 1);
    column->addLayout(makeFoot());
    return part;
}

void ScenePage::wire()
{
    connect(m_canvas, &SceneCanvas::changed, this, &ScenePage::noteRegions);
    connect(m_canvas, &SceneCanvas::chosenChanged, this, &ScenePage::showChosen);
    connect(m_canvas, &SceneCanvas::settingsWanted, m_settings, &RegionSettings::focusFirst);
    connect(m_settings, &RegionSettings::changed, this, [this](const QString &name) {
        const int chosen = m_canvas->chosen();
        if (chosen < 0)
            return;
        const QSignalBlocker quiet(m_canvas);
        m_canvas->setSettings(chosen, m_settings->settings());
        const bool typed = name == u"text" || name == u"title" || name == u"titleEn" || name == u"words";
        note(typed ? m_canvas->regions()[size_t(chosen)].id + u'/' + name : QString());
    });
    connect(m_nameZh, &QLineEdit::textEdited, this, [this] { note(QStringLiteral("nameZh")); });
    connect(m_nameEn, &QLineEdit::textEdited, this, [this] { note(QStringLiteral("nameEn")); });
    connect(m_sort, &QSpinBox::valueChanged, this, [this] { note(QStringLiteral("sort")); });
    connect(m_removeRegion, &QPushButton::clicked, m_canvas, &SceneCanvas::removeChosen);
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
    connect(m_discard, &QPushButton::clicked, this, &ScenePage::discard);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, this, undo);
    connect(new QShortcut(QKeySequence::Redo, this), &QShortcut::activated, this, redo);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, [this] { save(); });
    for (QShortcut *shortcut : findChildren<QShortcut *>(Qt::FindDirectChildrenOnly))
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
}

domain::Scene ScenePage::edited() const
{
    domain::Scene scene = m_history.now();
    scene.nameZh = m_nameZh->text().trimmed();
    scene.nameEn = m_nameEn->text().trimmed();
    scene.sort = m_sort->value();
    scene.regions = m_canvas->regions();
    return scene;
}

bool ScenePage::isChanged() const
{
    return m_history.isChanged() || (m_version == 0 && !m_history.now().id.isEmpty());
}

QString ScenePage::editedName() const
{
    const QString name = nameOf(m_history.now(), m_session.words.isChinese());
    return name.isEmpty() ? tr("the new scene") : name;
}

void ScenePage::open(const domain::Scene &scene, qint64 version)
{
    m_version = version;
    domain::Scene bare = scene;
    bare.version = 0;
    m_history.begin(std::move(bare));
    m_canvas->choose(-1);
    m_ask->hide();
    showEdited();
}

/// A scene that central does not have yet.
void ScenePage::begin(const domain::Scene &scene)
{
    open(scene, 0);
    m_nameZh->setFocus(Qt::OtherFocusReason);
}

void ScenePage::showEdited()
{
    const domain::Scene &scene = m_history.now();
    const auto put = [](QLineEdit *line, const QString &text) {
        if (line->text().trimmed() != text)
            line->setText(text);
    };
    put(m_nameZh, scene.nameZh);
    put(m_nameEn, scene.nameEn);
    {
        const QSignalBlocker quiet(m_sort);
        m_sort->setValue(scene.sort);
    }
    m_canvas->setChinese(m_session.words.isChinese());
    m_canvas->show(scene.regions);
    fillList();
    check();
}

void ScenePage::note(const QString &step)
{
    if (m_history.set(edited(), step))
        check();
}

void ScenePage::noteRegions()
{
    note();
    showChosen();
}

void ScenePage::check()
{
    const bool any = !m_history.now().id.isEmpty();
    m_editor->setEnabled(any);
    const auto good = any ? domain::checkScene(m_history.now()) : base::Result<void>();
    const QString problem = good ? QString() : m_session.words.reason(good.error().reason);
    QString hint = any ? QString() : tr("There is no scene yet: “New” makes one");
    for (const domain::SceneRegion &region : m_history.now().regions) {
        if (const QString missing = RegionSettings::missing(region); !missing.isEmpty() && hint.isEmpty())
            hint = tr("%1: %2").arg(regionName(region, m_session.words.isChinese()), missing);
    }
    const bool changed = isChanged();
    sayIn(*m_problem,
          !problem.isEmpty()    ? problem
              : !hint.isEmpty() ? hint
              : changed         ? tr("Not saved yet")
                                : QString(),
          !good);
    m_undo->setEnabled(m_history.canUndo());
    m_redo->setEnabled(m_history.canRedo());
    m_discard->setEnabled(changed);
    m_save->setEnabled(changed && !m_saving);
    m_copy->setEnabled(!m_history.now().id.isEmpty());
    m_drop->setEnabled(m_version > 0);
    emit editedChanged();
}

void ScenePage::showChosen()
{
    const int chosen = m_canvas->chosen();
    m_removeRegion->setEnabled(chosen >= 0);
    if (chosen < 0)
        m_settings->clear();
    else
        m_settings->show(m_canvas->regions()[size_t(chosen)]);
}

void ScenePage::fillList()
{
    const QSignalBlocker quiet(m_list);
    const bool chinese = m_session.words.isChinese();
    m_list->clear();
    const auto add = [this](const QString &name, const QString &id) {
        auto *item = new QListWidgetItem(name, m_list);
        item->setData(Qt::UserRole, id);
        if (id == m_history.now().id)
            m_list->setCurrentItem(item);
    };
    for (const domain::Scene &scene : m_session.board->scenes())
        add(nameOf(scene, chinese), scene.id);
    if (!m_history.now().id.isEmpty() && !m_session.board->scene(m_history.now().id))
        add(editedName(), m_history.now().id);
}

void ScenePage::refresh()
{
    fillList();
    if (m_saving)
        return;
    if (m_history.now().id.isEmpty() && !m_session.board->scenes().empty())
        return editScene(m_session.board->scenes().front().id);
    const domain::Scene *theirs = m_session.board->scene(m_history.now().id);
    if (!theirs) {
        if (m_version == 0 || m_session.board->scenes().empty())
            return;
        if (!isChanged())
            return open(m_session.board->scenes().front(), m_session.board->scenes().front().version);
        m_version = 0; // somebody deleted it: saving makes it anew
        emit said(tr("Somebody has deleted this scene meanwhile. Saving it makes it anew."), true);
        return check();
    }
    if (theirs->version <= m_version)
        return;
    if (!isChanged())
        return open(*theirs, theirs->version);
    m_ask->ask(tr("Somebody has saved another version of “%1” meanwhile.").arg(editedName()),
               {{tr("Keep mine"),
                 [this] {
                     if (const domain::Scene *scene = m_session.board->scene(m_history.now().id))
                         m_version = scene->version;
                     check();
                 }},
                {tr("Take theirs"), [this] { discard(); }}});
}

void ScenePage::discard()
{
    const domain::Scene *scene = m_session.board->scene(m_history.now().id);
    if (!scene && !m_session.board->scenes().empty())
        scene = &m_session.board->scenes().front();
    if (scene)
        open(*scene, scene->version);
}

void ScenePage::editScene(const QString &id)
{
    leaveFor([this, id] {
        if (const domain::Scene *scene = m_session.board->scene(id))
            open(*scene, scene->version);
    });
}

void ScenePage::leaveFor(std::function<void()> deed)
{
    if (!isChanged())
        return deed();
    fillList(); // the chosen one stays the chosen one until this is answered
    m_ask->ask(tr("“%1” has changes that are not saved.").arg(editedName()),
               {{tr("Save"), [this, deed] { save(deed); }},
                {tr("Discard"),
                 [this, deed] {
                     discard();
                     deed();
                 }},
                {tr("Go on editing"), {}}});
}

void ScenePage::addRegion()
{
    if (!m_canvas->add(m_kind->currentData().toString()))
        return emit said(tr("There is no room for it: make another region smaller first"), true);
    emit said({}, false);
    m_canvas->setFocus(Qt::OtherFocusReason);
}

QString ScenePage::freshId() const
{
    for (int number = 1;; ++number) {
        const QString id = QStringLiteral("own-%1").arg(number);
        if (!m_session.board->scene(id))
            return id;
    }
}

void ScenePage::newScene()
{
    domain::Scene fresh;
    fresh.id = freshId();
    fresh.sort
        = m_session.board->scenes().empty() ? SortStep : m_session.board->scenes().back().sort + SortStep;
    domain::SceneRegion map;
    map.id = map.kind = QStringLiteral("map");
    map.w = domain::GridColumns;
    map.h = domain::GridRows;
    fresh.regions = {map};
    begin(fresh);
}

void ScenePage::copyScene()
{
    domain::Scene copy = m_history.now();
    copy.id = freshId();
    copy.sort += 1;
    copy.nameZh = tr("%1 (copy)").arg(copy.nameZh).left(LongestName);
    copy.nameEn = tr("%1 (copy)").arg(copy.nameEn).left(LongestName);
    begin(copy);
}

void ScenePage::save(std::function<void()> then)
{
    const domain::Scene scene = m_history.now();
    if (m_saving || !isChanged())
        return;
    if (const auto good = domain::checkScene(scene); !good)
        return emit said(m_session.words.reason(good.error().reason), true);
    m_saving = true;
    check();
    m_session.walls->save({scene, m_version})
        .then(this, [this, scene, then](const base::Result<domain::Scene> &answer) {
            m_saving = false;
            if (!answer) {
                check();
                return emit said(refusal(m_session.words, answer.error()), true);
            }
            m_version = answer->version;
            m_history.saved(scene);
            m_session.board->note(*answer);
            fillList();
            check();
            emit said(tr("Saved at central: every wall that shows it has changed"), false);
            if (then)
                then();
        });
}

void ScenePage::removeScene()
{
    m_ask->ask(tr("Delete “%1”? No wall can show it any more.").arg(editedName()),
               {{tr("Keep it"), {}}, {tr("Delete"), [this] {
                                          m_session.walls->removeScene(m_history.now().id, m_version)
                                              .then(this, [this](const base::Result<void> &answer) {
                                                  emit said(answer ? tr("Deleted at central")
                                                                   : refusal(m_session.words, answer.error()),
                                                            !answer);
                                                  if (answer)
                                                      m_history.saved(
                                                          m_history.now()); // the feed takes it off the list
                                              });
                                      }}});
}
} // namespace wanmi::workbench
