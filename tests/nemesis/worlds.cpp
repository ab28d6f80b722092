// SPDX-License-Identifier: GPL-3.0-or-later
#include "worlds.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

namespace wanmi::nemesis {
namespace {
constexpr int InFive = 5;

/// The numbers of Seen by their names.
template <typename Take> void eachNumber(Seen &seen, Take take)
{
    take("promised", seen.promised);
    take("applied", seen.applied);
    take("rejected", seen.rejected);
    take("lost", seen.lost);
    take("doubled", seen.doubled);
    take("auditLines", seen.auditLines);
    take("changes", seen.changes);
    take("cases", seen.cases);
}

void add(Seen &sum, const QJsonObject &one, const QString &world)
{
    sum.rounds += one.value(u"rounds").toInt();
    sum.seconds = std::max(sum.seconds, one.value(u"seconds").toDouble());
    eachNumber(sum, [&one](const char *name, qint64 &number) {
        number += one.value(QLatin1StringView(name)).toInteger();
    });
    const QJsonObject faults = one.value(u"faults").toObject();
    for (auto it = faults.begin(); it != faults.end(); ++it)
        sum.faults[it.key()] += it->toInt();
    for (const QJsonValue &breach : one.value(u"breaches").toArray())
        sum.breaches.append(world + QStringLiteral(": ") + breach.toString());
    if (const QString missing = one.value(u"missing").toString(); !missing.isEmpty())
        sum.missing = missing;
}
} // namespace

std::vector<Share> sharesOf(int rounds, int onSqlite, bool alsoPostgres)
{
    std::vector<Share> shares;
    const int elsewhere = alsoPostgres ? rounds / InFive : 0;
    const int here = rounds - elsewhere;
    for (int i = 0; i < onSqlite; ++i)
        shares.push_back({here / onSqlite + (i < here % onSqlite ? 1 : 0), false});
    if (elsewhere > 0)
        shares.push_back({elsewhere, true});
    return shares;
}

Seen runWorlds(const Plan &plan, const std::vector<Share> &shares)
{
    QTemporaryDir folder;
    std::vector<std::unique_ptr<QProcess>> worlds;
    const auto reportOf = [&folder](size_t i) { return folder.filePath(QStringLiteral("world%1").arg(i)); };
    for (size_t i = 0; i < shares.size(); ++i) {
        QStringList arguments{QStringLiteral("--central"), plan.central, QStringLiteral("--rounds"),
                              QString::number(shares[i].rounds), QStringLiteral("--seed"),
                              QString::number(plan.seed + i), QStringLiteral("--storage"),
                              shares[i].isOnPostgres ? QStringLiteral("postgresql") : QStringLiteral("sqlite"),
                              QStringLiteral("--report"), reportOf(i)};
        if (plan.isLoud)
            arguments.append(QStringLiteral("--loud"));
        worlds.push_back(std::make_unique<QProcess>());
        worlds.back()->setStandardOutputFile(QProcess::nullDevice());
        worlds.back()->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worlds.back()->start(QCoreApplication::applicationFilePath(), arguments);
    }
    Seen sum;
    for (size_t i = 0; i < worlds.size(); ++i) {
        worlds[i]->waitForFinished(-1);
        const QString world = QStringLiteral("seed %1 on %2").arg(plan.seed + i).arg(
            shares[i].isOnPostgres ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite"));
        QFile report(reportOf(i));
        if (report.open(QIODevice::ReadOnly))
            add(sum, QJsonDocument::fromJson(report.readAll()).object(), world);
        else
            sum.breaches.append(world + QStringLiteral(": it ended without a report"));
    }
    return sum;
}

QByteArray toJson(const Seen &seen)
{
    QJsonObject json{{QStringLiteral("rounds"), seen.rounds},
                     {QStringLiteral("seconds"), seen.seconds},
                     {QStringLiteral("missing"), seen.missing},
                     {QStringLiteral("breaches"), QJsonArray::fromStringList(seen.breaches)}};
    Seen copy = seen;
    eachNumber(copy, [&json](const char *name, qint64 number) { json[QLatin1StringView(name)] = number; });
    QJsonObject faults;
    for (auto it = seen.faults.begin(); it != seen.faults.end(); ++it)
        faults[it.key()] = it.value();
    json[QStringLiteral("faults")] = faults;
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray figureOf(const Seen &seen, int rounds)
{
    const bool isWhole = seen.breaches.isEmpty() && seen.rounds == rounds;
    const QJsonObject json{{QStringLiteral("figure"), QStringLiteral("sync.nemesis_lost_or_doubled")},
                           {QStringLiteral("unit"), QStringLiteral("count")},
                           {QStringLiteral("goal"), 0},
                           {QStringLiteral("value"), seen.lost + seen.doubled},
                           {QStringLiteral("holds"), isWhole && seen.lost + seen.doubled == 0},
                           {QStringLiteral("peer"), QJsonValue::Null},
                           {QStringLiteral("peerValue"), QJsonValue::Null},
                           {QStringLiteral("ratio"), QJsonValue::Null},
                           {QStringLiteral("rounds"), seen.rounds}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}
} // namespace wanmi::nemesis
