// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/metatile.h"

#include <qgsexpressioncontextutils.h>
#include <qgsgeometry.h>
#include <qgsmaprenderercustompainterjob.h>
#include <qgsmapsettings.h>
#include <qgsrectangle.h>

#include <cmath>
#include <cstring>

namespace wanmi::mapengine {
namespace {
constexpr double HalfWorldM = 20037508.342789244; // EPSG:3857, half the equator
constexpr double MarginPx = 20; // half of the widest road: what lies outside still reaches in

QgsRectangle extentOf(const MetatileId &id)
{
    const double edge = 2 * HalfWorldM / std::ldexp(1.0, id.z) * id.across();
    const double west = -HalfWorldM + id.x * edge;
    const double north = HalfWorldM - id.y * edge;
    return QgsRectangle(west, north - edge, west + edge, north);
}

QgsMapSettings placed(QgsMapSettings settings, const MetatileId &id)
{
    const int edgePx = id.sizePx * id.across();
    const QgsRectangle extent = extentOf(id);
    settings.setOutputSize(QSize(edgePx, edgePx));
    settings.setOutputDpi(settings.outputDpi() * id.sizePx / renderlink::TilePx);
    settings.setExtent(extent);
    settings.setExtentBuffer(MarginPx * extent.width() / edgePx);
    // Else the buffer gets labels too, and seams cut them.
    settings.setLabelBoundaryGeometry(QgsGeometry::fromRect(extent));
    QgsExpressionContext context = settings.expressionContext();
    context << QgsExpressionContextUtils::mapSettingsScope(settings);
    settings.setExpressionContext(context);
    return settings;
}
} // namespace

Metatile::Metatile(const MetatileRequest &request, const QgsMapSettings &settings)
    : m_request(request)
{
    const QgsMapSettings mine = placed(settings, request.id);
    m_image = QImage(mine.outputSize(), QImage::Format_ARGB32_Premultiplied);
    m_image.fill(mine.backgroundColor());
    m_painter.begin(&m_image);
    m_job = std::make_unique<QgsMapRendererCustomPainterJob>(mine, &m_painter);
    m_job->prepare();
}

Metatile::~Metatile()
{
    m_job.reset();
    m_painter.end();
}

void Metatile::draw()
{
    m_job->renderPrepared();
}

void Metatile::cancel()
{
    m_job->cancelWithoutBlocking();
}

std::vector<renderlink::Tile> Metatile::tiles() const
{
    const MetatileId &id = m_request.id;
    const int rowBytes = id.sizePx * 4;
    std::vector<renderlink::Tile> tiles;
    for (int row = 0; row < id.across(); ++row) {
        for (int column = 0; column < id.across(); ++column) {
            renderlink::Tile tile{
                m_request.generation, id.tile(column, row), id.theme, quint16(id.sizePx), {}};
            tile.argb.resize(rowBytes * id.sizePx);
            for (int y = 0; y < id.sizePx; ++y)
                std::memcpy(tile.argb.data() + y * rowBytes,
                            m_image.constScanLine(row * id.sizePx + y) + column * rowBytes, size_t(rowBytes));
            tiles.push_back(std::move(tile));
        }
    }
    return tiles;
}

std::vector<std::pair<QString, QString>> Metatile::errors() const
{
    std::vector<std::pair<QString, QString>> errors;
    for (const auto &error : m_job->errors())
        errors.emplace_back(error.layerID, error.message);
    return errors;
}
} // namespace wanmi::mapengine
