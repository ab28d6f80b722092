// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/tables.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <span>
#include <vector>

/// Rows on the wire: a CBOR sequence (RFC 8742) of arrays
///   [seq, table, op, id, ver, values…]   op 0 upsert (values in column order without id), 1 delete, 2 left
///   your scope
/// media type application/cbor-seq. The same rows as JSON arrays are application/json (OpenAPI: ChangeItem).
namespace wanmi::protocol {

enum class RowOp : int { Upsert = 0, Delete = 1, LeftScope = 2 };

struct RowChange
{
    qint64 seq = 0; ///< 0 in a snapshot
    int table = 0;
    RowOp op = RowOp::Upsert;
    QString id;
    qint64 ver = 0;
    Row values; ///< without id

    /// The trailer of a stream: table 0, id is the cursor.
    [[nodiscard]] bool isTrailer() const { return table == 0; }
};

/// A value where it lies in the bytes that came: nothing is copied and no text is decoded.
struct ValueView
{
    enum class Kind { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    qint64 integer = 0;
    double real = 0;
    QByteArrayView bytes; ///< UTF-8 of a text, or a blob
};

/// A RowChange as it lies in the bytes that came; good until the scanner is fed or asked again.
struct RowView
{
    qint64 seq = 0;
    int table = 0;
    RowOp op = RowOp::Upsert;
    QByteArrayView id;
    qint64 ver = 0;
    std::span<const ValueView> values;

    [[nodiscard]] bool isTrailer() const { return table == 0; }
};

/// Appends CBOR to a buffer; reuse one encoder for a stream. Not thread-safe.
class RowEncoder
{
public:
    explicit RowEncoder(QByteArray &out)
        : m_out(out)
    {
    }
    void begin(qint64 seq, int table, RowOp op, QByteArrayView idUtf8, qint64 ver, int valueCount);
    void null();
    void integer(qint64 value);
    void real(double value);
    void text(QByteArrayView utf8);
    void blob(QByteArrayView bytes);
    void append(const RowChange &change);
    /// One row as an encoder made it, under another number.
    void append(QByteArrayView row, qint64 seq);
    /// Last item of a stream: [cursor, "end"].
    void trailer(QByteArrayView cursor);

private:
    void head(unsigned major, quint64 argument);
    QByteArray &m_out;
};

/// What becomes of rows from an end that knows more or less than this program (tables.h, "one schema apart"). Known:
/// rows of tables that are not known here are passed over, values behind the last known column are left out, missing
/// ones are null. Raw: as they came.
enum class Fit { Known, Raw };

/// Finds rows in bytes as they arrive. Hostile input yields Corrupt "bad-row", never a read past the end; a
/// single text or blob is at most 16 MiB.
class RowScanner
{
public:
    RowScanner() = default;
    explicit RowScanner(Fit fit)
        : m_fit(fit)
    {
    }
    void feed(QByteArrayView bytes);
    /// False: more bytes are needed.
    [[nodiscard]] base::Result<bool> next(RowView &row);
    [[nodiscard]] bool isEmpty() const { return m_at == m_buffer.size(); }

private:
    Fit m_fit = Fit::Known;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    std::vector<ValueView> m_values; ///< of the row last found
};

/// The same, for readers that keep the rows.
class RowDecoder
{
public:
    RowDecoder() = default;
    explicit RowDecoder(Fit fit)
        : m_scanner(fit)
    {
    }
    void feed(QByteArrayView bytes) { m_scanner.feed(bytes); }
    /// Nothing: more bytes are needed.
    [[nodiscard]] base::Result<std::optional<RowChange>> next();
    [[nodiscard]] bool isEmpty() const { return m_scanner.isEmpty(); }

private:
    RowScanner m_scanner;
};

/// Lays a view over a row; \param texts and \param values must live as long as the view.
[[nodiscard]] RowView viewOf(const RowChange &row, QByteArray &texts, std::vector<ValueView> &values);
} // namespace wanmi::protocol
