// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/access.h"

#include "protocol/jsonreader.h"

namespace wanmi::protocol {
namespace {
constexpr qsizetype LongestName = 64, LongestFilter = 500, LongestReason = 300;

QString tokenOf(Access::Kind kind)
{
    return kind == Access::Kind::Export ? QStringLiteral("export") : QStringLiteral("camera");
}

Access read(JsonReader &reader)
{
    Access access;
    access.id = reader.text("id", LongestName);
    const QString kind = reader.text("kind", LongestName);
    access.what = reader.text("what", LongestName);
    access.from = reader.instant("from");
    access.until = reader.instant("until");
    access.rows = reader.optionalInteger("rows").value_or(0);
    access.form = reader.optionalText("form", LongestName).value_or(QString());
    access.filter = reader.optionalText("filter", LongestFilter).value_or(QString());
    access.reason = reader.optionalText("reason", LongestReason).value_or(QString());
    if (kind == tokenOf(Access::Kind::Camera))
        access.kind = Access::Kind::Camera;
    else if (kind != tokenOf(Access::Kind::Export))
        reader.fail("kind");
    if (access.id.isEmpty() || access.what.isEmpty())
        reader.fail("what");
    if (access.until < access.from || access.rows < 0)
        reader.fail("until");
    return access;
}
} // namespace

QJsonObject toJson(const Access &access)
{
    QJsonObject json{{QStringLiteral("id"), access.id},
                     {QStringLiteral("kind"), tokenOf(access.kind)},
                     {QStringLiteral("what"), access.what.left(LongestName)},
                     {QStringLiteral("from"), base::toMs(access.from)},
                     {QStringLiteral("until"), base::toMs(access.until)}};
    if (access.kind == Access::Kind::Export) {
        json.insert(QStringLiteral("rows"), access.rows);
        json.insert(QStringLiteral("form"), access.form);
        json.insert(QStringLiteral("filter"), access.filter.left(LongestFilter));
    }
    if (!access.reason.isEmpty())
        json.insert(QStringLiteral("reason"), access.reason.left(LongestReason));
    return json;
}

QJsonObject accessesToJson(const std::vector<Access> &accesses)
{
    return {{QStringLiteral("accesses"), arrayOf(accesses, [](const Access &one) { return toJson(one); })}};
}

base::Result<Access> accessFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    Access access = read(reader);
    reader.refuseOthers();
    return finished(reader, std::move(access));
}

base::Result<std::vector<Access>> accessesFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    const QJsonArray array = reader.array("accesses");
    auto accesses = itemsOf<Access>(reader, "accesses", array, MostAccessesAtOnce, Others::Refused, read);
    reader.refuseOthers();
    return finished(reader, std::move(accesses));
}
} // namespace wanmi::protocol
