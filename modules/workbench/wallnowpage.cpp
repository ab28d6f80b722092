// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallnowpage.h"

#include "workbench/scenecanvas.h"
#include "workbench/walltexts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace wanmi::workbench {
namespace {
constexpr std::array HandMinutes{0, 10, 30, 60, 240};
constexpr int SecondMs = 1000;
} // namespace

WallNowPage::WallNowPage(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_shows(domain::mayShowOnWalls(
          domain::postFromToken(session.grant.post).value_or(domain::Post::Supervisor)))
    , m_scene(new QLabel(this))
    , m_why(new QLabel(this))
    , m_right(new QLabel(this))
    , m_picture(new SceneCanvas(style, this))
{
    m_scene->setObjectName(QStringLiteral("headline"));
    m_why->setObjectName(QStringLiteral("quiet"));
    m_right->setObjectName(QStringLiteral("problem"));
    m_right->setWordWrap(true);
    m_right->setText(tr("Your post looks on. Dispatchers, leaders and the administrator switch and send."));
    m_right->setVisible(!m_shows);
    m_picture->setEditable(false);
    auto *left = new QVBoxLayout;
    left->setSpacing(2);
    left->addWidget(m_scene);
    left->addWidget(m_why);
    left->addSpacing(10);
    left->addWidget(m_picture);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_right);
    right->addWidget(makeSwitch());
    right->addSpacing(12);
    right->addWidget(makePushes(), 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addLayout(left, 3);
    row->addLayout(right, 2);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_second.start(SecondMs);
}

QWidget *WallNowPage::makeSwitch()
{
    auto *part = new QWidget(this);
    auto *title = new QLabel(tr("SWITCH THE SCENE"), part);
    title->setObjectName(QStringLiteral("section"));
    m_switchTo = new QComboBox(part);
    m_switchTo->setAccessibleName(tr("Scene"));
    m_minutes = new QComboBox(part);
    m_minutes->setAccessibleName(tr("For how long"));
    for (const int minutes : HandMinutes)
        m_minutes->addItem(
            minutes == 0 ? tr("until given back") : m_session.words.duration(minutes * 60'000.0), minutes);
    m_go = new QPushButton(tr("S&witch"), part);
    m_go->setObjectName(QStringLiteral("primary"));
    m_back = new QPushButton(tr("&Back to the plan"), part);
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_switchTo, 3);
    choice->addWidget(m_minutes, 2);
    auto *deeds = new QHBoxLayout;
    deeds->addWidget(m_go);
    deeds->addWidget(m_back);
    deeds->addStretch(1);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title);
    column->addLayout(choice);
    column->addLayout(deeds);
    connect(m_go, &QPushButton::clicked, this, [this] { switchScene(m_switchTo->currentData().toString()); });
    connect(m_back, &QPushButton::clicked, this, [this] { switchScene({}); });
    return part;
}

QWidget *WallNowPage::makePushes()
{
    auto *part = new QWidget(this);
    auto *title = new QLabel(tr("SENT TO THIS WALL"), part);
    title->setObjectName(QStringLiteral("section"));
    m_noPush = new QLabel(
        tr("Nothing is sent to it now. The key W sends a case, a camera or a place, with an end."), part);
    m_noPush->setObjectName(QStringLiteral("quiet"));
    m_noPush->setWordWrap(true);
    m_pushes = new QListWidget(part);
    m_pushes->setObjectName(QStringLiteral("rows"));
    m_pushes->setAccessibleName(tr("Sent to this wall"));
    m_pushes->setWordWrap(true);
    m_take = new QPushButton(tr("Take b&ack"), part);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(m_noPush);
    column->addWidget(m_pushes, 1);
    column->addWidget(m_take, 0, Qt::AlignLeft);
    column->addStretch(0);
    connect(m_take, &QPushButton::clicked, this, &WallNowPage::takeBack);
    return part;
}

void WallNowPage::show(const QString &wallId)
{
    m_wallId = wallId;
    refresh();
}

void WallNowPage::refresh()
{
    fillScenes();
    showNow();
    showPushes();
}

void WallNowPage::fillScenes()
{
    const auto &scenes = m_session.board->scenes();
    const bool chinese = m_session.words.isChinese();
    bool same = m_switchTo->count() == int(scenes.size());
    for (int i = 0; same && i < m_switchTo->count(); ++i)
        same = m_switchTo->itemData(i).toString() == scenes[size_t(i)].id
            && m_switchTo->itemText(i) == nameOf(scenes[size_t(i)], chinese);
    if (same)
        return; // an open list is not closed under the hand
    const QString last = m_switchTo->currentData().toString();
    m_switchTo->clear();
    for (const domain::Scene &scene : scenes)
        m_switchTo->addItem(nameOf(scene, chinese), scene.id);
    m_switchTo->setCurrentIndex(std::max(0, m_switchTo->findData(last)));
}

void WallNowPage::showNow()
{
    const domain::Wall *wall = this->wall();
    const bool any = wall && !m_session.board->scenes().empty();
    m_switchTo->setEnabled(m_shows && any);
    m_minutes->setEnabled(m_shows && any);
    m_go->setEnabled(m_shows && any);
    m_picture->setVisible(any);
    m_back->setEnabled(false);
    if (!any) {
        m_scene->setText(wall ? tr("There is no scene yet") : tr("This city has no wall yet"));
        m_why->setText(tr("An administrator, a commander or a shift leader makes one here."));
        return;
    }
    const auto choice = domain::sceneNow(*wall, m_session.board->sceneIds(), nowMs(),
                                         QDateTime::fromMSecsSinceEpoch(nowMs()));
    const domain::Scene *scene = m_session.board->scene(choice.scene);
    using Cause = domain::SceneChoice::Cause;
    QString why = choice.cause == Cause::Hand ? tr("switched by %1").arg(choice.byName)
        : choice.cause == Cause::Push         ? tr("sent by %1").arg(choice.byName)
        : choice.cause == Cause::Timetable    ? tr("by the timetable")
        : choice.cause == Cause::Rotation     ? tr("in turn")
                                              : tr("the usual scene");
    if (choice.untilMs > 0)
        why = tr("%1, until %2").arg(why, m_session.words.moment(double(choice.untilMs), double(nowMs())));
    m_scene->setText(scene ? nameOf(*scene, m_session.words.isChinese()) : QString());
    m_why->setText(why);
    m_picture->setChinese(m_session.words.isChinese());
    if (scene && m_picture->regions() != scene->regions)
        m_picture->show(scene->regions);
    m_back->setEnabled(m_shows && (choice.cause == Cause::Hand || choice.cause == Cause::Push));
    m_back->setToolTip(m_back->isEnabled() ? QString() : tr("Nobody has switched it: the plan is on"));
}

QString WallNowPage::whatOf(const domain::WallPush &push) const
{
    if (push.kind == u"scene") {
        const domain::Scene *scene = m_session.board->scene(push.target);
        return tr("Scene: %1").arg(scene ? nameOf(*scene, m_session.words.isChinese()) : push.target);
    }
    if (push.kind == u"camera") {
        const domain::Camera *camera = m_session.cameras.find(push.target);
        return tr("Camera: %1").arg(camera ? camera->name : push.target);
    }
    if (!push.text.isEmpty())
        return push.text;
    return m_session.words.hitKind(push.kind) + u' ' + push.target;
}

QString WallNowPage::whereOf(const domain::WallPush &push) const
{
    const domain::Wall *wall = this->wall();
    const domain::Scene *scene = wall ? sceneOn(*m_session.board, *wall, nowMs()) : nullptr;
    const domain::SceneRegion *region = scene ? domain::regionFor(push, *scene) : nullptr;
    return push.kind == u"scene" || !region ? tr("whole wall")
                                            : regionName(*region, m_session.words.isChinese());
}

void WallNowPage::showPushes()
{
    const domain::Wall *wall = this->wall();
    const QString last
        = m_pushes->currentItem() ? m_pushes->currentItem()->data(Qt::UserRole).toString() : QString();
    std::vector<std::pair<QString, QString>> lines;
    for (const domain::WallPush &push : wall ? wall->pushes : std::vector<domain::WallPush>()) {
        if (push.untilMs > nowMs())
            lines.emplace_back(
                push.id,
                whatOf(push) + u'\n'
                    + tr("%1 · by %2 · until %3")
                          .arg(whereOf(push), push.byName, m_session.words.clockTime(double(push.untilMs))));
    }
    bool same = m_pushes->count() == int(lines.size());
    for (int i = 0; same && i < m_pushes->count(); ++i)
        same = m_pushes->item(i)->data(Qt::UserRole) == lines[size_t(i)].first
            && m_pushes->item(i)->text() == lines[size_t(i)].second;
    if (!same) {
        m_pushes->clear();
        for (const auto &[id, line] : lines) {
            auto *item = new QListWidgetItem(line, m_pushes);
            item->setData(Qt::UserRole, id);
            if (id == last)
                m_pushes->setCurrentItem(item);
        }
        if (!m_pushes->currentItem() && m_pushes->count() > 0)
            m_pushes->setCurrentRow(0);
    }
    m_noPush->setVisible(lines.empty());
    m_pushes->setVisible(!lines.empty());
    m_take->setVisible(!lines.empty());
    m_take->setEnabled(m_shows);
}

void WallNowPage::hear(const base::Result<domain::Wall> &answer, const QString &good)
{
    if (answer)
        m_session.board->note(*answer);
    emit said(answer ? good : refusal(m_session.words, answer.error()), !answer);
}

void WallNowPage::switchScene(const QString &scene)
{
    const int seconds = scene.isEmpty() ? 0 : m_minutes->currentData().toInt() * 60;
    m_session.walls->switchScene(m_wallId, {scene, seconds})
        .then(this, [this, scene](const base::Result<domain::Wall> &answer) {
            hear(answer, scene.isEmpty() ? tr("The wall goes by its plan again") : tr("The wall has it"));
        });
}

void WallNowPage::takeBack()
{
    if (const QListWidgetItem *item = m_pushes->currentItem())
        m_session.walls->takeBack(m_wallId, item->data(Qt::UserRole).toString())
            .then(this, [this](const base::Result<domain::Wall> &answer) { hear(answer, tr("Taken back")); });
}
} // namespace wanmi::workbench
