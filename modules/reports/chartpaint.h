// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/content.h"

#include <QFont>
#include <QImage>
#include <QRectF>

class QPainter;

/// Charts as vectors on whatever is painted on: pages, pictures. Ink on white; every color has a letter, a
/// number, a shape or a hatch beside it. Any thread that may paint text; needs a QGuiApplication.
namespace wanmi::reports {

/// The face of all reports at that height in the device's units.
[[nodiscard]] QFont reportFont(double px, bool isBold = false);

/// Fills the rectangle, without the chart's title. What cannot be drawn says so.
/// \param px height of the text in the painter's units
void paintChart(QPainter &painter, const QRectF &place, const Content &content, const Chart &chart,
                double px);
/// How high it should be, in text heights, for a width of so many.
[[nodiscard]] double wantedHeight(const Content &content, const Chart &chart);

inline constexpr QSize DeskPicture{1920, 1080}, FourKPicture{3840, 2160};
/// With its title, the city and the state of the period; text grows with the picture.
[[nodiscard]] QImage chartPicture(const Content &content, const Chart &chart, QSize size);
/// PNG. Errors (Refused): "no-such-folder", "file-open-elsewhere", "folder-not-writable", "disk-full".
[[nodiscard]] base::Result<void> writePicture(const Content &content, const Chart &chart, QSize size,
                                              const QString &path);
} // namespace wanmi::reports
