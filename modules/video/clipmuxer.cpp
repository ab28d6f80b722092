// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/clipmuxer.h"

#include <cstring>
#include <optional>
#include <QSize>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/mem.h>
}

namespace wanmi::video {
namespace {
constexpr int ioRoom = 64 * 1024;

struct FreeFormat
{
    void operator()(AVFormatContext *format) const { avformat_free_context(format); }
};
struct FreeIo
{
    void operator()(AVIOContext *io) const
    {
        av_freep(&io->buffer);
        avio_context_free(&io);
    }
};
struct FreePacket
{
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
};

AVCodecID idOf(Codec codec)
{
    return codec == Codec::H265 ? AV_CODEC_ID_HEVC : AV_CODEC_ID_H264;
}

/// What the parameter sets say of the picture's size; a player wants to know before it decodes.
QSize sizeOf(const AccessUnit &unit)
{
    AVCodecParserContext *parser = av_parser_init(idOf(unit.codec));
    AVCodecContext *context = avcodec_alloc_context3(avcodec_find_decoder(idOf(unit.codec)));
    QSize size;
    if (parser && context) {
        parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
        uint8_t *out = nullptr;
        int outBytes = 0;
        QByteArray padded = unit.annexB + QByteArray(AV_INPUT_BUFFER_PADDING_SIZE, '\0');
        av_parser_parse2(parser, context, &out, &outBytes, reinterpret_cast<uint8_t *>(padded.data()),
                         int(unit.annexB.size()), AV_NOPTS_VALUE, AV_NOPTS_VALUE, 0);
        size = QSize(parser->width, parser->height);
    }
    av_parser_close(parser);
    avcodec_free_context(&context);
    return size;
}

int keep(void *into, uint8_t *bytes, int count)
{
    static_cast<QByteArray *>(into)->append(reinterpret_cast<const char *>(bytes), count);
    return count;
}
} // namespace

QByteArray parameterSetsOf(const AccessUnit &unit)
{
    const NalSyntax &syntax = NalSyntax::of(unit.codec);
    const QByteArray code("\0\0\0\1", 4);
    qsizetype at = 0;
    while (at >= 0 && at + 6 < unit.annexB.size()) {
        const auto *nal = reinterpret_cast<const uchar *>(unit.annexB.constData()) + at + 4;
        if (syntax.setOf(syntax.typeOf(Bytes(nal, syntax.headerBytes()))) == ParameterSet::None)
            return unit.annexB.first(at);
        at = unit.annexB.indexOf(code, at + 4);
    }
    return {};
}

struct ClipMuxer::Context
{
    std::unique_ptr<AVFormatContext, FreeFormat> format;
    std::unique_ptr<AVIOContext, FreeIo> io;
    std::unique_ptr<AVPacket, FreePacket> packet{av_packet_alloc()};
    QByteArray made, sets;
    std::vector<Piece> pieces;
    Piece open; ///< bytes: none yet
    Codec codec = Codec::H264;
    ClipTimeline timeline;
    std::optional<ArrivedUnit> waiting; ///< until the next one tells how long it is shown
    qint64 waitingTime = 0, lastDuration = 3'600;

    [[nodiscard]] bool openFormat(const AccessUnit &unit);
    void emitPiece();
    [[nodiscard]] bool write(qint64 duration);
    void flush();
};

bool ClipMuxer::Context::openFormat(const AccessUnit &unit)
{
    AVFormatContext *allocated = nullptr;
    if (avformat_alloc_output_context2(&allocated, nullptr, "mp4", nullptr) < 0)
        return false;
    format.reset(allocated);
    io.reset(avio_alloc_context(static_cast<unsigned char *>(av_malloc(ioRoom)), ioRoom, 1, &made, nullptr,
                                keep, nullptr));
    format->pb = io.get();
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    AVStream *stream = avformat_new_stream(format.get(), nullptr);
    if (!stream)
        return false;
    const QSize size = sizeOf(unit);
    AVCodecParameters *is = stream->codecpar;
    is->codec_type = AVMEDIA_TYPE_VIDEO;
    is->codec_id = idOf(unit.codec);
    is->codec_tag = unit.codec == Codec::H265 ? MKTAG('h', 'v', 'c', '1') : MKTAG('a', 'v', 'c', '1');
    is->width = size.width();
    is->height = size.height();
    is->extradata
        = static_cast<uint8_t *>(av_mallocz(std::size_t(sets.size()) + AV_INPUT_BUFFER_PADDING_SIZE));
    std::memcpy(is->extradata, sets.constData(), std::size_t(sets.size()));
    is->extradata_size = int(sets.size());
    stream->time_base = {1, 90'000};
    AVDictionary *options = nullptr;
    av_dict_set(&options, "movflags", "frag_keyframe+empty_moov+default_base_moof+skip_trailer", 0);
    const int begun = avformat_write_header(format.get(), &options);
    av_dict_free(&options);
    return begun >= 0;
}

void ClipMuxer::Context::emitPiece()
{
    avio_flush(io.get());
    if (made.isEmpty())
        return;
    open.bytes = std::exchange(made, {});
    pieces.push_back(std::exchange(open, {}));
}

bool ClipMuxer::Context::write(qint64 duration)
{
    const AccessUnit &unit = waiting->unit;
    // They are in the description already; others, after a change, have to come with the picture.
    const qsizetype skip = unit.key && unit.annexB.startsWith(sets) ? sets.size() : 0;
    av_packet_unref(packet.get());
    packet->data = reinterpret_cast<uint8_t *>(const_cast<char *>(unit.annexB.constData())) + skip;
    packet->size = int(unit.annexB.size() - skip);
    packet->pts = packet->dts = waitingTime;
    packet->duration = duration;
    packet->flags = unit.key ? AV_PKT_FLAG_KEY : 0;
    const bool written = av_write_frame(format.get(), packet.get()) >= 0;
    packet->data = nullptr;
    packet->size = 0;
    if (open.pictures++ == 0)
        open.first = waiting->at;
    open.last = waiting->at;
    lastDuration = duration;
    return written;
}

void ClipMuxer::Context::flush()
{
    av_write_frame(format.get(), nullptr);
    emitPiece();
}

ClipMuxer::ClipMuxer(std::unique_ptr<Context> context)
    : m(std::move(context))
{
}

ClipMuxer::~ClipMuxer() = default;

base::Result<std::unique_ptr<ClipMuxer>> ClipMuxer::begin(const ArrivedUnit &firstKey)
{
    auto context = std::make_unique<Context>();
    context->sets = parameterSetsOf(firstKey.unit);
    if (!firstKey.unit.key || context->sets.isEmpty())
        return base::failure(ErrorKind::Corrupt, QStringLiteral("no-parameter-sets"));
    context->codec = firstKey.unit.codec;
    context->open.first = context->open.last = firstKey.at;
    if (!context->openFormat(firstKey.unit))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("no-muxer"));
    context->emitPiece();
    std::unique_ptr<ClipMuxer> made(new ClipMuxer(std::move(context)));
    (void)made->add(firstKey);
    return made;
}

bool ClipMuxer::add(const ArrivedUnit &unit)
{
    if (unit.unit.codec != m->codec)
        return false;
    const qint64 time = m->timeline.next(unit.unit.rtpTime, unit.at);
    if (m->waiting && !m->write(time - m->waitingTime))
        return false;
    // At once, not when the key picture's own length is known: a kill costs no more than this group.
    if (m->waiting && unit.unit.key)
        m->flush();
    m->waiting = unit;
    m->waitingTime = time;
    return true;
}

void ClipMuxer::finish()
{
    if (m->waiting)
        (void)m->write(m->lastDuration);
    m->waiting.reset();
    m->flush();
    av_write_trailer(m->format.get());
    m->emitPiece();
}

std::vector<ClipMuxer::Piece> ClipMuxer::take()
{
    return std::exchange(m->pieces, {});
}
} // namespace wanmi::video
