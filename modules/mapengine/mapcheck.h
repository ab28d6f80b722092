// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QByteArray>

namespace wanmi::mapengine {

/// What central asks before it hands a project to every seat: opens it, draws a piece of it in both looks,
/// and says as JSON
///   {"engine": "QGIS 3.22.16", "open": true, "reason": "", "looks": ["dark", "light"],
///    "files": ["wanmi.qgs", "svg/tree.svg"],
///    "layers": [{"name", "provider", "source", "reason", "detail", "secret": false}]}
/// topmost layer first. "reason" of a project: renderlink::Status. "reason" of a layer: empty when every seat
/// will draw it; "source-missing", "render-error"; "outside" when it is drawn here, from a file that seats
/// will not have; "no-login" when it needs QGIS's own password store. "secret": its source carries a
/// password. Main thread.
[[nodiscard]] QByteArray checkProject(const renderlink::OpenProject &order);
} // namespace wanmi::mapengine
