// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/bulkform.h"

#include "workbench/mnemonics.h"

#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
using Order = domain::CaseOrder;
const QString EachItsOwn = QStringLiteral("each-its-own");

/// Forms whose questions have another answer in every case, or need a second person at each.
bool asksOfEach(const QString &form)
{
    static const QStringList OfEach{QStringLiteral("report"),      QStringLiteral("reportSelfHandled"),
                                    QStringLiteral("merge"),       QStringLiteral("feedback"),
                                    QStringLiteral("coFeedback"),  QStringLiteral("verifyResult"),
                                    QStringLiteral("checkResult"), QStringLiteral("emergency"),
                                    QStringLiteral("forceClose"),  QStringLiteral("callback"),
                                    QStringLiteral("appeal"),      QStringLiteral("reopen"),
                                    QStringLiteral("reply"),       QStringLiteral("decisionOn"),
                                    QStringLiteral("waive")};
    return OfEach.contains(form);
}
} // namespace

bool BulkForm::isFor(const domain::Possibility &possibility)
{
    return possibility.mine && !asksOfEach(possibility.form);
}

BulkForm::BulkForm(SessionContext &session, const domain::Possibility &possibility, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_action(possibility.action)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    const QString &form = possibility.form;
    if (form == u"dispatch" || form == u"subDispatch") {
        m_toDistrict = form == u"subDispatch";
        auto choices = departments();
        choices.insert(choices.begin(),
                       ChoiceField::Choice{EachItsOwn,
                                           m_toDistrict
                                               ? tr("For each case the district center recommended for it")
                                               : tr("For each case the department recommended for it"),
                                           {}});
        m_lead = new ChoiceField({QStringLiteral("leadDept"),
                                  m_toDistrict ? tr("District center") : tr("Lead department"), true,
                                  tr("Choose the department that leads."),
                                  [](Order &order, const QString &token) {
                                      order.leadDept = token == EachItsOwn ? QString() : token;
                                  }},
                                 choices, this);
        add(m_lead);
        m_lead->setAnswer(EachItsOwn);
        m_lead->setHint(tr("The dry run shows each case's department and why; there it can be changed."));
        askNote(tr("Note to the department"));
    } else if (form == u"sendTask") {
        askNote(tr("What to look at"));
        m_fields.back()->setHint(tr("Each goes to the supervisor on duty at its place."));
    } else if (form == u"register") {
        askNote(tr("Note"));
        m_fields.back()->setHint(tr("Class, filing condition and place of each case stay as they are."));
    } else if (form == u"extend") {
        add(new LineField({QStringLiteral("days"), tr("Days more"), true, tr("Say how many days, 1 to 30."),
                           [](Order &order, const QString &text) { order.days = text.toInt(); }},
                          this));
        askReason(true);
    } else if (form == u"suspend" || form == u"supervise" || form == u"again") {
        askUntil(form == u"suspend" ? tr("Until") : tr("Reply by"), form == u"suspend" ? 7 : 1);
        askReason(true);
    } else if (form == u"crew") {
        add(new LineField({QStringLiteral("crew"), tr("Crew or vehicle"), true, tr("Say who goes there."),
                           [](Order &order, const QString &text) { order.crew = text.trimmed(); }},
                          this));
    } else if (form == u"reason" || form == u"refuse" || form == u"return") {
        askReason(true);
    } else if (form == u"decision") {
        askReason(m_action.startsWith(u"reject"));
    } else if (!form.isEmpty()) {
        askNote(tr("Note"));
    }
    m_column->addStretch(1);
    giveMnemonics(*this, {u'W', u'D', u'B', u'U', u'S'}); // the dialog's own
}

void BulkForm::add(Field *field)
{
    if (!m_fields.empty())
        connect(m_fields.back(), &Field::accepted, field,
                [field] { field->editor()->setFocus(Qt::TabFocusReason); });
    m_fields.push_back(field);
    m_column->addWidget(field);
}

void BulkForm::askReason(bool required)
{
    add(new TextField({QStringLiteral("reason"), tr("Reason, for all of them"), required,
                       tr("Say why, in a sentence."),
                       [](Order &order, const QString &text) { order.reason = text.trimmed(); }},
                      this));
}

void BulkForm::askNote(const QString &label)
{
    add(new TextField({QStringLiteral("note"),
                       label,
                       false,
                       {},
                       [](Order &order, const QString &text) { order.note = text.trimmed(); }},
                      this));
}

void BulkForm::askUntil(const QString &label, int days)
{
    const QDateTime usual = m_session.rules->calendar.toLocal(m_session.desk.now()).addDays(days);
    add(new UntilField({QStringLiteral("until"), label, true, tr("Say until when, within a year."),
                        [](Order &order, const QString &text) {
                            order.until = base::instantFromMs(
                                QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch());
                        }},
                       usual, this));
}

operations::BulkDesk::Advice BulkForm::advice() const
{
    if (!m_lead || m_lead->answer() != EachItsOwn)
        return {};
    return {m_session.words.names()->rules(), m_toDistrict};
}

std::vector<ChoiceField::Choice> BulkForm::departments() const
{
    std::vector<ChoiceField::Choice> choices;
    const bool chinese = m_session.words.isChinese();
    for (const domain::Department &department : m_session.words.names()->departments()) {
        if (m_toDistrict && department.kind != u"territory")
            continue;
        choices.push_back({department.id.text(), chinese ? department.nameZh : department.nameEn,
                           chinese ? department.nameEn : department.nameZh});
    }
    return choices;
}

bool BulkForm::check()
{
    Field *wrong = nullptr;
    for (Field *field : m_fields) {
        if (!field->check() && !wrong)
            wrong = field;
    }
    if (wrong)
        wrong->editor()->setFocus();
    return !wrong;
}

domain::CaseOrder BulkForm::order() const
{
    domain::CaseOrder order;
    order.action = m_action;
    for (const Field *field : m_fields)
        field->writeTo(order);
    return order;
}

bool BulkForm::focusFirst()
{
    if (m_fields.empty())
        return false;
    m_fields.front()->editor()->setFocus(Qt::OtherFocusReason);
    return true;
}
} // namespace wanmi::workbench
