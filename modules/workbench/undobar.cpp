// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/undobar.h"

#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace wanmi::workbench {
using operations::BulkDesk;
using Back = BulkDesk::Line::Back;

namespace {
constexpr int OutcomeShownForS = 15;
/// With central at hand a single action is sent before this: a bar that comes and goes at once only disturbs.
constexpr int FirstLookMs = 700;
constexpr int LookAgainMs = 400, LookAgainAtManyMs = 2000;
constexpr size_t Many = 20;
} // namespace

UndoBar::UndoBar(SessionContext &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_bulk(session.desk, session.store)
    , m_text(new QLabel(this))
    , m_undo(new QPushButton(this))
    , m_which(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 10, 6);
    row->setSpacing(8);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_undo, m_which, m_close})
        row->addWidget(button);
    m_undo->setProperty("deed", QStringLiteral("undo"));
    m_which->setProperty("deed", QStringLiteral("undo-cases"));
    m_lookSoon.setSingleShot(true);
    connect(&m_lookSoon, &QTimer::timeout, this, &UndoBar::look);
    connect(&m_second, &QTimer::timeout, this, &UndoBar::tick);
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::takeBack);
    connect(m_which, &QPushButton::clicked, this, &UndoBar::showCases);
    connect(m_close, &QPushButton::clicked, this, &UndoBar::forget);
    connect(&m_bulk, &BulkDesk::finished, this, &UndoBar::take);
    const auto again = [this] {
        if (m_state == State::Offered && m_looked && !m_lookSoon.isActive())
            m_lookSoon.start(m_bulk.lines().size() > Many ? LookAgainAtManyMs : LookAgainMs);
    };
    connect(&session.store, &store::Store::outboxChanged, this, again);
    connect(&session.store, &store::Store::committed, this, [this, again](const store::ChangeSet &changes) {
        const bool ours = changes.everything || std::ranges::any_of(m_bulk.lines(), [&](const Line &line) {
                              return changes.cases.contains(line.caseId);
                          });
        if (ours)
            again();
    });
    m_texts.add([this] {
        m_undo->setText(tr("Undo"));
        m_undo->setToolTip(tr("Take back what was done last: Ctrl+Z"));
        m_which->setText(tr("Which cases…"));
        m_close->setText(tr("Leave it"));
        setAccessibleName(tr("Taking back what was done last"));
        present();
    });
    hide();
}

void UndoBar::note(const domain::ActionRecord &record)
{
    if (record.fromState.isEmpty())
        return forget(); // a new report is taken back as such
    Line line{.caseId = record.caseId.text()};
    line.state = Line::State::Queued;
    line.from = record.fromState;
    line.to = record.toState;
    line.key = record.id.text();
    offer(record.action, {line});
}

void UndoBar::note(const QString &action, const std::vector<Line> &done)
{
    std::vector<Line> queued;
    std::ranges::copy_if(done, std::back_inserter(queued),
                         [](const Line &line) { return line.state == Line::State::Queued; });
    offer(action, std::move(queued));
}

void UndoBar::offer(const QString &action, std::vector<Line> done)
{
    // While something is taken back its own steps come by here.
    if (m_state == State::Undoing || done.empty())
        return;
    for (Line &line : done)
        line.back = Back::Unknown;
    if (m_bulk.task() != BulkDesk::Task::None) {
        m_next = {action, std::move(done)}; // as soon as the look at the last one has ended
        m_bulk.cancel();
        return;
    }
    m_bulk.recall(action, std::move(done));
    m_state = State::Offered;
    m_looked = false;
    m_undoAfter = false;
    m_since.start();
    m_second.start(1000);
    m_lookSoon.start(FirstLookMs);
    present();
}

void UndoBar::forget()
{
    if (m_state == State::Undoing)
        return;
    m_state = State::Nothing;
    m_second.stop();
    m_lookSoon.stop();
    m_undoAfter = false;
    m_next.reset();
    if (m_dialog)
        m_dialog->close();
    present();
}

bool UndoBar::isOffered() const
{
    return m_state == State::Offered;
}

void UndoBar::look()
{
    if (m_state != State::Offered)
        return;
    if (m_bulk.task() == BulkDesk::Task::None)
        m_bulk.lookBack();
    else
        m_lookSoon.start(LookAgainMs);
}

bool UndoBar::takeBack()
{
    if (m_state != State::Offered)
        return false;
    if (m_looked && undoable() == 0) {
        emit told(tr("“%1” cannot be taken back: %2")
                      .arg(m_session.words.action(m_bulk.order().action),
                           m_session.words.reason(m_bulk.lines().front().reason)));
        return true;
    }
    if (m_bulk.task() != BulkDesk::Task::None) {
        m_undoAfter = true; // as soon as the look that is under way has ended
        return true;
    }
    m_state = State::Undoing;
    m_lookSoon.stop();
    m_second.stop();
    m_bulk.undo(tr("Taken back by whoever did it"));
    present();
    return true;
}

void UndoBar::take(BulkDesk::Task task)
{
    if (m_next && task == BulkDesk::Task::Looking) {
        auto [action, done] = *std::exchange(m_next, std::nullopt);
        return offer(action, std::move(done));
    }
    if (task == BulkDesk::Task::Looking) {
        m_looked = true;
        if (std::exchange(m_undoAfter, false) && m_state == State::Offered) {
            takeBack();
            return;
        }
    } else if (task == BulkDesk::Task::Undoing) {
        m_state = State::Undone;
        m_since.start();
        m_second.start(1000);
        if (m_bulk.count(Line::State::Withdrawn) + m_bulk.count(Line::State::Reversed) == 0)
            emit told(tr("“%1” cannot be taken back: %2")
                          .arg(m_session.words.action(m_bulk.order().action),
                               m_session.words.reason(m_bulk.lines().front().reason)));
    }
    fillList();
    present();
}

int UndoBar::secondsLeft() const
{
    const int shown = m_state == State::Undone ? OutcomeShownForS : OfferedForS;
    return std::max(0, shown - static_cast<int>(m_since.elapsed() / 1000));
}

void UndoBar::tick()
{
    if (secondsLeft() == 0 && !m_dialog)
        return forget();
    present();
}

int UndoBar::undoable() const
{
    return m_bulk.count(Back::Outbox) + m_bulk.count(Back::Inverse);
}

/// The case by its number where it is one, else how many.
QString UndoBar::what() const
{
    const QString action = m_session.words.action(m_bulk.order().action);
    const auto &lines = m_bulk.lines();
    if (lines.size() != 1)
        return tr("%1, %n case(s)", nullptr, static_cast<int>(lines.size())).arg(action);
    const auto at = m_session.rows.positionOf(lines.front().caseId);
    if (!at)
        return action;
    const store::CaseSummary &row = m_session.rows.table().at(*at);
    const QString &number = row.caseNo.isEmpty() ? row.intakeNo : row.caseNo;
    return tr("%1, case %2").arg(action, number.isEmpty() ? m_session.words.unnumbered() : number);
}

QString UndoBar::headline() const
{
    return m_text->text();
}

void UndoBar::present()
{
    const models::Words &words = m_session.words;
    const bool offers = m_state == State::Offered && m_looked && undoable() > 0;
    const bool undone = m_state == State::Undone;
    const int stays = undone ? m_bulk.count(Line::State::Stays) : m_bulk.count(Back::No);
    if (offers) {
        QString text = tr("%1: can be taken back for %2 s.").arg(what(), QString::number(secondsLeft()));
        if (m_bulk.lines().size() > 1)
            text += u' '
                + tr("%1 before they are sent, %2 by the inverse action, %3 stay.")
                      .arg(words.number(m_bulk.count(Back::Outbox)),
                           words.number(m_bulk.count(Back::Inverse)), words.number(stays));
        m_text->setText(text);
    } else if (m_state == State::Undoing) {
        m_text->setText(tr("Taking back: %1…").arg(what()));
    } else if (undone) {
        m_text->setText(tr("%1 – taken back: %2 before they were sent, %3 by the inverse action; %4 stay.")
                            .arg(what(), words.number(m_bulk.count(Line::State::Withdrawn)),
                                 words.number(m_bulk.count(Line::State::Reversed)), words.number(stays)));
    }
    m_text->setAccessibleName(m_text->text());
    m_undo->setVisible(offers);
    m_which->setVisible((offers || undone) && m_bulk.lines().size() > 1);
    setVisible(offers || m_state == State::Undoing || undone);
}

/// Only when something is known anew: whoever reads in it keeps the place.
void UndoBar::fillList()
{
    const models::Words &words = m_session.words;
    if (m_dialog && m_list)
        m_list->show(m_bulk.lines(), [&words](const Line &line) { return BulkList::backWords(words, line); });
}

void UndoBar::showCases()
{
    if (m_state == State::Nothing)
        return;
    if (!m_dialog) {
        m_dialog = new QDialog(window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->setWindowTitle(what());
        m_dialog->setMinimumSize(560, 420);
        auto *column = new QVBoxLayout(m_dialog);
        m_list = new BulkList(m_session, m_dialog);
        column->addWidget(m_list, 1);
        auto *close = new QPushButton(tr("Close"), m_dialog);
        connect(close, &QPushButton::clicked, m_dialog, &QDialog::close);
        column->addWidget(close, 0, Qt::AlignRight);
        connect(m_dialog, &QObject::destroyed, this, [this] { m_list = nullptr; });
    }
    fillList();
    m_dialog->open();
}

void UndoBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}
} // namespace wanmi::workbench
