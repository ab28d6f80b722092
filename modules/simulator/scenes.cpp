// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/scenes.h"

#include <cmath>

namespace wanmi::simulator {

Scene::Scene(QString name, const Mood &mood, const Lens &lens)
    : m_name(std::move(name))
    , m_mood(mood)
    , m_lens(lens)
{
}

Scene::~Scene() = default;

QImage Scene::background(std::vector<Stage::Glow> &glows, int scale) const
{
    QImage image(Stage::size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::gray);
    Stage stage(image, m_lens, m_mood);
    paintStill(stage);
    glows = stage.glows();
    return image;
}

QImage Scene::picture(const QImage &background, const std::vector<Stage::Glow> &glows, double seconds) const
{
    QImage image = background.copy();
    Stage stage(image, m_lens, m_mood);
    stage.setGlows(glows);
    paintMoving(stage, seconds);
    stage.finish(seconds);
    return image;
}

Scenes allScenes()
{
    Scenes scenes;
    addStreets(scenes);
    addPlaces(scenes);
    addParks(scenes);
    return scenes;
}

double wave(double seconds, int perLoop, double phase)
{
    constexpr double turn = 2 * 3.14159265358979;
    return std::sin(turn * (seconds / Scene::loopSeconds * perLoop + phase));
}

double lap(double start, double length, double laps, double seconds)
{
    return std::fmod(start + length * laps * seconds / Scene::loopSeconds, length);
}
} // namespace wanmi::simulator
