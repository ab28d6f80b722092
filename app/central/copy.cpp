// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/citycopy.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
bool isAddress(const QString &text)
{
    return text.startsWith(u"postgresql://") || text.startsWith(u"postgres://");
}

int tell(const base::Result<std::vector<server::CopiedTable>> &copied)
{
    if (!copied)
        return fail(copied.error());
    qint64 rows = 0;
    for (const server::CopiedTable &table : *copied) {
        std::printf("%-20s %12s\n", qPrintable(table.name), qPrintable(grouped(table.rows)));
        rows += table.rows;
    }
    const char *words = speaksChinese()
        ? "两边逐表一致（行数与摘要）：%s 张表，%s 行\n"
        : "equal on both sides, table by table (rows and digest): %s tables, %s rows\n";
    std::printf(words, qPrintable(grouped(qint64(copied->size()))), qPrintable(grouped(rows)));
    return Done;
}
} // namespace

int copy(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(
        parser,
        QStringLiteral(
            "Copies a whole city between a folder (SQLite) and PostgreSQL, and compares every table on both sides.\n\n"
            "  copy --from DIR --to postgresql://wanmi@host/city           only copies\n"
            "  copy --from DIR --to postgresql://wanmi@host/city --switch  the folder goes on from there\n"
            "  copy --from postgresql://wanmi@host/city --to DIR           into DIR/central.db\n"
            "  copy --from DIR --to DIR --switch                           a folder on PostgreSQL comes back to SQLite\n\n"
            "Photos, map projects and keys are files and stay in the folder. Stop the servers first. A password is "
            "never part of the address: libpq reads it from ~/.pgpass or the file that PGPASSFILE names. What was "
            "copied begins a new epoch: seats take the city anew once, and send what waits."));
    const QCommandLineOption from(QStringLiteral("from"), QStringLiteral("Where the city is."),
                                  QStringLiteral("PLACE"));
    const QCommandLineOption to(QStringLiteral("to"), QStringLiteral("Where it is to be."),
                                QStringLiteral("PLACE"));
    const QCommandLineOption move(QStringLiteral("switch"),
                                  QStringLiteral("The folder uses the copy from now on."));
    parser.addOptions({from, to, move});
    parser.process(arguments);
    const QString source = parser.value(from), target = parser.value(to);
    if (source.isEmpty() || target.isEmpty())
        return wrongUse(QStringLiteral("from where to where? see --help"));
    const InterruptFlag stop;
    ProgressLine line;
    const auto watch = [&](const QString &table) {
        line.show(table, -1);
        return !stop.isSet();
    };
    const auto file
        = [](const QString &folder) { return QDir(folder).filePath(QStringLiteral("central.db")); };
    if (!isAddress(source) && isAddress(target))
        return tell(parser.isSet(move) ? server::moveToPostgres(source, target, watch)
                                       : server::copyToPostgres(file(source), target, watch));
    if (isAddress(source) && !isAddress(target)) {
        if (!QDir().mkpath(target))
            return wrongUse(QStringLiteral("cannot make ") + target);
        return tell(server::copyToSqlite(source, file(target), watch));
    }
    if (!isAddress(source) && QDir(source) == QDir(target) && parser.isSet(move))
        return tell(server::moveToSqlite(source, watch));
    return wrongUse(QStringLiteral("one side is a folder, the other a PostgreSQL address; see --help"));
}
