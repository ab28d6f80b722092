// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/served.h"

/// What a serving central writes to standard error: human lines, or one JSON object a line. No token, name, telephone
/// number, body or path with an id in it is ever in a line.

/// "text" or "json"; "error", "warning", "info", "debug" or "" (warning; info with json). False: none of these.
[[nodiscard]] bool startLog(const QString &form, const QString &level);
/// Beginning and end of service: written at every level.
void logNotice(const QString &words);
/// Failures of ours as warnings; what was refused or changed something as info; the rest as debug. Any thread.
void logRequest(const wanmi::server::Served &served);
