// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/dashboardbetter.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
using appraisal::Step;
using evaluation::Count;
using evaluation::PeriodKind;
using Look = FigureButton::Look;

namespace {
constexpr std::size_t MostSources = 5;
constexpr std::array SpanLengths{30, 12, 12};
enum Line { ClosingRate, InTimeRate, Registered, Closed };

std::optional<double> rateOf(const Step *from, const Step *to)
{
    qint64 good = 0, all = 0;
    for (; from != to; ++from) {
        good += from->inTime;
        all += from->needClose;
    }
    return all > 0 ? std::optional(double(good) / double(all)) : std::nullopt;
}
} // namespace

BetterPanel::BetterPanel(SessionContext &session, const Style &style, QWidget *parent)
    : DashboardPanel(session, style, parent)
    , m_spans(new QButtonGroup(this))
    , m_verdict(new QLabel(this))
    , m_course(new CourseView(style, this))
    , m_below(new QWidget(this))
{
    for (int i = 0; i < int(SpanLengths.size()); ++i) {
        auto *button = new QPushButton(&corner());
        button->setObjectName(QStringLiteral("chip"));
        button->setCheckable(true);
        button->setChecked(i == 0);
        m_spans->addButton(button, i);
        corner().layout()->addWidget(button);
    }
    connect(m_spans, &QButtonGroup::idClicked, this, [this](int id) { showSpan(Span(id)); });
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setContentsMargins(7, 0, 7, 0);
    column().addWidget(m_verdict);
    column().addWidget(m_course, 100);
    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(10);
    const auto side = [&](QLabel *&title, FigureList *&list, Look look, int stretch) {
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        title = new QLabel(m_below);
        title->setObjectName(QStringLiteral("section"));
        title->setContentsMargins(7, 3, 0, 0);
        list = new FigureList(m_style, look, m_below);
        connect(list, &FigureList::pressed, this, &DashboardPanel::pressed);
        column->addWidget(title);
        column->addWidget(list);
        below->addLayout(column, stretch);
        return column;
    };
    side(m_sourcesTitle, m_sources, Look::Row, 3)->addStretch(1);
    QVBoxLayout *right = side(m_satisfactionTitle, m_satisfaction, Look::Tile, 2);
    m_noCallbacks = new QLabel(m_below);
    m_noCallbacks->setObjectName(QStringLiteral("note"));
    m_noCallbacks->setWordWrap(true);
    m_noCallbacks->setContentsMargins(7, 0, 0, 0);
    right->addWidget(m_noCallbacks);
    right->addStretch(1);
    column().addWidget(m_below);
    column().addStretch(1);
    connect(m_course, &CourseView::pressed, this, &BetterPanel::pressMark);
    retranslate();
}

void BetterPanel::retranslate()
{
    setTitle(tr("Getting better?"));
    const QStringList spans{tr("30 d"), tr("12 wk"), tr("12 mo")};
    for (int i = 0; i < int(SpanLengths.size()); ++i)
        m_spans->button(i)->setText(spans[i]);
    fill();
}

void BetterPanel::showSpan(Span span)
{
    m_spans->button(int(span))->setChecked(true);
    if (m_span == span)
        return;
    m_span = span;
    emit spanChanged();
}

std::vector<evaluation::Period> BetterPanel::buckets(base::Instant now) const
{
    const auto offset = m_session.rules->calendar.utcOffset();
    const QDate today = m_session.rules->calendar.toLocal(now).date();
    const PeriodKind kind = m_span == Span::Days ? PeriodKind::Free
        : m_span == Span::Weeks                  ? PeriodKind::Week
                                                 : PeriodKind::Month;
    std::vector<evaluation::Period> some{evaluation::periodOf(kind, today, offset)};
    while (int(some.size()) < SpanLengths[std::size_t(m_span)])
        some.push_back(evaluation::previousOf(kind, some.back(), offset));
    std::ranges::reverse(some);
    // What will be late by the end of the running one is not late yet.
    some.back().to = std::max(some.back().from + std::chrono::milliseconds(1), now);
    return some;
}

void BetterPanel::show(std::shared_ptr<const appraisal::Overview> overview, const QString &period)
{
    m_overview = std::move(overview);
    m_period = period;
    fill();
}

void BetterPanel::fill()
{
    const bool isThere = m_overview && nothing().isEmpty();
    for (QWidget *part : {static_cast<QWidget *>(m_verdict), static_cast<QWidget *>(m_course), m_below})
        part->setVisible(isThere);
    m_course->setAccessibleName(tr("Course of closing"));
    if (!isThere)
        return;
    m_course->setVisible(std::ranges::any_of(
        m_overview->steps, [](const Step &step) { return step.registered > 0 || step.needClose > 0; }));
    fillCourse();
    fillVerdict();
    fillSources();
    fillSatisfaction();
}

std::array<QString, CourseView::Series> BetterPanel::names() const
{
    return {tr("Closing rate"), tr("Closed in time"), tr("Registered"), tr("Closed")};
}

QString BetterPanel::nameOf(const Step &step) const
{
    const QDate from = m_session.rules->calendar.toLocal(step.period.from).date();
    return from.toString(m_span == Span::Months ? QStringLiteral("yyyy-MM") : QStringLiteral("MM-dd"));
}

CourseView::Spot BetterPanel::spotOf(const Step &step, int series) const
{
    const QString what = QStringLiteral("%1 · %2").arg(nameOf(step), names()[std::size_t(series)]);
    if (series == Registered || series == Closed) {
        const qint64 count = series == Registered ? step.registered : step.closed;
        return {double(count), tr("%1: %2").arg(what, number(count))};
    }
    // Before a day is over, what was late yesterday has to be closed and nothing is yet: no rate to go by.
    const bool isToday = m_span == Span::Days && step.period == m_overview->steps.back().period;
    if (isToday)
        return {std::nullopt, tr("%1: the day is not over").arg(what)};
    const auto rate = series == ClosingRate ? step.closingRate() : step.inTimeRate();
    const qint64 good = series == ClosingRate ? step.closed : step.inTime;
    return {rate,
            rate ? tr("%1: %2 (%3 of %4)")
                       .arg(what, m_session.words.percent(*rate), number(good), number(step.needClose))
                 : tr("%1: nothing had to be closed").arg(what)};
}

void BetterPanel::fillCourse()
{
    std::vector<CourseView::Step> steps;
    for (std::size_t i = 0; i < m_overview->steps.size(); ++i) {
        const Step &step = m_overview->steps[i];
        CourseView::Step shown{nameOf(step), {}, i + 1 == m_overview->steps.size()};
        for (int series = 0; series < CourseView::Series; ++series)
            shown.spots[std::size_t(series)] = spotOf(step, series);
        steps.push_back(std::move(shown));
    }
    m_course->show(names(), std::move(steps));
}

/// The second half of the span against the first, the running step left out: it is not over.
void BetterPanel::fillVerdict()
{
    const std::vector<Step> &steps = m_overview->steps;
    const std::size_t whole = steps.empty() ? 0 : steps.size() - 1, half = whole / 2;
    const Step *first = steps.data() + (whole % 2);
    const auto before = rateOf(first, first + half), now = rateOf(first + half, first + 2 * half);
    if (!before || !now) {
        m_verdict->setText(tr("Too little was to be closed to tell whether it is getting better."));
        return;
    }
    constexpr double Same = 0.005; ///< half a point is no trend
    const double change = *now - *before;
    const QString mark = change > Same ? QStringLiteral("▲")
        : change < -Same               ? QStringLiteral("▼")
                                       : QStringLiteral("=");
    const QString points = QString::number(std::abs(change) * 100, 'f', 1);
    const models::Words &words = m_session.words;
    m_verdict->setText(
        mark + u' '
        + (change > Same        ? tr("Better: closed in time %1, %2 points more than in the half before (%3)")
               : change < -Same ? tr("Worse: closed in time %1, %2 points less than in the half before (%3)")
                                : tr("As it was: closed in time %1, %2 points from the half before (%3)"))
              .arg(words.percent(*now), points, words.percent(*before)));
}

void BetterPanel::fillSources()
{
    m_sourcesTitle->setText(tr("Where cases come from · %1").arg(m_period));
    std::vector<Figure> rows;
    for (const appraisal::SourceShare &share : m_overview->sources) {
        if (rows.size() == MostSources)
            break;
        Figure row;
        row.name = m_session.words.source(share.source);
        row.value = number(share.registered);
        row.note = m_session.words.percent(double(share.registered)
                                           / double(std::max<qint64>(1, m_overview->registered)));
        row.count = share.registered;
        row.share = double(share.registered) / double(m_overview->sources.front().registered);
        row.definition = tr("Registered in the period from this source, and its share of all %1")
                             .arg(number(m_overview->registered));
        row.cases = CountedCases{m_overview->ground, appraisal::ofSource(*m_overview, share.source),
                                 Count::Registered};
        rows.push_back(std::move(row));
    }
    if (rows.empty()) {
        Figure none;
        none.name = tr("Nothing was registered");
        none.value = number(0);
        none.isQuiet = true;
        none.cases = CountedCases{m_overview->ground, m_overview->question, Count::Registered};
        rows.push_back(none);
    }
    m_sources->show(rows);
}

void BetterPanel::fillSatisfaction()
{
    m_satisfactionTitle->setText(tr("Satisfaction"));
    const appraisal::Overview &all = *m_overview;
    m_noCallbacks->setVisible(all.callbacks == 0);
    m_noCallbacks->setText(tr("Nobody has been called back with success in this period."));
    if (all.callbacks == 0)
        return m_satisfaction->show({});
    Figure rate;
    rate.name = tr("of %1 called back").arg(number(all.callbacks));
    rate.value = m_session.words.percent(double(all.satisfied) / double(all.callbacks));
    rate.count = all.callbacks;
    rate.definition = tr(
        "Satisfied and very satisfied of all who were reached and answered; a press lists their cases, those who were not content first");
    rate.cases = CountedCases{all.ground, all.question, Count::EffectiveCallbacks, Count::SatisfiedCallbacks};
    Figure bad;
    bad.name = tr("Dissatisfied");
    bad.value = number(all.dissatisfied);
    bad.count = all.dissatisfied;
    bad.isQuiet = bad.count == 0;
    if (bad.count > 0)
        bad.light = QStringLiteral("red");
    bad.definition = tr("Called back in the period and not content");
    bad.cases = CountedCases{all.ground, all.question, Count::Dissatisfied};
    m_satisfaction->show({rate, bad});
}

QString BetterPanel::verdict() const
{
    return m_verdict->text();
}

void BetterPanel::pressMark(int step, int series)
{
    if (!m_overview || step < 0 || std::size_t(step) >= m_overview->steps.size())
        return;
    const Step &one = m_overview->steps[std::size_t(step)];
    Figure figure;
    figure.name = QStringLiteral("%1 · %2").arg(nameOf(one), names()[std::size_t(series)]);
    CountedCases cases{m_overview->ground, appraisal::ofStep(*m_overview, one.period), Count::NeedClose};
    figure.count = one.needClose;
    if (series == ClosingRate || series == InTimeRate) {
        cases.good = series == ClosingRate ? Count::Closed : Count::InTimeClose;
        figure.name += QStringLiteral(" · ") + tr("Cases to be closed");
    } else {
        cases.all = series == Registered ? Count::Registered : Count::Closed;
        figure.count = series == Registered ? one.registered : one.closed;
    }
    figure.value = m_course->steps()[std::size_t(step)].spots[std::size_t(series)].spoken;
    figure.cases = std::move(cases);
    emit figurePressed(figure);
}
} // namespace wanmi::workbench
