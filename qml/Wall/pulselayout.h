// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>
#include <QString>

#include <vector>

namespace wanmi::wall {

/// Where the cameras of a pulse stand, in pixels of the device: a row of large cells for what needs eyes first, then every camera
/// small at its own place, district by district. A camera keeps its place there whatever happens, so that one who looks every night
/// knows where to look.
class PulseLayout
{
public:
    struct District
    {
        QString name;
        int first = 0, count = 0; ///< of the cameras
    };
    /// A line of cells or a heading: painted into one picture.
    struct Band
    {
        QRect place;
        int district = -1; ///< of a heading; -1: cells
        int first = 0, count = 0; ///< of the cells
        bool front = false; ///< of the large cells
    };
    /// \param line height of a heading; \param withFront a row of large cells is wanted.
    void set(QSize room, const std::vector<District> &districts, int line, bool withFront);

    [[nodiscard]] const std::vector<Band> &bands() const { return m_bands; }
    [[nodiscard]] QSize cell() const { return m_cell; }
    [[nodiscard]] QSize frontCell() const { return m_frontCell; }
    [[nodiscard]] int frontCount() const { return m_frontCount; }
    /// In the whole, of the camera with that number, and of the large cell.
    [[nodiscard]] QRect placeOf(int camera) const;
    [[nodiscard]] QRect frontPlaceOf(int cell) const;
    [[nodiscard]] int across() const { return m_across; }
    /// \return a camera's number, or -1.
    [[nodiscard]] int cameraAt(QPoint at) const;
    [[nodiscard]] int frontAt(QPoint at) const;
    /// The camera that stands there from it: one step left or right in the order, or above or below in the picture.
    [[nodiscard]] int step(int camera, int right, int down) const;

private:
    [[nodiscard]] int heightWith(int edge, QSize room, const std::vector<District> &districts, int line, bool withFront) const;

    std::vector<Band> m_bands;
    std::vector<QRect> m_places;
    QSize m_cell, m_frontCell;
    int m_across = 1, m_frontCount = 0, m_gap = 2;
};
} // namespace wanmi::wall
