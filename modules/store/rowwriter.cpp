// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowwriter.h"

#include "domain/casefile.h"
#include "geo/gpkgblob.h"
#include "sqltext.h"

#include <QStringEncoder>

namespace wanmi::store {
namespace {
using protocol::RowChange;
using protocol::RowOp;
using protocol::TableNo;

const QString &textOr(const protocol::Value &value, const QString &otherwise)
{
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : otherwise;
}

int indexOf(const protocol::TableSpec &table, std::string_view name)
{
    for (size_t i = 1; i < table.columns.size(); ++i) {
        if (name == table.columns[i].name)
            return static_cast<int>(i) - 1;
    }
    return -1;
}

std::optional<double> numberOf(const protocol::Value &value)
{
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *integer = std::get_if<qint64>(&value))
        return static_cast<double>(*integer);
    return std::nullopt;
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

Result<void> RowWriter::checkFits(const TableWriter &writer, const RowChange &row) const
{
    if (row.id.isEmpty() || row.values.size() + 1 != writer.table->columns.size())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                             QString::fromLatin1(writer.table->name));
    return {};
}

std::optional<geo::Place> RowWriter::placeOf(const TableWriter &writer, const RowChange &row) const
{
    const auto lon = numberOf(row.values[static_cast<size_t>(writer.lonIndex)]);
    const auto lat = numberOf(row.values[static_cast<size_t>(writer.latIndex)]);
    // A case without a place yet travels as 0, 0: no city of ours.
    if (!lon || !lat || (*lon == 0 && *lat == 0))
        return std::nullopt;
    return geo::Place{*lon, *lat};
}

void RowWriter::bindRow(const TableWriter &writer, Statement &statement, const RowChange &row,
                        bool withGeometry)
{
    // One growing buffer for the texts of a row: no allocation and no copy per value.
    qsizetype room = 3 * row.id.size();
    for (const protocol::Value &value : row.values) {
        if (const auto *text = std::get_if<QString>(&value))
            room += 3 * text->size();
    }
    if (m_texts.size() < room)
        m_texts.resize(room * 2);
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    char *at = m_texts.data();
    const auto bindText = [&](int index, const QString &text) {
        char *const end = encoder.appendToBuffer(at, text);
        statement.bindUtf8(index, QByteArrayView(at, end - at));
        at = end;
    };

    bindText(1, row.id);
    statement.bind(2, row.ver);
    int index = 3;
    for (size_t i = 0; i < row.values.size(); ++i) {
        const protocol::Value &value = row.values[i];
        if (static_cast<int>(i) == writer.geomIndex)
            continue;
        if (const auto *text = std::get_if<QString>(&value))
            bindText(index, *text);
        else if (const auto *integer = std::get_if<qint64>(&value))
            statement.bind(index, *integer);
        else if (const auto *real = std::get_if<double>(&value))
            statement.bind(index, *real);
        else if (const auto *blob = std::get_if<QByteArray>(&value))
            statement.bindBlob(index, *blob);
        else
            statement.bindNull(index);
        ++index;
    }
    if (writer.stateIndex >= 0) {
        const bool ended = domain::isTerminal(textOr(row.values[static_cast<size_t>(writer.stateIndex)], {}));
        statement.bind(index++, qint64{ended ? 0 : 1});
    }
    if (!withGeometry)
        return;
    if (writer.geomIndex >= 0) {
        if (const auto *blob = std::get_if<QByteArray>(&row.values[static_cast<size_t>(writer.geomIndex)]))
            statement.bindBlob(index, *blob);
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

Result<std::optional<geo::Bounds>> RowWriter::insert(const RowChange &row)
{
    auto writer = writerOf(row.table);
    if (!writer)
        return handOn(writer);
    WANMI_TRY(checkFits(**writer, row));
    bindRow(**writer, (*writer)->insert, row, true);
    WANMI_TRY((*writer)->insert.execute());
    if ((*writer)->geomIndex >= 0) {
        const auto *blob = std::get_if<QByteArray>(&row.values[static_cast<size_t>((*writer)->geomIndex)]);
        const auto bounds = blob ? geo::decodeBounds(*blob) : geo::Bounds{};
        if (!bounds)
            return handOn(bounds);
        return bounds->isEmpty() ? std::optional<geo::Bounds>() : *bounds;
    }
    if ((*writer)->lonIndex >= 0) {
        if (const auto place = placeOf(**writer, row))
            return geo::Bounds{place->lon, place->lat, place->lon, place->lat};
    }
    return std::optional<geo::Bounds>();
}

Result<RowWriter::Outcome> RowWriter::apply(const RowChange &row)
{
    auto found = writerOf(row.table);
    if (!found)
        return handOn(found);
    TableWriter &writer = **found;
    if (row.op != RowOp::Upsert)
        return remove(writer, row);
    WANMI_TRY(checkFits(writer, row));

    writer.find.bind(1, row.id);
    const auto here = writer.find.step();
    if (!here)
        return handOn(here);
    bool sameGeometry = true;
    const bool isNew = !*here;
    if (!isNew) {
        if (writer.find.integer(0) >= row.ver) {
            writer.find.reset();
            return Outcome::Skipped;
        }
        if (writer.lonIndex >= 0) {
            const auto lon = numberOf(row.values[static_cast<size_t>(writer.lonIndex)]).value_or(0);
            const auto lat = numberOf(row.values[static_cast<size_t>(writer.latIndex)]).value_or(0);
            sameGeometry = writer.find.real(1) == lon && writer.find.real(2) == lat;
        } else if (writer.geomIndex >= 0) {
            const auto *blob = std::get_if<QByteArray>(&row.values[static_cast<size_t>(writer.geomIndex)]);
            sameGeometry = blob && writer.find.blob(1) == QByteArrayView(*blob);
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
