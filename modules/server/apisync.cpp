// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"
#include "server/cursor.h"

#include <QDir>

#include <algorithm>

namespace wanmi::server {
namespace {
using namespace std::chrono_literals;
constexpr auto ActionDays = 90 * 24h;
constexpr auto LongestWait = 30s; // below the transfer timeouts of seats
constexpr int MostItems = 5000;
constexpr qint64 CountsFreshMs = 300'000;

Answer gone(const char *reason)
{
    return errorAnswer(410, QStringLiteral("refused"), QLatin1StringView(reason), {});
}

bool wantsCbor(const Request &request)
{
    return request.accept.contains("application/cbor-seq");
}

} // namespace

base::Result<protocol::Manifest> Api::manifestFor(const Session &session)
{
    const base::Instant now = m_parts.clock->now();
    protocol::Manifest manifest;
    const auto present = this->facts();
    const CityFacts &facts = *present;
    manifest.cityName = facts.nameZh;
    manifest.cityNameEn = facts.nameEn;
    manifest.epoch = facts.epoch;
    manifest.schema = protocol::WireSchema;
    manifest.scope = QString::fromLatin1(session.scope.hash());
    manifest.serverTime = now;
    manifest.tail = m_parts.feed.tail();
    manifest.basemapHash = facts.basemapHash;
    manifest.basemapBytes = facts.basemapBytes;
    manifest.west = facts.bounds.west;
    manifest.south = facts.bounds.south;
    manifest.east = facts.bounds.east;
    manifest.north = facts.bounds.north;
    manifest.videoUrl = m_parts.videoUrl;
    manifest.attribution = facts.attribution;
    manifest.mapVersion = facts.mapVersion;
    manifest.terms = m_parts.terms;
    if (const auto offer = m_parts.snapshots.offer(session.scope, facts))
        manifest.snapshot = *offer;
    {
        const std::lock_guard lock(m_countsMutex);
        const auto known = m_counts.constFind(session.scope.hash());
        if (known != m_counts.constEnd() && base::toMs(now) - known->atMs < CountsFreshMs) {
            manifest.counts = known->counts;
            return manifest;
        }
    }
    auto counts = m_parts.storage.counts(session.scope, now - ActionDays);
    if (!counts)
        return tl::unexpected(counts.error());
    manifest.counts = *counts;
    const std::lock_guard lock(m_countsMutex);
    m_counts.insert(session.scope.hash(), {base::toMs(now), std::move(*counts)});
    return manifest;
}

void Api::manifest(const Session &session, const Responder &responder)
{
    work(m_readers, responder, [this, session](const Responder &answerTo) {
        const auto manifest = manifestFor(session);
        answerTo.answer(manifest ? jsonAnswer(200, protocol::toJson(*manifest))
                                 : errorAnswer(manifest.error()));
    });
}

void Api::snapshot(const Request &request, const Session &session, const Responder &responder)
{
    const QString table = request.query.queryItemValue(QStringLiteral("table"));
    if (!table.isEmpty()
        && std::ranges::none_of(protocol::tables(), [&table](const protocol::TableSpec &one) {
               return table == QLatin1StringView(one.name);
           }))
        return responder.answer(errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"),
                                            QStringLiteral("No such table.")));
    const QString place = request.query.queryItemValue(QStringLiteral("after"));
    const auto after = protocol::StreamPlace::fromText(place);
    const auto since = Cursor::fromText(request.query.queryItemValue(QStringLiteral("cursor")).toLatin1());
    const auto present = facts();
    if (!place.isEmpty()) {
        if (!after || !table.isEmpty())
            return responder.answer(
                errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), QStringLiteral("No such place.")));
        if (!since || since->epoch != present->epoch)
            return responder.answer(gone("epoch"));
        if (since->scope != session.scope.hash())
            return responder.answer(gone("scope"));
        if (since->seq < present->oldestSeq)
            return responder.answer(gone("expired"));
    }
    // Asked before the reading begins: rows of a new epoch under the old one's name only make a seat ask
    // again.
    work(m_streams, responder, [this, session, table, after, since = since ? since->seq : 0,
                                epoch = present->epoch](const Responder &answerTo) {
        const auto stream = openStream();
        QByteArray cursor;
        const auto begin = [&](qint64 seq) {
            m_parts.feed.notify(seq); // perhaps committed and not told yet
            cursor = Cursor{epoch, session.scope.hash(), seq}.toText();
            Answer head;
            head.contentType = "application/cbor-seq";
            head.headers = {{"X-Wanmi-Cursor", cursor}};
            answerTo.stream(std::move(head), stream);
        };
        const auto send = [&](QByteArray piece) { return stream->push(std::move(piece)); };
        const auto done
            = m_parts.storage.snapshot(session.scope, {table, m_parts.clock->now() - ActionDays, true, after, since},
                                       begin, send);
        if (!done && cursor.isEmpty())
            return answerTo.answer(errorAnswer(done.error()));
        QByteArray trailer;
        protocol::RowEncoder(trailer).trailer(cursor);
        if (done && stream->push(trailer))
            stream->finish();
        else
            stream->breakOff();
        // The next one has it easier. Not before: making the file would take the machine from this one.
        if (const auto manifest = table.isEmpty() ? manifestFor(session) : base::refused(QString()))
            m_parts.snapshots.want(session.scope, *manifest, *facts());
    });
}

void Api::snapshotFile(const Request &request, const Session &session, const Responder &responder)
{
    const QByteArray hash = request.parameters.value(0);
    const QString path = m_parts.snapshots.pathOf(session.scope, QString::fromLatin1(hash));
    sendFile(request, responder, path.isEmpty() ? QByteArray() : hash, path, "application/zstd", "no-such-snapshot");
}

void Api::changes(const Request &request, const Session &session, const Responder &responder)
{
    const auto cursor = Cursor::fromText(request.query.queryItemValue(QStringLiteral("after")).toLatin1());
    if (!cursor)
        return responder.answer(
            errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-cursor"), {}));
    const auto present = facts();
    if (cursor->epoch != present->epoch || cursor->seq < 0)
        return responder.answer(gone("epoch"));
    if (cursor->scope != session.scope.hash())
        return responder.answer(gone("scope"));
    if (cursor->seq < present->oldestSeq)
        return responder.answer(gone("expired"));
    // A cursor from the future: the database was set back without a new epoch.
    if (cursor->seq > m_parts.feed.tail())
        return responder.answer(gone("epoch"));
    const auto number = [&request](const char *name, int otherwise) {
        bool isNumber = false;
        const int value = request.query.queryItemValue(QLatin1StringView(name)).toInt(&isNumber);
        return isNumber ? value : otherwise;
    };
    Feed::Poll poll;
    poll.session = session;
    poll.epoch = cursor->epoch;
    poll.after = cursor->seq;
    poll.limit = std::clamp(number("limit", 2000), 1, MostItems);
    poll.wait
        = std::clamp<std::chrono::milliseconds>(std::chrono::seconds(number("wait", 0)), 0s, LongestWait);
    poll.json = !wantsCbor(request);
    if (poll.wait > 0s && m_parts.feed.tail() - poll.after < Feed::Reach)
        return m_parts.feed.park(std::move(poll), responder);
    work(m_readers, responder,
         [this, poll](const Responder &answerTo) { answerTo.answer(m_parts.feed.pageFor(poll)); });
}

void Api::basemap(const Request &request, const Responder &responder)
{
    const auto present = facts();
    sendFile(request, responder, present->basemapHash.toLatin1(),
             QDir(m_parts.folder).filePath(present->basemapFile), "application/geopackage+sqlite3", "no-basemap");
}
} // namespace wanmi::server
