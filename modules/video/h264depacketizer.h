// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/rtp.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace wanmi::video {

/// All of one picture, ready for a decoder. Shared, not copied: a recorder may keep it.
struct AccessUnit
{
    QByteArray annexB;
    quint32 rtpTime = 0; ///< 90 kHz
    bool key = false; ///< an IDR picture with its parameter sets in front
};

/// RFC 6184 to access units: single NAL units, STAP-A, FU-A. Knows no socket and no clock, and takes any
/// bytes. After a gap or a broken packet it says nothing until the next IDR picture, so a decoder never shows
/// grey.
class H264Depacketizer
{
public:
    static constexpr qsizetype maxUnitBytes = 4 * 1024 * 1024;

    /// \param parameterSets SPS and PPS in Annex B, as the session description gave them; may be empty.
    explicit H264Depacketizer(const QByteArray &parameterSets = {});

    /// Appends what this packet completes to `units`: none, one, or two.
    void take(const RtpPacket &packet, std::vector<AccessUnit> &units);
    /// Waits for the next IDR picture, as after a gap.
    void restart();
    /// How often packets were missing or broken.
    [[nodiscard]] quint64 breaks() const { return m_breaks; }

    /// Whether a payload belongs to an IDR picture; reads its first bytes only.
    [[nodiscard]] static bool belongsToKey(Bytes payload);

private:
    void breakOff();
    void addNal(Bytes nal);
    void addAggregate(Bytes payload);
    void addFragment(Bytes payload);
    void finish(std::vector<AccessUnit> &units);
    void appendUnit(Bytes nal);

    QByteArray m_sps, m_pps; // Annex B, start code included
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
