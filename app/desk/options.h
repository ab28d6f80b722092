// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/address.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace wanmi::desk {

/// What the command line asks for. A password is never an argument: WANMI_PASSWORD in the environment.
struct Options
{
    sync::Address central{QUrl(QStringLiteral("http://127.0.0.1:8801"))};
    QString data; ///< the seat's folder: replicas, outboxes, caches
    QString account; ///< empty: ask
    QString password;
    enum class Wall { Auto, Open, Closed } wall = Wall::Auto; ///< Auto: on a second screen
    QString wallId; ///< which wall this seat is; empty: the first. Remembered in `data`
    QList<int> outputs; ///< screens that the wall covers, from 1; empty: the second. Remembered in `data`
    bool video = true;
    bool simulated = true; ///< a living city is expected (shots wait for pictures)
    QString shots; ///< folder; empty: none
    bool untilWall = false, untilComplete = false;
    int quitAfterS = 0;
    bool selfTest = false;
    QString language; ///< zh, en; empty: as last time, else zh
};
/// Exits with the help text or an error when the arguments ask for it.
[[nodiscard]] Options readOptions(const QStringList &arguments);
} // namespace wanmi::desk
