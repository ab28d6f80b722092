// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/mapsheet.h"

#include "mapengine/mapproject.h"
#include "mapengine/sheetlayers.h"

#include <QDir>
#include <QFile>
#include <QFont>
#include <qgsbasicnumericformat.h>
#include <qgsfillsymbol.h>
#include <qgslayertree.h>
#include <qgslayertreemodel.h>
#include <qgslayoutexporter.h>
#include <qgslayoutframe.h>
#include <qgslayoutitemattributetable.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempage.h>
#include <qgslayoutitempicture.h>
#include <qgslayoutitemscalebar.h>
#include <qgslayoutitemshape.h>
#include <qgslayoutpagecollection.h>
#include <qgslayouttablecolumn.h>
#include <qgslegendstyle.h>
#include <qgsmapsettings.h>
#include <qgsprintlayout.h>
#include <qgsproject.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>

#include <cmath>

namespace wanmi::mapengine {
namespace {
using renderlink::SheetDone;
using renderlink::Theme;

constexpr double Dpi = 300;
constexpr int MostRows = 50'000;
constexpr int MostPages = 400;
const QString FileName = QStringLiteral("sheet.pdf");

SheetDone failure(const char *reason, const QString &detail = {})
{
    return {QLatin1String(reason), detail, {}, 0, 0};
}

/// North, as an own picture: the machine need not have QGIS's.
const char *const NorthSvg
    = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 60"><path d="M20 2 L34 54 L20 44 Z" fill="#1A2230"/>)"
      R"(<path d="M20 2 L6 54 L20 44 Z" fill="#ffffff" stroke="#1A2230" stroke-width="1.6" stroke-linejoin="round"/></svg>)";

class Sheet
{
public:
    Sheet(MapProject &project, const QString &folder, const QJsonObject &wish)
        : m_folder(folder)
        , m_wish(wish)
        , m_size(wish.value(QStringLiteral("size")).toDouble(1))
        , m_base(project)
        , m_layout(&m_own)
    {
        // The tiles' project stays as it is: a sheet has layers and distances of its own.
        m_own.setCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
        m_own.setEllipsoid(QStringLiteral("EPSG:7030"));
        m_own.setTransformContext(project.project().transformContext());
        m_own.setLabelingEngineSettings(project.project().labelingEngineSettings());
        m_layout.initializeDefaults();
        m_layout.renderContext().setDpi(Dpi);
    }

    [[nodiscard]] bool build()
    {
        const QJsonArray page = m_wish.value(QStringLiteral("page")).toArray();
        m_pageSize = QSizeF(page.at(0).toDouble(), page.at(1).toDouble());
        if (m_pageSize.width() < 100 || m_pageSize.height() < 100 || m_pageSize.width() > 1300
            || m_pageSize.height() > 1300)
            return false;
        m_layout.pageCollection()->page(0)->setPageSize(
            QgsLayoutSize(m_pageSize.width(), m_pageSize.height()));
        const QString data = QDir(m_folder).filePath(QStringLiteral("sheet.gpkg"));
        m_cells = adopt(cellLayer(data, m_wish.value(QStringLiteral("cells")).toObject()));
        m_marks
            = adopt(markLayer(data, m_wish.value(QStringLiteral("marks")).toObject(), word("font"), m_size));
        m_list = adopt(listLayer(data));
        if (!m_marks || !m_list || !addMap())
            return false;
        addHead();
        addSide();
        addList();
        addFoot();
        return true;
    }

    [[nodiscard]] SheetDone write()
    {
        QgsLayoutExporter::PdfExportSettings how;
        how.dpi = Dpi;
        how.textRenderFormat = Qgis::TextRenderFormat::AlwaysText; // can be searched and copied
        how.appendGeoreference = false;
        const QString path = QDir(m_folder).filePath(FileName);
        QgsLayoutExporter exporter(&m_layout);
        const auto result = exporter.exportToPdf(path, how);
        if (result == QgsLayoutExporter::Success)
            return {{},
                    {},
                    FileName,
                    quint32(m_layout.pageCollection()->pageCount()),
                    quint32(m_list->featureCount())};
        const QStorageInfo disk(m_folder);
        const bool full = disk.isValid() && disk.bytesAvailable() < 8 * 1024 * 1024;
        return failure(full                                         ? "disk-full"
                           : result == QgsLayoutExporter::FileError ? "cannot-write"
                                                                    : "print-failed",
                       exporter.errorFile() + QStringLiteral(" %1").arg(int(result)));
    }

private:
    QgsVectorLayer *adopt(std::unique_ptr<QgsVectorLayer> layer)
    {
        QgsVectorLayer *kept = layer.release();
        if (kept)
            m_own.addMapLayer(kept, false);
        return kept;
    }
    [[nodiscard]] QString word(const char *name) const
    {
        // QGIS calculates what stands in [% %]; people's words are words.
        return m_wish.value(QLatin1String(name))
            .toString()
            .replace(QLatin1String("[%"), QLatin1String("[ %"));
    }
    [[nodiscard]] QRectF box(const char *name) const
    {
        const QJsonArray at = m_wish.value(QLatin1String(name)).toArray();
        return {at.at(0).toDouble(), at.at(1).toDouble(), at.at(2).toDouble(), at.at(3).toDouble()};
    }
    [[nodiscard]] QColor color(const char *name) const
    {
        return QColor(
            m_wish.value(QStringLiteral("colors")).toObject().value(QLatin1String(name)).toString());
    }
    [[nodiscard]] QFont face(double pt, bool bold = false) const
    {
        QFont font(m_wish.value(QStringLiteral("font")).toString());
        font.setPointSizeF(pt * m_size);
        font.setBold(bold);
        return font;
    }
    [[nodiscard]] QgsTextFormat format(double pt, bool bold, const QColor &ink) const
    {
        QgsTextFormat made;
        made.setFont(face(pt, bold));
        made.setSize(pt * m_size);
        made.setColor(ink);
        return made;
    }

    QgsLayoutItemLabel *say(const QString &text, const QRectF &at, double pt, const QColor &ink,
                            bool bold = false, Qt::AlignmentFlag side = Qt::AlignLeft)
    {
        auto *label = new QgsLayoutItemLabel(&m_layout);
        label->setText(text);
        label->setFont(face(pt, bold));
        label->setFontColor(ink);
        label->setHAlign(side);
        label->setVAlign(Qt::AlignVCenter);
        label->setMargin(0);
        m_layout.addLayoutItem(label);
        label->attemptSetSceneRect(at);
        return label;
    }
    void rule(const QRectF &at)
    {
        auto *line = new QgsLayoutItemShape(&m_layout);
        line->setShapeType(QgsLayoutItemShape::Rectangle);
        line->setSymbol(
            QgsFillSymbol::createSimple({{QStringLiteral("color"), color("line").name()},
                                         {QStringLiteral("outline_style"), QStringLiteral("no")}}));
        m_layout.addLayoutItem(line);
        line->attemptSetSceneRect(at);
    }

    bool addMap()
    {
        const QJsonArray sides = m_wish.value(QStringLiteral("extent")).toArray();
        const QgsRectangle extent(sides.at(0).toDouble(), sides.at(1).toDouble(), sides.at(2).toDouble(),
                                  sides.at(3).toDouble());
        const QRectF at = box("map");
        if (extent.isEmpty() || at.width() < 20 || at.height() < 20)
            return false;
        const Theme theme = m_wish.value(QStringLiteral("theme")).toString() == QLatin1String("dark")
            ? Theme::Dark
            : Theme::Light;
        m_map = new QgsLayoutItemMap(&m_layout);
        m_layout.addLayoutItem(m_map);
        m_map->attemptSetSceneRect(at);
        m_map->setCrs(m_own.crs());
        QList<QgsMapLayer *> layers{m_marks};
        if (m_cells)
            layers.append(m_cells);
        // Names of streets are labels and lie above all: cells below them, above the ground.
        layers.append(m_base.layersOf(theme));
        m_map->setKeepLayerSet(true);
        m_map->setLayers(layers);
        m_map->setExtent(extent);
        m_map->setBackgroundColor(m_base.settingsFor(theme).backgroundColor());
        m_map->setFrameEnabled(true);
        m_map->setFrameStrokeColor(color("line"));
        m_map->setFrameStrokeWidth(QgsLayoutMeasurement(0.3));
        return true;
    }

    void addHead()
    {
        const double edge = box("list").left();
        const double width = m_pageSize.width() - 2 * edge;
        say(word("title"), {edge, edge * 0.8, width, 9 * m_size}, 19, color("text"), true);
        say(word("subtitle"), {edge, edge * 0.8 + 9.6 * m_size, width, 5.5 * m_size}, 9.5, color("quiet"));
    }

    /// Beside the map from top to bottom, below it from left to right: figures, legend, scale and north.
    void addSide()
    {
        const QRectF side = box("side");
        const bool below = side.width() > side.height();
        double x = side.left();
        double y = side.top();
        const double column = below ? side.width() / 3 - 4 * m_size : side.width();
        const QJsonArray facts = m_wish.value(QStringLiteral("facts")).toArray();
        for (int i = 0; i < facts.size(); ++i) {
            const bool first = i == 0;
            const double height = (first ? 11 : 5.6) * m_size;
            say(facts.at(i).toString().replace(QLatin1String("[%"), QLatin1String("[ %")),
                {x, y, column, height}, first ? 20 : 9.5, color(first ? "text" : "quiet"), first);
            y += height;
        }
        if (below) {
            x += column + 6 * m_size;
            y = side.top();
        } else {
            y += 4 * m_size;
            rule({x, y, column, 0.25});
            y += 4 * m_size;
        }
        addLegend({x, y, column, side.bottom() - y});
        if (below)
            addScale({side.right() - column, side.top(), column, side.height()});
        else
            addScale({x, side.bottom() - 34 * m_size, column, 34 * m_size});
    }

    void addLegend(const QRectF &at)
    {
        auto *legend = new QgsLayoutItemLegend(&m_layout);
        m_layout.addLayoutItem(legend);
        legend->setAutoUpdateModel(false);
        legend->setLinkedMap(m_map);
        QgsLayerTree *tree = legend->model()->rootGroup();
        tree->removeAllChildren();
        tree->addLayer(m_marks);
        if (m_cells)
            tree->addLayer(m_cells);
        legend->setStyleFont(QgsLegendStyle::Subgroup, face(10, true));
        legend->setStyleFont(QgsLegendStyle::SymbolLabel, face(9));
        legend->setFontColor(color("text"));
        legend->setStyleMargin(QgsLegendStyle::Subgroup, QgsLegendStyle::Top, 5 * m_size);
        legend->setStyleMargin(QgsLegendStyle::Subgroup, QgsLegendStyle::Bottom, 2 * m_size);
        legend->setStyleMargin(QgsLegendStyle::Symbol, QgsLegendStyle::Top, 1.5 * m_size);
        legend->setSymbolWidth(8 * m_size);
        legend->setSymbolHeight(4.4 * m_size);
        legend->setBoxSpace(0);
        legend->setBackgroundEnabled(false);
        legend->setResizeToContents(true);
        legend->attemptSetSceneRect(at);
        legend->adjustBoxSize();
    }

    void addScale(const QRectF &at)
    {
        auto *bar = new QgsLayoutItemScaleBar(&m_layout);
        m_layout.addLayoutItem(bar);
        bar->setStyle(QStringLiteral("Line Ticks Up"));
        bar->setLinkedMap(m_map);
        bar->setTextFormat(format(9, false, color("text")));
        // A round number of metres that fills about half of the room.
        const double groundM
            = m_wish.value(QStringLiteral("metresPerMm")).toDouble(10) * at.width() * 0.45 / 2;
        const double power = std::pow(10, std::floor(std::log10(std::max(groundM, 1.0))));
        const double lead = groundM / power;
        const double step = (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
        const bool km = step >= 1000;
        bar->setUnits(km ? QgsUnitTypes::DistanceKilometers : QgsUnitTypes::DistanceMeters);
        bar->setUnitLabel(km ? QStringLiteral("km") : QStringLiteral("m"));
        bar->setUnitsPerSegment(km ? step / 1000 : step);
        bar->setNumberOfSegments(2);
        bar->setNumberOfSegmentsLeft(0);
        bar->setHeight(2.2 * m_size);
        bar->setBoxContentSpace(0.5);
        bar->attemptSetSceneRect({at.left(), at.top() + 15 * m_size, at.width() - 16 * m_size, 12 * m_size});
        bar->update();
        say(word("scale"), {at.left(), at.top() + 7 * m_size, at.width() - 16 * m_size, 6 * m_size}, 10,
            color("text"), true);

        const QString svg = QDir(m_folder).filePath(QStringLiteral("north.svg"));
        QFile file(svg);
        if (file.open(QIODevice::WriteOnly))
            file.write(NorthSvg);
        file.close();
        auto *arrow = new QgsLayoutItemPicture(&m_layout);
        m_layout.addLayoutItem(arrow);
        arrow->setPicturePath(svg, QgsLayoutItemPicture::FormatSVG);
        arrow->setLinkedMap(m_map);
        arrow->attemptSetSceneRect(
            {at.right() - 11 * m_size, at.top() + 12 * m_size, 9 * m_size, 15 * m_size});
        say(word("north"), {at.right() - 11 * m_size, at.top() + 6.5 * m_size, 9 * m_size, 5 * m_size}, 9.5,
            color("text"), true, Qt::AlignHCenter);
    }

    void addPage()
    {
        auto *page = new QgsLayoutItemPage(&m_layout);
        page->setPageSize(QgsLayoutSize(m_pageSize.width(), m_pageSize.height()));
        m_layout.pageCollection()->addPage(page);
    }
    [[nodiscard]] double topOf(int page) const { return m_layout.pageCollection()->page(page)->pos().y(); }

    void addList()
    {
        const QRectF at = box("list");
        auto *table = new QgsLayoutItemAttributeTable(&m_layout);
        m_layout.addMultiFrame(table);
        table->setVectorLayer(m_list);
        table->setMaximumNumberOfFeatures(MostRows);
        table->setContentTextFormat(format(8.5, false, color("text")));
        table->setHeaderTextFormat(format(8.5, true, color("quiet")));
        table->setHeaderMode(QgsLayoutTable::AllFrames);
        table->setCellMargin(1.1 * m_size);
        table->setShowGrid(true);
        table->setVerticalGrid(false);
        table->setGridColor(color("line"));
        table->setGridStrokeWidth(0.15);
        table->setBackgroundColor(Qt::transparent);
        table->setEmptyTableBehavior(QgsLayoutTable::ShowMessage);
        table->setEmptyTableMessage(word("listEmpty"));
        table->setWrapBehavior(QgsLayoutTable::TruncateText);
        QgsLayoutTableColumns columns;
        const QJsonArray wanted = m_wish.value(QStringLiteral("columns")).toArray();
        for (const auto &value : wanted) {
            const QJsonObject one = value.toObject();
            QgsLayoutTableColumn column;
            column.setAttribute(QLatin1Char('"') + one.value(QStringLiteral("field")).toString()
                                + QLatin1Char('"'));
            column.setHeading(one.value(QStringLiteral("title")).toString());
            column.setWidth(one.value(QStringLiteral("width")).toDouble());
            column.setHAlignment(one.value(QStringLiteral("right")).toBool() ? Qt::AlignRight
                                                                             : Qt::AlignLeft);
            columns.append(column);
        }
        table->setColumns(columns);
        QgsLayoutTableColumn order;
        order.setAttribute(QStringLiteral("\"no\""));
        order.setSortOrder(Qt::AscendingOrder);
        table->setSortColumns({order});
        table->setResizeMode(QgsLayoutMultiFrame::UseExistingFrames);
        table->refresh();

        // QGIS's own "extend to the next page" knows no margins.
        double left = table->totalSize().height();
        for (int page = 1; page < MostPages && (page == 1 || left > 0); ++page) {
            addPage();
            say(word("listTitle"), {at.left(), topOf(page) + at.top() - 9 * m_size, at.width(), 7 * m_size},
                12, color("text"), true);
            auto *frame = new QgsLayoutFrame(&m_layout, table);
            frame->attemptSetSceneRect({at.left(), topOf(page) + at.top(), at.width(), at.height()});
            table->addFrame(frame, true);
            left = table->totalSize().height() - frame->extent().bottom();
        }
    }

    /// On every page: whose ground it is, who printed it when, which page.
    void addFoot()
    {
        const int pages = m_layout.pageCollection()->pageCount();
        const double edge = box("list").left();
        const double width = m_pageSize.width() - 2 * edge;
        for (int page = 0; page < pages; ++page) {
            const double y = topOf(page) + m_pageSize.height() - edge - 5 * m_size;
            rule({edge, y - 1.5 * m_size, width, 0.2});
            say(page == 0 ? word("attribution") : QString(), {edge, y, width * 0.42, 5 * m_size}, 8,
                color("quiet"));
            say(word("footer"), {edge + width * 0.42, y, width * 0.42, 5 * m_size}, 8, color("quiet"), false,
                Qt::AlignHCenter);
            say(word("pageWords").arg(page + 1).arg(pages),
                {edge + width * 0.84, y, width * 0.16, 5 * m_size}, 8, color("quiet"), false, Qt::AlignRight);
        }
    }

    QString m_folder;
    QJsonObject m_wish;
    double m_size;
    QSizeF m_pageSize;
    MapProject &m_base;
    QgsProject m_own;
    QgsPrintLayout m_layout;
    QgsVectorLayer *m_cells = nullptr, *m_marks = nullptr, *m_list = nullptr; ///< of m_own
    QgsLayoutItemMap *m_map = nullptr;
};
} // namespace

SheetDone printSheet(MapProject &project, const QString &folder,
                     const std::function<void(const QString &, int)> &tell)
{
    tell(QStringLiteral("reading"), 5);
    QFile file(QDir(folder).filePath(QStringLiteral("sheet.json")));
    if (!file.open(QIODevice::ReadOnly))
        return failure("bad-sheet", file.errorString());
    const QJsonObject wish = QJsonDocument::fromJson(file.readAll()).object();
    try {
        Sheet sheet(project, folder, wish);
        tell(QStringLiteral("drawing"), 15);
        if (!sheet.build())
            return failure("bad-sheet");
        tell(QStringLiteral("writing"), 40);
        return sheet.write();
    } catch (const std::exception &exception) {
        return failure("print-failed", QString::fromUtf8(exception.what()));
    }
}
} // namespace wanmi::mapengine
