// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/wordbook.h"

#include "intake/tables.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace wanmi::intake {
namespace {

bool isDigits(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QList<quint32> pairsOf(const QString &word)
{
    QList<quint32> pairs;
    for (qsizetype i = 0; i + 1 < word.size(); ++i)
        pairs.append(quint32(word[i].unicode()) << 16 | word[i + 1].unicode());
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::vector<Suggestion> best(std::vector<Suggestion> all)
{
    std::stable_sort(all.begin(), all.end(),
                     [](const Suggestion &a, const Suggestion &b) { return a.likeness > b.likeness; });
    if (all.size() > 5)
        all.resize(5);
    return all;
}
constexpr double Alike = 0.3; ///< below this a suggestion only disturbs
} // namespace

const QHash<QString, QString> &wordsOfField(Kind kind, const QString &field)
{
    using Words = QHash<QString, QHash<QString, QString>>;
    static const Words all = [] {
        Words words;
        for (const QStringList &row : tableAt(QStringLiteral(":/wanmi/intake/words.tsv"))) {
            QHash<QString, QString> &known = words[row.value(0)];
            known.insert(foldedWord(row.value(1)), row.value(1));
            for (const QString &word : row.value(2).split(u'|', Qt::SkipEmptyParts)) {
                if (!known.contains(foldedWord(word)))
                    known.insert(foldedWord(word), row.value(1));
            }
        }
        return words;
    }();
    static const QHash<QString, QString> none;
    const QString own = field + u'@' + tokenOf(kind);
    if (const auto at = all.constFind(own); at != all.constEnd())
        return *at;
    const auto at = all.constFind(field);
    return at == all.constEnd() ? none : *at;
}

double likeness(QStringView a, QStringView b)
{
    const QString x = foldedWord(a), y = foldedWord(b);
    if (x.isEmpty() || y.isEmpty())
        return 0;
    if (x == y)
        return 1;
    const QList<quint32> p = pairsOf(x), q = pairsOf(y);
    qsizetype shared = 0;
    for (qsizetype i = 0, j = 0; i < p.size() && j < q.size();) {
        shared += p[i] == q[j];
        if (p[i] == q[j]) {
            ++i;
            ++j;
        } else if (p[i] < q[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    double alike = p.isEmpty() || q.isEmpty() ? 0 : 2.0 * double(shared) / double(p.size() + q.size());
    const qsizetype shorter = std::min(x.size(), y.size()), longer = std::max(x.size(), y.size());
    if (shorter >= 2 && (x.contains(y) || y.contains(x)))
        alike = std::max(alike, 0.5 + 0.45 * double(shorter) / double(longer));
    return alike;
}

ClassBook::ClassBook(const domain::Catalog &catalog)
    : m_classes(catalog.classes())
{
    for (int i = 0; i < count(); ++i) {
        const domain::MinorClass &one = at(i);
        note(one.code, i);
        note((one.kind == domain::CaseKind::Component ? u'C' : u'E') + one.code, i);
        note(one.nameZh, i);
        note(one.nameEn, i);
    }
    QHash<QString, int> byName[2];
    for (int i = 0; i < count(); ++i)
        byName[int(at(i).kind)].insert(at(i).nameZh, i);
    for (const QStringList &row : tableAt(QStringLiteral(":/wanmi/intake/classwords.tsv"))) {
        const auto kind
            = row.value(0) == u"component" ? domain::CaseKind::Component : domain::CaseKind::Event;
        const auto index = byName[int(kind)].constFind(row.value(1));
        if (index == byName[int(kind)].constEnd())
            continue;
        for (const QString &word : row.value(2).split(u'|', Qt::SkipEmptyParts))
            note(word, *index);
    }
    // Codes of the edition of 2026: three digits for the minor class.
    for (const QStringList &row : tableAt(QStringLiteral(":/wanmi/catalog/catalog_crosswalk.tsv"))) {
        const auto kind
            = row.value(0) == u"component" ? domain::CaseKind::Component : domain::CaseKind::Event;
        const auto at = m_byWord[int(kind)].constFind(foldedWord(row.value(1)));
        if (at != m_byWord[int(kind)].constEnd() && row.value(4).size() == 6)
            note(row.value(4), *at);
    }
}

void ClassBook::note(const QString &word, int index)
{
    QHash<QString, int> &words = m_byWord[int(at(index).kind)];
    const QString folded = foldedWord(word);
    if (!folded.isEmpty() && !words.contains(folded))
        words.insert(folded, index);
}

std::optional<int> ClassBook::find(const QString &word, std::optional<domain::CaseKind> kind) const
{
    QString folded = foldedWord(word);
    if (isDigits(folded) && folded.size() == 3) // a leading zero was lost in a spreadsheet
        folded.prepend(u'0');
    // Events first: what a case says without naming its kind is mostly an event.
    for (const auto one : {domain::CaseKind::Event, domain::CaseKind::Component}) {
        if (kind && *kind != one)
            continue;
        const auto &words = m_byWord[int(one)];
        auto found = words.constFind(folded);
        if (found == words.constEnd() && folded.size() > 4 && folded.endsWith(u's')) // street lamps
            found = words.constFind(folded.chopped(1));
        if (found != words.constEnd())
            return *found;
    }
    return {};
}

bool ClassBook::isOwnWord(const QString &word, int index) const
{
    const QString folded = foldedWord(word);
    const bool isCode = isDigits(folded) || (folded.size() > 1 && isDigits(folded.mid(1)));
    const domain::MinorClass &one = at(index);
    return isCode || folded == foldedWord(one.nameZh) || folded == foldedWord(one.nameEn);
}

std::vector<Suggestion> ClassBook::suggest(const QString &word, std::optional<domain::CaseKind> kind) const
{
    QHash<int, double> found;
    for (const auto one : {domain::CaseKind::Event, domain::CaseKind::Component}) {
        if (kind && *kind != one)
            continue;
        for (auto it = m_byWord[int(one)].constBegin(); it != m_byWord[int(one)].constEnd(); ++it) {
            if (isDigits(it.key()))
                continue;
            const double alike = likeness(word, it.key());
            if (alike >= Alike && alike > found.value(*it))
                found.insert(*it, alike);
        }
    }
    std::vector<Suggestion> all;
    for (int i = 0; i < count(); ++i) {
        if (found.contains(i))
            all.push_back({at(i).code, at(i).nameZh, at(i).nameEn, found.value(i)});
    }
    return best(std::move(all));
}

int ClassBook::addLocal(const QString &word, domain::CaseKind kind)
{
    QSet<QString> taken;
    for (const domain::MinorClass &one : m_classes) {
        if (one.kind == kind)
            taken.insert(one.code);
    }
    const auto freeIn = [&](const QString &major) {
        for (int minor = 99; minor > 0; --minor) {
            const QString code = major + QString::number(minor).rightJustified(2, u'0');
            if (!taken.contains(code))
                return code;
        }
        return QString();
    };
    domain::MinorClass made;
    const QString usual = kind == domain::CaseKind::Component ? QStringLiteral("05") : QStringLiteral("06");
    made.code = freeIn(usual);
    made.majorZh
        = kind == domain::CaseKind::Component ? QStringLiteral("其他部件") : QStringLiteral("其他事件");
    made.majorEn = kind == domain::CaseKind::Component ? QStringLiteral("Other components")
                                                       : QStringLiteral("Other events");
    for (int major = 99; made.code.isEmpty() && major > 10; --major) {
        made.code = freeIn(QString::number(major));
        made.majorZh = QStringLiteral("本地类别");
        made.majorEn = QStringLiteral("Local classes");
    }
    made.kind = kind;
    made.nameZh = made.nameEn = word.left(100);
    made.typicalDepartment = DepartmentId(QStringLiteral("street_office"));
    made.defaultLimit = {std::chrono::hours(3 * 8), worktime::ClockKind::Work};
    m_classes.push_back(made);
    note(word, count() - 1);
    return count() - 1;
}

UnitBook::UnitBook(const std::vector<domain::Department> &departments)
    : m_units(departments)
{
    for (const domain::Department &unit : m_units) {
        note(unit.id.text(), unit.id.text());
        note(unit.nameZh, unit.id.text());
        note(unit.nameEn, unit.id.text());
    }
}

void UnitBook::note(const QString &word, const QString &id)
{
    const QString folded = foldedWord(word);
    if (!folded.isEmpty() && !m_byWord.contains(folded))
        m_byWord.insert(folded, id);
}

std::optional<QString> UnitBook::find(const QString &word) const
{
    const auto at = m_byWord.constFind(foldedWord(word));
    return at == m_byWord.constEnd() ? std::nullopt : std::optional(*at);
}

std::vector<Suggestion> UnitBook::suggest(const QString &word) const
{
    std::vector<Suggestion> all;
    for (const domain::Department &unit : m_units) {
        const double alike = std::max(likeness(word, unit.nameZh), likeness(word, unit.nameEn));
        if (alike >= Alike)
            all.push_back({unit.id.text(), unit.nameZh, unit.nameEn, alike});
    }
    return best(std::move(all));
}

domain::Department UnitBook::addLocal(const QString &word)
{
    domain::Department made;
    const QByteArray hash
        = QCryptographicHash::hash(foldedWord(word).toUtf8(), QCryptographicHash::Sha1).toHex().left(10);
    made.id = DepartmentId(QStringLiteral("local_") + QString::fromLatin1(hash));
    made.nameZh = made.nameEn = word.left(100);
    made.kind = QStringLiteral("local");
    m_units.push_back(made);
    note(word, made.id.text());
    return made;
}
} // namespace wanmi::intake
