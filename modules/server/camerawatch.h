// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "server/storage.h"

#include <chrono>
#include <QHash>
#include <QTimeZone>

namespace wanmi::server {

/// Looks at every camera now and then, counts its availability (在线率) and says which one has been dead for so long that
/// its unit should hear of it. A rule over values; writing and asking is the caller's. One thread at a time.
///
/// A camera is on when its device said so within `fresh`. While nothing says anything (the gateway is away) nothing is
/// known of any camera and nothing is counted. What was counted is handed out each hour, when a day ends, and with every
/// camera that went on or off.
class CameraWatch
{
public:
    struct Rule
    {
        std::chrono::milliseconds every = std::chrono::minutes(10); ///< as the caller keeps it: 144 checks a day
        std::chrono::milliseconds fresh = std::chrono::minutes(10);
        std::chrono::milliseconds deadAfter = std::chrono::hours(24); ///< off for so long: proposed; 0: never
    };
    struct Outage
    {
        OwnedCamera camera;
        base::Instant since;
    };
    struct Found
    {
        std::vector<CameraChecks> checks; ///< to be written now
        std::vector<Outage> dead; ///< to be proposed; each outage once
        /// More than a tenth of all cameras is off: that is the network, the power or the gateway, and no camera is proposed
        /// until it is over.
        bool isWideOutage = false;
    };

    explicit CameraWatch(const Rule &rule, const QTimeZone &zone);
    /// What was known before this program began: who was off since when.
    void resume(std::span<const protocol::CameraMonth> months);
    /// Something says how its cameras are.
    [[nodiscard]] bool isInformed(const QHash<QString, protocol::LiveCamera> &said, base::Instant now) const;
    [[nodiscard]] Found look(std::span<const OwnedCamera> cameras, const QHash<QString, protocol::LiveCamera> &said, base::Instant now);
    /// What has been counted and not handed out, at the end.
    [[nodiscard]] std::vector<CameraChecks> rest();

private:
    struct Known
    {
        CameraChecks counted; ///< checks 0: nothing
        qint64 offSinceMs = 0;
        bool isProposed = false;
    };
    const Rule m_rule;
    const QTimeZone m_zone;
    QHash<QString, Known> m_known;
    std::optional<base::Instant> m_handedOut;
};

/// The case that is proposed of it, as a camera's own report: an acceptor decides. The same for the same outage.
[[nodiscard]] protocol::Command outageReport(const CameraWatch::Outage &outage, base::Instant now);
} // namespace wanmi::server
