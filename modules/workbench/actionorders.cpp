// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/actionform.h"
#include "workbench/photofield.h"
#include "workbench/secretfield.h"

#include <QPushButton>
#include <QSysInfo>

namespace wanmi::workbench {

using Order = domain::CaseOrder;

void ActionForm::askUntil(const QString &label, const QDateTime &initial)
{
    add(new UntilField({QStringLiteral("until"), label, true, tr("Say until when, within a year."),
                        [](Order &order, const QString &text) {
                            order.until = base::instantFromMs(
                                QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch());
                        }},
                       initial, this));
}

void ActionForm::askDecision()
{
    add(new ChoiceField({QStringLiteral("result"), tr("Decision"), true, tr("Choose whether you agree."),
                         [](Order &order, const QString &token) { order.result = token; }},
                        {{QStringLiteral("agree"), tr("agree"), {}},
                         {QStringLiteral("disagree"), tr("disagree"), {}}},
                        this));
}

void ActionForm::askSecondPerson(const QString &post)
{
    Choices choices;
    for (const domain::Person &person : m_session.words.names()->persons()) {
        if (person.post == post && person.id.text() != m_session.grant.account)
            choices.push_back({person.id.text(), person.name + QStringLiteral("  ·  ") + person.id.text(), {}});
    }
    add(new ChoiceField({QStringLiteral("approver"),
                         tr("Second person: %1").arg(m_session.words.post(post)), true,
                         tr("Two persons decide this together: choose the second one."),
                         [](Order &order, const QString &token) { order.approver = token; }},
                        choices, this));
    m_second = new SecretField({QStringLiteral("approval"),
                                tr("The second person's password"),
                                true,
                                tr("The second person types the password here."),
                                {}},
                               this);
    add(m_second);
}

/// Where the rule asks for none: whoever has one adds it.
void ActionForm::askPhotos(const QString &label, const QString &kind)
{
    auto *photos = new PhotoField({QStringLiteral("photos"), label, false, {}, {}}, kind, m_session, this);
    if (m_dossier)
        photos->setCase(m_dossier->file);
    add(photos);
}

bool ActionForm::askBeside(const QString &form)
{
    const QDateTime now = m_session.rules->calendar.toLocal(m_session.desk.now());
    if (form == u"forceClose") {
        askReason();
        askSecondPerson(QStringLiteral("leader"));
    } else if (form == u"emergency") {
        Choices severities;
        for (const char *token : {"urgent", "major"})
            severities.push_back(
                {QString::fromLatin1(token), m_session.words.severity(QString::fromLatin1(token)), {}});
        auto *severity = new ChoiceField({QStringLiteral("severity"), tr("Severity"), true,
                                          tr("Only urgent cases take the short way."),
                                          [](Order &order, const QString &token) { order.severity = token; }},
                                         severities, this);
        add(severity);
        severity->setAnswer(QStringLiteral("urgent"));
        askRegister(false);
        askDispatch(false);
        askPhotos(tr("Photos of the place"), QStringLiteral("near"));
        askSecondPerson(QStringLiteral("shift-leader"));
    } else if (form == u"supervise" || form == u"again") {
        askReason();
        askUntil(tr("Reply until"), now.addDays(1));
    } else if (form == u"reply") {
        askNote(tr("Reply"), true);
    } else if (form == u"coFeedback") {
        askNote(tr("What our share was"), true);
        askPhotos(tr("Photos after our work"), QStringLiteral("after"));
    } else if (form == u"decisionOn") {
        askDecision();
        askReason();
    } else if (form == u"waive") {
        Choices open;
        for (const domain::CoTask &share : m_dossier ? m_dossier->file.coTasks : std::vector<domain::CoTask>{}) {
            if (!share.isSettled())
                open.push_back({share.department, m_session.words.department(share.department), {}});
        }
        auto *whose = new ChoiceField({QStringLiteral("department"), tr("Whose share"), true,
                                       tr("Choose the department that need not assist."),
                                       [](Order &order, const QString &token) { order.department = token; }},
                                      open, this);
        add(whose);
        if (open.size() == 1)
            whose->setAnswer(open.front().token);
        askReason();
    } else {
        return false;
    }
    return true;
}

void ActionForm::sendForTwo(const domain::CaseOrder &order)
{
    protocol::SignIn who;
    who.account = order.approver;
    who.password = m_second->secret();
    who.seat = QSysInfo::machineHostName();
    m_second->clear();
    sync::signIn(m_session.link.central(), who)
        .then(this, [this, order](const base::Result<protocol::SessionGrant> &grant) {
            if (grant)
                return perform(order, grant->token);
            m_send->setEnabled(true);
            m_second->showProblem(m_session.words.reason(grant.error().reason));
            m_second->editor()->setFocus();
        });
}
} // namespace wanmi::workbench
