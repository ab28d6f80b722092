// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/decodepool.h"

#include "base/doors.h"
#include "video/picturedecoder.h"

#include <algorithm>
#include <ctime>
#include <pthread.h>

namespace wanmi::video {

/// Decoders of key pictures that a thread lends to one camera after the other. One for each codec and size: a decoder whose size
/// changes has to be set up anew.
class KeyDecoders
{
public:
    [[nodiscard]] PictureDecoder &of(Codec codec, QSize size)
    {
        const auto fits = [&](const Lent &one) { return one.decoder->codec() == codec && one.size == size; };
        auto it = std::ranges::find_if(m_lent, fits);
        if (it == m_lent.end()) {
            if (m_lent.size() == most)
                m_lent.erase(m_lent.begin());
            it = m_lent.insert(m_lent.end(), {size, std::make_unique<PictureDecoder>(codec, PictureDecoder::Use::KeysOfMany)});
        }
        return *it->decoder;
    }

private:
    static constexpr std::size_t most = 6;
    struct Lent
    {
        QSize size;
        std::unique_ptr<PictureDecoder> decoder;
    };
    std::vector<Lent> m_lent; ///< the oldest first
};

/// Pictures that were shown and are not any more, of all cameras that a thread draws: a wall of tiles needs one picture for each
/// and a few to draw the next ones into, instead of two or three for each.
class SparePictures
{
public:
    [[nodiscard]] QImage take(QSize size)
    {
        const auto it = std::ranges::find_if(m_spare, [&](const QImage &one) { return one.size() == size && one.isDetached(); });
        if (it == m_spare.end())
            return QImage(size, QImage::Format_RGB32);
        QImage picture = std::move(*it);
        m_spare.erase(it);
        return picture;
    }
    void give(QImage picture)
    {
        if (picture.format() != QImage::Format_RGB32) // also: there was none
            return;
        if (m_spare.size() == Most)
            m_spare.pop_front();
        m_spare.push_back(std::move(picture));
    }

private:
    static constexpr std::size_t Most = 6; ///< some of them are on a screen for a moment yet
    std::deque<QImage> m_spare;
};

DecodePool::DecodePool(int threads, int viewHaste, std::function<void(FeedId)> pictureShown,
                       std::function<void(FeedId)> viewChanged)
    : m_viewHaste(viewHaste)
    , m_pictureShown(std::move(pictureShown))
    , m_viewChanged(std::move(viewChanged))
{
    for (int i = 0; i < std::max(1, threads); ++i)
        m_threads.emplace_back([this] { work(); });
}

DecodePool::~DecodePool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stops = true;
    }
    m_some.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

double DecodePool::cpuSeconds() const
{
    double sum = 0;
    for (std::thread &thread : m_threads) {
        clockid_t clock{};
        timespec used{};
        if (::pthread_getcpuclockid(thread.native_handle(), &clock) == 0 && ::clock_gettime(clock, &used) == 0)
            sum += double(used.tv_sec) + 1e-9 * double(used.tv_nsec);
    }
    return sum;
}

void DecodePool::add(std::shared_ptr<FeedSlot> slot)
{
    auto &queue = slot->wanted(Pace::Moving).isEmpty() ? m_thumbnails : m_queue;
    queue.push_back(std::move(slot));
}

void DecodePool::submit(std::shared_ptr<FeedSlot> slot)
{
    {
        const std::lock_guard lock(m_mutex);
        add(std::move(slot));
    }
    m_some.notify_one();
}

// Moving pictures go before thumbnails, but never starve them: a city of grey squares helps nobody.
std::shared_ptr<FeedSlot> DecodePool::takeSlot()
{
    constexpr int inARowAtMost = 8;
    const bool isThumbnailsTurn = !m_thumbnails.empty() && (m_queue.empty() || m_inARow >= inARowAtMost);
    m_inARow = isThumbnailsTurn || m_thumbnails.empty() ? 0 : m_inARow + 1;
    auto &queue = isThumbnailsTurn ? m_thumbnails : m_queue;
    std::shared_ptr<FeedSlot> slot = std::move(queue.front());
    queue.pop_front();
    return slot;
}

void DecodePool::work()
{
    pthread_setname_np(pthread_self(), "wanmi-decode");
    KeyDecoders keys;
    SparePictures spare;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_some.wait(lock, [this] { return m_stops || !m_queue.empty() || !m_thumbnails.empty(); });
        if (m_stops)
            return;
        std::shared_ptr<FeedSlot> slot = takeSlot();
        lock.unlock();
        serve(*slot, keys, spare);
        const bool again = slot->leavePool();
        lock.lock();
        if (again)
            add(std::move(slot));
    }
}

namespace {
/// Why nothing came out of it, where that can be known.
void noteSize(FeedSlot &slot, const PictureDecoder &decoder, const ArrivedUnit &arrived)
{
    if (arrived.unit.key && !slot.isTooLarge() && decoder.isTooLarge(arrived.unit.annexB))
        slot.noteTooLarge();
}
} // namespace

void DecodePool::serve(FeedSlot &slot, KeyDecoders &keys, SparePictures &spare)
{
    base::passDoor(base::Door::Decoder, "decode");
    const std::vector<ArrivedUnit> units = slot.takeAll();
    const QSize wanted = slot.wanted(Pace::Moving);
    if (slot.isClosed() || wanted.isEmpty()) {
        slot.decoder.reset();
        serveKey(slot, keys);
        return;
    }
    // Who moves needs no decoder of thumbnails.
    const bool isThumbnailDue = slot.takeKey().has_value();
    const ArrivedUnit *newest = nullptr;
    for (const ArrivedUnit &arrived : units) {
        if (!slot.decoder || slot.decoder->codec() != arrived.unit.codec)
            slot.decoder = std::make_unique<PictureDecoder>(arrived.unit.codec);
        if (!slot.decoder->decode(arrived.unit.annexB, arrived.unit.key)) {
            noteSize(slot, *slot.decoder, arrived);
            continue;
        }
        newest = &arrived;
        if (slot.watch(slot.decoder->luma(), arrived.unit.key, m_viewHaste))
            m_viewChanged(slot.id());
    }
    if (!newest)
        return;
    QImage image = spare.take(slot.decoder->coveringSize(wanted));
    const bool isPainted = slot.decoder->paint(image);
    const QSize sourceSize = slot.decoder->sourceSize();
    slot.decoder->letGo();
    if (!isPainted)
        return;
    spare.give(slot.show(image, newest->at, sourceSize));
    m_pictureShown(slot.id());
    if (const QSize small = slot.wanted(Pace::Thumbnail); isThumbnailDue && !small.isEmpty())
        slot.showThumbnail(image.scaled(small, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation), newest->at, sourceSize);
}

void DecodePool::serveKey(FeedSlot &slot, KeyDecoders &keys)
{
    const std::optional<ArrivedUnit> key = slot.takeKey();
    const QSize wanted = slot.wanted(Pace::Thumbnail);
    if (!key || slot.isClosed() || wanted.isEmpty())
        return;
    PictureDecoder &decoder = keys.of(key->unit.codec, slot.sourceSize());
    if (!decoder.decodeAlone(key->unit.annexB))
        return noteSize(slot, decoder, *key);
    if (slot.watch(decoder.luma(), true, m_viewHaste))
        m_viewChanged(slot.id());
    QImage image(decoder.coveringSize(wanted), QImage::Format_RGB32);
    if (decoder.paint(image))
        slot.showThumbnail(image, key->at, decoder.sourceSize());
}
} // namespace wanmi::video
