// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallswindow.h"

#include "workbench/askbar.h"
#include "workbench/scenepage.h"
#include "workbench/taborder.h"
#include "workbench/wallnowpage.h"
#include "workbench/wallplanpage.h"
#include "workbench/walltexts.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace wanmi::workbench {

WallsWindow::WallsWindow(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_style(style)
    , m_edits(
          domain::mayEditWalls(domain::postFromToken(session.grant.post).value_or(domain::Post::Supervisor)))
    , m_said(new QLabel(this))
    , m_away(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_ask(new AskBar(this))
    , m_now(new WallNowPage(session, style, this))
    , m_plan(new WallPlanPage(session, this))
    , m_scenes(new ScenePage(session, style, this))
{
    setWindowTitle(tr("Walls"));
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    for (QWidget *page : std::initializer_list<QWidget *>{m_now, m_plan, m_scenes})
        m_pages->addWidget(page);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height() + 4);
    m_away->setObjectName(QStringLiteral("problem"));
    m_away->setWordWrap(true);
    m_away->setText(tr("Central is away: nothing can be switched or saved now. What is edited here stays."));
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeWalls());
    row->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 12);
    column->setSpacing(10);
    column->addLayout(makeHead());
    column->addWidget(m_away);
    column->addWidget(m_ask);
    column->addLayout(row, 1);
    column->addWidget(m_said);
    for (auto *page : {m_plan})
        connect(page, &WallPlanPage::said, this, &WallsWindow::say);
    connect(m_now, &WallNowPage::said, this, &WallsWindow::say);
    connect(m_scenes, &ScenePage::said, this, &WallsWindow::say);
    connect(m_session.board, &models::WallBoard::changed, this, &WallsWindow::refresh);
    connect(&m_session.words, &models::Words::changed, this, &WallsWindow::refresh);
    connect(&m_session.link, &sync::Link::statusChanged, this, &WallsWindow::showLink);
    resize(1240, 760);
    showLink(m_session.link.status());
    fillWalls();
    if (const QListWidgetItem *item = m_walls->currentItem()) {
        m_now->show(item->data(Qt::UserRole).toString());
        m_plan->show(item->data(Qt::UserRole).toString());
    } else {
        m_now->show({});
        m_plan->show({});
    }
    showPage(Page::Now);
}

QLayout *WallsWindow::makeHead()
{
    auto *head = new QHBoxLayout;
    for (const QString &text : {tr("&Now"), tr("&Plan"), tr("&Scenes")}) {
        auto *tab = new QPushButton(text, this);
        tab->setObjectName(QStringLiteral("chip"));
        tab->setCheckable(true);
        tab->setAutoDefault(false);
        connect(tab, &QPushButton::clicked, this, [this, page = Page(m_tabs.size())] { showPage(page); });
        head->addWidget(tab);
        m_tabs.push_back(tab);
    }
    m_tabs[1]->setVisible(m_edits);
    m_tabs[2]->setVisible(m_edits);
    head->addStretch(1);
    return head;
}

QWidget *WallsWindow::makeWalls()
{
    m_wallPart = new QWidget(this);
    m_wallPart->setFixedWidth(244);
    m_walls = new QListWidget(m_wallPart);
    m_walls->setObjectName(QStringLiteral("rows"));
    m_walls->setAccessibleName(tr("Walls"));
    auto *fresh = new QPushButton(tr("New wall"), m_wallPart);
    m_drop = new QPushButton(tr("Delete…"), m_wallPart);
    fresh->setVisible(m_edits);
    m_drop->setVisible(m_edits);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(fresh, 1);
    buttons->addWidget(m_drop, 1);
    auto *column = new QVBoxLayout(m_wallPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_walls, 1);
    column->addLayout(buttons);
    connect(fresh, &QPushButton::clicked, this, [this] { leavePlanFor([this] { newWall(); }); });
    connect(m_drop, &QPushButton::clicked, this, [this] {
        showPage(Page::Plan);
        m_plan->removeWall();
    });
    connect(m_walls, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole).toString() != m_plan->wallId())
            chooseWall(item->data(Qt::UserRole).toString());
    });
    return m_wallPart;
}

void WallsWindow::showPage(Page page)
{
    if (!m_edits)
        page = Page::Now;
    for (size_t i = 0; i < m_tabs.size(); ++i)
        m_tabs[i]->setChecked(i == size_t(page));
    m_pages->setCurrentIndex(int(page));
    // Only the page that is shown says how wide the window must be.
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto policy = i == int(page) ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_pages->widget(i)->setSizePolicy(policy, policy);
    }
    m_wallPart->setVisible(page != Page::Scenes);
    tabAsLaidOut(*this);
    say({}, false);
}

WallsWindow::Page WallsWindow::page() const
{
    return Page(m_pages->currentIndex());
}

bool WallsWindow::isChanged() const
{
    return m_plan->isChanged() || m_scenes->isChanged();
}

void WallsWindow::fillWalls()
{
    const QSignalBlocker quiet(m_walls);
    const bool chinese = m_session.words.isChinese();
    const qint64 nowMs = base::toMs(m_session.desk.now());
    const QString chosen = m_plan->wallId();
    m_walls->clear();
    const auto add = [&](const QString &id, const QString &text) {
        auto *item = new QListWidgetItem(text, m_walls);
        item->setData(Qt::UserRole, id);
        if (id == chosen)
            m_walls->setCurrentItem(item);
    };
    for (const domain::Wall &wall : m_session.board->walls()) {
        const domain::Scene *scene = sceneOn(*m_session.board, wall, nowMs);
        add(wall.id, nameOf(wall, chinese) + (scene ? u'\n' + nameOf(*scene, chinese) : QString()));
    }
    if (m_plan->isNew() && !m_session.board->wall(chosen))
        add(chosen, m_plan->wallName() + u'\n' + tr("not saved yet"));
    if (!m_walls->currentItem())
        m_walls->setCurrentRow(0);
    m_drop->setEnabled(m_walls->count() > 0);
}

void WallsWindow::refresh()
{
    m_plan->refresh();
    m_scenes->refresh();
    if (m_plan->wallId().isEmpty() && !m_session.board->walls().empty())
        m_plan->show(m_session.board->walls().front().id);
    fillWalls();
    m_now->show(m_plan->wallId());
}

void WallsWindow::chooseWall(const QString &id)
{
    leavePlanFor([this, id] {
        m_plan->show(id);
        m_now->show(id);
        fillWalls();
    });
}

void WallsWindow::newWall()
{
    domain::Wall fresh;
    for (int number = 1; fresh.id.isEmpty() || m_session.board->wall(fresh.id); ++number)
        fresh.id = QStringLiteral("wall-%1").arg(number);
    if (!m_session.board->scenes().empty())
        fresh.usual = m_session.board->scenes().front().id;
    showPage(Page::Plan);
    m_plan->begin(fresh);
    fillWalls();
}

void WallsWindow::leavePlanFor(std::function<void()> deed)
{
    if (!m_plan->isChanged())
        return deed();
    fillWalls(); // the chosen one stays the chosen one until this is answered
    m_ask->ask(tr("The plan of “%1” has changes that are not saved.").arg(m_plan->wallName()),
               {{tr("Save"), [this, deed] { m_plan->save(deed); }},
                {tr("Discard"),
                 [this, deed] {
                     m_plan->discard();
                     deed();
                 }},
                {tr("Go on editing"), {}}});
}

QString WallsWindow::saidText() const
{
    return m_said->text();
}

void WallsWindow::say(const QString &text, bool isProblem)
{
    sayIn(*m_said, text, isProblem);
}

void WallsWindow::showLink(const sync::LinkStatus &status)
{
    using State = sync::LinkStatus::State;
    m_away->setVisible(status.state == State::Offline || status.state == State::Denied
                       || status.state == State::Stopped);
}

void WallsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

void WallsWindow::closeEvent(QCloseEvent *event)
{
    if (!isChanged())
        return QWidget::closeEvent(event);
    event->ignore();
    const bool isPlan = m_plan->isChanged();
    showPage(isPlan ? Page::Plan : Page::Scenes);
    const auto again = [this] { close(); };
    m_ask->ask(isPlan ? tr("The plan of “%1” has changes that are not saved.").arg(m_plan->wallName())
                      : tr("The scene “%1” has changes that are not saved.").arg(m_scenes->editedName()),
               {{tr("Save and close"),
                 [this, isPlan, again] { isPlan ? m_plan->save(again) : m_scenes->save(again); }},
                {tr("Discard and close"),
                 [this, isPlan, again] {
                     isPlan ? m_plan->discard() : m_scenes->discard();
                     close();
                 }},
                {tr("Go on editing"), {}}});
}
} // namespace wanmi::workbench
