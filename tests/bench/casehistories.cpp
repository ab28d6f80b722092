// SPDX-License-Identifier: GPL-3.0-or-later
#include "casehistories.h"

#include "domain/catalog.h"
#include "evaluation/factlines.h"
#include "evaluation/model.h"
#include "evaluation/stories.h"
#include "evaluation/traits.h"

#include <algorithm>

namespace wanmi::bench {
namespace {
using evaluation::Dimension;

constexpr int Cells = 50'000, CellsInCommunity = 100, CommunitiesInStreet = 10, StreetsInDistrict = 6;
constexpr int GridsInCommunity = 2, Classes = 60;
constexpr int Acceptors = 120, Leaders = 24, Dispatchers = 60;

enum Salt { OfCell = 1, OfClass, OfDepartment, OfPerson, OfTime };

QString digits(int number, int width)
{
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

QString cellCode(int cell)
{
    const int community = cell / CellsInCommunity, street = community / CommunitiesInStreet;
    return QStringLiteral("2301") + digits(2 + street / StreetsInDistrict, 2) + digits(1 + street % StreetsInDistrict, 3)
        + digits(1 + community % CommunitiesInStreet, 3) + digits(1 + cell % CellsInCommunity, 3);
}

std::vector<QString> people(const char *post, int count)
{
    std::vector<QString> names;
    for (int i = 0; i < count; ++i)
        names.push_back(QLatin1StringView(post) + digits(i + 1, 4));
    return names;
}

std::vector<QString> shippedDepartments()
{
    std::vector<QString> departments;
    for (const evaluation::Group &group : test::shipped("department").groups)
        departments.insert(departments.end(), group.departments.begin(), group.departments.end());
    return departments;
}

qint64 midnight(QDate day)
{
    return QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()
        - qint64(CaseHistories::UtcOffset.count()) * 1000;
}
} // namespace

CaseHistories::CaseHistories(HistoryPlan plan)
    : m_plan(plan)
    , m_fromMs(midnight(plan.first))
    , m_toMs(midnight(plan.end))
    , m_departments(shippedDepartments())
    , m_acceptors(people("acceptor", Acceptors))
    , m_leaders(people("leader", Leaders))
    , m_dispatchers(people("dispatcher", Dispatchers))
    , m_supervisors(people("supervisor", Cells / CellsInCommunity * GridsInCommunity))
{
    for (int i = 0; i < Cells; ++i)
        m_cells.push_back(cellCode(i));
    for (int i = 0; i < Cells / CellsInCommunity * GridsInCommunity; ++i)
        m_grids.push_back(m_cells[std::size_t(i / GridsInCommunity * CellsInCommunity)].left(12)
                          + digits(1 + i % GridsInCommunity, 2));
    for (int i = 0; i < Classes; ++i)
        m_classes.push_back(digits(1 + i / 20, 2) + digits(1 + i % 20, 2));
}

quint64 CaseHistories::drawn(quint64 number, int salt) const
{
    // SplitMix64 (Steele, Lea, Flood 2014).
    quint64 x = number * 0x9e3779b97f4a7c15ULL + quint64(salt) * 0xd1b54a32d192ed03ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// The stories know three people of each post, a large city has more.
const QString &CaseHistories::person(const QString &role, quint64 key, int grid) const
{
    static const QString Nobody;
    if (role.isEmpty())
        return Nobody;
    const auto which = quint64(role.back().digitValue());
    const auto one = [&](const std::vector<QString> &all) -> const QString & {
        return all[drawn(3 * key + which, OfPerson) % all.size()];
    };
    switch (role.front().toLatin1()) {
    case 'a':
        return one(m_acceptors);
    case 'l':
        return one(m_leaders);
    case 'd':
        return one(m_dispatchers);
    default: // supervisors come from near
        return m_supervisors[(std::size_t(grid) + which) % m_supervisors.size()];
    }
}

std::vector<CaseHistories::Case> CaseHistories::batch(int number) const
{
    std::vector<Case> cases;
    test::Storyteller teller(quint32(number) + 1);
    const int first = number * CasesInBatch, end = std::min(m_plan.cases, first + CasesInBatch);
    for (int i = first; i < end; ++i) {
        const auto key = quint64(i);
        const qint64 slot = (m_toMs - m_fromMs) / m_plan.cases;
        const qint64 at = m_fromMs + slot * i + qint64(drawn(key, OfTime) % quint64(std::max<qint64>(1, slot)));
        test::Story story = teller.tell(i, at);
        // A tenth of the cells has a third of the cases.
        const quint64 luck = drawn(key, OfCell);
        const auto cell = std::size_t(luck / 16 % (luck % 16 < 4 ? Cells / 10 : Cells));
        const auto grid = cell / CellsInCommunity * GridsInCommunity + cell % GridsInCommunity;
        story.cell = m_cells[cell];
        story.grid = m_grids[grid];
        story.classCode = m_classes[drawn(key, OfClass) % m_classes.size()];
        story.reporter = person(story.reporter, key, int(grid));
        for (test::Stage &stage : story.stages)
            stage.who = person(stage.who, key, int(grid));
        const quint64 department = drawn(key, OfDepartment);
        for (test::Round &round : story.rounds) {
            round.dispatcher = person(round.dispatcher, key, int(grid));
            round.department
                = m_departments[(department + 7 * quint64(round.department.back().digitValue())) % m_departments.size()];
        }
        if (story.endedAt >= m_toMs || story.exemptAt != test::NotYet || story.calledAt != test::NotYet)
            story = story.until(m_toMs);
        Case &one = cases.emplace_back();
        one.facts = test::factsOf(story);
        one.file = test::fileOf(story);
        if (!story.end.isEmpty())
            one.file.state = story.isClosed() ? domain::state::Closed : story.end;
    }
    return cases;
}

std::vector<QString> CaseHistories::peopleOf(const QString &post) const
{
    if (post == u"acceptor")
        return m_acceptors;
    if (post == u"shift-leader")
        return m_leaders;
    if (post == u"dispatcher")
        return m_dispatchers;
    return m_supervisors;
}

std::vector<evaluation::GridDuty> CaseHistories::duties() const
{
    std::vector<evaluation::GridDuty> duties;
    for (std::size_t i = 0; i < m_grids.size(); ++i)
        duties.push_back({m_supervisors[i], m_grids[i], base::instantFromMs(0), base::Instant::max()});
    return duties;
}

appraisal::Ground CaseHistories::emptyGround() const
{
    appraisal::Ground ground;
    std::vector<evaluation::GroundCell> cells;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        cells.push_back({m_cells[i], i % 5 == 0});
        ++ground.gridCells[m_grids[i / CellsInCommunity * GridsInCommunity + i % GridsInCommunity]];
    }
    ground.districts = evaluation::areaTraits(Dimension::District, cells);
    ground.streets = evaluation::areaTraits(Dimension::Street, cells);
    ground.communities = evaluation::areaTraits(Dimension::Community, cells);
    ground.cells = evaluation::areaTraits(Dimension::Cell, cells);
    return ground;
}

void addCase(evaluation::FactTableBuilder &builder, const CaseHistories::Case &one)
{
    evaluation::addFacts(builder, one.file.id.text(), one.facts);
    evaluation::addOpen(builder, one.file, one.facts);
}

appraisal::GroundPtr groundOf(const CaseHistories &histories)
{
    auto ground = std::make_shared<appraisal::Ground>(histories.emptyGround());
    evaluation::FactTableBuilder builder;
    for (int i = 0; i < histories.batches(); ++i) {
        for (const CaseHistories::Case &one : histories.batch(i)) {
            addCase(builder, one);
            ++ground->cases;
        }
    }
    ground->facts = std::move(builder).finish();
    return ground;
}
} // namespace wanmi::bench
