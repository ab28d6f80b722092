// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <utility>

namespace wanmi::server {

/// How many bytes of large bodies may lie in memory at once, of all connections together. Small ones (commands) are
/// always taken: photos on slow lines must not keep them out. Any thread.
class BodyBudget
{
public:
    explicit BodyBudget(qint64 most)
        : m_most(most)
    {
    }

    /// Gives back what it took when it goes.
    class Hold
    {
    public:
        Hold() = default;
        Hold(Hold &&other) noexcept
            : m_budget(std::exchange(other.m_budget, nullptr))
            , m_bytes(other.m_bytes)
        {
        }
        Hold &operator=(Hold &&other) noexcept
        {
            std::swap(m_budget, other.m_budget);
            std::swap(m_bytes, other.m_bytes);
            return *this;
        }
        ~Hold()
        {
            if (m_budget)
                m_budget->m_taken -= m_bytes;
        }

    private:
        friend class BodyBudget;
        BodyBudget *m_budget = nullptr;
        qint64 m_bytes = 0;
    };

    /// False: there is no room now.
    [[nodiscard]] bool take(qint64 bytes, Hold &hold)
    {
        constexpr qint64 Small = 64 * 1024;
        hold = Hold();
        if (bytes <= Small)
            return true;
        if (m_taken.fetch_add(bytes) + bytes > m_most) {
            m_taken -= bytes;
            return false;
        }
        hold.m_budget = this;
        hold.m_bytes = bytes;
        return true;
    }
    [[nodiscard]] qint64 taken() const { return m_taken; }

private:
    const qint64 m_most;
    std::atomic<qint64> m_taken = 0;
};
} // namespace wanmi::server
