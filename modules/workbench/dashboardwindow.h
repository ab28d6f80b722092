// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/overview.h"
#include "evaluation/explain.h"
#include "workbench/dashboardbetter.h"
#include "workbench/dashboardpanel.h"
#include "workbench/dashboardwhere.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace wanmi::workbench {

class FigureCasesList;
class SeatMemory;

/// The leader's page: what happens now, what is late, where it is worst, who is worst and best, is it getting
/// better. Every number is a button: a press lists exactly the cases it counts beside the page, a second one
/// opens a case. What is known at once (the seat's open cases) is shown at once; what has to be read and
/// counted comes as it is there, on threads of its own, and anew while the replica changes. It changes
/// nothing and shows no personal data.
class DashboardWindow : public QWidget
{
    Q_OBJECT
public:
    enum class Span { Today, Week, Month, Quarter, Year };
    /// \param memory keeps place, span and course; outlives the window
    DashboardWindow(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent);
    ~DashboardWindow() override;

    void showSpan(Span span);
    [[nodiscard]] Span span() const { return m_span; }
    void stopReading();
    void closeCases();
    void press(FigureButton *button);

    [[nodiscard]] const CityNowPtr &now() const { return m_now; } ///< nullptr: not counted yet
    [[nodiscard]] bool isComplete() const; ///< every panel has what it can have
    [[nodiscard]] std::vector<FigureButton *> figures() const; ///< those on screen that list cases
    [[nodiscard]] NowPanel &nowPanel() const { return *m_nowPanel; }
    [[nodiscard]] LatePanel &latePanel() const { return *m_latePanel; }
    [[nodiscard]] WherePanel &wherePanel() const { return *m_wherePanel; }
    [[nodiscard]] WhoPanel &whoPanel() const { return *m_whoPanel; }
    [[nodiscard]] BetterPanel &betterPanel() const { return *m_betterPanel; }
    [[nodiscard]] FigureCasesList &list() const { return *m_list; }
    [[nodiscard]] QPushButton &readButton() const { return *m_read; }
    [[nodiscard]] QString state() const; ///< in words

signals:
    void nowShown(); ///< figures of the moment
    void shown(); ///< one of the panels that need facts
    void explained(); ///< the sentences of who is best and worst are all there
    void casesShown(qint64 count);
    void caseWanted(const QString &caseId);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // dashboardwindow.cpp
    void build();
    void connectAll();
    void retranslate();
    void restore();
    void remember();
    void list(const Figure &figure, FigureButton *button);
    void sayState();
    void arrange(); ///< soon: the way of Tab and the height of the course
    [[nodiscard]] QString spanText() const;
    // dashboardasks.cpp
    void askNow();
    void readFacts();
    void takeFacts();
    void askPeriods();
    void askWho();
    void askWhere();
    void askBetter();
    void explain(const QStringList &departments);
    [[nodiscard]] std::optional<appraisal::Wish> wishFor(const char *model, const QString &actors) const;
    [[nodiscard]] const evaluation::Model *modelOf(const char *id) const;
    [[nodiscard]] QString whyNothing() const;
    [[nodiscard]] static QString sayReading();
    [[nodiscard]] bool isOwnOnly() const;
    [[nodiscard]] QString sentenceOf(const std::optional<evaluation::Move> &move) const;

    SessionContext &m_session;
    const Style &m_style;
    SeatMemory &m_memory;
    appraisal::Appraisal m_appraisal;
    std::vector<evaluation::Model> m_models;
    CityNowPtr m_now;
    Span m_span = Span::Month;
    bool m_isCounting = false, m_countAgain = false, m_wasStopped = false;
    bool m_hasWho = false, m_hasWhere = false, m_hasBetter = false;
    int m_whoGeneration = 0, m_whereGeneration = 0, m_betterGeneration = 0,
        m_done = 0; ///< m_done: percent read
    QElapsedTimer m_reading;
    qint64 m_readMs = 0; ///< how long the last reading took
    QTimer m_countSoon, m_clock, m_readSoon, m_arrangeSoon;
    QPointer<FigureButton> m_pressed;
    QButtonGroup *m_spans;
    QLabel *m_title, *m_state;
    QProgressBar *m_busy;
    QPushButton *m_read;
    QScrollArea *m_page;
    NowPanel *m_nowPanel;
    LatePanel *m_latePanel;
    WherePanel *m_wherePanel;
    WhoPanel *m_whoPanel;
    BetterPanel *m_betterPanel;
    FigureCasesList *m_list;
    Texts m_texts;
};
} // namespace wanmi::workbench
