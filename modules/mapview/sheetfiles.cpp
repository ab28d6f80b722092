// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/sheetfiles.h"

#include "base/doors.h"
#include "geo/features.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>

#include <algorithm>

namespace wanmi::mapview {
namespace {
constexpr double HalfWorldM = 20037508.342789244;
constexpr int NoData = -2, BelowAll = -1;

/// EPSG:3857, as the sheet's map is.
geo::Place metres(QPointF world)
{
    return {(world.x() * 2 - 1) * HalfWorldM, (1 - world.y() * 2) * HalfWorldM};
}

QJsonArray boxOf(const QRectF &box)
{
    return {box.x(), box.y(), box.width(), box.height()};
}

int classOfCell(const CellCount &count, const SheetContent &content)
{
    const DenseStyle &style = content.style;
    const bool ofCases = style.measure <= Measure::OverdueShare;
    if ((ofCases && !content.dense.casesKnown) || !hasValue(count, style.measure))
        return NoData;
    const double value = valueOf(count, style.measure);
    const auto above = std::upper_bound(style.limits.begin(), style.limits.end(), value);
    return above == style.limits.begin() ? BelowAll : int(above - style.limits.begin()) - 1;
}

geo::Polygon shapeOf(const CellColumns &cells, quint32 cell)
{
    geo::Polygon polygon;
    for (quint32 ring = cells.cellRing[cell]; ring < cells.cellRing[cell + 1]; ++ring) {
        std::vector<geo::Place> places;
        for (quint32 i = cells.ringStart[ring]; i < cells.ringStart[ring + 1]; ++i)
            places.push_back(metres(cells.origin + QPointF(cells.x[i], cells.y[i])));
        polygon.rings.push_back(std::move(places));
    }
    return polygon;
}

base::Result<void> addCells(geo::FeatureFile &file, const SheetContent &content)
{
    const auto layer = file.addLayer(QStringLiteral("cells"), geo::GeometryKind::Polygon,
                                     {{QStringLiteral("class"), QMetaType::LongLong}});
    if (!layer)
        return tl::unexpected(layer.error());
    if (!content.dense.cells || !content.dense.counts || !content.style.cells)
        return {};
    for (const quint32 cell : content.dense.cells->touching(content.frames.world)) {
        const int index = classOfCell((*content.dense.counts)[cell], content);
        if (const auto done = file.add(*layer, shapeOf(*content.dense.cells, cell), {index}); !done)
            return done;
    }
    return {};
}

base::Result<void> addMarks(geo::FeatureFile &file, const SheetContent &content)
{
    const auto layer = file.addLayer(
        QStringLiteral("marks"), geo::GeometryKind::Point,
        {{QStringLiteral("light"), QMetaType::QString}, {QStringLiteral("count"), QMetaType::LongLong}});
    if (!layer)
        return tl::unexpected(layer.error());
    for (const Cluster &mark : sheetMarks(content.cases, content.frames)) {
        const std::vector<geo::Place> at{metres(mark.world)};
        if (const auto done = file.add(*layer, at, {worktime::tokenOf(mark.worst), mark.count}); !done)
            return done;
    }
    return {};
}

base::Result<void> addList(geo::FeatureFile &file, const SheetContent &content)
{
    std::vector<geo::FieldSpec> fields{{QStringLiteral("no"), QMetaType::LongLong}};
    for (const char *name : {"number", "class", "place", "holder", "light", "left"})
        fields.push_back({QLatin1StringView(name), QMetaType::QString});
    const auto layer = file.addLayer(QStringLiteral("list"), geo::GeometryKind::Point, fields);
    if (!layer)
        return tl::unexpected(layer.error());
    const std::vector<geo::Place> nowhere{{0, 0}};
    int number = 0;
    for (const SheetRow &row : content.rows) {
        if (const auto done
            = file.add(*layer, nowhere,
                       {++number, row.number, row.className, row.place, row.holder, row.light, row.timeLeft});
            !done)
            return done;
    }
    return {};
}

QJsonObject legendOf(const SheetContent &content)
{
    QJsonArray classes;
    for (qsizetype i = 0; i < content.cellLabels.size(); ++i)
        classes.append(QJsonObject{{QStringLiteral("value"), int(i)},
                                   {QStringLiteral("color"), classColor(content.style, int(i)).name()},
                                   {QStringLiteral("label"), content.cellLabels[i]}});
    classes.append(QJsonObject{{QStringLiteral("value"), NoData},
                               {QStringLiteral("color"), content.style.palette.stale.name()},
                               {QStringLiteral("fill"), QStringLiteral("hatched")},
                               {QStringLiteral("label"), content.noDataLabel}});
    return {{QStringLiteral("title"), content.cellsTitle}, {QStringLiteral("classes"), classes}};
}

QJsonObject marksOf(const SheetContent &content)
{
    QJsonArray classes;
    for (const SheetClass &one : content.marks)
        classes.append(QJsonObject{{QStringLiteral("value"), one.value},
                                   {QStringLiteral("color"), one.color},
                                   {QStringLiteral("shape"), one.shape},
                                   {QStringLiteral("label"), one.label}});
    return {{QStringLiteral("title"), content.marksTitle}, {QStringLiteral("classes"), classes}};
}

QJsonArray columnsOf(const SheetContent &content)
{
    double all = 0;
    for (const SheetColumn &column : content.columns)
        all += column.share;
    // The table adds its margins to every column.
    const double room
        = content.frames.list.width() - double(content.columns.size()) * 2.4 * content.frames.size;
    QJsonArray columns;
    for (const SheetColumn &column : content.columns)
        columns.append(QJsonObject{{QStringLiteral("field"), column.field},
                                   {QStringLiteral("title"), column.title},
                                   {QStringLiteral("width"), room * column.share / all},
                                   {QStringLiteral("right"), column.right}});
    return columns;
}

QJsonObject sheetOf(const SheetContent &content)
{
    const SheetFrames &frames = content.frames;
    const Palette &palette = content.style.palette;
    const geo::Place southWest = metres(frames.world.bottomLeft());
    const geo::Place northEast = metres(frames.world.topRight());
    return {
        {QStringLiteral("page"), QJsonArray{frames.page.width(), frames.page.height()}},
        {QStringLiteral("theme"), QStringLiteral("light")},
        {QStringLiteral("extent"), QJsonArray{southWest.lon, southWest.lat, northEast.lon, northEast.lat}},
        {QStringLiteral("map"), boxOf(frames.map)},
        {QStringLiteral("side"), boxOf(frames.side)},
        {QStringLiteral("list"), boxOf(frames.list)},
        {QStringLiteral("size"), frames.size},
        {QStringLiteral("metresPerMm"), frames.groundScale / 1000},
        {QStringLiteral("title"), content.title},
        {QStringLiteral("subtitle"), content.subtitle},
        {QStringLiteral("facts"), QJsonArray::fromStringList(content.facts)},
        {QStringLiteral("scale"), content.scale},
        {QStringLiteral("north"), content.north},
        {QStringLiteral("attribution"), content.attribution},
        {QStringLiteral("footer"), content.footer},
        {QStringLiteral("pageWords"), content.pageWords},
        {QStringLiteral("listTitle"), content.listTitle},
        {QStringLiteral("listEmpty"), content.listEmpty},
        {QStringLiteral("cells"), legendOf(content)},
        {QStringLiteral("marks"), marksOf(content)},
        {QStringLiteral("columns"), columnsOf(content)},
        {QStringLiteral("font"), QStringLiteral("Noto Sans CJK SC")},
        {QStringLiteral("colors"),
         QJsonObject{{QStringLiteral("text"), palette.text.name()},
                     {QStringLiteral("quiet"), palette.quiet.name()},
                     {QStringLiteral("line"), palette.line.name()},
                     {QStringLiteral("accent"), palette.accent.name()}}}};
}

base::Result<void> writeData(const QString &path, const SheetContent &content)
{
    const auto made = geo::FeatureFile::create(path, 3857);
    if (!made)
        return tl::unexpected(made.error());
    geo::FeatureFile &file = **made;
    return addCells(file, content)
        .and_then([&] { return addMarks(file, content); })
        .and_then([&] { return addList(file, content); })
        .and_then([&] { return file.finish(); });
}
} // namespace

base::Result<void> writeSheet(const QString &folder, const SheetContent &content)
{
    base::passDoor(base::Door::File, "map sheet");
    constexpr qint64 LittleRoom = 32 * 1024 * 1024;
    const auto failed = [&folder](const QString &detail) {
        const QStorageInfo disk(folder);
        const bool full = disk.isValid() && disk.bytesAvailable() < LittleRoom;
        return base::failure(ErrorKind::Unreachable,
                             full ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"), detail);
    };
    if (const auto done = writeData(QDir(folder).filePath(QStringLiteral("sheet.gpkg")), content); !done)
        return failed(done.error().detail);
    QFile file(QDir(folder).filePath(QStringLiteral("sheet.json")));
    const QByteArray text = QJsonDocument(sheetOf(content)).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return failed(file.errorString());
    return {};
}
} // namespace wanmi::mapview
