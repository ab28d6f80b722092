// SPDX-License-Identifier: GPL-3.0-or-later
#include "nemesis.h"

#include "processes.h"
#include "protocol/rowcodec.h"
#include "record.h"
#include "server/auditbook.h"
#include "server/citycopy.h"
#include "server/opencity.h"
#include "support/postgrescluster.h"
#include "town.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSet>

#include <csignal>
#include <cstdio>
#include <map>

namespace wanmi::nemesis {
namespace {
using Mood = BadLine::Mood;
const char *const Accounts[] = {"acceptor1", "acceptor1", "shift1", "dispatcher1", "drainage1", "sv1"};
constexpr int LookDeeperEvery = 25; ///< rounds
constexpr qint64 LongRoundMs = 5'000; ///< is told
constexpr int OftenFor = 500; ///< rounds; what is looked at grows all the time, later it is looked at four times less often

bool isDeepLook(int round)
{
    return round % (round <= OftenFor ? LookDeeperEvery : 4 * LookDeeperEvery) == 0;
}

class Rounds
{
public:
    explicit Rounds(const Plan &plan)
        : m_plan(plan)
        , m_random(plan.seed)
        , m_folder(m_disk.path() + QStringLiteral("/city"))
    {
    }
    Seen all();
    Seen endedBy(const QString &why)
    {
        breach(m_seen.rounds + 1, QStringLiteral("central's record cannot be read: ") + why);
        return m_seen;
    }

private:
    struct Fault
    {
        QString name;
        std::function<void()> strike, heal;
    };
    QString begin();
    QString beginPostgres();
    Fault choose();
    Fault chooseOnPostgres();
    Fault centralKilled(CentralProcess &central);
    Fault onLine(const char *name, Mood mood);
    void live(int ms);
    template <typename Done> bool waitFor(const QElapsedTimer &since, Done done);
    bool areAllAlike(const QElapsedTimer &since);
    bool settle(bool isWholeLook);
    QStringList differences(CityRecord &record) const;
    void compare(CityRecord &record, int round);
    std::unique_ptr<CityRecord> record() const;
    void look(int round);
    void lookDeeper(int round);
    void breach(int round, const QString &what);
    SeatHandle &anySeat() { return *m_seats[m_random() % m_seats.size()]; }
    CentralProcess &anyCentral() { return *m_centrals[m_random() % m_centrals.size()]; }
    void start(CentralProcess &central)
    {
        if (!central.start())
            breach(m_seen.rounds + 1, QStringLiteral("central does not start again: ") + central.lastWords());
    }
    void restart(SeatHandle &seat)
    {
        seat.start(m_random);
        seat.tell("act");
    }

    const Plan &m_plan;
    std::mt19937 m_random;
    SmallDisk m_disk;
    QString m_folder;
    test::PostgresCluster m_postgres;
    QString m_address; ///< of the city in PostgreSQL; empty: it is in its folder
    std::vector<std::unique_ptr<CentralProcess>> m_centrals; ///< over one PostgreSQL there are two
    QTemporaryDir m_seatFolders;
    std::vector<std::unique_ptr<SeatHandle>> m_seats;
    Seen m_seen;
    QSet<QString> m_touched; ///< cases of this round; empty: all are looked at
};

/// \return why it cannot be; empty: everybody is up.
QString Rounds::begin()
{
    QDir().mkpath(m_folder);
    test::makeTown(m_folder, test::shippedRules(), base::SystemClock().now());
    QStringList folders{m_folder};
    if (m_plan.isOnPostgres) {
        if (const QString why = beginPostgres(); !why.isEmpty())
            return why;
        folders.append(m_folder + QStringLiteral("-2"));
        QDir().mkpath(folders.last());
    }
    for (const QString &folder : std::as_const(folders)) {
        if (!m_address.isEmpty() && !server::keepStorageAddress(folder, m_address))
            return QStringLiteral("the address is not kept");
        m_centrals.push_back(std::make_unique<CentralProcess>(m_plan.central, folder, freePort(m_random)));
        if (!m_centrals.back()->start())
            return QStringLiteral("central does not start: ") + m_centrals.back()->lastWords();
    }
    for (size_t i = 0; i < std::size(Accounts); ++i) {
        m_seats.push_back(std::make_unique<SeatHandle>(QLatin1StringView(Accounts[i]),
                                                       m_seatFolders.filePath(QStringLiteral("seat%1").arg(i)),
                                                       m_centrals[i % m_centrals.size()]->port()));
        restart(*m_seats.back());
    }
    return settle(true) ? QString() : QStringLiteral("the seats do not come up");
}

QString Rounds::beginPostgres()
{
    if (const QString why = m_postgres.begin(); !why.isEmpty())
        return QStringLiteral("no PostgreSQL: ") + why;
    m_postgres.sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE city TEMPLATE gis"));
    m_address = m_postgres.address(QStringLiteral("city"));
    const QString file = m_folder + QStringLiteral("/central.db");
    if (const auto copied = server::copyToPostgres(file, m_address); !copied)
        return QStringLiteral("not copied: ") + copied.error().reason;
    QFile::remove(file);
    return {};
}

std::unique_ptr<CityRecord> Rounds::record() const
{
    return m_address.isEmpty() ? CityRecord::ofFile(m_folder + QStringLiteral("/central.db"))
                               : CityRecord::ofPostgres(m_address);
}

void Rounds::live(int ms)
{
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < ms) {
        for (const auto &seat : m_seats) {
            if (seat->m_process)
                seat->m_process->waitForReadyRead(1);
            seat->read();
        }
    }
}

Rounds::Fault Rounds::onLine(const char *name, Mood mood)
{
    SeatHandle &seat = anySeat();
    return {QLatin1StringView(name), [&seat, mood] { seat.m_line.become(mood); },
            [&seat] { seat.m_line.become(Mood::Good); }};
}

Rounds::Fault Rounds::centralKilled(CentralProcess &central)
{
    return {QStringLiteral("central killed"), [&central] { central.kill(); }, [this, &central] { start(central); }};
}

Rounds::Fault Rounds::choose()
{
    constexpr unsigned Anywhere = 10, OnPostgres = 5;
    const unsigned kinds = m_plan.isOnPostgres ? Anywhere + OnPostgres : m_disk.isReal() ? Anywhere + 1 : Anywhere;
    const unsigned kind = unsigned(m_random() % kinds);
    switch (kind) {
    case 0:
    case 1:
        return centralKilled(anyCentral());
    case 2:
    case 3: {
        SeatHandle &seat = anySeat();
        return {QStringLiteral("seat killed"), [&seat] { seat.kill(); }, [this, &seat] { restart(seat); }};
    }
    case 4: {
        SeatHandle &seat = anySeat();
        CentralProcess &central = anyCentral();
        return {QStringLiteral("both killed"),
                [&seat, &central] {
                    central.kill();
                    seat.kill();
                },
                [this, &seat, &central] {
                    start(central);
                    restart(seat);
                }};
    }
    case 5:
        return onLine("line cut", Mood::Cut);
    case 6:
        return onLine("line refused", Mood::Refused);
    case 7:
        return onLine("answers lost", Mood::Deaf);
    case 8:
        return m_random() % 2 ? onLine("asked twice", Mood::Twice) : onLine("line slow", Mood::Slow);
    case 9: {
        CentralProcess &central = anyCentral();
        return {QStringLiteral("central stalled"), [&central] { central.signal(SIGSTOP); },
                [&central] { central.signal(SIGCONT); }};
    }
    default:
        break;
    }
    if (m_plan.isOnPostgres)
        return chooseOnPostgres();
    return {QStringLiteral("disk full"), [this] { m_disk.fill(); }, [this] { m_disk.makeRoom(); }};
}

Rounds::Fault Rounds::chooseOnPostgres()
{
    const auto nothing = [] { };
    switch (m_random() % 4) {
    case 0:
        return {QStringLiteral("database's backend killed"), [this] { m_postgres.killOne(m_random()); }, nothing};
    case 1:
        return {QStringLiteral("database killed"), [this] { m_postgres.killAll(); },
                [this] {
                    if (!m_postgres.serve() && !m_postgres.serve())
                        breach(m_seen.rounds + 1, QStringLiteral("PostgreSQL does not start again: ") + m_postgres.said());
                }};
    case 2:
        return {QStringLiteral("database stalled"), [this] { m_postgres.freeze(); }, [this] { m_postgres.thaw(); }};
    default:
        break;
    }
    // The seat goes on where the other seats' deeds may not have been told yet, and the first one may be gone besides.
    SeatHandle &seat = anySeat();
    CentralProcess &other = anyCentral();
    CentralProcess &gone = anyCentral();
    return {QStringLiteral("to the other central"),
            [&seat, &other, &gone] {
                seat.leadTo(other.port());
                gone.kill();
            },
            [this, &gone] { start(gone); }};
}

template <typename Done> bool Rounds::waitFor(const QElapsedTimer &since, Done done)
{
    while (!std::ranges::all_of(m_seats, done)) {
        live(2);
        const bool allAlive = std::ranges::all_of(m_seats, [](const auto &seat) { return seat->isAlive(); });
        if (!allAlive || since.elapsed() > m_plan.limitMs)
            return false;
    }
    return true;
}

/// Each seat is asked until it finds itself equal to central.
bool Rounds::areAllAlike(const QElapsedTimer &since)
{
    QByteArray question = "check";
    for (const QString &id : std::as_const(m_touched))
        question += ' ' + id.toLatin1();
    for (const auto &seat : m_seats)
        seat->tell(question);
    return waitFor(since, [&](const auto &seat) {
        if (seat->m_verdict.isEmpty())
            return false;
        if (seat->m_verdict.startsWith(u"same"))
            return true;
        seat->m_lastTrouble = seat->m_verdict;
        seat->tell(question);
        return false;
    });
}

/// Hands rest, lines are tried again; then twice, because what one seat still sends changes the others.
bool Rounds::settle(bool isWholeLook)
{
    QElapsedTimer since;
    since.start();
    if (!waitFor(since, [](const auto &seat) { return seat->m_isReady; }))
        return false;
    for (const auto &seat : m_seats)
        seat->tell("hold");
    if (!waitFor(since, [](const auto &seat) { return seat->m_isHeld; }))
        return false;
    for (const auto &seat : m_seats)
        seat->tell("heal");
    // Each time only what this round has touched; now and then, and at the end, everything.
    m_touched.clear();
    for (const auto &seat : m_seats) {
        for (const auto &[key, caseId] : seat->m_promised)
            m_touched.insert(caseId);
    }
    if (isWholeLook)
        m_touched.clear();
    return areAllAlike(since) && areAllAlike(since);
}

void Rounds::breach(int round, const QString &what)
{
    m_seen.breaches.append(QStringLiteral("round %1: %2").arg(round).arg(what));
}

/// Nothing that was promised is lost or done twice, and each seat's commands on a case are in its order.
void Rounds::look(int round)
{
    const auto written = record();
    for (const auto &seat : m_seats) {
        std::map<QString, qint64> last; // case -> number of the action before
        for (const auto &[key, caseId] : std::exchange(seat->m_promised, {})) {
            ++m_seen.promised;
            const CityRecord::Judged judged = written->judged(key);
            if (!judged.isKnown) {
                ++m_seen.lost;
                breach(round, QStringLiteral("%1 of %2 is lost").arg(key, seat->m_account));
                continue;
            }
            ++(judged.isApplied ? m_seen.applied : m_seen.rejected);
            if (judged.times != (judged.isApplied ? 1 : 0)) {
                ++m_seen.doubled;
                breach(round, QStringLiteral("%1 was done %2 times").arg(key).arg(judged.times));
            }
            if (judged.isApplied && judged.number <= std::exchange(last[caseId], judged.number))
                breach(round, QStringLiteral("case %1: %2 out of order").arg(caseId, key));
        }
    }
    compare(*written, round);
    if (isDeepLook(round))
        lookDeeper(round);
}

/// Where what the seats said they have of the round's cases is not what is written.
QStringList Rounds::differences(CityRecord &record) const
{
    QStringList found;
    for (const auto &seat : m_seats) {
        std::map<QString, qint64> has;
        for (const QString &one : seat->m_verdict.split(u' ').mid(1))
            has[one.section(u':', 0, 0)] = one.section(u':', 1, 1).toLongLong();
        for (const QString &id : std::as_const(m_touched)) {
            const qint64 there = record.version(id);
            const bool mayMiss = !seat->isWhole() && !has.contains(id);
            if (!mayMiss && has[id] != there)
                found.append(QStringLiteral("%1 has version %2 of %3, central %4")
                                 .arg(seat->m_account).arg(has[id]).arg(id).arg(there));
        }
    }
    return found;
}

/// Of two centrals over one PostgreSQL, one is told by the database what the other one wrote: its seats are alike with
/// it a moment before they are alike with the city. They have that moment, and no more.
void Rounds::compare(CityRecord &record, int round)
{
    constexpr int LongestNewsMs = 5'000;
    QElapsedTimer since;
    since.start();
    QStringList found = differences(record);
    while (!found.isEmpty() && m_centrals.size() > 1 && since.elapsed() < LongestNewsMs && areAllAlike(since))
        found = differences(record);
    for (const QString &one : std::as_const(found))
        breach(round, one);
}

void Rounds::lookDeeper(int round)
{
    const auto written = record();
    const auto number = [&](const char *sql) { return written->number(sql); };
    m_seen.changes = number("SELECT count(*) FROM change_log");
    m_seen.cases = number("SELECT count(*) FROM case_file");
    // PostgreSQL leaves the numbers out that a transaction took with it; no seat misses anything there, see compare().
    if (m_address.isEmpty() && number("SELECT max(seq) - min(seq) + 1 - count(*) FROM change_log") != 0)
        breach(round, QStringLiteral("a hole in the change log"));
    if (number("SELECT count(*) FROM command c WHERE status = 'applied' AND NOT EXISTS (SELECT 1 FROM case_action a "
               "WHERE a.id = c.key)")
        != 0)
        breach(round, QStringLiteral("an applied command without its action"));
    if (number("SELECT count(*) FROM (SELECT 1 FROM case_action GROUP BY case_id HAVING max(number) - min(number) + 1 "
               "<> count(*)) AS gaps")
        != 0)
        breach(round, QStringLiteral("a case with a gap in its actions"));
    const QByteArray untold
        = "SELECT count(*) FROM case_file c JOIN (SELECT id, max(ver) AS ver FROM change_log WHERE tbl = "
        + QByteArray::number(int(protocol::TableNo::CaseFile)) + " GROUP BY id) AS told ON told.id = c.id WHERE told.ver <> c.ver";
    if (number(untold.constData()) != 0)
        breach(round, QStringLiteral("a case that is not as the change log tells"));
    const auto audit = server::verifyAudit(m_folder, {});
    if (!audit || !audit->isWhole())
        breach(round, QStringLiteral("the audit's chain is broken"));
    else
        m_seen.auditLines = audit->lines;
}

Seen Rounds::all()
{
    QElapsedTimer since;
    since.start();
    if (const QString why = begin(); !why.isEmpty()) {
        if (why.startsWith(u"no PostgreSQL"))
            m_seen.missing = why;
        else
            breach(0, why);
        return m_seen;
    }
    for (int round = 1; round <= m_plan.rounds && m_seen.breaches.size() < 5; ++round) {
        const qint64 began = since.elapsed();
        for (const auto &seat : m_seats)
            seat->tell("act");
        live(int(m_random() % 60));
        const Fault fault = choose();
        ++m_seen.faults[fault.name];
        fault.strike();
        live(10 + int(m_random() % 80));
        fault.heal();
        if (!settle(isDeepLook(round) || round == m_plan.rounds)) {
            QStringList troubles;
            for (const auto &seat : m_seats)
                troubles.append(seat->m_account + u' ' + seat->condition());
            breach(round, fault.name + QStringLiteral(": not healed: ") + troubles.join(QStringLiteral("; ")));
            break;
        }
        look(round);
        m_seen.rounds = round;
        if (const qint64 took = since.elapsed() - began; m_plan.isLoud && took > LongRoundMs)
            std::fprintf(stderr, "round %d, %s: %lld ms\n", round, qPrintable(fault.name),
                         static_cast<long long>(took));
        if (m_plan.isLoud && round % 100 == 0)
            std::fprintf(stderr, "%d rounds, %.0f s, %lld commands\n", round, double(since.elapsed()) / 1000,
                         static_cast<long long>(m_seen.promised));
    }
    lookDeeper(m_seen.rounds);
    m_seen.seconds = double(since.elapsed()) / 1000;
    return m_seen;
}
} // namespace

Seen run(const Plan &plan)
{
    Rounds rounds(plan);
    try {
        return rounds.all();
    } catch (const std::exception &exception) {
        return rounds.endedBy(QString::fromUtf8(exception.what()));
    }
}
} // namespace wanmi::nemesis
