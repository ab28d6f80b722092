// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/picturegrid.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace wanmi::video {
namespace {
constexpr int widthAtMost = 4096;
constexpr int rowsPerCell = 6, pixelsAtOnce = 16;

/// Sums of one row of cells, one for each column of pixels: six rows of 255 fit sixteen bits.
struct Columns
{
    std::array<quint16, widthAtMost> light, across, down;
};

/// Sixteen pixels at a time, of arrays that do not overlap: what a compiler makes one step of.
void addPixels(quint16 *__restrict light, quint16 *__restrict across, quint16 *__restrict down,
               const uchar *__restrict row, const uchar *__restrict below)
{
    const auto apart = [](int a, int b) { return quint16(a < b ? b - a : a - b); };
    for (int x = 0; x < pixelsAtOnce; ++x) {
        light[x] = quint16(light[x] + row[x]);
        across[x] = quint16(across[x] + apart(row[x], row[x + 1]));
        down[x] = quint16(down[x] + apart(row[x], below[x]));
    }
}

void addRow(Columns &sums, const uchar *row, const uchar *below, int width)
{
    // The last pixel has no neighbour; those that the last step counts a second time stand in for it.
    for (int x = 0; x < width - 1; x += pixelsAtOnce) {
        const int at = std::min(x, width - 1 - pixelsAtOnce);
        addPixels(sums.light.data() + at, sums.across.data() + at, sums.down.data() + at, row + at,
                  below + at);
    }
}

quint8 rooted(quint32 sum, quint32 count)
{
    return static_cast<quint8>(
        std::min(255.0F, 16 * std::sqrt(static_cast<float>(sum) / static_cast<float>(count)) + 0.5F));
}

void close(const Columns &sums, int width, int row, PictureGrid &grid)
{
    for (int column = 0; column < PictureGrid::columns; ++column) {
        const int from = column * width / PictureGrid::columns,
                  to = (column + 1) * width / PictureGrid::columns;
        quint32 light = 0, across = 0, down = 0, places = 0;
        for (int x = from; x < to; ++x) {
            const auto at = std::size_t(x);
            light += sums.light[at];
            across += sums.across[at];
            down += sums.down[at];
            places += quint32(x - from + 1) * sums.light[at];
        }
        const quint32 count = quint32(to - from) * rowsPerCell;
        const auto cell = std::size_t(row * PictureGrid::columns + column);
        grid.mean[cell] = static_cast<quint8>((light + count / 2) / count);
        grid.across[cell] = rooted(across, count);
        grid.down[cell] = rooted(down, count);
        // Knuth's multiplicative hash; its upper bits depend on every bit below.
        const quint32 all = places * 31 + across * 7 + down;
        grid.mark[cell] = static_cast<quint8>(all * 2654435761U >> 24);
    }
}
} // namespace

PictureGrid gridOf(const Luma &luma)
{
    PictureGrid grid;
    const int width = std::min(luma.width, widthAtMost);
    if (luma.isEmpty() || width < 4 * PictureGrid::columns || luma.height < 4 * PictureGrid::rows)
        return grid;
    Columns sums;
    for (int row = 0; row < PictureGrid::rows; ++row) {
        const int from = row * luma.height / PictureGrid::rows,
                  to = (row + 1) * luma.height / PictureGrid::rows;
        std::fill_n(sums.light.begin(), width, quint16(0));
        std::fill_n(sums.across.begin(), width, quint16(0));
        std::fill_n(sums.down.begin(), width, quint16(0));
        for (int i = 0; i < rowsPerCell; ++i) {
            const int y = std::min(from + i * (to - from) / rowsPerCell, luma.height - 2);
            const uchar *pixels = luma.data + y * luma.stride;
            addRow(sums, pixels, pixels + luma.stride, width);
        }
        close(sums, width, row, grid);
    }
    return grid;
}
} // namespace wanmi::video
