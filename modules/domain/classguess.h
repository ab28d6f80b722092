// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalog.h"

#include <QHash>

#include <memory>
#include <vector>

namespace wanmi::domain {

/// What a person's words may be about: classes of the catalog, best first. Deterministic: the names, filing
/// conditions and a table of everyday words alone decide, by how much of them the text says. Works for
/// Chinese without blanks and for English. Immutable; safe from any thread.
class ClassGuess
{
public:
    struct Guess
    {
        CaseKind kind = CaseKind::Event;
        QString code;
        QString conditionNo; ///< the filing condition that the words fit best; the first when they fit none
        bool conditionSaid = false; ///< the words did speak of that condition
        double score = 0; ///< grows with what was said of the class; compare within one answer only
        QString because; ///< the weightiest of the class's own words that the text says; may be empty
    };

    /// \param words lines "class <tab> words separated by |", "E0110 <tab> 垃圾没人清|一堆垃圾"; unknown
    /// classes are left out.
    ClassGuess(const Catalog &catalog, const QByteArray &words);

    /// At most `most` guesses; none when the text says nothing of any class.
    [[nodiscard]] std::vector<Guess> of(const QString &text, int most = 6) const;
    /// Whether the first stands out so clearly that nobody need be asked.
    [[nodiscard]] static bool isClear(const std::vector<Guess> &guesses);

private:
    struct Term
    {
        int entry = 0; ///< of m_entries
        double weight = 0;
    };
    struct Condition
    {
        QString no;
        QStringList grams;
        QStringList phrases; ///< everyday words of this condition
    };
    struct Entry
    {
        CaseKind kind = CaseKind::Event;
        QString code;
        QStringList phrases; ///< name and everyday words, folded
        std::vector<Condition> conditions;
    };
    void addTerms(int entry, const QString &text, double weight);

    std::vector<Entry> m_entries;
    QHash<QString, std::vector<Term>> m_terms; ///< by gram
    QHash<QString, double> m_rarity; ///< of a gram among the classes
};

/// Over the catalog, with resources/catalog/classwords.tsv.
[[nodiscard]] std::shared_ptr<const ClassGuess> shippedClassGuess(const Catalog &catalog);
} // namespace wanmi::domain
