// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 with C++20 needs it before Asio

#include "evaluation/publishedtable.h"
#include "evaluation/report.h"
#include "server/api.h"
#include "server/evaluationshelf.h"

#include <QHash>
#include <QJsonArray>
#include <QTimeZone>

namespace wanmi::server {
namespace {
using evaluation::PublishedActor;
using evaluation::PublishedTable;

QString timeText(base::Instant at)
{
    return base::toUtc(at).toString(Qt::ISODateWithMs);
}

QJsonObject toJson(const PublicationHead &head)
{
    return {{QStringLiteral("id"), head.n},
            {QStringLiteral("actors"), head.actors},
            {QStringLiteral("kind"), head.kind},
            {QStringLiteral("from"), timeText(head.from)},
            {QStringLiteral("to"), timeText(head.to)},
            {QStringLiteral("model"), head.model},
            {QStringLiteral("modelVersion"), head.version},
            {QStringLiteral("calendar"), head.calendar},
            {QStringLiteral("asOf"), timeText(head.asOf)},
            {QStringLiteral("sha256"), QString::fromLatin1(head.hash)},
            {QStringLiteral("reason"), head.reason},
            {QStringLiteral("publishedAt"), timeText(head.at)},
            {QStringLiteral("publishedBy"), head.by}};
}

QJsonArray toJson(const std::vector<qint64> &numbers)
{
    QJsonArray array;
    for (const qint64 one : numbers)
        array.append(one);
    return array;
}

QJsonObject toJson(const PublishedActor &actor, const QString &key, const QString &name)
{
    QJsonArray terms;
    for (const evaluation::PublishedTerm &term : actor.terms) {
        QJsonObject object{{QStringLiteral("weight"), term.weight},
                           {QStringLiteral("points"), term.points},
                           {QStringLiteral("numerator"), term.numerator},
                           {QStringLiteral("denominator"), term.denominator}};
        if (term.value)
            object.insert(QStringLiteral("value"), *term.value);
        terms.append(object);
    }
    QJsonObject object{{QStringLiteral("key"), key},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("group"), actor.group},
                       {QStringLiteral("standing"), actor.standing},
                       {QStringLiteral("sample"), actor.sample},
                       {QStringLiteral("deducted"), actor.deducted},
                       {QStringLiteral("lastPlace"), actor.isLastPlace},
                       {QStringLiteral("terms"), terms},
                       {QStringLiteral("counted"), toJson(actor.raw)},
                       {QStringLiteral("scored"), toJson(actor.scored)}};
    if (actor.standing != u"no-data")
        object.insert(QStringLiteral("score"), actor.score);
    if (!actor.grade.isEmpty())
        object.insert(QStringLiteral("grade"), actor.grade);
    if (actor.rank > 0)
        object.insert(QStringLiteral("rank"), actor.rank);
    return object;
}

/// Whom the asker may see by name: people are the evaluator's business only.
class Callings
{
public:
    Callings(const PublicationHead &head, domain::Post asker, QHash<QString, QString> names)
        : m_names(std::move(names))
        , m_hides(evaluation::dimensionOfActors(head.actors) == evaluation::Dimension::Person && asker != domain::Post::Evaluator)
    {
    }
    [[nodiscard]] bool hides() const { return m_hides; }
    /// Key and name; the next number for somebody who is not named.
    [[nodiscard]] std::pair<QString, QString> next(const QString &key)
    {
        if (m_hides) {
            const QString number = QStringLiteral("person-%1").arg(++m_number, 3, 10, QLatin1Char('0'));
            return {number, number};
        }
        const QString name = m_names.value(key);
        return {key, name.isEmpty() ? key : name};
    }

private:
    QHash<QString, QString> m_names;
    bool m_hides;
    int m_number = 0;
};

Answer listAnswer(const std::vector<PublicationHead> &all, const QString &actors)
{
    QJsonArray publications;
    for (const PublicationHead &one : all) {
        if (actors.isEmpty() || one.actors == actors)
            publications.append(toJson(one));
    }
    return jsonAnswer(200, {{QStringLiteral("publications"), publications}});
}

Answer tableAnswer(const PublicationHead &head, const PublishedTable &table, Callings &callings)
{
    QJsonArray actors;
    for (const std::size_t index : table.inRankOrder()) {
        const auto [key, name] = callings.next(table.actors[index].key);
        actors.append(toJson(table.actors[index], key, name));
    }
    QJsonObject object = toJson(head);
    object.insert(QStringLiteral("terms"), QJsonArray::fromStringList(table.terms));
    object.insert(QStringLiteral("counts"), QJsonArray::fromStringList(table.counts));
    object.insert(QStringLiteral("ranking"), actors);
    return jsonAnswer(200, object);
}

Answer csvAnswer(const PublishedTable &table, Callings &callings)
{
    Answer answer;
    answer.contentType = "text/csv; charset=utf-8";
    answer.body = std::make_shared<const QByteArray>(evaluation::csvOf(
        table, [&](const QString &key) { return callings.next(key).second; }, !callings.hides()));
    return answer;
}
} // namespace

void Api::publications(Endpoint endpoint, const Request &request, const Session &session, const Responder &responder)
{
    const QString actors = request.query.queryItemValue(QStringLiteral("actors"));
    const QString format = request.query.queryItemValue(QStringLiteral("format"));
    const bool chinese = request.query.queryItemValue(QStringLiteral("lang")) != u"en";
    bool isNumber = true;
    const qint64 n = endpoint == Endpoint::ListPublications ? 0 : request.parameters.value(0).toLongLong(&isNumber);
    if (!isNumber)
        return responder.answer(errorAnswer(404, QStringLiteral("not-found"), QStringLiteral("no-such-publication"), {}));
    if (!format.isEmpty() && format != u"json" && format != u"csv")
        return responder.answer(errorAnswer(400, QStringLiteral("refused"), QStringLiteral("bad-query"), QStringLiteral("format")));
    // A connection of its own: what is published lies beside what central judges, and is asked for now and then.
    work(m_readers, responder, [=, this, post = session.post](const Responder &to) {
        const auto shelf = openEvaluationShelf(m_parts.folder);
        if (!shelf)
            return to.answer(errorAnswer(shelf.error()));
        if (endpoint == Endpoint::ListPublications) {
            const auto all = (*shelf)->publications();
            return to.answer(all ? listAnswer(*all, actors) : errorAnswer(all.error()));
        }
        const auto kept = (*shelf)->publication(n);
        if (!kept)
            return to.answer(errorAnswer(kept.error()));
        const auto table = evaluation::publishedTable(kept->bytes);
        const auto names = (*shelf)->names(kept->head.actors, chinese);
        if (!table)
            return to.answer(errorAnswer(table.error()));
        if (!names)
            return to.answer(errorAnswer(names.error()));
        Callings callings(kept->head, post, *names);
        to.answer(format == u"csv" ? csvAnswer(*table, callings) : tableAnswer(kept->head, *table, callings));
    });
}
} // namespace wanmi::server
