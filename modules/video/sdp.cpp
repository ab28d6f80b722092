// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/sdp.h"

#include <QList>

namespace wanmi::video {
namespace {
struct Media
{
    QByteArray kind, control;
    int payloadType = -1;
    StreamFormat format;
    bool isKnown = false; // its codec
};

/// Nothing that could break a request line: bytes outside visible ASCII are percent-encoded.
QByteArray harmless(const QByteArray &url)
{
    QByteArray out;
    for (const char c : url.left(2048)) {
        if (c > 0x20 && c < 0x7f)
            out += c;
        else
            out += '%' + QByteArray(1, c).toHex();
    }
    return out;
}

QByteArray absolute(const QByteArray &control, const QByteArray &base)
{
    const QByteArray lower = control.left(8).toLower();
    if (lower.startsWith("rtsp://") || lower.startsWith("rtsps://"))
        return harmless(control);
    if (control.isEmpty() || control == "*")
        return harmless(base);
    if (base.endsWith('/'))
        return harmless(base + control);
    return harmless(base + '/' + control);
}

/// H.264: sprop-parameter-sets; H.265: sprop-vps, -sps, -pps.
void readFormat(Media &media, const QByteArray &formatParameters)
{
    for (const QByteArray &parameter : formatParameters.split(';')) {
        const qsizetype equals = parameter.indexOf('=');
        const QByteArray name = parameter.left(equals).trimmed().toLower();
        const QByteArray value = equals < 0 ? QByteArray() : parameter.mid(equals + 1).trimmed();
        if (name == "sprop-max-don-diff")
            media.format.numbered = value.toInt() > 0;
        if (name != "sprop-parameter-sets" && name != "sprop-vps" && name != "sprop-sps" && name != "sprop-pps")
            continue;
        constexpr qsizetype most = 4096;
        for (const QByteArray &set : value.split(',')) {
            const QByteArray nal = QByteArray::fromBase64(set);
            if (!nal.isEmpty() && nal.size() < most && media.format.parameterSets.size() < 4 * most)
                media.format.parameterSets += QByteArray("\0\0\0\1", 4) + nal;
        }
    }
}

void readMediaAttribute(Media &media, const QByteArray &attribute)
{
    const qsizetype colon = attribute.indexOf(':');
    const QByteArray name = attribute.left(colon).toLower();
    const QByteArray value = colon < 0 ? QByteArray() : attribute.mid(colon + 1).trimmed();
    const qsizetype space = value.indexOf(' ');
    const int payloadType = value.left(space).toInt();
    if (name == "control") {
        media.control = value;
    } else if (name == "rtpmap" && space > 0) {
        const QByteArray encoding = value.mid(space + 1).trimmed().toUpper();
        const bool isH265 = encoding.startsWith("H265/") || encoding.startsWith("HEVC/");
        if (!media.isKnown && (isH265 || encoding.startsWith("H264/"))) {
            media.isKnown = true;
            media.format.codec = isH265 ? Codec::H265 : Codec::H264;
            media.payloadType = payloadType;
        }
    } else if (name == "fmtp" && space > 0) {
        readFormat(media, value.mid(space + 1));
    }
}
} // namespace

std::optional<VideoTrack> findVideo(const QByteArray &sdp, const QByteArray &base)
{
    QByteArray sessionControl;
    QList<Media> medias;
    constexpr int mediasAtMost = 32;
    for (const QByteArray &rawLine : sdp.split('\n')) {
        const QByteArray line = rawLine.trimmed();
        if (line.startsWith("m=")) {
            if (medias.size() == mediasAtMost)
                break;
            medias.append(Media{line.mid(2).split(' ').value(0).toLower(), {}, -1, {}, false});
        } else if (line.startsWith("a=") && !medias.isEmpty()) {
            readMediaAttribute(medias.last(), line.mid(2));
        } else if (line.startsWith("a=control:")) {
            sessionControl = line.mid(10).trimmed();
        }
    }
    for (const Media &media : medias) {
        if (media.kind != "video" || !media.isKnown)
            continue;
        const QByteArray sessionBase = sessionControl.isEmpty() ? base : absolute(sessionControl, base);
        return VideoTrack{absolute(media.control, sessionBase), media.payloadType, media.format};
    }
    return {};
}
} // namespace wanmi::video
