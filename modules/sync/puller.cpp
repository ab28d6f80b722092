// SPDX-License-Identifier: GPL-3.0-or-later
#include "puller.h"

#include "protocol/messages.h"
#include "protocol/tables.h"

#include <QLoggingCategory>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcPull, "wanmi.sync.pull")
constexpr qint64 PieceBytes = 1 << 20;
constexpr int MostBatchesUnderWay = 4;
constexpr qint64 ReadBuffer = 4 << 20;
constexpr int ChangesPerPage = 2'000;

/// Rows as CBOR, whatever stands beside them in the head.
base::Result<protocol::ChangePage> pageOf(const HttpAnswer &answer)
{
    protocol::ChangePage page;
    protocol::RowDecoder decoder;
    decoder.feed(answer.body);
    for (;;) {
        auto row = decoder.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        if ((*row)->isTrailer())
            page.next = (*row)->id;
        else
            page.items.push_back(std::move(**row));
    }
    bool isTime = false;
    page.more = answer.more == "true";
    page.serverTime = base::instantFromMs(answer.serverTime.toLongLong(&isTime));
    if (page.next.isEmpty() || !decoder.isEmpty() || !isTime)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-message"), QStringLiteral("changes"));
    return page;
}
} // namespace

Puller::Puller(Channel &channel, store::Store &store, std::chrono::seconds longPoll, bool wholeFiles, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_store(store)
    , m_longPoll(longPoll)
    , m_fetch(channel, this)
    , m_noFile(!wholeFiles)
{
    connect(&m_fetch, &SnapshotFetch::progressed, this, [this](double share) {
        m_rowsDone = qint64(double(m_rowsTotal) * share);
        tellProgress();
    });
    connect(&m_fetch, &SnapshotFetch::done, this, &Puller::adoptFile);
    connect(&m_fetch, &SnapshotFetch::tooSlow, this, [this] {
        qCInfo(lcPull, "the line is too slow for the whole file: row by row");
        m_noFile = true;
        beginAnew();
    });
    connect(&m_fetch, &SnapshotFetch::failed, this, [this](const Error &error) {
        // Gone (another one has come), or spoilt: the rows can be had all the same.
        if (error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Corrupt) {
            qCWarning(lcPull, "no whole file (%ls): row by row", qUtf16Printable(error.reason));
            m_noFile = true;
            beginAnew();
        } else {
            fail(error);
        }
    });
}

void Puller::stop()
{
    ++m_generation;
    m_fetch.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}

void Puller::fail(const Error &error)
{
    if (m_begun && !m_snapshotEnded)
        m_store.snapshotPauses();
    stop();
    emit failed(error);
}

void Puller::bootstrap(const protocol::Manifest &manifest)
{
    stop();
    m_manifest = manifest;
    m_manifest.snapshot = {}; // what is kept of a manifest does not know it
    m_rowsDone = 0;
    m_rowsTotal = 0;
    for (const auto &[table, rows] : manifest.counts)
        m_rowsTotal += rows;
    const quint64 generation = m_generation;
    m_store.resumeBootstrap(manifest)
        .then(this, [this, generation, offer = manifest.snapshot](
                        const base::Result<std::optional<store::SnapshotPlace>> &place) {
            if (generation != m_generation)
                return;
            m_manifest.snapshot = offer;
            choose(place ? *place : std::nullopt);
            m_manifest.snapshot = {};
        });
}

void Puller::choose(const std::optional<store::SnapshotPlace> &place)
{
    const protocol::SnapshotOffer &offer = m_manifest.snapshot;
    if (place && place->after.isEmpty())
        complete(place->cursor); // only the last step was missing
    else if (place)
        stream(place);
    else if (!m_noFile && !offer.hash.isEmpty() && offer.schema == store::ReplicaSchema)
        takeFile();
    else
        beginAnew();
}

void Puller::takeFile()
{
    m_cursor = m_manifest.snapshot.cursor;
    m_fetch.start(m_manifest.snapshot, m_store.snapshotFile());
}

void Puller::adoptFile()
{
    const quint64 generation = m_generation;
    m_store.adoptSnapshot(m_manifest).then(this, [this, generation](const base::Result<void> &adopted) {
        if (generation != m_generation)
            return;
        if (adopted) {
            complete(m_cursor);
        } else if (adopted.error().kind == ErrorKind::Corrupt) {
            m_noFile = true;
            beginAnew();
        } else {
            fail(adopted.error());
        }
    });
}

void Puller::beginAnew()
{
    const quint64 generation = m_generation;
    m_rowsDone = 0;
    m_store.beginBootstrap(m_manifest).then(this, [this, generation](const base::Result<void> &begun) {
        if (generation != m_generation)
            return;
        if (!begun)
            fail(begun.error());
        else
            stream(std::nullopt);
    });
}

void Puller::stream(const std::optional<store::SnapshotPlace> &place)
{
    m_cursor.clear();
    m_batchesUnderWay = 0;
    m_snapshotEnded = false;
    m_begun = false;
    m_resumed = place.has_value();
    QUrlQuery query;
    if (place) {
        qCInfo(lcPull, "the snapshot goes on after %ls", qUtf16Printable(place->after));
        query.addQueryItem(QStringLiteral("after"), place->after);
        query.addQueryItem(QStringLiteral("cursor"), place->cursor);
    }
    m_reply = m_channel.stream(QStringLiteral("/v1/sync/snapshot"), query);
    // A full buffer makes TCP hold central back while the replica writes.
    m_reply->setReadBufferSize(ReadBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, &Puller::readSnapshot);
    connect(m_reply, &QNetworkReply::finished, this, &Puller::snapshotEnded);
}

void Puller::readSnapshot()
{
    while (m_reply && m_batchesUnderWay < MostBatchesUnderWay && m_reply->bytesAvailable() > 0) {
        if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
            return;
        if (!std::exchange(m_begun, true))
            m_store.snapshotBegins(QString::fromLatin1(m_reply->rawHeader("X-Wanmi-Cursor")));
        handOn(m_reply->read(PieceBytes));
    }
}

void Puller::handOn(QByteArray bytes)
{
    const quint64 generation = m_generation;
    ++m_batchesUnderWay;
    m_store.addSnapshotBytes(std::move(bytes))
        .then(this, [this, generation](const base::Result<store::SnapshotProgress> &added) {
            if (generation != m_generation)
                return;
            --m_batchesUnderWay;
            if (!added)
                return fail(added.error());
            m_rowsDone = added->rows;
            m_cursor = added->cursor;
            tellProgress();
            readSnapshot();
            if (m_snapshotEnded)
                finishSnapshot();
        });
}

void Puller::tellProgress()
{
    emit progressed(m_rowsDone, m_rowsTotal);
}

void Puller::snapshotEnded()
{
    if (!m_reply)
        return;
    m_snapshotEnded = true;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 410 && m_resumed) { // the first stream's cursor is of no use any more
        m_reply->deleteLater();
        m_reply = nullptr;
        return beginAnew();
    }
    readSnapshot();
    finishSnapshot();
}

/// The stream is over: whole, or cut. Either way what has come is in the replica before the next one is asked for.
void Puller::finishSnapshot()
{
    if (!m_reply || m_batchesUnderWay > 0)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200 || m_reply->error() != QNetworkReply::NoError) {
        const auto outcome = Channel::outcomeOf(*m_reply);
        m_snapshotEnded = false;
        fail(outcome ? Error{ErrorKind::Unreachable, QStringLiteral("central-unreachable"), {}}
                     : outcome.error());
        return;
    }
    if (m_cursor.isEmpty()) {
        fail({ErrorKind::Unreachable, QStringLiteral("snapshot-cut"), QStringLiteral("stream ended early")});
        return;
    }
    m_reply->deleteLater();
    m_reply = nullptr;
    m_begun = false;
    complete(m_cursor);
}

void Puller::complete(const QString &cursor)
{
    const quint64 generation = m_generation;
    m_store.finishBootstrap(cursor).then(this, [this, generation, cursor](const base::Result<void> &finished) {
        if (generation != m_generation)
            return;
        if (!finished) {
            fail(finished.error());
            return;
        }
        qCDebug(lcPull, "bootstrap complete: %lld rows", static_cast<long long>(m_rowsDone));
        emit bootstrapped();
        follow(cursor);
    });
}

void Puller::follow(const QString &cursor)
{
    stop();
    m_cursor = cursor;
    poll(std::chrono::seconds(0)); // at once, so that a seat that has missed nothing knows it
}

void Puller::poll(std::chrono::seconds wait)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("after"), m_cursor);
    query.addQueryItem(QStringLiteral("limit"), QString::number(ChangesPerPage));
    query.addQueryItem(QStringLiteral("wait"), QString::number(wait.count()));
    const quint64 generation = m_generation;
    m_reply = m_channel.get(
        QStringLiteral("/v1/changes"), query, this,
        [this, generation](base::Result<HttpAnswer> outcome) {
            if (generation == m_generation)
                takePage(std::move(outcome));
        },
        static_cast<int>(wait.count()) * 1000 + 15'000, "application/cbor-seq");
}

void Puller::takePage(base::Result<HttpAnswer> outcome)
{
    m_reply = nullptr;
    if (!outcome) {
        // 410 arrives as Conflict: the cursor is of another epoch, scope or schema, or too old.
        if (outcome.error().kind == ErrorKind::Conflict) {
            stop();
            emit feedBroken(outcome.error().reason);
        } else {
            fail(outcome.error());
        }
        return;
    }
    if (outcome->status == 204) {
        emit caughtUp(false);
        poll(m_longPoll);
        return;
    }
    const auto page = pageOf(*outcome);
    if (!page) {
        fail(page.error());
        return;
    }
    const quint64 generation = m_generation;
    const bool more = page->more;
    const QString next = page->next;
    m_store.apply(*page).then(this, [=, this](const base::Result<void> &applied) {
        if (generation != m_generation)
            return;
        if (!applied) {
            fail(applied.error());
            return;
        }
        m_cursor = next;
        emit caughtUp(more);
        poll(m_longPoll);
    });
}
} // namespace wanmi::sync
