// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/content.h"
#include "reports/contentbook.h"

#include <QByteArray>

namespace wanmi::reports {

/// Pages made elsewhere, as map sheets by QGIS layout: each is fitted into a page of the report.
struct JoinedPages
{
    QString title;
    QByteArray pdf; ///< what cannot be read says so in its place
    QString failed = {}; ///< why there are none, in words
};

/// One PDF on A4: a title page, every table with its heads repeated, the charts as vectors, the notes, and
/// what is joined in; the state and "page n of m" on every page, fonts embedded. Blocks; for workers; needs a
/// QGuiApplication. Whole or not at all, an older file stays until then. \return the number of pages. Errors
/// (Refused): "cancelled", "no-such-folder", "file-open-elsewhere", "folder-not-writable", "disk-full";
/// Corrupt "not-joined" (detail: what the library said).
[[nodiscard]] base::Result<int> writePages(const Content &content, const std::vector<JoinedPages> &joined,
                                           const QString &path, const Progress &progress);

/// Of a table longer than this the rest is left to the workbook, and it says so.
inline constexpr std::size_t MostPrintedRows = 600;
} // namespace wanmi::reports
