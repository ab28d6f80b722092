// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/evaluationwindow.h"

#include "domain/catalog.h"
#include "reports/contentbook.h"
#include "reports/contentpdf.h"
#include "reports/evaluationcontent.h"
#include "store/factfile.h"
#include "sync/accessjournal.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QtConcurrentRun>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
using evaluation::Term;

constexpr int ActorRole = Qt::UserRole + 1, CaseRole = Qt::UserRole + 2;
constexpr int MostListed = 2'000; ///< cases shown; the count says how many there are
enum RankColumn { Rank, Name, Grade, Points, MoveOfRank, YearBefore, Sample, RankColumns };
enum PartColumn { Part, Value, Good, All, Weight, PartPoints, PartColumns };
constexpr std::array Sources{"supervisor", "hotline12345", "hotline12319", "portal", "sms",    "video",
                             "leader",     "transfer",     "media",        "petition", "sensor", "self-handled"};
constexpr std::array Kinds{evaluation::PeriodKind::Week, evaluation::PeriodKind::Month, evaluation::PeriodKind::Quarter,
                           evaluation::PeriodKind::Year};

QString dash()
{
    return QStringLiteral("—");
}

QTableWidgetItem *cell(const QString &text, bool isNumber)
{
    auto *item = new QTableWidgetItem(text);
    item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

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
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1180, 680);
    m_subjectAsked = subjects().front();
    m_asked = evaluation::periodOf(m_kindAsked, m_session.rules->calendar.toLocal(m_session.desk.now()).date(), utcOffset());
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
    for (QWidget *widget : {static_cast<QWidget *>(m_subject), static_cast<QWidget *>(m_kind),
                            static_cast<QWidget *>(m_before), static_cast<QWidget *>(m_period),
                            static_cast<QWidget *>(m_after), static_cast<QWidget *>(m_busy)})
        top->addWidget(widget);
    top->addWidget(m_state, 1);
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
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_ranking);
    split->addWidget(side);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(split, 1);

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
    const auto open = [this](int row, int at) { showCases(row, at == Good); };
    connect(m_parts, &QTableWidget::cellClicked, this, open);
    connect(m_parts, &QTableWidget::cellActivated, this, open);
    for (auto signal : {&QListWidget::itemActivated, &QListWidget::itemClicked}) {
        connect(m_cases, signal, this, [this](QListWidgetItem *item) {
            if (const QString id = item->data(CaseRole).toString(); !id.isEmpty())
                emit caseWanted(id);
        });
    }
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
    connect(&session.store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (changes.everything || !changes.cases.isEmpty())
            m_appraisal.noteChanges();
    });
    connect(&style, &Style::changed, this, &EvaluationWindow::fillRanking);
    m_texts.add([this] {
        setWindowTitle(tr("Evaluation"));
        fillSubjects();
        m_subject->setAccessibleName(tr("Who is compared"));
        m_kind->setAccessibleName(tr("How long a period is"));
        m_before->setToolTip(tr("The period before (Page Up)"));
        m_before->setAccessibleName(tr("The period before (Page Up)"));
        m_after->setToolTip(tr("The next period (Page Down)"));
        m_after->setAccessibleName(tr("The next period (Page Down)"));
        m_ranking->setAccessibleName(tr("Ranking"));
        m_ranking->setHorizontalHeaderLabels({tr("Rank"), tr("Name"), tr("Grade"), tr("Score"), tr("Against before"),
                                              tr("A year earlier"), tr("Cases")});
        m_export->setText(tr("Export…"));
        m_export->setToolTip(tr("The report on screen as a workbook or a PDF"));
        m_parts->setAccessibleName(tr("What the score is made of"));
        m_parts->setHorizontalHeaderLabels({tr("Part"), tr("Value"), tr("Counted"), tr("Of"), tr("Weight"), tr("Points")});
        for (QTableWidget *table : {m_ranking, m_parts}) {
            for (int i = 0; i < table->columnCount(); ++i)
                table->horizontalHeaderItem(i)->setTextAlignment(
                    ((table == m_ranking ? i == Name || i == Grade : i == Part) ? Qt::AlignLeft : Qt::AlignRight)
                    | Qt::AlignVCenter);
        }
        m_partsTitle->setText(tr("What the score is made of"));
        m_cases->setAccessibleName(tr("The cases behind a count"));
        m_period->setText(periodText());
        fillRanking();
        fillParts();
        explain();
        m_cases->clear();
        m_casesTitle->setText(tr("Choose a count above to see its cases"));
    });
    connect(&session.words, &models::Words::changed, this, [this] { m_texts.refresh(); });
    sayState(tr("Reading the cases…"));
    m_appraisal.refresh();
}

EvaluationWindow::~EvaluationWindow()
{
    if (m_stopWriting)
        *m_stopWriting = true;
}

std::vector<EvaluationSubject> EvaluationWindow::subjects() const
{
    std::vector<EvaluationSubject> all{{QStringLiteral("department"), QStringLiteral("department")}};
    if (!m_session.grant.department.isEmpty())
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

std::chrono::seconds EvaluationWindow::utcOffset() const
{
    return m_session.rules->calendar.utcOffset();
}

void EvaluationWindow::fillSubjects()
{
    const QString chosen = m_subjectAsked.actors;
    m_subject->clear();
    m_kind->clear();
    for (const EvaluationSubject &subject : subjects()) {
        const QString text = subject.actors == u"department" ? tr("Departments")
            : subject.actors == u"district"                  ? tr("Districts")
            : subject.actors == u"street"                    ? tr("Streets")
            : subject.actors == u"community"                 ? tr("Communities")
                                                             : tr("Grid cells");
        m_subject->addItem(text);
        if (subject.actors == chosen)
            m_subject->setCurrentIndex(m_subject->count() - 1);
    }
    m_kind->addItems({tr("Week"), tr("Month"), tr("Quarter"), tr("Year")});
    m_kind->setCurrentIndex(int(std::ranges::find(Kinds, m_kindAsked) - Kinds.begin()));
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

void EvaluationWindow::showKind(evaluation::PeriodKind kind)
{
    // The period of that kind that holds the end of the one on screen.
    const base::Instant last = std::min(m_asked.to - std::chrono::milliseconds(1), m_session.desk.now());
    m_kindAsked = kind;
    m_asked = evaluation::periodOf(kind, m_session.rules->calendar.toLocal(last).date(), utcOffset());
    fillSubjects();
    ask();
}

void EvaluationWindow::step(int periods)
{
    const auto offset = utcOffset();
    for (; periods < 0; ++periods)
        m_asked = evaluation::previousOf(m_kindAsked, m_asked, offset);
    for (; periods > 0 && m_asked.to <= m_session.desk.now(); --periods)
        m_asked = evaluation::periodOf(m_kindAsked, m_session.rules->calendar.toLocal(m_asked.to).date(), offset);
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
    if (!m_session.grant.department.isEmpty())
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
    const bool nobody = std::ranges::none_of(
        scores.scores, [](const evaluation::Score &one) { return one.standing != evaluation::Standing::NoData; });
    sayState(nobody       ? tr("Nothing happened in this period that could be evaluated.")
                 : isRunning() ? tr("The period is still running: figures change until its end.")
                               : tr("Counted from the cases as they stand here; not published."));
    if (!scores.find(m_actor)) {
        const auto order = scores.inRankOrder();
        m_actor = order.empty() ? QString() : scores.scores[order.front()].actor;
    }
    m_cases->clear();
    m_casesTitle->setText(tr("Choose a count above to see its cases"));
    fillRanking();
    fillParts();
    explain();
    emit shown();
}

QString EvaluationWindow::nameOf(const QString &actor) const
{
    const QString &kind = m_subjectAsked.actors;
    if (kind == u"department")
        return m_session.words.department(actor);
    return kind == u"cell" ? actor : m_session.words.area(actor);
}

QString EvaluationWindow::nameOfClass(const QString &key) const
{
    return m_session.words.className(key.startsWith(u'C'), key.mid(1));
}

QString EvaluationWindow::nameOfTerm(const Term &term) const
{
    const bool zh = m_session.words.isChinese();
    switch (term.kind) {
    case Term::Kind::Rate:
        return zh ? evaluation::zhOf(term.indicator) : evaluation::enOf(term.indicator);
    case Term::Kind::Volume:
        return zh ? evaluation::zhOf(term.count) : evaluation::enOf(term.count);
    case Term::Kind::Given:
        return tr("Mean of its areas");
    }
    return {};
}

void EvaluationWindow::fillRanking()
{
    const QSignalBlocker quiet(m_ranking);
    m_ranking->setRowCount(0);
    if (!m_view)
        return;
    const evaluation::ScoreTable &scores = m_view->report.scores;
    std::vector<evaluation::Placing> placings = m_view->report.ranking;
    m_ranking->setRowCount(int(placings.size()));
    const std::array grades{m_style.color(QStringLiteral("normal")), m_style.color(QStringLiteral("accent")),
                            m_style.color(QStringLiteral("warning")), m_style.color(QStringLiteral("overdue")),
                            m_style.color(QStringLiteral("text"))};
    const QColor quietText = m_style.color(QStringLiteral("quiet"));
    int wanted = -1;
    for (int row = 0; row < int(placings.size()); ++row) {
        const evaluation::Placing &placing = placings[std::size_t(row)];
        const evaluation::Score &one = scores.scores[placing.index];
        const bool isRanked = one.standing == evaluation::Standing::Ranked;
        const bool isEmpty = one.standing == evaluation::Standing::NoData;
        const auto moved = [&](const std::optional<evaluation::Then> &then) {
            if (!then || then->rank == 0 || one.rank == 0)
                return dash();
            const int up = then->rank - one.rank;
            return up > 0 ? QStringLiteral("▲ %1").arg(up) : up < 0 ? QStringLiteral("▼ %1").arg(-up) : QStringLiteral("=");
        };
        QStringList texts;
        texts.resize(RankColumns);
        texts[Rank] = isRanked ? QString::number(one.rank) : isEmpty ? dash() : tr("too few");
        texts[Name] = nameOf(one.actor);
        texts[Grade] = one.grade ? evaluation::letterOf(*one.grade) : dash();
        texts[Points] = isEmpty ? dash() : QString::number(one.score, 'f', 2);
        texts[MoveOfRank] = moved(placing.previous);
        texts[YearBefore] = moved(placing.yearEarlier);
        texts[Sample] = m_session.words.number(double(one.sample));
        for (int column = 0; column < RankColumns; ++column) {
            QTableWidgetItem *item = cell(texts[column], column != Name && column != Grade);
            if (!isRanked)
                item->setForeground(quietText);
            else if (column == Grade && one.grade)
                item->setForeground(grades[std::size_t(*one.grade) - 1]);
            if (column == Name)
                item->setData(ActorRole, one.actor);
            if (column == Rank && !isRanked && !isEmpty)
                item->setToolTip(tr("Fewer than %1 cases: shown, and not ranked").arg(model().leastNeeded));
            m_ranking->setItem(row, column, item);
        }
        if (one.actor == m_actor)
            wanted = row;
    }
    if (wanted >= 0)
        m_ranking->setCurrentCell(wanted, Name);
}

const evaluation::Score *EvaluationWindow::score() const
{
    return m_view ? m_view->report.scores.find(m_actor) : nullptr;
}

void EvaluationWindow::choose(const QString &actor)
{
    if (actor == m_actor)
        return;
    m_actor = actor;
    m_cases->clear();
    m_casesTitle->setText(tr("Choose a count above to see its cases"));
    fillParts();
    explain();
}

void EvaluationWindow::fillParts()
{
    m_parts->setRowCount(0);
    const evaluation::Score *one = score();
    m_name->setText(one ? nameOf(one->actor) : QString());
    m_score->setText(!one || one->standing == evaluation::Standing::NoData
                         ? dash()
                         : QStringLiteral("%1  %2").arg(QString::number(one->score, 'f', 2),
                                                        one->grade ? evaluation::letterOf(*one->grade) : QString()));
    if (!one)
        return;
    const evaluation::ScoreTable &scores = m_view->report.scores;
    const auto parts = scores.partsOf(*scores.indexOf(m_actor));
    m_parts->setRowCount(int(parts.size()));
    for (int row = 0; row < int(parts.size()); ++row) {
        const Term &term = model().terms[std::size_t(row)];
        const evaluation::TermScore &part = parts[std::size_t(row)];
        const bool isRate = term.kind == Term::Kind::Rate;
        const bool isCounted = term.kind != Term::Kind::Given;
        const bool isShare = isRate && evaluation::ruleOf(term.indicator).unit == evaluation::Unit::Percent;
        constexpr double Unknown = -1; // no share and no time is
        const double ratio = isRate
            ? evaluation::ratioOf(term.indicator, part.numerator, part.denominator).value_or(Unknown)
            : Unknown;
        QStringList texts;
        texts.resize(PartColumns);
        texts[Part] = nameOfTerm(term);
        texts[Value] = ratio >= 0 ? (isShare ? m_session.words.percent(ratio) : m_session.words.duration(ratio))
            : part.value          ? QString::number(*part.value, 'f', 1)
                                  : dash();
        texts[Good] = isCounted ? m_session.words.number(double(part.numerator)) : dash();
        texts[All] = isRate ? m_session.words.number(double(part.denominator)) : dash();
        texts[Weight] = part.value ? QString::number(part.weight, 'f', 1) + QStringLiteral(" %") : dash();
        texts[PartPoints] = part.value ? QString::number(part.points, 'f', 2) : dash();
        for (int column = 0; column < PartColumns; ++column) {
            QTableWidgetItem *item = cell(texts[column], column != Part);
            if ((column == Good && isCounted) || (column == All && isRate))
                item->setToolTip(tr("Enter or a click lists these cases"));
            m_parts->setItem(row, column, item);
        }
    }
}

void EvaluationWindow::explain()
{
    const evaluation::Score *one = score();
    if (!one) {
        m_sentence->clear();
        return;
    }
    m_appraisal.move(m_view, m_actor).then(this, [this, actor = m_actor](const base::Result<std::optional<evaluation::Move>> &found) {
        if (actor != m_actor)
            return;
        const std::optional<evaluation::Move> move = found.value_or(std::nullopt);
        const auto name = [this](const QString &key) { return nameOfClass(key); };
        m_sentence->setText(!move || move->rankBefore == 0 || move->rankNow == 0 ? tr("There is nothing to compare it with in the period before.")
                                : m_session.words.isChinese() ? evaluation::sentenceZh(*move, name)
                                                              : evaluation::sentenceEn(*move, name));
        emit explained();
    });
}

void EvaluationWindow::showCases(int part, bool good)
{
    if (!m_view || m_actor.isEmpty() || part < 0 || std::size_t(part) >= model().terms.size())
        return;
    const Term &term = model().terms[std::size_t(part)];
    if (term.kind == Term::Kind::Given)
        return;
    const bool isRate = term.kind == Term::Kind::Rate;
    const evaluation::IndicatorRule rule
        = isRate ? evaluation::ruleOf(term.indicator, model().counting) : evaluation::IndicatorRule{term.count, term.count};
    const evaluation::Count count = good || !isRate ? rule.numerator : rule.denominator;
    const bool zh = m_session.words.isChinese();
    const QString what = zh ? evaluation::zhOf(count) : evaluation::enOf(count);
    m_appraisal.cases(m_view, count, m_actor)
        .then(this, [this, what, generation = ++m_casesGeneration](const base::Result<std::vector<evaluation::Counted>> &found) {
            if (generation != m_casesGeneration)
                return;
            const std::vector<evaluation::Counted> counted = found.value_or(std::vector<evaluation::Counted>());
            qint64 sum = 0;
            m_cases->clear();
            for (const evaluation::Counted &one : counted) {
                if (!one.isExempt || !model().exemptLeavesOut) // as the score counts
                    sum += one.sign * one.amount;
                if (m_cases->count() >= MostListed)
                    continue;
                const auto at = m_session.rows.positionOf(one.subject);
                QString text = one.subject;
                if (at) {
                    const store::CaseSummary &row = m_session.rows.table().at(*at);
                    text = QStringLiteral("%1  ·  %2  ·  %3  ·  %4")
                               .arg(!row.caseNo.isEmpty() ? row.caseNo : row.intakeNo,
                                    m_session.words.className(row.kind == domain::CaseKind::Component, row.classCode),
                                    m_session.words.state(row.state), row.address);
                }
                if (one.isExempt)
                    text += tr("  (exempt by appeal)");
                if (one.sign < 0)
                    text = QStringLiteral("− ") + text;
                auto *item = new QListWidgetItem(text);
                item->setData(CaseRole, one.subject);
                m_cases->addItem(item);
            }
            QString title = tr("%1: %2").arg(what, m_session.words.number(double(counted.size())));
            if (int(counted.size()) > m_cases->count())
                title += tr(", the first %1 are listed").arg(m_session.words.number(m_cases->count()));
            m_casesTitle->setText(title);
            emit casesShown(int(sum));
        });
}

void EvaluationWindow::askWhereTo()
{
    if (!m_view)
        return;
    auto *dialog = new QFileDialog(this, tr("Where the report goes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Workbook (*.xlsx)"), tr("Document (*.pdf)")});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"pdf") ? QStringLiteral("pdf") : QStringLiteral("xlsx"));
    });
    dialog->selectFile(windowTitle() + u' ' + m_subject->currentText() + u' ' + periodText().remove(u' '));
    connect(dialog, &QFileDialog::fileSelected, this, &EvaluationWindow::exportTo);
    dialog->open();
}

void EvaluationWindow::exportTo(const QString &path)
{
    if (!m_view || m_stopWriting)
        return;
    reports::Circumstances around;
    const bool zh = m_session.words.isChinese();
    around.language = zh ? reports::Language::Chinese : reports::Language::English;
    around.calendarVersion = m_session.rules->calendar.version();
    around.asOf = around.madeAt = m_session.desk.now();
    around.madeBy = m_session.grant.name;
    // The words live on this thread; the worker gets the names it may need.
    QHash<QString, QString> names;
    const auto keep = [&](evaluation::Dimension dimension, const QString &key, const QString &name) {
        names.insert(QString::number(int(dimension)) + u' ' + key, name);
    };
    for (const evaluation::Score &one : m_view->report.scores.scores)
        keep(m_view->report.question.by, one.actor, nameOf(one.actor));
    for (const domain::MinorClass &minor : m_session.rules->catalog.classes()) {
        const QString key = domain::Catalog::keyOf(minor.kind, minor.code);
        keep(evaluation::Dimension::ClassKey, key, nameOfClass(key));
    }
    for (const domain::Department &department : m_session.words.names()->departments())
        keep(evaluation::Dimension::Department, department.id.text(), zh ? department.nameZh : department.nameEn);
    for (const char *source : Sources)
        keep(evaluation::Dimension::Source, QString::fromLatin1(source), m_session.words.source(QString::fromLatin1(source)));
    around.nameOf = [names](evaluation::Dimension dimension, const QString &key) {
        return names.value(QString::number(int(dimension)) + u' ' + key);
    };
    m_stopWriting = std::make_shared<std::atomic<bool>>(false);
    m_export->setEnabled(false);
    sayState(tr("Writing %1…").arg(path));
    m_busy->show();
    m_session.store.status().then(this, [this, around, path](const base::Result<store::ReplicaStatus> &status) mutable {
        if (status)
            around.city = around.language == reports::Language::Chinese || status->manifest.cityNameEn.isEmpty()
                ? status->manifest.cityName
                : status->manifest.cityNameEn;
        base::Answer<base::Result<void>> written = QtConcurrent::run(
            [around, path, view = m_view, stop = m_stopWriting]() -> base::Result<void> {
                const auto goesOn = [stop](int) { return !*stop; };
                const auto analyses = reports::analysesOf(view->ground->facts, view->order);
                const auto content = reports::contentOf(around, view->order, view->report, analyses);
                if (!path.endsWith(u".pdf", Qt::CaseInsensitive))
                    return reports::writeBook(content, path, goesOn);
                const auto pages = reports::writePages(content, {}, path, goesOn);
                return pages ? base::Result<void>() : tl::unexpected(pages.error());
            });
        written.then(this, [this, path](const base::Result<void> &done) {
            m_stopWriting.reset();
            m_export->setEnabled(true);
            m_busy->hide();
            if (done && m_session.accesses)
                m_session.accesses->exported(QStringLiteral("evaluation"), qint64(m_view->report.scores.scores.size()),
                                             QFileInfo(path).suffix().toLower(), m_subjectAsked.actors + u' ' + periodText());
            sayState(done ? tr("Written: %1").arg(path) : m_session.words.reason(done.error().reason), !done);
            emit exported(path, done ? QString() : done.error().reason);
        });
    });
}

QString EvaluationWindow::sentence() const
{
    return m_sentence->text();
}

QString EvaluationWindow::periodText() const
{
    const auto local = [this](base::Instant at) { return m_session.rules->calendar.toLocal(at).date(); };
    const QDate from = local(m_asked.from), last = local(m_asked.to - std::chrono::milliseconds(1));
    switch (m_kindAsked) {
    case evaluation::PeriodKind::Month:
        return from.toString(QStringLiteral("yyyy-MM"));
    case evaluation::PeriodKind::Quarter:
        return tr("%1, quarter %2").arg(from.year()).arg((from.month() + 2) / 3);
    case evaluation::PeriodKind::Year:
        return QString::number(from.year());
    default:
        return from.toString(Qt::ISODate) + QStringLiteral(" – ") + last.toString(QStringLiteral("MM-dd"));
    }
}

bool EvaluationWindow::isRunning() const
{
    return m_asked.to > m_session.desk.now();
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
