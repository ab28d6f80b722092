// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

namespace wanmi::workbench {

/// How rates and amounts went, step by step: two rates as lines with marks of their own shape above, two
/// amounts as columns below, full and hollow. Every mark can be pressed, by the mouse or by arrows and Enter.
/// GUI thread.
class CourseView : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Series = 4; ///< first two: rates (round, triangle); last two: amounts (full, hollow)
    struct Spot
    {
        std::optional<double> value; ///< of a rate 0 to 1; nothing: no data
        QString spoken; ///< the whole of it in words
    };
    struct Step
    {
        QString name; ///< on the axis
        std::array<Spot, Series> spots;
        bool isRunning = false; ///< not over yet
    };
    CourseView(const Style &style, QWidget *parent);

    void show(std::array<QString, Series> names, std::vector<Step> steps);
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    [[nodiscard]] QRectF placeOf(int step, int series) const; ///< of a mark; empty: there is none

    [[nodiscard]] QSize sizeHint() const override { return {420, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {300, 170}; }

signals:
    void pressed(int step, int series);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void choose(int step, int series);
    [[nodiscard]] bool isThere(int step, int series) const;
    [[nodiscard]] std::pair<int, int> spotAt(const QPointF &where) const;
    [[nodiscard]] QRectF lines() const; ///< where the rates are
    [[nodiscard]] QRectF columns() const;
    [[nodiscard]] double middleOf(int step) const;
    [[nodiscard]] QColor colorOf(int series) const;
    void paintMark(QPainter &painter, int series, const QRectF &box) const;
    void paintLegend(QPainter &painter) const;
    void paintAxes(QPainter &painter) const;
    void paintRates(QPainter &painter, int series) const;
    void paintColumns(QPainter &painter) const;

    const Style &m_style;
    std::array<QString, Series> m_names;
    std::vector<Step> m_steps;
    double m_lowest = 0, m_greatest = 1; ///< of the rates' axis; of the amounts
    int m_step = -1, m_series = 0;
};
} // namespace wanmi::workbench
