// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/fileform.h"

#include "intake/dateorder.h"
#include "intake/source.h"
#include "intake/values.h"

#include <algorithm>
#include <cmath>

namespace wanmi::intake {
namespace {

int fieldAt(Kind kind, const char *name)
{
    const auto &fields = fieldsOf(kind);
    for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == QLatin1String(name))
            return int(i);
    }
    return -1;
}

std::optional<QPointF> rawPlace(const RowView &row, int lon, int lat, int geometry)
{
    const RawRow &raw = row.raw();
    std::string room, other;
    if (lon >= 0 && row.inputs().has(lon) && row.inputs().has(lat)) {
        const auto x = readCoordinate(row.value(lon, room)), y = readCoordinate(row.value(lat, other));
        return x && y ? std::optional(QPointF(*x, *y)) : std::nullopt;
    }
    if (geometry >= 0 && row.inputs().has(geometry)) {
        const std::string_view text = row.bytes(geometry, room);
        if (text.empty())
            return {};
        const ReadGeometry read = readGeometry(QByteArray(text.data(), qsizetype(text.size())));
        if (read.kind == RawRow::Geometry::Bad)
            return {};
        const geo::Place at
            = read.kind == RawRow::Geometry::Polygons ? read.polygons.front().rings.front().front() : read.at;
        return QPointF(at.lon, at.lat);
    }
    if (raw.geometry == RawRow::Geometry::Point || raw.geometry == RawRow::Geometry::Line)
        return QPointF(raw.at.lon, raw.at.lat);
    if (raw.polygons >= 0 && !row.batch().polygons[size_t(raw.polygons)].empty()) {
        const geo::Ring &ring = row.batch().polygons[size_t(raw.polygons)].front().rings.front();
        if (!ring.empty())
            return QPointF(ring.front().lon, ring.front().lat);
    }
    return {};
}

double shareInside(const std::vector<QPointF> &sample, const geo::Crs &crs, bool swapped, geo::Bounds bounds)
{
    const double margin = 0.1;
    bounds = {bounds.west - margin, bounds.south - margin, bounds.east + margin, bounds.north + margin};
    std::vector<geo::Place> places;
    for (const QPointF &at : sample)
        places.push_back(swapped ? geo::Place{at.y(), at.x()} : geo::Place{at.x(), at.y()});
    geo::CrsConverter(crs).toPlaces(places);
    const auto inside = std::count_if(places.begin(), places.end(), [&](geo::Place p) {
        return std::isfinite(p.lon) && bounds.contains(p);
    });
    return places.empty() ? 0 : double(inside) / double(places.size());
}

/// 高德经度, bd_lng: what a column's name says about the system of its degrees. Empty: nothing.
QString systemOfColumn(const QString &column)
{
    const QString name = foldedWord(column);
    const auto holds = [&name](std::initializer_list<const char *> words) {
        return std::any_of(words.begin(), words.end(),
                           [&name](const char *word) { return name.contains(QString::fromUtf8(word)); });
    };
    if (holds({"gcj", "火星", "高德", "腾讯", "騰訊", "amap", "gaode", "tencent", "autonavi"}))
        return QStringLiteral("GCJ-02");
    if (holds({"bd09", "百度", "baidu"}) || name.startsWith(u"bd"))
        return QStringLiteral("BD-09");
    return holds({"wgs", "gps"}) ? QStringLiteral("EPSG:4326")
        : holds({"cgcs"})        ? QStringLiteral("EPSG:4490")
                                 : QString();
}

/// In China degrees of maps on the web are shifted by 300 to 1,200 m, and nothing in the numbers shows it.
bool mayBeShifted(const std::vector<QPointF> &sample, const geo::Crs &crs, bool isSwapped)
{
    const geo::Bounds china{73.5, 18, 135.1, 53.6};
    return crs.isGeographic() && !sample.empty() && shareInside(sample, crs, isSwapped, china) > 0.5;
}
constexpr double ShiftM = 1200;

void tell(std::vector<Assumption> &assumptions, const char *what, const QString &value, const char *why,
          double errorM = 0)
{
    assumptions.push_back({QLatin1String(what), value, QLatin1String(why), errorM});
}

base::Result<void> chooseCrs(PlaceForm &form, const std::vector<QPointF> &sample, const QString &stated,
                             const QString &ofFile, const QString &ofColumns, const CityBook &city,
                             const std::optional<bool> &swapped, std::vector<Assumption> &assumptions)
{
    const geo::Bounds around = city.bounds();
    const bool isKnown = !around.isEmpty();
    const QString said = stated.isEmpty() ? ofFile : stated;
    const auto adopt = [&](const geo::Crs &crs, bool isSwapped, const char *why) {
        form.crs = crs;
        form.swapped = swapped.value_or(isSwapped);
        const bool isSaid
            = qstrcmp(why, "guessed") != 0 && qstrcmp(why, "assumed") != 0 && qstrcmp(why, "wrong") != 0;
        const double errorM = !isSaid && mayBeShifted(sample, crs, form.swapped) ? ShiftM : crs.errorM();
        tell(assumptions, "crs", crs.id().size() > 40 ? crs.name() : crs.id(), why, errorM);
        if (form.swapped)
            tell(assumptions, "axes", QStringLiteral("swapped"), swapped ? "stated" : "guessed");
        return base::Result<void>();
    };
    if (!said.isEmpty()) {
        const auto crs = geo::Crs::fromText(said);
        if (!crs)
            return tl::unexpected(crs.error());
        if (sample.empty() || swapped)
            return adopt(*crs, false, stated.isEmpty() ? "file" : "stated");
        // Even where the system is said, the order of the axes may be wrong, and in files also the system
        // itself.
        const geo::Bounds earth{-180, -90, 180, 90};
        const geo::Bounds &target = isKnown ? around : earth;
        const double straight = shareInside(sample, *crs, false, target),
                     turned = shareInside(sample, *crs, true, target);
        if (straight < 0.2 && turned > 0.5)
            return adopt(*crs, true, stated.isEmpty() ? "file" : "stated");
        if (straight < 0.2 && stated.isEmpty()) {
            const auto better = geo::guessCrs(sample, isKnown ? &around : nullptr);
            if (!better.empty() && better.front().share > 0.5)
                return adopt(better.front().crs, better.front().swapped, "wrong");
        }
        return adopt(*crs, false, stated.isEmpty() ? "file" : "stated");
    }
    if (const auto named = geo::Crs::fromText(ofColumns); !ofColumns.isEmpty() && named && !sample.empty()) {
        const geo::Bounds &target = isKnown ? around : geo::Bounds{-180, -90, 180, 90};
        const double straight = shareInside(sample, *named, false, target),
                     turned = shareInside(sample, *named, true, target);
        if (std::max(straight, turned) > 0.5)
            return adopt(*named, turned > straight, "file");
    }
    const auto guessed = geo::guessCrs(sample, isKnown ? &around : nullptr);
    if (!guessed.empty())
        return adopt(guessed.front().crs, guessed.front().swapped, isKnown ? "guessed" : "assumed");
    // Degrees that lie elsewhere are degrees all the same: the rows are refused one by one, as outside the
    // city.
    const auto isDegree
        = [](const QPointF &at) { return std::abs(at.x()) <= 180 && std::abs(at.y()) <= 180; };
    if (sample.empty()
        || std::count_if(sample.begin(), sample.end(), isDegree) * 2 > std::ptrdiff_t(sample.size()))
        return adopt(*geo::Crs::fromText(QStringLiteral("EPSG:4490")), false, "assumed");
    return base::refused(QStringLiteral("crs-not-known"));
}

base::Result<std::vector<QStringList>> dateTexts(Source &source, int layer, Kind kind, Inputs inputs,
                                                 size_t most)
{
    std::vector<int> fields;
    for (size_t f = 0; f < fieldsOf(kind).size(); ++f) {
        const FieldType type = fieldsOf(kind)[f].type;
        if ((type == FieldType::Date || type == FieldType::Instant) && inputs.has(int(f)))
            fields.push_back(int(f));
    }
    std::vector<QStringList> texts(fields.size());
    if (fields.empty())
        return texts;
    auto reader = source.read(layer, inputs.columns());
    if (!reader)
        return tl::unexpected(reader.error());
    inputs.bind((*reader)->columns());
    RawBatch batch;
    for (size_t seen = 0; seen < most; seen += batch.rows.size()) {
        if (const auto done = (*reader)->next(batch); !done)
            return tl::unexpected(done.error());
        if (batch.rows.empty())
            break;
        for (size_t r = 0; r < std::min(batch.rows.size(), most - seen); ++r) {
            const RowView row(batch, r, inputs);
            for (size_t f = 0; f < fields.size(); ++f) {
                const QString text = row.text(fields[f]);
                if (!text.isEmpty())
                    texts[f].append(text);
            }
        }
    }
    return texts;
}

/// Spreadsheets keep fifteen digits of a number: ids of more end in zeros then, all of them, and many are the
/// same.
base::Result<bool> hasRoundedIds(Source &source, int layer, Kind kind, Inputs inputs)
{
    constexpr int Digits = 15, Enough = 20, Looked = 2000;
    const int id = fieldAt(kind, "id");
    if ((kind != Kind::Components && kind != Kind::Cameras) || !inputs.has(id))
        return false;
    auto reader = source.read(layer, inputs.columns());
    if (!reader)
        return tl::unexpected(reader.error());
    inputs.bind((*reader)->columns());
    RawBatch batch;
    if (const auto done = (*reader)->next(batch); !done)
        return tl::unexpected(done.error());
    int seen = 0;
    for (size_t r = 0; r < batch.rows.size() && r < Looked; ++r) {
        const QString code = plainCode(RowView(batch, r, inputs).text(id));
        if (code.size() <= Digits || isRoundedCode(code))
            continue;
        const QStringView behind = QStringView(code).mid(Digits);
        if (std::any_of(behind.begin(), behind.end(), [](QChar c) { return c != u'0'; }))
            return false;
        ++seen;
    }
    return seen >= Enough;
}
} // namespace

base::Result<std::vector<QPointF>> rawPlaces(Source &source, int layer, Kind kind, const Inputs &given,
                                             int most)
{
    Inputs inputs = given;
    const int lon = fieldAt(kind, "lon"), lat = fieldAt(kind, "lat"), geometry = fieldAt(kind, "geometry");
    std::vector<QPointF> places;
    QStringList columns = inputs.columns();
    const auto &all = source.layers()[size_t(layer)].columns;
    if (columns.isEmpty() && !all.empty())
        columns.append(all.front().name);
    auto reader = source.read(layer, columns);
    if (!reader)
        return tl::unexpected(reader.error());
    inputs.bind((*reader)->columns());
    RawBatch batch;
    while (most < 0 || int(places.size()) < most) {
        if (const auto done = (*reader)->next(batch); !done)
            return tl::unexpected(done.error());
        if (batch.rows.empty())
            break;
        for (size_t r = 0; r < batch.rows.size() && (most < 0 || int(places.size()) < most); ++r) {
            const RowView row(batch, r, inputs);
            if (row.raw().fault)
                continue;
            const auto at = rawPlace(row, lon, lat, geometry);
            if (at && (std::abs(at->x()) > 1e-6 || std::abs(at->y()) > 1e-6))
                places.push_back(*at);
        }
    }
    return places;
}

base::Result<PlaceForm> formOf(Source &source, int layer, const Mapping &mapping, const CityBook &city,
                               const Inputs &inputs, std::vector<Assumption> &assumptions)
{
    PlaceForm form{*geo::Crs::fromText(QStringLiteral("EPSG:4490")), false, DateOrder::DayFirst};
    if (source.format() == u"CSV") {
        tell(assumptions, "encoding", source.encoding(), source.encodingWhy().toLatin1().constData());
        tell(assumptions, "separator", source.separator(), "guessed");
    } else if (source.encodingWhy() == u"wrong" || source.encodingWhy() == u"guessed"
               || source.encodingWhy() == u"stated") {
        tell(assumptions, "encoding", source.encoding(), source.encodingWhy().toLatin1().constData());
    }
    if (fieldAt(mapping.kind, "geometry") >= 0) {
        const auto sample = rawPlaces(source, layer, mapping.kind, inputs, 500);
        if (!sample)
            return tl::unexpected(sample.error());
        // Columns of numbers beside a geometry are not in the geometry's system.
        const bool byColumns
            = inputs.has(fieldAt(mapping.kind, "lon")) || inputs.has(fieldAt(mapping.kind, "geometry"));
        const QString ofFile = byColumns ? QString() : source.layers()[size_t(layer)].crs;
        const QString placeColumn
            = inputs.has(fieldAt(mapping.kind, "lon")) ? QStringLiteral("lon") : QStringLiteral("geometry");
        const QString ofColumns = byColumns ? systemOfColumn(mapping.columns.value(placeColumn)) : QString();
        const auto chosen = chooseCrs(form, *sample, mapping.crs, ofFile, ofColumns, city,
                                      mapping.axesSwapped, assumptions);
        if (!chosen)
            return tl::unexpected(chosen.error());
    }
    if (!mapping.dateOrder.isEmpty()) {
        form.dateOrder = mapping.dateOrder == u"mdy" ? DateOrder::MonthFirst
            : mapping.dateOrder == u"dmy"            ? DateOrder::DayFirst
                                                     : DateOrder::YearFirst;
        return form;
    }
    const auto rounded = hasRoundedIds(source, layer, mapping.kind, inputs);
    if (!rounded)
        return tl::unexpected(rounded.error());
    form.hasRoundedIds = *rounded;
    // Registers are sorted by date: the first thousands of rows may all be from days up to the twelfth.
    LearnedOrder learned;
    for (const size_t most : {size_t(2000), size_t(200'000)}) {
        const auto texts = dateTexts(source, layer, mapping.kind, inputs, most);
        if (!texts)
            return tl::unexpected(texts.error());
        learned = orderOf(*texts);
        if (learned.isDecided)
            break;
    }
    form.dateOrder = learned.order;
    if (!learned.isDecided)
        tell(assumptions, "date-order", QStringLiteral("dmy"), "assumed");
    else if (form.dateOrder != DateOrder::DayFirst)
        tell(assumptions, "date-order",
             form.dateOrder == DateOrder::MonthFirst ? QStringLiteral("mdy") : QStringLiteral("ymd"),
             "guessed");
    return form;
}

base::Result<void> hasAllNeeded(const Mapping &mapping, const SourceLayer &layer)
{
    const auto given
        = [&](const QString &name) { return mapping.columns.contains(name) || mapping.set.contains(name); };
    for (const Field &field : fieldsOf(mapping.kind)) {
        bool has = field.need != Need::Must || given(field.name);
        if (field.name == u"geometry")
            has = has || layer.shape != Shape::None
                || (given(QStringLiteral("lon")) && given(QStringLiteral("lat")));
        else if (field.name == u"class" && mapping.kind == Kind::Components)
            has = has || given(QStringLiteral("id")); // the id holds the class
        if (!has)
            return base::refused(QStringLiteral("field-not-mapped"), field.name);
    }
    return {};
}
} // namespace wanmi::intake
