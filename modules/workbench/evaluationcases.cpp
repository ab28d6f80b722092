// SPDX-License-Identifier: GPL-3.0-or-later
// The cases behind a figure of the evaluation window.
#include "workbench/evaluationwindow.h"

#include "evaluationcolumns.h"

#include <QLabel>
#include <QListWidget>

#include <algorithm>
#include <map>

namespace wanmi::workbench {
namespace {
using evaluation::Counted;
constexpr int MostListed = 1'000; ///< cases shown; the count says how many there are

/// What is counted in `all` and not in `good`, each with what is left of it.
std::vector<Counted> without(const std::vector<Counted> &all, const std::vector<Counted> &good)
{
    std::map<QString, Counted> left;
    const auto add = [&left](const std::vector<Counted> &some, int sign) {
        for (const Counted &one : some) {
            Counted &kept
                = left.try_emplace(one.subject, Counted{one.subject, 1, 0, one.isExempt}).first->second;
            kept.amount += sign * one.sign * one.amount;
        }
    };
    add(all, 1);
    add(good, -1);
    std::vector<Counted> rest;
    for (const auto &[subject, one] : left) {
        if (one.amount != 0)
            rest.push_back({subject, one.amount < 0 ? -1 : 1, std::abs(one.amount), one.isExempt});
    }
    return rest;
}
} // namespace

void EvaluationWindow::forgetCases()
{
    ++m_casesGeneration;
    m_cases->clear();
    m_casesTitle->setText(tr("Choose a count above to see its cases"));
    askAppeal();
}

/// Asks the rules, as the case's own page would.
void EvaluationWindow::askAppeal()
{
    if (!isOwnOnly())
        return;
    const QListWidgetItem *item = m_cases->currentItem();
    const QString id = item ? item->data(CaseRole).toString() : QString();
    m_appeal->setEnabled(false);
    m_appeal->setToolTip(tr("Choose a case that this seat has"));
    if (id.isEmpty())
        return;
    domain::CaseOrder order;
    order.caseId = CaseId(id);
    order.action = QStringLiteral("appeal");
    order.reason = QStringLiteral("?"); // whoever appeals gives the real one
    m_session.desk.tryOut(order).then(this, [this, id](const base::Result<domain::Verdict> &verdict) {
        const QListWidgetItem *now = m_cases->currentItem();
        if (!now || now->data(CaseRole).toString() != id)
            return;
        m_appeal->setEnabled(verdict.has_value());
        m_appeal->setToolTip(verdict ? tr("Opens the case with the form of an appeal; granted, the case is left out of the score")
                                     : m_session.words.reason(verdict.error().reason));
    });
}

void EvaluationWindow::showCases(int part, CasesOf which)
{
    if (!m_view || m_actor.isEmpty() || part < 0 || std::size_t(part) >= model().terms.size())
        return;
    const evaluation::Term &term = model().terms[std::size_t(part)];
    if (term.kind == evaluation::Term::Kind::Given)
        return;
    const bool zh = m_session.words.isChinese();
    const auto nameOfCount
        = [zh](evaluation::Count count) { return zh ? evaluation::zhOf(count) : evaluation::enOf(count); };
    if (term.kind == evaluation::Term::Kind::Volume)
        return readCases(nameOfCount(term.count), term.count, {});
    const evaluation::IndicatorRule rule = evaluation::ruleOf(term.indicator, model().counting);
    if (which == CasesOf::Lost && rule.unit != evaluation::Unit::Percent)
        return;
    if (which != CasesOf::Lost)
        return readCases(nameOfCount(which == CasesOf::Good ? rule.numerator : rule.denominator),
                         which == CasesOf::Good ? rule.numerator : rule.denominator, {});
    const QString lost = tr("Points lost, %1").arg(nameOfTerm(term));
    if (rule.better == evaluation::Better::More)
        readCases(lost, rule.denominator, rule.numerator);
    else
        readCases(lost, rule.numerator, {});
}

void EvaluationWindow::readCases(const QString &what, evaluation::Count count,
                                 std::optional<evaluation::Count> less)
{
    const int generation = ++m_casesGeneration;
    using Found = base::Result<std::vector<Counted>>;
    m_appraisal.cases(m_view, count, m_actor).then(this, [this, what, less, generation](const Found &all) {
        if (generation != m_casesGeneration || !all)
            return;
        if (!less)
            return listCases(what, *all);
        m_appraisal.cases(m_view, *less, m_actor)
            .then(this, [this, what, generation, all = *all](const Found &good) {
                if (generation == m_casesGeneration && good)
                    listCases(what, without(all, *good));
            });
    });
}

void EvaluationWindow::listCases(const QString &what, const std::vector<Counted> &counted)
{
    QSet<QString> ids;
    for (const Counted &one : counted) {
        if (ids.size() < MostListed)
            ids.insert(one.subject);
    }
    m_session.store.caseSummariesOf(ids).then(this,
                                              [this, what, counted, generation = m_casesGeneration](
                                                  const base::Result<store::CaseSummaries> &found) {
                                                  if (generation == m_casesGeneration)
                                                      fillCases(what, counted,
                                                                found.value_or(store::CaseSummaries()));
                                              });
}

QString EvaluationWindow::lineOf(const Counted &counted, const store::CaseSummary *row) const
{
    const auto numberOf = [this](const store::CaseSummary &file) {
        return !file.caseNo.isEmpty() ? file.caseNo
            : !file.intakeNo.isEmpty() ? file.intakeNo
                                       : m_session.words.unnumbered();
    };
    QString text = row
        ? QStringLiteral("%1  ·  %2  ·  %3  ·  %4")
              .arg(numberOf(*row),
                   m_session.words.className(row->kind == domain::CaseKind::Component, row->classCode),
                   m_session.words.state(row->state), row->address)
        : tr("%1  ·  not on this seat").arg(counted.subject);
    if (counted.amount > 1)
        text += QStringLiteral("  × %1").arg(counted.amount);
    if (counted.isExempt)
        text += tr("  (exempt by appeal)");
    return counted.sign < 0 ? QStringLiteral("− ") + text : text;
}

void EvaluationWindow::fillCases(const QString &what, const std::vector<Counted> &counted,
                                 const store::CaseSummaries &found)
{
    QHash<QString, const store::CaseSummary *> byId;
    for (const store::CaseSummary &one : found)
        byId.insert(one.id, &one);
    qint64 sum = 0;
    m_cases->clear();
    for (const Counted &one : counted) {
        if (!one.isExempt || !model().exemptLeavesOut) // as the score counts
            sum += one.sign * one.amount;
        if (m_cases->count() >= MostListed)
            continue;
        const store::CaseSummary *row = byId.value(one.subject);
        auto *item = new QListWidgetItem(lineOf(one, row));
        if (row)
            item->setData(CaseRole, one.subject);
        m_cases->addItem(item);
    }
    QString title = tr("%1: %2").arg(what, m_session.words.number(double(counted.size())));
    if (int(counted.size()) > m_cases->count())
        title += tr(", the first %1 are listed").arg(m_session.words.number(m_cases->count()));
    m_casesTitle->setText(title);
    emit casesShown(int(sum));
}
} // namespace wanmi::workbench
