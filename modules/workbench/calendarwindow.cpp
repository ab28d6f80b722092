// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/calendarwindow.h"

#include "domain/rulebook.h"
#include "workbench/exportwindow.h"
#include "worktime/calendarcheck.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int FirstYear = 2000, LastYear = 2100;
constexpr int NarrowestColumn = 110;

QTableWidget *tableOf(QWidget *parent, int columns)
{
    auto *table = new QTableWidget(parent);
    table->setColumnCount(columns);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setMinimumSectionSize(NarrowestColumn);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setTabKeyNavigation(false);
    return table;
}

/// Days in a row that bear the same name.
struct Stretch
{
    QDate from, to;
    QString name;
};
std::vector<Stretch> stretchesOf(const std::vector<QDate> &days, const std::function<QString(QDate)> &nameOf)
{
    std::vector<Stretch> found;
    for (const QDate day : days) {
        const QString name = nameOf(day);
        if (!found.empty() && found.back().to.addDays(1) == day && found.back().name == name)
            found.back().to = day;
        else
            found.push_back({day, day, name});
    }
    return found;
}

} // namespace

bool CalendarWindow::isFor(const QString &post)
{
    using domain::Post;
    const auto known = domain::postFromToken(post);
    return known == Post::SysAdmin || known == Post::ShiftLeader || known == Post::Evaluator;
}

CalendarWindow::CalendarWindow(SessionContext &session, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_editions(new QComboBox(this))
    , m_year(new QSpinBox(this))
    , m_title(new QLabel(this))
    , m_yearSaid(new QLabel(this))
    , m_said(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_how(new QLabel(this))
    , m_days(tableOf(this, 4))
    , m_moves(tableOf(this, 7))
    , m_open(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_halves(new QSplitter(Qt::Vertical, this))
    , m_below(new QWidget(this))
{
    build();
    m_year->setRange(FirstYear, LastYear);
    m_year->setValue(session.rules->calendar.toLocal(session.clock->now()).date().year());
    connect(m_year, &QSpinBox::valueChanged, this, &CalendarWindow::fillDays);
    connect(m_editions, &QComboBox::currentIndexChanged, this, &CalendarWindow::fillDays);
    connect(m_open, &QPushButton::clicked, this, &CalendarWindow::choose);
    connect(m_export, &QPushButton::clicked, this, [this] {
        exportBook(
            m_session, [this] { return book(); }, m_preview.version, {QStringLiteral("calendar"), {}}, this);
    });
    connect(m_cancel, &QPushButton::clicked, this, &CalendarWindow::cancel);
    connect(&session.store, &store::Store::rulesChanged, this, &CalendarWindow::fillEditions);
    m_texts.add([this] {
        setWindowTitle(tr("Work calendar"));
        m_title->setText(tr("Work calendar"));
        m_editions->setAccessibleName(tr("Edition"));
        m_year->setAccessibleName(tr("Year"));
        m_days->setAccessibleName(tr("Days of the year that are not as others"));
        m_moves->setAccessibleName(tr("Open cases that would move"));
        m_days->setHorizontalHeaderLabels({tr("From"), tr("To"), tr("What"), tr("Name")});
        m_moves->setHorizontalHeaderLabels({tr("Case"), tr("Stage"), tr("Department"), tr("Due now"),
                                            tr("Due then"), tr("Difference"), tr("Light")});
        m_open->setText(tr("&Preview a calendar file…"));
        m_export->setText(tr("&Export these cases…"));
        m_how->setText(
            tr("A preview changes nothing. A calendar is published at central by the administrator: wanmi-central calendar publish FILE. Its dues move there and at every seat at once."));
        m_cancel->setText(tr("S&top"));
        m_cancel->setToolTip(tr("Stop the preview (Esc)"));
        m_progress->setAccessibleName(tr("Open cases looked at"));
        fillEditions();
        if (m_reading == 0)
            say(tr("No file is being previewed. Choose one to see which open cases it would move, and whose lights change."),
                false);
        else if (m_next && m_progress->isHidden())
            showPreview();
    });
    connect(&session.words, &models::Words::changed, this, [this] { m_texts.refresh(); });
}

CalendarWindow::~CalendarWindow() = default;

void CalendarWindow::build()
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1200, 700);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    auto *top = new QHBoxLayout;
    m_title->setObjectName(QStringLiteral("title"));
    m_editions->setMinimumWidth(220);
    top->addWidget(m_title);
    top->addStretch(1);
    top->addWidget(m_editions);
    top->addWidget(m_year);
    column->addLayout(top);
    for (QLabel *line : {m_yearSaid, m_said, m_how}) {
        line->setObjectName(QStringLiteral("note"));
        line->setWordWrap(true);
    }
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_yearSaid);
    m_halves->setChildrenCollapsible(false);
    m_halves->addWidget(m_days);
    auto *lower = new QVBoxLayout(m_below);
    lower->setContentsMargins(0, 6, 0, 0);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_export);
    buttons->addWidget(m_progress, 1);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    lower->addLayout(buttons);
    lower->addWidget(m_said);
    lower->addWidget(m_problem);
    lower->addWidget(m_moves, 1);
    m_halves->addWidget(m_below);
    m_halves->setStretchFactor(0, 1);
    m_halves->setStretchFactor(1, 1);
    column->addWidget(m_halves, 1);
    column->addWidget(m_how);
    m_problem->hide();
    m_moves->hide();
    m_progress->hide();
    m_cancel->hide();
    giveRoom();
    m_export->setEnabled(false);
}

void CalendarWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_cancel->isVisible())
        cancel();
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void CalendarWindow::showYear(int year)
{
    m_year->setValue(year);
}

const worktime::Calendar &CalendarWindow::shownCalendar() const
{
    return m_session.rules->calendarOf(m_editions->currentData().toString());
}

void CalendarWindow::fillEditions()
{
    const QString kept = m_editions->currentData().toString();
    const domain::RuleBook &rules = *m_session.rules;
    {
        const QSignalBlocker quiet(m_editions);
        m_editions->clear();
        m_editions->addItem(tr("%1, in force").arg(rules.calendar.version()), rules.calendar.version());
        if (rules.calendars) {
            const auto &all = rules.calendars->editions();
            for (auto one = std::next(all.rbegin()); one != all.rend(); ++one)
                m_editions->addItem(one->calendar.version(), one->calendar.version());
        }
        m_editions->setCurrentIndex(std::max(0, m_editions->findData(kept)));
    }
    fillDays();
}

void CalendarWindow::fillDays()
{
    const worktime::Calendar &calendar = shownCalendar();
    const bool chinese = m_session.words.isChinese();
    const worktime::CalendarYear year = worktime::yearOf(calendar, m_year->value());
    std::vector<std::pair<Stretch, QString>> lines;
    const auto add = [&](const std::vector<QDate> &days, const QString &what, const auto &nameOf) {
        for (Stretch &one : stretchesOf(days, nameOf))
            lines.emplace_back(std::move(one), what);
    };
    add(year.holidays, tr("Holiday"),
        [&](QDate day) { return calendar.holidayName(day, chinese).value_or(QString()); });
    add(year.makeUpDays, tr("Worked weekend day"), [](QDate) { return QString(); });
    add(year.halfDays, tr("Hours of its own"),
        [&](QDate day) { return calendar.halfDayName(day, chinese).value_or(QString()); });
    add(year.seasonsFrom, tr("Season begins"),
        [&](QDate day) { return calendar.seasonName(day, chinese).value_or(QString()); });
    std::ranges::sort(lines, {}, [](const auto &line) { return line.first.from; });
    m_days->setRowCount(int(lines.size()));
    for (int row = 0; row < int(lines.size()); ++row) {
        const auto &[days, what] = lines[size_t(row)];
        const QString from = days.from.toString(Qt::ISODate), to = days.to.toString(Qt::ISODate);
        int column = 0;
        for (const QString &text : {from, from == to ? QString() : to, what, days.name})
            m_days->setItem(row, column++, new QTableWidgetItem(text));
    }
    m_days->resizeColumnsToContents();
    QString said = tr("%1: %n workday(s)", nullptr, year.workdays).arg(year.year);
    if (!year.isPublished)
        said += u' ' + tr("Its list of holidays has not been published: dues in it are provisional.");
    m_yearSaid->setText(said);
    m_yearSaid->setAccessibleName(said);
}

QString CalendarWindow::yearText() const
{
    return m_yearSaid->text();
}

QString CalendarWindow::said() const
{
    return m_problem->isHidden() ? m_said->text() : m_problem->text();
}
} // namespace wanmi::workbench
