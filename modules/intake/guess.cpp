// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/codes.h"
#include "intake/dates.h"
#include "intake/guessing.h"
#include "intake/mapping.h"
#include "intake/source.h"
#include "intake/values.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace wanmi::intake {
namespace {

constexpr double Sure = 0.42; ///< below this a column is left alone

bool hasDigits(const QString &given, std::initializer_list<qsizetype> lengths)
{
    if (isRoundedCode(given)) // it was a code before a spreadsheet had it: its rows are refused and say so
        return std::ranges::any_of(
            lengths, [&given](qsizetype length) { return given.section(u'+', 1).toInt() + 1 == length; });
    const QString text = plainCode(given);
    return std::find(lengths.begin(), lengths.end(), text.size()) != lengths.end()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// 0..1, and none where the name of the column decides alone; -1: it cannot be this field.
double contentScore(Kind kind, const Field &field, const Seen &seen)
{
    if (seen.values.isEmpty())
        return 0;
    const auto mostly = [](double share, double least) { return share >= least ? share : -1.0; };
    const auto numbers = [&](double low, double high) {
        return seen.share([&](const QString &text) {
            const auto number = readNumber(text);
            return number && *number >= low && *number <= high;
        });
    };
    switch (field.type) {
    case FieldType::Code:
        if (kind == Kind::Components && field.name == u"id")
            return mostly(seen.share([](const QString &t) { return hasDigits(t, {16, 17}); }), 0.6);
        if (kind == Kind::Cameras && field.name == u"id")
            return mostly(seen.share([](const QString &t) { return hasDigits(t, {20}); }), 0.6);
        if (field.name == u"cell" || (kind == Kind::Cells && field.name == u"code"))
            return mostly(seen.share([](const QString &t) { return hasDigits(t, {14, 15}); }), 0.6);
        if (kind == Kind::Cells && field.name == u"community")
            return mostly(seen.share([](const QString &t) { return hasDigits(t, {12}); }), 0.6);
        if (field.name == u"district")
            return mostly(seen.share([](const QString &t) { return hasDigits(t, {6}); }), 0.6);
        return mostly(seen.share([](const QString &t) { return hasDigits(t, {4, 6, 9, 12}); }), 0.6);
    case FieldType::Number:
    case FieldType::Integer:
        return mostly(numbers(-1e12, 1e12), 0.6);
    case FieldType::Length:
        return mostly(seen.share([](const QString &t) { return readLength(t, {}).has_value(); }), 0.6);
    case FieldType::Angle:
        return mostly(seen.share([](const QString &t) { return readAngle(t).has_value(); }), 0.4);
    case FieldType::Date:
    case FieldType::Instant: {
        const double share = seen.share([](const QString &t) {
            return readDate(t, DateOrder::DayFirst).has_value()
                || readDate(t, DateOrder::YearFirst).has_value();
        });
        return mostly(share, 0.6);
    }
    case FieldType::Boolean:
        return mostly(seen.share([](const QString &t) { return readBoolean(t).has_value(); }), 0.6);
    case FieldType::Word: {
        const auto &words = wordsOfField(kind, field.name);
        const double known = seen.share([&](const QString &t) { return words.contains(foldedWord(t)); });
        return known > 0 ? known : seen.uniqueness() > 0.8 && seen.values.size() > 20 ? -1 : 0;
    }
    case FieldType::Class: {
        const auto only
            = kind == Kind::Components ? std::optional(domain::CaseKind::Component) : std::nullopt;
        const double known
            = seen.share([&](const QString &t) { return shippedClasses().find(t, only).has_value(); });
        const bool isUnique = seen.uniqueness() > 0.9 && seen.values.size() > 30;
        return known > 0.05 ? known : isUnique ? -1 : 0;
    }
    case FieldType::Geometry:
        if (field.name == u"geometry")
            return mostly(seen.share([](const QString &t) { return looksLikeGeometry(t); }), 0.6);
        return mostly(seen.share([](const QString &t) { return readCoordinate(t).has_value(); }), 0.6);
    case FieldType::Text:
        if (field.name == u"id") { // ids of our own making only: other registers' go to "key"
            static const QRegularExpression ours(QStringLiteral(
                "^(pl?[0-9a-f]{7,16}|v[0-9a-f]{4,16}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$"));
            return mostly(seen.share([](const QString &t) { return ours.match(t).hasMatch(); }), 0.9);
        }
        if (field.name == u"key")
            return seen.uniqueness() > 0.95 ? 1 : seen.uniqueness() > 0.6 ? 0 : -1;
        if (field.name == u"district" || field.name == u"street" || field.name == u"community") {
            // Numbers that are no division codes are somebody else's districts: of police, fire brigade,
            // votes.
            const double numbered = numbers(-1e15, 1e15), coded = seen.share([](const QString &t) {
                return hasDigits(t, {6, 9, 12});
            });
            return numbered > 0.6 && coded < 0.6 ? -1 : 0;
        }
        if (field.name == u"name" || field.name == u"description" || field.name == u"address")
            return seen.share([](const QString &t) { return !readNumber(t).has_value(); }) > 0.4 ? 0.5 : 0;
        return 0;
    case FieldType::Unit:
        return numbers(-1e15, 1e15) > 0.9 ? -1 : seen.uniqueness() < 0.5 ? 0.5 : 0;
    }
    return 0;
}

double nameScore(const Field &field, const Seen &seen);

/// What a register calls its ids is its own number when the ids are none of ours: 标识码 K17.
double keyScore(const std::vector<Field> &fields, const Field &key, const Seen &seen)
{
    const double own = nameScore(key, seen);
    const auto id = std::ranges::find_if(
        fields, [](const Field &field) { return field.name == u"id" || field.name == u"code"; });
    const double asId = id == fields.end() ? 0 : nameScore(*id, seen);
    return asId > 0.9 && asId <= 1 ? std::max(own, 0.9 * asId) : own;
}

double nameScore(const Field &field, const Seen &seen)
{
    if (seen.folded.isEmpty())
        return 0;
    if (seen.name == field.name || seen.name == field.shortName)
        return 1.1;
    if (seen.folded == foldedWord(field.nameZh) || seen.folded == foldedWord(field.nameEn)
        || seen.folded == foldedWord(field.name))
        return 1;
    double best = 0;
    for (qsizetype i = 0; i < field.words.size(); ++i) {
        const QString &word = field.words[i];
        if (word.isEmpty())
            continue;
        if (word == seen.folded)
            return 1 - 0.004 * double(i);
        const bool isHan = word[0].unicode() > 0x2E00;
        const bool inside = word.size() >= (isHan ? 2 : 4) && seen.folded.contains(word);
        if (inside)
            best = std::max(
                best, 0.25 + 0.55 * double(word.size()) / double(seen.folded.size()) - 0.002 * double(i));
    }
    return best;
}

/// What all rows are, when the name of the file says it: vancouver_street_trees.csv.
QString classFromName(const QString &fileName)
{
    const QString name = foldedWord(fileName.section(u'.', 0, 0));
    QString best, code;
    const ClassBook &book = shippedClasses();
    for (qsizetype from = 0; from < name.size(); ++from) {
        for (qsizetype size = name.size() - from; size >= 2 && size > best.size(); --size) {
            const QString word = name.mid(from, size);
            if (word.size() < (word[0].unicode() > 0x2E00 ? 2 : 4) || word[0].isDigit())
                continue;
            if (const auto found = book.find(word, domain::CaseKind::Component)) {
                best = word;
                code = book.at(*found).code;
            }
        }
    }
    return code;
}

struct Pair
{
    double score;
    size_t field, column;
    QString why;
};

/// A file that we exported: every field stands there under its own name. Nothing is left to guess then; "id"
/// is ours.
bool isExported(const std::vector<Field> &fields, const std::vector<Seen> &columns)
{
    const auto has = [&columns](const Field &field) {
        return std::any_of(columns.begin(), columns.end(), [&field](const Seen &column) {
            return column.name == field.name || column.name == field.shortName;
        });
    };
    return std::all_of(fields.begin(), fields.end(), [&has](const Field &field) {
        return field.type == FieldType::Geometry || has(field);
    });
}

std::vector<Pair> pairsOf(Kind kind, const std::vector<Field> &fields, const std::vector<Seen> &columns)
{
    std::vector<Pair> pairs;
    if (isExported(fields, columns)) {
        for (size_t f = 0; f < fields.size(); ++f) {
            for (size_t c = 0; c < columns.size(); ++c) {
                if (columns[c].name == fields[f].name || columns[c].name == fields[f].shortName)
                    pairs.push_back({1.0, f, c, QStringLiteral("name")});
            }
        }
        return pairs;
    }
    for (size_t f = 0; f < fields.size(); ++f) {
        for (size_t c = 0; c < columns.size(); ++c) {
            const double byName = fields[f].name == u"key" ? keyScore(fields, fields[f], columns[c])
                                                           : nameScore(fields[f], columns[c]);
            const bool tellsItself = fields[f].type == FieldType::Code || fields[f].name == u"geometry"
                || fields[f].type == FieldType::Class;
            if (byName < 0.3 && !tellsItself)
                continue;
            const double byContent = contentScore(kind, fields[f], columns[c]);
            if (byContent < 0)
                continue;
            // A column called exactly like our field comes from an export of ours.
            double score = byName > 1 ? 1.05 : 0.7 * byName + 0.3 * byContent;
            if (byName < 0.3)
                score = byContent >= 0.9                                     ? 0.45
                    : byContent >= 0.6 && fields[f].type == FieldType::Class ? 0.43
                                                                             : 0;
            // Two columns of the same kind differ by how full they are.
            score
                -= columns[c].rows > 0 ? 0.05 * (1 - double(columns[c].values.size()) / columns[c].rows) : 0;
            if (columns[c].values.isEmpty() && byName < 1)
                score = 0;
            if (score >= Sure)
                pairs.push_back({score, f, c,
                                 byName < 0.3        ? QStringLiteral("content")
                                     : byContent > 0 ? QStringLiteral("name-and-content")
                                                     : QStringLiteral("name")});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair &a, const Pair &b) { return a.score > b.score; });
    return pairs;
}

/// A long text that an export of ours cut up for a Shapefile: descript, descript_2, …
void joinParts(Mapping &mapping, const std::vector<Seen> &columns)
{
    for (auto it = mapping.columns.begin(); it != mapping.columns.end(); ++it) {
        const QString column = *it;
        QString joined = u'{' + column + u'}';
        for (int part = 2;; ++part) {
            const QString next = column.left(8) + u'_' + QString::number(part);
            if (std::none_of(columns.begin(), columns.end(),
                             [&](const Seen &seen) { return seen.name == next; }))
                break;
            joined += u'{' + next + u'}';
            *it = joined;
        }
    }
}

/// Length columns often carry their unit in their name.
QString unitOf(const QString &column)
{
    const QString name = column.toLower();
    for (const char *mark : {"_ft", "(ft", "feet", "foot", "英尺", " ft"}) {
        if (name.contains(QString::fromUtf8(mark)) || (name.endsWith(u"ft") && name.size() > 2))
            return QStringLiteral("ft");
    }
    if (name.endsWith(u"_cm") || name.contains(u"(cm") || name.contains(QStringLiteral("厘米")))
        return QStringLiteral("cm");
    if (name.endsWith(u"_mm") || name.contains(u"(mm") || name.contains(QStringLiteral("毫米")))
        return QStringLiteral("mm");
    return {};
}
} // namespace

base::Result<Guess> guess(Kind kind, Source &source, const QString &layerName)
{
    const auto layer = source.findLayer(layerName);
    if (!layer)
        return tl::unexpected(layer.error());
    const auto columns = lookAt(source, *layer);
    if (!columns)
        return tl::unexpected(columns.error());
    const SourceLayer &from = source.layers()[size_t(*layer)];
    const std::vector<Field> &fields = fieldsOf(kind);

    Guess found;
    found.mapping.kind = kind;
    found.mapping.layer = source.layers().size() > 1 ? from.name : QString();
    QSet<size_t> usedColumns, usedFields;
    for (const Pair &pair : pairsOf(kind, fields, *columns)) {
        const Field &field = fields[pair.field];
        if (usedColumns.contains(pair.column) || usedFields.contains(pair.field))
            continue;
        if (field.type == FieldType::Geometry && from.shape != Shape::None)
            continue; // the file's own geometry is better than its columns
        usedColumns.insert(pair.column);
        usedFields.insert(pair.field);
        const QString &column = (*columns)[pair.column].name;
        found.mapping.columns.insert(field.name, column);
        found.fields.push_back({field.name, column, std::min(1.0, pair.score), pair.why});
        if (field.type == FieldType::Length && !unitOf(column).isEmpty())
            found.mapping.units.insert(field.name, unitOf(column));
    }
    joinParts(found.mapping, *columns);
    const bool hasGeometry = findField(kind, u"geometry") != nullptr;
    if (hasGeometry && from.shape != Shape::None)
        found.fields.push_back({QStringLiteral("geometry"), {}, 1, QStringLiteral("geometry")});
    if (kind == Kind::Components && !found.mapping.columns.contains(QStringLiteral("class"))) {
        QString code = classFromName(source.fileName()), why = QStringLiteral("file-name");
        if (code.isEmpty()) {
            code = registerOf(*columns).code;
            why = QStringLiteral("columns");
        }
        if (!code.isEmpty()) {
            found.mapping.set.insert(QStringLiteral("class"), code);
            found.fields.push_back({QStringLiteral("class"), {}, 0.6, why});
        }
    }
    // One of a pair of coordinates alone is worth nothing.
    if (found.mapping.columns.contains(QStringLiteral("lon"))
        != found.mapping.columns.contains(QStringLiteral("lat"))) {
        found.mapping.columns.remove(QStringLiteral("lon"));
        found.mapping.columns.remove(QStringLiteral("lat"));
    }
    if (found.mapping.columns.contains(QStringLiteral("lon")))
        found.mapping.columns.remove(QStringLiteral("geometry"));

    for (const Field &field : fields) {
        const bool given = found.mapping.columns.contains(field.name)
            || found.mapping.set.contains(field.name)
            || (field.name == u"geometry"
                && (from.shape != Shape::None || found.mapping.columns.contains(QStringLiteral("lon"))));
        if (field.need == Need::Must && !given)
            found.missing.append(field.name);
    }
    for (size_t c = 0; c < columns->size(); ++c) {
        if (!usedColumns.contains(c))
            found.unused.append((*columns)[c].name);
    }
    return found;
}
} // namespace wanmi::intake
