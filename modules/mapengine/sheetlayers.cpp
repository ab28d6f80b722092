// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/sheetlayers.h"

#include <qgscategorizedsymbolrenderer.h>
#include <qgsfillsymbol.h>
#include <qgsmarkersymbol.h>
#include <qgspallabeling.h>
#include <qgsproperty.h>
#include <qgstextbuffersettings.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>
#include <QJsonArray>

namespace wanmi::mapengine {
namespace {
std::unique_ptr<QgsVectorLayer> open(const QString &data, const char *layer, const QString &title)
{
    auto opened = std::make_unique<QgsVectorLayer>(
        data + QStringLiteral("|layername=") + QLatin1String(layer), title, QStringLiteral("ogr"));
    return opened->isValid() ? std::move(opened) : nullptr;
}

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

/// A class without data is hatched: what is not known looks unlike what is little.
QgsFillSymbol *fillFor(const QJsonObject &one)
{
    QVariantMap look{{QStringLiteral("outline_color"), QStringLiteral("70,86,110,70")},
                     {QStringLiteral("outline_width"), QStringLiteral("0.1")},
                     {QStringLiteral("joinstyle"), QStringLiteral("round")}};
    const QColor color(text(one, "color"));
    if (text(one, "fill") == QLatin1String("hatched"))
        look.insert(QStringLiteral("style"), QStringLiteral("b_diagonal"));
    else if (!color.isValid())
        look.insert(QStringLiteral("style"), QStringLiteral("no"));
    look.insert(QStringLiteral("color"),
                QStringLiteral("%1,%2,%3,%4")
                    .arg(color.red())
                    .arg(color.green())
                    .arg(color.blue())
                    .arg(!color.isValid()                             ? 0
                             : look.contains(QStringLiteral("style")) ? 235
                                                                      : 158));
    return QgsFillSymbol::createSimple(look);
}

/// Grows with what it stands for, so that a crowd is seen as one.
QString sizeOf(double size, const QString &shape)
{
    // A number needs more room in a triangle than in a square.
    const double room = shape == QLatin1String("triangle") ? 1.4
        : shape == QLatin1String("diamond")                ? 1.25
                                                           : 1;
    return QStringLiteral("%1 * CASE WHEN \"count\" > 999 THEN 8.4 WHEN \"count\" > 99 THEN 7 WHEN "
                          "\"count\" > 9 THEN 5.6 WHEN \"count\" > 1 THEN 4.6 ELSE 3.1 END")
        .arg(size * room);
}

QgsMarkerSymbol *markFor(const QJsonObject &one, double size)
{
    auto *symbol
        = QgsMarkerSymbol::createSimple({{QStringLiteral("name"), text(one, "shape")},
                                         {QStringLiteral("color"), text(one, "color")},
                                         {QStringLiteral("outline_color"), QStringLiteral("#ffffff")},
                                         {QStringLiteral("outline_width"), QString::number(0.35 * size)},
                                         {QStringLiteral("size"), QString::number(3.6 * size)}});
    symbol->setDataDefinedSize(QgsProperty::fromExpression(sizeOf(size, text(one, "shape"))));
    return symbol;
}
} // namespace

std::unique_ptr<QgsVectorLayer> cellLayer(const QString &data, const QJsonObject &cells)
{
    auto layer = open(data, "cells", text(cells, "title"));
    if (!layer)
        return nullptr;
    QgsCategoryList classes;
    const QJsonArray all = cells.value(QStringLiteral("classes")).toArray();
    for (const auto &value : all) {
        const QJsonObject one = value.toObject();
        classes.append(QgsRendererCategory(one.value(QStringLiteral("value")).toInt(), fillFor(one),
                                           text(one, "label")));
    }
    layer->setRenderer(new QgsCategorizedSymbolRenderer(QStringLiteral("class"), classes));
    return layer;
}

std::unique_ptr<QgsVectorLayer> markLayer(const QString &data, const QJsonObject &marks, const QString &font,
                                          double size)
{
    auto layer = open(data, "marks", text(marks, "title"));
    if (!layer)
        return nullptr;
    QgsCategoryList classes;
    const QJsonArray all = marks.value(QStringLiteral("classes")).toArray();
    for (const auto &value : all) {
        const QJsonObject one = value.toObject();
        classes.append(QgsRendererCategory(text(one, "value"), markFor(one, size), text(one, "label")));
    }
    layer->setRenderer(new QgsCategorizedSymbolRenderer(QStringLiteral("light"), classes));

    QgsTextFormat format;
    QFont face(font);
    face.setBold(true);
    format.setFont(face);
    format.setSize(7 * size);
    format.setColor(Qt::white);
    QgsPalLayerSettings labels;
    labels.setFormat(format);
    labels.isExpression = true;
    labels.fieldName = QStringLiteral("CASE WHEN \"count\" > 1 THEN \"count\" END");
    labels.placement = QgsPalLayerSettings::OverPoint;
    labels.dataDefinedProperties().setProperty(
        QgsPalLayerSettings::OffsetXY,
        QgsProperty::fromExpression(
            QStringLiteral("CASE WHEN \"light\" = 'yellow' THEN '0,%1' ELSE '0,0' END").arg(0.9 * size)));
    labels.displayAll = true; // a number that yields to a street name would make the sum wrong
    labels.priority = 10;
    layer->setLabeling(new QgsVectorLayerSimpleLabeling(labels));
    layer->setLabelsEnabled(true);
    return layer;
}

std::unique_ptr<QgsVectorLayer> listLayer(const QString &data)
{
    return open(data, "list", QStringLiteral("list"));
}
} // namespace wanmi::mapengine
