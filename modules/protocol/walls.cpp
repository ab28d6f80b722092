// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/walls.h"

#include "protocol/jsonreader.h"

#include <QJsonDocument>

namespace wanmi::protocol {
namespace {
using Object = QJsonObject;
constexpr qsizetype MostItems = 200; ///< of any list, before the rules count for themselves

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

Object toJson(const domain::SceneRegion &region)
{
    return {{key("id"), region.id},
            {key("kind"), region.kind},
            {key("x"), region.x},
            {key("y"), region.y},
            {key("w"), region.w},
            {key("h"), region.h},
            {key("settings"), region.settings}};
}

Object toJson(const domain::TimetableEntry &entry)
{
    QJsonArray days;
    for (const int day : entry.days)
        days.append(day);
    return {
        {key("days"), days}, {key("from"), entry.from}, {key("to"), entry.to}, {key("scene"), entry.scene}};
}

Object toJson(const domain::Rotation &rotation)
{
    return {{key("scenes"), QJsonArray::fromStringList(rotation.scenes)}, {key("seconds"), rotation.seconds}};
}

Object toJson(const domain::WallPush &push)
{
    return {{key("id"), push.id},         {key("region"), push.region}, {key("kind"), push.kind},
            {key("target"), push.target}, {key("text"), push.text},     {key("by"), push.by},
            {key("byName"), push.byName}, {key("at"), push.atMs},       {key("until"), push.untilMs}};
}

const auto asJson = [](const auto &item) { return toJson(item); };

QStringList textsOf(JsonReader &reader, const char *name)
{
    QStringList texts;
    const QJsonArray array = reader.array(name);
    if (array.size() > MostItems)
        reader.fail(name);
    for (const QJsonValue &value : array) {
        if (!value.isString())
            reader.fail(name);
        texts.append(value.toString());
    }
    return texts;
}

domain::SceneRegion regionFrom(JsonReader &reader)
{
    domain::SceneRegion region;
    region.id = reader.text("id", 64);
    region.kind = reader.text("kind", 64);
    region.x = reader.small("x");
    region.y = reader.small("y");
    region.w = reader.small("w");
    region.h = reader.small("h");
    if (reader.has("settings"))
        region.settings = reader.object("settings");
    return region;
}

domain::TimetableEntry entryFrom(JsonReader &reader)
{
    domain::TimetableEntry entry;
    for (const QJsonValue &day : reader.array("days")) {
        if (!day.isDouble() || entry.days.size() > 7)
            reader.fail("days");
        entry.days.push_back(day.toInt());
    }
    entry.from = reader.small("from");
    entry.to = reader.small("to");
    entry.scene = reader.text("scene", 64);
    return entry;
}

domain::Rotation rotationFrom(JsonReader &outer, const Object &json)
{
    JsonReader reader(json);
    domain::Rotation rotation;
    rotation.scenes = textsOf(reader, "scenes");
    rotation.seconds = reader.small("seconds");
    reader.refuseOthers();
    if (!reader.isGood())
        outer.fail("rotation");
    return rotation;
}

domain::WallPush pushFrom(JsonReader &reader)
{
    domain::WallPush push;
    push.id = reader.text("id", 64);
    push.region = reader.text("region", 64);
    push.kind = reader.text("kind", 64);
    push.target = reader.text("target", 256);
    push.text = reader.text("text", 1000);
    return push;
}

domain::WallPush wholePushFrom(JsonReader &reader)
{
    domain::WallPush push = pushFrom(reader);
    push.by = reader.text("by", 256);
    push.byName = reader.text("byName", 256);
    push.atMs = reader.integer("at");
    push.untilMs = reader.integer("until");
    return push;
}

std::vector<domain::SceneRegion> regionsOf(JsonReader &reader, const QJsonArray &array)
{
    return itemsOf<domain::SceneRegion>(reader, "regions", array, MostItems, Others::Refused, regionFrom);
}

void readScene(JsonReader &reader, domain::Scene &scene)
{
    scene.nameZh = reader.text("name", 256);
    scene.nameEn = reader.text("nameEn", 256);
    scene.sort = reader.small("sort");
    scene.regions = regionsOf(reader, reader.array("regions"));
}

void readPlan(JsonReader &reader, domain::Wall &wall)
{
    wall.usual = reader.text("usual", 64);
    wall.timetable = itemsOf<domain::TimetableEntry>(reader, "timetable", reader.array("timetable"),
                                                     MostItems, Others::Refused, entryFrom);
    wall.rotation = rotationFrom(reader, reader.object("rotation"));
}

void readState(JsonReader &reader, domain::Wall &wall)
{
    if (reader.has("hand")) {
        const Object json = reader.object("hand");
        JsonReader hand(json);
        wall.handScene = hand.text("scene", 64);
        wall.handBy = hand.text("by", 256);
        wall.handByName = hand.text("byName", 256);
        wall.handAtMs = hand.integer("at");
        wall.handUntilMs = hand.optionalInteger("until").value_or(0);
        if (!hand.isGood())
            reader.fail("hand");
    }
    wall.pushes = itemsOf<domain::WallPush>(reader, "pushes", reader.array("pushes"), MostItems,
                                            Others::Refused, wholePushFrom);
}

Object planOf(const domain::Wall &wall)
{
    return {{key("planVersion"), wall.planVersion},
            {key("usual"), wall.usual},
            {key("timetable"), arrayOf(wall.timetable, asJson)},
            {key("rotation"), toJson(wall.rotation)}};
}

Object stateOf(const domain::Wall &wall)
{
    Object state{{key("pushes"), arrayOf(wall.pushes, asJson)}};
    if (!wall.handScene.isEmpty()) {
        Object hand{{key("scene"), wall.handScene},
                    {key("by"), wall.handBy},
                    {key("byName"), wall.handByName},
                    {key("at"), wall.handAtMs}};
        if (wall.handUntilMs > 0)
            hand.insert(key("until"), wall.handUntilMs);
        state.insert(key("hand"), hand);
    }
    return state;
}

QString compact(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

Object with(Object object, const Object &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

Object bodyOf(const domain::Scene &scene)
{
    return {{key("name"), scene.nameZh},
            {key("nameEn"), scene.nameEn},
            {key("sort"), scene.sort},
            {key("regions"), arrayOf(scene.regions, asJson)}};
}

QString textAt(const Row &row, std::size_t index)
{
    const auto *text = std::get_if<QString>(&row[index]);
    return text ? *text : QString();
}

template <typename T> base::Result<T> fromRow(const JsonReader &reader, T value)
{
    if (!reader.isGood())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), reader.bad());
    return value;
}
} // namespace

QJsonObject toJson(const domain::Scene &scene)
{
    return with(bodyOf(scene), {{key("id"), scene.id}, {key("version"), scene.version}});
}

QJsonObject toJson(const SceneOrder &order)
{
    return with(bodyOf(order.scene), {{key("baseVersion"), order.baseVersion}});
}

QJsonObject toJson(const domain::Wall &wall)
{
    Object json{{key("id"), wall.id},
                {key("name"), wall.nameZh},
                {key("nameEn"), wall.nameEn},
                {key("version"), wall.version}};
    return with(with(std::move(json), planOf(wall)), stateOf(wall));
}

QJsonObject toJson(const WallOrder &order)
{
    Object json = planOf(order.wall);
    json.remove(key("planVersion"));
    return with(std::move(json),
                {{key("name"), order.wall.nameZh},
                 {key("nameEn"), order.wall.nameEn},
                 {key("baseVersion"), order.baseVersion}});
}

QJsonObject toJson(const SceneSwitch &order)
{
    return {{key("scene"), order.scene}, {key("seconds"), order.seconds}};
}

QJsonObject toJson(const PushOrder &order)
{
    return {{key("id"), order.push.id},     {key("region"), order.push.region},
            {key("kind"), order.push.kind}, {key("target"), order.push.target},
            {key("text"), order.push.text}, {key("seconds"), order.seconds}};
}

base::Result<domain::Scene> sceneFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    domain::Scene scene;
    scene.id = reader.text("id", 64);
    scene.version = reader.integer("version");
    readScene(reader, scene);
    return finished(reader, std::move(scene));
}

base::Result<domain::Wall> wallFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    domain::Wall wall;
    wall.id = reader.text("id", 64);
    wall.nameZh = reader.text("name", 256);
    wall.nameEn = reader.text("nameEn", 256);
    wall.version = reader.integer("version");
    wall.planVersion = reader.integer("planVersion");
    readPlan(reader, wall);
    readState(reader, wall);
    return finished(reader, std::move(wall));
}

base::Result<SceneOrder> sceneOrderFrom(const QString &id, const QJsonObject &json)
{
    JsonReader reader(json);
    SceneOrder order;
    order.scene.id = id;
    order.baseVersion = reader.integer("baseVersion");
    readScene(reader, order.scene);
    reader.refuseOthers();
    return finished(reader, std::move(order));
}

base::Result<WallOrder> wallOrderFrom(const QString &id, const QJsonObject &json)
{
    JsonReader reader(json);
    WallOrder order;
    order.wall.id = id;
    order.wall.nameZh = reader.text("name", 256);
    order.wall.nameEn = reader.text("nameEn", 256);
    order.baseVersion = reader.integer("baseVersion");
    readPlan(reader, order.wall);
    reader.refuseOthers();
    return finished(reader, std::move(order));
}

base::Result<SceneSwitch> sceneSwitchFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    SceneSwitch order;
    order.scene = reader.text("scene", 64);
    order.seconds = reader.integer("seconds");
    reader.refuseOthers();
    return finished(reader, std::move(order));
}

base::Result<PushOrder> pushOrderFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    PushOrder order;
    order.push = pushFrom(reader);
    order.seconds = reader.integer("seconds");
    reader.refuseOthers();
    return finished(reader, std::move(order));
}

Row toRow(const domain::Scene &scene)
{
    return {scene.id, scene.nameZh, scene.nameEn, qint64(scene.sort),
            compact(QJsonDocument(arrayOf(scene.regions, asJson)))};
}

Row toRow(const domain::Wall &wall)
{
    return {wall.id, wall.nameZh, wall.nameEn, compact(QJsonDocument(planOf(wall))),
            compact(QJsonDocument(stateOf(wall)))};
}

base::Result<domain::Scene> sceneFromRow(const Row &row, qint64 version)
{
    Q_ASSERT(row.size() == spec(TableNo::Scene).columns.size());
    domain::Scene scene;
    scene.id = textAt(row, 0);
    scene.nameZh = textAt(row, 1);
    scene.nameEn = textAt(row, 2);
    const auto *sort = std::get_if<qint64>(&row[3]);
    scene.sort = sort ? int(*sort) : 0;
    scene.version = version;
    const QJsonDocument layout = QJsonDocument::fromJson(textAt(row, 4).toUtf8());
    const Object nothing;
    JsonReader reader(nothing);
    if (!layout.isArray())
        reader.fail("layout");
    scene.regions = regionsOf(reader, layout.array());
    return fromRow(reader, std::move(scene));
}

base::Result<domain::Wall> wallFromRow(const Row &row, qint64 version)
{
    Q_ASSERT(row.size() == spec(TableNo::Wall).columns.size());
    domain::Wall wall;
    wall.id = textAt(row, 0);
    wall.nameZh = textAt(row, 1);
    wall.nameEn = textAt(row, 2);
    wall.version = version;
    const Object json = with(QJsonDocument::fromJson(textAt(row, 3).toUtf8()).object(),
                             QJsonDocument::fromJson(textAt(row, 4).toUtf8()).object());
    JsonReader reader(json);
    wall.planVersion = reader.integer("planVersion");
    readPlan(reader, wall);
    readState(reader, wall);
    return fromRow(reader, std::move(wall));
}

base::Result<ShippedWalls> shippedWallsFrom(const QByteArray &json)
{
    const Object all = QJsonDocument::fromJson(json).object();
    JsonReader reader(all);
    ShippedWalls shipped;
    QStringList ids;
    for (const QJsonValue &value : reader.array("scenes")) {
        auto scene = sceneFrom(value.toObject());
        if (!scene)
            return tl::unexpected(scene.error());
        if (const auto good = domain::checkScene(*scene); !good)
            return tl::unexpected(good.error());
        ids.append(scene->id);
        shipped.scenes.push_back(std::move(*scene));
    }
    for (const QJsonValue &value : reader.array("walls")) {
        auto wall = wallFrom(value.toObject());
        if (!wall)
            return tl::unexpected(wall.error());
        if (const auto good = domain::checkWall(*wall, ids); !good)
            return tl::unexpected(good.error());
        shipped.walls.push_back(std::move(*wall));
    }
    return finished(reader, std::move(shipped));
}
} // namespace wanmi::protocol
