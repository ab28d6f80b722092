// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/auditbook.h"
#include "server/database.h"
#include "support/powercut.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <map>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr quint32 Seed = 20'261'123;
constexpr int Cases = 2;

struct Step
{
    const char *account, *action;
};
/// A case's whole way; two of the steps are refused.
constexpr Step Way[] = {{"portal", "report"},         {"acceptor1", "sendVerify"},     {"shift1", "close"},
                        {"sv1", "verifyResult"},      {"acceptor1", "submitRegister"}, {"shift1", "register"},
                        {"dispatcher1", "dispatch"},  {"drainage1", "sign"},           {"portal", "report"},
                        {"drainage1", "feedback"},    {"dispatcher1", "acceptFeedback"}, {"acceptor1", "sendCheck"},
                        {"sv1", "checkResult"},       {"shift1", "close"}};

/// What central had answered to a key.
struct Answered
{
    QString account;
    domain::CaseOrder order;
    int baseVersion = 0;
    QString key = {};
    QString status = {}, state = {};
    int version = 0;
    qint64 deeds = 0; ///< of the disk when the answer came
};

qint64 number(server::Database &database, std::string_view sql)
{
    server::Query query(database, sql);
    return query.step() ? query.integer(0) : -1;
}
} // namespace

/// The power goes off after every sync of central's life, and between syncs with half of what was written: what was
/// answered is there, nothing is there twice, the log has no hole and the audit's chain is whole.
class TestPowerCut : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::vector<Answered> m_answered;
    std::vector<DiskDeed> m_deeds;
    qint64 m_first = 0; ///< deeds before it made the town

    /// Empty: the city is what it must be after so many deeds.
    [[nodiscard]] QString check(const QString &folder, qint64 done) const;
    [[nodiscard]] QString checkRows(server::Database &database, qint64 done) const;
    void checkState(const PowerCut &cut, bool isTorn, std::mt19937 &random);
    void askAllAgain(const QString &folder, qint64 done);

private slots:
    void initTestCase();
    void cleanupTestCase() { m_town.reset(); }
    void whatWasAnsweredIsThere();
    void halfOfWhatWasNotSyncedDoesNoHarm();
    void askingAgainLosesAndDoublesNothing();
    void aDiskThatLiesIsFound();
};

void TestPowerCut::initTestCase()
{
    m_town = std::make_unique<Town>();
    m_town->stop();
    RecordedDisk::record(m_town->folder());
    m_first = RecordedDisk::deeds();
    m_town->start();
    std::map<QString, int> versions;
    std::map<QString, std::unique_ptr<HttpClient>> people;
    for (int i = 0; i < Cases; ++i) {
        const QString id = QStringLiteral("case-%1").arg(i);
        for (const Step &step : Way) {
            Answered one{QLatin1StringView(step.account), orderFor(QLatin1StringView(step.action), id),
                         versions[id], QStringLiteral("key-%1").arg(m_answered.size())};
            std::unique_ptr<HttpClient> &who = people[one.account];
            if (!who)
                who = m_town->signIn(one.account);
            const QJsonObject result = Town::command(*who, one.order, one.baseVersion, one.key);
            one.status = result.value(u"status").toString();
            one.state = result.value(u"state").toString();
            one.version = result.value(u"version").toInt();
            one.deeds = RecordedDisk::deeds();
            if (one.status == u"applied")
                versions[id] = one.version;
            m_answered.push_back(one);
            m_town->clock().advance(std::chrono::minutes(1));
        }
        QCOMPARE(m_answered.back().state, domain::state::Closed);
    }
    people.clear();
    m_town->stop();
    m_deeds = RecordedDisk::take();
}

QString TestPowerCut::checkRows(server::Database &database, qint64 done) const
{
    size_t promised = 0;
    while (promised < m_answered.size() && m_answered[promised].deeds <= done)
        ++promised;
    const qint64 there = number(database, "SELECT count(*) FROM command");
    if (there < qint64(promised) || there > qint64(promised) + 1)
        return QStringLiteral("%1 commands are there, %2 were answered").arg(there).arg(promised);
    for (size_t i = 0; i < promised; ++i) {
        const Answered &one = m_answered[i];
        server::Query query(database, "SELECT status, version, state FROM command WHERE key = ?1");
        query.bind(one.key);
        if (!query.step() || query.text(0) != one.status || query.integer(1) != one.version
            || query.text(2) != one.state)
            return QStringLiteral("the answer to %1 is another one").arg(one.key);
    }
    if (number(database,
               "SELECT count(*) FROM command c WHERE status = 'applied' AND (SELECT count(*) FROM "
               "case_action a WHERE a.id = c.key) <> 1")
        != 0)
        return QStringLiteral("a command without its action, or with two");
    if (number(database, "SELECT max(seq) - min(seq) + 1 - count(*) FROM change_log") != 0)
        return QStringLiteral("a hole in the change log");
    return {};
}

QString TestPowerCut::check(const QString &folder, qint64 done) const
{
    try {
        // Whoever opens it first brings its log in.
        server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::Write);
        server::Query whole(database, "PRAGMA integrity_check");
        if (!whole.step() || whole.text(0) != u"ok")
            return QStringLiteral("the file is damaged");
        if (const QString trouble = checkRows(database, done); !trouble.isEmpty())
            return trouble;
    } catch (const server::SqlError &error) {
        return error.message;
    }
    const auto audit = server::verifyAudit(folder, {});
    if (!audit)
        return audit.error().reason;
    return audit->isWhole() ? QString() : QStringLiteral("the audit's chain is broken");
}

void TestPowerCut::checkState(const PowerCut &cut, bool isTorn, std::mt19937 &random)
{
    QTemporaryDir folder;
    if (isTorn)
        cut.writeTorn(folder.path(), random);
    else
        cut.write(folder.path());
    const QString trouble = check(folder.path(), cut.done());
    QVERIFY2(trouble.isEmpty(),
             qPrintable(QStringLiteral("after %1 of %2 deeds: %3").arg(cut.done()).arg(m_deeds.size()).arg(trouble)));
}

void TestPowerCut::whatWasAnsweredIsThere()
{
    std::mt19937 random(Seed);
    int states = 0;
    PowerCut cut(m_deeds);
    while (cut.next()) {
        if (!cut.hasChanged() || cut.done() < m_first)
            continue;
        ++states;
        checkState(cut, false, random);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(states > int(m_answered.size()), qPrintable(QString::number(states)));
    qInfo("%d states, %d deeds of the disk", states, int(m_deeds.size()));
}

void TestPowerCut::halfOfWhatWasNotSyncedDoesNoHarm()
{
    std::mt19937 random(Seed);
    int states = 0;
    PowerCut cut(m_deeds);
    const auto each = std::max<quint32>(1, quint32(m_deeds.size()) / 150);
    while (cut.next()) {
        if (random() % each != 0 || cut.done() < m_first)
            continue;
        ++states;
        checkState(cut, true, random);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(states > 50);
}

/// Every seat sends again what it has no answer to: here all do, for everything.
void TestPowerCut::askAllAgain(const QString &folder, qint64 done)
{
    server::CentralOptions options;
    options.folder = folder;
    options.clock = std::shared_ptr<const base::Clock>(&m_town->clock(), [](const base::Clock *) { });
    auto central = server::Central::start(options, shippedRules());
    QVERIFY2(central.has_value(), central ? "" : qPrintable(central.error().reason));
    std::map<QString, QByteArray> tokens;
    for (const Answered &one : m_answered) {
        HttpClient client((*central)->port());
        QByteArray &token = tokens[one.account];
        if (token.isEmpty()) {
            const protocol::SignIn who{one.account, QStringLiteral("wanmi"), QStringLiteral("again")};
            token = client.post("/v1/session", protocol::toJson(who)).json().value(u"token").toString().toLatin1();
        }
        client.token = token;
        const QJsonObject result = Town::command(client, one.order, one.baseVersion, one.key);
        const QString status = result.value(u"status").toString();
        const bool isSame = status == one.status || (status == u"duplicate" && one.status == u"applied");
        QVERIFY2(isSame, qPrintable(one.key + u' ' + status));
        if (one.deeds <= done && one.status == u"applied")
            QCOMPARE(status, QStringLiteral("duplicate"));
        QCOMPARE(result.value(u"version").toInt(), one.version);
    }
    (*central)->stop();
    central->reset();
    server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::ReadOnly);
    QCOMPARE(number(database, "SELECT count(*) FROM command"), qint64(m_answered.size()));
    for (int i = 0; i < Cases; ++i)
        QCOMPARE(number(database,
                        QStringLiteral("SELECT count(*) FROM case_action WHERE case_id = 'case-%1'").arg(i).toStdString()),
                 qint64(std::size(Way)) - 2);
    const auto audit = server::verifyAudit(folder, {});
    QVERIFY(audit && audit->isWhole());
}

void TestPowerCut::askingAgainLosesAndDoublesNothing()
{
    PowerCut cut(m_deeds);
    const qint64 first = m_answered.front().deeds;
    const qint64 each = (qint64(m_deeds.size()) - first) / 6;
    std::mt19937 random(Seed);
    while (cut.next()) {
        if (cut.done() < first || (cut.done() - first) % each != 0)
            continue;
        QTemporaryDir folder;
        cut.writeTorn(folder.path(), random);
        askAllAgain(folder.path(), cut.done());
        if (QTest::currentTestFailed())
            return;
    }
}

/// The test can fail: with syncs that do nothing what was answered is gone.
void TestPowerCut::aDiskThatLiesIsFound()
{
    const qint64 last = m_answered.back().deeds;
    std::vector<DiskDeed> deeds(m_deeds.begin(), m_deeds.begin() + last);
    for (size_t i = deeds.size() / 2; i < deeds.size(); ++i) {
        if (deeds[i].kind == DiskDeed::Kind::Sync)
            deeds[i].kind = DiskDeed::Kind::Write; // of nothing
    }
    PowerCut cut(std::move(deeds));
    while (cut.next()) { }
    QTemporaryDir folder;
    cut.write(folder.path());
    QVERIFY(!check(folder.path(), last).isEmpty());
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
