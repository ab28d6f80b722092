// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtppackets.h"

namespace wanmi::simulator {
namespace {
constexpr qsizetype payloadBytes = 1400;

/// What stands before each fragment but for its first and last flags, in the last byte.
QByteArray fragmentHead(const QByteArray &nal, ClipCodec codec)
{
    const auto header = static_cast<quint8>(nal[0]);
    if (codec == ClipCodec::H265) {
        constexpr int fragmentUnit = 49;
        const char head[] = {static_cast<char>((header & 0x81) | fragmentUnit << 1), nal[1],
                             static_cast<char>(header >> 1 & 0x3f)};
        return {head, 3};
    }
    constexpr int fuA = 28;
    const char head[] = {static_cast<char>((header & 0xe0) | fuA), static_cast<char>(header & 0x1f)};
    return {head, 2};
}

void addNal(const QByteArray &nal, ClipCodec codec, std::vector<QByteArray> &payloads)
{
    if (nal.size() <= payloadBytes) {
        payloads.push_back(nal);
        return;
    }
    const QByteArray head = fragmentHead(nal, codec);
    const qsizetype begin = codec == ClipCodec::H265 ? 2 : 1, most = payloadBytes - head.size();
    for (qsizetype at = begin; at < nal.size(); at += most) {
        const qsizetype length = qMin(most, nal.size() - at);
        QByteArray payload = head;
        const int first = at == begin ? 0x80 : 0, last = at + length == nal.size() ? 0x40 : 0;
        payload.back() = static_cast<char>(payload.back() | first | last);
        payload += nal.mid(at, length);
        payloads.push_back(payload);
    }
}

QByteArray formatOf(const Clip &clip)
{
    if (clip.codec == ClipCodec::H265)
        return "sprop-vps=" + clip.vps.toBase64() + ";sprop-sps=" + clip.sps.toBase64() + ";sprop-pps="
            + clip.pps.toBase64();
    return "packetization-mode=1;profile-level-id=" + clip.sps.mid(1, 3).toHex()
        + ";sprop-parameter-sets=" + clip.sps.toBase64() + ',' + clip.pps.toBase64();
}
} // namespace

quint32 stableHash(const QString &text)
{
    quint32 hash = 2166136261U; // FNV-1a
    for (const char c : text.toUtf8())
        hash = (hash ^ static_cast<quint8>(c)) * 16777619U;
    return hash ^ hash >> 15;
}

PacketizedClip packetize(const Clip &clip)
{
    PacketizedClip packetized;
    packetized.name = clip.name;
    packetized.size = clip.size;
    packetized.fps = clip.fps;
    packetized.showing = clip.showing;
    packetized.encoding = clip.codec == ClipCodec::H265 ? "H265/90000" : "H264/90000";
    packetized.sdpFormat = formatOf(clip);
    for (const Clip::Frame &frame : clip.frames) {
        PacketizedClip::Frame packets;
        packets.key = frame.key;
        for (const QByteArray &nal : frame.nals)
            addNal(nal, clip.codec, packets.payloads);
        packetized.frames.push_back(std::move(packets));
    }
    return packetized;
}

PacketizedClip stuck(const PacketizedClip &clip)
{
    PacketizedClip one = clip;
    one.showing = Showing::Frozen;
    one.frames.resize(1);
    return one;
}
} // namespace wanmi::simulator
