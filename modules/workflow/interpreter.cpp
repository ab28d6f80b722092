// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/interpreter.h"

#include <algorithm>

namespace wanmi::workflow {
namespace {
const QString Ended = QStringLiteral("ended");
}

QString Configuration::toText() const
{
    QStringList parts{atomic.join(u' ')};
    for (const auto &[id, states] : history)
        parts.append(id + u'=' + states.join(u' '));
    if (ended)
        parts.append(Ended);
    return parts.join(QLatin1StringView("; "));
}

base::Result<Configuration> Configuration::fromText(const QString &text)
{
    Configuration configuration;
    QStringList parts = text.split(QLatin1StringView("; "));
    configuration.atomic = parts.takeFirst().split(u' ', Qt::SkipEmptyParts);
    if (!parts.isEmpty() && parts.back() == Ended) {
        configuration.ended = true;
        parts.removeLast();
    }
    bool good = !configuration.atomic.isEmpty();
    for (const QString &part : parts) {
        const auto sign = part.indexOf(u'=');
        const QStringList states = part.mid(sign + 1).split(u' ', Qt::SkipEmptyParts);
        good = good && sign > 0 && !states.isEmpty()
            && configuration.history.emplace(part.left(sign), states).second;
    }
    if (!good)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-configuration"), text.left(200));
    return configuration;
}

Interpreter::Interpreter(std::shared_ptr<const Statechart> chart)
    : m_chart(std::move(chart))
{
}

base::Result<void> Interpreter::start()
{
    m_active.clear();
    m_history.clear();
    m_internal.clear();
    m_external.clear();
    m_running = true;
    m_ended = false;
    Entry entry;
    enterTargets(m_chart->node(0).initial, 0, entry);
    enter(entry);
    auto settled = settle();
    if (!settled) {
        m_active.clear();
        m_running = false;
    }
    return settled;
}

base::Result<void> Interpreter::handle(const QString &event)
{
    return attempt([this, &event] { m_external.push_back(event); });
}

base::Result<void> Interpreter::takeAlone(int edge)
{
    return attempt([this, edge] { take({edge}); });
}

/// All of it or nothing.
template <typename Begin> base::Result<void> Interpreter::attempt(const Begin &begin)
{
    if (!m_running)
        return {};
    const auto before = std::tuple(m_active, m_history);
    begin();
    auto settled = settle();
    if (!settled) {
        std::tie(m_active, m_history) = before;
        m_internal.clear();
        m_external.clear();
        m_running = true;
        m_ended = false;
    }
    return settled;
}

base::Result<void> Interpreter::resume(const Configuration &configuration)
{
    const auto bad = [&configuration] {
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-configuration"),
                             configuration.toText().left(200));
    };
    Set active;
    for (const QString &id : configuration.atomic) {
        const int index = m_chart->indexOf(id);
        if (index < 0 || !m_chart->node(index).isAtomic())
            return bad();
        for (int node = index; node > 0; node = m_chart->node(node).parent)
            active.insert(node);
    }
    // One child of every compound state, every region of every parallel.
    for (int index = 0; index < int(m_chart->nodes().size()); ++index) {
        const Node &node = m_chart->node(index);
        if (index > 0 && !active.contains(index))
            continue;
        const auto inside
            = std::ranges::count_if(node.children, [&active](int child) { return active.contains(child); });
        const bool isParallel = node.kind == Node::Kind::Parallel;
        if (!node.children.empty() && size_t(inside) != (isParallel ? node.children.size() : 1))
            return bad();
    }
    std::map<int, std::vector<int>> history;
    for (const auto &[id, states] : configuration.history) {
        const int index = m_chart->indexOf(id);
        if (index < 0 || m_chart->node(index).kind != Node::Kind::History)
            return bad();
        for (const QString &state : states) {
            const int remembered = m_chart->indexOf(state);
            if (!m_chart->isDescendant(remembered, m_chart->node(index).parent))
                return bad();
            history[index].push_back(remembered);
        }
    }
    m_active = std::move(active);
    m_history = std::move(history);
    m_internal.clear();
    m_external.clear();
    m_ended = configuration.ended;
    m_running = !m_ended;
    return {};
}

Configuration Interpreter::configuration() const
{
    Configuration configuration{atomicStates(), {}, m_ended};
    for (const auto &[index, states] : m_history) {
        QStringList ids;
        for (const int state : states)
            ids.append(m_chart->node(state).id);
        configuration.history.emplace(m_chart->node(index).id, ids);
    }
    return configuration;
}

QStringList Interpreter::atomicStates() const
{
    QStringList ids;
    for (const int index : m_active) {
        if (m_chart->node(index).isAtomic())
            ids.append(m_chart->node(index).id);
    }
    return ids;
}

std::vector<const Edge *> Interpreter::wouldTake(const QString &event) const
{
    std::vector<const Edge *> edges;
    if (m_running) {
        for (const int index : select(event, false))
            edges.push_back(&m_chart->edge(index));
    }
    return edges;
}

std::vector<int> Interpreter::possible() const
{
    std::vector<int> edges;
    for (const int active : m_active) {
        for (const int index : m_chart->node(active).edges) {
            const Edge &edge = m_chart->edge(index);
            if (m_running && !edge.events.isEmpty() && (!edge.condition || holds(*edge.condition)))
                edges.push_back(index);
        }
    }
    return edges;
}

bool Interpreter::holds(const Condition &condition) const
{
    const auto partHolds = [this](const Condition &part) { return holds(part); };
    switch (condition.kind) {
    case Condition::Kind::Constant:
        return condition.value;
    case Condition::Kind::In:
        return isActive(condition.state);
    case Condition::Kind::Not:
        return !holds(condition.parts.front());
    case Condition::Kind::And:
        return std::ranges::all_of(condition.parts, partHolds);
    case Condition::Kind::Or:
        return std::ranges::any_of(condition.parts, partHolds);
    }
    return false;
}

/// For each active atomic state the first transition that fits, of itself or else of what is around it.
std::vector<int> Interpreter::select(QStringView event, bool eventless) const
{
    std::vector<int> enabled;
    for (const int atomic : m_active) {
        if (!m_chart->node(atomic).isAtomic())
            continue;
        bool found = false;
        for (int node = atomic; node > 0 && !found; node = m_chart->node(node).parent) {
            for (const int index : m_chart->node(node).edges) {
                const Edge &edge = m_chart->edge(index);
                if (eventless ? !edge.events.isEmpty() : !edge.matches(event))
                    continue;
                if (edge.condition && !holds(*edge.condition))
                    continue;
                if (std::ranges::find(enabled, index) == enabled.end())
                    enabled.push_back(index);
                found = true;
                break;
            }
        }
    }
    return withoutConflicts(enabled);
}

std::vector<int> Interpreter::withoutConflicts(const std::vector<int> &edges) const
{
    std::vector<int> kept;
    for (const int candidate : edges) {
        const Set leaves = exitSet(candidate);
        std::vector<int> displaced;
        bool preempted = false;
        for (const int other : kept) {
            const Set theirs = exitSet(other);
            const bool meet
                = std::ranges::any_of(leaves, [&theirs](int node) { return theirs.contains(node); });
            if (!meet)
                continue;
            if (m_chart->isDescendant(m_chart->edge(candidate).source, m_chart->edge(other).source))
                displaced.push_back(other);
            else
                preempted = true;
        }
        if (preempted)
            continue;
        std::erase_if(kept,
                      [&displaced](int other) { return std::ranges::find(displaced, other) != displaced.end(); });
        kept.push_back(candidate);
    }
    return kept;
}

Interpreter::Set Interpreter::exitSet(int index) const
{
    Set leaves;
    const int domain = domainOf(m_chart->edge(index));
    if (domain < 0)
        return leaves;
    for (const int node : m_active) {
        if (m_chart->isDescendant(node, domain))
            leaves.insert(node);
    }
    return leaves;
}

int Interpreter::domainOf(const Edge &edge) const
{
    std::vector<int> nodes = effectiveTargets(edge.targets);
    if (nodes.empty())
        return -1;
    const bool allInside = std::ranges::all_of(
        nodes, [this, &edge](int target) { return m_chart->isDescendant(target, edge.source); });
    if (edge.internal && m_chart->node(edge.source).isCompound() && allInside)
        return edge.source;
    nodes.push_back(edge.source);
    return commonCompound(nodes);
}

/// The innermost compound state (or the chart) around all of them.
int Interpreter::commonCompound(const std::vector<int> &nodes) const
{
    int around = m_chart->node(nodes.back()).parent;
    while (around > 0) {
        const bool aroundAll = std::ranges::all_of(
            nodes, [this, around](int node) { return m_chart->isDescendant(node, around); });
        if (aroundAll && m_chart->node(around).isCompound())
            break;
        around = m_chart->node(around).parent;
    }
    return std::max(around, 0);
}

std::vector<int> Interpreter::effectiveTargets(const std::vector<int> &targets) const
{
    std::vector<int> effective;
    for (const int target : targets) {
        const Node &node = m_chart->node(target);
        if (node.kind != Node::Kind::History) {
            effective.push_back(target);
            continue;
        }
        const auto remembered = m_history.find(target);
        const auto inner = effectiveTargets(remembered == m_history.end() ? node.initial : remembered->second);
        effective.insert(effective.end(), inner.begin(), inner.end());
    }
    return effective;
}

void Interpreter::enterTargets(const std::vector<int> &targets, int domain, Entry &entry) const
{
    for (const int target : targets)
        addInside(target, entry);
    for (const int target : effectiveTargets(targets))
        addAbove(target, domain, entry);
}

void Interpreter::addInside(int index, Entry &entry) const
{
    const Node &node = m_chart->node(index);
    if (node.kind == Node::Kind::History) {
        const auto remembered = m_history.find(index);
        const bool knows = remembered != m_history.end();
        const std::vector<int> &targets = knows ? remembered->second : node.initial;
        if (!knows)
            entry.historySteps[node.parent] = &node.initialSteps;
        for (const int target : targets)
            addInside(target, entry);
        for (const int target : targets)
            addAbove(target, node.parent, entry);
        return;
    }
    entry.toEnter.insert(index);
    if (node.isCompound()) {
        entry.byDefault.insert(index);
        for (const int target : node.initial)
            addInside(target, entry);
        for (const int target : node.initial)
            addAbove(target, index, entry);
    } else if (node.kind == Node::Kind::Parallel) {
        addRegions(index, entry);
    }
}

void Interpreter::addAbove(int index, int ancestor, Entry &entry) const
{
    for (int node = m_chart->node(index).parent; node > 0 && node != ancestor; node = m_chart->node(node).parent) {
        entry.toEnter.insert(node);
        if (m_chart->node(node).kind == Node::Kind::Parallel)
            addRegions(node, entry);
    }
}

void Interpreter::addRegions(int parallel, Entry &entry) const
{
    for (const int region : m_chart->node(parallel).children) {
        const bool entered = std::ranges::any_of(entry.toEnter, [this, region](int node) {
            return node == region || m_chart->isDescendant(node, region);
        });
        if (!entered)
            addInside(region, entry);
    }
}

void Interpreter::take(const std::vector<int> &edges)
{
    leave(edges);
    for (const int index : edges)
        run(m_chart->edge(index).steps);
    Entry entry;
    for (const int index : edges) {
        const Edge &edge = m_chart->edge(index);
        enterTargets(edge.targets, domainOf(edge), entry);
    }
    enter(entry);
}

void Interpreter::leave(const std::vector<int> &edges)
{
    Set leaves;
    for (const int index : edges)
        leaves.merge(exitSet(index));
    for (const int index : leaves) {
        for (const int history : m_chart->node(index).histories) {
            std::vector<int> remembered;
            for (const int active : m_active) {
                const Node &node = m_chart->node(active);
                if (m_chart->node(history).deep ? node.isAtomic() && m_chart->isDescendant(active, index)
                                                : node.parent == index)
                    remembered.push_back(active);
            }
            m_history[history] = std::move(remembered);
        }
    }
    for (auto index = leaves.rbegin(); index != leaves.rend(); ++index) {
        run(m_chart->node(*index).onExit);
        m_active.erase(*index);
    }
}

void Interpreter::enter(const Entry &entry)
{
    for (const int index : entry.toEnter) {
        const Node &node = m_chart->node(index);
        m_active.insert(index);
        run(node.onEntry);
        if (entry.byDefault.contains(index))
            run(node.initialSteps);
        if (const auto steps = entry.historySteps.find(index); steps != entry.historySteps.end())
            run(*steps->second);
        if (node.kind == Node::Kind::Final)
            finished(index);
    }
}

void Interpreter::finished(int final)
{
    const int parent = m_chart->node(final).parent;
    if (parent == 0) {
        m_running = false;
        m_ended = true;
        return;
    }
    m_internal.push_back(QStringLiteral("done.state.") + m_chart->node(parent).id);
    const int around = m_chart->node(parent).parent;
    if (around > 0 && m_chart->node(around).kind == Node::Kind::Parallel && isInFinal(around))
        m_internal.push_back(QStringLiteral("done.state.") + m_chart->node(around).id);
}

bool Interpreter::isInFinal(int index) const
{
    const Node &node = m_chart->node(index);
    if (node.kind == Node::Kind::Parallel)
        return std::ranges::all_of(node.children, [this](int child) { return isInFinal(child); });
    return std::ranges::any_of(node.children, [this](int child) {
        return m_chart->node(child).kind == Node::Kind::Final && m_active.contains(child);
    });
}

void Interpreter::run(const Steps &steps)
{
    for (const Step &step : steps) {
        if (step.kind == Step::Kind::Raise) {
            m_internal.push_back(step.event);
        } else if (step.kind == Step::Kind::Send) {
            m_external.push_back(step.event);
        } else {
            const auto branch = std::ranges::find_if(step.branches, [this](const Step::Branch &one) {
                return !one.condition || holds(*one.condition);
            });
            if (branch != step.branches.end())
                run(branch->steps);
        }
    }
}

base::Result<void> Interpreter::settle()
{
    for (int microstep = 0; m_running; ++microstep) {
        if (microstep > MostMicrosteps)
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("workflow-never-settles"),
                                 atomicStates().join(u' '));
        std::vector<int> edges = select({}, true);
        if (edges.empty()) {
            std::deque<QString> &queue = m_internal.empty() ? m_external : m_internal;
            if (queue.empty())
                return {};
            const QString event = queue.front();
            queue.pop_front();
            edges = select(event, false);
        }
        if (!edges.empty())
            take(edges);
    }
    m_internal.clear();
    m_external.clear();
    return {};
}
} // namespace wanmi::workflow
