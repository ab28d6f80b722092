// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "video/cliptimeline.h"
#include "video/feedslot.h"

#include <memory>

namespace wanmi::video {

/// Access units to fragmented MP4 in memory, without transcoding: first what every player needs to begin
/// with, then one fragment a group of pictures. Parameter sets are in the description of the stream (avc1,
/// hvc1), and where a camera changes them also in front of the key picture. Pictures that are sent in another
/// order than they are shown keep the order in which they were sent.
class ClipMuxer
{
public:
    struct Piece
    {
        QByteArray bytes;
        Instant first{}, last{};
        int pictures = 0; ///< 0: the description
    };

    /// \return Corrupt "no-parameter-sets"; Unreachable "no-muxer".
    [[nodiscard]] static base::Result<std::unique_ptr<ClipMuxer>> begin(const ArrivedUnit &firstKey);
    ~ClipMuxer();
    ClipMuxer(const ClipMuxer &) = delete;
    ClipMuxer &operator=(const ClipMuxer &) = delete;

    /// \return false: it cannot be part of this clip, another codec for example.
    [[nodiscard]] bool add(const ArrivedUnit &unit);
    /// Also what is not a whole group of pictures yet.
    void finish();
    /// What is ready to be written.
    [[nodiscard]] std::vector<Piece> take();

private:
    struct Context;
    explicit ClipMuxer(std::unique_ptr<Context> context);
    std::unique_ptr<Context> m;
};

/// The parameter sets in front of a key picture, in Annex B; empty: none.
[[nodiscard]] QByteArray parameterSetsOf(const AccessUnit &unit);
} // namespace wanmi::video
