// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/verify.h"

#include "evidence/posixfile.h"

namespace wanmi::evidence {
namespace {
constexpr qint64 manifestAtMost = 64 * 1024 * 1024; // a line is 300 bytes: weeks

bool standsAt(const PosixFile &file, qint64 offset, const Piece &piece)
{
    const QByteArray bytes = file.read(offset, piece.bytes);
    return bytes.size() == piece.bytes && blake2b(bytes) == piece.hash;
}

/// Something is wrong where this piece should be: what?
Fault faultAt(const PosixFile &file, const Manifest &manifest, std::size_t wrong)
{
    const Piece &last = manifest.pieces.back();
    const Piece &piece = manifest.pieces[wrong];
    const qint64 surplus = file.size() - (last.offset + last.bytes);
    for (const Piece &other : manifest.pieces) {
        if (&other != &piece && standsAt(file, piece.offset, other))
            return surplus < 0 ? Fault::Missing : surplus > 0 ? Fault::Added : Fault::Misplaced;
    }
    if (surplus > 0 && standsAt(file, piece.offset + surplus, piece))
        return Fault::Added;
    return piece.offset + piece.bytes > file.size() ? Fault::Missing : Fault::Altered;
}
} // namespace

base::Result<Verdict> verifyClip(const QString &path, const QString &manifestPath)
{
    const auto file = PosixFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    const auto manifestFile = PosixFile::open(manifestPath);
    if (!manifestFile && manifestFile.error().reason == u"no-such-file")
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-manifest"), manifestPath);
    if (!manifestFile)
        return tl::unexpected(manifestFile.error());
    Verdict verdict;
    auto manifest = readManifest(manifestFile->read(0, manifestAtMost));
    if (!manifest) {
        verdict.fault = Fault::ManifestAltered;
        verdict.piece = std::max<qint64>(1, manifest.error().detail.toLongLong());
        return verdict;
    }
    verdict.manifest = std::move(*manifest);
    const std::vector<Piece> &pieces = verdict.manifest.pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (standsAt(*file, pieces[i].offset, pieces[i]))
            continue;
        verdict.piece = qint64(i) + 1;
        verdict.offset = pieces[i].offset;
        verdict.fault = faultAt(*file, verdict.manifest, i);
        return verdict;
    }
    const qint64 bytes = pieces.empty() ? 0 : pieces.back().offset + pieces.back().bytes;
    verdict.piece = qint64(pieces.size()) + 1;
    verdict.offset = bytes;
    if (!verdict.manifest.end)
        verdict.fault = Fault::Unfinished;
    else if (file->size() != bytes || pieces.empty())
        verdict.fault = pieces.empty() ? Fault::Missing : Fault::Added;
    return verdict;
}

base::Result<Verdict> verifyFile(const QString &file)
{
    return verifyClip(file, manifestOf(file));
}
} // namespace wanmi::evidence
