// SPDX-License-Identifier: GPL-3.0-or-later
#include "layerreads.h"

#include "base/dispose.h"
#include "geo/gpkgblob.h"
#include "protocol/caserow.h"
#include "readrows.h"

#include <algorithm>
#include <charconv>

namespace wanmi::store {
quint16 classNumber(std::string_view code)
{
    quint16 number = 0;
    std::from_chars(code.data(), code.data() + code.size(), number);
    return number;
}

namespace {
quint8 stateNumber(std::string_view state)
{
    constexpr std::string_view States[] = {"intact", "damaged", "missing", "abandoned", "removed"};
    const auto it = std::ranges::find(States, state);
    return it == std::end(States) ? quint8{0} : static_cast<quint8>(it - std::begin(States));
}

bool stageIsOver(const domain::CaseFile &file, qint64 now)
{
    return file.isOpen() && file.state != domain::state::Suspended && file.stageDue
        && base::toMs(*file.stageDue) < now;
}

bool stageWarns(const domain::CaseFile &file, qint64 now)
{
    return file.isOpen() && file.state != domain::state::Suspended && file.stageDue && file.stageWarnAt
        && base::toMs(*file.stageDue) >= now && base::toMs(*file.stageWarnAt) < now;
}

using Counts = QHash<QString, int>;

std::vector<std::pair<QString, int>> byCount(const Counts &counts)
{
    std::vector<std::pair<QString, int>> sorted;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > 0)
            sorted.emplace_back(it.key(), it.value());
    }
    std::ranges::sort(sorted, [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return sorted;
}

/// The sums of a headline while they are being made: rows added, cases of the overlay put in the place of
/// their rows.
struct Sums
{
    Headline figures;
    Counts byState, overdueByState, byDistrict, overdueByDistrict, openByDept, overdueByDept;
    int closedJudged = 0, closedInTime = 0;
    qint64 now = 0, dayBegins = 0, dayEnds = 0;

    void addOpen(const QString &state, const QString &district, const QString &dept, int open, int overdue,
                 int warning)
    {
        figures.open += open;
        figures.overdue += overdue;
        figures.warning += warning;
        byState[state] += open;
        overdueByState[state] += overdue;
        byDistrict[district] += open;
        overdueByDistrict[district] += overdue;
        if (!dept.isEmpty()) {
            openByDept[dept] += open;
            overdueByDept[dept] += overdue;
        }
    }
    void addCase(const domain::CaseFile &file, int sign)
    {
        if (file.isOpen())
            addOpen(file.state, file.district, file.leadDept, sign, sign * (stageIsOver(file, now) ? 1 : 0),
                    sign * (stageWarns(file, now) ? 1 : 0));
        const auto today
            = [this](base::Instant at) { return base::toMs(at) >= dayBegins && base::toMs(at) < dayEnds; };
        figures.reportedToday += today(file.reportedAt) ? sign : 0;
        figures.registeredToday += file.registeredAt && today(*file.registeredAt) ? sign : 0;
        if (file.closedAt && today(*file.closedAt)) {
            figures.closedToday += sign;
            closedJudged += file.handledInTime ? sign : 0;
            closedInTime += file.handledInTime.value_or(false) ? sign : 0;
        }
    }
    Headline finished()
    {
        figures.byState = byCount(byState);
        figures.overdueByState = byCount(overdueByState);
        figures.byDistrict = byCount(byDistrict);
        figures.overdueByDistrict = byCount(overdueByDistrict);
        figures.openByDept = byCount(openByDept);
        figures.overdueByDept = byCount(overdueByDept);
        figures.inTimeShare = closedJudged > 0 ? double(closedInTime) / closedJudged : -1;
        return std::move(figures);
    }
};
} // namespace

Result<LayerReads::Confirmed> LayerReads::confirmed(const QString &caseId)
{
    const auto statement = m_connection.statement("caseOf");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, caseId);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<base::Error>(row.error());
    if (!*row)
        return Confirmed{};
    auto file = protocol::caseFromRow(rowFrom(**statement, protocol::spec(protocol::TableNo::CaseFile), 1),
                                      (*statement)->integer(0));
    if (!file)
        return tl::unexpected<base::Error>(file.error());
    return Confirmed{true, std::move(*file)};
}

Result<std::shared_ptr<const std::vector<CellShape>>> LayerReads::cellShapes()
{
    const qint64 now = base::toMs(m_connection.now());
    QHash<QString, std::pair<int, int>> counts;
    const auto open = m_connection.statement("openByCell");
    if (!open)
        return tl::unexpected<base::Error>(open.error());
    (*open)->bind(1, now);
    WANMI_TRY(forEachRow(**open, [&](const Statement &row) {
        counts.insert(row.text(0), {static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))});
    }));
    const auto &laid = m_connection.overlay().cases;
    for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
        const auto before = confirmed(it.key());
        if (!before)
            return tl::unexpected<base::Error>(before.error());
        const bool stale = before->here && before->file.version != (*it)->basis;
        if (stale)
            continue;
        const auto count = [&](const domain::CaseFile &file, int sign) {
            if (!file.isOpen())
                return;
            auto &[openCases, overdue] = counts[file.cell];
            openCases += sign;
            overdue += stageIsOver(file, now) ? sign : 0;
        };
        if (before->here)
            count(before->file, -1);
        count((*it)->file, 1);
    }

    const auto statement = m_connection.statement("cellShapes");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    std::vector<CellShape> cells;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        auto polygons = geo::decodePolygons(row.blob(1));
        if (!polygons || polygons->empty())
            return;
        CellShape cell;
        cell.code = row.text(0);
        cell.dutyGrid = m_pool.text(row.utf8(2));
        cell.community = m_pool.text(row.utf8(3));
        cell.shape = std::move(polygons->front());
        const auto it = counts.constFind(cell.code);
        if (it != counts.constEnd())
            std::tie(cell.open, cell.overdue) = *it;
        cells.push_back(std::move(cell));
    }));
    return base::sharedAndFreedElsewhere(std::move(cells));
}

Result<std::shared_ptr<const std::vector<ComponentPoint>>> LayerReads::componentPoints()
{
    const auto statement = m_connection.statement("componentPoints");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    std::vector<ComponentPoint> points;
    WANMI_TRY(forEachRow(**statement, [&points](const Statement &row) {
        points.push_back(
            {row.real(0), row.real(1), classNumber(row.utf8(2)), stateNumber(row.utf8(3)), row.integer(4)});
    }));
    return base::sharedAndFreedElsewhere(std::move(points));
}

Result<std::shared_ptr<const std::vector<CasePoint>>> LayerReads::casePoints()
{
    const auto statement = m_connection.statement("casePoints");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    std::vector<CasePoint> points;
    const auto &laid = m_connection.overlay().cases;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        QString id = row.text(0);
        if (!laid.isEmpty() && laid.contains(id))
            return;
        points.push_back({row.real(1), row.real(2), std::move(id), m_pool.text(row.utf8(3)), row.integer(4),
                          row.integer(5), true, row.utf8(6) == "SUSPENDED", row.integer(7) != 0,
                          classNumber(row.utf8(8))});
    }));
    for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
        const auto before = confirmed(it.key());
        if (!before)
            return tl::unexpected<base::Error>(before.error());
        const bool stale = before->here && before->file.version != (*it)->basis;
        const domain::CaseFile &file = stale ? before->file : (*it)->file;
        const auto ms
            = [](const std::optional<base::Instant> &at) { return at ? base::toMs(*at) : qint64{0}; };
        if (file.isOpen())
            points.push_back({file.place.lon, file.place.lat, it.key(), file.cell, ms(file.stageWarnAt),
                              ms(file.stageDue), true, file.state == domain::state::Suspended,
                              file.kind == domain::CaseKind::Component,
                              quint16(file.classCode.toUInt())});
    }
    return base::sharedAndFreedElsewhere(std::move(points));
}

Result<std::vector<CommunityFacts>> LayerReads::communityFacts()
{
    using namespace std::chrono_literals;
    const base::Instant now = m_connection.now();
    const qint64 month = base::toMs(now - 30 * 24h), week = base::toMs(now - 7 * 24h),
                 before = base::toMs(now - 13 * 7 * 24h);
    QHash<QString, CommunityFacts> facts;
    const auto read
        = [&](const char *section, std::initializer_list<qint64> bounds, auto take) -> Result<void> {
        const auto statement = m_connection.statement(section);
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        int parameter = 0;
        for (const qint64 bound : bounds)
            (*statement)->bind(++parameter, bound);
        return forEachRow(**statement, [&](const Statement &row) { take(facts[row.text(0)], row); });
    };
    const auto number
        = [](const Statement &row, int column) { return static_cast<int>(row.integer(column)); };
    WANMI_TRY(read("communityReports", {before, week}, [&](CommunityFacts &community, const Statement &row) {
        community.reportedWeek = number(row, 1);
        community.reportedBefore = number(row, 2);
    }));
    WANMI_TRY(read("communityRegistered", {month}, [&](CommunityFacts &community, const Statement &row) {
        community.month.registered = number(row, 1);
        community.month.publicReports = number(row, 2);
    }));
    WANMI_TRY(read("communityClosed", {month}, [&](CommunityFacts &community, const Statement &row) {
        community.month.closed = number(row, 1);
        community.month.inTimeClosed = number(row, 2);
    }));
    WANMI_TRY(read("communityLate", {base::toMs(now)}, [&](CommunityFacts &community, const Statement &row) {
        community.month.stillDue = number(row, 1);
    }));
    std::vector<CommunityFacts> list;
    list.reserve(size_t(facts.size()));
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        it->community = it.key();
        list.push_back(std::move(*it));
    }
    return list;
}

Result<Headline> LayerReads::headline()
{
    Sums sums;
    const base::Instant now = m_connection.now();
    const auto &calendar = m_connection.rules().calendar;
    const QDate today = calendar.toLocal(now).date();
    sums.now = base::toMs(now);
    sums.dayBegins = base::toMs(calendar.toInstant(today, QTime(0, 0)));
    sums.dayEnds = base::toMs(calendar.toInstant(today.addDays(1), QTime(0, 0)));

    const auto open = m_connection.statement("openFigures");
    if (!open)
        return tl::unexpected<base::Error>(open.error());
    (*open)->bind(1, sums.now);
    WANMI_TRY(forEachRow(**open, [&](const Statement &row) {
        sums.addOpen(m_pool.text(row.utf8(0)), m_pool.text(row.utf8(1)), m_pool.text(row.utf8(2)),
                     static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4)),
                     static_cast<int>(row.integer(5)));
    }));
    const auto ofToday = [&](const char *section, auto take) -> Result<void> {
        const auto statement = m_connection.statement(section);
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        (*statement)->bind(1, sums.dayBegins);
        (*statement)->bind(2, sums.dayEnds);
        return forEachRow(**statement, take);
    };
    const auto count = [](const Statement &row, int column) { return static_cast<int>(row.integer(column)); };
    WANMI_TRY(ofToday("reportedBetween",
                      [&](const Statement &row) { sums.figures.reportedToday = count(row, 0); }));
    WANMI_TRY(ofToday("registeredBetween",
                      [&](const Statement &row) { sums.figures.registeredToday = count(row, 0); }));
    WANMI_TRY(ofToday("closedBetween", [&](const Statement &row) {
        sums.figures.closedToday = count(row, 0);
        sums.closedInTime = count(row, 1);
        sums.closedJudged = count(row, 2);
    }));

    const auto &laid = m_connection.overlay().cases;
    for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
        const auto before = confirmed(it.key());
        if (!before)
            return tl::unexpected<base::Error>(before.error());
        if (before->here && before->file.version != (*it)->basis)
            continue;
        if (before->here)
            sums.addCase(before->file, -1);
        sums.addCase((*it)->file, 1);
    }
    return sums.finished();
}
} // namespace wanmi::store
