// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/timemachine.h"

#include <QDateTime>
#include <QPromise>

#include <algorithm>

namespace wanmi::mapview {
using namespace std::chrono_literals;
namespace {
constexpr qint64 HourMs = 3'600'000;
constexpr auto Tick = 200ms;
constexpr qint64 LongestTickMs = 1000; ///< a machine that was busy does not jump over days

qint64 hourBegin(qint64 ms)
{
    // Local hours: no time zone that anybody plans cities in is off by less than a quarter of an hour.
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(ms).offsetFromUtc() * 1000LL;
    return (ms + offset) / HourMs * HourMs - offset;
}
} // namespace

TimeMachine::TimeMachine(QObject *parent)
    : QObject(parent)
{
    m_tick.setInterval(Tick);
    connect(&m_tick, &QTimer::timeout, this, &TimeMachine::playOn);
}

TimeMachine::~TimeMachine() = default;

void TimeMachine::setPresent(HotLayers *present)
{
    if (m_present == present)
        return;
    close();
    m_layers.reset();
    m_present = present;
    emit presentChanged();
}

void TimeMachine::setState(const QString &state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

void TimeMachine::open()
{
    if (!m_present || m_state == QLatin1String("loading") || m_state == QLatin1String("ready"))
        return;
    const qint64 now = m_present->nowMs();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now);
    m_toMs = now;
    m_fromMs = local.date().addDays(1 - Days).startOfDay().toMSecsSinceEpoch();
    m_momentMs = hourBegin(now - 24 * HourMs);
    if (!m_layers)
        m_layers = std::make_unique<HotLayers>(*m_present);
    setState(QStringLiteral("loading"));
    emit momentChanged();
    m_present->store()
        .pastCases(m_fromMs, m_toMs)
        .then(
            this,
            [this, opening = ++m_opening](const base::Result<std::shared_ptr<const store::PastCases>> &read) {
                if (opening != m_opening || !m_layers)
                    return;
                if (!read) {
                    setState(QStringLiteral("failed"));
                    return;
                }
                auto promise = std::make_shared<QPromise<std::shared_ptr<const PastCity>>>();
                promise->start();
                base::Answer<std::shared_ptr<const PastCity>> made = promise->future();
                m_layers->pool().start([promise, cases = *read, cells = m_layers->dense().cells,
                                        facts = m_layers->facts(), from = m_fromMs, to = m_toMs] {
                    promise->addResult(std::make_shared<const PastCity>(cases, cells, facts.get(), from, to));
                    promise->finish();
                });
                made.then(this, [this, opening](const std::shared_ptr<const PastCity> &past) {
                    if (opening == m_opening)
                        take(past);
                });
            });
}

void TimeMachine::take(const std::shared_ptr<const PastCity> &past)
{
    m_past = past;
    m_byDay.clear();
    for (const int count : past->reportedByDay())
        m_byDay.append(count);
    emit rangeChanged();
    if (past->isEmpty()) {
        m_past.reset();
        setState(QStringLiteral("empty"));
        return;
    }
    setState(QStringLiteral("ready"));
    showNext();
}

void TimeMachine::close()
{
    if (m_state.isEmpty())
        return;
    ++m_opening;
    setPlaying(false);
    m_making = false;
    const bool wasShown = std::exchange(m_shown, false);
    // The last to let go of months of cases is a worker.
    if (m_past && m_layers)
        m_layers->pool().start([past = std::exchange(m_past, nullptr)]() mutable { past.reset(); });
    m_past.reset();
    if (wasShown)
        emit shownChanged(); // no map shows them any more
    if (m_layers)
        m_layers->forgetPast();
    setState({});
}

void TimeMachine::setMomentMs(double ms)
{
    const qint64 moment = std::clamp(qint64(ms), m_fromMs, m_toMs);
    if (moment == m_momentMs)
        return;
    m_momentMs = moment;
    emit momentChanged();
    showNext();
}

void TimeMachine::step(int hours)
{
    setPlaying(false);
    const qint64 hour = hourBegin(m_momentMs);
    const bool back = hours < 0 && hour != m_momentMs; // the first step back goes to the hour itself
    setMomentMs(double(hour + (hours + (back ? 1 : 0)) * HourMs));
}

void TimeMachine::showNext()
{
    if (m_making || !m_past || !m_layers)
        return;
    if (m_shown && m_layers->nowMs() == m_momentMs)
        return;
    m_making = true;
    m_layers->showPast(m_past, m_momentMs).then(this, [this, opening = m_opening](bool shown) {
        if (opening != m_opening)
            return;
        m_making = false;
        if (shown) {
            m_shown = true;
            emit shownChanged();
        }
        showNext();
    });
}

int TimeMachine::overdueCases() const
{
    return m_shown ? int(std::ranges::count(m_layers->cases(), worktime::Light::Red, &CaseMark::light)) : 0;
}

void TimeMachine::setHoursPerSecond(int hours)
{
    hours = std::clamp(hours, 1, 24 * 7);
    if (hours == m_hoursPerSecond)
        return;
    m_hoursPerSecond = hours;
    emit speedChanged();
}

void TimeMachine::setPlaying(bool playing)
{
    playing = playing && m_state == QLatin1String("ready");
    if (playing == m_playing)
        return;
    m_playing = playing;
    if (playing) {
        if (m_momentMs >= m_toMs)
            setMomentMs(double(m_fromMs));
        m_sinceTick.start();
        m_tick.start();
    } else {
        m_tick.stop();
    }
    emit playingChanged();
}

void TimeMachine::playOn()
{
    if (m_making)
        return; // time does not run ahead of the map
    const qint64 passed = std::min(LongestTickMs, m_sinceTick.restart());
    setMomentMs(double(m_momentMs + passed * m_hoursPerSecond * HourMs / 1000));
    if (m_momentMs >= m_toMs)
        setPlaying(false);
}
} // namespace wanmi::mapview
