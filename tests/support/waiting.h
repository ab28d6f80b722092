// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/result.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <functional>

namespace wanmi::test {

/// Handles what comes, and sleeps a little when nothing does. (processEvents with a time does not sleep: it takes a core
/// from what is waited for.)
inline void handleEvents()
{
    constexpr int LongestSleepMs = 5;
    QTimer wake;
    wake.start(LongestSleepMs);
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// Runs the event loop until `done()`; false when the time is over.
inline bool spinUntil(const std::function<bool()> &done, int limitMs = 20'000)
{
    QDeadlineTimer limit(limitMs);
    while (!done()) {
        if (limit.hasExpired())
            return false;
        handleEvents();
    }
    return true;
}

/// The result of an answer; Unreachable "test-timeout" when it does not come.
template <typename T> base::Result<T> await(const QFuture<base::Result<T>> &answer, int limitMs = 20'000)
{
    if (!spinUntil([&answer] { return answer.isFinished(); }, limitMs) || answer.resultCount() == 0)
        return base::failure(ErrorKind::Unreachable, QStringLiteral("test-timeout"));
    return answer.result();
}
} // namespace wanmi::test
