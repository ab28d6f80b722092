// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/smallcity.h"

#include <QTest>

namespace wanmi::test {

inline domain::CaseOrder report(geo::Place place)
{
    domain::CaseOrder order;
    order.action = QStringLiteral("report");
    order.source = QStringLiteral("hotline12345");
    order.kind = domain::CaseKind::Event;
    order.classCode = QStringLiteral("0101");
    order.place = place;
    order.address = QStringLiteral("中山路 1 号门前");
    order.description = QStringLiteral("门前有暴露垃圾");
    order.reporterName = QStringLiteral("王小明");
    order.reporterPhone = QStringLiteral("13800000000");
    return order;
}

inline domain::CaseOrder plain(const QString &caseId, const QString &action)
{
    domain::CaseOrder order;
    order.caseId = CaseId(caseId);
    order.action = action;
    return order;
}

inline domain::CaseOrder submit(const QString &caseId)
{
    domain::CaseOrder order = plain(caseId, QStringLiteral("submitRegister"));
    order.conditionNo = QStringLiteral("01");
    return order;
}

/// Takes a fresh hotline report to PENDING_DISPATCH, with the supervisor's visit done by the supervisor's own
/// account.
inline QString registeredCase(SmallCity &city)
{
    Seat &acceptor = city.seat(QStringLiteral("acceptor1"));
    Seat &leader = city.seat(QStringLiteral("shift1"));
    const geo::Place place = city.somewhere();
    const QString id = acceptor.report(report(place));
    [&] {
        QVERIFY(!id.isEmpty());
        QVERIFY(city.settle());
        const auto facts = await(acceptor.store().cellAt(place));
        QVERIFY(facts.has_value());
        domain::CaseOrder send = plain(id, QStringLiteral("sendVerify"));
        send.supervisor = facts->supervisorOnDuty;
        QVERIFY2(!send.supervisor.isEmpty(), "nobody is on duty in the cell's duty grid");
        QCOMPARE(acceptor.perform(send), QString());
        QVERIFY(city.settle());
        domain::CaseOrder visit = plain(id, QStringLiteral("verifyResult"));
        visit.result = QStringLiteral("real");
        visit.onSite = place;
        visit.photos
            = {{QStringLiteral("near"), QString(64, QLatin1Char('a')), city.clock().now(), send.supervisor}};
        QCOMPARE(city.seat(send.supervisor).perform(visit), QString());
        QVERIFY(city.settle());
        QCOMPARE(acceptor.perform(submit(id)), QString());
        QVERIFY(city.settle());
        QCOMPARE(leader.perform(plain(id, QStringLiteral("register"))), QString());
        QVERIFY(city.settle());
        QCOMPARE(city.seat(QStringLiteral("dispatcher1")).stateOf(id), domain::state::PendingDispatch);
    }();
    return id;
}

inline domain::CaseOrder dispatchTo(const QString &caseId, const QString &department)
{
    domain::CaseOrder order = plain(caseId, QStringLiteral("dispatch"));
    order.leadDept = department;
    return order;
}
} // namespace wanmi::test
