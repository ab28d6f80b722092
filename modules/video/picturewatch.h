// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/picturegrid.h"

#include <optional>

namespace wanmi::video {

/// What is wrong with a camera's picture although pictures come.
enum class View : quint8 {
    Clear, ///< nothing that could be seen
    Frozen, ///< the same picture again and again
    Black, ///< no light and no texture
    Covered, ///< the texture that was there is gone from most of the picture
    Moved, ///< texture, but not where it was, and it stays so
};

struct ViewVerdict
{
    View view = View::Clear;
    qint64 sinceMs = 0; ///< when it began, not when it was certain
    float confidence = 0; ///< 0 to 1: the share of the picture that says so

    friend bool operator==(const ViewVerdict &, const ViewVerdict &) = default;
};

/// Judges one camera's pictures, some 1.5 kB for each camera. Looks at about one picture in two seconds,
/// whatever the camera sends, so that a camera decoded from its key pictures alone is judged as the one in
/// full motion.
///
/// A lens sees noise, and each key picture is coded anew from what the lens saw; so two key pictures of a
/// living camera are never equal, however still the street is. That is what tells it from a frozen one;
/// letters burned in may change. Covered and moved are judged against what this camera showed before: the
/// steepness of each cell, learned by one small step in twenty seconds whichever way it differs (sigma-delta
/// estimation, Manzanera and Richefeu, Pattern Recognition Letters 28, 2007), one reference for the dark and
/// one for the light. Views are compared by normalized cross-correlation (Lewis, "Fast Normalized
/// Cross-Correlation", Vision Interface 1995), which brightness and contrast do not change, in twelve blocks
/// of four by four cells: what drives through is in some of them, a camera that was turned differs in most.
/// Knows no clock; times are of any clock that only goes forward.
class PictureWatch
{
public:
    /// Whether this picture is worth a grid. \param key it was coded without looking at others.
    [[nodiscard]] bool wants(qint64 nowMs, bool key) const;
    /// \return true when the view is another one than before.
    bool look(const PictureGrid &grid, qint64 nowMs, bool key);
    [[nodiscard]] const ViewVerdict &verdict() const { return m_verdict; }
    /// What the camera shows now is what it shall show: somebody has turned it on purpose.
    void acceptView();
    /// Nobody looks for a while: what was learned stays, what was thought of the moment does not.
    void pause();

    /// Steepness of each cell, without what all of them have.
    using Texture = std::array<float, PictureGrid::cells>;

private:
    /// Where a camera's edges are.
    struct Edges
    {
        PictureGrid::Plane across{}, down{};
        quint8 brightness = 0;
    };
    /// How long something has been so.
    struct Streak
    {
        qint64 sinceMs = 0;
        int pictures = 0; ///< 0: it is not so
        int against = 0; ///< pictures in turn that did not say so
        float share = 0;
    };
    enum Light : quint8 { Dark, Bright };

    void beginAgain(const PictureGrid &grid);
    void compareKeys(const PictureGrid &grid, qint64 nowMs);
    void judgeTexture(const Texture &now, qint64 nowMs);
    void judgePlace(const PictureGrid &grid, qint64 nowMs);
    void follow(const PictureGrid &grid, qint64 nowMs);
    void lookFirst(const PictureGrid &grid, qint64 nowMs);
    void learn(qint64 nowMs);
    bool conclude(qint64 nowMs);
    void note(View view, bool isSo, bool isNot, float share, qint64 nowMs);
    [[nodiscard]] Streak &streak(View view) { return m_streaks[std::size_t(view)]; }
    [[nodiscard]] bool isCertain(View view, qint64 nowMs) const;
    [[nodiscard]] bool isSuspicious() const;
    [[nodiscard]] const Edges *reference() const;
    [[nodiscard]] std::optional<float> likenessToBefore(const Edges &now, float sameBlock) const;
    [[nodiscard]] static std::optional<float> likeness(const Edges &reference, const Edges &now,
                                                       float sameBlock);

    std::array<Edges, 2> m_references; ///< by Light
    std::array<bool, 2> m_known{};
    Edges m_recent; ///< of the last pictures: the view as it is now, without what drives through
    PictureGrid::Plane m_marks{}; ///< of the last key picture
    std::array<Streak, 5> m_streaks; ///< by View
    ViewVerdict m_verdict;
    Light m_light = Bright;
    quint8 m_brightness = 0; ///< of the newest picture
    float m_bare = 0; ///< the part of it without any texture
    bool m_hasMarks = false;
    bool m_isSteady = false; ///< the newest picture shows what the last ones did
    bool m_looksOn = false; ///< it has seen a picture not long ago
    int m_firstLooks = 0; ///< that went into the first reference so far
    qint64 m_lastMs = 0, m_firstMs = 0, m_learnedMs = 0, m_keyMs = 0;
};
} // namespace wanmi::video
