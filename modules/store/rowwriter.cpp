// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowwriter.h"

#include "domain/casefile.h"
#include "geo/gpkgblob.h"
#include "sqltext.h"

#include <cmath>

namespace wanmi::store {
namespace {
using protocol::RowChange;
using protocol::RowView;
using protocol::ValueView;
using protocol::RowOp;
using protocol::TableNo;

int indexOf(const protocol::TableSpec &table, std::string_view name)
{
    for (size_t i = 1; i < table.columns.size(); ++i) {
        if (name == table.columns[i].name)
            return static_cast<int>(i) - 1;
    }
    return -1;
}

std::optional<double> numberOf(const ValueView &value)
{
    if (value.kind == ValueView::Kind::Real)
        return value.real;
    if (value.kind == ValueView::Kind::Integer)
        return static_cast<double>(value.integer);
    return std::nullopt;
}

bool isEndedState(const ValueView &state)
{
    return state.kind == ValueView::Kind::Text && domain::isTerminal(QString::fromUtf8(state.bytes));
}

template <typename T> tl::unexpected<base::Error> handOn(const Result<T> &failed)
{
    return tl::unexpected<base::Error>(failed.error());
}
} // namespace

Result<RowWriter::TableWriter *> RowWriter::writerOf(int table)
{
    if (const auto it = m_writers.find(table); it != m_writers.end())
        return &it->second;
    const protocol::TableSpec *spec = protocol::findTable(table);
    if (!spec)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), QStringLiteral("table"));

    TableWriter writer;
    writer.table = spec;
    QByteArray known = "ver";
    if (spec->geometry == protocol::Geometry::Point) {
        writer.lonIndex = indexOf(*spec, "lon");
        writer.latIndex = indexOf(*spec, "lat");
        known += ", lon, lat";
    } else if (spec->geometry == protocol::Geometry::Polygon) {
        writer.geomIndex = indexOf(*spec, "geom");
        known += ", geom";
    }
    if (spec->number == TableNo::CaseFile)
        writer.stateIndex = indexOf(*spec, "state");
    const WriteSql sql = writeSql(*spec);
    const QByteArray name = spec->name;
    const std::pair<Statement *, QByteArray> statements[] = {
        {&writer.insert, sql.insert},
        {&writer.update, sql.update},
        {&writer.updateWithGeometry, sql.updateWithGeometry},
        {&writer.find, "SELECT " + known + " FROM " + name + " WHERE id = ?1"},
        {&writer.remove, "DELETE FROM " + name + " WHERE id = ?1"},
        {&writer.removeGuarded, "DELETE FROM " + name + " WHERE id = ?1 AND ver <= ?2"},
    };
    for (const auto &[statement, text] : statements) {
        auto prepared = m_database.prepare(text);
        if (!prepared)
            return handOn(prepared);
        *statement = std::move(*prepared);
    }
    return &m_writers.emplace(table, std::move(writer)).first->second;
}

Result<void> RowWriter::checkFits(const TableWriter &writer, const RowView &row) const
{
    if (row.id.isEmpty() || row.values.size() + 1 != writer.table->columns.size())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                             QString::fromLatin1(writer.table->name));
    return {};
}

std::optional<geo::Place> RowWriter::placeOf(const TableWriter &writer, const RowView &row) const
{
    const auto lon = numberOf(row.values[static_cast<size_t>(writer.lonIndex)]);
    const auto lat = numberOf(row.values[static_cast<size_t>(writer.latIndex)]);
    // A case without a place yet travels as 0, 0: no city of ours.
    if (!lon || !lat || (*lon == 0 && *lat == 0))
        return std::nullopt;
    return geo::Place{*lon, *lat};
}

void RowWriter::bindRow(const TableWriter &writer, Statement &statement, const RowView &row, bool withGeometry)
{
    statement.bindUtf8(1, row.id);
    statement.bind(2, row.ver);
    int index = 3;
    for (size_t i = 0; i < row.values.size(); ++i) {
        if (static_cast<int>(i) == writer.geomIndex)
            continue;
        const ValueView &value = row.values[i];
        switch (value.kind) {
        case ValueView::Kind::Null:
            statement.bindNull(index);
            break;
        case ValueView::Kind::Integer:
            statement.bind(index, value.integer);
            break;
        case ValueView::Kind::Real:
            statement.bind(index, value.real);
            break;
        case ValueView::Kind::Text:
            statement.bindUtf8(index, value.bytes);
            break;
        case ValueView::Kind::Blob:
            statement.bindBlob(index, value.bytes);
            break;
        }
        ++index;
    }
    if (writer.stateIndex >= 0)
        statement.bind(index++, qint64{isEndedState(row.values[static_cast<size_t>(writer.stateIndex)]) ? 0 : 1});
    if (!withGeometry)
        return;
    if (writer.geomIndex >= 0) {
        const ValueView &value = row.values[static_cast<size_t>(writer.geomIndex)];
        if (value.kind == ValueView::Kind::Blob)
            statement.bindBlob(index, value.bytes);
        else
            statement.bindNull(index);
    } else if (writer.lonIndex >= 0) {
        if (const auto place = placeOf(writer, row)) {
            m_point = geo::encodePoint(*place);
            statement.bindBlob(index, m_point);
        } else {
            statement.bindNull(index);
        }
    }
}

Result<std::optional<geo::Bounds>> RowWriter::insert(const RowView &row)
{
    auto writer = writerOf(row.table);
    if (!writer)
        return handOn(writer);
    WANMI_TRY(checkFits(**writer, row));
    bindRow(**writer, (*writer)->insert, row, true);
    WANMI_TRY((*writer)->insert.execute());
    return boundsOf(**writer, row);
}

Result<std::optional<geo::Bounds>> RowWriter::boundsOf(const TableWriter &writer, const RowView &row) const
{
    if (writer.geomIndex >= 0) {
        const ValueView &blob = row.values[static_cast<size_t>(writer.geomIndex)];
        const auto bounds = blob.kind == ValueView::Kind::Blob ? geo::decodeBounds(blob.bytes) : geo::Bounds{};
        if (!bounds)
            return handOn(bounds);
        return bounds->isEmpty() ? std::optional<geo::Bounds>() : *bounds;
    }
    if (writer.lonIndex >= 0) {
        if (const auto place = placeOf(writer, row))
            return geo::Bounds{place->lon, place->lat, place->lon, place->lat};
    }
    return std::optional<geo::Bounds>();
}

Result<bool> RowWriter::knowsLayout(const protocol::TableSpec &table)
{
    auto found = writerOf(static_cast<int>(table.number));
    if (!found)
        return handOn(found);
    TableWriter &writer = **found;
    QByteArrayList wanted{"fid", "id", "ver"};
    for (size_t i = 1; i < table.columns.size(); ++i) {
        if (static_cast<int>(i) - 1 != writer.geomIndex)
            wanted.append(table.columns[i].name);
    }
    if (writer.stateIndex >= 0)
        wanted.append("is_open");
    if (table.geometry != protocol::Geometry::None)
        wanted.append("geom");
    auto columns = m_database.prepare(QByteArray("PRAGMA table_info(") + table.name + ')');
    if (!columns)
        return handOn(columns);
    writer.affinities.clear();
    for (qsizetype i = 0;; ++i) {
        const auto row = columns->step();
        if (!row)
            return handOn(row);
        if (!*row)
            return i == wanted.size();
        const QString type = columns->text(2);
        if (i >= wanted.size() || columns->text(1) != QLatin1StringView(wanted[i]))
            return false;
        writer.affinities.push_back(type == u"TEXT" ? 't' : type == u"REAL" ? 'r' : 'i');
    }
}

void RowWriter::release()
{
    for (auto &[number, writer] : m_writers) {
        for (Statement *statement : {&writer.insert, &writer.update, &writer.updateWithGeometry, &writer.find,
                                     &writer.remove, &writer.removeGuarded})
            *statement = {};
    }
    m_caseOfAction = {};
}

/// As SQLite turns what is bound into what its column prefers.
ValueView RowWriter::asStored(const ValueView &value, char affinity)
{
    const auto asText = [this](QByteArray digits) {
        ValueView text;
        text.kind = ValueView::Kind::Text;
        text.bytes = m_turned.emplace_back(std::move(digits));
        return text;
    };
    if (value.kind == ValueView::Kind::Integer)
        return affinity == 't' ? asText(QByteArray::number(value.integer)) : value;
    if (value.kind != ValueView::Kind::Real)
        return value;
    if (std::isnan(value.real))
        return {};
    constexpr double Whole = 1e15;
    const bool isWhole = std::abs(value.real) < Whole && value.real == std::floor(value.real);
    if (affinity == 't')
        return asText(QByteArray::number(value.real, 'g', 15) + (isWhole ? ".0" : ""));
    if (affinity != 'i' || !isWhole)
        return value;
    ValueView whole;
    whole.kind = ValueView::Kind::Integer;
    whole.integer = qint64(value.real);
    return whole;
}

Result<std::optional<geo::Bounds>> RowWriter::record(const RowView &row, QByteArrayView &record)
{
    auto found = writerOf(row.table);
    if (!found)
        return handOn(found);
    TableWriter &writer = **found;
    WANMI_TRY(checkFits(writer, row));
    m_turned.clear();
    m_stored.resize(writer.affinities.size()); // the first is fid, the row's number
    size_t column = 1;
    const auto put = [&](ValueView::Kind kind, qint64 integer, QByteArrayView bytes) {
        ValueView &value = m_stored[column++];
        value.kind = kind;
        value.integer = integer;
        value.bytes = bytes;
    };
    put(ValueView::Kind::Text, 0, row.id);
    put(ValueView::Kind::Integer, row.ver, {});
    for (size_t i = 0; i < row.values.size(); ++i, ++column) {
        if (static_cast<int>(i) == writer.geomIndex)
            --column;
        else
            m_stored[column] = asStored(row.values[i], writer.affinities[column]);
    }
    if (writer.stateIndex >= 0)
        put(ValueView::Kind::Integer, isEndedState(row.values[static_cast<size_t>(writer.stateIndex)]) ? 0 : 1, {});
    if (writer.geomIndex >= 0) {
        m_stored[column] = asStored(row.values[static_cast<size_t>(writer.geomIndex)], 'i');
    } else if (writer.lonIndex >= 0) {
        const auto place = placeOf(writer, row);
        m_point = place ? geo::encodePoint(*place) : QByteArray();
        put(place ? ValueView::Kind::Blob : ValueView::Kind::Null, 0, m_point);
    }
    m_record.clear();
    for (const ValueView &value : m_stored)
        m_record.value(value);
    record = m_record.record();
    return boundsOf(writer, row);
}

Result<RowWriter::Outcome> RowWriter::apply(const RowChange &change, Guard guard)
{
    auto found = writerOf(change.table);
    if (!found)
        return handOn(found);
    TableWriter &writer = **found;
    if (change.op != RowOp::Upsert)
        return remove(writer, change);
    const RowView row = protocol::viewOf(change, m_texts, m_values);
    WANMI_TRY(checkFits(writer, row));

    writer.find.bindUtf8(1, row.id);
    const auto here = writer.find.step();
    if (!here)
        return handOn(here);
    bool sameGeometry = guard == Guard::Version;
    const bool isNew = !*here;
    if (!isNew && guard == Guard::Version) {
        if (writer.find.integer(0) >= row.ver) {
            writer.find.reset();
            return Outcome::Skipped;
        }
        if (writer.lonIndex >= 0) {
            const auto lon = numberOf(row.values[static_cast<size_t>(writer.lonIndex)]).value_or(0);
            const auto lat = numberOf(row.values[static_cast<size_t>(writer.latIndex)]).value_or(0);
            sameGeometry = writer.find.real(1) == lon && writer.find.real(2) == lat;
        } else if (writer.geomIndex >= 0) {
            const ValueView &blob = row.values[static_cast<size_t>(writer.geomIndex)];
            sameGeometry = blob.kind == ValueView::Kind::Blob && writer.find.blob(1) == blob.bytes;
        }
    }
    writer.find.reset();
    Statement &statement = isNew ? writer.insert : sameGeometry ? writer.update : writer.updateWithGeometry;
    bindRow(writer, statement, row, isNew || !sameGeometry);
    WANMI_TRY(statement.execute());
    return isNew ? Outcome::Inserted : Outcome::Changed;
}

Result<RowWriter::Outcome> RowWriter::remove(TableWriter &writer, const RowChange &row)
{
    Statement &statement = row.ver > 0 ? writer.removeGuarded : writer.remove;
    statement.bind(1, row.id);
    if (row.ver > 0)
        statement.bind(2, row.ver);
    WANMI_TRY(statement.execute());
    if (m_database.changes() == 0)
        return Outcome::Skipped;
    if (writer.table->number == TableNo::CaseFile)
        return evictCase(row.id);
    return Outcome::Removed;
}

// A case that left our scope takes its trail and its reporter along, whether or not central names them.
Result<RowWriter::Outcome> RowWriter::evictCase(const QString &caseId)
{
    for (const char *sql :
         {"DELETE FROM case_action WHERE case_id = ?1", "DELETE FROM case_reporter WHERE id = ?1"}) {
        auto statement = m_database.prepare(sql);
        if (!statement)
            return handOn(statement);
        statement->bind(1, caseId);
        WANMI_TRY(statement->execute());
    }
    return Outcome::Removed;
}

Result<QString> RowWriter::caseOfAction(const QString &actionId)
{
    if (m_caseOfAction.isNull()) {
        auto prepared = m_database.prepare("SELECT case_id FROM case_action WHERE id = ?1");
        if (!prepared)
            return handOn(prepared);
        m_caseOfAction = std::move(*prepared);
    }
    m_caseOfAction.bind(1, actionId);
    const auto row = m_caseOfAction.step();
    if (!row)
        return handOn(row);
    const QString caseId = *row ? m_caseOfAction.text(0) : QString();
    m_caseOfAction.reset();
    return caseId;
}
} // namespace wanmi::store
