// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/photolook.h"

#include "geo/photoexif.h"
#include "models/photopicture.h"
#include "sync/mediaclient.h"

#include <QCoreApplication>
#include <QPromise>
#include <QtConcurrentRun>
#include <QThreadPool>

namespace wanmi::workbench {
namespace {
PhotoState stateOf(const Error &error)
{
    switch (sync::whyNoPhoto(error)) {
    case sync::NoPhoto::Sample:
        return PhotoState::Sample;
    case sync::NoPhoto::Damaged:
        return PhotoState::Damaged;
    case sync::NoPhoto::Missing:
        return PhotoState::Missing;
    case sync::NoPhoto::Away:
        break;
    }
    return PhotoState::Away;
}

void give(const std::shared_ptr<QPromise<PhotoLook>> &promise, const PhotoLook &look)
{
    promise->addResult(look);
    promise->finish();
}
} // namespace

int cameraOffsetOf(const SessionContext &session)
{
    return session.rules->calendar.toLocal(session.clock->now()).offsetFromUtc();
}

domain::PhotoFacts photoFactsOf(const QByteArray &bytes, int cameraOffset)
{
    const geo::PhotoExif exif = geo::exifOf(bytes);
    domain::PhotoFacts facts;
    facts.place = exif.place;
    if (exif.taken.isValid())
        facts.takenAt = base::instantFromMs(exif.taken.toMSecsSinceEpoch()
                                            - (exif.hasOffset ? 0 : qint64(cameraOffset) * 1000));
    return facts;
}

PhotoLook decodePhoto(const QByteArray &bytes, QSize within, int cameraOffset)
{
    PhotoLook look;
    models::PhotoPicture picture = models::readPhoto(bytes, within);
    look.image = std::move(picture.image);
    look.size = picture.size;
    look.facts = photoFactsOf(bytes, cameraOffset);
    look.state = look.image.isNull() ? PhotoState::Unreadable : PhotoState::Here;
    return look;
}

base::Answer<PhotoLook> lookAtPhoto(SessionContext &session, const QString &hash, QSize within,
                                    QObject *context)
{
    auto promise = std::make_shared<QPromise<PhotoLook>>();
    promise->start();
    base::Answer<PhotoLook> answer = promise->future();
    if (!session.media) {
        give(promise, {PhotoState::Away, {}, {}, {}});
        return answer;
    }
    const int offset = cameraOffsetOf(session);
    session.media->photo(hash).then(
        context, [promise, within, offset, context](const base::Result<sync::MediaClient::Photo> &photo) {
            if (!photo)
                return give(promise, {stateOf(photo.error()), {}, {}, {}});
            base::Answer<PhotoLook> decoded = QtConcurrent::run(
                models::photoReaders(),
                [bytes = photo->bytes, within, offset] { return decodePhoto(bytes, within, offset); });
            decoded.then(context, [promise, waiting = photo->isWaiting](PhotoLook look) {
                if (waiting && look.state == PhotoState::Here)
                    look.state = PhotoState::Waiting;
                give(promise, look);
            });
        });
    return answer;
}

QString photoKindWord(const QString &kind)
{
    if (kind == u"near")
        return QCoreApplication::translate("PhotoTexts", "Close view");
    if (kind == u"far")
        return QCoreApplication::translate("PhotoTexts", "Distant view");
    if (kind == u"reference")
        return QCoreApplication::translate("PhotoTexts", "Reference view");
    if (kind == u"before")
        return QCoreApplication::translate("PhotoTexts", "Before");
    if (kind == u"after")
        return QCoreApplication::translate("PhotoTexts", "After");
    if (kind == u"camera")
        return QCoreApplication::translate("PhotoTexts", "Camera picture");
    return kind;
}

QString photoStateWord(PhotoState state)
{
    switch (state) {
    case PhotoState::Loading:
        return QCoreApplication::translate("PhotoTexts", "Loading…");
    case PhotoState::Here:
        return {};
    case PhotoState::Waiting:
        return QCoreApplication::translate("PhotoTexts", "Waits here to be sent to central");
    case PhotoState::Away:
        return QCoreApplication::translate("PhotoTexts",
                                           "Central cannot be reached; the picture comes when it can");
    case PhotoState::Missing:
        return QCoreApplication::translate("PhotoTexts", "Central has no such picture");
    case PhotoState::Sample:
        return QCoreApplication::translate("PhotoTexts", "No picture: the sample city's history has none");
    case PhotoState::Damaged:
        return QCoreApplication::translate("PhotoTexts", "The picture is damaged and is not shown");
    case PhotoState::Unreadable:
        return QCoreApplication::translate("PhotoTexts", "This seat cannot show this kind of picture");
    }
    return {};
}

QString photoDoubtWord(const domain::PhotoDoubt &doubt, const models::Words &words)
{
    const QString time = words.duration(double(doubt.ms));
    switch (doubt.remark) {
    case domain::PhotoRemark::NoTime:
        return QCoreApplication::translate("PhotoTexts", "no time in the picture");
    case domain::PhotoRemark::NoPlace:
        return QCoreApplication::translate("PhotoTexts", "no position in the picture");
    case domain::PhotoRemark::BeforeReport:
        return QCoreApplication::translate("PhotoTexts", "taken %1 before the report").arg(time);
    case domain::PhotoRemark::BeforeWork:
        return QCoreApplication::translate("PhotoTexts", "taken %1 before the work was ordered").arg(time);
    case domain::PhotoRemark::AfterWork:
        return QCoreApplication::translate("PhotoTexts", "taken %1 after the work was reported done")
            .arg(time);
    case domain::PhotoRemark::InFuture:
        return QCoreApplication::translate("PhotoTexts", "dated %1 later than it came").arg(time);
    case domain::PhotoRemark::FarAway:
        return QCoreApplication::translate("PhotoTexts", "taken %1 from the case")
            .arg(words.distance(doubt.metres));
    }
    return {};
}

QString photoCaption(const domain::Photo &photo, const SessionContext &session)
{
    const auto now = static_cast<double>(base::toMs(session.clock->now()));
    QStringList parts{photoKindWord(photo.kind)};
    if (base::toMs(photo.at) > 0)
        parts.append(session.words.moment(static_cast<double>(base::toMs(photo.at)), now));
    if (!photo.author.isEmpty())
        parts.append(session.words.person(photo.author));
    return parts.join(QStringLiteral(" · "));
}

QString photoRefusalWord(const QString &reason)
{
    if (reason == u"not-a-picture")
        return QCoreApplication::translate("PhotoTexts", "not a JPEG, PNG or WebP picture");
    if (reason == u"cut-off")
        return QCoreApplication::translate("PhotoTexts", "cut off: copy it from the camera once more");
    if (reason == u"too-large")
        return QCoreApplication::translate("PhotoTexts", "larger than 20 MB");
    if (reason == u"too-many-pixels")
        return QCoreApplication::translate("PhotoTexts", "more than 120 million pixels");
    if (reason == u"disk-full")
        return QCoreApplication::translate("PhotoTexts", "this seat's disk is full");
    return QCoreApplication::translate("PhotoTexts", "cannot be read");
}
} // namespace wanmi::workbench
