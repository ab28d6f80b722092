// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <span>

/// Which post may use which path; what is not named is denied.
namespace wanmi::server {

enum class Endpoint {
    Health,
    ApiDescription,
    SignIn,
    SignOut,
    Manifest,
    Snapshot,
    SnapshotFile,
    Changes,
    RangeSum,
    RangeRows,
    Commands,
    ReadLive,
    WriteLive,
    Tasks,
    SignOnOrOff,
    ListMessages,
    SendMessage,
    ReadMessage,
    ListHandovers,
    SignHandover,
    TakeHandover,
    Basemap,
    MapFile,
    PutMedia,
    GetMedia,
    ListImports,
    BeginImport,
    ReadImport,
    CancelImport,
    SendImportPart,
    ImportProblems,
    ImportDifferences,
    ApplyImport,
    ListScenes,
    PutScene,
    RemoveScene,
    ListWalls,
    PutWall,
    RemoveWall,
    SwitchScene,
    PushToWall,
    TakeBackPush,
    TellAccesses,
    CameraAccess,
    MoveCamera,
    CameraPresets,
    ListPublications,
    ReadPublication,
    Metrics
};

struct Route
{
    Endpoint endpoint;
    const char *method;
    const char *path; ///< as in the OpenAPI file
    bool isPublic = false; ///< no session needed
};
[[nodiscard]] std::span<const Route> routes();
/// What stands in the places of "/v1/imports/{id}"; nothing when the path is another one.
[[nodiscard]] std::optional<QList<QByteArray>> parametersOf(const Route &route, const QByteArray &path);

[[nodiscard]] bool mayUse(domain::Post post, Endpoint endpoint);
} // namespace wanmi::server
