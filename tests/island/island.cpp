// SPDX-License-Identifier: GPL-3.0-or-later
#include "island.h"

#include "protocol/rowcodec.h"
#include "resources/resources.h"
#include "support/caseorders.h"
#include "support/httpclient.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>

namespace wanmi::island {
namespace {
constexpr int LimitMs = 600'000;
constexpr int Burst = 6; ///< cases that one person writes down before the next one has a turn

/// Those who report, and those who act on cases of the city; two or three of each post.
const char *const Reporters[] = {"acceptor1", "acceptor2", "acceptor3"};
const char *const Others[] = {"dispatcher1", "dispatcher2"};

void copyTree(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        if (entry.isDir())
            copyTree(entry.filePath(), to + u'/' + entry.fileName());
        else
            QFile::copy(entry.filePath(), to + u'/' + entry.fileName());
    }
}

/// For whatever a dispatcher or an acceptor may do with a case that others see too.
domain::CaseOrder orderFor(const QString &action, const domain::CaseFile &file, bool isOdd)
{
    domain::CaseOrder order = test::plain(file.id.text(), action);
    order.reason = QStringLiteral("断网期间处理");
    order.note = QStringLiteral("断网期间处理");
    order.supervisor = file.supervisor;
    order.leadDept = isOdd ? QStringLiteral("drainage") : QStringLiteral("power");
    order.department = order.leadDept;
    order.satisfaction = QStringLiteral("fair");
    order.conditionNo = QStringLiteral("01");
    return order;
}
} // namespace

Island::Island(QString folder, domain::RuleBookPtr rules)
    : m_folder(std::move(folder))
    , m_rules(std::move(rules))
    , m_clock(std::make_shared<test::SettableClock>())
{
    resources::load();
}

Island::~Island()
{
    m_people.clear();
}

QString Island::startCentral(const QString &folder, qint64 rowsOfRange)
{
    server::CentralOptions options;
    options.folder = folder;
    options.clock = m_clock;
    options.port = m_port;
    if (rowsOfRange > 0)
        options.rowsOfRange = rowsOfRange;
    auto started = server::Central::start(options, m_rules);
    if (!started)
        return started.error().reason + u' ' + started.error().detail;
    m_central = std::move(*started);
    m_port = m_central->port();
    m_central->tick();
    return {};
}

std::optional<protocol::SessionGrant> Island::signIn(const QString &account) const
{
    const QUrl url(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
    const auto grant = test::await(sync::signIn(url, {account, QStringLiteral("wanmi"), QStringLiteral("island-") + account}));
    return grant ? std::optional(*grant) : std::nullopt;
}

std::unique_ptr<test::Seat> Island::begin(const Person &person, const QString &folder, qint64 rowsOfRange)
{
    return std::make_unique<test::Seat>(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)), person.grant,
                                        folder + QStringLiteral("/seat-") + person.account, m_rules, m_clock,
                                        std::chrono::milliseconds(rowsOfRange > 0 ? 2 : 0));
}

QString Island::live(const Plan &plan)
{
    const auto city = citygen::planFor(QStringLiteral("tiny"));
    const QString folder = m_folder + QStringLiteral("/left");
    const auto made = city.and_then([&](const citygen::CityPlan &tiny) {
        return server::initCity(folder + QStringLiteral("/central"), tiny, m_rules, m_clock->now(),
                                [](const QString &, double) { return true; }, QStringLiteral("wanmi"));
    });
    if (!made)
        return QStringLiteral("no city: ") + made.error().reason;
    if (const QString why = startCentral(folder + QStringLiteral("/central"), 0); !why.isEmpty())
        return QStringLiteral("no central: ") + why;
    QStringList accounts;
    for (const char *account : Reporters)
        accounts.append(QLatin1StringView(account));
    for (const char *account : Others)
        accounts.append(QLatin1StringView(account));
    for (const QString &account : std::as_const(accounts)) {
        Person person;
        person.account = account;
        const auto grant = signIn(account);
        if (!grant)
            return account + QStringLiteral(" cannot sign in");
        person.grant = *grant;
        person.token = grant->token;
        person.seat = begin(person, folder, 0);
        m_people.push_back(std::move(person));
    }
    if (const QString why = settle(LimitMs); !why.isEmpty())
        return why;
    if (const QString why = lookAround(); !why.isEmpty())
        return why;
    m_central.reset();

    workOnShared(plan);
    const int count = plan.casesADay * plan.hours / 24;
    const auto pause = std::chrono::milliseconds(std::chrono::hours(plan.hours)) / std::max(1, count / Burst);
    for (int done = 0; done < count; done += Burst) {
        if (const QString why = reportSome(std::min(Burst, count - done)); !why.isEmpty())
            return why;
        m_clock->advance(pause);
    }
    for (Person &person : m_people)
        person.seat.reset();
    return {};
}

/// Where cases may be reported and who is sent there.
QString Island::lookAround()
{
    store::Store &store = m_people.front().seat->store();
    const auto shapes = test::await(store.cellShapes());
    if (!shapes)
        return QStringLiteral("no cells");
    for (const store::CellShape &cell : **shapes) {
        const geo::Place place = geo::pointInside(cell.shape);
        const auto facts = test::await(store.cellAt(place));
        if (facts && !facts->supervisorOnDuty.isEmpty())
            m_spots.push_back({place, facts->supervisorOnDuty});
        if (m_spots.size() >= 200)
            break;
    }
    return m_spots.empty() ? QStringLiteral("nobody is on duty") : QString();
}

/// Nobody knows what the others do to the same cases: of each only one deed can stand.
void Island::workOnShared(const Plan &plan)
{
    const auto open = test::await(m_people.front().seat->store().caseSummaries(true));
    if (!open)
        return;
    int left = plan.sharedCases;
    for (const store::CaseSummary &one : **open) {
        int deeds = 0;
        for (size_t i = 0; i < m_people.size() && left > 0; ++i) {
            Person &person = m_people[i];
            const auto dossier = test::await(person.seat->store().dossier(one.id));
            if (!dossier)
                continue;
            for (const domain::Possibility &may : person.seat->desk().possibilities(*dossier)) {
                if (!may.mine || !person.seat->perform(orderFor(may.action, dossier->file, i % 2 != 0)).isEmpty())
                    continue;
                ++person.commands;
                ++deeds;
                break;
            }
        }
        left -= deeds > 1 ? 1 : 0;
    }
}

/// Written down, and a supervisor is sent to look: as far as an acceptor comes alone.
QString Island::reportSome(int count)
{
    Person &person = m_people[m_next++ % std::size(Reporters)];
    std::vector<operations::CaseDesk::Answer> answers;
    for (int i = 0; i < count; ++i) {
        const Spot &spot = m_spots[(m_next * 7 + size_t(i) * 31) % m_spots.size()];
        domain::CaseOrder order = test::report(spot.place);
        order.caseId = CaseId::random();
        person.reported.insert(order.caseId.text());
        answers.push_back(person.seat->desk().reportCase(order));
        domain::CaseOrder send = test::plain(order.caseId.text(), QStringLiteral("sendVerify"));
        send.supervisor = spot.supervisor;
        answers.push_back(person.seat->desk().perform(send));
    }
    for (const auto &answer : answers) {
        const auto verdict = test::await(answer);
        if (!verdict)
            return person.account + u' ' + verdict.error().reason + u' ' + verdict.error().detail;
        ++person.commands;
    }
    return {};
}

/// Central's feed has nothing after this replica's cursor.
bool Island::isCurrent(const Person &person) const
{
    test::HttpClient central(m_port);
    central.token = person.token.toLatin1();
    const QByteArray after = person.seat->status().cursor.toLatin1();
    const test::HttpReply reply = central.get("/v1/changes?wait=0&after=" + after);
    return reply.status == 200 && reply.json().value(u"items").toArray().isEmpty();
}

QString Island::settle(int limitMs)
{
    const bool isDone = test::spinUntil(
        [this] {
            return std::ranges::all_of(m_people, [this](const Person &person) {
                return person.seat->isOnline() && person.seat->status().waitingCommands == 0
                    && isCurrent(person);
            });
        },
        limitMs);
    if (isDone)
        return {};
    QStringList said;
    for (const Person &person : m_people)
        said.append(QStringLiteral("%1 is %2 with %3 waiting")
                        .arg(person.account, sync::tokenOf(person.seat->link().status().state))
                        .arg(person.seat->status().waitingCommands));
    return said.join(QStringLiteral(", "));
}

Homecoming Island::comeHome(const Plan &plan)
{
    Homecoming seen;
    const QString folder = m_folder + QStringLiteral("/home");
    QDir(folder).removeRecursively();
    copyTree(m_folder + QStringLiteral("/left"), folder);
    for (Person &person : m_people) {
        person.seat = begin(person, folder, plan.rowsOfRange);
        seen.reported += int(person.reported.size());
        seen.commands += person.commands;
    }
    QElapsedTimer lonely;
    lonely.start();
    test::spinUntil([&] { return lonely.hasExpired(plan.lonely.count()); }, LimitMs);

    QElapsedTimer since;
    since.start();
    if (const QString why = startCentral(folder + QStringLiteral("/central"), plan.rowsOfRange); !why.isEmpty()) {
        seen.faults.append(QStringLiteral("no central: ") + why);
        return seen;
    }
    if (!signInAgain())
        seen.faults.append(QStringLiteral("not everybody can sign in again"));
    if (const QString why = settle(LimitMs); !why.isEmpty())
        seen.faults.append(QStringLiteral("not settled: ") + why);
    seen.seconds = double(since.elapsed()) / 1000;
    compare(plan, seen);
    for (Person &person : m_people)
        person.seat.reset();
    m_central.reset();
    return seen;
}

/// The sessions of three days ago are over: each seat finds that out and asks its person.
bool Island::signInAgain()
{
    size_t again = 0;
    std::vector<bool> asked(m_people.size(), false);
    return test::spinUntil(
        [&] {
            for (size_t i = 0; i < m_people.size(); ++i) {
                sync::Link &link = m_people[i].seat->link();
                if (asked[i] || link.status().state != sync::LinkStatus::State::Denied)
                    continue;
                asked[i] = true;
                if (const auto grant = signIn(m_people[i].account)) {
                    m_people[i].token = grant->token;
                    link.renew(*grant);
                    ++again;
                }
            }
            return again == m_people.size();
        },
        60'000);
}

/// Replicas against central, every case that was reported against both.
void Island::compare(const Plan &plan, Homecoming &seen)
{
    QMap<QString, int> times;
    for (Person &person : m_people) {
        compareCases(person, times, seen.faults);
        seen.rejected += person.seat->status().rejections;
        if (plan.rowsOfRange <= 0)
            continue;
        QSignalSpy passed(&person.seat->link(), &sync::Link::integrityPassed);
        if (!test::spinUntil([&] { return passed.count() >= 2; }, 60'000))
            seen.faults.append(person.account + QStringLiteral(" could not compare all rows"));
        if (person.seat->link().status().repair != sync::LinkStatus::Repair())
            seen.faults.append(person.account + QStringLiteral(" had other rows than central in ")
                               + person.seat->link().status().repair.table);
    }
    for (const Person &person : m_people) {
        for (const QString &id : person.reported) {
            if (times.value(id) != int(m_people.size())) // each seat here sees the whole city
                seen.faults.append(QStringLiteral("%1 by %2 is seen by %3 of %4")
                                       .arg(id, person.account)
                                       .arg(times.value(id))
                                       .arg(m_people.size()));
        }
    }
}

void Island::compareCases(Person &person, QMap<QString, int> &times, QStringList &faults)
{
    test::HttpClient central(m_port);
    central.token = person.token.toLatin1();
    const test::HttpReply reply
        = central.get("/v1/sync/snapshot?table=case_file", {"Accept: application/cbor-seq"});
    QSet<QString> theirs, mine;
    protocol::RowDecoder decoder;
    decoder.feed(reply.body);
    for (auto row = decoder.next(); row && *row; row = decoder.next()) {
        if ((*row)->isTrailer())
            continue;
        theirs.insert(QStringLiteral("%1 %2").arg((*row)->id).arg((*row)->ver));
        ++times[(*row)->id];
    }
    for (const QString &line : person.seat->replica())
        mine.insert(line.section(u' ', 0, 1));
    if (theirs.isEmpty() || mine != theirs)
        faults.append(QStringLiteral("%1 has %2 cases, central %3; only here: %4; only there: %5")
                          .arg(person.account)
                          .arg(mine.size())
                          .arg(theirs.size())
                          .arg((mine - theirs).values().value(0), (theirs - mine).values().value(0)));
}
} // namespace wanmi::island
