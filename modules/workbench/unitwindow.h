// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/unitfigures.h"
#include "workbench/session.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QTableWidget;

namespace wanmi::workbench {

/// What one's own department did this week or month and has to do now: never another's. Counted again
/// whenever its cases change.
class UnitWindow : public QWidget
{
    Q_OBJECT
public:
    enum class Span { Week, Month };
    UnitWindow(SessionContext &session, QWidget *parent);

    void showSpan(Span span);
    [[nodiscard]] Span span() const { return m_span; }
    /// Every figure as "name value", a line each, then a line a class: for tests and screen readers.
    [[nodiscard]] QString text() const;

signals:
    void shown();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void read();
    void showReview();
    void showClasses();

    SessionContext &m_session;
    Span m_span = Span::Week;
    store::UnitReview m_review;
    QString m_reason;
    std::vector<std::pair<QLabel *, QLabel *>> m_figures; ///< value, name
    QLabel *m_title, *m_since, *m_problem;
    QButtonGroup *m_spans;
    QTableWidget *m_classes;
    QTimer m_soon;
    Texts m_texts;
};
} // namespace wanmi::workbench
