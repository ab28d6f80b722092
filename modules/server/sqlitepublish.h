// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/database.h"
#include "server/storage.h"

namespace wanmi::server {

/// The row of a lifecycle or calendar and its line of the change log, whose number it answers. Inside the
/// caller's transaction.
qint64 insertPublished(Database &database, const PublishedLifecycle &row);
} // namespace wanmi::server
