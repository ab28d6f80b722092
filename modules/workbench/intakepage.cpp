// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/intakepage.h"

#include "workbench/placefield.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
const QString DraftKey = QStringLiteral("draft/intake");
const QString SentKey = QStringLiteral("draft/intake-sent"); ///< should it be taken back
constexpr int NarrowPx = 700; ///< below it the side panel goes under the form
} // namespace

IntakePage::IntakePage(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_memory(memory)
    , m_guess(domain::shippedClassGuess(session.words.names()->rules()->catalog))
    , m_form(new QWidget(this))
    , m_column(new QVBoxLayout(m_form))
    , m_side(new IntakeSide(session, style, this))
    , m_formScroll(new QScrollArea(this))
    , m_sideScroll(new QScrollArea(this))
    , m_away(new QLabel(m_form))
    , m_refusal(new QLabel(this))
    , m_mapChoice(new QToolButton(m_form))
    , m_send(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("New report"));
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(8, 8, 8, 8);
    outer->setSpacing(8);
    m_form->setObjectName(QStringLiteral("card"));
    m_form->setAttribute(Qt::WA_StyledBackground);
    m_column->setContentsMargins(12, 8, 12, 8);
    m_column->setSpacing(7);
    m_away->setObjectName(QStringLiteral("moved"));
    m_away->setWordWrap(true);
    m_away->setText(tr(
        "Central is not reachable. The report is kept here and is provisional until central has judged it."));
    m_column->addWidget(m_away);
    ask();
    m_column->addStretch(1);

    // What will happen stands below the questions, wherever these are scrolled to.
    auto *foot = new QHBoxLayout;
    m_refusal->setObjectName(QStringLiteral("problem"));
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setToolTip(tr("Send: Ctrl+Enter, or Enter here"));
    m_send->setAutoDefault(true);
    m_cancel->setToolTip(tr("Close and keep what is typed: Esc"));
    foot->addWidget(m_send);
    foot->addWidget(m_cancel);
    foot->addStretch(1);
    auto *left = new QVBoxLayout;
    left->setSpacing(6);
    left->addWidget(m_formScroll, 1);
    left->addWidget(m_refusal);
    left->addLayout(foot);
    for (QScrollArea *scroll : {m_formScroll, m_sideScroll}) {
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
    }
    m_formScroll->setWidget(m_form);
    m_sideScroll->setWidget(m_side);
    outer->addLayout(left, 11);
    outer->addWidget(m_sideScroll, 9);

    // They were made before the questions, and come after them.
    QWidget *before = m_fields.back()->editor();
    std::vector<QWidget *> last{m_send, m_cancel};
    for (QWidget *stop : m_side->stops())
        last.push_back(stop);
    for (QWidget *stop : last) {
        setTabOrder(before, stop);
        before = stop;
    }

    connect(m_send, &QPushButton::clicked, this, &IntakePage::send);
    connect(m_cancel, &QPushButton::clicked, this, &IntakePage::closed);
    connect(m_side, &IntakeSide::advised, this, &IntakePage::showNext);
    connect(m_side, &IntakeSide::caseWanted, this, &IntakePage::caseWanted);
    connect(m_side, &IntakeSide::mergeWanted, this, &IntakePage::mergeInto);
    connect(&session.selection, &models::Selection::componentChanged, this, &IntakePage::showMapChoice);
    connect(&session.selection, &models::Selection::cameraChanged, this, &IntakePage::showMapChoice);
    const auto showLine
        = [this] { m_away->setVisible(m_session.link.status().state != sync::LinkStatus::State::Online); };
    connect(&session.link, &sync::Link::statusChanged, this, showLine);
    showLine();
    showMapChoice();
    restoreDraft();
    for (Field *field : m_fields)
        connect(field, &Field::changed, this, &IntakePage::follow);
    followSource();
    follow();
    countUsual();
}

Field *IntakePage::field(const QString &name) const
{
    const auto it = std::ranges::find_if(m_fields, [&](const Field *field) { return field->name() == name; });
    return it == m_fields.end() ? nullptr : *it;
}

bool IntakePage::isPublic() const
{
    return operations::isOfThePublic(m_source->answer());
}

/// Whether Enter should stop at this question: it is asked of everybody and has no answer yet.
bool IntakePage::isOpenQuestion(const Field *field) const
{
    if (field == m_phone || field == m_name)
        return isPublic() && field->answer().isEmpty();
    if (field == m_description) {
        // What a camera shows needs no words: its class says it.
        const QString source = m_source->answer();
        return field->answer().isEmpty() && source != u"video" && source != u"sensor";
    }
    if (field == m_class)
        return !m_class->isSettled();
    if (field == m_condition)
        return minor() && !m_condition->isSettled();
    return field == m_place ? !m_place->place() : field == m_source && field->answer().isEmpty();
}

void IntakePage::advance(const Field *from)
{
    if (m_sendWaits && from == m_place) {
        send();
        return;
    }
    // A choice that has not been made keeps the keys, and says what to do.
    if (const auto at = std::ranges::find(m_fields, from); at != m_fields.end()) {
        if (!from->problem().isEmpty() && (from == m_place || from == m_class || from == m_source)) {
            (*at)->check();
            return;
        }
        const auto next = std::find_if(at + 1, m_fields.end(),
                                       [this](const Field *field) { return isOpenQuestion(field); });
        if (next != m_fields.end()) {
            (*next)->editor()->setFocus(Qt::TabFocusReason);
            m_formScroll->ensureWidgetVisible(*next, 0, 12);
            return;
        }
    }
    m_send->setFocus(Qt::TabFocusReason);
}

void IntakePage::focusFirst()
{
    const auto open
        = std::ranges::find_if(m_fields, [this](const Field *field) { return isOpenQuestion(field); });
    if (open == m_fields.end())
        m_send->setFocus(Qt::ShortcutFocusReason);
    else
        (*open)->editor()->setFocus(Qt::ShortcutFocusReason);
}

bool IntakePage::isSettled() const
{
    return m_side->isSettled() && !m_sending;
}

domain::CaseOrder IntakePage::order() const
{
    domain::CaseOrder order;
    order.action = QStringLiteral("report");
    for (const Field *field : m_fields) {
        if (!field->isHidden())
            field->writeTo(order);
    }
    if (!m_componentId.isEmpty() && order.kind == domain::CaseKind::Component)
        order.componentId = m_componentId;
    return order;
}

void IntakePage::send()
{
    // Who goes there is not known yet: it follows in a moment.
    m_sendWaits = m_place->isSearching() || (m_place->place() && !m_side->knowsPlace());
    if (!m_sendWaits)
        take(after(), {});
}

void IntakePage::mergeInto(const QString &caseId)
{
    if (!caseId.isEmpty())
        take(operations::AfterReport::Merge, caseId);
}

void IntakePage::take(operations::AfterReport after, const QString &mainCase)
{
    if (m_sending)
        return;
    m_refusal->hide();
    Field *wrong = nullptr;
    for (Field *field : m_fields) {
        if (!field->isHidden() && !field->check() && !wrong)
            wrong = field;
    }
    // What is registered at once must be complete; what is verified first is filled in meanwhile.
    if (!wrong && after == operations::AfterReport::Register) {
        for (RankedField *needed : {m_class, m_condition}) {
            if (needed->answer().isEmpty() && !wrong) {
                needed->showProblem(tr("To be registered the report needs its class and filing condition."));
                wrong = needed;
            }
        }
    }
    if (!wrong && m_class->answer().isEmpty() && m_description->answer().trimmed().isEmpty()) {
        m_description->showProblem(tr("Say in a sentence what was seen, or choose a class."));
        wrong = m_description;
    }
    if (wrong) {
        wrong->editor()->setFocus();
        m_formScroll->ensureWidgetVisible(wrong, 0, 12);
        return;
    }
    m_sending = true;
    m_send->setEnabled(false);
    const QString supervisor = after == operations::AfterReport::Verify ? m_side->supervisor() : QString();
    operations::takeReport(m_session.desk, this, order(), after, mainCase, supervisor,
                           [this](const base::Result<operations::TakenReport> &taken) {
                               m_sending = false;
                               m_send->setEnabled(true);
                               if (!taken) {
                                   showRefusal(taken.error().reason);
                                   return;
                               }
                               m_memory.set(SentKey, m_memory.value(DraftKey));
                               m_memory.forget(DraftKey);
                               emit sent(*taken);
                           });
}

void IntakePage::showRefusal(const QString &reason)
{
    static const QHash<QString, QString> FieldOf{
        {QStringLiteral("no-place"), QStringLiteral("place")},
        {QStringLiteral("no-class-or-text"), QStringLiteral("description")},
        {QStringLiteral("source-not-of-post"), QStringLiteral("source")},
        {QStringLiteral("no-photo"), QStringLiteral("photos")},
        {QStringLiteral("condition-unknown"), QStringLiteral("condition")}};
    const QString text = m_session.words.reason(reason);
    if (Field *at = field(FieldOf.value(reason))) {
        at->showProblem(text);
        at->editor()->setFocus();
        return;
    }
    m_refusal->setText(text);
    m_refusal->show();
}

void IntakePage::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        send();
    else if (key == Qt::Key_Escape)
        emit closed();
    else if (key == Qt::Key_F3)
        takeMapChoice();
    else if (key == Qt::Key_F4)
        m_side->focusCaller();
    else if (key == Qt::Key_F7)
        m_side->markNext();
    else if (key == Qt::Key_F9)
        mergeInto(m_side->likeliest());
    else
        QWidget::keyPressEvent(event);
}

/// Enter ends the description as it ends every other answer; Shift+Enter begins a line. In the telephone's
/// line Up and Down say which of the two lines rang.
bool IntakePage::eventFilter(QObject *watched, QEvent *event)
{
    if (m_phone && watched == m_phone->editor() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            switchLine();
            return true;
        }
    }
    if (m_description && watched == m_description->editor() && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool enter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (enter && !(press->modifiers() & ~Qt::KeypadModifier)) {
            advance(m_description);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void IntakePage::resizeEvent(QResizeEvent *event)
{
    auto *outer = static_cast<QBoxLayout *>(layout());
    outer->setDirection(width() < NarrowPx ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

void IntakePage::restoreDraft()
{
    m_restoring = true;
    const QJsonObject draft = m_memory.value(DraftKey).toObject();
    for (Field *field : m_fields) {
        const QString kept = draft.value(field->name()).toString();
        if (!kept.isEmpty() && field != m_next)
            field->setAnswer(kept);
    }
    m_componentId = draft.value(QStringLiteral("component")).toString();
    m_restoring = false;
}

void IntakePage::restoreSent(SeatMemory &memory)
{
    memory.set(DraftKey, memory.value(SentKey));
}

void IntakePage::keepDraft()
{
    if (m_restoring)
        return;
    QJsonObject draft;
    for (const Field *field : m_fields) {
        const auto *ranked = qobject_cast<const RankedField *>(field);
        // A proposal is made again from the words.
        if (const QString answer = field->answer(); !answer.isEmpty() && !(ranked && ranked->isProposed()))
            draft.insert(field->name(), answer);
    }
    if (!m_componentId.isEmpty())
        draft.insert(QStringLiteral("component"), m_componentId);
    m_memory.set(DraftKey, draft);
}
} // namespace wanmi::workbench
