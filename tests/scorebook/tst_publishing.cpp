// SPDX-License-Identifier: GPL-3.0-or-later
#include "scorebook/publishing.h"

#include "evaluation/publishedtable.h"
#include "server/database.h"
#include "server/opencity.h"
#include "server/postgresdatabase.h"
#include "../server/town.h"
#include "../server/townstorage.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

/// A month of a town: cases that real commands took their way, so that the facts are those that central writes.
class TestPublishing : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;
    std::unique_ptr<server::EvaluationShelf> m_shelf;
    std::atomic_bool m_stop = false;

    [[nodiscard]] scorebook::Watch watch() const { return {&m_stop, [](qint64, qint64) {}}; }
    scorebook::CityBook city()
    {
        auto book = scorebook::CityBook::open(m_town->folder());
        if (!book)
            qFatal("%s %s", qPrintable(book.error().reason), qPrintable(book.error().detail));
        return *std::move(book);
    }
    scorebook::Wish wish(const char *actors = "department", const char *period = "2026-11")
    {
        return {QLatin1StringView(actors), scorebook::periodFromText(QLatin1StringView(period), 8h).value(), {}, {},
                QStringLiteral("console"), m_town->clock().now()};
    }
    /// From step to step; 12 of them and it is closed.
    void walk(const QString &id, int from, int to)
    {
        static const std::pair<const char *, const char *> Way[]
            = {{"portal", "report"},         {"acceptor1", "sendVerify"}, {"sv1", "verifyResult"},   {"acceptor1", "submitRegister"},
               {"shift1", "register"},       {"dispatcher1", "dispatch"}, {"drainage1", "sign"},     {"drainage1", "feedback"},
               {"dispatcher1", "acceptFeedback"}, {"acceptor1", "sendCheck"},  {"sv1", "checkResult"},    {"shift1", "close"}};
        for (int i = from; i < to; ++i) {
            const auto result
                = m_town->perform(QLatin1StringView(Way[i].first), orderFor(QLatin1StringView(Way[i].second), id), i);
            QVERIFY2(result.status == u"applied", qPrintable(id + u' ' + QLatin1StringView(Way[i].second) + u' ' + result.status
                                                             + u' ' + result.reason));
        }
    }
    void liveThroughNovember()
    {
        for (int i = 0; i < 7; ++i)
            walk(QStringLiteral("closed-%1").arg(i), 0, 12);
        for (int i = 0; i < 3; ++i)
            walk(QStringLiteral("open-%1").arg(i), 0, 6 + i);
        m_town->clock().set(base::instantFromMs(QDateTime(QDate(2026, 12, 2), QTime(2, 0), Qt::UTC).toMSecsSinceEpoch()));
    }
    void runs(const QByteArray &sql)
    {
        if (server::storageAddress(m_town->folder()))
            server::postgres::Database(m_town->address().toUtf8()).run(sql.constData());
        else
            server::Database(server::databasePath(m_town->folder()), server::Database::Mode::Write).run(sql.constData());
    }
    template <typename Value> static QString reasonOf(const base::Result<Value> &result)
    {
        return result ? QString() : result.error().reason;
    }
    static evaluation::Model ownModel()
    {
        const auto shipped = evaluation::shippedModels().value();
        evaluation::Model model = *std::ranges::find(shipped, QStringLiteral("department"), &evaluation::Model::id);
        model.version = QStringLiteral("own.1");
        model.terms[0].weight += model.terms[1].weight - 1;
        model.terms[1].weight = 1;
        return model;
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
        m_shelf = server::openEvaluationShelf(m_town->folder()).value();
    }
    void cleanup()
    {
        m_shelf.reset();
        m_town.reset();
    }

    void aMonthIsPublishedAndComputedAgainWhateverHappenedSince()
    {
        liveThroughNovember();
        const auto book = city();
        const auto done = scorebook::publish(book, *m_shelf, wish(), watch());
        QVERIFY2(done, done ? "" : qPrintable(done.error().reason + done.error().detail));
        const evaluation::Score *drainage = done->result.scores.find(QStringLiteral("drainage"));
        QVERIFY(drainage);
        QCOMPARE(drainage->standing, evaluation::Standing::Ranked);
        // Units without a case are in it, and say so.
        const evaluation::Score *gas = done->result.scores.find(QStringLiteral("gas"));
        QVERIFY(gas);
        QCOMPARE(gas->standing, evaluation::Standing::TooFew);
        QCOMPARE(gas->sample, 0);
        const qint64 n = done->head.n;
        QVERIFY(scorebook::recompute(book, *m_shelf, n, watch())->isSame);

        // Life goes on: open cases end, new ones come, a unit is gone and people move.
        for (int i = 0; i < 3; ++i)
            walk(QStringLiteral("open-%1").arg(i), 6 + i, 12);
        walk(QStringLiteral("later"), 0, 12);
        runs("DELETE FROM department WHERE id = 'gas'; UPDATE cell SET zone = 'C'; DELETE FROM cell WHERE id = "
             "'230103001001002'");
        const auto again = scorebook::recompute(city(), *m_shelf, n, watch());
        QVERIFY2(again, again ? "" : qPrintable(again.error().reason));
        QVERIFY(again->hasSameFacts);
        QVERIFY(again->isSame);
        QVERIFY(again->wasWhole);
        QCOMPARE(again->bytes, m_shelf->publication(n)->bytes);
    }
    void everyKindOfActorsComesBackTheSame()
    {
        liveThroughNovember();
        for (const char *actors : {"department", "cell", "community", "street", "district", "supervisor", "acceptor",
                                   "shift-leader", "dispatcher", "reporter"}) {
            const auto done = scorebook::publish(city(), *m_shelf, wish(actors), watch());
            if (!done) {
                qInfo("%s: %s", actors, qPrintable(done.error().reason));
                QVERIFY(done.error().reason == u"nothing-to-publish");
                continue;
            }
            walk(QStringLiteral("after-") + QLatin1StringView(actors), 0, 12);
            const auto again = scorebook::recompute(city(), *m_shelf, done->head.n, watch());
            QVERIFY2(again, actors);
            QVERIFY2(again->isSame, actors);
        }
        QVERIFY(m_shelf->publications()->size() >= 6);
    }
    void otherFactsAreTold()
    {
        liveThroughNovember();
        const auto done = scorebook::publish(city(), *m_shelf, wish(), watch());
        QVERIFY(done);
        // Another case of October, brought in afterwards.
        runs("INSERT INTO case_fact (id, case_id, at, kind, person, post, department, started_at, due_at, in_time, used_ms, round, "
             "outcome, class_key, cell, duty_grid, source) SELECT 'f-x', 'case-x', at, kind, person, post, department, started_at, "
             "due_at, in_time, used_ms, round, outcome, class_key, cell, duty_grid, source FROM case_fact WHERE kind = 'report' "
             "AND case_id = 'closed-1'");
        const auto again = scorebook::recompute(city(), *m_shelf, done->head.n, watch());
        QVERIFY(again);
        QVERIFY(!again->isSame);
        QVERIFY(!again->hasSameFacts);
        QVERIFY(again->wasWhole);
    }
    void aRunningPeriodAndAnEmptyOneAreRefused()
    {
        liveThroughNovember();
        QCOMPARE(reasonOf(scorebook::publish(city(), *m_shelf, wish("department", "2026-12"), watch())),
                 QStringLiteral("period-still-running"));
        QCOMPARE(reasonOf(scorebook::publish(city(), *m_shelf, wish("department", "2026"), watch())),
                 QStringLiteral("period-still-running"));
        QCOMPARE(reasonOf(scorebook::publish(city(), *m_shelf, wish("department", "2019-03"), watch())),
                 QStringLiteral("nothing-to-publish"));
        QCOMPARE(reasonOf(scorebook::publish(city(), *m_shelf, wish("planets"), watch())), QStringLiteral("no-model-for-them"));
        QVERIFY(m_shelf->publications()->empty());
        QVERIFY(m_shelf->models()->empty());
        QVERIFY(scorebook::publish(city(), *m_shelf, wish(), watch()));
        QCOMPARE(reasonOf(scorebook::publish(city(), *m_shelf, wish(), watch())), QStringLiteral("already-published"));
    }
    void aModelCountsFromItsDayOn()
    {
        liveThroughNovember();
        const evaluation::Model own = ownModel();
        QVERIFY(evaluation::checkModel(own));
        QVERIFY(scorebook::keepModel(*m_shelf, own, m_town->clock().now(), QStringLiteral("console")));
        const auto active = [&](QDate day) {
            return scorebook::Models::of(*m_shelf)->active(QStringLiteral("department"), day)->model.version;
        };
        QCOMPARE(active(QDate(2026, 11, 1)), QStringLiteral("2026.1")); // shipped, until one is chosen
        QVERIFY(m_shelf->activate({QStringLiteral("department"), own.id, own.version, QDate(2026, 11, 1), m_town->clock().now(),
                                   QStringLiteral("console")}));
        QCOMPARE(active(QDate(2026, 10, 31)), QStringLiteral("2026.1"));
        QCOMPARE(active(QDate(2026, 11, 1)), QStringLiteral("own.1"));
        // By the other one it would have been another result.
        scorebook::Wish other = wish();
        other.model = QStringLiteral("department@2026.1");
        const auto book = city();
        const auto ground = book.ground(evaluation::Never, watch());
        const auto models = scorebook::Models::of(*m_shelf);
        const auto before = scorebook::preview(book, **ground, *models, other);
        QVERIFY(before);
        const auto done = scorebook::publish(book, *m_shelf, wish(), watch());
        QVERIFY(done);
        QCOMPARE(done->head.version, QStringLiteral("own.1"));
        QVERIFY(done->result.scores.find(QStringLiteral("drainage"))->score
                != before->scores.find(QStringLiteral("drainage"))->score);
        // And what was published stays what it was when another one is chosen.
        QVERIFY(scorebook::keepModel(*m_shelf, before->scores.version == u"2026.1" ? models->find(QStringLiteral("department"), QStringLiteral("2026.1"))->model : own,
                                     m_town->clock().now(), QStringLiteral("console")));
        QVERIFY(m_shelf->activate({QStringLiteral("department"), QStringLiteral("department"), QStringLiteral("2026.1"),
                                   QDate(2026, 11, 1), m_town->clock().now(), QStringLiteral("console")}));
        QCOMPARE(active(QDate(2026, 11, 1)), QStringLiteral("2026.1"));
        QVERIFY(scorebook::recompute(book, *m_shelf, done->head.n, watch())->isSame);
    }
    void whatWasPublishedIsReadBack()
    {
        liveThroughNovember();
        const auto done = scorebook::publish(city(), *m_shelf, wish(), watch());
        QVERIFY(done);
        const auto table = evaluation::publishedTable(m_shelf->publication(done->head.n)->bytes);
        QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
        QCOMPARE(table->actors.size(), done->result.scores.scores.size());
        for (std::size_t i = 0; i < table->actors.size(); ++i) {
            const evaluation::Score &score = done->result.scores.scores[i];
            QCOMPARE(table->actors[i].key, score.actor);
            QCOMPARE(table->actors[i].rank, score.rank);
            QVERIFY(std::abs(table->actors[i].score - score.score) < 1e-6);
            QCOMPARE(table->actors[i].terms.size(), done->result.scores.terms);
        }
        const QByteArray csv = evaluation::csvOf(*table, [](const QString &key) { return u'=' + key; });
        QVERIFY(csv.startsWith("\xEF\xBB\xBFrank,name,key,"));
        QCOMPARE(csv.count("\r\n"), qsizetype(table->actors.size() + 1));
        QVERIFY(csv.contains("\r\n1,'=drainage,drainage,"));
        QByteArray cut = m_shelf->publication(done->head.n)->bytes;
        cut.replace("\ncounted\t", "\ncounted\t9\t");
        QVERIFY(!evaluation::publishedTable(cut));
    }
    void whoStopsReadingChangesNothing()
    {
        liveThroughNovember();
        m_stop = true;
        QCOMPARE(reasonOf(scorebook::publish(city(), *m_shelf, wish(), watch())), QStringLiteral("cancelled"));
        m_stop = false;
        QVERIFY(m_shelf->publications()->empty());
    }
};

QTEST_GUILESS_MAIN(TestPublishing)
#include "tst_publishing.moc"
