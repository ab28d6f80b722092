// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walls.h"
#include "workbench/style.h"

#include <QWidget>

#include <optional>

namespace wanmi::workbench {

/// A scene's regions on their grid, arranged by hand: drag moves one, its lower right corner sizes it, arrows
/// move and Shift with arrows sizes the chosen one by a cell, Delete takes it off, Enter goes to its
/// settings. A place where it cannot stand is shown in red and not taken. Without editing it is a picture of
/// a scene.
class SceneCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit SceneCanvas(const Style &style, QWidget *parent = nullptr);

    void setEditable(bool editable);
    void setChinese(bool chinese);
    /// The region that was chosen stays chosen while there is one of its id.
    void show(const std::vector<domain::SceneRegion> &regions);
    [[nodiscard]] const std::vector<domain::SceneRegion> &regions() const { return m_regions; }
    /// Puts a new one where there is room; false: there is none.
    bool add(const QString &kind);
    void removeChosen();
    void choose(int index); ///< -1: none
    [[nodiscard]] int chosen() const { return m_chosen; } ///< -1: none
    void setSettings(int index, const QJsonObject &settings);
    [[nodiscard]] QRectF placeOf(const domain::SceneRegion &region) const;
    [[nodiscard]] QSize sizeHint() const override { return {760, heightForWidth(760)}; }
    /// As a wall of 16 to 9 shows its regions, between the header and the newest line.
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return width * 9 * 7 / (16 * 8); }

signals:
    void changed();
    void chosenChanged();
    void settingsWanted(); ///< of the chosen one

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool fits(const domain::SceneRegion &region, int at) const;
    bool put(int at, const domain::SceneRegion &region);
    void showHandles(QPointF at);
    void paintRegion(QPainter &painter, int index) const;

    const Style &m_style;
    std::vector<domain::SceneRegion> m_regions;
    int m_chosen = -1;
    bool m_sizing = false, m_editable = true, m_chinese = true;
    QPointF m_pressed;
    std::optional<domain::SceneRegion> m_dragged; ///< where it would stand
};
} // namespace wanmi::workbench
