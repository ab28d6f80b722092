// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

/// Structure of the field's codes (domain.md §4, §5, §7).
namespace wanmi::geo {

[[nodiscard]] bool isDistrictCode(QStringView code); ///< 6 digits
[[nodiscard]] bool isStreetCode(QStringView code); ///< 9 = district + 3
[[nodiscard]] bool isCommunityCode(QStringView code); ///< 12 = street + 3
[[nodiscard]] bool isCellCode(QStringView code); ///< 15 = community + 3
/// 16 digits: district 6, major 2, minor 2, serial 6 (2013 edition).
[[nodiscard]] bool isComponentId(QStringView id);
[[nodiscard]] QString componentId(QStringView district, QStringView classCode, int serial);
/// 20 digits (GB/T 28181): centre 8, industry 2, type 3 (131 or 132 for cameras), network 1, serial 6.
[[nodiscard]] bool isCameraId(QStringView id);
[[nodiscard]] QString cameraId(QStringView centre8, QStringView industry2, QStringView type3, int network,
                               int serial);
} // namespace wanmi::geo
