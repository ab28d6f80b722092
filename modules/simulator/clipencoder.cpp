// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/clipencoder.h"

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace wanmi::simulator {
namespace {
struct Free
{
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
};

std::unique_ptr<AVCodecContext, Free> openEncoder(const EncoderWish &wish)
{
    av_log_set_level(AV_LOG_ERROR); // x264 tells its life for every clip
    const bool isH265 = wish.codec == ClipCodec::H265;
    const AVCodec *codec = avcodec_find_encoder_by_name(isH265 ? "libx265" : "libx264");
    std::unique_ptr<AVCodecContext, Free> context(codec ? avcodec_alloc_context3(codec) : nullptr);
    if (!context)
        return {};
    context->width = wish.size.width();
    context->height = wish.size.height();
    context->pix_fmt = AV_PIX_FMT_YUV420P;
    context->time_base = {2, wish.framesPerTwoSeconds};
    context->framerate = {wish.framesPerTwoSeconds, 2};
    context->gop_size = wish.framesPerGop > 0 ? wish.framesPerGop : wish.framesPerTwoSeconds;
    context->keyint_min = context->gop_size;
    context->max_b_frames = 0;
    if (wish.isSettled) {
        constexpr int settledAt = 26; // cameras do not let it fall further
        av_opt_set_int(context->priv_data, "qp", settledAt, 0);
    } else {
        context->bit_rate = wish.bitsPerSecond;
        context->rc_max_rate = wish.bitsPerSecond * 3 / 2;
        context->rc_buffer_size = wish.bitsPerSecond;
    }
    context->thread_count = 1;
    if (isH265) {
        av_opt_set(context->priv_data, "preset", "ultrafast", 0);
        av_opt_set(context->priv_data, "x265-params",
                   "scenecut=0:rc-lookahead=5:bframes=0:open-gop=0:repeat-headers=1:annexb=1:slices=1:pools=none:"
                   "frame-threads=1:info=0:log-level=error",
                   0);
    } else {
        context->profile = FF_PROFILE_H264_MAIN;
        av_opt_set(context->priv_data, "preset", "veryfast", 0);
        av_opt_set(context->priv_data, "x264-params",
                   "scenecut=0:rc-lookahead=10:repeat-headers=1:annexb=1:slices=1:sliced-threads=0:mbtree=0:ipratio=1.1",
                   0);
    }
    if (avcodec_open2(context.get(), codec, nullptr) < 0)
        return {};
    return context;
}

void drain(AVCodecContext *encoder, AVPacket *packet, QByteArray &stream)
{
    while (avcodec_receive_packet(encoder, packet) >= 0) {
        stream.append(reinterpret_cast<const char *>(packet->data), packet->size);
        av_packet_unref(packet);
    }
}
} // namespace

base::Result<QByteArray> encode(const EncoderWish &wish, int frames,
                                const std::function<QImage(int)> &picture)
{
    const auto encoder = openEncoder(wish);
    const std::unique_ptr<AVFrame, Free> frame(av_frame_alloc());
    const std::unique_ptr<AVPacket, Free> packet(av_packet_alloc());
    const int width = wish.size.width(), height = wish.size.height();
    const std::unique_ptr<SwsContext, Free> scaler(sws_getContext(width, height, AV_PIX_FMT_BGRA, width,
                                                                  height, AV_PIX_FMT_YUV420P, SWS_BILINEAR,
                                                                  nullptr, nullptr, nullptr));
    if (!encoder || !frame || !packet || !scaler)
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("no-encoder"));
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = width;
    frame->height = height;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("no-encoder"));

    QByteArray stream;
    for (int number = 0; number < frames; ++number) {
        const QImage image = picture(number);
        if (av_frame_make_writable(frame.get()) < 0)
            break;
        const uint8_t *planes[] = {image.constBits(), nullptr, nullptr, nullptr};
        const int strides[] = {static_cast<int>(image.bytesPerLine()), 0, 0, 0};
        sws_scale(scaler.get(), planes, strides, 0, height, frame->data, frame->linesize);
        frame->pts = number;
        if (avcodec_send_frame(encoder.get(), frame.get()) < 0)
            return base::failure(base::ErrorKind::Unreachable, QStringLiteral("no-encoder"));
        drain(encoder.get(), packet.get(), stream);
    }
    avcodec_send_frame(encoder.get(), nullptr);
    drain(encoder.get(), packet.get(), stream);
    return stream;
}
} // namespace wanmi::simulator
