// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/classguess.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace wanmi::domain {
namespace {
constexpr qsizetype MostChars
    = 600; ///< of a report's text that are weighed: the matter stands at its beginning
constexpr double WordWeight = 0.5, ConditionWeight = 0.125;
/// What a phrase that is said adds, by the square of its length; scattered over a clause ("把树刮倒了" says
/// "树倒") it adds less, and a class of which no phrase is said at all is a mere association.
constexpr double PhraseBonus = 1.4, ScatteredShare = 0.6, AssociationShare = 0.6;
constexpr qsizetype LongestScattered = 5, WidestGap = 4, WidestMore = 2;
constexpr double LeastScore = 1;
constexpr double ClearLead = 1.25; ///< the first over the second
constexpr double ClearScore = 4; ///< less than a phrase of two characters is a coincidence

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

/// Lower case; everything that is neither letter nor digit parts what stands beside it, and Chinese parts the
/// words of letters in its middle.
QString folded(const QString &text)
{
    QString made;
    made.reserve(text.size());
    for (const QChar c : text) {
        if (!made.isEmpty() && isHan(made.back()) != isHan(c))
            made += u' ';
        made += c.isLetterOrNumber() || c.isSurrogate() ? c.toLower() : QChar(u' ');
    }
    return made.simplified();
}

/// Pairs of Chinese characters that stand together, and words of letters (without a plural's s).
QStringList gramsOf(const QString &text)
{
    QStringList grams;
    QString word;
    const auto endWord = [&] {
        if (word.size() > 3 && word.endsWith(u's'))
            word.chop(1);
        if (word.size() > 2)
            grams.append(word);
        word.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isHan(text[i])) {
            endWord();
            if (i + 1 < text.size() && isHan(text[i + 1]))
                grams.append(text.mid(i, 2));
        } else if (text[i] == u' ') {
            endWord();
        } else {
            word += text[i];
        }
    }
    endWord();
    return grams;
}

/// Whether a phrase is said: Chinese anywhere, words of letters as whole words (a plural's s aside).
bool says(const QString &text, const QString &phrase)
{
    if (isHan(phrase.front()))
        return text.contains(phrase);
    const QString padded = u' ' + text + u' ';
    return padded.contains(u' ' + phrase + u' ') || padded.contains(u' ' + phrase + QStringLiteral("s "));
}

/// Whether the characters of a Chinese phrase come in their order with little between them.
bool saysScattered(const QString &text, const QString &phrase)
{
    if (phrase.size() < 2 || phrase.size() > LongestScattered || !std::ranges::all_of(phrase, isHan))
        return false;
    for (qsizetype start = text.indexOf(phrase.front()); start >= 0;
         start = text.indexOf(phrase.front(), start + 1)) {
        qsizetype at = start;
        for (qsizetype i = 1; i < phrase.size() && at >= 0; ++i) {
            const qsizetype next = text.indexOf(phrase[i], at + 1);
            at = next >= 0 && next - at <= WidestGap ? next : -1;
        }
        if (at >= 0 && at - start <= phrase.size() + WidestMore)
            return true;
    }
    return false;
}

/// A Latin letter says about a third of what a Chinese character says.
double lengthOf(const QString &phrase)
{
    double length = 0;
    for (const QChar c : phrase)
        length += isHan(c) ? 1 : 0.35;
    return length;
}
} // namespace

ClassGuess::ClassGuess(const Catalog &catalog, const QByteArray &words)
{
    QHash<QString, int> byKey;
    for (const MinorClass &minor : catalog.classes()) {
        Entry entry{minor.kind, minor.code, {}, {}};
        for (const QString &name : {minor.nameZh, minor.nameEn}) {
            if (const QString phrase = folded(name); !phrase.isEmpty())
                entry.phrases.append(phrase);
        }
        for (const FilingCondition &condition : minor.conditions)
            entry.conditions.push_back(
                {condition.no, gramsOf(folded(condition.nameZh) + u' ' + folded(condition.nameEn)), {}});
        byKey.insert(Catalog::keyOf(minor.kind, minor.code), static_cast<int>(m_entries.size()));
        m_entries.push_back(std::move(entry));
    }
    for (const QString &line : QString::fromUtf8(words).split(u'\n', Qt::SkipEmptyParts).mid(1)) {
        const QString scope = line.section(u'\t', 0, 0).trimmed();
        const auto found = byKey.constFind(scope.section(u'.', 0, 0));
        if (found == byKey.cend())
            continue;
        Entry &entry = m_entries[static_cast<size_t>(*found)];
        QStringList *phrases = &entry.phrases;
        if (scope.contains(u'.')) {
            const auto of = std::ranges::find(entry.conditions, scope.section(u'.', 1), &Condition::no);
            phrases = of == entry.conditions.end() ? nullptr : &of->phrases;
        }
        for (const QString &word : line.section(u'\t', 1).split(u'|', Qt::SkipEmptyParts)) {
            if (const QString phrase = folded(word); phrases && !phrase.isEmpty())
                phrases->append(phrase);
        }
    }
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        const Entry &entry = m_entries[static_cast<size_t>(i)];
        for (const QString &phrase : entry.phrases)
            addTerms(i, phrase, WordWeight);
        for (const Condition &condition : entry.conditions)
            addTerms(i, condition.grams.join(u' '), ConditionWeight);
    }
    const auto all = static_cast<double>(m_entries.size());
    for (auto it = m_terms.cbegin(); it != m_terms.cend(); ++it)
        m_rarity.insert(it.key(), std::log(1 + all / static_cast<double>(it->size())));
}

/// A gram counts once for a class, with the most that any of its phrases gives it.
void ClassGuess::addTerms(int entry, const QString &text, double weight)
{
    for (const QString &gram : gramsOf(text)) {
        std::vector<Term> &terms = m_terms[gram];
        if (!terms.empty() && terms.back().entry == entry)
            terms.back().weight = std::max(terms.back().weight, weight);
        else
            terms.push_back({entry, weight});
    }
}

std::vector<ClassGuess::Guess> ClassGuess::of(const QString &text, int most) const
{
    const QString said = folded(text.left(MostChars));
    const QStringList list = gramsOf(said);
    const QSet<QString> grams(list.cbegin(), list.cend());
    std::vector<double> scores(m_entries.size(), 0);
    // The sum must not depend on the order in which a hash gives its members.
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.indexOf(list[i]) != i)
            continue;
        const auto found = m_terms.constFind(list[i]);
        if (found == m_terms.cend())
            continue;
        for (const Term &term : *found)
            scores[static_cast<size_t>(term.entry)] += term.weight * m_rarity.value(list[i]);
    }
    std::vector<Guess> guesses;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        QString because;
        double most = 0;
        for (const QString &phrase : entry.phrases) {
            const double share = says(said, phrase) ? 1 : saysScattered(said, phrase) ? ScatteredShare : 0;
            if (const double weight = share * lengthOf(phrase) * lengthOf(phrase); weight > most) {
                most = weight;
                because = phrase;
            }
        }
        const double score = scores[i] * (because.isEmpty() ? AssociationShare : 1) + PhraseBonus * most;
        if (score < LeastScore)
            continue;
        Guess guess{entry.kind, entry.code, {}, false, score, because};
        double best = 0;
        for (const Condition &condition : entry.conditions) {
            double fits = 0;
            for (const QString &gram : condition.grams)
                fits += grams.contains(gram) ? m_rarity.value(gram) : 0;
            for (const QString &phrase : condition.phrases)
                fits += says(said, phrase) ? PhraseBonus * lengthOf(phrase) * lengthOf(phrase) : 0;
            if (guess.conditionNo.isEmpty() || fits > best) {
                guess.conditionNo = condition.no;
                guess.conditionSaid = fits > 0;
                best = fits;
            }
        }
        guesses.push_back(std::move(guess));
    }
    std::ranges::stable_sort(guesses, std::ranges::greater{}, &Guess::score);
    if (static_cast<int>(guesses.size()) > most)
        guesses.resize(static_cast<size_t>(std::max(0, most)));
    return guesses;
}

bool ClassGuess::isClear(const std::vector<Guess> &guesses)
{
    if (guesses.empty() || guesses.front().because.isEmpty() || guesses.front().score < ClearScore)
        return false;
    return guesses.size() == 1 || guesses.front().score >= ClearLead * guesses[1].score;
}

std::shared_ptr<const ClassGuess> shippedClassGuess(const Catalog &catalog)
{
    QFile file(QStringLiteral(":/wanmi/catalog/classwords.tsv"));
    return std::make_shared<const ClassGuess>(catalog,
                                              file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
}
} // namespace wanmi::domain
