// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

/// When a supervisor is on the street, by the shift that central knows of them. Pure.
namespace wanmi::simulator {

/// "day" 7 to 19 h, "evening" 12 to 24 h, "night" 22 to 7 h, without a shift always. At night, from 22 to 7
/// h, a fifth of the others keeps watch too, by turns from night to night.
[[nodiscard]] bool isOnStreet(const QString &account, const QString &shift, const QDateTime &local);
} // namespace wanmi::simulator
