// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walls.h"
#include "workbench/style.h"

#include <QWidget>

#include <optional>

namespace wanmi::workbench {

/// A scene's regions on their grid, arranged by hand: drag moves one, its lower right corner sizes it, arrows
/// move and Shift with arrows sizes the chosen one by a cell, Delete takes it off. A place where it cannot
/// stand is shown in red and not taken.
class SceneCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit SceneCanvas(const Style &style, QWidget *parent = nullptr);

    void show(const std::vector<domain::SceneRegion> &regions);
    [[nodiscard]] const std::vector<domain::SceneRegion> &regions() const { return m_regions; }
    /// Puts a new one where there is room; false: there is none.
    bool add(const QString &kind);
    void removeChosen();
    void undo();
    [[nodiscard]] bool canUndo() const { return !m_before.empty(); }
    [[nodiscard]] int chosen() const { return m_chosen; } ///< -1: none
    [[nodiscard]] QRectF placeOf(const domain::SceneRegion &region) const;
    [[nodiscard]] QSize sizeHint() const override { return {760, 430}; }

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool fits(const domain::SceneRegion &region, int at) const;
    bool put(int at, const domain::SceneRegion &region);
    void remember();

    const Style &m_style;
    std::vector<domain::SceneRegion> m_regions;
    std::vector<std::vector<domain::SceneRegion>> m_before;
    int m_chosen = -1;
    bool m_sizing = false;
    QPointF m_pressed;
    std::optional<domain::SceneRegion> m_dragged; ///< where it would stand
};
} // namespace wanmi::workbench
