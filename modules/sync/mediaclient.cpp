// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mediaclient.h"

#include "base/doors.h"
#include "base/engine.h"
#include "channel.h"
#include "protocol/mapedition.h"
#include "protocol/media.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QPromise>

namespace wanmi::sync {
namespace {
using Photo = MediaClient::Photo;
using Promise = std::shared_ptr<QPromise<base::Result<Photo>>>;
constexpr int MostBreaks = 20; // of one download, each after some bytes

void give(const Promise &promise, const base::Result<Photo> &outcome)
{
    promise->addResult(outcome);
    promise->finish();
}

/// What a status alone does not say.
Error meant(Error error)
{
    if (error.reason == u"photo-damaged")
        error.kind = ErrorKind::Corrupt;
    else if (error.kind == ErrorKind::Denied) // signed in without central, or no more
        error.kind = ErrorKind::Unreachable;
    return error;
}

class MediaWorker : public QObject
{
public:
    MediaWorker(Address central, QString token, std::shared_ptr<const base::Clock> clock,
                const MediaClient::Options &options)
        : channel(std::move(central), std::move(token), std::move(clock), this)
        , m_kept(options.folders.kept)
        , m_cache(options.folders.cache)
        , m_mostCacheBytes(options.mostCacheBytes)
    {
    }
    ~MediaWorker() override
    {
        for (const auto &askers : std::as_const(m_asked)) {
            for (const Promise &promise : askers)
                give(promise, base::failure(ErrorKind::Unreachable, QStringLiteral("stopping")));
        }
    }

    MediaClient::Kept keep(const QString &path) const
    {
        base::passDoor(base::Door::File, "photo");
        MediaClient::Kept kept;
        const QFileInfo info(path);
        kept.name = info.fileName();
        kept.changedAt = base::instantFromMs(info.lastModified().toMSecsSinceEpoch());
        QFile file(path);
        if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
            kept.refusal = QStringLiteral("cannot-read-file");
            return kept;
        }
        kept.bytes = file.read(protocol::MostMediaBytes + 1);
        const auto picture = protocol::mediaPictureFrom(kept.bytes);
        if (picture && !protocol::isWholePicture(kept.bytes)) {
            kept.refusal = QStringLiteral("cut-off");
            return kept;
        }
        const auto hash = picture ? m_kept.put(kept.bytes) : tl::unexpected(picture.error());
        if (hash)
            kept.hash = *hash;
        else
            kept.refusal = hash.error().reason;
        return kept;
    }

    void photo(const QString &hash, const Promise &promise)
    {
        if (protocol::isSampleHash(hash))
            return give(promise, base::failure(ErrorKind::NotFound, QStringLiteral("sample-photo")));
        if (!protocol::isMediaHash(hash))
            return give(promise, base::failure(ErrorKind::NotFound, QStringLiteral("no-such-photo")));
        if (auto own = m_kept.read(hash))
            return give(promise, Photo{std::move(*own), true});
        auto cached = m_cache.read(hash);
        if (cached)
            return give(promise, Photo{std::move(*cached), false});
        if (cached.error().kind == ErrorKind::Corrupt)
            m_cache.remove(hash); // a download is as good
        auto &askers = m_asked[hash];
        askers.push_back(promise);
        if (askers.size() == 1)
            bring(hash);
    }

    Channel channel;

private:
    /// Over a line that breaks it goes on behind what has come.
    void bring(const QString &hash, const QByteArray &begun = {}, int breaks = 0)
    {
        QNetworkReply *reply = channel.part(QStringLiteral("/v1/media/") + hash, begun.size());
        QObject::connect(reply, &QNetworkReply::finished, this, [this, reply, hash, begun, breaks] {
            reply->deleteLater();
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            QByteArray sofar = begun + (status == (begun.isEmpty() ? 200 : 206) ? reply->peek(reply->bytesAvailable())
                                                                                 : QByteArray());
            auto outcome = sync::Channel::outcomeOf(*reply);
            const bool isCut = !outcome && outcome.error().kind == ErrorKind::Unreachable;
            if (isCut && sofar.size() > begun.size() && sofar.size() <= protocol::MostMediaBytes && breaks < MostBreaks)
                return bring(hash, sofar, breaks + 1);
            if (outcome)
                outcome->body = std::move(sofar);
            const auto photo = take(hash, outcome);
            const auto askers = m_asked.take(hash);
            for (const Promise &promise : askers)
                give(promise, photo);
        });
    }

    base::Result<Photo> take(const QString &hash, const base::Result<HttpAnswer> &answer) const
    {
        if (!answer) {
            // Kept here but damaged, and central does not have it yet: that is what is to be said.
            const bool wasOwn = answer.error().kind == ErrorKind::NotFound && m_kept.has(hash);
            return tl::unexpected(wasOwn ? Error{ErrorKind::Corrupt, QStringLiteral("photo-damaged"), {}}
                                         : meant(answer.error()));
        }
        if (protocol::sha256Of(answer->body) != hash)
            return base::failure(ErrorKind::Unreachable, QStringLiteral("damaged-on-the-way"), hash);
        if (m_cache.put(answer->body))
            m_cache.trim(m_mostCacheBytes);
        return Photo{answer->body, false};
    }

    const store::PhotoFiles m_kept, m_cache;
    const qint64 m_mostCacheBytes;
    QHash<QString, std::vector<Promise>> m_asked;
};
} // namespace

class MediaClient::Private
{
public:
    template <typename Make>
    explicit Private(Make make)
        : engine(QStringLiteral("wanmi-media"), std::move(make))
    {
    }
    base::Engine<MediaWorker> engine;
};

NoPhoto whyNoPhoto(const Error &error)
{
    if (error.reason == u"sample-photo")
        return NoPhoto::Sample;
    if (error.kind == ErrorKind::Corrupt)
        return NoPhoto::Damaged;
    return error.kind == ErrorKind::NotFound ? NoPhoto::Missing : NoPhoto::Away;
}

MediaClient::MediaClient(Address central, QString token, std::shared_ptr<const base::Clock> clock,
                         Options options)
    : d(std::make_unique<Private>(
        [=] { return std::make_unique<MediaWorker>(central, token, clock, options); }))
{
}

MediaClient::~MediaClient() = default;

void MediaClient::renew(const QString &token)
{
    d->engine.post([token](MediaWorker &worker) { worker.channel.setToken(token); });
}

base::Answer<std::vector<MediaClient::Kept>> MediaClient::keep(const QStringList &paths)
{
    return d->engine.post([paths](MediaWorker &worker) {
        std::vector<Kept> all;
        for (const QString &path : paths)
            all.push_back(worker.keep(path));
        return all;
    });
}

MediaClient::Answer<MediaClient::Photo> MediaClient::photo(const QString &hash)
{
    auto promise = std::make_shared<QPromise<base::Result<Photo>>>();
    promise->start();
    Answer<Photo> answer = promise->future();
    d->engine.post([hash, promise](MediaWorker &worker) { worker.photo(hash, promise); });
    return answer;
}
} // namespace wanmi::sync
