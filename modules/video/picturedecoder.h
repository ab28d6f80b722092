// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/codec.h"
#include "video/picturegrid.h"

#include <memory>
#include <QByteArray>
#include <QImage>
#include <QSize>

namespace wanmi::video {

/// One libavcodec context and the scaler behind it. Belongs to one thread at a time.
class PictureDecoder
{
public:
    enum class Use {
        OneCamera,
        KeysOfMany, ///< decodeAlone() only; without the loop filter, which a thumbnail does not show
    };
    explicit PictureDecoder(Codec codec, Use use = Use::OneCamera);
    ~PictureDecoder();
    PictureDecoder(const PictureDecoder &) = delete;
    PictureDecoder &operator=(const PictureDecoder &) = delete;

    [[nodiscard]] Codec codec() const { return m_codec; }
    /// \param key decoding can begin with it; anything before the first one is ignored.
    /// \return true when a new whole picture came out; it stays readable until the next call.
    [[nodiscard]] bool decode(const QByteArray &annexB, bool key);
    /// A key picture that has nothing to do with what was decoded before.
    [[nodiscard]] bool decodeAlone(const QByteArray &annexB);
    /// A key picture that does not decode says in its parameter sets that it is larger than MostPixels.
    [[nodiscard]] bool isTooLarge(const QByteArray &annexB) const;
    static constexpr qint64 MostPixels = 4096LL * 2304; ///< more would cost hundreds of megabytes for each camera
    [[nodiscard]] QSize sourceSize() const;
    /// Its brightness, readable as long as the picture is; empty when a sample has more than eight bits.
    [[nodiscard]] Luma luma() const;
    /// How large the picture has to be to cover `wanted`, never larger than the source.
    [[nodiscard]] QSize coveringSize(QSize wanted) const;
    /// The last picture scaled into `image` (Format_RGB32).
    [[nodiscard]] bool paint(QImage &image);
    /// The last picture is needed no more; the next one may take its place in memory.
    void letGo();

private:
    struct Context;
    const Codec m_codec;
    std::unique_ptr<Context> m;
};
} // namespace wanmi::video
