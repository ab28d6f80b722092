// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/clips.h"

#include "simulator/clipencoder.h"
#include "simulator/faultpictures.h"
#include "simulator/rtppackets.h"
#include "simulator/scenes.h"
#include "simulator/stamp.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <thread>

namespace wanmi::simulator {
namespace {
/// Part of the folder's name: raise it when a scene or the encoder's wish changes.
constexpr int clipsVersion = 1;
constexpr int MainScale = 2;
constexpr int framesPerTwoSeconds = 25, longGopSeconds = 10;

/// Which clip.
struct Take
{
    const Scene *scene = nullptr; ///< none: black
    Showing showing = Showing::Scene;
    ClipCodec codec = ClipCodec::H264;
    int scale = 1; ///< of Stage::size; 2: the main stream

    [[nodiscard]] QSize size() const { return Stage::size * scale; }
    [[nodiscard]] QString name() const { return scene ? scene->name() : QStringLiteral("black"); }
    [[nodiscard]] QString fileName() const
    {
        static constexpr std::array endings{"", "-frozen", "", "-covered", "-moved", "-longgop"};
        return name() + QLatin1String(scale > 1 ? "-main" : "") + QLatin1String(endings[static_cast<std::size_t>(showing)])
            + (codec == ClipCodec::H265 ? QStringLiteral(".h265") : QStringLiteral(".h264"));
    }
    /// How long its loop is; what a fault shows may repeat sooner, but one key picture alone would be a frozen camera's.
    [[nodiscard]] int seconds() const
    {
        static constexpr std::array lengths{static_cast<int>(Scene::loopSeconds), 4, 4, 4, 6, 20};
        return lengths[static_cast<std::size_t>(showing)];
    }
};

int framesOf(int seconds)
{
    return seconds * framesPerTwoSeconds / 2;
}

/// Frame by frame what the take shows, without the stamp.
class Pictures
{
public:
    explicit Pictures(const Take &take)
        : m_take(take)
    {
        if (take.scene)
            m_background = take.scene->background(m_glows, take.scale);
        // One moment of the loop, another for each scene.
        const auto frames = static_cast<quint32>(framesOf(static_cast<int>(Scene::loopSeconds)));
        if (take.showing == Showing::Frozen)
            m_frozenAt = static_cast<int>(stableHash(take.name()) % frames);
    }
    [[nodiscard]] QImage operator()(int number) const
    {
        if (!m_take.scene)
            return blackPicture(Stage::size, number);
        const double seconds = number * 2.0 / framesPerTwoSeconds;
        const QImage picture = m_take.scene->picture(m_background, m_glows, seconds);
        if (m_take.showing == Showing::Covered)
            return coveredPicture(picture, m_take.scene->mood(), stableHash(m_take.name()), seconds);
        return m_take.showing == Showing::Moved ? movedPicture(picture, stableHash(m_take.name())) : picture;
    }
    [[nodiscard]] int frozenAt() const { return m_frozenAt; }

private:
    const Take m_take;
    QImage m_background;
    std::vector<Stage::Glow> m_glows;
    int m_frozenAt = -1;
};

base::Result<QByteArray> draw(const Take &take, int seconds)
{
    const Pictures pictures(take);
    const auto stamped = [&](int number) {
        QImage image = pictures(number);
        image.setDevicePixelRatio(1);
        burnStamp(image, Stamp{take.name(), number});
        return image;
    };
    EncoderWish wish;
    wish.codec = take.codec;
    wish.size = take.size();
    wish.framesPerTwoSeconds = framesPerTwoSeconds;
    if (take.showing == Showing::LongGop)
        wish.framesPerGop = framesOf(longGopSeconds);
    if (take.showing != Showing::Frozen)
        return encode(wish, framesOf(seconds), stamped);
    wish.isSettled = true;
    const QImage still = stamped(pictures.frozenAt());
    return encode(wish, framesOf(seconds), [&still](int) { return still; });
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
base::Result<Clip> cut(const QByteArray &stream, const QString &name, ClipCodec codec,
                       Showing showing = Showing::Scene, QSize size = Stage::size)
{
    Clip clip;
    clip.name = name;
    clip.showing = showing;
    clip.size = size;
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

base::Result<Clip> madeOrRead(const Take &take, const QDir &folder)
{
    const QString file = folder.filePath(take.fileName());
    if (QFile in(file); in.open(QIODevice::ReadOnly)) {
        if (auto clip = cut(in.readAll(), take.name(), take.codec, take.showing, take.size()))
            return clip;
    }
    const auto stream = draw(take, take.seconds());
    if (!stream)
        return tl::unexpected(stream.error());
    if (const auto written = write(file, *stream); !written)
        return tl::unexpected(written.error());
    return cut(*stream, take.name(), take.codec, take.showing, take.size());
}

base::Result<QList<Clip>> madeOrRead(const std::vector<Take> &takes, const QString &folder)
{
    const QDir home(folder + QStringLiteral("/v%1").arg(clipsVersion));
    if (!QDir().mkpath(home.path()))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), home.path());
    std::vector<base::Result<Clip>> made(takes.size(), base::refused(QStringLiteral("bad-clip")));
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < made.size(); i = next++)
            made[i] = madeOrRead(takes[i], home);
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

/// Each scene in H.264, then the first in H.265.
std::vector<Take> takesOf(const Scenes &scenes, Showing showing)
{
    std::vector<Take> takes;
    for (const auto &scene : scenes)
        takes.push_back({scene.get(), showing, ClipCodec::H264});
    takes.push_back({scenes.front().get(), showing, ClipCodec::H265});
    return takes;
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

base::Result<Clip> makeClip(const QString &scene, int seconds, ClipCodec codec, Showing showing, bool isMain)
{
    const Scenes scenes = allScenes();
    const auto one = std::find_if(scenes.begin(), scenes.end(),
                                  [&](const auto &each) { return each->name() == scene; });
    if (one == scenes.end() && showing != Showing::Black)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-clip"), scene);
    const Take take{showing == Showing::Black ? nullptr : one->get(), showing, codec, isMain ? MainScale : 1};
    const auto stream = draw(take, seconds);
    if (!stream)
        return tl::unexpected(stream.error());
    return cut(*stream, take.name(), codec, showing, take.size());
}

base::Result<QList<Clip>> makeClips(const QString &folder)
{
    const Scenes scenes = allScenes();
    return madeOrRead(takesOf(scenes, Showing::Scene), folder);
}

base::Result<QList<Clip>> makeMainClips(const QString &folder)
{
    const Scenes scenes = allScenes();
    std::vector<Take> takes = takesOf(scenes, Showing::Scene);
    for (Take &take : takes)
        take.scale = MainScale;
    return madeOrRead(takes, folder);
}

base::Result<QList<Clip>> makeFaultClips(const QString &folder)
{
    const Scenes scenes = allScenes();
    std::vector<Take> takes{{nullptr, Showing::Black, ClipCodec::H264},
                            {nullptr, Showing::Black, ClipCodec::H265}};
    for (const Showing showing : {Showing::Frozen, Showing::Covered, Showing::Moved, Showing::LongGop}) {
        const std::vector<Take> more = takesOf(scenes, showing);
        takes.insert(takes.end(), more.begin(), more.end());
    }
    return madeOrRead(takes, folder);
}
} // namespace wanmi::simulator
