// SPDX-License-Identifier: GPL-3.0-or-later
// What happens now and what is late: figures of this moment.
#include "workbench/dashboardpanel.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
using models::NowPart;
using Look = FigureButton::Look;

namespace {
constexpr std::size_t MostLate = 5; ///< stages and departments; the rest is one press away in the list of all

Figure figureOf(const CityNowPtr &now, const models::NowQuestion &question, const QString &name,
                const QString &definition, const models::Words &words)
{
    Figure figure;
    figure.name = name;
    figure.definition = definition;
    figure.count = models::countOf(*now, question);
    figure.value = words.number(double(figure.count));
    figure.isQuiet = figure.count == 0;
    figure.cases = NowCases{now, question};
    return figure;
}
} // namespace

NowPanel::NowPanel(SessionContext &session, const Style &style, QWidget *parent)
    : DashboardPanel(session, style, parent)
    , m_tiles(figures(Look::Tile))
    , m_stagesTitle(nullptr)
{
    m_stagesTitle = heading();
    m_stages = figures(Look::Row);
    column().addStretch(1);
    retranslate();
}

void NowPanel::show(const CityNowPtr &now)
{
    m_now = now;
    fill();
}

void NowPanel::retranslate()
{
    setTitle(tr("What happens now?"));
    m_stagesTitle->setText(tr("Open, by where it is on its way"));
    fill();
}

void NowPanel::fill()
{
    m_stagesTitle->setVisible(m_now != nullptr);
    if (!m_now)
        return;
    const models::Words &words = m_session.words;
    const auto figure = [&](NowPart part, const QString &name, const QString &definition) {
        return figureOf(m_now, {part}, name, definition, words);
    };
    Figure emergencies
        = figure(NowPart::Emergency, tr("Urgent"), tr("Open cases of severity urgent or major"));
    if (emergencies.count > 0)
        emergencies.light = QStringLiteral("red");
    m_tiles->show(
        {figure(NowPart::Open, tr("Open"), tr("Cases that are neither closed nor voided, at this moment")),
         figure(NowPart::ReportedToday, tr("Reported today"),
                tr("Reported since midnight, open or closed by now")),
         emergencies,
         figure(
             NowPart::Requested, tr("Under review"),
             tr("Open cases with a return, an extension, a suspension or a voiding that waits for a decision")),
         figure(NowPart::Supervised, tr("Supervised"), tr("Open cases under an order of supervision"))});
    m_stages->show(stages());
}

/// The way of a case from top to bottom; a stage where nothing is stays, so that the funnel keeps its shape.
std::vector<Figure> NowPanel::stages() const
{
    int greatest = 1;
    for (const int count : m_now->byState)
        greatest = std::max(greatest, count);
    std::vector<Figure> rows;
    QSet<QString> known;
    const auto add = [&](const QString &state) {
        known.insert(state);
        Figure figure = figureOf(m_now, {NowPart::InState, state}, m_session.words.state(state),
                                 tr("Open cases in this stage; red is the late part"), m_session.words);
        const auto late = m_now->lateByState.find(state);
        figure.share = double(figure.count) / greatest;
        if (late != m_now->lateByState.end() && figure.count > 0)
            figure.bad = double(late->second.count) / double(figure.count);
        rows.push_back(std::move(figure));
    };
    const domain::RuleBookPtr &rules
        = m_session.words.names()->rules() ? m_session.words.names()->rules() : m_session.rules;
    for (const workflow::State &state : rules->workflow.states()) {
        if (state.atomic && !state.final)
            add(state.id);
    }
    for (const auto &[state, count] : m_now->byState.asKeyValueRange()) { // of another lifecycle
        if (!known.contains(state))
            add(state);
    }
    return rows;
}

LatePanel::LatePanel(SessionContext &session, const Style &style, QWidget *parent)
    : DashboardPanel(session, style, parent)
    , m_tiles(figures(Look::Tile))
    , m_none(new QLabel(this))
{
    m_none->setObjectName(QStringLiteral("note"));
    m_none->setWordWrap(true);
    m_none->setContentsMargins(7, 2, 7, 2);
    m_none->hide();
    column().addWidget(m_none);
    m_stagesTitle = heading();
    m_stages = figures(Look::Row);
    m_departmentsTitle = heading();
    m_departments = figures(Look::Row);
    m_worstTitle = heading();
    m_worst = figures(Look::Row);
    column().addStretch(1);
    retranslate();
}

void LatePanel::show(const CityNowPtr &now)
{
    m_now = now;
    fill();
}

void LatePanel::retranslate()
{
    setTitle(tr("What is late?"));
    m_stagesTitle->setText(tr("Late, by stage"));
    m_departmentsTitle->setText(tr("Late, by department"));
    m_worstTitle->setText(tr("The ten worst"));
    m_none->setText(tr("Nothing is late at this moment."));
    fill();
}

void LatePanel::fill()
{
    const bool isLate = m_now && m_now->overdue > 0;
    for (QLabel *title : {m_stagesTitle, m_departmentsTitle, m_worstTitle})
        title->setVisible(isLate);
    m_none->setVisible(m_now && !isLate);
    if (!m_now)
        return;
    const models::Words &words = m_session.words;
    Figure overdue = figureOf(
        m_now, {NowPart::Overdue}, tr("Late now"),
        tr("Open cases past the deadline of their present stage; suspended ones are not late"), words);
    overdue.light = isLate ? QStringLiteral("red") : QStringLiteral("green");
    Figure soon
        = figureOf(m_now, {NowPart::DueSoon}, tr("Due within 2 hours"),
                   tr("Not late yet; the deadline of the present stage passes within two hours"), words);
    if (soon.count > 0)
        soon.light = QStringLiteral("yellow");
    std::vector<Figure> tiles{overdue, soon};
    if (isLate) {
        Figure longest;
        longest.name = tr("The longest");
        longest.value = words.duration(double(m_now->longestMs));
        longest.definition = tr("How long the worst of them is over its deadline; a press opens it");
        longest.caseId = m_now->table.at(m_now->worst.front()).id;
        tiles.push_back(longest);
    }
    m_tiles->show(tiles);
    m_stages->show(late(false));
    m_departments->show(late(true));
    m_worst->show(worst());
}

std::vector<Figure> LatePanel::late(bool byDepartment) const
{
    const auto &counts = byDepartment ? m_now->lateByDepartment : m_now->lateByState;
    std::vector<Figure> rows;
    for (const auto &[key, late] : counts) {
        const QString name = !byDepartment ? m_session.words.state(key)
            : key.isEmpty()                ? tr("not dispatched yet")
                                           : m_session.words.department(key);
        Figure row = figureOf(
            m_now, {byDepartment ? NowPart::OverdueOfDepartment : NowPart::OverdueInState, key}, name,
            tr("Late cases; beside them how long the worst one is over its deadline"), m_session.words);
        row.note = tr("up to %1").arg(m_session.words.duration(double(late.longestMs)));
        row.bad = 1;
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, std::greater(), &Figure::count);
    if (rows.size() > MostLate)
        rows.resize(MostLate);
    for (Figure &row : rows)
        row.share = double(row.count) / double(rows.front().count);
    return rows;
}

std::vector<Figure> LatePanel::worst() const
{
    const models::Words &words = m_session.words;
    std::vector<Figure> rows;
    for (const int position : m_now->worst) {
        const store::CaseSummary &one = m_now->table.at(position);
        Figure row;
        row.name = words.className(one.kind == domain::CaseKind::Component, one.classCode);
        if (!one.leadDept.isEmpty())
            row.name += QStringLiteral(" · ") + words.department(one.leadDept);
        row.value = words.timeLeft(double(one.dueMs), double(m_now->at.nowMs));
        row.light = QStringLiteral("red");
        row.definition = tr("%1 · %2 · opens the case").arg(words.state(one.state), one.address);
        row.caseId = one.id;
        rows.push_back(std::move(row));
    }
    return rows;
}
} // namespace wanmi::workbench
