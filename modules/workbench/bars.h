// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QWidget>

namespace wanmi::workbench {

/// What lists of bars have in common: a height that follows from what they show, and the words for those who
/// cannot see them.
class Bars : public QWidget
{
    Q_OBJECT
public:
    [[nodiscard]] QSize sizeHint() const override { return {320, heightOfRows()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, heightOfRows()}; }

protected:
    Bars(const Style &style, QWidget *parent);
    [[nodiscard]] virtual int heightOfRows() const = 0;
    void shown(const QStringList &spoken); ///< other rows are here
    const Style &m_style;
};

/// Names with a bar against the greatest and a count; the bad part of a bar is red at its left and said in
/// the count as well.
class BarList : public Bars
{
    Q_OBJECT
public:
    struct Row
    {
        QString name, value;
        int count = 0, bad = 0;
    };
    BarList(const Style &style, QWidget *parent = nullptr);
    void show(std::vector<Row> rows);
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

protected:
    [[nodiscard]] int heightOfRows() const override;
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Row> m_rows;
};

/// Counts per day as a line of bars for each series, all to one scale; the days named at both ends.
class DayBars : public Bars
{
    Q_OBJECT
public:
    struct Series
    {
        QString name, total;
        std::vector<int> days;
    };
    DayBars(const Style &style, QWidget *parent = nullptr);
    void show(std::vector<Series> series, const QString &firstDay, const QString &lastDay);
    [[nodiscard]] const std::vector<Series> &series() const { return m_series; }

protected:
    [[nodiscard]] int heightOfRows() const override;
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Series> m_series;
    QString m_first, m_last;
};
} // namespace wanmi::workbench
