// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/h264depacketizer.h"

namespace wanmi::video {
namespace {
constexpr char startCode[] = {0, 0, 0, 1};
enum NalType { Slice = 1, SliceA = 2, Idr = 5, Sps = 7, Pps = 8, StapA = 24, FuA = 28 };
constexpr qsizetype maxParameterSet = 4096;

int typeOf(uchar header)
{
    return header & 0x1f;
}

bool isPicture(int type)
{
    return type >= Slice && type <= Idr;
}

/// first_mb_in_slice is 0, which Exp-Golomb writes as one set bit: nothing of the picture was lost before
/// this slice.
bool beginsPicture(uchar afterNalHeader)
{
    return afterNalHeader & 0x80;
}

QByteArray annexB(Bytes nal)
{
    QByteArray bytes(startCode, 4);
    bytes.append(reinterpret_cast<const char *>(nal.data()), static_cast<qsizetype>(nal.size()));
    return bytes;
}
} // namespace

H264Depacketizer::H264Depacketizer(const QByteArray &parameterSets)
{
    const QByteArray code(startCode, 4);
    qsizetype at = parameterSets.indexOf(code);
    while (at >= 0) {
        const qsizetype next = parameterSets.indexOf(code, at + 4);
        const QByteArray one = parameterSets.mid(at, next < 0 ? -1 : next - at);
        if (one.size() > 4 && one.size() < maxParameterSet) {
            const int type = typeOf(static_cast<uchar>(one[4]));
            if (type == Sps)
                m_sps = one;
            else if (type == Pps)
                m_pps += one;
        }
        at = next;
    }
}

bool H264Depacketizer::belongsToKey(Bytes payload)
{
    if (payload.empty())
        return false;
    const int type = typeOf(payload[0]);
    if (type == FuA)
        return payload.size() > 1 && typeOf(payload[1]) == Idr;
    if (type == StapA)
        return payload.size() > 3 && (typeOf(payload[3]) == Idr || typeOf(payload[3]) == Sps);
    return type == Idr || type == Sps;
}

void H264Depacketizer::restart()
{
    m_waitsForKey = true;
    m_unitBroken = true;
    m_inFragment = false;
}

void H264Depacketizer::breakOff()
{
    ++m_breaks;
    restart();
}

void H264Depacketizer::take(const RtpPacket &packet, std::vector<AccessUnit> &units)
{
    if (m_any) {
        const auto ahead = static_cast<qint16>(packet.sequence - m_next);
        constexpr int lateAtMost = 64;
        if (ahead < 0 && ahead >= -lateAtMost)
            return;
        if (ahead != 0)
            breakOff();
    }
    if (!m_any || packet.timestamp != m_time) {
        if (m_any)
            finish(units);
        m_time = packet.timestamp;
    }
    m_any = true;
    m_next = static_cast<quint16>(packet.sequence + 1);

    if (!packet.payload.empty()) {
        const uchar header = packet.payload[0];
        const int type = typeOf(header);
        if (header & 0x80)
            breakOff();
        else if (type == FuA)
            addFragment(packet.payload);
        else if (m_inFragment)
            breakOff();
        else if (type == StapA)
            addAggregate(packet.payload);
        else if (type > 0 && type < StapA)
            addNal(packet.payload);
        else
            breakOff();
    }
    if (packet.marker)
        finish(units);
}

void H264Depacketizer::appendUnit(Bytes nal)
{
    m_unit.append(startCode, 4);
    m_unit.append(reinterpret_cast<const char *>(nal.data()), static_cast<qsizetype>(nal.size()));
}

void H264Depacketizer::addNal(Bytes nal)
{
    const int type = typeOf(nal[0]);
    if (m_unit.size() + static_cast<qsizetype>(nal.size()) > maxUnitBytes) {
        breakOff();
        return;
    }
    if ((type == Sps || type == Pps) && static_cast<qsizetype>(nal.size()) < maxParameterSet) {
        // Remembered, and put in front of every key picture below: many cameras send them once.
        if (type == Sps) {
            m_sps = annexB(nal);
            m_pps.clear();
        } else if (const QByteArray pps = annexB(nal); !m_pps.contains(pps)) {
            if (m_pps.size() > maxParameterSet)
                m_pps.clear();
            m_pps += pps;
        }
        return;
    }
    if (!m_hasPicture && isPicture(type) && !(nal.size() > 1 && beginsPicture(nal[1])))
        breakOff();
    m_hasPicture |= isPicture(type);
    m_hasKey |= type == Idr;
    appendUnit(nal);
}

void H264Depacketizer::addAggregate(Bytes payload)
{
    std::size_t at = 1;
    while (at < payload.size()) {
        if (payload.size() - at < 2)
            return breakOff();
        const std::size_t length = static_cast<std::size_t>(payload[at]) << 8 | payload[at + 1];
        at += 2;
        if (length == 0 || length > payload.size() - at)
            return breakOff();
        const Bytes nal = payload.subspan(at, length);
        const int type = typeOf(nal[0]);
        if (type == 0 || type >= StapA)
            return breakOff();
        addNal(nal);
        at += length;
    }
}

void H264Depacketizer::addFragment(Bytes payload)
{
    if (payload.size() < 2)
        return breakOff();
    const bool first = payload[1] & 0x80;
    const bool last = payload[1] & 0x40;
    const int type = typeOf(payload[1]);
    if (first == m_inFragment || type == 0 || type >= StapA)
        return breakOff();
    if (m_unit.size() + static_cast<qsizetype>(payload.size()) > maxUnitBytes)
        return breakOff();
    if (first) {
        const uchar header = (payload[0] & 0xe0) | (payload[1] & 0x1f);
        if (!m_hasPicture && isPicture(type) && !(payload.size() > 2 && beginsPicture(payload[2])))
            breakOff();
        appendUnit(Bytes(&header, 1));
        m_hasPicture |= isPicture(type);
        m_hasKey |= type == Idr;
    }
    const Bytes body = payload.subspan(2);
    m_unit.append(reinterpret_cast<const char *>(body.data()), static_cast<qsizetype>(body.size()));
    m_inFragment = !last;
}

void H264Depacketizer::finish(std::vector<AccessUnit> &units)
{
    if (m_inFragment)
        breakOff();
    const bool whole = !m_unitBroken && m_hasPicture && (m_hasKey || !m_waitsForKey);
    if (whole && !(m_hasKey && (m_sps.isEmpty() || m_pps.isEmpty()))) {
        AccessUnit unit;
        unit.rtpTime = m_time;
        unit.key = m_hasKey;
        if (m_hasKey)
            unit.annexB = m_sps + m_pps;
        unit.annexB += m_unit;
        units.push_back(std::move(unit));
        m_waitsForKey = false;
    }
    m_unit.clear();
    m_unitBroken = m_hasPicture = m_hasKey = false;
}
} // namespace wanmi::video
