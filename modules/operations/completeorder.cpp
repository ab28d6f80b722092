// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/completeorder.h"

#include <algorithm>

namespace wanmi::operations {
namespace {
using domain::CaseFile;
using domain::CaseOrder;
using Done = std::function<void(CaseOrder)>;

bool isBlank(const std::optional<QString> &text)
{
    return !text || text->isEmpty();
}

bool fillsForm(const CaseOrder &order)
{
    return order.action.startsWith(QLatin1StringView("report"))
        || order.action == QLatin1StringView("submitRegister");
}

bool givesTask(const CaseOrder &order)
{
    return order.action == QLatin1StringView("sendVerify") || order.action == QLatin1StringView("sendCheck")
        || order.action == QLatin1StringView("reassignTask");
}

void fillFrom(CaseOrder &order, const store::Store::CellFacts &facts)
{
    if (isBlank(order.cell))
        order.cell = facts.cell.code.text();
    if (isBlank(order.dutyGrid))
        order.dutyGrid = facts.cell.dutyGrid.text();
    if (isBlank(order.zone))
        order.zone = facts.cell.zone;
    if (isBlank(order.address) && !facts.nearestAddress.isEmpty())
        order.address = facts.nearestAddress;
}

void completePlace(store::Store &store, QObject *context, CaseOrder order, const Done &done)
{
    if (!order.place || !fillsForm(order)) {
        done(std::move(order));
        return;
    }
    const geo::Place place = *order.place;
    store.cellAt(place).then(
        context, [order = std::move(order), done](const base::Result<store::Store::CellFacts> &facts) {
            CaseOrder complete = order;
            if (facts)
                fillFrom(complete, *facts);
            done(std::move(complete));
        });
}

void completeComponent(store::Store &store, QObject *context, CaseOrder order, const Done &done)
{
    if (!fillsForm(order) || isBlank(order.componentId) || (order.place && order.classCode)) {
        completePlace(store, context, std::move(order), done);
        return;
    }
    const QString id = *order.componentId;
    store.component(id).then(
        context,
        [&store, context, order = std::move(order), done](const base::Result<domain::Component> &component) {
            CaseOrder complete = order;
            if (component) {
                if (!complete.place)
                    complete.place = component->place;
                if (isBlank(complete.classCode))
                    complete.classCode = component->classCode;
                if (!complete.kind)
                    complete.kind = domain::CaseKind::Component;
            }
            completePlace(store, context, std::move(complete), done);
        });
}

/// Who must not have this task: whoever handled the case may not check it, who lets it lie not have it again.
QStringList unfitFor(const CaseOrder &order, const CaseFile &file)
{
    QStringList unfit = file.handlers;
    if (order.action == QLatin1StringView("reassignTask"))
        unfit.append(file.supervisor);
    return unfit;
}

/// A named supervisor's duty is looked up; without a name it is who the rule says (domain/duty.h).
void completeTask(store::Store &store, QObject *context, CaseOrder order, const CaseFile &file,
                  const Done &done)
{
    if (!order.supervisor.isEmpty()) {
        store.persons().then(
            context, [order, done](const base::Result<std::vector<domain::Person>> &persons) {
                CaseOrder complete = order;
                if (persons) {
                    const auto it
                        = std::ranges::find(*persons, PersonId(order.supervisor), &domain::Person::id);
                    complete.supervisorOnDuty = it != persons->end() && it->onDuty;
                }
                done(std::move(complete));
            });
        return;
    }
    store.dutyNear(file.place)
        .then(context,
              [order, unfit = unfitFor(order, file),
               done](const base::Result<std::vector<domain::GridDuty>> &grids) {
                  CaseOrder complete = order;
                  const auto taker = grids ? domain::takerOf(*grids, unfit) : std::nullopt;
                  complete.supervisor = taker ? taker->supervisor : QString();
                  complete.supervisorOnDuty = taker.has_value();
                  done(std::move(complete));
              });
}
} // namespace

void completeOrder(store::Store &store, QObject *context, CaseOrder order, const CaseFile &file, Done done)
{
    if (givesTask(order))
        completeTask(store, context, std::move(order), file, done);
    else
        completeComponent(store, context, std::move(order), done);
}
} // namespace wanmi::operations
