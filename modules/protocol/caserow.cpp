// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rowvisit.h"

namespace wanmi::protocol {
namespace {
// One list of fields serves both directions; its order is that of tables.cpp.
void visitCase(auto &file, auto &with)
{
    with.id(file.id);
    with.text(file.intakeNo);
    with.text(file.caseNo);
    with.text(file.edition);
    with.text(file.workflowVersion);
    with.flag(file.imported);
    with.text(file.state);
    with.instant(file.stageStartedAt);
    with.instant(file.stageWarnAt);
    with.instant(file.stageDue);
    with.request(file.pendingRequest);
    with.text(file.source);
    with.text(file.reporterId);
    with.flag(file.isPublic);
    with.instant(file.reportedAt);
    with.kind(file.kind);
    with.text(file.classCode);
    with.text(file.conditionNo);
    with.text(file.severity);
    with.text(file.componentId);
    with.real(file.place.lon);
    with.real(file.place.lat);
    with.text(file.address);
    with.text(file.cell);
    with.text(file.community);
    with.text(file.street);
    with.text(file.district);
    with.text(file.dutyGrid);
    with.text(file.zone);
    with.text(file.description);
    with.text(file.note);
    with.photos(file.photos);
    with.text(file.acceptor);
    with.text(file.shiftLeader);
    with.text(file.dispatcher);
    with.text(file.deptOfficer);
    with.text(file.supervisor);
    with.text(file.taskKind);
    with.maybe(file.verifiedReal);
    with.list(file.handlers);
    with.limit(file.handlingLimit);
    with.text(file.leadDept);
    with.list(file.coDepts);
    with.number(file.round);
    with.text(file.firstDept);
    with.instant(file.dispatchedAt);
    with.instant(file.handlingStartedAt);
    with.instant(file.handlingDue);
    with.instant(file.feedbackAt);
    with.text(file.feedbackText);
    with.maybe(file.handledInTime);
    with.instant(file.suspendedAt);
    with.instant(file.suspendedUntil);
    with.number(file.suspendedLeftMs);
    with.instant(file.registeredAt);
    with.instant(file.closedAt);
    with.number(file.dispatchCount);
    with.number(file.reworkCount);
    with.number(file.returnCount);
    with.number(file.extendCount);
    with.number(file.suspendCount);
    with.number(file.urgeCount);
    with.number(file.misdispatchCount);
    with.number(file.buckPassingCount);
    with.flag(file.supervised);
    with.flag(file.selfHandled);
    with.text(file.closeType);
    with.text(file.closeNote);
    with.text(file.satisfaction);
    with.text(file.mainCase);
    with.text(file.relatedTo);
    with.text(file.calendarVersion);
    with.instant(file.timedOutAt);
    with.orders(file.orders);
    with.instant(file.orderDue);
    with.shares(file.coTasks);
    with.appeal(file.appeal);
    with.flag(file.exempt);
}

void visitAction(auto &record, auto &post, auto &order, auto &with)
{
    with.id(record.id);
    with.id(record.caseId);
    with.number(record.number);
    with.instant(record.at);
    with.text(record.actor);
    with.text(record.actorName);
    with.text(post);
    with.text(record.department);
    with.text(record.action);
    with.text(record.fromState);
    with.text(record.toState);
    with.text(record.reason);
    with.text(record.note);
    with.text(order);
}
} // namespace

Row toRow(const domain::CaseFile &caseFile)
{
    RowWriter writer(TableNo::CaseFile);
    visitCase(caseFile, writer);
    return writer.take();
}

base::Result<domain::CaseFile> caseFromRow(const Row &row, qint64 version)
{
    RowReader reader(TableNo::CaseFile, row);
    domain::CaseFile file;
    visitCase(file, reader);
    file.version = int(version);
    return reader.finish(std::move(file));
}

Row toRow(const domain::ActionRecord &record)
{
    // The trail travels to posts that may not know who reported.
    domain::CaseOrder order = record.order;
    order.reporterName.clear();
    order.reporterPhone.clear();
    const QString orderText = compact(toJson(order));
    const QString post = tokenOf(record.post);
    RowWriter writer(TableNo::CaseAction);
    visitAction(record, post, orderText, writer);
    return writer.take();
}

base::Result<domain::ActionRecord> actionFromRow(const Row &row)
{
    RowReader reader(TableNo::CaseAction, row);
    domain::ActionRecord record;
    QString post, orderText;
    visitAction(record, post, orderText, reader);
    auto read = reader.finish(std::move(record));
    if (!read)
        return read;
    const auto knownPost = domain::postFromToken(post);
    if (!knownPost)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                             QStringLiteral("case_action.post"));
    read->post = *knownPost;
    auto order = orderFromJson(QJsonDocument::fromJson(orderText.toUtf8()).object());
    if (!order)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                             QStringLiteral("case_action.order_json: ") + order.error().detail);
    read->order = std::move(*order);
    return read;
}
} // namespace wanmi::protocol
