// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gpkgblob.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace wanmi::geo {
namespace {

constexpr quint32 WkbPoint = 1;
constexpr quint32 WkbPolygon = 3;
constexpr quint32 WkbMultiPolygon = 6;
constexpr int PointBytes = 16;
constexpr int CountBytes = 4;
constexpr int WkbHeaderBytes = 5;

class Writer
{
public:
    /// \param bytes about as many as will be written
    explicit Writer(qsizetype bytes = 0) { m_bytes.reserve(bytes); }
    void byte(quint8 value) { append(value); }
    void number(quint32 value) { append(qToLittleEndian(value)); }
    void real(double value) { append(qToLittleEndian(std::bit_cast<quint64>(value))); }
    void place(Place place)
    {
        real(place.lon);
        real(place.lat);
    }
    void header(int srs, const Bounds *envelope)
    {
        byte('G');
        byte('P');
        byte(0); // version 1 of the format
        byte(envelope ? 0b0000'0011 : 0b0000'0001); // little endian, XY envelope or none
        number(quint32(srs));
        if (envelope) {
            for (const double edge : {envelope->west, envelope->east, envelope->south, envelope->north})
                real(edge);
        }
    }
    void wkb(quint32 type)
    {
        byte(1);
        number(type);
    }
    void polygon(const Polygon &polygon)
    {
        wkb(WkbPolygon);
        number(quint32(polygon.rings.size()));
        for (const Ring &ring : polygon.rings) {
            number(ring.empty() ? 0 : quint32(ring.size() + 1));
            for (const Place &each : ring)
                place(each);
            if (!ring.empty())
                place(ring.front());
        }
    }
    QByteArray take() { return std::move(m_bytes); }

private:
    template <typename T> void append(T raw)
    {
        const qsizetype at = m_bytes.size(); // append() would look for overlaps with every number
        m_bytes.resize(at + qsizetype(sizeof raw));
        std::memcpy(m_bytes.data() + at, &raw, sizeof raw);
    }
    QByteArray m_bytes;
};

/// Reads forward and never past the end: after the first failure every read gives zero and ok() stays false.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] qsizetype left() const { return m_bytes.size() - m_at; }
    void fail() { m_ok = false; }
    void setLittleEndian(bool little) { m_little = little; }
    void skip(qsizetype count)
    {
        if (take(count))
            m_at += count;
    }
    quint8 byte() { return take(1) ? quint8(m_bytes[m_at++]) : quint8(0); }
    quint32 number() { return raw<quint32>(); }
    double real() { return std::bit_cast<double>(raw<quint64>()); }

private:
    bool take(qsizetype count)
    {
        m_ok = m_ok && left() >= count;
        return m_ok;
    }
    template <typename T> T raw()
    {
        if (!take(sizeof(T)))
            return 0;
        const void *from = m_bytes.data() + m_at;
        m_at += qsizetype(sizeof(T));
        return m_little ? qFromLittleEndian<T>(from) : qFromBigEndian<T>(from);
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_little = true;
    bool m_ok = true;
};

struct Header
{
    bool empty = false;
    bool hasEnvelope = false;
    Bounds envelope;
};

Header readHeader(Reader &reader)
{
    Header header;
    const bool magic = reader.byte() == 'G' && reader.byte() == 'P';
    reader.skip(1);
    const quint8 flags = reader.byte();
    const int envelope = (flags >> 1) & 7;
    const bool extended = flags & 0b0010'0000;
    if (!magic || envelope > 4 || extended) {
        reader.fail();
        return header;
    }
    reader.setLittleEndian(flags & 1);
    header.empty = flags & 0b0001'0000;
    reader.number(); // the SRS is the table's business
    if (envelope == 0)
        return header;
    header.hasEnvelope = true;
    header.envelope.west = reader.real();
    header.envelope.east = reader.real();
    header.envelope.south = reader.real();
    header.envelope.north = reader.real();
    constexpr std::array<int, 5> doublesAfter{0, 0, 2, 2, 4};
    reader.skip(qsizetype(8) * doublesAfter[size_t(envelope)]);
    return header;
}

struct WkbType
{
    quint32 base = 0;
    int extraDoubles = 0; ///< Z and M, read and dropped
};

WkbType readWkbType(Reader &reader)
{
    const quint8 order = reader.byte();
    if (order > 1)
        reader.fail();
    reader.setLittleEndian(order == 1);
    const quint32 code = reader.number();
    const quint32 dimension = code / 1000;
    if (dimension > 3)
        reader.fail();
    return {code % 1000, dimension == 0 ? 0 : dimension == 3 ? 2 : 1};
}

Place readPlace(Reader &reader, int extraDoubles)
{
    const double lon = reader.real();
    const double lat = reader.real();
    reader.skip(qsizetype(8) * extraDoubles);
    if (!std::isfinite(lon) || !std::isfinite(lat))
        reader.fail();
    return {lon, lat};
}

/// A count that the rest of the blob can hold; anything else is hostile and must not reach an allocation.
quint32 readCount(Reader &reader, int bytesEach)
{
    const quint32 count = reader.number();
    if (qint64(count) * bytesEach > reader.left())
        reader.fail();
    return reader.ok() ? count : 0;
}

Ring readRing(Reader &reader, int extraDoubles)
{
    Ring ring;
    const quint32 count = readCount(reader, PointBytes + 8 * extraDoubles);
    ring.reserve(count);
    for (quint32 i = 0; i < count && reader.ok(); ++i)
        ring.push_back(readPlace(reader, extraDoubles));
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    if (ring.size() < 3)
        reader.fail();
    return ring;
}

Polygon readPolygonBody(Reader &reader, int extraDoubles)
{
    Polygon polygon;
    const quint32 rings = readCount(reader, CountBytes);
    for (quint32 i = 0; i < rings && reader.ok(); ++i)
        polygon.rings.push_back(readRing(reader, extraDoubles));
    if (polygon.rings.empty())
        reader.fail();
    return polygon;
}

tl::unexpected<base::Error> badGeometry()
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-geometry"));
}
} // namespace

QByteArray encodePoint(Place place, int srs)
{
    constexpr qsizetype bytes = 8 + WkbHeaderBytes + PointBytes;
    Writer writer(bytes);
    writer.header(srs, nullptr);
    writer.wkb(WkbPoint);
    writer.place(place);
    return writer.take();
}

QByteArray encodePolygon(const Polygon &polygon, int srs)
{
    const Bounds bounds = boundsOf(polygon);
    Writer writer;
    writer.header(srs, &bounds);
    writer.polygon(polygon);
    return writer.take();
}

QByteArray encodeMultiPolygon(const MultiPolygon &polygons, int srs)
{
    Bounds bounds;
    for (const Polygon &polygon : polygons)
        bounds.include(boundsOf(polygon));
    Writer writer;
    writer.header(srs, &bounds);
    writer.wkb(WkbMultiPolygon);
    writer.number(quint32(polygons.size()));
    for (const Polygon &polygon : polygons)
        writer.polygon(polygon);
    return writer.take();
}

base::Result<Place> decodePoint(QByteArrayView blob)
{
    Reader reader(blob);
    const Header header = readHeader(reader);
    const WkbType type = readWkbType(reader);
    const Place place = readPlace(reader, type.extraDoubles);
    if (!reader.ok() || header.empty || type.base != WkbPoint)
        return badGeometry();
    return place;
}

base::Result<MultiPolygon> decodePolygons(QByteArrayView blob)
{
    Reader reader(blob);
    const Header header = readHeader(reader);
    const WkbType type = readWkbType(reader);
    MultiPolygon polygons;
    if (type.base == WkbPolygon && !header.empty) {
        polygons.push_back(readPolygonBody(reader, type.extraDoubles));
    } else if (type.base == WkbMultiPolygon && !header.empty) {
        const quint32 count = readCount(reader, WkbHeaderBytes + CountBytes);
        for (quint32 i = 0; i < count && reader.ok(); ++i) {
            const WkbType part = readWkbType(reader);
            if (part.base != WkbPolygon)
                reader.fail();
            else
                polygons.push_back(readPolygonBody(reader, part.extraDoubles));
        }
    } else {
        reader.fail();
    }
    if (!reader.ok())
        return badGeometry();
    return polygons;
}

base::Result<Bounds> decodeBounds(QByteArrayView blob)
{
    Reader reader(blob);
    const Header header = readHeader(reader);
    if (!reader.ok() || header.empty)
        return badGeometry();
    if (header.hasEnvelope) {
        const Bounds &b = header.envelope;
        const bool sound = std::isfinite(b.west) && std::isfinite(b.east) && std::isfinite(b.south)
            && std::isfinite(b.north) && b.west <= b.east && b.south <= b.north;
        if (!sound)
            return badGeometry();
        return b;
    }
    Bounds bounds;
    if (const auto point = decodePoint(blob)) {
        bounds.include(*point);
        return bounds;
    }
    const auto polygons = decodePolygons(blob);
    if (!polygons)
        return tl::unexpected(polygons.error());
    for (const Polygon &polygon : *polygons)
        bounds.include(boundsOf(polygon));
    if (bounds.isEmpty())
        return badGeometry();
    return bounds;
}
} // namespace wanmi::geo
