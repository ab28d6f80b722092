// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/housekeeping.h"

#include <QLoggingCategory>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server.media")
using namespace std::chrono_literals;
constexpr auto NamedWithin = 24h;
constexpr int AtOnce = 500; ///< people's commands wait behind it; the rest goes next time
} // namespace

int clearUnusedPhotos(Storage &storage, const MediaStore &media, base::Instant now)
{
    const auto gone = storage.forgetUnusedPhotos(now - NamedWithin, AtOnce);
    if (!gone) {
        qCWarning(log) << "unused photos could not be cleared:" << gone.error().reason;
        return 0;
    }
    // The row goes first: a file that is left is written over when its bytes are sent again.
    for (const QString &hash : *gone)
        media.remove(hash);
    return static_cast<int>(gone->size());
}
} // namespace wanmi::server
