// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rowcodec.h"

#include <QStringEncoder>
#include <QtEndian>

#include <bit>
#include <cstring>

namespace wanmi::protocol {
namespace {
enum Major : unsigned { Unsigned = 0, Negative = 1, Bytes = 2, Text = 3, Array = 4, Simple = 7 };
constexpr unsigned NullValue = 22;
constexpr unsigned Float64 = 27;
constexpr quint64 LongestValue = 16 * 1024 * 1024;
constexpr quint64 MostValues = 256;

enum class Step { Done, NeedMore, Bad };

/// Walks over one item of a CBOR sequence without ever reading past the end.
class Cursor
{
public:
    Cursor(const char *data, qsizetype size)
        : m_data(reinterpret_cast<const uchar *>(data))
        , m_left(quint64(size))
    {
    }

    Step head(unsigned &major, unsigned &extra, quint64 &argument)
    {
        if (m_left < 1)
            return Step::NeedMore;
        major = *m_data >> 5;
        extra = *m_data & 31;
        if (extra > Float64)
            return Step::Bad; // 28–30 are reserved, 31 is an indefinite length: we never send either
        const quint64 more = extra < 24 ? 0 : quint64(1) << (extra - 24);
        if (m_left < 1 + more)
            return Step::NeedMore;
        switch (more) {
        case 0:
            argument = extra;
            break;
        case 1:
            argument = m_data[1];
            break;
        case 2:
            argument = qFromBigEndian<quint16>(m_data + 1);
            break;
        case 4:
            argument = qFromBigEndian<quint32>(m_data + 1);
            break;
        default:
            argument = qFromBigEndian<quint64>(m_data + 1);
            break;
        }
        advance(1 + more);
        return Step::Done;
    }
    Step bytes(quint64 length, QByteArrayView &view)
    {
        if (length > LongestValue)
            return Step::Bad;
        if (m_left < length)
            return Step::NeedMore;
        view = QByteArrayView(m_data, qsizetype(length));
        advance(length);
        return Step::Done;
    }
    Step integer(qint64 &value)
    {
        unsigned major = 0, extra = 0;
        quint64 argument = 0;
        if (const Step step = head(major, extra, argument); step != Step::Done)
            return step;
        return integerOf(major, argument, value);
    }
    Step text(QByteArrayView &value)
    {
        unsigned major = 0, extra = 0;
        quint64 argument = 0;
        if (const Step step = head(major, extra, argument); step != Step::Done)
            return step;
        return major == Text ? bytes(argument, value) : Step::Bad;
    }
    Step value(ValueView &out)
    {
        unsigned major = 0, extra = 0;
        quint64 argument = 0;
        if (const Step step = head(major, extra, argument); step != Step::Done)
            return step;
        switch (major) {
        case Unsigned:
        case Negative:
            out.kind = ValueView::Kind::Integer;
            return integerOf(major, argument, out.integer);
        case Text:
            out.kind = ValueView::Kind::Text;
            return bytes(argument, out.bytes);
        case Bytes:
            out.kind = ValueView::Kind::Blob;
            return bytes(argument, out.bytes);
        case Simple:
            if (extra == NullValue) {
                out.kind = ValueView::Kind::Null;
                return Step::Done;
            }
            if (extra == Float64) {
                out.kind = ValueView::Kind::Real;
                out.real = std::bit_cast<double>(argument);
                return Step::Done;
            }
            return Step::Bad;
        default:
            return Step::Bad;
        }
    }
    [[nodiscard]] quint64 left() const { return m_left; }

private:
    static Step integerOf(unsigned major, quint64 argument, qint64 &value)
    {
        if (major > Negative || argument > quint64(std::numeric_limits<qint64>::max()))
            return Step::Bad;
        value = major == Unsigned ? qint64(argument) : -1 - qint64(argument);
        return Step::Done;
    }
    void advance(quint64 count)
    {
        m_data += count;
        m_left -= count;
    }
    const uchar *m_data;
    quint64 m_left;
};

Step readRow(Cursor &cursor, RowView &row, std::vector<ValueView> &values)
{
    unsigned major = 0, extra = 0;
    quint64 count = 0;
    if (const Step step = cursor.head(major, extra, count); step != Step::Done)
        return step;
    if (major != Array || count < 2 || count > MostValues)
        return Step::Bad;
    if (count == 2) { // the trailer: [cursor, "end"]
        QByteArrayView end;
        if (const Step step = cursor.text(row.id); step != Step::Done)
            return step;
        if (const Step step = cursor.text(end); step != Step::Done)
            return step;
        return end == QByteArrayView("end") ? Step::Done : Step::Bad;
    }
    if (count < 5)
        return Step::Bad;
    qint64 table = 0, op = 0;
    for (qint64 *number : {&row.seq, &table, &op}) {
        if (const Step step = cursor.integer(*number); step != Step::Done)
            return step;
    }
    if (table < 1 || table > 10'000 || op < 0 || op > 2)
        return Step::Bad;
    row.table = int(table);
    row.op = RowOp(int(op));
    if (const Step step = cursor.text(row.id); step != Step::Done)
        return step;
    if (const Step step = cursor.integer(row.ver); step != Step::Done)
        return step;
    values.resize(count - 5);
    for (ValueView &value : values) {
        if (const Step step = cursor.value(value); step != Step::Done)
            return step;
    }
    row.values = values;
    return Step::Done;
}

Value valueOf(const ValueView &view)
{
    switch (view.kind) {
    case ValueView::Kind::Null:
        break;
    case ValueView::Kind::Integer:
        return view.integer;
    case ValueView::Kind::Real:
        return view.real;
    case ValueView::Kind::Text:
        return QString::fromUtf8(view.bytes);
    case ValueView::Kind::Blob:
        return view.bytes.toByteArray();
    }
    return {};
}

constexpr int MostHeadBytes = 9;

int putHead(char *bytes, unsigned major, quint64 argument)
{
    const auto first = [&](unsigned extra) { bytes[0] = char((major << 5) | extra); };
    if (argument < 24) {
        first(unsigned(argument));
        return 1;
    }
    if (argument <= 0xff) {
        first(24);
        bytes[1] = char(argument);
        return 2;
    }
    if (argument <= 0xffff) {
        first(25);
        qToBigEndian(quint16(argument), bytes + 1);
        return 3;
    }
    if (argument <= 0xffff'ffff) {
        first(26);
        qToBigEndian(quint32(argument), bytes + 1);
        return 5;
    }
    first(27);
    qToBigEndian(argument, bytes + 1);
    return MostHeadBytes;
}

/// Room for more bytes; QByteArray::append() takes three times as long for a few of them.
char *grow(QByteArray &out, qsizetype more)
{
    const qsizetype size = out.size();
    out.resize(size + more);
    return out.data() + size;
}

void putBytes(QByteArray &out, unsigned major, QByteArrayView bytes)
{
    char head[MostHeadBytes];
    const int size = putHead(head, major, quint64(bytes.size()));
    char *const at = grow(out, size + bytes.size());
    std::memcpy(at, head, size_t(size));
    if (!bytes.isEmpty())
        std::memcpy(at + size, bytes.data(), size_t(bytes.size()));
}
} // namespace

void RowEncoder::head(unsigned major, quint64 argument)
{
    char bytes[MostHeadBytes];
    const int size = putHead(bytes, major, argument);
    std::memcpy(grow(m_out, size), bytes, size_t(size));
}

void RowEncoder::begin(qint64 seq, int table, RowOp op, QByteArrayView idUtf8, qint64 ver, int valueCount)
{
    head(Array, quint64(valueCount) + 5);
    integer(seq);
    integer(table);
    integer(int(op));
    text(idUtf8);
    integer(ver);
}

void RowEncoder::append(QByteArrayView row, qint64 seq)
{
    const auto headSize = [](char first) {
        const int extra = first & 0x1f;
        return extra < 24 ? 1 : 1 + (1 << (extra - 24));
    };
    const qsizetype from = headSize(row.front());
    m_out.append(row.first(from));
    integer(seq);
    m_out.append(row.sliced(from + headSize(row.at(from))));
}

void RowEncoder::null()
{
    *grow(m_out, 1) = char((Simple << 5) | NullValue);
}

void RowEncoder::integer(qint64 value)
{
    if (value >= 0)
        head(Unsigned, quint64(value));
    else
        head(Negative, quint64(-1 - value));
}

void RowEncoder::real(double value)
{
    char *const at = grow(m_out, 9);
    at[0] = char((Simple << 5) | Float64);
    qToBigEndian(std::bit_cast<quint64>(value), at + 1);
}

void RowEncoder::text(QByteArrayView utf8)
{
    putBytes(m_out, Text, utf8);
}

void RowEncoder::blob(QByteArrayView bytes)
{
    putBytes(m_out, Bytes, bytes);
}

void RowEncoder::append(const RowChange &change)
{
    begin(change.seq, change.table, change.op, change.id.toUtf8(), change.ver, int(change.values.size()));
    for (const Value &value : change.values) {
        if (const auto *number = std::get_if<qint64>(&value))
            integer(*number);
        else if (const auto *floating = std::get_if<double>(&value))
            real(*floating);
        else if (const auto *string = std::get_if<QString>(&value))
            text(string->toUtf8());
        else if (const auto *bytes = std::get_if<QByteArray>(&value))
            blob(*bytes);
        else
            null();
    }
}

void RowEncoder::trailer(QByteArrayView cursor)
{
    head(Array, 2);
    text(cursor);
    text("end");
}

void RowScanner::feed(QByteArrayView bytes)
{
    if (m_at > 0) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
    m_buffer.append(bytes);
}

base::Result<bool> RowScanner::next(RowView &row)
{
    while (!isEmpty()) {
        Cursor cursor(m_buffer.constData() + m_at, m_buffer.size() - m_at);
        row = {};
        switch (readRow(cursor, row, m_values)) {
        case Step::NeedMore:
            return false;
        case Step::Bad:
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                                 QStringLiteral("at byte %1 of the buffer").arg(m_at));
        case Step::Done:
            break;
        }
        m_at = m_buffer.size() - qsizetype(cursor.left());
        if (m_fit == Fit::Raw || row.isTrailer())
            return true;
        const TableSpec *table = findTable(row.table);
        if (!table)
            continue;
        if (row.op == RowOp::Upsert && !row.values.empty()) {
            m_values.resize(table->columns.size() - 1);
            row.values = m_values;
        }
        return true;
    }
    return false;
}

base::Result<std::optional<RowChange>> RowDecoder::next()
{
    RowView view;
    const auto found = m_scanner.next(view);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::optional<RowChange>();
    RowChange change{view.seq, view.table, view.op, QString::fromUtf8(view.id), view.ver, {}};
    change.values.reserve(view.values.size());
    for (const ValueView &value : view.values)
        change.values.push_back(valueOf(value));
    return std::optional<RowChange>(std::move(change));
}

RowView viewOf(const RowChange &row, QByteArray &texts, std::vector<ValueView> &values)
{
    // One buffer with room for all: views into it stay good.
    qsizetype room = 3 * row.id.size();
    for (const Value &value : row.values) {
        if (const auto *text = std::get_if<QString>(&value))
            room += 3 * text->size();
    }
    if (texts.size() < room)
        texts.resize(room * 2);
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    char *at = texts.data();
    const auto encoded = [&](const QString &text) {
        char *const end = encoder.appendToBuffer(at, text);
        const QByteArrayView view(at, end - at);
        at = end;
        return view;
    };
    RowView view{row.seq, row.table, row.op, encoded(row.id), row.ver, {}};
    values.resize(row.values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        ValueView &out = values[i];
        if (const auto *text = std::get_if<QString>(&row.values[i]))
            out = {ValueView::Kind::Text, 0, 0, encoded(*text)};
        else if (const auto *integer = std::get_if<qint64>(&row.values[i]))
            out = {ValueView::Kind::Integer, *integer, 0, {}};
        else if (const auto *real = std::get_if<double>(&row.values[i]))
            out = {ValueView::Kind::Real, 0, *real, {}};
        else if (const auto *blob = std::get_if<QByteArray>(&row.values[i]))
            out = {ValueView::Kind::Blob, 0, 0, QByteArrayView(*blob)};
        else
            out = {};
    }
    view.values = values;
    return view;
}
} // namespace wanmi::protocol
