// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace wanmi::protocol {

/// A published map project: the QGIS project and what lies beside it. Immutable: its name ("mapVersion") is
/// the SHA-256 of this description, and the description names every file by its own. Both are got with GET
/// /v1/maps/{hash}.
struct MapEdition
{
    struct File
    {
        QString path; ///< below the project's folder, with '/'
        QString sha256; ///< hexadecimal
        qint64 bytes = 0;
    };
    QString project; ///< one of the files
    std::vector<File> files;
    /// Counts publications of the same files: what the sources of a project hold may have changed.
    qint64 serial = 0;
};
inline constexpr qint64 MostMapBytes = 512ll * 1024 * 1024;
inline constexpr size_t MostMapFiles = 1000;

/// The same text for the same edition, always.
[[nodiscard]] QByteArray toText(const MapEdition &edition);
/// Corrupt "bad-message" for anything a seat must not put on its disk: no such project, paths that leave the
/// folder, too many files or bytes.
[[nodiscard]] base::Result<MapEdition> mapEditionFrom(const QByteArray &text);
[[nodiscard]] QString sha256Of(const QByteArray &bytes);
} // namespace wanmi::protocol
