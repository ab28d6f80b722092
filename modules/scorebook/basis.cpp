// SPDX-License-Identifier: GPL-3.0-or-later
#include "scorebook/basis.h"

#include "evaluation/traits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wanmi::scorebook {
namespace {
using evaluation::Dimension;
constexpr int Format = 1;

QJsonObject toJson(const evaluation::Traits &traits)
{
    QJsonObject object; // sorts its keys
    for (auto one = traits.begin(); one != traits.end(); ++one)
        object.insert(one.key(), QJsonArray{one->group, one->cells});
    return object;
}

evaluation::Traits traitsFrom(const QJsonObject &object)
{
    evaluation::Traits traits;
    for (auto one = object.begin(); one != object.end(); ++one) {
        const QJsonArray pair = one->toArray();
        traits.insert(one.key(), {pair.at(0).toString(), std::max(1, pair.at(1).toInt(1)), {}});
    }
    return traits;
}
} // namespace

QByteArray toBytes(const Basis &basis)
{
    QJsonArray who, duties;
    for (const QString &one : basis.who)
        who.append(one);
    for (const evaluation::GridDuty &one : basis.duties)
        duties.append(QJsonArray{one.person, one.dutyGrid});
    QJsonObject gridCells;
    for (auto one = basis.gridCells.begin(); one != basis.gridCells.end(); ++one)
        gridCells.insert(one.key(), *one);
    QJsonObject object{{QStringLiteral("format"), Format},
                       {QStringLiteral("actors"), basis.actors},
                       {QStringLiteral("kind"), evaluation::tokenOf(basis.kind)},
                       {QStringLiteral("utcOffset"), qint64(basis.utcOffset.count())},
                       {QStringLiteral("who"), who},
                       {QStringLiteral("traits"), toJson(basis.traits)},
                       {QStringLiteral("duties"), duties},
                       {QStringLiteral("gridCells"), gridCells}};
    if (basis.areaModel) {
        object.insert(QStringLiteral("areaModel"), QString::fromUtf8(evaluation::toJson(*basis.areaModel)));
        object.insert(QStringLiteral("areaTraits"), toJson(basis.areaTraits));
    }
    return qCompress(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

base::Result<Basis> basisFromBytes(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(qUncompress(bytes)).object();
    const auto kind = evaluation::periodKindFromToken(object.value(u"kind").toString());
    if (object.value(u"format").toInt() != Format || !kind)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-publication"), QStringLiteral("its ground cannot be read"));
    Basis basis;
    basis.actors = object.value(u"actors").toString();
    basis.kind = *kind;
    basis.utcOffset = std::chrono::seconds(object.value(u"utcOffset").toInteger());
    for (const QJsonValue &one : object.value(u"who").toArray())
        basis.who.push_back(one.toString());
    basis.traits = traitsFrom(object.value(u"traits").toObject());
    for (const QJsonValue &one : object.value(u"duties").toArray())
        basis.duties.push_back({one.toArray().at(0).toString(), one.toArray().at(1).toString()});
    const QJsonObject gridCells = object.value(u"gridCells").toObject();
    for (auto one = gridCells.begin(); one != gridCells.end(); ++one)
        basis.gridCells.insert(one.key(), one->toInt());
    if (object.contains(u"areaModel")) {
        auto model = evaluation::modelFromJson(object.value(u"areaModel").toString().toUtf8());
        if (!model)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-publication"), model.error().reason);
        basis.areaModel = *std::move(model);
        basis.areaTraits = traitsFrom(object.value(u"areaTraits").toObject());
    }
    return basis;
}

evaluation::Traits traitsOf(const evaluation::FactTable &facts, const evaluation::Period &period, const Basis &basis)
{
    evaluation::Traits traits = basis.traits;
    if (!basis.areaModel)
        return traits;
    evaluation::Question areas{period, Dimension::Community, basis.areaModel->counts()};
    areas.options = basis.areaModel->counting;
    const auto scores
        = evaluation::score(*basis.areaModel, evaluation::tally(facts, areas), basis.areaTraits, period);
    if (scores)
        evaluation::giveAreaScores(traits, *scores);
    return traits;
}

base::Result<Reckoned> reckon(const evaluation::FactTable &facts, const evaluation::Model &model,
                              const evaluation::Period &period, const Basis &basis)
{
    const auto by = evaluation::dimensionOfActors(basis.actors);
    if (!by || std::ranges::find(model.actors, basis.actors) == model.actors.end())
        return base::refused(QStringLiteral("other-actors"), basis.actors);
    Reckoned reckoned;
    reckoned.tally = evaluation::tally(
        facts,
        {period, *by, model.counts(), {}, basis.who, model.counting, basis.duties, basis.gridCells});
    auto scores = evaluation::score(model, reckoned.tally, traitsOf(facts, period, basis), period);
    if (!scores)
        return tl::unexpected(scores.error());
    reckoned.scores = *std::move(scores);
    return reckoned;
}
} // namespace wanmi::scorebook
