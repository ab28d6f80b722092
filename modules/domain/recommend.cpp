// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recommend.h"

#include "worktime/deadline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace wanmi::domain {
namespace {
using Around = DutyHistory::Around;
using Matter = DutyHistory::Matter;
using Unit = DutyHistory::Unit;

// What is believed before any case is known, and how many cases weigh as much as that belief: estimates,
// fitted to no city.
constexpr double UsualHas = 0.80, StreetHas = 0.07, DistrictHas = 0.05;
constexpr double CityCases = 4, ClassCases = 6, LandCases = 6, StreetCases = 6, StreetLandCases = 5,
                 GridCases = 4, RoadCases = 4;
constexpr std::array UnitHas{0.86, 0.05, 0.06, 0.03}; ///< by Unit
constexpr double UnitCases = 30;
/// The register says more of one component than other components' past does.
constexpr double HistoryBesideRegister = 0.5;
constexpr double NamedAtReturn = 60; ///< times as likely
/// Load decides between equals and no more.
constexpr double MostLoadCosts = 0.05, BusyAt = 200;
constexpr double AsGood = 0.85; ///< of the first one's share
constexpr int TellingCases = 3; ///< fewer of them tell nothing
constexpr double Smallest = 1e-7;

double smoothed(DutyCount count, double cases, double belief)
{
    return (count.ended + cases * belief) / (count.of + cases);
}

QString areaOf(const QString &department)
{
    const qsizetype at = department.indexOf(u'@');
    return at < 0 ? QString() : department.mid(at + 1);
}

bool isThere(const QString &area, const DutySubject &subject)
{
    return area == subject.street || area == subject.district;
}

QString number(int value)
{
    return QString::number(value);
}

class Weighing
{
public:
    Weighing(const DutyQuestion &question, const std::vector<Department> &departments,
             const DutyHistory &history)
        : m_question(question)
        , m_subject(question.subject)
        , m_history(history)
        , m_others(std::max<double>(1, double(departments.size())))
        , m_usual(unitOf(m_subject.usual, m_subject))
    {
    }

    [[nodiscard]] const QString &usual() const { return m_usual; }
    [[nodiscard]] DutyCount counted(Matter matter, Around around, const QString &department) const
    {
        return m_history.count(matter, around, m_subject, department);
    }

    /// What the catalog and the past say, without the register.
    [[nodiscard]] double byPast(const QString &department) const
    {
        const auto of = [&](Matter matter, Around around, double cases, double belief) {
            return std::max(Smallest, smoothed(counted(matter, around, department), cases, belief));
        };
        const double city = of(Matter::SameUsual, Around::City, CityCases, believed(department));
        const double land = of(Matter::SameUsual, Around::LandUse, LandCases, city);
        const double street = of(Matter::SameUsual, Around::Street, StreetCases, city);
        const double there = std::min(1.0, street * again(land / city));
        const double streetLand = of(Matter::SameUsual, Around::StreetLandUse, StreetLandCases, there);
        const double grid = of(Matter::SameUsual, Around::DutyGridLandUse, GridCases, streetLand);
        const double road = of(Matter::SameUsual, Around::Road, RoadCases, city);
        const double ofClass = of(Matter::SameClass, Around::City, ClassCases, city);
        const double expectedLand = std::min(1.0, ofClass * land / city);
        const double classLand = of(Matter::SameClass, Around::LandUse, ClassCases, expectedLand);
        const double expectedStreet = std::min(1.0, ofClass * street / city);
        const double classStreet = of(Matter::SameClass, Around::Street, ClassCases, expectedStreet);
        return grid * (ofClass / city) * again(classLand / expectedLand) * again(classStreet / expectedStreet)
            * again(road / city);
    }

    [[nodiscard]] double weight(const QString &department) const
    {
        double weight = byPast(department);
        if (!m_question.componentId.isEmpty() && hasUnits()) {
            const Unit unit = DutyHistory::unitIn(m_subject, department);
            const double byRegister
                = smoothed(m_history.countUnit(m_subject, unit), UnitCases, UnitHas[size_t(unit)]);
            weight = std::pow(weight, HistoryBesideRegister) * byRegister
                / (unit == Unit::Other ? m_others : 1.0);
        }
        return department == m_question.returns.named ? weight * NamedAtReturn : weight;
    }

    [[nodiscard]] bool hasUnits() const
    {
        return !m_subject.maintainUnit.isEmpty() || !m_subject.ownerUnit.isEmpty()
            || !m_subject.competentDept.isEmpty();
    }

private:
    /// The same cases have spoken before in other surroundings: what they say again weighs half.
    [[nodiscard]] static double again(double ratio) { return std::sqrt(ratio); }
    [[nodiscard]] double believed(const QString &department) const
    {
        const double rest = 1 - UsualHas - StreetHas - DistrictHas;
        double share = rest / m_others;
        if (department == m_usual)
            share += UsualHas;
        if (const QString area = areaOf(department); !area.isEmpty())
            share += area == m_subject.street ? StreetHas : area == m_subject.district ? DistrictHas : 0.0;
        return share;
    }

    const DutyQuestion &m_question;
    const DutySubject &m_subject;
    const DutyHistory &m_history;
    double m_others;
    QString m_usual;
};

/// Surroundings in which enough such matters have ended to say something, the narrowest first.
struct Surroundings
{
    const char *kind;
    Around around;
    QString name;
};
std::vector<Surroundings> surroundings(const Weighing &weighing, const DutySubject &subject)
{
    std::vector<Surroundings> telling{{"road", Around::Road, subject.road},
                                      {"grid", Around::DutyGrid, subject.dutyGrid},
                                      {"street", Around::Street, subject.street}};
    std::erase_if(telling, [&](const Surroundings &each) {
        return weighing.counted(Matter::SameUsual, each.around, subject.usual).of < TellingCases;
    });
    return telling;
}

class Explaining
{
public:
    Explaining(const DutyQuestion &question, const Weighing &weighing, const worktime::Calendar &calendar)
        : m_question(question)
        , m_subject(question.subject)
        , m_weighing(weighing)
        , m_calendar(calendar)
        , m_places(surroundings(weighing, question.subject))
    {
    }

    [[nodiscard]] std::vector<DutyReason> why(const QString &department, const UnitLoad &load) const
    {
        std::vector<DutyReason> reasons;
        if (department == m_question.returns.named)
            reasons.push_back({QStringLiteral("named-at-return"), {m_question.returns.namedBy}});
        if (!m_question.componentId.isEmpty()) {
            static const QString tokens[]
                = {QStringLiteral("maintains-component"), QStringLiteral("owns-component"),
                   QStringLiteral("in-charge-of-component")};
            if (const Unit unit = DutyHistory::unitIn(m_subject, department); unit != Unit::Other)
                reasons.push_back({tokens[size_t(unit)], {m_question.componentId}});
        }
        if (!m_places.empty() && count(m_places.front(), department).ended > 0)
            reasons.push_back({QStringLiteral("handled-here"), placed(m_places.front(), department)});
        if (department == m_weighing.usual())
            reasons.push_back({QStringLiteral("usual-for-class"), {classKey()}});
        if (const QString area = areaOf(department); !area.isEmpty() && isThere(area, m_subject))
            reasons.push_back({QStringLiteral("territory"), {area}});
        if (const DutyCount all = ofClass(department); all.ended > 0)
            reasons.push_back({QStringLiteral("handled-class"), classed(all, department)});
        reasons.push_back(clock());
        reasons.push_back({QStringLiteral("load"), {number(load.open), number(load.overdue)}});
        return reasons;
    }

    [[nodiscard]] std::vector<DutyReason> whyNot(const DutyChoice &choice, const DutyChoice &first,
                                                 const UnitLoad &load, const UnitLoad &firstLoad) const
    {
        std::vector<DutyReason> reasons;
        const QString &department = choice.department;
        if (m_question.returns.returnedBy.contains(department))
            reasons.push_back({QStringLiteral("returned-this"), {}});
        if (const QString area = areaOf(department); !area.isEmpty() && !isThere(area, m_subject))
            reasons.push_back({QStringLiteral("other-area"), {area.left(6)}});
        const bool ofComponent = !m_question.componentId.isEmpty() && m_weighing.hasUnits();
        const Unit firstUnit = DutyHistory::unitIn(m_subject, first.department);
        if (ofComponent && firstUnit != Unit::Other && DutyHistory::unitIn(m_subject, department) > firstUnit)
            reasons.push_back(
                {QStringLiteral("component-of-another"), {m_question.componentId, first.department}});
        const DutyCount all = ofClass(department);
        const auto place = std::ranges::find_if(m_places, [&](const Surroundings &each) {
            return count(each, department).ended < count(each, first.department).ended;
        });
        if (place != m_places.end())
            reasons.push_back({QStringLiteral("rarely-here"), placed(*place, department)});
        if (all.ended == 0 && all.of >= TellingCases)
            reasons.push_back({QStringLiteral("never-class"), {number(all.of)}});
        else if (all.ended < ofClass(first.department).ended)
            reasons.push_back({QStringLiteral("rarely-class"), classed(all, department)});
        if (choice.share >= AsGood * first.share && load.open > firstLoad.open)
            reasons.push_back({QStringLiteral("busier"), {number(load.open), number(firstLoad.open)}});
        if (reasons.empty() && (all.ended > 0 || department == m_weighing.usual()))
            reasons.push_back({QStringLiteral("less-likely"),
                               {first.department, QString::number(first.share, 'f', 4),
                                QString::number(choice.share, 'f', 4)}});
        if (reasons.empty())
            reasons.push_back({QStringLiteral("not-usual"), {first.department}});
        return reasons;
    }

private:
    [[nodiscard]] QString classKey() const { return Catalog::keyOf(m_subject.kind, m_subject.classCode); }
    [[nodiscard]] DutyCount count(const Surroundings &place, const QString &department) const
    {
        return m_weighing.counted(Matter::SameUsual, place.around, department);
    }
    [[nodiscard]] DutyCount ofClass(const QString &department) const
    {
        return m_weighing.counted(Matter::SameClass, Around::City, department);
    }
    /// An office of the place is counted with those of other places: what is said must not be said of it
    /// alone.
    [[nodiscard]] bool isOfArea(const QString &department) const
    {
        const QString area = areaOf(department);
        return !area.isEmpty() && isThere(area, m_subject);
    }
    [[nodiscard]] QStringList placed(const Surroundings &place, const QString &department) const
    {
        const DutyCount counted = count(place, department);
        QStringList values{number(counted.ended), number(counted.of), QString::fromLatin1(place.kind),
                           place.name};
        if (place.around == Around::Road && isOfArea(department))
            values.append(QStringLiteral("area"));
        return values;
    }
    [[nodiscard]] QStringList classed(DutyCount counted, const QString &department) const
    {
        QStringList values{number(counted.ended), number(counted.of)};
        if (isOfArea(department))
            values.append(QStringLiteral("area"));
        return values;
    }
    [[nodiscard]] DutyReason clock() const
    {
        if (m_question.urgent)
            return {QStringLiteral("clock-runs"), {}};
        const worktime::Limit step{std::chrono::seconds{1}, worktime::ClockKind::Work};
        const base::Instant begins
            = worktime::dueAt(m_question.at, step, m_calendar) - std::chrono::seconds{1};
        if (begins <= m_question.at)
            return {QStringLiteral("at-work"), {}};
        return {QStringLiteral("at-work-from"), {QString::number(base::toMs(begins))}};
    }

    const DutyQuestion &m_question;
    const DutySubject &m_subject;
    const Weighing &m_weighing;
    const worktime::Calendar &m_calendar;
    std::vector<Surroundings> m_places;
};

UnitLoad loadOf(const std::map<QString, UnitLoad> &load, const QString &department)
{
    const auto at = load.find(department);
    return at == load.end() ? UnitLoad{} : at->second;
}
} // namespace

const DutyChoice *Recommendation::of(const QString &department) const
{
    const auto at = std::ranges::find(choices, department, &DutyChoice::department);
    return at == choices.end() ? nullptr : &*at;
}

ReturnsSoFar returnsSoFar(const std::vector<ActionRecord> &trail)
{
    ReturnsSoFar returns;
    const ActionRecord *asked = nullptr;
    for (const ActionRecord &record : trail) {
        if (record.action == u"requestReturn") {
            asked = &record;
        } else if (record.action == u"approveReturn" && asked) {
            if (!returns.returnedBy.contains(asked->department))
                returns.returnedBy.append(asked->department);
            returns.named = asked->order.suggestedDept;
            returns.namedBy = asked->department;
        }
    }
    if (returns.returnedBy.contains(returns.named))
        returns.named.clear();
    return returns;
}

Recommendation recommend(const DutyQuestion &question, const std::vector<Department> &departments,
                         const DutyHistory &history, const std::map<QString, UnitLoad> &load,
                         const worktime::Calendar &calendar)
{
    const Weighing weighing(question, departments, history);
    Recommendation answer;
    double sum = 0;
    for (const Department &department : departments) {
        DutyChoice choice;
        choice.department = department.id.text();
        if (!question.returns.returnedBy.contains(choice.department)) {
            const double open = loadOf(load, choice.department).open;
            choice.share = weighing.weight(choice.department) * (1 - MostLoadCosts * open / (open + BusyAt));
        }
        sum += choice.share;
        answer.choices.push_back(std::move(choice));
    }
    for (DutyChoice &choice : answer.choices)
        choice.share = sum > 0 ? choice.share / sum : 0;
    std::ranges::sort(answer.choices, [&](const DutyChoice &a, const DutyChoice &b) {
        const int openA = loadOf(load, a.department).open;
        const int openB = loadOf(load, b.department).open;
        return std::tuple(-a.share, openA, a.department) < std::tuple(-b.share, openB, b.department);
    });
    const Explaining explaining(question, weighing, calendar);
    for (size_t i = 0; i < answer.choices.size(); ++i) {
        DutyChoice &choice = answer.choices[i];
        const UnitLoad its = loadOf(load, choice.department);
        choice.reasons = explaining.why(choice.department, its);
        if (i > 0)
            choice.against = explaining.whyNot(choice, answer.choices.front(), its,
                                               loadOf(load, answer.choices.front().department));
    }
    return answer;
}
} // namespace wanmi::domain
