// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace wanmi::bench {

/// A promised figure: one row of resources/figures.tsv.
struct Figure
{
    QString name, work, unit, better, kind, how;
    double goal = 0;
};

/// What a run gave: our value and, where there is one, the peer's from the same run, in the same unit. For a
/// row of kind "ratio" both are costs (seconds, bytes: less is better), and the bench makes the ratio.
struct Measured
{
    double value = 0;
    QString peer;
    std::optional<double> peerValue;
};
/// One run of a figure; nothing (with the reason printed) when it could not be taken here.
using Take = std::function<std::optional<Measured>()>;

struct Result
{
    Figure figure;
    std::optional<Measured> measured; ///< the median run
    double load = 0; ///< one-minute load average beside it
    [[nodiscard]] std::optional<double> ratio() const;
    [[nodiscard]] bool holds() const;
};

[[nodiscard]] std::vector<Figure> readFigures(const QString &path);
/// Median of `runs` after one warm-up.
[[nodiscard]] Result take(const Figure &figure, const Take &once, int runs = 5, bool warmUp = true);
void printHeader();
void print(const Result &result);
[[nodiscard]] QByteArray toJsonLine(const Result &result);
} // namespace wanmi::bench
