// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/workflow.h"

#include <QXmlStreamReader>

namespace wanmi::workflow {

namespace {

constexpr QStringView Scxml = u"http://www.w3.org/2005/07/scxml";
constexpr QStringView Ours = u"urn:wanmi:workflow:1";

QString ours(const QXmlStreamAttributes &attributes, QLatin1String name)
{
    return attributes.value(Ours.toString(), name).toString();
}

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}
} // namespace

/// Reads one chart; the first thing wrong ends the reading through the stream reader's own error.
class WorkflowReader
{
public:
    explicit WorkflowReader(const QByteArray &scxml)
        : m_xml(scxml)
    {
    }

    bool readChart();
    [[nodiscard]] QString complaint() const
    {
        return QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(m_xml.errorString());
    }

    QString name, version;
    std::vector<State> states;
    std::vector<Transition> transitions;

private:
    void fail(const QString &what) { m_xml.raiseError(what); }
    [[nodiscard]] bool isScxml(QLatin1String element) const
    {
        return m_xml.namespaceUri() == Scxml && m_xml.name() == element;
    }
    void readStates();
    void readState();
    void readTransition(const QString &from);
    void checkTargets();
    [[nodiscard]] bool flag(const QXmlStreamAttributes &attributes, QLatin1String flagName, bool otherwise);

    QXmlStreamReader m_xml;
    QString m_initial;
    std::unordered_map<QString, bool> m_known;
};

bool WorkflowReader::readChart()
{
    if (!m_xml.readNextStartElement() || !isScxml(QLatin1String("scxml"))) {
        fail(QStringLiteral("the root is not scxml"));
        return false;
    }
    const QXmlStreamAttributes attributes = m_xml.attributes();
    name = attributes.value(QLatin1String("name")).toString();
    version = ours(attributes, QLatin1String("version"));
    m_initial = attributes.value(QLatin1String("initial")).toString();
    if (name.isEmpty() || version.isEmpty() || m_initial.isEmpty())
        fail(QStringLiteral("name, wm:version or initial is missing"));
    readStates();
    if (!m_xml.hasError())
        checkTargets();
    while (!m_xml.hasError() && !m_xml.atEnd())
        m_xml.readNext();
    return !m_xml.hasError();
}

void WorkflowReader::readStates()
{
    while (!m_xml.hasError() && m_xml.readNextStartElement()) {
        if (isScxml(QLatin1String("state")) || isScxml(QLatin1String("final")))
            readState();
        else if (m_xml.namespaceUri() == Scxml)
            fail(QStringLiteral("unexpected element ") + m_xml.name().toString());
        else
            m_xml.skipCurrentElement(); // an editor's own notes
    }
}

void WorkflowReader::readState()
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    const bool endsHere = m_xml.name() == u"final";
    State state;
    state.id = attributes.value(QLatin1String("id")).toString();
    state.nameZh = ours(attributes, QLatin1String("nameZh"));
    state.nameEn = ours(attributes, QLatin1String("nameEn"));
    state.side = ours(attributes, QLatin1String("side"));
    state.holderPost = ours(attributes, QLatin1String("post"));
    state.substitutePost = ours(attributes, QLatin1String("substitute"));
    state.stageLimit = ours(attributes, QLatin1String("limit"));
    state.fringeLimit = ours(attributes, QLatin1String("limitC"));
    state.urgentLimit = ours(attributes, QLatin1String("limitUrgent"));
    state.clock = ours(attributes, QLatin1String("clock"));
    state.final = endsHere || flag(attributes, QLatin1String("final"), false);

    const bool isNothingYet = state.id == m_initial;
    if (state.id.isEmpty())
        fail(QStringLiteral("a state without id"));
    else if (!m_known.emplace(state.id, true).second)
        fail(QStringLiteral("duplicate state ") + state.id);
    else if (!isNothingYet && (state.nameZh.isEmpty() || state.nameEn.isEmpty()))
        fail(QStringLiteral("a state without names: ") + state.id);
    else if (isNothingYet && state.final)
        fail(QStringLiteral("the initial state is final"));

    while (!m_xml.hasError() && m_xml.readNextStartElement()) {
        if (isScxml(QLatin1String("transition")) && !endsHere)
            readTransition(isNothingYet ? QString() : state.id);
        else if (m_xml.namespaceUri() == Scxml)
            fail(QStringLiteral("unexpected element ") + m_xml.name().toString() + QStringLiteral(" in ") + state.id);
        else
            m_xml.skipCurrentElement();
    }
    if (!isNothingYet)
        states.push_back(std::move(state));
}

void WorkflowReader::readTransition(const QString &from)
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    Transition transition;
    transition.from = from;
    transition.number = ours(attributes, QLatin1String("number")).toInt();
    transition.event = attributes.value(QLatin1String("event")).toString();
    transition.to = attributes.value(QLatin1String("target")).toString();
    transition.posts = words(ours(attributes, QLatin1String("posts")));
    transition.side = ours(attributes, QLatin1String("side"));
    transition.form = ours(attributes, QLatin1String("form"));
    transition.guards = words(ours(attributes, QLatin1String("guards")));
    transition.offline = flag(attributes, QLatin1String("offline"), true);
    transition.exceptional = flag(attributes, QLatin1String("exceptional"), false);

    const QString where = QStringLiteral(" in ") + (from.isEmpty() ? m_initial : from);
    if (transition.event.isEmpty() || transition.event.contains(u' '))
        fail(QStringLiteral("a transition without exactly one event") + where);
    else if (transition.number <= 0)
        fail(QStringLiteral("a transition without number: ") + transition.event + where);
    else if (transition.posts.isEmpty())
        fail(QStringLiteral("a transition without posts: ") + transition.event + where);
    else if (from.isEmpty() && transition.to.isEmpty())
        fail(QStringLiteral("a transition that creates nothing: ") + transition.event);
    m_xml.skipCurrentElement();
    transitions.push_back(std::move(transition));
}

bool WorkflowReader::flag(const QXmlStreamAttributes &attributes, QLatin1String flagName, bool otherwise)
{
    const QString text = ours(attributes, flagName);
    if (text == u"true" || text == u"false")
        return text == u"true";
    if (!text.isEmpty())
        fail(QStringLiteral("%1 is neither true nor false").arg(flagName));
    return otherwise;
}

void WorkflowReader::checkTargets()
{
    bool creates = false;
    for (const Transition &transition : transitions) {
        creates = creates || transition.from.isEmpty();
        if (!transition.to.isEmpty() && (!m_known.contains(transition.to) || transition.to == m_initial)) {
            fail(QStringLiteral("unknown target ") + transition.to + QStringLiteral(" of ") + transition.event);
            return;
        }
    }
    if (!m_known.contains(m_initial))
        fail(QStringLiteral("unknown initial state ") + m_initial);
    else if (!creates)
        fail(QStringLiteral("nothing creates a case"));
}

base::Result<Workflow> Workflow::fromScxml(const QByteArray &scxml)
{
    WorkflowReader reader(scxml);
    if (!reader.readChart())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-workflow"), reader.complaint());
    Workflow workflow;
    workflow.m_name = reader.name;
    workflow.m_version = reader.version;
    workflow.m_states = std::move(reader.states);
    workflow.m_transitions = std::move(reader.transitions);
    for (size_t i = 0; i < workflow.m_states.size(); ++i)
        workflow.m_stateIndex.emplace(workflow.m_states[i].id, int(i));
    for (size_t i = 0; i < workflow.m_transitions.size(); ++i)
        workflow.m_byFrom[workflow.m_transitions[i].from].push_back(int(i));
    return workflow;
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
    if (const auto indices = m_byFrom.find(from); indices != m_byFrom.end()) {
        found.reserve(indices->second.size());
        for (const int index : indices->second)
            found.push_back(&m_transitions[size_t(index)]);
    }
    return found;
}
} // namespace wanmi::workflow
