// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace wanmi::bench {

std::optional<double> Result::ratio() const
{
    if (!measured)
        return std::nullopt;
    if (figure.kind == QLatin1String("ratio"))
        return measured->value;
    if (!measured->peerValue || *measured->peerValue == 0 || measured->value == 0)
        return std::nullopt;
    // Times better than the peer; in rows whose better is "less" it is ours over the peer's.
    return measured->value / *measured->peerValue;
}

bool Result::holds() const
{
    if (!measured)
        return false;
    return figure.better == QLatin1String("less") ? measured->value <= figure.goal
                                                  : measured->value >= figure.goal;
}

std::vector<Figure> readFigures(const QString &path)
{
    std::vector<Figure> figures;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return figures;
    file.readLine();
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char('\t'));
        if (cells.size() >= 7)
            figures.push_back(
                {cells[0], cells[1], cells[2], cells[3], cells[5], cells[6], cells[4].toDouble()});
    }
    return figures;
}

namespace {
/// What a ratio's row promises is the ratio of one run, not our own seconds.
Measured asPromised(const Figure &figure, Measured measured)
{
    if (figure.kind != QLatin1String("ratio") || !measured.peerValue || *measured.peerValue == 0
        || measured.value == 0)
        return measured;
    measured.value = figure.better == QLatin1String("less") ? measured.value / *measured.peerValue
                                                            : *measured.peerValue / measured.value;
    return measured;
}
} // namespace

Result take(const Figure &figure, const Take &once, int runs, bool warmUp)
{
    Result result{figure, std::nullopt, 0};
    if (warmUp && !once())
        return result;
    std::vector<Measured> taken;
    for (int i = 0; i < runs; ++i) {
        if (auto measured = once())
            taken.push_back(asPromised(figure, *measured));
    }
    double load[1] = {0};
    getloadavg(load, 1);
    result.load = load[0];
    if (taken.empty())
        return result;
    std::ranges::sort(taken, {}, &Measured::value);
    result.measured = taken[taken.size() / 2];
    return result;
}

void printHeader()
{
    std::printf("%-34s %12s %-8s %-26s %12s %8s %10s %-5s %5s\n", "figure", "value", "unit", "peer",
                "peer value", "ratio", "goal", "holds", "load");
    std::fflush(stdout);
}

void print(const Result &result)
{
    const QByteArray name = result.figure.name.toUtf8();
    const QByteArray unit = result.figure.unit.toUtf8();
    const QByteArray sign = result.figure.better == QLatin1String("less") ? "<= " : ">= ";
    const QByteArray goal = sign + QByteArray::number(result.figure.goal);
    if (!result.measured) {
        std::printf("%-34s %12s %-8s %-26s %12s %8s %10s %-5s\n", name.constData(), "not taken",
                    unit.constData(), "-", "-", "-", goal.constData(), "NO");
        std::fflush(stdout);
        return;
    }
    const auto text = [](std::optional<double> number) {
        return number ? QByteArray::number(*number, 'g', 4) : QByteArray("-");
    };
    const QByteArray peer
        = result.measured->peer.isEmpty() ? QByteArray("-") : result.measured->peer.toUtf8();
    std::printf("%-34s %12s %-8s %-26s %12s %8s %10s %-5s %5.1f\n", name.constData(),
                text(result.measured->value).constData(), unit.constData(), peer.constData(),
                text(result.measured->peerValue).constData(), text(result.ratio()).constData(),
                goal.constData(), result.holds() ? "yes" : "NO", result.load);
    std::fflush(stdout);
}

QByteArray toJsonLine(const Result &result)
{
    QJsonObject json{
        {QStringLiteral("figure"), result.figure.name},  {QStringLiteral("unit"), result.figure.unit},
        {QStringLiteral("goal"), result.figure.goal},    {QStringLiteral("holds"), result.holds()},
        {QStringLiteral("value"), QJsonValue::Null},     {QStringLiteral("peer"), QJsonValue::Null},
        {QStringLiteral("peerValue"), QJsonValue::Null}, {QStringLiteral("ratio"), QJsonValue::Null}};
    if (result.measured) {
        json[QStringLiteral("value")] = result.measured->value;
        if (!result.measured->peer.isEmpty())
            json[QStringLiteral("peer")] = result.measured->peer;
        if (result.measured->peerValue)
            json[QStringLiteral("peerValue")] = *result.measured->peerValue;
        if (const auto ratio = result.ratio())
            json[QStringLiteral("ratio")] = *ratio;
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}
} // namespace wanmi::bench
