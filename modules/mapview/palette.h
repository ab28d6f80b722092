// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/light.h"

#include <QColor>

#include <vector>

namespace wanmi::mapview {

/// The colors that map pictures are painted with, from the product's token file.
struct Palette
{
    QColor ground, line, text, quiet, accent;
    QColor normal, warning, overdue, stale;
    QColor mapGround, component, vehicle, camera, supervisor;
    std::vector<QColor> ramp; ///< sequential, few to many

    /// \param theme "dark" or "light". Reads :/wanmi/themes/tokens.json, which is compiled in.
    [[nodiscard]] static Palette fromTokens(const QString &theme);
    [[nodiscard]] const QColor &of(worktime::Light light) const; ///< of a mark on the map
};
} // namespace wanmi::mapview
