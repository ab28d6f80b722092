// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"

#include <QUrl>
#include <QWidget>

#include <functional>

namespace wanmi::workbench {

/// What the program hands in from the other faces: a face may not use another. An empty factory leaves a
/// place where the panel says that it is not there.
struct Panels
{
    std::function<QWidget *(QWidget *parent)> map;
    /// Asks how the map on the screen is to be printed.
    std::function<void(QWidget *window)> printSheet;
    /// A piece of the map around a case, for paper: drawn while the window goes on. `done` comes once, on the
    /// GUI thread, with the bytes of a picture; none: there is no map here.
    std::function<void(const QString &caseId, geo::Place place, std::function<void(const QByteArray &)> done)>
        mapPiece;
    /// A live picture of the camera; `stream` is the whole address.
    std::function<QWidget *(QWidget *parent, const domain::Camera &camera, const QUrl &stream)> camera;
};
} // namespace wanmi::workbench
