// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/guiwatch.h"

#include <QLoggingCategory>

#include <algorithm>

namespace wanmi::base {
namespace {
Q_LOGGING_CATEGORY(lcGui, "wanmi.gui")
} // namespace

void noteGuiEvent(GuiRecord &record, std::int64_t cpuUs, std::int64_t wallUs, const char *receiver,
                  const char *owner, int event)
{
    record.longestWallUs = std::max(record.longestWallUs, wallUs);
    if (cpuUs > record.longestCpuUs) {
        record.longestCpuUs = cpuUs;
        record.longestEvent = event;
        record.longestReceiver = receiver;
        record.longestOwner = owner;
    }
    if (cpuUs > GuiCpuLimitUs / 4 && cpuUs <= GuiCpuLimitUs)
        qCDebug(lcGui, "%s of %s: %lld ms for one event (type %d)", receiver, owner,
                static_cast<long long>(cpuUs / 1000), event);
    if (cpuUs <= GuiCpuLimitUs)
        return;
    ++record.tooLong;
    qCCritical(lcGui, "%s of %s used %lld ms of the GUI thread for one event (type %d)", receiver, owner,
               static_cast<long long>(cpuUs / 1000), event);
}
} // namespace wanmi::base
