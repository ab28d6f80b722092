// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <optional>
#include <QByteArray>
#include <QString>
#include <vector>

/// What makes a file of pictures evidence: a manifest beside it, `FILE.manifest`. It is UTF-8 text, one JSON
/// object a line: what was recorded and by whom; then every piece of the file (a fragment of an MP4, a whole
/// JPEG) with its place, times and blake2b-256; then the end. Each line carries `hash`, the blake2b-256 of
/// the hash of the line before and of its own text up to there, so the last one, the seal, stands for every
/// byte of both files. Whoever may write both files can make another seal: it has to lie elsewhere too, as a
/// line of the audit.
namespace wanmi::evidence {

enum class Kind { Clip, Still };

struct Position
{
    double longitude = 0, latitude = 0; ///< WGS 84, degrees
};

struct Facts
{
    QString cameraId, cameraName;
    std::optional<Position> position;
    QString who; ///< the account
    QString reason; ///< why somebody wanted it, in that person's words
    QString caseId; ///< empty: of no case yet
};

struct Head
{
    Kind kind = Kind::Clip;
    Facts facts;
    QString codec; ///< "h264", "h265", "jpeg"
    Instant from{}; ///< of the first picture, by this workstation's clock
};

struct Piece
{
    qint64 offset = 0, bytes = 0;
    QByteArray hash; ///< blake2b-256, 32 bytes
    Instant first{}, last{}; ///< when its first and last picture arrived
    int pictures = 0;
};

struct End
{
    qint64 bytes = 0;
    qsizetype pieces = 0;
    QByteArray hash; ///< of the whole file
    Instant until{};
    QString reason; ///< "stopped", "camera-closed", "disk-full", …; "interrupted": it was finished afterwards
    QString missing; ///< in English, what a finished clip lacks; empty: nothing known
};

struct Manifest
{
    Head head;
    std::vector<Piece> pieces;
    std::optional<End> end; ///< nothing: still being recorded, or broken off
    QByteArray seal; ///< hash of the last whole line
    qint64 wholeBytes = 0; ///< of the manifest; behind them at most a torn line
    std::vector<qint64> ends; ///< where the line of each piece ends
    std::vector<QByteArray> seals; ///< and its hash
};

[[nodiscard]] QString manifestOf(const QString &file);
[[nodiscard]] QByteArray blake2b(QByteArrayView bytes);
[[nodiscard]] QByteArray lineOf(const Head &head);
[[nodiscard]] QByteArray lineOf(const Piece &piece, const QByteArray &before);
[[nodiscard]] QByteArray lineOf(const End &end, const QByteArray &before);
/// The hash that a line made here ends with.
[[nodiscard]] QByteArray hashOfLine(const QByteArray &line);

/// Takes any bytes. Corrupt "manifest-altered" (detail: the number of the line), "no-manifest" when not even
/// the first line is whole.
[[nodiscard]] base::Result<Manifest> readManifest(const QByteArray &text);
} // namespace wanmi::evidence
