// SPDX-License-Identifier: GPL-3.0-or-later
// What either database promises of models and publications.
#include "server/auditchain.h"
#include "server/citycopy.h"
#include "server/database.h"
#include "server/evaluationopen.h"
#include "server/evaluationreading.h"
#include "server/opencity.h"
#include "server/postgresdatabase.h"
#include "town.h"
#include "townstorage.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using server::Activation;
using server::EvaluationShelf;
using server::KeptModel;
using server::KeptPublication;

class TestConformanceEvaluation : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;
    std::unique_ptr<EvaluationShelf> m_shelf;

    [[nodiscard]] bool isPostgres() const { return server::storageAddress(m_town->folder()).has_value(); }
    EvaluationShelf &shelf() { return *m_shelf; }
    base::Instant now() { return m_town->clock().now(); }
    KeptModel model(const QString &version, const QByteArray &text = "{\"名\":1}")
    {
        return {QStringLiteral("department"), version, text, now(), QStringLiteral("console")};
    }
    KeptPublication publication(const QString &version)
    {
        KeptPublication one;
        one.head.actors = QStringLiteral("department");
        one.head.kind = QStringLiteral("month");
        one.head.from = now() - std::chrono::hours(24 * 31);
        one.head.to = now() - std::chrono::hours(24);
        one.head.model = QStringLiteral("department");
        one.head.version = version;
        one.head.calendar = QStringLiteral("china-2026.1");
        one.head.asOf = one.head.at = now();
        one.head.by = QStringLiteral("console");
        one.head.hash = "abcd";
        one.bytes = QByteArray("wanmi\t\0\xff\n评价", 14);
        one.ground = QByteArray("\0\1\2", 3);
        return one;
    }
    /// By hand, past the program.
    bool runs(const QByteArray &sql)
    {
        if (isPostgres())
            return bool(server::postgres::guarded([&]() -> base::Result<void> {
                server::postgres::Database(m_town->address().toUtf8()).run(sql.constData());
                return {};
            }));
        return bool(server::guarded([&]() -> base::Result<void> {
            server::Database(server::databasePath(m_town->folder()), server::Database::Mode::Write).run(sql.constData());
            return {};
        }));
    }
    QStringList deeds()
    {
        QStringList all;
        server::AuditCheck check({});
        (void)(*m_town)->auditLines(1, [&](const server::AuditLine &line) {
            all.append(QString::fromUtf8(line.texts[2]) + u' ' + QString::fromUtf8(line.texts[3]));
            return check.take(line);
        });
        if (!check.finish().isWhole())
            all.append(QStringLiteral("broken"));
        return all;
    }
    template <typename Value> static QString reasonOf(const base::Result<Value> &result)
    {
        return result ? QString() : result.error().reason;
    }

private slots:
    void initTestCase_data() { TownStorage::addKinds(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        if (const QString why = TownStorage::missing(kind); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_town = std::make_unique<TownStorage>(kind);
        if (kind == u"postgresql")
            QVERIFY(server::keepStorageAddress(m_town->folder(), m_town->address()));
        auto opened = server::openEvaluationShelf(m_town->folder());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_shelf = *std::move(opened);
    }
    void cleanup()
    {
        m_shelf.reset();
        m_town.reset();
    }

    void aModelIsKeptAsItCameAndNeverChanged()
    {
        QVERIFY(shelf().addModel(model(QStringLiteral("2"))));
        QVERIFY(shelf().addModel(model(QStringLiteral("1"))));
        QVERIFY(shelf().addModel(model(QStringLiteral("1")))); // the same again
        QCOMPARE(reasonOf(shelf().addModel(model(QStringLiteral("1"), "{}"))), QStringLiteral("version-exists"));
        const auto models = shelf().models();
        QVERIFY(models);
        QCOMPARE(models->size(), 2U);
        QCOMPARE(models->front().version, QStringLiteral("1"));
        QCOMPARE(models->front().text, QByteArray("{\"名\":1}"));
        QCOMPARE(models->front().at, now());
        QVERIFY(!runs("UPDATE evaluation_model SET text = '{}'"));
        QCOMPARE(deeds().count(QStringLiteral("evaluation-model-add department 1")), 1);
        QVERIFY(!deeds().contains(QStringLiteral("broken")));
    }
    void whatHasBeenUsedIsNotRemoved()
    {
        for (const char *version : {"1", "2", "3"})
            QVERIFY(shelf().addModel(model(QLatin1StringView(version))));
        const Activation activation{QStringLiteral("department"), QStringLiteral("department"), QStringLiteral("1"),
                                    QDate(2026, 10, 1), now(), QStringLiteral("console")};
        QVERIFY(shelf().activate(activation));
        Activation unknown = activation;
        unknown.version = QStringLiteral("9");
        QCOMPARE(reasonOf(shelf().activate(unknown)), QStringLiteral("no-such-model"));
        QVERIFY(shelf().publish(publication(QStringLiteral("2"))));
        const auto remove = [&](const char *version) {
            return reasonOf(shelf().removeModel(QStringLiteral("department"), QLatin1StringView(version), now(),
                                                QStringLiteral("console")));
        };
        QCOMPARE(remove("1"), QStringLiteral("model-in-use"));
        QCOMPARE(remove("2"), QStringLiteral("model-in-use"));
        QVERIFY(!runs("DELETE FROM evaluation_model WHERE version = '1'"));
        QVERIFY(!runs("DELETE FROM evaluation_model WHERE version = '2'"));
        QCOMPARE(remove("3"), QString());
        QCOMPARE(remove("3"), QStringLiteral("no-such-model"));
        QCOMPARE(shelf().models()->size(), 2U);
        const auto activations = shelf().activations();
        QVERIFY(activations);
        QCOMPARE(activations->size(), 1U);
        QCOMPARE(activations->front().from, QDate(2026, 10, 1));
        QCOMPARE(activations->front().actors, QStringLiteral("department"));
    }
    void aPublicationComesBackByteByByte()
    {
        QVERIFY(shelf().addModel(model(QStringLiteral("1"))));
        const KeptPublication one = publication(QStringLiteral("1"));
        QCOMPARE(reasonOf(shelf().publish(publication(QStringLiteral("7")))), QStringLiteral("no-such-model"));
        const auto n = shelf().publish(one);
        QVERIFY(n);
        const auto back = shelf().publication(*n);
        QVERIFY(back);
        QCOMPARE(back->bytes, one.bytes);
        QCOMPARE(back->ground, one.ground);
        QCOMPARE(back->head.from, one.head.from);
        QCOMPARE(back->head.to, one.head.to);
        QCOMPARE(back->head.asOf, one.head.asOf);
        QCOMPARE(back->head.size, one.bytes.size());
        QCOMPARE(back->head.calendar, one.head.calendar);
        QCOMPARE(reasonOf(shelf().publication(*n + 1)), QStringLiteral("no-such-publication"));
    }
    void aPeriodIsPublishedAgainOnlyForAReasonAndNothingIsOverwritten()
    {
        QVERIFY(shelf().addModel(model(QStringLiteral("1"))));
        KeptPublication one = publication(QStringLiteral("1"));
        const auto first = shelf().publish(one);
        QVERIFY(first);
        one.bytes = "other";
        QCOMPARE(reasonOf(shelf().publish(one)), QStringLiteral("already-published"));
        one.head.reason = QStringLiteral("三件申诉已准");
        const auto second = shelf().publish(one);
        QVERIFY(second && *second > *first);
        QCOMPARE(shelf().publications()->size(), 2U);
        QCOMPARE(shelf().publications()->back().reason, one.head.reason);
        QVERIFY(shelf().publication(*first)->bytes != shelf().publication(*second)->bytes);
        QVERIFY(!runs("UPDATE evaluation_publication SET hash = ''"));
        QVERIFY(!runs("DELETE FROM evaluation_publication"));
        QVERIFY(!runs("DELETE FROM evaluation_activation; DELETE FROM evaluation_publication"));
        QCOMPARE(deeds().filter(QStringLiteral("evaluation-publish department")).size(), 2);
    }
    void theyGoAlongWhenACityMoves()
    {
        QVERIFY(shelf().addModel(model(QStringLiteral("1"))));
        QVERIFY(shelf().activate({QStringLiteral("department"), QStringLiteral("department"), QStringLiteral("1"),
                                  QDate(2026, 10, 1), now(), QStringLiteral("console")}));
        QVERIFY(shelf().publish(publication(QStringLiteral("1"))));
        m_shelf.reset();
        m_town->close();
        const QTemporaryDir there;
        const QString file = server::databasePath(there.path());
        if (isPostgres()) {
            const auto copied = server::copyToSqlite(m_town->address(), file, {});
            QVERIFY2(copied, copied ? "" : qPrintable(copied.error().reason + copied.error().detail));
            m_shelf = server::openSqliteShelf(file).value();
        } else {
            if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty())
                QSKIP(qPrintable(why));
            auto &cluster = TownStorage::cluster();
            QVERIFY(cluster.sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE moved TEMPLATE gis")));
            const QString address = cluster.address(QStringLiteral("moved"));
            const auto copied = server::copyToPostgres(server::databasePath(m_town->folder()), address, {});
            QVERIFY2(copied, copied ? "" : qPrintable(copied.error().reason + copied.error().detail));
            m_shelf = server::openPostgresShelf(address).value();
        }
        QCOMPARE(shelf().publication(1)->bytes, publication(QStringLiteral("1")).bytes);
        QCOMPARE(shelf().activations()->size(), 1U);
        QCOMPARE(shelf().models()->front().text, QByteArray("{\"名\":1}"));
        KeptPublication next = publication(QStringLiteral("1"));
        next.head.reason = QStringLiteral("again");
        QCOMPARE(shelf().publish(next).value(), 2); // numbers go on
        m_shelf.reset();
    }
    void whatEvaluationReadsOfTheCityIsThere()
    {
        const auto reading = server::EvaluationReading::of(m_town->folder(), server::EvaluationReading::Extent::Whole);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().reason + reading.error().detail));
        const auto departments = reading->departments();
        QVERIFY(departments);
        QCOMPARE(departments->size(), 3U);
        QVERIFY(std::ranges::any_of(*departments, [](const auto &one) { return one.id == u"drainage"; }));
        const auto people = reading->people();
        QVERIFY(people);
        QVERIFY(std::ranges::any_of(*people, [](const auto &one) { return one.kind == u"supervisor" && one.id == u"sv1"; }));
        server::Database file(reading->path(), server::Database::Mode::ReadOnly);
        server::Query cases(file, "SELECT count(*), count(state) FROM case_file");
        QVERIFY(cases.step());
        QVERIFY(cases.integer(0) > 5);
        QCOMPARE(cases.integer(0), cases.integer(1));
    }
};

QTEST_GUILESS_MAIN(TestConformanceEvaluation)
#include "tst_conformanceevaluation.moc"
