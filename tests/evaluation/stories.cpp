// SPDX-License-Identifier: GPL-3.0-or-later
#include "stories.h"

namespace wanmi::test {
namespace {
using domain::Fact;

class Writer
{
public:
    explicit Writer(const Story &story)
        : m_story(story)
    {
    }

    std::vector<Fact> facts()
    {
        Fact &report = add("report", m_story.reportedAt);
        report.person = m_story.reporter;
        report.outcome = m_story.source;
        for (const Stage &stage : m_story.stages) {
            if (stage.to != NotYet)
                write(stage);
        }
        for (std::size_t i = 0; i < m_story.rounds.size(); ++i)
            write(i);
        if (m_story.endedAt != NotYet)
            end();
        if (m_story.exemptAt != NotYet)
            unit("appeal", m_story.exemptAt).outcome = QStringLiteral("granted");
        if (m_story.calledAt != NotYet)
            unit("callback", m_story.calledAt).outcome = m_story.satisfaction;
        return std::move(m_facts);
    }

private:
    Fact &add(const char *kind, qint64 at)
    {
        Fact &fact = m_facts.emplace_back();
        fact.kind = QString::fromLatin1(kind);
        fact.caseId = CaseId(m_story.id);
        fact.at = base::instantFromMs(at);
        fact.classKey = u'E' + m_story.classCode;
        fact.cell = m_story.cell;
        fact.dutyGrid = m_story.grid;
        fact.source = m_story.source;
        return fact;
    }
    Fact &unit(const char *kind, qint64 at)
    {
        Fact &fact = add(kind, at);
        fact.department = m_story.lead();
        return fact;
    }

    void write(const Stage &stage)
    {
        Fact &fact = add(qPrintable(stage.kind), stage.to);
        fact.person = stage.who;
        fact.startedAt = base::instantFromMs(stage.from);
        fact.dueAt = base::instantFromMs(stage.due);
        fact.inTime = stage.isInTime();
        fact.outcome = stage.outcome;
        fact.round = stage.round;
    }

    void write(std::size_t index)
    {
        const Round &round = m_story.rounds[index];
        const auto of = [&](const char *kind, qint64 at) -> Fact & {
            Fact &fact = add(kind, at);
            fact.department = round.department;
            fact.round = int(index) + 1;
            return fact;
        };
        if (round.signedAt != NotYet)
            of("sign", round.signedAt);
        if (round.returnedAt != NotYet)
            of("return", round.returnedAt);
        if (round.extendedAt != NotYet)
            of("extend", round.extendedAt);
        if (round.acceptedAt != NotYet) {
            Fact &handle = of("handle", round.acceptedAt);
            handle.startedAt = base::instantFromMs(round.start);
            handle.dueAt = base::instantFromMs(round.due);
            handle.inTime = round.reportedAt <= round.due;
            handle.usedMs = round.reportedAt - round.start;
        }
        if (index > 0)
            writeAgain(index, of);
    }
    template <typename Of> void writeAgain(std::size_t index, const Of &of)
    {
        const Round &round = m_story.rounds[index], &before = m_story.rounds[index - 1];
        const bool isReturned = before.returnedAt != NotYet;
        const QString &other = isReturned ? m_story.rounds.front().department : before.department;
        if (round.department != other) {
            Fact &wrong = of("wrong-dispatch", round.at);
            wrong.outcome = wrong.department;
            wrong.department.clear();
            wrong.person = round.dispatcher;
        } else if (!isReturned) {
            of("rework", round.at);
        }
    }

    void end()
    {
        Fact &fact = unit("end", m_story.endedAt);
        fact.outcome = m_story.end;
        fact.startedAt = base::instantFromMs(m_story.reportedAt);
        if (m_story.lead().isEmpty())
            return;
        const Round &last = m_story.rounds.back();
        fact.dueAt = base::instantFromMs(last.due);
        if (last.acceptedAt != NotYet)
            fact.inTime = last.reportedAt <= last.due; // central forgets it with the next dispatch only
    }

    const Story &m_story;
    std::vector<Fact> m_facts;
};

QString stateOf(const QString &stage)
{
    static const QHash<QString, QString> States{
        {QStringLiteral("accept"), domain::state::Intake},
        {QStringLiteral("verify"), domain::state::Verifying},
        {QStringLiteral("register"), domain::state::PendingRegister},
        {QStringLiteral("dispatch"), domain::state::PendingDispatch},
        {QStringLiteral("feedback"), domain::state::Feedback},
        {QStringLiteral("check-dispatch"), domain::state::PendingCheck},
        {QStringLiteral("check"), domain::state::Checking},
        {QStringLiteral("close"), domain::state::PendingClose},
    };
    return States.value(stage);
}
} // namespace

std::vector<Fact> factsOf(const Story &story)
{
    return Writer(story).facts();
}

domain::CaseFile fileOf(const Story &story)
{
    domain::CaseFile file;
    file.id = CaseId(story.id);
    file.cell = story.cell;
    file.dutyGrid = story.grid;
    file.classCode = story.classCode;
    file.source = story.source;
    file.isPublic = story.isPublic;
    file.reportedAt = base::instantFromMs(story.reportedAt);
    file.state = domain::state::Handling;
    for (const Stage &stage : story.stages) {
        if (stage.to != NotYet)
            continue;
        file.state = stateOf(stage.kind);
        file.stageStartedAt = base::instantFromMs(stage.from);
        file.stageDue = base::instantFromMs(stage.due);
        file.supervisor = stage.who;
    }
    file.leadDept = story.lead();
    file.round = int(story.rounds.size());
    if (!file.leadDept.isEmpty()) {
        file.handlingStartedAt = base::instantFromMs(story.rounds.back().start);
        file.handlingDue = base::instantFromMs(story.rounds.back().due);
    }
    return file;
}
} // namespace wanmi::test
