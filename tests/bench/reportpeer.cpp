// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportpeer.h"

#include "appraisal/factsworker.h"
#include "factsinpostgres.h"
#include "reportfigures.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

namespace wanmi::bench {
namespace {
using evaluation::PeriodKind;

struct Asked
{
    const char *model, *actors;
    PeriodKind kind;
};
constexpr std::array Reports{
    Asked{"department", "department", PeriodKind::Week},  Asked{"department", "department", PeriodKind::Month},
    Asked{"department", "department", PeriodKind::Year},  Asked{"area", "street", PeriodKind::Quarter},
    Asked{"area", "cell", PeriodKind::Month},             Asked{"area", "cell", PeriodKind::Year},
};

struct Peer
{
    std::unique_ptr<FactsInPostgres> facts;
    bool isWarm = false; ///< everything was read once
};
Peer &peer()
{
    static Peer there;
    return there;
}

FactsInPostgres *postgresWithFacts()
{
    if (!peer().facts) {
        const evaluation::FactTable &facts = Metropolis::standing().ground->facts;
        std::fprintf(stderr, "copying the facts into PostgreSQL (a minute)…\n");
        peer() = {FactsInPostgres::with(facts, {evaluation::FactKind::Registered, evaluation::FactKind::Handle,
                                                evaluation::FactKind::Feedback, evaluation::FactKind::Close}),
                  false};
    }
    return peer().facts.get();
}

/// Every number of every actor; who is not in the answer has none.
bool isSame(const evaluation::Tally &ours, const FactsInPostgres::Numbers &theirs, const char *what)
{
    qint64 all = 0;
    qsizetype found = 0;
    for (std::size_t actor = 0; actor < ours.actors().size(); ++actor) {
        const auto numbers = theirs.constFind(ours.actors()[actor]);
        found += numbers != theirs.constEnd();
        for (std::size_t i = 0; i < ours.counts().size(); ++i) {
            const evaluation::Count count = ours.counts()[i];
            const auto [raw, exempt] = numbers == theirs.constEnd() ? std::pair<qint64, qint64>() : (*numbers)[i];
            all += raw;
            if (ours.raw(actor, count) != raw || ours.scored(actor, count) != raw - exempt) {
                std::fprintf(stderr, "%s, %s of %s: ours %lld (%lld), theirs %lld (%lld)\n", what,
                             qPrintable(tokenOf(count)), qPrintable(ours.actors()[actor]),
                             static_cast<long long>(ours.raw(actor, count)),
                             static_cast<long long>(ours.scored(actor, count)), static_cast<long long>(raw),
                             static_cast<long long>(raw - exempt));
                return false;
            }
        }
    }
    return all > 0 && found == theirs.size();
}

std::optional<Measured> besidePostgres(const Asked &asked, const std::vector<evaluation::Model> &models)
{
    const Metropolis &city = Metropolis::standing();
    const auto model = std::ranges::find(models, QString::fromLatin1(asked.model), &evaluation::Model::id);
    FactsInPostgres *postgres = postgresWithFacts();
    if (!postgres || model == models.end())
        return std::nullopt;
    const appraisal::Wish wish = wishOf(city.histories, *model, QString::fromLatin1(asked.actors), asked.kind, QDate(2025, 12, 10));
    const auto &order = wish.order;
    const std::array periods{order.period, evaluation::previousOf(order.kind, order.period, order.utcOffset),
                             evaluation::yearEarlierOf(order.kind, order.period, order.utcOffset)};
    QElapsedTimer since;
    since.start();
    const auto report = appraisal::appraise(city.ground, wish);
    Measured measured{double(since.nsecsElapsed()) / 1e9, postgres->version(), 0.0};
    if (!report)
        return std::nullopt;
    evaluation::Question question = (*report)->report.question;
    for (const evaluation::Period &period : periods) {
        question.period = period;
        double unread = 0;
        if (!peer().isWarm && !postgres->counted(question, unread))
            return std::nullopt;
        const auto numbers = postgres->counted(question, *measured.peerValue);
        if (!numbers || !isSame(evaluation::tally(city.ground->facts, question), *numbers, asked.model))
            return std::nullopt;
    }
    std::fprintf(stderr, "  %s of %s, %s: %.3f s and %.3f s (%.1f x)\n", asked.model, asked.actors,
                 qPrintable(tokenOf(asked.kind)), measured.value, *measured.peerValue, *measured.peerValue / measured.value);
    return measured;
}
} // namespace

std::optional<Measured> reportsBesidePostgres()
{
    const auto models = evaluation::shippedModels();
    if (!models)
        return std::nullopt;
    std::optional<Measured> worst;
    for (const Asked &asked : Reports) {
        const auto one = besidePostgres(asked, *models);
        if (!one)
            return std::nullopt;
        if (!worst || *one->peerValue / one->value < *worst->peerValue / worst->value)
            worst = one;
    }
    peer().isWarm = true;
    return worst;
}

void leavePostgres()
{
    peer() = {};
}
} // namespace wanmi::bench
