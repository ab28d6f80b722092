// SPDX-License-Identifier: GPL-3.0-or-later
#include "cameradeeds.h"

#include <QTimer>

namespace wanmi::desk {
namespace {
using namespace std::chrono_literals;
// A stream that was opened for the picture alone begins with its next key picture.
constexpr auto Again = 100ms;
constexpr int MostTimes = 60;
constexpr QSize SmallPicture(64, 48); // only to know that it has come
constexpr int MostTimesOfMain = 7; // a picture within the second is worth more than a larger one
} // namespace

CameraDeeds::CameraDeeds(video::CameraFeeds &feeds, QObject *parent)
    : QObject(parent)
    , m_feeds(feeds)
{
    connect(&m_feeds, &video::CameraFeeds::recordingChanged, this, &CameraDeeds::note);
    connect(&m_feeds, &video::CameraFeeds::statusChanged, this, [this](video::FeedId id, const video::FeedStatus &status) {
        if (const auto clip = m_clips.constFind(id); clip != m_clips.cend() && clip->until && status.state == video::FeedState::Failed)
            m_feeds.stopRecording(id); // a record is not asked for again
    });
}

void CameraDeeds::still(const QUrl &stream, const QString &file, const evidence::Facts &facts, SealAnswer done)
{
    const video::EvidenceOrder order{file, facts};
    const QUrl main = m_feeds.mainOf(stream);
    if (main.isEmpty())
        return tryStill(m_feeds.open(stream, {}), order, MostTimes, done);
    const auto orSmall = [=, this](const base::Result<QByteArray> &seal) {
        if (seal)
            done(seal);
        else
            tryStill(m_feeds.open(stream, {}), order, MostTimes, done);
    };
    tryStill(m_feeds.open(main, {}), order, MostTimesOfMain, orSmall);
}

void CameraDeeds::tryStill(video::FeedId feed, const video::EvidenceOrder &order, int times, const SealAnswer &done)
{
    m_feeds.takeStill(feed, order, [=, this, here = QPointer<CameraDeeds>(this)](const base::Result<video::StillTaken> &taken) {
        if (!here)
            return;
        const video::FeedStatus status = m_feeds.status(feed);
        const bool mayCome = !taken && taken.error().reason == u"no-picture" && status.state != video::FeedState::Failed
            && status.reason.isEmpty();
        if (mayCome && times > 1) {
            QTimer::singleShot(Again, this, [=, this] { tryStill(feed, order, times - 1, done); });
            return;
        }
        m_feeds.close(feed);
        if (taken)
            done(taken->seal);
        else if (taken.error().reason == u"no-picture" && !status.reason.isEmpty())
            done(base::failure(taken.error().kind, status.reason)); // why nothing comes says more
        else
            done(tl::unexpected(taken.error()));
    });
}

void CameraDeeds::beginClip(const QUrl &stream, const QString &file, const evidence::Facts &facts, NewsOfClip news)
{
    const video::FeedId feed = m_feeds.open(stream, {});
    m_clips.insert(feed, {file, std::move(news)});
    m_feeds.record(feed, {file, facts});
}

void CameraDeeds::endClip(const QString &file)
{
    for (auto clip = m_clips.cbegin(); clip != m_clips.cend(); ++clip) {
        if (clip->file == file)
            return m_feeds.stopRecording(clip.key());
    }
}

void CameraDeeds::await(video::FeedId feed, base::Instant at, int times, const std::function<void(bool)> &then)
{
    const video::VideoFrame frame = m_feeds.latest(feed);
    if (frame.number > 0 && !frame.still && frame.at >= at)
        return then(true);
    if (times <= 1 || m_feeds.status(feed).state == video::FeedState::Failed)
        return then(false);
    QTimer::singleShot(Again, this, [=, this] { await(feed, at, times - 1, then); });
}

void CameraDeeds::recordedStill(const QUrl &stream, base::Instant at, const QString &file, const evidence::Facts &facts,
                                SealAnswer done)
{
    const QUrl url = m_feeds.recordedOf(stream, {at, 1});
    if (url.isEmpty())
        return done(base::failure(base::ErrorKind::NotFound, QStringLiteral("not-recorded")));
    const video::FeedId feed = m_feeds.open(url, SmallPicture);
    const video::EvidenceOrder order{file, facts};
    await(feed, at, MostTimes, [=, this](bool came) {
        if (came)
            return tryStill(feed, order, MostTimes, done);
        const QString why = m_feeds.status(feed).reason;
        m_feeds.close(feed);
        done(base::failure(base::ErrorKind::Unreachable, why.isEmpty() ? QStringLiteral("no-picture") : why));
    });
}

void CameraDeeds::recordedClip(const QUrl &stream, base::Instant from, base::Instant until, const QString &file,
                               const evidence::Facts &facts, NewsOfClip news)
{
    const QUrl url = m_feeds.recordedOf(stream, {from, 1});
    if (url.isEmpty())
        return news({false, {}, {}, 0, QStringLiteral("not-recorded"), {}});
    const video::FeedId feed = m_feeds.open(url, {});
    m_clips.insert(feed, {file, std::move(news), until});
    m_feeds.record(feed, {file, facts});
}

void CameraDeeds::note(video::FeedId feed, const video::RecordingStatus &status)
{
    const auto clip = m_clips.constFind(feed);
    if (clip == m_clips.cend() || clip->file != status.file)
        return;
    if (status.running && clip->until && status.until >= *clip->until)
        m_feeds.stopRecording(feed);
    const NewsOfClip news = clip->news;
    if (!status.running) {
        m_clips.erase(clip);
        m_feeds.close(feed);
    }
    news({status.running, status.from, status.until, status.pictures, status.ended, status.seal});
}
} // namespace wanmi::desk
