// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace wanmi::intake {

class RowReader;

enum class ColumnType { Text, Integer, Real, Boolean, Date, Instant };

struct SourceColumn
{
    QString name;
    ColumnType type = ColumnType::Text; ///< of a text file: what the first rows look like
};

enum class Shape { None, Points, Lines, Polygons, Mixed };

struct SourceLayer
{
    QString name;
    std::vector<SourceColumn> columns;
    Shape shape = Shape::None;
    qint64 rows = -1; ///< -1: not known without reading
    QString crs; ///< as geo::Crs::fromText understands it; empty: the file says nothing
    [[nodiscard]] int indexOf(QStringView column) const; ///< -1 when there is none; exact first, then folded
};

struct PreviewRow
{
    qint64 line = 0; ///< of a text file where the record begins, else the number of the feature
    QStringList values; ///< in column order
    QString geometry; ///< WKT, cut after 200 characters; empty: none
};

/// What a person says about a file where it says nothing or is wrong.
struct OpenWish
{
    QString encoding; ///< "UTF-8", "GB18030", …; empty: by byte-order mark, .cpg or guessed
    QString separator; ///< of a text file, "tab" or one character; empty: guessed
    std::optional<bool> hasHeader; ///< of a text file; none: guessed
    QString member; ///< file inside a .zip; empty: the first one that can be read
};

/// A file of a city, opened: GeoPackage, Shapefile, GeoJSON, CSV and the like, GML, KML, OSM PBF and XML,
/// spreadsheets, also packed (.gz, .zip). Any one thread at a time; never the GUI thread.
class Source
{
public:
    /// Errors: NotFound "no-such-file", "no-such-member"; Refused "is-a-directory", "empty-file",
    /// "encrypted-file", "not-a-table" (a picture, a program …), "no-rows"; Unreachable "cannot-read-file";
    /// Corrupt "broken-file" (detail: what the reader said), "truncated-file".
    static base::Result<std::unique_ptr<Source>> open(const QString &path, const OpenWish &wish = {});
    virtual ~Source() = default;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] const QString &format() const { return m_format; } ///< "CSV", "GPKG", "ESRI Shapefile", …
    [[nodiscard]] const QString &encoding() const { return m_encoding; }
    /// "stated" by the person, "mark" byte-order mark, "file" the format or .cpg says so, "guessed", "wrong"
    /// the .cpg contradicts the content and was not followed.
    [[nodiscard]] const QString &encodingWhy() const { return m_encodingWhy; }
    [[nodiscard]] const QString &separator() const { return m_separator; } ///< of a text file
    [[nodiscard]] const std::vector<SourceLayer> &layers() const { return m_layers; }
    /// The layer named, or the first; NotFound "no-such-layer".
    [[nodiscard]] base::Result<int> findLayer(const QString &name) const;

    /// The first rows. Errors: as reading.
    [[nodiscard]] base::Result<std::vector<PreviewRow>> preview(int layer, int rows);
    /// Rows from the start of a layer; only the named columns are read (empty list: all).
    /// Errors: Corrupt "broken-file".
    [[nodiscard]] virtual base::Result<std::unique_ptr<RowReader>> read(int layer, const QStringList &columns)
        = 0;

protected:
    QString m_path, m_format, m_encoding, m_encodingWhy, m_separator;
    std::vector<SourceLayer> m_layers;
};
} // namespace wanmi::intake
