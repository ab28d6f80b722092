// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/cliprecorder.h"

#include "evidence/evidencefile.h"
#include "video/clipmuxer.h"

namespace wanmi::video {

struct ClipRecorder::Clip
{
    FeedId id{};
    EvidenceOrder order;
    std::atomic<qint64> waiting{0};
    std::atomic<bool> tooSlow{false};
    // Of the recorder's thread:
    RecordingStatus status;
    std::unique_ptr<ClipMuxer> muxer;
    std::optional<evidence::EvidenceFile> file;
};

ClipRecorder::ClipRecorder(std::function<void(FeedId, const RecordingStatus &)> changed)
    : m_changed(std::move(changed))
    , m_thread("wanmi-record")
{
}

ClipRecorder::~ClipRecorder()
{
    std::vector<quint64> open;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[id, clip] : m_clips)
            open.push_back(id);
    }
    for (const quint64 id : open)
        end(FeedId{id}, QStringLiteral("stopped"));
}

void ClipRecorder::begin(FeedId id, const EvidenceOrder &order, PacketPast past)
{
    auto clip = std::make_shared<Clip>();
    clip->id = id;
    clip->order = order;
    clip->status.running = true;
    clip->status.file = order.file;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_clips.emplace(static_cast<quint64>(id), clip).second)
            return; // the one that runs goes on
    }
    m_thread.post([this, clip, past = std::move(past)] {
        m_changed(clip->id, clip->status);
        for (const ArrivedUnit &unit : past)
            write(*clip, unit);
    });
}

void ClipRecorder::add(FeedId id, const ArrivedUnit &unit)
{
    std::shared_ptr<Clip> clip;
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_clips.find(static_cast<quint64>(id));
        if (it == m_clips.end())
            return;
        clip = it->second;
    }
    const qint64 bytes = unit.unit.annexB.size();
    if (clip->waiting + bytes > waitingAtMost)
        clip->tooSlow = true;
    if (clip->tooSlow)
        return end(id, QStringLiteral("disk-too-slow"));
    clip->waiting += bytes;
    m_thread.post([this, clip, unit, bytes] {
        write(*clip, unit);
        clip->waiting -= bytes;
    });
}

void ClipRecorder::end(FeedId id, const QString &reason)
{
    std::shared_ptr<Clip> clip;
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_clips.find(static_cast<quint64>(id));
        if (it == m_clips.end())
            return;
        clip = it->second;
        m_clips.erase(it);
    }
    m_thread.post([this, clip, reason] {
        if (!clip->status.running)
            return;
        if (clip->muxer) {
            clip->muxer->finish();
            store(*clip);
        }
        if (clip->status.running)
            finish(*clip, clip->file ? reason : QStringLiteral("no-picture"));
    });
}

void ClipRecorder::write(Clip &clip, const ArrivedUnit &unit)
{
    if (!clip.status.running)
        return;
    if (!clip.muxer) {
        if (unit.unit.key)
            start(clip, unit);
        return;
    }
    if (clip.muxer->add(unit))
        return store(clip);
    clip.muxer->finish();
    store(clip);
    if (clip.status.running)
        finish(clip, QStringLiteral("stream-changed"));
}

void ClipRecorder::start(Clip &clip, const ArrivedUnit &firstKey)
{
    auto muxer = ClipMuxer::begin(firstKey);
    if (!muxer)
        return finish(clip, muxer.error().reason);
    const QString codec
        = firstKey.unit.codec == Codec::H265 ? QStringLiteral("h265") : QStringLiteral("h264");
    auto file = evidence::EvidenceFile::make(clip.order.file,
                                             {evidence::Kind::Clip, clip.order.facts, codec, firstKey.at});
    if (!file)
        return finish(clip, file.error().reason);
    clip.muxer = std::move(*muxer);
    clip.file = std::move(*file);
    clip.status.from = clip.status.until = firstKey.at;
    store(clip);
}

void ClipRecorder::store(Clip &clip)
{
    for (const ClipMuxer::Piece &piece : clip.muxer->take()) {
        if (const auto stored = clip.file->append(piece.bytes, piece.first, piece.last, piece.pictures);
            !stored)
            return finish(clip, stored.error().reason);
        clip.status.bytes = clip.file->bytes();
        clip.status.pictures += piece.pictures;
        if (piece.pictures > 0) {
            clip.status.until = piece.last;
            m_changed(clip.id, clip.status);
        }
    }
}

void ClipRecorder::finish(Clip &clip, const QString &reason)
{
    clip.status.running = false;
    clip.status.ended = reason;
    if (clip.file) {
        // On a full disk there may be no room for this line either; then finishClip() does it later.
        if (const auto seal = clip.file->end(reason))
            clip.status.seal = *seal;
    }
    clip.file.reset();
    clip.muxer.reset();
    m_changed(clip.id, clip.status);
    const std::lock_guard lock(m_mutex);
    const auto it = m_clips.find(static_cast<quint64>(clip.id));
    if (it != m_clips.end() && it->second.get() == &clip)
        m_clips.erase(it);
}
} // namespace wanmi::video
