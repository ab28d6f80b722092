// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace wanmi::workbench {

/// A chart whose marks can be pressed: by the mouse, or by the arrows and Enter. Each mark says what it is,
/// as a tooltip and to those who cannot see it. GUI thread.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Columns, Heat, Funnel };
    struct Mark
    {
        QString name; ///< on the axis; of Heat the weekday
        QString value; ///< written at the mark
        QString spoken; ///< the whole of it in words
        double size = 0; ///< against the greatest
        double part = 0; ///< of Funnel: the late share, 0 to 1
    };
    ChartView(const Style &style, QWidget *parent);

    /// \param perRow of Heat: marks in a row; a mark without value is an empty field
    void show(Kind kind, const QString &title, std::vector<Mark> marks, int perRow = 0);
    void showNothing(const QString &title, const QString &why);

    [[nodiscard]] const std::vector<Mark> &marks() const { return m_marks; }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] int current() const { return m_current; } ///< -1: none
    [[nodiscard]] QRectF placeOf(int mark) const;
    /// Three times as large as on screen, for paper and walls.
    [[nodiscard]] QImage picture();

    [[nodiscard]] QSize sizeHint() const override { return {520, 250}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 210}; }

signals:
    void pressed(int mark);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void choose(int mark);
    [[nodiscard]] int markAt(const QPointF &where) const;
    [[nodiscard]] QRectF plot() const; ///< without title and axes
    [[nodiscard]] QColor ramp(double size) const;
    void paintColumns(QPainter &painter) const;
    void paintHeat(QPainter &painter) const;
    void paintFunnel(QPainter &painter) const;

    const Style &m_style;
    Kind m_kind = Kind::Columns;
    QString m_title, m_nothing;
    std::vector<Mark> m_marks;
    int m_perRow = 1, m_current = -1;
    double m_greatest = 1;
};
} // namespace wanmi::workbench
