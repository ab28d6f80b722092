// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/central.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
int addUser(const QCommandLineParser &parser, const QString &account, const QString &password)
{
    server::NewAccount fresh;
    fresh.account = account;
    fresh.name = parser.isSet(QStringLiteral("name")) ? parser.value(QStringLiteral("name")) : account;
    fresh.post = parser.value(QStringLiteral("post"));
    fresh.department = parser.value(QStringLiteral("department"));
    fresh.dutyGrid = parser.value(QStringLiteral("duty-grid"));
    fresh.district = parser.value(QStringLiteral("district"));
    fresh.password = password;
    const auto done = server::addAccount(parser.value(QStringLiteral("data")), fresh, now());
    return done ? 0 : fail(done.error());
}

int listUsers(const QString &folder)
{
    const auto lines = server::listAccounts(folder);
    if (!lines)
        return fail(lines.error());
    for (const server::AccountLine &line : *lines)
        std::printf("%s\t%s\t%s\t%s\t%s\n", qPrintable(line.account), qPrintable(line.post),
                    qPrintable(line.department), qPrintable(line.dutyGrid), line.disabled ? "disabled" : "");
    return 0;
}
} // namespace

int user(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QStringLiteral("Accounts of a city. Passwords are read from standard input."));
    const QCommandLineOption data = dataOption();
    parser.addOption(data);
    const std::initializer_list<std::pair<const char *, const char *>> options = {
        {"name", "Name of the person."},
        {"post", "acceptor, shift-leader, dispatcher, department-officer, …"},
        {"department", "Department of a department post."},
        {"duty-grid", "Duty grid of a supervisor."},
        {"district", "District of a district center."},
    };
    for (const auto &[name, words] : options)
        parser.addOption({QString::fromLatin1(name), QString::fromUtf8(words), QStringLiteral("TEXT")});
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("list | add ACCOUNT | passwd ACCOUNT | disable ACCOUNT"));
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    const QString account = words.value(1);
    const QString folder = parser.value(data);
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    if (deed == QLatin1StringView("list"))
        return listUsers(folder);
    if (account.isEmpty())
        return wrongUse(QStringLiteral("list, or add, passwd or disable with an account; see --help"));
    if (deed == QLatin1StringView("add"))
        return addUser(parser, account, readPassword());
    if (deed == QLatin1StringView("passwd")) {
        const auto done = server::setPassword(folder, account, readPassword(), now());
        return done ? 0 : fail(done.error());
    }
    if (deed == QLatin1StringView("disable")) {
        const auto done = server::disableAccount(folder, account, now());
        return done ? 0 : fail(done.error());
    }
    return wrongUse(QStringLiteral("unknown deed ") + deed);
}
