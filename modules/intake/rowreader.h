// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wanmi::intake {

/// One cell of a file as it was delivered, UTF-8; numbers of typed formats stay numbers.
struct Value
{
    enum class Type : unsigned char { None, Text, Integer, Real };
    Type type = Type::None;
    std::string_view text;
    long long integer = 0;
    double real = 0;

    [[nodiscard]] QString toText() const;
};

struct RawRow
{
    enum class Geometry : unsigned char { None, Point, Polygons, Line, Bad };
    qint64 line = 0;
    Geometry geometry = Geometry::None;
    geo::Place at; ///< x and y as delivered: of a point, or of the middle of a line
    int polygons = -1; ///< index in RawBatch::polygons
    const char *fault = nullptr; ///< reason why the row cannot be read at all
};

/// Rows with the memory their texts live in.
struct RawBatch
{
    std::vector<RawRow> rows;
    std::vector<Value> values; ///< rows × columns
    std::vector<geo::MultiPolygon> polygons;
    std::vector<std::unique_ptr<char[]>> blocks;
    std::vector<std::unique_ptr<std::string>> texts;
    double share = 0; ///< of the file that is read when this batch is done
    int file = 0;

    void clear();
    [[nodiscard]] std::string_view keep(std::string_view text); ///< a copy that lives as long as the batch

private:
    size_t m_used = 0, m_size = 0;
};

/// Reads a layer from start to end, batch by batch. One thread at a time.
class RowReader
{
public:
    virtual ~RowReader() = default;
    [[nodiscard]] const QStringList &columns() const { return m_columns; } ///< of RawBatch::values
    /// Fills a batch; no rows at the end. Errors: Corrupt "broken-file".
    [[nodiscard]] virtual base::Result<void> next(RawBatch &batch) = 0;

    static constexpr int BatchRows = 4096;

protected:
    QStringList m_columns;
};
} // namespace wanmi::intake
