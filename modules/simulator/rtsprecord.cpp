// SPDX-License-Identifier: GPL-3.0-or-later
// The second part of rtspviewer.h: a recorder.
#include "simulator/rtspviewer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <QDateTime>
#include <QRegularExpression>

namespace wanmi::simulator {
namespace {
constexpr qint64 NewestMs = 1'000; // what the recorder has not written yet

/// Of "clock=20261124T011000.250Z-"; nothing: another unit, or no time.
std::optional<qint64> clockOf(const QByteArray &range)
{
    static const QRegularExpression form(QStringLiteral("^clock=(\\d{8}T\\d{6})(\\.\\d{1,6})?Z-"));
    const auto match = form.match(QString::fromLatin1(range.trimmed()));
    QDateTime at = QDateTime::fromString(match.captured(1), QStringLiteral("yyyyMMdd'T'HHmmss"));
    if (!at.isValid())
        return {};
    at.setTimeSpec(Qt::UTC);
    return at.toMSecsSinceEpoch() + std::llround(match.captured(2).toDouble() * 1000);
}
} // namespace

/// The number of a moment's picture is the one that live viewers had then.
void RtspViewer::playRecord(const Request &request, qint64 now)
{
    const QByteArray sequence = request.headers.value("cseq");
    if (m_recordAt > 0 && !request.headers.contains("range")) { // goes on where it stood
        m_playing = true;
        m_recordDue = m_due = now;
        return respond(sequence, "200 OK");
    }
    m_wallLead = QDateTime::currentMSecsSinceEpoch() - now;
    const auto asked = clockOf(request.headers.value("range"));
    const qint64 age = asked ? now + m_wallLead - *asked : 0;
    if (!asked || age > m_around.options.keptMs || age < NewestMs)
        return respond(sequence, "457 Invalid Range");
    const QByteArray scale = request.headers.value("scale");
    m_scale = scale.isEmpty() ? 1 : std::clamp(scale.toDouble(), 0.25, 16.0);
    const PacketizedClip &clip = scene();
    const auto size = static_cast<qint64>(clip.frames.size());
    const auto shift = static_cast<qint64>(stableHash(m_camera) / 64 % clip.frames.size());
    const auto at = [&](qint64 number) -> const auto & {
        return clip.frames[static_cast<std::size_t>(((number % size) + size) % size)];
    };
    m_frame = static_cast<qint64>(std::floor(double(*asked - m_wallLead - m_around.startedMs) * framesPerMs())) + shift;
    while (!at(m_frame).key)
        --m_frame;
    const qint64 begin
        = m_wallLead + m_around.startedMs + static_cast<qint64>(std::llround(double(m_frame - shift) / framesPerMs()));
    m_frame = ((m_frame % size) + size) % size;
    m_recordAt = double(begin);
    m_recordDue = m_due = now;
    const QString told = QDateTime::fromMSecsSinceEpoch(begin, Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'"));
    respond(sequence, "200 OK",
            "Range: clock=" + told.toLatin1() + "-\r\nScale: " + QByteArray::number(m_scale) + "\r\nRTP-Info: url=" + request.uri
                + ";rtptime=" + QByteArray::number(quint32(static_cast<qint64>(m_rtpTime))) + "\r\n");
    m_playing = true;
}

void RtspViewer::pauseRecord(const QByteArray &sequence)
{
    m_playing = false;
    m_due = 0;
    respond(sequence, "200 OK");
}

bool RtspViewer::sendRecorded(qint64 now)
{
    const PacketizedClip &clip = scene();
    const auto &frame = clip.frames[static_cast<std::size_t>(m_frame) % clip.frames.size()];
    if (!m_output.isEmpty()) { // of a record nothing is left out: it waits
        constexpr qint64 SoonMs = 20;
        m_due = now + SoonMs;
        return false;
    }
    if (m_recordAt > double(now + m_wallLead - NewestMs)) { // played faster than time passes
        constexpr qint64 AgainMs = 200;
        m_recordDue = m_due = now + AgainMs;
        return false;
    }
    const auto timestamp = static_cast<quint32>(static_cast<qint64>(m_rtpTime));
    const double interval = 1 / framesPerMs() / m_scale;
    ++m_frame;
    m_recordAt += 1 / framesPerMs();
    m_rtpTime += interval * rtpClockRate / 1000;
    m_recordDue += static_cast<qint64>(std::llround(interval));
    m_due = std::max(m_recordDue, now);
    return m_datagramsTo.sin_port ? sendDatagrams(frame, timestamp) : sendFrame(frame, timestamp);
}
} // namespace wanmi::simulator
