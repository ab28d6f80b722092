// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/evaluationopen.h"
#include "server/evaluationrows.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

namespace wanmi::server {
namespace {

class SqliteShelf final : public EvaluationShelf
{
public:
    explicit SqliteShelf(const QString &path)
        : m_database(path, Database::Mode::Write)
    {
        m_database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        migrate(m_database);
    }

    base::Result<void> addModel(const KeptModel &model) override
    {
        return guarded([&]() -> base::Result<void> {
            Transaction transaction(m_database);
            if (const auto present = textOf(model.id, model.version)) {
                if (*present != model.text)
                    return base::failure(ErrorKind::Conflict, QStringLiteral("version-exists"), model.id + u' ' + model.version);
                return {};
            }
            Query insert(m_database,
                         std::string("INSERT INTO evaluation_model (") + ModelColumns + ") VALUES (" + marks(5, false) + ')');
            bindModel(insert, model);
            insert.run();
            appendAudit(m_database, entryOf(model));
            transaction.commit();
            return {};
        });
    }

    base::Result<void> removeModel(const QString &id, const QString &version, base::Instant at, const QString &by) override
    {
        return guarded([&]() -> base::Result<void> {
            Transaction transaction(m_database);
            if (!textOf(id, version))
                return noSuchModel(id, version);
            for (const char *table : {"evaluation_publication", "evaluation_activation"}) {
                Query used(m_database, std::string("SELECT 1 FROM ") + table + " WHERE model = ? AND version = ? LIMIT 1");
                if (used.bind(id).bind(version).step())
                    return base::failure(ErrorKind::Conflict, QStringLiteral("model-in-use"), id + u' ' + version);
            }
            Query(m_database, "DELETE FROM evaluation_model WHERE id = ? AND version = ?").bind(id).bind(version).run();
            appendAudit(m_database, evaluationEntry("evaluation-model-remove", id + u' ' + version, {}, at, by));
            transaction.commit();
            return {};
        });
    }

    base::Result<void> activate(const Activation &activation) override
    {
        return guarded([&]() -> base::Result<void> {
            Transaction transaction(m_database);
            if (!textOf(activation.model, activation.version))
                return noSuchModel(activation.model, activation.version);
            Query insert(m_database, std::string("INSERT INTO evaluation_activation (") + ActivationColumns + ") VALUES ("
                             + marks(6, false) + ')');
            bindActivation(insert, activation);
            insert.run();
            appendAudit(m_database, entryOf(activation));
            transaction.commit();
            return {};
        });
    }

    base::Result<qint64> publish(const KeptPublication &publication) override
    {
        return guarded([&]() -> base::Result<qint64> {
            const PublicationHead &head = publication.head;
            Transaction transaction(m_database);
            if (!textOf(head.model, head.version))
                return tl::unexpected(noSuchModel(head.model, head.version).error());
            Query present(m_database,
                          "SELECT 1 FROM evaluation_publication WHERE actors = ? AND period_from = ? AND period_to = ? LIMIT 1");
            present.bind(head.actors).bind(base::toMs(head.from)).bind(base::toMs(head.to));
            if (head.reason.isEmpty() && present.step())
                return base::failure(ErrorKind::Conflict, QStringLiteral("already-published"), head.actors);
            Query insert(m_database, std::string("INSERT INTO evaluation_publication (") + PublicationColumns + ") VALUES ("
                             + marks(14, false) + ')');
            bindPublication(insert, publication);
            insert.run();
            const qint64 n = m_database.lastId();
            appendAudit(m_database, entryOf(head));
            transaction.commit();
            return n;
        });
    }

    base::Result<std::vector<KeptModel>> models() override
    {
        return all<KeptModel>(ModelColumns, "evaluation_model ORDER BY id, version", modelIn<Query>);
    }
    base::Result<std::vector<Activation>> activations() override
    {
        return all<Activation>(ActivationColumns, "evaluation_activation ORDER BY n", activationIn<Query>);
    }
    base::Result<std::vector<PublicationHead>> publications() override
    {
        return all<PublicationHead>(HeadColumns, "evaluation_publication ORDER BY n", headIn<Query>);
    }
    base::Result<KeptPublication> publication(qint64 n) override
    {
        return guarded([&]() -> base::Result<KeptPublication> {
            Query query(m_database,
                        std::string("SELECT ") + HeadColumns + ", bytes, ground FROM evaluation_publication WHERE n = ?");
            if (!query.bind(n).step())
                return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-publication"), QString::number(n));
            return KeptPublication{headIn(query), query.blob(14).toByteArray(), query.blob(15).toByteArray()};
        });
    }
    base::Result<QHash<QString, QString>> names(const QString &actors, bool chinese) override
    {
        const QString table = tableOfNames(actors);
        if (table.isEmpty())
            return QHash<QString, QString>();
        const std::string columns = nameColumns(table, chinese);
        return byKey(all<ActorName>(columns.c_str(), table.toLatin1().constData(), nameIn<Query>));
    }

private:
    static base::Result<void> noSuchModel(const QString &id, const QString &version)
    {
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-model"), id + u' ' + version);
    }
    std::optional<QByteArray> textOf(const QString &id, const QString &version)
    {
        Query query(m_database, "SELECT text FROM evaluation_model WHERE id = ? AND version = ?");
        return query.bind(id).bind(version).step() ? std::optional(query.utf8(0).toByteArray()) : std::nullopt;
    }
    template <typename Value, typename Take>
    base::Result<std::vector<Value>> all(const char *columns, const char *from, Take take)
    {
        return guarded([&]() -> base::Result<std::vector<Value>> {
            std::vector<Value> values;
            Query query(m_database, std::string("SELECT ") + columns + " FROM " + from);
            while (query.step())
                values.push_back(take(query));
            return values;
        });
    }

    Database m_database;
};
} // namespace

base::Result<std::unique_ptr<EvaluationShelf>> openSqliteShelf(const QString &path)
{
    return guarded([&]() -> base::Result<std::unique_ptr<EvaluationShelf>> { return std::make_unique<SqliteShelf>(path); });
}
} // namespace wanmi::server
