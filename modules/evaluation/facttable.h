// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "evaluation/names.h"

#include <array>
#include <limits>
#include <unordered_set>
#include <vector>

/// What evaluation counts, in columns: small enough to stay in memory for millions of cases and quick enough
/// to be read again for every question. Instants are UTC milliseconds since 1970. Immutable once made: any
/// thread may read.
namespace wanmi::evaluation {

inline constexpr qint64 Never = std::numeric_limits<qint64>::max(); ///< no deadline, not ended
inline constexpr qint64 Always = std::numeric_limits<qint64>::min(); ///< no known begin

/// A *span* has a begin, usually a deadline, and an end; while it is open its end is Never. An *event* has an
/// end only.
enum class FactKind : quint8 {
    Report, ///< event: somebody reported; the person is the reporter
    Accept, ///< span: a stage, as the next two
    Verify,
    Register,
    Registered, ///< event: the case was filed; in time when its register stage was
    Dispatch, ///< span: waiting for it; the department is the one it was sent to
    Sign, ///< span
    Handle, ///< span: a department's work, from the first dispatch to the acceptance of its feedback
    Feedback, ///< span: a stage, as the next three
    CheckDispatch,
    Check,
    CloseStage,
    Close, ///< span: the whole case, from its report to its end
    Return, ///< event, as the next five
    BuckPassing,
    Extend,
    Suspend,
    Rework,
    WrongDispatch,
    CrossMissed, ///< event: somebody else reported what the department should have found itself
    Missed, ///< event: the public reported what the supervisor on duty there should have seen
    Order, ///< span: an answer owed
    CoTask, ///< span: an assisting share
    Appeal, ///< event
    Callback, ///< event
    Visit, ///< event: a supervisor was in the cell
    CameraCheck, ///< event: `amount` checks of a camera, online or not
    Stock, ///< span: a component in one state
};
inline constexpr std::size_t FactKinds = std::size_t(FactKind::Stock) + 1;
[[nodiscard]] bool isSpan(FactKind kind);

enum class Outcome : quint8 {
    Other,
    SentVerify,
    Submitted,
    Refused,
    Merged,
    SentBack,
    Filed,
    Emergency,
    Sent,
    Rejected,
    Passed,
    Failed,
    Closed,
    Voided,
    NotFiled,
    TakenOver, ///< not by its own work: voided, closed by force, given to somebody else
    VerySatisfied,
    Satisfied,
    Fair,
    Dissatisfied,
    NotReached,
    Granted,
    Online,
    Offline,
    Intact,
    Damaged,
    Missing,
    OutOfUse,
};

/// What is true of a row beside its times. Those from Valid on are found by the builder in other facts of the
/// case.
namespace mark {
inline constexpr quint16 InTime = 1, Public = 2;
inline constexpr quint16 OwnDue = 4; ///< of Close: the deadline is one of closing, not the department's
inline constexpr quint16 Valid = 8; ///< was registered
inline constexpr quint16 First = 16; ///< the case's first of its kind
inline constexpr quint16 Exempt = 32, Voided = 64, Merged = 128;
inline constexpr quint16 Superseded = 256; ///< an accepted handling whose check failed: not the final one
inline constexpr quint16 SentBack = 512, Reworked = 1024, Extended = 2048, CalledBack = 4096, Returned = 8192;
} // namespace mark

struct FactRow
{
    FactKind kind = FactKind::Report;
    Outcome outcome = Outcome::Other;
    domain::Post post = domain::Post::System;
    quint8 round = 0; ///< of dispatch
    quint16 marks = 0;
    quint32 subject = 0; ///< from FactTableBuilder::subject()
    NameId person = 0, department = 0, cell = 0, dutyGrid = 0, classKey = 0, source = 0;
    qint64 start = Always, due = Never, end = Never;
    qint64 amount = 0; ///< milliseconds worked on the stage's own clock; checks of a camera
};

/// All rows of one kind. Every column is as long as `subject`. Of a finished table they lie in the order of their
/// ends, so that a period is a stretch of them.
struct FactBlock
{
    std::vector<quint32> subject;
    std::vector<NameId> person, department, cell, dutyGrid, classKey, source;
    std::vector<qint64> start, due, end, amount;
    std::vector<quint16> marks;
    std::vector<quint8> outcome, round, post;
    std::vector<quint32> late; ///< rows that ended, or are open, past their deadline; of a finished table
    [[nodiscard]] std::size_t size() const { return subject.size(); }
    /// The first row that ended at the instant or later. Precondition: of a finished table.
    [[nodiscard]] std::size_t firstEnding(qint64 at) const;
    void append(const FactRow &row);
    [[nodiscard]] FactRow row(std::size_t index, FactKind kind) const;
    void keep(const std::vector<bool> &kept);
    void sortByEnd(); ///< rows that ended together stay in their order
    void noteLate();
    void shrinkToFit();
};

class FactTable
{
public:
    [[nodiscard]] const FactBlock &of(FactKind kind) const { return m_blocks[std::size_t(kind)]; }
    [[nodiscard]] const Names &names() const { return m_names; }
    [[nodiscard]] const std::vector<NameId> &namesInOrder() const { return m_namesInOrder; } ///< by their texts
    [[nodiscard]] std::size_t subjects() const { return m_subjects.size(); }
    /// The case (component, camera) as it was named to the builder.
    [[nodiscard]] QString subjectText(quint32 subject) const { return m_subjects.text(subject); }
    /// When the department's work on a case was accepted as done in time, for good; Never: it was not.
    [[nodiscard]] qint64 handledInTimeAt(quint32 subject) const { return m_handledInTime[subject]; }
    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] qint64 asOf() const { return m_asOf; }
    /// Up to when it tells: of a period that is still running, what is due later is not late. Never: all periods have ended.
    [[nodiscard]] qint64 now() const { return m_now; }
    /// Of everything that had ended, as it was written, whatever the order in which it came: hex. A recompute
    /// of a published period gives the same one, or it is not made of the same facts.
    [[nodiscard]] QByteArray digest() const;

private:
    friend class FactTableBuilder;
    std::array<FactBlock, FactKinds> m_blocks;
    Names m_names;
    std::vector<NameId> m_namesInOrder;
    Subjects m_subjects;
    std::vector<qint64> m_handledInTime;
    qint64 m_asOf = Never, m_now = Never;
};

/// Takes rows in any order. With an instant `asOf` the table is what was known then: later events are left
/// out and spans that ended later are open. That is enough to compute a published period again: a deadline
/// that has passed is not moved any more (domain.md §9.2: only what is not overdue is extended, suspended or
/// returned), so the deadline a span ends with gives the same answer for every earlier instant. The exception
/// is a request that was made in time and granted after the deadline: until then the case counts as late, in
/// a recompute it does not.
class FactTableBuilder
{
public:
    explicit FactTableBuilder(qint64 asOf = Never) { m_table.m_asOf = m_table.m_now = asOf; }
    /// When these facts were read; leaves nothing out.
    void setNow(qint64 now) { m_table.m_now = now; }
    /// To bring a table up to date: forget() the cases that changed and add all their facts again.
    explicit FactTableBuilder(FactTable &&table)
        : m_table(std::move(table))
    {
    }
    /// Drops all rows of these cases. One pass over the table, whatever their number.
    void forget(const std::vector<QString> &cases);
    /// The number of a case; who comes case by case asks once for each.
    quint32 subject(const QString &id) { return m_table.m_subjects.intern(id); }
    NameId name(const QString &text) { return m_table.m_names.intern(text); }
    void add(FactRow row);
    /// Looks through the facts of each case for what they say of each other.
    [[nodiscard]] FactTable finish() &&;

private:
    FactBlock &of(FactKind kind) { return m_table.m_blocks[std::size_t(kind)]; }
    void markSubjects();
    void markFirsts(FactKind kind);
    void supersedeHandlings();
    void dropHandledAgain();
    void settleWrongDispatches();
    void settleRework();
    void nameDepartments();
    void nameDepartmentsThen();
    void noteHandledInTime();

    FactTable m_table;
    std::unordered_set<quint32> m_sentLater; ///< dispatched after `asOf`
};
} // namespace wanmi::evaluation
