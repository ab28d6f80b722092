// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <span>
#include <variant>
#include <vector>

/// The replicated tables: one description for central's rows, the wire and the replica. The SQL of both ends
/// is plain files in resources/sql; a test holds them against this description.
///
/// One schema apart. Within /v1 the wire only grows: columns are added behind the last one of their table, tables get
/// new numbers, answers get new members; nothing is renamed, moved or given another meaning, and WireSchema goes up
/// by one with each addition. So either end may be the newer one. What a program does not know it passes over; what
/// the other end does not send is null, and readers of an added column take null for "not said". Requests may carry
/// a new member only to a central whose manifest says a schema that knows it: what nobody asked for is refused there.
/// Sums over rows (integrity.h) are made over the columns that both ends know. A replica whose rows were sent by a
/// central that knew less than this program does is filled anew once central knows more.
namespace wanmi::protocol {

inline constexpr int WireSchema = 2; ///< Manifest::schema of a central of this program

/// Numbers on the wire; never reused.
enum class TableNo : int {
    Area = 1,
    Cell = 2,
    DutyGrid = 3,
    Department = 4,
    Person = 5,
    Component = 6,
    Camera = 7,
    Vehicle = 8,
    Place = 9,
    CaseFile = 10,
    CaseReporter = 11,
    CaseAction = 12,
    Class = 13,
    Scene = 14,
    Wall = 15,
    Workflow = 16,
    CameraMonth = 17 ///< since schema 2
};

enum class ColumnType { Integer, Real, Text, Blob };

struct Column
{
    const char *name;
    ColumnType type;
};

enum class Audience {
    Everyone, ///< every signed-in post
    ByDepartment, ///< whole-city posts: all rows; department posts: rows whose scope holds their department
    ReporterNeed ///< acceptor and shift leader (personal data of the public)
};

enum class Geometry { None, Point, Polygon };

/// A Point table carries lon and lat columns; the replica derives the GeoPackage geometry from them. A
/// Polygon table carries its GeoPackage blob in column geom. First column is always "id" (text, unique);
/// "ver" travels apart.
struct TableSpec
{
    TableNo number;
    const char *name;
    Audience audience;
    Geometry geometry;
    std::span<const Column> columns;
};

[[nodiscard]] std::span<const TableSpec> tables(); ///< in the order in which a snapshot sends them
[[nodiscard]] const TableSpec *findTable(int number);
[[nodiscard]] const TableSpec &spec(TableNo number);
[[nodiscard]] int columnIndex(const TableSpec &table, const char *name); ///< asserts that it exists

using Value = std::variant<std::monostate, qint64, double, QString, QByteArray>;
using Row = std::vector<Value>; ///< in column order
} // namespace wanmi::protocol
