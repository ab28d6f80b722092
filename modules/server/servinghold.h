// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <utility>

namespace wanmi::server {

/// One central serves a city's folder: two would number the same reports twice and each think the other's
/// changes of the future. Held by a lock on <folder>/serving.lock, which ends with the process, however it
/// ends. Commands that import or publish do not take it.
class ServingHold
{
public:
    ServingHold() = default;
    /// Errors: Conflict "already-served" (the detail names the process), Unreachable "cannot-write".
    [[nodiscard]] static base::Result<ServingHold> take(const QString &folder);
    ServingHold(ServingHold &&other) noexcept
        : m_file(std::exchange(other.m_file, -1))
    {
    }
    ServingHold &operator=(ServingHold &&other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~ServingHold();

private:
    int m_file = -1;
};
} // namespace wanmi::server
