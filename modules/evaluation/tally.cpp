// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/tally.h"

#include "evaluation/scan.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace wanmi::evaluation {
namespace {

constexpr auto Nobody = std::numeric_limits<quint32>::max();
const std::array<QString, 10> Tokens{QStringLiteral("city"),       QStringLiteral("district"),
                                     QStringLiteral("street"),     QStringLiteral("community"),
                                     QStringLiteral("cell"),       QStringLiteral("duty-grid"),
                                     QStringLiteral("department"), QStringLiteral("person"),
                                     QStringLiteral("class"),      QStringLiteral("source")};

std::vector<Count> countedOf(const std::vector<Count> &counts, const CountOptions &options)
{
    std::vector<Count> counted;
    for (const Count count : counts) {
        for (const CountPart &part : partsOf(count, options)) {
            if (std::ranges::find(counted, part.count) == counted.end())
                counted.push_back(part.count);
        }
    }
    return counted;
}

/// From names to places in the tally.
class ActorIndex
{
public:
    ActorIndex(const FactTable &table, const Question &question)
        : m_by(question.by)
        , m_actors(question.actors)
        , m_byName(table.names().size(), Nobody)
    {
        if (m_by == Dimension::City) {
            m_actors = {QString()};
            std::ranges::fill(m_byName, 0U);
        } else if (m_actors.empty()) {
            findActors(table, question);
        } else {
            placeActors(table.names());
        }
    }
    [[nodiscard]] const std::vector<QString> &actors() const { return m_actors; }
    [[nodiscard]] quint32 of(NameId name, const QString &text) const
    {
        return name == 0 && !text.isEmpty() ? find(text) : m_byName[name];
    }

private:
    [[nodiscard]] quint32 find(const QString &key) const
    {
        const auto at = std::ranges::lower_bound(m_actors, key);
        return at != m_actors.end() && *at == key ? quint32(at - m_actors.begin()) : Nobody;
    }

    /// Those that were asked for.
    void placeActors(const Names &names)
    {
        std::ranges::sort(m_actors);
        m_actors.erase(std::unique(m_actors.begin(), m_actors.end()), m_actors.end());
        const bool isPart = m_by == Dimension::District || m_by == Dimension::Street || m_by == Dimension::Community;
        for (NameId id = 1; id < names.size() && isPart; ++id)
            m_byName[id] = find(keyOf(m_by, names.text(id)));
        for (quint32 i = 0; i < m_actors.size() && !isPart; ++i) {
            if (const NameId id = names.find(m_actors[i]); id != 0)
                m_byName[id] = i;
        }
    }

    /// Everybody of whom there is a fact; the names come in order, so that those of one key come together.
    void findActors(const FactTable &table, const Question &question)
    {
        std::vector<char> isUsed(table.names().size(), 0);
        std::array<bool, FactKinds> isLookedAt{};
        for (const Count count : countedOf(question.counts, question.options)) {
            const FactKind kind = ruleOf(count).kind;
            if (std::exchange(isLookedAt[std::size_t(kind)], true))
                continue;
            for (const NameId name : *columnOf(m_by, table.of(kind)))
                isUsed[name] = 1;
        }
        bool areAllNamed = true;
        for (std::size_t i = 0; m_by == Dimension::Person && i < question.duties.size(); ++i) {
            const NameId id = table.names().find(question.duties[i].person);
            areAllNamed = areAllNamed && id != 0;
            isUsed[id] = 1;
        }
        for (const NameId id : table.namesInOrder()) {
            if (id == 0 || !isUsed[id])
                continue;
            QString key = keyOf(m_by, table.names().text(id));
            if (m_actors.empty() || m_actors.back() != key)
                m_actors.push_back(std::move(key));
            m_byName[id] = quint32(m_actors.size() - 1);
        }
        if (areAllNamed)
            return;
        for (const GridDuty &duty : question.duties)
            m_actors.push_back(duty.person);
        placeActors(table.names());
    }

    Dimension m_by;
    std::vector<QString> m_actors;
    std::vector<quint32> m_byName;
};

qint64 amountOf(const CountRule &rule, const FactBlock &block, std::size_t row)
{
    return rule.sumsAmounts ? block.amount[row] : 1;
}

/// The cells of the duty grids that somebody has, or of a grid.
void countGridCells(Tally &tally, const Question &question)
{
    if (!tally.has(Count::CellsOfGrid))
        return;
    if (question.by == Dimension::DutyGrid) {
        for (std::size_t i = 0; i < tally.actors().size(); ++i)
            tally.add(i, Count::CellsOfGrid, question.gridCells.value(tally.actors()[i]), false);
    }
    if (question.by != Dimension::Person)
        return;
    std::unordered_set<QString> counted;
    for (const GridDuty &duty : question.duties) {
        const auto actor = tally.indexOf(duty.person);
        const bool overlaps = duty.from < question.period.to && duty.to > question.period.from;
        if (actor && overlaps && counted.insert(duty.person + u'\n' + duty.dutyGrid).second)
            tally.add(*actor, Count::CellsOfGrid, question.gridCells.value(duty.dutyGrid), false);
    }
}
} // namespace

QString tokenOf(Dimension dimension)
{
    return Tokens[std::size_t(dimension)];
}

std::optional<Dimension> dimensionFromToken(QStringView token)
{
    const auto found = std::ranges::find_if(Tokens, [token](const QString &one) { return one == token; });
    return found == Tokens.end() ? std::nullopt : std::optional(Dimension(found - Tokens.begin()));
}

Tally::Tally(std::vector<QString> sortedActors, const std::vector<Count> &counts, CountOptions options)
    : m_actors(std::move(sortedActors))
    , m_counts(countedOf(counts, options))
    , m_options(options)
{
    m_column.fill(-1);
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_column[std::size_t(m_counts[i])] = int(i);
    for (std::size_t i = CountedCounts; i < Counts; ++i)
        m_parts[i] = partsOf(Count(i), options);
    for (std::size_t i = 0; i < Counts; ++i) {
        for (const CountPart &part : isCounted(Count(i)) ? std::vector<CountPart>{{Count(i)}} : m_parts[i]) {
            if (const int column = m_column[std::size_t(part.count)]; column >= 0)
                m_summands[i].push_back({column, part.sign});
        }
    }
    m_raw.assign(m_actors.size() * m_counts.size(), 0);
    m_exempt = m_raw;
}

std::optional<std::size_t> Tally::indexOf(const QString &actor) const
{
    const auto at = std::ranges::lower_bound(m_actors, actor);
    return at != m_actors.end() && *at == actor ? std::optional(std::size_t(at - m_actors.begin()))
                                                : std::nullopt;
}

bool Tally::has(Count count) const
{
    if (isCounted(count))
        return m_column[std::size_t(count)] >= 0;
    const auto &parts = m_parts[std::size_t(count)];
    return !parts.empty()
        && std::ranges::all_of(parts, [this](const CountPart &part) { return has(part.count); });
}

const Tally::Given *Tally::given(std::size_t actor, Count count) const
{
    if (m_given.empty())
        return nullptr;
    const auto found = m_given.find({actor, count});
    return found == m_given.end() ? nullptr : &found->second;
}

qint64 Tally::raw(std::size_t actor, Count count) const
{
    const Given *set = given(actor, count);
    if (set)
        return set->raw;
    const std::size_t row = actor * m_counts.size();
    qint64 all = 0;
    for (const Summand &part : m_summands[std::size_t(count)])
        all += part.sign * m_raw[row + std::size_t(part.column)];
    return all;
}

qint64 Tally::scored(std::size_t actor, Count count) const
{
    const Given *set = given(actor, count);
    if (set)
        return set->raw - set->exempt;
    const std::size_t row = actor * m_counts.size();
    qint64 all = 0;
    for (const Summand &part : m_summands[std::size_t(count)])
        all += part.sign * (m_raw[row + std::size_t(part.column)] - m_exempt[row + std::size_t(part.column)]);
    return all;
}

void Tally::set(std::size_t actor, Count count, qint64 raw, qint64 exempt)
{
    if (!isCounted(count)) {
        m_given[{actor, count}] = {raw, exempt};
        return;
    }
    const std::size_t at = actor * m_counts.size() + std::size_t(m_column[std::size_t(count)]);
    m_raw[at] = raw;
    m_exempt[at] = exempt;
}

void Tally::add(std::size_t actor, Count counted, qint64 amount, bool isExempt)
{
    const std::size_t at = actor * m_counts.size() + std::size_t(m_column[std::size_t(counted)]);
    m_raw[at] += amount;
    if (isExempt)
        m_exempt[at] += amount;
}

namespace {
Tally tallyOf(const FactTable &table, const Question &question, const ActorIndex &index)
{
    Tally result(index.actors(), question.counts, question.options);
    const std::vector<Count> counted = result.counts();
    std::unordered_set<quint64> visited;
    Scan(table, question)
        .run(counted,
             [&](NameId name, const QString &text, const FactBlock &block, std::size_t row, std::size_t i) {
                 const quint32 actor = index.of(name, text);
                 if (actor == Nobody)
                     return;
                 // A cell is covered once, however often somebody was there.
                 if (counted[i] == Count::CellsVisited
                     && !visited.insert(quint64(actor) << 32 | block.cell[row]).second)
                     return;
                 result.add(actor, counted[i], amountOf(ruleOf(counted[i]), block, row),
                            block.marks[row] & mark::Exempt);
             });
    countGridCells(result, question);
    return result;
}
} // namespace

Tally tally(const FactTable &table, const Question &question)
{
    return tallyOf(table, question, ActorIndex(table, question));
}

std::vector<Tally> tallies(const FactTable &table, const Question &question, std::span<const Period> periods)
{
    const ActorIndex index(table, question);
    std::vector<Tally> all;
    for (const Period &period : periods) {
        Question one = question;
        one.period = period;
        all.push_back(tallyOf(table, one, index));
    }
    return all;
}

std::vector<Counted> listed(const FactTable &table, const Question &question, Count count,
                            const QString &actor)
{
    Question one = question;
    one.actors = {actor};
    const ActorIndex index(table, one);
    const std::vector<CountPart> parts = partsOf(count, question.options);
    std::vector<Count> counted;
    for (const CountPart &part : parts)
        counted.push_back(part.count);
    std::vector<Counted> list;
    std::unordered_set<NameId> visited;
    Scan(table, one)
        .run(counted,
             [&](NameId name, const QString &text, const FactBlock &block, std::size_t row, std::size_t i) {
                 if (index.of(name, text) == Nobody
                     || (counted[i] == Count::CellsVisited && !visited.insert(block.cell[row]).second))
                     return;
                 list.push_back({table.subjectText(block.subject[row]), parts[i].sign,
                                 amountOf(ruleOf(counted[i]), block, row),
                                 bool(block.marks[row] & mark::Exempt)});
             });
    std::ranges::sort(list, [](const Counted &a, const Counted &b) {
        return a.subject != b.subject ? a.subject < b.subject : a.sign > b.sign;
    });
    return list;
}
} // namespace wanmi::evaluation
