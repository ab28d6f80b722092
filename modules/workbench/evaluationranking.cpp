// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the evaluation window: who stands where, what a score is made of, what another weighing would
// change.
#include "workbench/evaluationwindow.h"

#include "evaluationcolumns.h"
#include "workbench/whatifpanel.h"

#include <QLabel>
#include <QTableWidget>

namespace wanmi::workbench {
using evaluation::Term;

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
    m_ranking->setColumnHidden(Tried, true);
    if (!m_view)
        return;
    const evaluation::ScoreTable &scores = m_view->report.scores;
    const std::vector<evaluation::Placing> &placings = m_view->report.ranking;
    m_ranking->setRowCount(int(placings.size()));
    int wanted = -1;
    for (int row = 0; row < int(placings.size()); ++row) {
        fillRank(row, placings[std::size_t(row)]);
        if (scores.scores[placings[std::size_t(row)].index].actor == m_actor)
            wanted = row;
    }
    if (wanted >= 0)
        m_ranking->setCurrentCell(wanted, Name);
    showWhatIf();
}

void EvaluationWindow::fillRank(int row, const evaluation::Placing &placing)
{
    const evaluation::Score &one = m_view->report.scores.scores[placing.index];
    const bool isRanked = one.standing == evaluation::Standing::Ranked;
    const bool isEmpty = one.standing == evaluation::Standing::NoData;
    static constexpr std::array GradeTokens{"normal", "accent", "warning", "overdue", "text"};
    const auto moved = [&](const std::optional<evaluation::Then> &then) {
        return !then || then->rank == 0 || one.rank == 0 ? dash() : movedText(then->rank - one.rank);
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
    texts[Tried] = dash();
    for (int column = 0; column < RankColumns; ++column) {
        QTableWidgetItem *item = cell(texts[column], column != Name && column != Grade);
        if (!isRanked)
            item->setForeground(m_style.color(QStringLiteral("quiet")));
        else if (column == Grade && one.grade)
            item->setForeground(m_style.color(QString::fromLatin1(GradeTokens[std::size_t(*one.grade) - 1])));
        if (column == Name)
            item->setData(ActorRole, one.actor);
        if (column == Rank && !isRanked && !isEmpty)
            item->setToolTip(tr("Fewer than %1 cases: shown, and not ranked").arg(model().leastNeeded));
        m_ranking->setItem(row, column, item);
    }
}

/// Shown beside the ranking, which stays as it is.
void EvaluationWindow::tryModel()
{
    m_tried.reset();
    const int generation = ++m_tryGeneration;
    if (!m_view || !m_whatIf->isChanged())
        return showWhatIf();
    m_appraisal.whatIf(m_view, m_whatIf->model())
        .then(this, [this, generation](const base::Result<evaluation::WhatIf> &answer) {
            if (generation != m_tryGeneration)
                return;
            if (answer)
                m_tried = *answer;
            else
                m_whatIf->say(m_session.words.reason(answer.error().reason));
            showWhatIf();
            emit tried();
        });
}

void EvaluationWindow::showWhatIf()
{
    m_ranking->setColumnHidden(Tried, !m_tried || !m_view);
    if (!m_tried || !m_view)
        return;
    const std::vector<evaluation::Placing> &placings = m_view->report.ranking;
    int others = 0;
    for (int row = 0; row < int(placings.size()) && row < m_ranking->rowCount(); ++row) {
        const std::size_t index = placings[std::size_t(row)].index;
        const evaluation::Score &before = m_view->report.scores.scores[index],
                                &now = m_tried->now.scores[index];
        const int up = now.rank > 0 && before.rank > 0 ? before.rank - now.rank : 0;
        QString text
            = now.rank > 0 ? QStringLiteral("%1 · %2").arg(now.rank).arg(now.score, 0, 'f', 2) : dash();
        if (up != 0)
            text += QStringLiteral("  ") + movedText(up);
        others += up != 0;
        QTableWidgetItem *item = m_ranking->item(row, Tried);
        item->setText(text);
        item->setForeground(m_style.color(up != 0 ? QStringLiteral("warning") : QStringLiteral("quiet")));
    }
    m_whatIf->say(others > 0 ? tr("Ranks that would be another: %1").arg(others)
                             : tr("No rank would be another."));
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
    forgetCases();
    fillParts();
    explain();
    askCourse();
}

void EvaluationWindow::fillParts()
{
    m_parts->setRowCount(0);
    const evaluation::Score *one = score();
    m_name->setText(one ? nameOf(one->actor) : QString());
    m_score->setText(
        !one || one->standing == evaluation::Standing::NoData
            ? dash()
            : QStringLiteral("%1  %2").arg(QString::number(one->score, 'f', 2),
                                           one->grade ? evaluation::letterOf(*one->grade) : QString()));
    if (!one)
        return;
    const evaluation::ScoreTable &scores = m_view->report.scores;
    const auto parts = scores.partsOf(*scores.indexOf(m_actor));
    m_parts->setRowCount(int(parts.size()));
    for (int row = 0; row < int(parts.size()); ++row)
        fillPart(row, parts[std::size_t(row)]);
}

void EvaluationWindow::fillPart(int row, const evaluation::TermScore &part)
{
    const Term &term = model().terms[std::size_t(row)];
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
    const qint64 lost
        = evaluation::ruleOf(term.indicator, model().counting).better == evaluation::Better::More
        ? part.denominator - part.numerator
        : part.numerator;
    texts[Lost] = isShare ? m_session.words.number(double(lost)) : dash();
    texts[Weight] = part.value ? QString::number(part.weight, 'f', 1) + QStringLiteral(" %") : dash();
    texts[PartPoints] = part.value ? QString::number(part.points, 'f', 2) : dash();
    for (int column = 0; column < PartColumns; ++column) {
        QTableWidgetItem *item = cell(texts[column], column != Part);
        if ((column == Good && isCounted) || (column == All && isRate) || (column == Lost && isShare))
            item->setToolTip(tr("Enter or a click lists these cases"));
        m_parts->setItem(row, column, item);
    }
}

void EvaluationWindow::explain()
{
    const evaluation::Score *one = score();
    if (!one) {
        m_sentence->clear();
        return;
    }
    m_appraisal.move(m_view, m_actor)
        .then(this, [this, actor = m_actor](const base::Result<std::optional<evaluation::Move>> &found) {
            if (actor != m_actor)
                return;
            const std::optional<evaluation::Move> move = found.value_or(std::nullopt);
            const auto name = [this](const QString &key) { return nameOfClass(key); };
            m_sentence->setText(!move || move->rankBefore == 0 || move->rankNow == 0
                                    ? tr("There is nothing to compare it with in the period before.")
                                    : m_session.words.isChinese() ? evaluation::sentenceZh(*move, name)
                                                                  : evaluation::sentenceEn(*move, name));
            emit explained();
        });
}

QString EvaluationWindow::sentence() const
{
    return m_sentence->text();
}
} // namespace wanmi::workbench
