// SPDX-License-Identifier: GPL-3.0-or-later
// What a seat exports and which cameras it looks at stands in central's audit, also when central was away.
#include "support/httpclient.h"
#include "support/smallcity.h"
#include "support/waiting.h"

#include "server/auditbook.h"
#include "sync/accessjournal.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

class TestAccesses : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<QTemporaryDir> m_seat;
    protocol::SessionGrant m_grant;

    [[nodiscard]] std::unique_ptr<sync::AccessJournal> journal() const
    {
        sync::AccessJournal::Options options;
        options.retry = 50ms;
        return std::make_unique<sync::AccessJournal>(m_city->url(), m_grant.token, m_seat->path(), clock(), options);
    }
    [[nodiscard]] std::shared_ptr<const base::Clock> clock() const
    {
        return {std::shared_ptr<void>(), &m_city->clock()};
    }
    static qsizetype waitingIn(const sync::AccessJournal &journal)
    {
        auto answer = journal.waiting();
        return spinUntil([&] { return answer.isFinished(); }) ? qsizetype(answer.result().size()) : -1;
    }
    /// Lines of the audit by this deed, as an auditor exports them.
    [[nodiscard]] QStringList linesOf(const QString &deed) const
    {
        const QString path = m_seat->filePath(QStringLiteral("export.audit"));
        QFile::remove(path);
        if (!server::exportAudit(m_city->folder() + QStringLiteral("/central"), 1, path))
            return {QStringLiteral("no export")};
        QFile file(path);
        QStringList lines;
        for (const QByteArray &line : file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>()) {
            if (line.contains('"' + deed.toUtf8() + '"'))
                lines.append(QString::fromUtf8(line));
        }
        return lines;
    }
private slots:
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        m_seat = std::make_unique<QTemporaryDir>();
        const auto grant = await(sync::signIn(
            m_city->url(), {QStringLiteral("dispatcher1"), QStringLiteral("wanmi"), QStringLiteral("t")}));
        QVERIFY(grant);
        m_grant = *grant;
    }
    void cleanup()
    {
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }

    void anExportIsInTheAudit()
    {
        const auto accesses = journal();
        accesses->exported(QStringLiteral("cases"), 120, QStringLiteral("xlsx"), QStringLiteral("queue=all text"));
        QVERIFY(spinUntil([&] { return linesOf(QStringLiteral("export")).size() == 1; }));
        const QString line = linesOf(QStringLiteral("export")).constFirst();
        for (const char *part : {"dispatcher1", "\"cases\"", "120 rows as xlsx", "queue=all text", "127.0.0.1"})
            QVERIFY2(line.contains(QLatin1StringView(part)), qPrintable(line));
        QVERIFY(spinUntil([&] { return waitingIn(*accesses) == 0; }));
        const auto verdict = server::verifyAudit(m_city->folder() + QStringLiteral("/central"), {});
        QVERIFY(verdict && verdict->isWhole());
    }
    void withoutCentralItWaitsAlsoOverTheEndOfTheProgram()
    {
        m_city->stopCentral();
        {
            const auto accesses = journal();
            for (int i = 0; i < 250; ++i) // more than go at once
                accesses->exported(QStringLiteral("cases"), i, QStringLiteral("xlsx"), {});
            QCOMPARE(waitingIn(*accesses), 250);
        }
        // A power cut in the middle of a line.
        QFile file(m_seat->filePath(QStringLiteral("accesses.jsonl")));
        QVERIFY(file.open(QIODevice::Append) && file.write("{\"id\": \"ha") > 0);
        file.close();
        m_city->startCentral();
        const auto accesses = journal();
        accesses->exported(QStringLiteral("calendar"), 1, QStringLiteral("xlsx"), {});
        QVERIFY(spinUntil([&] { return waitingIn(*accesses) == 0; }));
        QCOMPARE(linesOf(QStringLiteral("export")).size(), 251);
        QVERIFY(linesOf(QStringLiteral("export")).constLast().contains(u"calendar"));
    }
    void aCameraThatIsLookedAtAgainAndAgainIsOneLine()
    {
        const QString camera = QStringLiteral("cam-7"), other = QStringLiteral("cam-8");
        {
            const auto accesses = journal();
            for (int turn = 0; turn < 5; ++turn) {
                accesses->cameraShown(camera);
                QCOMPARE(waitingIn(*accesses), 0);
                m_city->clock().advance(20s);
                accesses->cameraHidden(camera);
                QCOMPARE(waitingIn(*accesses), 0);
                m_city->clock().advance(60s);
            }
            accesses->cameraShown(other);
            QCOMPARE(waitingIn(*accesses), 0);
            m_city->clock().advance(10min);
            accesses->cameraShown(camera); // after a pause: another look
            QVERIFY(spinUntil([&] { return linesOf(QStringLiteral("camera-view")).size() == 1; }));
            m_city->clock().advance(1s);
        } // what is being looked at is written down, and told by the next start
        const auto accesses = journal();
        QVERIFY(spinUntil([&] { return linesOf(QStringLiteral("camera-view")).size() == 3; }));
        const QStringList lines = linesOf(QStringLiteral("camera-view"));
        QCOMPARE(lines.filter(camera).size(), 2);
        QCOMPARE(lines.filter(other).size(), 1);
        QVERIFY(lines.constFirst().contains(camera));
    }
    void theSameAgainLeavesNoSecondLine()
    {
        HttpClient client(m_city->url().port());
        client.token = m_grant.token.toLatin1();
        protocol::Access access;
        access.id = QStringLiteral("one");
        access.what = QStringLiteral("cases");
        access.from = access.until = m_city->clock().now();
        access.form = QStringLiteral("csv");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.post("/v1/accesses", protocol::accessesToJson({access})).status, 204);
        QCOMPARE(linesOf(QStringLiteral("export")).size(), 1);
    }
    void whatIsNotAsDescribedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("no id")
            << QByteArray(R"({"accesses": [{"id": "", "kind": "export", "what": "x", "from": 1, "until": 1}]})");
        QTest::newRow("an unknown kind")
            << QByteArray(R"({"accesses": [{"id": "a", "kind": "look", "what": "x", "from": 1, "until": 1}]})");
        QTest::newRow("an end before the beginning")
            << QByteArray(R"({"accesses": [{"id": "a", "kind": "camera", "what": "x", "from": 2, "until": 1}]})");
        QTest::newRow("a member of nobody")
            << QByteArray(R"({"accesses": [{"id": "a", "kind": "camera", "what": "x", "from": 1, "until": 1, "z": 1}]})");
        QTest::newRow("too many") << QByteArray("{\"accesses\": [" + QByteArray("{},").repeated(200) + "{}]}");
    }
    void whatIsNotAsDescribedIsRefused()
    {
        QFETCH(QByteArray, body);
        HttpClient client(m_city->url().port());
        client.token = m_grant.token.toLatin1();
        QCOMPARE(client.send("POST", "/v1/accesses", body).status, 400);
    }
};

QTEST_GUILESS_MAIN(TestAccesses)
#include "tst_accesses.moc"
