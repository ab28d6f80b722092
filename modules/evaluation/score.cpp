// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/score.h"

#include "evaluation/fairness.h"

#include <algorithm>
#include <cmath>

namespace wanmi::evaluation {
namespace {

constexpr double MsADay = 24.0 * 3600 * 1000;

/// What is exactly 90 by the formula must not miss an A by the last bits of a sum of products.
double settled(double value)
{
    return std::round(value * 1e9) / 1e9;
}

/// A model with what it needs of a tally, made once for all actors.
class Scorer
{
public:
    Scorer(const Model &model, const Tally &tally, const TraitsInOrder &traits, const Period &period)
        : m_model(model)
        , m_tally(tally)
        , m_traits(traits)
        , m_period(period)
    {
        for (const Term &term : model.terms)
            m_rules.push_back(term.kind == Term::Kind::Rate ? ruleOf(term.indicator, model.counting) : IndicatorRule{});
        m_lastBands.resize(model.terms.size());
    }

    base::Result<ScoreTable> run()
    {
        for (const Count count : m_model.counts()) {
            if (!m_tally.has(count))
                return base::refused(QStringLiteral("count-missing"), tokenOf(count));
        }
        m_table = {m_model.id, m_model.version, m_period, m_model.terms.size(), {}, {}};
        const auto &actors = m_tally.actors();
        m_table.scores.reserve(actors.size());
        m_table.parts.resize(actors.size() * m_model.terms.size());
        for (std::size_t i = 0; i < actors.size(); ++i) {
            if (const auto good = countTerms(i); !good)
                return tl::unexpected<Error>(good.error());
        }
        if (m_model.shrinks)
            shrink();
        for (std::size_t i = 0; i < actors.size(); ++i)
            addUp(i);
        rank();
        return std::move(m_table);
    }

private:
    [[nodiscard]] qint64 count(std::size_t actor, Count count) const
    {
        return m_model.exemptLeavesOut ? m_tally.scored(actor, count) : m_tally.raw(actor, count);
    }

    base::Result<void> countTerms(std::size_t actor)
    {
        const QString &name = m_tally.actors()[actor];
        const ActorTraits &traits = m_traits[actor];
        for (std::size_t i = 0; i < m_model.terms.size(); ++i) {
            const Term &term = m_model.terms[i];
            TermScore &part = m_table.parts[actor * m_model.terms.size() + i];
            switch (term.kind) {
            case Term::Kind::Rate:
                if (!countRate(part, actor, i))
                    return base::refused(QStringLiteral("rate-out-of-range"),
                                         QStringLiteral("%1 %2 %3/%4")
                                             .arg(name, term.token)
                                             .arg(part.numerator)
                                             .arg(part.denominator));
                break;
            case Term::Kind::Volume: {
                part.numerator = count(actor, term.count);
                part.value = bandScore(bandsOf(i, traits.group), part.numerator, m_period, m_model.scaleToDays,
                                       term.isPerCell ? std::max(1, traits.cells) : 1);
                break;
            }
            case Term::Kind::Given: {
                const auto points = traits.given.constFind(term.token);
                if (points != traits.given.constEnd() && *points >= 0 && *points <= 100)
                    part.value = *points;
                break;
            }
            }
        }
        Score &score = m_table.scores.emplace_back();
        score.actor = name;
        score.group = traits.group;
        score.sample = count(actor, m_model.sample);
        return {};
    }

    const Bands &bandsOf(std::size_t term, const QString &group)
    {
        auto &[lastGroup, last] = m_lastBands[term];
        if (!last || lastGroup != group) {
            const auto &bands = m_model.terms[term].bands;
            const auto own = bands.find(group);
            last = own == bands.end() ? &bands.at(QStringLiteral("default")) : &own->second;
            lastGroup = group;
        }
        return *last;
    }

    bool countRate(TermScore &part, std::size_t actor, std::size_t term) const
    {
        const IndicatorRule &rule = m_rules[term];
        const Indicator indicator = m_model.terms[term].indicator;
        part.numerator = count(actor, rule.numerator);
        part.denominator = count(actor, rule.denominator);
        if (part.numerator > part.denominator || part.denominator < 0)
            return false;
        const auto ratio = ratioOf(indicator, part.numerator, part.denominator);
        if (ratio)
            part.value = valueOf(rule, *ratio);
        return !ratio || (*ratio >= 0 && *ratio <= 1);
    }
    static double valueOf(const IndicatorRule &rule, double ratio)
    {
        return rule.better == Better::More ? 100 * ratio : 100 - 100 * ratio;
    }

    /// Draws each rate to that of its group.
    void shrink()
    {
        const std::size_t terms = m_model.terms.size();
        for (std::size_t i = 0; i < terms; ++i) {
            if (m_model.terms[i].kind != Term::Kind::Rate)
                continue;
            std::map<QString, std::vector<Sample>> groups;
            for (std::size_t actor = 0; actor < m_table.scores.size(); ++actor) {
                const TermScore &part = m_table.parts[actor * terms + i];
                if (part.value)
                    groups[m_table.scores[actor].group].push_back(
                        {std::max<qint64>(0, part.numerator), part.denominator});
            }
            std::map<QString, GroupPrior> priors;
            for (const auto &[group, samples] : groups)
                priors.emplace(group, priorOf(samples));
            const IndicatorRule rule = ruleOf(m_model.terms[i].indicator, m_model.counting);
            for (std::size_t actor = 0; actor < m_table.scores.size(); ++actor) {
                TermScore &part = m_table.parts[actor * terms + i];
                if (part.value)
                    part.value = valueOf(rule,
                                         shrunk({std::max<qint64>(0, part.numerator), part.denominator},
                                                priors.at(m_table.scores[actor].group)));
            }
        }
    }

    void addUp(std::size_t actor)
    {
        Score &score = m_table.scores[actor];
        const std::span<TermScore> parts(m_table.parts.data() + actor * m_model.terms.size(),
                                         m_model.terms.size());
        double sum = 0, weights = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].value) {
                sum += m_model.terms[i].weight * *parts[i].value;
                weights += m_model.terms[i].weight;
            }
        }
        if (weights <= 0)
            return;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].value) {
                parts[i].weight = 100 * m_model.terms[i].weight / weights;
                parts[i].points = m_model.terms[i].weight * *parts[i].value / weights;
            }
        }
        score.score = sum / weights;
        if (m_model.deduction) {
            const Deduction &rule = *m_model.deduction;
            const double wanted = double(count(actor, rule.count)) * rule.points * rule.factor;
            score.deducted = std::min({wanted, rule.most, score.score});
        }
        score.score = settled(score.score - score.deducted);
        score.grade = m_model.gradeOf(score.score);
        score.standing = score.sample < m_model.leastNeeded ? Standing::TooFew : Standing::Ranked;
    }

    void rank()
    {
        std::map<QString, std::vector<Score *>> contests;
        for (Score &score : m_table.scores) {
            if (score.standing == Standing::Ranked)
                contests[m_model.ranksWithinGroups ? score.group : QString()].push_back(&score);
        }
        for (auto &[group, scores] : contests) {
            std::ranges::stable_sort(scores,
                                     [](const Score *a, const Score *b) { return a->score > b->score; });
            for (std::size_t i = 0; i < scores.size(); ++i)
                scores[i]->rank
                    = i > 0 && scores[i]->score == scores[i - 1]->score ? scores[i - 1]->rank : int(i) + 1;
            markLast(scores);
        }
    }

    /// Who shares the rank of a last place shares its fate.
    void markLast(std::vector<Score *> &scores) const
    {
        if (!m_model.lastPlace || m_model.lastPlace->places == 0
            || scores.size() < std::size_t(std::max(1, m_model.lastPlace->leastRanked)))
            return;
        const std::size_t places = std::min(scores.size(), std::size_t(m_model.lastPlace->places));
        const int worst = scores[scores.size() - places]->rank;
        for (Score *score : scores)
            score->isLastPlace = score->rank >= worst;
    }

    const Model &m_model;
    const Tally &m_tally;
    const TraitsInOrder &m_traits;
    const Period &m_period;
    std::vector<IndicatorRule> m_rules; ///< of each term that is a rate
    std::vector<std::pair<QString, const Bands *>> m_lastBands; ///< of each term: neighbors have the same ones
    ScoreTable m_table;
};
} // namespace

std::optional<std::size_t> ScoreTable::indexOf(const QString &actor) const
{
    const auto at = std::ranges::lower_bound(scores, actor, {}, &Score::actor);
    return at != scores.end() && at->actor == actor ? std::optional(std::size_t(at - scores.begin()))
                                                    : std::nullopt;
}

const Score *ScoreTable::find(const QString &actor) const
{
    const auto index = indexOf(actor);
    return index ? &scores[*index] : nullptr;
}

std::vector<std::size_t> ScoreTable::inRankOrder() const
{
    std::vector<std::size_t> order, rest;
    order.reserve(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
        (scores[i].rank == 0 ? rest : order).push_back(i);
    std::ranges::stable_sort(order, {}, [this](std::size_t i) { return scores[i].rank; });
    order.insert(order.end(), rest.begin(), rest.end());
    return order;
}

double bandScore(const Bands &bands, qint64 count, const Period &period, double scaleToDays, int cells)
{
    const double days = double(period.lengthMs()) / MsADay;
    const double scaled = scaleToDays > 0 ? double(count) * scaleToDays : double(count);
    const double whole = scaleToDays > 0 ? days * cells : cells;
    const auto band = std::ranges::find_if(
        bands, [&](const Band &one) { return !one.upTo || scaled <= *one.upTo * whole; });
    return band == bands.end() ? 0 : band->score;
}

base::Result<void> checkTally(const Tally &tally)
{
    struct Sum
    {
        Count whole, part, rest;
    };
    std::vector<Sum> sums{{Count::Closed, Count::InTimeClose, Count::OverdueClose},
                          {Count::NeedClose, Count::Closed, Count::OverdueOpen},
                          {Count::Handled, Count::InTimeHandle, Count::OverdueHandle}};
    std::erase_if(sums, [&tally](const Sum &one) {
        return !tally.has(one.whole) || !tally.has(one.part) || !tally.has(one.rest);
    });
    for (std::size_t i = 0; i < tally.actors().size(); ++i) {
        for (const auto &[whole, part, rest] : sums) {
            if (tally.raw(i, whole) != tally.raw(i, part) + tally.raw(i, rest))
                return base::refused(QStringLiteral("counts-do-not-add-up"), tally.actors()[i]);
        }
    }
    return {};
}

TraitsInOrder inOrder(const Traits &traits, const Tally &tally)
{
    TraitsInOrder all;
    all.reserve(tally.actors().size());
    for (const QString &actor : tally.actors()) {
        const auto known = traits.constFind(actor);
        all.push_back(known == traits.constEnd() ? ActorTraits() : *known);
    }
    return all;
}

base::Result<ScoreTable> score(const Model &model, const Tally &tally, const Traits &traits,
                               const Period &period)
{
    return scoreInOrder(model, tally, inOrder(traits, tally), period);
}

base::Result<ScoreTable> scoreInOrder(const Model &model, const Tally &tally, const TraitsInOrder &traits,
                                      const Period &period)
{
    if (const auto good = checkModel(model); !good)
        return tl::unexpected<Error>(good.error());
    if (const auto good = checkTally(tally); !good)
        return tl::unexpected<Error>(good.error());
    return Scorer(model, tally, traits, period).run();
}

namespace {
/// How each of the actors stood in another table; both are sorted by actor.
std::vector<std::optional<Then>> standingIn(const ScoreTable *table, const ScoreTable &now)
{
    std::vector<std::optional<Then>> all(now.scores.size());
    std::size_t next = 0;
    for (std::size_t i = 0; table && i < all.size(); ++i) {
        const QString &actor = now.scores[i].actor;
        // Most often the tables have the same actors.
        bool isFound = next < table->scores.size() && table->scores[next].actor == actor;
        while (!isFound && next < table->scores.size() && table->scores[next].actor < actor)
            isFound = ++next < table->scores.size() && table->scores[next].actor == actor;
        if (next == table->scores.size())
            break;
        if (!isFound)
            continue;
        const Score &score = table->scores[next++];
        if (score.standing != Standing::NoData)
            all[i] = Then{score.score, score.rank, score.grade};
    }
    return all;
}
} // namespace

std::vector<Placing> ranking(const ScoreTable &now, const ScoreTable *previous, const ScoreTable *yearEarlier)
{
    const auto before = standingIn(previous, now), year = standingIn(yearEarlier, now);
    std::vector<Placing> placings;
    for (const std::size_t index : now.inRankOrder())
        placings.push_back({index, before[index], year[index]});
    return placings;
}
} // namespace wanmi::evaluation
