// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtppackets.h"

namespace wanmi::simulator {
namespace {
constexpr qsizetype payloadBytes = 1400;

void addNal(const QByteArray &nal, std::vector<QByteArray> &payloads)
{
    if (nal.size() <= payloadBytes) {
        payloads.push_back(nal);
        return;
    }
    constexpr char fuA = 28;
    const auto header = static_cast<quint8>(nal[0]);
    for (qsizetype at = 1; at < nal.size(); at += payloadBytes - 2) {
        const qsizetype length = qMin(payloadBytes - 2, nal.size() - at);
        QByteArray payload;
        payload += static_cast<char>((header & 0xe0) | fuA);
        const int first = at == 1 ? 0x80 : 0, last = at + length == nal.size() ? 0x40 : 0;
        payload += static_cast<char>(first | last | (header & 0x1f));
        payload += nal.mid(at, length);
        payloads.push_back(payload);
    }
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
    packetized.fps = clip.fps;
    packetized.sdpFormat = "packetization-mode=1;profile-level-id=" + clip.sps.mid(1, 3).toHex()
        + ";sprop-parameter-sets=" + clip.sps.toBase64() + ',' + clip.pps.toBase64();
    for (const Clip::Frame &frame : clip.frames) {
        PacketizedClip::Frame packets;
        packets.key = frame.key;
        for (const QByteArray &nal : frame.nals)
            addNal(nal, packets.payloads);
        packetized.frames.push_back(std::move(packets));
    }
    return packetized;
}
} // namespace wanmi::simulator
