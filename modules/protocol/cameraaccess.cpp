// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cameraaccess.h"

#include "domain/actor.h"
#include "protocol/jsonreader.h"

namespace wanmi::protocol {
namespace {
constexpr qsizetype LongestPath = 200, LongestSecret = 128;

bool isPath(const QString &text)
{
    return text.startsWith(u'/') || text.startsWith(u"{path}");
}

CameraAccess read(JsonReader &reader)
{
    CameraAccess access;
    access.streams = reader.text("streams", LongestPath);
    access.user = reader.optionalText("user", LongestSecret).value_or(QString());
    access.password = reader.optionalText("password", LongestSecret).value_or(QString());
    access.main = reader.optionalText("main", LongestPath).value_or(QString());
    access.recorder = reader.optionalText("recorder", LongestPath).value_or(QString());
    access.closed = reader.has("closed") && reader.flag("closed");
    for (const QJsonValue &post : reader.optionalArray("posts")) {
        if (!domain::postFromToken(post.toString()))
            reader.fail("posts");
        access.posts.append(post.toString());
    }
    if (!isPath(access.streams) && !access.streams.startsWith(u'*'))
        reader.fail("streams");
    if (!access.main.isEmpty() && !isPath(access.main))
        reader.fail("main");
    if (!access.recorder.isEmpty() && !isPath(access.recorder))
        reader.fail("recorder");
    if (access.user.isEmpty() && !access.password.isEmpty())
        reader.fail("user");
    return access;
}

QJsonObject toJson(const CameraAccess &access, bool withPosts)
{
    QJsonObject json{{QStringLiteral("streams"), access.streams}};
    const auto put = [&json](const char *name, const QString &text) {
        if (!text.isEmpty())
            json.insert(QLatin1StringView(name), text);
    };
    put("user", access.user);
    put("password", access.password);
    put("main", access.main);
    put("recorder", access.recorder);
    if (access.closed)
        json.insert(QStringLiteral("closed"), true);
    if (withPosts && !access.posts.isEmpty())
        json.insert(QStringLiteral("posts"), QJsonArray::fromStringList(access.posts));
    return json;
}
} // namespace

QJsonObject cameraAccessesToJson(const std::vector<CameraAccess> &accesses, bool withPosts)
{
    return {{QStringLiteral("accesses"),
             arrayOf(accesses, [withPosts](const CameraAccess &one) { return toJson(one, withPosts); })}};
}

base::Result<std::vector<CameraAccess>> cameraAccessesFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    const QJsonArray array = reader.array("accesses");
    auto accesses
        = itemsOf<CameraAccess>(reader, "accesses", array, MostCameraAccesses, Others::Refused, read);
    reader.refuseOthers();
    return finished(reader, std::move(accesses));
}
} // namespace wanmi::protocol
