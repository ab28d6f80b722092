// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/stage.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <QString>
#include <vector>

namespace wanmi::simulator {

/// A place as a fixed camera sees it. All motion repeats after loopSeconds, without a seam.
class Scene
{
public:
    static constexpr double loopSeconds = 24;

    Scene(QString name, const Mood &mood, const Lens &lens = {});
    virtual ~Scene();

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const Mood &mood() const { return m_mood; }
    /// What never moves is painted once; what moves, over a copy of it.
    /// \param scale how many pixels of the picture are one of Stage::size; it stays the image's device pixel ratio.
    [[nodiscard]] QImage background(std::vector<Stage::Glow> &glows, int scale = 1) const;
    [[nodiscard]] QImage picture(const QImage &background, const std::vector<Stage::Glow> &glows,
                                 double seconds) const;

protected:
    virtual void paintStill(Stage &stage) const = 0;
    virtual void paintMoving(Stage &stage, double seconds) const = 0;

private:
    const QString m_name;
    const Mood m_mood;
    const Lens m_lens;
};

using Scenes = std::vector<std::unique_ptr<Scene>>;
/// Streets: crossing, avenue, underpass in several moods.
void addStreets(Scenes &scenes);
/// Places of work: market, river, building site.
void addPlaces(Scenes &scenes);
/// Places of leisure: park, square.
void addParks(Scenes &scenes);
[[nodiscard]] Scenes allScenes();

/// Things that move, painted from far to near.
class Cast
{
public:
    void add(double z, std::function<void()> paint) { m_all.push_back({z, std::move(paint)}); }
    void paint()
    {
        std::stable_sort(m_all.begin(), m_all.end(), [](const One &a, const One &b) { return a.z > b.z; });
        for (const One &one : m_all)
            one.paint();
    }

private:
    struct One
    {
        double z;
        std::function<void()> paint;
    };
    std::vector<One> m_all;
};

/// A swing between -1 and 1, `perLoop` whole ones per clip.
[[nodiscard]] double wave(double seconds, int perLoop, double phase = 0);

/// Position on a loop of `length`, `laps` whole laps per clip.
[[nodiscard]] double lap(double start, double length, double laps, double seconds);
} // namespace wanmi::simulator
