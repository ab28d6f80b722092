// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>
#include <vector>

namespace wanmi::workbench {

/// The texts of one window or panel: each is set at once and again whenever the language changes.
class Texts
{
public:
    void add(std::function<void()> set)
    {
        set();
        m_setters.push_back(std::move(set));
    }
    void refresh() const
    {
        for (const auto &set : m_setters)
            set();
    }

private:
    std::vector<std::function<void()>> m_setters;
};
} // namespace wanmi::workbench
