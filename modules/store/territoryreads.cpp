// SPDX-License-Identifier: GPL-3.0-or-later
#include "territoryreads.h"

#include "domain/stageclock.h"
#include "geo/gpkgblob.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

namespace wanmi::store {
namespace {
using namespace std::chrono_literals;
constexpr size_t MostListed = 20;
constexpr size_t MostClasses = 8;
constexpr std::string_view States[] = {"intact", "damaged", "missing", "abandoned", "removed"};
constexpr qint64 Never = std::numeric_limits<qint64>::max();

/// Digits of a code at each level below the city.
size_t digits(Level level)
{
    return level == Level::City ? 0 : 3 * (static_cast<size_t>(level) + 1);
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What is counted of a case, from its row or from what lies over it.
struct Seen
{
    QString id;
    std::string state, classCode;
    std::array<std::string, 5> at; ///< by level; nothing for the city
    bool component = false, isPublic = false, open = false;
    qint64 reported = 0, registered = 0, closed = 0, due = 0, warn = 0, handlingDue = 0;
    bool inTime = false;
};

Seen seenFrom(const Statement &row)
{
    Seen s;
    s.id = row.text(0);
    s.state = row.utf8(2);
    s.component = row.utf8(3) == "component";
    s.classCode = row.utf8(4);
    s.at = {std::string(), std::string(row.utf8(5)), std::string(row.utf8(6)), std::string(row.utf8(7)),
            std::string(row.utf8(8))};
    s.isPublic = row.integer(9) != 0;
    s.reported = row.integer(10);
    s.registered = row.integer(11);
    s.closed = row.integer(12);
    s.due = row.integer(13);
    s.warn = row.integer(14);
    s.handlingDue = row.integer(15);
    s.inTime = row.integer(16) != 0;
    s.open = row.integer(17) != 0;
    return s;
}

Seen seenFrom(const domain::CaseFile &file)
{
    const auto ms = [](const std::optional<base::Instant> &at) { return at ? base::toMs(*at) : qint64{0}; };
    Seen s;
    s.id = file.id.text();
    s.state = file.state.toStdString();
    s.component = file.kind == domain::CaseKind::Component;
    s.classCode = file.classCode.toStdString();
    s.at = {std::string(), file.district.toStdString(), file.street.toStdString(),
            file.community.toStdString(), file.cell.toStdString()};
    s.isPublic = file.isPublic;
    s.reported = base::toMs(file.reportedAt);
    s.registered = ms(file.registeredAt);
    s.closed = ms(file.closedAt);
    s.due = ms(file.stageDue);
    s.warn = ms(file.stageWarnAt);
    s.handlingDue = ms(file.handlingDue);
    s.inTime = file.handledInTime.value_or(false);
    s.open = file.isOpen();
    return s;
}
} // namespace

bool isLevel(const QString &token)
{
    constexpr Level Above[] = {Level::City, Level::District, Level::Street, Level::Community};
    return std::ranges::any_of(Above, [&](Level level) { return tokenOf(level) == token; });
}

QString tokenOf(Level level)
{
    switch (level) {
    case Level::City:
        return QStringLiteral("city");
    case Level::District:
        return QStringLiteral("district");
    case Level::Street:
        return QStringLiteral("street");
    case Level::Community:
        return QStringLiteral("community");
    case Level::Cell:
        break;
    }
    return QStringLiteral("cell");
}

int ComponentStock::total() const
{
    int sum = 0;
    for (const int count : byState)
        sum += count;
    return sum;
}

/// The sums of one territory while rows go by.
class TerritoryReads::Count
{
public:
    Count(Territory &territory, const QString &code, base::Instant at, const worktime::Calendar &calendar)
        : found(territory)
        , own(code.toStdString())
        , now(base::toMs(at))
        , since(base::toMs(at - TerritoryDays * 24h))
    {
        const QDate today = calendar.toLocal(at).date();
        for (int day = 0; day <= TerritoryDays; ++day)
            m_days.push_back(base::toMs(
                calendar.toInstant(today.addDays(day + 1 - TerritoryDays), QTime(0, 0))));
        found.firstDayMs = m_days.front();
        for (auto *days : {&found.reported, &found.registered, &found.closed})
            days->assign(TerritoryDays, 0);
    }

    [[nodiscard]] bool holds(const std::array<std::string, 5> &at) const
    {
        return found.level == Level::City || at[static_cast<size_t>(found.level)] == own;
    }
    /// The part a code of that level belongs to; nullptr: it is in none.
    AreaFigures *part(const std::string &code)
    {
        const auto it = m_parts.find(code);
        return it == m_parts.end() ? nullptr : &it->second;
    }
    void addPart(const std::string &code)
    {
        if (!code.empty() && found.level != Level::Cell)
            m_parts.try_emplace(code);
    }
    [[nodiscard]] Level below() const
    {
        return static_cast<Level>(std::min(static_cast<int>(found.level) + 1, static_cast<int>(Level::Cell)));
    }

    void addCase(Seen s)
    {
        if (!holds(s.at))
            return;
        addTo(found.whole, s);
        if (found.level != Level::Cell) {
            if (AreaFigures *figures = part(s.at[static_cast<size_t>(below())]))
                addTo(*figures, s);
        }
        const int reportedOn = dayOf(s.reported);
        if (reportedOn >= 0) {
            ++found.reported[size_t(reportedOn)];
            ++m_classes[{s.component, s.classCode}];
            m_newest.emplace_back(-s.reported, s.id);
        }
        if (const int day = dayOf(s.registered); day >= 0)
            ++found.registered[size_t(day)];
        if (const int day = s.state == "CLOSED" ? dayOf(s.closed) : -1; day >= 0)
            ++found.closed[size_t(day)];
        if (s.open) {
            ++m_states[s.state];
            m_urgent.emplace_back(s.due > 0 && s.state != "SUSPENDED" ? s.due : Never, s.id);
        }
    }

    void addComponent(std::string_view cell, std::string_view classCode, std::string_view state)
    {
        const auto at = std::ranges::find(States, state);
        const auto stateNo = at == std::end(States) ? size_t{0} : size_t(at - std::begin(States));
        const bool faulty = stateNo == 1 || stateNo == 2;
        const auto add = [faulty](AreaFigures &figures) {
            ++figures.components;
            figures.faulty += faulty;
        };
        add(found.whole);
        // Rows of a part follow each other more often than not.
        if (const std::string_view code = cell.substr(0, digits(below())); found.level != Level::Cell) {
            if (code != m_lastCode) {
                m_lastCode = code;
                m_lastPart = part(m_lastCode);
            }
            if (m_lastPart)
                add(*m_lastPart);
        }
        const std::string_view major = classCode.substr(0, 2);
        auto it = m_stock.find(major);
        if (it == m_stock.end())
            it = m_stock.emplace(std::string(major), std::array<int, 5>{}).first;
        ++it->second[stateNo];
    }

    void finish()
    {
        for (auto &[code, figures] : m_parts) {
            figures.code = textOf(code);
            found.parts.push_back(figures);
        }
        std::ranges::sort(found.parts, {}, &AreaFigures::code);
        for (const auto &[major, byState] : m_stock)
            found.stock.push_back({textOf(major), byState});
        for (const auto &[state, count] : m_states)
            found.openByState.emplace_back(textOf(state), count);
        std::ranges::stable_sort(found.openByState, std::greater(), &std::pair<QString, int>::second);
        for (const auto &[key, count] : m_classes)
            found.classes.push_back({key.first ? domain::CaseKind::Component : domain::CaseKind::Event,
                                     textOf(key.second), count});
        std::ranges::stable_sort(found.classes, std::greater(), &ClassCount::count);
        if (found.classes.size() > MostClasses)
            found.classes.resize(MostClasses);
    }
    [[nodiscard]] static std::vector<QString> first(std::vector<std::pair<qint64, QString>> sorted)
    {
        const auto end = sorted.begin() + static_cast<qptrdiff>(std::min(sorted.size(), MostListed));
        std::partial_sort(sorted.begin(), end, sorted.end());
        std::vector<QString> ids;
        for (auto it = sorted.begin(); it != end; ++it)
            ids.push_back(it->second);
        return ids;
    }
    [[nodiscard]] const auto &urgent() const { return m_urgent; }
    [[nodiscard]] const auto &newest() const { return m_newest; }

    Territory &found;
    std::string own;
    qint64 now, since;
    QSet<QString> grids; ///< duty grids with a cell in it

private:
    [[nodiscard]] int dayOf(qint64 at) const
    {
        if (at < m_days.front() || at >= m_days.back())
            return -1;
        return static_cast<int>(std::ranges::upper_bound(m_days, at) - m_days.begin()) - 1;
    }
    void addTo(AreaFigures &figures, const Seen &s) const
    {
        const bool suspended = s.state == "SUSPENDED";
        if (s.open) {
            ++figures.open;
            figures.suspended += suspended;
            if (!suspended && s.due > 0) {
                figures.overdue += s.due < now;
                figures.warning += s.due >= now && s.warn > 0 && s.warn < now;
            }
            figures.month.stillDue
                += s.registered > 0 && !suspended && s.handlingDue > 0 && s.handlingDue < now;
        }
        figures.reported += dayOf(s.reported) >= 0;
        if (s.registered >= since && s.registered > 0) {
            ++figures.month.registered;
            figures.month.publicReports += s.isPublic;
        }
        if (s.closed >= since && s.closed > 0 && s.state == "CLOSED") {
            ++figures.month.closed;
            figures.month.inTimeClosed += s.inTime;
        }
    }

    std::vector<qint64> m_days; ///< where each begins, and where the last one ends
    std::unordered_map<std::string, AreaFigures> m_parts;
    std::map<std::string, std::array<int, 5>, std::less<>> m_stock;
    std::map<std::string, int> m_states;
    std::map<std::pair<bool, std::string>, int> m_classes;
    std::vector<std::pair<qint64, QString>> m_urgent, m_newest;
    std::string m_lastCode;
    AreaFigures *m_lastPart = nullptr;
};

Result<Territory> TerritoryReads::territory(const QString &code)
{
    Territory found;
    WANMI_TRY(findArea(code, found));
    Count count(found, code, m_connection.now(), m_connection.rules().calendar);
    found.whole.code = code;
    WANMI_TRY(countCells(count));
    if (found.whole.month.cells == 0 && found.shape.empty() && found.level != Level::City)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-area"));
    WANMI_TRY(countCases(count));
    WANMI_TRY(countComponents(count));
    count.finish();
    WANMI_TRY(listCases(count, found));
    WANMI_TRY(listPeople(count, found));
    return found;
}

/// Level, parent and shape. Where the city has no row for an area, its cells say that it is there.
Result<void> TerritoryReads::findArea(const QString &code, Territory &found)
{
    for (const Level level : {Level::District, Level::Street, Level::Community, Level::Cell}) {
        if (static_cast<size_t>(code.size()) == digits(level))
            found.level = level;
    }
    const auto area = m_connection.statement("areaOf");
    if (!area)
        return tl::unexpected<base::Error>(area.error());
    (*area)->bind(1, code);
    WANMI_TRY(forEachRow(**area, [&](const Statement &row) {
        if (row.utf8(0) == "city")
            found.level = Level::City;
        found.parent = row.text(1);
        if (auto shape = geo::decodePolygons(row.blob(2)))
            found.shape = std::move(*shape);
    }));
    if (found.level == Level::City && !code.isEmpty() && found.shape.empty())
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-area"));
    if (found.level != Level::Cell)
        return {};
    const auto cell = m_connection.statement("cellOf");
    if (!cell)
        return tl::unexpected<base::Error>(cell.error());
    (*cell)->bind(1, code);
    return forEachRow(**cell, [&](const Statement &row) {
        found.parent = row.text(1);
        found.cell = domain::GridCell{
            CellCode(row.text(0)), row.text(1), row.text(2), row.text(3), DutyGridId(row.text(4)),
            row.text(5),           row.text(6), row.real(7), row.real(8), row.text(9),
            {}};
        if (auto shape = geo::decodePolygons(row.blob(10)))
            found.shape = std::move(*shape);
    });
}

Result<void> TerritoryReads::countCells(Count &count)
{
    Territory &found = count.found;
    found.whole.month.cells = 0;
    const auto areas = m_connection.statement("areasIn");
    if (!areas)
        return tl::unexpected<base::Error>(areas.error());
    (*areas)->bind(1, found.whole.code);
    WANMI_TRY(forEachRow(**areas, [&](const Statement &row) { count.addPart(std::string(row.utf8(0))); }));
    std::unordered_map<std::string, int> cells;
    std::string lastGrid;
    const auto statement = m_connection.statement("cellsOfAreas");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        const std::string_view ofLevel[]
            = {std::string_view(), row.utf8(0), row.utf8(1), row.utf8(2), row.utf8(3)};
        if (found.level != Level::City && ofLevel[static_cast<size_t>(found.level)] != count.own)
            return;
        ++found.whole.month.cells;
        ++cells[std::string(ofLevel[static_cast<size_t>(count.below())])];
        if (found.parent.isEmpty() && found.level != Level::City && found.level != Level::District)
            found.parent = textOf(ofLevel[static_cast<size_t>(found.level) - 1]);
        if (row.utf8(4) != lastGrid) { // cells of a grid follow each other
            lastGrid = row.utf8(4);
            count.grids.insert(textOf(lastGrid));
        }
    }));
    for (const auto &[code, number] : cells) {
        count.addPart(code);
        if (AreaFigures *part = count.part(code))
            part->month.cells = number;
    }
    return {};
}

Result<void> TerritoryReads::countCases(Count &count)
{
    const auto statement = m_connection.statement("casesOfLate");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, count.since);
    const auto &laid = m_connection.overlay().cases;
    QSet<QString> confirmedOnly; ///< newer here than what lies over them
    const int column = static_cast<int>(count.found.level) + 4; // of the area's own level
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        // Most rows are of other areas; what lies over a row may have moved it, so those are looked at closely.
        if (laid.isEmpty() && count.found.level != Level::City && row.utf8(column) != count.own)
            return;
        Seen seen = seenFrom(row);
        if (!laid.isEmpty()) {
            const auto it = laid.constFind(seen.id);
            if (it != laid.constEnd() && (*it)->basis == row.integer(1))
                return;
            if (it != laid.constEnd())
                confirmedOnly.insert(seen.id);
        }
        count.addCase(std::move(seen));
    }));
    for (auto it = laid.cbegin(); it != laid.cend(); ++it) {
        if (!confirmedOnly.contains(it.key()))
            count.addCase(seenFrom((*it)->file));
    }
    return {};
}

Result<void> TerritoryReads::countComponents(Count &count)
{
    const bool all = count.found.level == Level::City;
    const auto statement = m_connection.statement(all ? "componentsOfAll" : "componentsOfArea");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    if (!all) {
        (*statement)->bind(1, textOf(count.own));
        (*statement)->bind(2, textOf(count.own) + u':'); // the character after the digits
    }
    return forEachRow(**statement, [&](const Statement &row) {
        count.addComponent(row.utf8(0), row.utf8(1), row.utf8(2));
    });
}

Result<CaseSummaries> TerritoryReads::inOrder(const std::vector<QString> &ids)
{
    auto found = m_cases.of(QSet<QString>(ids.begin(), ids.end()));
    if (found)
        std::ranges::sort(*found, {}, [&ids](const CaseSummary &row) {
            return std::ranges::find(ids, row.id) - ids.begin();
        });
    return found;
}

Result<void> TerritoryReads::listCases(const Count &count, Territory &found)
{
    auto urgent = inOrder(Count::first(count.urgent()));
    if (!urgent)
        return tl::unexpected<base::Error>(urgent.error());
    auto newest = inOrder(Count::first(count.newest()));
    if (!newest)
        return tl::unexpected<base::Error>(newest.error());
    found.urgent = std::move(*urgent);
    found.newest = std::move(*newest);
    return {};
}

Result<void> TerritoryReads::listPeople(const Count &count, Territory &found)
{
    auto persons = m_city.persons();
    if (!persons)
        return tl::unexpected<base::Error>(persons.error());
    std::ranges::copy_if(*persons, std::back_inserter(found.supervisors), [&](const domain::Person &person) {
        return person.post == u"supervisor" && count.grids.contains(person.dutyGrid);
    });
    std::ranges::stable_partition(found.supervisors, &domain::Person::onDuty);
    auto cameras = m_city.cameras();
    if (!cameras)
        return tl::unexpected<base::Error>(cameras.error());
    const QString own = found.level == Level::City ? QString() : found.whole.code;
    std::ranges::copy_if(*cameras, std::back_inserter(found.cameras), [&](const domain::Camera &camera) {
        return camera.cell.text().startsWith(own)
            || (found.level == Level::District && camera.cell.text().isEmpty() && camera.district == own);
    });
    return {};
}

Result<SupervisorFacts> TerritoryReads::supervisor(const QString &personId)
{
    SupervisorFacts facts;
    const auto persons = m_city.persons();
    if (!persons)
        return tl::unexpected<base::Error>(persons.error());
    const auto person = std::ranges::find(*persons, PersonId(personId), &domain::Person::id);
    if (person == persons->end())
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-person"));
    facts.person = *person;
    const auto grids = m_city.dutyGrids();
    if (!grids)
        return tl::unexpected<base::Error>(grids.error());
    for (const domain::DutyGrid &grid : *grids) {
        if (grid.id.text() != person->dutyGrid)
            continue;
        facts.gridZh = grid.nameZh;
        facts.gridEn = grid.nameEn;
        facts.gridStreet = grid.street;
    }
    const auto open = m_cases.all(true);
    if (!open)
        return tl::unexpected<base::Error>(open.error());
    std::ranges::copy_if(**open, std::back_inserter(facts.tasks), [&](const CaseSummary &row) {
        return row.supervisor == personId
            && (row.state == domain::state::Verifying || row.state == domain::state::Checking);
    });
    std::ranges::sort(facts.tasks, {},
                      [](const CaseSummary &row) { return row.dueMs > 0 ? row.dueMs : Never; });
    WANMI_TRY(judgeTasks(facts));
    return facts;
}

/// In time as the rules say: the stage's own clock, started when the task last came to the supervisor.
Result<void> TerritoryReads::judgeTasks(SupervisorFacts &facts)
{
    const auto statement = m_connection.statement("tasksOf");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, facts.person.id.text());
    (*statement)->bind(2, base::toMs(m_connection.now() - TerritoryDays * 24h));
    return forEachRow(**statement, [&](const Statement &row) {
        if (row.utf8(0) == "report") {
            ++facts.reported;
            return;
        }
        ++(row.utf8(0) == "verifyResult" ? facts.verified : facts.checked);
        if (row.isNull(3))
            return;
        domain::CaseFile task;
        task.state = row.text(2);
        task.zone = row.text(4);
        task.severity = row.text(5);
        domain::startStage(task, base::instantFromMs(row.integer(3)), m_connection.rules());
        if (!task.stageDue)
            return;
        ++facts.judged;
        facts.inTime += row.integer(1) <= base::toMs(*task.stageDue);
    });
}
} // namespace wanmi::store
