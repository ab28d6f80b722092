// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/decisions.h"

#include "domain/act.h"

#include <array>

namespace wanmi::simulator {

using namespace std::chrono_literals;
using domain::CaseFile;
using domain::CaseOrder;
using domain::Post;
using std::chrono::milliseconds;

namespace {

CaseOrder orderFor(const CaseFile &file, const char *action)
{
    CaseOrder order;
    order.caseId = file.id;
    order.action = QLatin1StringView(action);
    return order;
}

CaseOrder orderFor(const CaseFile &file, const char *action, const QString &reason)
{
    CaseOrder order = orderFor(file, action);
    order.reason = reason;
    return order;
}

/// Its hash is that of the picture, which is taken when it is sent.
domain::Photo photoBy(const QString &author, const char *kind)
{
    return {QLatin1StringView(kind), {}, {}, author};
}

/// A sender of tasks picks who reported, if on duty in the grid and free of the case, else another one of the
/// grid; with nobody there central finds the neighbor.
QString taskFor(const CaseFile &file, const Surroundings &around, Chance &chance)
{
    if (!file.handlers.contains(file.reporterId)
        && around.gridOfSupervisor.value(file.reporterId) == file.dutyGrid)
        return file.reporterId;
    std::vector<QString> fit;
    for (const QString &account : around.supervisorsOfGrid.value(file.dutyGrid)) {
        if (!file.handlers.contains(account))
            fit.push_back(account);
    }
    return fit.empty() ? QString() : chance.oneOf(fit);
}

std::optional<CaseOrder> giveTask(const CaseFile &file, const char *action, const Surroundings &around,
                                  Chance &chance)
{
    CaseOrder order = orderFor(file, action);
    order.supervisor = taskFor(file, around, chance);
    return order;
}

CaseOrder fillForm(const CaseFile &file, const Surroundings &around, const domain::RuleBook &rules,
                   Chance &chance)
{
    CaseOrder order = orderFor(file, "submitRegister");
    if (const CellSpot *cell = file.cell.isEmpty() ? around.cellNear(file.place) : nullptr)
        order.cell = cell->code;
    if (file.address.isEmpty())
        order.address = around.addressNear(file.place);
    const domain::MinorClass *minor = rules.catalog.find(file.kind, file.classCode);
    if (!minor) { // only words came in; the acceptor classifies
        order.kind = domain::CaseKind::Event;
        order.classCode = QStringLiteral("0101");
        minor = rules.catalog.find(*order.kind, *order.classCode);
    }
    if (minor && !rules.catalog.condition(minor->kind, minor->code, file.conditionNo)
        && !minor->conditions.empty())
        order.conditionNo = minor->conditions[size_t(chance.favouring(int(minor->conditions.size())))].no;
    return order;
}

std::optional<CaseOrder> acceptorStep(const CaseFile &file, const Surroundings &around,
                                      const domain::RuleBook &rules, Chance &chance)
{
    const bool found = file.verifiedReal.value_or(true);
    if (file.state == domain::state::PendingCheck)
        return giveTask(file, "sendCheck", around, chance);
    if (file.state == domain::state::Verified && !found)
        return orderFor(file, "refuse", QStringLiteral("现场未发现问题"));
    if (file.state == domain::state::Intake && file.isPublic && !file.verifiedReal)
        return giveTask(file, "sendVerify", around, chance);
    if (file.state == domain::state::Intake && !found)
        return orderFor(file, "refuse", QStringLiteral("现场未发现问题"));
    return fillForm(file, around, rules, chance);
}

std::optional<CaseOrder> shiftLeaderStep(const CaseFile &file, Chance &chance)
{
    if (file.pendingRequest)
        return orderFor(file, "approveVoid");
    if (file.state == domain::state::PendingClose)
        return orderFor(file, "close");
    if (file.selfHandled)
        return orderFor(file, "closeSelfHandled", QStringLiteral("监督员现场自行处理"));
    if (chance.happens(0.03))
        return orderFor(file, "refuseRegister", QStringLiteral("不符合立案条件"));
    return orderFor(file, "register");
}

QString departmentFor(const CaseFile &file, const Surroundings &around, const domain::RuleBook &rules,
                      Chance &chance)
{
    if (!file.leadDept.isEmpty() && around.officerOf.contains(file.leadDept))
        return file.leadDept; // rework
    const domain::MinorClass *minor = rules.catalog.find(file.kind, file.classCode);
    const QString usual = minor ? minor->typicalDepartment.text() : QString();
    const bool wasReturned = file.returnCount > 0 && usual == file.firstDept;
    if (around.officerOf.contains(usual) && !wasReturned)
        return usual;
    for (int tries = 0; tries < 20 && !around.departments.empty(); ++tries) {
        const QString &other = chance.oneOf(around.departments);
        if (other != file.firstDept)
            return other;
    }
    return usual;
}

CaseOrder decideRequest(const CaseFile &file, Chance &chance)
{
    const QString &kind = file.pendingRequest->kind;
    if (kind == u"return" && chance.happens(0.25))
        return orderFor(file, "rejectReturn", QStringLiteral("属本单位职责"));
    const char *approval = kind == u"return" ? "approveReturn"
        : kind == u"extend"                  ? "approveExtend"
                                             : "approveSuspend";
    return orderFor(file, approval);
}

/// A reply that a dispatcher may judge: to the system's orders and the dispatchers' own.
std::optional<CaseOrder> judgeReply(const CaseFile &file)
{
    for (const domain::SuperviseOrder &order : file.orders) {
        const bool ours = order.byPost == u"system" || order.byPost == u"dispatcher";
        if (order.state != u"replied" || !ours)
            continue;
        CaseOrder accept = orderFor(file, "acceptReply");
        accept.orderId = order.id;
        return accept;
    }
    return {};
}

std::optional<CaseOrder> dispatcherStep(const CaseFile &file, const Surroundings &around,
                                        const domain::RuleBook &rules, Chance &chance)
{
    if (auto judged = judgeReply(file))
        return judged;
    if (file.pendingRequest)
        return decideRequest(file, chance);
    if (file.state == domain::state::Feedback) {
        return chance.happens(0.05) ? orderFor(file, "rejectFeedback", QStringLiteral("照片不能说明已处置"))
                                    : orderFor(file, "acceptFeedback");
    }
    CaseOrder order = orderFor(file, "dispatch");
    order.leadDept = departmentFor(file, around, rules, chance);
    if (order.leadDept.isEmpty())
        return {};
    return order;
}

const domain::MinorClass &anyEventClass(const domain::RuleBook &rules, Chance &chance)
{
    // Shares of the event majors 01 … 06, after what cities publish: appearance and street order lead.
    static constexpr std::array<double, 6> Shares{0.46, 0.18, 0.07, 0.26, 0.01, 0.02};
    double left = chance.share();
    size_t major = 0;
    while (major + 1 < Shares.size() && left >= Shares[major])
        left -= Shares[major++];
    const QString prefix = QStringLiteral("%1").arg(major + 1, 2, 10, QLatin1Char('0'));
    std::vector<const domain::MinorClass *> found;
    for (const domain::MinorClass &minor : rules.catalog.classes()) {
        if (minor.kind == domain::CaseKind::Event && minor.code.startsWith(prefix)
            && !minor.conditions.empty())
            found.push_back(&minor);
    }
    if (found.empty())
        return rules.catalog.classes().front();
    return *found[size_t(chance.favouring(int(found.size())))];
}

void describe(CaseOrder &order, const domain::MinorClass &minor, Chance &chance)
{
    order.kind = minor.kind;
    order.classCode = minor.code;
    if (minor.conditions.empty()) {
        order.description = minor.nameZh;
        return;
    }
    const auto &condition = minor.conditions[size_t(chance.favouring(int(minor.conditions.size())))];
    order.conditionNo = condition.no;
    order.description = order.address.value_or(QString()) + QStringLiteral("：") + minor.nameZh
        + QStringLiteral("，") + condition.nameZh;
}

/// Lets the order be about one of the city's components.
bool aboutComponent(CaseOrder &order, const SpottedComponent &component, const Surroundings &around,
                    const domain::RuleBook &rules, Chance &chance)
{
    const domain::MinorClass *minor = rules.catalog.find(domain::CaseKind::Component, component.classCode);
    if (!minor)
        return false;
    order.componentId = component.id;
    order.place = component.place;
    order.cell = component.cell;
    order.address = around.addressNear(component.place);
    describe(order, *minor, chance);
    return true;
}

void aboutEvent(CaseOrder &order, const Spot &spot, const domain::RuleBook &rules, Chance &chance)
{
    order.place = geo::Place{spot.place.lon + chance.between(-3e-4, 3e-4),
                             spot.place.lat + chance.between(-2e-4, 2e-4)};
    order.address = spot.address;
    describe(order, anyEventClass(rules, chance), chance);
}

void nameReporter(CaseOrder &order, Chance &chance)
{
    static const QStringList Families{QStringLiteral("王"), QStringLiteral("李"), QStringLiteral("张"),
                                      QStringLiteral("刘"), QStringLiteral("陈"), QStringLiteral("杨"),
                                      QStringLiteral("赵"), QStringLiteral("孙"), QStringLiteral("于")};
    order.reporterName = Families[chance.favouring(int(Families.size()))]
        + (chance.happens(0.5) ? QStringLiteral("女士") : QStringLiteral("先生"));
    order.reporterPhone = QStringLiteral("1390000%1").arg(chance.below(10000), 4, 10, QLatin1Char('0'));
}

QString anySource(Chance &chance)
{
    const double share = chance.share();
    return share < 0.45 ? QStringLiteral("hotline12345")
        : share < 0.60  ? QStringLiteral("hotline12319")
                        : QStringLiteral("portal");
}

milliseconds handlingDelay(const CaseFile &file, Chance &chance)
{
    // Most departments are in time; about one case in twelve is late.
    const double used = chance.happens(0.08) ? chance.between(1.05, 1.6) : chance.between(0.2, 0.92);
    const double limitMs
        = double(std::chrono::duration_cast<milliseconds>(file.handlingLimit.length).count());
    return milliseconds(qint64(limitMs * used));
}
} // namespace

double weightOfHour(int localHour)
{
    // Quiet nights, peaks in the morning and after lunch, as hotlines publish them.
    static constexpr std::array<double, 24> Weights{0.22, 0.20, 0.20, 0.20, 0.22, 0.30, 0.60, 1.20,
                                                    2.00, 2.30, 2.20, 1.70, 1.10, 1.30, 1.90, 2.00,
                                                    1.80, 1.50, 1.20, 1.00, 0.75, 0.50, 0.35, 0.25};
    static const double mean = [] {
        double sum = 0;
        for (const double weight : Weights)
            sum += weight;
        return sum / double(Weights.size());
    }();
    return Weights[size_t(localHour % 24)] / mean;
}

milliseconds untilNextReport(double perDay, int localHour, double speed, Chance &chance)
{
    const double perMs = perDay * weightOfHour(localHour) * speed / 86'400'000.0;
    const double wait = perMs > 0 ? chance.exponential() / perMs : 3'600'000.0;
    return milliseconds(qint64(std::clamp(wait, 20.0, 3'600'000.0)));
}

std::optional<CaseOrder> reportBy(Reporter reporter, const Surroundings &around,
                                  const domain::RuleBook &rules, Chance &chance)
{
    CaseOrder order;
    order.action = QStringLiteral("report");
    const bool wantsComponent = chance.happens(reporter == Reporter::Supervisor ? 0.3 : 0.15);
    const bool isComponent = wantsComponent && !around.components.empty()
        && aboutComponent(order, chance.oneOf(around.components), around, rules, chance);
    if (!isComponent) {
        if (around.spots.empty())
            return {};
        aboutEvent(order, chance.oneOf(around.spots), rules, chance);
    }
    if (reporter == Reporter::Supervisor) {
        order.photos = {photoBy({}, "near"), photoBy({}, "far")};
    } else {
        order.source = anySource(chance);
        nameReporter(order, chance);
        if (order.source == u"portal") // its form asks for a picture
            order.photos = {photoBy({}, "near")};
    }
    return order;
}

CaseOrder answerTask(const CaseFile &file, Chance &chance)
{
    const bool isCheck = file.state == domain::state::Checking;
    CaseOrder order = orderFor(file, isCheck ? "checkResult" : "verifyResult");
    order.onSite = file.place;
    order.photos = {photoBy(file.supervisor, isCheck ? "after" : "near")};
    if (isCheck) {
        order.result = chance.happens(0.93) ? QStringLiteral("pass") : QStringLiteral("fail");
        order.note = order.result == u"pass" ? QStringLiteral("现场已恢复") : QStringLiteral("问题仍然存在");
    } else {
        const double share = chance.share();
        order.result = share < 0.92 ? QStringLiteral("real")
            : share < 0.97          ? QStringLiteral("notFound")
                                    : QStringLiteral("notMatching");
        order.note = order.result == u"real" ? QStringLiteral("情况属实") : QStringLiteral("现场与反映不符");
    }
    return order;
}

QString departmentToAct(const CaseFile &file)
{
    const auto open = std::ranges::find_if(file.coTasks, [](const auto &share) { return !share.isSettled(); });
    return file.state == domain::state::Handling && open != file.coTasks.end() ? open->department : file.leadDept;
}

std::optional<CaseOrder> departmentStep(const CaseFile &file, Chance &chance)
{
    if (file.pendingRequest)
        return {};
    if (departmentToAct(file) != file.leadDept) {
        CaseOrder share = orderFor(file, "coFeedback");
        share.note = QStringLiteral("协办任务已完成");
        return share;
    }
    const auto asked = std::ranges::find_if(file.orders, [&file](const auto &order) {
        return order.awaitsReply() && order.to == file.leadDept;
    });
    if (asked != file.orders.end() && file.state == domain::state::Handling) {
        CaseOrder reply = orderFor(file, "replyOrder");
        reply.orderId = asked->id;
        reply.note = QStringLiteral("已安排处置，按期完成");
        return reply;
    }
    if (file.state == domain::state::PendingSign) {
        if (file.round == 1 && file.buckPassingCount == 0 && file.returnCount == 0 && chance.happens(0.03))
            return orderFor(file, "requestReturn", QStringLiteral("不属本单位职责"));
        return orderFor(file, "sign");
    }
    if (file.state != domain::state::Handling)
        return {};
    if (file.extendCount == 0 && file.round == 1 && chance.happens(0.04))
        return orderFor(file, "requestExtend", QStringLiteral("需要备件"));
    CaseOrder order = orderFor(file, "feedback");
    order.note = QStringLiteral("已处置完毕");
    order.photos = {photoBy(file.deptOfficer, "after")};
    return order;
}

std::optional<CaseOrder> deskStep(const CaseFile &file, Post post, const Surroundings &around,
                                  const domain::RuleBook &rules, Chance &chance)
{
    if (deskOf(file) != post)
        return {};
    switch (post) {
    case Post::Acceptor:
        return acceptorStep(file, around, rules, chance);
    case Post::ShiftLeader:
        return shiftLeaderStep(file, chance);
    case Post::Dispatcher:
        return dispatcherStep(file, around, rules, chance);
    default:
        return {};
    }
}

milliseconds fieldDelay(const CaseFile &file, Chance &chance)
{
    const auto minutes = [&chance](double low, double high) {
        return milliseconds(qint64(chance.between(low, high) * 60'000));
    };
    if (file.state == domain::state::PendingSign)
        return minutes(2, 24);
    if (file.state == domain::state::Handling)
        return handlingDelay(file, chance);
    return minutes(8, 26); // the way to a task, and the look around
}

std::optional<Post> deskOf(const CaseFile &file)
{
    using namespace domain::state;
    if (file.pendingRequest)
        return file.pendingRequest->kind == u"void" ? Post::ShiftLeader : Post::Dispatcher;
    if (file.state == Intake || file.state == Verified || file.state == PendingCheck)
        return Post::Acceptor;
    if (file.state == PendingRegister || file.state == PendingClose)
        return Post::ShiftLeader;
    if (file.state == PendingDispatch || file.state == Feedback)
        return Post::Dispatcher;
    return {};
}
} // namespace wanmi::simulator
