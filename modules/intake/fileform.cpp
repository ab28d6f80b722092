// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/fileform.h"

#include "intake/source.h"
#include "intake/values.h"

#include <QRegularExpression>

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
        const geo::Place at = read.kind == RawRow::Geometry::Polygons ? read.polygons.front().rings.front().front() : read.at;
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
    const auto inside = std::count_if(places.begin(), places.end(), [&](geo::Place p) { return std::isfinite(p.lon) && bounds.contains(p); });
    return places.empty() ? 0 : double(inside) / double(places.size());
}

void tell(std::vector<Assumption> &assumptions, const char *what, const QString &value, const char *why, double errorM = 0)
{
    assumptions.push_back({QLatin1String(what), value, QLatin1String(why), errorM});
}

base::Result<void> chooseCrs(PlaceForm &form, const std::vector<QPointF> &sample, const QString &stated, const QString &ofFile,
                             const CityBook &city, const std::optional<bool> &swapped, std::vector<Assumption> &assumptions)
{
    const geo::Bounds around = city.bounds();
    const bool isKnown = !around.isEmpty();
    const QString said = stated.isEmpty() ? ofFile : stated;
    const auto adopt = [&](const geo::Crs &crs, bool isSwapped, const char *why) {
        form.crs = crs;
        form.swapped = swapped.value_or(isSwapped);
        tell(assumptions, "crs", crs.id().size() > 40 ? crs.name() : crs.id(), why, crs.errorM());
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
        // Even where the system is said, the order of the axes may be wrong, and in files also the system itself.
        const geo::Bounds earth{-180, -90, 180, 90};
        const geo::Bounds &target = isKnown ? around : earth;
        const double straight = shareInside(sample, *crs, false, target), turned = shareInside(sample, *crs, true, target);
        if (straight < 0.2 && turned > 0.5)
            return adopt(*crs, true, stated.isEmpty() ? "file" : "stated");
        if (straight < 0.2 && stated.isEmpty()) {
            const auto better = geo::guessCrs(sample, isKnown ? &around : nullptr);
            if (!better.empty() && better.front().share > 0.5)
                return adopt(better.front().crs, better.front().swapped, "wrong");
        }
        return adopt(*crs, false, stated.isEmpty() ? "file" : "stated");
    }
    const auto guessed = geo::guessCrs(sample, isKnown ? &around : nullptr);
    if (!guessed.empty())
        return adopt(guessed.front().crs, guessed.front().swapped, isKnown ? "guessed" : "assumed");
    // Degrees that lie elsewhere are degrees all the same: the rows are refused one by one, as outside the city.
    const auto isDegree = [](const QPointF &at) { return std::abs(at.x()) <= 180 && std::abs(at.y()) <= 180; };
    if (sample.empty() || std::count_if(sample.begin(), sample.end(), isDegree) * 2 > std::ptrdiff_t(sample.size()))
        return adopt(*geo::Crs::fromText(QStringLiteral("EPSG:4490")), false, "assumed");
    return base::refused(QStringLiteral("crs-not-known"));
}

/// The order in which day and month stand, by the values that can be read in one way only.
DateOrder orderOf(const std::vector<QStringList> &texts, bool &undecided)
{
    int dayFirst = 0, monthFirst = 0, ambiguous = 0;
    for (const QStringList &column : texts) {
        for (const QString &text : column) {
            const auto asDay = readDate(text, DateOrder::DayFirst), asMonth = readDate(text, DateOrder::MonthFirst);
            if (asDay && asDay->ambiguous)
                ++ambiguous;
            else if (asDay && asMonth && asDay->date == asMonth->date) {
                // 25/11/2018 or 11/25/2018: one part is above 12, and where it stands tells the order.
                const int first = text.section(QRegularExpression(QStringLiteral("[^0-9]")), 0, 0).toInt();
                const bool hasSigns = text.contains(u'/') || text.contains(u'.') || text.contains(u'-');
                if (hasSigns && first > 12 && first <= 31)
                    ++dayFirst;
                else if (hasSigns && first >= 1 && first <= 12)
                    ++monthFirst;
            }
        }
    }
    undecided = ambiguous > 0 && dayFirst == 0 && monthFirst == 0;
    return monthFirst > dayFirst ? DateOrder::MonthFirst : DateOrder::DayFirst;
}

base::Result<std::vector<QStringList>> dateTexts(Source &source, int layer, Kind kind, Inputs inputs)
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
    if (const auto done = (*reader)->next(batch); !done)
        return tl::unexpected(done.error());
    for (size_t r = 0; r < std::min<size_t>(batch.rows.size(), 2000); ++r) {
        const RowView row(batch, r, inputs);
        for (size_t f = 0; f < fields.size(); ++f) {
            const QString text = row.text(fields[f]);
            if (!text.isEmpty())
                texts[f].append(text);
        }
    }
    return texts;
}
} // namespace

base::Result<std::vector<QPointF>> rawPlaces(Source &source, int layer, Kind kind, const Inputs &given, int most)
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

base::Result<PlaceForm> formOf(Source &source, int layer, const Mapping &mapping, const CityBook &city, const Inputs &inputs,
                               std::vector<Assumption> &assumptions)
{
    PlaceForm form{*geo::Crs::fromText(QStringLiteral("EPSG:4490")), false, DateOrder::DayFirst};
    if (source.format() == u"CSV") {
        tell(assumptions, "encoding", source.encoding(), source.encodingWhy().toLatin1().constData());
        tell(assumptions, "separator", source.separator(), "guessed");
    } else if (source.encodingWhy() == u"wrong" || source.encodingWhy() == u"guessed" || source.encodingWhy() == u"stated") {
        tell(assumptions, "encoding", source.encoding(), source.encodingWhy().toLatin1().constData());
    }
    if (fieldAt(mapping.kind, "geometry") >= 0) {
        const auto sample = rawPlaces(source, layer, mapping.kind, inputs, 500);
        if (!sample)
            return tl::unexpected(sample.error());
        // Columns of numbers beside a geometry are not in the geometry's system.
        const bool byColumns = inputs.has(fieldAt(mapping.kind, "lon")) || inputs.has(fieldAt(mapping.kind, "geometry"));
        const QString ofFile = byColumns ? QString() : source.layers()[size_t(layer)].crs;
        if (const auto chosen = chooseCrs(form, *sample, mapping.crs, ofFile, city, mapping.axesSwapped, assumptions); !chosen)
            return tl::unexpected(chosen.error());
    }
    if (!mapping.dateOrder.isEmpty()) {
        form.dateOrder = mapping.dateOrder == u"mdy" ? DateOrder::MonthFirst : mapping.dateOrder == u"dmy" ? DateOrder::DayFirst : DateOrder::YearFirst;
        return form;
    }
    const auto texts = dateTexts(source, layer, mapping.kind, inputs);
    if (!texts)
        return tl::unexpected(texts.error());
    bool undecided = false;
    form.dateOrder = orderOf(*texts, undecided);
    if (undecided)
        tell(assumptions, "date-order", QStringLiteral("dmy"), "assumed");
    else if (form.dateOrder == DateOrder::MonthFirst)
        tell(assumptions, "date-order", QStringLiteral("mdy"), "guessed");
    return form;
}

base::Result<void> hasAllNeeded(const Mapping &mapping, const SourceLayer &layer)
{
    const auto given = [&](const QString &name) { return mapping.columns.contains(name) || mapping.set.contains(name); };
    for (const Field &field : fieldsOf(mapping.kind)) {
        bool has = field.need != Need::Must || given(field.name);
        if (field.name == u"geometry")
            has = has || layer.shape != Shape::None || (given(QStringLiteral("lon")) && given(QStringLiteral("lat")));
        else if (field.name == u"class" && mapping.kind == Kind::Components)
            has = has || given(QStringLiteral("id")); // the id holds the class
        if (!has)
            return base::refused(QStringLiteral("field-not-mapped"), field.name);
    }
    return {};
}
} // namespace wanmi::intake
