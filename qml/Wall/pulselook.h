// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QRect>

class QPainter;

namespace wanmi::wall {

/// What the pulse says of one camera, by color and shape alike.
enum class Look {
    Waiting, ///< no picture yet; nothing is wrong so far
    Live,
    Late, ///< connected, but its picture is old
    Dead, ///< cannot be had, though nobody said that it is off
    Off, ///< its device says that it is off
    On, ///< without video: its device says that it is on
    Silent, ///< without video: its device says nothing
};

struct PulseColors
{
    QColor ground, line, live, late, dead, quiet, mark;
};

/// One camera as it is painted.
struct PulseFace
{
    Look look = Look::Waiting;
    QImage picture; ///< the newest; null: none was ever seen
    double freshness = 0; ///< 1: its picture (or word) came just now … 0: a minute ago
    bool marked = false; ///< it stands among the first, too
};

/// The newest picture, the state as the frame's color and a shape in the corner, the age as a bar below.
void paintPulse(QPainter &painter, const QRect &place, const PulseFace &face, const PulseColors &colors);
} // namespace wanmi::wall
