// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rulebook.h"
#include "intake/guessing.h"
#include "intake/mapping.h"
#include "intake/rowreader.h"
#include "intake/source.h"
#include "intake/tables.h"
#include "intake/values.h"

namespace wanmi::intake {
namespace {

constexpr int Looked = 400; ///< rows
constexpr int EnoughMarks = 2; ///< columns: one alone is often chance
constexpr double MostValues = 0.5;

struct Marks
{
    QString code;
    QStringList columns; ///< folded
    QStringList values;
};

const std::vector<Marks> &allMarks()
{
    static const std::vector<Marks> all = [] {
        std::vector<Marks> made;
        const auto folded = [](const QString &cell) {
            QStringList words;
            for (const QString &word : cell.split(u'|', Qt::SkipEmptyParts))
                words.append(foldedWord(word));
            return words;
        };
        for (const QStringList &row : tableAt(QStringLiteral(":/wanmi/intake/marks.tsv"))) {
            if (const auto index = shippedClasses().find(row.value(0), domain::CaseKind::Component))
                made.push_back({shippedClasses().at(*index).code, folded(row.value(1)),
                                row.value(2).split(u'|', Qt::SkipEmptyParts)});
        }
        return made;
    }();
    return all;
}

bool isHan(const QString &word)
{
    return word[0].unicode() > 0x2E00;
}

/// "RED MAPLE" holds maple, "Nash Street" no ash.
bool holds(const QString &text, const QString &word)
{
    if (isHan(word))
        return text.contains(word);
    const auto isLetter
        = [&text](qsizetype at) { return at >= 0 && at < text.size() && text[at].isLetter(); };
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (!isLetter(at - 1) && !isLetter(at + word.size()))
            return true;
    }
    return false;
}

/// Streets and places are called after trees.
bool namesPlaces(const Seen &column)
{
    static const QStringList words{"street",   "road",    "avenue",  "address", "city",    "town", "suburb",
                                   "district", "neighbo", "quarter", "straße",  "strasse", "ort",  "stadt",
                                   "rue",      "calle",   "rua",     "barrio",  "地址",    "道路", "街",
                                   "路",       "区",      "位置",    "地点"};
    return std::ranges::any_of(words,
                               [&column](const QString &word) { return column.folded.contains(word); });
}

bool isMarked(const Seen &column, const Marks &marks)
{
    const bool byName = std::ranges::any_of(marks.columns, [&column](const QString &word) {
        const bool mayStandInside = word.size() >= (isHan(word) ? 2 : 5);
        return column.folded == word || (mayStandInside && column.folded.contains(word));
    });
    if (byName || marks.values.isEmpty() || namesPlaces(column))
        return byName;
    return column.share([&marks](const QString &text) {
        return std::ranges::any_of(marks.values, [&text](const QString &word) { return holds(text, word); });
    }) >= MostValues;
}
} // namespace

const ClassBook &shippedClasses()
{
    static const ClassBook book = [] {
        const auto rules = domain::shippedRuleBook();
        if (!rules)
            qFatal("no rule book is compiled in");
        return ClassBook((*rules)->catalog);
    }();
    return book;
}

base::Result<std::vector<Seen>> lookAt(Source &source, int layer)
{
    auto reader = source.read(layer, {});
    if (!reader)
        return tl::unexpected(reader.error());
    std::vector<Seen> columns;
    for (const QString &name : (*reader)->columns())
        columns.push_back({name, foldedWord(name), {}, 0});
    RawBatch batch;
    for (int rows = 0; rows < Looked;) {
        if (const auto done = (*reader)->next(batch); !done)
            return tl::unexpected(done.error());
        if (batch.rows.empty())
            break;
        for (size_t r = 0; r < batch.rows.size() && rows < Looked; ++r, ++rows) {
            for (size_t c = 0; c < columns.size(); ++c) {
                const QString text = batch.values[r * columns.size() + c].toText().trimmed();
                ++columns[c].rows;
                if (!isMissing(text))
                    columns[c].values.append(text.left(400));
            }
        }
    }
    return columns;
}

Register registerOf(const std::vector<Seen> &columns)
{
    Register best;
    for (const Marks &marks : allMarks()) {
        const int found = int(
            std::ranges::count_if(columns, [&marks](const Seen &column) { return isMarked(column, marks); }));
        if (found >= EnoughMarks && found > best.marks)
            best = {marks.code, found};
    }
    return best;
}

std::optional<Kind> guessKind(Source &source)
{
    enum class By { Fields, Class, Register };
    struct Mark
    {
        Kind kind;
        QStringList wanted;
        By by = By::Fields;
    };
    // What only one kind has, in the order in which a column of it decides. Street furniture often has an
    // address, too: what it is counts more than where it stands.
    static const std::vector<Mark> marks{{Kind::Cases, {"reported_at", "state", "class"}},
                                         {Kind::Vehicles, {"plate"}},
                                         {Kind::Cameras, {"stream"}},
                                         {Kind::Cells, {"code"}},
                                         {Kind::Components, {"class"}, By::Class},
                                         {Kind::Components, {}, By::Register},
                                         {Kind::Places, {"number"}},
                                         {Kind::Components, {"class"}},
                                         {Kind::Cameras, {"bearing"}},
                                         {Kind::Admin, {"code"}},
                                         {Kind::Places, {"name"}}};
    if (source.format() == u"OSM")
        return Kind::Basemap;
    const Shape shape = source.layers().front().shape;
    for (const auto &[kind, wanted, by] : marks) {
        if ((kind == Kind::Cells && shape != Shape::Polygons)
            || (kind != Kind::Cells && kind != Kind::Admin && shape == Shape::Polygons))
            continue;
        const auto found = guess(kind, source);
        if (!found)
            return {};
        const auto given = [&](const QString &field) {
            return std::ranges::find(found->fields, field, &GuessedField::field);
        };
        const bool has = std::ranges::all_of(wanted, [&](const QString &field) {
            const auto at = given(field);
            const bool isGiven = at != found->fields.end();
            if (by == By::Class) // what stands in the column is known as classes
                return isGiven && !at->column.isEmpty() && at->sureness > 0.6
                    && at->why == u"name-and-content";
            // Digits alone are no codes of divisions: the column must also be called like that.
            return isGiven && (field != u"code" || at->sureness > 0.6);
        });
        if (!has || !(found->missing.isEmpty() || kind == Kind::Admin))
            continue;
        if (by == By::Register) {
            const auto columns = lookAt(source, 0);
            if (!columns || registerOf(*columns).marks == 0)
                continue;
        }
        return kind;
    }
    return shape == Shape::Polygons ? std::optional(Kind::Admin) : std::nullopt;
}
} // namespace wanmi::intake
