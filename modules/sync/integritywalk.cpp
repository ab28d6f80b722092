// SPDX-License-Identifier: GPL-3.0-or-later
#include "integritywalk.h"

#include "protocol/rowcodec.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

namespace wanmi::sync {
namespace {
Q_LOGGING_CATEGORY(lcIntegrity, "wanmi.sync.integrity")
using protocol::RangeSum;
using protocol::RowRange;

constexpr int MostTries = 5; // a stretch that changes all the time is looked at the next time round
constexpr int MostRefills = 2;
} // namespace

IntegrityWalk::IntegrityWalk(Channel &channel, store::Store &store, Pace pace, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
    , m_store(store)
    , m_pace(pace)
    // Seats of one room that start together do not all ask for the same.
    , m_table(QRandomGenerator::global()->bounded(quint32(protocol::tables().size())))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IntegrityWalk::look);
}

const protocol::TableSpec &IntegrityWalk::table() const
{
    return protocol::tables()[m_table];
}

void IntegrityWalk::start()
{
    if (m_walking || m_never || m_pace.step.count() <= 0)
        return;
    m_walking = true;
    ++m_generation;
    m_timer.start(m_pace.step);
}

void IntegrityWalk::stop()
{
    m_walking = false;
    ++m_generation;
    m_timer.stop();
}

void IntegrityWalk::look()
{
    const quint64 generation = m_generation;
    m_store.status().then(this, [this, generation](const base::Result<store::ReplicaStatus> &replica) {
        if (generation != m_generation)
            return;
        if (!replica || !replica->complete) {
            m_timer.start(m_pace.step);
            return;
        }
        ask(replica->cursor, {}, [this](const RangeSum &central) { compare(central); });
    });
}

void IntegrityWalk::ask(const QString &cursor, const QString &upto, std::function<void(const RangeSum &)> then)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("table"), QString::fromLatin1(table().name));
    query.addQueryItem(QStringLiteral("columns"), QString::number(table().columns.size()));
    query.addQueryItem(QStringLiteral("cursor"), cursor);
    const auto addId = [&query](const char *name, const QString &id) {
        if (!id.isEmpty())
            query.addQueryItem(QString::fromLatin1(name), QString::fromLatin1(QUrl::toPercentEncoding(id)));
    };
    addId("after", m_after);
    addId("upto", upto);
    const quint64 generation = m_generation;
    m_channel.get(QStringLiteral("/v1/sync/sums"), query, this,
                  [this, generation, then = std::move(then)](const base::Result<HttpAnswer> &outcome) {
                      if (generation != m_generation)
                          return;
                      const auto sum = outcome.and_then([](const HttpAnswer &answer) { return answer.json(); })
                                           .and_then(protocol::rangeSumFrom);
                      if (!sum)
                          return wrongFor(sum.error());
                      if (sum->range.table != table().number || sum->range.after != m_after
                          || sum->range.columns > int(table().columns.size()))
                          return wrongFor({ErrorKind::Corrupt, QStringLiteral("bad-message"), {}});
                      then(*sum);
                  });
}

void IntegrityWalk::compare(const RangeSum &central)
{
    if (central.changed)
        return tryAgain(central.range.upto);
    const quint64 generation = m_generation;
    m_store.sumOf(central.range).then(this, [=, this](const base::Result<store::Store::RangeSum> &mine) {
        if (generation != m_generation)
            return;
        if (!mine)
            return wrongFor(mine.error());
        if (mine->hash == central.hash)
            return goOn(Next::After, central.range.upto);
        // A change may have come in between: what was read here stands for a cursor, and central is asked about that.
        confirm(*mine, central.range);
    });
}

void IntegrityWalk::confirm(const store::Store::RangeSum &mine, const RowRange &range)
{
    ask(mine.cursor, range.upto, [this, mine, range](const RangeSum &central) {
        if (central.changed || central.range != range)
            return tryAgain(range.upto);
        if (central.hash == mine.hash)
            return goOn(Next::After, range.upto);
        if (m_refills == MostRefills) {
            qCCritical(lcIntegrity, "%s: what was fetched anew is not what central adds up", table().name);
            emit refilled(range.table, 0, false);
            return goOn(Next::After, range.upto);
        }
        qCWarning(lcIntegrity, "%s: %lld rows here, %lld at central, and their sums differ: fetching them anew",
                  table().name, static_cast<long long>(mine.rows), static_cast<long long>(central.rows));
        fetch(central, mine.cursor);
    });
}

void IntegrityWalk::fetch(const RangeSum &central, const QString &cursor)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("table"), QString::fromLatin1(table().name));
    query.addQueryItem(QStringLiteral("columns"), QString::number(table().columns.size()));
    query.addQueryItem(QStringLiteral("cursor"), cursor);
    query.addQueryItem(QStringLiteral("after"), QString::fromLatin1(QUrl::toPercentEncoding(m_after)));
    query.addQueryItem(QStringLiteral("upto"), QString::fromLatin1(QUrl::toPercentEncoding(central.range.upto)));
    query.addQueryItem(QStringLiteral("since"), QString::number(base::toMs(central.range.since)));
    const quint64 generation = m_generation;
    m_channel.get(
        QStringLiteral("/v1/sync/rows"), query, this,
        [=, this](const base::Result<HttpAnswer> &outcome) {
            if (generation == m_generation)
                take(central, outcome);
        },
        60'000);
}

void IntegrityWalk::take(const RangeSum &central, const base::Result<HttpAnswer> &outcome)
{
    if (!outcome)
        return wrongFor(outcome.error());
    std::vector<protocol::RowChange> rows;
    rows.reserve(size_t(central.rows));
    protocol::RowDecoder decoder;
    decoder.feed(outcome->body);
    bool isWhole = false;
    for (;;) {
        auto row = decoder.next();
        if (!row)
            return wrongFor(row.error());
        if (!*row)
            break;
        if ((*row)->isTrailer())
            isWhole = true;
        else
            rows.push_back(std::move(**row));
    }
    if (!isWhole || !decoder.isEmpty())
        return wrongFor({ErrorKind::Unreachable, QStringLiteral("answer-cut"), {}});
    // Where no row is left there is none to say what the reading stands for: the sum does.
    const qint64 tail = rows.empty() ? central.tail : rows.front().seq;
    const quint64 generation = m_generation;
    m_store.refill(central.range, std::move(rows), tail).then(this, [=, this](const base::Result<int> &filled) {
        if (generation != m_generation)
            return;
        if (!filled && filled.error().reason == u"replica-newer")
            return tryAgain(central.range.upto);
        if (!filled)
            return wrongFor(filled.error());
        ++m_refills;
        if (*filled > 0)
            emit refilled(central.range.table, *filled, true);
        goOn(Next::Same);
    });
}

void IntegrityWalk::wrongFor(const Error &error)
{
    // A central of before, or one whose feed will say the same: nothing to do here.
    if (error.kind == ErrorKind::NotFound) {
        m_never = true;
        return stop();
    }
    if (error.kind == ErrorKind::Corrupt && error.reason == u"database-corrupt") {
        stop();
        emit unreadable(error);
        return;
    }
    qCDebug(lcIntegrity, "not now: %ls", qUtf16Printable(error.reason));
    m_timer.start(m_pace.step);
}

void IntegrityWalk::tryAgain(const QString &upto)
{
    if (++m_tries < MostTries)
        m_timer.start(m_pace.step);
    else
        goOn(Next::After, upto);
}

void IntegrityWalk::goOn(Next next, const QString &upto)
{
    std::chrono::milliseconds wait = m_pace.step;
    m_tries = 0;
    if (next == Next::After) {
        m_refills = 0;
        m_after = upto;
        if (upto.isEmpty() && ++m_table == protocol::tables().size()) {
            m_table = 0;
            wait = m_pace.pause;
            emit passed();
        }
    }
    m_timer.start(wait);
}
} // namespace wanmi::sync
