// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadlines.h"
#include "models/words.h"
#include "protocol/messages.h"
#include "store/store.h"
#include "workbench/paper.h"

namespace wanmi::workbench {

/// Everything about a case as it goes on paper, read before.
struct CaseFileContent
{
    store::CaseDossier dossier;
    std::vector<store::RelatedCase> related;
    std::vector<store::Store::Reporter> reporters;
    std::vector<std::pair<domain::Photo, QByteArray>> photos; ///< those at hand; empty bytes: not at hand
    QByteArray map; ///< picture of the place, may be empty
    QString city; ///< its name in the words' language
    base::Instant now;
    bool mayKnowReporter = false; ///< otherwise nothing of the public is printed, whatever was read
};

/// The whole file in the words' language: head, facts, photos before and after, deadlines with their
/// explanations, orders, the full trail, related cases. Pure; GUI thread (words).
[[nodiscard]] Paper caseFilePaper(const CaseFileContent &content, const models::Words &words,
                                  const domain::RuleBook &rules, const protocol::SessionGrant &printedBy);
} // namespace wanmi::workbench
