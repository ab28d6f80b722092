// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidencefile.h"

#include "evidence/posixfile.h"

#include <cstdio>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <sodium.h>

namespace wanmi::evidence {
namespace {
class RunningHash
{
public:
    RunningHash() { crypto_generichash_init(&m_state, nullptr, 0, 32); }
    void add(const QByteArray &bytes)
    {
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char *>(bytes.constData()),
                                  quint64(bytes.size()));
    }
    [[nodiscard]] QByteArray value() const
    {
        crypto_generichash_state state = m_state;
        QByteArray hash(32, '\0');
        crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(hash.data()),
                                 std::size_t(hash.size()));
        return hash;
    }

private:
    crypto_generichash_state m_state;
};
} // namespace

struct EvidenceFile::Private
{
    PosixFile file, manifest;
    RunningHash hash;
    QByteArray seal;
    qint64 bytes = 0, manifestBytes = 0;
    int pieces = 0;
    Instant until{};

    [[nodiscard]] base::Result<void> announce(const QByteArray &line)
    {
        const auto written = manifest.append(line);
        if (!written) {
            (void)manifest.cut(manifestBytes);
            return written;
        }
        return written;
    }
    void announced(const QByteArray &line)
    {
        manifestBytes += line.size();
        seal = hashOfLine(line);
    }
};

EvidenceFile::EvidenceFile(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}
EvidenceFile::EvidenceFile(EvidenceFile &&) noexcept = default;
EvidenceFile &EvidenceFile::operator=(EvidenceFile &&) noexcept = default;
EvidenceFile::~EvidenceFile() = default;

base::Result<EvidenceFile> EvidenceFile::make(const QString &path, const Head &head)
{
    auto d = std::make_unique<Private>();
    d->until = head.from;
    QDir().mkpath(QFileInfo(path).absolutePath());
    auto file = PosixFile::make(path);
    if (!file)
        return tl::unexpected(file.error());
    auto manifest = PosixFile::make(manifestOf(path));
    if (!manifest) {
        QFile::remove(path);
        return tl::unexpected(manifest.error());
    }
    d->file = std::move(*file);
    d->manifest = std::move(*manifest);
    // Whoever finishes clips must not take this one for left behind.
    (void)d->manifest.lock();
    const QByteArray line = lineOf(head);
    if (const auto written = d->announce(line); !written) {
        QFile::remove(path);
        QFile::remove(manifestOf(path));
        return tl::unexpected(written.error());
    }
    d->announced(line);
    (void)flushFolderOf(path);
    return EvidenceFile(std::move(d));
}

base::Result<void> EvidenceFile::append(const QByteArray &bytes, Instant first, Instant last, int pictures)
{
    const QByteArray line
        = lineOf(Piece{d->bytes, bytes.size(), blake2b(bytes), first, last, pictures}, d->seal);
    if (const auto written = d->announce(line); !written)
        return written;
    if (const auto written = d->file.append(bytes); !written) {
        (void)d->file.cut(d->bytes);
        (void)d->manifest.cut(d->manifestBytes);
        return written;
    }
    d->announced(line);
    d->hash.add(bytes);
    d->bytes += bytes.size();
    ++d->pieces;
    if (pictures > 0)
        d->until = last;
    return {};
}

base::Result<QByteArray> EvidenceFile::end(const QString &reason)
{
    const QByteArray line = lineOf(End{d->bytes, d->pieces, d->hash.value(), d->until, reason, {}}, d->seal);
    if (const auto written = d->announce(line); !written)
        return tl::unexpected(written.error());
    d->announced(line);
    return d->seal;
}

qint64 EvidenceFile::bytes() const
{
    return d->bytes;
}
int EvidenceFile::pieces() const
{
    return d->pieces;
}

base::Result<QByteArray> writeWhole(const QString &path, const Head &head, const QByteArray &bytes)
{
    auto file = EvidenceFile::make(path, head);
    if (!file)
        return tl::unexpected(file.error());
    const auto written = file->append(bytes, head.from, head.from, 1);
    if (written)
        return file->end(QStringLiteral("whole"));
    QFile::remove(path);
    QFile::remove(manifestOf(path));
    return tl::unexpected(written.error());
}

namespace {
struct Kept
{
    std::size_t pieces = 0;
    RunningHash hash;
    Finished done;
};

/// The last piece may be torn; an earlier one was on the disk before the next was announced.
base::Result<Kept> keptOf(const PosixFile &file, const Manifest &manifest)
{
    Kept kept;
    kept.done.from = kept.done.until = manifest.head.from;
    for (const Piece &piece : manifest.pieces) {
        const QByteArray bytes = file.read(piece.offset, piece.bytes);
        if (bytes.size() != piece.bytes || blake2b(bytes) != piece.hash) {
            if (&piece != &manifest.pieces.back())
                return base::failure(ErrorKind::Corrupt, QStringLiteral("clip-altered"),
                                     QString::number(kept.pieces + 1));
            break;
        }
        kept.hash.add(bytes);
        ++kept.pieces;
        kept.done.bytes += piece.bytes;
        kept.done.pictures += piece.pictures;
        if (piece.pictures > 0)
            kept.done.until = piece.last;
    }
    if (kept.done.pictures == 0)
        return base::failure(ErrorKind::Refused, QStringLiteral("nothing-recorded"));
    return kept;
}
} // namespace

base::Result<Finished> finishClip(const QString &path)
{
    auto file = PosixFile::open(path, true);
    auto manifestFile = PosixFile::open(manifestOf(path), true);
    if (!file || !manifestFile)
        return tl::unexpected(file ? manifestFile.error() : file.error());
    if (!manifestFile->lock())
        return base::refused(QStringLiteral("still-recording"), path);
    const auto manifest = readManifest(manifestFile->read(0, manifestFile->size()));
    if (!manifest)
        return tl::unexpected(manifest.error());
    if (manifest->end)
        return base::refused(QStringLiteral("already-finished"), path);
    auto kept = keptOf(*file, *manifest);
    if (!kept)
        return tl::unexpected(kept.error());
    Finished &done = kept->done;
    done.cutBytes = file->size() - done.bytes;
    done.missing
        = QStringLiteral("what followed %1, at most one group of pictures; %2 torn bytes were cut off")
              .arg(base::toUtc(done.until).toString(Qt::ISODateWithMs))
              .arg(done.cutBytes);
    const End end{done.bytes, qsizetype(kept->pieces),       kept->hash.value(),
                  done.until, QStringLiteral("interrupted"), done.missing};
    // The line of a torn piece goes first: killed between these steps, the next attempt finds the same.
    const auto cutLine = manifestFile->cut(manifest->ends[kept->pieces - 1]);
    const auto cutFile = cutLine ? file->cut(done.bytes) : cutLine;
    const QByteArray line = lineOf(end, manifest->seals[kept->pieces - 1]);
    const auto written = cutFile ? manifestFile->append(line) : cutFile;
    if (!written)
        return tl::unexpected(written.error());
    done.seal = hashOfLine(line);
    return done;
}
} // namespace wanmi::evidence
