// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/messages.h"

#include "protocol/caserow.h"
#include "protocol/jsonreader.h"
#include "protocol/rowjson.h"

namespace wanmi::protocol {
namespace {
using Object = QJsonObject;

// A request with an unknown member is refused; an answer may have grown one.
template <typename T> base::Result<T> finishedRequest(JsonReader &reader, T value)
{
    reader.refuseOthers();
    return finished(reader, std::move(value));
}

constexpr qsizetype MostPositions = 100'000; ///< in one message; a city has some thousands

QString key(const char *name)
{
    return QString::fromLatin1(name);
}
} // namespace

Object toJson(const SignIn &who)
{
    return {{key("account"), who.account}, {key("password"), who.password}, {key("seat"), who.seat}};
}

template <> base::Result<SignIn> fromJson<SignIn>(const Object &json)
{
    JsonReader reader(json);
    SignIn who{reader.text("account", 64), reader.text("password", 256), reader.text("seat", 64)};
    return finishedRequest(reader, std::move(who));
}

Object toJson(const SessionGrant &grant)
{
    return {{key("token"), grant.token},
            {key("expires"), base::toMs(grant.expires)},
            {key("account"), grant.account},
            {key("name"), grant.name},
            {key("post"), grant.post},
            {key("department"), grant.department},
            {key("dutyGrid"), grant.dutyGrid},
            {key("district"), grant.district},
            {key("scope"), grant.scope},
            {key("wholeCity"), grant.wholeCity},
            {key("reporterData"), grant.reporterData},
            {key("serverTime"), base::toMs(grant.serverTime)}};
}

template <> base::Result<SessionGrant> fromJson<SessionGrant>(const Object &json)
{
    JsonReader reader(json);
    SessionGrant grant;
    grant.token = reader.text("token");
    grant.expires = reader.instant("expires");
    grant.account = reader.text("account");
    grant.name = reader.text("name");
    grant.post = reader.text("post");
    grant.department = reader.text("department");
    grant.dutyGrid = reader.text("dutyGrid");
    grant.district = reader.text("district");
    grant.scope = reader.text("scope");
    grant.wholeCity = reader.flag("wholeCity");
    grant.reporterData = reader.flag("reporterData");
    grant.serverTime = reader.instant("serverTime");
    return finished(reader, std::move(grant));
}

Object toJson(const SnapshotOffer &offer)
{
    return {{key("hash"), offer.hash},
            {key("bytes"), offer.bytes},
            {key("rawBytes"), offer.rawBytes},
            {key("cursor"), offer.cursor},
            {key("schema"), offer.schema}};
}

template <> base::Result<SnapshotOffer> fromJson<SnapshotOffer>(const Object &json)
{
    JsonReader reader(json);
    SnapshotOffer offer;
    offer.hash = reader.text("hash", 64);
    offer.bytes = reader.integer("bytes");
    offer.rawBytes = reader.integer("rawBytes");
    offer.cursor = reader.text("cursor", 256);
    offer.schema = reader.small("schema");
    // The hash names a file on either side.
    const bool isHash = offer.hash.size() == 64 && std::ranges::all_of(offer.hash, [](QChar c) {
                            return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
                        });
    if (!isHash || offer.bytes <= 0 || offer.rawBytes <= 0)
        reader.fail("snapshot");
    return finished(reader, std::move(offer));
}

Object toJson(const Manifest &manifest)
{
    Object counts;
    for (const auto &[table, rows] : manifest.counts)
        counts.insert(table, rows);
    Object json{{key("cityName"), manifest.cityName},
            {key("cityNameEn"), manifest.cityNameEn},
            {key("epoch"), manifest.epoch},
            {key("schema"), manifest.schema},
            {key("scope"), manifest.scope},
            {key("serverTime"), base::toMs(manifest.serverTime)},
            {key("tail"), manifest.tail},
            {key("basemapHash"), manifest.basemapHash},
            {key("basemapBytes"), manifest.basemapBytes},
            {key("bounds"), QJsonArray{manifest.west, manifest.south, manifest.east, manifest.north}},
            {key("videoUrl"), manifest.videoUrl},
            {key("attribution"), manifest.attribution},
            {key("mapVersion"), manifest.mapVersion},
            {key("terms"), toJson(manifest.terms)},
            {key("counts"), counts}};
    if (!manifest.snapshot.hash.isEmpty())
        json.insert(key("snapshot"), toJson(manifest.snapshot));
    return json;
}

template <> base::Result<Manifest> fromJson<Manifest>(const Object &json)
{
    JsonReader reader(json);
    Manifest manifest;
    manifest.cityName = reader.text("cityName");
    manifest.cityNameEn = reader.text("cityNameEn");
    manifest.epoch = reader.integer("epoch");
    manifest.schema = reader.small("schema");
    manifest.scope = reader.text("scope");
    manifest.serverTime = reader.instant("serverTime");
    manifest.tail = reader.integer("tail");
    manifest.basemapHash = reader.text("basemapHash");
    manifest.basemapBytes = reader.integer("basemapBytes");
    manifest.videoUrl = reader.text("videoUrl");
    manifest.attribution = reader.text("attribution");
    manifest.mapVersion = reader.optionalText("mapVersion", 64).value_or(QString());
    if (const auto terms = termsFrom(json.value(key("terms"))))
        manifest.terms = *terms;
    else
        reader.fail("terms");
    const QJsonArray bounds = reader.array("bounds");
    double *const sides[] = {&manifest.west, &manifest.south, &manifest.east, &manifest.north};
    if (bounds.size() != 4)
        reader.fail("bounds");
    for (qsizetype i = 0; i < 4; ++i) {
        if (!bounds.at(i).isDouble())
            reader.fail("bounds");
        *sides[i] = bounds.at(i).toDouble();
    }
    // In the tables' order: progress is shown in the order in which rows arrive.
    const Object counts = reader.object("counts");
    for (const TableSpec &table : tables()) {
        const QJsonValue rows = counts.value(QLatin1StringView(table.name));
        if (rows.isDouble())
            manifest.counts.emplace_back(QString::fromLatin1(table.name), rows.toInteger());
        else if (!rows.isUndefined())
            reader.fail("counts");
    }
    // One that cannot be understood is none: the rows can be had without it.
    if (const auto offer = fromJson<SnapshotOffer>(json.value(key("snapshot")).toObject()))
        manifest.snapshot = *offer;
    return finished(reader, std::move(manifest));
}

Object toJson(const ChangePage &page)
{
    QJsonArray items;
    for (const RowChange &item : page.items)
        items.append(toJson(item));
    return {{key("items"), items},
            {key("next"), page.next},
            {key("more"), page.more},
            {key("serverTime"), base::toMs(page.serverTime)}};
}

template <> base::Result<ChangePage> fromJson<ChangePage>(const Object &json)
{
    JsonReader reader(json);
    ChangePage page;
    const QJsonArray items = reader.array("items");
    page.items.reserve(std::size_t(items.size()));
    for (const QJsonValue &item : items) {
        auto row = rowFromJson(item.toArray());
        if (!row) {
            reader.fail("items");
            break;
        }
        page.items.push_back(std::move(*row));
    }
    page.next = reader.text("next");
    page.more = reader.flag("more");
    page.serverTime = reader.instant("serverTime");
    return finished(reader, std::move(page));
}

Object toJson(const Command &command)
{
    Object json{{key("key"), command.key},
                {key("baseVersion"), command.baseVersion},
                {key("occurredAt"), base::toMs(command.occurredAt)},
                {key("order"), toJson(command.order)}};
    if (!command.approval.isEmpty())
        json.insert(key("approval"), command.approval);
    return json;
}

template <> base::Result<Command> fromJson<Command>(const Object &json)
{
    JsonReader reader(json);
    Command command;
    command.key = reader.text("key", 64);
    if (command.key.isEmpty())
        reader.fail("key");
    command.baseVersion = reader.small("baseVersion");
    command.occurredAt = reader.instant("occurredAt");
    command.approval = reader.optionalText("approval", 128).value_or(QString());
    auto order = orderFromJson(reader.object("order"));
    if (order)
        command.order = std::move(*order);
    else
        reader.fail(QStringLiteral("order.") + order.error().detail);
    return finishedRequest(reader, std::move(command));
}

Object toJson(const CommandResult &result)
{
    return {{key("key"), result.key},       {key("status"), result.status},   {key("kind"), result.kind},
            {key("reason"), result.reason}, {key("version"), result.version}, {key("state"), result.state},
            {key("seq"), result.seq}};
}

template <> base::Result<CommandResult> fromJson<CommandResult>(const Object &json)
{
    JsonReader reader(json);
    CommandResult result;
    result.key = reader.text("key");
    result.status = reader.text("status");
    result.kind = reader.text("kind");
    result.reason = reader.text("reason");
    result.version = reader.small("version");
    result.state = reader.text("state");
    result.seq = reader.integer("seq");
    if (result.status != QLatin1StringView("applied") && result.status != QLatin1StringView("rejected")
        && result.status != QLatin1StringView("duplicate"))
        reader.fail("status");
    return finished(reader, std::move(result));
}

Object toJson(const Live &live)
{
    QJsonArray vehicles, supervisors, cameras;
    for (const LiveVehicle &one : live.vehicles)
        vehicles.append(Object{{key("id"), one.id},
                               {key("lon"), one.lon},
                               {key("lat"), one.lat},
                               {key("headingDeg"), one.headingDeg},
                               {key("speedKmh"), one.speedKmh},
                               {key("at"), base::toMs(one.at)}});
    for (const LiveSupervisor &one : live.supervisors)
        supervisors.append(Object{{key("id"), one.id},
                                  {key("lon"), one.lon},
                                  {key("lat"), one.lat},
                                  {key("at"), base::toMs(one.at)}});
    for (const LiveCamera &one : live.cameras)
        cameras.append(Object{{key("id"), one.id}, {key("on"), one.on}, {key("at"), base::toMs(one.at)}});
    return {{key("serverTime"), base::toMs(live.serverTime)},
            {key("vehicles"), vehicles},
            {key("supervisors"), supervisors},
            {key("cameras"), cameras},
            {key("mapVersion"), live.mapVersion}};
}

template <> base::Result<Live> fromJson<Live>(const Object &json)
{
    JsonReader reader(json);
    Live live;
    live.serverTime = reader.instant("serverTime");
    live.vehicles = itemsOf<LiveVehicle>(reader, "vehicles", reader.optionalArray("vehicles"), MostPositions,
                                         Others::Refused, [](JsonReader &one) {
                                             return LiveVehicle{one.text("id", 64),   one.real("lon"),
                                                                one.real("lat"),      one.real("headingDeg"),
                                                                one.real("speedKmh"), one.instant("at")};
                                         });
    live.supervisors = itemsOf<LiveSupervisor>(
        reader, "supervisors", reader.optionalArray("supervisors"), MostPositions, Others::Refused,
        [](JsonReader &one) {
            return LiveSupervisor{one.text("id", 64), one.real("lon"), one.real("lat"), one.instant("at")};
        });
    live.cameras
        = itemsOf<LiveCamera>(reader, "cameras", reader.optionalArray("cameras"), MostPositions,
                              Others::Refused, [](JsonReader &one) {
                                  return LiveCamera{one.text("id", 64), one.flag("on"), one.instant("at")};
                              });
    live.mapVersion = reader.optionalText("mapVersion", 64).value_or(QString());
    return finishedRequest(reader, std::move(live));
}

Object toJson(const Task &task)
{
    Object json{{key("caseId"), task.caseId},
                {key("caseVersion"), task.caseVersion},
                {key("kind"), task.kind},
                {key("caseKind"), task.caseKind},
                {key("classCode"), task.classCode},
                {key("address"), task.address},
                {key("description"), task.description},
                {key("cell"), task.cell},
                {key("lon"), task.lon},
                {key("lat"), task.lat}};
    if (task.due)
        json.insert(key("due"), base::toMs(*task.due));
    return json;
}

template <> base::Result<Task> fromJson<Task>(const Object &json)
{
    JsonReader reader(json);
    Task task;
    task.caseId = reader.text("caseId");
    task.caseVersion = reader.small("caseVersion");
    task.kind = reader.text("kind");
    task.caseKind = reader.text("caseKind");
    task.classCode = reader.text("classCode");
    task.address = reader.text("address");
    task.description = reader.text("description");
    task.cell = reader.text("cell");
    task.lon = reader.real("lon");
    task.lat = reader.real("lat");
    if (const auto due = reader.optionalInteger("due"))
        task.due = base::instantFromMs(*due);
    return finished(reader, std::move(task));
}

Object toJson(const ErrorBody &error)
{
    return {
        {key("error"),
         Object{{key("kind"), error.kind}, {key("reason"), error.reason}, {key("message"), error.message}}}};
}

template <> base::Result<ErrorBody> fromJson<ErrorBody>(const Object &json)
{
    JsonReader outer(json);
    const Object inner = outer.object("error");
    JsonReader reader(inner);
    ErrorBody error{reader.text("kind"), reader.text("reason"), reader.text("message")};
    if (!outer.isGood())
        reader.fail("error");
    return finished(reader, std::move(error));
}
} // namespace wanmi::protocol
