// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gatewaybook.h"

#include "base/doors.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace wanmi::server {
namespace {
const QString Device = QStringLiteral("{device}"), Channel = QStringLiteral("{channel}");

/// Empty: it is good.
QString problemOf(const CameraGateway &gateway)
{
    if (!gateway.stream.startsWith(u'/') || gateway.stream.count(Device) != 1 || gateway.stream.count(Channel) != 1)
        return QStringLiteral("stream");
    if (!gateway.address.isValid() || !gateway.address.scheme().startsWith(u"http") || gateway.address.host().isEmpty()
        || !gateway.address.userInfo().isEmpty())
        return QStringLiteral("address");
    const auto isPost = [](const QString &post) { return domain::postFromToken(post).has_value(); };
    return std::ranges::all_of(gateway.posts, isPost) ? QString() : QStringLiteral("posts");
}
} // namespace

GatewayBook::GatewayBook(const QString &cityFolder)
    : m_path(QDir(cityFolder).filePath(QStringLiteral("keys/gateways.json")))
{
}

base::Result<std::vector<CameraGateway>> GatewayBook::read() const
{
    base::passDoor(base::Door::File, "server::GatewayBook::read");
    std::vector<CameraGateway> gateways;
    QFile file(m_path);
    if (!file.exists())
        return gateways;
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-read"), m_path);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const auto bad = [this] { return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-gateway-file"), m_path); };
    if (!document.isArray())
        return bad();
    for (const QJsonValue &value : document.array()) {
        const QJsonObject json = value.toObject();
        CameraGateway one{json.value(u"stream").toString(), QUrl(json.value(u"address").toString()), json.value(u"user").toString(),
                          json.value(u"password").toString(), {}};
        for (const QJsonValue &post : json.value(u"posts").toArray())
            one.posts.append(post.toString());
        if (!problemOf(one).isEmpty())
            return bad();
        gateways.push_back(std::move(one));
    }
    return gateways;
}

base::Result<void> GatewayBook::put(const CameraGateway &gateway) const
{
    if (const QString problem = problemOf(gateway); !problem.isEmpty())
        return base::refused(QStringLiteral("bad-gateway"), problem);
    auto gateways = read();
    if (!gateways)
        return tl::unexpected(gateways.error());
    const auto same = std::ranges::find(*gateways, gateway.stream, &CameraGateway::stream);
    if (same == gateways->end())
        gateways->push_back(gateway);
    else
        *same = gateway;
    return write(*gateways);
}

base::Result<void> GatewayBook::remove(const QString &stream) const
{
    auto gateways = read();
    if (!gateways)
        return tl::unexpected(gateways.error());
    if (std::erase_if(*gateways, [&](const CameraGateway &one) { return one.stream == stream; }) == 0)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-gateway"), stream);
    return write(*gateways);
}

base::Result<void> GatewayBook::write(const std::vector<CameraGateway> &gateways) const
{
    QJsonArray array;
    for (const CameraGateway &one : gateways) {
        array.append(QJsonObject{{QStringLiteral("stream"), one.stream},
                                 {QStringLiteral("address"), one.address.toString()},
                                 {QStringLiteral("user"), one.user},
                                 {QStringLiteral("password"), one.password},
                                 {QStringLiteral("posts"), QJsonArray::fromStringList(one.posts)}});
    }
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(array).toJson()) < 0 || !file.commit())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString());
    return {};
}

std::optional<GatewayPlace> placeOf(const std::vector<CameraGateway> &gateways, const QString &streamPath)
{
    for (const CameraGateway &one : gateways) {
        QString text = QRegularExpression::escape(one.stream);
        text.replace(QRegularExpression::escape(Device), QStringLiteral("(?<device>[^/_]+)"))
            .replace(QRegularExpression::escape(Channel), QStringLiteral("(?<channel>[^/_]+)"));
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(text)).match(streamPath);
        if (match.hasMatch())
            return GatewayPlace{one, match.captured(u"device"), match.captured(u"channel")};
    }
    return {};
}
} // namespace wanmi::server
