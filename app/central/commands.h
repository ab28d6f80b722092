// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The subcommands of wanmi-central; each returns the program's exit code (0 done, 1 not done, 2 wrong use).
int serve(const QStringList &arguments);
int init(const QStringList &arguments);
int user(const QStringList &arguments);
int workflow(const QStringList &arguments);
