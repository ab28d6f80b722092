// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

namespace wanmi::server {

/// Names one history of this database; 52 bits, so that it is a whole number in JSON too.
[[nodiscard]] inline qint64 newEpoch()
{
    return qint64(QRandomGenerator::system()->generate64() >> 12) | 1;
}
} // namespace wanmi::server
