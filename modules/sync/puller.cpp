// SPDX-License-Identifier: GPL-3.0-or-later
#include "puller.h"

#include "protocol/messages.h"
#include "protocol/tables.h"

#include <QLoggingCategory>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcPull, "wanmi.sync.pull")
constexpr size_t RowsPerBatch = 4'000;
constexpr int MostBatchesUnderWay = 4;
constexpr qint64 ReadBuffer = 4 << 20;
constexpr int ChangesPerPage = 2'000;
} // namespace

Puller::Puller(Channel &channel, store::Store &store, std::chrono::seconds longPoll, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_store(store)
    , m_longPoll(longPoll)
{
}

void Puller::stop()
{
    ++m_generation;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}

void Puller::fail(const Error &error)
{
    stop();
    emit failed(error);
}

void Puller::bootstrap(const protocol::Manifest &manifest)
{
    stop();
    m_decoder = {};
    m_batch.clear();
    m_cursor.clear();
    m_rowsDone = 0;
    m_rowsTotal = 0;
    m_batchesUnderWay = 0;
    m_snapshotEnded = false;
    for (const auto &[table, rows] : manifest.counts)
        m_rowsTotal += rows;
    const quint64 generation = m_generation;
    m_store.beginBootstrap(manifest).then(this, [this, generation](const base::Result<void> &begun) {
        if (generation != m_generation)
            return;
        if (!begun) {
            fail(begun.error());
            return;
        }
        m_reply = m_channel.stream(QStringLiteral("/v1/sync/snapshot"), {});
        // A full buffer makes TCP hold central back while the replica writes.
        m_reply->setReadBufferSize(ReadBuffer);
        connect(m_reply, &QNetworkReply::readyRead, this, &Puller::readSnapshot);
        connect(m_reply, &QNetworkReply::finished, this, &Puller::snapshotEnded);
    });
}

void Puller::readSnapshot()
{
    while (m_reply && m_batchesUnderWay < MostBatchesUnderWay && m_reply->bytesAvailable() > 0) {
        if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
            return;
        m_decoder.feed(m_reply->read(ReadBuffer / 4));
        for (;;) {
            auto row = m_decoder.next();
            if (!row) {
                fail(row.error());
                return;
            }
            if (!*row)
                break;
            if ((*row)->isTrailer()) {
                m_cursor = (*row)->id;
                continue;
            }
            m_batch.push_back(std::move(**row));
            if (m_batch.size() >= RowsPerBatch)
                deliver();
        }
    }
}

void Puller::deliver()
{
    if (m_batch.empty())
        return;
    const quint64 generation = m_generation;
    const auto rows = static_cast<qint64>(m_batch.size());
    ++m_batchesUnderWay;
    m_store.addSnapshotRows(std::exchange(m_batch, {}))
        .then(this, [=, this](const base::Result<void> &added) {
            if (generation != m_generation)
                return;
            --m_batchesUnderWay;
            if (!added) {
                fail(added.error());
                return;
            }
            m_rowsDone += rows;
            emit progressed(m_rowsDone, m_rowsTotal);
            if (m_snapshotEnded)
                finishSnapshot();
            else
                readSnapshot();
        });
}

void Puller::snapshotEnded()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200 || m_reply->error() != QNetworkReply::NoError) {
        const auto outcome = Channel::outcomeOf(*m_reply);
        fail(outcome ? Error{ErrorKind::Unreachable, QStringLiteral("central-unreachable"), {}}
                     : outcome.error());
        return;
    }
    if (m_reply->bytesAvailable() > 0 && m_batchesUnderWay >= MostBatchesUnderWay) {
        // The rest is read as batches come back.
        m_snapshotEnded = true;
        return;
    }
    m_snapshotEnded = true;
    readSnapshot();
    if (m_reply)
        finishSnapshot();
}

void Puller::finishSnapshot()
{
    if (!m_reply)
        return;
    if (m_reply->bytesAvailable() > 0)
        readSnapshot();
    if (!m_reply || m_reply->bytesAvailable() > 0)
        return;
    deliver();
    if (m_batchesUnderWay > 0)
        return;
    if (m_cursor.isEmpty() || !m_decoder.isEmpty()) {
        fail({ErrorKind::Unreachable, QStringLiteral("snapshot-cut"), QStringLiteral("stream ended early")});
        return;
    }
    m_reply->deleteLater();
    m_reply = nullptr;
    const quint64 generation = m_generation;
    m_store.finishBootstrap(m_cursor).then(this, [this, generation](const base::Result<void> &finished) {
        if (generation != m_generation)
            return;
        if (!finished) {
            fail(finished.error());
            return;
        }
        qCDebug(lcPull, "bootstrap complete: %lld rows", static_cast<long long>(m_rowsDone));
        emit bootstrapped();
        follow(m_cursor);
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
        static_cast<int>(wait.count()) * 1000 + 15'000);
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
    const auto json = outcome->json();
    const auto page = json ? protocol::fromJson<protocol::ChangePage>(*json)
                           : base::Result<protocol::ChangePage>(tl::unexpected(json.error()));
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
