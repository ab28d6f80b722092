// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "server/api.h"
#include "server/cursor.h"

#include <QLoggingCategory>

#include <algorithm>
#include <variant>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(lcIntegrity, "wanmi.server.integrity")
using namespace std::chrono_literals;
using protocol::RowRange;

// A day less than a snapshot brings, from midnight UTC: every seat has all of these, and the sums hold for a day.
base::Instant actionsThatCount(base::Instant now)
{
    constexpr qint64 Day = 86'400'000;
    return base::instantFromMs((base::toMs(now) - 89 * Day) / Day * Day);
}

struct RangeAsk
{
    RowRange range;
    Cursor cursor;
};

std::variant<RangeAsk, Answer> rangeAsked(const Request &request, const Session &session, const CityFacts &facts,
                                          qint64 tail, base::Instant now)
{
    const auto text = [&request](const char *name) {
        return request.query.queryItemValue(QLatin1StringView(name), QUrl::FullyDecoded);
    };
    const auto bad = [](const char *what) {
        return errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-message"), QLatin1StringView(what));
    };
    const auto gone = [](const char *reason) {
        return errorAnswer(410, QStringLiteral("refused"), QLatin1StringView(reason), {});
    };
    const protocol::TableSpec *table = protocol::findTable(text("table"));
    if (!table)
        return bad("No such table.");
    const int known = text("columns").toInt();
    if (known < 1)
        return bad("Say how many columns you know.");
    const auto cursor = Cursor::fromText(text("cursor").toLatin1());
    if (!cursor)
        return errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-cursor"), {});
    if (cursor->epoch != facts.epoch || cursor->seq < 0 || cursor->seq > tail)
        return gone("epoch");
    if (cursor->scope != session.scope.hash())
        return gone("scope");
    if (cursor->seq < facts.oldestSeq)
        return gone("expired");
    RangeAsk ask{{table->number, text("after"), text("upto"), {}, std::min(known, int(table->columns.size()))}, *cursor};
    if (ask.range.after.size() > 200 || ask.range.upto.size() > 200)
        return bad("No such row.");
    if (table->number == protocol::TableNo::CaseAction) {
        bool isNumber = false;
        const qint64 since = text("since").toLongLong(&isNumber);
        ask.range.since = isNumber ? base::instantFromMs(since) : actionsThatCount(now);
    }
    return ask;
}
} // namespace

void Api::rangeSum(const Request &request, const Session &session, const Responder &responder)
{
    auto asked = rangeAsked(request, session, *facts(), m_parts.feed.tail(), m_parts.clock->now());
    if (auto *refusal = std::get_if<Answer>(&asked))
        return responder.answer(std::move(*refusal));
    // Not among the readers of short questions: a stretch may take some ten milliseconds.
    work(m_streams, responder, [this, session, ask = std::get<RangeAsk>(asked)](const Responder &answerTo) {
        const auto sum = m_sums.sum(session.scope, ask.range, ask.cursor.epoch, ask.cursor.seq, facts()->oldestSeq);
        answerTo.answer(sum ? jsonAnswer(200, protocol::toJson(*sum)) : errorAnswer(sum.error()));
    });
}

void Api::rangeRows(const Request &request, const Session &session, const Responder &responder)
{
    auto asked = rangeAsked(request, session, *facts(), m_parts.feed.tail(), m_parts.clock->now());
    if (auto *refusal = std::get_if<Answer>(&asked))
        return responder.answer(std::move(*refusal));
    work(m_streams, responder, [this, session, ask = std::get<RangeAsk>(asked)](const Responder &answerTo) {
        const auto read = m_parts.storage.rangeOf(session.scope, ask.range, m_parts.rowsOfRange, RowStamp::Reading);
        if (!read)
            return answerTo.answer(errorAnswer(read.error()));
        m_parts.feed.notify(read->seq); // perhaps committed and not told yet
        const char *table = protocol::spec(ask.range.table).name;
        m_metrics.noteRefill(table, read->count);
        qCWarning(lcIntegrity, "a seat of %ls fetches damaged rows of %s anew: %lld rows behind '%ls'",
                  qUtf16Printable(session.person.id.text()), table, static_cast<long long>(read->count),
                  qUtf16Printable(ask.range.after));
        auto bytes = std::make_shared<QByteArray>(read->rows);
        protocol::RowEncoder(*bytes).trailer(Cursor{ask.cursor.epoch, session.scope.hash(), read->seq}.toText());
        Answer answer;
        answer.contentType = "application/cbor-seq";
        answer.body = std::move(bytes);
        answerTo.answer(std::move(answer));
    });
}
} // namespace wanmi::server
