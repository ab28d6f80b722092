// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/manifest.h"

#include <memory>

namespace wanmi::evidence {

/// A file of pictures and its manifest while they are written: each piece is announced in the manifest with
/// its hash and then written, both flushed to the disk, so whatever ends the program costs the piece that was
/// being written and no other. Blocks on the disk: belongs to a thread that may. Errors: those of the disk
/// ("disk-full", "cannot-write", "disk-broken") and Refused "file-exists".
class EvidenceFile
{
public:
    [[nodiscard]] static base::Result<EvidenceFile> make(const QString &path, const Head &head);
    EvidenceFile(EvidenceFile &&) noexcept;
    EvidenceFile &operator=(EvidenceFile &&) noexcept;
    ~EvidenceFile(); ///< without end(): as if the program had been killed

    /// After an error nothing of this piece is in either file, and end() still may be tried.
    [[nodiscard]] base::Result<void> append(const QByteArray &bytes, Instant first, Instant last,
                                            int pictures);
    /// \return the seal.
    [[nodiscard]] base::Result<QByteArray> end(const QString &reason);

    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] int pieces() const;

private:
    struct Private;
    explicit EvidenceFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// A file that was written at once, such as a JPEG. \return the seal.
[[nodiscard]] base::Result<QByteArray> writeWhole(const QString &path, const Head &head,
                                                  const QByteArray &bytes);

struct Finished
{
    Instant from{}, until{};
    qint64 bytes = 0, cutBytes = 0;
    int pictures = 0;
    QString missing; ///< in English
    QByteArray seal;
};

/// Makes whole what a recorder left behind that was killed: what lies after the last whole piece is cut off,
/// and the manifest gets its end, which says so. Errors: Refused "already-finished", "still-recording",
/// "nothing-recorded" (not one whole piece with a picture); Corrupt "clip-altered" (an earlier piece is not
/// as it was written: nothing is touched), "manifest-altered", "no-manifest"; NotFound "no-such-file"; those
/// of the disk.
[[nodiscard]] base::Result<Finished> finishClip(const QString &path);
} // namespace wanmi::evidence
