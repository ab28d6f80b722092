// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/workflow.h"


#include <algorithm>

namespace wanmi::workflow {
namespace {
tl::unexpected<base::Error> bad(int line, const QString &what)
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-workflow"),
                         QStringLiteral("line %1: %2").arg(line).arg(what));
}

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

/// True, false, or nothing when it is another word.
std::optional<bool> flag(const QHash<QString, QString> &ours, const QString &name, bool otherwise)
{
    const QString text = ours.value(name);
    if (text.isEmpty())
        return otherwise;
    if (text == u"true" || text == u"false")
        return text == u"true";
    return {};
}

/// Without posts and without an event of anybody's.
bool happensByItself(const Edge &edge)
{
    return !edge.ours.contains(QStringLiteral("posts")) && std::ranges::all_of(edge.events, [](const QString &event) {
        return event.startsWith(QLatin1StringView("done.state"));
    });
}
} // namespace

base::Result<Workflow> Workflow::fromScxml(const QByteArray &scxml)
{
    auto chart = Statechart::fromScxml(scxml);
    if (!chart)
        return tl::unexpected(chart.error());
    Workflow workflow;
    workflow.m_chart = std::make_shared<const Statechart>(std::move(*chart));
    const Node &root = workflow.m_chart->node(0);
    workflow.m_version = root.ours.value(QStringLiteral("version"));
    workflow.m_kind = root.ours.value(QStringLiteral("kind"), QStringLiteral("case"));
    if (workflow.name().isEmpty() || workflow.m_version.isEmpty() || !root.initialGiven)
        return bad(root.line, QStringLiteral("name, wm:version or initial is missing"));
    if (workflow.m_kind != u"case" && workflow.m_kind != u"review")
        return bad(root.line, QStringLiteral("unknown kind ") + workflow.m_kind);
    const int beginning = root.initial.front();
    const Node &first = workflow.m_chart->node(beginning);
    if (root.initial.size() > 1 || first.parent != 0 || !first.isAtomic())
        return bad(root.line, QStringLiteral("the chart begins in one plain state"));

    const auto &nodes = workflow.m_chart->nodes();
    for (int index = 1; index < int(nodes.size()); ++index) {
        if (auto taken = workflow.take(nodes[size_t(index)], index, index == beginning); !taken)
            return tl::unexpected(taken.error());
    }
    const auto &edges = workflow.m_chart->edges();
    for (int index = 0; index < int(edges.size()); ++index) {
        if (auto taken = workflow.take(edges[size_t(index)], index, beginning); !taken)
            return tl::unexpected(taken.error());
    }
    if (!workflow.m_byFrom.contains(QString()))
        return bad(first.line, QStringLiteral("nothing creates a case"));
    return workflow;
}

base::Result<void> Workflow::take(const Node &node, int index, bool isBeginning)
{
    if (node.kind == Node::Kind::History)
        return {};
    if (node.id.startsWith(u'#'))
        return bad(node.line, QStringLiteral("a state without id"));
    const auto final = flag(node.ours, QStringLiteral("final"), false);
    if (!final)
        return bad(node.line, QStringLiteral("final is neither true nor false"));
    State state;
    state.id = node.id;
    state.nameZh = node.ours.value(QStringLiteral("nameZh"));
    state.nameEn = node.ours.value(QStringLiteral("nameEn"));
    state.side = node.ours.value(QStringLiteral("side"));
    state.holderPost = node.ours.value(QStringLiteral("post"));
    state.substitutePost = node.ours.value(QStringLiteral("substitute"));
    state.stageLimit = node.ours.value(QStringLiteral("limit"));
    state.fringeLimit = node.ours.value(QStringLiteral("limitC"));
    state.urgentLimit = node.ours.value(QStringLiteral("limitUrgent"));
    state.clock = node.ours.value(QStringLiteral("clock"));
    state.timeout = node.ours.value(QStringLiteral("timeout"));
    state.outcome = node.ours.value(QStringLiteral("outcome"));
    state.final = *final || (node.kind == Node::Kind::Final && node.parent == 0);
    state.atomic = node.isAtomic();
    state.node = index;
    if (isBeginning)
        return state.final ? bad(node.line, QStringLiteral("the initial state is final")) : base::Result<void>();
    if (state.nameZh.isEmpty() || state.nameEn.isEmpty())
        return bad(node.line, QStringLiteral("a state without names: ") + state.id);
    m_stateIndex.emplace(state.id, int(m_states.size()));
    m_states.push_back(std::move(state));
    return {};
}

base::Result<void> Workflow::take(const Edge &edge, int index, int beginning)
{
    const bool creates = edge.source == beginning;
    const QString where = QStringLiteral(" in ") + m_chart->node(edge.source).id;
    QStringList targets;
    for (const int target : edge.targets) {
        if (target == beginning)
            return bad(edge.line, QStringLiteral("a transition back to no case") + where);
        targets.append(m_chart->node(target).id);
    }
    if (!creates && happensByItself(edge))
        return {};
    Transition transition;
    transition.from = creates ? QString() : m_chart->node(edge.source).id;
    transition.number = edge.ours.value(QStringLiteral("number")).toInt();
    transition.event = edge.events.value(0);
    transition.to = targets.join(u' ');
    transition.posts = words(edge.ours.value(QStringLiteral("posts")));
    transition.side = edge.ours.value(QStringLiteral("side"));
    transition.form = edge.ours.value(QStringLiteral("form"));
    transition.guards = words(edge.ours.value(QStringLiteral("guards")));
    transition.inverse = edge.ours.value(QStringLiteral("inverse"));
    transition.edge = index;
    const std::pair<QString, bool *> flags[] = {{QStringLiteral("offline"), &transition.offline},
                                                {QStringLiteral("exceptional"), &transition.exceptional},
                                                {QStringLiteral("check"), &transition.check}};
    for (const auto &[name, value] : flags) {
        const auto given = flag(edge.ours, name, *value);
        if (!given)
            return bad(edge.line, name + QStringLiteral(" is neither true nor false"));
        *value = *given;
    }
    if (edge.events.size() != 1 || transition.event.contains(u'*'))
        return bad(edge.line, QStringLiteral("a transition without exactly one event") + where);
    if (transition.number <= 0)
        return bad(edge.line, QStringLiteral("a transition without number: ") + transition.event + where);
    if (transition.posts.isEmpty())
        return bad(edge.line, QStringLiteral("a transition without posts: ") + transition.event + where);
    if (creates && transition.to.isEmpty())
        return bad(edge.line, QStringLiteral("a transition that creates nothing: ") + transition.event);
    m_byFrom[transition.from].push_back(int(m_transitions.size()));
    m_transitions.push_back(std::move(transition));
    return {};
}

const State *Workflow::state(const QString &id) const
{
    const auto found = m_stateIndex.find(id);
    return found == m_stateIndex.end() ? nullptr : &m_states[size_t(found->second)];
}

base::Result<const Transition *> Workflow::find(const QString &from, const QString &event,
                                                const QString &post) const
{
    bool known = false;
    for (const Transition *transition : leaving(from)) {
        if (transition->event != event)
            continue;
        if (transition->posts.contains(post))
            return transition;
        known = true;
    }
    if (known)
        return base::failure(base::ErrorKind::Denied, QStringLiteral("not-your-post"), event);
    return base::refused(QStringLiteral("not-in-this-state"), event + QStringLiteral(" in ") + from);
}

std::vector<const Transition *> Workflow::leaving(const QString &from) const
{
    std::vector<const Transition *> found;
    const auto add = [this, &found](const QString &id) {
        const auto indices = m_byFrom.find(id);
        if (indices == m_byFrom.end())
            return;
        for (const int index : indices->second) {
            const Transition *transition = &m_transitions[size_t(index)];
            if (std::ranges::find(found, transition) == found.end())
                found.push_back(transition);
        }
    };
    if (from.isEmpty()) {
        add(from);
        return found;
    }
    for (const QString &id : words(from)) {
        for (int node = m_chart->indexOf(id); node > 0; node = m_chart->node(node).parent)
            add(m_chart->node(node).id);
    }
    return found;
}
} // namespace wanmi::workflow
