// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/makers.h"

#include "intake/values.h"

#include <QUuid>

namespace wanmi::intake {
namespace {

/// Imported cases of all cities: the same register and number give the same id everywhere.
const QUuid Namespace(QStringLiteral("{5b1c9f0e-6a9f-5d0e-9a52-0f1f3b9d7c11}"));

QString severityOf(const QString &word)
{
    return word.isEmpty() ? QStringLiteral("general") : word;
}
} // namespace

CaseMaker::CaseMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now)
    : Maker(mapping, city, now)
    , m_id(field("id"))
    , m_key(field("key"))
    , m_caseNo(field("case_no"))
    , m_intakeNo(field("intake_no"))
    , m_state(field("state"))
    , m_kind(field("kind"))
    , m_class(field("class"))
    , m_condition(field("condition"))
    , m_severity(field("severity"))
    , m_component(field("component"))
    , m_reported(field("reported_at"))
    , m_registered(field("registered_at"))
    , m_dispatched(field("dispatched_at"))
    , m_due(field("due"))
    , m_feedback(field("feedback_at"))
    , m_closed(field("closed_at"))
    , m_inTime(field("in_time"))
    , m_source(field("source"))
    , m_address(field("address"))
    , m_district(field("district"))
    , m_street(field("street"))
    , m_community(field("community"))
    , m_cell(field("cell"))
    , m_description(field("description"))
    , m_note(field("note"))
    , m_leadDept(field("lead_dept"))
    , m_coDepts(field("co_depts"))
    , m_feedbackText(field("feedback_text"))
    , m_closeType(field("close_type"))
    , m_closeNote(field("close_note"))
    , m_satisfaction(field("satisfaction"))
    , m_reporterName(field("reporter_name"))
    , m_reporterPhone(field("reporter_phone"))
    , m_isPublic(field("is_public"))
    , m_limit(field("handling_limit"))
    , m_edition(present.catalog() ? present.catalog()->edition() : QString())
{
}

void CaseMaker::begin(Checked &out)
{
    out.rows = std::vector<Taken<CaseRow>>();
    m_rows = &std::get<std::vector<Taken<CaseRow>>>(out.rows);
}

Maker::Verdict CaseMaker::make(const RowView &row, size_t index)
{
    CaseRow made;
    domain::CaseFile &file = made.file;
    file.imported = true;
    file.version = 1;
    file.edition = m_edition;
    const bool hasPlace = takePlace(row, index, file);
    const QString kindWord = wordOf(row, m_kind);
    std::optional<domain::CaseKind> kind;
    if (!kindWord.isEmpty())
        kind = kindWord == u"component" ? domain::CaseKind::Component : domain::CaseKind::Event;
    const auto classIndex = classOf(row, m_class, kind);
    takeTimes(row, file);
    if (leftOut())
        return Verdict::LeftOut;
    // Every word is asked before the row is given up: nobody wants to decide words twice.
    file.severity = severityOf(wordOf(row, m_severity));
    file.state = wordOf(row, m_state);
    file.source = wordOf(row, m_source, QStringLiteral("transfer"));
    file.leadDept = unitOf(row, m_leadDept);
    if (leftOut())
        return Verdict::LeftOut;
    if (!hasPlace || !classIndex || isRefused())
        return Verdict::Refused;
    const domain::MinorClass &cls = city().classes.at(*classIndex);
    file.kind = cls.kind;
    file.classCode = cls.code;
    file.conditionNo = textOf(row, m_condition);
    file.componentId = textOf(row, m_component);
    if (file.state.isEmpty())
        file.state = file.closedAt ? domain::state::Closed : domain::state::Handling;
    if (file.state == domain::state::Closed) {
        file.closeType = wordOf(row, m_closeType, QStringLiteral("NORMAL"));
        file.closeNote = textOf(row, m_closeNote);
    }
    file.description = textOf(row, m_description);
    file.note = textOf(row, m_note);
    file.address = textOf(row, m_address);
    file.feedbackText = textOf(row, m_feedbackText);
    file.satisfaction = textOf(row, m_satisfaction);
    takePeople(row, made);
    if (const QString limit = row.text(m_limit); !limit.isEmpty()) {
        if (const auto read = worktime::parseLimit(limit))
            file.handlingLimit = *read;
    }
    if (leftOut())
        return Verdict::LeftOut;

    QString own = keyOf(row, m_key);
    const QUuid id = QUuid::fromString(row.text(m_id));
    file.caseNo = row.inputs().has(m_caseNo) ? keyOf(row, m_caseNo) : QString();
    file.intakeNo = textOf(row, m_intakeNo);
    const bool hasKey = !own.isEmpty() || !id.isNull() || !file.caseNo.isEmpty();
    if (own.isEmpty())
        own = !id.isNull() ? row.text(m_id) : file.caseNo;
    if (own.isEmpty())
        own = QStringLiteral("@%1:%2:%3,%4:%5")
                  .arg(base::toMs(file.reportedAt))
                  .arg(file.classCode)
                  .arg(file.place.lon, 0, 'f', 6)
                  .arg(file.place.lat, 0, 'f', 6)
                  .arg(hashOf(QString(file.description + file.address)), 0, 16);
    const QString key = keyFrom(own);
    if (file.caseNo.isEmpty() && !row.inputs().has(m_caseNo))
        file.caseNo = row.text(m_key);
    file.id = CaseId((id.isNull() ? QUuid::createUuidV5(Namespace, key) : id).toString(QUuid::WithoutBraces));
    if (isRefused())
        return Verdict::Refused;
    if (!m_ids.insert(hashOf(file.id.text()), 1)) {
        refuse("duplicate-id", hasKey ? m_key : -1, own);
        return Verdict::Refused;
    }
    m_rows->push_back({std::move(made), originOf(row, key)});
    return Verdict::Taken;
}

/// By coordinates; without any, inside the smallest division the row names.
bool CaseMaker::takePlace(const RowView &row, size_t index, domain::CaseFile &made)
{
    const domain::Area *named = nullptr;
    const std::pair<int, const char *> levels[]
        = {{m_community, "community"}, {m_street, "street"}, {m_district, "district"}};
    for (const auto &[field, level] : levels) {
        bool several = false;
        if (!named)
            named = city().areaNamed(row.text(field), QLatin1String(level), several);
    }
    const CityBook::CellRow *cell = nullptr;
    const auto place = placeOf(row, index, !named || named->shape.empty());
    if (isRefused())
        return false;
    if (place) {
        made.place = *place;
        cell = city().cellAt(*place);
    } else if (named) {
        made.place = geo::pointInside(named->shape.front());
        remark("placed-by-area", -1, named->nameZh);
    }
    if (!cell)
        cell = city().cell(plainCode(row.text(m_cell)));
    const domain::Area *area = place ? city().areaAt(*place) : named;
    if (cell && place) {
        made.cell = cell->code;
        made.community = cell->community;
        made.street = cell->street;
        made.district = cell->district;
        made.dutyGrid = cell->dutyGrid;
        made.zone = cell->zone;
    } else if (area) {
        made.district = city().districtOf(area);
        made.street = area->code.size() >= 9 ? area->code.left(9) : QString();
        made.community = area->code.size() >= 12 ? area->code.left(12) : QString();
    }
    return true;
}

void CaseMaker::takeTimes(const RowView &row, domain::CaseFile &made)
{
    const auto reported = instantOf(row, m_reported);
    if (!reported && !isRefused())
        refuse("missing-value", m_reported);
    made.reportedAt = reported.value_or(base::Instant{});
    made.registeredAt = instantOf(row, m_registered);
    made.dispatchedAt = instantOf(row, m_dispatched);
    made.handlingStartedAt = made.dispatchedAt;
    made.handlingDue = instantOf(row, m_due, true);
    made.feedbackAt = instantOf(row, m_feedback);
    made.closedAt = instantOf(row, m_closed);
    if (reported
        && ((made.closedAt && *made.closedAt < *reported)
            || (made.feedbackAt && *made.feedbackAt < *reported)))
        remark("dates-out-of-order", m_closed, row.text(m_closed));
    const QString inTime = row.text(m_inTime);
    if (inTime.isEmpty())
        return;
    bool inverted = row.inputs().of(m_inTime).isOverdueColumn;
    const auto said = readBoolean(inTime);
    // "超期" says the same in either column; only bare yes and no depend on what was asked.
    const QString word = foldedWord(inTime);
    static const QStringList bare{"1",  "0",  "true", "false", "t",  "f",    "yes", "no",  "y",  "n",
                                  "是", "否", "有",   "无",    "ja", "nein", "oui", "non", "si", "sí"};
    inverted = inverted && bare.contains(word);
    if (said)
        made.handledInTime = *said != inverted;
    else
        remark("bad-boolean", m_inTime, inTime);
}

void CaseMaker::takePeople(const RowView &row, CaseRow &made)
{
    domain::CaseFile &file = made.file;
    for (const QString &word : row.text(m_coDepts).split(u'|', Qt::SkipEmptyParts)) {
        if (const auto id = city().units.find(word))
            file.coDepts.append(*id);
        else
            remark("unknown-unit", m_coDepts, word);
    }
    if (!file.leadDept.isEmpty())
        file.firstDept = file.leadDept;
    made.reporterName = textOf(row, m_reporterName);
    made.reporterPhone = textOf(row, m_reporterPhone);
    static const QStringList publicSources{"hotline12345", "hotline12319", "portal",
                                           "sms",          "media",        "petition"};
    file.isPublic = publicSources.contains(file.source);
    if (const auto said = readBoolean(row.text(m_isPublic)))
        file.isPublic = *said;
    const auto count = [&](const char *name) {
        std::string room;
        const auto number = readNumber(row.value(field(name), room));
        return number && *number >= 0 && *number < 1e6 ? int(*number) : 0;
    };
    file.dispatchCount = count("dispatch_count");
    file.reworkCount = count("rework_count");
    file.returnCount = count("return_count");
    file.extendCount = count("extend_count");
    file.suspendCount = count("suspend_count");
    file.urgeCount = count("urge_count");
    file.acceptor = textOf(row, field("acceptor"));
    file.shiftLeader = textOf(row, field("shift_leader"));
    file.dispatcher = textOf(row, field("dispatcher"));
    file.supervisor = textOf(row, field("supervisor"));
}
} // namespace wanmi::intake
