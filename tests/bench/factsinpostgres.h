// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/tally.h"
#include "support/postgrescluster.h"

#include <QHash>

#include <memory>

struct pg_conn;

namespace wanmi::bench {

/// The facts of evaluation as a table in a PostgreSQL of its own, and its counts as SQL.
class FactsInPostgres
{
public:
    /// Null (the reason is printed): there is none here. \param kinds are all it gets
    static std::unique_ptr<FactsInPostgres> with(const evaluation::FactTable &facts,
                                                 const std::vector<evaluation::FactKind> &kinds);
    ~FactsInPostgres();

    /// By actor's key: for each count that is counted for the question, its raw and its exempt number.
    using Numbers = QHash<QString, std::vector<std::pair<qint64, qint64>>>;
    /// Nothing (what was wrong is printed). \param seconds until all numbers had come, added
    [[nodiscard]] std::optional<Numbers> counted(const evaluation::Question &question, double &seconds);
    [[nodiscard]] QString version() const;

private:
    explicit FactsInPostgres(const evaluation::FactTable &facts)
        : m_facts(facts)
    {
    }
    bool run(const QByteArray &sql);
    bool copy(evaluation::FactKind kind);
    bool begin(const std::vector<evaluation::FactKind> &kinds);
    struct Query
    {
        QByteArray sql;
        std::vector<evaluation::Count> counts; ///< of its columns, raw and exempt each
    };
    /// One SELECT for all that ended in the period and one for each count of what was late at its end.
    [[nodiscard]] std::vector<Query> queriesOf(const evaluation::Question &question,
                                               const std::vector<evaluation::Count> &counts) const;
    [[nodiscard]] const QString &keyOf(evaluation::Dimension by, std::size_t number) const;

    const evaluation::FactTable &m_facts;
    test::PostgresCluster m_cluster;
    pg_conn *m_connection = nullptr;
    std::array<std::vector<QString>, 4> m_areas; ///< keys of districts, streets, communities and cells, by number
    std::array<std::vector<int>, 4> m_areaOfName; ///< by NameId
};
} // namespace wanmi::bench
