// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <QDateTime>

namespace wanmi::base {

/// UTC, milliseconds since 1970-01-01 (no leap seconds).
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] inline Instant instantFromMs(qint64 ms)
{
    return Instant{std::chrono::milliseconds{ms}};
}
[[nodiscard]] inline qint64 toMs(Instant at)
{
    return at.time_since_epoch().count();
}
[[nodiscard]] inline QDateTime toUtc(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC);
}

/// Where time comes from. Implementations are safe to read from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};
} // namespace wanmi::base

namespace wanmi {
using base::Instant;
} // namespace wanmi
