// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/sdp.h"

#include <QList>

namespace wanmi::video {
namespace {
struct Media
{
    QByteArray kind, control, sets;
    int payloadType = -1;
    bool h264 = false;
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

QByteArray parameterSets(const QByteArray &formatParameters)
{
    QByteArray sets;
    for (const QByteArray &parameter : formatParameters.split(';')) {
        const QByteArray trimmed = parameter.trimmed();
        constexpr char name[] = "sprop-parameter-sets=";
        if (!trimmed.toLower().startsWith(name))
            continue;
        for (const QByteArray &set : trimmed.mid(sizeof name - 1).split(',')) {
            const QByteArray nal = QByteArray::fromBase64(set);
            if (!nal.isEmpty() && nal.size() < 4096)
                sets += QByteArray("\0\0\0\1", 4) + nal;
        }
    }
    return sets;
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
        if (!media.h264 && encoding.startsWith("H264/")) {
            media.h264 = true;
            media.payloadType = payloadType;
        }
    } else if (name == "fmtp" && space > 0) {
        media.sets += parameterSets(value.mid(space + 1));
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
            medias.append(Media{line.mid(2).split(' ').value(0).toLower(), {}, {}, -1, false});
        } else if (line.startsWith("a=") && !medias.isEmpty()) {
            readMediaAttribute(medias.last(), line.mid(2));
        } else if (line.startsWith("a=control:")) {
            sessionControl = line.mid(10).trimmed();
        }
    }
    for (const Media &media : medias) {
        if (media.kind != "video" || !media.h264)
            continue;
        const QByteArray sessionBase = sessionControl.isEmpty() ? base : absolute(sessionControl, base);
        return VideoTrack{absolute(media.control, sessionBase), media.payloadType, media.sets};
    }
    return {};
}
} // namespace wanmi::video
