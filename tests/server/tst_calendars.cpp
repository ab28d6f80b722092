// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "protocol/caserow.h"
#include "server/calendars.h"
#include "server/database.h"
#include "server/lifecycles.h"
#include "server/sqliteschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

/// A calendar of the city's own: what it would move is shown before, and it comes into force together with
/// the dues it moves, while central serves.
class TestCalendars : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;

    QString text(const QByteArray &sql)
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, sql.toStdString());
        return query.step() ? query.text(0) : QStringLiteral("(nothing)");
    }
    QJsonObject does(const char *account, const domain::CaseOrder &order)
    {
        auto who = m_town->signIn(QLatin1StringView(account));
        return m_town->perform(*who, order);
    }
    /// A loose cover: two work days. Dispatched on Friday morning, so it is due on Tuesday.
    void bringToUnit(const QString &caseId)
    {
        static const std::pair<const char *, const char *> Way[]
            = {{"portal", "report"},    {"acceptor1", "sendVerify"},
               {"sv1", "verifyResult"}, {"acceptor1", "submitRegister"},
               {"shift1", "register"},  {"dispatcher1", "dispatch"},
               {"drainage1", "sign"}};
        for (const auto &[account, action] : Way) {
            domain::CaseOrder order = orderFor(QLatin1StringView(action), caseId);
            if (order.conditionNo)
                order.conditionNo = QStringLiteral("03");
            QCOMPARE(does(account, order).value(u"status").toString(), QStringLiteral("applied"));
        }
    }
    static QByteArray dayOff(const QString &version, const QString &day)
    {
        QFile shipped(QStringLiteral(":/wanmi/calendars/china.json"));
        if (!shipped.open(QIODevice::ReadOnly))
            qFatal("no shipped calendar");
        QJsonObject json = QJsonDocument::fromJson(shipped.readAll()).object();
        json.insert(QStringLiteral("version"), version);
        QJsonArray holidays = json.value(u"holidays").toArray();
        holidays.append(QJsonObject{{QStringLiteral("from"), day},
                                    {QStringLiteral("to"), day},
                                    {QStringLiteral("zh"), QStringLiteral("暴雪停工")}});
        json.insert(QStringLiteral("holidays"), holidays);
        return QJsonDocument(json).toJson();
    }
    QString due(const QString &caseId)
    {
        const qint64 ms
            = text("SELECT stage_due FROM case_file WHERE id = '" + caseId.toLatin1() + "'").toLongLong();
        return shippedRules()
            ->calendar.toLocal(base::instantFromMs(ms))
            .toString(QStringLiteral("MM-dd HH:mm"));
    }
    std::vector<domain::ActionRecord> trailOf(const QString &caseId)
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        const protocol::TableSpec &table = protocol::spec(protocol::TableNo::CaseAction);
        server::Query query(database,
                            "SELECT " + server::columnList(table)
                                + " FROM case_action WHERE case_id = ? ORDER BY number");
        query.bind(caseId);
        std::vector<domain::ActionRecord> trail;
        while (query.step())
            trail.push_back(protocol::actionFromRow(server::readRow(query, table)).value());
        return trail;
    }
    QString reasonOf(const QByteArray &file)
    {
        const auto done = server::publishCalendar(m_town->folder(), file, m_town->clock().now());
        return done ? QString() : done.error().reason;
    }

private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void aPublishedCalendarMovesTheDuesOfOpenCasesAtOnce()
    {
        const QString moving = QStringLiteral("case-a"), staying = QStringLiteral("case-b");
        bringToUnit(moving);
        QCOMPARE(does("portal", orderFor(QStringLiteral("report"), staying)).value(u"status").toString(),
                 QStringLiteral("applied"));
        const QString before = due(moving);
        QVERIFY2(before.startsWith(u"11-24"), qPrintable(before));
        const QString stays = due(staying);
        const QByteArray file = dayOff(QStringLiteral("harbin-1"), QStringLiteral("2026-11-23"));
        const auto now = m_town->clock().now();

        const auto preview = server::previewCalendar(m_town->folder(), file, now);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().reason + preview.error().detail));
        QCOMPARE(due(moving), before); // nothing has happened yet
        const auto shown = std::ranges::find(preview->moves, CaseId(moving), &domain::DueMove::caseId);
        QVERIFY(shown != preview->moves.end());
        QCOMPARE(shown->by(), std::chrono::milliseconds(24h));
        QCOMPARE(shown->department, QStringLiteral("drainage"));
        QVERIFY(preview->open > int(preview->moves.size()));
        QCOMPARE(preview->replaced, QStringLiteral("china-2026.1"));

        const qint64 tail = m_town->central().tail();
        const auto done = server::publishCalendar(m_town->folder(), file, now);
        QVERIFY2(done, done ? "" : qPrintable(done.error().reason + done.error().detail));
        QCOMPARE(done->moves.size(), preview->moves.size());
        // The very next command is judged by it, though nobody told central: a dispatch on Friday is due a
        // day later.
        bringToUnit(QStringLiteral("case-c"));
        QVERIFY2(due(QStringLiteral("case-c")).startsWith(u"11-25"),
                 qPrintable(due(QStringLiteral("case-c"))));
        QCOMPARE(text("SELECT calendar_version FROM case_file WHERE id = 'case-c'"),
                 QStringLiteral("harbin-1"));
        QVERIFY(due(moving).startsWith(u"11-25"));
        QCOMPARE(due(moving).mid(6), before.mid(6));
        QCOMPARE(due(staying), stays);
        QCOMPARE(
            text("SELECT actor || ' ' || post || ' ' || reason FROM case_action WHERE action = 'moveDue' AND "
                 "case_id = 'case-a'"),
            QStringLiteral("system system harbin-1"));
        QCOMPARE(text("SELECT count(*) FROM case_action WHERE action = 'moveDue'").toInt(),
                 int(done->moves.size()));
        QCOMPARE(text("SELECT count(*) FROM case_action WHERE action = 'moveDue' AND case_id = 'case-b'"),
                 QStringLiteral("0"));
        // The calendar comes before the dues it moves, for whoever follows the feed.
        QCOMPARE(text("SELECT tbl FROM change_log WHERE seq = " + QByteArray::number(tail + 1)),
                 QStringLiteral("16"));
        QCOMPARE(
            text(
                "SELECT object || ' ' || outcome || ' ' || detail FROM audit WHERE deed = 'calendar-publish'"),
            QStringLiteral("harbin-1 done replaces china-2026.1 moved %1").arg(done->moves.size()));
        // The trail is still proved, by whoever knows both calendars.
        const auto rules = domain::withLifecycles(
            shippedRules(), {text("SELECT text FROM workflow WHERE id = 'calendar:harbin-1'").toUtf8()});
        const auto again = domain::rejudge(trailOf(moving), *rules);
        QVERIFY2(again, again ? "" : qPrintable(again.error().reason + again.error().detail));
        QCOMPARE(again->stageDue,
                 std::optional(base::instantFromMs(
                     text("SELECT stage_due FROM case_file WHERE id = 'case-a'").toLongLong())));
        // Whoever saw the case before goes on with it: nothing has moved but its due.
        QCOMPARE(does("dispatcher1", orderFor(QStringLiteral("urge"), moving)).value(u"status").toString(),
                 QStringLiteral("applied"));
    }

    void whatMustNotComeIntoForceIsRefused()
    {
        bringToUnit(QStringLiteral("case-a"));
        const QString before = due(QStringLiteral("case-a"));
        const QString day = QStringLiteral("2026-11-23");
        QCOMPARE(reasonOf("{"), QStringLiteral("bad-calendar"));
        QCOMPARE(reasonOf("[]"), QStringLiteral("bad-calendar"));
        QCOMPARE(reasonOf("{\"version\":\"x\"}"), QStringLiteral("bad-calendar"));
        QCOMPARE(reasonOf(dayOff(QStringLiteral("china-2026.1"), day)), QStringLiteral("version-exists"));
        QCOMPARE(reasonOf(dayOff(QStringLiteral("with blank"), day)), QStringLiteral("calendar-not-proved"));
        QCOMPARE(reasonOf(dayOff(QStringLiteral("n"), day).replace("480", "540")),
                 QStringLiteral("calendar-not-proved"));
        QCOMPARE(server::previewCalendar(QStringLiteral("/nonexistent"), "{", {}).error().reason,
                 QStringLiteral("no-city"));
        QCOMPARE(due(QStringLiteral("case-a")), before);
        QCOMPARE(text("SELECT count(*) FROM workflow"), QStringLiteral("0"));
        QCOMPARE(reasonOf(dayOff(QStringLiteral("harbin-1"), day)), QString());
        QCOMPARE(reasonOf(dayOff(QStringLiteral("harbin-1"), day)), QStringLiteral("version-exists"));
        QCOMPARE(text("SELECT count(*) FROM workflow"), QStringLiteral("1"));
    }

    void eachVersionIsListedAndCanBeWrittenOut()
    {
        bringToUnit(QStringLiteral("case-a"));
        const QByteArray file = dayOff(QStringLiteral("harbin-1"), QStringLiteral("2026-11-23"));
        QCOMPARE(reasonOf(file), QString());
        const auto all = server::calendarsOf(m_town->folder());
        QVERIFY(all);
        QCOMPARE(all->size(), size_t(2));
        QVERIFY(all->front().inForce && all->front().version == u"harbin-1" && all->front().openCases >= 1);
        QVERIFY(!all->back().inForce && all->back().version == u"china-2026.1");
        QCOMPARE(all->back().publishedYears, (std::vector<int>{2024, 2025, 2026}));
        const auto written = server::exportCalendar(m_town->folder());
        QVERIFY(written);
        QCOMPARE(QJsonDocument::fromJson(*written), QJsonDocument::fromJson(file));
        QVERIFY(server::exportCalendar(m_town->folder(), QStringLiteral("china-2026.1")));
        QCOMPARE(server::exportCalendar(m_town->folder(), QStringLiteral("lost")).error().reason,
                 QStringLiteral("unknown-calendar"));
        // A calendar is no lifecycle.
        const auto lifecycles = server::lifecyclesOf(m_town->folder());
        QVERIFY(lifecycles);
        QCOMPARE(lifecycles->size(), size_t(1));
        QVERIFY(lifecycles->front().inForce);
    }

    void afterARestartItIsStillInForceAndTheNextOneReplacesIt()
    {
        bringToUnit(QStringLiteral("case-a"));
        const QString before = due(QStringLiteral("case-a"));
        QCOMPARE(reasonOf(dayOff(QStringLiteral("harbin-1"), QStringLiteral("2026-11-23"))), QString());
        const QString later = due(QStringLiteral("case-a"));
        m_town->stop();
        m_town->start();
        bringToUnit(QStringLiteral("case-b"));
        QVERIFY(later.startsWith(u"11-25"));
        QVERIFY2(due(QStringLiteral("case-b")).startsWith(u"11-25"),
                 qPrintable(due(QStringLiteral("case-b"))));
        // Another day instead: back to where it was, since the new day off comes after the due.
        QCOMPARE(reasonOf(dayOff(QStringLiteral("harbin-2"), QStringLiteral("2026-12-01"))), QString());
        QCOMPARE(due(QStringLiteral("case-a")), before);
        QVERIFY2(due(QStringLiteral("case-b")).startsWith(u"11-24"),
                 qPrintable(due(QStringLiteral("case-b"))));
        QCOMPARE(text("SELECT count(*) FROM case_action WHERE case_id = 'case-a' AND action = 'moveDue'"),
                 QStringLiteral("2"));
    }

    void aFullDiskLosesNothing()
    {
        bringToUnit(QStringLiteral("case-a"));
        const QString before = due(QStringLiteral("case-a"));
        const qint64 actions = text("SELECT count(*) FROM case_action").toLongLong();
        const qint64 pages = text("PRAGMA page_count").toLongLong();
        // A file too large for what is left: its row alone needs more pages than there are.
        QByteArray file = dayOff(QStringLiteral("harbin-1"), QStringLiteral("2026-11-23"));
        QJsonObject json = QJsonDocument::fromJson(file).object();
        json.insert(QStringLiteral("source"), QString(300'000, u'x'));
        file = QJsonDocument(json).toJson();
        const auto full = server::publishCalendar(m_town->folder(), file, m_town->clock().now(), pages);
        QVERIFY(!full);
        QCOMPARE(full.error().reason, QStringLiteral("disk-full"));
        QCOMPARE(due(QStringLiteral("case-a")), before);
        QCOMPARE(text("SELECT count(*) FROM workflow"), QStringLiteral("0"));
        QCOMPARE(text("SELECT count(*) FROM case_action").toLongLong(), actions);
        QCOMPARE(reasonOf(file), QString()); // with room it is done
        QVERIFY(due(QStringLiteral("case-a")) != before);
    }
};

QTEST_GUILESS_MAIN(TestCalendars)
#include "tst_calendars.moc"
