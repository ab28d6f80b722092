// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "simulator/clipencoder.h"

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>

namespace wanmi::simulator {

/// What a clip shows of its scene.
enum class Showing {
    Scene,
    Frozen, ///< one picture, coded anew: equal key pictures, and between them pictures without change
    Black,
    Covered,
    Moved,
    LongGop, ///< the scene, a key picture in ten seconds
};

/// A loop of moving pictures as a camera's encoder would send it: without B-frames, a GOP of two
/// seconds, but where it shows something else.
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
    Showing showing = Showing::Scene;
    QByteArray vps, sps, pps; ///< vps: of H.265
};

/// The names of the scenes makeClips() draws.
[[nodiscard]] QStringList sceneNames();

/// Draws and encodes every scene that the folder does not hold yet in this version, and reads all of them: each in H.264,
/// the first also in H.265.
/// Takes some seconds the first time; files are whole or absent. \return the clips in the order of
/// sceneNames(), then the one in H.265, or Unreachable: "no-encoder", "cannot-write"; Corrupt: "bad-clip".
[[nodiscard]] base::Result<QList<Clip>> makeClips(const QString &folder);
/// The same in their main streams: four times as many pixels, the same picture at the same moment.
[[nodiscard]] base::Result<QList<Clip>> makeMainClips(const QString &folder);

/// The same scenes and codecs as cameras show them with whom something is wrong: each frozen, covered, moved and with a
/// long GOP, named after its scene, and one clip in black for each codec, named "black". Made and kept as makeClips()
/// does, which takes as long again the first time; errors as there.
[[nodiscard]] base::Result<QList<Clip>> makeFaultClips(const QString &folder);

/// Only the first `seconds` of the named scene, not cached: for tests.
[[nodiscard]] base::Result<Clip> makeClip(const QString &scene, int seconds, ClipCodec codec = ClipCodec::H264,
                                          Showing showing = Showing::Scene, bool isMain = false);

/// Reads an Annex B file.
[[nodiscard]] base::Result<Clip> readClip(const QString &file, const QString &name, ClipCodec codec = ClipCodec::H264);
} // namespace wanmi::simulator
