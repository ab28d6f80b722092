// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QString>

#include <functional>

namespace wanmi::mapengine {

class MapProject;

/// Prints a map sheet with QGIS's layouts into <folder>/sheet.pdf at 300 dpi: the project in one look, the
/// seat's own marks above it, legend, scale bar, north arrow, and a list on pages of its own. All words come
/// from the seat; all lengths are millimetres from the page's upper left corner. <folder>/sheet.json:
///   "page": [width, height], "theme": "light", "extent": [west, south, east, north] in EPSG:3857,
///   "map", "side", "list": [x, y, width, height],
///   "size": 1 for A3; the factor of type and marks,
///   "title", "subtitle", "facts": [lines], "scale", "north", "attribution", "footer", "pageWords": "… %1 …
///   %2", "cells": {"title", "classes": [{"value", "color", "label"}]}, "marks": {"title", "classes":
///   [{"value", "color", "shape", "label"}]}, "listTitle", "listEmpty", "columns": [{"field", "title",
///   "width", "right": bool}], "colors": {"text", "quiet", "line", "accent"}, "font"
/// <folder>/sheet.gpkg holds the layers cells (class), marks (light, count) and list (the columns' fields;
/// order). Blocks the main thread until it is done. Never throws.
[[nodiscard]] renderlink::SheetDone
printSheet(MapProject &project, const QString &folder,
           const std::function<void(const QString &stage, int percent)> &tell);
} // namespace wanmi::mapengine
