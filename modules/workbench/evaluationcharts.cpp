// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of the evaluation window: how a part went, at which hours, where on its way time goes.
#include "workbench/evaluationwindow.h"

#include "reports/contentcsv.h"
#include "workbench/chartview.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QtConcurrentRun>

#include <algorithm>

namespace wanmi::workbench {
using evaluation::FactKind;
using evaluation::PeriodKind;
using evaluation::Term;
using reports::Format;
using reports::Value;
using Mark = ChartView::Mark;

/// The period and those before it; of free dates its days, weeks or months.
std::vector<evaluation::Period> EvaluationWindow::buckets() const
{
    const evaluation::ReportOrder &order = m_view->order;
    if (order.kind == PeriodKind::Free) {
        constexpr qint64 DayMs = 86'400'000;
        const qint64 days = order.period.lengthMs() / DayMs;
        const PeriodKind part = days <= 14 ? PeriodKind::Free
            : days <= 100                  ? PeriodKind::Week
            : days <= 500                  ? PeriodKind::Month
                                           : PeriodKind::Year;
        return evaluation::bucketsOf(order.period, part, order.utcOffset);
    }
    const std::size_t most = order.kind == PeriodKind::Year ? 4 : 8;
    std::vector<evaluation::Period> some{order.period};
    while (some.size() < most)
        some.push_back(evaluation::previousOf(order.kind, some.back(), order.utcOffset));
    std::ranges::reverse(some);
    return some;
}

/// The one whose row is chosen among the parts, or the one that matters most.
const Term *EvaluationWindow::trendTerm() const
{
    const std::vector<Term> &terms = model().terms;
    const int row = m_parts->currentRow();
    if (row >= 0 && std::size_t(row) < terms.size())
        return &terms[std::size_t(row)];
    // Of those that are counted the one with the most weight.
    const auto weightOf = [](const Term &term) { return term.kind == Term::Kind::Given ? -1 : term.weight; };
    const auto heaviest = std::ranges::max_element(terms, {}, weightOf);
    return heaviest != terms.end() ? &*heaviest : nullptr;
}

void EvaluationWindow::askCourse()
{
    const int generation = ++m_courseGeneration;
    m_course.reset();
    if (!m_view || m_actor.isEmpty() || !trendTerm())
        return fillChart();
    m_appraisal.course(m_view, *trendTerm(), m_actor, buckets())
        .then(this, [this, generation, term = *trendTerm()](const base::Result<appraisal::Course> &course) {
            if (generation != m_courseGeneration || !course)
                return;
            m_course = *course;
            m_courseTerm = term;
            fillChart();
            emit charted();
        });
}

void EvaluationWindow::fillChart()
{
    m_spots.clear();
    m_chartLines = {};
    for (QPushButton *button : {m_picture, m_lines})
        button->setEnabled(false);
    if (!m_course || !m_view)
        return m_chart->showNothing({}, tr("Choose somebody in the ranking to see the course."));
    switch (m_chartKind->currentIndex()) {
    case 0:
        fillTrend();
        break;
    case 1:
        fillHeat();
        break;
    default:
        fillStages();
    }
    for (QPushButton *button : {m_picture, m_lines})
        button->setEnabled(!m_chart->marks().empty());
}

QString EvaluationWindow::bucketName(const evaluation::Period &bucket) const
{
    const QDate from = m_session.rules->calendar.toLocal(bucket.from).date();
    switch (m_view->order.kind) {
    case PeriodKind::Month:
        return from.toString(QStringLiteral("yyyy-MM"));
    case PeriodKind::Quarter:
        return QStringLiteral("%1 Q%2").arg(from.year()).arg((from.month() + 2) / 3);
    case PeriodKind::Year:
        return QString::number(from.year());
    default:
        return from.toString(QStringLiteral("MM-dd"));
    }
}

void EvaluationWindow::fillTrend()
{
    const appraisal::Curve &curve = m_course->curve;
    const Term &term = m_courseTerm;
    const QString name = nameOfTerm(term), title = QStringLiteral("%1 · %2").arg(nameOf(m_actor), name);
    const bool isRate = term.kind == Term::Kind::Rate;
    if (curve.numerators.empty())
        return m_chart->showNothing(title,
                                    tr("This part has no course: its cases are not counted over time."));
    const evaluation::IndicatorRule rule = isRate ? evaluation::ruleOf(term.indicator, model().counting)
                                                  : evaluation::IndicatorRule{term.count, term.count};
    m_chartLines.columns = {{tr("Period"), 14},
                            {tr("Counted"), 10, Format::Count},
                            {tr("Of"), 10, Format::Count},
                            {tr("Value"), 12}};
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < curve.numerators.size(); ++i) {
        const auto amount
            = [&](const evaluation::Amount &one) { return model().exemptLeavesOut ? one.scored : one.raw; };
        const qint64 good = amount(curve.numerators[i]);
        const qint64 all = isRate ? amount(curve.denominators[i]) : 0;
        const auto ratio
            = isRate ? evaluation::ratioOf(term.indicator, good, all) : std::optional<double>(double(good));
        const models::Words &words = m_session.words;
        const QString value = !ratio                 ? QStringLiteral("—")
            : !isRate                                ? words.number(*ratio)
            : rule.unit == evaluation::Unit::Percent ? words.percent(*ratio)
                                                     : words.duration(*ratio);
        const QString when = bucketName(curve.buckets[i]);
        marks.push_back({when, value,
                         isRate ? tr("%1: %2 (%3 of %4)")
                                      .arg(when, value, words.number(double(good)), words.number(double(all)))
                                : tr("%1: %2").arg(when, value),
                         ratio.value_or(0)});
        m_spots.push_back(appraisal::BucketSpot{rule.numerator, curve.buckets[i]});
        m_chartLines.rows.push_back({Value(when), Value(Format::Count, double(good)),
                                     isRate ? Value(Format::Count, double(all)) : Value(QString()),
                                     Value(value)});
    }
    m_chart->show(ChartView::Kind::Columns, title, std::move(marks));
}

void EvaluationWindow::fillHeat()
{
    const QString title = tr("%1 · registered, by weekday and hour").arg(nameOf(m_actor));
    const QLocale locale(m_session.words.isChinese() ? QLocale::Chinese : QLocale::English);
    m_chartLines.columns
        = {{tr("Weekday"), 14}, {tr("Hour"), 10, Format::Count}, {tr("Cases"), 10, Format::Count}};
    std::vector<Mark> marks;
    qint64 sum = 0;
    for (int day = 0; day < 7; ++day) {
        const QString name = locale.dayName(day + 1, QLocale::ShortFormat);
        for (int hour = 0; hour < 24; ++hour) {
            const qint64 count = m_course->heat[std::size_t(day)][std::size_t(hour)];
            sum += count;
            marks.push_back(
                {name, count > 0 ? QString::number(count) : QString(),
                 tr("%1, from %2:00: %3").arg(name).arg(hour).arg(m_session.words.number(double(count))),
                 double(count)});
            m_spots.push_back(appraisal::HourSpot{day, hour});
            m_chartLines.rows.push_back(
                {Value(name), Value(Format::Count, double(hour)), Value(Format::Count, double(count))});
        }
    }
    if (sum == 0)
        return m_chart->showNothing(title, tr("Nothing was registered in this period."));
    m_chart->show(ChartView::Kind::Heat, title, std::move(marks), 24);
}

QString EvaluationWindow::stageName(FactKind stage) const
{
    switch (stage) {
    case FactKind::Accept:
        return tr("Acceptance");
    case FactKind::Verify:
        return tr("Verification");
    case FactKind::Register:
        return tr("Registration");
    case FactKind::Dispatch:
        return tr("Dispatch");
    case FactKind::Sign:
        return tr("Signing");
    case FactKind::Handle:
        return tr("Handling");
    case FactKind::Feedback:
        return tr("Feedback");
    case FactKind::CheckDispatch:
        return tr("Check sent");
    case FactKind::Check:
        return tr("Check");
    default:
        return tr("Closing");
    }
}

/// How long a bar is: where the time goes. The late ones have a line of their own, so that they can be
/// pressed.
void EvaluationWindow::fillStages()
{
    const QString title = tr("%1 · mean time in each stage").arg(nameOf(m_actor));
    m_chartLines.columns = {{tr("Stage"), 14},
                            {tr("Ended"), 10, Format::Count},
                            {tr("Late"), 10, Format::Count},
                            {tr("Mean hours"), 12, Format::Hours}};
    std::vector<Mark> marks;
    const models::Words &words = m_session.words;
    for (const evaluation::StageLoad &load : m_course->funnel) {
        if (load.ended == 0)
            continue;
        const QString name = stageName(load.kind), ended = words.number(double(load.ended));
        const QString mean = words.duration(load.meanMs()), late = words.number(double(load.late));
        marks.push_back({name, tr("%1 · %2 cases").arg(mean, ended),
                         tr("%1: %2 on average, %3 cases, %4 of them late").arg(name, mean, ended, late),
                         load.meanMs(), double(load.late) / double(load.ended)});
        m_spots.push_back(appraisal::StageSpot{load.kind, false});
        m_chartLines.rows.push_back({Value(name), Value(Format::Count, double(load.ended)),
                                     Value(Format::Count, double(load.late)),
                                     Value(Format::Hours, load.meanMs() / 3'600'000)});
        if (load.late > 0) {
            marks.push_back({tr("late"), tr("%1 cases").arg(late), tr("%1, late: %2 cases").arg(name, late),
                             load.meanMs() * double(load.late) / double(load.ended), 1});
            m_spots.push_back(appraisal::StageSpot{load.kind, true});
        }
    }
    if (marks.empty())
        return m_chart->showNothing(title, tr("No stage ended in this period."));
    m_chart->show(ChartView::Kind::Funnel, title, std::move(marks));
}

void EvaluationWindow::pressMark(int mark)
{
    if (!m_view || mark < 0 || std::size_t(mark) >= m_spots.size())
        return;
    const appraisal::Spot spot = m_spots[std::size_t(mark)];
    QString what = QStringLiteral("%1 · %2").arg(m_chart->title(), m_chart->marks()[std::size_t(mark)].name);
    if (const auto *field = std::get_if<appraisal::HourSpot>(&spot))
        what += QStringLiteral(" %1:00").arg(field->hour);
    m_appraisal.casesAt(m_view, spot, m_actor)
        .then(this, [this, generation = ++m_casesGeneration,
                     what](const base::Result<std::vector<evaluation::Counted>> &found) {
            if (generation == m_casesGeneration && found)
                listCases(what, *found);
        });
}

void EvaluationWindow::askWhereChartTo(const QString &suffix)
{
    auto *dialog = new QFileDialog(this, tr("Where the chart goes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(suffix == u"csv" ? tr("Data of the chart (*.csv)") : tr("Picture (*.png)"));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QString(m_chart->title()).remove(u'/') + u' ' + periodText().remove(u' '));
    connect(dialog, &QFileDialog::fileSelected, this, &EvaluationWindow::saveChart);
    dialog->open();
}

void EvaluationWindow::saveChart(const QString &path)
{
    m_chartLines.id = m_chartLines.title = m_chart->title();
    base::Answer<base::Result<void>> written = QtConcurrent::run(
        [path, lines = m_chartLines, picture = m_chart->picture()]() -> base::Result<void> {
            if (path.endsWith(u".csv", Qt::CaseInsensitive))
                return reports::writeCsv(lines, path);
            if (!picture.save(path, "PNG"))
                return base::failure(ErrorKind::Refused, QStringLiteral("folder-not-writable"));
            return {};
        });
    written.then(this, [this, path](const base::Result<void> &done) {
        sayState(done ? tr("Written: %1").arg(path) : m_session.words.reason(done.error().reason), !done);
        emit exported(path, done ? QString() : done.error().reason);
    });
}
} // namespace wanmi::workbench
