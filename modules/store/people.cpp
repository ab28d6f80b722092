// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people.h"

#include "base/engine.h"
#include "files.h"
#include "sqlite.h"
#include "sqltext.h"

#include <sodium.h>

#include <array>

namespace wanmi::store {
namespace {
using namespace std::chrono_literals;
constexpr int MostWrongPasswords = 5;
constexpr auto ClosedFor = 5min;

tl::unexpected<base::Error> handOn(const base::Error &error)
{
    return tl::unexpected<base::Error>(error);
}

/// Reads and writes known.db. Lives on the engine's thread; argon2id takes its 64 MiB and a tenth of a second
/// there.
class PeopleWorker : public QObject
{
public:
    PeopleWorker(QString folder, std::shared_ptr<const base::Clock> clock)
        : m_folder(std::move(folder))
        , m_clock(std::move(clock))
    {
    }

    Result<void> remember(const protocol::SessionGrant &grant, const QString &password)
    {
        WANMI_TRY(open());
        std::array<char, crypto_pwhash_STRBYTES> hash{};
        const QByteArray secret = password.toUtf8();
        if (crypto_pwhash_str(hash.data(), secret.constData(), static_cast<unsigned long long>(secret.size()),
                              crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE)
            != 0)
            return base::failure(base::ErrorKind::Unreachable, QStringLiteral("out-of-memory"));
        auto insert
            = m_database.prepare("INSERT OR REPLACE INTO known (account, name, post, department, duty_grid, "
                                 "district, scope, whole_city, reporter_data, hash, last_at) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
        if (!insert)
            return handOn(insert.error());
        const QString *const texts[] = {&grant.account,  &grant.name,     &grant.post, &grant.department,
                                        &grant.dutyGrid, &grant.district, &grant.scope};
        int index = 1;
        for (const QString *text : texts)
            insert->bind(index++, text->isNull() ? QStringLiteral("") : *text);
        insert->bind(index++, grant.wholeCity ? 1 : 0);
        insert->bind(index++, grant.reporterData ? 1 : 0);
        insert->bind(index++, QString::fromLatin1(hash.data()));
        insert->bind(index, base::toMs(m_clock->now()));
        return insert->execute();
    }

    Result<protocol::SessionGrant> unlock(const QString &account, const QString &password)
    {
        WANMI_TRY(open());
        auto row
            = m_database.prepare("SELECT name, post, department, duty_grid, district, scope, whole_city, "
                                 "reporter_data, hash, failed, closed_until FROM known WHERE account = ?1");
        if (!row)
            return handOn(row.error());
        row->bind(1, account);
        const auto here = row->step();
        if (!here)
            return handOn(here.error());
        if (!*here)
            return base::failure(base::ErrorKind::NotFound, QStringLiteral("never-signed-in-here"));
        protocol::SessionGrant grant;
        grant.account = account;
        QString *const texts[]
            = {&grant.name, &grant.post, &grant.department, &grant.dutyGrid, &grant.district, &grant.scope};
        int column = 0;
        for (QString *text : texts)
            *text = row->text(column++);
        grant.wholeCity = row->integer(6) != 0;
        grant.reporterData = row->integer(7) != 0;
        const QByteArray hash = row->text(8).toLatin1();
        const auto failed = static_cast<int>(row->integer(9));
        const base::Instant closedUntil = base::instantFromMs(row->integer(10));
        row->reset();

        const base::Instant now = m_clock->now();
        // The clock may have been set back: nobody is closed out for longer than the rule says.
        if (now < closedUntil && closedUntil - now <= ClosedFor)
            return base::failure(base::ErrorKind::Denied, QStringLiteral("too-many-attempts"));
        const QByteArray secret = password.toUtf8();
        if (crypto_pwhash_str_verify(hash.constData(), secret.constData(),
                                     static_cast<unsigned long long>(secret.size()))
            != 0) {
            const bool close = failed + 1 >= MostWrongPasswords;
            WANMI_TRY(note(account, close ? 0 : failed + 1, close ? base::toMs(now + ClosedFor) : 0));
            return base::failure(base::ErrorKind::Denied, QStringLiteral("wrong-password"));
        }
        WANMI_TRY(note(account, 0, 0));
        return grant;
    }

    Result<void> forget(const QString &account)
    {
        WANMI_TRY(open());
        auto remove = m_database.prepare("DELETE FROM known WHERE account = ?1");
        if (!remove)
            return handOn(remove.error());
        remove->bind(1, account);
        return remove->execute();
    }

    Result<QStringList> accounts()
    {
        WANMI_TRY(open());
        auto rows = m_database.prepare("SELECT account FROM known ORDER BY last_at DESC, account");
        if (!rows)
            return handOn(rows.error());
        QStringList accounts;
        for (;;) {
            const auto row = rows->step();
            if (!row)
                return handOn(row.error());
            if (!*row)
                return accounts;
            accounts.append(rows->text(0));
        }
    }

private:
    Result<void> open()
    {
        if (m_database.isOpen())
            return {};
        if (sodium_init() < 0)
            return base::failure(base::ErrorKind::Unreachable, QStringLiteral("no-randomness"));
        WANMI_TRY(makeFolder(m_folder));
        auto database = Database::open(m_folder + QStringLiteral("/known.db"), Database::Mode::Create);
        if (!database)
            return handOn(database.error());
        WANMI_TRY(database->run(scriptOf("known.sql")));
        m_database = std::move(*database);
        return {};
    }

    Result<void> note(const QString &account, int failed, qint64 closedUntil)
    {
        auto update = m_database.prepare(
            "UPDATE known SET failed = ?2, closed_until = ?3, last_at = CASE WHEN ?2 = 0 AND ?3 = 0 THEN ?4 ELSE last_at "
            "END WHERE account = ?1");
        if (!update)
            return handOn(update.error());
        update->bind(1, account);
        update->bind(2, failed);
        update->bind(3, closedUntil);
        update->bind(4, base::toMs(m_clock->now()));
        return update->execute();
    }

    QString m_folder;
    std::shared_ptr<const base::Clock> m_clock;
    Database m_database;
};
} // namespace

class KnownPeople::Private
{
public:
    Private(const QString &folder, const std::shared_ptr<const base::Clock> &clock)
        : engine(QStringLiteral("known-people"),
                 [folder, clock] { return std::make_unique<PeopleWorker>(folder, clock); })
    {
    }
    base::Engine<PeopleWorker> engine;
};

KnownPeople::KnownPeople(QString folder, std::shared_ptr<const base::Clock> clock)
    : d(std::make_unique<Private>(folder, clock))
{
}

KnownPeople::~KnownPeople() = default;

base::Answer<base::Result<void>> KnownPeople::remember(const protocol::SessionGrant &grant,
                                                       const QString &password)
{
    return d->engine.post([=](PeopleWorker &worker) { return worker.remember(grant, password); });
}

base::Answer<base::Result<protocol::SessionGrant>> KnownPeople::unlock(const QString &account,
                                                                       const QString &password)
{
    return d->engine.post([=](PeopleWorker &worker) { return worker.unlock(account, password); });
}

base::Answer<base::Result<void>> KnownPeople::forget(const QString &account)
{
    return d->engine.post([=](PeopleWorker &worker) { return worker.forget(account); });
}

base::Answer<base::Result<QStringList>> KnownPeople::accounts()
{
    return d->engine.post([](PeopleWorker &worker) { return worker.accounts(); });
}
} // namespace wanmi::store
