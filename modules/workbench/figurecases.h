// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/figurebutton.h"
#include "workbench/session.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace wanmi::workbench {

/// Exactly the cases that a figure counts, beside the page: what they are, where they stand, which of them
/// cost points. Enter or a click goes to the case. What is counted and read is done by workers.
class FigureCasesList : public QWidget
{
    Q_OBJECT
public:
    FigureCasesList(SessionContext &session, const Style &style, QWidget *parent);
    void show(const Figure &figure);
    void forget(); ///< an answer that is under way is not shown any more
    [[nodiscard]] QListWidget &cases() const { return *m_cases; }
    [[nodiscard]] QString title() const;
    void retranslate();

signals:
    /// \param count as the figure counts: what is subtracted is, what counts twice does
    void shown(qint64 count);
    void caseWanted(const QString &caseId);
    void closed();

private:
    struct Line
    {
        QString id;
        qint64 amount = 1;
        bool isSubtracted = false, isExempt = false, isLost = false;
    };
    using Lines = std::vector<Line>;
    /// What a worker found: all lines, and how much they count.
    struct Found
    {
        Lines lines;
        qint64 count = 0;
    };
    static Found findNow(const NowCases &wish);
    static Found findCounted(const CountedCases &wish);
    void take(const Found &found);
    void fill(const Found &found, const store::CaseSummaries &rows);
    [[nodiscard]] QString textOf(const Line &line, const store::CaseSummary *row) const;
    void setMark(QListWidgetItem &item, const Line &line, const store::CaseSummary *row) const;

    SessionContext &m_session;
    const Style &m_style;
    Figure m_figure;
    Found m_found; ///< as the list stands
    store::CaseSummaries m_rows;
    base::Instant m_at{};
    int m_generation = 0;
    bool m_isFilled = false;
    QLabel *m_title, *m_note;
    QListWidget *m_cases;
    QToolButton *m_close;
};
} // namespace wanmi::workbench
