// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <QtGlobal>

namespace wanmi::video {

/// The brightness of a picture where the decoder left it: eight bits a sample, rows `stride` bytes apart.
struct Luma
{
    const uchar *data = nullptr;
    qsizetype stride = 0;
    int width = 0, height = 0;

    [[nodiscard]] bool isEmpty() const { return !data || width <= 0 || height <= 0; }
};

/// What a judge needs of a picture: 16 by 12 cells of it.
struct PictureGrid
{
    static constexpr int columns = 16, rows = 12, cells = columns * rows;
    using Plane = std::array<quint8, cells>;

    Plane mean{}; ///< brightness
    /// Mean step to the neighbour on the right and below, as 16 times its square root: so a strong edge does
    /// not drown the weak ones, and eight bits are fine enough for slow averages.
    Plane across{}, down{};
    Plane mark{}; ///< changes, but for one time in 256, whenever a sample that was read does

    /// Steepness in brightness levels per pixel.
    [[nodiscard]] static float steepness(quint8 across, quint8 down)
    {
        return static_cast<float>(across * across + down * down) / 256;
    }
    [[nodiscard]] float steepness(int cell) const
    {
        return steepness(across[std::size_t(cell)], down[std::size_t(cell)]);
    }
};

/// Reads six rows of each cell, so that a picture of 352 x 288 costs some ten microseconds.
/// \return all zero for a picture of less than 64 x 48.
[[nodiscard]] PictureGrid gridOf(const Luma &luma);
} // namespace wanmi::video
