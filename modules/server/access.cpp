// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access.h"

#include "domain/walls.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace wanmi::server {
namespace {
using domain::Post;

constexpr std::array Routes = {
    Route{Endpoint::Health, "GET", "/v1/health", true},
    Route{Endpoint::ApiDescription, "GET", "/v1/openapi.json", true},
    Route{Endpoint::SignIn, "POST", "/v1/session", true},
    Route{Endpoint::SignOut, "DELETE", "/v1/session"},
    Route{Endpoint::Manifest, "GET", "/v1/sync/manifest"},
    Route{Endpoint::Snapshot, "GET", "/v1/sync/snapshot"},
    Route{Endpoint::SnapshotFile, "GET", "/v1/snapshots/{hash}"},
    Route{Endpoint::Changes, "GET", "/v1/changes"},
    Route{Endpoint::RangeSum, "GET", "/v1/sync/sums"},
    Route{Endpoint::RangeRows, "GET", "/v1/sync/rows"},
    Route{Endpoint::Commands, "POST", "/v1/commands"},
    Route{Endpoint::ReadLive, "GET", "/v1/live"},
    Route{Endpoint::WriteLive, "POST", "/v1/live"},
    Route{Endpoint::Tasks, "GET", "/v1/tasks"},
    Route{Endpoint::SignOnOrOff, "POST", "/v1/duty"},
    Route{Endpoint::ListMessages, "GET", "/v1/messages"},
    Route{Endpoint::SendMessage, "POST", "/v1/messages"},
    Route{Endpoint::ReadMessage, "POST", "/v1/messages/{id}/read"},
    Route{Endpoint::ListHandovers, "GET", "/v1/handovers"},
    Route{Endpoint::SignHandover, "POST", "/v1/handovers"},
    Route{Endpoint::TakeHandover, "POST", "/v1/handovers/{id}/take"},
    Route{Endpoint::Basemap, "GET", "/v1/basemap"},
    Route{Endpoint::MapFile, "GET", "/v1/maps/{hash}"},
    Route{Endpoint::PutMedia, "PUT", "/v1/media/{hash}"},
    Route{Endpoint::GetMedia, "GET", "/v1/media/{hash}"},
    Route{Endpoint::ListImports, "GET", "/v1/imports"},
    Route{Endpoint::BeginImport, "POST", "/v1/imports"},
    Route{Endpoint::ReadImport, "GET", "/v1/imports/{id}"},
    Route{Endpoint::CancelImport, "DELETE", "/v1/imports/{id}"},
    Route{Endpoint::SendImportPart, "PUT", "/v1/imports/{id}/files/{n}"},
    Route{Endpoint::ImportProblems, "GET", "/v1/imports/{id}/problems"},
    Route{Endpoint::ImportDifferences, "GET", "/v1/imports/{id}/differences"},
    Route{Endpoint::ApplyImport, "POST", "/v1/imports/{id}/apply"},
    Route{Endpoint::ListScenes, "GET", "/v1/scenes"},
    Route{Endpoint::PutScene, "PUT", "/v1/scenes/{id}"},
    Route{Endpoint::RemoveScene, "DELETE", "/v1/scenes/{id}"},
    Route{Endpoint::ListWalls, "GET", "/v1/walls"},
    Route{Endpoint::PutWall, "PUT", "/v1/walls/{id}"},
    Route{Endpoint::RemoveWall, "DELETE", "/v1/walls/{id}"},
    Route{Endpoint::SwitchScene, "POST", "/v1/walls/{id}/scene"},
    Route{Endpoint::PushToWall, "POST", "/v1/walls/{id}/pushes"},
    Route{Endpoint::TakeBackPush, "DELETE", "/v1/walls/{id}/pushes/{push}"},
    Route{Endpoint::TellAccesses, "POST", "/v1/accesses"},
    Route{Endpoint::CameraAccess, "GET", "/v1/cameras/access"},
    Route{Endpoint::MoveCamera, "POST", "/v1/cameras/{id}/moves"},
    Route{Endpoint::CameraPresets, "GET", "/v1/cameras/{id}/presets"},
    Route{Endpoint::ListPublications, "GET", "/v1/evaluation/publications"},
    Route{Endpoint::ReadPublication, "GET", "/v1/evaluation/publications/{id}"},
    Route{Endpoint::Metrics, "GET", "/metrics", true},
};

bool isOneOf(Post post, std::initializer_list<Post> posts)
{
    return std::ranges::find(posts, post) != posts.end();
}

// Gateways bring things in; they sit at no screen.
bool isGateway(Post post)
{
    return isOneOf(post, {Post::Portal, Post::Camera});
}

bool sitsAtSeat(Post post)
{
    return isOneOf(post,
                   {Post::Supervisor, Post::Acceptor, Post::ShiftLeader, Post::Dispatcher,
                    Post::DepartmentOfficer, Post::DepartmentLeader, Post::DistrictCenter, Post::Inspector,
                    Post::Leader, Post::Evaluator, Post::Commander, Post::SysAdmin});
}
} // namespace

std::span<const Route> routes()
{
    return Routes;
}

std::optional<QList<QByteArray>> parametersOf(const Route &route, const QByteArray &path)
{
    QList<QByteArray> parameters;
    const QByteArrayView fixed(route.path);
    if (!fixed.contains('{'))
        return path == fixed ? std::optional(parameters) : std::nullopt;
    const qsizetype brace = fixed.indexOf('{');
    if (QByteArrayView(path).first(std::min(brace, path.size())) != fixed.first(brace))
        return std::nullopt;
    const QByteArray pattern = route.path;
    const QList<QByteArray> expected = pattern.split('/'), given = path.split('/');
    if (expected.size() != given.size())
        return std::nullopt;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        if (expected[i].startsWith('{') && !given[i].isEmpty() && given[i].size() <= 64)
            parameters.append(given[i]);
        else if (expected[i] != given[i])
            return std::nullopt;
    }
    return parameters;
}

bool mayUse(Post post, Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Health:
    case Endpoint::ApiDescription:
    case Endpoint::SignIn:
    case Endpoint::Metrics: // of this machine, or with a token of its own
        return true;
    case Endpoint::SignOut:
    case Endpoint::Manifest:
        return sitsAtSeat(post) || isGateway(post);
    case Endpoint::Snapshot:
    case Endpoint::SnapshotFile:
    case Endpoint::Changes:
    case Endpoint::RangeSum:
    case Endpoint::RangeRows:
    case Endpoint::Basemap:
    case Endpoint::MapFile:
    case Endpoint::ReadLive:
        return sitsAtSeat(post);
    case Endpoint::GetMedia: // which of them, the cases say that they see
        return sitsAtSeat(post) || isGateway(post);
    case Endpoint::PutMedia: // of use to a command only
    case Endpoint::Commands: // the workflow says which; these posts have no business decisions at all
        return post != Post::System && !isOneOf(post, {Post::Evaluator, Post::Commander, Post::SysAdmin})
            && (sitsAtSeat(post) || isGateway(post));
    case Endpoint::WriteLive:
        return isOneOf(post, {Post::Camera, Post::Supervisor});
    case Endpoint::Tasks:
    case Endpoint::SignOnOrOff:
        return post == Post::Supervisor;
    case Endpoint::ListMessages:
    case Endpoint::SendMessage:
    case Endpoint::ReadMessage: // which of them, the addressees say
        return sitsAtSeat(post) && post != Post::SysAdmin;
    case Endpoint::ListHandovers:
    case Endpoint::SignHandover:
    case Endpoint::TakeHandover: // of the own side
        return isOneOf(post, {Post::Acceptor, Post::ShiftLeader, Post::Dispatcher, Post::Commander});
    case Endpoint::ListImports:
    case Endpoint::BeginImport:
    case Endpoint::ReadImport:
    case Endpoint::CancelImport:
    case Endpoint::SendImportPart:
    case Endpoint::ImportProblems:
    case Endpoint::ImportDifferences:
    case Endpoint::ApplyImport: // reports may name people of the public
        return post == Post::SysAdmin;
    case Endpoint::ListScenes:
    case Endpoint::ListWalls:
    case Endpoint::CameraAccess: // which of them, the secrets say
    case Endpoint::TellAccesses: // what a seat shows or writes to a file
        return sitsAtSeat(post);
    case Endpoint::MoveCamera: // which of them, the gateways and the secrets say
    case Endpoint::CameraPresets:
        return isOneOf(post, {Post::Acceptor, Post::ShiftLeader, Post::Dispatcher, Post::DistrictCenter, Post::Inspector,
                              Post::Commander});
    case Endpoint::ListPublications:
    case Endpoint::ReadPublication: // people by name: the evaluator only
        return isOneOf(post, {Post::Leader, Post::Evaluator});
    case Endpoint::PutScene: // but for editors only layouts of cameras (Api::walls)
    case Endpoint::RemoveScene:
        return domain::mayShowOnWalls(post);
    case Endpoint::PutWall:
    case Endpoint::RemoveWall:
        return domain::mayEditWalls(post);
    case Endpoint::SwitchScene:
    case Endpoint::PushToWall:
    case Endpoint::TakeBackPush: // who leads what the room looks at
        return domain::mayShowOnWalls(post);
    }
    return false;
}
} // namespace wanmi::server
