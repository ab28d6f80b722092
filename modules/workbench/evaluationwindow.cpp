// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/evaluationwindow.h"

#include "evaluationcolumns.h"
#include "store/factfile.h"
#include "workbench/chartview.h"
#include "workbench/whatifpanel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
using evaluation::PeriodKind;
constexpr std::array Kinds{PeriodKind::Week, PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year,
                           PeriodKind::Free};

void prepare(QTableWidget &table)
{
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}
} // namespace

EvaluationWindow::EvaluationWindow(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_style(style)
    , m_appraisal(store::replicaFileOf(session.store))
    , m_models(evaluation::shippedModels().value_or(std::vector<evaluation::Model>()))
    , m_subject(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_before(new QToolButton(this))
    , m_after(new QToolButton(this))
    , m_export(new QPushButton(this))
    , m_tryButton(new QPushButton(this))
    , m_from(new QDateEdit(this))
    , m_to(new QDateEdit(this))
    , m_period(new QLabel(this))
    , m_state(new QLabel(this))
    , m_name(new QLabel(this))
    , m_score(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_partsTitle(new QLabel(this))
    , m_casesTitle(new QLabel(this))
    , m_busy(new QProgressBar(this))
    , m_ranking(new QTableWidget(0, RankColumns, this))
    , m_parts(new QTableWidget(0, PartColumns, this))
    , m_cases(new QListWidget(this))
    , m_appeal(new QPushButton(this))
    , m_whatIf(new WhatIfPanel(this))
    , m_chartKind(new QComboBox(this))
    , m_picture(new QPushButton(this))
    , m_lines(new QPushButton(this))
    , m_chart(new ChartView(style, this))
{
    m_appraisal.setNow([&session] { return session.desk.now(); });
    m_subjectAsked = subjects().front();
    m_asked = evaluation::periodOf(
        m_kindAsked, m_session.rules->calendar.toLocal(m_session.desk.now()).date(), utcOffset());
    build();
    connectAll();
    m_texts.add([this] { retranslate(); });
    sayState(tr("Reading the cases…"));
    m_appraisal.refresh();
}

EvaluationWindow::~EvaluationWindow()
{
    if (m_stopWriting)
        *m_stopWriting = true;
}

void EvaluationWindow::build()
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1240, 690);
    m_period->setObjectName(QStringLiteral("title"));
    m_period->setMinimumWidth(190);
    m_state->setObjectName(QStringLiteral("note"));
    m_state->setWordWrap(true);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(120, 6);
    m_before->setArrowType(Qt::LeftArrow);
    m_after->setArrowType(Qt::RightArrow);
    m_name->setObjectName(QStringLiteral("title"));
    m_score->setObjectName(QStringLiteral("headline"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_partsTitle->setObjectName(QStringLiteral("section"));
    m_casesTitle->setObjectName(QStringLiteral("section"));
    prepare(*m_ranking);
    prepare(*m_parts);
    m_ranking->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_parts->horizontalHeader()->setSectionResizeMode(Part, QHeaderView::Stretch);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_subject), static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_before),
          static_cast<QWidget *>(m_period), static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to),
          static_cast<QWidget *>(m_after), static_cast<QWidget *>(m_busy)})
        top->addWidget(widget);
    top->addWidget(m_state, 1);
    top->addWidget(m_tryButton);
    top->addWidget(m_export);
    auto *side = new QWidget(this);
    auto *right = new QVBoxLayout(side);
    right->setContentsMargins(8, 0, 0, 0);
    right->setSpacing(6);
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_score),
                            static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_partsTitle)})
        right->addWidget(widget);
    right->addWidget(m_parts, 2);
    right->addWidget(m_casesTitle);
    right->addWidget(m_cases, 3);
    right->addWidget(m_appeal, 0, Qt::AlignLeft);
    m_appeal->setVisible(isOwnOnly());
    auto *split = new QSplitter(Qt::Horizontal, this);
    auto *below = new QWidget(this);
    auto *charts = new QVBoxLayout(below);
    charts->setContentsMargins(0, 6, 0, 0);
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_chartKind);
    choice->addStretch(1);
    choice->addWidget(m_picture);
    choice->addWidget(m_lines);
    charts->addLayout(choice);
    charts->addWidget(m_chart, 1);
    auto *left = new QSplitter(Qt::Vertical, this);
    left->setChildrenCollapsible(false);
    left->addWidget(m_ranking);
    left->addWidget(below);
    left->setStretchFactor(0, 1);
    split->addWidget(left);
    split->addWidget(side);
    side->setMinimumWidth(470); // all columns of the parts
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    split->addWidget(m_whatIf);
    m_whatIf->setFixedWidth(250);
    m_whatIf->hide();
    m_tryButton->setCheckable(true);
    m_tryButton->setHidden(isOwnOnly());
    for (QDateEdit *date : {m_from, m_to}) {
        date->setCalendarPopup(true);
        date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    }
    showPeriodFields();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(split, 1);
}

void EvaluationWindow::connectAll()
{
    connect(m_subject, &QComboBox::activated, this, [this](int index) {
        const auto all = subjects();
        if (index >= 0 && std::size_t(index) < all.size())
            showSubject(all[std::size_t(index)].actors);
    });
    connect(m_kind, &QComboBox::activated, this, [this](int index) { showKind(Kinds[std::size_t(index)]); });
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_ranking, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (const QTableWidgetItem *item = m_ranking->item(row, Name))
            choose(item->data(ActorRole).toString());
    });
    connect(m_parts, &QTableWidget::cellClicked, this, &EvaluationWindow::askCases);
    connect(m_parts, &QTableWidget::cellActivated, this, &EvaluationWindow::askCases);
    for (QDateEdit *date : {m_from, m_to})
        connect(date, &QDateEdit::userDateChanged, this, [this] { showDates(m_from->date(), m_to->date()); });
    connect(m_whatIf, &WhatIfPanel::changed, this, &EvaluationWindow::tryModel);
    connect(m_tryButton, &QPushButton::toggled, this, [this](bool on) {
        m_whatIf->setVisible(on);
        if (!on)
            m_whatIf->resetButton().click(); // what is not seen changes nothing
    });
    for (auto signal : {&QListWidget::itemActivated, &QListWidget::itemClicked}) {
        connect(m_cases, signal, this, [this](QListWidgetItem *item) {
            if (const QString id = item->data(CaseRole).toString(); !id.isEmpty())
                emit caseWanted(id);
        });
    }
    connect(m_cases, &QListWidget::currentItemChanged, this, &EvaluationWindow::askAppeal);
    connect(m_appeal, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem *item = m_cases->currentItem())
            emit appealWanted(item->data(CaseRole).toString());
    });
    connect(m_chartKind, &QComboBox::activated, this, &EvaluationWindow::fillChart);
    connect(m_parts, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
        if (row >= 0 && row != before)
            askCourse();
    });
    connect(m_chart, &ChartView::pressed, this, &EvaluationWindow::pressMark);
    connect(m_picture, &QPushButton::clicked, this, [this] { askWhereChartTo(QStringLiteral("png")); });
    connect(m_lines, &QPushButton::clicked, this, [this] { askWhereChartTo(QStringLiteral("csv")); });
    connect(m_export, &QPushButton::clicked, this, &EvaluationWindow::askWhereTo);
    connect(&m_appraisal, &appraisal::Appraisal::changed, this, [this] {
        if (m_appraisal.reason().isEmpty())
            ask();
        else
            sayState(m_session.words.reason(m_appraisal.reason()), true);
    });
    connect(&m_appraisal, &appraisal::Appraisal::progressed, this, [this](qint64 done, qint64 all) {
        if (!m_view)
            sayState(tr("Reading the cases: %1 of %2")
                         .arg(m_session.words.number(double(done)), m_session.words.number(double(all))));
    });
    connect(&m_session.store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (changes.everything || !changes.cases.isEmpty())
            m_appraisal.noteChanges();
    });
    connect(&m_style, &Style::changed, this, &EvaluationWindow::fillRanking);
    connect(&m_session.words, &models::Words::changed, this, [this] { m_texts.refresh(); });
}

bool EvaluationWindow::isOwnOnly() const
{
    return !m_session.grant.department.isEmpty();
}

std::vector<EvaluationSubject> EvaluationWindow::subjects() const
{
    std::vector<EvaluationSubject> all{{QStringLiteral("department"), QStringLiteral("department")}};
    if (isOwnOnly())
        return all; // a department's clerk sees the own one
    all.push_back({QStringLiteral("district"), QStringLiteral("district")});
    for (const char *level : {"street", "community", "cell"})
        all.push_back({QString::fromLatin1(level), QStringLiteral("area")});
    return all;
}

const evaluation::Model *EvaluationWindow::modelOf(const QString &id) const
{
    const auto at = std::ranges::find(m_models, id, &evaluation::Model::id);
    return at == m_models.end() ? nullptr : &*at;
}

void EvaluationWindow::showSubject(const QString &actors)
{
    const auto all = subjects();
    const auto at = std::ranges::find(all, actors, &EvaluationSubject::actors);
    if (at == all.end())
        return;
    m_subjectAsked = *at;
    m_actor.clear();
    fillSubjects();
    ask();
}

void EvaluationWindow::ask()
{
    m_period->setText(periodText());
    m_after->setEnabled(m_asked.to <= m_session.desk.now());
    const evaluation::Model *chosen = modelOf(m_subjectAsked.model);
    if (!m_appraisal.ground() || !chosen)
        return;
    appraisal::Wish wish;
    wish.order.model = *chosen;
    wish.order.actors = m_subjectAsked.actors;
    wish.order.kind = m_kindAsked;
    wish.order.period = m_asked;
    wish.order.utcOffset = utcOffset();
    if (isOwnOnly())
        wish.order.who = {m_session.grant.department};
    if (const evaluation::Model *areas = modelOf(QStringLiteral("area")))
        wish.areaModel = *areas;
    m_busy->show();
    m_appraisal.report(std::move(wish))
        .then(this, [this, generation = ++m_generation](const base::Result<appraisal::AppraisedPtr> &view) {
            if (generation != m_generation)
                return; // another question has been asked since
            m_busy->hide();
            if (view)
                take(*view);
            else
                sayState(m_session.words.reason(view.error().reason), true);
        });
}

void EvaluationWindow::take(const appraisal::AppraisedPtr &view)
{
    m_view = view;
    const evaluation::ScoreTable &scores = m_view->report.scores;
    const bool nobody = std::ranges::none_of(scores.scores, [](const evaluation::Score &one) {
        return one.standing != evaluation::Standing::NoData;
    });
    sayState(nobody            ? tr("Nothing happened in this period that could be evaluated.")
                 : isRunning() ? tr("The period is still running: figures change until its end.")
                               : tr("Counted from the cases as they stand here; not published."));
    if (!scores.find(m_actor)) {
        const auto order = scores.inRankOrder();
        m_actor = order.empty() ? QString() : scores.scores[order.front()].actor;
    }
    forgetCases();
    m_tried.reset();
    m_whatIf->show(model(), [this](const evaluation::Term &term) { return nameOfTerm(term); });
    fillRanking();
    fillParts();
    explain();
    askCourse();
    emit shown();
    tryModel();
}

void EvaluationWindow::askCases(int row, int column)
{
    showCases(row, column == Good ? CasesOf::Good : column == Lost ? CasesOf::Lost : CasesOf::All);
}

void EvaluationWindow::sayState(const QString &text, bool isProblem)
{
    m_state->setObjectName(isProblem ? QStringLiteral("problem") : QStringLiteral("note"));
    m_state->setStyleSheet({}); // polished anew
    m_state->setText(text);
    m_busy->setVisible(!isProblem && m_appraisal.isReading());
}

void EvaluationWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void EvaluationWindow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
        return step(-1);
    case Qt::Key_PageDown:
        return step(1);
    case Qt::Key_Escape:
        close();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}
} // namespace wanmi::workbench
