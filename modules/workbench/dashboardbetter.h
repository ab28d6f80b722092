// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/courseview.h"
#include "workbench/dashboardpanel.h"

class QButtonGroup;

namespace wanmi::workbench {

/// Whether it is getting better: how closing went over days, weeks or months, what was registered against
/// what was closed, where cases come from and how content people were.
class BetterPanel : public DashboardPanel
{
    Q_OBJECT
public:
    enum class Span { Days, Weeks, Months }; ///< 30, 12 and 12 of them
    BetterPanel(SessionContext &session, const Style &style, QWidget *parent);

    [[nodiscard]] Span span() const { return m_span; }
    void showSpan(Span span);
    /// The steps of the span up to now; the last one ends now.
    [[nodiscard]] std::vector<evaluation::Period> buckets(base::Instant now) const;
    /// \param period of sources and satisfaction, in words
    void show(std::shared_ptr<const appraisal::Overview> overview, const QString &period);
    void retranslate() override;
    [[nodiscard]] CourseView &course() const { return *m_course; }
    [[nodiscard]] QString verdict() const; ///< in words

signals:
    void spanChanged();
    /// A mark of the course was pressed: the figure that it is.
    void figurePressed(const wanmi::workbench::Figure &figure);

private:
    void fill();
    void fillCourse();
    void fillSources();
    void fillSatisfaction();
    void fillVerdict();
    void showNothing() override { fill(); }
    void pressMark(int step, int series);
    [[nodiscard]] QString nameOf(const appraisal::Step &step) const;
    [[nodiscard]] CourseView::Spot spotOf(const appraisal::Step &step, int series) const;
    [[nodiscard]] std::array<QString, CourseView::Series> names() const;

    Span m_span = Span::Days;
    std::shared_ptr<const appraisal::Overview> m_overview;
    QString m_period;
    QButtonGroup *m_spans;
    QLabel *m_verdict, *m_sourcesTitle, *m_satisfactionTitle, *m_noCallbacks;
    CourseView *m_course;
    FigureList *m_sources, *m_satisfaction;
    QWidget *m_below;
};
} // namespace wanmi::workbench
