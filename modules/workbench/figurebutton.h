// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/overview.h"
#include "models/citynow.h"
#include "workbench/style.h"

#include <QAbstractButton>

#include <memory>
#include <variant>

namespace wanmi::workbench {

using CityNowPtr = std::shared_ptr<const models::CityNow>;

/// Cases of the moment, or cases that were counted in a period: with what they were counted from, so that a
/// list always has the number of its figure, whatever has come in since.
struct NowCases
{
    CityNowPtr now;
    models::NowQuestion question;
};
struct CountedCases
{
    appraisal::GroundPtr ground;
    evaluation::Question question;
    evaluation::Count all = evaluation::Count::Registered;
    std::optional<evaluation::Count> good = {}; ///< with it: those of `all` that it does not count come first
    QString actor = {};
    bool exemptLeftOut = false; ///< as the model of the score does
};
using FigureCases = std::variant<std::monostate, NowCases, CountedCases>;

/// A number that can be pressed, in words. GUI thread.
struct Figure
{
    QString name, value;
    QString note = {}; ///< quiet, before the value
    QString definition = {}; ///< what is counted, in a sentence
    QString light = {}; ///< mark before the value: "red", "yellow", …; empty: none
    std::optional<evaluation::Grade> grade = {};
    qint64 count = 0; ///< what a press lists
    double share = -1,
           bad = 0; ///< of a row: the bar's length, and how much of it is bad; 0 to 1, negative: no bar
    FigureCases cases = {};
    QString caseId = {}; ///< of a single case: a press opens it
    QString key = {}; ///< what a press looks into, for who asks
    bool isQuiet = false;
};

/// A figure as a button: its mark, value and name; a line tells that its cases are listed. Tab reaches it,
/// Enter and Space press it, its definition is the tooltip.
class FigureButton : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Look { Tile, Row, Cell };
    FigureButton(const Style &style, Look look, QWidget *parent);
    void show(const Figure &figure);
    [[nodiscard]] const Figure &figure() const { return m_figure; }
    /// Rows below each other: their bars begin and end at the same places, so that their lengths can be
    /// compared.
    static void align(const std::vector<FigureButton *> &rows);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void paintTile(QPainter &painter) const;
    void paintRow(QPainter &painter) const;
    void paintCell(QPainter &painter) const;
    /// \return what is left of the box at its right.
    QRect paintMarkAndGrade(QPainter &painter, QRect box) const;
    [[nodiscard]] QColor color(const char *token) const { return m_style.color(QString::fromLatin1(token)); }
    const Style &m_style;
    /// Of a row: what mark and name, and what note and value need.
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] int valueWidth() const;
    Look m_look;
    Figure m_figure;
    int m_nameRoom = 0, m_valueRoom = 0; ///< of a row: as of the widest beside it
};

/// Rows of figures below each other, or tiles beside each other; buttons stay where they are when other
/// numbers come.
class FigureList : public QWidget
{
    Q_OBJECT
public:
    FigureList(const Style &style, FigureButton::Look look, QWidget *parent);
    void show(const std::vector<Figure> &figures);
    [[nodiscard]] const std::vector<FigureButton *> &buttons() const { return m_buttons; }

signals:
    void pressed(wanmi::workbench::FigureButton *button);

private:
    const Style &m_style;
    FigureButton::Look m_look;
    std::vector<FigureButton *> m_buttons;
};
} // namespace wanmi::workbench
