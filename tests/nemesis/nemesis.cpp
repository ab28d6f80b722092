// SPDX-License-Identifier: GPL-3.0-or-later
#include "nemesis.h"

#include "badline.h"
#include "seatprocess.h"
#include "server/auditbook.h"
#include "server/database.h"
#include "support/waiting.h"
#include "town.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>
#include <cstdio>
#include <map>
#include <random>
#include <sys/mount.h>
#include <unistd.h>

namespace wanmi::nemesis {
namespace {
using Mood = BadLine::Mood;
const char *const Accounts[] = {"acceptor1", "acceptor1", "shift1", "dispatcher1", "drainage1", "sv1"};
constexpr int LookDeeperEvery = 25; ///< rounds
constexpr qint64 LongRoundMs = 5'000; ///< is told
constexpr const char *TmpfsOptions = "size=192m,mode=0700";

/// A folder on a small disk of its own, where this may be had.
class SmallDisk
{
public:
    SmallDisk()
        : m_isMounted(::mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", 0, TmpfsOptions) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isReal() const { return m_isMounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    void fill() const
    {
        QFile filler(fillerPath());
        const QByteArray block(64 * 1024, 'x');
        if (filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
            while (filler.write(block) == block.size()) { }
        }
    }
    void makeRoom() const { QFile::remove(fillerPath()); }

private:
    [[nodiscard]] QString fillerPath() const { return path() + QStringLiteral("/filler"); }
    QTemporaryDir m_folder;
    bool m_isMounted;
};

/// Below those that the system gives to whoever asks: while central is down, a seat that tries to reach it could be
/// given its very port.
int freePort(std::mt19937 &random)
{
    for (;;) {
        const int port = 15'000 + int(random() % 15'000);
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, quint16(port)))
            return port;
    }
}

class CentralProcess
{
public:
    CentralProcess(QString program, QString folder, int port)
        : m_program(std::move(program))
        , m_folder(std::move(folder))
        , m_port(port)
    {
    }
    ~CentralProcess() { kill(); }
    bool start()
    {
        const QString ready = m_folder + QStringLiteral(".ready");
        QFile::remove(ready);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(m_folder + QStringLiteral(".log"), QIODevice::Append);
        m_process.start(m_program,
                        {QStringLiteral("serve"), QStringLiteral("--data"), m_folder, QStringLiteral("--listen"),
                         QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--ready-file"), ready});
        for (int i = 0; i < 2'000 && m_process.state() != QProcess::NotRunning; ++i) {
            QFile file(ready);
            if (file.open(QIODevice::ReadOnly)) {
                m_port = file.readAll().trimmed().split(':').last().toInt();
                return m_port > 0;
            }
            QThread::msleep(5);
            QCoreApplication::processEvents();
        }
        return false;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString lastWords() const
    {
        QFile log(m_folder + QStringLiteral(".log"));
        return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(400)).simplified() : QString();
    }

private:
    QString m_program, m_folder;
    QProcess m_process;
    int m_port;
};

/// A seat's process, its line, and what it was promised.
class SeatHandle
{
public:
    SeatHandle(QString account, QString folder, int central)
        : m_account(std::move(account))
        , m_folder(std::move(folder))
        , m_central(central)
        , m_line(quint16(central))
    {
    }
    ~SeatHandle() { kill(); }
    void start(std::mt19937 &random)
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const int skew = random() % 2 ? 0 : int(random() % 145) - 72;
        m_process->start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--seat"), m_account, QStringLiteral("--folder"), m_folder,
                          QStringLiteral("--line"), QString::number(m_line.port()), QStringLiteral("--direct"),
                          QString::number(m_central), QStringLiteral("--seed"), QString::number(random()),
                          QStringLiteral("--skew"), QString::number(skew)});
        m_isReady = m_isHeld = false;
        m_verdict.clear();
    }
    void kill()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished(10'000);
        read(); // what it had been promised before
        m_process.reset();
        m_rest.clear(); // half a line is no promise
    }
    void tell(const QByteArray &line)
    {
        if (m_process)
            m_process->write(line + '\n');
        if (line == "hold")
            m_isHeld = false;
        if (line.startsWith("check"))
            m_verdict.clear();
    }
    /// Sees every case of the city.
    [[nodiscard]] bool isWhole() const { return m_account != u"drainage1" && m_account != u"sv1"; }
    void read()
    {
        if (!m_process)
            return;
        m_rest += m_process->readAllStandardOutput();
        for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
            const QString line = QString::fromUtf8(m_rest.left(end));
            m_rest.remove(0, end + 1);
            if (line.startsWith(u"did "))
                m_promised.emplace_back(line.section(u' ', 1, 1), line.section(u' ', 2, 2));
            else if (line == u"ready")
                m_isReady = true;
            else if (line == u"held")
                m_isHeld = true;
            else
                m_verdict = line;
        }
    }
    [[nodiscard]] QString condition() const
    {
        if (isAlive())
            return m_lastTrouble;
        return !m_process || m_process->error() == QProcess::FailedToStart ? QStringLiteral("not started")
            : m_process->exitStatus() == QProcess::CrashExit
            ? QStringLiteral("crashed")
            : QStringLiteral("ended with %1").arg(m_process->exitCode());
    }
    [[nodiscard]] bool isAlive() const { return m_process && m_process->state() != QProcess::NotRunning; }

    QString m_account, m_folder;
    int m_central;
    BadLine m_line;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_rest;
    bool m_isReady = false, m_isHeld = false;
    QString m_verdict, m_lastTrouble;
    std::vector<std::pair<QString, QString>> m_promised; ///< key and case, not yet looked for, in order
};

class Rounds
{
public:
    explicit Rounds(const Plan &plan)
        : m_plan(plan)
        , m_random(plan.seed)
        , m_folder(m_disk.path() + QStringLiteral("/city"))
        , m_central(plan.central, m_folder, freePort(m_random))
    {
    }
    Seen all();

private:
    struct Fault
    {
        QString name;
        std::function<void()> strike, heal;
    };
    bool begin();
    Fault choose();
    Fault onLine(const char *name, Mood mood);
    void live(int ms);
    template <typename Done> bool waitFor(const QElapsedTimer &since, Done done);
    bool areAllAlike(const QElapsedTimer &since);
    bool settle(bool isWholeLook);
    void compare(server::Database &database, int round);
    void look(int round);
    void lookDeeper(int round);
    void breach(int round, const QString &what);
    SeatHandle &anySeat() { return *m_seats[m_random() % m_seats.size()]; }
    void startCentral()
    {
        if (!m_central.start())
            breach(m_seen.rounds + 1, QStringLiteral("central does not start again: ") + m_central.lastWords());
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
    CentralProcess m_central;
    QTemporaryDir m_seatFolders;
    std::vector<std::unique_ptr<SeatHandle>> m_seats;
    Seen m_seen;
    QSet<QString> m_touched; ///< cases of this round; empty: all are looked at
};

bool Rounds::begin()
{
    QDir().mkpath(m_folder);
    test::makeTown(m_folder, test::shippedRules(), base::SystemClock().now());
    if (!m_central.start())
        return false;
    for (size_t i = 0; i < std::size(Accounts); ++i) {
        m_seats.push_back(std::make_unique<SeatHandle>(QLatin1StringView(Accounts[i]),
                                                       m_seatFolders.filePath(QStringLiteral("seat%1").arg(i)),
                                                       m_central.port()));
        restart(*m_seats.back());
    }
    return settle(true);
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

Rounds::Fault Rounds::choose()
{
    const auto nothing = [] { };
    switch (m_random() % (m_disk.isReal() ? 11 : 10)) {
    case 0:
    case 1:
        return {QStringLiteral("central killed"), [this] { m_central.kill(); }, [this] { startCentral(); }};
    case 2:
    case 3: {
        SeatHandle &seat = anySeat();
        return {QStringLiteral("seat killed"), [&seat] { seat.kill(); }, [this, &seat] { restart(seat); }};
    }
    case 4: {
        SeatHandle &seat = anySeat();
        return {QStringLiteral("both killed"),
                [this, &seat] {
                    m_central.kill();
                    seat.kill();
                },
                [this, &seat] {
                    startCentral();
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
    case 9:
        return {QStringLiteral("central stalled"), [this] { m_central.signal(SIGSTOP); },
                [this] { m_central.signal(SIGCONT); }};
    case 10:
        return {QStringLiteral("disk full"), [this] { m_disk.fill(); }, [this] { m_disk.makeRoom(); }};
    }
    return {QStringLiteral("nothing"), nothing, nothing};
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
    server::Database database(m_folder + QStringLiteral("/central.db"), server::Database::Mode::ReadOnly);
    server::Query judged(database,
                         "SELECT status, (SELECT count(*) FROM case_action a WHERE a.id = c.key), "
                         "(SELECT number FROM case_action a WHERE a.id = c.key) FROM command c WHERE key = ?1");
    for (const auto &seat : m_seats) {
        std::map<QString, qint64> last; // case -> number of the action before
        for (const auto &[key, caseId] : std::exchange(seat->m_promised, {})) {
            ++m_seen.promised;
            judged.restart();
            judged.bind(key);
            if (!judged.step()) {
                ++m_seen.lost;
                breach(round, QStringLiteral("%1 of %2 is lost").arg(key, seat->m_account));
                continue;
            }
            const bool isApplied = judged.text(0) == u"applied";
            ++(isApplied ? m_seen.applied : m_seen.rejected);
            if (judged.integer(1) != (isApplied ? 1 : 0)) {
                ++m_seen.doubled;
                breach(round, QStringLiteral("%1 was done %2 times").arg(key).arg(judged.integer(1)));
            }
            if (isApplied && judged.integer(2) <= std::exchange(last[caseId], judged.integer(2)))
                breach(round, QStringLiteral("case %1: %2 out of order").arg(caseId, key));
        }
    }
    compare(database, round);
    if (round % LookDeeperEvery == 0)
        lookDeeper(round);
}

/// What the seats said they have of the round's cases.
void Rounds::compare(server::Database &database, int round)
{
    server::Query version(database, "SELECT ver FROM case_file WHERE id = ?1");
    for (const auto &seat : m_seats) {
        std::map<QString, qint64> has;
        for (const QString &one : seat->m_verdict.split(u' ').mid(1))
            has[one.section(u':', 0, 0)] = one.section(u':', 1, 1).toLongLong();
        for (const QString &id : std::as_const(m_touched)) {
            version.restart();
            version.bind(id);
            const qint64 there = version.step() ? version.integer(0) : 0;
            const bool mayMiss = !seat->isWhole() && !has.contains(id);
            if (!mayMiss && has[id] != there)
                breach(round, QStringLiteral("%1 has version %2 of %3, central %4")
                                  .arg(seat->m_account).arg(has[id]).arg(id).arg(there));
        }
    }
}

void Rounds::lookDeeper(int round)
{
    server::Database database(m_folder + QStringLiteral("/central.db"), server::Database::Mode::ReadOnly);
    const auto number = [&](std::string_view sql) {
        server::Query query(database, sql);
        return query.step() ? query.integer(0) : -1;
    };
    m_seen.changes = number("SELECT count(*) FROM change_log");
    m_seen.cases = number("SELECT count(*) FROM case_file");
    if (number("SELECT max(seq) - min(seq) + 1 - count(*) FROM change_log") != 0)
        breach(round, QStringLiteral("a hole in the change log"));
    if (number("SELECT count(*) FROM command c WHERE status = 'applied' AND NOT EXISTS (SELECT 1 FROM case_action a "
               "WHERE a.id = c.key)")
        != 0)
        breach(round, QStringLiteral("an applied command without its action"));
    if (number("SELECT count(*) FROM (SELECT 1 FROM case_action GROUP BY case_id HAVING max(number) - min(number) + 1 "
               "<> count(*))")
        != 0)
        breach(round, QStringLiteral("a case with a gap in its actions"));
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
    if (!begin()) {
        breach(0, QStringLiteral("central and seats do not come up"));
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
        if (!settle(round % LookDeeperEvery == 0 || round == m_plan.rounds)) {
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
    return Rounds(plan).all();
}
} // namespace wanmi::nemesis
