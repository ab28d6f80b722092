// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "base/result.h"
#include "protocol/cameraaccess.h"
#include "protocol/messages.h"
#include "store/photofiles.h"
#include "store/store.h"
#include "sync/address.h"

#include <QObject>

#include <memory>
#include <optional>

namespace wanmi::sync {

/// POST /v1/session on a thread of its own. Errors: Denied "wrong-password", "account-locked",
/// "too-many-attempts"; Unreachable "central-unreachable", "other-authority", "other-name", "certificate-expired",
/// "certificate-not-yet-valid", "tls-failed", "https-only".
[[nodiscard]] base::Answer<base::Result<protocol::SessionGrant>> signIn(const Address &central,
                                                                        const protocol::SignIn &who);

/// The truth about the link, for status bars and for the wall's header.
struct LinkStatus
{
    enum class State {
        Stopped, ///< not started, or signed out
        Connecting,
        Bootstrapping, ///< first rows are coming; progress says how far
        Online, ///< the feed is open and everything seen so far is applied
        CatchingUp, ///< connected, changes are still to be applied
        Offline, ///< no answer; trying again with growing pauses
        Denied, ///< session ended by central: sign in again; nothing waiting is lost
    };
    State state = State::Stopped;
    QString reason; ///< token of the last failure, empty when well
    base::Instant lastContact; ///< of the last answer by central, seat's clock; epoch start: never
    std::chrono::milliseconds serverOffset{0}; ///< server time minus seat time
    qint64 rowsDone = 0, rowsTotal = 0; ///< while bootstrapping
    bool usable = false; ///< open cases, cells and areas are in the replica
    bool complete = true; ///< and so is everything else of this scope
    base::Instant
        asOf; ///< of what was applied before this link was in step, central's clock; epoch start: nothing
    int waiting = 0, rejected = 0; ///< of the outbox
    /// The last time that rows of the replica were not what central has: fetched anew since, if `isWhole`.
    struct Repair
    {
        QString table; ///< empty: never
        int rows = 0;
        bool isWhole = true;
        base::Instant at; ///< seat's clock
        friend bool operator==(const Repair &, const Repair &) = default;
    };
    Repair repair;
    friend bool operator==(const LinkStatus &, const LinkStatus &) = default;
};
[[nodiscard]] QString tokenOf(LinkStatus::State state);

/// Keeps one replica in step with central and sends what waits in the outbox; one thread of its own, all
/// calls return at once, signals arrive on the receiver's thread. Starts with a bootstrap when the store has
/// none.
class Link : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        std::chrono::seconds longPoll{25};
        std::chrono::milliseconds livePeriod{2000}; ///< 0: no live positions
        /// How fast the replica is compared with central in the background; a step of 0: not at all.
        std::chrono::milliseconds integrityStep{30'000}, integrityPause{3'600'000};
        bool wholeFiles = true; ///< a replica comes as one file where central has one and the line is fast enough
        /// When no answer of the last few was quicker, what can be packed comes packed; none: never.
        std::optional<std::chrono::milliseconds> thinAbove{20};
        QString cacheFolder; ///< for the base map
        store::PhotoFolders photos; ///< empty: commands go without the bytes of their photos
    };
    /// `store` outlives the link.
    Link(Address central, protocol::SessionGrant grant, store::Store &store,
         std::shared_ptr<const base::Clock> clock, Options options, QObject *parent = nullptr);
    ~Link() override;

    void start();
    /// Ends the connection, keeps everything (tests; a locked seat keeps running).
    void stop();
    /// DELETE /v1/session, then stop.
    void signOut();
    /// The same person signed in again: goes on where the ended session stopped, with the new one.
    void renew(const protocol::SessionGrant &grant);
    [[nodiscard]] LinkStatus status() const; ///< last published; thread of this object
    [[nodiscard]] Address central() const;

signals:
    void statusChanged(const wanmi::sync::LinkStatus &status);
    void manifestChanged(const wanmi::protocol::Manifest &manifest);
    void liveReceived(const wanmi::protocol::Live &live);
    /// The base map GeoPackage of this city lies at `path` (downloaded once per hash); empty: the city has
    /// none.
    void basemapReady(const QString &path);
    /// The published map project of this city lies at `project`, whole; both empty: the one that is shipped.
    void mapReady(const QString &project, const QString &version);
    /// How cameras are looked at, by this post; told with each connection, and when it has changed. In memory only.
    void camerasReceived(const std::vector<wanmi::protocol::CameraAccess> &accesses);
    /// Central refused one of our commands; the rejection is in the store.
    void commandRejected(const wanmi::protocol::CommandResult &result);
    /// The whole replica has been compared with central once more.
    void integrityPassed();

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::sync

Q_DECLARE_METATYPE(wanmi::sync::LinkStatus)
