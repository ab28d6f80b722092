// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <memory>

class QgsVectorLayer;

namespace wanmi::mapengine {

/// Layers of sheet.gpkg in the colors and shapes that sheet.json names; nullptr when the file has none of
/// that name.
[[nodiscard]] std::unique_ptr<QgsVectorLayer> cellLayer(const QString &data, const QJsonObject &cells);
[[nodiscard]] std::unique_ptr<QgsVectorLayer> markLayer(const QString &data, const QJsonObject &marks,
                                                        const QString &font, double size);
[[nodiscard]] std::unique_ptr<QgsVectorLayer> listLayer(const QString &data);
} // namespace wanmi::mapengine
