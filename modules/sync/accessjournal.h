// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "protocol/access.h"
#include "sync/address.h"

#include <memory>
#include <vector>

namespace wanmi::sync {

/// What a person exported and which cameras they looked at, told to central for its audit. Written to
/// people/<person>/accesses.jsonl first: what central cannot take now is told after the next start too. Every call
/// returns at once.
class AccessJournal
{
public:
    struct Options
    {
        std::chrono::milliseconds retry{30'000}; ///< after central did not answer
        /// Looks at one camera with less than this in between are one line, and none is longer than `longest`.
        std::chrono::milliseconds pause{5 * 60'000}, longest{60 * 60'000};
    };
    /// `folder`: people/<person> of the seat.
    AccessJournal(Address central, QString token, QString folder, std::shared_ptr<const base::Clock> clock,
                  Options options);
    ~AccessJournal(); ///< what is being looked at now is written down
    AccessJournal(const AccessJournal &) = delete;
    AccessJournal &operator=(const AccessJournal &) = delete;

    void renew(const QString &token);
    void exported(const QString &what, qint64 rows, const QString &form, const QString &filter, const QString &reason = {});
    /// May be on several screens: each ends with its cameraHidden(). \param reason why it is looked at; a look that has several
    /// names them all.
    void cameraShown(const QString &id, const QString &reason = {});
    void cameraHidden(const QString &id);
    /// Those that central has not got, oldest first; looks that go on are not among them.
    [[nodiscard]] base::Answer<std::vector<protocol::Access>> waiting() const;
    /// Tries now; for tests.
    void push();

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::sync
