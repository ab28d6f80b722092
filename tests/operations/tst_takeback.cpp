// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/bulkdesk.h"
#include "support/caseorders.h"

#include <QSignalSpy>

using namespace wanmi;
using namespace wanmi::test;
using operations::BulkDesk;
using State = BulkDesk::Line::State;
using Back = BulkDesk::Line::Back;
using Task = BulkDesk::Task;

/// What one person does to many cases is taken back, while central and other people's seats go on.
class TestTakeBack : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;

    QStringList reports(int count)
    {
        Seat &acceptor = m_city->seat(QStringLiteral("acceptor1"));
        const geo::Place place = m_city->somewhere();
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(acceptor.report(report(place)));
        return ids;
    }
    static bool until(BulkDesk &bulk, Task task, const std::function<void()> &start)
    {
        QSignalSpy finished(&bulk, &BulkDesk::finished);
        start();
        return spinUntil([&] { return finished.size() == 1; }, 120'000)
            && finished.front().front().value<Task>() == task;
    }
    static bool supervise(BulkDesk &bulk, const QStringList &ids)
    {
        QSignalSpy offered(&bulk, &BulkDesk::offered);
        bulk.choose(ids);
        if (!spinUntil([&] { return offered.size() == 1; }, 60'000))
            return false;
        domain::CaseOrder order;
        order.action = QStringLiteral("superviseOrder");
        order.reason = QStringLiteral("重点督办");
        return until(bulk, Task::Trying, [&] { bulk.tryOut(order); })
            && until(bulk, Task::Performing, [&] { bulk.perform(); });
    }
    [[nodiscard]] QStringList actionsOf(const QString &account, const QString &id)
    {
        QStringList actions;
        const auto dossier = await(m_city->seat(account).store().dossier(id));
        for (const domain::ActionRecord &record : dossier ? dossier->trail : std::vector<domain::ActionRecord>())
            actions.append(record.action);
        return actions;
    }
private slots:
    void init() { m_city = std::make_unique<SmallCity>(); }
    void cleanup()
    {
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }

    void fiveHundredCasesAndBackWhileOthersMoveSomeOn()
    {
        const QStringList ids = reports(500);
        QVERIFY(!ids.contains(QString()));
        Seat &dispatcher = m_city->seat(QStringLiteral("dispatcher1"));
        Seat &acceptor = m_city->seat(QStringLiteral("acceptor1"));
        QVERIFY(m_city->settle(120'000));
        BulkDesk bulk(dispatcher.desk(), dispatcher.store());
        QVERIFY(supervise(bulk, ids));
        QCOMPARE(bulk.count(State::Queued), 500);
        QVERIFY(m_city->settle(120'000));
        // Somebody signs for twelve of the orders, and refuses eight of the cases.
        for (int i = 0; i < 12; ++i)
            QCOMPARE(acceptor.perform(plain(ids.at(i * 7), QStringLiteral("signOrder"))), QString());
        for (int i = 0; i < 8; ++i) {
            domain::CaseOrder refuse = plain(ids.at(300 + i * 11), QStringLiteral("refuse"));
            refuse.reason = QStringLiteral("不属于城市管理职责");
            QCOMPARE(acceptor.perform(refuse), QString());
        }
        QVERIFY(m_city->settle(60'000));
        QVERIFY(until(bulk, Task::Looking, [&] { bulk.lookBack(); }));
        QCOMPARE(bulk.count(Back::Outbox), 0);
        QCOMPARE(bulk.count(Back::Inverse), 480);
        QCOMPARE(bulk.count(Back::No), 20);
        QVERIFY(until(bulk, Task::Undoing, [&] { bulk.undo(QStringLiteral("误操作")); }));
        QCOMPARE(bulk.count(State::Reversed), 480);
        QCOMPARE(bulk.count(State::Stays), 20);
        QHash<QString, int> reasons;
        for (const BulkDesk::Line &line : bulk.lines()) {
            if (line.state == State::Stays)
                ++reasons[line.reason];
        }
        QCOMPARE(reasons.value(QStringLiteral("signed-already")), 12);
        QCOMPARE(reasons.value(QStringLiteral("moved-on")), 8);
        QVERIFY(m_city->settle(120'000));
        // Central has judged it all: no order is open where it was taken back, and the trail keeps both.
        QCOMPARE(await(dispatcher.store().rejections())->size(), size_t(0));
        int open = 0;
        for (const QString &id : ids) {
            const auto file = acceptor.caseFile(id);
            open += int(std::ranges::count_if(file->orders, &domain::SuperviseOrder::isOpen));
        }
        QCOMPARE(open, 12);
        const QString reversed = std::ranges::find(bulk.lines(), State::Reversed, &BulkDesk::Line::state)->caseId;
        QCOMPARE(actionsOf(QStringLiteral("acceptor1"), reversed),
                 (QStringList{QStringLiteral("report"), QStringLiteral("superviseOrder"),
                              QStringLiteral("withdrawOrder")}));
    }

    void offlineItIsTakenOutOfTheOutboxAndCentralNeverHearsOfIt()
    {
        const QStringList ids = reports(30);
        Seat &dispatcher = m_city->seat(QStringLiteral("dispatcher1"));
        QVERIFY(m_city->settle(60'000));
        dispatcher.cutTheLine();
        QVERIFY(spinUntil([&] { return !dispatcher.isOnline(); }));
        BulkDesk bulk(dispatcher.desk(), dispatcher.store());
        QVERIFY(supervise(bulk, ids));
        QCOMPARE(dispatcher.status().waitingCommands, 30);
        QVERIFY(until(bulk, Task::Looking, [&] { bulk.lookBack(); }));
        QCOMPARE(bulk.count(Back::Outbox), 30);
        QVERIFY(until(bulk, Task::Undoing, [&] { bulk.undo(QStringLiteral("误操作")); }));
        QCOMPARE(bulk.count(State::Withdrawn), 30);
        QCOMPARE(dispatcher.status().waitingCommands, 0);
        dispatcher.healTheLine();
        QVERIFY(m_city->settle(60'000));
        for (const QString &id : ids)
            QCOMPARE(actionsOf(QStringLiteral("acceptor1"), id), QStringList{QStringLiteral("report")});
    }

    void aRequestIsWithdrawnBeforeItIsDecidedAndNotAfter()
    {
        const QString first = registeredCase(*m_city), second = registeredCase(*m_city);
        Seat &dispatcher = m_city->seat(QStringLiteral("dispatcher1"));
        for (const QString &id : {first, second})
            QCOMPARE(dispatcher.perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
        QVERIFY(m_city->settle());
        Seat &officer = m_city->seat(QStringLiteral("drainage1"));
        QVERIFY(m_city->settle());
        BulkDesk bulk(officer.desk(), officer.store());
        QSignalSpy offered(&bulk, &BulkDesk::offered);
        bulk.choose({first, second});
        QVERIFY(spinUntil([&] { return offered.size() == 1; }));
        domain::CaseOrder ask;
        ask.action = QStringLiteral("requestReturn");
        ask.reason = QStringLiteral("非本部门职责");
        QVERIFY(until(bulk, Task::Trying, [&] { bulk.tryOut(ask); }));
        QVERIFY(until(bulk, Task::Performing, [&] { bulk.perform(); }));
        QVERIFY(m_city->settle());
        domain::CaseOrder reject = plain(second, QStringLiteral("rejectReturn"));
        reject.reason = QStringLiteral("属本部门职责");
        QCOMPARE(dispatcher.perform(reject), QString());
        QVERIFY(m_city->settle());
        QVERIFY(until(bulk, Task::Undoing, [&] { bulk.undo(QStringLiteral("误操作")); }));
        QCOMPARE(bulk.lines()[0].state, State::Reversed);
        QCOMPARE(bulk.lines()[1].state, State::Stays);
        QCOMPARE(bulk.lines()[1].reason, QStringLiteral("no-such-request"));
        QVERIFY(m_city->settle());
        QVERIFY(!dispatcher.caseFile(first)->pendingRequest);
        QCOMPARE(dispatcher.caseFile(second)->buckPassingCount, 1);
        QCOMPARE(actionsOf(QStringLiteral("dispatcher1"), first).last(), QStringLiteral("withdrawRequest"));
    }
};

QTEST_GUILESS_MAIN(TestTakeBack)
#include "tst_takeback.moc"
