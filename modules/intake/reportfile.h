// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/report.h"

#include <QFile>

namespace wanmi::intake {

/// The CSV of problems, row by row.
class ReportFile
{
public:
    [[nodiscard]] base::Result<void> open(const QString &path, const QString &language);
    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    void add(const Problem &problem);
    [[nodiscard]] base::Result<void> finish();

private:
    QFile m_file;
    bool m_inChinese = true;
};
} // namespace wanmi::intake
