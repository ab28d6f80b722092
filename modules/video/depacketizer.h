// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/nalsyntax.h"

#include <QByteArray>
#include <QString>
#include <array>
#include <vector>

namespace wanmi::video {

/// All of one picture, ready for a decoder. Shared, not copied: a recorder may keep it.
struct AccessUnit
{
    QByteArray annexB;
    quint32 rtpTime = 0; ///< 90 kHz
    Codec codec = Codec::H264;
    bool key = false; ///< a picture that decoding can begin with, its parameter sets in front
};

/// What a session description says of the packets to come.
struct StreamFormat
{
    Codec codec = Codec::H264;
    QByteArray parameterSets; ///< in Annex B; empty when they come in the stream
    bool numbered = false; ///< H.265: decoding order numbers are in the packets (sprop-max-don-diff above 0)
};

/// RTP packets to access units: single NAL units, aggregates and fragments of RFC 6184 and RFC 7798. Knows no socket and no
/// clock, and takes any bytes. After a gap or a broken packet it says nothing until the next key picture, so a decoder
/// never shows grey.
class Depacketizer
{
public:
    static constexpr qsizetype maxUnitBytes = 4 * 1024 * 1024;

    explicit Depacketizer(const StreamFormat &format = {});

    /// Appends what this packet completes to `units`: none, one, or two.
    void take(const RtpPacket &packet, std::vector<AccessUnit> &units);
    /// Waits for the next key picture, as after a gap.
    void restart();
    /// How often packets were missing or broken.
    [[nodiscard]] quint64 breaks() const { return m_breaks; }

    /// Whether a payload belongs to a key picture; reads its first bytes only.
    [[nodiscard]] bool belongsToKey(Bytes payload) const;

private:
    void breakOff();
    void addPayload(Bytes payload);
    void addSingle(Bytes payload);
    void addNal(Bytes nal);
    void addAggregate(Bytes payload);
    void addFragment(Bytes payload);
    void keepSet(ParameterSet which, const QByteArray &annexB);
    [[nodiscard]] QByteArray sets() const;
    void finish(std::vector<AccessUnit> &units);
    void appendUnit(Bytes nal);

    Codec m_codec;
    const NalSyntax *m_syntax;
    bool m_numbered;
    std::array<QByteArray, 3> m_sets; ///< by ParameterSet; Annex B, start code included
    QByteArray m_unit;
    quint32 m_time = 0;
    quint16 m_next = 0;
    bool m_any = false;
    bool m_waitsForKey = true;
    bool m_unitBroken = false;
    bool m_hasPicture = false;
    bool m_hasKey = false;
    bool m_inFragment = false;
    quint64 m_breaks = 0;
};
} // namespace wanmi::video
