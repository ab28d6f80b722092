// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/casefileprint.h"

#include "workbench/deadlineview.h"
#include "workbench/orderlist.h"
#include "workbench/photolook.h"
#include "workbench/relatedlist.h"
#include "worktime/describe.h"

#include <QCoreApplication>

namespace wanmi::workbench {
namespace {
using domain::CaseFile;

QString tr(const char *text)
{
    return QCoreApplication::translate("CaseFilePrint", text);
}

QString safe(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

/// Builds the text section by section.
class Writer
{
public:
    Writer(const CaseFileContent &content, const models::Words &words, const domain::RuleBook &rules)
        : m_content(content)
        , m_file(content.dossier.file)
        , m_words(words)
        , m_rules(rules)
    {
    }

    [[nodiscard]] QString html()
    {
        head();
        facts();
        people();
        photos();
        deadlines();
        orders();
        trail();
        related();
        return m_html;
    }

    [[nodiscard]] QString number() const
    {
        return !m_file.caseNo.isEmpty()  ? m_file.caseNo
            : !m_file.intakeNo.isEmpty() ? m_file.intakeNo
                                         : m_words.unnumbered();
    }
    [[nodiscard]] bool hasPersonalData() const
    {
        return m_content.mayKnowReporter
            && (!m_content.reporters.empty() || !m_content.dossier.reporterName.isEmpty()
                || !m_content.dossier.reporterPhone.isEmpty());
    }
    /// In full: a paper is read on another day.
    [[nodiscard]] QString moment(base::Instant at) const
    {
        return m_rules.calendar.toLocal(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }

private:
    void section(const QString &title) { m_html += QStringLiteral("<h3>%1</h3>").arg(title.toHtmlEscaped()); }
    void beginTable() { m_html += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3'>"); }
    void endTable() { m_html += QStringLiteral("</table>"); }
    void row(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_html
                += QStringLiteral("<tr><td width='22%'><font color='#555555'>%1</font></td><td>%2</td></tr>")
                       .arg(safe(name), safe(value));
    }
    void paragraph(const QString &text) { m_html += QStringLiteral("<p>%1</p>").arg(safe(text)); }

    void head()
    {
        const bool isComponent = m_file.kind == domain::CaseKind::Component;
        const QString what = m_file.classCode.isEmpty() ? tr("Not classified yet")
                                                        : m_words.className(isComponent, m_file.classCode);
        m_html += QStringLiteral("<h2>%1</h2><p><b>%2</b> · %3 · %4</p>")
                      .arg(safe(what), safe(tr("No. %1").arg(number())), safe(m_words.state(m_file.state)),
                           safe(m_words.source(m_file.source)));
        if (hasPersonalData())
            m_html += QStringLiteral("<p><b>%1</b></p>")
                          .arg(safe(tr("Contains personal data: not to be handed on or left lying.")));
        if (!m_content.map.isEmpty())
            m_html += QStringLiteral("<p><img src='map' width='640'><br><font color='#555555' size='2'>%1</font></p>")
                          .arg(safe(tr("Ring: this case. Square, triangle, circle, diamond: other open cases, overdue, soon due, in time, suspended.")));
    }

    void facts()
    {
        section(tr("Facts"));
        beginTable();
        row(tr("Place"), m_file.address);
        row(tr("Description"), m_file.description);
        row(tr("Note"), m_file.note);
        row(tr("Reported"), moment(m_file.reportedAt));
        if (m_file.registeredAt)
            row(tr("Registered"), moment(*m_file.registeredAt));
        if (m_file.closedAt)
            row(tr("Ended"), moment(*m_file.closedAt) + u' ' + m_words.closeType(m_file.closeType));
        row(tr("District"), m_file.district.isEmpty() ? QString() : m_words.area(m_file.district));
        row(tr("Street"), m_file.street.isEmpty() ? QString() : m_words.area(m_file.street));
        row(tr("Grid cell"), m_file.cell);
        row(tr("Component"), m_file.componentId);
        if (!m_file.conditionNo.isEmpty())
            row(tr("Condition"),
                m_words.names()->conditionName(m_file.kind, m_file.classCode, m_file.conditionNo,
                                               m_words.isChinese()));
        if (m_file.handlingLimit.length.count() > 0)
            row(tr("Handling limit"), m_words.limit(m_file.handlingLimit));
        QStringList units;
        if (!m_file.leadDept.isEmpty())
            units.append(m_words.department(m_file.leadDept));
        for (const QString &other : m_file.coDepts)
            units.append(m_words.department(other));
        row(tr("Departments"), units.join(tr(", ")));
        row(tr("Supervisor"), m_file.supervisor.isEmpty() ? QString() : m_words.person(m_file.supervisor));
        row(tr("Feedback"), m_file.feedbackText);
        row(tr("Closing note"), m_file.closeNote);
        endTable();
    }

    void people()
    {
        if (!hasPersonalData())
            return;
        section(tr("Reported by"));
        beginTable();
        if (m_content.reporters.empty())
            row(m_content.dossier.reporterName, m_content.dossier.reporterPhone);
        for (const store::Store::Reporter &one : m_content.reporters)
            row(one.name,
                one.phone + QStringLiteral(" · ") + m_words.source(one.source) + QStringLiteral(" · ")
                    + moment(base::instantFromMs(one.reportedAtMs)));
        endTable();
    }

    /// Before on the left, after on the right, two in a row.
    void photos()
    {
        if (m_content.photos.empty())
            return;
        section(tr("Photos"));
        beginTable();
        bool isOpen = false;
        for (size_t i = 0; i < m_content.photos.size(); ++i) {
            const auto &[photo, bytes] = m_content.photos[i];
            if (i % 2 == 0)
                m_html += QStringLiteral("<tr>");
            const QString picture = bytes.isEmpty()
                ? safe(tr("(not at hand on this seat)"))
                : QStringLiteral("<img src='photo%1' width='300'><br>").arg(i);
            QStringList said{photoKindWord(photo.kind), moment(photo.at)};
            if (!photo.author.isEmpty())
                said.append(m_words.person(photo.author));
            m_html += QStringLiteral("<td width='50%' valign='top'>%1%2</td>")
                          .arg(picture, safe(said.join(QStringLiteral(" · "))));
            isOpen = i % 2 == 0;
            if (!isOpen)
                m_html += QStringLiteral("</tr>");
        }
        if (isOpen)
            m_html += QStringLiteral("</tr>");
        endTable();
    }

    void deadlines()
    {
        const auto all = domain::explainedDeadlines(m_file, m_content.dossier.trail, m_rules);
        if (all.empty())
            return;
        section(tr("Deadlines"));
        const auto language = m_words.isChinese() ? worktime::Language::Chinese : worktime::Language::English;
        for (const domain::ExplainedDeadline &one : all) {
            const QString due = one.due ? tr("due %1").arg(moment(*one.due)) : tr("stands still");
            const worktime::Calendar &calendar = m_rules.calendarOf(one.run.calendarVersion);
            const QString how = worktime::describe(worktime::explain(one.run, calendar), language, calendar);
            m_html += QStringLiteral("<p><b>%1: %2</b><br>%3</p>")
                          .arg(safe(nameOf(one, m_file, m_words)), safe(due), safe(how));
        }
    }

    void orders()
    {
        if (m_file.orders.empty())
            return;
        section(tr("Supervise orders"));
        for (const domain::SuperviseOrder &order : m_file.orders) {
            const OrderWords said = wordsOf(order, m_words, m_content.now,
                                            [this](base::Instant at) { return moment(at); });
            m_html += QStringLiteral("<p><b>%1</b><br>%2</p>").arg(safe(said.title), safe(said.text));
        }
    }

    void trail()
    {
        section(tr("What happened"));
        m_html += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3' border='0'>");
        for (const domain::ActionRecord &record : m_content.dossier.trail) {
            const QString unit = record.department.isEmpty() ? m_words.post(domain::tokenOf(record.post))
                                                             : m_words.department(record.department);
            QString what = m_words.done(record.action);
            if (!record.order.leadDept.isEmpty())
                what += QStringLiteral(" → ") + m_words.department(record.order.leadDept);
            const bool bySystem = record.post == domain::Post::System;
            QStringList why{bySystem && record.reason == u"overdue"           ? tr("time has run out")
                                : bySystem && record.reason == domain::OffDuty ? tr("whoever had it has signed off")
                                                                               : record.reason,
                            record.note};
            why.removeAll(QString());
            m_html += QStringLiteral("<tr><td width='18%' valign='top'>%1</td><td width='24%' "
                                     "valign='top'>%2</td><td valign='top'><b>%3</b> %4</td></tr>")
                          .arg(moment(record.at),
                               safe(record.actorName.isEmpty()
                                        ? unit
                                        : record.actorName + QStringLiteral(" · ") + unit),
                               safe(what), safe(why.join(QStringLiteral(" · "))));
        }
        endTable();
        for (const protocol::Command &waiting : m_content.dossier.pending)
            paragraph(tr("Not judged by central yet: %1, %2")
                          .arg(m_words.action(waiting.order.action), moment(waiting.occurredAt)));
    }

    void related()
    {
        if (m_content.related.empty())
            return;
        section(tr("Related cases"));
        for (const store::RelatedCase &one : m_content.related) {
            const store::CaseSummary &other = one.summary;
            paragraph(QStringList{wordOf(one.tie), other.caseNo.isEmpty() ? other.intakeNo : other.caseNo,
                                  m_words.state(other.state), other.address,
                                  moment(base::instantFromMs(other.reportedAtMs))}
                          .join(QStringLiteral(" · ")));
        }
    }

    const CaseFileContent &m_content;
    const CaseFile &m_file;
    const models::Words &m_words;
    const domain::RuleBook &m_rules;
    QString m_html;
};
} // namespace

Paper caseFilePaper(const CaseFileContent &content, const models::Words &words, const domain::RuleBook &rules,
                    const protocol::SessionGrant &printedBy)
{
    Writer writer(content, words, rules);
    Paper paper;
    paper.html = writer.html();
    paper.title = tr("Case file %1").arg(writer.number());
    paper.head = QStringList{content.city, paper.title}.join(QStringLiteral(" · "));
    paper.foot = tr("Printed %1 by %2").arg(writer.moment(content.now), printedBy.name);
    if (writer.hasPersonalData())
        paper.foot += QStringLiteral(" · ") + tr("contains personal data");
    paper.pageWords = tr("page %1 of %2");
    if (!content.map.isEmpty())
        paper.pictures.emplace_back(QStringLiteral("map"), content.map);
    for (size_t i = 0; i < content.photos.size(); ++i) {
        if (!content.photos[i].second.isEmpty())
            paper.pictures.emplace_back(QStringLiteral("photo%1").arg(i), content.photos[i].second);
    }
    return paper;
}
} // namespace wanmi::workbench
