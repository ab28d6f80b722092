// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/publishedtable.h"

#include <algorithm>
#include <numeric>

namespace wanmi::evaluation {
namespace {
tl::unexpected<Error> bad(const char *what)
{
    return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-publication"), QLatin1StringView(what));
}

/// As publish() wrote it.
QString textFrom(const QByteArray &field)
{
    QString text;
    const QString written = QString::fromUtf8(field);
    for (qsizetype i = 0; i < written.size(); ++i) {
        if (written[i] != u'\\' || i + 1 == written.size()) {
            text += written[i];
            continue;
        }
        const QChar next = written[++i];
        text += next == u't' ? QChar(u'\t') : next == u'n' ? QChar(u'\n') : next;
    }
    return text;
}

bool readActor(const QByteArrayList &fields, PublishedActor &actor)
{
    if (fields.size() != 10)
        return false;
    actor.key = textFrom(fields[1]);
    actor.group = textFrom(fields[2]);
    actor.standing = QString::fromLatin1(fields[3]);
    actor.score = fields[4].toDouble();
    actor.grade = fields[5] == "-" ? QString() : QString::fromLatin1(fields[5]);
    actor.rank = fields[6].toInt();
    actor.sample = fields[7].toLongLong();
    actor.deducted = fields[8].toDouble();
    actor.isLastPlace = fields[9] == "last";
    return true;
}

bool readTerms(const QByteArrayList &fields, qsizetype terms, PublishedActor &actor)
{
    if (fields.size() != 1 + 5 * terms)
        return false;
    for (qsizetype i = 1; i < fields.size(); i += 5) {
        PublishedTerm term;
        if (fields[i] != "-")
            term.value = fields[i].toDouble();
        term.weight = fields[i + 1].toDouble();
        term.points = fields[i + 2].toDouble();
        term.numerator = fields[i + 3].toLongLong();
        term.denominator = fields[i + 4].toLongLong();
        actor.terms.push_back(term);
    }
    return true;
}

bool readCounts(const QByteArrayList &fields, qsizetype counts, std::vector<qint64> &into)
{
    if (fields.size() != 1 + counts)
        return false;
    for (qsizetype i = 1; i < fields.size(); ++i)
        into.push_back(fields[i].toLongLong());
    return true;
}

QByteArray quoted(QString text)
{
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text[0]))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return text.toUtf8();
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 6);
}
} // namespace

std::vector<std::size_t> PublishedTable::inRankOrder() const
{
    std::vector<std::size_t> order(actors.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [this](std::size_t i) {
        return actors[i].rank > 0 ? actors[i].rank : std::numeric_limits<int>::max();
    });
    return order;
}

base::Result<PublishedTable> publishedTable(const QByteArray &bytes)
{
    auto head = headOf(bytes);
    if (!head)
        return tl::unexpected(head.error());
    PublishedTable table;
    table.head = *std::move(head);
    bool isGood = true;
    for (const QByteArray &line : bytes.split('\n')) {
        const QByteArrayList fields = line.split('\t');
        const QByteArray &name = fields[0];
        if (name == "terms" || name == "counts") {
            for (qsizetype i = 1; i < fields.size(); ++i)
                (name == "terms" ? table.terms : table.counts).append(textFrom(fields[i]));
        } else if (name == "actor") {
            table.actors.emplace_back();
            isGood = isGood && readActor(fields, table.actors.back());
        } else if (name == "terms of" || name == "counted" || name == "scored") {
            if (table.actors.empty())
                return bad("an actor's line without the actor");
            PublishedActor &actor = table.actors.back();
            isGood = isGood
                && (name == "terms of"       ? readTerms(fields, table.terms.size(), actor)
                        : name == "counted" ? readCounts(fields, table.counts.size(), actor.raw)
                                            : readCounts(fields, table.counts.size(), actor.scored));
        }
    }
    for (const PublishedActor &actor : table.actors)
        isGood = isGood && actor.terms.size() == std::size_t(table.terms.size())
            && actor.raw.size() == std::size_t(table.counts.size()) && actor.scored.size() == actor.raw.size();
    if (!isGood)
        return bad("a line is too short or too long");
    return table;
}

QByteArray csvOf(const PublishedTable &table, const CallOf &callOf, bool keys)
{
    QByteArray csv("\xEF\xBB\xBF");
    QByteArrayList titles{"rank", "name"};
    if (keys)
        titles << "key";
    titles << "group" << "standing" << "score" << "grade" << "sample" << "deducted" << "lastPlace";
    for (const QString &term : table.terms) {
        for (const char *part : {"", ".points", ".numerator", ".denominator"})
            titles << quoted(term) + part;
    }
    for (const QString &count : table.counts)
        titles << "count." + quoted(count);
    csv += titles.join(',') + "\r\n";
    for (const std::size_t index : table.inRankOrder()) {
        const PublishedActor &actor = table.actors[index];
        const QString called = callOf ? callOf(actor.key) : QString();
        const bool hasScore = actor.standing != u"no-data";
        QByteArrayList fields{actor.rank > 0 ? QByteArray::number(actor.rank) : QByteArray(),
                              quoted(called.isEmpty() ? actor.key : called)};
        if (keys)
            fields << quoted(actor.key);
        fields << quoted(actor.group) << quoted(actor.standing) << (hasScore ? number(actor.score) : QByteArray())
               << actor.grade.toUtf8() << QByteArray::number(actor.sample) << number(actor.deducted)
               << (actor.isLastPlace ? "1" : "0");
        for (const PublishedTerm &term : actor.terms)
            fields << (term.value ? number(*term.value) : QByteArray()) << number(term.points)
                   << QByteArray::number(term.numerator) << QByteArray::number(term.denominator);
        for (const qint64 count : actor.raw)
            fields << QByteArray::number(count);
        csv += fields.join(',') + "\r\n";
    }
    return csv;
}
} // namespace wanmi::evaluation
