// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/result.h"

#include <QImage>
#include <QString>

#include <memory>
#include <vector>

class QPrinter;

/// Documents on A4 as PDF, or on a printer: text of any length over as many pages as it takes, with a head and a page number
/// on each, fonts embedded.
namespace wanmi::workbench {

struct Paper
{
    QString title; ///< of the file
    QString head; ///< on every page, left
    QString foot; ///< on every page, left of the page number
    QString pageWords; ///< "page %1 of %2"
    QString html; ///< QTextDocument's subset
    std::vector<std::pair<QString, QByteArray>> pictures; ///< name in <img src="…">, bytes of a file
};

/// Writes it on a worker; the file is there whole or not at all. \return the number of pages. Errors:
/// Unreachable "cannot-write", "disk-full".
[[nodiscard]] base::Answer<base::Result<int>> writePdf(const Paper &paper, const QString &path);
/// On a worker, as the printer is set: its paper, its range of pages. \return the number of pages printed.
/// Errors: Unreachable "print-failed"; Refused "no-such-pages" (the range lies behind the last one).
[[nodiscard]] base::Answer<base::Result<int>> printPaper(const Paper &paper,
                                                         const std::shared_ptr<QPrinter> &printer);
} // namespace wanmi::workbench
