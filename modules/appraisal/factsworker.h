// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/groundreading.h"

namespace wanmi::appraisal {

/// Reads the replica's facts. Lives on a thread of its own.
class FactsWorker : public QObject
{
    Q_OBJECT
public:
    /// \param stop outlives the worker
    FactsWorker(QString replica, const std::atomic<bool> &stop)
        : m_replica(std::move(replica))
        , m_stop(stop)
    {
    }
    [[nodiscard]] base::Result<GroundPtr> read(qint64 nowMs);

signals:
    void progressed(qint64 done, qint64 all);

private:
    QString m_replica;
    const std::atomic<bool> &m_stop;
};

/// Of no thread.
[[nodiscard]] Course courseOf(const Appraised &of, const evaluation::Term &term, const QString &actor,
                              const std::vector<evaluation::Period> &buckets);
[[nodiscard]] std::vector<evaluation::Counted> casesAt(const Appraised &of, const Spot &spot, const QString &actor);
} // namespace wanmi::appraisal
