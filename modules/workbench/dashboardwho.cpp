// SPDX-License-Identifier: GPL-3.0-or-later
// Who is best and who is worst.
#include "workbench/dashboardpanel.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr std::size_t Each = 3; ///< best ones, worst ones

/// Ranks gained or lost, with a shape.
QString movedText(const std::optional<evaluation::Then> &then, int rank)
{
    if (!then || then->rank == 0 || rank == 0)
        return QStringLiteral("—");
    const int up = then->rank - rank;
    return up > 0 ? QStringLiteral("▲%1").arg(up)
        : up < 0  ? QStringLiteral("▼%1").arg(-up)
                  : QStringLiteral("=");
}
} // namespace

WhoPanel::WhoPanel(SessionContext &session, const Style &style, QWidget *parent)
    : DashboardPanel(session, style, parent)
    , m_few(new QLabel(this))
{
    m_bestTitle = heading();
    const auto addRow = [this] {
        auto *button = new FigureButton(m_style, FigureButton::Look::Row, this);
        connect(button, &QAbstractButton::clicked, this, [this, button] { emit pressed(button); });
        auto *sentence = new QLabel(this);
        sentence->setObjectName(QStringLiteral("note"));
        sentence->setWordWrap(true);
        sentence->setTextFormat(Qt::PlainText);
        sentence->setContentsMargins(7, 0, 7, 3);
        column().addWidget(button);
        column().addWidget(sentence);
        m_rows.push_back({button, sentence});
    };
    for (std::size_t i = 0; i < Each; ++i)
        addRow();
    m_worstTitle = heading();
    for (std::size_t i = 0; i < Each; ++i)
        addRow();
    m_few->setObjectName(QStringLiteral("note"));
    m_few->setWordWrap(true);
    m_few->setContentsMargins(7, 2, 7, 2);
    column().addWidget(m_few);
    column().addStretch(1);
    retranslate();
}

void WhoPanel::show(const appraisal::AppraisedPtr &view, const QString &period)
{
    if (period != m_period || !view) // else those of a moment ago stand until new ones come
        m_sentences.clear();
    m_view = view;
    m_period = period;
    retranslate();
}

void WhoPanel::retranslate()
{
    setTitle(tr("Who is best, who is worst?"));
    fill();
}

/// Those that are ranked: the first ones and, without naming anybody twice, the last ones.
std::vector<evaluation::Placing> WhoPanel::chosen(std::size_t &best) const
{
    std::vector<evaluation::Placing> ranked;
    best = 0;
    if (!m_view)
        return ranked;
    for (const evaluation::Placing &placing : m_view->report.ranking) {
        if (m_view->report.scores.scores[placing.index].standing == evaluation::Standing::Ranked)
            ranked.push_back(placing);
    }
    // Ranked among their like: between the groups the score tells.
    std::ranges::stable_sort(ranked, std::greater(), [this](const evaluation::Placing &placing) {
        return m_view->report.scores.scores[placing.index].score;
    });
    best = std::min(Each, (ranked.size() + 1) / 2);
    const std::size_t worst = std::min(Each, ranked.size() - best);
    ranked.erase(ranked.begin() + std::ptrdiff_t(best), ranked.end() - std::ptrdiff_t(worst));
    return ranked;
}

QStringList WhoPanel::shownOnes() const
{
    std::size_t best = 0;
    QStringList ones;
    for (const evaluation::Placing &placing : chosen(best))
        ones.append(m_view->report.scores.scores[placing.index].actor);
    return ones;
}

void WhoPanel::explain(const QString &department, const QString &sentence)
{
    m_sentences.insert(department, sentence);
    fill();
}

void WhoPanel::fill()
{
    std::size_t best = 0;
    const std::vector<evaluation::Placing> shown
        = nothing().isEmpty() ? chosen(best) : std::vector<evaluation::Placing>();
    const std::size_t worst = shown.size() - std::min(best, shown.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const bool isBest = i < Each;
        const bool isThere = isBest ? i < best && i < shown.size() : i - Each < worst;
        row.button->setVisible(isThere);
        row.sentence->setVisible(isThere);
        if (isThere)
            fillRow(row, shown[isBest ? i : shown.size() - 1 - (i - Each)]); // the very worst first
    }
    m_bestTitle->setVisible(!shown.empty());
    m_worstTitle->setVisible(worst > 0);
    const QString about = m_period.isEmpty() ? QString() : QStringLiteral(" · ") + m_period;
    m_bestTitle->setText((worst > 0 ? tr("The best") : tr("Ranked")) + about);
    m_worstTitle->setText(tr("The worst") + about);
    m_few->setVisible(nothing().isEmpty() && m_view && shown.empty());
    if (m_view)
        m_few->setText(tr("No department has the %1 cases yet that a rank needs in this period.")
                           .arg(m_view->order.model.leastNeeded));
}

void WhoPanel::fillRow(Row &row, const evaluation::Placing &placing)
{
    const evaluation::Score &score = m_view->report.scores.scores[placing.index];
    Figure figure;
    figure.name = m_session.words.department(score.actor);
    figure.value = QString::number(score.score, 'f', 1);
    figure.grade = score.grade;
    figure.note
        = tr("before %1, a year ago %2")
              .arg(movedText(placing.previous, score.rank), movedText(placing.yearEarlier, score.rank));
    figure.count = score.sample;
    figure.cases = casesOfScore(*m_view, score.actor);
    figure.definition
        = tr("Score of the department model; beside it how its rank moved against the period before and the same one a year earlier. A press lists the %1 cases it rests on, those that cost points first")
              .arg(number(score.sample));
    row.button->show(figure);
    row.sentence->setText(m_sentences.value(score.actor, tr("Why it moved is being found out…")));
}
} // namespace wanmi::workbench
