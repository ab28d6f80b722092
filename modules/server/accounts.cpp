// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/central.h"

#include "server/password.h"
#include "server/opencity.h"

#include <QDir>
#include <QRegularExpression>

namespace wanmi::server {
namespace {
constexpr qsizetype ShortestPassword = 5;

base::Result<std::unique_ptr<Storage>> open(const QString &folder)
{
    return openStorage(folder);
}

AuditEntry entryFor(const char *deed, const QString &account, base::Instant now)
{
    return {now,
            QStringLiteral("administrator"),
            QStringLiteral("console"),
            QLatin1StringView(deed),
            account,
            QStringLiteral("done"),
            {}};
}
} // namespace

base::Result<std::vector<AccountLine>> listAccounts(const QString &folder)
{
    auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto accounts = (*storage)->accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    std::vector<AccountLine> lines;
    for (const Account &account : *accounts)
        lines.push_back({account.person.id.text(), account.person.name, account.person.post,
                         account.person.department, account.person.dutyGrid, account.disabled});
    return lines;
}

base::Result<void> addAccount(const QString &folder, const NewAccount &account, base::Instant now)
{
    static const QRegularExpression Form(QStringLiteral("^[a-z0-9_@.-]{1,64}$"));
    if (!Form.match(account.account).hasMatch())
        return base::refused(QStringLiteral("bad-account"), account.account);
    if (!domain::postFromToken(account.post) || account.post == domain::tokenOf(domain::Post::System))
        return base::refused(QStringLiteral("unknown-post"), account.post);
    if (account.password.size() < ShortestPassword)
        return base::refused(QStringLiteral("password-too-short"));
    auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    Account stored;
    stored.person.id = PersonId(account.account);
    stored.person.name = account.name;
    stored.person.post = account.post;
    stored.person.department = account.department;
    stored.person.dutyGrid = account.dutyGrid;
    stored.person.district = account.district;
    stored.password = hashPassword(account.password);
    return (*storage)->addAccount(stored, entryFor("user-add", account.account, now));
}

base::Result<void> setPassword(const QString &folder, const QString &account, const QString &password,
                               base::Instant now)
{
    if (password.size() < ShortestPassword)
        return base::refused(QStringLiteral("password-too-short"));
    auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    return (*storage)->changeAccount(account, hashPassword(password), false,
                                     entryFor("user-passwd", account, now));
}

base::Result<void> disableAccount(const QString &folder, const QString &account, base::Instant now)
{
    auto storage = open(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    return (*storage)->changeAccount(account, std::nullopt, true, entryFor("user-disable", account, now));
}
} // namespace wanmi::server
