// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/gatewaycatalog.h"

#include "geo/codes.h"
#include "geo/place.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace wanmi::intake {
namespace {
constexpr qsizetype LongestText = 200, MostOfPage = 10'000;

QString textIn(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QJsonValue value = object.value(QLatin1StringView(name));
        if (value.isString() && !value.toString().trimmed().isEmpty())
            return value.toString().trimmed().left(LongestText);
    }
    return {};
}
double numberIn(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QJsonValue value = object.value(QLatin1StringView(name));
        const double number = value.isString() ? value.toString().toDouble() : value.toDouble();
        if (number != 0)
            return number;
    }
    return 0;
}
std::optional<bool> onIn(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QJsonValue value = object.value(QLatin1StringView(name));
        if (value.isBool())
            return value.toBool();
        if (value.isDouble())
            return value.toInt() != 0;
        const QString text = value.toString().toUpper();
        if (text == u"ON" || text == u"ONLINE" || text == u"1" || text == u"TRUE")
            return true;
        if (text == u"OFF" || text == u"OFFLINE" || text == u"0" || text == u"FALSE")
            return false;
    }
    return {};
}

base::Result<QJsonValue> dataOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject object = document.object();
    const QJsonValue code = object.value(u"code");
    if (!document.isObject() || !code.isDouble())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-answer"));
    if (code.toInt() == 401)
        return base::failure(base::ErrorKind::Denied, QStringLiteral("not-signed-in"));
    if (code.toInt() != 0)
        return base::failure(base::ErrorKind::Refused, QStringLiteral("gateway-error"), object.value(u"msg").toString().left(LongestText));
    return object.value(u"data");
}

template <typename Thing, typename From> base::Result<GatewayPage<Thing>> pageOf(const QByteArray &json, From from)
{
    const auto data = dataOf(json);
    if (!data)
        return tl::unexpected(data.error());
    const QJsonObject object = data->toObject();
    const QJsonArray list = data->isArray() ? data->toArray() : object.value(u"list").toArray();
    if (!data->isArray() && !object.value(u"list").isArray())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-answer"));
    GatewayPage<Thing> page;
    if (list.size() > MostOfPage)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-answer"));
    if (data->isArray())
        page.total = int(list.size());
    else if (object.value(u"total").isDouble())
        page.total = object.value(u"total").toInt();
    for (const QJsonValue &one : list)
        page.things.push_back(from(one.toObject()));
    return page;
}

/// DirectionType of GB/T 28181: 1 east, 2 west, 3 south, 4 north, 5 southeast, 6 northeast, 7 southwest, 8 northwest.
std::optional<double> bearingOf(int direction)
{
    static constexpr double Bearings[] = {90, 270, 180, 0, 135, 45, 225, 315};
    return direction >= 1 && direction <= 8 ? std::optional(Bearings[direction - 1]) : std::nullopt;
}

QByteArray quoted(QString text)
{
    text.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'"', QStringLiteral("\"\""));
    return '"' + text.toUtf8() + '"';
}
} // namespace

base::Result<QString> gatewayToken(const QByteArray &json)
{
    const auto data = dataOf(json);
    if (!data)
        return tl::unexpected(data.error());
    const QString token = textIn(data->toObject(), {"accessToken", "token"});
    return token.isEmpty() ? base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-answer")) : base::Result<QString>(token);
}

base::Result<GatewayPage<GatewayDevice>> gatewayDevices(const QByteArray &json)
{
    return pageOf<GatewayDevice>(json, [](const QJsonObject &one) {
        return GatewayDevice{textIn(one, {"deviceId"}), textIn(one, {"name", "customName"}),
                             onIn(one, {"onLine", "online", "status"})};
    });
}

base::Result<GatewayPage<GatewayChannel>> gatewayChannels(const QByteArray &json)
{
    return pageOf<GatewayChannel>(json, [](const QJsonObject &one) {
        GatewayChannel channel;
        channel.id = textIn(one, {"gbDeviceId", "channelId", "deviceId"});
        channel.name = textIn(one, {"gbName", "name"});
        channel.on = onIn(one, {"gbStatus", "status"});
        channel.streamId = textIn(one, {"channelId", "deviceId"});
        // Both from the same pair: an operator's place, else the device's own.
        for (const auto &[lon, lat] : {std::pair("gbLongitude", "gbLatitude"), {"longitude", "latitude"}, {"longitudeWgs84", "latitudeWgs84"}}) {
            channel.lon = numberIn(one, {lon});
            channel.lat = numberIn(one, {lat});
            if (channel.lon != 0 || channel.lat != 0)
                break;
        }
        const int ptz = int(numberIn(one, {"gbPtzType", "ptzType"}));
        channel.ptz = ptz == 1 || ptz == 4 || ptz == 5;
        channel.bearingDeg = bearingOf(int(numberIn(one, {"gbDirectionType", "directionType"})));
        const QString type = channel.id.mid(10, 3);
        channel.isCamera = one.value(u"channelType").toInt() == 0 && channel.id.size() == 20 && type != u"215" && type != u"216";
        return channel;
    });
}

QString gatewayProblem(const GatewayChannel &channel)
{
    if (!channel.isCamera)
        return QStringLiteral("no-camera");
    if (!geo::isCameraId(channel.id))
        return QStringLiteral("bad-id");
    if ((channel.lon == 0 && channel.lat == 0) || !geo::isPlausible({channel.lon, channel.lat}))
        return QStringLiteral("no-place");
    return {};
}

QByteArray gatewayTableHead()
{
    return "id,name,lon,lat,bearing,ptz,owner,stream\n";
}

QByteArray gatewayTableLine(const GatewayChannel &channel, const QString &device, QString stream, const QString &owner)
{
    stream.replace(QStringLiteral("{device}"), device).replace(QStringLiteral("{channel}"), channel.streamId);
    return quoted(channel.id) + ',' + quoted(channel.name.isEmpty() ? channel.id : channel.name) + ','
        + QByteArray::number(channel.lon, 'f', 7) + ',' + QByteArray::number(channel.lat, 'f', 7) + ','
        + (channel.bearingDeg ? QByteArray::number(*channel.bearingDeg) : QByteArray()) + ',' + (channel.ptz ? "1" : "0") + ','
        + quoted(owner) + ',' + quoted(stream) + '\n';
}
} // namespace wanmi::intake
