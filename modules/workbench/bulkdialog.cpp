// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/bulkdialog.h"

#include "workbench/bulkform.h"
#include "workbench/casepage.h"
#include "workbench/formparts.h"
#include "workbench/taborder.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace wanmi::workbench {
using operations::BulkDesk;
using Task = BulkDesk::Task;
using State = BulkDesk::Line::State;

BulkDialog::BulkDialog(SessionContext &session, const QStringList &caseIds, int key, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_bulk(session.desk, session.store)
    , m_key(key)
    , m_title(new QLabel(this))
    , m_caption(nullptr)
    , m_summary(new QLabel(this))
    , m_actions(new QComboBox(this))
    , m_formSlot(new QWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_list(new BulkList(session, this))
    , m_others(new QWidget(this))
    , m_assign(new QPushButton(tr("&Set for the chosen cases"), this))
    , m_progress(new QProgressBar(this))
    , m_next(new QPushButton(this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_undo(new QPushButton(tr("&Undo"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setWindowTitle(tr("Many cases at once"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(620, 520);
    m_title->setText(tr("%n case(s) chosen", nullptr, static_cast<int>(caseIds.size())));
    build();
    connect(m_actions, &QComboBox::currentIndexChanged, this, &BulkDialog::askForm);
    connect(m_next, &QPushButton::clicked, this, &BulkDialog::goOn);
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_step = Step::Asked;
        showStep();
        if (m_form && !m_form->focusFirst())
            m_next->setFocus();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_bulk.undo(tr("The action on many cases is taken back"));
        showStep();
    });
    connect(m_close, &QPushButton::clicked, this, &BulkDialog::reject);
    connect(m_assign, &QPushButton::clicked, this, &BulkDialog::assign);
    connect(this, &QDialog::finished, this, &BulkDialog::tellLeft);
    connect(&m_bulk, &BulkDesk::offered, this, &BulkDialog::showOffers);
    connect(&m_bulk, &BulkDesk::progressed, this, &BulkDialog::showProgress);
    connect(&m_bulk, &BulkDesk::finished, this, &BulkDialog::take);
    m_bulk.choose(caseIds);
    showStep();
}

BulkDialog::~BulkDialog() = default;

void BulkDialog::build()
{
    m_title->setObjectName(QStringLiteral("title"));
    m_summary->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(8);
    column->addWidget(m_title);
    auto *ask = new QWidget(this);
    auto *asks = new QVBoxLayout(ask);
    asks->setContentsMargins(0, 0, 0, 0);
    m_caption = captionFor(tr("&What is to be done"), m_actions, ask);
    asks->addWidget(m_caption);
    asks->addWidget(m_actions);
    auto *scroll = new QScrollArea(ask);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_formSlot);
    auto *slot = new QVBoxLayout(m_formSlot);
    slot->setContentsMargins(0, 8, 0, 0);
    asks->addWidget(scroll, 1);
    m_pages->addWidget(ask);
    auto *tried = new QWidget(this);
    auto *shown = new QVBoxLayout(tried);
    shown->setContentsMargins(0, 0, 0, 0);
    shown->addWidget(m_list, 1);
    buildOther(*shown);
    m_pages->addWidget(tried);
    column->addWidget(m_summary);
    column->addWidget(m_pages, 1);
    m_progress->setAccessibleName(tr("How far it is"));
    column->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_next);
    column->addLayout(row);
    m_next->setObjectName(QStringLiteral("primary"));
    m_next->setDefault(true);
    m_next->setToolTip(QStringLiteral("Ctrl+Enter"));
    for (QPushButton *button : {m_back, m_undo, m_close, m_assign})
        button->setAutoDefault(false);
}

void BulkDialog::buildOther(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout(m_others);
    row->setContentsMargins(0, 0, 0, 0);
    m_other = new ChoiceField({QStringLiteral("other"), tr("Another department"), true,
                               tr("Choose the department that leads."),
                               [](domain::CaseOrder &, const QString &) {}},
                              {}, m_others);
    row->addWidget(m_other, 1);
    row->addWidget(m_assign, 0, Qt::AlignBottom);
    column.addWidget(m_others);
}

/// Those chosen in the list go there instead, and are tried anew.
void BulkDialog::assign()
{
    m_again = m_list->chosen();
    if (m_bulk.task() != Task::None || m_again.isEmpty() || !m_other->check())
        return;
    m_bulk.assign(m_again, m_other->answer());
    showStep();
}

void BulkDialog::tellLeft()
{
    if (m_bulk.count(State::Queued) > 0)
        emit left(m_bulk.order().action, m_bulk.lines());
}

const BulkDesk::Offer *BulkDialog::offer() const
{
    const QString action = m_actions->currentData().toString();
    const auto it = std::ranges::find_if(
        m_bulk.offers(), [&](const BulkDesk::Offer &offer) { return offer.possibility.action == action; });
    return it == m_bulk.offers().end() ? nullptr : &*it;
}

QString BulkDialog::actionName() const
{
    return m_session.words.action(m_actions->currentData().toString());
}

QString BulkDialog::summary() const
{
    return m_summary->text();
}

void BulkDialog::showOffers()
{
    m_step = Step::Asked;
    const int chosen = static_cast<int>(m_bulk.lines().size());
    {
        const QSignalBlocker quiet(m_actions);
        for (const BulkDesk::Offer &offer : m_bulk.offers()) {
            if (!BulkForm::isFor(offer.possibility))
                continue;
            const QString name = m_session.words.action(offer.possibility.action);
            m_actions->addItem(offer.cases == chosen
                                   ? tr("%1: all").arg(name)
                                   : tr("%1: %2 of %3").arg(name).arg(offer.cases).arg(chosen),
                               offer.possibility.action);
            if (m_key != 0 && keyOf(offer.possibility.action) == m_key)
                m_actions->setCurrentIndex(m_actions->count() - 1);
        }
    }
    askForm();
    showStep();
    if (m_form && m_key != 0 && m_form->focusFirst())
        return;
    m_actions->setFocus();
}

void BulkDialog::askForm()
{
    delete std::exchange(m_form, nullptr);
    if (const BulkDesk::Offer *chosen = offer()) {
        m_form = new BulkForm(m_session, chosen->possibility, m_formSlot);
        m_formSlot->layout()->addWidget(m_form);
        tabAsLaidOut(*this);
    }
    showStep();
}

void BulkDialog::goOn()
{
    if (m_bulk.task() != Task::None)
        return;
    if (m_step == Step::Asked && m_form && m_form->check())
        m_bulk.tryOut(m_form->order(), m_form->advice());
    else if (m_step == Step::Tried && m_bulk.count(State::Goes) > 0)
        m_bulk.perform();
    else if (m_step == Step::Performed || m_step == Step::Undone)
        accept();
    showStep();
}

void BulkDialog::take(Task task)
{
    switch (task) {
    case Task::Trying:
        m_step = m_bulk.count(State::Chosen) > 0 ? Step::Asked
                                                 : Step::Tried; // stopped half-way: nothing to show
        break;
    case Task::Performing:
        m_step = Step::Performed;
        emit done(m_bulk.order().action, m_bulk.count(State::Queued));
        break;
    case Task::Undoing:
        m_step = Step::Undone;
        break;
    case Task::Offering:
    case Task::Looking:
    case Task::None:
        break;
    }
    if (m_step == Step::Tried && m_bulk.isAdvised())
        m_other->setChoices(m_form->departments());
    showLines();
    showStep();
    (m_next->isEnabled() ? m_next : m_back->isVisible() ? m_back : m_close)->setFocus();
}

void BulkDialog::showProgress(int done, int total)
{
    m_progress->setMaximum(total);
    m_progress->setValue(done);
}

void BulkDialog::showStep()
{
    const bool runs = m_bulk.task() != Task::None;
    const bool asking = m_step == Step::Choosing || m_step == Step::Asked;
    m_progress->setVisible(runs);
    m_pages->setCurrentIndex(asking ? 0 : 1);
    m_actions->setEnabled(!runs);
    m_formSlot->setEnabled(!runs);
    m_back->setVisible(m_step == Step::Tried && !runs);
    m_others->setVisible(m_step == Step::Tried && m_bulk.isAdvised());
    m_others->setEnabled(!runs);
    m_undo->setVisible(m_step == Step::Performed && !runs && m_bulk.count(State::Queued) > 0);
    m_close->setText(runs ? tr("Stop") : tr("Close"));
    m_close->setVisible(runs || asking || m_step == Step::Tried);
    const int goes = m_bulk.count(State::Goes);
    m_next->setText(asking                      ? tr("&Dry run")
                        : m_step == Step::Tried ? tr("%1: %n case(s)", nullptr, goes).arg(actionName())
                                                : tr("Close"));
    m_next->setEnabled(!runs && (asking ? m_form != nullptr : m_step != Step::Tried || goes > 0));
    m_summary->setText(summaryOf());
}

QString BulkDialog::summaryOf() const
{
    const auto count = [this](State state) { return m_session.words.number(m_bulk.count(state)); };
    switch (m_bulk.task()) {
    case Task::Offering:
        return tr("Reading the cases…");
    case Task::Trying:
        return tr("Trying it on each case; nothing is done yet…");
    case Task::Performing:
        return tr("Doing it, case after case…");
    case Task::Undoing:
        return tr("Taking it back…");
    case Task::Looking:
    case Task::None:
        break;
    }
    switch (m_step) {
    case Step::Choosing:
        return {};
    case Step::Asked:
        return m_actions->count() == 0
            ? tr("Nothing that your post may do with these cases can be done to many at once.")
            : QString();
    case Step::Tried:
        return tr("Dry run of “%1”: %2 will go, %3 will not. Nothing has been done yet.")
            .arg(actionName(), count(State::Goes), count(State::Refused));
    case Step::Performed:
        return tr("%1: %2 done here and on their way to central, %3 not. What was not sent yet can be taken back wholly; for what was sent the workflow must know a way back.")
            .arg(actionName(), count(State::Queued), count(State::Failed));
    case Step::Undone:
        return tr("Taken back: %1 before they were sent, %2 by the inverse action. %3 stay as they are.")
            .arg(count(State::Withdrawn), count(State::Reversed), count(State::Stays));
    }
    return {};
}

QString BulkDialog::wordsOf(const Line &line) const
{
    const models::Words &words = m_session.words;
    switch (line.state) {
    case State::Goes: {
        const QString where = line.department.isEmpty()
            ? QString()
            : QStringLiteral("  ·  ") + words.department(line.department);
        return (line.from == line.to
                    ? tr("Will go: stays “%1”").arg(words.state(line.to))
                    : tr("Will go: %1 → %2").arg(words.state(line.from), words.state(line.to)))
            + where;
    }
    case State::Queued:
        return tr("Done: %1").arg(words.state(line.to));
    case State::Withdrawn:
    case State::Reversed:
    case State::Stays:
        return BulkList::backWords(words, line);
    case State::Refused:
    case State::Failed:
        return words.reason(line.reason);
    case State::Chosen:
        break;
    }
    return tr("Left as it was");
}

void BulkDialog::showLines()
{
    m_list->show(
        m_bulk.lines(), [this](const Line &line) { return wordsOf(line); }, m_bulk.isAdvised());
    if (!m_again.isEmpty())
        m_list->choose(std::exchange(m_again, {}));
}

void BulkDialog::reject()
{
    if (m_bulk.task() == Task::None) {
        QDialog::reject();
        return;
    }
    m_bulk.cancel();
    showStep();
}

void BulkDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_next->isEnabled())
            goOn();
        return;
    }
    QDialog::keyPressEvent(event);
}
} // namespace wanmi::workbench
