// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/casefile.h"

#include <chrono>
#include <optional>
#include <vector>

namespace wanmi::domain {

/// How near and how recent a report of the same class must be to be the same matter.
struct DuplicateRule
{
    double metres = 50; ///< domain.md §8
    std::chrono::seconds age = std::chrono::hours(24);
    friend bool operator==(const DuplicateRule &, const DuplicateRule &) = default;
};

/// The rules of a city as data: one for all, others for a kind, a major or a minor class.
class DuplicateRules
{
public:
    /// Lines "scope <tab> metres <tab> hours": scope is "*", "event", "component", a major ("E04") or a minor
    /// class ("E0401"); the narrowest one counts. Errors: Corrupt "bad-duplicate-rules".
    [[nodiscard]] static base::Result<DuplicateRules> fromTsv(const QByteArray &text);
    [[nodiscard]] DuplicateRule of(CaseKind kind, const QString &classCode) const;

private:
    std::vector<std::pair<QString, DuplicateRule>> m_rules;
};
/// resources/catalog/duplicates.tsv.
[[nodiscard]] base::Result<DuplicateRules> shippedDuplicateRules();

/// What was seen where and when: of the report that is being taken, and of a case that is there already.
struct Sighting
{
    CaseKind kind = CaseKind::Event;
    QString classCode; ///< may be empty in the new report: not said yet
    geo::Place place;
    QString componentId;
    base::Instant at;
};

/// How much an open case is like the new report.
struct Likeness
{
    bool sameComponent = false;
    double metres = 0;
    std::chrono::seconds age{0};
    double off = 0; ///< 0: here and now; 1: as far or as old as the rule allows
};

/// Whether the new report may be about the other one's matter: the same component, whatever its age; or the
/// same class (any, while the new one has none), near and recent enough.
[[nodiscard]] std::optional<Likeness> likeness(const Sighting &fresh, const Sighting &other,
                                               const DuplicateRule &rule);
/// The likelier duplicate first: the same component before all others, then what is nearer and younger, each
/// measured by what the rule allows.
[[nodiscard]] bool isLikelier(const Likeness &a, const Likeness &b);
} // namespace wanmi::domain
