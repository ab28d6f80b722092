// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/densedata.h"
#include "mapview/hotlayers.h"

#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <vector>

/// What a printed map sheet shows, and where on the paper. Values only; any thread.
namespace wanmi::mapview {

struct SheetWish
{
    QSizeF pageMm{420, 297}; ///< as it lies
    QRectF view; ///< world, as on the screen
    double groundScale = 0; ///< 5000: 1 cm is 50 m around the view's middle; 0: exactly what the view shows
};

/// All in millimetres from the upper left corner.
struct SheetFrames
{
    QSizeF page;
    QRectF map, side, list; ///< `list` on the pages after the first
    double size = 1; ///< of type and marks; 1 on A3
    QRectF world; ///< what the map shows
    double groundScale = 1; ///< at its middle
};
[[nodiscard]] SheetFrames planSheet(const SheetWish &wish);

/// One case of the list, in the order it is printed.
struct SheetRow
{
    QString number, className, place, holder, light, timeLeft;
};
struct SheetColumn
{
    QString field, title;
    double share = 1; ///< of the list's width
    bool right = false;
};
struct SheetClass
{
    QString value, color, shape, label;
    bool hatched = false;
};

struct SheetContent
{
    SheetFrames frames;
    QString title, subtitle, scale, north, attribution, footer, pageWords, listTitle, listEmpty;
    QString cellsTitle, marksTitle;
    QStringList facts; ///< the first is the headline
    std::vector<SheetClass> marks; ///< value: token of a light
    QStringList cellLabels; ///< one a class of style.limits
    QString noDataLabel;
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;
    std::vector<CaseMark> cases; ///< those in frames.world: as many as there are rows
    DenseSnapshot dense;
    DenseStyle style; ///< of the light look
};

/// What stands too close on paper stands as one mark with its count; the counts add up to the number of
/// cases.
[[nodiscard]] std::vector<Cluster> sheetMarks(const std::vector<CaseMark> &cases, const SheetFrames &frames);
} // namespace wanmi::mapview
