// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/picturewatch.h"

#include <algorithm>
#include <cmath>

namespace wanmi::video {
namespace {
constexpr int columns = PictureGrid::columns, rows = PictureGrid::rows, cells = PictureGrid::cells;

// How often: every key picture, and others where those are far apart.
constexpr qint64 keysApartMs = 900, picturesApartMs = 2'500;
/// After such a gap nothing before it says anything about now, but for the references.
constexpr qint64 forgetMs = 60'000;

// How long until it is certain, and how many pictures at least: 30 s have to do where a key picture comes in
// 10 s.
constexpr std::array<qint64, 5> certainMs{0, 9'000, 6'000, 10'000, 16'000};
constexpr std::array<int, 5> picturesAtLeast{0, 2, 3, 3, 3};
constexpr int clearPictures = 2;

// Black. Limited range has its black at 16, and a sensor amplifies what little it sees. The outer rows may
// hold letters.
constexpr int innerFirst = 2, innerLast = rows - 3, darkMean = 36;
constexpr float darkSteepness = 2.5F, darkShare = 0.97F, darkShareClears = 0.9F;

// Frozen: letters of a burned-in clock change in a few cells.
constexpr int lettersAtMost = 6, livelyAtLeast = 40;
constexpr int lowestLively = 20, highestLively = 228;
constexpr float livelySteepness = 0.3F;

// Covered.
constexpr float texturedSteepness = 3, bareSteepness = 1, keptShare = 0.3F;
constexpr int texturedAtLeast = 24;
constexpr float lostShare = 0.65F, lostShareClears = 0.5F, bareShare = 0.92F;

// Moved: the share of blocks that still look the same.
constexpr int blockSide = 4;
constexpr float likeBlock = 0.6F, sameView = 0.52F, sameViewClears = 0.62F, steadyView = 0.5F;
// Without noise and traffic, in the mean of some pictures, a block that is the same is so beyond doubt: a bus
// that waits spoils many blocks, but leaves more of these than another view has by chance.
constexpr float sureBlock = 0.8F, sureView = 0.34F;

// Learning.
constexpr qint64 firstLookMs = 20'000, learnEveryMs = 20'000;
constexpr int firstLooks = 4;
constexpr int darkBelow = 64, brightAbove = 80;

quint8 brightness(const PictureGrid &grid)
{
    int sum = 0;
    for (const quint8 mean : grid.mean)
        sum += mean;
    return static_cast<quint8>(sum / cells);
}

/// What noise and rain add to every cell alike: what the least steep twentieth of them has.
float commonSteepness(PictureWatch::Texture sorted)
{
    const auto place = sorted.begin() + cells / 20;
    std::nth_element(sorted.begin(), place, sorted.end());
    return *place;
}

PictureWatch::Texture textureOf(const PictureGrid::Plane &across, const PictureGrid::Plane &down)
{
    PictureWatch::Texture texture{};
    for (std::size_t i = 0; i < cells; ++i)
        texture[i] = PictureGrid::steepness(across[i], down[i]);
    const float common = commonSteepness(texture);
    for (float &each : texture)
        each = std::max(0.0F, each - common);
    return texture;
}

/// Of the cells that letters do not reach.
template <typename Holds> float innerPart(const Holds &holds)
{
    int count = 0;
    for (int i = innerFirst * columns; i < (innerLast + 1) * columns; ++i)
        count += holds(std::size_t(i));
    return static_cast<float>(count) / ((innerLast - innerFirst + 1) * columns);
}

/// A quarter of the way.
void approach(PictureGrid::Plane &plane, const PictureGrid::Plane &target)
{
    for (std::size_t i = 0; i < plane.size(); ++i)
        plane[i] = static_cast<quint8>(plane[i] + ((target[i] - plane[i] + 2) >> 2));
}

void step(quint8 &value, quint8 target)
{
    value = static_cast<quint8>(value + (target > value) - (target < value));
}

void step(PictureGrid::Plane &plane, const PictureGrid::Plane &target)
{
    for (std::size_t i = 0; i < plane.size(); ++i)
        step(plane[i], target[i]);
}

/// Sums of one plane over one block, its own mean taken off.
struct Moments
{
    float both = 0, first = 0, second = 0;

    void add(const PictureGrid::Plane &a, const PictureGrid::Plane &b, int corner)
    {
        int sumA = 0, sumB = 0, ab = 0, aa = 0, bb = 0;
        for (int row = 0; row < blockSide; ++row) {
            for (int column = 0; column < blockSide; ++column) {
                const auto at = std::size_t(corner + row * columns + column);
                const int u = a[at], v = b[at];
                sumA += u;
                sumB += v;
                ab += u * v;
                aa += u * u;
                bb += v * v;
            }
        }
        constexpr float count = blockSide * blockSide;
        both += static_cast<float>(ab) - static_cast<float>(sumA) * static_cast<float>(sumB) / count;
        first += static_cast<float>(aa) - static_cast<float>(sumA) * static_cast<float>(sumA) / count;
        second += static_cast<float>(bb) - static_cast<float>(sumB) * static_cast<float>(sumB) / count;
    }
};
} // namespace

bool PictureWatch::wants(qint64 nowMs, bool key) const
{
    return !m_looksOn || nowMs - m_lastMs >= (key ? keysApartMs : picturesApartMs);
}

bool PictureWatch::look(const PictureGrid &grid, qint64 nowMs, bool key)
{
    if (!m_looksOn || nowMs - m_lastMs > forgetMs)
        beginAgain(grid);
    m_looksOn = true;
    m_lastMs = nowMs;
    m_brightness = brightness(grid);
    m_light = m_brightness < darkBelow ? Dark : m_brightness > brightAbove ? Bright : m_light;
    const Texture texture = textureOf(grid.across, grid.down);
    const float dark
        = innerPart([&](std::size_t i) { return grid.mean[i] <= darkMean && texture[i] <= darkSteepness; });
    m_bare = innerPart([&](std::size_t i) { return grid.steepness(int(i)) <= bareSteepness; });
    note(View::Black, dark >= darkShare, dark < darkShareClears, dark, nowMs);
    if (key)
        compareKeys(grid, nowMs);
    judgeTexture(texture, nowMs);
    judgePlace(grid, nowMs);
    follow(grid, nowMs);
    return conclude(nowMs);
}

void PictureWatch::acceptView()
{
    m_known = {};
    pause();
}

void PictureWatch::pause()
{
    m_looksOn = false;
    m_verdict = {};
}

void PictureWatch::beginAgain(const PictureGrid &grid)
{
    m_recent = {grid.across, grid.down};
    m_streaks = {};
    m_hasMarks = false;
    m_isSteady = false;
    m_firstLooks = 0;
}

/// Cells without light, without room above or without texture are the same in a living camera too, and say
/// nothing.
void PictureWatch::compareKeys(const PictureGrid &grid, qint64 nowMs)
{
    int lively = 0, changed = 0;
    for (int i = 0; i < cells; ++i) {
        const auto at = std::size_t(i);
        if (grid.mean[at] < lowestLively || grid.mean[at] > highestLively
            || grid.steepness(i) < livelySteepness)
            continue;
        ++lively;
        changed += grid.mark[at] != m_marks[at];
    }
    const bool isSame
        = m_hasMarks && lively >= livelyAtLeast && changed <= std::min(lettersAtMost, lively / 10);
    m_marks = grid.mark;
    m_hasMarks = true;
    note(View::Frozen, isSame, !isSame,
         1 - static_cast<float>(changed) / static_cast<float>(std::max(1, lively)), m_keyMs);
    m_keyMs = nowMs;
}

void PictureWatch::judgeTexture(const Texture &now, qint64 nowMs)
{
    if (streak(View::Black).pictures > 0)
        return note(View::Covered, false, true, m_bare, nowMs);
    int textured = 0, lost = 0;
    const Edges *before = reference();
    if (before) {
        // With the light goes the texture.
        const float light
            = std::min(1.0F, static_cast<float>(m_brightness) / std::max<quint8>(1, before->brightness));
        const Texture then = textureOf(before->across, before->down);
        for (std::size_t i = 0; i < cells; ++i) {
            const float expected = then[i] * light;
            textured += expected >= texturedSteepness;
            lost += expected >= texturedSteepness && now[i] < std::max(expected * keptShare, bareSteepness);
        }
    }
    if (textured < texturedAtLeast) {
        // Nothing to compare with: only a picture with nothing at all in it is one of a covered camera.
        const bool isBare = !before && m_bare >= bareShare;
        return note(View::Covered, isBare, !isBare, m_bare, nowMs);
    }
    const float share = static_cast<float>(lost) / static_cast<float>(textured);
    note(View::Covered, share >= lostShare, share < lostShareClears, share, nowMs);
}

void PictureWatch::judgePlace(const PictureGrid &grid, qint64 nowMs)
{
    const Edges now{grid.across, grid.down};
    const auto recently = likeness(m_recent, now, likeBlock);
    m_isSteady = recently.value_or(1) >= steadyView;
    const auto before = likenessToBefore(now, likeBlock);
    const bool isBlind = streak(View::Black).pictures > 0 || streak(View::Covered).pictures > 0;
    if (!before || isBlind)
        return note(View::Moved, false, true, 0, nowMs);
    note(View::Moved, *before < sameView, *before >= sameViewClears, 1 - *before, nowMs);
}

/// By night other things have edges than by day: it is enough to look like one of both references.
std::optional<float> PictureWatch::likenessToBefore(const Edges &now, float sameBlock) const
{
    std::optional<float> best;
    for (const Light light : {Dark, Bright}) {
        const auto like = m_known[light] ? likeness(m_references[light], now, sameBlock) : std::nullopt;
        if (like)
            best = std::max(best.value_or(0), *like);
    }
    return best;
}

void PictureWatch::follow(const PictureGrid &grid, qint64 nowMs)
{
    if (m_isSteady) {
        approach(m_recent.across, grid.across);
        approach(m_recent.down, grid.down);
    } else {
        m_recent = {grid.across, grid.down};
    }
    if (isSuspicious() || m_bare >= bareShare)
        return;
    if (m_known[Dark] || m_known[Bright])
        learn(nowMs);
    else
        lookFirst(grid, nowMs);
}

/// The least steep that each cell was: what drives through or waits at a red light mostly adds edges.
void PictureWatch::lookFirst(const PictureGrid &grid, qint64 nowMs)
{
    Edges &least = m_references[Bright];
    if (m_firstLooks == 0 || !m_isSteady) {
        least = {grid.across, grid.down};
        m_firstLooks = 0;
        m_firstMs = nowMs;
    }
    ++m_firstLooks;
    for (std::size_t i = 0; i < cells; ++i) {
        least.across[i] = std::min(least.across[i], grid.across[i]);
        least.down[i] = std::min(least.down[i], grid.down[i]);
    }
    if (m_firstLooks < firstLooks || nowMs - m_firstMs < firstLookMs)
        return;
    least.brightness = m_brightness;
    m_references[m_light] = least;
    m_known[m_light] = true;
    m_learnedMs = nowMs;
}

void PictureWatch::learn(qint64 nowMs)
{
    if (nowMs - m_learnedMs < learnEveryMs)
        return;
    m_learnedMs = nowMs;
    if (!m_known[m_light]) {
        m_references[m_light] = m_references[m_light == Dark ? Bright : Dark];
        m_known[m_light] = true;
    }
    Edges &known = m_references[m_light];
    step(known.across, m_recent.across);
    step(known.down, m_recent.down);
    step(known.brightness, m_brightness);
}

void PictureWatch::note(View view, bool isSo, bool isNot, float share, qint64 nowMs)
{
    Streak &one = streak(view);
    one.share = share;
    if (isSo) {
        one.sinceMs = one.pictures == 0 ? nowMs : one.sinceMs;
        ++one.pictures;
        one.against = 0;
        return;
    }
    if (one.pictures == 0)
        return;
    // What is known lasts until it is denied twice; what is only suspected is given up sooner.
    const bool isKnown = m_verdict.view == view;
    one.against += isNot || !isKnown;
    if (one.against >= clearPictures || (isNot && !isKnown))
        one = {};
}

bool PictureWatch::isCertain(View view, qint64 nowMs) const
{
    const Streak &one = m_streaks[std::size_t(view)];
    if (m_verdict.view == view)
        return one.pictures > 0;
    return one.pictures >= picturesAtLeast[std::size_t(view)]
        && nowMs - one.sinceMs >= certainMs[std::size_t(view)];
}

bool PictureWatch::isSuspicious() const
{
    return std::any_of(m_streaks.begin(), m_streaks.end(),
                       [](const Streak &one) { return one.pictures > 0; });
}

const PictureWatch::Edges *PictureWatch::reference() const
{
    const Light other = m_light == Dark ? Bright : Dark;
    return m_known[m_light] ? &m_references[m_light] : m_known[other] ? &m_references[other] : nullptr;
}

bool PictureWatch::conclude(qint64 nowMs)
{
    View found = View::Clear;
    for (const View view : {View::Black, View::Covered, View::Frozen, View::Moved}) {
        if (!isCertain(view, nowMs))
            continue;
        // Somewhere else, and it stays there, with what drives through averaged out.
        const bool isElsewhere = m_isSteady && likenessToBefore(m_recent, sureBlock).value_or(1) < sureView;
        if (view != View::Moved || m_verdict.view == view || isElsewhere) {
            found = view;
            break;
        }
    }
    const Streak &one = streak(found);
    const bool changed = found != m_verdict.view;
    m_verdict = found == View::Clear ? ViewVerdict{found, changed ? nowMs : m_verdict.sinceMs, 1}
                                     : ViewVerdict{found, one.sinceMs, one.share};
    return changed;
}

/// The share of blocks with edges in the reference that correlate; nothing where there are too few edges to
/// say.
std::optional<float> PictureWatch::likeness(const Edges &reference, const Edges &now, float sameBlock)
{
    constexpr float fullWeight = 128, noise = 32, weightAtLeast = 3;
    float same = 0, all = 0;
    for (int row = 0; row < rows; row += blockSide) {
        for (int column = 0; column < columns; column += blockSide) {
            Moments moments;
            moments.add(reference.across, now.across, row * columns + column);
            moments.add(reference.down, now.down, row * columns + column);
            const float weight = std::min(1.0F, moments.first / fullWeight);
            all += weight;
            if (moments.both >= sameBlock * std::sqrt((moments.first + noise) * (moments.second + noise)))
                same += weight;
        }
    }
    if (all < weightAtLeast)
        return {};
    return same / all;
}
} // namespace wanmi::video
