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
        /// How a queued one could be taken back: not looked at yet; from the outbox; by the inverse action;
        /// not
        /// (`reason`: "no-way-back", "moved-on", or the rule's).
        enum class Back { Unknown, Outbox, Inverse, No };
        QString caseId;
        State state = State::Chosen;
        QString reason = {}; ///< token: why it does not go, or was not taken back
        QString from = {}, to = {}; ///< states
        QString key = {}; ///< of the queued command
        Back back = Back::Unknown;
        // Where each case goes to the department recommended for it:
        QString department = {};
        domain::DutyReason why = {}; ///< the weightiest reason for it
        bool byHand = false; ///< chosen instead of the recommended one
    };
    enum class Task { None, Offering, Trying, Performing, Looking, Undoing };
    /// A department for each case instead of one for all.
    struct Advice
    {
        domain::RuleBookPtr rules; ///< with the city's own classes; nothing: the order names the department
        bool districts = false; ///< only district centers
    };

    /// Both outlive this.
    BulkDesk(CaseDesk &desk, store::Store &store, QObject *parent = nullptr);
    ~BulkDesk() override;

    /// What may be done with these cases; answers offered(). Forgets the run before.
    void choose(const QStringList &caseIds);
    /// The dry run of `order` (its caseId is filled in) on every chosen case; answers finished(Trying).
    void tryOut(const domain::CaseOrder &order) { tryOut(order, Advice()); }
    void tryOut(const domain::CaseOrder &order, const Advice &advice);
    /// Another department for these cases of an advised dry run, which are tried anew; answers
    /// finished(Trying).
    void assign(const QStringList &caseIds, const QString &department);
    /// On those that would go by the last dry run; answers finished(Performing).
    void perform();
    /// What is still to come is left as it is; what was done stays done.
    void cancel();
    /// What was done earlier, one case or many, as if by this desk: only looked at and undone.
    void recall(const QString &action, std::vector<Line> done);
    /// How each that was queued could be taken back now; answers finished(Looking).
    void lookBack();
    /// Takes back what the last run did: what was not given to be sent leaves the outbox; for what was sent
    /// the inverse action is performed, where the lifecycle names one (wm:inverse) and the case has not moved
    /// on. Answers finished(Undoing).
    void undo(const QString &reason);

    [[nodiscard]] Task task() const { return m_task; }
    [[nodiscard]] const std::vector<Offer> &offers() const { return m_offers; }
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    [[nodiscard]] const domain::CaseOrder &order() const { return m_order; }
    [[nodiscard]] bool isAdvised() const { return m_advice.rules != nullptr; }
    [[nodiscard]] int count(Line::State state) const;
    [[nodiscard]] int count(Line::Back back) const; ///< of those queued

signals:
    void offered();
    void progressed(int done, int total);
    void finished(wanmi::operations::BulkDesk::Task task);

private:
    void next();
    void offer(size_t at);
    void tryOne(size_t at);
    void adviseOne(size_t at);
    void judgeOne(size_t at);
    void performOne(size_t at);
    void withdraw();
    void look(size_t at);
    void reverse(size_t at);
    /// Calls with what is wrong with taking it back, or with the order that does it.
    void findWayBack(size_t at, const std::function<void(const QString &, const domain::CaseOrder &)> &then);
    [[nodiscard]] domain::CaseOrder orderOf(const Line &line) const;
    void runOnAll();
    void done(int generation);
    void begin(Task task);
    void end();

    CaseDesk &m_desk;
    store::Store &m_store;
    std::vector<Offer> m_offers;
    std::vector<Line> m_lines;
    std::vector<size_t> m_todo; ///< of m_lines, last first
    domain::CaseOrder m_order;
    Advice m_advice;
    QString m_undoReason;
    Task m_task = Task::None;
    int m_total = 0, m_running = 0, m_generation = 0;
};
} // namespace wanmi::operations
