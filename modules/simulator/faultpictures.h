// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/stage.h"

#include <QImage>

namespace wanmi::simulator {

/// What comes through something that hangs, lies or sticks before the lens: a plastic bag in the wind, a
/// cloth, a leaf that leaves a rim free; the seed chooses. Too near to be sharp, lit as the scene is.
[[nodiscard]] QImage coveredPicture(const QImage &picture, const Mood &mood, quint32 seed, double seconds);

/// The same scene after something has hit the pole: turned aside, tilted and rolled, as far as the seed says;
/// the part that is still seen fills the picture.
[[nodiscard]] QImage movedPicture(const QImage &picture, quint32 seed);

/// What a sensor sees behind a closed lid: the black of video and the noise of its amplifier.
[[nodiscard]] QImage blackPicture(QSize size, int number);

/// The noise of a sensor, Gaussian, the same in the three colors. \param strength its standard deviation.
void addNoise(QImage &picture, double strength, quint32 seed);
} // namespace wanmi::simulator
