// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/manifest.h"

namespace wanmi::evidence {

enum class Fault {
    None,
    Unfinished, ///< whole so far, but it has no end: still being recorded, or left behind by a program that
                ///< was killed
    Altered, ///< bytes of a piece differ
    Missing, ///< a piece is not there
    Misplaced, ///< a piece stands in the wrong place
    Added, ///< bytes that nobody announced
    ManifestAltered
};

struct Verdict
{
    Fault fault = Fault::None;
    qint64 piece = 0; ///< the first that is wrong, from 1; of ManifestAltered the line
    qint64 offset = 0; ///< in the file
    Manifest manifest; ///< empty after ManifestAltered
    [[nodiscard]] bool isWhole() const { return fault == Fault::None; }
};

/// Finds any byte that was changed in a clip, a still or its manifest, and any piece that is missing, added
/// or in the wrong place. Reads both files once. Errors: NotFound "no-such-file", "no-manifest"; Unreachable
/// "cannot-read-file".
[[nodiscard]] base::Result<Verdict> verifyFile(const QString &file);
[[nodiscard]] base::Result<Verdict> verifyClip(const QString &file, const QString &manifest);
} // namespace wanmi::evidence
