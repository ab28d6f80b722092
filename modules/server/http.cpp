// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http.h"

#include "protocol/messages.h"
#include "server/judge.h"

#include <QJsonDocument>

namespace wanmi::server {
namespace {
struct Words
{
    const char *reason;
    const char *message;
};
constexpr Words Messages[] = {
    {"wrong-password", "Account or password is wrong."},
    {"account-disabled", "This account has been disabled."},
    {"account-locked", "Too many wrong passwords for this account; try again later."},
    {"too-many-attempts", "Too many failed sign-ins from this address; try again later."},
    {"no-session", "Sign in first."},
    {"session-expired", "The session has ended; sign in again."},
    {"not-your-post", "Your post may not do this."},
    {"no-such-path", "There is nothing at this path."},
    {"method-not-allowed", "This path does not know this method."},
    {"metrics-denied", "Metrics are given to this machine, or to who has their token."},
    {"https-only", "This port speaks TLS only: write https:// in the address."},
    {"too-large", "The request is larger than allowed."},
    {"bad-message", "The request is not what the interface description says."},
    {"no-such-photo", "There is no such photo, or it is of no case that you see."},
    {"not-a-picture", "This is not a JPEG, PNG or WebP picture that can be read."},
    {"too-many-pixels", "The picture has more pixels than allowed."},
    {"hash-differs", "The bytes are not those of this hash."},
    {"photo-damaged", "The photo's file is damaged at central; it is not given out."},
    {"bad-cursor", "The cursor is not one of ours."},
    {"disk-full", "Central's disk is full; nothing was changed."},
    {"read-only", "Central's disk is read-only; nothing was changed."},
    {"database-busy", "The database is busy; try again."},
    {"busy", "Central is busy; try again in a moment."},
    {"stopping", "Central is stopping."},
    {"epoch", "Central's history has begun anew; load a snapshot."},
    {"expired", "This cursor is too old; load a snapshot."},
    {"scope", "What you may see has changed; load a snapshot."},
};

QString messageFor(const QString &reason)
{
    for (const Words &words : Messages) {
        if (reason == QLatin1StringView(words.reason))
            return QString::fromLatin1(words.message);
    }
    return QStringLiteral("Not done: ") + reason;
}

int statusOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Refused:
        return 422;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::Denied:
        return error.reason == QLatin1StringView("not-your-post") ? 403 : 401;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Unreachable:
    case ErrorKind::Corrupt:
        return 503;
    }
    return 503;
}
} // namespace

Answer jsonAnswer(int status, const QJsonObject &json)
{
    Answer answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.body = std::make_shared<const QByteArray>(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return answer;
}

Answer emptyAnswer(int status)
{
    Answer answer;
    answer.status = status;
    return answer;
}

Answer errorAnswer(int status, const QString &kind, const QString &reason, const QString &message)
{
    const QString words = message.isEmpty() ? messageFor(reason) : message;
    Answer answer = jsonAnswer(status, protocol::toJson(protocol::ErrorBody{kind, reason, words}));
    if (status == 401)
        answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (status == 503 || status == 429)
        answer.headers.emplace_back("Retry-After", status == 503 ? "2" : "60");
    return answer;
}

Answer errorAnswer(const Error &error)
{
    return errorAnswer(statusOf(error), tokenOf(error.kind), error.reason, {});
}
} // namespace wanmi::server
