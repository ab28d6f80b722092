// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/doors.h"

#include <QEvent>
#include <QObject>
#include <QThread>

#include <chrono>
#include <cstdint>

namespace wanmi::base {

/// What the GUI thread's event loop has done since the first painted frame.
struct GuiRecord
{
    std::int64_t longestCpuUs = 0; ///< of one event handler, the thread's own CPU time
    std::int64_t longestWallUs = 0; ///< same, by the wall clock: for the bench only
    int longestEvent = 0; ///< QEvent::Type of the longest by CPU
    const char *longestReceiver = "";
    const char *longestOwner = ""; ///< class of the receiver's parent
    std::uint64_t tooLong = 0; ///< handlers over GuiCpuLimitUs
};

inline constexpr std::int64_t GuiCpuLimitUs = 100'000;

/// Notes one outermost event handler. A handler over the limit is logged as critical.
void noteGuiEvent(GuiRecord &record, std::int64_t cpuUs, std::int64_t wallUs, const char *receiver,
                  const char *owner, int event);

/// App is QGuiApplication or QApplication. Watches every outermost event once watching() has been called,
/// which is done when the first frame has been painted; also closes the doors on this thread.
template <typename App> class WatchedApplication : public App
{
public:
    using App::App;

    void startWatching()
    {
        m_watching = true;
        closeDoorsOnThisThread();
    }
    /// Also leaves out the handler that calls it: what is done with the watch off is not the seat's work.
    void stopWatching()
    {
        m_watching = false;
        m_leaveOut = true;
        openDoorsOnThisThread();
    }
    [[nodiscard]] bool isWatching() const { return m_watching; }
    [[nodiscard]] const GuiRecord &record() const { return m_record; }

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Qt sends the events of every thread through here.
        if (QThread::currentThreadId() != m_guiThread || !m_watching || m_depth > 0)
            return App::notify(receiver, event);
        // The receiver may be gone afterwards: its name is taken from the static meta object now.
        const QMetaObject *meta = receiver->metaObject();
        const QMetaObject *owner = receiver->parent() ? receiver->parent()->metaObject() : nullptr;
        const int type = event->type();
        const std::int64_t cpu = threadCpuUs();
        const auto wall = std::chrono::steady_clock::now();
        m_leaveOut = false;
        ++m_depth;
        const bool done = App::notify(receiver, event);
        --m_depth;
        if (m_leaveOut)
            return done;
        const auto wallUs
            = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - wall);
        noteGuiEvent(m_record, threadCpuUs() - cpu, wallUs.count(), meta->className(),
                     owner ? owner->className() : "", type);
        return done;
    }

private:
    const Qt::HANDLE m_guiThread = QThread::currentThreadId();
    GuiRecord m_record;
    int m_depth = 0;
    bool m_watching = false, m_leaveOut = false;
};
} // namespace wanmi::base
