// SPDX-License-Identifier: GPL-3.0-or-later
// What the facts of a case say of each other: a granted appeal of all its rows, a failed check of the
// handling before.
#include "evaluation/facttable.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace wanmi::evaluation {
namespace {
using Rows = std::vector<std::size_t>;

constexpr quint64 pairOf(quint32 a, quint32 b)
{
    return quint64(a) << 32 | b;
}
} // namespace

void FactTableBuilder::forget(const std::vector<QString> &cases)
{
    std::vector<bool> isForgotten(m_table.subjects(), false);
    bool any = false;
    for (const QString &id : cases) {
        if (const auto known = m_table.m_subjects.find(id))
            any = isForgotten[*known] = true;
    }
    for (FactBlock &block : m_table.m_blocks) {
        std::vector<bool> kept(any ? block.size() : 0);
        bool isAllKept = true;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            kept[i] = !isForgotten[block.subject[i]];
            isAllKept = isAllKept && kept[i];
        }
        if (!isAllKept)
            block.keep(kept);
    }
}

void FactTableBuilder::add(FactRow row)
{
    const qint64 asOf = m_table.m_asOf;
    if (!isSpan(row.kind)) {
        if (row.end >= asOf && asOf != Never)
            return;
    } else if (asOf != Never) {
        if (row.kind == FactKind::Dispatch && row.end >= asOf)
            m_sentLater.insert(row.subject);
        if (row.start >= asOf)
            return;
        if (row.end >= asOf) {
            // Nobody knew then how it would end.
            row.end = Never;
            row.marks &= ~mark::InTime;
            row.amount = 0;
            if (row.kind != FactKind::Stock)
                row.outcome = Outcome::Other;
            if (row.kind != FactKind::Verify && row.kind != FactKind::Check)
                row.person = 0;
            if (row.kind == FactKind::Dispatch)
                row.department = 0;
        }
    }
    of(row.kind).append(row);
}

FactTable FactTableBuilder::finish() &&
{
    if (m_table.m_asOf != Never)
        nameDepartmentsThen();
    nameDepartments();
    markSubjects();
    for (const FactKind kind : {FactKind::Accept, FactKind::Registered, FactKind::Check})
        markFirsts(kind);
    supersedeHandlings();
    dropHandledAgain();
    settleWrongDispatches();
    settleRework();
    noteHandledInTime();
    for (FactBlock &block : m_table.m_blocks) {
        block.sortByEnd();
        block.noteLate();
        block.shrinkToFit();
    }
    m_table.m_namesInOrder.resize(m_table.m_names.size());
    std::iota(m_table.m_namesInOrder.begin(), m_table.m_namesInOrder.end(), 0U);
    std::ranges::sort(m_table.m_namesInOrder, {},
                      [this](NameId id) -> const QString & { return m_table.m_names.text(id); });
    return std::move(m_table);
}

/// A filed case is its lead department's, which a registration cannot know yet.
void FactTableBuilder::nameDepartments()
{
    std::vector<NameId> lead(m_table.subjects(), 0);
    const FactBlock &cases = of(FactKind::Close);
    for (std::size_t i = 0; i < cases.size(); ++i)
        lead[cases.subject[i]] = cases.department[i];
    FactBlock &filed = of(FactKind::Registered);
    for (std::size_t i = 0; i < filed.size(); ++i)
        filed.department[i] = lead[filed.subject[i]];
}

/// Whose an open case was at `asOf`: it may have come to another department since.
void FactTableBuilder::nameDepartmentsThen()
{
    struct Sending
    {
        qint64 at = Always;
        NameId department = 0;
    };
    std::vector<Sending> last(m_table.subjects());
    std::vector<bool> isReturned(m_table.subjects(), false);
    const FactBlock &sent = of(FactKind::Dispatch);
    for (std::size_t i = 0; i < sent.size(); ++i) {
        Sending &known = last[sent.subject[i]];
        const auto outcome = Outcome(sent.outcome[i]);
        if ((outcome == Outcome::Sent || outcome == Outcome::Emergency) && sent.end[i] > known.at)
            known = {sent.end[i], sent.department[i]};
    }
    const FactBlock &returns = of(FactKind::Return);
    for (std::size_t i = 0; i < returns.size(); ++i) {
        Sending &known = last[returns.subject[i]];
        if (returns.end[i] > known.at) {
            known = {returns.end[i], 0};
            isReturned[returns.subject[i]] = true;
        }
    }
    FactBlock &cases = of(FactKind::Close);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (cases.end[i] != Never)
            continue;
        const Sending &known = last[cases.subject[i]];
        const bool isTold = known.at != Always && (known.department != 0 || isReturned[cases.subject[i]]);
        if (isTold)
            cases.department[i] = known.department;
        else if (m_sentLater.contains(cases.subject[i]))
            cases.department[i] = 0;
    }
}

void FactTableBuilder::markSubjects()
{
    std::vector<quint16> marks(m_table.subjects(), 0);
    const auto note = [&](FactKind kind, quint16 bit, auto &&applies) {
        const FactBlock &block = of(kind);
        for (std::size_t i = 0; i < block.size(); ++i) {
            if (applies(Outcome(block.outcome[i])))
                marks[block.subject[i]] |= bit;
        }
    };
    const auto any = [](Outcome) { return true; };
    const auto is = [](Outcome wanted) { return [wanted](Outcome outcome) { return outcome == wanted; }; };
    note(FactKind::Registered, mark::Valid, any);
    note(FactKind::Close, mark::Voided, is(Outcome::Voided));
    note(FactKind::Close, mark::Merged, is(Outcome::Merged));
    note(FactKind::Appeal, mark::Exempt, is(Outcome::Granted));
    note(FactKind::Register, mark::SentBack, is(Outcome::SentBack));
    note(FactKind::Extend, mark::Extended, any);
    note(FactKind::Callback, mark::CalledBack, any);
    for (FactBlock &block : m_table.m_blocks) {
        for (std::size_t i = 0; i < block.size(); ++i)
            block.marks[i] |= marks[block.subject[i]];
    }
    // The dispatch that was given back, not every one of the case.
    std::unordered_set<quint64> returned;
    const FactBlock &returns = of(FactKind::Return);
    for (std::size_t i = 0; i < returns.size(); ++i)
        returned.insert(pairOf(returns.subject[i], returns.round[i]));
    FactBlock &sent = of(FactKind::Dispatch);
    for (std::size_t i = 0; i < sent.size() && !returned.empty(); ++i) {
        if (returned.contains(pairOf(sent.subject[i], sent.round[i])))
            sent.marks[i] |= mark::Returned;
    }
}

void FactTableBuilder::markFirsts(FactKind kind)
{
    constexpr auto None = std::numeric_limits<quint32>::max();
    FactBlock &block = of(kind);
    std::vector<quint32> first(block.size() ? m_table.subjects() : 0, None);
    for (quint32 i = 0; i < block.size(); ++i) {
        quint32 &earliest = first[block.subject[i]];
        if (earliest == None || block.end[i] < block.end[earliest])
            earliest = i;
    }
    for (const quint32 row : first) {
        if (row != None)
            block.marks[row] |= mark::First;
    }
}

/// "Finally accepted": the acceptance after which no check failed.
void FactTableBuilder::supersedeHandlings()
{
    std::unordered_map<quint32, qint64> lastFailure;
    const FactBlock &checks = of(FactKind::Check);
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (Outcome(checks.outcome[i]) == Outcome::Failed && checks.end[i] != Never) {
            qint64 &last = lastFailure.try_emplace(checks.subject[i], Always).first->second;
            last = std::max(last, checks.end[i]);
        }
    }
    FactBlock &handlings = of(FactKind::Handle);
    for (std::size_t i = 0; i < handlings.size() && !lastFailure.empty(); ++i) {
        const auto failed = lastFailure.find(handlings.subject[i]);
        const bool isDone = Outcome(handlings.outcome[i]) != Outcome::TakenOver;
        if (isDone && failed != lastFailure.end() && handlings.end[i] <= failed->second)
            handlings.marks[i] |= mark::Superseded;
    }
}

/// Of a table of the past: a second round that was not begun then shows as an open row, because a span counts
/// from the first dispatch. The case was handled; and of several open rows one is enough.
void FactTableBuilder::dropHandledAgain()
{
    FactBlock &handlings = of(FactKind::Handle);
    std::vector<quint8> seen(handlings.size() ? m_table.subjects() : 0, 0);
    for (std::size_t i = 0; i < handlings.size(); ++i) {
        const bool isDone = handlings.end[i] != Never && Outcome(handlings.outcome[i]) != Outcome::TakenOver;
        if (isDone && !(handlings.marks[i] & mark::Superseded))
            seen[handlings.subject[i]] = 1;
    }
    std::vector<bool> kept(handlings.size(), true);
    bool isAllKept = true;
    for (std::size_t i = 0; i < handlings.size(); ++i) {
        quint8 &known = seen[handlings.subject[i]];
        if (handlings.end[i] == Never) {
            kept[i] = !known;
            known = 1;
        }
        isAllKept = isAllKept && kept[i];
    }
    if (!isAllKept)
        handlings.keep(kept);
}

/// One for each closed case and dispatcher, counted at closing; it is the fault of whoever dispatched before,
/// not of the one who put it right.
void FactTableBuilder::settleWrongDispatches()
{
    FactBlock &wrong = of(FactKind::WrongDispatch);
    if (wrong.size() == 0)
        return;
    std::unordered_map<quint32, qint64> closedAt;
    for (const quint32 subject : wrong.subject)
        closedAt.emplace(subject, Never);
    const FactBlock &cases = of(FactKind::Close);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto known = closedAt.find(cases.subject[i]);
        if (known != closedAt.end() && Outcome(cases.outcome[i]) == Outcome::Closed)
            known->second = cases.end[i];
    }
    std::unordered_map<quint64, NameId> dispatcherOf;
    const FactBlock &sent = of(FactKind::Dispatch);
    for (std::size_t i = 0; i < sent.size(); ++i) {
        if (closedAt.contains(sent.subject[i]) && sent.end[i] != Never)
            dispatcherOf[pairOf(sent.subject[i], sent.round[i])] = sent.person[i];
    }
    std::unordered_set<quint64> counted;
    std::vector<bool> kept(wrong.size());
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        wrong.end[i] = closedAt[wrong.subject[i]];
        const auto before = dispatcherOf.find(pairOf(wrong.subject[i], wrong.round[i] - 1U));
        if (before != dispatcherOf.end())
            wrong.person[i] = before->second;
        kept[i] = wrong.end[i] != Never && counted.insert(pairOf(wrong.subject[i], wrong.person[i])).second;
    }
    wrong.keep(kept);
}

/// Of the department that closes the case: where another one took over, the first was the wrong one.
void FactTableBuilder::settleRework()
{
    const FactBlock &again = of(FactKind::Rework);
    std::unordered_set<quint64> reworked;
    for (std::size_t i = 0; i < again.size(); ++i)
        reworked.insert(pairOf(again.subject[i], again.department[i]));
    FactBlock &cases = of(FactKind::Close);
    for (std::size_t i = 0; i < cases.size() && !reworked.empty(); ++i) {
        if (reworked.contains(pairOf(cases.subject[i], cases.department[i])))
            cases.marks[i] |= mark::Reworked;
    }
}

void FactTableBuilder::noteHandledInTime()
{
    m_table.m_handledInTime.assign(m_table.subjects(), Never);
    const FactBlock &handlings = of(FactKind::Handle);
    for (std::size_t i = 0; i < handlings.size(); ++i) {
        const quint16 marks = handlings.marks[i];
        qint64 &known = m_table.m_handledInTime[handlings.subject[i]];
        if ((marks & mark::InTime) && !(marks & mark::Superseded) && (known == Never || known < handlings.end[i]))
            known = handlings.end[i];
    }
}
} // namespace wanmi::evaluation
