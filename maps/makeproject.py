#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes wanmi.qgs, the base map's QGIS project, from the palettes and rules below.

Only who restyles by script needs this (apt: python3-qgis); who restyles in QGIS Desktop edits wanmi.qgs itself and
leaves this file alone. Each layer has the styles "dark" and "light", and the project has map themes of these names.

Scales are those of QGIS in EPSG:3857: zoom z of the tiles (512 px, 96 dpi) is 1 : 295 829 355 / 2^z, and on the ground
in Harbin everything is 0.70 of that.
"""
import os
import re
import sys
import tempfile

os.environ.update(QT_QPA_PLATFORM="offscreen", QT_HASH_SEED="0")  # the latter: attributes in the same order every time
from osgeo import ogr, osr  # noqa: E402
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsExpressionContextUtils,  # noqa: E402
                       QgsFillSymbol, QgsLabeling, QgsLabelingEngineSettings, QgsLayerTreeModel, QgsLineSymbol,
                       QgsMapLayer, QgsMapThemeCollection, QgsMarkerSymbol, QgsPalLayerSettings, QgsProject, QgsProperty,
                       QgsReferencedRectangle, QgsRectangle, QgsRuleBasedLabeling, QgsRuleBasedRenderer, QgsSymbolLayer,
                       QgsTextBufferSettings, QgsTextFormat, QgsUnitTypes, QgsVectorLayer, QgsWkbTypes)
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor, QFont  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
FONT = "Noto Sans CJK SC"

SCHEMA = {
    "landuse": (ogr.wkbPolygon, ["kind"]),
    "green": (ogr.wkbPolygon, ["name", "kind"]),
    "water": (ogr.wkbPolygon, ["name", "kind"]),
    "building": (ogr.wkbPolygon, ["name", "floors:int"]),
    "railway": (ogr.wkbLineString, []),
    "road": (ogr.wkbLineString, ["name", "class", "width_m:real"]),
    "boundary": (ogr.wkbLineString, ["level"]),
    "poi": (ogr.wkbPoint, ["name", "kind", "rank:int"]),
    "district_label": (ogr.wkbPoint, ["name", "level", "code"]),
}
# Bottom to top: name of the layer in the project, of the layer in the data, title.
LAYERS = [
    ("landuse", "landuse", "用地"), ("boundary", "boundary", "界线"), ("green", "green", "绿地"),
    ("water", "water", "水系"), ("building", "building", "建筑"), ("railway", "railway", "铁路"),
    ("road", "road", "道路"), ("district_line", "boundary", "区界"), ("poi", "poi", "地名"),
    ("district_label", "district_label", "区划名"),
]

DARK = {
    "ground": "#121a28",
    "landuse": {"residential": "#141d2d", "commercial": "#161f31", "industrial": "#161d2a", "public": "#151f2f",
                "farmland": "#121a28", "": "#141d2c"},
    "green": "#14251f", "green_edge": "#182c25",
    "water": "#0f2138", "water_edge": "#16304c",
    "building": "#1b2638", "building_edge": "#253247",
    "rail": "#2b374d", "rail_gap": "#151d2b",
    "road": {"expressway": "#3a4a69", "arterial": "#33425f", "secondary": "#2c3a55", "local": "#27344d",
             "lane": "#222d43"},
    "casing": "#0d131d",
    "boundary": {"district": "#4f5e79", "street": "#35435e", "community": "#222d42"},
    "text": {"district": "#93a1b8", "street": "#748299", "community": "#5c6a82", "road": "#7b899f", "poi": "#76849b",
             "water": "#4f719c", "green": "#4f7363", "building": "#5f6c83"},
    "halo": "#121a28", "dot": "#5c6b85",
}
LIGHT = {
    "ground": "#eef0f3",
    "landuse": {"residential": "#f0f1f4", "commercial": "#f1eff0", "industrial": "#ebecef", "public": "#eef0f4",
                "farmland": "#eef0f3", "": "#eff0f3"},
    "green": "#dcebdd", "green_edge": "#cfe2d1",
    "water": "#cfe0ee", "water_edge": "#b9d0e3",
    "building": "#e3e6eb", "building_edge": "#d3d8df",
    "rail": "#c3c9d3", "rail_gap": "#f2f3f6",
    "road": {"expressway": "#fdfbf6", "arterial": "#ffffff", "secondary": "#ffffff", "local": "#ffffff",
             "lane": "#fbfbfc"},
    "casing": "#c9d0da",
    "boundary": {"district": "#98a3b4", "street": "#bcc5d1", "community": "#d8dde4"},
    "text": {"district": "#566275", "street": "#707c8f", "community": "#8893a4", "road": "#717c8d", "poi": "#6d798b",
             "water": "#6f94b8", "green": "#6d9579", "building": "#8b95a5"},
    "halo": "#f4f5f8", "dot": "#8e99a9",
}

# class: width in map units, least and most mm, least scale of line, of its casing, of its name, name size pt
ROADS = [
    ("lane", 8, 0.25, 1.9, 13_000, 13_000, 2_600, 7.5),
    ("local", 14, 0.24, 3.2, 40_000, 20_000, 5_000, 8.0),
    ("secondary", 21, 0.26, 4.6, 150_000, 40_000, 20_000, 8.5),
    ("arterial", 30, 0.34, 6.0, 600_000, 160_000, 40_000, 9.0),
    ("expressway", 38, 0.52, 7.2, 5_000_000, 5_000_000, 75_000, 9.0),
]
# A mark at a seam is drawn by both neighbours; its name only by the one that holds the point.
HELD = "intersects(@map_extent, transform($geometry, layer_property(@layer, 'crs'), @map_crs))"


def empty_data(path):
    """A GeoPackage with the layers of the base map and nothing in them: QGIS has to see the fields."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4490)
    data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    for name, (kind, fields) in SCHEMA.items():
        layer = data.CreateLayer(name, crs, kind)
        for field in fields:
            word, _, type_ = field.partition(":")
            layer.CreateField(ogr.FieldDefn(word, {"int": ogr.OFTInteger64, "real": ogr.OFTReal}.get(type_, ogr.OFTString)))


def fill(color, edge=None, edge_mm=0.15):
    return QgsFillSymbol.createSimple({"color": color, "outline_color": edge or color, "joinstyle": "round",
                                       "outline_style": "solid" if edge else "no", "outline_width": str(edge_mm)})


def line(color, width, **more):
    return QgsLineSymbol.createSimple({"line_color": color, "line_width": str(width), "capstyle": "round",
                                       "joinstyle": "round", **more})


def ground_line(color, units, least_mm, most_mm, cap="round"):
    """As wide as on the ground, but never thinner or thicker than can be read."""
    return line(color, units, capstyle=cap, line_width_unit="MapUnit",
                width_map_unit_scale=f"3x:0,0,1,{least_mm},1,{most_mm}")


def rules(entries):
    """entries: (symbol, filter or "", least scale, greatest scale); 0 = no limit."""
    root = QgsRuleBasedRenderer.Rule(None)
    for symbol, words, least, greatest in entries:
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, int(greatest), int(least), words))
    return QgsRuleBasedRenderer(root)


def text_format(color, size_pt, look, bold=False, halo_mm=0.55):
    format_ = QgsTextFormat()
    font = QFont(FONT)
    font.setBold(bold)
    format_.setFont(font)
    format_.setNamedStyle("Bold" if bold else "Regular")
    format_.setSize(size_pt)
    format_.setSizeUnit(QgsUnitTypes.RenderPoints)
    format_.setColor(QColor(color))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(halo_mm)
    halo.setColor(QColor(look["halo"]))
    halo.setOpacity(0.85)
    halo.setJoinStyle(Qt.RoundJoin)
    format_.setBuffer(halo)
    return format_


def label(format_, placement, priority, field="name"):
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(format_)
    settings.placement = placement
    settings.priority = priority
    settings.obstacle = False
    return settings


def labels(entries):
    """entries: (settings, filter, least scale, greatest scale)."""
    root = QgsRuleBasedLabeling.Rule(None)
    for settings, words, least, greatest in entries:
        root.appendChild(QgsRuleBasedLabeling.Rule(settings, int(greatest), int(least), words))
    return QgsRuleBasedLabeling(root)


def style_landuse(layer, look):
    kinds = [k for k in look["landuse"] if k]
    entries = [(fill(look["landuse"][k]), f"\"kind\" = '{k}'", 300_000, 0) for k in kinds]
    entries.append((fill(look["landuse"][""]), "ELSE", 300_000, 0))
    layer.setRenderer(rules(entries))


def style_green(layer, look):
    layer.setRenderer(rules([(fill(look["green"]), "", 600_000, 30_000),
                             (fill(look["green"], look["green_edge"], 0.2), "", 30_000, 0)]))
    name = label(text_format(look["text"]["green"], 8, look), QgsPalLayerSettings.Horizontal, 3)
    name.fitInPolygonOnly = True
    layer.setLabeling(labels([(name, "\"name\" <> ''", 40_000, 0)]))


def style_water(layer, look):
    layer.setRenderer(rules([(fill(look["water"]), "", 0, 80_000),
                             (fill(look["water"], look["water_edge"], 0.25), "", 80_000, 0)]))
    river = label(text_format(look["text"]["water"], 11, look, halo_mm=0.0), QgsPalLayerSettings.Free, 8)
    river.fitInPolygonOnly = True
    lake = label(text_format(look["text"]["water"], 8.5, look, halo_mm=0.0), QgsPalLayerSettings.Horizontal, 4)
    lake.fitInPolygonOnly = True
    for settings in (river, lake):
        format_ = settings.format()
        format_.buffer().setEnabled(False)
        settings.setFormat(format_)
    layer.setLabeling(labels([(river, "\"kind\" = 'river' AND \"name\" <> ''", 400_000, 0),
                              (lake, "\"kind\" <> 'river' AND \"name\" <> ''", 60_000, 0)]))


def style_building(layer, look):
    layer.setRenderer(rules([(fill(look["building"]), "", 11_500, 6_000),
                             (fill(look["building"], look["building_edge"], 0.2), "", 6_000, 0)]))
    name = label(text_format(look["text"]["building"], 7.5, look), QgsPalLayerSettings.Horizontal, 1)
    name.fitInPolygonOnly = True
    layer.setLabeling(labels([(name, "\"name\" <> ''", 2_500, 0)]))


def style_railway(layer, look):
    far = line(look["rail"], 0.3)
    near = line(look["rail"], 0.9, capstyle="flat")
    gaps = line(look["rail_gap"], 0.5, capstyle="flat", use_custom_dash="1", customdash="2.4;2.4")
    near.appendSymbolLayer(gaps.takeSymbolLayer(0))
    layer.setRenderer(rules([(far, "", 300_000, 40_000), (near, "", 40_000, 0)]))


def style_road(layer, look):
    entries = []
    for level, (name, units, least, most, line_from, casing_from, *_rest) in enumerate(ROADS):
        words = f"\"class\" = '{name}'"
        road = ground_line(look["road"][name], units, least, most)
        road.symbolLayer(0).setRenderingPass(level + 1)
        entries.append((road, words, line_from, 0))
        # Casings of all classes lie under all roads: crossings stay open.
        casing = ground_line(look["casing"], units * 1.16 + 1, least + 0.3, most + 0.55)
        casing.symbolLayer(0).setRenderingPass(0)
        entries.append((casing, words, casing_from, 0))
    renderer = rules(entries)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)

    names = []
    for rank, (name, *_widths, name_from, size) in enumerate(ROADS):
        settings = label(text_format(look["text"]["road"], size, look), QgsPalLayerSettings.Curved, 3 + rank)
        settings.mergeLines = True
        settings.placementFlags = QgsPalLayerSettings.OnLine
        lines = settings.lineSettings()
        lines.setPlacementFlags(QgsLabeling.LinePlacementFlags(QgsLabeling.OnLine))
        lines.setMergeLines(True)
        settings.setLineSettings(lines)
        settings.repeatDistance = 95
        settings.repeatDistanceUnit = QgsUnitTypes.RenderMillimeters
        settings.maxCurvedCharAngleIn = 22
        settings.maxCurvedCharAngleOut = -22
        names.append((settings, f"\"class\" = '{name}' AND \"name\" <> ''", name_from, 0))
    layer.setLabeling(labels(names))


def band(color, mm, opacity):
    symbol = line(color, mm)
    symbol.setOpacity(opacity)
    return symbol


def style_boundary(layer, look):
    """Soft bands under the roads: on a road, which is where most boundaries run, a dash would look like a lane mark."""
    color = look["boundary"]
    layer.setRenderer(rules([(band(color["district"], 1.5, 0.3), "\"level\" = 'district'", 2_000_000, 40_000),
                             (band(color["district"], 3.0, 0.26), "\"level\" = 'district'", 40_000, 0),
                             (band(color["street"], 1.2, 0.45), "\"level\" = 'street'", 80_000, 20_000),
                             (band(color["street"], 2.6, 0.45), "\"level\" = 'street'", 20_000, 0),
                             (band(color["community"], 1.4, 0.5), "\"level\" = 'community'", 20_000, 0)]))


def style_district_line(layer, look):
    dash = line(look["boundary"]["district"], 0.3, use_custom_dash="1", customdash="5;1.8;1;1.8", capstyle="flat")
    layer.setRenderer(rules([(dash, "\"level\" = 'district'", 2_000_000, 0)]))


def style_poi(layer, look):
    dot = QgsMarkerSymbol.createSimple({"name": "circle", "color": look["dot"], "size": "1.1",
                                        "outline_color": look["halo"], "outline_width": "0.3"})
    # Parks are named by their green, streets and communities by their labels.
    named = "\"name\" <> '' AND \"kind\" <> 'park' AND NOT (\"kind\" = 'government' AND \"rank\" > 1)"
    bands = [(f"\"rank\" {which} AND {named}", least)
             for which, least in (("<= 1", 40_000), ("= 2", 10_000), ("= 3", 5_000), (">= 4", 2_500))]
    layer.setRenderer(rules([(dot.clone(), words, least, 0) for words, least in bands]))
    names = []
    for i, (words, least) in enumerate(bands):
        settings = label(text_format(look["text"]["poi"], 8.5 - 0.5 * min(i, 1), look),
                         QgsPalLayerSettings.OrderedPositionsAroundPoint, 6 - 2 * i)
        settings.dist = 0.6
        settings.distUnits = QgsUnitTypes.RenderMillimeters
        settings.offsetType = QgsPalLayerSettings.FromSymbolBounds
        names.append((settings, f"{words} AND {HELD}", least, 0))
    layer.setLabeling(labels(names))


def style_district_label(layer, look):
    nothing = QgsMarkerSymbol.createSimple({"name": "circle", "size": "0", "color": "0,0,0,0", "outline_style": "no"})
    layer.setRenderer(rules([(nothing, "", 0, 0)]))
    bands = [("district", 13, 1_000_000, 15_000, 10), ("street", 9.5, 60_000, 8_000, 7),
             ("community", 8, 16_000, 4_000, 2)]
    names = []
    for level, size, least, greatest, priority in bands:
        settings = label(text_format(look["text"][level], size, look, bold=level == "district", halo_mm=0.8),
                         QgsPalLayerSettings.OrderedPositionsAroundPoint, priority)
        names.append((settings, f"\"level\" = '{level}' AND {HELD}", least, greatest))
    layer.setLabeling(labels(names))


def make(target):
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    project.setTitle("万米 底图")
    project.setBackgroundColor(QColor(DARK["ground"]))
    folder = tempfile.mkdtemp()
    data = os.path.join(folder, "basemap.gpkg")
    empty_data(data)
    layers = {}
    for name, source, title in LAYERS:
        layer = QgsVectorLayer(f"{data}|layername={source}", title, "ogr")
        assert layer.isValid(), name
        layer.setShortName(name)
        project.addMapLayer(layer)
        layers[name] = layer
    root = project.layerTreeRoot()
    for node in root.children():
        node.setExpanded(False)
    for theme, look in (("dark", DARK), ("light", LIGHT)):
        for name, layer in layers.items():
            styles = layer.styleManager()
            if theme == "dark":
                styles.renameStyle(styles.currentStyle(), theme)
            else:
                styles.addStyleFromLayer(theme)
                styles.setCurrentStyle(theme)
            globals()[f"style_{name}"](layer, look)
            layer.setLabelsEnabled(layer.labeling() is not None)
        record = QgsMapThemeCollection.createThemeFromCurrentState(root, QgsLayerTreeModel(root))
        project.mapThemeCollection().insert(theme, record)
    for layer in layers.values():
        layer.styleManager().setCurrentStyle("dark")
    engine = QgsLabelingEngineSettings()
    engine.setFlag(QgsLabelingEngineSettings.UsePartialCandidates, False)
    engine.setMaximumLineCandidatesPerCm(2.0)
    engine.setMaximumPolygonCandidatesPerCmSquared(0.6)
    project.setLabelingEngineSettings(engine)
    QgsExpressionContextUtils.setProjectVariable(project, "ground_dark", DARK["ground"])
    QgsExpressionContextUtils.setProjectVariable(project, "ground_light", LIGHT["ground"])
    project.viewSettings().setDefaultViewExtent(
        QgsReferencedRectangle(QgsRectangle(126.3, 45.6, 126.95, 45.95), QgsCoordinateReferenceSystem("EPSG:4490")))
    # QGIS numbers what it writes at random; the same input is to give the same file. Layers come sorted by id, so the
    # project is read and written once more with ids of ours.
    written = os.path.join(folder, "wanmi.qgs")
    assert project.write(written)
    text = open(written, encoding="utf-8").read()
    for i, layer in enumerate(layers.values(), 1):
        text = text.replace(layer.id(), f"{layer.shortName()}_00000000_0000_0000_0000_{i:012d}")
    with open(written, "w", encoding="utf-8") as out:
        out.write(text)
    project.clear()
    assert project.read(written) and project.write()
    text = open(written, encoding="utf-8").read()
    seen = {}
    text = re.sub(r"\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}",
                  lambda m: seen.setdefault(m.group(0), "{00000000-0000-0000-0000-%012x}" % (len(seen) + 1)), text)
    text = re.sub(r"Annotations_[0-9a-f_]{36}", "Annotations_00000000_0000_0000_0000_000000000000", text)
    text = re.sub(r' (saveDateTime|saveUser|saveUserFull)="[^"]*"', "", text)
    text = re.sub(r"<(author|creation)>[^<]*</\1>", "", text)
    text = re.sub(r"<dates>.*?</dates>", "", text, flags=re.S)
    text = re.sub(r"(?: *<layer-setting [^\n]*\n)+", lambda m: "".join(sorted(m.group(0).splitlines(True))), text)
    with open(target, "w", encoding="utf-8") as out:
        out.write(text)


if __name__ == "__main__":
    app = QgsApplication([], False)
    app.initQgis()
    make(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "wanmi.qgs"))
    os._exit(0)
