// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"

#include <QString>

/// What hangs on a case as the JSON texts of its columns orders, co_tasks and appeal. Only what is set is written.
/// Empty text: none. The readers answer whether the text was good.
namespace wanmi::protocol {

[[nodiscard]] QString casePartsText(const std::vector<domain::SuperviseOrder> &orders);
[[nodiscard]] QString casePartsText(const std::vector<domain::CoTask> &shares);
[[nodiscard]] QString casePartText(const std::optional<domain::Appeal> &appeal);
[[nodiscard]] bool casePartsFrom(const QString &text, std::vector<domain::SuperviseOrder> &orders);
[[nodiscard]] bool casePartsFrom(const QString &text, std::vector<domain::CoTask> &shares);
[[nodiscard]] bool casePartFrom(const QString &text, std::optional<domain::Appeal> &appeal);
} // namespace wanmi::protocol
