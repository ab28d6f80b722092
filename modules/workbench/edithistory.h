// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace wanmi::workbench {

/// A value that is being edited, and the way back. Steps in a row under one name are one step: a name that is
/// typed is undone as a whole.
template <typename T> class EditHistory
{
public:
    void begin(T value)
    {
        m_saved = m_now = std::move(value);
        m_before.clear();
        m_after.clear();
        m_step.clear();
    }
    [[nodiscard]] const T &now() const { return m_now; }
    /// \return false: nothing has changed.
    bool set(T value, const QString &step = {})
    {
        if (value == m_now)
            return false;
        if (step.isEmpty() || step != m_step || m_before.empty())
            m_before.push_back(m_now);
        if (m_before.size() > MostSteps)
            m_before.erase(m_before.begin());
        m_step = step;
        m_now = std::move(value);
        m_after.clear();
        return true;
    }
    bool undo() { return walk(m_before, m_after); }
    bool redo() { return walk(m_after, m_before); }
    [[nodiscard]] bool canUndo() const { return !m_before.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_after.empty(); }
    [[nodiscard]] bool isChanged() const { return !(m_now == m_saved); }
    /// This value is kept elsewhere now; what was edited since then is still to be saved.
    void saved(T value)
    {
        m_saved = std::move(value);
        m_step.clear();
    }

private:
    static constexpr std::size_t MostSteps = 200;
    bool walk(std::vector<T> &from, std::vector<T> &to)
    {
        if (from.empty())
            return false;
        to.push_back(std::exchange(m_now, std::move(from.back())));
        from.pop_back();
        m_step.clear();
        return true;
    }

    T m_now, m_saved;
    std::vector<T> m_before, m_after;
    QString m_step;
};
} // namespace wanmi::workbench
