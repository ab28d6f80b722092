// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "simulator/clipencoder.h"

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>

namespace wanmi::simulator {

/// A loop of moving pictures as a camera's encoder would send it: without B-frames, a GOP of two
/// seconds.
struct Clip
{
    struct Frame
    {
        QList<QByteArray> nals; ///< without start codes; a key frame begins with its parameter sets
        bool key = false;
    };

    QString name; ///< "crossing-day"; burned into the picture, lower left, beside the frame number
    QSize size;
    double fps = 12.5;
    QList<Frame> frames;
    ClipCodec codec = ClipCodec::H264;
    QByteArray vps, sps, pps; ///< vps: of H.265
};

/// The names of the scenes makeClips() draws.
[[nodiscard]] QStringList sceneNames();

/// Draws and encodes every scene that the folder does not hold yet in this version, and reads all of them: each in H.264,
/// the first also in H.265.
/// Takes some seconds the first time; files are whole or absent. \return the clips in the order of
/// sceneNames(), then the one in H.265, or Unreachable: "no-encoder", "cannot-write"; Corrupt: "bad-clip".
[[nodiscard]] base::Result<QList<Clip>> makeClips(const QString &folder);

/// Only the first `seconds` of the named scene, not cached: for tests.
[[nodiscard]] base::Result<Clip> makeClip(const QString &scene, int seconds, ClipCodec codec = ClipCodec::H264);

/// Reads an Annex B file.
[[nodiscard]] base::Result<Clip> readClip(const QString &file, const QString &name, ClipCodec codec = ClipCodec::H264);
} // namespace wanmi::simulator
