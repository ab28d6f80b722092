// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/caserow.h"

#include "protocol/jsonreader.h"

namespace wanmi::protocol {
namespace {
constexpr qsizetype LongestToken = 128;
constexpr qsizetype LongestText = 4000;
constexpr qsizetype MostPhotos = 64;
constexpr qsizetype MostDepartments = 32;

QJsonObject placeJson(geo::Place place)
{
    return {{QStringLiteral("lon"), place.lon}, {QStringLiteral("lat"), place.lat}};
}

std::optional<geo::Place> placeFrom(JsonReader &reader, const char *name)
{
    if (!reader.has(name))
        return std::nullopt;
    const QJsonObject json = reader.object(name);
    JsonReader inner(json);
    const geo::Place place{inner.real("lon"), inner.real("lat")};
    inner.refuseOthers();
    if (!inner.isGood() || std::abs(place.lon) > 180 || std::abs(place.lat) > 90)
        reader.fail(name);
    return place;
}

std::vector<domain::Photo> photosFrom(JsonReader &reader)
{
    std::vector<domain::Photo> photos;
    if (!reader.has("photos"))
        return photos;
    const QJsonArray array = reader.array("photos");
    if (array.size() > MostPhotos)
        reader.fail("photos");
    for (const QJsonValue &value : array) {
        const QJsonObject json = value.toObject();
        JsonReader inner(json);
        photos.push_back({inner.text("kind", LongestToken), inner.text("hash", LongestToken),
                          inner.instant("at"), inner.text("author", LongestToken)});
        inner.refuseOthers();
        if (!inner.isGood())
            reader.fail("photos");
    }
    return photos;
}

QStringList textsFrom(JsonReader &reader, const char *name)
{
    QStringList texts;
    if (!reader.has(name))
        return texts;
    const QJsonArray array = reader.array(name);
    if (array.size() > MostDepartments)
        reader.fail(name);
    for (const QJsonValue &value : array) {
        if (!value.isString() || value.toString().size() > LongestToken)
            reader.fail(name);
        texts.append(value.toString());
    }
    return texts;
}
} // namespace

QJsonObject toJson(const domain::CaseOrder &order)
{
    QJsonObject json;
    const auto text = [&json](const char *name, const QString &value) {
        if (!value.isEmpty())
            json.insert(QLatin1StringView(name), value);
    };
    const auto maybe = [&json](const char *name, const std::optional<QString> &value) {
        if (value)
            json.insert(QLatin1StringView(name), *value);
    };
    text("caseId", order.caseId.text());
    text("action", order.action);
    text("reason", order.reason);
    text("note", order.note);
    maybe("source", order.source);
    if (order.kind)
        text("kind",
             *order.kind == domain::CaseKind::Component ? QStringLiteral("component")
                                                        : QStringLiteral("event"));
    maybe("classCode", order.classCode);
    maybe("conditionNo", order.conditionNo);
    maybe("severity", order.severity);
    maybe("componentId", order.componentId);
    if (order.place)
        json.insert(QStringLiteral("place"), placeJson(*order.place));
    maybe("address", order.address);
    maybe("cell", order.cell);
    maybe("dutyGrid", order.dutyGrid);
    maybe("zone", order.zone);
    maybe("description", order.description);
    text("reporterName", order.reporterName);
    text("reporterPhone", order.reporterPhone);
    if (!order.photos.empty()) {
        QJsonArray photos;
        for (const domain::Photo &photo : order.photos)
            photos.append(QJsonObject{{QStringLiteral("kind"), photo.kind},
                                      {QStringLiteral("hash"), photo.hash},
                                      {QStringLiteral("at"), base::toMs(photo.at)},
                                      {QStringLiteral("author"), photo.author}});
        json.insert(QStringLiteral("photos"), photos);
    }
    text("supervisor", order.supervisor);
    if (!order.supervisorOnDuty)
        json.insert(QStringLiteral("supervisorOnDuty"), false);
    text("result", order.result);
    if (order.onSite)
        json.insert(QStringLiteral("onSite"), placeJson(*order.onSite));
    text("leadDept", order.leadDept);
    if (!order.coDepts.isEmpty())
        json.insert(QStringLiteral("coDepts"), QJsonArray::fromStringList(order.coDepts));
    text("request", order.request);
    if (order.days != 0)
        json.insert(QStringLiteral("days"), order.days);
    if (order.until)
        json.insert(QStringLiteral("until"), base::toMs(*order.until));
    text("suggestedDept", order.suggestedDept);
    text("crew", order.crew);
    text("department", order.department);
    text("orderType", order.orderType);
    text("orderId", order.orderId);
    text("mainCase", order.mainCase);
    text("approver", order.approver);
    text("satisfaction", order.satisfaction);
    text("allotted", order.allotted);
    text("lifecycle", order.lifecycle);
    text("calendar", order.calendar);
    return json;
}

base::Result<domain::CaseOrder> orderFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    domain::CaseOrder order;
    const auto token
        = [&reader](const char *name) { return reader.optionalText(name, LongestToken).value_or(QString()); };
    const auto maybe = [&reader](const char *name) { return reader.optionalText(name, LongestToken); };
    order.caseId = CaseId(reader.text("caseId", 64));
    order.action = reader.text("action", 64);
    if (order.caseId.isEmpty())
        reader.fail("caseId");
    if (order.action.isEmpty())
        reader.fail("action");
    order.reason = reader.optionalText("reason", LongestText).value_or(QString());
    order.note = reader.optionalText("note", LongestText).value_or(QString());
    order.source = maybe("source");
    if (const auto kind = maybe("kind")) {
        if (*kind == QLatin1StringView("component"))
            order.kind = domain::CaseKind::Component;
        else if (*kind == QLatin1StringView("event"))
            order.kind = domain::CaseKind::Event;
        else
            reader.fail("kind");
    }
    order.classCode = maybe("classCode");
    order.conditionNo = maybe("conditionNo");
    order.severity = maybe("severity");
    order.componentId = maybe("componentId");
    order.place = placeFrom(reader, "place");
    order.address = reader.optionalText("address", LongestText);
    order.cell = maybe("cell");
    order.dutyGrid = maybe("dutyGrid");
    order.zone = maybe("zone");
    order.description = reader.optionalText("description", LongestText);
    order.reporterName = token("reporterName");
    order.reporterPhone = token("reporterPhone");
    order.photos = photosFrom(reader);
    order.supervisor = token("supervisor");
    order.supervisorOnDuty = reader.has("supervisorOnDuty") ? reader.flag("supervisorOnDuty") : true;
    order.result = token("result");
    order.onSite = placeFrom(reader, "onSite");
    order.leadDept = token("leadDept");
    order.coDepts = textsFrom(reader, "coDepts");
    order.request = token("request");
    order.days = reader.has("days") ? reader.small("days") : 0;
    if (const auto until = reader.optionalInteger("until"))
        order.until = base::instantFromMs(*until);
    order.suggestedDept = token("suggestedDept");
    order.crew = token("crew");
    order.department = token("department");
    order.orderType = token("orderType");
    order.orderId = token("orderId");
    order.mainCase = token("mainCase");
    order.approver = token("approver");
    order.satisfaction = token("satisfaction");
    order.allotted = token("allotted");
    order.lifecycle = token("lifecycle");
    order.calendar = token("calendar");
    reader.refuseOthers();
    if (!reader.isGood())
        return base::refused(QStringLiteral("bad-order"), reader.bad());
    return order;
}
} // namespace wanmi::protocol
