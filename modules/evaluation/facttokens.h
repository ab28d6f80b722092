// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/facttable.h"

#include <optional>

namespace wanmi::evaluation {

/// What domain::Fact::kind and ::outcome say; nothing and Other: a word of a later central.
[[nodiscard]] std::optional<FactKind> factKindFromToken(const QString &text);
[[nodiscard]] Outcome outcomeFromToken(const QString &text);
} // namespace wanmi::evaluation
