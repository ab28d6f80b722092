// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rowreader.h"

#include <QLocale>

#include <cmath>
#include <cstring>

namespace wanmi::intake {

QString Value::toText() const
{
    switch (type) {
    case Type::None:
        return {};
    case Type::Text:
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    case Type::Integer:
        return QString::number(integer);
    case Type::Real:
        return std::abs(real) < 1e15 && real == std::floor(real)
            ? QString::number(qint64(real))
            : QString::number(real, 'g', QLocale::FloatingPointShortest);
    }
    return {};
}

void RawBatch::clear()
{
    rows.clear();
    values.clear();
    polygons.clear();
    blocks.clear();
    texts.clear();
    m_used = m_size = 0;
}

std::string_view RawBatch::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_used + text.size() > m_size) {
        m_size = std::max<size_t>(256 * 1024, text.size());
        m_used = 0;
        blocks.push_back(std::make_unique_for_overwrite<char[]>(m_size));
    }
    char *place = blocks.back().get() + m_used;
    std::memcpy(place, text.data(), text.size());
    m_used += text.size();
    return {place, text.size()};
}
} // namespace wanmi::intake
