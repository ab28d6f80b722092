// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "mapview/sheetplan.h"
#include "mapview/sheetprinter.h"
#include "models/caserows.h"
#include "models/words.h"

#include <QCoreApplication>

namespace wanmi::workbench {

/// What a map sheet is made from: the map as it is on the screen, and who prints it.
struct SheetSource
{
    const mapview::HotLayers &layers;
    const models::CaseRows &rows;
    const models::Words &words;
    QRectF view = {}; ///< world
    mapview::Measure measure = mapview::Measure::OpenCases;
    bool cells = true, cases = true; ///< shown on the screen
    QString city = {}, attribution = {}, person = {};
    mapview::BaseMapSource base = {};
    mapview::SheetPrinterSettings printer = {};
};

/// What the person chose.
struct SheetForm
{
    QString title;
    QSizeF pageMm{420, 297};
    double groundScale = 0; ///< 0: what the screen shows
};

/// The sheet in words and values. GUI thread.
class SheetWords
{
    Q_DECLARE_TR_FUNCTIONS(wanmi::workbench::SheetWords)
public:
    [[nodiscard]] static mapview::SheetContent contentOf(const SheetForm &form, const SheetSource &source);
    [[nodiscard]] static QString measureTitle(mapview::Measure measure);
    [[nodiscard]] static QString scaleText(double groundScale); ///< "1 : 8 500"
    /// What went wrong, what it means, what to do.
    [[nodiscard]] static QString failure(const QString &reason);
    [[nodiscard]] static QString stage(const QString &token);
};
} // namespace wanmi::workbench
