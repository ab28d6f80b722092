// SPDX-License-Identifier: GPL-3.0-or-later
#include "ackfigures.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int LimitMs = 300'000;

std::optional<Measured> acknowledged(const CentralProcess &central, const Places &places, const QString &line)
{
    QProcess seat;
    seat.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // What the product's own probe chooses where there is no GPU.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    seat.setProcessEnvironment(environment);
    seat.start(QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi_ackbench"),
               {QStringLiteral("--central"), central.url().toString(), QStringLiteral("--data"),
                places.work + QStringLiteral("/seat-ack-") + line, QStringLiteral("--line"), line});
    if (!seat.waitForFinished(LimitMs) || seat.exitCode() != 0) {
        std::fprintf(stderr, "the seat at a line that is %s did not finish\n", qPrintable(line));
        seat.kill();
        seat.waitForFinished();
        return std::nullopt;
    }
    const QJsonObject result
        = QJsonDocument::fromJson(seat.readAllStandardOutput().split('\n').value(0)).object();
    if (!result.contains(QLatin1String("p95")))
        return std::nullopt;
    return Measured{result.value(QLatin1String("p95")).toDouble(), {}, std::nullopt};
}
} // namespace

void addAckFigures(std::map<QString, Take> &takes, const Places &places)
{
    const auto central = std::make_shared<std::unique_ptr<CentralProcess>>();
    const auto add = [&](const char *name, const char *line) {
        takes[QString::fromLatin1(name)] = [places, central, line]() -> std::optional<Measured> {
            if (!*central)
                *central = CentralProcess::start(places, QStringLiteral("city"));
            return *central ? acknowledged(**central, places, QString::fromLatin1(line)) : std::nullopt;
        };
    };
    add("case.ack_p95_server_up", "good");
    add("case.ack_p95_server_gone", "gone");
    add("case.ack_p95_slow_line", "slow");
}
} // namespace wanmi::bench
