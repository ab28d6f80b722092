// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The parts of `wanmi-central report` that central does itself; arguments[0] is the program's name. \return the exit code.
int reportSchedule(const QStringList &arguments);
int reportLog(const QStringList &arguments);
int reportMail(const QStringList &arguments);
