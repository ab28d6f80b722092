// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/snapshotdesk.h"

#include "base/boundedqueue.h"
#include "server/cursor.h"
#include "server/filehash.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QTemporaryDir>

#include <sodium.h>
#include <sys/resource.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(lcSnapshot, "wanmi.central.snapshot")
using namespace std::chrono_literals;
constexpr auto Fresh = 24h;
constexpr qint64 LeastChanges = 5'000; // before a file is worth making anew
constexpr std::size_t MostFiles = 64, MostPieces = 16;
constexpr int Level = 3;
constexpr qint64 ReadBytes = 4 << 20;
constexpr int Background = 19; // as nice(1) counts

Error cannotWrite(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC;
    return {ErrorKind::Unreachable, full ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"),
            file.fileName() + QStringLiteral(": ") + file.errorString()};
}

/// Writes `from` compressed to `to`; \return blake2b-256 of what was written, in hex.
base::Result<QString> compress(const QString &from, const QString &to, const std::atomic<bool> &stop)
{
    QFile in(from), out(to);
    if (!in.open(QIODevice::ReadOnly))
        return tl::unexpected(cannotWrite(in));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return tl::unexpected(cannotWrite(out));
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, Level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_nbWorkers, 2); // refused where the library has no threads
    ZSTD_CCtx_setPledgedSrcSize(context.get(), static_cast<unsigned long long>(in.size()));
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, nullptr, 0, 32);
    QByteArray room(qsizetype(ZSTD_CStreamOutSize()), Qt::Uninitialized);
    for (bool last = false; !last;) {
        const QByteArray piece = in.read(ReadBytes);
        last = in.atEnd() || piece.isEmpty();
        ZSTD_inBuffer source{piece.constData(), std::size_t(piece.size()), 0};
        for (bool done = false; !done;) {
            if (stop)
                return base::refused(QStringLiteral("cancelled"));
            ZSTD_outBuffer sink{room.data(), std::size_t(room.size()), 0};
            const std::size_t left
                = ZSTD_compressStream2(context.get(), &sink, &source, last ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left))
                return base::failure(ErrorKind::Corrupt, QStringLiteral("cannot-compress"),
                                     QString::fromLatin1(ZSTD_getErrorName(left)));
            if (out.write(room.constData(), qint64(sink.pos)) != qint64(sink.pos))
                return tl::unexpected(cannotWrite(out));
            crypto_generichash_update(&hash, reinterpret_cast<const unsigned char *>(room.constData()), sink.pos);
            done = last ? left == 0 : source.pos == source.size;
        }
    }
    if (!out.flush())
        return tl::unexpected(cannotWrite(out));
    out.close();
    QByteArray bytes(32, Qt::Uninitialized);
    crypto_generichash_final(&hash, reinterpret_cast<unsigned char *>(bytes.data()), 32);
    return QString::fromLatin1(bytes.toHex());
}

QString fileName(const QString &hash)
{
    return hash + QStringLiteral(".gpkg.zst");
}
} // namespace

SnapshotDesk::SnapshotDesk(Parts parts)
    : m_parts(std::move(parts))
    , m_folder(m_parts.folder + QStringLiteral("/snapshots"))
{
    if (m_parts.format.schema == 0)
        return;
    // Those of the time before a restart are as good as new ones.
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        const auto offer = protocol::fromJson<protocol::SnapshotOffer>(json);
        if (!offer || offer->schema != m_parts.format.schema
            || QFileInfo(folder.filePath(fileName(offer->hash))).size() != offer->bytes)
            continue;
        const auto cursor = Cursor::fromText(offer->cursor.toLatin1());
        if (!cursor)
            continue;
        m_made[cursor->scope]
            = {*offer, cursor->epoch, cursor->seq, json.value(QLatin1String("rows")).toInteger(),
               base::instantFromMs(json.value(QLatin1String("at")).toInteger()), {}};
    }
    m_thread = std::thread([this] { run(); });
}

SnapshotDesk::~SnapshotDesk()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

std::optional<protocol::SnapshotOffer> SnapshotDesk::offer(const Scope &scope, const CityFacts &facts) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_made.find(scope.hash());
    if (found == m_made.end() || found->second.epoch != facts.epoch || found->second.seq < facts.oldestSeq)
        return std::nullopt;
    return found->second.offer;
}

bool SnapshotDesk::isFresh(const Made &made, qint64 tail) const
{
    return m_parts.clock->now() - made.at < Fresh
        && tail - made.seq < std::max(LeastChanges, made.rows / 20);
}

void SnapshotDesk::want(const Scope &scope, const protocol::Manifest &manifest, const CityFacts &facts)
{
    if (m_parts.format.schema == 0)
        return;
    qint64 rows = 0;
    for (const auto &[table, count] : manifest.counts)
        rows += count;
    if (rows < m_parts.leastRows)
        return;
    const std::lock_guard lock(m_mutex);
    const auto found = m_made.find(scope.hash());
    const bool isGood = found != m_made.end() && found->second.epoch == facts.epoch
        && found->second.seq >= facts.oldestSeq && isFresh(found->second, manifest.tail);
    if (isGood || m_underWay == scope.hash()
        || std::ranges::any_of(m_wishes,
                               [&](const Wish &wish) { return wish.scope.hash() == scope.hash(); }))
        return;
    m_wishes.push_back({scope, manifest, facts.epoch});
    m_wake.notify_all();
}

QString SnapshotDesk::pathOf(const Scope &scope, const QString &hash) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_made.find(scope.hash());
    if (hash.isEmpty() || found == m_made.end()
        || (found->second.offer.hash != hash && found->second.previous != hash))
        return {};
    return m_folder + QLatin1Char('/') + fileName(hash);
}

void SnapshotDesk::run()
{
    setpriority(PRIO_PROCESS, 0, Background); // of this thread alone: whoever waits for an answer comes first
    for (;;) {
        std::optional<Wish> wish;
        {
            std::unique_lock lock(m_mutex);
            m_underWay.clear();
            m_wake.wait(lock, [this] { return m_stopping || !m_wishes.empty(); });
            if (m_stopping)
                return;
            wish = std::move(m_wishes.front());
            m_wishes.pop_front();
            m_underWay = wish->scope.hash();
        }
        const auto made = make(wish->scope, wish->manifest, wish->epoch);
        if (!made && !m_stopping)
            qCWarning(lcSnapshot, "no file for the scope %s: %s (%s)", wish->scope.hash().constData(),
                      qPrintable(made.error().reason), qPrintable(made.error().detail));
    }
}

/// One thread reads the database, this one writes the file.
base::Result<void> SnapshotDesk::read(const Wish &wish, const QString &file, qint64 &seq, qint64 &rows)
{
    auto making = m_parts.format.create(file, wish.manifest);
    if (!making)
        return tl::unexpected(making.error());
    base::BoundedQueue<QByteArray> pieces(MostPieces);
    base::Result<void> wasRead;
    std::thread reader([&] {
        wasRead = m_parts.storage.snapshot(
            wish.scope, {{}, m_parts.clock->now() - m_parts.actions}, [&seq](qint64 at) { seq = at; },
            [&](QByteArray piece) { return !m_stopping && pieces.push(std::move(piece)); });
        pieces.end();
    });
    base::Result<void> written;
    while (const auto piece = pieces.take()) {
        written = (*making)->add(*piece);
        if (!written) {
            pieces.end();
            break;
        }
    }
    reader.join();
    if (m_stopping)
        return base::refused(QStringLiteral("cancelled"));
    if (!written)
        return written;
    if (!wasRead)
        return wasRead;
    QByteArray trailer;
    protocol::RowEncoder(trailer).trailer(Cursor{wish.epoch, wish.scope.hash(), seq}.toText());
    if (const auto ended = (*making)->add(trailer); !ended)
        return ended;
    const auto finished = (*making)->finish();
    if (!finished)
        return tl::unexpected(finished.error());
    rows = *finished;
    return {};
}

base::Result<SnapshotDesk::Making> SnapshotDesk::make(const Scope &scope, const protocol::Manifest &manifest,
                                                      qint64 epoch)
{
    if (m_parts.format.schema == 0)
        return base::refused(QStringLiteral("no-format"));
    if (!QDir().mkpath(m_folder))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QTemporaryDir work(m_folder + QStringLiteral("/making-XXXXXX"));
    if (!work.isValid())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), work.errorString());
    const QString raw = work.filePath(QStringLiteral("replica.gpkg"));
    const QString packed = work.filePath(QStringLiteral("replica.zst"));
    using Clock = std::chrono::steady_clock;
    const auto begun = Clock::now();
    Made made;
    made.epoch = epoch;
    made.at = m_parts.clock->now();
    if (const auto done = read({scope, manifest, epoch}, raw, made.seq, made.rows); !done)
        return tl::unexpected(done.error());
    const auto built = Clock::now();
    const auto hash = compress(raw, packed, m_stopping);
    if (!hash)
        return tl::unexpected(hash.error());
    made.offer = {*hash, QFileInfo(packed).size(), QFileInfo(raw).size(),
                  QString::fromLatin1(Cursor{epoch, scope.hash(), made.seq}.toText()), m_parts.format.schema};
    const QString path = m_folder + QLatin1Char('/') + fileName(*hash);
    QFile::remove(path);
    if (!QFile::rename(packed, path))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
    const Making making{made.offer, std::chrono::duration_cast<std::chrono::milliseconds>(built - begun),
                        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - built)};
    qCInfo(lcSnapshot, "a file for the scope %s: %lld rows, %lld bytes, built in %lld ms, packed in %lld ms",
           scope.hash().constData(), static_cast<long long>(made.rows), static_cast<long long>(made.offer.bytes),
           static_cast<long long>(making.building.count()), static_cast<long long>(making.packing.count()));
    keep(scope.hash(), std::move(made));
    return making;
}

void SnapshotDesk::keep(const QByteArray &scope, Made made)
{
    QJsonObject json = protocol::toJson(made.offer);
    json.insert(QLatin1String("rows"), made.rows);
    json.insert(QLatin1String("at"), base::toMs(made.at));
    QSaveFile note(m_folder + QLatin1Char('/') + QString::fromLatin1(scope) + QStringLiteral(".json"));
    if (note.open(QIODevice::WriteOnly)) { // without it a restart makes the file anew
        note.write(QJsonDocument(json).toJson());
        note.commit();
    }
    const std::lock_guard lock(m_mutex);
    const auto drop = [this](const QString &hash) {
        if (!hash.isEmpty())
            QFile::remove(m_folder + QLatin1Char('/') + fileName(hash));
    };
    if (const auto before = m_made.find(scope); before != m_made.end()) {
        if (before->second.previous != made.offer.hash)
            drop(before->second.previous);
        if (before->second.offer.hash != made.offer.hash)
            made.previous = before->second.offer.hash;
    }
    m_made[scope] = std::move(made);
    while (m_made.size() > MostFiles) {
        const auto oldest = std::ranges::min_element(m_made, {}, [](const auto &one) { return one.second.at; });
        drop(oldest->second.previous);
        drop(oldest->second.offer.hash);
        QFile::remove(m_folder + QLatin1Char('/') + QString::fromLatin1(oldest->first) + QStringLiteral(".json"));
        m_made.erase(oldest);
    }
}
} // namespace wanmi::server
