// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/movedues.h"
#include "reports/workbook.h"
#include "workbench/session.h"
#include "workbench/texts.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QSplitter;
class QTableWidget;

namespace wanmi::workbench {

/// The work calendar of the city, year by year and edition by edition; and what another one, from a file,
/// would move: every open case in this seat's sight, with its due before and after. It changes nothing: a
/// calendar is published at central, by whoever keeps the city there.
class CalendarWindow : public QWidget
{
    Q_OBJECT
public:
    CalendarWindow(SessionContext &session, QWidget *parent);
    ~CalendarWindow() override;

    /// The administrator, to whom calendars belong; shift leader and evaluator, whose dues and scores they
    /// move.
    [[nodiscard]] static bool isFor(const QString &post);
    /// Reads a calendar's file, proves it and looks at every open case.
    void preview(const QString &path);
    void showYear(int year);

    [[nodiscard]] QTableWidget &days() const { return *m_days; }
    [[nodiscard]] QTableWidget &moves() const { return *m_moves; }
    [[nodiscard]] QPushButton &cancelButton() const { return *m_cancel; }
    [[nodiscard]] QString yearText() const; ///< what is said of the year
    [[nodiscard]] QString said() const; ///< what is said of the file
    [[nodiscard]] const domain::CalendarPreview &previewed() const { return m_preview; }
    [[nodiscard]] reports::Workbook book() const; ///< of the preview

signals:
    void previewReady();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Opened;
    [[nodiscard]] const worktime::Calendar &shownCalendar() const;
    void build();
    void choose();
    void fillEditions();
    void fillDays();
    void opened(const Opened &file);
    void readNext();
    void take(const std::vector<domain::CaseFile> &files, int asked);
    void stopReading();
    void cancel();
    void giveRoom(); ///< to the days, while there is nothing to show of a file
    void showPreview();
    void say(const QString &words, bool isProblem);
    [[nodiscard]] QString moment(base::Instant at) const;
    [[nodiscard]] QString stageOf(const domain::DueMove &move) const;
    [[nodiscard]] QString difference(std::chrono::milliseconds by) const;

    SessionContext &m_session;
    QComboBox *m_editions;
    QSpinBox *m_year;
    QLabel *m_title, *m_yearSaid, *m_said, *m_problem, *m_how;
    QTableWidget *m_days, *m_moves;
    QPushButton *m_open, *m_export, *m_cancel;
    QProgressBar *m_progress;
    QSplitter *m_halves;
    QWidget *m_below; ///< the half of the file
    domain::RuleBookPtr m_next; ///< the rules with the file's calendar in force
    domain::CalendarPreview m_preview;
    QStringList m_toRead; ///< cases
    int m_asked = 0, m_reading = 0; ///< reading: which file's answers are waited for
    Texts m_texts;
};
} // namespace wanmi::workbench
