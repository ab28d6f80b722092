// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <atomic>

namespace wanmi::report {

/// Makes and delivers one report of the schedule, as far as its run book says that is still to be done, and writes down what
/// became of it. Another one at work on it is left alone. Blocks; needs a QGuiApplication. Errors: NotFound "no-such-report";
/// the first of those of makeReport(), of putting the files ("no-such-folder", "folder-not-writable", "disk-full"), of
/// reports::send() and bulletin::readMailbox(), "no-mail-server".
[[nodiscard]] base::Result<void> runScheduled(const QString &city, const QString &id, const QString &period,
                                              const std::atomic_bool &stop);
} // namespace wanmi::report
