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
constexpr std::size_t MostPieces = 8; // between two of the threads

tl::unexpected<base::Error> cannotWrite(const QString &path, bool isFull, const QString &why)
{
    return base::failure(ErrorKind::Unreachable, isFull ? QStringLiteral("disk-full") : QStringLiteral("read-only"),
                         path + QStringLiteral(": ") + why);
}

tl::unexpected<base::Error> cannotWrite(const QFileDevice &file)
{
    const bool isFull = file.error() == QFileDevice::ResourceError || errno == ENOSPC;
    return cannotWrite(file.fileName(), isFull, file.errorString());
}

tl::unexpected<base::Error> cannotWrite(const BlockFile &file)
{
    const int why = errno;
    return cannotWrite(file.path(), why == ENOSPC || why == EDQUOT || why == EFBIG, qt_error_string(why));
}

bool openPrivately(QFile &file, QIODevice::OpenMode mode)
{
    return file.open(mode) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}
} // namespace

Unpacker::Unpacker()
    : m_context(ZSTD_createDCtx(), &ZSTD_freeDCtx)
{
}

Unpacker::~Unpacker()
{
    abandon();
}

void Unpacker::run()
{
    m_come = std::make_unique<Pieces>(MostPieces);
    m_ready = std::make_unique<Blocks>(MostPieces);
    m_spare = std::make_unique<Blocks>(MostPieces + 2); // none is ever waited for
    m_unpacking = std::thread([this] {
        m_wasUnpacked = unpackAll();
        m_come->abandon();
        m_ready->end();
    });
    m_writing = std::thread([this] {
        m_wasWritten = writeAll();
        m_ready->abandon();
    });
}

/// All that was taken is in the target, or it is known why not. run() goes on from there.
base::Result<void> Unpacker::drain()
{
    if (!m_unpacking.joinable())
        return {};
    m_come->end();
    m_unpacking.join();
    m_writing.join();
    return m_wasWritten ? m_wasUnpacked : m_wasWritten;
}

void Unpacker::abandon()
{
    if (m_come)
        m_come->abandon();
    if (m_ready)
        m_ready->abandon();
    static_cast<void>(drain());
}

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
    abandon();
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
    m_filling.reset();
    if (!m_target.open(target))
        return cannotWrite(m_target);
    if (!openPrivately(m_part, QIODevice::ReadWrite | QIODevice::Unbuffered))
        return cannotWrite(m_part);
    if (m_part.size() > offer.bytes)
        m_part.resize(0);
    run();
    if (m_part.size() == 0)
        return 0;
    base::Result<void> done;
    while (done && m_packed < m_part.size()) {
        const QByteArray piece = m_part.read(ReadBytes);
        if (piece.isEmpty())
            break;
        done = take(piece);
    }
    if (done)
        done = drain();
    if (done) {
        run();
        return m_packed;
    }
    const base::Error error = given(done.error()).value();
    if (error.kind != ErrorKind::Corrupt)
        return tl::unexpected(error);
    return begin(offer, target); // the part file is gone: from the beginning
}

base::Result<void> Unpacker::add(const QByteArray &bytes)
{
    if (m_packed + bytes.size() > m_offer.bytes)
        return spoilt("longer than was said");
    if (const auto taken = take(bytes); !taken)
        return given(taken.error());
    if (m_part.write(bytes) != bytes.size())
        return cannotWrite(m_part);
    return {};
}

base::Result<void> Unpacker::take(const QByteArray &bytes)
{
    if (!m_come->push(bytes)) {
        if (const auto drained = drain(); !drained)
            return drained;
        return base::failure(ErrorKind::Unreachable, QStringLiteral("stopping"));
    }
    m_packed += bytes.size();
    crypto_generichash_update(&m_hash, reinterpret_cast<const unsigned char *>(bytes.constData()),
                              static_cast<unsigned long long>(bytes.size()));
    return {};
}

base::Result<void> Unpacker::unpackAll()
{
    while (const auto piece = m_come->take()) {
        if (const auto unpacked = unpack(*piece); !unpacked)
            return unpacked;
    }
    return {};
}

base::Result<void> Unpacker::unpack(QByteArrayView bytes)
{
    const auto bad = [](const char *why) {
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-snapshot"), QString::fromLatin1(why));
    };
    ZSTD_inBuffer source{bytes.data(), std::size_t(bytes.size()), 0};
    for (bool full = false; source.pos < source.size || full;) {
        if (m_ended)
            return bad("something behind the end");
        if (!m_filling)
            m_filling = m_spare->takeIfAny();
        if (!m_filling)
            m_filling.emplace(); // 512 KB, only where none is spare
        ZSTD_outBuffer sink{m_filling->data(), std::size_t(Block::Bytes), std::size_t(m_filling->filled)};
        const std::size_t left = ZSTD_decompressStream(m_context.get(), &sink, &source);
        if (ZSTD_isError(left))
            return bad(ZSTD_getErrorName(left));
        m_ended = left == 0;
        m_unpacked += qint64(sink.pos) - m_filling->filled;
        m_filling->filled = qint64(sink.pos);
        if (m_unpacked > m_offer.rawBytes)
            return bad("unpacks to more than was said");
        full = !m_ended && m_filling->isFull(); // there may be more in it than the room takes
        if ((m_ended || full) && !hand())
            return {}; // the one that writes knows why
    }
    return {};
}

/// What was unpacked goes to the one that writes.
bool Unpacker::hand()
{
    Block block = std::move(*m_filling);
    m_filling.reset();
    return m_ready->push(std::move(block));
}

base::Result<void> Unpacker::writeAll()
{
    while (auto block = m_ready->take()) {
        if (!m_target.write(*block))
            return cannotWrite(m_target);
        block->filled = 0;
        m_spare->push(std::move(*block));
    }
    return {};
}

base::Result<void> Unpacker::finish()
{
    if (const auto drained = drain(); !drained)
        return given(drained.error());
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

/// Nothing is kept of what is spoilt; of what could not be written, what has come.
tl::unexpected<base::Error> Unpacker::given(base::Error error)
{
    abandon();
    if (error.kind == ErrorKind::Corrupt) {
        m_part.close();
        m_part.remove();
        m_target.close();
        QFile::remove(m_target.path());
    }
    return tl::unexpected(std::move(error));
}

tl::unexpected<base::Error> Unpacker::spoilt(const char *why)
{
    return given({ErrorKind::Corrupt, QStringLiteral("bad-snapshot"), QString::fromLatin1(why)});
}
} // namespace wanmi::sync
