// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcer.h"
#include "workbench/seatmemory.h"
#include "workbench/session.h"
#include "workbench/sounder.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QSlider;
class QToolButton;

namespace wanmi::workbench {

/// What is new and what grew worse, above the queue: how many of what, the worst one by name, the list on
/// demand. It never takes the keyboard by itself. Chimes as loud as the person likes; silence always ends by
/// itself.
class NewsStrip : public QWidget
{
    Q_OBJECT
public:
    static constexpr qint64 MuteMs = 30 * 60'000;

    NewsStrip(SessionContext &session, const Style &style, SeatMemory &memory, models::Announcer &announcer,
              QWidget *parent = nullptr);

    /// What was remembered of this person; from then on news is announced.
    void takeMemory();
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QListWidget &list() { return *m_list; }
    [[nodiscard]] bool isMuted() const;
    [[nodiscard]] int chimes() const
    {
        return m_chimes;
    } ///< played or kept silent since this desk was opened

public slots:
    void goToWorst();
    void acknowledgeAll();
    void openList(); ///< with the keyboard in it
    void toggleMute();

signals:
    void caseWanted(const QString &caseId);
    /// The window may ask for a look without taking the keyboard.
    void attentionWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void follow();
    void beginWhenKnown();
    void showNews();
    void fillList();
    void go(const QString &caseId);
    void announce(models::Chime chime, int cases, bool again);
    void keepSound();
    [[nodiscard]] QString wordsOf(models::News::Kind kind, int cases) const;
    [[nodiscard]] QString lineOf(const models::News &news) const;
    [[nodiscard]] qint64 nowMs() const { return base::toMs(m_session.clock->now()); }

    SessionContext &m_session;
    const Style &m_style;
    SeatMemory &m_memory;
    models::Announcer &m_announcer;
    Sounder m_sounder;
    QWidget *m_row, *m_panel;
    QLabel *m_mark, *m_counts, *m_silent, *m_volumeLabel;
    QPushButton *m_worst, *m_all;
    QToolButton *m_more;
    QListWidget *m_list;
    QSlider *m_volume;
    QPushButton *m_mute;
    QTimer m_tick, m_keepSoon;
    Texts m_texts;
    qint64 m_mutedUntilMs = 0;
    int m_chimes = 0;
    bool m_begun = false, m_fresh = false, m_inaudible = false;
};
} // namespace wanmi::workbench
