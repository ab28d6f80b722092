// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/actor.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <span>
#include <vector>

/// What walls show: scenes of regions, a timetable, and what a seat has pushed. Values and rules; no I/O.
namespace wanmi::domain {

/// A scene's regions lie on the wall between its header and its newest line, on a grid of half units: 12 by 8
/// units of design.md §4 are 24 by 16 cells here.
inline constexpr int GridColumns = 24, GridRows = 16;

[[nodiscard]] bool mayShowOnWalls(Post post); ///< switch scenes, push, take back
[[nodiscard]] bool mayEditWalls(Post post); ///< scenes, timetables

struct SceneRegion
{
    QString id; ///< within its scene; what a push names
    QString kind; ///< of regionKinds()
    int x = 0, y = 0, w = 0, h = 0; ///< cells of the grid
    QJsonObject settings; ///< of settingsOf(kind)
    friend bool operator==(const SceneRegion &, const SceneRegion &) = default;
};

/// A layout of cameras that somebody shares: a scene of one region of cameras, whose id begins with "cam-". Whoever may show
/// on walls may make and remove such ones.
[[nodiscard]] bool isCameraLayoutId(QStringView sceneId);

struct RegionKind
{
    const char *token;
    int minW, minH; ///< below it its text would be cut
};
[[nodiscard]] std::span<const RegionKind> regionKinds();
[[nodiscard]] const RegionKind *findRegionKind(QStringView token);

/// What a region can be told beside its place. A word is one of `words`; a text has at most `most`
/// characters; a list has at most `most` texts.
struct RegionSetting
{
    enum class Form { Word, Text, List };
    const char *name;
    const char *kinds; ///< of regions that can be told it, separated by blanks
    Form form;
    int most;
    const char *words; ///< of a Word, separated by blanks

    [[nodiscard]] bool isOf(QStringView kind) const;
    [[nodiscard]] QStringList choices() const;
};
[[nodiscard]] std::span<const RegionSetting> regionSettings();
[[nodiscard]] const RegionSetting *findRegionSetting(QStringView name);

struct Scene
{
    QString id, nameZh, nameEn;
    int sort = 0;
    std::vector<SceneRegion> regions;
    qint64 version = 0;
    friend bool operator==(const Scene &, const Scene &) = default;
};

/// Errors (Refused): "bad-id", "bad-name", "no-regions", "too-many-regions", "unknown-region-kind",
/// "duplicate-region", "region-outside", "region-too-small", "regions-overlap", "bad-settings".
[[nodiscard]] base::Result<void> checkScene(const Scene &scene);
[[nodiscard]] bool isCameraLayout(const Scene &scene);
/// The region's own part of it, for the editor while it is dragged.
[[nodiscard]] base::Result<void> checkRegion(const SceneRegion &region);
[[nodiscard]] bool overlap(const SceneRegion &a, const SceneRegion &b);

/// "Monday to Friday from 20:00 to 07:00 the night watch". Local time; `to` before `from` is the next day.
struct TimetableEntry
{
    std::vector<int> days; ///< 1 Monday … 7 Sunday: on which it begins
    int from = 0, to = 0; ///< minutes of the day, 0 … 1439; equal: the whole day
    QString scene;
    friend bool operator==(const TimetableEntry &, const TimetableEntry &) = default;
};

/// Where the timetable names nothing: these in turn. Walls that rotate the same scenes change together.
struct Rotation
{
    QStringList scenes;
    int seconds = 60;
    friend bool operator==(const Rotation &, const Rotation &) = default;
};

/// Something a seat put on a wall for a while.
struct WallPush
{
    QString id; ///< chosen by the seat: sending it twice pushes once
    QString region; ///< of the scene shown; empty: the wall finds a fitting one (a scene: the whole wall)
    QString kind; ///< case, camera, place, scene, message
    QString target; ///< case id, camera id, "lon,lat", scene id; empty for a message
    QString text; ///< what the message says, what the place is called
    QString by, byName; ///< account and name
    qint64 atMs = 0, untilMs = 0;
    friend bool operator==(const WallPush &, const WallPush &) = default;
};

struct Wall
{
    QString id, nameZh, nameEn;
    QString usual; ///< the scene when nothing else says one
    std::vector<TimetableEntry> timetable;
    Rotation rotation;
    QString handScene; ///< switched by hand; empty: it is not
    QString handBy, handByName;
    qint64 handAtMs = 0, handUntilMs = 0; ///< until 0: until somebody gives it back
    std::vector<WallPush> pushes;
    qint64 version = 0; ///< of everything
    qint64 planVersion = 0; ///< of names and plan: a push is no conflict for whoever edits them
    friend bool operator==(const Wall &, const Wall &) = default;
};

/// What its editors decide: names, usual scene, timetable, rotation. Errors (Refused): "bad-id", "bad-name",
/// "unknown-scene", "too-many-entries", "bad-entry", "entries-overlap", "bad-rotation".
[[nodiscard]] base::Result<void> checkWall(const Wall &wall, const QStringList &sceneIds);

inline constexpr int MostPushes = 24; ///< on one wall at a time
inline constexpr int ShortestPushS = 5, LongestPushS = 24 * 3600;
/// As a seat asks for it; `untilMs - atMs` is how long. Errors (Refused): "bad-id", "bad-push", "bad-place",
/// "bad-text", "bad-duration", "unknown-scene".
[[nodiscard]] base::Result<void> checkPush(const WallPush &push, const QStringList &sceneIds);
/// Puts it on: one of the same region and kind of place goes for it, and so do those whose time is over.
/// Errors (Refused): "too-many-pushes".
[[nodiscard]] base::Result<void> pushOn(Wall &wall, const WallPush &push);
/// Ends by-hand switching and pushes whose time is over; false: there was none.
bool dropExpired(Wall &wall, qint64 nowMs);

/// Which scene a wall shows now and why.
struct SceneChoice
{
    enum class Cause { Usual, Rotation, Timetable, Hand, Push };
    QString scene;
    Cause cause = Cause::Usual;
    QString byName; ///< of Hand and Push
    qint64 untilMs = 0; ///< 0: nothing ends it by itself
};
/// The newest deed counts: a pushed scene lies over one switched by hand, because it ends by itself and what
/// was there comes back; switching by hand takes pushed scenes away (central does). Then timetable, rotation,
/// usual, the first of `sceneIds`. Scenes that are not in `sceneIds` are passed over.
[[nodiscard]] SceneChoice sceneNow(const Wall &wall, const QStringList &sceneIds, qint64 nowMs,
                                   const QDateTime &local);

/// Where a push is shown while this scene is on: its region, else one whose kind suits it, else the largest
/// that is no map. Null: a scene without regions.
[[nodiscard]] const SceneRegion *regionFor(const WallPush &push, const Scene &scene);
} // namespace wanmi::domain
