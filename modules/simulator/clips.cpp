// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/clips.h"

#include "simulator/clipencoder.h"
#include "simulator/scenes.h"
#include "simulator/stamp.h"

#include <atomic>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <thread>

namespace wanmi::simulator {
namespace {
/// Part of the folder's name: raise it when a scene or the encoder's wish changes.
constexpr int clipsVersion = 1;
constexpr int framesPerTwoSeconds = 25;

base::Result<QByteArray> draw(const Scene &scene, int frames, ClipCodec codec)
{
    std::vector<Stage::Glow> glows;
    const QImage background = scene.background(glows);
    EncoderWish wish;
    wish.codec = codec;
    wish.size = Stage::size;
    wish.framesPerTwoSeconds = framesPerTwoSeconds;
    return encode(wish, frames, [&](int number) {
        QImage image = scene.picture(background, glows, number * 2.0 / framesPerTwoSeconds);
        burnStamp(image, Stamp{scene.name(), number});
        return image;
    });
}

enum class NalKind { Other, Vps, Sps, Pps, Picture, KeyPicture };

NalKind kindOf(const QByteArray &nal, ClipCodec codec)
{
    if (codec == ClipCodec::H265) {
        constexpr int firstKey = 16, lastKey = 21, lastPicture = 31, vps = 32, sps = 33, pps = 34;
        const int type = nal[0] >> 1 & 0x3f;
        if (type <= lastPicture)
            return type >= firstKey && type <= lastKey ? NalKind::KeyPicture : NalKind::Picture;
        return type == vps ? NalKind::Vps : type == sps ? NalKind::Sps : type == pps ? NalKind::Pps : NalKind::Other;
    }
    constexpr int slice = 1, idr = 5, sps = 7, pps = 8;
    switch (nal[0] & 0x1f) {
    case slice:
        return NalKind::Picture;
    case idr:
        return NalKind::KeyPicture;
    case sps:
        return NalKind::Sps;
    case pps:
        return NalKind::Pps;
    default:
        return NalKind::Other;
    }
}

/// Annex B to pictures. The encoder makes one slice of each picture, so each slice ends one.
base::Result<Clip> cut(const QByteArray &stream, const QString &name, ClipCodec codec)
{
    Clip clip;
    clip.name = name;
    clip.size = Stage::size;
    clip.fps = framesPerTwoSeconds / 2.0;
    clip.codec = codec;
    Clip::Frame frame;
    const QByteArray code("\0\0\1", 3);
    qsizetype at = stream.indexOf(code);
    while (at >= 0) {
        const qsizetype next = stream.indexOf(code, at + 3);
        qsizetype end = next < 0 ? stream.size() : next;
        while (next >= 0 && end > at + 4 && stream[end - 1] == 0)
            --end; // the zero of a four byte start code
        const QByteArray nal = stream.mid(at + 3, end - at - 3);
        at = next;
        const NalKind kind = nal.isEmpty() ? NalKind::Other : kindOf(nal, codec);
        if (kind == NalKind::Other)
            continue;
        if (kind == NalKind::Vps)
            clip.vps = nal;
        if (kind == NalKind::Sps)
            clip.sps = nal;
        if (kind == NalKind::Pps)
            clip.pps = nal;
        frame.nals.append(nal);
        if (kind == NalKind::Picture || kind == NalKind::KeyPicture) {
            frame.key = kind == NalKind::KeyPicture;
            clip.frames.append(std::exchange(frame, {}));
        }
    }
    const bool hasSets = clip.sps.size() >= 4 && !clip.pps.isEmpty() && (codec == ClipCodec::H264 || !clip.vps.isEmpty());
    if (clip.frames.isEmpty() || !clip.frames.first().key || !hasSets)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-clip"), name);
    return clip;
}

base::Result<void> write(const QString &file, const QByteArray &stream)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(stream) != stream.size() || !out.commit())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), file);
    return {};
}

base::Result<Clip> madeOrRead(const Scene &scene, const QDir &folder, ClipCodec codec)
{
    const QString file = folder.filePath(
        scene.name() + (codec == ClipCodec::H265 ? QStringLiteral(".h265") : QStringLiteral(".h264")));
    if (QFile::exists(file)) {
        if (auto clip = readClip(file, scene.name(), codec))
            return clip;
    }
    const auto stream = draw(scene, static_cast<int>(Scene::loopSeconds * framesPerTwoSeconds / 2), codec);
    if (!stream)
        return tl::unexpected(stream.error());
    if (const auto written = write(file, *stream); !written)
        return tl::unexpected(written.error());
    return cut(*stream, scene.name(), codec);
}
} // namespace

QStringList sceneNames()
{
    QStringList names;
    for (const auto &scene : allScenes())
        names.append(scene->name());
    return names;
}

base::Result<Clip> readClip(const QString &file, const QString &name, ClipCodec codec)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-clip"), file);
    return cut(in.readAll(), name, codec);
}

base::Result<Clip> makeClip(const QString &scene, int seconds, ClipCodec codec)
{
    for (const auto &one : allScenes()) {
        if (one->name() != scene)
            continue;
        const auto stream = draw(*one, seconds * framesPerTwoSeconds / 2, codec);
        if (!stream)
            return tl::unexpected(stream.error());
        return cut(*stream, scene, codec);
    }
    return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-clip"), scene);
}

base::Result<QList<Clip>> makeClips(const QString &folder)
{
    const QDir home(folder + QStringLiteral("/v%1").arg(clipsVersion));
    if (!QDir().mkpath(home.path()))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), home.path());
    const Scenes scenes = allScenes();
    constexpr std::size_t inH265 = 1;
    std::vector<base::Result<Clip>> made(scenes.size() + inH265, base::refused(QStringLiteral("bad-clip")));
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < made.size(); i = next++) {
            const bool isH265 = i >= scenes.size();
            made[i] = madeOrRead(*scenes[isH265 ? i - scenes.size() : i], home, isH265 ? ClipCodec::H265 : ClipCodec::H264);
        }
    };
    std::thread second(work);
    work();
    second.join();
    QList<Clip> clips;
    for (const auto &clip : made) {
        if (!clip)
            return tl::unexpected(clip.error());
        clips.append(*clip);
    }
    return clips;
}
} // namespace wanmi::simulator
