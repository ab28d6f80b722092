// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QWidget>

#include <vector>

namespace wanmi::workbench {

/// Where a person is on the way: every step with its number, its name and what was decided there.
class ImportSteps : public QWidget
{
    Q_OBJECT
public:
    struct Step
    {
        QString title, summary;
    };
    explicit ImportSteps(const Style &style, QWidget *parent);
    /// \param allDone the last step is behind, too.
    void show(std::vector<Step> steps, int current, int furthest, bool allDone = false);

signals:
    void stepWanted(int step); ///< one that was reached before

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    const Style &m_style;
    std::vector<Step> m_steps;
    int m_current = 0, m_furthest = 0;
    bool m_allDone = false;
};
} // namespace wanmi::workbench
