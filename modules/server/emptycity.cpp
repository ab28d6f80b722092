// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/central.h"
#include "server/citywriter.h"
#include "server/filehash.h"
#include "server/password.h"
#include "server/takein.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace wanmi::server {
namespace {
constexpr qsizetype ShortestPassword = 5;

/// The departments that the shipped catalog names.
void putDepartments(CityWriter &writer)
{
    QFile file(QStringLiteral(":/wanmi/catalog/departments.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    lines.removeFirst();
    for (const QString &line : std::as_const(lines)) {
        const QStringList fields = line.split(u'\t');
        writer.put(domain::Department{
            DepartmentId(fields.value(0)), fields.value(1), fields.value(2), fields.value(3).trimmed(), {}});
    }
}
} // namespace

base::Result<void> initEmptyCity(const QString &folder, const QString &nameZh, const QString &nameEn,
                                 const QString &adminPassword, base::Instant now)
{
    if (!isEmpty(folder))
        return base::refused(QStringLiteral("city-exists"), folder);
    if (adminPassword.size() < ShortestPassword)
        return base::refused(QStringLiteral("password-too-short"));
    const QDir home(folder);
    const auto cannotWrite
        = [&] { return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), folder); };
    if (!home.mkpath(QStringLiteral(".")))
        return cannotWrite();
    const QTemporaryDir fresh(home.filePath(QStringLiteral("init-XXXXXX")));
    if (!fresh.isValid())
        return cannotWrite();
    const QString database = fresh.filePath(QStringLiteral("central.db"));
    const auto built = guarded([&]() -> base::Result<void> {
        CityWriter writer(database, hashPassword(adminPassword));
        putDepartments(writer);
        domain::Person admin;
        admin.id = PersonId(QStringLiteral("admin"));
        admin.name = QStringLiteral("admin");
        admin.post = domain::tokenOf(domain::Post::SysAdmin);
        writer.put(admin);
        citygen::CitySummary summary;
        summary.nameZh = nameZh;
        summary.nameEn = nameEn;
        summary.bounds = {0, 0, 0, 0}; // nothing is anywhere yet
        writer.finish(summary, {}, 0, now);
        return {};
    });
    if (!built)
        return built;
    const QString final = home.filePath(QStringLiteral("central.db"));
    if (!flushFile(database) || !QFile::rename(database, final) || !flushFile(folder))
        return cannotWrite();
    QFile::setPermissions(final, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}
} // namespace wanmi::server
