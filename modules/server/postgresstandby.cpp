// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstandby.h"

#include "server/postgresschema.h"

#include <QLoggingCategory>
#include <QScopeGuard>

#include <thread>

namespace wanmi::server::postgres {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server")
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds LookEvery{20};
} // namespace

HistoryPoint historyPoint(Database &database)
{
    Query query(database,
                "SELECT coalesce((SELECT value FROM meta WHERE key = 'epoch'), ''), "
                "(SELECT coalesce(max(seq), 0) FROM change_log)");
    return query.step() ? HistoryPoint{query.text(0), query.integer(1)} : HistoryPoint();
}

Standby::Standby(QByteArray address, Timing timing)
    : m_address(std::move(address))
    , m_timing(timing)
{
}

bool Standby::isResting() const
{
    return Clock::now() < m_restUntil;
}

void Standby::pause(const QString &why)
{
    const std::lock_guard lock(m_mutex);
    m_restUntil = Clock::now() + m_timing.rest;
    if (std::exchange(m_isUsed, false))
        qCWarning(log) << "the primary is read instead of the standby:" << why;
}

void Standby::lost(const PgError &error)
{
    pause(error.message);
}

std::unique_ptr<Database> Standby::reach(const HistoryPoint &point)
{
    bool isTrial = false;
    {
        const std::lock_guard lock(m_mutex);
        if (isResting() || m_isTried) {
            ++m_refused;
            return nullptr;
        }
        isTrial = m_isTried = !m_isUsed;
    }
    const auto tried = qScopeGuard([this, isTrial] {
        const std::lock_guard lock(m_mutex);
        m_isTried = isTrial ? false : m_isTried;
    });
    try {
        auto database = std::make_unique<Database>(m_address, Database::Opened(), Database::Reach::Any);
        const auto until = Clock::now() + m_timing.patience;
        for (;;) {
            const HistoryPoint here = historyPoint(*database);
            m_behind = here.epoch == point.epoch ? std::max<qint64>(0, point.tail - here.tail) : point.tail;
            if (here.epoch == point.epoch && here.tail >= point.tail) {
                ++m_readings;
                const std::lock_guard lock(m_mutex);
                if (!std::exchange(m_isUsed, true))
                    qCInfo(log) << "the standby is read again";
                return database;
            }
            if (Clock::now() >= until)
                break;
            std::this_thread::sleep_for(LookEvery);
        }
        pause(QStringLiteral("it is %1 changes behind").arg(m_behind.load()));
    } catch (const PgError &error) {
        pause(error.message);
    }
    ++m_refused;
    return nullptr;
}

Standby::Standing Standby::standing() const
{
    const std::lock_guard lock(m_mutex);
    return {m_isUsed, m_readings, m_refused, m_behind};
}
} // namespace wanmi::server::postgres
