// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/unitwindow.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int FiguresInRow = 5, Figures = 10;
constexpr int DaysOfWeek = 7, DaysOfMonth = 30;
} // namespace

UnitWindow::UnitWindow(SessionContext &session, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_since(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_spans(new QButtonGroup(this))
    , m_classes(new QTableWidget(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    auto *top = new QHBoxLayout;
    m_title->setObjectName(QStringLiteral("title"));
    m_since->setObjectName(QStringLiteral("note"));
    top->addWidget(m_title);
    top->addWidget(m_since);
    top->addStretch(1);
    for (int i = 0; i < 2; ++i) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("day"));
        button->setCheckable(true);
        button->setMinimumWidth(72);
        m_spans->addButton(button, i);
        top->addWidget(button);
    }
    m_spans->button(0)->setChecked(true);
    connect(m_spans, &QButtonGroup::idClicked, this,
            [this](int id) { showSpan(id == 0 ? Span::Week : Span::Month); });
    column->addLayout(top);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    for (int i = 0; i < Figures; ++i) {
        auto *value = new QLabel(this);
        auto *name = new QLabel(this);
        value->setObjectName(QStringLiteral("headline"));
        name->setObjectName(QStringLiteral("note"));
        name->setWordWrap(true);
        grid->addWidget(value, i / FiguresInRow * 2, i % FiguresInRow);
        grid->addWidget(name, i / FiguresInRow * 2 + 1, i % FiguresInRow, Qt::AlignTop);
        m_figures.emplace_back(value, name);
    }
    column->addLayout(grid);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_classes->setColumnCount(5);
    m_classes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_classes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_classes->setShowGrid(false);
    m_classes->verticalHeader()->hide();
    m_classes->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_classes->horizontalHeader()->setHighlightSections(false);
    column->addWidget(m_classes, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, &UnitWindow::read);
    connect(&session.store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if ((changes.everything || !changes.cases.isEmpty()) && !m_soon.isActive())
            m_soon.start();
    });
    m_texts.add([this] {
        setWindowTitle(tr("Own figures"));
        m_title->setText(m_session.words.department(m_session.grant.department));
        m_spans->button(0)->setText(tr("7 days"));
        m_spans->button(1)->setText(tr("30 days"));
        m_classes->setAccessibleName(tr("By class"));
        m_classes->setHorizontalHeaderLabels(
            {tr("Class"), tr("Open"), tr("Handled"), tr("In time"), tr("Rework")});
        for (int column = 0; column < m_classes->columnCount(); ++column)
            m_classes->horizontalHeaderItem(column)->setTextAlignment(
                (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        showReview();
    });
    connect(&session.words, &models::Words::changed, this, [this] { m_texts.refresh(); });
    read();
}

void UnitWindow::showSpan(Span span)
{
    m_span = span;
    m_spans->button(span == Span::Week ? 0 : 1)->setChecked(true);
    read();
}

/// Whole days of the city's time, today included.
void UnitWindow::read()
{
    const worktime::Calendar &calendar = m_session.rules->calendar;
    const base::Instant now = m_session.desk.now();
    const int days = m_span == Span::Week ? DaysOfWeek : DaysOfMonth;
    const QDate first = calendar.toLocal(now).date().addDays(1 - days);
    const base::Instant since = calendar.toInstant(first, QTime(0, 0));
    m_since->setText(tr("since %1").arg(first.toString(QStringLiteral("yyyy-MM-dd"))));
    m_session.store
        .unitReview(m_session.grant.department, base::toMs(since), base::toMs(now + std::chrono::hours(24)))
        .then(this, [this, span = m_span](const base::Result<store::UnitReview> &review) {
            if (span != m_span)
                return;
            m_reason = review ? QString() : review.error().reason;
            if (review)
                m_review = *review;
            showReview();
            emit shown();
        });
}

void UnitWindow::showReview()
{
    const models::Words &words = m_session.words;
    const store::UnitReview &review = m_review;
    const auto share = [&](int part, int of) { return words.percent(of > 0 ? double(part) / of : -1); };
    const std::pair<QString, QString> said[Figures]
        = {{words.number(review.open), tr("open now")},
           {words.number(review.overdue), tr("overdue now")},
           {words.number(review.warning), tr("due soon")},
           {words.number(review.suspended), tr("suspended")},
           {words.number(review.received), tr("received")},
           {words.number(review.handled), tr("handled and accepted")},
           {share(review.inTime, review.handled), tr("of them in time")},
           {review.meanWork.count() > 0 ? words.duration(double(review.meanWork.count()) * 1000)
                                        : QStringLiteral("—"),
            tr("office hours until done, on average")},
           {QStringLiteral("%1 · %2").arg(words.number(review.rework), share(review.rework, review.handled)),
            tr("of them after rework")},
           {words.number(review.returned), tr("asked to give back")}};
    for (size_t i = 0; i < m_figures.size(); ++i) {
        m_figures[i].first->setText(said[i].first);
        m_figures[i].first->setAccessibleName(said[i].second);
        m_figures[i].second->setText(said[i].second);
    }
    m_problem->setText(m_reason.isEmpty() ? QString() : words.reason(m_reason));
    m_problem->setVisible(!m_reason.isEmpty());
    showClasses();
}

void UnitWindow::showClasses()
{
    const models::Words &words = m_session.words;
    m_classes->setRowCount(static_cast<int>(m_review.classes.size()));
    for (int row = 0; row < m_classes->rowCount(); ++row) {
        const store::UnitClassRow &each = m_review.classes[static_cast<size_t>(row)];
        const bool component = each.kind == domain::CaseKind::Component;
        const QStringList texts{words.className(component, each.classCode), words.number(each.open),
                                words.number(each.handled),
                                words.percent(each.handled > 0 ? double(each.inTime) / each.handled : -1),
                                words.number(each.rework)};
        for (int column = 0; column < texts.size(); ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_classes->setItem(row, column, item);
        }
    }
}

QString UnitWindow::text() const
{
    QStringList lines;
    for (const auto &[value, name] : m_figures)
        lines.append(name->text() + u' ' + value->text());
    for (int row = 0; row < m_classes->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_classes->columnCount(); ++column)
            cells.append(m_classes->item(row, column)->text());
        lines.append(cells.join(u' '));
    }
    return lines.join(u'\n');
}

void UnitWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void UnitWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}
} // namespace wanmi::workbench
