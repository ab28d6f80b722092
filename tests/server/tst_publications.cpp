// SPDX-License-Identifier: GPL-3.0-or-later
// What was published, for the city's own BI: over the real interface, every answer held against its description.
#include "evaluation/publishedtable.h"
#include "server/evaluationshelf.h"
#include "town.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

class TestPublications : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::unique_ptr<HttpClient> m_evaluator, m_leader;

    static evaluation::Model shipped(const QString &id)
    {
        const auto models = evaluation::shippedModels().value();
        return *std::ranges::find(models, id, &evaluation::Model::id);
    }
    /// A month of these actors, of whom the first did best and the last nothing at all.
    qint64 publish(const QString &modelId, const QString &actors, std::vector<QString> who)
    {
        const evaluation::Model model = shipped(modelId);
        const evaluation::Period period{m_town->clock().now() - std::chrono::hours(24 * 30), m_town->clock().now()};
        evaluation::Tally tally(who, model.counts(), model.counting);
        for (std::size_t i = 0; i + 1 < who.size(); ++i) {
            for (const evaluation::Count count : model.counts())
                tally.set(i, count, 0);
            tally.set(i, model.sample, 10);
        }
        const auto scores = evaluation::score(model, tally, {}, period);
        if (!scores)
            qFatal("%s %s", qPrintable(scores.error().reason), qPrintable(scores.error().detail));
        const auto published = evaluation::publish(model, tally, *scores, {QStringLiteral("china-2026.1"), 1, "digest"});
        const auto shelf = server::openEvaluationShelf(m_town->folder()).value();
        const base::Instant now = m_town->clock().now();
        if (!shelf->addModel({model.id, model.version, evaluation::toJson(model), now, QStringLiteral("console")}))
            qFatal("no model");
        server::KeptPublication one;
        one.head = {0, actors, QStringLiteral("free"), period.from, period.to, model.id, model.version,
                    QStringLiteral("china-2026.1"), now, published.hash, published.bytes.size(), {}, now,
                    QStringLiteral("console")};
        one.bytes = published.bytes;
        one.ground = "ground";
        return shelf->publish(one).value();
    }
    static QByteArray pathOf(qint64 n, const char *query = "")
    {
        return "/v1/evaluation/publications/" + QByteArray::number(n) + query;
    }

private slots:
    void init()
    {
        m_town = std::make_unique<Town>();
        m_evaluator = m_town->signIn(QStringLiteral("evaluator1"));
        m_leader = m_town->signIn(QStringLiteral("mayor"));
    }
    void cleanup()
    {
        m_evaluator.reset();
        m_leader.reset();
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void nothingIsThereAtFirst()
    {
        const HttpReply none = m_leader->get("/v1/evaluation/publications");
        QCOMPARE(none.status, 200);
        QVERIFY(none.json().value(u"publications").toArray().isEmpty());
        QCOMPARE(m_leader->get(pathOf(1)).status, 404);
        QCOMPARE(m_leader->get(pathOf(1)).reason(), QStringLiteral("no-such-publication"));
        QCOMPARE(m_leader->get("/v1/evaluation/publications/first").status, 404);
        QCOMPARE(m_leader->get(pathOf(1, "?format=xml")).status, 400);
    }
    void whatWasPublishedIsToldWhileCentralServes()
    {
        const qint64 n = publish(QStringLiteral("department"), QStringLiteral("department"),
                                 {QStringLiteral("drainage"), QStringLiteral("gas"), QStringLiteral("power")});
        const qint64 people = publish(QStringLiteral("acceptor"), QStringLiteral("acceptor"), {QStringLiteral("acceptor1")});
        const QJsonArray all = m_leader->get("/v1/evaluation/publications").json().value(u"publications").toArray();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].toObject().value(u"id").toInteger(), n);
        QCOMPARE(all[1].toObject().value(u"id").toInteger(), people);
        QCOMPARE(m_leader->get("/v1/evaluation/publications?actors=acceptor").json().value(u"publications").toArray().size(), 1);
        const QJsonObject one = m_leader->get(pathOf(n)).json();
        QCOMPARE(one.value(u"sha256").toString().size(), 64);
        const QJsonArray ranking = one.value(u"ranking").toArray();
        QCOMPARE(ranking.size(), 3);
        const auto terms = one.value(u"terms").toArray().size();
        QVERIFY(terms > 2);
        for (const QJsonValue &actor : ranking)
            QCOMPARE(actor.toObject().value(u"terms").toArray().size(), terms);
        QCOMPARE(ranking[2].toObject().value(u"key").toString(), QStringLiteral("power"));
        QVERIFY(!ranking[2].toObject().contains(u"rank"));
        QCOMPARE(ranking[0].toObject().value(u"rank").toInt(), 1);
        const HttpReply csv = m_leader->get(pathOf(n, "?format=csv"));
        QCOMPARE(csv.status, 200);
        QVERIFY(csv.headers.value("content-type").startsWith("text/csv"));
        QVERIFY(csv.body.startsWith("\xEF\xBB\xBFrank,name,key,"));
        QCOMPARE(csv.body.count("\r\n"), 4);
    }
    void peopleAreNamedToTheEvaluatorOnly()
    {
        const qint64 n = publish(QStringLiteral("acceptor"), QStringLiteral("acceptor"),
                                 {QStringLiteral("acceptor1"), QStringLiteral("shift1")});
        const QString name = m_evaluator->get(pathOf(n)).json().value(u"ranking")[0].toObject().value(u"name").toString();
        QVERIFY(!name.isEmpty());
        for (const char *query : {"", "?format=csv", "?format=csv&lang=en"}) {
            const QByteArray told = m_evaluator->get(pathOf(n, query)).body, hidden = m_leader->get(pathOf(n, query)).body;
            QVERIFY2(told.contains("acceptor1"), told.constData());
            QVERIFY2(!hidden.contains("acceptor1") && !hidden.contains("shift1") && !hidden.contains(name.toUtf8()),
                     hidden.constData());
            QVERIFY2(hidden.contains("person-001"), hidden.constData());
        }
    }
    void othersAreRefused()
    {
        const qint64 n = publish(QStringLiteral("department"), QStringLiteral("department"),
                                 {QStringLiteral("drainage"), QStringLiteral("gas")});
        for (const char *account : {"dispatcher1", "drainage1", "admin", "commander1"}) {
            const auto other = m_town->signIn(QLatin1StringView(account));
            QCOMPARE(other->get("/v1/evaluation/publications").status, 403);
            QCOMPARE(other->get(pathOf(n)).status, 403);
        }
    }
};

QTEST_GUILESS_MAIN(TestPublications)
#include "tst_publications.moc"
