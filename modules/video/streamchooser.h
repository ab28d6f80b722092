// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/feed.h"

#include <map>
#include <optional>
#include <QSize>
#include <vector>

namespace wanmi::video {

/// What a wall gives up when its machine or its line cannot carry all of it, in this order; each step holds those before it.
enum class Strain {
    None,
    SlowThumbnails, ///< thumbnails come half as often
    SlowerThumbnails, ///< a quarter as often
    MainsOnlyInFocus, ///< tiles nobody has chosen show the small stream
    KeysOnly, ///< tiles nobody has chosen show key pictures only
};

/// Which stream each tile shows, and at what pace. Pure: knows no socket and no clock.
/// A tile gets the main stream when the small one would be blown up too far to be worth the room, the budget still has it, and the
/// line carries it; the chosen tile and pinned ones go before the others, large ones before small ones. A tile changes its stream
/// once in five seconds at most, and its size has to change by a quarter before it changes again.
class StreamChooser
{
public:
    struct Options
    {
        double budgetCores = 1.1; ///< for decoding
        /// A core's share for a million pixels a second, measured for H.264 with libavcodec 5.1: 1080p25 took 0.12.
        double coresPerMegapixel = 0.0024;
        int switchEveryMs = 5'000;
        int strainEveryMs = 3'000; ///< a step up; a step down needs three times as long
        double mainsOnLine = 0; ///< how many main streams the line carries; 0: as many as are wanted
    };
    struct Tile
    {
        QSize wanted; ///< device pixels
        QSize subSize{352, 288}, mainSize{1920, 1080}; ///< as far as they are known
        double subFps = 12.5, mainFps = 25;
        bool hasMain = false;
        bool isChosen = false;
        std::optional<Stream> pinned;
    };
    struct Choice
    {
        Stream stream = Stream::Sub;
        bool keysOnly = false;
        /// Why: "pinned", "large" (the small stream would be blown up), "small", "no-main", "budget", "line", "strain".
        const char *why = "small";
        friend bool operator==(const Choice &a, const Choice &b) { return a.stream == b.stream && a.keysOnly == b.keysOnly; }
    };

    StreamChooser() = default;
    explicit StreamChooser(const Options &options)
        : m_options(options)
    {
    }

    void set(FeedId id, const Tile &tile);
    void remove(FeedId id);
    /// How it goes: cores used for decoding since the last time, and whether pictures were dropped for want of time.
    void noteLoad(double cores, bool drops, qint64 nowMs);
    [[nodiscard]] Strain strain() const { return m_strain; }

    struct Change
    {
        FeedId id = FeedId::None;
        Choice choice;
    };
    /// Those that are to be shown differently from now on.
    [[nodiscard]] std::vector<Change> decide(qint64 nowMs);
    [[nodiscard]] Choice choiceOf(FeedId id) const;

private:
    struct Kept
    {
        Tile tile;
        Choice choice;
        qint64 changedMs = 0;
        bool isNew = true;
    };
    [[nodiscard]] Choice wish(const Kept &one) const;
    [[nodiscard]] double costOf(const Tile &tile, Stream stream) const;

    Options m_options;
    std::map<FeedId, Kept> m_tiles;
    Strain m_strain = Strain::None;
    qint64 m_strainedMs = 0, m_easyMs = 0;
};
} // namespace wanmi::video
