// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulletin/schedule.h"

#include "base/doors.h"
#include "evaluation/report.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace wanmi::bulletin {
namespace {
bool isEvery(const QStringList &all, std::initializer_list<const char *> known)
{
    return !all.isEmpty() && std::ranges::all_of(all, [&](const QString &one) {
        return std::ranges::any_of(known, [&](const char *token) { return one == QLatin1StringView(token); });
    });
}

/// What may stand in a header and in an envelope: no blanks, no breaks, no brackets.
bool isAddress(const QString &text)
{
    static const QRegularExpression Form(QStringLiteral(R"(^[^\s<>,;:"\\()\[\]@\x00-\x1f\x7f]+@[^\s<>,;:"\\()\[\]@\x00-\x1f\x7f]+$)"));
    return text.size() <= 254 && Form.match(text).hasMatch();
}

QJsonObject jsonOf(const Standing &one)
{
    return {{QStringLiteral("id"), one.id},
            {QStringLiteral("period"), one.period},
            {QStringLiteral("actors"), QJsonArray::fromStringList(one.actors)},
            {QStringLiteral("languages"), QJsonArray::fromStringList(one.languages)},
            {QStringLiteral("formats"), QJsonArray::fromStringList(one.formats)},
            {QStringLiteral("folder"), one.folder},
            {QStringLiteral("recipients"), QJsonArray::fromStringList(one.recipients)},
            {QStringLiteral("hour"), one.hour},
            {QStringLiteral("persons"), one.showsPersons},
            {QStringLiteral("from"), one.from.toString(Qt::ISODate)}};
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts.append(one.toString());
    return texts;
}

Standing standingOf(const QJsonObject &json)
{
    Standing one;
    one.id = json.value(u"id").toString();
    one.period = json.value(u"period").toString();
    one.actors = textsOf(json.value(u"actors"));
    one.languages = textsOf(json.value(u"languages"));
    one.formats = textsOf(json.value(u"formats"));
    one.folder = json.value(u"folder").toString();
    one.recipients = textsOf(json.value(u"recipients"));
    one.hour = json.value(u"hour").toInt(-1);
    one.showsPersons = json.value(u"persons").toBool();
    one.from = QDate::fromString(json.value(u"from").toString(), Qt::ISODate);
    return one;
}
} // namespace

base::Result<void> checked(const Standing &standing)
{
    static const QRegularExpression Id(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"));
    const auto bad = [](const char *field) { return base::refused(QStringLiteral("bad-schedule"), QLatin1StringView(field)); };
    if (!Id.match(standing.id).hasMatch())
        return bad("id");
    if (!isEvery({standing.period}, {"day", "week", "month", "quarter", "year"}))
        return bad("period");
    if (standing.actors.isEmpty()
        || !std::ranges::all_of(standing.actors, [](const QString &one) { return evaluation::dimensionOfActors(one).has_value(); }))
        return bad("actors");
    if (!isEvery(standing.languages, {"zh", "en"}))
        return bad("languages");
    if (!isEvery(standing.formats, {"xlsx", "pdf", "csv"}))
        return bad("formats");
    if (!standing.folder.isEmpty() && !QDir::isAbsolutePath(standing.folder))
        return bad("folder");
    if (!std::ranges::all_of(standing.recipients, isAddress))
        return bad("recipients");
    if (standing.hour < 0 || standing.hour > 23)
        return bad("hour");
    return standing.from.isValid() ? base::Result<void>() : bad("from");
}

Schedule::Schedule(const QString &cityFolder)
    : m_path(QDir(cityFolder).filePath(QStringLiteral("reports/schedule.json")))
{
}

base::Result<std::vector<Standing>> Schedule::read() const
{
    base::passDoor(base::Door::File, "bulletin::Schedule::read");
    std::vector<Standing> all;
    QFile file(m_path);
    if (!file.exists())
        return all;
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-read"), m_path);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isArray())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-schedule-file"), m_path);
    for (const QJsonValue &value : document.array()) {
        Standing one = standingOf(value.toObject());
        if (const auto good = checked(one); !good)
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-schedule-file"),
                                 QStringLiteral("%1: %2 of %3").arg(m_path, good.error().detail, one.id));
        all.push_back(std::move(one));
    }
    return all;
}

base::Result<void> Schedule::put(const Standing &standing) const
{
    if (const auto good = checked(standing); !good)
        return good;
    auto all = read();
    if (!all)
        return tl::unexpected(all.error());
    const auto same = std::ranges::find(*all, standing.id, &Standing::id);
    if (same == all->end())
        all->push_back(standing);
    else
        *same = standing;
    return write(*all);
}

base::Result<void> Schedule::remove(const QString &id) const
{
    auto all = read();
    if (!all)
        return tl::unexpected(all.error());
    if (std::erase_if(*all, [&](const Standing &one) { return one.id == id; }) == 0)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-report"), id);
    return write(*all);
}

base::Result<void> Schedule::write(const std::vector<Standing> &all) const
{
    QJsonArray array;
    for (const Standing &one : all)
        array.append(jsonOf(one));
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(array).toJson()) < 0 || !file.commit())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), file.errorString());
    return {};
}

QString runFolder(const QString &cityFolder, const QString &id, const QString &period)
{
    return QDir(cityFolder).absoluteFilePath(QStringLiteral("reports/%1/%2").arg(id, period));
}
} // namespace wanmi::bulletin
