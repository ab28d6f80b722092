// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/backup.h"
#include "server/central.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
server::BackupProgress shown(ProgressLine &line, const InterruptFlag &stop)
{
    return [&line, &stop](const QString &stage, double share) {
        line.show(stage, share);
        return !stop.isSet();
    };
}

int tell(const char *deed, const base::Result<server::BackupFacts> &facts)
{
    if (!facts)
        return fail(facts.error());
    std::printf("%s: %s of %s, %s files, %s MB\n", deed, qPrintable(facts->city),
                qPrintable(base::toUtc(facts->at).toString(Qt::ISODate)), qPrintable(grouped(facts->files)),
                qPrintable(grouped(facts->bytes / 1'000'000)));
    return Done;
}
} // namespace

int backup(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(
        parser,
        QStringLiteral(
            "Writes a whole city into one file (tar, zstd) while central serves it.\n\n"
            "  backup FILE          writes it, whole or not at all; FILE must not be there\n"
            "  backup --check FILE  reads a backup and compares it with its manifest\n\n"
            "Sessions and signing keys are not in it; passwords only as argon2id. Keep the heads of the audit "
            "(wanmi-central audit heads) beside it."));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption check(QStringLiteral("check"), QStringLiteral("Only reads and compares."));
    parser.addOptions({data, check});
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QStringLiteral("for example city-2026-11-22.tar.zst"));
    parser.process(arguments);
    const QString path = parser.positionalArguments().value(0);
    if (path.isEmpty())
        return wrongUse(QStringLiteral("which file? see --help"));
    const InterruptFlag stop;
    ProgressLine line;
    if (parser.isSet(check))
        return tell("sound", server::checkBackup(path, shown(line, stop)));
    if (server::isEmpty(parser.value(data)))
        return wrongUse(QStringLiteral("there is no city in ") + parser.value(data));
    return tell("saved", server::backupCity(parser.value(data), path, now(), shown(line, stop)));
}

int restore(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(
        parser,
        QStringLiteral(
            "Brings a city back from a backup, into a folder that is not there or is empty, and with --storage on into an "
            "empty PostgreSQL database. Where the city lay before makes no difference.\n\n"
            "Every seat takes the city anew; what still waits at a seat is sent then, what central took after the "
                "backup is lost."));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption storage(QStringLiteral("storage"), QStringLiteral("PostgreSQL that takes the city."),
                                     QStringLiteral("postgresql://…"));
    parser.addOptions({data, storage});
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("a backup"));
    parser.process(arguments);
    const QString path = parser.positionalArguments().value(0);
    if (path.isEmpty())
        return wrongUse(QStringLiteral("which file? see --help"));
    const InterruptFlag stop;
    ProgressLine line;
    return tell("restored", server::restoreCity(path, parser.value(data), now(), shown(line, stop), parser.value(storage)));
}
