// SPDX-License-Identifier: GPL-3.0-or-later
// What every storage promises about persons, messages, publications, photos, walls and the audit.
#include "server/auditchain.h"
#include "town.h"
#include "townstorage.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;
using protocol::TableNo;

class TestConformanceDesk : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;

    TownStorage &town() { return *m_town; }
    server::Storage &storage() { return **m_town; }
    base::Instant now() { return m_town->clock().now(); }
    [[nodiscard]] QString firstFault()
    {
        server::AuditCheck check(storage().auditHeads().value());
        if (!storage().auditLines(1, [&check](const server::AuditLine &line) { return check.take(line); }))
            return QStringLiteral("not read");
        const auto verdict = check.finish();
        return verdict.isWhole() ? QString() : QString::number(verdict.line);
    }
    [[nodiscard]] QStringList deeds()
    {
        QStringList all;
        (void)storage().auditLines(1, [&all](const server::AuditLine &line) {
            all.append(QString::fromUtf8(line.texts[2]));
            return true;
        });
        return all;
    }
    protocol::MailOrder mail(const QString &id, const QString &kind, const QString &to)
    {
        return {id, {kind, to}, {}, QStringLiteral("请看 花园街 12 号"), now()};
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
    }
    void cleanup() { m_town.reset(); }

    void aSessionLastsUntilItEnds()
    {
        const QByteArray token = server::blake2b("token");
        QVERIFY(!storage().session(token)->has_value());
        QVERIFY(storage().rememberFailure(QStringLiteral("sv1"), QStringLiteral("10.0.0.1"),
                                          town().entry("sign-in")));
        QVERIFY(storage().rememberFailure(QStringLiteral("sv1"), QStringLiteral("10.0.0.2"),
                                          town().entry("sign-in")));
        QCOMPARE(storage().failures(QStringLiteral("sv1"), QStringLiteral("10.0.0.1"), now() - 1h).value(),
                 (std::pair{2, 1}));
        QCOMPARE(storage().failures(QStringLiteral("sv1"), QStringLiteral("10.0.0.1"), now() + 1h).value(),
                 (std::pair{0, 0}));
        QVERIFY(storage().openSession({token, QStringLiteral("sv1"), QStringLiteral("seat"),
                                       QStringLiteral("10.0.0.1"), now(), now() + 12h},
                                      town().entry("sign-in", QStringLiteral("sv1"))));
        QCOMPARE(storage().failures(QStringLiteral("sv1"), QStringLiteral("10.0.0.1"), now() - 1h)->first, 0);
        const auto session = storage().session(token);
        QVERIFY(session && *session);
        QCOMPARE((*session)->account.person.id.text(), QStringLiteral("sv1"));
        QCOMPARE((*session)->expires, now() + 12h);
        QVERIFY(storage().closeSession(token, town().entry("sign-out")));
        QVERIFY(!storage().session(token)->has_value());
        // Another session sweeps out what has expired.
        const QByteArray old = server::blake2b("old");
        QVERIFY(storage().openSession({old, QStringLiteral("sv1"), {}, {}, now(), now() + 1h},
                                      town().entry("sign-in")));
        town().clock().advance(2h);
        QVERIFY(storage().openSession({token, QStringLiteral("sv1"), {}, {}, now(), now() + 1h},
                                      town().entry("sign-in")));
        QVERIFY(!storage().session(old)->has_value());
    }
    void accountsAreAddedChangedAndDisabled()
    {
        const auto before = storage().accounts();
        server::Account fresh;
        fresh.person.id = PersonId(QStringLiteral("new1"));
        fresh.person.post = QStringLiteral("dispatcher");
        fresh.person.name = QStringLiteral("新人");
        fresh.password = "hash";
        const qint64 tail = storage().tail().value();
        QVERIFY(storage().addAccount(fresh, town().entry("user-add")));
        QCOMPARE(storage().tail().value(), tail + 1);
        QCOMPARE(reasonOf(storage().addAccount(fresh, town().entry("user-add"))),
                 QStringLiteral("account-exists"));
        QCOMPARE(storage().accounts()->size(), before->size() + 1);
        QCOMPARE((*storage().account(QStringLiteral("new1")))->password, QByteArray("hash"));
        const QByteArray token = server::blake2b("t");
        QVERIFY(storage().openSession({token, QStringLiteral("new1"), {}, {}, now(), now() + 1h},
                                      town().entry("sign-in")));
        QVERIFY(storage().changeAccount(QStringLiteral("new1"), std::nullopt, true,
                                        town().entry("user-disable")));
        QVERIFY((*storage().account(QStringLiteral("new1")))->disabled);
        QCOMPARE((*storage().account(QStringLiteral("new1")))->password, QByteArray("hash"));
        QVERIFY(!storage().session(token)->has_value());
        QVERIFY(storage().changeAccount(QStringLiteral("new1"), QByteArray("other"), false,
                                        town().entry("user-passwd")));
        QCOMPARE((*storage().account(QStringLiteral("new1")))->password, QByteArray("other"));
        QCOMPARE(reasonOf(storage().changeAccount(QStringLiteral("nobody"), std::nullopt, true,
                                                  town().entry("x"))),
                 QStringLiteral("no-such-account"));
        QVERIFY(!storage().account(QStringLiteral("nobody"))->has_value());
        // The person of whoever was refused is not touched.
        QCOMPARE(storage().tail().value(), tail + 1);
    }
    void theAuditIsOneChain()
    {
        QCOMPARE(firstFault(), QString());
        for (int i = 0; i < 20; ++i)
            QVERIFY(storage().audit(town().entry("note", QStringLiteral("线 %1").arg(i))));
        QCOMPARE(town()
                     .perform(QStringLiteral("portal"),
                              orderFor(QStringLiteral("report"), QStringLiteral("case-a")), 0)
                     .status,
                 QStringLiteral("applied"));
        QCOMPARE(deeds().last(), QStringLiteral("command"));
        QTemporaryDir keys;
        const auto key = server::AuditKey::of(keys.path());
        QVERIFY(key);
        const auto head = storage().signAudit(*key, now());
        QVERIFY(head && server::isSigned(*head));
        QCOMPARE(head->n, qint64(deeds().size()));
        QVERIFY(storage().signAudit(*key, now() + 1h)); // a head of the same line stays as it is
        QCOMPARE(storage().auditHeads().value(), std::vector{*head});
        QCOMPARE(firstFault(), QString());
        int seen = 0;
        QVERIFY(storage().auditLines(3, [&seen](const server::AuditLine &line) {
            seen += line.n >= 3;
            return seen < 2;
        }));
        QCOMPARE(seen, 2);
    }
    void messagesReachWhoTheyAreFor()
    {
        const auto dispatcher = town().session(QStringLiteral("dispatcher1"));
        const auto drainage = town().session(QStringLiteral("drainage1"));
        const auto power = town().session(QStringLiteral("power1"));
        const auto order
            = mail(QStringLiteral("m1"), QStringLiteral("department"), QStringLiteral("drainage"));
        const auto sent = storage().addMail(order, dispatcher, now(), {});
        QVERIFY2(sent, qPrintable(reasonOf(sent)));
        QVERIFY(sent->second);
        const auto again = storage().addMail(order, dispatcher, now() + 1h, {});
        QVERIFY(again && !again->second);
        QCOMPARE(again->first, sent->first);
        QCOMPARE(reasonOf(storage().addMail(order, drainage, now(), {})), QStringLiteral("id-reused"));
        QCOMPARE(reasonOf(storage().addMail(
                     mail(QStringLiteral("m2"), QStringLiteral("person"), QStringLiteral("x")), dispatcher,
                     now(), {})),
                 QStringLiteral("no-such-addressee"));
        auto about = mail(QStringLiteral("m3"), QStringLiteral("person"), QStringLiteral("power1"));
        about.caseId = QStringLiteral("in-CLOSED");
        QCOMPARE(reasonOf(storage().addMail(about, power, now(), {})), QStringLiteral("no-such-case"));
        QVERIFY(storage().addMail(about, dispatcher, now(), {}));
        QCOMPARE(storage().mailAfter(drainage, 0, 10)->messages.size(), std::size_t(1));
        QCOMPARE(storage().mailAfter(power, 0, 10)->messages.size(), std::size_t(1));
        QCOMPARE(storage().mailAfter(dispatcher, 0, 10)->messages.size(), std::size_t(2));
        const auto page = storage().mailAfter(town().session(QStringLiteral("shift1")), 0, 1);
        QVERIFY(page->more);
        QCOMPARE(page->next, qint64(1));
        // A receipt is a change, once.
        QCOMPARE(reasonOf(storage().noteMailRead(QStringLiteral("m1"), power, now())),
                 QStringLiteral("no-such-message"));
        QCOMPARE(reasonOf(storage().noteMailRead(QStringLiteral("m1"), dispatcher, now())),
                 QStringLiteral("not-addressed-to-you"));
        const auto read = storage().noteMailRead(QStringLiteral("m1"), drainage, now() + 5min);
        QCOMPARE(read->receipts.size(), std::size_t(1));
        QCOMPARE(read->seq, qint64(3));
        QCOMPARE(storage().noteMailRead(QStringLiteral("m1"), drainage, now() + 1h).value(), *read);
        QCOMPARE(storage().mailAfter(dispatcher, 2, 10)->messages, std::vector{*read});
        QCOMPARE(storage().mailAfter(dispatcher, 99, 10)->messages.size(),
                 std::size_t(2)); // of before a restore
    }
    void dutyIsSignedOnAndOff()
    {
        const auto sv1 = town().session(QStringLiteral("sv1"));
        QVERIFY(storage().setDuty(sv1, false, now(), {}));
        const qint64 mark = storage().dutyMark().value();
        const auto on = storage().setDuty(sv1, true, now(), {});
        QVERIFY(on && on->first.changed && on->second == storage().tail().value());
        QVERIFY(storage().dutyMark().value() > mark);
        const auto again = storage().setDuty(sv1, true, now() + 1h, {});
        QVERIFY(again && !again->first.changed && again->second == 0);
        QCOMPARE(again->first.at, on->first.at);
        QCOMPARE(storage().onDuty()->at(QStringLiteral("23010300101")), QStringList{QStringLiteral("sv1")});
        QVERIFY(storage().setDuty(sv1, false, now() + 2h, {})->first.changed);
        QVERIFY(storage().onDuty()->empty());
    }
    void handoversAreSignedTwice()
    {
        const auto shift = town().session(QStringLiteral("shift1"));
        auto other = shift;
        other.person.id = PersonId(QStringLiteral("shift2"));
        protocol::HandoverOrder order{
            QStringLiteral("h1"), now() - 8h, now(), {{QStringLiteral("open"), 3}}, QStringLiteral("雪大")};
        const auto signedOne = storage().addHandover(order, shift, now(), {});
        QVERIFY2(signedOne && signedOne->second, qPrintable(reasonOf(signedOne)));
        QVERIFY(!storage().addHandover(order, shift, now(), {})->second);
        QCOMPARE(reasonOf(storage().addHandover(order, other, now(), {})), QStringLiteral("id-reused"));
        QCOMPARE(reasonOf(storage().takeHandover(order.id, {}, shift, now(), {})),
                 QStringLiteral("same-person"));
        QCOMPARE(reasonOf(storage().takeHandover(order.id, {}, town().session(QStringLiteral("dispatcher1")),
                                                 now(), {})),
                 QStringLiteral("no-such-handover"));
        const auto taken = storage().takeHandover(order.id, QStringLiteral("好"), other, now() + 5min, {});
        QVERIFY2(taken, qPrintable(reasonOf(taken)));
        QCOMPARE(taken->seq, signedOne->first.seq + 1);
        QVERIFY(storage().takeHandover(order.id, QStringLiteral("好"), other, now() + 1h, {}));
        QCOMPARE(reasonOf(storage().takeHandover(order.id, QStringLiteral("no"), other, now(), {})),
                 QStringLiteral("already-taken"));
        const auto page = storage().handoversAfter(shift, 0, 10);
        QCOMPARE(page->handovers.size(), std::size_t(1));
        QCOMPARE(page->handovers.front().order.page.value(u"open").toInt(), 3);
        QCOMPARE(page->handovers.front().takenAt, std::optional(now() + 5min));
        QVERIFY(storage()
                    .handoversAfter(town().session(QStringLiteral("dispatcher1")), 0, 10)
                    ->handovers.empty());
    }
    void wallsChangeAndGo()
    {
        const auto book = storage().wallBook();
        QVERIFY(book && !book->walls.empty());
        server::WallChange change;
        change.scenes = {book->scenes.front()};
        change.scenes.front().id = QStringLiteral("mine");
        change.scenes.front().nameZh = QStringLiteral("我的");
        change.scenes.front().version = 1;
        change.lostWalls = {{book->walls.front().id, book->walls.front().version + 1}};
        const auto seq = storage().changeWalls(change, now(), town().entry("wall"));
        QCOMPARE(seq.value(), storage().tail().value());
        const auto after = storage().wallBook();
        QCOMPARE(after->walls.size(), book->walls.size() - 1);
        const auto mine = std::ranges::find(after->scenes, QStringLiteral("mine"), &domain::Scene::id);
        QVERIFY(mine != after->scenes.end());
        QCOMPARE(*mine, change.scenes.front());
        const auto page
            = storage().changesAfter(town().session(QStringLiteral("mayor")).scope, seq.value() - 2, 10);
        const auto rows = rowsOf(page->rows);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(int(rows.back().op), int(protocol::RowOp::Delete));
    }
    void photosBelongToCasesThatNameThem()
    {
        const auto session = [&](const char *who) { return town().session(QLatin1StringView(who)); };
        const server::StoredPhoto photo{QStringLiteral("ab12"), 77, QStringLiteral("image/jpeg"),
                                        QStringLiteral("portal"), now()};
        QVERIFY(storage().rememberPhoto(photo, town().entry("photo")));
        const auto lines = deeds().size();
        QVERIFY(storage().rememberPhoto(photo, town().entry("photo")));
        QCOMPARE(deeds().size(), lines);
        const auto sight = [&](const char *who) {
            return storage()
                .photo(QStringLiteral("ab12"), session(who).scope, QLatin1StringView(who))
                ->mayRead;
        };
        QVERIFY(sight("portal") && !sight("drainage1"));
        QVERIFY(!storage().photo(QStringLiteral("none"), session("mayor").scope, {})->photo);
        QVERIFY(storage().rememberPhoto({QStringLiteral("cd34"), 1, {}, QStringLiteral("portal"), now()},
                                        town().entry("photo")));
        QCOMPARE(town()
                     .perform(QStringLiteral("portal"),
                              orderFor(QStringLiteral("report"), QStringLiteral("case-a")), 0)
                     .status,
                 QStringLiteral("applied"));
        QVERIFY(sight("acceptor1") && !sight("power1"));
        QVERIFY(storage().forgetUnusedPhotos(now() - 1h, 10)->isEmpty());
        QCOMPARE(storage().forgetUnusedPhotos(now() + 1h, 10).value(), QStringList{QStringLiteral("cd34")});
        QVERIFY(storage().forgetUnusedPhotos(now() + 1h, 10)->isEmpty());
    }
    void publicationsAreMadeOnce()
    {
        const server::PublishedLifecycle one{QStringLiteral("own-1"), QStringLiteral("own"), "<scxml/>",
                                             now(), QStringLiteral("console")};
        const auto seq = storage().publishLifecycle(one, town().entry("workflow-publish"));
        QCOMPARE(seq.value(), storage().tail().value());
        QCOMPARE(storage().publishLifecycle(one, town().entry("workflow-publish")).value(), 0);
        auto other = one;
        other.scxml = "<other/>";
        QCOMPARE(reasonOf(storage().publishLifecycle(other, town().entry("x"))),
                 QStringLiteral("version-exists"));
        QCOMPARE(storage().lifecycles()->size(), std::size_t(1));
        server::CalendarPublication calendar;
        calendar.row = {QStringLiteral("calendar:1"), {}, "{}", now(), QStringLiteral("console")};
        calendar.follows = 0;
        int asked = 0;
        calendar.mover = [&asked](const domain::CaseFile &file) -> std::optional<domain::Verdict> {
            ++asked;
            if (file.id.text() != u"in-PENDING_SIGN")
                return {};
            domain::Verdict verdict;
            verdict.after = file;
            ++verdict.after.version;
            verdict.record.id = ActionId(QStringLiteral("move-1"));
            verdict.record.caseId = file.id;
            verdict.record.number = 2;
            verdict.record.action = QStringLiteral("moveDue");
            return verdict;
        };
        QCOMPARE(reasonOf(storage().publishCalendar(calendar, town().entry("calendar"))),
                 QStringLiteral("published-meanwhile"));
        calendar.follows = 1;
        const auto moved = storage().publishCalendar(calendar, town().entry("calendar"));
        QVERIFY2(moved, qPrintable(reasonOf(moved)));
        QVERIFY(asked > 5);
        QCOMPARE(moved.value(), storage().tail().value());
        QCOMPARE(moved.value(), seq.value() + 3); // the calendar, the case, its action
        QCOMPARE(reasonOf(storage().publishCalendar(calendar, town().entry("x"))),
                 QStringLiteral("version-exists"));
        QCOMPARE(storage().lifecycles()->back().version, QStringLiteral("calendar:1"));
    }
    void mapsAndImportsAreRemembered()
    {
        QVERIFY(storage().mapPublications()->isEmpty());
        QVERIFY(storage().rememberMap(QStringLiteral("v1"), "[1]", town().entry("map")));
        QCOMPARE(storage().mapPublications().value(), QByteArray("[1]"));
        QCOMPARE(storage().facts()->mapVersion, QStringLiteral("v1"));
        protocol::ImportStatus status;
        status.id = QStringLiteral("i1");
        status.order.kind = QStringLiteral("components");
        status.stage = QStringLiteral("checking");
        status.account = QStringLiteral("admin");
        status.createdAt = now();
        QVERIFY(storage().rememberImport(status, town().entry("import")));
        status.stage = QStringLiteral("cancelled");
        QVERIFY(storage().rememberImport(status, std::nullopt));
        const auto imports = storage().imports();
        QCOMPARE(imports->size(), std::size_t(1));
        QCOMPARE(imports->front().stage, QStringLiteral("cancelled"));
        QCOMPARE(storage().importMark().value(), 0);
    }
    void checksOfCamerasAreAddedOnce()
    {
        const auto checksOf = [&](const char *camera, const char *day, int checks, int online, std::chrono::minutes from,
                                  std::chrono::minutes to, qint64 offSinceMs = 0) {
            return server::CameraChecks{QString::fromLatin1(camera), QString::fromLatin1(day), checks, online, now() + from,
                                        now() + to, offSinceMs};
        };
        const qint64 before = storage().tail().value();
        const std::vector first{checksOf("c1", "20261120", 6, 5, 0min, 50min, 7), checksOf("c2", "20261120", 6, 6, 0min, 50min)};
        QCOMPARE(storage().noteCameraChecks(first, now()).value(), before + 2);
        const std::vector second{checksOf("c1", "20261121", 3, 3, 60min, 80min), checksOf("c2", "20261130", 1, 0, 60min, 60min, 9)};
        QVERIFY(storage().noteCameraChecks(second, now()));
        // What another server counted of the same time is not counted again.
        const auto other = town().another();
        const std::vector same{checksOf("c1", "20261121", 5, 0, 70min, 90min), checksOf("c1", "20261201", 1, 1, 70min, 70min)};
        QVERIFY(other->noteCameraChecks(same, now()));

        const auto months = storage().cameraMonths(QStringLiteral("202611")).value();
        QCOMPARE(months.size(), std::size_t(3));
        QCOMPARE(months[0].id(), QStringLiteral("c1-202611"));
        QCOMPARE(months[0].days.size(), std::size_t(21));
        QCOMPARE(months[0].days[19], (protocol::CameraMonth::Day{6, 5}));
        QCOMPARE(months[0].days[20], (protocol::CameraMonth::Day{3, 3}));
        QCOMPARE(months[0].checkedMs, base::toMs(now() + 80min));
        QCOMPARE(months[0].offSinceMs, 0);
        QCOMPARE(months[0].version, 2);
        QCOMPARE(months[2].days.back(), (protocol::CameraMonth::Day{1, 0}));
        QCOMPARE(months[2].offSinceMs, 9);
        QCOMPARE(storage().cameraMonths(QStringLiteral("202612")).value().size(), std::size_t(1));
        const auto lines = storage().linesAfter(before, 100);
        QVERIFY(lines);
        QCOMPARE(storage().tail().value(), before + 5);
    }
    void othersAreNoticed()
    {
        const auto other = town().another();
        const qint64 mark = storage().changeMark().value();
        QCOMPARE(storage().changeMark().value(), mark);
        QVERIFY(other->audit(town().entry("note")));
        QVERIFY(storage().changeMark().value() != mark);
    }
};

QTEST_GUILESS_MAIN(TestConformanceDesk)
#include "tst_conformancedesk.moc"
