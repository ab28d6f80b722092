// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QByteArray>
#include <QImage>
#include <QSize>

namespace wanmi::video {

/// One libavcodec context and the scaler behind it. Belongs to one thread at a time.
class H264Decoder
{
public:
    H264Decoder();
    ~H264Decoder();
    H264Decoder(const H264Decoder &) = delete;
    H264Decoder &operator=(const H264Decoder &) = delete;

    /// \param key starts at an IDR picture; anything before the first one is ignored.
    /// \return true when a new whole picture came out; it stays readable until the next call.
    [[nodiscard]] bool decode(const QByteArray &annexB, bool key);
    [[nodiscard]] QSize sourceSize() const;
    /// How large the picture has to be to cover `wanted`, never larger than the source.
    [[nodiscard]] QSize coveringSize(QSize wanted) const;
    /// The last picture scaled into `image` (Format_RGB32).
    [[nodiscard]] bool paint(QImage &image);

private:
    struct Context;
    std::unique_ptr<Context> m;
};
} // namespace wanmi::video
