// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/areaview.h"

#include "workbench/bars.h"
#include "workbench/flowlayout.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int IdRole = Qt::UserRole + 1, KindRole = Qt::UserRole + 2;
constexpr size_t MostListed = 300;
constexpr int HeadingPx = 22; ///< beside a heading's words: padding and the sign of the order
const QString Between = QStringLiteral("  ·  ");

QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    return column;
}
} // namespace

AreaView::AreaView(SessionContext &session, const Style &style, const models::Territory &territory,
                   QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_territory(territory)
    , m_partsModel(territory, session.words)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_figures(new QWidget(this))
    , m_tabs(new QButtonGroup(this))
    , m_stack(new QStackedWidget(this))
{
    build();
    connect(&territory, &models::Territory::updated, this, &AreaView::refresh);
    connect(&territory, &models::Territory::liveChanged, this, &AreaView::showAround);
    connect(&style, &Style::changed, this, &AreaView::refresh);
    session.store.vehicles().then(this, [this](const base::Result<std::vector<domain::Vehicle>> &vehicles) {
        if (!vehicles)
            return;
        for (const domain::Vehicle &vehicle : *vehicles)
            m_vehicles.insert(vehicle.id.text(), vehicle);
        m_aroundShown.clear();
        showAround();
    });
}

void AreaView::build()
{
    auto *column = columnOf(this);
    auto *figures = new QHBoxLayout(m_figures);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(6);
    auto *tabs = new QWidget(this);
    auto *row = new FlowLayout(2);
    tabs->setLayout(row);
    for (int tab = 0; tab < TabCount; ++tab) {
        auto *button = new QPushButton(tabs);
        button->setObjectName(QStringLiteral("chip"));
        button->setCheckable(true);
        button->setProperty("deed", QStringLiteral("area-tab/%1").arg(tab));
        m_tabs->addButton(button, tab);
        row->addWidget(button);
    }
    m_tabs->button(Overview)->setChecked(true);
    connect(m_tabs, &QButtonGroup::idToggled, this, [this](int tab, bool on) {
        if (on)
            m_stack->setCurrentIndex(tab);
    });
    column->addWidget(m_figures);
    column->addWidget(tabs);
    column->addWidget(m_stack, 1);
    buildOverview();
    buildParts();
    buildCases();
    auto *stock = new QWidget(this);
    auto *stockColumn = columnOf(stock);
    m_stock = new BarList(m_style, stock);
    m_noStock = new QLabel(stock);
    m_stockStates = new QLabel(stock);
    for (QLabel *label : {m_noStock, m_stockStates}) {
        label->setObjectName(QStringLiteral("quiet"));
        label->setWordWrap(true);
    }
    stockColumn->addWidget(m_stockStates);
    heading(stockColumn, [] { return tr("By class; damaged or missing in red"); });
    stockColumn->addWidget(m_noStock);
    stockColumn->addWidget(m_stock);
    stockColumn->addStretch(1);
    m_stack->addWidget(scrolled(stock));
    buildAround();
    m_texts.add([this] {
        const QString names[] = {tr("Overview"), tr("Parts"), tr("Cases"), tr("Components"),
                                 tr("People")};
        for (int tab = 0; tab < TabCount; ++tab)
            m_tabs->button(tab)->setText(names[tab]);
    });
}

QWidget *AreaView::scrolled(QWidget *content)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

QLabel *AreaView::heading(QVBoxLayout *column, const std::function<QString()> &text)
{
    auto *label = new QLabel(this);
    label->setObjectName(QStringLiteral("section"));
    label->setWordWrap(true);
    column->addSpacing(4);
    column->addWidget(label);
    m_texts.add([label, text] { label->setText(text()); });
    return label;
}

void AreaView::buildOverview()
{
    auto *page = new QWidget(this);
    auto *column = columnOf(page);
    m_ground = new QLabel(page);
    m_ground->setObjectName(QStringLiteral("quiet"));
    m_ground->setWordWrap(true);
    m_days = new DayBars(m_style, page);
    m_evaluation = new QLabel(page);
    m_evaluation->setWordWrap(true);
    m_evaluation->setTextFormat(Qt::RichText);
    m_states = new BarList(m_style, page);
    m_classes = new BarList(m_style, page);
    m_noStates = new QLabel(page);
    m_noClasses = new QLabel(page);
    for (QLabel *none : {m_noStates, m_noClasses})
        none->setObjectName(QStringLiteral("quiet"));
    column->addWidget(m_ground);
    heading(column, [] { return tr("Cases a day, last 30 days"); });
    column->addWidget(m_days);
    heading(column, [] { return tr("Evaluation of the last 30 days"); });
    column->addWidget(m_evaluation);
    heading(column, [] { return tr("Where open cases stand"); });
    column->addWidget(m_noStates);
    column->addWidget(m_states);
    heading(column, [] { return tr("Reported most in 30 days"); });
    column->addWidget(m_noClasses);
    column->addWidget(m_classes);
    column->addStretch(1);
    m_texts.add([this] {
        m_days->setAccessibleName(tr("Cases a day, last 30 days"));
        m_states->setAccessibleName(tr("Where open cases stand"));
        m_classes->setAccessibleName(tr("Reported most in 30 days"));
        m_stock ? m_stock->setAccessibleName(tr("Components")) : void();
    });
    m_stack->addWidget(scrolled(page));
}

void AreaView::buildParts()
{
    m_sorted->setSourceModel(&m_partsModel);
    m_sorted->setSortRole(models::TerritoryParts::SortRole);
    m_partsTable = new QTableView(this);
    m_partsTable->setModel(m_sorted);
    m_partsTable->setSortingEnabled(true);
    m_partsTable->sortByColumn(models::TerritoryParts::Open, Qt::DescendingOrder);
    m_partsTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_partsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_partsTable->setShowGrid(false);
    m_partsTable->setTabKeyNavigation(false);
    m_partsTable->verticalHeader()->hide();
    m_partsTable->verticalHeader()->setDefaultSectionSize(28);
    m_partsTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_partsTable->horizontalHeader()->setMinimumSectionSize(24);
    m_partsTable->horizontalHeader()->setSectionResizeMode(models::TerritoryParts::Name,
                                                           QHeaderView::Stretch);
    m_partsTable->horizontalHeader()->setHighlightSections(false);
    m_partsTable->installEventFilter(this);
    connect(m_partsTable, &QTableView::clicked, this, &AreaView::openRow);
    m_texts.add([this] {
        m_partsTable->setAccessibleName(tr("Parts of this area"));
        // Numbers as narrow as their headings allow: the names need the room.
        for (int column = models::TerritoryParts::Open; column < m_sorted->columnCount(); ++column) {
            const QString name = m_sorted->headerData(column, Qt::Horizontal).toString();
            m_partsTable->setColumnWidth(column, fontMetrics().horizontalAdvance(name) + HeadingPx);
        }
    });
    m_stack->addWidget(m_partsTable);
}

void AreaView::buildCases()
{
    auto *page = new QWidget(this);
    auto *column = columnOf(page);
    m_urgent = new QListWidget(page);
    m_newest = new QListWidget(page);
    m_noCases = new QLabel(page);
    m_noCases->setObjectName(QStringLiteral("quiet"));
    m_noCases->setWordWrap(true);
    heading(column, [] { return tr("Open, the least time left first"); });
    column->addWidget(m_noCases);
    column->addWidget(m_urgent, 1);
    heading(column, [] { return tr("Reported last, open or closed"); });
    column->addWidget(m_newest, 1);
    for (QListWidget *list : {m_urgent, m_newest}) {
        for (auto signal : {&QListWidget::itemActivated, &QListWidget::itemClicked}) {
            connect(list, signal, this, [this](QListWidgetItem *item) {
                m_session.selection.selectCase(item->data(IdRole).toString());
            });
        }
    }
    m_texts.add([this] {
        m_urgent->setAccessibleName(tr("Open, the least time left first"));
        m_newest->setAccessibleName(tr("Reported last, open or closed"));
    });
    m_stack->addWidget(page);
}

void AreaView::buildAround()
{
    m_around = new QListWidget(this);
    const auto open = [this](QListWidgetItem *item) {
        const QString kind = item->data(KindRole).toString(), id = item->data(IdRole).toString();
        if (kind == u"camera")
            m_session.selection.selectCamera(id);
        else if (!kind.isEmpty())
            m_session.selection.lookInto(kind, id);
    };
    connect(m_around, &QListWidget::itemActivated, this, open);
    connect(m_around, &QListWidget::itemClicked, this, open);
    m_texts.add([this] { m_around->setAccessibleName(tr("People and cameras")); });
    m_stack->addWidget(m_around);
}

QAbstractButton *AreaView::tabButton(Tab tab) const
{
    return m_tabs->button(tab);
}

void AreaView::showTab(Tab tab)
{
    m_tabs->button(tab)->setChecked(true);
}

void AreaView::focusFirst()
{
    if (m_stack->currentIndex() == Parts && m_partsTable->model()->rowCount() > 0) {
        m_partsTable->setFocus(Qt::ShortcutFocusReason);
        if (!m_partsTable->currentIndex().isValid())
            m_partsTable->setCurrentIndex(m_sorted->index(0, 0));
    } else {
        m_tabs->checkedButton()->setFocus(Qt::ShortcutFocusReason);
    }
}

void AreaView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_texts.refresh();
        m_aroundShown.clear();
        refresh();
    }
    QWidget::changeEvent(event);
}

/// Enter in the table opens the part; the style may want a double click for "activated".
bool AreaView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_partsTable && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openRow(m_partsTable->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AreaView::openRow(const QModelIndex &index)
{
    const QString code
        = index.siblingAtColumn(0).data(models::TerritoryParts::CodeRole).toString();
    if (!code.isEmpty())
        m_session.selection.lookInto(QStringLiteral("area"), code);
}

void AreaView::refresh()
{
    if (!m_territory.isReady())
        return;
    const store::Territory &facts = m_territory.facts();
    const models::Words &words = m_session.words;
    const bool cell = facts.level == store::Level::Cell;
    m_tabs->button(Parts)->setVisible(!cell);
    if (cell && m_stack->currentIndex() == Parts)
        showTab(Overview);
    showFigures();
    QStringList ground;
    if (facts.cell) {
        ground.append(words.landUse(facts.cell->landUse));
        ground.append(tr("%1 m²").arg(words.number(std::round(facts.cell->areaM2))));
        ground.append(tr("duty grid %1").arg(facts.cell->dutyGrid.text()));
    } else {
        ground.append(tr("%n grid cell(s)", nullptr, facts.whole.month.cells));
    }
    m_ground->setText(ground.join(Between));

    const auto series = [&](const QString &name, const std::vector<int> &days) {
        int sum = 0;
        for (const int count : days)
            sum += count;
        return DayBars::Series{name, words.number(sum), days};
    };
    m_days->show({series(tr("Reported"), facts.reported), series(tr("Registered"), facts.registered),
                  series(tr("Closed"), facts.closed)},
                 words.dateLine(double(facts.firstDayMs)), tr("today"));
    showEvaluation();
    std::vector<BarList::Row> states, classes;
    for (const auto &[state, count] : facts.openByState)
        states.push_back({words.state(state), words.number(count), count, 0});
    for (const store::ClassCount &row : facts.classes)
        classes.push_back({words.className(row.kind == domain::CaseKind::Component, row.classCode),
                           words.number(row.count), row.count, 0});
    const bool whole = m_territory.isWhole();
    const QString none = whole ? tr("None at the moment.") : tr("None in your scope.");
    m_noStates->setText(none);
    m_noStates->setVisible(states.empty());
    m_noClasses->setText(whole ? tr("Nothing was reported.") : tr("None in your scope."));
    m_noClasses->setVisible(classes.empty());
    m_states->show(std::move(states));
    m_classes->show(std::move(classes));
    showCases(*m_urgent, facts.urgent);
    showCases(*m_newest, facts.newest);
    m_noCases->setText(none);
    m_noCases->setVisible(facts.urgent.empty());
    showComponents();
    m_aroundShown.clear();
    showAround();
}

void AreaView::showFigures()
{
    clearLayout(m_figures->layout());
    for (const QVariant &each : m_territory.figures()) {
        const QVariantMap figure = each.toMap();
        auto *card = new QWidget(m_figures);
        card->setObjectName(QStringLiteral("card"));
        card->setAttribute(Qt::WA_StyledBackground);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(8, 6, 8, 6);
        column->setSpacing(0);
        const QString light = figure.value(QStringLiteral("light")).toString();
        auto *value = new QLabel(card);
        value->setTextFormat(Qt::RichText);
        const QString mark = light == u"red" ? QStringLiteral("■ ")
            : light == u"yellow"             ? QStringLiteral("▲ ")
                                             : QString();
        value->setText(QStringLiteral("<span style='font-size:9pt; color:%1'>%2</span><span style='font-size:15pt; "
                                      "font-weight:bold'>%3</span>")
                           .arg(m_style.lightColor(light).name(), mark,
                                figure.value(QStringLiteral("value")).toString().toHtmlEscaped()));
        auto *label = new QLabel(figure.value(QStringLiteral("label")).toString(), card);
        label->setObjectName(QStringLiteral("note"));
        label->setWordWrap(true);
        column->addWidget(value);
        column->addWidget(label);
        column->addStretch(1);
        m_figures->layout()->addWidget(card);
    }
}

void AreaView::showEvaluation()
{
    const domain::AreaFacts &month = m_territory.facts().whole.month;
    const models::Words &words = m_session.words;
    const QString quiet = m_style.color(QStringLiteral("quiet")).name();
    if (!m_territory.isWhole()) {
        m_evaluation->setText(QStringLiteral("<span style='color:%1'>%2</span>")
                                  .arg(quiet, tr("Not in your scope: a grade needs every case of the area.")));
        return;
    }
    const auto grade = models::evaluationOf(month);
    QString text = grade
        ? QStringLiteral("<b>%1</b>&nbsp; %2")
              .arg(models::letterOf(grade->first), tr("%1 of 100 points").arg(grade->second, 0, 'f', 1))
        : QStringLiteral("<b>—</b>&nbsp; %1")
              .arg(tr("Too few: %1 cases to close, %2 are needed")
                       .arg(month.needClose())
                       .arg(domain::LeastNeeded));
    const auto line = [&](const QString &words_) {
        text += QStringLiteral("<br><span style='color:%1'>%2</span>").arg(quiet, words_.toHtmlEscaped());
    };
    const auto share = [&](int part, int whole) { return whole > 0 ? words.percent(double(part) / whole)
                                                                   : QStringLiteral("—"); };
    line(tr("Registered %1, of them by the public %2")
             .arg(words.number(month.registered), share(month.publicReports, month.registered)));
    line(tr("Due to close %1: closed %2, in time %3")
             .arg(words.number(month.needClose()), share(month.closed, month.needClose()),
                  share(month.inTimeClosed, month.needClose())));
    line(tr("From this replica; the official evaluation comes with its publication."));
    m_evaluation->setText(text);
}

void AreaView::showCases(QListWidget &list, const store::CaseSummaries &cases)
{
    const QString before = list.currentItem() ? list.currentItem()->data(IdRole).toString() : QString();
    list.clear();
    const auto now = double(base::toMs(m_session.clock->now()));
    for (const store::CaseSummary &row : cases) {
        const models::Words &words = m_session.words;
        QStringList parts;
        const QString left = row.isOpen && row.state != domain::state::Suspended
            ? words.timeLeft(double(row.dueMs), now)
            : QString();
        const bool late = row.isOpen && row.dueMs > 0 && double(row.dueMs) < now && !left.isEmpty();
        if (&list == m_urgent && !left.isEmpty())
            parts.append(left);
        else
            parts.append(words.moment(double(row.reportedAtMs), now));
        parts.append(words.className(row.kind == domain::CaseKind::Component, row.classCode));
        parts.append(words.state(row.state));
        auto *item = new QListWidgetItem((late ? QStringLiteral("■ ") : QString()) + parts.join(Between));
        if (late)
            item->setForeground(m_style.color(QStringLiteral("overdue")));
        item->setToolTip(row.address);
        item->setData(IdRole, row.id);
        list.addItem(item);
        if (row.id == before)
            list.setCurrentItem(item);
    }
    list.setVisible(!cases.empty());
}

void AreaView::showComponents()
{
    const store::Territory &facts = m_territory.facts();
    const models::Words &words = m_session.words;
    std::array<int, 5> sum{};
    std::vector<BarList::Row> rows;
    for (const store::ComponentStock &stock : facts.stock) {
        for (size_t i = 0; i < sum.size(); ++i)
            sum[i] += stock.byState[i];
        const QString value = stock.faulty() > 0
            ? tr("%1, %2 faulty").arg(words.number(stock.total()), words.number(stock.faulty()))
            : words.number(stock.total());
        rows.push_back(
            {words.majorName(true, stock.majorCode), value, stock.total(), stock.faulty()});
    }
    std::ranges::stable_sort(rows, std::greater(), &BarList::Row::count);
    QStringList states;
    constexpr const char *Tokens[] = {"intact", "damaged", "missing", "abandoned", "removed"};
    for (size_t i = 0; i < sum.size(); ++i) {
        if (sum[i] > 0)
            states.append(
                words.componentState(QLatin1String(Tokens[i])) + u' ' + words.number(sum[i]));
    }
    m_stockStates->setText(states.join(Between));
    m_noStock->setText(m_territory.isWhole() ? tr("No component is recorded here.")
                                             : tr("None in your scope."));
    m_noStock->setVisible(rows.empty());
    m_stock->show(std::move(rows));
}

void AreaView::showAround()
{
    if (!m_territory.isReady())
        return;
    const store::Territory &facts = m_territory.facts();
    const auto vehicles = m_territory.vehicles();
    QStringList shown{m_territory.code()};
    for (const protocol::LiveVehicle &vehicle : vehicles)
        shown.append(vehicle.id);
    if (shown == m_aroundShown)
        return;
    m_aroundShown = shown;
    const QString before
        = m_around->currentItem() ? m_around->currentItem()->data(IdRole).toString() : QString();
    m_around->clear();
    const auto head = [this](const QString &text) {
        auto *item = new QListWidgetItem(text, m_around);
        item->setFlags(Qt::NoItemFlags);
        item->setForeground(m_style.color(QStringLiteral("quiet")));
    };
    const auto add = [&](const char *kind, const QString &id, const QString &text, const char *icon) {
        auto *item = new QListWidgetItem(
            m_style.icon(QLatin1String(icon), QStringLiteral("quiet")), text, m_around);
        item->setData(KindRole, QLatin1String(kind));
        item->setData(IdRole, id);
        if (id == before)
            m_around->setCurrentItem(item);
    };
    const auto more = [&](size_t all) {
        if (all > MostListed)
            head(tr("and %1 more: open a part to see them").arg(all - MostListed));
    };
    const auto onDuty = std::ranges::count_if(facts.supervisors, &domain::Person::onDuty);
    head(tr("Supervisors: %1, on duty %2").arg(facts.supervisors.size()).arg(onDuty));
    for (size_t i = 0; i < std::min(facts.supervisors.size(), MostListed); ++i) {
        const domain::Person &person = facts.supervisors[i];
        add("supervisor", person.id.text(),
            person.name + Between + (person.onDuty ? tr("on duty") : tr("off duty")), "person");
    }
    more(facts.supervisors.size());
    head(m_territory.live().serverTime == base::Instant{}
             ? tr("Vehicles: no positions have come yet")
             : tr("Vehicles seen here now: %1").arg(vehicles.size()));
    for (size_t i = 0; i < std::min(vehicles.size(), MostListed); ++i) {
        const domain::Vehicle known = m_vehicles.value(vehicles[i].id);
        add("vehicle", vehicles[i].id,
            known.plate.isEmpty() ? vehicles[i].id
                                  : known.plate + Between + m_session.words.department(known.department),
            "vehicle");
    }
    more(vehicles.size());
    head(tr("Cameras: %1").arg(facts.cameras.size()));
    for (size_t i = 0; i < std::min(facts.cameras.size(), MostListed); ++i)
        add("camera", facts.cameras[i].id.text(), facts.cameras[i].name, "video");
    more(facts.cameras.size());
}
} // namespace wanmi::workbench
