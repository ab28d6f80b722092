// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/casedesk.h"

namespace wanmi::operations {

/// One action on many cases: what they allow, a dry run that says which would go and why the others would
/// not, the deed itself, and the way back. Case after case through the desk, so each is judged by the same
/// rule, lies durably in the outbox before the next, and the person's own single actions come in between. One
/// thing at a time; a call while another runs does nothing. GUI thread.
class BulkDesk : public QObject
{
    Q_OBJECT
public:
    /// An action that is this person's on some of the chosen cases.
    struct Offer
    {
        domain::Possibility possibility;
        int cases = 0;
    };
    /// One case of a run.
    struct Line
    {
        /// Chosen; would go, would not; was queued, was refused; taken back before it was sent, by the
        /// inverse action, or not.
        enum class State { Chosen, Goes, Refused, Queued, Failed, Withdrawn, Reversed, Stays };
        QString caseId;
        State state = State::Chosen;
        QString reason; ///< token: why it does not go, or was not taken back
        QString backBy, backPost; ///< Stays "way-back-of-others": the action and whose it is
        QString from, to; ///< states
        QString key; ///< of the queued command
    };
    enum class Task { None, Offering, Trying, Performing, Undoing };

    /// Both outlive this.
    BulkDesk(CaseDesk &desk, store::Store &store, QObject *parent = nullptr);
    ~BulkDesk() override;

    /// What may be done with these cases; answers offered(). Forgets the run before.
    void choose(const QStringList &caseIds);
    /// The dry run of `order` (its caseId is filled in) on every chosen case; answers finished(Trying).
    void tryOut(const domain::CaseOrder &order);
    /// On those that would go by the last dry run; answers finished(Performing).
    void perform();
    /// What is still to come is left as it is; what was done stays done.
    void cancel();
    /// Takes back what the last run did: what was not given to be sent leaves the outbox; for what was sent
    /// the inverse action is performed, where the workflow gives one to this person. Answers
    /// finished(Undoing).
    void undo(const QString &reason);

    [[nodiscard]] Task task() const { return m_task; }
    [[nodiscard]] const std::vector<Offer> &offers() const { return m_offers; }
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    [[nodiscard]] const domain::CaseOrder &order() const { return m_order; }
    [[nodiscard]] int count(Line::State state) const;

signals:
    void offered();
    void progressed(int done, int total);
    void finished(wanmi::operations::BulkDesk::Task task);

private:
    void next();
    void offer(size_t at);
    void tryOne(size_t at);
    void performOne(size_t at);
    void withdraw();
    void reverse(size_t at);
    void reverseBy(size_t at, const domain::CaseFile &file);
    void done(int generation);
    void begin(Task task);
    void end();

    CaseDesk &m_desk;
    store::Store &m_store;
    std::vector<Offer> m_offers;
    std::vector<Line> m_lines;
    std::vector<size_t> m_todo; ///< of m_lines, last first
    domain::CaseOrder m_order;
    QString m_undoReason;
    Task m_task = Task::None;
    int m_total = 0, m_running = 0, m_generation = 0;
};
} // namespace wanmi::operations
