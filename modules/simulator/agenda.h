// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <chrono>
#include <functional>
#include <map>

namespace wanmi::simulator {

/// What is to happen when, on one thread and one timer. Sleeps in between.
class Agenda : public QObject
{
    Q_OBJECT
public:
    explicit Agenda(QObject *parent = nullptr);

    void in(std::chrono::milliseconds delay, std::function<void()> deed);

private:
    void runDue();
    void arm();

    std::multimap<qint64, std::function<void()>> m_deeds; ///< by monotonic ms
    QTimer m_timer;
};
} // namespace wanmi::simulator
