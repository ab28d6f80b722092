// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"
#include "models/words.h"

#include <QStringList>

#include <optional>

namespace wanmi::workbench {
class SeatMemory;

/// What a question of a form is about: which texts fit.
struct TextPlace
{
    QString action; ///< workflow token
    QString field; ///< "reason" or "note"
    domain::CaseKind kind = domain::CaseKind::Event;
    QString classCode; ///< empty: no case yet
};

/// The shipped texts (:/wanmi/texts/standard.tsv) that fit there, in their order: those of the class first.
[[nodiscard]] QStringList standardTexts(const TextPlace &place, bool chinese);
/// {address} {class} {due} {number} {department} become those of the case; {due} of one that is not
/// dispatched yet is what it would be now. Nothing when the case has not what the text asks for.
[[nodiscard]] std::optional<QString> filledText(const QString &text, const domain::CaseFile &file,
                                                const models::Words &words, const domain::RuleBook &rules,
                                                base::Instant now);

/// A person's own texts, kept at the seat by action and question.
class OwnTexts
{
public:
    explicit OwnTexts(SeatMemory &memory)
        : m_memory(memory)
    {
    }
    [[nodiscard]] QStringList of(const TextPlace &place) const;
    /// The newest first; at most 20 of a place, of at most 500 characters. \return whether it was kept.
    bool keep(const TextPlace &place, const QString &text);
    void forget(const TextPlace &place, const QString &text);

private:
    [[nodiscard]] static QString keyOf(const TextPlace &place);
    SeatMemory &m_memory;
};
} // namespace wanmi::workbench
