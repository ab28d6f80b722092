// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/chance.h"
#include "simulator/clips.h"
#include "video/picturedecoder.h"
#include "video/picturewatch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <QImage>
#include <vector>

/// Decoded pictures, as the judge of views gets them.
namespace footage {
using wanmi::simulator::Chance;
using wanmi::simulator::Clip;
using wanmi::video::PictureGrid;
using Grids = std::vector<PictureGrid>;

inline void eachPicture(const Clip &clip,
                        const std::function<void(wanmi::video::PictureDecoder &, bool)> &see)
{
    using namespace wanmi::video;
    PictureDecoder decoder(clip.codec == wanmi::simulator::ClipCodec::H265 ? Codec::H265 : Codec::H264);
    for (const Clip::Frame &frame : clip.frames) {
        QByteArray unit;
        for (const QByteArray &nal : frame.nals)
            unit += QByteArray("\0\0\0\1", 4) + nal;
        if (decoder.decode(unit, frame.key))
            see(decoder, frame.key);
    }
}

inline const char *nameOf(wanmi::video::View view)
{
    static constexpr std::array names{"clear", "frozen", "black", "covered", "moved"};
    return names[std::size_t(view)];
}

inline PictureGrid gridOf(const QImage &picture)
{
    const QImage gray = picture.convertToFormat(QImage::Format_Grayscale8);
    return wanmi::video::gridOf({gray.constBits(), gray.bytesPerLine(), gray.width(), gray.height()});
}

/// Of every picture, or of the key pictures alone.
inline Grids gridsOf(const Clip &clip, bool keysOnly = false)
{
    Grids grids;
    eachPicture(clip, [&](wanmi::video::PictureDecoder &decoder, bool key) {
        if (key || !keysOnly)
            grids.push_back(wanmi::video::gridOf(decoder.luma()));
    });
    return grids;
}

/// What happens before a camera in its days and nights, in the judge's 192 cells. Everything that the clips
/// lack: the noise of the sensor, clouds, fog, rain, dusk and dawn or a filter that flips, and vehicles that
/// stop before the lens.
class Outdoors
{
public:
    /// \param nightLight how much of the light is left for a place that shows the same by night.
    Outdoors(const Grids &day, const Grids &night, double nightLight, const Grids &passersBy,
             std::uint64_t seed)
        : m_day(day)
        , m_night(night)
        , m_passersBy(passersBy)
        , m_nightLight(nightLight)
        , m_chance(seed)
    {
        for (qint8 &value : m_noise)
            value = qint8(std::clamp(std::lround(gaussian() * 1.6), -6L, 6L));
        m_phase = m_chance.below(int(day.size()));
        m_sudden = m_chance.happens(0.5);
        m_nightfallMs = qint64(m_chance.between(0.3, 1.0) * 5 * 3'600'000);
    }

    /// Times only go forward. \param instead what a fault shows in place of the day's pictures.
    /// \param isOutside and whether weather lies between: nothing rains behind a lid.
    [[nodiscard]] PictureGrid at(qint64 ms, const PictureGrid *instead = nullptr, bool isOutside = true)
    {
        const auto number = std::size_t(m_phase + ms * 25 / 2'000) % m_day.size();
        PictureGrid grid
            = instead ? *instead : mixed(m_day[number], m_night[number % m_night.size()], nightShare(ms));
        change(ms);
        if (!instead && ms < m_standsUntilMs)
            park(grid, m_passersBy[number % m_passersBy.size()]);
        expose(grid, 1 - (1 - m_nightLight) * nightShare(ms), isOutside);
        return grid;
    }
    [[nodiscard]] Chance &chance() { return m_chance; }

private:
    double gaussian()
    {
        return std::sqrt(-2 * std::log(1 - m_chance.share())) * std::cos(6.283185307 * m_chance.share());
    }
    /// Night for four hours; dusk and dawn take half an hour, or a picture where the filter flips.
    [[nodiscard]] double nightShare(qint64 ms) const
    {
        const double dusk = m_sudden ? 1 : 1'800'000, length = 4 * 3'600'000;
        const double since = double(ms - m_nightfallMs);
        return std::clamp(std::min(since / dusk, (length - since) / dusk), 0.0, 1.0);
    }
    static PictureGrid mixed(const PictureGrid &day, const PictureGrid &night, double share)
    {
        if (share <= 0)
            return day;
        const int part = int(share * 256);
        PictureGrid grid = day;
        const auto mix = [part](PictureGrid::Plane &plane, const PictureGrid::Plane &other) {
            for (std::size_t i = 0; i < plane.size(); ++i)
                plane[i] = quint8((plane[i] * (256 - part) + other[i] * part) >> 8);
        };
        mix(grid.mean, night.mean);
        mix(grid.across, night.across);
        mix(grid.down, night.down);
        return grid;
    }
    void change(qint64 ms)
    {
        if (ms >= m_cloudMs) { // a cloud comes or goes
            m_cloudMs = ms + qint64(60'000 * m_chance.exponential());
            m_sun = m_chance.between(0.7, 1.3);
        }
        if (ms >= m_weatherMs) {
            m_weatherMs = ms + qint64(1'200'000 * m_chance.exponential());
            m_fogWanted = m_chance.happens(0.2) ? m_chance.between(0.3, 0.6) : 0;
            m_rain = m_chance.happens(0.2) ? m_chance.between(4, 12) : 0;
        }
        m_fog += (m_fogWanted - m_fog) * 0.004; // it takes minutes to come
        if (ms >= m_nextVehicleMs) {
            m_nextVehicleMs = ms + qint64(120'000 * m_chance.exponential());
            m_standsUntilMs = ms + qint64(20'000 * m_chance.exponential());
            m_width = 3 + m_chance.below(5);
            m_height = 3 + m_chance.below(5);
            m_column = m_chance.below(PictureGrid::columns - m_width);
            m_row = m_chance.below(PictureGrid::rows - m_height);
        }
    }
    void park(PictureGrid &grid, const PictureGrid &vehicle) const
    {
        for (int row = m_row; row < m_row + m_height; ++row) {
            for (int column = m_column; column < m_column + m_width; ++column) {
                const auto to = std::size_t(row * PictureGrid::columns + column);
                grid.mean[to] = vehicle.mean[to];
                grid.across[to] = vehicle.across[to];
                grid.down[to] = vehicle.down[to];
            }
        }
    }
    /// Sun, fog (the far rows first), rain and noise.
    void expose(PictureGrid &grid, double light, bool isOutside)
    {
        const double rain = isOutside ? m_rain : 0;
        const int salt = 1 + m_chance.below(100);
        const double gain = m_sun * light, contrast = std::sqrt(gain);
        std::size_t at = std::size_t(m_chance.below(int(m_noise.size() / 2)));
        for (int row = 0; row < PictureGrid::rows; ++row) {
            const double fog = isOutside ? m_fog * (1 - double(row) / PictureGrid::rows) : 0;
            const int scale = int(256 * contrast * std::sqrt(1 - fog)), bright = int(256 * gain);
            for (int i = row * PictureGrid::columns; i < (row + 1) * PictureGrid::columns; ++i) {
                const auto cell = std::size_t(i);
                const int noise = m_noise[at++ % m_noise.size()], other = m_noise[at++ % m_noise.size()];
                grid.mean[cell] = quint8(std::clamp((grid.mean[cell] * bright >> 8) + noise / 3, 12, 240));
                grid.across[cell]
                    = quint8(std::clamp((grid.across[cell] * scale >> 8) + noise + int(rain / 2), 0, 255));
                grid.down[cell]
                    = quint8(std::clamp((grid.down[cell] * scale >> 8) + other + int(rain), 0, 255));
                // Of a still cell the noise changes some sample in nineteen pictures of twenty.
                if ((noise + other + salt) % 20 != 7)
                    grid.mark[cell] = quint8(grid.mark[cell] + salt + noise * 37 + other * 11);
            }
        }
    }

    const Grids &m_day, &m_night, &m_passersBy;
    const double m_nightLight;
    Chance m_chance;
    std::array<qint8, 4096> m_noise{};
    int m_phase = 0;
    bool m_sudden = false;
    qint64 m_nightfallMs = 0, m_cloudMs = 0, m_weatherMs = 0, m_nextVehicleMs = 30'000, m_standsUntilMs = 0;
    double m_sun = 1, m_fog = 0, m_fogWanted = 0, m_rain = 0;
    int m_width = 0, m_height = 0, m_column = 0, m_row = 0;
};
} // namespace footage
