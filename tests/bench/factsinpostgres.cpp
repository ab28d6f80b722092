// SPDX-License-Identifier: GPL-3.0-or-later
#include "factsinpostgres.h"

#include <QElapsedTimer>

#include <libpq-fe.h>

#include <algorithm>
#include <cstdio>

namespace wanmi::bench {
namespace {
using evaluation::Count;
using evaluation::CountRule;
using evaluation::Dimension;
using evaluation::FactKind;
using evaluation::When;
namespace mark = evaluation::mark;

constexpr std::array AreaDigits{6, 9, 12, 15};
constexpr std::array AreaColumns{"district", "street", "community", "cell"};
constexpr qsizetype CopyAtOnce = 1 << 20;

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QByteArray columnOf(Dimension by)
{
    switch (by) {
    case Dimension::District:
    case Dimension::Street:
    case Dimension::Community:
    case Dimension::Cell:
        return AreaColumns[std::size_t(by) - std::size_t(Dimension::District)];
    case Dimension::Person:
        return "person";
    default:
        return "department";
    }
}

/// What a row must be like to count, but for its times.
QByteArray conditionOf(const CountRule &rule)
{
    QByteArray condition = "kind = " + number(int(rule.kind));
    if (rule.needs)
        condition += " AND marks & " + number(rule.needs) + " = " + number(rule.needs);
    if (rule.forbids)
        condition += " AND marks & " + number(rule.forbids) + " = 0";
    if (rule.outcomes != ~0ULL) {
        QByteArrayList outcomes;
        for (int i = 0; i <= int(evaluation::Outcome::OutOfUse); ++i) {
            if (rule.outcomes >> i & 1)
                outcomes << number(i);
        }
        condition += " AND outcome IN (" + outcomes.join(',') + ')';
    }
    return condition;
}
} // namespace

std::unique_ptr<FactsInPostgres> FactsInPostgres::with(const evaluation::FactTable &facts,
                                                       const std::vector<FactKind> &kinds)
{
    std::unique_ptr<FactsInPostgres> made(new FactsInPostgres(facts));
    made->m_cluster.beLikeAServer();
    if (const QString why = made->m_cluster.begin(); !why.isEmpty()) {
        std::fprintf(stderr, "no PostgreSQL: %s\n", qPrintable(why));
        return nullptr;
    }
    return made->begin(kinds) ? std::move(made) : nullptr;
}

FactsInPostgres::~FactsInPostgres()
{
    PQfinish(m_connection);
}

bool FactsInPostgres::run(const QByteArray &sql)
{
    PGresult *result = PQexec(m_connection, sql.constData());
    const ExecStatusType status = PQresultStatus(result);
    const bool isDone = status == PGRES_COMMAND_OK || status == PGRES_COPY_IN || status == PGRES_TUPLES_OK;
    if (!isDone)
        std::fprintf(stderr, "PostgreSQL: %s", PQerrorMessage(m_connection));
    PQclear(result);
    return isDone;
}

bool FactsInPostgres::begin(const std::vector<FactKind> &kinds)
{
    m_connection = PQconnectdb(m_cluster.address(QStringLiteral("gis")).toUtf8().constData());
    if (PQstatus(m_connection) != CONNECTION_OK)
        return false;
    const evaluation::Names &names = m_facts.names();
    for (std::size_t level = 0; level < AreaDigits.size(); ++level) {
        QHash<QString, int> numbers;
        for (evaluation::NameId name = 0; name < names.size(); ++name) {
            const QString key = names.text(name).left(AreaDigits[level]);
            auto known = numbers.constFind(key);
            if (known == numbers.constEnd()) {
                known = numbers.insert(key, int(m_areas[level].size()));
                m_areas[level].push_back(key);
            }
            m_areaOfName[level].push_back(*known);
        }
    }
    if (!run("SET work_mem = '256MB'; SET jit = off") // which it is quicker without
        || !run("CREATE TABLE fact (started_at bigint, due_at bigint, end_at bigint, handled_in_time_at bigint, subject int, "
                "person int, department int, district int, street int, community int, cell int, marks int, kind smallint, "
                "outcome smallint)"))
        return false;
    for (const FactKind kind : kinds) {
        if (!copy(kind))
            return false;
    }
    for (const char *index : {"(kind, end_at)", "(kind, end_at) WHERE due_at < end_at"}) {
        if (!run(QByteArray("CREATE INDEX ON fact ") + index))
            return false;
    }
    return run("CREATE INDEX ON fact (subject) WHERE kind = " + number(int(FactKind::Feedback))) && run("VACUUM ANALYZE");
}

bool FactsInPostgres::copy(FactKind kind)
{
    if (!run("COPY fact FROM STDIN"))
        return false;
    const evaluation::FactBlock &block = m_facts.of(kind);
    std::vector<std::size_t> order(block.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return block.end[i]; });
    QByteArray lines;
    const auto put = [&] {
        const bool isPut = PQputCopyData(m_connection, lines.constData(), int(lines.size())) == 1;
        lines.clear();
        return isPut;
    };
    for (const std::size_t i : order) {
        const std::array<qint64, 14> fields{block.start[i],
                                            block.due[i],
                                            block.end[i],
                                            m_facts.handledInTimeAt(block.subject[i]),
                                            block.subject[i],
                                            block.person[i],
                                            block.department[i],
                                            m_areaOfName[0][block.cell[i]],
                                            m_areaOfName[1][block.cell[i]],
                                            m_areaOfName[2][block.cell[i]],
                                            m_areaOfName[3][block.cell[i]],
                                            block.marks[i],
                                            int(kind),
                                            block.outcome[i]};
        for (const qint64 field : fields)
            lines += number(field) + '\t';
        lines.back() = '\n';
        if (lines.size() > CopyAtOnce && !put())
            return false;
    }
    if (!put() || PQputCopyEnd(m_connection, nullptr) != 1)
        return false;
    bool isDone = false;
    while (PGresult *result = PQgetResult(m_connection)) {
        isDone = PQresultStatus(result) == PGRES_COMMAND_OK;
        PQclear(result);
    }
    return isDone;
}

std::vector<FactsInPostgres::Query> FactsInPostgres::queriesOf(const evaluation::Question &question,
                                                               const std::vector<Count> &counts) const
{
    const QByteArray by = columnOf(question.by), from = number(base::toMs(question.period.from)),
                     to = number(base::toMs(question.period.to));
    QByteArray common = " AND " + by + " <> 0";
    if (question.by == Dimension::Department)
        common += " AND marks & " + number(mark::Voided) + " = 0";
    const QByteArray waits = "EXISTS (SELECT FROM fact w WHERE w.kind = " + number(int(FactKind::Feedback))
        + " AND w.subject = f.subject AND w.started_at < " + to + " AND w.end_at >= " + to
        + " AND w.started_at <= f.due_at)";
    Query ended;
    QByteArrayList kinds, columns;
    std::vector<Query> queries;
    for (const Count count : counts) {
        const CountRule &rule = evaluation::ruleOf(count);
        const QByteArray condition = conditionOf(rule), kind = number(int(rule.kind));
        const QByteArray both = "count(*) FILTER (WHERE " + condition + "), count(*) FILTER (WHERE " + condition
            + " AND marks & " + number(mark::Exempt) + " <> 0)";
        if (rule.when == When::EndsIn) {
            columns << both;
            ended.counts.push_back(count);
            if (!kinds.contains(kind))
                kinds << kind;
            continue;
        }
        QByteArray late = "SELECT " + by + ", " + both + " FROM fact f WHERE kind = " + kind + common + " AND end_at >= " + to
            + " AND started_at < " + to + " AND due_at < " + to + " AND due_at < end_at";
        if (rule.kind == FactKind::Handle)
            late += " AND NOT " + waits;
        if (rule.kind == FactKind::Close)
            late += " AND (marks & " + number(mark::OwnDue) + " <> 0 OR handled_in_time_at >= " + to + " AND NOT " + waits + ')';
        queries.push_back({late + " GROUP BY 1", {count}});
    }
    ended.sql = "SELECT " + by + ", " + columns.join(", ") + " FROM fact f WHERE kind IN (" + kinds.join(',') + ')' + common
        + " AND end_at >= " + from + " AND end_at < " + to + " GROUP BY 1";
    queries.push_back(ended);
    return queries;
}

std::optional<FactsInPostgres::Numbers> FactsInPostgres::counted(const evaluation::Question &question, double &seconds)
{
    const std::vector<Count> counts = evaluation::Tally({}, question.counts, question.options).counts();
    Numbers numbers;
    for (const Query &query : queriesOf(question, counts)) {
        QElapsedTimer since;
        since.start();
        PGresult *result = PQexec(m_connection, query.sql.constData());
        seconds += double(since.nsecsElapsed()) / 1e9;
        if (PQresultStatus(result) != PGRES_TUPLES_OK) {
            std::fprintf(stderr, "PostgreSQL: %s", PQerrorMessage(m_connection));
            PQclear(result);
            return std::nullopt;
        }
        for (int row = 0; row < PQntuples(result); ++row) {
            const auto field = [&](int column) { return QByteArray(PQgetvalue(result, row, column)).toLongLong(); };
            auto &own = numbers[keyOf(question.by, std::size_t(field(0)))];
            own.resize(counts.size());
            for (std::size_t i = 0; i < query.counts.size(); ++i) {
                const auto at = std::size_t(std::ranges::find(counts, query.counts[i]) - counts.begin());
                own[at].first += field(int(1 + 2 * i));
                own[at].second += field(int(2 + 2 * i));
            }
        }
        PQclear(result);
    }
    return numbers;
}

const QString &FactsInPostgres::keyOf(Dimension by, std::size_t number) const
{
    if (by < Dimension::District || by > Dimension::Cell)
        return m_facts.names().text(evaluation::NameId(number));
    return m_areas[std::size_t(by) - std::size_t(Dimension::District)][number];
}

QString FactsInPostgres::version() const
{
    return QStringLiteral("PostgreSQL ") + QString::fromLatin1(PQparameterStatus(m_connection, "server_version")).section(u' ', 0, 0);
}
} // namespace wanmi::bench
