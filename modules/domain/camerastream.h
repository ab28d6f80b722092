// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"

#include <QUrl>

namespace wanmi::domain {

/// Where a camera's pictures come from: its stream at the city's stream server, or an address of its own (a camera that hands
/// out single JPEGs over HTTP). Empty: it has none, or there is no server.
[[nodiscard]] inline QUrl streamUrl(const QString &server, const Camera &camera)
{
    if (camera.stream.startsWith(u"http://") || camera.stream.startsWith(u"https://"))
        return QUrl(camera.stream);
    return server.isEmpty() || camera.stream.isEmpty() ? QUrl() : QUrl(server + camera.stream);
}
} // namespace wanmi::domain
