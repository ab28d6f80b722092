// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/history.h"

#include "worktime/deadline.h"

#include <algorithm>
#include <array>
#include <set>

namespace wanmi::citygen {
namespace {

using base::Instant;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
namespace state = domain::state;

constexpr double OpenDays = 4; ///< planned open cases, in days of reports; those open as it comes are added
constexpr double RepeatShare = 0.026;
constexpr int TellAheadDays = 150;

struct SourceShare
{
    const char *token;
    double share;
    std::array<double, 24> hours;
};
constexpr std::array<double, 24> Patrol{0, 0, 0,  0,  0, 0, 1, 5, 11, 13, 12, 8,
                                        4, 9, 12, 11, 9, 6, 3, 2, 1,  1,  0,  0};
constexpr std::array<double, 24> Citizens{1, 1, 0, 0, 0, 1, 2, 4, 7, 9, 9, 8,
                                          6, 6, 7, 8, 8, 8, 7, 6, 5, 4, 3, 2};
constexpr std::array<double, 24> Cameras{2, 2, 1, 1, 1, 2, 4, 6, 7, 7, 6, 6,
                                         5, 5, 6, 6, 6, 6, 6, 5, 4, 4, 3, 2};
constexpr std::array<double, 24> Offices{0, 0, 0, 0, 0, 0, 0, 0, 5, 10, 10, 7,
                                         1, 3, 8, 9, 8, 4, 0, 0, 0, 0,  0,  0};
constexpr std::array Sources{
    SourceShare{"supervisor", 0.70, Patrol},      SourceShare{"hotline12345", 0.110, Citizens},
    SourceShare{"hotline12319", 0.045, Citizens}, SourceShare{"portal", 0.045, Citizens},
    SourceShare{"sms", 0.006, Citizens},          SourceShare{"video", 0.060, Cameras},
    SourceShare{"leader", 0.010, Offices},        SourceShare{"transfer", 0.010, Offices},
    SourceShare{"media", 0.008, Offices},         SourceShare{"petition", 0.006, Offices},
};

struct OpenState
{
    const QString *id;
    double share;
    int fromMinutes, toMinutes; ///< since the report; 0: from the handling limit
};
const std::array OpenStates{
    OpenState{&state::Intake, 1.5, 1, 13},
    OpenState{&state::Verifying, 2.0, 9, 34},
    OpenState{&state::Verified, 1.0, 32, 60},
    OpenState{&state::PendingRegister, 1.5, 12, 36},
    OpenState{&state::PendingDispatch, 2.0, 20, 48},
    OpenState{&state::PendingSign, 4.0, 30, 70},
    OpenState{&state::Handling, 58, 0, 0},
    OpenState{&state::Suspended, 14, 60 * 24 * 12, 60 * 24 * 130},
    OpenState{&state::Feedback, 4, 0, 0},
    OpenState{&state::PendingCheck, 4, 0, 0},
    OpenState{&state::Checking, 4.5, 0, 0},
    OpenState{&state::PendingClose, 2.5, 0, 0},
};

bool isVerifiedSource(const QString &source)
{
    return source.startsWith(u"hotline") || source == u"portal";
}
} // namespace

void StoryWorld::remember(const Told &told)
{
    constexpr size_t Remembered = 160;
    const domain::CaseFile &file = told.made.file;
    if (!file.registeredAt)
        return;
    recent.push_back(
        {file.id.text(), told.subject, file.reportedAt, file.closedAt.value_or(now + std::chrono::hours(1))});
    if (recent.size() > Remembered)
        recent.pop_front();
}

History::History(const CityPlan &plan, StoryWorld &world)
    : m_world(world)
    , m_random(Random::stream(world.seed, 0x30000000ULL))
{
    planOpenCases(
        plan, std::max(int(OpenStates.size()), int(plan.cases * OpenDays / std::max(1, plan.historyDays))));
    planReports(plan);
    std::stable_sort(m_seeds.begin(), m_seeds.end(),
                     [](const CaseSeed &a, const CaseSeed &b) { return a.reportedAt < b.reportedAt; });
    QDate day;
    int ofDay = 0;
    for (size_t i = 0; i < m_seeds.size(); ++i) {
        const QDate its = m_world.rules->calendar.toLocal(m_seeds[i].reportedAt).date();
        ofDay = its == day ? ofDay + 1 : 1;
        day = its;
        m_seeds[i].ofDay = ofDay;
        m_seeds[i].number = int(i);
    }
}

/// More in summer than in winter, fewer at weekends, growing a little, and the hours of each source. The open
/// cases are among a day's reports, not on top of them: the last week is a week like others.
void History::planReports(const CityPlan &plan)
{
    const auto &calendar = m_world.rules->calendar;
    const QDate today = calendar.toLocal(m_world.now).date();
    std::map<QDate, int> stillOpen;
    for (const CaseSeed &seed : m_seeds)
        ++stillOpen[calendar.toLocal(seed.reportedAt).date()];
    Wheel days;
    for (int ago = 0; ago <= plan.historyDays; ++ago) {
        const QDate day = today.addDays(-ago);
        const double season = std::array{0.84, 0.78, 0.95, 1.02, 1.10, 1.12,
                                         1.10, 1.12, 1.08, 1.05, 1.00, 0.92}[size_t(day.month() - 1)];
        const double week = calendar.isWorkday(day) ? 1.0 : day.dayOfWeek() == 6 ? 0.8 : 0.66;
        const double growth = 1.12 - 0.24 * ago / std::max(1, plan.historyDays);
        days.add(season * week * growth * m_random.lognormal(0.12));
    }
    Wheel sources;
    std::vector<Wheel> hoursOf(Sources.size());
    for (size_t i = 0; i < Sources.size(); ++i) {
        sources.add(Sources[i].share);
        for (const double weight : Sources[i].hours)
            hoursOf[i].add(weight);
    }
    for (int reports = 0; reports < plan.cases;) {
        CaseSeed seed;
        const QDate day = today.addDays(-days.spin(m_random));
        const int source = sources.spin(m_random);
        const int second = hoursOf[size_t(source)].spin(m_random) * 3600 + m_random.index(3600);
        seed.reportedAt
            = calendar.toInstant(day, QTime(0, 0).addSecs(second)) + milliseconds(m_random.index(1000));
        seed.source = QString::fromLatin1(Sources[size_t(source)].token);
        seed.isRepeat = m_random.chance(RepeatShare);
        if (seed.reportedAt > m_world.now)
            continue;
        ++reports;
        if (const auto planned = stillOpen.find(day); planned != stillOpen.end() && planned->second > 0)
            --planned->second;
        else
            m_seeds.push_back(std::move(seed));
    }
}

/// When a case must have come to its department so that at `now` this share of its limit is used.
std::optional<Instant> History::dispatchedForUse(const worktime::Limit &limit, double share) const
{
    const auto wanted = std::chrono::seconds(qint64(double(limit.length.count()) * share));
    for (int ago = 0; ago < 24 * 45; ++ago) {
        const Instant from = m_world.now - minutes(ago * 60);
        if (worktime::usedBetween(from, m_world.now, limit.clock, m_world.rules->calendar) >= wanted)
            return from + minutes(std::min(ago * 60, 20));
    }
    return {};
}

void History::planOpenCases(const CityPlan &plan, int count)
{
    Wheel wheel;
    for (const OpenState &open : OpenStates)
        wheel.add(open.share);
    const int month = m_world.rules->calendar.toLocal(m_world.now).date().month();
    std::set<int> usedComponents;
    for (int i = 0; i < count; ++i) {
        const OpenState &open
            = OpenStates[i < int(OpenStates.size()) ? size_t(i) : size_t(wheel.spin(m_random))];
        CaseSeed seed;
        seed.stopAt = *open.id;
        const bool needsVerify = seed.stopAt == state::Verifying || seed.stopAt == state::Verified;
        do {
            const double dice = m_random.real();
            seed.source = dice < 0.62 ? QStringLiteral("supervisor")
                : dice < 0.78         ? QStringLiteral("hotline12345")
                : dice < 0.85         ? QStringLiteral("hotline12319")
                : dice < 0.91         ? QStringLiteral("portal")
                : dice < 0.985        ? QStringLiteral("video")
                                      : QStringLiteral("leader");
        } while (needsVerify && !isVerifiedSource(seed.source));
        Subject subject = m_world.subjects.draw(month, m_random);
        // One object has one open case; what is suspended for months is no two-hour matter.
        while ((subject.component >= 0 && usedComponents.contains(subject.component))
               || (seed.stopAt == state::Suspended && subject.condition->limit.length < hours(12)))
            subject = m_world.subjects.draw(month, m_random);
        if (subject.component >= 0)
            usedComponents.insert(subject.component);
        int ago = m_random.between(open.fromMinutes, std::max(open.fromMinutes, open.toMinutes));
        if (open.toMinutes == 0) {
            const double overdue = seed.stopAt == state::Handling ? 0.07 : 0.0;
            const double share
                = m_random.chance(overdue) ? m_random.between(1.02, 1.6) : m_random.between(0.03, 0.96);
            const auto dispatched = dispatchedForUse(subject.condition->limit, share);
            ago = int(std::chrono::duration_cast<minutes>(m_world.now - dispatched.value_or(m_world.now))
                          .count())
                + 40;
            if (seed.stopAt != state::Handling)
                ago = std::max(ago, 480);
        }
        seed.reportedAt = m_world.now - minutes(std::min(ago, plan.historyDays * 24 * 60 - 60))
            - milliseconds(m_random.index(60'000));
        seed.subject = subject;
        m_seeds.push_back(std::move(seed));
    }
}

std::map<QString, QString> History::tellOpenCases()
{
    std::map<QString, QString> states;
    const Instant from = m_world.now - hours(24 * TellAheadDays);
    for (size_t i = 0; i < m_seeds.size(); ++i) {
        if ((m_seeds[i].reportedAt < from && m_seeds[i].stopAt.isEmpty()) || m_seeds[i].isRepeat)
            continue;
        Told told = tellStory(m_world, m_seeds[i]);
        if (!told.made.file.isOpen())
            continue; // told again in its turn, word for word
        if (told.component && told.component->state != u"intact")
            states[told.component->componentId] = told.component->state;
        m_open.emplace(int(i), std::move(told));
    }
    return states;
}

bool History::tellAll(CitySink &sink, CitySummary &summary, const std::function<bool(double)> &progress)
{
    for (size_t i = 0; i < m_seeds.size(); ++i) {
        if (i % 512 == 0 && !progress(double(i) / double(m_seeds.size())))
            return false;
        Told told;
        if (const auto ahead = m_open.find(int(i)); ahead != m_open.end()) {
            told = std::move(ahead->second);
            m_open.erase(ahead);
        } else {
            told = tellStory(m_world, m_seeds[i]);
        }
        m_world.remember(told);
        ++summary.cases;
        summary.openCases += told.made.file.isOpen();
        summary.actions += int(told.made.trail.size());
        sink.put(told.made);
    }
    return true;
}
} // namespace wanmi::citygen
