// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/picturefetcher.h"

#include "base/doors.h"
#include "video/monotonic.h"
#include "video/picturedecoder.h"

#include <QAuthenticator>
#include <QBuffer>
#include <QHash>
#include <QImageReader>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace wanmi::video {
namespace {
constexpr qint64 MovingEveryMs = 200, LongestMs = 10'000, BeatMs = 50;

QString reasonOf(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("connection-refused");
    case QNetworkReply::HostNotFoundError:
        return QStringLiteral("unknown-host");
    case QNetworkReply::RemoteHostClosedError:
        return QStringLiteral("closed");
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return QStringLiteral("timeout");
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentAccessDenied:
        return QStringLiteral("unauthorized");
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::ContentGoneError:
        return QStringLiteral("not-found");
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        return QStringLiteral("too-many-redirects");
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return QStringLiteral("garbage");
    default:
        return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid() ? QStringLiteral("refused")
                                                                                  : QStringLiteral("unreachable");
    }
}

QSize covering(QSize source, QSize wanted)
{
    const double scale
        = std::max(double(wanted.width()) / source.width(), double(wanted.height()) / source.height());
    return scale >= 1 ? source
                      : QSize(int(std::lround(source.width() * scale)), int(std::lround(source.height() * scale)))
                            .expandedTo(QSize(2, 2));
}
} // namespace

/// What happens on the thread.
class PictureFetcher::Rounds : public QObject
{
public:
    Rounds(const PictureFetcher &owner, const FeedOptions &options, std::function<void(FeedId)> pictureShown,
           std::function<void(FeedId)> stateChanged)
        : m_owner(owner)
        , m_options(options)
        , m_pictureShown(std::move(pictureShown))
        , m_stateChanged(std::move(stateChanged))
    {
    }

    void begin(std::shared_ptr<FeedSlot> slot, const QUrl &url)
    {
        if (!m_network) {
            m_network = new QNetworkAccessManager(this);
            m_network->setRedirectPolicy(QNetworkRequest::SameOriginRedirectPolicy);
            connect(m_network, &QNetworkAccessManager::authenticationRequired, this, &Rounds::signIn);
            m_beat = new QTimer(this);
            m_beat->setInterval(BeatMs);
            connect(m_beat, &QTimer::timeout, this, &Rounds::beat);
        }
        const FeedId id = slot->id();
        end(id);
        Camera &camera = m_cameras[id];
        camera.slot = std::move(slot);
        camera.user = url.userName(QUrl::FullyDecoded);
        camera.password = url.password(QUrl::FullyDecoded);
        camera.url = url.adjusted(QUrl::RemoveUserInfo);
        camera.dueMs = monotonicMs();
        if (!camera.url.isValid() || camera.url.host().isEmpty()) {
            camera.dueMs = std::numeric_limits<qint64>::max();
            show(camera, FeedState::Failed, QStringLiteral("bad-url"));
        }
        m_beat->start();
    }
    void end(FeedId id)
    {
        if (const auto it = m_cameras.find(id); it != m_cameras.end()) {
            if (it->reply)
                std::exchange(it->reply, nullptr)->abort();
            m_cameras.erase(it);
        }
    }
    void hurry(FeedId id)
    {
        if (const auto it = m_cameras.find(id); it != m_cameras.end() && it->failures == 0)
            it->dueMs = std::min(it->dueMs, it->askedMs + everyMs(*it));
    }
    void give(FeedId id, const std::function<void(QByteArray, Instant)> &call)
    {
        const auto it = m_cameras.constFind(id);
        call(it == m_cameras.cend() ? QByteArray() : it->jpeg, it == m_cameras.cend() ? Instant{} : it->at);
    }

private:
    struct Camera
    {
        std::shared_ptr<FeedSlot> slot;
        QUrl url;
        QString user, password;
        QNetworkReply *reply = nullptr;
        qint64 dueMs = 0, askedMs = 0;
        int failures = 0;
        bool triedPassword = false;
        QByteArray jpeg;
        Instant at{};
    };

    [[nodiscard]] qint64 everyMs(const Camera &camera) const
    {
        return camera.slot->wanted(Pace::Moving).isEmpty() ? m_owner.m_thumbnailEveryMs.load() : MovingEveryMs;
    }
    void show(const Camera &camera, FeedState state, const QString &reason)
    {
        if (camera.slot->setState(state, reason, camera.failures))
            m_stateChanged(camera.slot->id());
    }
    void beat()
    {
        const qint64 now = monotonicMs();
        for (auto it = m_cameras.begin(); it != m_cameras.end(); ++it) {
            if (it->reply && now - it->askedMs > LongestMs)
                it->reply->abort(); // also who sends for ever, a byte at a time
            else if (!it->reply && now >= it->dueMs)
                ask(it.key(), *it, now);
        }
        if (m_cameras.isEmpty())
            m_beat->stop();
    }
    void ask(FeedId id, Camera &camera, qint64 now)
    {
        camera.askedMs = now;
        camera.triedPassword = false;
        QNetworkRequest request(camera.url);
        request.setTransferTimeout(int(m_options.answerTimeout.count()));
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        camera.reply = m_network->get(request);
        QNetworkReply *reply = camera.reply;
        connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 had, qint64 all) {
            if (std::max(had, all) > MostBytes) {
                reply->setProperty("tooLarge", true);
                reply->abort();
            }
        });
        connect(reply, &QNetworkReply::finished, this, [this, id, reply] { take(id, reply); });
    }
    void signIn(QNetworkReply *reply, QAuthenticator *authenticator)
    {
        const auto camera = std::ranges::find_if(m_cameras, [reply](const Camera &one) { return one.reply == reply; });
        if (camera == m_cameras.end() || camera->user.isEmpty() || std::exchange(camera->triedPassword, true))
            return;
        authenticator->setUser(camera->user);
        authenticator->setPassword(camera->password);
    }
    void take(FeedId id, QNetworkReply *reply)
    {
        reply->deleteLater();
        const auto it = m_cameras.find(id);
        if (it == m_cameras.end() || it->reply != reply)
            return;
        Camera &camera = *it;
        camera.reply = nullptr;
        const QString why = reply->property("tooLarge").toBool() ? QStringLiteral("garbage")
            : reply->error() != QNetworkReply::NoError           ? reasonOf(*reply)
                                                                 : paint(camera, reply->readAll());
        const qint64 now = monotonicMs();
        if (why.isEmpty()) {
            camera.failures = 0;
            camera.dueMs = std::max(now, camera.askedMs + everyMs(camera));
            show(camera, FeedState::Live, {});
            return;
        }
        ++camera.failures;
        const qint64 first = m_options.backOffFirst.count(), last = m_options.backOffLast.count();
        const qint64 pause = std::min(last, first << std::min(camera.failures - 1, 10));
        camera.dueMs = now + pause + qint64(QRandomGenerator::global()->bounded(int(pause / 4 + 1)));
        show(camera, FeedState::Failed, why);
    }
    /// \return why it is no picture; empty: it is one.
    QString paint(Camera &camera, QByteArray jpeg)
    {
        base::passDoor(base::Door::Decoder, "jpeg");
        QBuffer buffer(&jpeg);
        QImageReader reader(&buffer, "jpeg");
        reader.setAutoTransform(false);
        const QSize source = reader.size();
        if (source.isEmpty())
            return QStringLiteral("garbage");
        if (qint64(source.width()) * source.height() > PictureDecoder::MostPixels) {
            camera.slot->noteTooLarge();
            return QStringLiteral("too-large");
        }
        FeedSlot &slot = *camera.slot;
        const QSize moving = slot.wanted(Pace::Moving), small = slot.wanted(Pace::Thumbnail);
        const QSize largest = covering(source, moving.expandedTo(small).expandedTo(QSize(32, 32)));
        if (largest != source)
            reader.setScaledSize(largest);
        const QImage image = reader.read().convertToFormat(QImage::Format_RGB32);
        if (image.isNull())
            return QStringLiteral("garbage");
        const Instant at = base::SystemClock().now();
        slot.notePacket(monotonicMs());
        const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
        if (slot.watch({grey.constBits(), int(grey.bytesPerLine()), grey.width(), grey.height()}, true, std::max(1, m_options.viewHaste)))
            m_stateChanged(slot.id());
        if (!moving.isEmpty()) {
            (void)slot.show(image, at, source);
            m_pictureShown(slot.id());
        }
        if (!small.isEmpty() || moving.isEmpty())
            slot.showThumbnail(image.scaled(covering(image.size(), small.expandedTo(QSize(32, 32))), Qt::KeepAspectRatioByExpanding,
                                            Qt::SmoothTransformation),
                               at, source);
        camera.jpeg = std::move(jpeg);
        camera.at = at;
        return {};
    }

    const PictureFetcher &m_owner;
    const FeedOptions m_options;
    std::function<void(FeedId)> m_pictureShown, m_stateChanged;
    QHash<FeedId, Camera> m_cameras;
    QNetworkAccessManager *m_network = nullptr;
    QTimer *m_beat = nullptr;
};

PictureFetcher::PictureFetcher(const FeedOptions &options, std::function<void(FeedId)> pictureShown,
                               std::function<void(FeedId)> stateChanged)
    : m_thumbnailEveryMs(options.thumbnailEvery.count())
    , m_rounds(new Rounds(*this, options, std::move(pictureShown), std::move(stateChanged)))
{
    m_thread.setObjectName(QStringLiteral("wanmi-pictures"));
    m_rounds->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_rounds, &QObject::deleteLater);
}

PictureFetcher::~PictureFetcher()
{
    if (!m_thread.isRunning()) {
        delete m_rounds;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void PictureFetcher::open(std::shared_ptr<FeedSlot> slot, const QUrl &url)
{
    if (!m_thread.isRunning())
        m_thread.start(); // most cities have no such camera
    QMetaObject::invokeMethod(m_rounds, [rounds = m_rounds, slot = std::move(slot), url] { rounds->begin(slot, url); });
}

void PictureFetcher::close(FeedId id)
{
    QMetaObject::invokeMethod(m_rounds, [rounds = m_rounds, id] { rounds->end(id); }, Qt::QueuedConnection);
}

void PictureFetcher::wantedChanged(FeedId id)
{
    QMetaObject::invokeMethod(m_rounds, [rounds = m_rounds, id] { rounds->hurry(id); }, Qt::QueuedConnection);
}

void PictureFetcher::askNewest(FeedId id, std::function<void(QByteArray, Instant)> give)
{
    QMetaObject::invokeMethod(m_rounds, [rounds = m_rounds, id, give = std::move(give)] { rounds->give(id, give); },
                              Qt::QueuedConnection);
}
} // namespace wanmi::video
