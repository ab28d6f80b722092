// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/picturedecoder.h"

#include "video/nalsyntax.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <QLoggingCategory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/frame.h>
#include <libavutil/log.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace wanmi::video {
namespace {
Q_LOGGING_CATEGORY(lcDecoder, "wanmi.video.decoder")

struct FreeContext
{
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
};
struct FreeFrame
{
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};
struct FreePacket
{
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
};
struct FreeScaler
{
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
};

/// Scales pictures of one size to another. A thread that draws many cameras draws them in few sizes: it keeps the scalers of the
/// last ones, some 90 KB each, instead of one with every camera.
class Scalers
{
public:
    struct Task
    {
        int width, height, format; ///< of the decoded picture
        int toWidth, toHeight;
        bool isWideColor, isFullRange;
        bool operator==(const Task &) const = default;
    };
    /// Belongs to the calling thread. \return nullptr: libswscale cannot.
    static SwsContext *of(const Task &task)
    {
        thread_local std::deque<Known> known; // the newest first
        auto it = std::ranges::find(known, task, &Known::task);
        if (it == known.end()) {
            SwsContext *made = make(task);
            if (!made)
                return nullptr;
            known.push_front({task, std::unique_ptr<SwsContext, FreeScaler>(made)});
            if (known.size() > Most)
                known.pop_back();
        } else if (it != known.begin()) {
            std::rotate(known.begin(), it, it + 1);
        }
        return known.front().scaler.get();
    }

private:
    static constexpr std::size_t Most = 8;
    struct Known
    {
        Task task;
        std::unique_ptr<SwsContext, FreeScaler> scaler;
    };
    static SwsContext *make(const Task &task)
    {
        const bool smaller = task.toWidth * 3 < task.width * 2;
        SwsContext *scaler
            = sws_getContext(task.width, task.height, static_cast<AVPixelFormat>(task.format), task.toWidth, task.toHeight,
                             AV_PIX_FMT_BGRA, smaller ? SWS_AREA : SWS_FAST_BILINEAR, nullptr, nullptr, nullptr);
        if (!scaler)
            return nullptr;
        const int *table = sws_getCoefficients(task.isWideColor ? SWS_CS_ITU709 : SWS_CS_ITU601);
        sws_setColorspaceDetails(scaler, table, task.isFullRange, table, 1, 0, 1 << 16, 1 << 16);
        return scaler;
    }
};

/// How many bytes of parameter sets stand in front of a picture in Annex B, with four-byte start codes as the depacketizer writes.
qsizetype setsInFront(const QByteArray &annexB, const NalSyntax &syntax)
{
    static const QByteArray code("\0\0\0\1", 4);
    qsizetype at = 0;
    while (annexB.size() - at > code.size() + 2 && annexB.indexOf(code, at) == at) {
        const Bytes nal(reinterpret_cast<const uchar *>(annexB.constData()) + at + code.size(), 2);
        if (syntax.setOf(syntax.typeOf(nal)) == ParameterSet::None)
            return at;
        const qsizetype next = annexB.indexOf(code, at + code.size());
        if (next < 0)
            return 0; // no picture at all
        at = next;
    }
    return at;
}
} // namespace

struct PictureDecoder::Context
{
    std::unique_ptr<AVCodecContext, FreeContext> codec;
    std::unique_ptr<AVFrame, FreeFrame> received{av_frame_alloc()};
    std::unique_ptr<AVFrame, FreeFrame> shown{av_frame_alloc()};
    std::unique_ptr<AVPacket, FreePacket> packet{av_packet_alloc()};
    QByteArray sets; ///< parameter sets that the decoder has; empty: it is not known
    bool waitsForKey = true;
};

PictureDecoder::PictureDecoder(Codec codec, Use use)
    : m_codec(codec)
    , m(std::make_unique<Context>())
{
    // Its words about broken streams are many and say nothing the feed's state does not.
    static const bool quiet = (av_log_set_level(AV_LOG_QUIET), true);
    Q_UNUSED(quiet)
    const AVCodec *found = avcodec_find_decoder(codec == Codec::H265 ? AV_CODEC_ID_HEVC : AV_CODEC_ID_H264);
    m->codec.reset(avcodec_alloc_context3(found));
    if (!m->codec)
        return;
    m->codec->thread_count = 1;
    m->codec->flags |= AV_CODEC_FLAG_LOW_DELAY;
    m->codec->max_pixels = MostPixels;
    if (use == Use::KeysOfMany)
        m->codec->skip_loop_filter = AVDISCARD_ALL;
    if (avcodec_open2(m->codec.get(), found, nullptr) < 0) {
        qCWarning(lcDecoder, "libavcodec lacks a decoder");
        m->codec.reset();
    }
}

PictureDecoder::~PictureDecoder() = default;

bool PictureDecoder::decode(const QByteArray &annexB, bool key)
{
    m->waitsForKey &= !key;
    if (m->waitsForKey || !m->codec)
        return false;
    // The same sets again would be kept again beside those that older pictures were decoded with: 30 KB each.
    const qsizetype front = key ? setsInFront(annexB, NalSyntax::of(m_codec)) : 0;
    const bool isKnown = front > 0 && !m->sets.isEmpty() && m->sets == QByteArrayView(annexB).first(front);
    const QByteArrayView sentBytes = QByteArrayView(annexB).sliced(isKnown ? front : 0);
    if (av_new_packet(m->packet.get(), static_cast<int>(sentBytes.size())) < 0)
        return false;
    std::ranges::copy(sentBytes, m->packet->data);
    const int sent = avcodec_send_packet(m->codec.get(), m->packet.get());
    av_packet_unref(m->packet.get());
    bool whole = false;
    while (sent >= 0 && avcodec_receive_frame(m->codec.get(), m->received.get()) >= 0) {
        const bool damaged
            = (m->received->flags & AV_FRAME_FLAG_CORRUPT) || m->received->decode_error_flags != 0;
        if (!damaged) {
            av_frame_unref(m->shown.get());
            av_frame_move_ref(m->shown.get(), m->received.get());
            whole = true;
        }
        av_frame_unref(m->received.get());
    }
    if (key)
        m->sets = whole ? annexB.left(front) : QByteArray();
    return whole;
}

bool PictureDecoder::decodeAlone(const QByteArray &annexB)
{
    // Without this an H.265 decoder takes the next camera's key picture for a continuation.
    if (m->codec && m_codec == Codec::H265)
        avcodec_flush_buffers(m->codec.get());
    return decode(annexB, true);
}

bool PictureDecoder::isTooLarge(const QByteArray &annexB) const
{
    struct CloseParser
    {
        void operator()(AVCodecParserContext *parser) const { av_parser_close(parser); }
    };
    const AVCodecID id = m_codec == Codec::H265 ? AV_CODEC_ID_HEVC : AV_CODEC_ID_H264;
    const std::unique_ptr<AVCodecParserContext, CloseParser> parser(av_parser_init(id));
    // Its words are of a context that reads and never decodes.
    const std::unique_ptr<AVCodecContext, FreeContext> reader(avcodec_alloc_context3(avcodec_find_decoder(id)));
    if (!parser || !reader)
        return false;
    parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
    QByteArray padded = annexB + QByteArray(AV_INPUT_BUFFER_PADDING_SIZE, '\0');
    uint8_t *unit = nullptr;
    int size = 0;
    av_parser_parse2(parser.get(), reader.get(), &unit, &size, reinterpret_cast<const uint8_t *>(padded.constData()),
                     static_cast<int>(annexB.size()), AV_NOPTS_VALUE, AV_NOPTS_VALUE, 0);
    return qint64(parser->width) * parser->height > MostPixels;
}

void PictureDecoder::letGo()
{
    av_frame_unref(m->shown.get());
}

QSize PictureDecoder::sourceSize() const
{
    return {m->shown->width, m->shown->height};
}

Luma PictureDecoder::luma() const
{
    const AVFrame *frame = m->shown.get();
    const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame->format));
    const bool isByte = format && format->comp[0].depth == 8 && format->comp[0].step == 1
        && !(format->flags & AV_PIX_FMT_FLAG_RGB);
    if (!isByte || !frame->data[0])
        return {};
    return {frame->data[0], frame->linesize[0], frame->width, frame->height};
}

QSize PictureDecoder::coveringSize(QSize wanted) const
{
    const QSize source = sourceSize();
    if (source.isEmpty() || wanted.isEmpty())
        return source;
    const double scale = std::max(static_cast<double>(wanted.width()) / source.width(),
                                  static_cast<double>(wanted.height()) / source.height());
    if (scale >= 1)
        return source;
    return QSize(static_cast<int>(std::lround(source.width() * scale)),
                 static_cast<int>(std::lround(source.height() * scale)))
        .expandedTo(QSize(2, 2));
}

bool PictureDecoder::paint(QImage &image)
{
    const AVFrame *frame = m->shown.get();
    if (!frame->data[0] || image.isNull())
        return false;
    SwsContext *scaler = Scalers::of({frame->width, frame->height, frame->format, image.width(), image.height(),
                                      frame->colorspace == AVCOL_SPC_BT709, frame->color_range == AVCOL_RANGE_JPEG});
    if (!scaler)
        return false;
    uint8_t *planes[] = {image.bits(), nullptr, nullptr, nullptr};
    const int strides[] = {static_cast<int>(image.bytesPerLine()), 0, 0, 0};
    return sws_scale(scaler, frame->data, frame->linesize, 0, frame->height, planes, strides)
        == image.height();
}
} // namespace wanmi::video
