// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace wanmi::workflow {

/// A condition of the null data model, and what charts of other data models write for the same: In('state'),
/// true, false, joined by ! && || or not and or, with parentheses.
struct Condition
{
    enum class Kind { Constant, In, Not, And, Or };
    Kind kind = Kind::Constant;
    bool value = true; ///< of a constant
    QString state; ///< of In
    std::vector<Condition> parts;
};

struct Step;
using Steps = std::vector<Step>;

/// Executable content. <log> says nothing here and is left out.
struct Step
{
    enum class Kind { Raise, Send, If };
    struct Branch;
    Kind kind = Kind::Raise;
    QString event; ///< raised into the internal queue, sent into the external one
    std::vector<Branch> branches; ///< of If: the first that holds
};
struct Step::Branch
{
    std::optional<Condition> condition; ///< none: else
    Steps steps;
};

/// One <transition>.
struct Edge
{
    int source = 0;
    QStringList events; ///< descriptors without their trailing ".*"; empty: taken by itself
    std::optional<Condition> condition;
    std::vector<int> targets; ///< empty: nothing is left or entered
    bool internal = false;
    Steps steps;
    QHash<QString, QString> ours; ///< attributes of our namespace by local name
    int line = 0;

    [[nodiscard]] bool matches(QStringView event) const;
};

/// One state of any kind; `parent` of the chart itself is -1.
struct Node
{
    enum class Kind { Chart, State, Parallel, Final, History };
    Kind kind = Kind::State;
    QString id; ///< made up ("#3") where the file gives none
    int parent = -1;
    int end = 0; ///< one past its last descendant: nodes stand in document order
    std::vector<int> children; ///< states, in document order
    std::vector<int> histories;
    std::vector<int> edges;
    std::vector<int> initial; ///< where a compound state begins; of a history, its default
    bool initialGiven = false; ///< by the file, and not only by the order of its states
    Steps initialSteps;
    Steps onEntry, onExit;
    bool deep = false; ///< of a history
    QHash<QString, QString> ours;
    int line = 0;

    [[nodiscard]] bool isAtomic() const
    {
        return kind == Kind::Final || (kind == Kind::State && children.empty());
    }
    [[nodiscard]] bool isCompound() const { return kind == Kind::State && !children.empty(); }
};

/// A statechart as W3C SCXML 1.0 defines it, without a data model: states, parallel, final, initial, history,
/// raise, send without delay, if, log and In(). What would need a data model, a delay or another session is
/// refused by name and line, never passed over. Immutable; share by value or shared_ptr between threads.
class Statechart
{
public:
    static constexpr int MostDepth = 100;
    static constexpr int MostNodes = 20'000;

    /// Errors: Corrupt "bad-workflow" (detail: "line N: …").
    static base::Result<Statechart> fromScxml(const QByteArray &scxml);

    [[nodiscard]] const QString &name() const { return m_name; }
    /// In document order; the first one is the chart itself.
    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }
    [[nodiscard]] const Node &node(int index) const { return m_nodes[size_t(index)]; }
    [[nodiscard]] const std::vector<Edge> &edges() const { return m_edges; }
    [[nodiscard]] const Edge &edge(int index) const { return m_edges[size_t(index)]; }
    [[nodiscard]] int indexOf(const QString &id) const { return m_index.value(id, -1); }
    /// A state is no descendant of itself.
    [[nodiscard]] bool isDescendant(int index, int ancestor) const
    {
        return index > ancestor && index < node(ancestor).end;
    }

private:
    friend class StatechartReader;
    QString m_name;
    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    QHash<QString, int> m_index;
};

/// Errors: Refused "bad-condition" (detail: what was not understood).
[[nodiscard]] base::Result<Condition> parseCondition(QStringView text);
} // namespace wanmi::workflow
