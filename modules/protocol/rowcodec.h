// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/tables.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

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
    /// Last item of a stream: [cursor, "end"].
    void trailer(QByteArrayView cursor);

private:
    void head(unsigned major, quint64 argument);
    QByteArray &m_out;
};

/// Pulls rows out of bytes as they arrive. Hostile input yields Corrupt "bad-row", never a read past the end;
/// a single text or blob is at most 16 MiB.
class RowDecoder
{
public:
    void feed(QByteArrayView bytes);
    /// Nothing: more bytes are needed.
    [[nodiscard]] base::Result<std::optional<RowChange>> next();
    [[nodiscard]] bool isEmpty() const { return m_at == m_buffer.size(); }

private:
    QByteArray m_buffer;
    qsizetype m_at = 0;
};
} // namespace wanmi::protocol
