// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/figurecases.h"

#include "models/queues.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPixmap>
#include <QtConcurrentRun>
#include <QToolButton>

namespace wanmi::workbench {
namespace {
constexpr int MostListed = 1'000; ///< the count says how many there are
constexpr int CaseRole = Qt::UserRole + 1, MarkPx = 10;
} // namespace

FigureCasesList::FigureCasesList(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_cases(new QListWidget(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_close->setObjectName(QStringLiteral("flat"));
    m_close->setText(QStringLiteral("✕"));
    m_cases->setObjectName(QStringLiteral("rows"));
    m_cases->setTextElideMode(Qt::ElideRight);
    m_cases->setIconSize({MarkPx, MarkPx});
    m_cases->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cases->setUniformItemSizes(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 8, 8);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_note);
    column->addWidget(m_cases, 1);
    connect(m_close, &QToolButton::clicked, this, &FigureCasesList::closed);
    for (auto signal : {&QListWidget::itemActivated, &QListWidget::itemClicked}) {
        connect(m_cases, signal, this, [this](QListWidgetItem *item) {
            if (const QString id = item->data(CaseRole).toString(); !id.isEmpty())
                emit caseWanted(id);
        });
    }
    retranslate();
}

void FigureCasesList::retranslate()
{
    m_close->setToolTip(tr("Close the list (Esc)"));
    m_close->setAccessibleName(tr("Close the list (Esc)"));
    m_cases->setAccessibleName(tr("The cases behind the figure"));
    if (m_isFilled)
        fill(m_found, m_rows);
}

QString FigureCasesList::title() const
{
    return m_title->text();
}

void FigureCasesList::forget()
{
    ++m_generation;
    m_isFilled = false;
    m_cases->clear();
    m_title->clear();
    m_note->clear();
}

FigureCasesList::Found FigureCasesList::findNow(const NowCases &wish)
{
    Found found;
    for (const int position : models::casesOf(*wish.now, wish.question))
        found.lines.push_back({wish.now->table.at(position).id});
    found.count = qint64(found.lines.size());
    return found;
}

FigureCasesList::Found FigureCasesList::findCounted(const CountedCases &wish)
{
    const appraisal::CountedCases cases
        = appraisal::casesOf(wish.ground->facts, wish.question, wish.all, wish.good, wish.actor);
    Found found;
    for (const auto *some : {&cases.lost, &cases.kept}) {
        for (const evaluation::Counted &one : *some) {
            found.lines.push_back({one.subject, one.amount, one.sign < 0, one.isExempt, some == &cases.lost});
            if (!one.isExempt || !wish.exemptLeftOut)
                found.count += one.sign * one.amount;
        }
    }
    return found;
}

void FigureCasesList::show(const Figure &figure)
{
    forget();
    m_figure = figure;
    m_at = m_session.desk.now();
    m_title->setText(figure.name);
    m_note->setText(tr("Looking them up…"));
    base::Answer<Found> found = QtConcurrent::run([wish = figure.cases]() -> Found {
        if (const auto *now = std::get_if<NowCases>(&wish))
            return findNow(*now);
        if (const auto *counted = std::get_if<CountedCases>(&wish))
            return findCounted(*counted);
        return {};
    });
    found.then(this, [this, generation = m_generation](const Found &some) {
        if (generation == m_generation)
            take(some);
    });
}

void FigureCasesList::take(const Found &found)
{
    QSet<QString> ids;
    for (const Line &line : found.lines) {
        if (ids.size() < MostListed)
            ids.insert(line.id);
    }
    m_session.store.caseSummariesOf(ids).then(
        this, [this, found, generation = m_generation](const base::Result<store::CaseSummaries> &rows) {
            if (generation != m_generation)
                return;
            m_found = found;
            m_rows = rows.value_or(store::CaseSummaries());
            m_isFilled = true;
            fill(m_found, m_rows);
            emit shown(m_found.count);
        });
}

void FigureCasesList::fill(const Found &found, const store::CaseSummaries &rows)
{
    QHash<QString, const store::CaseSummary *> byId;
    for (const store::CaseSummary &one : rows)
        byId.insert(one.id, &one);
    m_cases->clear();
    for (const Line &line : found.lines) {
        if (m_cases->count() >= MostListed)
            break;
        const store::CaseSummary *row = byId.value(line.id);
        auto *item = new QListWidgetItem(textOf(line, row));
        item->setToolTip(item->text());
        setMark(*item, line, row);
        if (row)
            item->setData(CaseRole, line.id);
        else
            item->setForeground(m_style.color(QStringLiteral("quiet")));
        m_cases->addItem(item);
    }
    m_title->setText(
        QStringLiteral("%1: %2").arg(m_figure.name, m_session.words.number(double(found.count))));
    QStringList note{tr("as of %1").arg(m_session.words.clockTime(double(base::toMs(m_at))))};
    if (int(found.lines.size()) > m_cases->count())
        note.append(tr("the first %1 are listed").arg(m_session.words.number(m_cases->count())));
    if (found.lines.empty())
        note.append(tr("There is none."));
    m_note->setText(note.join(QStringLiteral(" · ")));
    if (m_cases->count() > 0)
        m_cases->setCurrentRow(0);
}

/// Its clock and its class; below where it stands, whose it is, its number and its place.
QString FigureCasesList::textOf(const Line &line, const store::CaseSummary *row) const
{
    if (!row)
        return tr("%1 · not on this seat").arg(line.id);
    const models::Words &words = m_session.words;
    const double now = double(base::toMs(m_at));
    const QString number = !row->caseNo.isEmpty() ? row->caseNo
        : !row->intakeNo.isEmpty()                ? row->intakeNo
                                                  : words.unnumbered();
    const bool counts = row->isOpen && row->dueMs > 0 && row->state != domain::state::Suspended;
    QStringList above{
        counts ? words.timeLeft(double(row->dueMs), now)
               : words.moment(double(row->closedAtMs > 0 ? row->closedAtMs : row->reportedAtMs), now),
        words.className(row->kind == domain::CaseKind::Component, row->classCode)};
    QStringList below{number, words.state(row->state), words.department(row->leadDept), row->address};
    if (line.isSubtracted)
        above.prepend(QStringLiteral("−"));
    if (line.amount > 1)
        above.append(QStringLiteral("× %1").arg(line.amount));
    if (line.isLost)
        below.prepend(tr("counts against it"));
    if (line.isExempt)
        below.append(tr("exempt by appeal"));
    below.removeAll(QString());
    const QString between = QStringLiteral(" · ");
    return above.join(between) + u'\n' + below.join(between);
}

/// The light that the case has in the queues; of what cost points a square.
void FigureCasesList::setMark(QListWidgetItem &item, const Line &line, const store::CaseSummary *row) const
{
    const QString light = line.isLost ? QStringLiteral("red")
        : row                         ? worktime::tokenOf(models::lightOf(*row, base::toMs(m_at)))
                                      : QStringLiteral("none");
    const double scale = devicePixelRatioF();
    QPixmap picture((QSizeF(MarkPx, MarkPx) * scale).toSize());
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    m_style.paintMark(painter, {0, 0, MarkPx, MarkPx}, light);
    painter.end();
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected);
    item.setIcon(icon);
}
} // namespace wanmi::workbench
