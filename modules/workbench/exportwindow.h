// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/workbook.h"
#include "workbench/session.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace wanmi::workbench {

/// Writes one workbook on a worker and says how far it is; it can be stopped, and an error says what to do.
/// Closing it stops the writing.
class ExportWindow : public QWidget
{
    Q_OBJECT
public:
    ExportWindow(SessionContext &session, QWidget *parent);
    ~ExportWindow() override;

    void begin(reports::Workbook book, const QString &path);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] QString said() const; ///< the line that tells where it is
    [[nodiscard]] QPushButton &button() const { return *m_button; }

signals:
    /// \param reason empty: the file is there.
    void finished(const QString &path, const QString &reason);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct State
    {
        std::atomic<int> done = 0;
        std::atomic<bool> stop = false;
    };
    void showProgress();
    void showEnd(const QString &reason);

    SessionContext &m_session;
    QLabel *m_title, *m_line;
    QProgressBar *m_bar;
    QPushButton *m_button;
    QTimer m_tick;
    std::shared_ptr<State> m_state;
    QString m_path;
    int m_rows = 0;
    bool m_running = false;
};

/// What central's audit is told of an export.
struct ExportFacts
{
    QString what; ///< token: cases, calendar
    QString filter; ///< tokens of the conditions; of a text only that there was one
};
/// Asks where to, then writes in a window of its own. The name that is offered tells list and time.
void exportBook(SessionContext &session, const std::function<reports::Workbook()> &make,
                const QString &offeredName, const ExportFacts &facts, QWidget *window);
} // namespace wanmi::workbench
