// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "protocol/caserow.h"
#include "resources/resources.h"
#include "server/citywriter.h"
#include "server/password.h"

namespace wanmi::test {
namespace {
using domain::Post;

geo::Polygon square(double west)
{
    return {{{{west, 45.762}, {west + 0.002, 45.762}, {west + 0.002, 45.764}, {west, 45.764}}}};
}

domain::GridCell cell(const char *code, double west)
{
    domain::GridCell cell;
    cell.code = CellCode(QLatin1StringView(code));
    cell.community = QString::fromLatin1(code).left(12);
    cell.street = cell.community.left(9);
    cell.district = cell.community.left(6);
    cell.dutyGrid = DutyGridId(QStringLiteral("23010300101"));
    cell.zone = QStringLiteral("A");
    cell.shape = square(west);
    return cell;
}

void putPeople(server::CityWriter &writer)
{
    for (int post = 0; post <= int(Post::Camera); ++post) {
        domain::Person person;
        person.id = PersonId(accountOf(Post(post)));
        person.name = QStringLiteral("姓名 ") + person.id.text();
        person.post = domain::tokenOf(Post(post));
        if (Post(post) == Post::DepartmentOfficer || Post(post) == Post::DepartmentLeader)
            person.department = QStringLiteral("drainage");
        if (Post(post) == Post::Supervisor)
            person.dutyGrid = QStringLiteral("23010300101");
        if (Post(post) == Post::DistrictCenter)
            person.district = QStringLiteral("230103");
        writer.put(person);
    }
    domain::Person power;
    power.id = PersonId(QStringLiteral("power1"));
    power.name = QStringLiteral("电");
    power.post = domain::tokenOf(Post::DepartmentOfficer);
    power.department = QStringLiteral("power");
    writer.put(power);
}

void putCases(server::CityWriter &writer, const domain::RuleBookPtr &rules, base::Instant now)
{
    for (const workflow::State &state : rules->workflow.states()) {
        if (!state.atomic)
            continue;
        citygen::CityCase one;
        one.file.id = CaseId(QStringLiteral("in-") + state.id);
        one.file.version = 1;
        one.file.state = state.id;
        one.file.reportedAt = now;
        one.file.place = InCellA;
        one.file.district = QStringLiteral("230103");
        one.file.dutyGrid = QStringLiteral("23010300101");
        one.file.leadDept = QStringLiteral("drainage");
        one.file.source = QStringLiteral("portal");
        one.file.isPublic = true;
        one.reporterName = QStringLiteral("秘密人");
        one.reporterPhone = QStringLiteral("13912345678");
        domain::ActionRecord record;
        record.id = ActionId(QStringLiteral("first-") + state.id);
        record.caseId = one.file.id;
        record.number = 1;
        record.at = now;
        record.post = Post::Portal;
        record.action = QStringLiteral("report");
        record.toState = state.id;
        record.order = orderFor(QStringLiteral("report"), one.file.id.text());
        one.trail = {record};
        writer.put(one);
    }
}
} // namespace

const domain::RuleBookPtr &shippedRules()
{
    static const domain::RuleBookPtr Rules = [] {
        resources::load();
        return domain::shippedRuleBook().value();
    }();
    return Rules;
}

QString accountOf(Post post)
{
    switch (post) {
    case Post::Supervisor:
        return QStringLiteral("sv1");
    case Post::Acceptor:
        return QStringLiteral("acceptor1");
    case Post::ShiftLeader:
        return QStringLiteral("shift1");
    case Post::Dispatcher:
        return QStringLiteral("dispatcher1");
    case Post::DepartmentOfficer:
        return QStringLiteral("drainage1");
    case Post::DepartmentLeader:
        return QStringLiteral("drainage_lead");
    case Post::DistrictCenter:
        return QStringLiteral("dc230103");
    case Post::Inspector:
        return QStringLiteral("inspector1");
    case Post::Leader:
        return QStringLiteral("mayor");
    case Post::Evaluator:
        return QStringLiteral("evaluator1");
    case Post::Commander:
        return QStringLiteral("commander1");
    case Post::SysAdmin:
        return QStringLiteral("admin");
    case Post::Portal:
        return QStringLiteral("portal");
    case Post::Camera:
        return QStringLiteral("gateway");
    case Post::System:
        break;
    }
    return {};
}

void makeTown(const QString &folder, const domain::RuleBookPtr &rules, base::Instant now)
{
    static const QByteArray Hash = server::hashPassword(QStringLiteral("wanmi"));
    server::CityWriter writer(folder + QStringLiteral("/central.db"), Hash);
    domain::Area city;
    city.code = QStringLiteral("230100");
    city.level = QStringLiteral("city");
    city.shape = {square(126.624)};
    writer.put(city);
    writer.put(cell(CellA, 126.624));
    writer.put(cell(CellB, 126.626));
    writer.put(domain::DutyGrid{DutyGridId(QStringLiteral("23010300101")), QStringLiteral("一"),
                                QStringLiteral("one"), QStringLiteral("230103001")});
    for (const char *department : {"drainage", "power", "gas"})
        writer.put(domain::Department{
            DepartmentId(QLatin1StringView(department)), {}, {}, QStringLiteral("industry"), {}});
    putPeople(writer);
    domain::Component manhole;
    manhole.id = ComponentId(QLatin1StringView(Manhole));
    manhole.classCode = QStringLiteral("0102");
    manhole.state = QStringLiteral("intact");
    manhole.cell = CellCode(QLatin1StringView(CellA));
    manhole.competentDept = QStringLiteral("drainage");
    manhole.place = InCellA;
    writer.put(manhole);
    putCases(writer, rules, now);
    citygen::CitySummary summary;
    summary.nameZh = QStringLiteral("小城");
    summary.nameEn = QStringLiteral("Small town");
    summary.bounds = {126.624, 45.762, 126.628, 45.764};
    QFile basemap(folder + QStringLiteral("/basemap.gpkg"));
    if (basemap.open(QIODevice::WriteOnly))
        basemap.write(QByteArray(700'000, 'm'));
    writer.finish(summary, QStringLiteral("feed"), 700'000, now);
}

std::vector<protocol::RowChange> rowsOf(const QByteArray &cbor)
{
    protocol::RowDecoder decoder;
    decoder.feed(cbor);
    std::vector<protocol::RowChange> rows;
    for (auto row = decoder.next(); row && *row; row = decoder.next())
        rows.push_back(std::move(**row));
    return rows;
}

domain::CaseOrder orderFor(const QString &action, const QString &caseId)
{
    domain::CaseOrder order;
    order.caseId = CaseId(caseId);
    order.action = action;
    const auto photo = [](const char *kind) {
        return domain::Photo{QLatin1StringView(kind), QStringLiteral("ab12"), base::instantFromMs(1),
                             QStringLiteral("sv1")};
    };
    if (action.startsWith(u"report") || action == u"submitRegister") {
        order.kind = domain::CaseKind::Component;
        order.classCode = QStringLiteral("0102");
        order.conditionNo = QStringLiteral("01");
        order.componentId = QLatin1StringView(Manhole);
        order.place = InCellA;
        order.address = QStringLiteral("花园街 12 号");
        order.description = QStringLiteral("井盖缺失");
        order.photos = {photo("near")};
    }
    if (action == u"verifyResult" || action == u"checkResult") {
        order.result = action == u"verifyResult" ? QStringLiteral("real") : QStringLiteral("pass");
        order.onSite = InCellA;
        order.photos = {photo("after")};
    }
    if (action == u"feedback")
        order.photos = {photo("after")};
    if (action == u"sendVerify" || action == u"sendCheck" || action == u"reassignTask")
        order.supervisor = QStringLiteral("sv1");
    if (action == u"dispatch")
        order.leadDept = QStringLiteral("drainage");
    order.reason = QStringLiteral("because");
    order.note = QStringLiteral("as seen");
    return order;
}
} // namespace wanmi::test
