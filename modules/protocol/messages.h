// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/caseorder.h"
#include "protocol/rowcodec.h"
#include "protocol/terms.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/// Requests and answers of central's REST API under /v1 (resources/api/openapi.json describes them all).
/// Every type has toJson() and a fromJson() that returns Corrupt "bad-message" on anything unexpected.
namespace wanmi::protocol {

/// POST /v1/session {account, password, seat} -> 201 SessionGrant. DELETE /v1/session -> 204.
struct SignIn
{
    QString account, password, seat;
};
struct SessionGrant
{
    QString token; ///< opaque, 32 random bytes base64url; header "Authorization: Bearer …"
    base::Instant expires;
    QString account, name, post, department, dutyGrid, district;
    QString scope; ///< hash that names what this session may see; one replica per scope
    bool wholeCity = false; ///< sees all cases
    bool reporterData = false;
    base::Instant serverTime;
};

/// GET /v1/sync/manifest -> 200
/// A whole replica file of this scope, for GET /v1/snapshots/{hash}: zstd, immutable, in parts as one likes.
struct SnapshotOffer
{
    QString hash; ///< blake2b-256 of the compressed bytes, hex; empty: no file
    qint64 bytes = 0, rawBytes = 0;
    QString cursor; ///< the change feed goes on there
    int schema = 0; ///< of the file (store::ReplicaSchema)
};

struct Manifest
{
    QString cityName, cityNameEn;
    qint64 epoch = 0;
    int schema = 1;
    QString scope;
    base::Instant serverTime;
    qint64 tail = 0; ///< newest sequence number
    QString basemapHash; ///< of GET /v1/basemap (GeoPackage); empty: none
    qint64 basemapBytes = 0;
    double west = 0, south = 0, east = 0, north = 0; ///< of the city
    QString videoUrl; ///< rtsp://host:port; a camera's stream path follows. Empty: no video
    QString attribution; ///< of the base map, may be empty
    QString mapVersion; ///< of the published map project (mapedition.h); empty: the shipped one
    Terms terms; ///< the trade words this city says differently
    std::vector<std::pair<QString, qint64>> counts; ///< rows per table in this scope, for progress
    SnapshotOffer snapshot; ///< of this moment; a fact of no kept manifest
};

/// GET /v1/sync/snapshot[?table=name][&after=PLACE&cursor=CURSOR] -> 200 application/cbor-seq: rows of this scope in
/// the order of tables(), open cases before closed ones, each by id, actions of the last 90 days; last item is the
/// trailer [cursorText, "end"]. Header X-Wanmi-Cursor carries the cursor too. A stream that was cut goes on after its
/// last row (streamplace.h); the feed then goes on from the cursor of the FIRST stream, which brings what has changed
/// among the rows that had come. 410 when that cursor is of another epoch or scope or too old.

/// GET /v1/changes?after=CURSOR&limit=2000&wait=25 -> 200 ChangePage | 204 (nothing within wait) |
/// 410 {reason: "epoch" | "expired" | "schema" | "scope"}: bootstrap again.
struct ChangePage
{
    std::vector<RowChange> items;
    QString next; ///< opaque cursor: base64url(epoch, scope, seq)
    bool more = false;
    base::Instant serverTime;
};

/// POST /v1/commands {commands: [Command]} -> 200 {results: [CommandResult], serverTime}
struct Command
{
    QString key; ///< ActionId text: idempotency key
    int baseVersion = 0; ///< the case's version the person saw; 0 for new cases
    base::Instant occurredAt; ///< the seat's clock, evidence only
    domain::CaseOrder order;
    /// Of actions of two persons: the token of a session that the second one opened. Central uses it up and
    /// records it nowhere.
    QString approval = {};
};
struct CommandResult
{
    QString key;
    QString status; ///< applied, rejected, duplicate (of an applied one: same answer as the first time)
    QString kind; ///< of a rejection: refused, conflict, denied, not-found
    QString reason;
    int version = 0; ///< of the case after it (or as it is now, when rejected)
    QString state;
    qint64 seq = 0;
};

/// GET /v1/live -> 200: last values that never enter the change log.
struct LiveVehicle
{
    QString id;
    double lon = 0, lat = 0, headingDeg = 0, speedKmh = 0;
    base::Instant at;
};
struct LiveSupervisor
{
    QString id;
    double lon = 0, lat = 0;
    base::Instant at;
};
struct LiveCamera
{
    QString id;
    bool on = false; ///< what the device says
    base::Instant at;
};
struct Live
{
    base::Instant serverTime;
    std::vector<LiveVehicle> vehicles;
    std::vector<LiveSupervisor> supervisors;
    std::vector<LiveCamera> cameras;
    QString mapVersion; ///< as in the manifest: told here too, because this is asked for every two seconds
};
/// POST /v1/live (vehicles' and supervisors' terminals, camera gateway) Live -> 204.

/// GET /v1/tasks -> 200 {tasks: [Task]}: the open tasks of the signed-in supervisor, as a handheld asks.
struct Task
{
    QString caseId;
    int caseVersion = 0;
    QString kind; ///< verify, check
    QString caseKind, classCode, address, description, cell;
    double lon = 0, lat = 0;
    std::optional<base::Instant> due;
};

/// Every error answer: {"error": {"kind", "reason", "message", "detail"?}}; reason is stable, message English
/// for people.
struct ErrorBody
{
    QString kind, reason, message;
};

[[nodiscard]] QJsonObject toJson(const SignIn &);
[[nodiscard]] QJsonObject toJson(const SessionGrant &);
[[nodiscard]] QJsonObject toJson(const SnapshotOffer &);
[[nodiscard]] QJsonObject toJson(const Manifest &);
[[nodiscard]] QJsonObject toJson(const ChangePage &);
[[nodiscard]] QJsonObject toJson(const Command &);
[[nodiscard]] QJsonObject toJson(const CommandResult &);
[[nodiscard]] QJsonObject toJson(const Live &);
[[nodiscard]] QJsonObject toJson(const Task &);
[[nodiscard]] QJsonObject toJson(const ErrorBody &);

template <typename T> [[nodiscard]] base::Result<T> fromJson(const QJsonObject &json);
template <> base::Result<SignIn> fromJson<SignIn>(const QJsonObject &);
template <> base::Result<SessionGrant> fromJson<SessionGrant>(const QJsonObject &);
template <> base::Result<SnapshotOffer> fromJson<SnapshotOffer>(const QJsonObject &);
template <> base::Result<Manifest> fromJson<Manifest>(const QJsonObject &);
template <> base::Result<ChangePage> fromJson<ChangePage>(const QJsonObject &);
template <> base::Result<Command> fromJson<Command>(const QJsonObject &);
template <> base::Result<CommandResult> fromJson<CommandResult>(const QJsonObject &);
template <> base::Result<Live> fromJson<Live>(const QJsonObject &);
template <> base::Result<Task> fromJson<Task>(const QJsonObject &);
template <> base::Result<ErrorBody> fromJson<ErrorBody>(const QJsonObject &);
} // namespace wanmi::protocol
