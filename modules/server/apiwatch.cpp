// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "protocol/access.h"
#include "server/api.h"
#include "server/camerasecrets.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonDocument>
#include <QStorageInfo>

#include <sodium.h>

namespace wanmi::server {
namespace {
constexpr qsizetype MostRemembered = 10'000;

QString isoOf(base::Instant at)
{
    return base::toUtc(at).toString(Qt::ISODate);
}

AuditEntry entryOf(const protocol::Access &access, const Session &session, const QString &address, base::Instant now)
{
    AuditEntry entry{now, session.person.id.text(), address, {}, access.what, QStringLiteral("done"), {}};
    if (access.kind == protocol::Access::Kind::Camera) {
        entry.deed = QStringLiteral("camera-view");
        entry.detail = QStringLiteral("%1 to %2").arg(isoOf(access.from), isoOf(access.until));
    } else {
        entry.deed = QStringLiteral("export");
        entry.detail = QStringLiteral("%1 rows as %2 at %3").arg(access.rows).arg(access.form, isoOf(access.from));
        if (!access.filter.isEmpty())
            entry.detail += QStringLiteral(": ") + access.filter;
    }
    if (!access.reason.isEmpty())
        entry.detail += QStringLiteral("; reason: ") + access.reason;
    return entry;
}

bool isToken(const QByteArray &authorization, const QByteArray &token)
{
    const QByteArray expected = "Bearer " + token;
    return authorization.size() == expected.size()
        && sodium_memcmp(authorization.constData(), expected.constData(), std::size_t(expected.size())) == 0;
}
} // namespace

bool Api::isNewAccess(const QString &id)
{
    const std::lock_guard lock(m_accessesMutex);
    return !m_accesses.contains(id);
}

void Api::cameraAccess(const Session &session, const Responder &responder)
{
    work(m_readers, responder, [this, post = session.post](const Responder &to) {
        const auto accesses = CameraSecrets(m_parts.folder).of(post);
        if (!accesses)
            return to.answer(errorAnswer(accesses.error()));
        Answer answer = jsonAnswer(200, protocol::cameraAccessesToJson(*accesses));
        answer.headers.emplace_back("Cache-Control", "no-store");
        to.answer(answer);
    });
}

void Api::tellAccesses(const Request &request, const Session &session, const Responder &responder)
{
    const auto accesses = protocol::accessesFrom(QJsonDocument::fromJson(request.body).object());
    if (!accesses)
        return responder.answer(errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"),
                                            accesses.error().detail));
    write(responder,
          [this, session, accesses = *accesses, address = request.address](
              Storage &storage, base::Instant at) -> base::Result<Answer> {
              for (const protocol::Access &access : accesses) {
                  const QString key = session.person.id.text() + u'/' + access.id;
                  if (!isNewAccess(key))
                      continue;
                  if (const auto done = storage.audit(entryOf(access, session, address, at)); !done)
                      return tl::unexpected(done.error());
                  const std::lock_guard lock(m_accessesMutex);
                  if (m_accesses.size() >= MostRemembered)
                      m_accesses.clear();
                  m_accesses.insert(key);
              }
              return emptyAnswer(204);
          });
}

void Api::forgetSessions()
{
    m_sessions.forgetAll();
    m_parts.feed.dropEnded([this](const Session &session) -> std::optional<Answer> {
        const auto found = m_sessions.ofHash(session.tokenHash);
        if (found || found.error().kind != ErrorKind::Denied)
            return std::nullopt;
        Answer answer = errorAnswer(found.error());
        answer.account = session.person.id.text();
        return answer;
    });
}

void Api::metrics(const Request &request, const Responder &responder)
{
    const bool may = m_parts.metricsToken.isEmpty() ? QHostAddress(request.address).isLoopback()
                                                    : isToken(request.authorization, m_parts.metricsToken);
    if (!may)
        return responder.answer(
            errorAnswer(403, QStringLiteral("denied"), QStringLiteral("metrics-denied"), {}));
    work(m_readers, responder, [this](const Responder &to) {
        Answer answer;
        answer.contentType = "text/plain; version=0.0.4; charset=utf-8";
        answer.body = std::make_shared<const QByteArray>(m_metrics.text(gauges()));
        to.answer(std::move(answer));
    });
}

Gauges Api::gauges()
{
    Gauges now;
    if (m_parts.connections)
        now.connections = m_parts.connections();
    const Feed::Standing polls = m_parts.feed.standing();
    now.heldPolls = polls.held;
    now.oldestHeld = polls.furthestBack;
    now.tail = m_parts.feed.tail();
    now.oldestSeq = facts()->oldestSeq;
    now.queues = {{"judge", m_parts.judges.length()}, {"readers", m_readers.waiting}, {"streams", m_streams.waiting},
                  {"imports", m_imports.waiting},     {"media", m_media.waiting},     {"passwords", m_passwords.waiting}};
    const QDir home(m_parts.folder);
    const QFileInfo database(home.filePath(QStringLiteral("central.db")));
    if (database.exists()) // a database of another kind measures itself
        now.databaseBytes
            = database.size() + QFileInfo(home.filePath(QStringLiteral("central.db-wal"))).size();
    const Storage::Standing standing = m_parts.storage.standing();
    if (standing.bytes)
        now.databaseBytes = standing.bytes;
    now.replica = standing.replica;
    now.freeBytes = QStorageInfo(m_parts.folder).bytesAvailable();
    const auto heads = m_parts.storage.auditHeads();
    if (heads && !heads->empty())
        now.auditHeadAgeS = double(base::toMs(m_parts.clock->now()) - heads->back().atMs) / 1000;
    return now;
}
} // namespace wanmi::server
