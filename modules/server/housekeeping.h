// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/mediastore.h"
#include "server/storage.h"

namespace wanmi::server {

/// Photos are sent before the command that names them; what no case has named a day after it was sent goes, row
/// and file. On the judging thread, where photos are entered too: none is deleted while it is being named. \return
/// how many went.
int clearUnusedPhotos(Storage &storage, const MediaStore &media, base::Instant now);
} // namespace wanmi::server
