// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace wanmi::base {

/// Shares a large value whose last owner may be the GUI thread: it is freed on a worker, because letting go
/// of hundreds of thousands of rows takes a tenth of a second.
template <typename T> [[nodiscard]] std::shared_ptr<const T> sharedAndFreedElsewhere(T value)
{
    return std::shared_ptr<const T>(new T(std::move(value)), [](const T *large) {
        QThreadPool::globalInstance()->start([large] { delete large; });
    });
}
} // namespace wanmi::base
