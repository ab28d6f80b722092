// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/central.h"
#include "server/evaluationopen.h"
#include "server/evaluationrows.h"
#include "server/opencity.h"
#include "server/postgresledger.h"
#include "server/postgresschema.h"

namespace wanmi::server {
namespace {
using postgres::Database;
using postgres::Ledger;
using postgres::Query;
using postgres::Transaction;

class PostgresShelf final : public EvaluationShelf
{
public:
    explicit PostgresShelf(const QString &address)
        : m_database(address.toUtf8(), postgres::beginEpochAfterPromotion)
    {
        postgres::migrate(m_database);
    }

    base::Result<void> addModel(const KeptModel &model) override
    {
        return write<void>([&](Ledger &ledger) -> base::Result<void> {
            if (const auto present = textOf(model.id, model.version)) {
                if (*present != model.text)
                    return base::failure(ErrorKind::Conflict, QStringLiteral("version-exists"), model.id + u' ' + model.version);
                return {};
            }
            Query insert(m_database,
                         std::string("INSERT INTO evaluation_model (") + ModelColumns + ") VALUES (" + marks(5, true) + ')');
            bindModel(insert, model);
            insert.run();
            ledger.audit(entryOf(model));
            return {};
        });
    }

    base::Result<void> removeModel(const QString &id, const QString &version, base::Instant at, const QString &by) override
    {
        return write<void>([&](Ledger &ledger) -> base::Result<void> {
            if (!textOf(id, version))
                return noSuchModel(id, version);
            for (const char *table : {"evaluation_publication", "evaluation_activation"}) {
                Query used(m_database, std::string("SELECT 1 FROM ") + table + " WHERE model = $1 AND version = $2 LIMIT 1");
                if (used.bind(id).bind(version).step())
                    return base::failure(ErrorKind::Conflict, QStringLiteral("model-in-use"), id + u' ' + version);
            }
            Query(m_database, "DELETE FROM evaluation_model WHERE id = $1 AND version = $2").bind(id).bind(version).run();
            ledger.audit(evaluationEntry("evaluation-model-remove", id + u' ' + version, {}, at, by));
            return {};
        });
    }

    base::Result<void> activate(const Activation &activation) override
    {
        return write<void>([&](Ledger &ledger) -> base::Result<void> {
            if (!textOf(activation.model, activation.version))
                return noSuchModel(activation.model, activation.version);
            Query insert(m_database, std::string("INSERT INTO evaluation_activation (") + ActivationColumns + ") VALUES ("
                             + marks(6, true) + ')');
            bindActivation(insert, activation);
            insert.run();
            ledger.audit(entryOf(activation));
            return {};
        });
    }

    base::Result<qint64> publish(const KeptPublication &publication) override
    {
        return write<qint64>([&](Ledger &ledger) -> base::Result<qint64> {
            const PublicationHead &head = publication.head;
            // Nobody publishes beside us: two firsts of one period would both find none.
            m_database.run("LOCK TABLE evaluation_publication IN EXCLUSIVE MODE");
            if (!textOf(head.model, head.version))
                return tl::unexpected(noSuchModel(head.model, head.version).error());
            Query present(m_database, "SELECT 1 FROM evaluation_publication WHERE actors = $1 AND period_from = $2 AND period_to = "
                                      "$3 LIMIT 1");
            present.bind(head.actors).bind(base::toMs(head.from)).bind(base::toMs(head.to));
            if (head.reason.isEmpty() && present.step())
                return base::failure(ErrorKind::Conflict, QStringLiteral("already-published"), head.actors);
            Query insert(m_database, std::string("INSERT INTO evaluation_publication (") + PublicationColumns + ") VALUES ("
                             + marks(14, true) + ") RETURNING n");
            bindPublication(insert, publication);
            const qint64 n = insert.step() ? insert.integer(0) : 0;
            ledger.audit(entryOf(head));
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
        return postgres::guarded([&]() -> base::Result<KeptPublication> {
            m_database.revive();
            Query query(m_database,
                        std::string("SELECT ") + HeadColumns + ", bytes, ground FROM evaluation_publication WHERE n = $1");
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
        Query query(m_database, "SELECT text FROM evaluation_model WHERE id = $1 AND version = $2");
        return query.bind(id).bind(version).step() ? std::optional(query.utf8(0).toByteArray()) : std::nullopt;
    }
    /// As PostgresStorage::write().
    template <typename Value, typename Body> base::Result<Value> write(Body body)
    {
        return postgres::guarded([&] {
            return postgres::repeated([&]() -> base::Result<Value> {
                m_database.revive();
                Transaction transaction(m_database);
                Ledger ledger(m_database);
                base::Result<Value> value = body(ledger);
                if (!value)
                    return value;
                ledger.write(Ledger::News::Changes);
                transaction.commit();
                return value;
            });
        });
    }
    template <typename Value, typename Take>
    base::Result<std::vector<Value>> all(const char *columns, const char *from, Take take)
    {
        return postgres::guarded([&]() -> base::Result<std::vector<Value>> {
            m_database.revive();
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

base::Result<std::unique_ptr<EvaluationShelf>> openPostgresShelf(const QString &address)
{
    return postgres::guarded(
        [&]() -> base::Result<std::unique_ptr<EvaluationShelf>> { return std::make_unique<PostgresShelf>(address); });
}

base::Result<std::unique_ptr<EvaluationShelf>> openEvaluationShelf(const QString &folder)
{
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    if (const auto address = storageAddress(folder))
        return openPostgresShelf(*address);
    return openSqliteShelf(databasePath(folder));
}
} // namespace wanmi::server
