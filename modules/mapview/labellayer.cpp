// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/labellayer.h"

#include <QPainter>
#include <QPainterPath>
#include <QQuickWindow>

#include <cmath>

namespace wanmi::mapview {
namespace {
/// Letters with a rim in the ground's color, readable on any map.
QImage paintWord(const PlacedLabel &placed, const Palette &palette, double scale, double pixelRatio)
{
    QImage image((placed.rect.size() * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = labelFont(placed.label.role, scale);
    const QFontMetricsF metric(font);
    QPainterPath letters;
    letters.addText((placed.rect.width() - metric.horizontalAdvance(placed.label.text)) / 2,
                    (placed.rect.height() - metric.height()) / 2 + metric.ascent(), font, placed.label.text);
    QColor rim = palette.ground;
    rim.setAlphaF(0.85F);
    painter.strokePath(letters, QPen(rim, 3.5 * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(letters,
                     placed.label.role == LabelRole::Selected       ? palette.text
                         : placed.label.role == LabelRole::Camera   ? palette.camera
                         : placed.label.role == LabelRole::DutyGrid ? palette.supervisor
                                                                    : palette.quiet);
    return image;
}
} // namespace

void LabelLayer::setStyle(const Palette &palette, double scale, double pixelRatio)
{
    clear();
    m_words.clear();
    m_palette = palette;
    m_scale = scale;
    m_pixelRatio = pixelRatio;
}

void LabelLayer::clear()
{
    m_root->removeAllChildNodes();
    qDeleteAll(m_nodes);
    m_nodes.clear();
}

LabelLayer::Word &LabelLayer::word(const PlacedLabel &placed)
{
    Word &word = m_words[{placed.label.text, int(placed.label.role)}];
    if (!word.texture) {
        const QImage image = paintWord(placed, m_palette, m_scale, m_pixelRatio);
        word.px = image.size();
        word.texture.reset(m_window->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
    }
    word.used = true;
    return word;
}

void LabelLayer::set(const std::vector<PlacedLabel> &labels, const MapView &view)
{
    m_anchor = view.worldAt({0, 0});
    for (Word &word : m_words)
        word.used = false;
    while (m_nodes.size() > labels.size()) {
        m_root->removeChildNode(m_nodes.back());
        delete m_nodes.back();
        m_nodes.pop_back();
    }
    for (size_t i = 0; i < labels.size(); ++i) {
        const Word &shown = word(labels[i]);
        const bool fresh = i == m_nodes.size();
        if (fresh) {
            m_nodes.push_back(m_window->createImageNode());
            m_nodes[i]->setOwnsTexture(false);
        }
        if (m_nodes[i]->texture() != shown.texture.get()) {
            m_nodes[i]->setTexture(shown.texture.get());
            m_nodes[i]->setSourceRect(QRectF(QPointF(0, 0), QSizeF(shown.px)));
        }
        const QRectF rect(QPointF(labels[i].rect.topLeft().toPoint()), labels[i].rect.size());
        if (m_nodes[i]->rect() != rect)
            m_nodes[i]->setRect(rect);
        if (fresh)
            m_root->appendChildNode(m_nodes[i]);
    }
    m_words.removeIf([](const auto &entry) { return !entry->used; });
}

void LabelLayer::place(const MapView &view)
{
    const QPointF at = view.toScreen(m_anchor);
    QMatrix4x4 matrix;
    matrix.translate(float(std::round(at.x())), float(std::round(at.y())));
    if (m_root->matrix() != matrix)
        m_root->setMatrix(matrix);
}
} // namespace wanmi::mapview
