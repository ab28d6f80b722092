// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/caseorders.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// What anybody tries with a case: mostly what this post may do, else an action that the state knows, else any
/// of the lifecycle, with whatever stands in the order.
domain::CaseOrder anyOrder(QRandomGenerator &random, const domain::CaseFile &file, const domain::RuleBook &rules,
                           const QStringList &mine, const QString &supervisor, base::Instant now)
{
    const auto &all = rules.workflow.transitions();
    const auto here = rules.lifecycleOf(file).leaving(file.state);
    const bool known = !here.empty() && random.bounded(5) != 0;
    const workflow::Transition &chosen = known ? *here[size_t(random.bounded(int(here.size())))]
                                               : all[size_t(random.bounded(int(all.size())))];
    domain::CaseOrder order = plain(file.id.text(), chosen.event);
    if (!mine.isEmpty() && random.bounded(10) < 7)
        order.action = mine[random.bounded(int(mine.size()))];
    if (order.action == u"report" || order.action == u"reportSelfHandled") // would be cases of their own
        order.action = QStringLiteral("urge");
    if (random.bounded(8) != 0)
        order.reason = QStringLiteral("试一试");
    if (random.bounded(8) != 0)
        order.note = QStringLiteral("已处理");
    order.conditionNo = QStringLiteral("01");
    order.supervisor = random.bounded(6) == 0 ? QStringLiteral("drainage1") : supervisor;
    static const QStringList Results{QStringLiteral("real"),     QStringLiteral("pass"), QStringLiteral("fail"),
                                     QStringLiteral("notFound"), QStringLiteral("agree")};
    order.result = Results[random.bounded(int(Results.size()))];
    order.onSite = file.place;
    static const QStringList Kinds{QStringLiteral("near"), QStringLiteral("after")};
    if (random.bounded(6) != 0)
        order.photos = {{Kinds[random.bounded(2)], QString(64, QLatin1Char('a')), now, supervisor}};
    static const QStringList Units{QStringLiteral("drainage"), QStringLiteral("power")};
    order.leadDept = Units[random.bounded(2)];
    if (random.bounded(4) == 0)
        order.coDepts = {Units[random.bounded(2)]};
    order.department = Units[random.bounded(2)];
    order.days = random.bounded(3);
    if (random.bounded(2) == 0)
        order.until = now + std::chrono::hours(24 * (1 + random.bounded(20)));
    order.crew = QStringLiteral("一组");
    order.satisfaction = QStringLiteral("fair");
    order.approver = QStringLiteral("mayor");
    return order;
}
} // namespace

/// Whatever anybody tries, at several seats at once, with lines that break and a central that goes away: no
/// case ends up in a way the rules do not know, nothing anybody did disappears, and all copies agree.
class TestAnyone : public QObject
{
    Q_OBJECT
private slots:
    void whateverIsTriedAtManySeatsTheCityStaysSound_data();
    void whateverIsTriedAtManySeatsTheCityStaysSound();
};

void TestAnyone::whateverIsTriedAtManySeatsTheCityStaysSound_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {7U, 20261122U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestAnyone::whateverIsTriedAtManySeatsTheCityStaysSound()
{
    constexpr int Cases = 8;
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    SmallCity city;
    static const QStringList Accounts{QStringLiteral("acceptor1"),   QStringLiteral("shift1"),
                                      QStringLiteral("dispatcher1"), QStringLiteral("dispatcher2"),
                                      QStringLiteral("drainage1"),   QStringLiteral("power1"),
                                      QStringLiteral("inspector1")};
    Seat &acceptor = city.seat(QStringLiteral("acceptor1"));
    QStringList ids;
    QString supervisor;
    for (int i = 0; i < Cases; ++i) {
        const geo::Place place = city.somewhere();
        ids.append(acceptor.report(report(place)));
        const auto facts = await(acceptor.store().cellAt(place));
        QVERIFY(facts);
        supervisor = facts->supervisorOnDuty.isEmpty() ? supervisor : facts->supervisorOnDuty;
    }
    QVERIFY(!supervisor.isEmpty());
    QVERIFY(city.settle());
    QStringList everyone = Accounts;
    everyone.append(supervisor);
    for (const QString &account : everyone)
        city.seat(account);

    int accepted = Cases, refusedHere = 0;
    QSet<QString> cut;
    for (int step = 0; step < 1'000; ++step) {
        const QString &account = everyone[random.bounded(int(everyone.size()))];
        Seat &seat = city.seat(account);
        const int chance = random.bounded(100);
        if (chance < 4) {
            if (cut.remove(account)) {
                seat.healTheLine();
            } else {
                seat.cutTheLine();
                cut.insert(account);
            }
        } else if (chance < 5 && city.isUp()) {
            city.stopCentral();
        } else if (chance < 8 && !city.isUp()) {
            city.startCentral();
        } else if (chance < 20) {
            // A session lasts twelve hours; all of this happens within a shift.
            city.clock().advance(std::chrono::minutes(1 + random.bounded(6)));
            QTest::qWait(10); // lets answers and changes arrive between what people do
        } else {
            const auto dossier = await(seat.store().dossier(ids[random.bounded(int(ids.size()))]));
            if (!dossier)
                continue; // not in this seat's scope now
            QStringList mine;
            for (const domain::Possibility &one : seat.desk().possibilities(*dossier)) {
                if (one.mine)
                    mine.append(one.action);
            }
            const QString why = seat.perform(
                anyOrder(random, dossier->file, *city.rules(), mine, supervisor, city.clock().now()));
            why.isEmpty() ? ++accepted : ++refusedHere;
        }
    }
    if (!city.isUp())
        city.startCentral();
    for (const QString &account : cut)
        city.seat(account).healTheLine();
    // A refusal holds back what its author did to that case afterwards, until the author has seen it.
    int rejected = 0;
    bool settled = false;
    for (int round = 0; round < 60 && !settled; ++round) {
        settled = city.settle(1'500);
        for (const QString &account : everyone) {
            Seat &seat = city.seat(account);
            const auto refusals = await(seat.store().rejections());
            QVERIFY(refusals);
            for (const store::Rejection &one : *refusals) {
                QVERIFY(!one.result.reason.isEmpty());
                QVERIFY(await(seat.store().closeRejection(one.command.key, false)));
                ++rejected;
                settled = false;
            }
        }
    }
    QVERIFY(settled);

    // All copies of whole-city posts agree, row by row.
    for (const QString &account : {QStringLiteral("shift1"), QStringLiteral("dispatcher1"), QStringLiteral("inspector1")})
        QCOMPARE(city.seat(account).replica(), acceptor.replica());

    int applied = 0, system = 0, ends = 0;
    for (const QString &id : ids) {
        const auto dossier = await(acceptor.store().dossier(id));
        QVERIFY(dossier);
        const domain::CaseFile &file = dossier->file;
        QCOMPARE(size_t(file.version), dossier->trail.size());
        for (const domain::ActionRecord &record : dossier->trail)
            ++(record.post == domain::Post::System ? system : applied);
        // The whole life is one the rules know…
        const auto again = domain::rejudge(dossier->trail, *city.rules());
        QVERIFY2(again, again ? "" : qPrintable(again.error().reason + again.error().detail));
        QCOMPARE(again->state, file.state);
        QCOMPARE(again->handlers, file.handlers);
        QCOMPARE(again->stageDue, file.stageDue);
        // … nobody was on both sides, and what closed was checked by another.
        QVERIFY(file.dispatcher.isEmpty()
                || (file.dispatcher != file.acceptor && file.dispatcher != file.shiftLeader));
        ends += domain::isTerminal(file.state);
        if (file.closeType == u"NORMAL") {
            const auto check = std::ranges::find_if(dossier->trail.rbegin(), dossier->trail.rend(), [](const auto &one) {
                return one.action == u"checkResult" && one.order.result == u"pass";
            });
            QVERIFY(check != dossier->trail.rend());
            QVERIFY(!file.handlers.contains(check->actor));
        }
        QVERIFY(file.closeType != u"FORCED"); // nobody's second person signed in
    }
    // What anybody did is in a trail or stands as a refusal with its author; nothing waits, nothing vanished.
    for (const QString &account : everyone)
        QCOMPARE(city.seat(account).status().waitingCommands, 0);
    QCOMPARE(applied + rejected, accepted);
    qInfo() << applied << "applied," << rejected << "refused by central," << refusedHere << "refused at the seat,"
            << system << "by the system;" << ends << "cases ended";
    QVERIFY(applied > 40 && refusedHere > 40);
    QCOMPARE(city.contractBreaches(), QStringList());
}

QTEST_GUILESS_MAIN(TestAnyone)
#include "tst_anyone.moc"
