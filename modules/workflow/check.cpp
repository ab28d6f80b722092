// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/check.h"

#include "workflow/interpreter.h"

#include <QSet>

#include <algorithm>
#include <deque>

namespace wanmi::workflow {
namespace {
constexpr size_t MostSituations = 50'000;
const QString Closed = QStringLiteral("closed");
const QString Supervision = QStringLiteral("supervision");
const QString Command = QStringLiteral("command");
const QString Department = QStringLiteral("department");

/// A configuration that a case can be in, and how it came there first: by the shortest path.
struct Situation
{
    Configuration configuration;
    bool checked = false; ///< since it was last handled
    int from = -1;
    QString by; ///< event
    std::vector<int> next;
};

bool isClosed(const State &state)
{
    return state.outcome == Closed || state.id == u"CLOSED";
}

QString placeOf(const Transition &transition)
{
    return transition.event
        + (transition.from.isEmpty() ? QString() : QStringLiteral(" in ") + transition.from);
}

class Checker
{
public:
    Checker(const Workflow &workflow, const Vocabulary &vocabulary)
        : m_workflow(workflow)
        , m_words(vocabulary)
    {
        for (const Transition &transition : workflow.transitions())
            m_byEdge.emplace(transition.edge, &transition);
    }

    CheckReport check()
    {
        for (const State &state : m_workflow.states())
            checkState(state);
        for (const Transition &transition : m_workflow.transitions())
            checkTransition(transition);
        checkChoices();
        explore();
        if (m_complete) {
            checkReached();
            checkEnds();
        }
        m_report.configurations = int(m_situations.size());
        return std::move(m_report);
    }

private:
    void complain(const char *code, const QString &where, const QString &detail = {}, const QStringList &path = {})
    {
        const QString token = QString::fromLatin1(code);
        const bool known = std::ranges::any_of(m_report.findings, [&](const Finding &one) {
            return one.code == token && one.where == where && one.detail == detail;
        });
        if (!known)
            m_report.findings.push_back({token, where, detail, path});
    }
    [[nodiscard]] QString sideOf(const QString &post) const { return m_words.sideOf(post).value_or(QString()); }

    void checkState(const State &state);
    void checkPosts(const State &state);
    void checkTimeout(const State &state);
    void checkTransition(const Transition &transition);
    void checkSides(const Transition &transition);
    void checkExceptional(const Transition &transition);
    void checkInverse(const Transition &transition);
    void checkChoices();
    void explore();
    int arrive(Situation situation);
    void follow(int situation, int edge);
    [[nodiscard]] bool isGoodCheck(const Transition &transition) const;
    [[nodiscard]] bool enters(const Transition &transition, const QStringList &before, const QStringList &after,
                              bool (*wanted)(const State &)) const;
    [[nodiscard]] QStringList pathTo(int situation) const;
    void checkReached();
    void checkEnds();
    [[nodiscard]] bool isEnd(const Situation &situation) const;

    const Workflow &m_workflow;
    const Vocabulary &m_words;
    CheckReport m_report;
    std::unordered_map<int, const Transition *> m_byEdge;
    std::vector<Situation> m_situations;
    std::unordered_map<QString, int> m_known;
    std::deque<int> m_open;
    QSet<QString> m_active;
    QSet<int> m_taken;
    bool m_complete = true;
};

void Checker::checkState(const State &state)
{
    static const QSet<QString> sides{QString(), Supervision, Command, Department, QStringLiteral("government")};
    if (!sides.contains(state.side))
        complain("unknown-side", state.id, state.side);
    for (const QString &limit : {state.stageLimit, state.fringeLimit, state.urgentLimit}) {
        if (!limit.isEmpty() && !m_words.isLimit(limit))
            complain("bad-limit", state.id, limit);
    }
    const bool isStage = state.atomic && !state.final
        && m_workflow.chart()->node(state.node).kind == Node::Kind::State;
    if (!isStage)
        return;
    if (state.clock.isEmpty())
        complain("no-clock", state.id);
    // The case's own limit (its class's handling time, a suspension's end) is none of the definition's.
    else if (state.stageLimit.isEmpty() && state.clock != u"handling" && state.clock != u"suspension")
        complain("no-limit", state.id, state.clock);
    checkPosts(state);
    checkTimeout(state);
}

void Checker::checkPosts(const State &state)
{
    if (state.holderPost.isEmpty())
        complain("no-post", state.id);
    else if (!m_words.sideOf(state.holderPost))
        complain("unknown-post", state.id, state.holderPost);
    if (state.substitutePost.isEmpty())
        complain("no-substitute", state.id);
    else if (!m_words.sideOf(state.substitutePost))
        complain("unknown-post", state.id, state.substitutePost);
    else if (state.substitutePost == state.holderPost)
        complain("same-substitute", state.id, state.substitutePost);
    if (const QString side = sideOf(state.holderPost); !side.isEmpty() && side != state.side)
        complain("wrong-side", state.id, state.holderPost);
}

void Checker::checkTimeout(const State &state)
{
    if (state.timeout.isEmpty()) {
        complain("no-timeout", state.id);
    } else if (state.timeout != u"escalate") {
        const auto leaving = m_workflow.leaving(state.id);
        const bool can = std::ranges::any_of(leaving, [&state](const Transition *transition) {
            return transition->event == state.timeout && transition->posts.contains(u"system");
        });
        if (!can)
            complain("bad-timeout", state.id, state.timeout);
    }
}

void Checker::checkTransition(const Transition &transition)
{
    for (const QString &guard : transition.guards) {
        if (!m_words.knowsGuard(guard))
            complain("unknown-guard", placeOf(transition), guard);
    }
    for (const QString &post : transition.posts) {
        if (!m_words.sideOf(post))
            complain("unknown-post", placeOf(transition), post);
    }
    checkSides(transition);
    if (!transition.inverse.isEmpty())
        checkInverse(transition);
    if (transition.check && !isGoodCheck(transition))
        complain("check-not-independent", placeOf(transition),
                 transition.guards.contains(u"actor-not-handler") ? transition.posts.join(u' ')
                                                                  : QStringLiteral("actor-not-handler"));
    const bool closes = std::ranges::any_of(transition.to.split(u' ', Qt::SkipEmptyParts), [this](const QString &id) {
        const State *state = m_workflow.state(id);
        return state && isClosed(*state);
    });
    if (closes && transition.exceptional)
        checkExceptional(transition);
}

/// No one holds a post of supervision and one of the other side on the same case.
void Checker::checkSides(const Transition &transition)
{
    static const QSet<QString> sides{Supervision, Command, Department, QStringLiteral("government")};
    if (!sides.contains(transition.side))
        complain("unknown-side", placeOf(transition), transition.side);
    bool supervises = false, acts = false;
    for (const QString &post : transition.posts) {
        const QString side = sideOf(post);
        supervises = supervises || side == Supervision;
        acts = acts || side == Command || side == Department;
    }
    if (supervises && acts)
        complain("both-sides", placeOf(transition), transition.posts.join(u' '));
    else if ((supervises && (transition.side == Command || transition.side == Department))
             || (acts && transition.side == Supervision))
        complain("wrong-side", placeOf(transition), transition.posts.join(u' '));
}

void Checker::checkExceptional(const Transition &transition)
{
    const QString where = placeOf(transition);
    m_report.exceptional.append(where);
    if (!transition.guards.contains(u"second-person") && !transition.guards.contains(u"actor-not-handler"))
        complain("exceptional-by-one-person", where);
    if (!transition.guards.contains(u"reason"))
        complain("exceptional-without-reason", where);
    if (transition.guards.contains(u"second-person") && transition.offline)
        complain("exceptional-offline", where);
}

/// Whoever may act may also take it back, from wherever it led; the system takes nothing back.
void Checker::checkInverse(const Transition &transition)
{
    const QString where = placeOf(transition);
    const bool stays = transition.to.isEmpty();
    std::vector<const Transition *> ways;
    for (const Transition *way : m_workflow.leaving(stays ? transition.from : transition.to)) {
        if (way->event == transition.inverse)
            ways.push_back(way);
    }
    if (ways.empty())
        complain("inverse-missing", where, transition.inverse);
    for (const QString &post : transition.posts) {
        const bool can = post == u"system" || std::ranges::any_of(ways, [&post](const Transition *way) {
            return way->posts.contains(post);
        });
        if (!can && !ways.empty())
            complain("inverse-of-others", where, post);
    }
    for (const Transition *way : ways) {
        const bool leadsBack = way->to == transition.from || (way->to.isEmpty() && (stays || transition.to == transition.from));
        if (!leadsBack || transition.from.isEmpty())
            complain("inverse-leads-elsewhere", where, way->to);
    }
}

/// Of two transitions with the same event, posts and guards the second is never taken.
void Checker::checkChoices()
{
    const auto &all = m_workflow.transitions();
    for (size_t i = 0; i < all.size(); ++i) {
        for (size_t j = i + 1; j < all.size(); ++j) {
            const Transition &first = all[i], &second = all[j];
            if (first.from != second.from || first.event != second.event)
                continue;
            const auto within = [](const QStringList &inner, const QStringList &outer) {
                return std::ranges::all_of(inner, [&outer](const QString &word) { return outer.contains(word); });
            };
            const bool conditional = m_workflow.chart()->edge(first.edge).condition.has_value();
            if (!conditional && within(first.guards, second.guards) && within(second.posts, first.posts))
                complain("never-taken", placeOf(second), second.to);
        }
    }
}

bool Checker::isGoodCheck(const Transition &transition) const
{
    return transition.side == Supervision && transition.guards.contains(u"actor-not-handler")
        && std::ranges::all_of(transition.posts,
                               [this](const QString &post) { return sideOf(post) == Supervision; });
}

void Checker::explore()
{
    Interpreter run(m_workflow.chart());
    if (!run.start())
        return complain("never-settles", m_workflow.name());
    arrive({run.configuration(), false, -1, {}, {}});
    while (!m_open.empty() && m_complete) {
        const int index = m_open.front();
        m_open.pop_front();
        if (!run.resume(m_situations[size_t(index)].configuration))
            continue;
        for (const int edge : run.possible())
            follow(index, edge);
        if (m_situations.size() > MostSituations) {
            m_complete = false;
            complain("too-large", m_workflow.name());
        }
    }
}

int Checker::arrive(Situation situation)
{
    for (const QString &id : situation.configuration.atomic) {
        for (int node = m_workflow.chart()->indexOf(id); node > 0; node = m_workflow.chart()->node(node).parent)
            m_active.insert(m_workflow.chart()->node(node).id);
    }
    const QString key = situation.configuration.toText() + (situation.checked ? u'+' : u'-');
    const auto [known, isNew] = m_known.emplace(key, int(m_situations.size()));
    if (isNew) {
        m_open.push_back(known->second);
        m_situations.push_back(std::move(situation));
    }
    return known->second;
}

void Checker::follow(int index, int edge)
{
    const auto found = m_byEdge.find(edge);
    if (found == m_byEdge.end())
        return; // happens by itself
    const Transition &transition = *found->second;
    const Situation before = m_situations[size_t(index)];
    Interpreter run(m_workflow.chart());
    if (!run.resume(before.configuration))
        return;
    m_taken.insert(edge);
    if (!run.takeAlone(edge)) {
        complain("never-settles", placeOf(transition), {}, pathTo(index));
        return;
    }
    Situation after{run.configuration(), before.checked, index, transition.event, {}};
    const QStringList &were = before.configuration.atomic, &are = after.configuration.atomic;
    if (transition.check && isGoodCheck(transition))
        after.checked = true;
    const auto handles = [](const State &state) { return state.side == Department; };
    if (!transition.exceptional && enters(transition, were, are, isClosed) && !after.checked
        && m_workflow.kind() == u"case") {
        QStringList path = pathTo(index);
        path.append(transition.event + QStringLiteral(" → ") + are.join(u' '));
        complain("closed-without-check", placeOf(transition), {}, path);
    }
    if (enters(transition, were, are, handles) || (transition.side == Department && !transition.to.isEmpty()))
        after.checked = false;
    const int next = arrive(std::move(after));
    m_situations[size_t(index)].next.push_back(next);
}

bool Checker::enters(const Transition &transition, const QStringList &before, const QStringList &after,
                     bool (*wanted)(const State &)) const
{
    return std::ranges::any_of(after, [&](const QString &id) {
        const State *state = m_workflow.state(id);
        return state && wanted(*state) && (!before.contains(id) || transition.to.split(u' ').contains(id));
    });
}

QStringList Checker::pathTo(int index) const
{
    QStringList path;
    for (int at = index; m_situations[size_t(at)].from >= 0; at = m_situations[size_t(at)].from) {
        const Situation &situation = m_situations[size_t(at)];
        path.prepend(situation.by + QStringLiteral(" → ") + situation.configuration.atomic.join(u' '));
    }
    return path;
}

void Checker::checkReached()
{
    bool closes = false;
    for (const State &state : m_workflow.states()) {
        if (!m_active.contains(state.id))
            complain("unreachable", state.id);
        closes = closes || isClosed(state);
    }
    if (!closes && m_workflow.kind() == u"case")
        complain("no-closed-end", m_workflow.name());
    for (const Transition &transition : m_workflow.transitions()) {
        const bool fromReached = transition.from.isEmpty() || m_active.contains(transition.from);
        if (fromReached && !m_taken.contains(transition.edge))
            complain("never-taken", placeOf(transition), transition.to);
    }
}

bool Checker::isEnd(const Situation &situation) const
{
    return situation.configuration.ended
        || std::ranges::all_of(situation.configuration.atomic, [this](const QString &id) {
               const State *state = m_workflow.state(id);
               return state && state->final;
           });
}

/// From everywhere some end can be reached.
void Checker::checkEnds()
{
    std::vector<std::vector<int>> before(m_situations.size());
    std::vector<bool> good(m_situations.size());
    std::vector<int> open;
    for (size_t i = 0; i < m_situations.size(); ++i) {
        for (const int next : m_situations[i].next)
            before[size_t(next)].push_back(int(i));
        if (isEnd(m_situations[i])) {
            good[i] = true;
            open.push_back(int(i));
        }
    }
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        for (const int earlier : before[size_t(at)]) {
            if (!good[size_t(earlier)]) {
                good[size_t(earlier)] = true;
                open.push_back(earlier);
            }
        }
    }
    for (size_t i = 0; i < m_situations.size(); ++i) {
        if (!good[i])
            complain("dead-end", m_situations[i].configuration.atomic.join(u' '), {}, pathTo(int(i)));
    }
}
} // namespace

CheckReport check(const Workflow &workflow, const Vocabulary &vocabulary)
{
    return Checker(workflow, vocabulary).check();
}
} // namespace wanmi::workflow
