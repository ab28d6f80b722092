// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/central.h"

#include "server/citywriter.h"
#include "server/filehash.h"
#include "server/password.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace wanmi::server {
namespace {
QByteArray resource(const char *path)
{
    QFile file{QString::fromLatin1(path)};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

base::Result<citygen::CitySummary> build(const QString &database, const QString &basemap,
                                         const citygen::CityPlan &plan, const domain::RuleBookPtr &rules,
                                         base::Instant now, const Progress &progress, const QString &password)
{
    return guarded([&]() -> base::Result<citygen::CitySummary> {
        // One hash for all accounts of a sample city: they share a published password anyway, and a city has
        // thousands.
        CityWriter writer(database, hashPassword(password));
        const citygen::CityTexts texts{resource(":/wanmi/catalog/departments.tsv"),
                                       resource(":/wanmi/catalog/harbin_streets.tsv")};
        const auto watch = [&](const QString &stage, double done) {
            return !writer.problem() && (!progress || progress(stage, done));
        };
        auto summary = citygen::generate(plan, texts, rules, now, basemap, writer, watch);
        if (writer.problem())
            throw *writer.problem();
        if (!summary)
            return summary;
        if (progress && !progress(QStringLiteral("indexes"), 0))
            return base::refused(QStringLiteral("cancelled"));
        writer.finish(*summary, hashOfFile(basemap), QFileInfo(basemap).size(), now);
        return summary;
    });
}
} // namespace

base::Result<citygen::CitySummary> initCity(const QString &folder, const citygen::CityPlan &plan,
                                            const domain::RuleBookPtr &rules, base::Instant now,
                                            const Progress &progress, const QString &password)
{
    if (!isEmpty(folder))
        return base::refused(QStringLiteral("city-exists"), folder);
    const auto cannotWrite = [](const QString &path) {
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
    };
    const QDir home(folder);
    if (!home.mkpath(QStringLiteral(".")))
        return cannotWrite(folder);
    // Removed with everything in it unless its files have been moved out.
    const QTemporaryDir beside(home.filePath(QStringLiteral("init-XXXXXX")));
    if (!beside.isValid())
        return cannotWrite(beside.path());
    const QString database = beside.filePath(QStringLiteral("central.db"));
    const QString basemap = beside.filePath(QStringLiteral("basemap.gpkg"));
    auto summary = build(database, basemap, plan, rules, now, progress, password);
    if (!summary)
        return summary;
    const QString finalBasemap = home.filePath(QStringLiteral("basemap.gpkg"));
    QFile::remove(finalBasemap); // of an init that was cut off between the two renames
    if (QFileInfo::exists(basemap) && (!flushFile(basemap) || !QFile::rename(basemap, finalBasemap)))
        return cannotWrite(finalBasemap);
    // The database comes last: while it is not there, there is no city.
    const QString finalDatabase = home.filePath(QStringLiteral("central.db"));
    if (!flushFile(database) || !QFile::rename(database, finalDatabase) || !flushFile(folder))
        return cannotWrite(finalDatabase);
    QFile::setPermissions(finalDatabase, QFile::ReadOwner | QFile::WriteOwner);
    return summary;
}
} // namespace wanmi::server
