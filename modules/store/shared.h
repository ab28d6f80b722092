// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "overlay.h"

#include <atomic>
#include <memory>

namespace wanmi::store {

/// What the writer tells the readers. Values only; each is replaced as a whole.
struct Shared
{
    std::atomic<std::shared_ptr<const Overlay>> overlay{std::make_shared<const Overlay>()};
    std::atomic<bool> isReadable = false; ///< a replica file is there
    std::atomic<bool> isComplete = false; ///< and its bootstrap is over
    std::atomic<quint64> rebuilt = 0; ///< grows when everything may have changed
    std::atomic<bool> stopping = false; ///< replica work ends where it stands; the outbox goes on
    QString file; ///< set before the threads start
};
using SharedPtr = std::shared_ptr<Shared>;
} // namespace wanmi::store
