// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/evaluationshelf.h"

/// The two databases' shelves; openEvaluationShelf() chooses.
namespace wanmi::server {

[[nodiscard]] base::Result<std::unique_ptr<EvaluationShelf>> openSqliteShelf(const QString &path);
[[nodiscard]] base::Result<std::unique_ptr<EvaluationShelf>> openPostgresShelf(const QString &address);
} // namespace wanmi::server
