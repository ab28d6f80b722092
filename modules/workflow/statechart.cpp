// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/statechart.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace wanmi::workflow {
namespace {
constexpr QStringView Scxml = u"http://www.w3.org/2005/07/scxml";
constexpr QStringView Ours = u"urn:wanmi:workflow:1";

QStringList words(QStringView text)
{
    return text.toString().simplified().split(u' ', Qt::SkipEmptyParts);
}
} // namespace

bool Edge::matches(QStringView event) const
{
    return std::ranges::any_of(events, [event](const QString &descriptor) {
        return descriptor == u"*"
            || (event.startsWith(descriptor)
                && (event.size() == descriptor.size() || event[descriptor.size()] == u'.'));
    });
}

/// Reads one chart; the first thing wrong ends the reading through the stream reader's own error.
class StatechartReader
{
public:
    explicit StatechartReader(const QByteArray &scxml)
        : m_xml(scxml)
    {
    }
    bool read()
    {
        readChart();
        while (!m_xml.hasError() && !m_xml.atEnd())
            m_xml.readNext();
        if (!m_xml.hasError())
            resolve();
        return m_complaint.isEmpty() && !m_xml.hasError();
    }
    [[nodiscard]] QString complaint() const
    {
        if (!m_complaint.isEmpty())
            return m_complaint;
        return QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(m_xml.errorString());
    }

    Statechart chart;

private:
    struct Wish ///< ids that may stand further down the file
    {
        enum class Of { Initial, Edge };
        Of of;
        int index;
        QStringList ids;
        int line;
    };

    void fail(const QString &what) { m_xml.raiseError(what); }
    void failAt(int line, const QString &what)
    {
        if (m_complaint.isEmpty())
            m_complaint = QStringLiteral("line %1: %2").arg(line).arg(what);
    }
    [[nodiscard]] bool is(QLatin1StringView element) const { return m_xml.name() == element; }
    [[nodiscard]] QString attribute(QLatin1StringView name) const
    {
        return m_xml.attributes().value(name).toString();
    }
    [[nodiscard]] QHash<QString, QString> ourAttributes() const
    {
        QHash<QString, QString> ours;
        for (const QXmlStreamAttribute &one : m_xml.attributes()) {
            if (one.namespaceUri() == Ours)
                ours.insert(one.name().toString(), one.value().toString());
        }
        return ours;
    }
    Node &at(int index) { return chart.m_nodes[size_t(index)]; }
    /// Calls take() for every child element of SCXML's; an editor's own notes are passed over.
    template <typename Take> void forChildren(const Take &take)
    {
        while (!m_xml.hasError() && m_xml.readNextStartElement()) {
            if (m_xml.namespaceUri() == Scxml)
                take();
            else
                m_xml.skipCurrentElement();
        }
    }
    void unexpected(const QString &where)
    {
        static const QStringList needsData{QStringLiteral("datamodel"), QStringLiteral("data"),
                                           QStringLiteral("assign"), QStringLiteral("script"),
                                           QStringLiteral("foreach"), QStringLiteral("donedata"),
                                           QStringLiteral("param"), QStringLiteral("content")};
        const QString name = m_xml.name().toString();
        fail(needsData.contains(name)
                 ? QStringLiteral("<%1> needs a data model, and charts here have none").arg(name)
                 : QStringLiteral("unexpected element <%1> in %2").arg(name, where));
    }

    void readChart();
    int addNode(Node::Kind kind, int parent);
    void readInside(int index);
    void readState(int parent, Node::Kind kind);
    void readHistory(int parent);
    void readInitial(int index);
    void readEdge(int source);
    /// The only transition of an <initial> or <history>: a target, perhaps steps, nothing else.
    void readDefault(int index);
    Steps readSteps();
    void readStep(Steps &steps);
    void readSend(Steps &steps);
    void readIf(Steps &steps);
    std::optional<Condition> readCondition();

    void resolve();
    [[nodiscard]] std::vector<int> found(const Wish &wish);
    [[nodiscard]] bool fitTogether(const std::vector<int> &targets) const;
    void checkDefault(const Wish &wish);
    void checkConditions(const Steps &steps, int line);
    void checkCondition(const Condition &condition, int line);

    QXmlStreamReader m_xml;
    QString m_complaint;
    std::vector<Wish> m_wishes;
    int m_depth = 0;
};

void StatechartReader::readChart()
{
    if (!m_xml.readNextStartElement() || m_xml.namespaceUri() != Scxml || !is(QLatin1StringView("scxml"))) {
        fail(QStringLiteral("the root is not scxml"));
        return;
    }
    chart.m_name = attribute(QLatin1StringView("name"));
    const int root = addNode(Node::Kind::Chart, -1);
    if (const QString initial = attribute(QLatin1StringView("initial")); !initial.isEmpty())
        m_wishes.push_back({Wish::Of::Initial, root, words(initial), at(root).line});
    readInside(root);
    if (!m_xml.hasError() && at(root).children.empty())
        fail(QStringLiteral("a chart without states"));
}

int StatechartReader::addNode(Node::Kind kind, int parent)
{
    const int index = int(chart.m_nodes.size());
    if (index >= Statechart::MostNodes || m_depth > Statechart::MostDepth) {
        fail(QStringLiteral("too large or too deep"));
        return 0;
    }
    Node node;
    node.kind = kind;
    node.parent = parent;
    node.line = int(m_xml.lineNumber());
    node.ours = ourAttributes();
    node.id = attribute(QLatin1StringView("id")).trimmed();
    if (node.id.contains(u' '))
        fail(QStringLiteral("an id with a blank: ") + node.id);
    if (node.id.isEmpty())
        node.id = u'#' + QString::number(index);
    else if (chart.m_index.contains(node.id))
        fail(QStringLiteral("duplicate state ") + node.id);
    if (kind != Node::Kind::Chart)
        chart.m_index.insert(node.id, index);
    node.end = index + 1;
    chart.m_nodes.push_back(std::move(node));
    return index;
}

void StatechartReader::readInside(int index)
{
    ++m_depth;
    const Node::Kind kind = at(index).kind;
    forChildren([this, index, kind] {
        const bool isFinal = kind == Node::Kind::Final;
        if (is(QLatin1StringView("state")) && !isFinal)
            readState(index, Node::Kind::State);
        else if (is(QLatin1StringView("parallel")) && !isFinal)
            readState(index, Node::Kind::Parallel);
        else if (is(QLatin1StringView("final")) && !isFinal && kind != Node::Kind::Parallel)
            readState(index, Node::Kind::Final);
        else if (is(QLatin1StringView("history")) && !isFinal && kind != Node::Kind::Chart)
            readHistory(index);
        else if (is(QLatin1StringView("initial")) && kind == Node::Kind::State)
            readInitial(index);
        else if (is(QLatin1StringView("transition")) && !isFinal && kind != Node::Kind::Chart)
            readEdge(index);
        else if (is(QLatin1StringView("onentry")) && kind != Node::Kind::Chart)
            std::ranges::move(readSteps(), std::back_inserter(at(index).onEntry));
        else if (is(QLatin1StringView("onexit")) && kind != Node::Kind::Chart)
            std::ranges::move(readSteps(), std::back_inserter(at(index).onExit));
        else if (is(QLatin1StringView("datamodel")) && kind == Node::Kind::Chart)
            forChildren([this] { unexpected(QStringLiteral("datamodel")); }); // an empty one means none
        else
            unexpected(at(index).id);
    });
    at(index).end = int(chart.m_nodes.size());
    --m_depth;
}

void StatechartReader::readState(int parent, Node::Kind kind)
{
    const QString initial = attribute(QLatin1StringView("initial"));
    const int index = addNode(kind, parent);
    if (m_xml.hasError())
        return;
    at(parent).children.push_back(index);
    if (!initial.isEmpty() && kind != Node::Kind::State)
        fail(QStringLiteral("initial belongs to a compound state: ") + at(index).id);
    else if (!initial.isEmpty())
        m_wishes.push_back({Wish::Of::Initial, index, words(initial), at(index).line});
    readInside(index);
}

void StatechartReader::readHistory(int parent)
{
    const QString type = attribute(QLatin1StringView("type"));
    const int index = addNode(Node::Kind::History, parent);
    if (m_xml.hasError())
        return;
    at(parent).histories.push_back(index);
    at(index).deep = type == u"deep";
    if (!type.isEmpty() && type != u"deep" && type != u"shallow")
        fail(QStringLiteral("a history is deep or shallow, not ") + type);
    readDefault(index);
}

void StatechartReader::readInitial(int index)
{
    const bool twice = std::ranges::any_of(m_wishes, [index](const Wish &wish) {
        return wish.of == Wish::Of::Initial && wish.index == index;
    });
    if (twice)
        fail(QStringLiteral("two beginnings of ") + at(index).id);
    readDefault(index);
}

void StatechartReader::readDefault(int index)
{
    int count = 0;
    forChildren([this, index, &count] {
        if (!is(QLatin1StringView("transition")) || ++count > 1)
            return unexpected(at(index).id);
        const QString target = attribute(QLatin1StringView("target"));
        if (m_xml.attributes().hasAttribute(QLatin1StringView("event"))
            || m_xml.attributes().hasAttribute(QLatin1StringView("cond")) || target.isEmpty())
            return fail(QStringLiteral("a default transition has a target, no event and no condition: ")
                        + at(index).id);
        m_wishes.push_back({Wish::Of::Initial, index, words(target), int(m_xml.lineNumber())});
        at(index).initialSteps = readSteps();
    });
    if (count == 0 && !m_xml.hasError())
        fail(QStringLiteral("no default transition in ") + at(index).id);
}

void StatechartReader::readEdge(int source)
{
    Edge edge;
    edge.source = source;
    edge.line = int(m_xml.lineNumber());
    edge.ours = ourAttributes();
    for (QString descriptor : words(attribute(QLatin1StringView("event")))) {
        while (descriptor.endsWith(QLatin1StringView(".*")))
            descriptor.chop(2);
        if (descriptor.endsWith(u'.'))
            descriptor.chop(1);
        edge.events.append(descriptor);
    }
    const QString type = attribute(QLatin1StringView("type"));
    edge.internal = type == u"internal";
    if (!type.isEmpty() && type != u"internal" && type != u"external")
        fail(QStringLiteral("a transition is internal or external, not ") + type);
    const QStringList targets = words(attribute(QLatin1StringView("target")));
    edge.condition = readCondition();
    if (edge.events.isEmpty() && !edge.condition && targets.isEmpty())
        fail(QStringLiteral("a transition without event, condition and target in ") + at(source).id);
    const int index = int(chart.m_edges.size());
    if (!targets.isEmpty())
        m_wishes.push_back({Wish::Of::Edge, index, targets, edge.line});
    at(source).edges.push_back(index);
    chart.m_edges.push_back(std::move(edge));
    Steps steps = readSteps();
    chart.m_edges[size_t(index)].steps = std::move(steps);
}

std::optional<Condition> StatechartReader::readCondition()
{
    const auto attributes = m_xml.attributes();
    if (!attributes.hasAttribute(QLatin1StringView("cond")))
        return {};
    const QString text = attributes.value(QLatin1StringView("cond")).toString();
    auto condition = parseCondition(text);
    if (!condition) {
        fail(QStringLiteral("the condition \"%1\" is no In() of states joined by and, or, not").arg(text));
        return {};
    }
    return std::move(*condition);
}

Steps StatechartReader::readSteps()
{
    Steps steps;
    forChildren([this, &steps] { readStep(steps); });
    return steps;
}

void StatechartReader::readStep(Steps &steps)
{
    if (is(QLatin1StringView("raise"))) {
        const QString event = attribute(QLatin1StringView("event"));
        if (event.isEmpty())
            fail(QStringLiteral("raise without event"));
        steps.push_back({Step::Kind::Raise, event, {}});
        m_xml.skipCurrentElement();
    } else if (is(QLatin1StringView("send"))) {
        readSend(steps);
    } else if (is(QLatin1StringView("if"))) {
        if (++m_depth > Statechart::MostDepth)
            fail(QStringLiteral("too large or too deep"));
        readIf(steps);
        --m_depth;
    } else if (is(QLatin1StringView("log"))) {
        m_xml.skipCurrentElement();
    } else {
        unexpected(QStringLiteral("executable content"));
    }
}

void StatechartReader::readSend(Steps &steps)
{
    const QString event = attribute(QLatin1StringView("event"));
    const QString target = attribute(QLatin1StringView("target"));
    const QString delay = attribute(QLatin1StringView("delay"));
    for (const auto &one : m_xml.attributes()) {
        if (one.name().endsWith(QLatin1StringView("expr")) || one.name() == u"namelist")
            return fail(QStringLiteral("send: %1 needs a data model, and charts here have none")
                            .arg(one.name().toString()));
    }
    if (event.isEmpty())
        fail(QStringLiteral("send without event"));
    else if (!target.isEmpty() && target != u"#_internal")
        fail(QStringLiteral("send to another session: ") + target);
    else if (!delay.isEmpty() && delay != u"0" && delay != u"0s" && delay != u"0ms")
        fail(QStringLiteral("send with a delay: what happens on time-out is our own extension"));
    steps.push_back({target.isEmpty() ? Step::Kind::Send : Step::Kind::Raise, event, {}});
    forChildren([this] { unexpected(QStringLiteral("send")); });
}

void StatechartReader::readIf(Steps &steps)
{
    Step step{Step::Kind::If, {}, {}};
    step.branches.push_back({readCondition(), {}});
    if (!step.branches.front().condition)
        fail(QStringLiteral("if without condition"));
    forChildren([this, &step] {
        if (is(QLatin1StringView("elseif")) || is(QLatin1StringView("else"))) {
            if (!step.branches.back().condition)
                return fail(QStringLiteral("something stands behind else"));
            const bool last = is(QLatin1StringView("else"));
            auto condition = last ? std::nullopt : readCondition();
            if (!last && !condition)
                return fail(QStringLiteral("elseif without condition"));
            step.branches.push_back({std::move(condition), {}});
            m_xml.skipCurrentElement();
        } else {
            readStep(step.branches.back().steps);
        }
    });
    steps.push_back(std::move(step));
}

void StatechartReader::resolve()
{
    for (const Wish &wish : m_wishes) {
        std::vector<int> targets = found(wish);
        if (!fitTogether(targets))
            failAt(wish.line, QStringLiteral("states that cannot be active together: ") + wish.ids.join(u' '));
        if (wish.of == Wish::Of::Edge) {
            chart.m_edges[size_t(wish.index)].targets = std::move(targets);
        } else {
            at(wish.index).initial = std::move(targets);
            at(wish.index).initialGiven = true;
        }
        if (!m_complaint.isEmpty())
            return;
        if (wish.of == Wish::Of::Initial)
            checkDefault(wish);
    }
    for (Node &node : chart.m_nodes) {
        if (node.initial.empty() && (node.isCompound() || node.kind == Node::Kind::Chart))
            node.initial = {node.children.front()};
        if (node.kind == Node::Kind::Parallel && node.children.empty())
            failAt(node.line, QStringLiteral("a parallel without regions: ") + node.id);
        if (node.kind == Node::Kind::State && node.children.empty() && !node.initial.empty())
            failAt(node.line, QStringLiteral("a beginning without states: ") + node.id);
        for (const Steps *steps : {&node.onEntry, &node.onExit, &node.initialSteps})
            checkConditions(*steps, node.line);
    }
    for (const Edge &edge : chart.m_edges) {
        if (edge.condition)
            checkCondition(*edge.condition, edge.line);
        checkConditions(edge.steps, edge.line);
    }
}

std::vector<int> StatechartReader::found(const Wish &wish)
{
    std::vector<int> targets;
    for (const QString &id : wish.ids) {
        const int index = chart.indexOf(id);
        if (index < 0)
            failAt(wish.line, QStringLiteral("unknown target ") + id);
        else
            targets.push_back(index);
    }
    return targets;
}

/// Two targets are legal when they stand in different regions of a parallel, or one inside the other.
bool StatechartReader::fitTogether(const std::vector<int> &targets) const
{
    for (size_t i = 0; i < targets.size(); ++i) {
        for (size_t j = i + 1; j < targets.size(); ++j) {
            const int a = std::min(targets[i], targets[j]);
            const int b = std::max(targets[i], targets[j]);
            if (a == b || chart.isDescendant(b, a))
                continue;
            int common = chart.node(a).parent;
            while (!chart.isDescendant(b, common))
                common = chart.node(common).parent;
            if (chart.node(common).kind != Node::Kind::Parallel)
                return false;
        }
    }
    return true;
}

void StatechartReader::checkDefault(const Wish &wish)
{
    const Node &node = at(wish.index);
    const bool isHistory = node.kind == Node::Kind::History;
    const int inside = isHistory ? node.parent : wish.index;
    for (const int target : node.initial) {
        if (!chart.isDescendant(target, inside) || target == wish.index)
            failAt(wish.line,
                   QStringLiteral("the beginning of %1 lies outside of it: %2").arg(at(inside).id, at(target).id));
    }
}

void StatechartReader::checkConditions(const Steps &steps, int line)
{
    for (const Step &step : steps) {
        for (const Step::Branch &branch : step.branches) {
            if (branch.condition)
                checkCondition(*branch.condition, line);
            checkConditions(branch.steps, line);
        }
    }
}

void StatechartReader::checkCondition(const Condition &condition, int line)
{
    if (condition.kind == Condition::Kind::In && chart.indexOf(condition.state) < 0)
        failAt(line, QStringLiteral("In() of an unknown state ") + condition.state);
    for (const Condition &part : condition.parts)
        checkCondition(part, line);
}

base::Result<Statechart> Statechart::fromScxml(const QByteArray &scxml)
{
    StatechartReader reader(scxml);
    if (!reader.read())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-workflow"), reader.complaint());
    return std::move(reader.chart);
}
} // namespace wanmi::workflow
