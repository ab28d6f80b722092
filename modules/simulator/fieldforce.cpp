// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/fieldforce.h"

#include "simulator/decisions.h"

#include <QJsonArray>

#include <algorithm>

namespace wanmi::simulator {

using namespace std::chrono_literals;
using domain::CaseFile;

namespace {

constexpr int MostAttempts = 5;
constexpr double LateWithinMs = 4 * 3'600'000.0;

bool hasTask(const CaseFile &file)
{
    return file.state == domain::state::Verifying || file.state == domain::state::Checking;
}

bool isWithDepartment(const CaseFile &file)
{
    return (file.state == domain::state::PendingSign || file.state == domain::state::Handling)
        && !file.pendingRequest;
}

/// Names a decision: the same case in the same version is decided alike in every run.
QString nameOf(const CaseFile &file, int attempt)
{
    return QStringLiteral("%1/%2/%3/%4").arg(file.classCode, file.address).arg(file.version).arg(attempt);
}

bool holdsTask(const Wire::Answer &answer, const QString &caseId)
{
    const QJsonArray tasks = answer.json()[u"tasks"].toArray();
    return std::ranges::any_of(
        tasks, [&caseId](const QJsonValue &task) { return task[u"caseId"].toString() == caseId; });
}
} // namespace

FieldForce::FieldForce(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds,
                       const domain::RuleBook &rules, QObject *parent)
    : QObject(parent)
    , m_wire(wire)
    , m_mirror(mirror)
    , m_agenda(agenda)
    , m_deeds(deeds)
    , m_rules(rules)
{
}

void FieldForce::consider(const QString &caseId)
{
    const CaseFile *file = m_mirror.openCase(caseId);
    if (!file || !(hasTask(*file) || isWithDepartment(*file))) {
        m_planned.remove(caseId);
        return;
    }
    if (m_planned.value(caseId) == file->version)
        return;
    m_planned.insert(caseId, file->version);
    plan(*file, 0);
}

/// How much of their time has gone by; what happened before our time was lived at the speed of life.
std::chrono::milliseconds FieldForce::waited(const CaseFile &file) const
{
    const base::Instant now = m_wire.now();
    const base::Instant since = file.stageStartedAt.value_or(now);
    const bool handling = file.state == domain::state::Handling;
    const auto clock = handling ? file.handlingLimit.clock : worktime::ClockKind::Urgent;
    return worktime::usedBetween(since, now, clock, m_rules.calendar);
}

void FieldForce::plan(const CaseFile &file, int attempt)
{
    Chance chance = m_deeds.chance(QStringLiteral("delay/") + nameOf(file, attempt));
    auto left = fieldDelay(file, chance) - waited(file);
    if (left < 0ms) // late already when we came: soon, but not all at once
        left = std::chrono::milliseconds(qint64(chance.share() * LateWithinMs));
    const auto delay = m_deeds.scaled(left);
    m_agenda.in(delay,
                [this, id = file.id.text(), version = file.version, attempt] { step(id, version, attempt); });
}

void FieldForce::step(const QString &caseId, int version, int attempt)
{
    const CaseFile *file = m_mirror.openCase(caseId);
    if (!file || file->version != version)
        return;
    if (hasTask(*file))
        answer(*file, attempt);
    else
        handle(*file, attempt);
}

std::function<void(const protocol::CommandResult &)> FieldForce::afterRefusal(const CaseFile &file,
                                                                              int attempt)
{
    return
        [this, id = file.id.text(), version = file.version, attempt](const protocol::CommandResult &result) {
            const CaseFile *now = m_mirror.openCase(id);
            if (result.kind == u"refused" && attempt < MostAttempts && now && now->version == version)
                m_agenda.in(m_deeds.scaled(60s),
                            [this, id, version, attempt] { step(id, version, attempt + 1); });
        };
}

void FieldForce::answer(const CaseFile &file, int attempt)
{
    const QString account = file.supervisor;
    const QString id = file.id.text();
    m_wire.get(account, QStringLiteral("/v1/tasks"),
               [=, this, version = file.version](const Wire::Answer &tasks) {
                   const CaseFile *now = m_mirror.openCase(id);
                   if (!now || now->version != version)
                       return;
                   if (!tasks.isGood()) // central is away, or will not let them in just now
                       return m_agenda.in(10s, [=, this] { step(id, version, attempt); });
                   if (!holdsTask(tasks, id)) {
                       if (attempt < MostAttempts)
                           m_agenda.in(10s, [=, this] { step(id, version, attempt + 1); });
                       return;
                   }
                   Chance chance = m_deeds.chance(QStringLiteral("task/") + nameOf(*now, attempt));
                   m_deeds.submit(account, answerTask(*now, chance), version, QString::number(attempt),
                                  afterRefusal(*now, attempt));
               });
}

void FieldForce::handle(const CaseFile &file, int attempt)
{
    const QString account = m_mirror.around().officerOf.value(departmentToAct(file));
    Chance chance = m_deeds.chance(QStringLiteral("department/") + nameOf(file, attempt));
    const auto order = departmentStep(file, chance);
    if (order && !account.isEmpty())
        m_deeds.submit(account, *order, file.version, QString::number(attempt), afterRefusal(file, attempt));
}
} // namespace wanmi::simulator
