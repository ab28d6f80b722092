// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/dashboardpanel.h"

class QGridLayout;
class QScrollArea;
class QToolButton;

namespace wanmi::workbench {

/// Where it is worst: the parts of the city, of a district, street or community, the worst first, by grade
/// and by what is open and late there. A press on a part looks into it, a press on a number lists its cases;
/// a way leads back.
class WherePanel : public DashboardPanel
{
    Q_OBJECT
public:
    WherePanel(SessionContext &session, const Style &style, QWidget *parent);
    void show(const CityNowPtr &now);
    /// Scores of the level that is looked at; nullptr: none (yet).
    void show(const appraisal::AppraisedPtr &view);
    void retranslate() override;

    /// "district", "street", "community" or "cell": the kind of parts that are shown.
    [[nodiscard]] QString level() const;
    [[nodiscard]] const QString &area() const { return m_area; } ///< whose parts; empty: the city's
    void lookInto(const QString &area);
    void goBack(); ///< to the whole this is part of

signals:
    void levelChanged();

private:
    struct Row
    {
        FigureButton *name, *grade, *open, *late;
    };
    struct Part
    {
        QString code;
        models::AreaCount now;
        const evaluation::Score *score = nullptr;
    };
    void fill();
    void fillRow(Row &row, const Part &part, int greatest);
    void fillWay();
    void setRows(std::size_t count);
    void showNothing() override { fill(); }
    [[nodiscard]] std::vector<Part> parts() const;
    [[nodiscard]] Figure gradeOf(const Part &part) const;
    [[nodiscard]] QString partsOfScore(const evaluation::Score &score) const;

    CityNowPtr m_now;
    appraisal::AppraisedPtr m_view;
    QString m_area;
    QToolButton *m_back;
    QLabel *m_way, *m_more, *m_nameHead, *m_gradeHead, *m_openHead, *m_lateHead;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};
} // namespace wanmi::workbench
