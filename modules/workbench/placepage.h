// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/territory.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace wanmi::workbench {
class AreaView;
class MoverView;

/// A place of the city from the whole down to one cell, or one who moves through it; back and forward through
/// what was looked at, and up by the names above.
class PlacePage : public QWidget
{
    Q_OBJECT
public:
    struct Stop
    {
        QString kind, id; ///< "area", "supervisor", "vehicle"
        friend bool operator==(const Stop &, const Stop &) = default;
    };
    PlacePage(SessionContext &session, const Style &style, QWidget *parent = nullptr);

    void open(const QString &kind, const QString &id);
    /// \return whether there was somewhere to go. -1 back, 1 forward.
    bool step(int by);
    [[nodiscard]] bool isEmpty() const { return m_stops.empty(); }
    [[nodiscard]] Stop at() const { return isEmpty() ? Stop{} : m_stops[m_at]; }
    [[nodiscard]] QString cityCode() const; ///< empty: the city has no row of its own
    [[nodiscard]] QString title() const;
    [[nodiscard]] models::Territory &territory() { return m_territory; }
    [[nodiscard]] AreaView &area() { return *m_area; }
    [[nodiscard]] MoverView &mover() { return *m_mover; }
    void focusFirst();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void go();
    void refresh();
    void showTrail();
    void showOnMap();

    SessionContext &m_session;
    const Style &m_style;
    models::Territory m_territory;
    std::vector<Stop> m_stops;
    size_t m_at = 0;
    QToolButton *m_back, *m_forward;
    QWidget *m_trail;
    QLabel *m_title, *m_kind, *m_note, *m_failure;
    QPushButton *m_onMap;
    QStackedWidget *m_body;
    QWidget *m_waiting;
    AreaView *m_area;
    MoverView *m_mover;
    QStringList m_shownTrail;
    QTimer m_slow; ///< nothing is drawn in place of what comes within it
    bool m_focusSoon = false;
    Texts m_texts;
};
} // namespace wanmi::workbench
