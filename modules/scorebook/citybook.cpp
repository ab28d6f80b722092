// SPDX-License-Identifier: GPL-3.0-or-later
#include "scorebook/citybook.h"

#include "evaluation/traits.h"
#include "server/opencity.h"

#include <algorithm>

namespace wanmi::scorebook {
namespace {
using evaluation::Dimension;

struct Said
{
    const char *token, *zh, *en;
};
constexpr Said Sources[] = {{"supervisor", "监督员上报", "Supervisor's report"},
                            {"hotline12345", "12345 热线", "Hotline 12345"},
                            {"hotline12319", "12319 热线", "Hotline 12319"},
                            {"portal", "公众上报", "Public report"},
                            {"sms", "短信", "Text message"},
                            {"video", "视频", "Video"},
                            {"leader", "领导批示", "Leader's instruction"},
                            {"transfer", "部门转办", "Transferred"},
                            {"media", "媒体", "Media"},
                            {"petition", "信访", "Petition"},
                            {"sensor", "物联感知", "Sensor"},
                            {"self-handled", "自处置", "Self-handled"}};
constexpr Said Actors[] = {{"city", "全市", "City"},
                           {"district", "区", "Districts"},
                           {"street", "街道", "Streets"},
                           {"community", "社区", "Communities"},
                           {"cell", "单元网格", "Cells"},
                           {"department", "部门", "Departments"},
                           {"supervisor", "监督员", "Supervisors"},
                           {"acceptor", "受理员", "Acceptors"},
                           {"shift-leader", "值班长", "Shift leaders"},
                           {"dispatcher", "派遣员", "Dispatchers"},
                           {"reporter", "上报人", "Reporters"}};

QString keyOf(Dimension dimension, const QString &key)
{
    return QString::number(int(dimension)) + u' ' + key;
}

Dimension levelOf(const QString &level)
{
    return evaluation::dimensionFromToken(level).value_or(Dimension::City);
}

/// The rules that the city's central judges by.
base::Result<domain::RuleBookPtr> rulesOf(server::Storage &storage)
{
    auto classes = storage.classes();
    auto published = storage.lifecycles();
    const auto shipped = domain::shippedRuleBook();
    if (!classes)
        return tl::unexpected(classes.error());
    if (!published)
        return tl::unexpected(published.error());
    if (!shipped)
        return tl::unexpected(shipped.error());
    std::vector<QByteArray> texts;
    for (const server::PublishedLifecycle &one : *published)
        texts.push_back(one.scxml);
    return domain::withLifecycles(domain::withLocal(*shipped, *std::move(classes)), texts);
}
} // namespace

base::Result<CityBook> CityBook::open(const QString &folder)
{
    CityBook book;
    {
        const auto storage = server::openStorage(folder);
        if (!storage)
            return tl::unexpected(storage.error());
        const auto facts = (*storage)->facts();
        if (!facts)
            return tl::unexpected(facts.error());
        auto rules = rulesOf(**storage);
        if (!rules)
            return tl::unexpected(rules.error());
        book.m_zh = facts->nameZh;
        book.m_en = facts->nameEn;
        book.m_rules = *std::move(rules);
    }
    auto reading = server::EvaluationReading::of(folder, server::EvaluationReading::Extent::Names);
    if (!reading)
        return tl::unexpected(reading.error());
    auto departments = reading->departments();
    const auto areas = reading->areas();
    auto people = reading->people();
    if (!departments)
        return tl::unexpected(departments.error());
    if (!areas)
        return tl::unexpected(areas.error());
    if (!people)
        return tl::unexpected(people.error());
    const auto keep = [&](Dimension dimension, const QString &key, const QString &zh, const QString &en) {
        book.m_names.insert(keyOf(dimension, key), {zh, en.isEmpty() ? zh : en});
    };
    for (const server::NamedRow &one : *departments)
        keep(Dimension::Department, one.id, one.zh, one.en);
    for (const server::NamedRow &one : *areas)
        keep(levelOf(one.kind), one.id, one.zh, one.en);
    for (const server::NamedRow &one : *people)
        keep(Dimension::Person, one.id, one.zh, one.zh);
    for (const domain::MinorClass &one : book.m_rules->catalog.classes())
        keep(Dimension::ClassKey, domain::Catalog::keyOf(one.kind, one.code), one.nameZh, one.nameEn);
    for (const Said &one : Sources)
        keep(Dimension::Source, QLatin1StringView(one.token), QString::fromUtf8(one.zh), QLatin1StringView(one.en));
    book.m_departments = *std::move(departments);
    book.m_people = *std::move(people);
    book.m_folder = folder;
    return book;
}

QString CityBook::name(bool chinese) const
{
    return chinese || m_en.isEmpty() ? m_zh : m_en;
}

QString CityBook::nameOf(Dimension dimension, const QString &key, bool chinese) const
{
    const auto names = m_names.value(keyOf(dimension, key));
    return chinese ? names.first : names.second;
}

base::Result<appraisal::GroundPtr> CityBook::ground(qint64 asOfMs, const Watch &watch) const
{
    const auto reading = server::EvaluationReading::of(m_folder, server::EvaluationReading::Extent::Whole);
    if (!reading)
        return tl::unexpected(reading.error());
    auto ground = appraisal::readGround(reading->path(), {asOfMs, utcOffset()}, *watch.stop, watch.progressed);
    if (!ground && *watch.stop)
        return base::refused(QStringLiteral("cancelled"));
    return ground;
}

Basis CityBook::basisOf(const appraisal::Ground &ground, const evaluation::Model &model, const QString &actors,
                        evaluation::PeriodKind kind, const std::optional<evaluation::Model> &areaModel) const
{
    Basis basis;
    basis.actors = actors;
    basis.kind = kind;
    basis.utcOffset = utcOffset();
    switch (evaluation::dimensionOfActors(actors).value_or(Dimension::City)) {
    case Dimension::District:
        basis.traits = ground.districts;
        if (areaModel) {
            basis.areaModel = areaModel;
            basis.areaTraits = ground.communities;
        }
        break;
    case Dimension::Street:
        basis.traits = ground.streets;
        break;
    case Dimension::Community:
        basis.traits = ground.communities;
        break;
    case Dimension::Cell:
        basis.traits = ground.cells;
        break;
    case Dimension::Department:
        for (const server::NamedRow &one : m_departments)
            basis.who.push_back(one.id);
        basis.traits = evaluation::departmentTraits(model, basis.who);
        break;
    case Dimension::Person:
        for (const server::NamedRow &one : m_people) {
            if (one.kind != actors)
                continue;
            basis.who.push_back(one.id);
            if (!one.dutyGrid.isEmpty())
                basis.duties.push_back({one.id, one.dutyGrid});
        }
        basis.gridCells = ground.gridCells;
        break;
    default:
        break;
    }
    return basis;
}

bool arePeople(const QString &actors)
{
    return evaluation::dimensionOfActors(actors) == Dimension::Person;
}

QString titleOf(const QString &actors, bool chinese)
{
    const auto *const at = std::ranges::find_if(Actors, [&](const Said &one) { return actors == QLatin1StringView(one.token); });
    if (at == std::end(Actors))
        return actors;
    return QString::fromUtf8(chinese ? at->zh : at->en);
}
} // namespace wanmi::scorebook
