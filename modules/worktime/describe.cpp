// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/describe.h"

#include "worktime/stretches.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wanmi::worktime {

using base::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

using Kind = Step::Kind;

/// What is said in one breath: one step, or like steps of one day or of days in a row.
struct Clause
{
    Step step;
    QDate first;
    QDate last;
    bool isFull = false; ///< worked from the first period of the day to its last
};

bool isWork(const Step &step)
{
    const bool ran = step.kind == Kind::Worked || step.kind == Kind::MakeUpDay || step.kind == Kind::HalfDay;
    return ran && step.clock == ClockKind::Work;
}

bool isFree(const Step &step)
{
    return step.kind == Kind::Weekend || step.kind == Kind::Holiday;
}

seconds workOf(QDate day, const Calendar &calendar)
{
    seconds whole{0};
    for (const Period &period : calendar.periodsOf(day))
        whole += seconds{period.from.secsTo(period.to)};
    return whole;
}

bool isLike(const Clause &clause, const Step &step)
{
    return clause.step.kind == step.kind && clause.step.name == step.name;
}

/// The steps without the nights, each day of work and each run of free days as one clause.
std::vector<Clause> perDay(const std::vector<Step> &steps, const Calendar &calendar)
{
    std::vector<Clause> clauses;
    for (const Step &step : steps) {
        if (step.kind == Kind::Night)
            continue;
        const QDate first = detail::localDay(step.from, calendar);
        const QDate last
            = step.to > step.from ? detail::localDay(step.to - milliseconds{1}, calendar) : first;
        Clause *before = clauses.empty() ? nullptr : &clauses.back();
        const bool goesOn = before && isLike(*before, step)
            && ((isWork(step) && before->last == first) || (isFree(step) && before->last.daysTo(first) <= 1));
        if (goesOn) {
            before->step.to = step.to;
            before->step.used += step.used;
            before->last = last;
        } else {
            clauses.push_back({step, first, last});
        }
    }
    for (Clause &clause : clauses)
        clause.isFull = isWork(clause.step) && clause.step.used == workOf(clause.first, calendar);
    return clauses;
}

/// Full workdays in a row become one clause.
std::vector<Clause> clausesOf(const std::vector<Step> &steps, const Calendar &calendar)
{
    std::vector<Clause> clauses;
    for (const Clause &clause : perDay(steps, calendar)) {
        Clause *before = clauses.empty() ? nullptr : &clauses.back();
        const bool goesOn = before && before->isFull && clause.isFull && isLike(*before, clause.step)
            && before->last.addDays(1) == clause.first;
        if (goesOn) {
            before->step.to = clause.step.to;
            before->step.used += clause.step.used;
            before->last = clause.last;
        } else {
            clauses.push_back(clause);
        }
    }
    return clauses;
}

/// One language: how it writes days, and its words with %1, %2 in them.
class Speaker
{
public:
    Speaker(Language language, const Calendar &calendar, int year)
        : m_isChinese(language == Language::Chinese)
        , m_language(language)
        , m_calendar(calendar)
        , m_year(year)
    {
    }

    [[nodiscard]] QString pick(const char16_t *zh, const char16_t *en) const
    {
        return QString::fromUtf16(m_isChinese ? zh : en);
    }

    [[nodiscard]] QString day(QDate day) const { return dayInYear(day, day.year() != m_year); }

    [[nodiscard]] QString days(QDate first, QDate last) const
    {
        if (first == last)
            return day(first);
        const bool sameYear = first.year() == last.year();
        const bool sameMonth = sameYear && first.month() == last.month();
        if (m_isChinese)
            return day(first) + u'至'
                + (sameMonth      ? QStringLiteral("%1日").arg(last.day())
                       : sameYear ? dayInYear(last, false)
                                  : day(last));
        return (sameMonth      ? QString::number(first.day())
                    : sameYear ? dayInYear(first, false)
                               : day(first))
            + QStringLiteral(" to ") + day(last);
    }

    [[nodiscard]] QString moment(Instant at) const
    {
        return day(detail::localDay(at, m_calendar)) + u' ' + time(at);
    }

    [[nodiscard]] QString time(Instant at) const
    {
        const QTime local = m_calendar.toLocal(at).time();
        return local.toString(local.second() == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
    }

    [[nodiscard]] QString amount(const Step &step) const
    {
        return describe(step.used, step.clock, m_language);
    }

    /// Of the holiday, half day or season the step's first day is in.
    [[nodiscard]] QString name(const Step &step) const
    {
        const QDate day = detail::localDay(step.from, m_calendar);
        const auto found = step.kind == Kind::Season ? m_calendar.seasonName(day, m_isChinese)
            : step.kind == Kind::HalfDay             ? m_calendar.halfDayName(day, m_isChinese)
                                                     : m_calendar.holidayName(day, m_isChinese);
        return found.value_or(step.name);
    }

private:
    [[nodiscard]] QString dayInYear(QDate day, bool withYear) const
    {
        static constexpr std::array Months{u"Jan", u"Feb", u"Mar", u"Apr", u"May", u"Jun",
                                           u"Jul", u"Aug", u"Sep", u"Oct", u"Nov", u"Dec"};
        if (m_isChinese) {
            const QString year = withYear ? QStringLiteral("%1年").arg(day.year()) : QString();
            return year + QStringLiteral("%1月%2日").arg(day.month()).arg(day.day());
        }
        const QString year = withYear ? QStringLiteral(" %1").arg(day.year()) : QString();
        return QString::number(day.day()) + u' ' + QString::fromUtf16(Months[size_t(day.month() - 1)]) + year;
    }

    bool m_isChinese;
    Language m_language;
    const Calendar &m_calendar;
    int m_year;
};

/// Says the clauses one after another and remembers which day was last spoken of, so as not to repeat it.
class Sentence
{
public:
    Sentence(const Speaker &speaker, QDate startDay, bool startsAtWork)
        : m_speaker(speaker)
        , m_spokenOf(startDay)
        , m_hasBegun(startsAtWork)
    {
    }

    void say(const Clause &clause)
    {
        const Step &step = clause.step;
        switch (step.kind) {
        case Kind::Start:
            return add(pick(u"从%1起", u"from %1").arg(m_speaker.moment(step.from)));
        case Kind::Rework:
            return add(pick(u"第%1轮返工从%2起", u"rework round %1 from %2")
                           .arg(step.name, m_speaker.moment(step.from)));
        case Kind::Worked:
        case Kind::MakeUpDay:
        case Kind::HalfDay:
            return step.clock == ClockKind::Work ? sayWork(clause) : sayElapsed(step);
        case Kind::Weekend:
            return add(pick(u"%1周末", u"%1 weekend").arg(m_speaker.days(clause.first, clause.last)));
        case Kind::Holiday:
            return add(pick(u"%1放假（%2）", u"%1 holiday (%2)")
                           .arg(m_speaker.days(clause.first, clause.last), m_speaker.name(step)));
        case Kind::Season:
            return saySeason(clause);
        case Kind::Suspended:
            return saySuspended(step);
        case Kind::Extended:
            return add(pick(u"%1延期%2", u"%1 extended by %2")
                           .arg(m_speaker.moment(step.from), m_speaker.amount(step)));
        case Kind::Left:
            return add(pick(u"恢复后还剩%1", u"%1 left when the clock goes on").arg(m_speaker.amount(step)));
        case Kind::Due:
            return add(pick(u"%1到期", u"due %1").arg(m_speaker.moment(step.from)));
        case Kind::Provisional:
            m_provisional.append(step.name);
            return;
        case Kind::Night:
            return;
        }
    }

    [[nodiscard]] QString text() const
    {
        QString said = m_parts.join(pick(u"；", u"; "));
        if (!m_provisional.isEmpty())
            said += pick(u"（暂定：%1年放假安排尚未公布）",
                         u" (provisional: the holidays of %1 are not published yet)")
                        .arg(m_provisional.join(pick(u"年、", u" and ")));
        return said;
    }

private:
    [[nodiscard]] QString pick(const char16_t *zh, const char16_t *en) const
    {
        return m_speaker.pick(zh, en);
    }

    void add(const QString &part) { m_parts.append(part); }

    void sayWork(const Clause &clause)
    {
        const Step &step = clause.step;
        if (!std::exchange(m_hasBegun, true)) {
            const bool isSpokenOf = m_spokenOf == clause.first;
            add(pick(u"%1上班时起算", u"office hours begin %1")
                    .arg(isSpokenOf ? m_speaker.time(step.from) : m_speaker.moment(step.from)));
            m_spokenOf = clause.first;
        }
        QString said;
        if (clause.first != clause.last || m_spokenOf != clause.first)
            said = m_speaker.days(clause.first, clause.last) + pick(u"", u" ");
        if (step.kind == Kind::MakeUpDay)
            said += pick(u"（调休上班）", u"make-up workday ");
        if (step.kind == Kind::HalfDay)
            said += halfDay(step);
        said += pick(u"工作%1", u"worked %1").arg(m_speaker.amount(step));
        if (!clause.isFull)
            said += pick(u"至%1", u" until %1").arg(m_speaker.time(step.to));
        add(said);
        m_spokenOf = clause.last;
    }

    [[nodiscard]] QString halfDay(const Step &step) const
    {
        const QString name = m_speaker.name(step);
        if (name.isEmpty())
            return pick(u"（半天）", u"half day ");
        return pick(u"（%1，半天）", u"half day (%1) ").arg(name);
    }

    void saySeason(const Clause &clause)
    {
        const QString name = m_speaker.name(clause.step);
        add(pick(u"%1起按%2", u"%2 from %1")
                .arg(m_speaker.day(clause.first),
                     name.isEmpty() ? pick(u"全年作息", u"all-year hours") : name));
    }

    void sayElapsed(const Step &step)
    {
        if (step.clock == ClockKind::Natural)
            add(m_speaker.amount(step));
        else
            add(pick(u"昼夜连续计%1", u"%1 round the clock").arg(m_speaker.amount(step)));
    }

    void saySuspended(const Step &step)
    {
        m_hasBegun = true;
        if (step.to == step.from)
            return add(pick(u"%1起挂账", u"suspended since %1").arg(m_speaker.moment(step.from)));
        add(pick(u"%1至%2挂账", u"suspended %1 to %2")
                .arg(m_speaker.moment(step.from), m_speaker.moment(step.to)));
        m_spokenOf = QDate();
    }

    const Speaker &m_speaker;
    QDate m_spokenOf;
    bool m_hasBegun;
    QStringList m_parts;
    QStringList m_provisional;
};
} // namespace

QString describe(const std::vector<Step> &steps, Language language, const Calendar &calendar)
{
    if (steps.empty())
        return {};
    const QDate startDay = detail::localDay(steps.front().from, calendar);
    const auto firstWork = std::ranges::find_if(steps, isWork);
    const bool startsAtWork = firstWork != steps.end() && firstWork->from == steps.front().from;
    const Speaker speaker(language, calendar, startDay.year());
    Sentence sentence(speaker, startDay, startsAtWork);
    for (const Clause &clause : clausesOf(steps, calendar))
        sentence.say(clause);
    return sentence.text();
}

QString describe(seconds length, ClockKind clock, Language language)
{
    const bool isChinese = language == Language::Chinese;
    const qint64 all = length.count();
    if (clock == ClockKind::Natural && all % 86400 == 0) {
        const qint64 days = all / 86400;
        return isChinese ? QStringLiteral("%1个自然日").arg(days)
            : days == 1  ? QStringLiteral("1 calendar day")
                         : QStringLiteral("%1 calendar days").arg(days);
    }
    if (all % 1800 == 0 && (all == 0 || all >= 3600))
        return (isChinese ? QStringLiteral("%1小时") : QStringLiteral("%1 h"))
            .arg(QString::number(double(all) / 3600, 'f', all % 3600 == 0 ? 0 : 1));
    QStringList parts;
    const auto part = [&](qint64 number, const char16_t *zh, const char16_t *en) {
        if (number > 0)
            parts.append(QString::number(number) + QString::fromUtf16(isChinese ? zh : en));
    };
    part(all / 3600, u"小时", u" h");
    part(all / 60 % 60, u"分钟", u" min");
    part(all % 60, u"秒", u" s");
    return parts.join(isChinese ? QString() : QStringLiteral(" "));
}
} // namespace wanmi::worktime
