// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/streamchooser.h"

#include <algorithm>
#include <tuple>

namespace wanmi::video {
namespace {
/// How far a picture may be blown up before another stream is worth it: up at 1.3, down again at 1.05.
constexpr double BlownUp = 1.3, NotBlownUp = 1.05;
constexpr double Tight = 1.0, Easy = 0.7; ///< of the budget

double blownUp(QSize wanted, QSize source)
{
    if (source.isEmpty())
        return 1;
    return std::max(double(wanted.width()) / source.width(), double(wanted.height()) / source.height());
}
} // namespace

void StreamChooser::set(FeedId id, const Tile &tile)
{
    m_tiles[id].tile = tile;
}

void StreamChooser::remove(FeedId id)
{
    m_tiles.erase(id);
}

StreamChooser::Choice StreamChooser::choiceOf(FeedId id) const
{
    const auto it = m_tiles.find(id);
    return it == m_tiles.end() ? Choice() : it->second.choice;
}

double StreamChooser::costOf(const Tile &tile, Stream stream) const
{
    const QSize size = stream == Stream::Main ? tile.mainSize : tile.subSize;
    const double fps = stream == Stream::Main ? tile.mainFps : tile.subFps;
    constexpr double perStream = 0.003; // whatever its size
    return perStream + double(size.width()) * size.height() * fps / 1e6 * m_options.coresPerMegapixel;
}

void StreamChooser::noteLoad(double cores, bool drops, qint64 nowMs)
{
    const bool isTight = drops || cores > m_options.budgetCores * Tight;
    const bool isEasy = !drops && cores < m_options.budgetCores * Easy;
    if (isTight) {
        m_easyMs = 0;
        if (m_strain < Strain::KeysOnly && (m_strainedMs == 0 || nowMs - m_strainedMs >= m_options.strainEveryMs)) {
            // The first sign may be a hiccup: the second one counts.
            if (m_strainedMs > 0)
                m_strain = static_cast<Strain>(static_cast<int>(m_strain) + 1);
            m_strainedMs = nowMs;
        }
        return;
    }
    if (m_strain == Strain::None)
        m_strainedMs = 0;
    if (!isEasy || m_strain == Strain::None) {
        m_easyMs = 0;
        return;
    }
    if (m_easyMs == 0) {
        m_easyMs = nowMs;
    } else if (nowMs - m_easyMs >= 3 * m_options.strainEveryMs) {
        m_strain = static_cast<Strain>(static_cast<int>(m_strain) - 1);
        m_easyMs = nowMs;
    }
}

/// What the tile alone would have.
StreamChooser::Choice StreamChooser::wish(const Kept &one) const
{
    const Tile &tile = one.tile;
    const bool isFirst = tile.isChosen || tile.pinned;
    const bool keysOnly = m_strain >= Strain::KeysOnly && !isFirst;
    if (!tile.hasMain)
        return {Stream::Sub, keysOnly, "no-main"};
    if (tile.pinned)
        return {*tile.pinned, false, "pinned"};
    if (m_strain >= Strain::MainsOnlyInFocus && !tile.isChosen)
        return {Stream::Sub, keysOnly, "strain"};
    const double limit = one.choice.stream == Stream::Main && !one.isNew ? NotBlownUp : BlownUp;
    return blownUp(tile.wanted, tile.subSize) > limit ? Choice{Stream::Main, false, "large"} : Choice{Stream::Sub, keysOnly, "small"};
}

std::vector<StreamChooser::Change> StreamChooser::decide(qint64 nowMs)
{
    struct Wanted
    {
        FeedId id;
        Choice choice;
        double area;
        int rank; ///< pinned, chosen, shown so already, others
    };
    std::vector<Wanted> all;
    double left = m_options.budgetCores;
    for (auto &[id, one] : m_tiles) {
        const Choice choice = wish(one);
        left -= costOf(one.tile, Stream::Sub); // everybody has at least that
        const int rank = one.tile.pinned ? 0 : one.tile.isChosen ? 1 : one.choice.stream == Stream::Main && !one.isNew ? 2 : 3;
        all.push_back({id, choice, double(one.tile.wanted.width()) * one.tile.wanted.height(), rank});
    }
    std::ranges::sort(all, {}, [](const Wanted &one) { return std::tuple(one.rank, -one.area, one.id); });
    double mains = 0;
    std::vector<Change> changes;
    for (Wanted &want : all) {
        Kept &one = m_tiles[want.id];
        if (want.choice.stream == Stream::Main && !one.tile.pinned) {
            const double more = costOf(one.tile, Stream::Main) - costOf(one.tile, Stream::Sub);
            if (m_options.mainsOnLine > 0 && mains + 1 > m_options.mainsOnLine)
                want.choice = {Stream::Sub, false, "line"};
            else if (more > left)
                want.choice = {Stream::Sub, false, "budget"};
        }
        const bool mayChange = one.isNew || one.tile.pinned || nowMs - one.changedMs >= m_options.switchEveryMs;
        if (want.choice == one.choice || !mayChange) {
            if (want.choice == one.choice)
                one.choice.why = want.choice.why;
        } else {
            one.choice = want.choice;
            one.changedMs = nowMs;
            changes.push_back({want.id, want.choice});
        }
        one.isNew = false;
        if (one.choice.stream == Stream::Main) {
            left -= costOf(one.tile, Stream::Main) - costOf(one.tile, Stream::Sub);
            ++mains;
        }
    }
    return changes;
}
} // namespace wanmi::video
