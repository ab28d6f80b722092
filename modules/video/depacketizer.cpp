// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/depacketizer.h"

namespace wanmi::video {
namespace {
constexpr char startCode[] = {0, 0, 0, 1};
constexpr qsizetype maxParameterSet = 4096;
constexpr qsizetype MostKeptRoom = 8192; // bytes, between units
constexpr std::size_t orderNumberBytes = 2; // DONL; of later units in an aggregate one byte

QByteArray annexB(Bytes nal)
{
    QByteArray bytes(startCode, 4);
    bytes.append(reinterpret_cast<const char *>(nal.data()), static_cast<qsizetype>(nal.size()));
    return bytes;
}

Bytes bytesOf(const QByteArray &array)
{
    return {reinterpret_cast<const uchar *>(array.constData()), static_cast<std::size_t>(array.size())};
}
} // namespace

Depacketizer::Depacketizer(const StreamFormat &format)
    : m_codec(format.codec)
    , m_syntax(&NalSyntax::of(format.codec))
    , m_numbered(format.numbered)
{
    const QByteArray code(startCode, 4);
    qsizetype at = format.parameterSets.indexOf(code);
    while (at >= 0) {
        const qsizetype next = format.parameterSets.indexOf(code, at + 4);
        const QByteArray one = format.parameterSets.mid(at, next < 0 ? -1 : next - at);
        const Bytes nal = bytesOf(one).subspan(4);
        if (nal.size() > m_syntax->headerBytes() && one.size() < maxParameterSet)
            keepSet(m_syntax->setOf(m_syntax->typeOf(nal)), one);
        at = next;
    }
}

bool Depacketizer::belongsToKey(Bytes payload) const
{
    const auto tells = [this](Bytes nal) {
        if (nal.size() < m_syntax->headerBytes())
            return false;
        const int type = m_syntax->typeOf(nal);
        const ParameterSet set = m_syntax->setOf(type);
        return m_syntax->isKey(type) || set == ParameterSet::Sequence || set == ParameterSet::Video;
    };
    const std::size_t header = m_syntax->headerBytes();
    if (payload.size() < header)
        return false;
    switch (m_syntax->carriageOf(payload)) {
    case NalSyntax::Carriage::Fragment: {
        const auto fragment = m_syntax->fragmentOf(payload, m_numbered);
        return fragment && m_syntax->isKey(fragment->type);
    }
    case NalSyntax::Carriage::Aggregate: {
        const std::size_t from = header + (m_numbered ? orderNumberBytes : 0) + 2;
        return payload.size() > from && tells(payload.subspan(from));
    }
    case NalSyntax::Carriage::Single:
        return tells(payload);
    case NalSyntax::Carriage::Unknown:
        break;
    }
    return false;
}

void Depacketizer::restart()
{
    m_waitsForKey = true;
    m_unitBroken = true;
    m_inFragment = false;
}

void Depacketizer::breakOff()
{
    ++m_breaks;
    restart();
}

void Depacketizer::take(const RtpPacket &packet, std::vector<AccessUnit> &units)
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
    if (!packet.payload.empty())
        addPayload(packet.payload);
    if (packet.marker)
        finish(units);
}

void Depacketizer::addPayload(Bytes payload)
{
    constexpr uchar forbiddenBit = 0x80;
    if (payload.size() < m_syntax->headerBytes() || (payload[0] & forbiddenBit))
        return breakOff();
    const NalSyntax::Carriage carriage = m_syntax->carriageOf(payload);
    if (carriage == NalSyntax::Carriage::Fragment)
        return addFragment(payload);
    if (m_inFragment)
        return breakOff();
    if (carriage == NalSyntax::Carriage::Aggregate)
        addAggregate(payload);
    else if (carriage == NalSyntax::Carriage::Single)
        addSingle(payload);
    else
        breakOff();
}

void Depacketizer::appendUnit(Bytes nal)
{
    m_unit.append(startCode, 4);
    m_unit.append(reinterpret_cast<const char *>(nal.data()), static_cast<qsizetype>(nal.size()));
}

void Depacketizer::addSingle(Bytes payload)
{
    if (!m_numbered)
        return addNal(payload);
    const std::size_t header = m_syntax->headerBytes();
    if (payload.size() < header + orderNumberBytes)
        return breakOff();
    QByteArray nal(reinterpret_cast<const char *>(payload.data()), static_cast<qsizetype>(header));
    const Bytes body = payload.subspan(header + orderNumberBytes);
    nal.append(reinterpret_cast<const char *>(body.data()), static_cast<qsizetype>(body.size()));
    addNal(bytesOf(nal));
}

// Remembered, and put in front of every key picture: many cameras send them once.
void Depacketizer::keepSet(ParameterSet which, const QByteArray &annexB)
{
    if (which == ParameterSet::None)
        return;
    QByteArray &pictures = m_sets[static_cast<std::size_t>(ParameterSet::Picture)];
    if (which != ParameterSet::Picture) {
        m_sets[static_cast<std::size_t>(which)] = annexB;
        pictures.clear();
    } else if (!pictures.contains(annexB)) {
        if (pictures.size() > maxParameterSet)
            pictures.clear();
        pictures += annexB;
    }
}

/// Empty when one is missing.
QByteArray Depacketizer::sets() const
{
    QByteArray all;
    for (const ParameterSet one : {ParameterSet::Video, ParameterSet::Sequence, ParameterSet::Picture}) {
        const QByteArray &set = m_sets[static_cast<std::size_t>(one)];
        const bool isNeeded = one != ParameterSet::Video || m_codec == Codec::H265;
        if (isNeeded && set.isEmpty())
            return {};
        all += set;
    }
    return all;
}

void Depacketizer::addNal(Bytes nal)
{
    if (nal.size() < m_syntax->headerBytes())
        return breakOff();
    if (m_syntax->isExtra(nal))
        return;
    const int type = m_syntax->typeOf(nal);
    if (m_unit.size() + static_cast<qsizetype>(nal.size()) > maxUnitBytes)
        return breakOff();
    if (const ParameterSet set = m_syntax->setOf(type);
        set != ParameterSet::None && static_cast<qsizetype>(nal.size()) < maxParameterSet)
        return keepSet(set, annexB(nal));
    if (!m_hasPicture && m_syntax->isPicture(type) && !m_syntax->beginsPicture(nal))
        breakOff();
    m_hasPicture |= m_syntax->isPicture(type);
    m_hasKey |= m_syntax->isKey(type);
    appendUnit(nal);
}

void Depacketizer::addAggregate(Bytes payload)
{
    std::size_t at = m_syntax->headerBytes();
    std::size_t number = m_numbered ? orderNumberBytes : 0;
    while (at < payload.size()) {
        if (payload.size() - at < number + 2)
            return breakOff();
        at += number;
        const std::size_t length = static_cast<std::size_t>(payload[at]) << 8 | payload[at + 1];
        at += 2;
        if (length < m_syntax->headerBytes() || length > payload.size() - at)
            return breakOff();
        const Bytes nal = payload.subspan(at, length);
        if (m_syntax->carriageOf(nal) != NalSyntax::Carriage::Single)
            return breakOff();
        addNal(nal);
        at += length;
        number = m_numbered ? 1 : 0;
    }
}

void Depacketizer::addFragment(Bytes payload)
{
    const auto fragment = m_syntax->fragmentOf(payload, m_numbered);
    const Bytes header(fragment ? fragment->header.data() : nullptr, fragment ? m_syntax->headerBytes() : 0);
    if (fragment && m_syntax->isExtra(header))
        return;
    if (!fragment || fragment->first == m_inFragment)
        return breakOff();
    if (m_unit.size() + static_cast<qsizetype>(payload.size()) > maxUnitBytes)
        return breakOff();
    if (fragment->first) {
        const bool isPicture = m_syntax->isPicture(fragment->type);
        const bool begins = !fragment->body.empty() && (fragment->body[0] & 0x80);
        if (!m_hasPicture && isPicture && !begins)
            breakOff();
        appendUnit(header);
        m_hasPicture |= isPicture;
        m_hasKey |= m_syntax->isKey(fragment->type);
    }
    m_unit.append(reinterpret_cast<const char *>(fragment->body.data()), static_cast<qsizetype>(fragment->body.size()));
    m_inFragment = !fragment->last;
}

void Depacketizer::finish(std::vector<AccessUnit> &units)
{
    if (m_inFragment)
        breakOff();
    const bool whole = !m_unitBroken && m_hasPicture && (m_hasKey || !m_waitsForKey);
    const QByteArray front = m_hasKey ? sets() : QByteArray();
    if (whole && !(m_hasKey && front.isEmpty())) {
        AccessUnit unit;
        unit.rtpTime = m_time;
        unit.codec = m_codec;
        unit.key = m_hasKey;
        // Exactly as large as it is: rings keep thousands of them. The room to put the next one together in stays here.
        unit.annexB.reserve(front.size() + m_unit.size());
        unit.annexB.append(front).append(m_unit);
        units.push_back(std::move(unit));
        m_waitsForKey = false;
    }
    // A key frame is ten times a unit between: a thousand cameras each would keep room for it.
    if (m_unit.capacity() > MostKeptRoom)
        m_unit = QByteArray();
    else
        m_unit.resize(0);
    m_unitBroken = m_hasPicture = m_hasKey = false;
}
} // namespace wanmi::video
