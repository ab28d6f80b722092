// SPDX-License-Identifier: GPL-3.0-or-later
#include "renderlink/messages.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace wanmi::renderlink {
namespace {
// Frame: quint32 length of what follows, quint8 kind, body; a tile's pixels are what is left of the frame.
constexpr int LengthBytes = 4;
constexpr quint16 LargestTilePx = 1024;

enum class Kind : quint8 {
    Hello = 1,
    OpenProject,
    RenderTile,
    Tile,
    TileFailed,
    DropOlderThan,
    Status,
    Quit,
    Ping,
    Pong,
    PrintSheet,
    SheetProgress,
    SheetDone
};

class Writer
{
public:
    explicit Writer(Kind kind)
        : m_stream(&m_bytes, QIODevice::WriteOnly)
    {
        m_stream.setVersion(QDataStream::Qt_5_12);
        m_stream << quint32(0) << quint8(kind);
    }
    template <typename T> Writer &operator<<(T value)
    {
        m_stream << value;
        return *this;
    }
    Writer &operator<<(Theme theme) { return *this << quint8(theme); }
    Writer &operator<<(const TileId &id) { return *this << quint8(id.z) << qint32(id.x) << qint32(id.y); }
    Writer &operator<<(const QString &text)
    {
        // At most three bytes a UTF-16 unit: what is cut here always fits.
        const QByteArray utf8 = text.left(int(MaxTextBytes / 3)).toUtf8();
        m_stream << quint32(utf8.size());
        m_stream.writeRawData(utf8.constData(), int(utf8.size()));
        return *this;
    }
    Writer &pixels(const QByteArray &bytes)
    {
        m_bytes.reserve(m_bytes.size() + bytes.size());
        m_stream.writeRawData(bytes.constData(), int(bytes.size()));
        return *this;
    }
    QByteArray frame()
    {
        qToBigEndian(quint32(m_bytes.size() - LengthBytes), m_bytes.data());
        return m_bytes;
    }

private:
    QByteArray m_bytes;
    QDataStream m_stream;
};

struct Encoder
{
    QByteArray operator()(const Hello &m) const
    {
        return (Writer(Kind::Hello) << m.version << m.engine).frame();
    }
    QByteArray operator()(const OpenProject &m) const
    {
        return (Writer(Kind::OpenProject) << m.projectPath << m.dataPath).frame();
    }
    QByteArray operator()(const RenderTile &m) const
    {
        return (Writer(Kind::RenderTile) << m.generation << m.tile << m.theme << m.sizePx).frame();
    }
    QByteArray operator()(const Tile &m) const
    {
        return (Writer(Kind::Tile) << m.generation << m.tile << m.theme << m.sizePx).pixels(m.argb).frame();
    }
    QByteArray operator()(const TileFailed &m) const
    {
        return (Writer(Kind::TileFailed) << m.generation << m.tile << m.theme << m.reason).frame();
    }
    QByteArray operator()(const DropOlderThan &m) const
    {
        return (Writer(Kind::DropOlderThan) << m.generation).frame();
    }
    QByteArray operator()(const Status &m) const
    {
        Writer writer(Kind::Status);
        const quint32 notes = std::min(quint32(m.notes.size()), MaxNotes);
        writer << m.open << m.reason << m.projectHash << notes;
        for (quint32 i = 0; i < notes; ++i) {
            const LayerNote &note = m.notes.at(int(i));
            writer << note.layer << note.reason << note.detail;
        }
        const quint32 layers = std::min(quint32(m.layers.size()), MaxNotes);
        writer << layers;
        for (quint32 i = 0; i < layers; ++i)
            writer << m.layers.at(int(i));
        return writer.frame();
    }
    QByteArray operator()(const Quit &) const { return Writer(Kind::Quit).frame(); }
    QByteArray operator()(const Ping &m) const { return (Writer(Kind::Ping) << m.number).frame(); }
    QByteArray operator()(const Pong &m) const { return (Writer(Kind::Pong) << m.number).frame(); }
    QByteArray operator()(const PrintSheet &m) const
    {
        return (Writer(Kind::PrintSheet) << m.folder).frame();
    }
    QByteArray operator()(const SheetProgress &m) const
    {
        return (Writer(Kind::SheetProgress) << m.stage << m.percent).frame();
    }
    QByteArray operator()(const SheetDone &m) const
    {
        return (Writer(Kind::SheetDone) << m.reason << m.detail << m.file << m.pages << m.rows).frame();
    }
};

class Reader
{
public:
    explicit Reader(const QByteArray &body)
        : m_body(body)
        , m_stream(m_body)
    {
        m_stream.setVersion(QDataStream::Qt_5_12);
    }
    template <typename T> Reader &operator>>(T &value)
    {
        m_stream >> value;
        return *this;
    }
    Reader &operator>>(bool &value)
    {
        quint8 byte = 0;
        m_stream >> byte;
        m_good = m_good && byte <= 1;
        value = byte == 1;
        return *this;
    }
    Reader &operator>>(Theme &theme)
    {
        quint8 byte = 0;
        m_stream >> byte;
        m_good = m_good && byte <= quint8(Theme::Light);
        theme = Theme(byte);
        return *this;
    }
    Reader &operator>>(TileId &id)
    {
        quint8 z = 0;
        qint32 x = 0;
        qint32 y = 0;
        m_stream >> z >> x >> y;
        id = {z, x, y};
        m_good = m_good && id.isValid();
        return *this;
    }
    Reader &operator>>(QString &text)
    {
        quint32 length = 0;
        m_stream >> length;
        if (!isGood() || length > MaxTextBytes || qint64(length) > left()) {
            m_good = false;
            return *this;
        }
        QByteArray utf8(int(length), Qt::Uninitialized);
        m_good = m_stream.readRawData(utf8.data(), int(length)) == int(length);
        text = QString::fromUtf8(utf8);
        return *this;
    }
    Reader &operator>>(QList<LayerNote> &notes)
    {
        quint32 count = 0;
        m_stream >> count;
        m_good = m_good && count <= MaxNotes;
        for (quint32 i = 0; isGood() && i < count; ++i) {
            LayerNote note;
            *this >> note.layer >> note.reason >> note.detail;
            notes.append(note);
        }
        return *this;
    }
    Reader &operator>>(QStringList &names)
    {
        quint32 count = 0;
        m_stream >> count;
        m_good = m_good && count <= MaxNotes;
        for (quint32 i = 0; isGood() && i < count; ++i) {
            QString name;
            *this >> name;
            names.append(name);
        }
        return *this;
    }
    /// All that is left, if it is as long as it must be.
    Reader &pixels(QByteArray &bytes, quint16 sizePx)
    {
        const qint64 expected = qint64(sizePx) * sizePx * 4;
        m_good = m_good && sizePx > 0 && sizePx <= LargestTilePx && left() == expected;
        if (isGood()) {
            bytes = m_body.right(int(expected));
            m_stream.skipRawData(int(expected));
        }
        return *this;
    }
    [[nodiscard]] bool isGood() const { return m_good && m_stream.status() == QDataStream::Ok; }
    [[nodiscard]] bool isDone() const { return isGood() && left() == 0; }

private:
    [[nodiscard]] qint64 left() const { return m_stream.device()->bytesAvailable(); }

    QByteArray m_body;
    QDataStream m_stream;
    bool m_good = true;
};

template <typename M> std::optional<Message> whole(const Reader &reader, const M &message)
{
    if (!reader.isDone())
        return std::nullopt;
    return Message(message);
}

std::optional<Message> decodeTile(Reader &reader)
{
    Tile m;
    reader >> m.generation >> m.tile >> m.theme >> m.sizePx;
    return whole(reader.pixels(m.argb, m.sizePx), m);
}

std::optional<Message> decode(Kind kind, const QByteArray &body)
{
    Reader reader(body);
    switch (kind) {
    case Kind::Hello: {
        Hello m;
        return whole(reader >> m.version >> m.engine, m);
    }
    case Kind::OpenProject: {
        OpenProject m;
        return whole(reader >> m.projectPath >> m.dataPath, m);
    }
    case Kind::RenderTile: {
        RenderTile m;
        reader >> m.generation >> m.tile >> m.theme >> m.sizePx;
        return m.sizePx > 0 && m.sizePx <= LargestTilePx ? whole(reader, m) : std::nullopt;
    }
    case Kind::Tile:
        return decodeTile(reader);
    case Kind::TileFailed: {
        TileFailed m;
        return whole(reader >> m.generation >> m.tile >> m.theme >> m.reason, m);
    }
    case Kind::DropOlderThan: {
        DropOlderThan m;
        return whole(reader >> m.generation, m);
    }
    case Kind::Status: {
        Status m;
        return whole(reader >> m.open >> m.reason >> m.projectHash >> m.notes >> m.layers, m);
    }
    case Kind::Quit:
        return whole(reader, Quit{});
    case Kind::Ping: {
        Ping m;
        return whole(reader >> m.number, m);
    }
    case Kind::Pong: {
        Pong m;
        return whole(reader >> m.number, m);
    }
    case Kind::PrintSheet: {
        PrintSheet m;
        return whole(reader >> m.folder, m);
    }
    case Kind::SheetProgress: {
        SheetProgress m;
        return whole(reader >> m.stage >> m.percent, m);
    }
    case Kind::SheetDone: {
        SheetDone m;
        return whole(reader >> m.reason >> m.detail >> m.file >> m.pages >> m.rows, m);
    }
    }
    return std::nullopt;
}
} // namespace

QString themeName(Theme theme)
{
    return theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark");
}

bool TileId::isValid() const
{
    if (z < 0 || z > MaxZoom)
        return false;
    const int count = 1 << z;
    return x >= 0 && x < count && y >= 0 && y < count;
}

QByteArray encode(const Message &message)
{
    return std::visit(Encoder{}, message);
}

void FrameReader::feed(const QByteArray &bytes)
{
    if (isBroken())
        return;
    if (m_start > 0) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_buffer.append(bytes);
}

std::optional<Message> FrameReader::next()
{
    if (isBroken() || m_buffer.size() - m_start < LengthBytes)
        return std::nullopt;
    const quint32 length = qFromBigEndian<quint32>(m_buffer.constData() + m_start);
    if (length == 0 || length > MaxFrameBytes) {
        m_reason = QStringLiteral("frame-too-long");
        m_buffer.clear();
        return std::nullopt;
    }
    if (qint64(m_buffer.size()) - m_start - LengthBytes < qint64(length))
        return std::nullopt;
    const quint8 kind = quint8(m_buffer.at(m_start + LengthBytes));
    const QByteArray body = m_buffer.mid(m_start + LengthBytes + 1, int(length) - 1);
    m_start += LengthBytes + int(length);
    std::optional<Message> message;
    if (kind >= quint8(Kind::Hello) && kind <= quint8(Kind::SheetDone))
        message = decode(Kind(kind), body);
    if (!message) {
        const bool known = kind >= quint8(Kind::Hello) && kind <= quint8(Kind::SheetDone);
        m_reason = known ? QStringLiteral("malformed-body") : QStringLiteral("unknown-kind");
        m_buffer.clear();
    }
    return message;
}
} // namespace wanmi::renderlink
