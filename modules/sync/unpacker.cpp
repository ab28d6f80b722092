// SPDX-License-Identifier: GPL-3.0-or-later
#include "unpacker.h"

#include "base/doors.h"

#include <QDir>
#include <QFileInfo>

#include <zstd.h>

#include <cerrno>

namespace wanmi::sync {
namespace {
constexpr qint64 ReadBytes = 1 << 20;
constexpr qsizetype RoomBytes = 1 << 20;

tl::unexpected<base::Error> cannotWrite(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC;
    return base::failure(ErrorKind::Unreachable, full ? QStringLiteral("disk-full") : QStringLiteral("read-only"),
                         file.fileName() + QStringLiteral(": ") + file.errorString());
}

bool openPrivately(QFile &file, QIODevice::OpenMode mode)
{
    return file.open(mode) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}
} // namespace

Unpacker::Unpacker()
    : m_context(ZSTD_createDCtx(), &ZSTD_freeDCtx)
    , m_room(RoomBytes, Qt::Uninitialized)
{
}

Unpacker::~Unpacker() = default;

void Unpacker::removeOthers(const QString &folder, const QString &part) const
{
    const QDir here(folder);
    for (const QString &name : here.entryList({QStringLiteral("snapshot-*.part")}, QDir::Files)) {
        if (name != part)
            QFile::remove(here.filePath(name));
    }
}

base::Result<qint64> Unpacker::begin(const protocol::SnapshotOffer &offer, const QString &target)
{
    base::passDoor(base::Door::File, "snapshot");
    m_offer = offer;
    m_packed = m_unpacked = 0;
    m_ended = false;
    ZSTD_DCtx_reset(m_context.get(), ZSTD_reset_session_only);
    crypto_generichash_init(&m_hash, nullptr, 0, 32);
    const QString folder = QFileInfo(target).path();
    const QString part = QStringLiteral("snapshot-%1.part").arg(offer.hash);
    QDir().mkpath(folder);
    removeOthers(folder, part);
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(target + QLatin1StringView(end));
    m_part.close();
    m_part.setFileName(folder + u'/' + part);
    m_target.close();
    m_target.setFileName(target);
    if (!openPrivately(m_target, QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return cannotWrite(m_target);
    if (!openPrivately(m_part, QIODevice::ReadWrite | QIODevice::Unbuffered))
        return cannotWrite(m_part);
    if (m_part.size() > offer.bytes)
        m_part.resize(0);
    while (m_packed < m_part.size()) {
        const QByteArray piece = m_part.read(ReadBytes);
        if (piece.isEmpty())
            break;
        if (const auto done = unpack(piece); !done) {
            if (done.error().kind != ErrorKind::Corrupt)
                return tl::unexpected(done.error());
            return begin(offer, target); // the part file is gone: from the beginning
        }
    }
    return m_packed;
}

base::Result<void> Unpacker::add(const QByteArray &bytes)
{
    if (m_packed + bytes.size() > m_offer.bytes)
        return spoilt("longer than was said");
    if (m_part.write(bytes) != bytes.size())
        return cannotWrite(m_part);
    return unpack(bytes);
}

base::Result<void> Unpacker::unpack(QByteArrayView bytes)
{
    m_packed += bytes.size();
    crypto_generichash_update(&m_hash, reinterpret_cast<const unsigned char *>(bytes.data()),
                              static_cast<unsigned long long>(bytes.size()));
    ZSTD_inBuffer source{bytes.data(), std::size_t(bytes.size()), 0};
    while (source.pos < source.size) {
        if (m_ended)
            return spoilt("something behind the end");
        ZSTD_outBuffer sink{m_room.data(), std::size_t(m_room.size()), 0};
        const std::size_t left = ZSTD_decompressStream(m_context.get(), &sink, &source);
        if (ZSTD_isError(left))
            return spoilt(ZSTD_getErrorName(left));
        m_ended = left == 0;
        m_unpacked += qint64(sink.pos);
        if (m_unpacked > m_offer.rawBytes)
            return spoilt("unpacks to more than was said");
        if (m_target.write(m_room.constData(), qint64(sink.pos)) != qint64(sink.pos))
            return cannotWrite(m_target);
    }
    return {};
}

base::Result<void> Unpacker::finish()
{
    unsigned char hash[32];
    crypto_generichash_final(&m_hash, hash, sizeof hash);
    const QByteArray text = QByteArray(reinterpret_cast<const char *>(hash), sizeof hash).toHex();
    if (!m_ended || m_unpacked != m_offer.rawBytes || m_packed != m_offer.bytes
        || text != m_offer.hash.toLatin1())
        return spoilt("another content");
    m_target.close();
    m_part.close();
    m_part.remove();
    return {};
}

base::Result<void> Unpacker::spoilt(const char *why)
{
    m_part.close();
    m_part.remove();
    m_target.close();
    m_target.remove();
    return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-snapshot"), QString::fromLatin1(why));
}
} // namespace wanmi::sync
