// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"

#include <QObject>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>
#include <utility>

namespace wanmi::base {

/// Runs one Worker (a QObject) on its own named thread. The facade that owns the engine lives on any thread
/// and posts calls; the asker continues with .then(context, …), which is dropped when the context is gone.
/// Destruction lets the calls already posted finish, destroys the worker on its thread, and joins.
template <typename Worker> class Engine
{
public:
    /// \param make runs on the new thread and returns std::unique_ptr<Worker>.
    template <typename Make> Engine(const QString &threadName, Make make)
    {
        m_thread.setObjectName(threadName);
        m_anchor = std::make_unique<QObject>();
        m_anchor->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            m_anchor.get(), [this, make = std::move(make)]() mutable { m_worker = make(); },
            Qt::BlockingQueuedConnection);
    }
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;
    ~Engine()
    {
        QMetaObject::invokeMethod(
            m_anchor.get(), [this] { m_worker.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    /// The worker; connect to its signals, never call it directly.
    [[nodiscard]] Worker *worker() const { return m_worker.get(); }

    /// Runs `call(Worker &)` on the worker's thread, in order of posting.
    template <typename Call> auto post(Call call) -> Answer<std::invoke_result_t<Call, Worker &>>
    {
        using Given = std::invoke_result_t<Call, Worker &>;
        auto promise = std::make_shared<QPromise<Given>>();
        promise->start();
        Answer<Given> future = promise->future();
        QMetaObject::invokeMethod(
            m_anchor.get(),
            [this, promise, call = std::move(call)]() mutable {
                if (promise->isCanceled()) {
                    promise->finish();
                    return;
                }
                if constexpr (std::is_void_v<Given>) {
                    call(*m_worker);
                } else {
                    promise->addResult(call(*m_worker));
                }
                promise->finish();
            },
            Qt::QueuedConnection);
        return future;
    }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_anchor;
    std::unique_ptr<Worker> m_worker;
};
} // namespace wanmi::base
