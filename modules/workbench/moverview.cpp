// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/moverview.h"

#include "models/territory.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int IdRole = Qt::UserRole + 1;
constexpr double WorthLocatingM = 25; ///< nearer than that the cell is asked for once
} // namespace

MoverView::MoverView(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_facts(new QLabel(this))
    , m_tasksTitle(new QLabel(this))
    , m_none(new QLabel(this))
    , m_tasks(new QListWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_tasksTitle->setObjectName(QStringLiteral("section"));
    m_none->setObjectName(QStringLiteral("quiet"));
    m_none->setWordWrap(true);
    column->addWidget(m_facts);
    column->addWidget(m_tasksTitle);
    column->addWidget(m_none);
    column->addWidget(m_tasks, 1);
    column->addStretch(0);
    connect(m_facts, &QLabel::linkActivated, this, [this](const QString &code) {
        m_session.selection.lookInto(QStringLiteral("area"), code);
    });
    for (auto signal : {&QListWidget::itemActivated, &QListWidget::itemClicked}) {
        connect(m_tasks, signal, this, [this](QListWidgetItem *item) {
            m_session.selection.selectCase(item->data(IdRole).toString());
        });
    }
    connect(&session.store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (isVisible() && (changes.everything || !changes.cases.isEmpty() || changes.persons.contains(m_id)))
            read();
    });
    connect(&style, &Style::changed, this, &MoverView::refresh);
    m_texts.add([this] {
        m_tasksTitle->setText(tr("To verify or check now"));
        m_tasks->setAccessibleName(tr("To verify or check now"));
        refresh();
    });
}

void MoverView::show(const QString &kind, const QString &id)
{
    m_kind = kind;
    m_id = id;
    m_reason.clear();
    m_supervisor.reset();
    m_vehicle.reset();
    m_place.reset();
    m_located.reset();
    m_cell.clear();
    m_seenMs = 0;
    refresh();
    read();
}

void MoverView::read()
{
    if (m_kind == u"supervisor") {
        m_session.store.supervisorFacts(m_id).then(
            this, [this, id = m_id](const base::Result<store::SupervisorFacts> &facts) {
                if (id != m_id)
                    return;
                if (facts)
                    m_supervisor = *facts;
                else
                    m_reason = facts.error().reason;
                refresh();
            });
    } else if (m_kind == u"vehicle") {
        m_session.store.vehicles().then(
            this, [this, id = m_id](const base::Result<std::vector<domain::Vehicle>> &vehicles) {
                if (id != m_id || !vehicles)
                    return;
                const auto it = std::ranges::find(*vehicles, VehicleId(id), &domain::Vehicle::id);
                if (it != vehicles->end())
                    m_vehicle = *it;
                else
                    m_reason = QStringLiteral("no-such-vehicle");
                refresh();
            });
    }
}

void MoverView::noteLive(const protocol::Live &live)
{
    m_liveCame = true;
    if (m_kind == u"vehicle") {
        const auto it = std::ranges::find(live.vehicles, m_id, &protocol::LiveVehicle::id);
        if (it != live.vehicles.end()) {
            m_place = geo::Place{it->lon, it->lat};
            m_speedKmh = it->speedKmh;
            m_seenMs = base::toMs(it->at);
        }
    } else {
        const auto it = std::ranges::find(live.supervisors, m_id, &protocol::LiveSupervisor::id);
        if (it != live.supervisors.end()) {
            m_place = geo::Place{it->lon, it->lat};
            m_seenMs = base::toMs(it->at);
        }
    }
    locate();
    refresh();
}

/// Which cell it is in, once it has moved far enough to be worth asking.
void MoverView::locate()
{
    if (!m_place || (m_located && geo::distanceM(*m_located, *m_place) < WorthLocatingM))
        return;
    m_located = m_place;
    m_session.store.cellAt(*m_place).then(
        this, [this, id = m_id](const base::Result<store::Store::CellFacts> &cell) {
            if (id != m_id)
                return;
            m_cell = cell ? cell->cell.code.text() : QString();
            refresh();
        });
}

QString MoverView::title() const
{
    if (m_supervisor)
        return m_supervisor->person.name;
    return m_vehicle && !m_vehicle->plate.isEmpty() ? m_vehicle->plate : m_id;
}

QString MoverView::factsText() const
{
    return QTextDocumentFragment::fromHtml(m_facts->text()).toPlainText();
}

void MoverView::focusFirst()
{
    if (m_tasks->isVisible())
        m_tasks->setFocus(Qt::ShortcutFocusReason);
    else
        m_facts->setFocus(Qt::ShortcutFocusReason);
}

void MoverView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

QString MoverView::row(const QString &name, const QString &value, const QString &link) const
{
    if (value.isEmpty())
        return {};
    const QString shown = link.isEmpty()
        ? value.toHtmlEscaped()
        : QStringLiteral("<a href='%1' style='color:%2'>%3</a>")
              .arg(link, m_style.color(QStringLiteral("accent")).name(), value.toHtmlEscaped());
    return QStringLiteral("<tr><td style='color:%1; padding-right:14px'>%2</td><td>%3</td></tr>")
        .arg(m_style.color(QStringLiteral("quiet")).name(), name.toHtmlEscaped(), shown);
}

QString MoverView::supervisorRows() const
{
    if (!m_supervisor)
        return {};
    const store::SupervisorFacts &facts = *m_supervisor;
    const models::Words &words = m_session.words;
    const bool onDuty = facts.person.onDuty;
    QString rows = row(tr("Post"), words.post(facts.person.post));
    if (facts.person.post != u"supervisor")
        return rows + row(tr("Department"), words.department(facts.person.department));
    rows += row(tr("On duty"), onDuty ? tr("yes") : tr("no"));
    rows += row(tr("Shift"), words.shift(facts.person.shift));
    const QString grid = words.isChinese() || facts.gridEn.isEmpty() ? facts.gridZh : facts.gridEn;
    rows += row(tr("Duty grid"), grid.isEmpty() ? facts.person.dutyGrid : grid);
    if (!facts.gridStreet.isEmpty())
        rows += row(tr("Street"), words.area(facts.gridStreet), facts.gridStreet);
    rows += positionRows();
    const bool whole = models::Scope::of(m_session.grant).holdsAllOf(facts.gridStreet);
    const int answered = facts.verified + facts.checked;
    if (answered + facts.reported == 0 && !whole)
        return rows + row(tr("Last 30 days"), tr("not in your scope"));
    rows += row(tr("Reports in 30 days"), words.number(facts.reported));
    rows += row(tr("Tasks in 30 days"),
                tr("verified %1, checked %2").arg(words.number(facts.verified), words.number(facts.checked)));
    rows += row(tr("In time"), facts.judged < domain::LeastNeeded
                    ? tr("too few tasks to say")
                    : tr("%1 of %2")
                          .arg(words.percent(double(facts.inTime) / facts.judged), words.number(facts.judged)));
    return rows;
}

QString MoverView::vehicleRows() const
{
    if (!m_vehicle)
        return {};
    const models::Words &words = m_session.words;
    QString rows = row(tr("Kind"), words.vehicleKind(m_vehicle->kind));
    rows += row(tr("Department"), words.department(m_vehicle->department));
    rows += positionRows();
    if (m_place && m_speedKmh >= 0)
        rows += row(tr("Speed"), tr("%1 km/h").arg(std::round(m_speedKmh)));
    return rows;
}

QString MoverView::positionRows() const
{
    if (!m_place)
        return row(tr("Position"), m_liveCame ? tr("its device does not report") : tr("none has come yet"));
    const models::Words &words = m_session.words;
    QString rows = row(tr("Seen"), tr("%1 ago").arg(words.age(
                                       double(m_seenMs), double(base::toMs(m_session.clock->now())))));
    if (!m_cell.isEmpty())
        rows += row(tr("In cell"), m_cell, m_cell);
    rows += row(tr("Position"),
                QStringLiteral("%1, %2").arg(m_place->lon, 0, 'f', 6).arg(m_place->lat, 0, 'f', 6));
    return rows;
}

void MoverView::refresh()
{
    const QString rows = m_kind == u"supervisor" ? supervisorRows() : vehicleRows();
    m_facts->setText(!m_reason.isEmpty() ? m_session.words.reason(m_reason).toHtmlEscaped()
                                         : QStringLiteral("<table cellspacing='3'>%1</table>").arg(rows));
    showTasks();
    emit titleChanged();
}

void MoverView::showTasks()
{
    const bool tasks = m_supervisor && m_supervisor->person.post == u"supervisor";
    m_tasksTitle->setVisible(tasks);
    m_none->setVisible(tasks && m_supervisor->tasks.empty());
    m_tasks->setVisible(tasks && !m_supervisor->tasks.empty());
    if (!tasks)
        return;
    const models::Words &words = m_session.words;
    m_none->setText(models::Scope::of(m_session.grant).holdsAllOf(m_supervisor->gridStreet)
                        ? tr("No task at the moment.")
                        : tr("None in your scope."));
    const QString before = m_tasks->currentItem() ? m_tasks->currentItem()->data(IdRole).toString() : QString();
    m_tasks->clear();
    const auto now = double(base::toMs(m_session.clock->now()));
    for (const store::CaseSummary &task : m_supervisor->tasks) {
        auto *item = new QListWidgetItem(
            QStringList{words.timeLeft(double(task.dueMs), now), words.state(task.state),
                        words.className(task.kind == domain::CaseKind::Component, task.classCode)}
                .join(QStringLiteral("  ·  ")));
        item->setToolTip(task.address);
        item->setData(IdRole, task.id);
        m_tasks->addItem(item);
        if (task.id == before)
            m_tasks->setCurrentItem(item);
    }
}
} // namespace wanmi::workbench
