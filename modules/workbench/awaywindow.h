// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/absence.h"
#include "sync/link.h"
#include "workbench/session.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTextBrowser;

namespace wanmi::workbench {

/// Knows since when the seat has heard nothing from central, and tells when it is back in step and all that waited has
/// been answered. GUI thread.
class AwayWatch : public QObject
{
    Q_OBJECT
public:
    /// Shorter ones are hiccups of the line that nobody needs to be told of.
    static constexpr std::chrono::minutes Shortest{10};

    explicit AwayWatch(SessionContext &session, QObject *parent = nullptr);
    [[nodiscard]] const models::Absence &last() const { return m_last; } ///< isOver() only when there was one

signals:
    void returned();

private:
    void follow(const sync::LinkStatus &status);

    SessionContext &m_session;
    base::Instant m_silentSince; ///< central's clock; epoch start: in step
    models::Absence m_last;
    bool m_wasInStep = false; ///< since this program was started
};

/// What happened while the seat was away: what central refused, what waits for this post now, what went late, what else
/// others did. Each case is a link.
class AwayWindow : public QWidget
{
    Q_OBJECT
public:
    AwayWindow(SessionContext &session, const AwayWatch &watch, QWidget *parent);
    void read();
    [[nodiscard]] QString text() const;
    [[nodiscard]] const models::AbsenceReport &report() const { return m_report; }

signals:
    void caseWanted(const QString &caseId);
    void shown(); ///< the page stands

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(models::AbsenceReport report);
    void compose();
    [[nodiscard]] QString figures() const;
    [[nodiscard]] QString list(const QString &title, const std::vector<models::AbsenceLine> &lines, int all) const;
    [[nodiscard]] QString row(const models::AbsenceLine &line) const;

    SessionContext &m_session;
    const AwayWatch &m_watch;
    models::AbsenceReport m_report;
    bool m_isRead = false;
    QLabel *m_title, *m_span;
    QTextBrowser *m_page;
    QTimer m_soon;
    Texts m_texts;
};
} // namespace wanmi::workbench
