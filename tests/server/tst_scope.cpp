// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/scope.h"

#include <QTest>

#include <set>

using namespace wanmi;
using namespace wanmi::test;
using protocol::RowOp;
using protocol::TableNo;

namespace {
/// A seat that believes what it is sent: which rows it holds.
struct Reader
{
    explicit Reader(std::unique_ptr<HttpClient> http)
        : client(std::move(http))
    {
    }
    void bootstrap()
    {
        const HttpReply reply = client->get("/v1/sync/snapshot");
        rows.clear();
        take(reply.body);
        cursor = reply.headers.value("x-wanmi-cursor");
    }
    void catchUp()
    {
        const HttpReply reply = client->get("/v1/changes?after=" + cursor, {"Accept: application/cbor-seq"});
        QVERIFY2(reply.status == 200, reply.body.constData());
        take(reply.body);
        cursor = reply.headers.value("x-wanmi-cursor");
    }
    void take(const QByteArray &cbor)
    {
        bytes += cbor;
        for (const protocol::RowChange &row : rowsOf(cbor)) {
            if (row.isTrailer())
                continue;
            if (row.op == RowOp::Upsert)
                rows.insert({row.table, row.id});
            else
                rows.erase({row.table, row.id});
        }
    }
    [[nodiscard]] std::set<QString> of(TableNo table) const
    {
        std::set<QString> ids;
        for (const auto &[number, id] : rows) {
            if (number == int(table))
                ids.insert(id);
        }
        return ids;
    }
    std::unique_ptr<HttpClient> client;
    std::set<std::pair<int, QString>> rows;
    QByteArray cursor, bytes;
};
} // namespace

class TestScope : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;

    void reach(const QString &caseId, int steps)
    {
        const std::pair<const char *, const char *> way[]
            = {{"portal", "report"},    {"acceptor1", "sendVerify"},
               {"sv1", "verifyResult"}, {"acceptor1", "submitRegister"},
               {"shift1", "register"},  {"dispatcher1", "dispatch"}};
        for (int i = 0; i < steps; ++i) {
            auto who = m_town->signIn(QLatin1StringView(way[i].first));
            auto order = orderFor(QLatin1StringView(way[i].second), caseId);
            if (i == 0) {
                order.reporterName = QStringLiteral("新报案人");
                order.reporterPhone = QStringLiteral("13800001111");
            }
            const QJsonObject result = m_town->perform(*who, order);
            QCOMPARE(result.value(u"reason").toString(), QString());
        }
    }
    QString perform(const char *account, domain::CaseOrder order)
    {
        auto who = m_town->signIn(QLatin1StringView(account));
        return m_town->perform(*who, order).value(u"reason").toString();
    }
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void aWholeCityPostGetsEveryRowInTheOrderOfTables()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        const HttpReply reply = client->get("/v1/sync/snapshot");
        QVERIFY(reply.whole);
        const auto rows = rowsOf(reply.body);
        QVERIFY(rows.back().isTrailer());
        QCOMPARE(rows.back().id.toLatin1(), reply.headers.value("x-wanmi-cursor"));
        std::vector<int> order;
        std::map<int, int> counts;
        for (const auto &row : rows) {
            if (!row.isTrailer() && (order.empty() || order.back() != row.table))
                order.push_back(row.table);
            ++counts[row.table];
        }
        std::vector<int> expected;
        for (const auto &table : protocol::tables()) {
            if (counts.contains(int(table.number)))
                expected.push_back(int(table.number));
        }
        QCOMPARE(order, expected);
        const auto manifest = client->get("/v1/sync/manifest").json().value(u"counts").toObject();
        for (const auto &table : protocol::tables())
            QCOMPARE(manifest.value(QLatin1StringView(table.name)).toInt(), counts[int(table.number)]);
    }
    void openCasesComeFirst()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        const int state = protocol::columnIndex(protocol::spec(TableNo::CaseFile), "state") - 1;
        bool closedSeen = false;
        for (const auto &row : rowsOf(client->get("/v1/sync/snapshot?table=case_file").body)) {
            if (row.isTrailer())
                continue;
            const bool closed = domain::isTerminal(std::get<QString>(row.values[std::size_t(state)]));
            QVERIFY(closed || !closedSeen);
            closedSeen |= closed;
        }
        QVERIFY(closedSeen);
    }
    void aDepartmentGetsItsOwnCasesOnly()
    {
        Reader drainage(m_town->signIn(QStringLiteral("drainage1")));
        drainage.bootstrap();
        QCOMPARE(drainage.of(TableNo::CaseFile).size(), size_t(std::ranges::count_if(shippedRules()->workflow.states(), &workflow::State::atomic)));
        QCOMPARE(drainage.of(TableNo::Component), std::set<QString>{QLatin1StringView(Manhole)});
        Reader power(m_town->signIn(QStringLiteral("power1")));
        power.bootstrap();
        QVERIFY(power.of(TableNo::CaseFile).empty());
        QVERIFY(power.of(TableNo::CaseAction).empty());
        QVERIFY(power.of(TableNo::Component).empty());
        QCOMPARE(power.of(TableNo::Cell).size(), std::size_t(2));
        const auto counts = power.client->get("/v1/sync/manifest").json().value(u"counts").toObject();
        QCOMPARE(counts.value(u"case_file").toInt(), 0);
        QCOMPARE(counts.value(u"case_action").toInt(), 0);
    }
    void whoReportedReachesOnlyWhoNeedsIt()
    {
        for (const char *account : {"acceptor1", "shift1"}) {
            Reader reader(m_town->signIn(QLatin1StringView(account)));
            reader.bootstrap();
            QVERIFY(!reader.of(TableNo::CaseReporter).empty());
        }
        std::vector<std::unique_ptr<Reader>> others;
        for (const char *account : {"dispatcher1", "drainage1", "drainage_lead", "inspector1", "mayor",
                                    "evaluator1", "commander1", "admin", "sv1", "dc230103"}) {
            others.push_back(std::make_unique<Reader>(m_town->signIn(QLatin1StringView(account))));
            others.back()->bootstrap();
        }
        reach(QStringLiteral("case-a"), 6);
        for (auto &reader : others) {
            reader->catchUp();
            QVERIFY(reader->of(TableNo::CaseReporter).empty());
            for (const char *secret : {"秘密人", "13912345678", "新报案人", "13800001111"})
                QVERIFY(!reader->bytes.contains(secret));
        }
    }
    void aDispatchedCaseArrivesWithItsWholeTrail()
    {
        Reader power(m_town->signIn(QStringLiteral("power1")));
        power.bootstrap();
        reach(QStringLiteral("case-a"), 5);
        power.catchUp();
        QVERIFY(power.of(TableNo::CaseFile).empty());
        auto order = orderFor(QStringLiteral("dispatch"), QStringLiteral("case-a"));
        order.leadDept = QStringLiteral("power");
        QCOMPARE(perform("dispatcher1", order), QString());
        power.catchUp();
        QCOMPARE(power.of(TableNo::CaseFile), std::set<QString>{QStringLiteral("case-a")});
        QCOMPARE(power.of(TableNo::CaseAction).size(), std::size_t(6));
    }
    void aRedispatchedCaseLeavesWithItsWholeTrail()
    {
        Reader drainage(m_town->signIn(QStringLiteral("drainage1")));
        drainage.bootstrap();
        reach(QStringLiteral("case-a"), 6);
        drainage.catchUp();
        QVERIFY(drainage.of(TableNo::CaseFile).contains(QStringLiteral("case-a")));
        const auto trailBefore = drainage.of(TableNo::CaseAction).size();
        auto back = orderFor(QStringLiteral("requestReturn"), QStringLiteral("case-a"));
        back.suggestedDept = QStringLiteral("power");
        QCOMPARE(perform("drainage1", back), QString());
        QCOMPARE(perform("dispatcher1", orderFor(QStringLiteral("approveReturn"), QStringLiteral("case-a"))),
                 QString());
        auto order = orderFor(QStringLiteral("dispatch"), QStringLiteral("case-a"));
        order.leadDept = QStringLiteral("power");
        QCOMPARE(perform("dispatcher1", order), QString());
        drainage.catchUp();
        QVERIFY(!drainage.of(TableNo::CaseFile).contains(QStringLiteral("case-a")));
        QCOMPARE(drainage.of(TableNo::CaseAction).size(), trailBefore - 6);
        Reader fresh(m_town->signIn(QStringLiteral("drainage1")));
        fresh.bootstrap();
        QCOMPARE(drainage.rows, fresh.rows);
    }
    void aReplicaKeptByTheFeedEqualsAFreshSnapshot()
    {
        std::vector<std::unique_ptr<Reader>> readers;
        for (const char *account :
             {"acceptor1", "drainage1", "power1", "sv1", "dc230103", "drainage_lead", "admin"}) {
            readers.push_back(std::make_unique<Reader>(m_town->signIn(QLatin1StringView(account))));
            readers.back()->bootstrap();
        }
        reach(QStringLiteral("case-a"), 6);
        reach(QStringLiteral("case-b"), 2);
        for (auto &reader : readers)
            reader->catchUp();
        for (auto &reader : readers) {
            const auto kept = reader->rows;
            reader->bootstrap();
            QCOMPARE(kept, reader->rows);
        }
    }
    void nobodyCanActOnACaseTheyDoNotSee()
    {
        auto power = m_town->signIn(QStringLiteral("power1"));
        const QJsonObject result
            = Town::command(*power, orderFor(QStringLiteral("sign"), QStringLiteral("in-PENDING_SIGN")), 1);
        QCOMPARE(result.value(u"reason").toString(), QStringLiteral("no-such-case"));
        QCOMPARE(result.value(u"version").toInt(), 0);
        QCOMPARE(result.value(u"state").toString(), QString());
    }
    void tagsMatchWholeWords()
    {
        domain::Person officer;
        officer.post = QStringLiteral("department-officer");
        officer.department = QStringLiteral("drain");
        const auto scope = server::Scope::of(officer);
        QVERIFY(scope.sees(" d:drain a:230103 "));
        QVERIFY(!scope.sees(" d:drainage a:230103 "));
        QVERIFY(!scope.sees(" u:drain "));
        QVERIFY(!scope.sees(" "));
        QVERIFY(!scope.sees(""));
        officer.department.clear();
        QVERIFY(!server::Scope::of(officer).sees(" d: "));
        QVERIFY(!server::Scope::of({}).sees(" d:drain "));
    }
};

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
