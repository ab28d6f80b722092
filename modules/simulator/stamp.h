// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QImage>
#include <QPoint>
#include <QString>

namespace wanmi::simulator {

/// What is burned into every simulated picture, lower left: "CROSSING-DAY 0123".
struct Stamp
{
    QString clip; ///< in lower case, as the clip is named
    int frame = 0;

    friend bool operator==(const Stamp &, const Stamp &) = default;
};

/// A line of such letters over a darkened strip; digits, Latin letters, "-", ".", ":"; others are blank.
void burnText(QImage &image, QPoint topLeft, int scale, const QString &text);
/// Letters of its own, so that it needs no font and can be read back from a decoded picture.
void burnStamp(QImage &image, const Stamp &stamp);
/// \return the stamp of a picture in its native size, or nothing when there is none to read.
[[nodiscard]] std::optional<Stamp> readStamp(const QImage &image);
} // namespace wanmi::simulator
