// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QRectF>

#include <unordered_map>
#include <vector>

/// The door to libqpdf. Private.
namespace wanmi::reports {

/// 0: it cannot be read.
[[nodiscard]] int pagesOf(const QByteArray &pdf);

/// Of characters that a font draws by one glyph, which one is meant: 月 rather than the radical ⽉.
using MeantFor = std::unordered_map<quint16, quint16>;
/// What is copied and searched for is what was written. Errors (Corrupt): "not-joined".
[[nodiscard]] base::Result<QByteArray> nameGlyphs(const QByteArray &report, const MeantFor &meant);

struct PlacedPage
{
    int onto = 0; ///< page of the report, from 0
    QByteArray pdf;
    int page = 0; ///< of it, from 0
    QRectF place; ///< in points, from the lower left corner
};
/// Fits each page into its place, as vectors. Errors (Corrupt): "not-joined".
[[nodiscard]] base::Result<QByteArray> placePages(const QByteArray &report,
                                                  const std::vector<PlacedPage> &placed);
} // namespace wanmi::reports
