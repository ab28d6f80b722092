// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/agenda.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace wanmi::simulator {

namespace {

constexpr qint64 LongestSleepMs = 60'000;

qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}
} // namespace

Agenda::Agenda(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Agenda::runDue);
}

void Agenda::in(std::chrono::milliseconds delay, std::function<void()> deed)
{
    m_deeds.emplace(nowMs() + std::max<qint64>(0, delay.count()), std::move(deed));
    arm();
}

void Agenda::runDue()
{
    const qint64 now = nowMs();
    while (!m_deeds.empty() && m_deeds.begin()->first <= now) {
        const auto deed = std::move(m_deeds.begin()->second);
        m_deeds.erase(m_deeds.begin());
        deed();
    }
    arm();
}

void Agenda::arm()
{
    if (!m_deeds.empty())
        m_timer.start(int(std::clamp<qint64>(m_deeds.begin()->first - nowMs(), 0, LongestSleepMs)));
}
} // namespace wanmi::simulator
