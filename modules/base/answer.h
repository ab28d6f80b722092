// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace wanmi::base {

/// A QFuture whose `then(context, call)` is dropped when the context is gone. Qt 6.4's own asserts that the
/// context still lives and looks at it from the answering thread; this one watches from the asker's thread,
/// which must be the thread that calls then() and the one the context lives on.
template <typename T> class Answer : public QFuture<T>
{
public:
    using QFuture<T>::QFuture;
    Answer(const QFuture<T> &future)
        : QFuture<T>(future)
    {
    }

    /// \return an answer with what `call` returns; cancelled when the context was gone first.
    template <typename Call> auto then(QObject *context, Call call)
    {
        if constexpr (std::is_void_v<T>) {
            using Next = std::invoke_result_t<Call>;
            return watch<Next>(context,
                               [call = std::move(call)](const QFuture<T> &) mutable { return call(); });
        } else {
            using Next = std::invoke_result_t<Call, T>;
            return watch<Next>(context, [call = std::move(call)](const QFuture<T> &done) mutable {
                return call(done.result());
            });
        }
    }

private:
    template <typename Next, typename Run> Answer<Next> watch(QObject *context, Run run)
    {
        auto promise = std::make_shared<QPromise<Next>>();
        promise->start();
        Answer<Next> next = promise->future();
        auto *watcher = new QFutureWatcher<T>(context);
        QObject::connect(watcher, &QFutureWatcher<T>::finished, context,
                         [watcher, promise, run = std::move(run)]() mutable {
                             watcher->deleteLater();
                             const QFuture<T> done = watcher->future();
                             if (done.isCanceled() && done.resultCount() == 0 && !std::is_void_v<T>) {
                                 promise->future().cancel();
                             } else if constexpr (std::is_void_v<Next>) {
                                 run(done);
                             } else {
                                 promise->addResult(run(done));
                             }
                             promise->finish();
                         });
        watcher->setFuture(*this);
        return next;
    }
};
} // namespace wanmi::base
