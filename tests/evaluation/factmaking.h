// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/score.h"

#include <QFile>

/// Rows and counts for tests, in few words.
namespace wanmi::test {

inline constexpr qint64 MinuteMs = 60'000, HourMs = 60 * MinuteMs, DayMs = 24 * HourMs;
inline constexpr qint64 NewYearMs = 1'767'196'800'000; ///< 2026-01-01 00:00 in Harbin

[[nodiscard]] inline evaluation::Period days(int from, int count)
{
    return {base::instantFromMs(NewYearMs + from * DayMs),
            base::instantFromMs(NewYearMs + (from + count) * DayMs)};
}
inline const evaluation::Period ThirtyDays = days(0, 30);

[[nodiscard]] inline evaluation::Model shipped(const char *id)
{
    QFile file(QStringLiteral(":/wanmi/evaluation/%1.json").arg(QLatin1StringView(id)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such model: %s", id);
    const auto model = evaluation::modelFromJson(file.readAll());
    if (!model)
        qFatal("%s: %s %s", id, qPrintable(model.error().reason), qPrintable(model.error().detail));
    return *model;
}

/// One actor's counts.
using Amounts = std::vector<std::pair<evaluation::Count, qint64>>;
[[nodiscard]] inline evaluation::Tally tallyOf(const evaluation::Model &model,
                                               const std::vector<std::pair<QString, Amounts>> &actors)
{
    std::vector<QString> names;
    for (const auto &[name, amounts] : actors)
        names.push_back(name);
    std::vector<evaluation::Count> counts = model.counts();
    for (const auto &[name, amounts] : actors) {
        for (const auto &[count, amount] : amounts)
            counts.push_back(count);
    }
    evaluation::Tally tally(names, counts, model.counting);
    for (std::size_t i = 0; i < actors.size(); ++i) {
        for (const auto &[count, amount] : actors[i].second)
            tally.set(i, count, amount);
    }
    return tally;
}
} // namespace wanmi::test
