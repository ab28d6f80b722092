// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/shiftpage.h"

#include "models/queues.h"
#include "workbench/handoverwindow.h"

#include <QJsonArray>

#include <algorithm>

namespace wanmi::workbench {
namespace {
using store::CaseSummary;
constexpr size_t MostListed = 60;
constexpr qint64 SoonMs = 2 * 3600 * 1000;

QString tr(const char *text)
{
    return HandoverWindow::tr(text);
}

QJsonObject lineOf(const CaseSummary &row)
{
    return {{QStringLiteral("id"), row.id},
            {QStringLiteral("number"), row.caseNo.isEmpty() ? row.intakeNo : row.caseNo},
            {QStringLiteral("kind"),
             row.kind == domain::CaseKind::Component ? QStringLiteral("component") : QStringLiteral("event")},
            {QStringLiteral("class"), row.classCode},
            {QStringLiteral("address"), row.address},
            {QStringLiteral("state"), row.state},
            {QStringLiteral("department"), row.leadDept},
            {QStringLiteral("due"), row.dueMs}};
}

QJsonArray listOf(std::vector<const CaseSummary *> rows)
{
    std::ranges::sort(rows, [](const CaseSummary *a, const CaseSummary *b) {
        return a->dueMs != b->dueMs ? a->dueMs < b->dueMs : a->id < b->id;
    });
    QJsonArray list;
    for (size_t i = 0; i < std::min(rows.size(), MostListed); ++i)
        list.append(lineOf(*rows[i]));
    return list;
}

QString safe(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

/// Turns a page into text.
class Html
{
public:
    Html(const models::Words &words, const worktime::Calendar &calendar)
        : m_words(words)
        , m_calendar(calendar)
    {
    }

    [[nodiscard]] QString moment(base::Instant at) const
    {
        return m_calendar.toLocal(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    void title(const QString &text) { m_html += QStringLiteral("<h3>%1</h3>").arg(safe(text)); }
    void paragraph(const QString &text) { m_html += QStringLiteral("<p>%1</p>").arg(safe(text)); }

    void figures(const QJsonObject &page)
    {
        const auto figure = [&page](const char *name) { return page[QLatin1StringView(name)].toInt(); };
        const std::pair<QString, int> all[] = {{tr("Open"), figure("open")},
                                               {tr("Due within 2 h"), figure("soon")},
                                               {tr("Overdue"), figure("red")},
                                               {tr("Suspended"), figure("suspended")},
                                               {tr("Announcements not seen"), figure("unseen")}};
        m_html += QStringLiteral("<table width='100%' cellpadding='4'><tr>");
        for (const auto &[name, count] : all)
            m_html += QStringLiteral("<td><big><b>%1</b></big><br>%2</td>").arg(count).arg(safe(name));
        m_html += QStringLiteral("</tr></table>");
        QStringList states;
        const QJsonObject byState = page[u"byState"].toObject();
        for (auto it = byState.begin(); it != byState.end(); ++it)
            states.append(QStringLiteral("%1 %2").arg(m_words.state(it.key())).arg(it.value().toInt()));
        if (!states.isEmpty())
            paragraph(states.join(QStringLiteral(" · ")));
    }

    void cases(const QString &name, const QJsonArray &list, int all)
    {
        if (list.isEmpty())
            return;
        title(name);
        m_html += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='2'>");
        for (const QJsonValue &value : list)
            line(value.toObject());
        m_html += QStringLiteral("</table>");
        if (all > list.size())
            paragraph(tr("… and %1 more").arg(all - list.size()));
    }

    void cameras(const QJsonObject &page)
    {
        const QJsonArray off = page[u"camerasOff"].toArray();
        title(tr("Cameras"));
        if (off.isEmpty())
            return paragraph(tr("None of %1 says that it is off.").arg(page[u"camerasAll"].toInt()));
        QStringList names;
        for (const QJsonValue &name : off)
            names.append(name.toString());
        paragraph(tr("Off: %1").arg(names.join(tr(", "))));
    }

    [[nodiscard]] const QString &text() const { return m_html; }

private:
    void line(const QJsonObject &one)
    {
        const bool isComponent = one[u"kind"].toString() == u"component";
        const qint64 due = one[u"due"].toInteger();
        const QString department = one[u"department"].toString();
        m_html
            += QStringLiteral("<tr><td width='24%'>%1</td><td width='18%'>%2</td><td>%3</td>"
                              "<td width='22%'>%4</td></tr>")
                   .arg(safe(one[u"number"].toString()),
                        safe(m_words.className(isComponent, one[u"class"].toString())),
                        safe(one[u"address"].toString()),
                        safe(m_words.state(one[u"state"].toString())
                             + (department.isEmpty() ? QString()
                                                     : QStringLiteral(" · ") + m_words.department(department))
                             + (due > 0 ? u'\n' + tr("due %1").arg(moment(base::instantFromMs(due)))
                                        : QString())));
    }

    const models::Words &m_words;
    const worktime::Calendar &m_calendar;
    QString m_html;
};
} // namespace

const QStringList &statesOf(domain::Side side)
{
    using namespace domain::state;
    static const QStringList Supervision{Intake,       Verifying, Verified,    PendingRegister,
                                         PendingCheck, Checking,  PendingClose};
    static const QStringList Command{PendingDispatch, PendingSign, Handling, Suspended, Feedback};
    return side == domain::Side::Command ? Command : Supervision;
}

QJsonObject shiftPage(const models::CaseTable &cases, const ShiftSurroundings &around)
{
    const qint64 nowMs = base::toMs(around.now);
    std::vector<const CaseSummary *> red, soon, suspended;
    QHash<QString, int> byState;
    int open = 0;
    for (int i = 0; i < cases.size(); ++i) {
        const CaseSummary &row = cases.at(i);
        if (!row.isOpen || !statesOf(around.side).contains(row.state))
            continue;
        ++open;
        ++byState[row.state];
        const worktime::Light light = models::lightOf(row, nowMs);
        if (row.state == domain::state::Suspended)
            suspended.push_back(&row);
        else if (light == worktime::Light::Red)
            red.push_back(&row);
        else if (row.dueMs > 0 && row.dueMs <= nowMs + SoonMs)
            soon.push_back(&row);
    }
    QJsonObject states;
    for (auto it = byState.cbegin(); it != byState.cend(); ++it)
        states.insert(it.key(), it.value());
    return {
        {QStringLiteral("asOf"), nowMs},
        {QStringLiteral("unseen"), around.unseen},
        {QStringLiteral("camerasAll"), around.camerasAll},
        {QStringLiteral("camerasOff"), QJsonArray::fromStringList(around.camerasOff.mid(0, int(MostListed)))},
        {QStringLiteral("open"), open},
        {QStringLiteral("byState"), states},
        {QStringLiteral("red"), int(red.size())},
        {QStringLiteral("soon"), int(soon.size())},
        {QStringLiteral("suspended"), int(suspended.size())},
        {QStringLiteral("redList"), listOf(std::move(red))},
        {QStringLiteral("soonList"), listOf(std::move(soon))},
        {QStringLiteral("suspendedList"), listOf(std::move(suspended))}};
}

QString shiftHtml(const protocol::Handover &handover, const models::Words &words,
                  const worktime::Calendar &calendar)
{
    const QJsonObject &page = handover.order.page;
    Html html(words, calendar);
    html.title(handover.side == u"command" ? tr("Shift handover of the command center")
                                           : tr("Shift handover of the supervision center"));
    html.paragraph(tr("Shift from %1 to %2; figures as of %3")
                       .arg(html.moment(handover.order.since), html.moment(handover.order.until),
                            html.moment(base::instantFromMs(page[u"asOf"].toInteger()))));
    html.figures(page);
    html.cases(tr("Overdue"), page[u"redList"].toArray(), page[u"red"].toInt());
    html.cases(tr("Due within 2 h"), page[u"soonList"].toArray(), page[u"soon"].toInt());
    html.cases(tr("Suspended"), page[u"suspendedList"].toArray(), page[u"suspended"].toInt());
    html.cameras(page);
    html.title(tr("Notes of the outgoing"));
    html.paragraph(handover.order.notes.trimmed().isEmpty() ? tr("none") : handover.order.notes);
    html.title(tr("Signatures"));
    html.paragraph(handover.outgoing.isEmpty()
                       ? tr("Outgoing: not signed yet")
                       : tr("Outgoing: %1, %2").arg(handover.outgoingName, html.moment(handover.signedAt)));
    html.paragraph(handover.takenAt
                       ? tr("Incoming: %1, %2").arg(handover.incomingName, html.moment(*handover.takenAt))
                       : tr("Incoming: not signed yet"));
    if (!handover.remark.isEmpty())
        html.paragraph(tr("Remark of the incoming: %1").arg(handover.remark));
    return html.text();
}
} // namespace wanmi::workbench
