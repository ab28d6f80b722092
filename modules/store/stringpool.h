// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>

namespace wanmi::store {

/// One QString per distinct text: in 300 000 rows a state or a street is stored once. Not thread-safe.
class StringPool
{
public:
    [[nodiscard]] QString text(std::string_view utf8)
    {
        if (utf8.empty())
            return {};
        auto it = m_texts.find(utf8);
        if (it == m_texts.end())
            it = m_texts
                     .emplace(std::string(utf8),
                              QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())))
                     .first;
        return it->second;
    }

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_texts;
};
} // namespace wanmi::store
