// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/actionform.h"

#include "workbench/mnemonics.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace wanmi::workbench {

ActionForm::ActionForm(SessionContext &session, SeatMemory &memory, const domain::Possibility &possibility,
                       const std::optional<store::CaseDossier> &dossier, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_memory(memory)
    , m_possibility(possibility)
    , m_dossier(dossier)
    , m_column(new QVBoxLayout(this))
    , m_title(new QLabel(this))
    , m_moved(new QLabel(this))
    , m_refusal(new QLabel(this))
{
    setObjectName(QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    m_column->setContentsMargins(12, 10, 12, 12);
    m_column->setSpacing(8);
    const QString word = m_session.words.action(possibility.action);
    m_title->setText(dossier ? word : tr("New report"));
    m_title->setObjectName(QStringLiteral("title"));
    m_column->addWidget(m_title);
    m_moved->setObjectName(QStringLiteral("moved"));
    m_moved->setWordWrap(true);
    m_moved->hide();
    m_column->addWidget(m_moved);
    build(possibility.form);

    m_refusal->setObjectName(QStringLiteral("problem"));
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    m_column->addWidget(m_refusal);
    auto *row = new QHBoxLayout;
    m_send = new QPushButton(this); // after the fields, as Tab goes
    m_send->setText(word);
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setToolTip(tr("Send: Ctrl+Enter"));
    auto *close = new QPushButton(tr("Cancel"), this);
    close->setToolTip(tr("Close and keep what is typed: Esc"));
    row->addWidget(m_send);
    row->addWidget(close);
    row->addStretch(1);
    auto *keys = new QLabel(
        !m_fields.empty()
                && (m_fields.front()->name() == u"leadDept" || m_fields.front()->name() == u"supervisor")
            ? tr("Enter sends as proposed, Ctrl+Enter anything")
            : tr("Ctrl+Enter sends"),
        this);
    keys->setObjectName(QStringLiteral("note"));
    row->addWidget(keys);
    m_column->addLayout(row);
    m_column->addStretch(1);
    connect(m_send, &QPushButton::clicked, this, &ActionForm::send);
    connect(close, &QPushButton::clicked, this, &ActionForm::closed);
    giveMnemonics(*this);
    restoreDraft();
    for (Field *field : m_fields)
        connect(field, &Field::changed, this, &ActionForm::keepDraft);
    connect(&m_session.words, &models::Words::changed, this, &ActionForm::followNames);
}

/// A seat is usable before everything has arrived: a form may be open before the city's departments and
/// people are known.
void ActionForm::followNames()
{
    for (const auto &[name, make] : m_named) {
        Field *asked = field(name);
        if (auto *one = qobject_cast<ChoiceField *>(asked))
            one->setChoices(make());
        else if (auto *many = dynamic_cast<ManyField *>(asked))
            many->setChoices(make());
        if (!asked || !asked->answer().isEmpty())
            continue;
        if (name == u"leadDept")
            proposeDepartment();
        else if (name == u"supervisor")
            proposeSupervisor();
    }
}

void ActionForm::add(Field *field)
{
    if (!m_fields.empty()) {
        connect(m_fields.back(), &Field::accepted, field, [this, before = m_fields.back(), field] {
            if (isAsProposed(before))
                send();
            else
                field->editor()->setFocus(Qt::TabFocusReason);
        });
    }
    m_fields.push_back(field);
    m_column->addWidget(field);
}

/// Whom a case or a task goes to is proposed with its reasons: Enter on what nobody has touched agrees.
bool ActionForm::isAsProposed(const Field *field) const
{
    const auto *line = qobject_cast<const QLineEdit *>(field->editor());
    return (field->name() == u"leadDept" || field->name() == u"supervisor") && field == m_fields.front()
        && line && !line->isModified() && !field->answer().isEmpty()
        && std::ranges::all_of(m_fields, [](const Field *one) { return one->problem().isEmpty(); });
}

Field *ActionForm::field(const QString &name) const
{
    const auto it = std::ranges::find_if(m_fields, [&](const Field *field) { return field->name() == name; });
    return it == m_fields.end() ? nullptr : *it;
}

void ActionForm::focusFirst()
{
    const auto open
        = std::ranges::find_if(m_fields, [](const Field *field) { return !field->problem().isEmpty(); });
    if (m_fields.empty())
        m_send->setFocus(Qt::ShortcutFocusReason);
    else
        (open == m_fields.end() ? m_fields.front() : *open)->editor()->setFocus(Qt::ShortcutFocusReason);
}

void ActionForm::noteCase(const store::CaseDossier &now, bool possible)
{
    if (!m_dossier
        || (now.file.version == m_dossier->file.version && now.file.state == m_dossier->file.state))
        return;
    const models::Words &words = m_session.words;
    QString is = words.state(now.file.state);
    if (!now.file.leadDept.isEmpty())
        is += QStringLiteral(" · ") + words.department(now.file.leadDept);
    m_moved->setText(
        possible
            ? tr("This case changed while you were typing; it is now: %1. What you typed is kept.").arg(is)
            : tr("This case moved on while you were typing; it is now: %1. “%2” is no longer open to you; your words stay here as a draft.")
                  .arg(is, words.action(m_possibility.action)));
    m_moved->show();
}

void ActionForm::send()
{
    if (!m_send->isEnabled())
        return;
    m_refusal->hide();
    Field *wrong = nullptr;
    for (Field *field : m_fields) {
        if (!field->check() && !wrong)
            wrong = field;
    }
    if (wrong) {
        wrong->editor()->setFocus();
        return;
    }
    domain::CaseOrder order;
    order.action = m_possibility.action;
    if (m_dossier)
        order.caseId = m_dossier->file.id;
    for (const Field *field : m_fields)
        field->writeTo(order);
    m_send->setEnabled(false);
    if (m_second)
        sendForTwo(order);
    else
        perform(order, {});
}

void ActionForm::perform(const domain::CaseOrder &order, const QString &approval)
{
    auto answer = m_dossier ? m_session.desk.perform(order, approval) : m_session.desk.reportCase(order);
    base::Answer<base::Result<domain::Verdict>>(answer).then(
        this, [this](const base::Result<domain::Verdict> &verdict) {
            m_send->setEnabled(true);
            if (!verdict) {
                showRefusal(verdict.error().reason);
                return;
            }
            m_memory.forget(draftKey());
            emit sent(verdict->after.id.text());
        });
}

void ActionForm::showRefusal(const QString &reason)
{
    static const QHash<QString, QString> FieldOf{
        {QStringLiteral("no-lead-department"), QStringLiteral("leadDept")},
        {QStringLiteral("no-reason"), QStringLiteral("reason")},
        {QStringLiteral("no-supervisor-on-duty"), QStringLiteral("supervisor")},
        {QStringLiteral("same-supervisor"), QStringLiteral("supervisor")},
        {QStringLiteral("handler-may-not-check"), QStringLiteral("supervisor")},
        {QStringLiteral("no-after-photo"), QStringLiteral("photos")},
        {QStringLiteral("no-photo"), QStringLiteral("photos")},
        {QStringLiteral("no-place"), QStringLiteral("place")},
        {QStringLiteral("bad-until"), QStringLiteral("until")},
        {QStringLiteral("condition-unknown"), QStringLiteral("condition")},
        {QStringLiteral("no-crew"), QStringLiteral("crew")},
        {QStringLiteral("no-main-case"), QStringLiteral("mainCase")}};
    const QString text = m_session.words.reason(reason);
    if (Field *at = field(FieldOf.value(reason))) {
        at->showProblem(text);
        at->editor()->setFocus();
        return;
    }
    m_refusal->setText(text);
    m_refusal->show();
}

void ActionForm::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        send();
    } else if (event->key() == Qt::Key_Escape) {
        emit closed();
    } else {
        QWidget::keyPressEvent(event);
    }
}

QString ActionForm::draftKey() const
{
    return QStringLiteral("draft/%1/%2")
        .arg(m_possibility.action, m_dossier ? m_dossier->file.id.text() : QString());
}

void ActionForm::restoreDraft()
{
    const QJsonObject draft = m_memory.value(draftKey()).toObject();
    for (Field *field : m_fields) {
        const QString kept = draft.value(field->name()).toString();
        if (!kept.isEmpty())
            field->setAnswer(kept);
    }
}

void ActionForm::keepDraft()
{
    QJsonObject draft;
    for (const Field *field : m_fields) {
        if (const QString answer = field->answer(); !answer.isEmpty())
            draft.insert(field->name(), answer);
    }
    m_memory.set(draftKey(), draft);
}
} // namespace wanmi::workbench
