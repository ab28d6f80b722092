// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "intake/wordbook.h"

#include <QSet>

#include <algorithm>
#include <vector>

/// What guessing a kind and guessing its columns share.
namespace wanmi::intake {

class Source;

/// A column with what stands in its first rows.
struct Seen
{
    QString name, folded;
    QStringList values; ///< not empty ones
    int rows = 0;

    template <typename Holds> [[nodiscard]] double share(Holds holds) const
    {
        if (values.isEmpty())
            return 0;
        return double(std::count_if(values.begin(), values.end(), holds)) / double(values.size());
    }
    [[nodiscard]] double uniqueness() const
    {
        return values.isEmpty()
            ? 0
            : double(QSet<QString>(values.begin(), values.end()).size()) / double(values.size());
    }
};

[[nodiscard]] const ClassBook &shippedClasses();
/// The first rows of a layer, column by column. Errors: as reading.
[[nodiscard]] base::Result<std::vector<Seen>> lookAt(Source &source, int layer);

/// What a register of street furniture shows by the names of its columns and by what stands in them: a survey
/// of trees has species and diameters, one of lamps has watts.
struct Register
{
    QString code; ///< class of a component; empty: it looks like none
    int marks = 0; ///< columns that say so
};
[[nodiscard]] Register registerOf(const std::vector<Seen> &columns);
} // namespace wanmi::intake
