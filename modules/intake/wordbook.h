// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalog.h"
#include "domain/city.h"
#include "intake/kinds.h"
#include "intake/report.h"

#include <QHash>

#include <optional>
#include <vector>

namespace wanmi::intake {

/// Their words for the allowed words of a field (resources/intake/words.tsv), folded: word → ours.
[[nodiscard]] const QHash<QString, QString> &wordsOfField(Kind kind, const QString &field);

/// 0..1: pairs of characters that two words share; one inside the other counts as near.
[[nodiscard]] double likeness(QStringView a, QStringView b);

/// Classes of the catalog by code, name and other cities' words (resources/intake/classwords.tsv).
class ClassBook
{
public:
    explicit ClassBook(const domain::Catalog &catalog);
    [[nodiscard]] int count() const { return int(m_classes.size()); }
    [[nodiscard]] const domain::MinorClass &at(int index) const { return m_classes[size_t(index)]; }
    /// "0137", "C0137", "01-37", "01-037" (2026), "路灯", "Street lamp", "street_lamp". `kind`: only of that
    /// one.
    [[nodiscard]] std::optional<int> find(const QString &word, std::optional<domain::CaseKind> kind) const;
    /// Whether a word is a code or a name of this class; else it was found by other cities' words.
    [[nodiscard]] bool isOwnWord(const QString &word, int index) const;
    [[nodiscard]] std::vector<Suggestion> suggest(const QString &word,
                                                  std::optional<domain::CaseKind> kind) const;
    /// A LOCAL class of their word: numbers count down from 99 in the major 05 (components) or 06 (events),
    /// then in majors of its own from 99 down (domain.md §5).
    int addLocal(const QString &word, domain::CaseKind kind);

private:
    void note(const QString &word, int index);
    std::vector<domain::MinorClass> m_classes;
    QHash<QString, int> m_byWord[2];
};

/// Departments by id, name in either language, or what is in the file.
class UnitBook
{
public:
    explicit UnitBook(const std::vector<domain::Department> &departments);
    [[nodiscard]] std::optional<QString> find(const QString &word) const;
    [[nodiscard]] std::vector<Suggestion> suggest(const QString &word) const;
    [[nodiscard]] domain::Department addLocal(const QString &word);

private:
    void note(const QString &word, const QString &id);
    std::vector<domain::Department> m_units;
    QHash<QString, QString> m_byWord;
};
} // namespace wanmi::intake
