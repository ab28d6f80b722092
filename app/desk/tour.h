// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/guiwatch.h"
#include "seat.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHash>

#include <functional>

namespace wanmi::desk {

using Application = base::WatchedApplication<QApplication>;

/// What packaging/run --shots saw, over all people who were signed in for it.
struct TourReport
{
    QStringList written, problems;
    store::ReplicaStatus replica; ///< of the first, whole-city seat
    int moved = 0, camerasLive = 0, camerasOnWall = 0, camerasKnown = 0;
    /// Prints it. \return 0 only if everything happened.
    [[nodiscard]] int print(const base::GuiRecord &gui);
};

/// Walks one living seat through its screens and writes pictures. The first tour also waits for the city to
/// live: a complete replica, moving cases and, with a simulated city, cameras with a picture; and takes the
/// wall.
class Tour : public QObject
{
    Q_OBJECT
public:
    Tour(Application &app, Seat &seat, Options options, TourReport &report, QObject *parent = nullptr);
    void start(bool first);

signals:
    void finished();

private:
    struct Step
    {
        QString name;
        std::function<void()> prepare;
        std::function<bool()> ready;
        std::function<QImage()> picture; ///< empty: no picture
        int settleMs = 800;
        int limitMs = 60'000;
    };
    void plan(bool first);
    void planLife();
    void planWall(const QString &name, QSize size);
    void planWorkbench();
    void next();
    void watch();
    void take();
    void finish();
    void selectSomething(const QString &kind);
    void noteMoves(const store::ChangeSet &changes);

    Application &m_app;
    Seat &m_seat;
    Options m_options;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    QTimer m_poll;
    QElapsedTimer m_since, m_readySince;
    TourReport &m_report;
    QHash<QString, QString> m_stateOf; ///< last known state of cases seen changing
};
} // namespace wanmi::desk
