// SPDX-License-Identifier: GPL-3.0-or-later
#include "search.h"

#include "geo/codes.h"
#include "geo/gpkgblob.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace wanmi::store {
namespace {
using Kind = SearchIndex::Kind;
constexpr qsizetype MostChangedCases = 2'000;
constexpr size_t MostCandidatesPerKind = 2'000;

// Better first. A whole field beats a beginning beats a part.
enum Rank { WholeField = 0, FieldBegins = 10, Inside = 20 };

struct Source
{
    Kind kind;
    const char *lines;
    const char *hit;
};
constexpr std::array Sources = {
    Source{Kind::Area, "searchAreas", "hitArea"},       Source{Kind::Place, "searchPlaces", "hitPlace"},
    Source{Kind::Case, "searchCases", "hitCase"},       Source{Kind::Camera, "searchCameras", "hitCamera"},
    Source{Kind::Person, "searchPersons", "hitPerson"},
};

void appendLower(std::string &text, std::string_view field)
{
    for (const char c : field)
        text.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\n' || c == '\t' ? ' ' : c);
}

std::vector<std::string> wordsOf(const QString &text)
{
    std::vector<std::string> words;
    for (const QString &word : text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        std::string lower;
        const QByteArray utf8 = word.toUtf8();
        appendLower(lower, std::string_view(utf8.constData(), static_cast<size_t>(utf8.size())));
        words.push_back(std::move(lower));
    }
    // The longest word is the rarest: it drives the scan.
    std::ranges::sort(words, [](const auto &a, const auto &b) { return a.size() > b.size(); });
    return words;
}

/// How well a line answers; nothing when a word is missing.
std::optional<int> rankOf(std::string_view line, const std::vector<std::string> &words)
{
    int rank = Inside;
    for (const std::string &word : words) {
        const size_t at = line.find(word);
        if (at == std::string_view::npos)
            return std::nullopt;
        const bool begins = at == 0 || line[at - 1] == '\t';
        const size_t end = at + word.size();
        const bool ends = end == line.size() || line[end] == '\t';
        rank = std::min<int>(rank, begins && ends ? WholeField : begins ? FieldBegins : Inside);
    }
    return rank;
}

void setPlace(Store::Hit &hit, double lon, double lat)
{
    hit.place = {lon, lat};
    hit.hasPlace = lon != 0 || lat != 0;
}

bool isDigits(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Store::Hit hitOfCase(const QString &id, const QString &caseNo, const QString &intakeNo,
                     const QString &address)
{
    Store::Hit hit;
    hit.kind = QStringLiteral("case");
    hit.id = id;
    hit.title = !caseNo.isEmpty() ? caseNo : !intakeNo.isEmpty() ? intakeNo : id;
    hit.detail = address;
    return hit;
}
} // namespace

void Search::noteChanged(const QSet<QString> &cases)
{
    m_changed.unite(cases);
}

Result<void> Search::addLines(SearchIndex &index, Kind kind, const char *section)
{
    const auto statement = m_connection.statement(section);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    return forEachRow(**statement, [&](const Statement &row) {
        index.lines.push_back(
            {static_cast<quint32>(index.text.size()), static_cast<quint32>(row.integer(0)), kind});
        for (int column = 1; column <= 3; ++column) {
            appendLower(index.text, row.utf8(column));
            index.text.push_back(column < 3 ? '\t' : '\n');
        }
    });
}

Result<void> Search::prepare()
{
    const quint64 rebuilt = m_connection.shared().rebuilt;
    if (m_builtFor == rebuilt && m_changed.size() <= MostChangedCases)
        return {};
    SearchIndex index;
    for (const Source &source : Sources)
        WANMI_TRY(addLines(index, source.kind, source.lines));
    index.text.shrink_to_fit();
    index.lines.shrink_to_fit();
    m_index = std::move(index);
    m_changed.clear();
    m_builtFor = rebuilt;
    return {};
}

Result<std::vector<Store::Hit>> Search::find(const QString &text, int limit)
{
    const std::vector<std::string> words = wordsOf(text);
    if (words.empty() || limit <= 0)
        return std::vector<Store::Hit>();
    WANMI_TRY(prepare());
    std::vector<Ranked> found;
    WANMI_TRY(addByCode(text.simplified(), limit, found));
    WANMI_TRY(addChangedCases(words, found));
    WANMI_TRY(scan(words, limit, found));
    std::ranges::stable_sort(found, {}, &Ranked::rank);

    // No kind may crowd out the others while those have something to show.
    std::vector<Store::Hit> hits, crowd;
    QSet<QString> seen;
    QHash<QString, int> perKind;
    for (const Ranked &ranked : found)
        perKind.insert(ranked.hit.kind, 0);
    const int share = std::max(1, limit / std::max(1, static_cast<int>(perKind.size())));
    for (Ranked &ranked : found) {
        const QString key = ranked.hit.kind + QLatin1Char('/') + ranked.hit.id;
        if (seen.contains(key))
            continue;
        seen.insert(key);
        if (perKind[ranked.hit.kind]++ < share)
            hits.push_back(std::move(ranked.hit));
        else
            crowd.push_back(std::move(ranked.hit));
        if (static_cast<int>(hits.size()) == limit)
            return hits;
    }
    for (Store::Hit &hit : crowd) {
        if (static_cast<int>(hits.size()) == limit)
            break;
        hits.push_back(std::move(hit));
    }
    return hits;
}

Result<void> Search::scan(const std::vector<std::string> &words, int limit, std::vector<Ranked> &found)
{
    const std::string &text = m_index.text;
    const std::string &word = words.front();
    std::array<std::vector<std::pair<int, const SearchIndex::Line *>>, Sources.size()> candidates;
    for (const char *at = text.data(), *const end = at + text.size(); at < end;) {
        const auto *hit
            = static_cast<const char *>(memmem(at, static_cast<size_t>(end - at), word.data(), word.size()));
        if (!hit)
            break;
        const auto offset = static_cast<quint32>(hit - text.data());
        const auto line = std::prev(std::ranges::upper_bound(
            m_index.lines, offset, {}, [](const SearchIndex::Line &l) { return l.start; }));
        const size_t lineEnd = text.find('\n', offset);
        const auto rank = rankOf(std::string_view(text).substr(line->start, lineEnd - line->start), words);
        auto &ofKind = candidates[static_cast<size_t>(line->kind)];
        if (rank)
            ofKind.emplace_back(*rank, &*line);
        at = text.data() + lineEnd + 1;
        if (ofKind.size() >= MostCandidatesPerKind) {
            // A word this common is everywhere; the lines of a kind lie together, so go on with the next
            // kind.
            const auto next
                = std::ranges::upper_bound(m_index.lines, line->kind, {}, &SearchIndex::Line::kind);
            at = next == m_index.lines.end() ? end : text.data() + next->start;
        }
    }
    for (auto &ofKind : candidates) {
        std::ranges::stable_sort(ofKind, {}, [](const auto &candidate) { return candidate.first; });
        // Only the best are read from the file; the rest would not be shown anyway. A few more, for rows gone
        // since.
        if (const size_t enough = static_cast<size_t>(limit) + 10; ofKind.size() > enough)
            ofKind.resize(enough);
        for (const auto &[rank, line] : ofKind) {
            auto hit = hitOf(*line);
            if (!hit)
                return tl::unexpected<base::Error>(hit.error());
            const bool changedCase = *hit && line->kind == Kind::Case && m_changed.contains((*hit)->id);
            if (*hit && !changedCase)
                found.push_back({rank + static_cast<int>(line->kind), std::move(**hit)});
        }
    }
    return {};
}

Result<std::optional<Store::Hit>> Search::hitOf(const SearchIndex::Line &line)
{
    const auto source = std::ranges::find(Sources, line.kind, &Source::kind);
    const auto statement = m_connection.statement(source->hit);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    Statement &row = **statement;
    row.bind(1, qint64{line.row});
    const auto here = row.step();
    if (!here)
        return tl::unexpected<base::Error>(here.error());
    if (!*here)
        return std::optional<Store::Hit>();
    Store::Hit hit;
    switch (line.kind) {
    case Kind::Area:
        hit = {QStringLiteral("street"), row.text(0), row.text(1), row.text(2), {}, false};
        if (const auto shape = geo::decodePolygons(row.blob(3)); shape && !shape->empty()) {
            const geo::Place inside = geo::pointInside(shape->front());
            setPlace(hit, inside.lon, inside.lat);
        }
        break;
    case Kind::Place:
        hit = {QStringLiteral("place"), row.text(0), row.text(1), row.text(2), {}, false};
        if (row.utf8(3) == "plate" && !hit.title.startsWith(hit.detail))
            hit.title.prepend(hit.detail);
        setPlace(hit, row.real(4), row.real(5));
        break;
    case Kind::Case:
        hit = hitOfCase(row.text(0), row.text(1), row.text(2), row.text(3));
        setPlace(hit, row.real(4), row.real(5));
        break;
    case Kind::Camera:
        hit = {QStringLiteral("camera"), row.text(0), row.text(1), row.text(0), {}, false};
        setPlace(hit, row.real(2), row.real(3));
        break;
    case Kind::Person:
        hit = {QStringLiteral("person"), row.text(0), row.text(1), row.text(2), {}, false};
        break;
    }
    row.reset();
    return std::optional(std::move(hit));
}

/// Components and cells are known by their codes; the beginning of a code is a range of the unique index.
Result<void> Search::addByCode(const QString &text, int limit, std::vector<Ranked> &found)
{
    if (!isDigits(text) || text.size() < 4 || text.size() > 16)
        return {};
    const QString end = text + QChar(u':'); // the character after '9'
    for (const char *section : {"componentsFrom", "cellsFrom"}) {
        const auto statement = m_connection.statement(section);
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        (*statement)->bind(1, text);
        (*statement)->bind(2, end);
        (*statement)->bind(3, limit);
        const bool isComponent = std::string_view(section) == "componentsFrom";
        WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
            Store::Hit hit;
            hit.kind = isComponent ? QStringLiteral("component") : QStringLiteral("cell");
            hit.id = row.text(0);
            hit.title = isComponent ? row.text(1) : hit.id;
            hit.detail = isComponent ? hit.id : QString();
            if (isComponent) {
                setPlace(hit, row.real(2), row.real(3));
            } else if (const auto shape = geo::decodePolygons(row.blob(1)); shape && !shape->empty()) {
                const geo::Place inside = geo::pointInside(shape->front());
                setPlace(hit, inside.lon, inside.lat);
            }
            const int rank = hit.id == text ? WholeField : FieldBegins;
            found.push_back({rank + 3, std::move(hit)});
        }));
    }
    return {};
}

Result<void> Search::addChangedCases(const std::vector<std::string> &words, std::vector<Ranked> &found)
{
    QSet<QString> ids = m_changed;
    const auto &laid = m_connection.overlay().cases;
    for (auto it = laid.cbegin(); it != laid.cend(); ++it)
        ids.insert(it.key());
    const auto changed = m_cases.of(ids);
    if (!changed)
        return tl::unexpected<base::Error>(changed.error());
    for (const CaseSummary &summary : *changed) {
        std::string line;
        for (const QString *field : {&summary.caseNo, &summary.intakeNo, &summary.address}) {
            const QByteArray utf8 = field->toUtf8();
            appendLower(line, std::string_view(utf8.constData(), static_cast<size_t>(utf8.size())));
            line.push_back('\t');
        }
        if (const auto rank = rankOf(line, words)) {
            Store::Hit hit = hitOfCase(summary.id, summary.caseNo, summary.intakeNo, summary.address);
            setPlace(hit, double{summary.lon}, double{summary.lat});
            found.push_back({*rank + static_cast<int>(Kind::Case), std::move(hit)});
        }
    }
    return {};
}
} // namespace wanmi::store
