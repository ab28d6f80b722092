// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/evaluationshelf.h"
#include "server/storage.h"

#include <string>

/// Models and publications in rows: the same for every database.
namespace wanmi::server {

inline constexpr const char *ModelColumns = "id, version, text, made_at, made_by";
inline constexpr const char *ActivationColumns = "actors, model, version, from_day, made_at, made_by";
inline constexpr const char *HeadColumns = "n, actors, kind, period_from, period_to, model, version, calendar, as_of, hash, "
                                           "length(bytes), reason, published_at, published_by";
inline constexpr const char *PublicationColumns
    = "actors, kind, period_from, period_to, model, version, calendar, as_of, hash, reason, published_at, published_by, bytes, "
      "ground";

/// "?, ?, ?" or "$1, $2, $3"
[[nodiscard]] inline std::string marks(int count, bool dollar)
{
    std::string list;
    for (int i = 1; i <= count; ++i)
        list += (i == 1 ? "" : ", ") + (dollar ? '$' + std::to_string(i) : std::string("?"));
    return list;
}

using ActorName = std::pair<QString, QString>;
/// What follows "SELECT id, NAME FROM"; empty: actors of that kind have no names.
[[nodiscard]] inline QString tableOfNames(const QString &actors)
{
    for (const char *level : {"district", "street", "community"}) {
        if (actors == QLatin1StringView(level))
            return QStringLiteral("area WHERE level = '%1'").arg(actors);
    }
    for (const char *post : {"supervisor", "acceptor", "shift-leader", "dispatcher", "reporter"}) {
        if (actors == QLatin1StringView(post))
            return QStringLiteral("person");
    }
    return actors == u"department" ? actors : QString();
}
[[nodiscard]] inline std::string nameColumns(const QString &table, bool chinese)
{
    if (table == u"person")
        return "id, name";
    return chinese ? "id, name_zh" : "id, coalesce(nullif(name_en, ''), name_zh)";
}
template <typename Query> [[nodiscard]] ActorName nameIn(const Query &row)
{
    return {row.text(0), row.text(1)};
}
[[nodiscard]] inline base::Result<QHash<QString, QString>> byKey(const base::Result<std::vector<ActorName>> &names)
{
    if (!names)
        return tl::unexpected(names.error());
    QHash<QString, QString> found;
    for (const auto &[key, name] : *names)
        found.insert(key, name);
    return found;
}

template <typename Query> [[nodiscard]] KeptModel modelIn(const Query &row)
{
    return {row.text(0), row.text(1), row.utf8(2).toByteArray(), base::instantFromMs(row.integer(3)), row.text(4)};
}

template <typename Query> [[nodiscard]] Activation activationIn(const Query &row)
{
    return {row.text(0), row.text(1), row.text(2), QDate::fromString(row.text(3), Qt::ISODate),
            base::instantFromMs(row.integer(4)), row.text(5)};
}

template <typename Query> [[nodiscard]] PublicationHead headIn(const Query &row)
{
    PublicationHead head;
    head.n = row.integer(0);
    head.actors = row.text(1);
    head.kind = row.text(2);
    head.from = base::instantFromMs(row.integer(3));
    head.to = base::instantFromMs(row.integer(4));
    head.model = row.text(5);
    head.version = row.text(6);
    head.calendar = row.text(7);
    head.asOf = base::instantFromMs(row.integer(8));
    head.hash = row.utf8(9).toByteArray();
    head.size = row.integer(10);
    head.reason = row.text(11);
    head.at = base::instantFromMs(row.integer(12));
    head.by = row.text(13);
    return head;
}

template <typename Query> void bindModel(Query &query, const KeptModel &model)
{
    query.bind(model.id).bind(model.version).bind(QString::fromUtf8(model.text)).bind(base::toMs(model.at)).bind(model.by);
}

template <typename Query> void bindActivation(Query &query, const Activation &one)
{
    query.bind(one.actors).bind(one.model).bind(one.version).bind(one.from.toString(Qt::ISODate));
    query.bind(base::toMs(one.at)).bind(one.by);
}

template <typename Query> void bindPublication(Query &query, const KeptPublication &publication)
{
    const PublicationHead &head = publication.head;
    query.bind(head.actors).bind(head.kind).bind(base::toMs(head.from)).bind(base::toMs(head.to));
    query.bind(head.model).bind(head.version).bind(head.calendar).bind(base::toMs(head.asOf));
    query.bind(QString::fromLatin1(head.hash)).bind(head.reason).bind(base::toMs(head.at)).bind(head.by);
    query.bindBlob(publication.bytes).bindBlob(publication.ground);
}

/// Who sits at this machine is the administrator, as with calendars.
[[nodiscard]] inline AuditEntry evaluationEntry(const char *deed, const QString &object, const QString &detail, base::Instant at,
                                                const QString &by)
{
    const bool isConsole = by == QLatin1StringView("console");
    return {at, isConsole ? QStringLiteral("administrator") : by, isConsole ? by : QString(), QLatin1StringView(deed), object,
            QStringLiteral("done"), detail};
}

[[nodiscard]] inline AuditEntry entryOf(const KeptModel &model)
{
    return evaluationEntry("evaluation-model-add", model.id + u' ' + model.version, {}, model.at, model.by);
}
[[nodiscard]] inline AuditEntry entryOf(const Activation &one)
{
    return evaluationEntry("evaluation-model-activate", one.model + u' ' + one.version,
                           one.actors + QStringLiteral(" from ") + one.from.toString(Qt::ISODate), one.at, one.by);
}
[[nodiscard]] inline AuditEntry entryOf(const PublicationHead &head)
{
    return evaluationEntry("evaluation-publish",
                           head.actors + u' ' + base::toUtc(head.from).toString(Qt::ISODate) + u' '
                               + base::toUtc(head.to).toString(Qt::ISODate),
                           head.model + u' ' + head.version + u' ' + QString::fromLatin1(head.hash), head.at, head.by);
}
} // namespace wanmi::server
