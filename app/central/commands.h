// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The subcommands of wanmi-central, one file each; each returns the program's exit code: 0 done, 1 not done,
/// 2 wrong use, 130 stopped by Ctrl-C (and nothing changed).
int serve(const QStringList &arguments);
int init(const QStringList &arguments);
int user(const QStringList &arguments);
int workflow(const QStringList &arguments);
int importFiles(const QStringList &arguments);
int cells(const QStringList &arguments);
int populate(const QStringList &arguments);
int maps(const QStringList &arguments);
int exportRows(const QStringList &arguments);
int calendar(const QStringList &arguments);
int audit(const QStringList &arguments);
int camera(const QStringList &arguments);
int gateway(const QStringList &arguments);
int media(const QStringList &arguments);
int backup(const QStringList &arguments);
int restore(const QStringList &arguments);
int tls(const QStringList &arguments);
int evaluate(const QStringList &arguments);
int report(const QStringList &arguments);
int doctor(const QStringList &arguments);
int copy(const QStringList &arguments);
