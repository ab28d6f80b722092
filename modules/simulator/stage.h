// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPointF>
#include <QSize>
#include <vector>

namespace wanmi::simulator {

/// Hours and weathers a scene can be drawn in: everything is painted as by day, then multiplied, then lit.
struct Mood
{
    QColor skyTop{0x6f, 0x9f, 0xcf}, skyBottom{0xd6, 0xe4, 0xec};
    QColor light{255, 255, 255}; ///< what a white wall looks like
    bool lamps = false; ///< lamps, windows and headlights are on
    bool snow = false;

    [[nodiscard]] static Mood day();
    [[nodiscard]] static Mood dusk();
    [[nodiscard]] static Mood night();
    [[nodiscard]] static Mood winter();
};

/// Where a camera on a pole looks: metres on the ground to pixels. x to the right, y up, z away from the
/// camera.
struct Lens
{
    double centre = 176, horizon = 78, focal = 290, height = 7;

    [[nodiscard]] QPointF at(double x, double z, double y = 0) const
    {
        return {centre + focal * x / z, horizon + focal * (height - y) / z};
    }
    [[nodiscard]] double scale(double z) const { return focal / z; }
};

struct Box
{
    double x = 0, z = 0; ///< centre of its footprint
    double width = 1, depth = 1; ///< along x, along z
    double bottom = 0, top = 1;
};

/// The picture being painted, and the props that many scenes need.
class Stage
{
public:
    static constexpr QSize size{352, 288};

    Stage(QImage &image, const Lens &lens, const Mood &mood);

    [[nodiscard]] QPainter &painter() { return m_painter; }
    [[nodiscard]] const Lens &lens() const { return m_lens; }
    [[nodiscard]] const Mood &mood() const { return m_mood; }

    void sky();
    void ground(const QColor &color);
    /// A flat patch on the ground, x and z in metres.
    void patch(double x0, double x1, double z0, double z1, const QColor &color, double y = 0);
    void speckle(int count, const QRectF &where, int strength, quint32 seed);
    void box(const Box &box, const QColor &color);
    /// A house with rows of windows on the sides that can be seen.
    void house(const Box &box, const QColor &color, quint32 seed);
    void skyline(double baseY, quint32 seed, const QColor &color);
    enum class Heading { Left, Right, Away, Near };
    void car(double x, double z, Heading heading, const QColor &color, bool bus = false);
    void person(double x, double z, double stride, const QColor &coat, bool left = false);
    void tree(double x, double z, double tall, double sway, const QColor &leaf, quint32 seed);
    void lamp(double x, double z, double reach);

    void glow(const QPointF &at, double radius, const QColor &color);
    /// Light lying on the ground.
    void pool(const QPointF &at, double radius, const QColor &color);
    /// Light and weather over all of it; nothing is painted after this but the stamp.
    void finish(double seconds);

    struct Glow
    {
        QPointF at;
        double radius;
        QColor color;
        bool flat = false;
    };
    [[nodiscard]] const std::vector<Glow> &glows() const { return m_glows; }
    void setGlows(const std::vector<Glow> &glows) { m_glows = glows; }

private:
    void shadow(double x, double z, double width, double depth);
    void wheels(double x, double z, Heading heading, double length, double width);
    void headlights(double x, double z, Heading heading, double length, double width);

    QPainter m_painter;
    const Lens m_lens;
    const Mood m_mood;
    std::vector<Glow> m_glows;
};

/// A small repeatable source of variety.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_state(seed * 2654435761U + 12345U)
    {
    }
    [[nodiscard]] quint32 roll(quint32 below)
    {
        m_state = m_state * 1664525U + 1013904223U;
        return (m_state >> 8) % below;
    }
    [[nodiscard]] double between(double low, double high)
    {
        return low + (high - low) * roll(10'000) / 10'000.0;
    }

private:
    quint32 m_state;
};

[[nodiscard]] QColor coatColor(quint32 number);
[[nodiscard]] QColor carColor(quint32 number);
} // namespace wanmi::simulator
