// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auditbook.h"

#include "server/central.h"
#include "server/opencity.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <unistd.h>

namespace wanmi::server {
namespace {
constexpr qint64 LongestLine = 16 * 1024 * 1024; ///< of an export

base::Result<std::unique_ptr<Storage>> open(const QString &folder)
{
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    return openStorage(folder);
}

tl::unexpected<Error> notWritten(const QString &path, int error)
{
    return base::failure(ErrorKind::Unreachable,
                         error == ENOSPC ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"),
                         path);
}

base::Result<std::vector<AuditHead>> headsOf(const QStringList &files)
{
    std::vector<AuditHead> heads;
    for (const QString &path : files) {
        auto some = readHeads(path);
        if (!some)
            return some;
        heads.insert(heads.end(), some->begin(), some->end());
    }
    return heads;
}
} // namespace

base::Result<std::vector<AuditHead>> readHeads(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-file"), path);
    std::vector<AuditHead> heads;
    for (int number = 1; !file.atEnd(); ++number) {
        QByteArray text = file.readLine(4096);
        if (text.endsWith('\n'))
            text.chop(1);
        if (text.trimmed().isEmpty() || text.startsWith('#'))
            continue;
        const auto head = headFrom(text);
        if (!head)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-heads"),
                                 QStringLiteral("%1:%2").arg(path).arg(number));
        heads.push_back(*head);
    }
    return heads;
}

base::Result<void> appendHead(const QString &path, const AuditHead &head)
{
    QFile file(path);
    const QByteArray text = headText(head) + '\n';
    if (!file.open(QIODevice::Append) || file.write(text) != text.size() || !file.flush()
        || ::fsync(file.handle()) != 0)
        return notWritten(path, errno);
    return {};
}

base::Result<AuditVerdict> verifyAudit(const QString &folder, const AuditWitness &witness)
{
    auto heads = headsOf(witness.headFiles);
    if (!heads)
        return tl::unexpected(heads.error());
    const auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto own = (*storage)->auditHeads();
    if (!own)
        return tl::unexpected(own.error());
    heads->insert(heads->end(), own->begin(), own->end());
    AuditCheck check(*heads, witness.key);
    const auto read = (*storage)->auditLines(1, [&check](const AuditLine &line) { return check.take(line); });
    if (!read)
        return tl::unexpected(read.error());
    return check.finish();
}

base::Result<AuditHead> signAuditHead(const QString &folder, base::Instant now)
{
    const auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto key = AuditKey::of(folder);
    if (!key)
        return tl::unexpected(key.error());
    return (*storage)->signAudit(*key, now);
}

base::Result<std::vector<AuditHead>> auditHeadsOf(const QString &folder)
{
    const auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    return (*storage)->auditHeads();
}

base::Result<void> noteExport(const QString &folder, const QString &kind, qint64 rows, const QString &form,
                              base::Instant now)
{
    const auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    return (*storage)->audit({now, QStringLiteral("administrator"), QStringLiteral("console"), QStringLiteral("export"),
                              kind, QStringLiteral("done"), QStringLiteral("%1 rows as %2").arg(rows).arg(form)});
}

base::Result<void> noteDelivery(const QString &folder, const QString &report, const QString &where, base::Instant now)
{
    const auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    return (*storage)->audit({now, QStringLiteral("central"), QStringLiteral("schedule"), QStringLiteral("export"), report,
                              QStringLiteral("done"), where});
}

base::Result<AuditVerdict> exportAudit(const QString &folder, qint64 from, const QString &path)
{
    const auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto key = AuditKey::of(folder);
    if (!key)
        return tl::unexpected(key.error());
    QByteArray before = auditOrigin();
    if (from > 1) {
        const auto read = (*storage)->auditLines(from - 1, [&before](const AuditLine &line) {
            before = line.hash;
            return false;
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, errno);
    AuditExport text(from, before);
    AuditCheck check({}, {}, from, before);
    file.write(text.begin());
    const auto read = (*storage)->auditLines(from, [&](const AuditLine &line) {
        check.take(line);
        return file.write(text.line(line)) > 0;
    });
    if (!read)
        return tl::unexpected(read.error());
    file.write(text.end(*key));
    if (!file.commit())
        return notWritten(path, file.error() == QFileDevice::ResourceError ? ENOSPC : errno);
    return check.finish();
}

base::Result<AuditFileVerdict> verifyAuditFile(const QString &path, const AuditWitness &witness)
{
    auto heads = headsOf(witness.headFiles);
    if (!heads)
        return tl::unexpected(heads.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-file"), path);
    AuditExportCheck check(std::move(*heads), witness.key);
    while (!file.atEnd() && check.take(file.readLine(LongestLine))) { }
    AuditFileVerdict verdict{check.finish(), 0, check.key()};
    verdict.textLine = verdict.verdict.isWhole() ? 0 : check.textLine();
    return verdict;
}
} // namespace wanmi::server
