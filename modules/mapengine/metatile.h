// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapengine/tilequeue.h"

#include <QImage>
#include <QPainter>
#include <QStringList>

#include <memory>
#include <vector>

class QgsMapRendererCustomPainterJob;
class QgsMapSettings;

namespace wanmi::mapengine {

/// One metatile being drawn. Made, asked for its tiles and destroyed on the main thread; draw() runs on any
/// one thread.
class Metatile
{
public:
    /// \param settings from MapProject::settingsFor. QGIS prepares the layers here, on the main thread.
    Metatile(const MetatileRequest &request, const QgsMapSettings &settings);
    ~Metatile();
    Metatile(const Metatile &) = delete;
    Metatile &operator=(const Metatile &) = delete;

    void draw();
    /// Any thread; draw() returns soon after.
    void cancel();

    [[nodiscard]] const MetatileRequest &request() const { return m_request; }
    [[nodiscard]] std::vector<renderlink::Tile> tiles() const;
    /// Layer id and message.
    [[nodiscard]] std::vector<std::pair<QString, QString>> errors() const;

private:
    MetatileRequest m_request;
    QImage m_image;
    QPainter m_painter;
    std::unique_ptr<QgsMapRendererCustomPainterJob> m_job;
};
} // namespace wanmi::mapengine
