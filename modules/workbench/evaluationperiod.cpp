// SPDX-License-Identifier: GPL-3.0-or-later
// The period of the evaluation window.
#include "workbench/evaluationwindow.h"

#include <QDateEdit>
#include <QLabel>

namespace wanmi::workbench {
using evaluation::PeriodKind;

std::chrono::seconds EvaluationWindow::utcOffset() const
{
    return m_session.rules->calendar.utcOffset();
}

void EvaluationWindow::showKind(evaluation::PeriodKind kind)
{
    // The period of that kind that holds the end of the one on screen.
    const base::Instant last = std::min(m_asked.to - std::chrono::milliseconds(1), m_session.desk.now());
    m_kindAsked = kind;
    if (kind != PeriodKind::Free) // free dates begin with those on screen
        m_asked = evaluation::periodOf(kind, m_session.rules->calendar.toLocal(last).date(), utcOffset());
    fillSubjects();
    showPeriodFields();
    ask();
}

void EvaluationWindow::showDates(QDate first, QDate last)
{
    m_kindAsked = PeriodKind::Free;
    m_asked = evaluation::periodOf(first, std::max(first, last), utcOffset());
    fillSubjects();
    showPeriodFields();
    ask();
}

/// Free dates are entered, all others have a name.
void EvaluationWindow::showPeriodFields()
{
    const bool isFree = m_kindAsked == PeriodKind::Free;
    m_period->setHidden(isFree);
    const auto local = [this](base::Instant at) { return m_session.rules->calendar.toLocal(at).date(); };
    const std::array days{local(m_asked.from), local(m_asked.to - std::chrono::milliseconds(1))};
    for (QDateEdit *date : {m_from, m_to}) {
        const QSignalBlocker quiet(date);
        date->setVisible(isFree);
        date->setDate(days[date == m_from ? 0 : 1]);
    }
}

void EvaluationWindow::step(int periods)
{
    const auto offset = utcOffset();
    for (; periods < 0; ++periods)
        m_asked = evaluation::previousOf(m_kindAsked, m_asked, offset);
    for (; periods > 0 && m_asked.to <= m_session.desk.now(); --periods) {
        const auto length = std::chrono::milliseconds(m_asked.lengthMs());
        m_asked = m_kindAsked == PeriodKind::Free
            ? evaluation::Period{m_asked.to, m_asked.to + length}
            : evaluation::periodOf(m_kindAsked, m_session.rules->calendar.toLocal(m_asked.to).date(), offset);
    }
    showPeriodFields();
    ask();
}

QString EvaluationWindow::periodText() const
{
    const auto local = [this](base::Instant at) { return m_session.rules->calendar.toLocal(at).date(); };
    const QDate from = local(m_asked.from), last = local(m_asked.to - std::chrono::milliseconds(1));
    switch (m_kindAsked) {
    case PeriodKind::Month:
        return from.toString(QStringLiteral("yyyy-MM"));
    case PeriodKind::Quarter:
        return tr("%1, quarter %2").arg(from.year()).arg((from.month() + 2) / 3);
    case PeriodKind::Year:
        return QString::number(from.year());
    default:
        return from.toString(Qt::ISODate) + QStringLiteral(" – ") + last.toString(QStringLiteral("MM-dd"));
    }
}

bool EvaluationWindow::isRunning() const
{
    return m_asked.to > m_session.desk.now();
}
} // namespace wanmi::workbench
