// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/decodepool.h"

#include "base/doors.h"
#include "video/picturedecoder.h"

#include <algorithm>
#include <pthread.h>

namespace wanmi::video {

DecodePool::DecodePool(int threads, std::function<void(FeedId)> pictureShown)
    : m_pictureShown(std::move(pictureShown))
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

void DecodePool::submit(std::shared_ptr<FeedSlot> slot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(slot));
    }
    m_some.notify_one();
}

void DecodePool::work()
{
    pthread_setname_np(pthread_self(), "wanmi-decode");
    std::unique_lock lock(m_mutex);
    while (true) {
        m_some.wait(lock, [this] { return m_stops || !m_queue.empty(); });
        if (m_stops)
            return;
        std::shared_ptr<FeedSlot> slot = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        serve(*slot);
        const bool again = slot->leavePool();
        lock.lock();
        if (again)
            m_queue.push_back(std::move(slot));
    }
}

void DecodePool::serve(FeedSlot &slot)
{
    base::passDoor(base::Door::Decoder, "decode");
    const std::vector<ArrivedUnit> units = slot.takeAll();
    const QSize wanted = slot.wanted();
    if (slot.isClosed() || wanted.isEmpty()) {
        slot.decoder.reset();
        return;
    }
    const ArrivedUnit *newest = nullptr;
    for (const ArrivedUnit &arrived : units) {
        if (!slot.decoder || slot.decoder->codec() != arrived.unit.codec)
            slot.decoder = std::make_unique<PictureDecoder>(arrived.unit.codec);
        if (slot.decoder->decode(arrived.unit.annexB, arrived.unit.key))
            newest = &arrived;
    }
    if (!newest)
        return;
    QImage image = slot.blank(slot.decoder->coveringSize(wanted));
    if (!slot.decoder->paint(image))
        return;
    slot.show(image, newest->at, slot.decoder->sourceSize());
    m_pictureShown(slot.id());
}
} // namespace wanmi::video
