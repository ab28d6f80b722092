// SPDX-License-Identifier: GPL-3.0-or-later
#include "search.h"

#include "geo/gpkgblob.h"

#include <algorithm>
#include <array>
#include <bit>

namespace wanmi::store {
namespace {
using Way = SearchPattern::Way;
constexpr qsizetype LongestQuery = 120;
constexpr size_t MostWords = 8;
constexpr size_t FewHits = 3; ///< with fewer, what is similar is offered too
constexpr size_t SparePerKind = 6; ///< for rows that have changed since they were read
constexpr int GradeWeight = 100; ///< against the order of kinds
constexpr int InitialsPenalty = 250;

std::vector<SearchWord> wordsOf(const QString &text)
{
    std::vector<SearchWord> words;
    const std::u16string plain = folded(QStringView(text).left(LongestQuery));
    for (size_t from = 0; from < plain.size() && words.size() < MostWords;) {
        const size_t to = std::min(plain.find(u' ', from), plain.size());
        if (to - from > SearchPattern::Longest)
            return {}; // no name is that long
        if (to > from)
            words.emplace_back(plain.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

void setPlace(Store::Hit &hit, double lon, double lat)
{
    hit.place = {lon, lat};
    hit.hasPlace = lon != 0 || lat != 0;
}

QString tokenOf(SearchKind kind, const QString &detail)
{
    switch (kind) {
    case SearchKind::Area:
        return detail; // city, district, street, community
    case SearchKind::Place:
        return QStringLiteral("place");
    case SearchKind::Crossing:
        return QStringLiteral("crossing");
    case SearchKind::Plate:
        return QStringLiteral("plate");
    case SearchKind::OpenCase:
    case SearchKind::EndedCase:
        return QStringLiteral("case");
    case SearchKind::Camera:
        return QStringLiteral("camera");
    case SearchKind::Person:
        return QStringLiteral("person");
    case SearchKind::Vehicle:
        return QStringLiteral("vehicle");
    case SearchKind::Department:
        return QStringLiteral("department");
    case SearchKind::Cell:
        return QStringLiteral("cell");
    case SearchKind::Component:
        return QStringLiteral("component");
    }
    Q_UNREACHABLE();
}

struct Match
{
    SearchPattern::Range range;
    int penalty = 0;
    bool similar = false;
};

std::optional<Match> matchOf(SearchWord &word, std::u16string_view field, Way way)
{
    if (const auto range = word.whole.find(field, Way::Spelled))
        return Match{*range, range->grade * GradeWeight, false};
    if (const auto range = word.whole.find(field, Way::Initials))
        return Match{*range, range->grade * GradeWeight + InitialsPenalty, false};
    if (way != Way::Similar)
        return std::nullopt;
    auto range = word.whole.findNumber(field);
    if (!range && word.whole.forgives())
        range = word.whole.find(field, Way::Similar);
    return range ? std::optional(Match{*range, range->grade * GradeWeight, true}) : std::nullopt;
}

/// Ranks a row and marks what matched; nothing when a word is not in it.
std::optional<int> judge(std::vector<SearchWord> &words, Way way, Store::Hit &hit, const QStringList &others)
{
    std::vector<std::u16string> fields{folded(QStringView(hit.title))};
    for (const QString &other : others)
        fields.push_back(folded(QStringView(other)));
    int rank = 0;
    QString alsoKnownBy;
    std::vector<Store::Mark> marks;
    for (SearchWord &word : words) {
        std::optional<Match> best;
        size_t in = 0;
        for (size_t i = 0; i < fields.size(); ++i) {
            auto match = matchOf(word, fields[i], way);
            if (match && match->range.grade > 0 && i > 0)
                match->penalty += GradeWeight; // what the title says is nearer
            if (match
                && (!best
                    || (match->similar ? 10'000 : 0) + match->penalty
                        < (best->similar ? 10'000 : 0) + best->penalty)) {
                best = match;
                in = i;
            }
        }
        if (!best)
            return std::nullopt;
        rank += best->penalty;
        hit.similar = hit.similar || best->similar;
        const auto start = static_cast<int>(best->range.start), length = static_cast<int>(best->range.length);
        if (in == 0)
            marks.push_back({false, start, length});
        else if (others[static_cast<qsizetype>(in) - 1] == hit.detail)
            marks.push_back({true, start, length});
        else
            alsoKnownBy = others[static_cast<qsizetype>(in) - 1];
    }
    if (!alsoKnownBy.isEmpty()) {
        const QString before = hit.detail.isEmpty() ? alsoKnownBy : alsoKnownBy + QStringLiteral(" · ");
        for (Store::Mark &mark : marks)
            mark.start += mark.inDetail ? static_cast<int>(before.size()) : 0;
        hit.detail.prepend(before);
    }
    hit.marks = std::move(marks);
    return rank;
}

/// No kind may crowd out the others while those have something to show.
template <typename Ranked> std::vector<Store::Hit> shared(std::vector<Ranked> &found, size_t limit)
{
    std::ranges::stable_sort(found, [](const Ranked &a, const Ranked &b) {
        return std::pair(a.hit.similar, a.rank) < std::pair(b.hit.similar, b.rank);
    });
    QHash<QString, size_t> perKind;
    for (const Ranked &ranked : found)
        perKind.insert(ranked.hit.kind, 0);
    const size_t share
        = std::max<size_t>(1, limit / std::max<size_t>(1, static_cast<size_t>(perKind.size())));
    std::vector<bool> taken(found.size(), false);
    size_t count = 0;
    for (size_t i = 0; i < found.size() && count < limit; ++i) {
        if (perKind[found[i].hit.kind]++ < share) {
            taken[i] = true;
            ++count;
        }
    }
    for (size_t i = 0; i < found.size() && count < limit; ++i) {
        count += taken[i] ? 0 : 1;
        taken[i] = true;
    }
    std::vector<Store::Hit> hits;
    for (size_t i = 0; i < found.size(); ++i) {
        if (taken[i])
            hits.push_back(std::move(found[i].hit));
    }
    return hits;
}
} // namespace

Result<Store::Found> Search::find(const QString &text, int limit)
{
    Store::Found answer;
    const auto index = m_shelf->load();
    if (!index)
        return answer; // nor are the characters known yet: nobody waits for that here
    answer.share = index->share;
    Words words = wordsOf(text);
    if (words.empty() || limit <= 0)
        return answer;
    std::vector<Ranked> found;
    WANMI_TRY(addLaid(words, Way::Initials, found));
    const auto exact = look(*index, words, Way::Initials, limit, found);
    if (!exact)
        return tl::unexpected<base::Error>(exact.error());
    answer.total = *exact;
    const bool forgivesLetters
        = std::ranges::any_of(words, [](const SearchWord &word) { return word.whole.forgives(); });
    if (found.empty() || (found.size() < FewHits && forgivesLetters)) {
        WANMI_TRY(addLaid(words, Way::Similar, found));
        const auto similar = look(*index, words, Way::Similar, limit, found);
        if (!similar)
            return tl::unexpected<base::Error>(similar.error());
        answer.total = std::max(answer.total, *similar);
    }
    QSet<QString> seen;
    std::erase_if(found, [&seen](const Ranked &ranked) {
        const QString key = ranked.hit.kind + QLatin1Char('/') + ranked.hit.id;
        const bool again = seen.contains(key);
        seen.insert(key);
        return again;
    });
    answer.total = std::max(answer.total, static_cast<qint64>(found.size()));
    answer.hits = shared(found, static_cast<size_t>(limit));
    return answer;
}

Search::Gathered Search::gather(const SearchIndex &index, Words &words, Way way, size_t perKind) const
{
    Gathered gathered;
    std::array<std::vector<quint32>, SearchKinds> strong, any;
    const auto take = [&](const SearchSegment &segment, size_t layers) {
        SearchBits all, best;
        for (SearchWord &word : words) {
            auto found = segment.find(word, way);
            const bool first = all.empty();
            for (size_t i = 0; i < found.any.size(); ++i) {
                found.any[i] &= first ? ~quint64{0} : all[i];
                found.strong[i] &= first ? ~quint64{0} : best[i];
            }
            all = std::move(found.any);
            best = std::move(found.strong);
        }
        for (const quint64 bits : all)
            gathered.total += std::popcount(bits);
        for (size_t k = 0; k < SearchKinds; ++k) {
            const auto kind = static_cast<SearchKind>(k);
            const auto [from, to] = segment.range(kind);
            const auto collect = [&](const SearchBits &bits, std::vector<quint32> &into) {
                for (size_t block = from / 64; block * 64 < to && into.size() < perKind; ++block) {
                    for (quint64 left = bits[block]; left && into.size() < perKind; left &= left - 1) {
                        const size_t row = block * 64 + static_cast<size_t>(std::countr_zero(left));
                        if (row < from || row >= to)
                            continue;
                        if (!index.isOld(searchKey(kind, segment.fid(row)), layers))
                            into.push_back(segment.fid(row));
                    }
                }
            };
            collect(best, strong[k]);
            collect(all, any[k]);
        }
    };
    for (size_t layer = 0; layer < index.changed.size(); ++layer)
        take(*index.changed[layer]->rows, layer);
    for (const auto &segment : index.segments)
        take(*segment, index.changed.size());
    for (size_t k = 0; k < SearchKinds; ++k) {
        std::vector<quint32> &rows = strong[k];
        for (const quint32 fid : any[k]) {
            if (rows.size() < perKind && std::ranges::find(rows, fid) == rows.end())
                rows.push_back(fid);
        }
        for (const quint32 fid : rows)
            gathered.rows.push_back({static_cast<SearchKind>(k), fid});
    }
    return gathered;
}

/// \return how many rows answer, more or less: those that were not looked at are taken at the index's word.
Result<qint64> Search::look(const SearchIndex &index, Words &words, Way way, int limit,
                            std::vector<Ranked> &found)
{
    const Gathered gathered = gather(index, words, way, static_cast<size_t>(limit) + SparePerKind);
    const auto &laid = m_connection.overlay().cases;
    qint64 wrong = 0;
    for (const Candidate &candidate : gathered.rows) {
        auto texts = textsOf(candidate);
        if (!texts)
            return tl::unexpected<base::Error>(texts.error());
        const auto rank = *texts ? judge(words, way, (*texts)->hit, (*texts)->others) : std::nullopt;
        if (!rank) {
            ++wrong;
            continue;
        }
        const bool isCase = candidate.kind == SearchKind::OpenCase || candidate.kind == SearchKind::EndedCase;
        if (!isCase || !laid.contains((*texts)->hit.id))
            found.push_back({*rank + static_cast<int>(candidate.kind), std::move((*texts)->hit)});
    }
    return gathered.total - wrong;
}

Result<std::optional<Search::Texts>> Search::textsOf(const Candidate &candidate)
{
    const auto statement = m_connection.statement(searchSourceOf(candidate.kind).hit);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    Statement &row = **statement;
    row.bind(1, qint64{candidate.fid});
    const auto here = row.step();
    if (!here)
        return tl::unexpected<base::Error>(here.error());
    if (!*here)
        return std::optional<Texts>();
    Texts texts;
    texts.hit.id = row.text(0);
    texts.hit.title = row.text(1);
    texts.hit.detail = row.text(2);
    texts.hit.kind = tokenOf(candidate.kind, row.text(5));
    for (const int column : {3, 4}) {
        if (QString other = row.text(column); !other.isEmpty() && other != texts.hit.title)
            texts.others.append(std::move(other));
    }
    setPlace(texts.hit, row.real(6), row.real(7));
    if (row.columns() > 8) {
        const QByteArrayView blob = row.blob(8);
        if (const auto shape = geo::decodePolygons(blob); shape && !shape->empty()) {
            const geo::Place inside = geo::pointInside(shape->front());
            setPlace(texts.hit, inside.lon, inside.lat);
        }
    }
    row.reset();
    return std::optional(std::move(texts));
}

/// Cases with own commands that central has not judged: few, and not in the index.
Result<void> Search::addLaid(Words &words, Way way, std::vector<Ranked> &found)
{
    QSet<QString> ids;
    const auto &laid = m_connection.overlay().cases;
    for (auto it = laid.cbegin(); it != laid.cend(); ++it)
        ids.insert(it.key());
    const auto cases = m_cases.of(ids);
    if (!cases)
        return tl::unexpected<base::Error>(cases.error());
    for (const CaseSummary &summary : *cases) {
        Texts texts;
        texts.hit.kind = QStringLiteral("case");
        texts.hit.id = summary.id;
        texts.hit.title = !summary.caseNo.isEmpty() ? summary.caseNo
            : !summary.intakeNo.isEmpty()           ? summary.intakeNo
                                                    : summary.id;
        texts.hit.detail = summary.address;
        texts.others = {summary.address, summary.intakeNo};
        setPlace(texts.hit, double{summary.lon}, double{summary.lat});
        if (const auto rank = judge(words, way, texts.hit, texts.others)) {
            const auto kind = summary.isOpen ? SearchKind::OpenCase : SearchKind::EndedCase;
            found.push_back({*rank + static_cast<int>(kind), std::move(texts.hit)});
        }
    }
    return {};
}
} // namespace wanmi::store
