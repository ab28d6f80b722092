// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/ground.h"
#include "citygen/random.h"

#include <QString>
#include <QStringList>

#include <set>

namespace wanmi::citygen {

/// Hanyu Pinyin without tones, each word of names in one piece: "Zhaolin". Characters outside our word lists
/// are kept.
[[nodiscard]] QString pinyinOf(const QString &chinese);

/// "花园" for the first community of 花园街道, then other plausible names unique inside the street.
[[nodiscard]] QString communityName(const QString &streetZh, int serial, std::set<QString> &used,
                                    Random &random);

[[nodiscard]] QString personName(Random &random);
/// A two-character word for shops, estates and schools.
[[nodiscard]] QString word(Random &random);
[[nodiscard]] QString chineseNumber(int number); ///< 1 … 99

/// Hands out road names, none twice.
class RoadNamer
{
public:
    explicit RoadNamer(Random random)
        : m_random(random)
    {
    }
    /// \param northSouth streets (街) run along the meridian more often, roads (路) across
    /// \param mainRoad name of the more important road a lane leads off
    [[nodiscard]] QString next(Way way, bool northSouth, const QString &mainRoad);
    /// Takes a name that is meant for one particular road.
    [[nodiscard]] bool claim(const QString &name) { return m_used.insert(name).second; }

private:
    Random m_random;
    std::set<QString> m_used;
    size_t m_nextKnown = 0;
};
} // namespace wanmi::citygen
