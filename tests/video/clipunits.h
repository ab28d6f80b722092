// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clips.h"
#include "video/feedslot.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace wanmi::test {

inline constexpr int framesPerGroup = 25;
inline constexpr qint64 frameMs = 80;

inline Instant frameAt(int frame)
{
    return base::instantFromMs(1'790'000'000'000 + frame * frameMs);
}

/// The n-th picture of a camera that shows this clip for ever, as the depacketizer gives it.
inline video::ArrivedUnit unitOf(const simulator::Clip &clip, int n, quint32 rtpFrom = 0)
{
    const simulator::Clip::Frame &frame = clip.frames[n % clip.frames.size()];
    video::ArrivedUnit arrived;
    for (const QByteArray &nal : frame.nals)
        arrived.unit.annexB += QByteArray("\0\0\0\1", 4) + nal;
    arrived.unit.codec = clip.codec == simulator::ClipCodec::H265 ? video::Codec::H265 : video::Codec::H264;
    arrived.unit.key = frame.key;
    arrived.unit.rtpTime = rtpFrom + quint32(n) * 7'200;
    arrived.at = frameAt(n);
    return arrived;
}

/// NAL units of an Annex B stream, without those that hold parameter sets and delimiters.
inline QList<QByteArray> picturesIn(const QByteArray &annexB, video::Codec codec)
{
    const video::NalSyntax &syntax = video::NalSyntax::of(codec);
    const QByteArray code("\0\0\1", 3);
    QList<QByteArray> nals;
    for (qsizetype at = annexB.indexOf(code); at >= 0;) {
        const qsizetype next = annexB.indexOf(code, at + 3);
        QByteArray nal = annexB.sliced(at + 3, (next < 0 ? annexB.size() : next) - at - 3);
        while (nal.endsWith('\0'))
            nal.chop(1);
        const video::Bytes bytes(reinterpret_cast<const uchar *>(nal.constData()), std::size_t(nal.size()));
        if (nal.size() > 2 && syntax.isPicture(syntax.typeOf(bytes)))
            nals.append(nal);
        at = next;
    }
    return nals;
}

struct Ran
{
    bool good = false;
    QByteArray out, said;
};
inline Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    const bool ended = process.waitForFinished(60'000);
    return {ended && process.exitCode() == 0, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// Without a word of complaint.
inline bool decodesClean(const QString &file)
{
    const Ran ran = run(QStringLiteral("ffmpeg"),
                        {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-xerror"),
                         QStringLiteral("-i"), file, QStringLiteral("-f"), QStringLiteral("null"),
                         QStringLiteral("-")});
    if (!ran.said.isEmpty())
        qInfo("%s", ran.said.constData());
    return ran.good && ran.said.isEmpty();
}

/// The pictures' NAL units as they lie in the MP4.
inline QList<QByteArray> picturesOfMp4(const QString &file, video::Codec codec)
{
    const bool h265 = codec == video::Codec::H265;
    const Ran ran = run(QStringLiteral("ffmpeg"),
                        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), file,
                         QStringLiteral("-c"), QStringLiteral("copy"), QStringLiteral("-bsf:v"),
                         h265 ? QStringLiteral("hevc_mp4toannexb") : QStringLiteral("h264_mp4toannexb"),
                         QStringLiteral("-f"), h265 ? QStringLiteral("hevc") : QStringLiteral("h264"),
                         QStringLiteral("-")});
    return picturesIn(ran.out, codec);
}

inline bool hasFfmpeg()
{
    return !QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("ffprobe")).isEmpty();
}
} // namespace wanmi::test
