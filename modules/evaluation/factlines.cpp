// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/factlines.h"

#include "domain/catalog.h"
#include "domain/guards.h"
#include "facttokens.h"

#include <algorithm>
#include <QDateTime>
#include <array>

namespace wanmi::evaluation {
namespace {
using domain::CaseFile;
using domain::Fact;

qint64 msOr(const std::optional<base::Instant> &at, qint64 none)
{
    return at ? base::toMs(*at) : none;
}

/// What the facts of a case repeat is looked up once.
class Repeated
{
public:
    NameId nameOf(FactTableBuilder &builder, const QString &text)
    {
        if (!m_isKnown || m_text != text) {
            m_text = text;
            m_name = builder.name(text);
            m_isPublic = domain::isPublicSource(text);
            m_isKnown = true;
        }
        return m_name;
    }
    [[nodiscard]] bool isPublicSource() const { return m_isPublic; } ///< the text that was asked for last

private:
    QString m_text;
    NameId m_name = 0;
    bool m_isKnown = false, m_isPublic = false;
};
struct CaseNames
{
    Repeated cell, dutyGrid, classKey, source;
};

FactRow rowOf(FactTableBuilder &builder, CaseNames &names, quint32 subject, const Fact &fact, FactKind kind)
{
    FactRow row;
    row.kind = kind;
    row.subject = subject;
    row.outcome = outcomeFromToken(fact.outcome);
    row.post = domain::postFromToken(fact.post).value_or(domain::Post::System);
    row.round = quint8(std::clamp(fact.round, 0, 255));
    row.person = builder.name(fact.person);
    row.department = builder.name(fact.department);
    row.cell = names.cell.nameOf(builder, fact.cell);
    row.dutyGrid = names.dutyGrid.nameOf(builder, fact.dutyGrid);
    row.classKey = names.classKey.nameOf(builder, fact.classKey);
    row.source = names.source.nameOf(builder, fact.source);
    row.start = msOr(fact.startedAt, Always);
    row.due = msOr(fact.dueAt, Never);
    row.end = base::toMs(fact.at);
    row.amount = fact.usedMs;
    if (fact.inTime.value_or(false)) {
        row.marks |= mark::InTime;
        // Taken from somebody whose shift ended before the task was late: nobody's success.
        if (fact.outcome == u"reassignTask")
            row.outcome = Outcome::TakenOver;
    }
    if (names.source.isPublicSource())
        row.marks |= mark::Public;
    return row;
}

/// What other facts of the case say of one that names too little.
class CaseFacts
{
public:
    explicit CaseFacts(std::span<const Fact> facts)
        : m_facts(facts)
    {
    }
    [[nodiscard]] QString signerOf(int round) const
    {
        const auto found = std::ranges::find_if(
            m_facts, [round](const Fact &one) { return one.kind == u"sign" && one.round == round; });
        return found == m_facts.end() ? QString() : found->department;
    }
    [[nodiscard]] QString closer() const
    {
        const Fact *close = last(u"close", base::Instant::max());
        return close ? close->person : QString();
    }
    /// The latest of that kind before an instant.
    [[nodiscard]] const Fact *last(QStringView kind, base::Instant before) const
    {
        const Fact *latest = nullptr;
        for (const Fact &one : m_facts) {
            if (one.kind == kind && one.at < before && (!latest || one.at > latest->at))
                latest = &one;
        }
        return latest;
    }
    /// Since when a department has had what it finished, or still has, at an instant: not since another one
    /// had it.
    [[nodiscard]] qint64 since(qint64 started, base::Instant at) const
    {
        const Fact *moved = last(u"wrong-dispatch", at);
        return moved ? std::max(started, base::toMs(moved->at)) : started;
    }

private:
    std::span<const Fact> m_facts;
};

/// The row of a case itself or of one of its parts, as its file has it.
FactRow rowOf(FactTableBuilder &builder, const CaseFile &file, FactKind kind)
{
    FactRow row;
    row.kind = kind;
    row.subject = builder.subject(file.id.text());
    row.round = quint8(std::clamp(file.round, 0, 255));
    row.department = builder.name(file.leadDept);
    row.cell = builder.name(file.cell);
    row.dutyGrid = builder.name(file.dutyGrid);
    if (!file.classCode.isEmpty())
        row.classKey = builder.name(domain::Catalog::keyOf(file.kind, file.classCode));
    row.source = builder.name(file.source);
    row.start = base::toMs(file.reportedAt);
    if (file.isPublic)
        row.marks |= mark::Public;
    return row;
}

qint64 dueOf(const CaseFile &file)
{
    return file.state == domain::state::Suspended ? Never : msOr(file.handlingDue, Never);
}

/// After a failed check it is still the department's, until somebody decides otherwise.
bool isWithDepartment(const CaseFile &file)
{
    const QString &state = file.state;
    return file.handlingStartedAt && !file.leadDept.isEmpty()
        && (state == domain::state::PendingSign || state == domain::state::Handling
            || state == domain::state::Suspended || state == domain::state::Feedback
            || state == domain::state::PendingDispatch);
}

/// Which span the running stage is; a department's own is the handling.
std::optional<FactKind> stageKindOf(const QString &state)
{
    static const std::array<std::pair<const QString *, FactKind>, 9> Stages{{
        {&domain::state::Intake, FactKind::Accept},
        {&domain::state::Verified, FactKind::Accept},
        {&domain::state::Verifying, FactKind::Verify},
        {&domain::state::PendingRegister, FactKind::Register},
        {&domain::state::PendingDispatch, FactKind::Dispatch},
        {&domain::state::Feedback, FactKind::Feedback},
        {&domain::state::PendingCheck, FactKind::CheckDispatch},
        {&domain::state::Checking, FactKind::Check},
        {&domain::state::PendingClose, FactKind::CloseStage},
    }};
    const auto found = std::ranges::find_if(Stages, [&](const auto &one) { return *one.first == state; });
    return found == Stages.end() ? std::nullopt : std::optional(found->second);
}

bool failedSince(const CaseFacts &others, base::Instant from, base::Instant to)
{
    const Fact *check = others.last(u"check", to);
    return check && check->at > from && check->outcome == u"fail";
}

void completeEnd(FactTableBuilder &builder, FactRow &row, const Fact &fact, const CaseFacts &others)
{
    if (row.person == 0)
        row.person = builder.name(others.closer());
    // What never had a deadline, as a problem solved on the spot, is not late.
    if (!fact.dueAt)
        row.marks |= mark::InTime;
    // Closed by force before anybody put a failed check right.
    const Fact *handled = others.last(u"handle", fact.at);
    if (handled && failedSince(others, handled->at, fact.at))
        row.marks &= ~mark::InTime;
}

/// The registration itself; an emergency is registered and dispatched in one act of two persons.
void addFiled(FactTableBuilder &builder, FactRow row, const CaseFacts &others)
{
    if (row.outcome != Outcome::Filed && row.outcome != Outcome::Emergency)
        return;
    FactRow filed = row;
    filed.kind = FactKind::Registered;
    if (row.outcome == Outcome::Emergency) {
        filed.person = 0;
        filed.marks |= mark::InTime; // nothing waited
        FactRow sent = row;
        sent.kind = FactKind::Dispatch;
        sent.marks |= mark::InTime;
        sent.department = builder.name(others.signerOf(row.round));
        builder.add(sent);
    }
    builder.add(filed);
}

/// The first dispatch since the last return.
qint64 firstSent(const CaseFacts &others, const Fact &last, const Fact *returned)
{
    const Fact *first = &last;
    while (const Fact *before = others.last(u"dispatch", first->at)) {
        if (returned && before->at < returned->at)
            break;
        first = before;
    }
    return base::toMs(first->at);
}

/// The department's work that ended without its feedback being accepted for good.
void addTakenOver(FactTableBuilder &builder, FactRow row, const Fact &fact, const CaseFacts &others)
{
    const bool isForced
        = row.kind == FactKind::Close && (row.outcome == Outcome::Voided || fact.outcome == u"CLOSED FORCED");
    const Fact *handled = others.last(u"handle", fact.at);
    const Fact *returned = others.last(u"return", fact.at);
    const Fact *sent = others.last(u"dispatch", fact.at);
    if (row.kind == FactKind::WrongDispatch && handled && !(returned && returned->at > handled->at)) {
        // A check failed, and another department has it now.
        row.department = builder.name(handled->department);
        row.start = others.since(msOr(handled->startedAt, Always), handled->at);
        row.due = msOr(handled->dueAt, Never);
    } else if (isForced && row.department != 0 && sent && !(returned && returned->at > sent->at)
               && !(handled && handled->at > sent->at && !failedSince(others, handled->at, fact.at))) {
        row.start = others.since(firstSent(others, *sent, returned), fact.at);
    } else {
        return;
    }
    row.kind = FactKind::Handle;
    row.outcome = Outcome::TakenOver;
    row.person = 0;
    row.marks &= ~mark::InTime;
    builder.add(row);
}
} // namespace

void addFacts(FactTableBuilder &builder, const QString &caseId, std::span<const Fact> facts)
{
    const quint32 subject = builder.subject(caseId);
    const CaseFacts others(facts);
    CaseNames names;
    for (const Fact &fact : facts) {
        const auto known = factKindFromToken(fact.kind);
        if (!known)
            continue;
        FactRow row = rowOf(builder, names, subject, fact, *known);
        if (row.kind == FactKind::Dispatch && row.department == 0)
            row.department = builder.name(others.signerOf(fact.round));
        if (row.kind == FactKind::Close)
            completeEnd(builder, row, fact, others);
        if (row.kind == FactKind::Handle)
            row.start = others.since(row.start, fact.at);
        builder.add(row);
        addFiled(builder, row, others);
        addTakenOver(builder, row, fact, others);
    }
}

void addOpen(FactTableBuilder &builder, const CaseFile &file, std::span<const Fact> facts)
{
    if (!file.isOpen())
        return;
    FactRow whole = rowOf(builder, file, FactKind::Close);
    whole.due = dueOf(file);
    builder.add(whole);
    if (isWithDepartment(file)) {
        FactRow handling = rowOf(builder, file, FactKind::Handle);
        handling.start = CaseFacts(facts).since(base::toMs(*file.handlingStartedAt), base::Instant::max());
        handling.due = dueOf(file);
        builder.add(handling);
    }
    const auto kind = stageKindOf(file.state);
    if (!kind || !file.stageStartedAt)
        return;
    FactRow stage = rowOf(builder, file, *kind);
    stage.department = 0; // a stage is not the department's
    stage.start = base::toMs(*file.stageStartedAt);
    stage.due = msOr(file.stageDue, Never);
    if (*kind == FactKind::Verify || *kind == FactKind::Check)
        stage.person = builder.name(file.supervisor);
    builder.add(stage);
}

void addImported(FactTableBuilder &builder, const CaseFile &file)
{
    FactRow report = rowOf(builder, file, FactKind::Report);
    report.end = base::toMs(file.reportedAt);
    report.person = builder.name(file.reporterId);
    builder.add(report);
    if (file.registeredAt) {
        FactRow filed = rowOf(builder, file, FactKind::Registered);
        filed.end = base::toMs(*file.registeredAt);
        builder.add(filed);
    }
    if (file.isOpen()) {
        addOpen(builder, file, {});
        return;
    }
    FactRow whole = rowOf(builder, file, FactKind::Close);
    whole.outcome = outcomeFromToken(file.state);
    whole.due = msOr(file.handlingDue, Never);
    whole.end = msOr(file.closedAt, whole.start);
    if (file.handledInTime.value_or(whole.end <= whole.due))
        whole.marks |= mark::InTime;
    builder.add(whole);
    if (whole.outcome != Outcome::Closed || file.leadDept.isEmpty())
        return;
    FactRow handling = whole;
    handling.kind = FactKind::Handle;
    handling.start = msOr(file.handlingStartedAt, msOr(file.registeredAt, whole.start));
    handling.end = msOr(file.feedbackAt, whole.end);
    builder.add(handling);
}

void addCameraDay(FactTableBuilder &builder, const CameraDay &day)
{
    FactRow row;
    row.kind = FactKind::CameraCheck;
    row.subject = builder.subject(day.camera);
    row.department = builder.name(day.unit);
    row.cell = builder.name(day.cell);
    row.end = QDateTime(day.day, QTime(4, 0), Qt::UTC).toMSecsSinceEpoch();
    for (const auto &[outcome, checks] : {std::pair(Outcome::Online, day.online), {Outcome::Offline, day.checks - day.online}}) {
        row.outcome = outcome;
        row.amount = checks;
        if (checks > 0)
            builder.add(row);
    }
}
} // namespace wanmi::evaluation
