// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"

namespace wanmi::test {

inline base::Instant at(qint64 ms)
{
    return base::instantFromMs(1'795'140'000'000 + ms);
}

/// Every field differs from its default, so a forgotten one shows.
inline domain::CaseOrder fullOrder()
{
    domain::CaseOrder order;
    order.caseId = CaseId(QStringLiteral("2a5f5a0e-6a3c-4df9-9a51-4d6cbb9c6c11"));
    order.action = QStringLiteral("dispatch");
    order.reason = QStringLiteral("理由");
    order.note = QStringLiteral("note");
    order.source = QStringLiteral("portal");
    order.kind = domain::CaseKind::Component;
    order.classCode = QStringLiteral("0101");
    order.conditionNo = QStringLiteral("02");
    order.severity = QStringLiteral("urgent");
    order.componentId = QStringLiteral("2301020101000001");
    order.place = geo::Place{126.625, 45.7625};
    order.address = QStringLiteral("中央大街 1 号");
    order.cell = QStringLiteral("230102001001001");
    order.dutyGrid = QStringLiteral("23010200101");
    order.zone = QStringLiteral("A");
    order.description = QStringLiteral("井盖破损 🕳");
    order.reporterName = QStringLiteral("张三");
    order.reporterPhone = QStringLiteral("13900000000");
    order.photos = {{QStringLiteral("near"), QStringLiteral("ab12"), at(5), QStringLiteral("sv1")}};
    order.supervisor = QStringLiteral("sv1");
    order.supervisorOnDuty = false;
    order.result = QStringLiteral("pass");
    order.onSite = geo::Place{126.5, 45.75};
    order.leadDept = QStringLiteral("drainage");
    order.coDepts = {QStringLiteral("power"), QStringLiteral("gas")};
    order.request = QStringLiteral("extend");
    order.days = 3;
    order.until = at(86'400'000);
    order.suggestedDept = QStringLiteral("water");
    order.crew = QStringLiteral("crew 7");
    order.mainCase = QStringLiteral("main");
    order.approver = QStringLiteral("mayor");
    order.satisfaction = QStringLiteral("fair");
    order.allotted = QStringLiteral("S20261120000001");
    order.lifecycle = QStringLiteral("2026.3");
    order.calendar = QStringLiteral("china-2026.2");
    order.department = QStringLiteral("gas");
    order.orderType = QStringLiteral("leader");
    order.orderId = QStringLiteral("9d7d6a9e");
    return order;
}

inline domain::CaseFile fullCase()
{
    domain::CaseFile file;
    file.id = CaseId(QStringLiteral("2a5f5a0e-6a3c-4df9-9a51-4d6cbb9c6c11"));
    file.version = 7;
    file.imported = true;
    file.stageStartedAt = at(1);
    file.stageWarnAt = at(2);
    file.stageDue = at(3);
    file.pendingRequest = domain::PendingRequest{
        QStringLiteral("suspend"), QStringLiteral("drainage1"), at(4), QStringLiteral("season"), at(5), 6,
        QStringLiteral("water")};
    file.isPublic = true;
    file.reportedAt = at(7);
    file.kind = domain::CaseKind::Component;
    file.place = {126.625, 45.7625};
    file.photos = fullOrder().photos;
    file.verifiedReal = false;
    file.handlers = {QStringLiteral("drainage1"), QStringLiteral("gas1")};
    file.handlingLimit = {std::chrono::hours(4), worktime::ClockKind::Work};
    file.coDepts = {QStringLiteral("gas")};
    file.round = 2;
    file.dispatchedAt = at(8);
    file.handlingStartedAt = at(9);
    file.handlingDue = at(10);
    file.feedbackAt = at(11);
    file.handledInTime = true;
    file.suspendedAt = at(12);
    file.suspendedUntil = at(13);
    file.suspendedLeftMs = 14;
    file.registeredAt = at(15);
    file.closedAt = at(16);
    file.dispatchCount = 1;
    file.reworkCount = 2;
    file.returnCount = 3;
    file.extendCount = 4;
    file.suspendCount = 5;
    file.urgeCount = 6;
    file.misdispatchCount = 7;
    file.buckPassingCount = 8;
    file.supervised = true;
    file.selfHandled = true;
    file.timedOutAt = at(17);
    file.orderDue = at(18);
    file.exempt = true;
    file.orders.push_back({.id = QStringLiteral("a1"),
                           .type = QStringLiteral("leader"),
                           .level = 2,
                           .requirement = QStringLiteral("限期 \"完成\""),
                           .by = QStringLiteral("mayor"),
                           .byPost = QStringLiteral("leader"),
                           .to = QStringLiteral("drainage"),
                           .at = at(19),
                           .due = at(20),
                           .state = QStringLiteral("replied"),
                           .signer = QStringLiteral("drainage1"),
                           .replier = QStringLiteral("drainage2"),
                           .reply = QStringLiteral("𠮷"),
                           .judge = QStringLiteral("mayor2"),
                           .signedAt = at(21),
                           .repliedAt = at(22),
                           .endedAt = {},
                           .inTime = false});
    file.coTasks.push_back({.department = QStringLiteral("gas"),
                            .signer = QStringLiteral("gas1"),
                            .signedAt = at(23),
                            .doer = QStringLiteral("gas2"),
                            .text = QStringLiteral("done"),
                            .doneAt = at(24),
                            .waivedBy = QStringLiteral("dispatcher1"),
                            .waiveReason = QStringLiteral("not needed")});
    file.appeal = domain::Appeal{.by = QStringLiteral("drainage1"),
                                 .reason = QStringLiteral("rain"),
                                 .at = at(25),
                                 .reviewer = QStringLiteral("dispatcher1"),
                                 .review = QStringLiteral("right"),
                                 .supported = true,
                                 .reviewedAt = at(26),
                                 .judge = QStringLiteral("evaluator1"),
                                 .judgement = QStringLiteral("agreed"),
                                 .granted = true,
                                 .decidedAt = at(27)};
    int n = 0;
    for (QString *text :
         {&file.intakeNo,    &file.caseNo,       &file.edition,    &file.workflowVersion, &file.state,
          &file.source,      &file.reporterId,   &file.classCode,  &file.conditionNo,     &file.severity,
          &file.componentId, &file.address,      &file.cell,       &file.community,       &file.street,
          &file.district,    &file.dutyGrid,     &file.zone,       &file.description,     &file.note,
          &file.acceptor,    &file.shiftLeader,  &file.dispatcher, &file.deptOfficer,     &file.supervisor,
          &file.taskKind,    &file.leadDept,     &file.firstDept,  &file.feedbackText,    &file.closeType,
          &file.closeNote,   &file.satisfaction, &file.mainCase,   &file.relatedTo,
          &file.calendarVersion})
        *text = QStringLiteral("text %1").arg(++n);
    return file;
}

inline domain::ActionRecord fullRecord()
{
    domain::ActionRecord record;
    record.id = ActionId(QStringLiteral("9d7d6a9e-1111-4222-8333-444455556666"));
    record.caseId = fullCase().id;
    record.number = 3;
    record.at = at(99);
    record.actor = QStringLiteral("dispatcher1");
    record.actorName = QStringLiteral("李四");
    record.post = domain::Post::Dispatcher;
    record.department = QStringLiteral("command");
    record.action = QStringLiteral("dispatch");
    record.fromState = domain::state::PendingDispatch;
    record.toState = domain::state::PendingSign;
    record.reason = QStringLiteral("r");
    record.note = QStringLiteral("n");
    record.order = fullOrder();
    return record;
}
} // namespace wanmi::test
