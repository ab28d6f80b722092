// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "protocol/mapedition.h"
#include "protocol/media.h"
#include "server/api.h"
#include "server/byterange.h"
#include "server/mediastore.h"

#include <QLoggingCategory>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server.media")
constexpr qint64 MostBodyBytes = 1024 * 1024;

/// Like every other answer, but for what only photos know: too large is 413, a full disk 507.
Answer mediaError(const Error &error)
{
    const int status = error.reason == u"too-large" ? 413
        : error.reason == u"disk-full"              ? 507
        : error.kind == ErrorKind::Corrupt          ? 500
                                                    : 0;
    return status == 0 ? errorAnswer(error)
                       : errorAnswer(status,
                                     error.kind == ErrorKind::Refused       ? QStringLiteral("refused")
                                         : error.kind == ErrorKind::Corrupt ? QStringLiteral("corrupt")
                                                                            : QStringLiteral("unreachable"),
                                     error.reason, {});
}

Answer storedAnswer(int status, const QString &hash, const protocol::MediaPicture &picture, qint64 bytes)
{
    return jsonAnswer(status,
                      {{QStringLiteral("hash"), hash},
                       {QStringLiteral("type"), picture.type},
                       {QStringLiteral("bytes"), bytes},
                       {QStringLiteral("width"), picture.size.width()},
                       {QStringLiteral("height"), picture.size.height()}});
}
} // namespace

// Twenty megabytes are taken from nobody who has not signed in.
BodyRule Api::bodyRule(const Request &head)
{
    if (head.method != "PUT" || !head.path.startsWith("/v1/media/"))
        return {MostBodyBytes, {}};
    const auto lately = m_sessions.knownLately(head.authorization);
    const auto session = lately ? base::Result<Session>(*lately) : m_sessions.find(head.authorization);
    if (!session)
        return {0, errorAnswer(session.error())};
    if (!mayUse(session->post, Endpoint::PutMedia)) // the audit line comes with the whole request
        return {MostBodyBytes, {}};
    return {protocol::MostMediaBytes, {}};
}

void Api::putMedia(const Request &request, const Session &session, const Responder &responder)
{
    const QString hash = QString::fromLatin1(request.parameters.value(0));
    if (!protocol::isMediaHash(hash))
        return responder.answer(errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"),
                                            QStringLiteral("The path ends with a SHA-256 in hex.")));
    const auto number = [&request](const char *name) {
        bool isNumber = false;
        const qint64 value = request.query.queryItemValue(QLatin1StringView(name)).toLongLong(&isNumber);
        return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
    };
    const auto offset = number("offset"), total = number("of");
    if (request.query.isEmpty())
        return work(m_media, responder, [this, photo = sentBy(request, session, hash)](const Responder &answerTo) {
            keepPhoto(photo, answerTo);
        });
    if (!offset || !total || *offset > *total)
        return responder.answer(errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"),
                                            QStringLiteral("A piece says its offset, and of how many bytes it is.")));
    if (*total > protocol::MostMediaBytes)
        return responder.answer(mediaError({ErrorKind::Refused, QStringLiteral("too-large"), {}}));
    work(m_media, responder,
         [this, offset = *offset, total = *total, photo = sentBy(request, session, hash)](const Responder &answerTo) {
             keepPiece(photo, offset, total, answerTo);
         });
}

Api::SentPhoto Api::sentBy(const Request &request, const Session &session, const QString &hash)
{
    return {hash, request.body, session.person.id.text(), request.address};
}

/// The last piece makes it a photo like any other.
void Api::keepPiece(SentPhoto photo, qint64 offset, qint64 total, const Responder &answerTo)
{
    const MediaStore media(m_parts.folder);
    const auto there = media.putPiece(photo.account, photo.hash, offset, photo.bytes, total);
    if (!there)
        return answerTo.answer(mediaError(there.error()));
    if (*there < total)
        return answerTo.answer(
            jsonAnswer(202, {{QStringLiteral("hash"), photo.hash}, {QStringLiteral("received"), *there}}));
    photo.bytes = media.pieces(photo.account, photo.hash);
    if (protocol::sha256Of(photo.bytes) != photo.hash) { // a power cut spoilt them: all of them again
        media.forgetPieces(photo.account, photo.hash);
        return answerTo.answer(errorAnswer(422, QStringLiteral("refused"), QStringLiteral("hash-differs"), {}));
    }
    keepPhoto(photo, answerTo);
    if (media.has(photo.hash) || !protocol::mediaPictureFrom(photo.bytes))
        media.forgetPieces(photo.account, photo.hash);
}

void Api::keepPhoto(const SentPhoto &sent, const Responder &answerTo)
{
    const QString &hash = sent.hash;
    const QByteArray &bytes = sent.bytes;
    const auto picture = protocol::mediaPictureFrom(bytes);
    if (!picture)
        return answerTo.answer(mediaError(picture.error()));
    if (protocol::sha256Of(bytes) != hash)
        return answerTo.answer(errorAnswer(422, QStringLiteral("refused"), QStringLiteral("hash-differs"), {}));
    const MediaStore media(m_parts.folder);
    if (const auto put = media.put(hash, bytes); !put) {
        qCWarning(log) << "a photo was not stored:" << put.error().reason;
        return answerTo.answer(mediaError(put.error()));
    }
    forgetDamage(hash);
    const StoredPhoto photo{hash, bytes.size(), picture->type, sent.account, m_parts.clock->now()};
    const AuditEntry entry{photo.at, sent.account, sent.address, QStringLiteral("photo"), hash, QStringLiteral("done"), {}};
    const bool taken = m_parts.judges.post(
        [photo, entry, answerTo, bytes, media, picture = *picture](Storage &storage) {
            // The same bytes may have been cleared away since (housekeeping.h, on this thread).
            if (!media.has(photo.hash)) {
                if (const auto put = media.put(photo.hash, bytes); !put)
                    return answerTo.answer(mediaError(put.error()));
            }
            const auto known = storage.rememberPhoto(photo, entry);
            answerTo.answer(known ? storedAnswer(200, photo.hash, picture, photo.bytes) : mediaError(known.error()));
        });
    if (!taken)
        answerTo.answer(errorAnswer(503, QStringLiteral("unreachable"), QStringLiteral("busy"), {}));
}

void Api::getMedia(const Request &request, const Session &session, const Responder &responder)
{
    const QString hash = QString::fromLatin1(request.parameters.value(0));
    work(m_streams, responder, [this, hash, session, request](const Responder &answerTo) {
        const auto sight = m_parts.storage.photo(hash, session.scope, session.person.id.text());
        if (!sight)
            return answerTo.answer(errorAnswer(sight.error()));
        if (!sight->mayRead) {
            if (sight->photo)
                auditPhoto(request, session, hash, QStringLiteral("not-your-photo"));
            return answerTo.answer(
                errorAnswer(404, QStringLiteral("not-found"), QStringLiteral("no-such-photo"), {}));
        }
        Answer answer;
        const QByteArray tag = '"' + hash.toLatin1() + '"';
        answer.headers = {{"ETag", tag}};
        if (request.ifNoneMatch == tag) {
            answer.status = 304;
            return answerTo.answer(std::move(answer));
        }
        auto bytes = MediaStore(m_parts.folder).read(hash);
        if (!bytes) {
            noteDamage(request, session, hash, bytes.error());
            return answerTo.answer(mediaError(bytes.error()));
        }
        ByteRange part;
        const RangeVerdict verdict = rangeOf(request.range, bytes->size(), part);
        if (verdict == RangeVerdict::Bad)
            return answerTo.answer(errorAnswer(416, QStringLiteral("refused"), QStringLiteral("bad-range"), {}));
        if (verdict == RangeVerdict::Part) {
            answer.status = 206;
            answer.headers.emplace_back("Content-Range", contentRange(part, bytes->size()));
            *bytes = bytes->mid(part.first, part.last - part.first + 1);
        }
        answer.contentType = sight->photo->type.toLatin1();
        answer.body = std::make_shared<const QByteArray>(std::move(*bytes));
        answerTo.answer(std::move(answer));
    });
}

void Api::auditPhoto(const Request &request, const Session &session, const QString &hash,
                     const QString &outcome)
{
    const AuditEntry entry{m_parts.clock->now(),
                           session.person.id.text(),
                           request.address,
                           QStringLiteral("photo"),
                           hash,
                           outcome,
                           {}};
    (void)m_parts.judges.post([entry](Storage &storage) { (void)storage.audit(entry); });
}

void Api::forgetDamage(const QString &hash)
{
    const std::lock_guard lock(m_damagedMutex);
    m_damaged.remove(hash);
}

// Said once: whoever opens the case again and again adds nothing to it.
void Api::noteDamage(const Request &request, const Session &session, const QString &hash, const Error &error)
{
    {
        const std::lock_guard lock(m_damagedMutex);
        if (m_damaged.contains(hash))
            return;
        m_damaged.insert(hash);
    }
    qCWarning(log) << "photo" << hash << "is damaged:" << error.detail;
    auditPhoto(request, session, hash, error.reason);
}
} // namespace wanmi::server
