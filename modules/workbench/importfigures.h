// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QWidget>

#include <vector>

namespace wanmi::workbench {

/// Figures in a row: a number, what it counts, a mark of state where one matters.
class ImportFigures : public QWidget
{
    Q_OBJECT
public:
    struct Figure
    {
        QString number, name;
        QString color = QStringLiteral("text"); ///< token
        bool opensGroup = false; ///< a line stands before it
    };
    explicit ImportFigures(const Style &style, QWidget *parent);
    void show(std::vector<Figure> figures);
    [[nodiscard]] const std::vector<Figure> &figures() const { return m_figures; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthOf(const Figure &figure) const;
    const Style &m_style;
    std::vector<Figure> m_figures;
};
} // namespace wanmi::workbench
