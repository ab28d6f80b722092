// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/walls.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <optional>

namespace wanmi::domain {
namespace {
constexpr std::size_t MostRegions = 24, MostEntries = 48;
constexpr qsizetype LongestName = 40, LongestText = 200, LongestSettings = 2048;
constexpr int MinutesOfDay = 24 * 60, MinutesOfWeek = 7 * MinutesOfDay;
constexpr int ShortestTurnS = 10, LongestTurnS = 3600;

constexpr std::array Kinds = {
    RegionKind{"map", 6, 6},        RegionKind{"today", 5, 5},    RegionKind{"urgent", 5, 6},
    RegionKind{"cameras", 4, 4},    RegionKind{"pulse", 8, 6},    RegionKind{"lifecycle", 5, 4},
    RegionKind{"places", 5, 4},     RegionKind{"trend", 5, 4},    RegionKind{"cases", 5, 4},
    RegionKind{"components", 5, 4}, RegionKind{"message", 4, 2},  RegionKind{"case", 5, 4},
    RegionKind{"photos", 4, 4},     RegionKind{"timeline", 5, 4}, RegionKind{"review", 8, 6},
};

constexpr int MostClasses = 40, MostWords = 40, MostCameras = 64, MostTitle = 24;
using Form = RegionSetting::Form;
constexpr std::array Settings = {
    RegionSetting{"title", "map cameras trend cases components message", Form::Text, MostTitle, nullptr},
    RegionSetting{"titleEn", "map cameras trend cases components message", Form::Text, MostTitle, nullptr},
    RegionSetting{"measure", "map", Form::Word, 0, "open overdue overdueShare damaged grade aboveUsual"},
    RegionSetting{"classes", "map cameras trend cases components", Form::List, MostClasses, nullptr},
    RegionSetting{"words", "cameras", Form::List, MostWords, nullptr},
    RegionSetting{"cameras", "cameras", Form::List, MostCameras, nullptr},
    RegionSetting{"oneLarge", "cameras", Form::Word, 0, "6 8 13"}, // so many places, the first one large (models/cameralayout.h)
    RegionSetting{"follow", "map cameras", Form::Word, 0, "case"},
    RegionSetting{"span", "trend", Form::Word, 0, "hours days"},
    RegionSetting{"by", "places review", Form::Word, 0, "district department"},
    RegionSetting{"text", "message", Form::Text, int(LongestText), nullptr},
};

bool isId(const QString &text)
{
    static const QRegularExpression Form(QStringLiteral("^[a-z0-9][a-z0-9-]{0,31}$"));
    return Form.match(text).hasMatch();
}

bool isName(const QString &text)
{
    return !text.trimmed().isEmpty() && text.size() <= LongestName
        && std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

bool isSetting(const RegionSetting &rule, const QJsonValue &value)
{
    if (rule.form == Form::Word)
        return rule.choices().contains(value.toString());
    if (rule.form == Form::Text)
        return value.isString() && value.toString().size() <= rule.most;
    const QJsonArray list = value.toArray();
    return value.isArray() && list.size() <= rule.most
        && std::ranges::all_of(list, [](const auto &one) { return QJsonValue(one).isString(); });
}

bool areSettings(QStringView kind, const QJsonObject &settings)
{
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        const RegionSetting *rule = findRegionSetting(it.key());
        if (!rule || !rule->isOf(kind) || !isSetting(*rule, it.value()))
            return false;
    }
    return QJsonDocument(settings).toJson(QJsonDocument::Compact).size() <= LongestSettings;
}

template <typename Visit> void eachMinute(const TimetableEntry &entry, Visit visit)
{
    const int length = entry.to > entry.from ? entry.to - entry.from : entry.to - entry.from + MinutesOfDay;
    for (const int day : entry.days) {
        for (int i = 0; i < length; ++i)
            visit((std::size_t(day - 1) * MinutesOfDay + std::size_t(entry.from + i)) % MinutesOfWeek);
    }
}

bool isEntry(const TimetableEntry &entry)
{
    const auto minute = [](int value) { return value >= 0 && value < MinutesOfDay; };
    return minute(entry.from) && minute(entry.to) && !entry.days.empty() && entry.days.size() <= 7
        && std::ranges::all_of(entry.days, [](int day) { return day >= 1 && day <= 7; });
}

/// Minutes until this entry ends, or nothing when it is not its time.
std::optional<int> minutesLeft(const TimetableEntry &entry, const QDateTime &local)
{
    const int now
        = (local.date().dayOfWeek() - 1) * MinutesOfDay + local.time().hour() * 60 + local.time().minute();
    const int length = entry.to > entry.from ? entry.to - entry.from : entry.to - entry.from + MinutesOfDay;
    for (const int day : entry.days) {
        const int since = (now - ((day - 1) * MinutesOfDay + entry.from) + MinutesOfWeek) % MinutesOfWeek;
        if (since < length)
            return length - since;
    }
    return std::nullopt;
}

bool isPlace(const QString &text)
{
    const QStringList parts = text.split(u',');
    bool lonGood = false, latGood = false;
    const double lon = parts.value(0).toDouble(&lonGood), lat = parts.value(1).toDouble(&latGood);
    return parts.size() == 2 && lonGood && latGood && std::abs(lon) <= 180 && std::abs(lat) <= 90;
}

bool suits(const WallPush &push, const SceneRegion &region)
{
    static constexpr std::array<std::pair<const char *, const char *>, 6> Suiting{{{"case", "case"},
                                                                                   {"camera", "cameras"},
                                                                                   {"place", "map"},
                                                                                   {"message", "message"},
                                                                                   {"case", "photos"},
                                                                                   {"case", "cases"}}};
    return std::ranges::any_of(Suiting, [&](const auto &pair) {
        return push.kind == QLatin1StringView(pair.first) && region.kind == QLatin1StringView(pair.second);
    });
}
} // namespace

bool mayEditWalls(Post post)
{
    return post == Post::Commander || post == Post::ShiftLeader || post == Post::SysAdmin;
}

bool mayShowOnWalls(Post post)
{
    return mayEditWalls(post) || post == Post::Dispatcher || post == Post::Leader;
}

bool isCameraLayoutId(QStringView sceneId)
{
    return sceneId.startsWith(u"cam-");
}

bool isCameraLayout(const Scene &scene)
{
    return isCameraLayoutId(scene.id) && scene.regions.size() == 1 && scene.regions.front().kind == u"cameras";
}

std::span<const RegionKind> regionKinds()
{
    return Kinds;
}

const RegionKind *findRegionKind(QStringView token)
{
    const auto it = std::ranges::find_if(
        Kinds, [token](const RegionKind &kind) { return token == QLatin1StringView(kind.token); });
    return it == Kinds.end() ? nullptr : &*it;
}

bool RegionSetting::isOf(QStringView kind) const
{
    return QString::fromLatin1(kinds).split(u' ').contains(kind);
}

QStringList RegionSetting::choices() const
{
    return words ? QString::fromLatin1(words).split(u' ') : QStringList();
}

std::span<const RegionSetting> regionSettings()
{
    return Settings;
}

const RegionSetting *findRegionSetting(QStringView name)
{
    const auto it = std::ranges::find_if(
        Settings, [name](const RegionSetting &setting) { return name == QLatin1StringView(setting.name); });
    return it == Settings.end() ? nullptr : &*it;
}

bool overlap(const SceneRegion &a, const SceneRegion &b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

base::Result<void> checkRegion(const SceneRegion &region)
{
    const RegionKind *kind = findRegionKind(region.kind);
    if (!isId(region.id))
        return base::refused(QStringLiteral("bad-id"), region.id);
    if (!kind)
        return base::refused(QStringLiteral("unknown-region-kind"), region.kind);
    if (region.x < 0 || region.y < 0 || region.w > GridColumns || region.h > GridRows || region.w < 1
        || region.h < 1 || region.x > GridColumns - region.w || region.y > GridRows - region.h)
        return base::refused(QStringLiteral("region-outside"), region.id);
    if (region.w < kind->minW || region.h < kind->minH)
        return base::refused(QStringLiteral("region-too-small"), region.id);
    if (!areSettings(region.kind, region.settings))
        return base::refused(QStringLiteral("bad-settings"), region.id);
    return {};
}

base::Result<void> checkScene(const Scene &scene)
{
    if (!isId(scene.id))
        return base::refused(QStringLiteral("bad-id"), scene.id);
    if (!isName(scene.nameZh) || !isName(scene.nameEn))
        return base::refused(QStringLiteral("bad-name"), scene.id);
    if (scene.regions.empty())
        return base::refused(QStringLiteral("no-regions"));
    if (scene.regions.size() > MostRegions)
        return base::refused(QStringLiteral("too-many-regions"));
    for (std::size_t i = 0; i < scene.regions.size(); ++i) {
        if (const auto good = checkRegion(scene.regions[i]); !good)
            return good;
        for (std::size_t j = 0; j < i; ++j) {
            if (scene.regions[i].id == scene.regions[j].id)
                return base::refused(QStringLiteral("duplicate-region"), scene.regions[i].id);
            if (overlap(scene.regions[i], scene.regions[j]))
                return base::refused(QStringLiteral("regions-overlap"), scene.regions[i].id);
        }
    }
    return {};
}

base::Result<void> checkWall(const Wall &wall, const QStringList &sceneIds)
{
    if (!isId(wall.id))
        return base::refused(QStringLiteral("bad-id"), wall.id);
    if (!isName(wall.nameZh) || !isName(wall.nameEn))
        return base::refused(QStringLiteral("bad-name"), wall.id);
    const auto unknown
        = [&](const QString &scene) { return base::refused(QStringLiteral("unknown-scene"), scene); };
    if (!wall.usual.isEmpty() && !sceneIds.contains(wall.usual))
        return unknown(wall.usual);
    if (wall.timetable.size() > MostEntries)
        return base::refused(QStringLiteral("too-many-entries"));
    std::bitset<MinutesOfWeek> taken;
    for (const TimetableEntry &entry : wall.timetable) {
        if (!isEntry(entry))
            return base::refused(QStringLiteral("bad-entry"));
        if (!sceneIds.contains(entry.scene))
            return unknown(entry.scene);
        bool free = true;
        eachMinute(entry, [&](std::size_t minute) {
            free &= !taken.test(minute);
            taken.set(minute);
        });
        if (!free)
            return base::refused(QStringLiteral("entries-overlap"));
    }
    if (wall.rotation.scenes.size() > qsizetype(MostRegions) || wall.rotation.seconds < ShortestTurnS
        || wall.rotation.seconds > LongestTurnS)
        return base::refused(QStringLiteral("bad-rotation"));
    for (const QString &scene : wall.rotation.scenes) {
        if (!sceneIds.contains(scene))
            return unknown(scene);
    }
    return {};
}

base::Result<void> checkPush(const WallPush &push, const QStringList &sceneIds)
{
    if (!isId(push.id) || (!push.region.isEmpty() && !isId(push.region)))
        return base::refused(QStringLiteral("bad-id"));
    const qint64 lasts = push.untilMs - push.atMs;
    if (lasts < ShortestPushS * 1000 || lasts > qint64(LongestPushS) * 1000)
        return base::refused(QStringLiteral("bad-duration"));
    if (push.text.size() > LongestText)
        return base::refused(QStringLiteral("bad-text"));
    if (push.kind == u"message")
        return push.text.trimmed().isEmpty() ? base::refused(QStringLiteral("bad-text"))
                                             : base::Result<void>();
    if (push.kind == u"place")
        return isPlace(push.target) ? base::Result<void>() : base::refused(QStringLiteral("bad-place"));
    if (push.kind == u"scene")
        return sceneIds.contains(push.target) ? base::Result<void>()
                                              : base::refused(QStringLiteral("unknown-scene"), push.target);
    if ((push.kind != u"case" && push.kind != u"camera") || push.target.isEmpty() || push.target.size() > 64)
        return base::refused(QStringLiteral("bad-push"), push.kind);
    return {};
}

base::Result<void> pushOn(Wall &wall, const WallPush &push)
{
    dropExpired(wall, push.atMs);
    std::erase_if(wall.pushes, [&](const WallPush &other) {
        const bool bothScenes = other.kind == u"scene" && push.kind == u"scene";
        const bool noScene = other.kind != u"scene" && push.kind != u"scene";
        return other.id == push.id || bothScenes
            || (noScene && other.region == push.region
                && (!push.region.isEmpty() || other.kind == push.kind));
    });
    if (wall.pushes.size() >= MostPushes)
        return base::refused(QStringLiteral("too-many-pushes"));
    wall.pushes.push_back(push);
    return {};
}

bool dropExpired(Wall &wall, qint64 nowMs)
{
    bool dropped
        = std::erase_if(wall.pushes, [nowMs](const WallPush &push) { return push.untilMs <= nowMs; }) > 0;
    if (!wall.handScene.isEmpty() && wall.handUntilMs > 0 && wall.handUntilMs <= nowMs) {
        wall.handScene.clear();
        wall.handBy.clear();
        wall.handByName.clear();
        wall.handAtMs = wall.handUntilMs = 0;
        dropped = true;
    }
    return dropped;
}

SceneChoice sceneNow(const Wall &wall, const QStringList &sceneIds, qint64 nowMs, const QDateTime &local)
{
    using Cause = SceneChoice::Cause;
    const WallPush *pushed = nullptr;
    for (const WallPush &push : wall.pushes) {
        if (push.kind == u"scene" && push.untilMs > nowMs && sceneIds.contains(push.target)
            && (!pushed || push.atMs >= pushed->atMs))
            pushed = &push;
    }
    if (pushed)
        return {pushed->target, Cause::Push, pushed->byName, pushed->untilMs};
    if (sceneIds.contains(wall.handScene) && (wall.handUntilMs == 0 || wall.handUntilMs > nowMs))
        return {wall.handScene, Cause::Hand, wall.handByName, wall.handUntilMs};
    for (const TimetableEntry &entry : wall.timetable) {
        const auto left = minutesLeft(entry, local);
        if (left && sceneIds.contains(entry.scene))
            return {entry.scene, Cause::Timetable, {}, nowMs - nowMs % 60'000 + *left * 60'000LL};
    }
    QStringList turning = wall.rotation.scenes;
    turning.removeIf([&](const QString &scene) { return !sceneIds.contains(scene); });
    if (!turning.isEmpty() && wall.rotation.seconds > 0) {
        const qint64 turn = nowMs / (wall.rotation.seconds * 1000LL);
        return {turning.at(turn % turning.size()),
                Cause::Rotation,
                {},
                turning.size() > 1 ? (turn + 1) * wall.rotation.seconds * 1000LL : 0};
    }
    const bool usual = sceneIds.contains(wall.usual);
    return {usual ? wall.usual : sceneIds.value(0), Cause::Usual, {}, 0};
}

const SceneRegion *regionFor(const WallPush &push, const Scene &scene)
{
    const SceneRegion *found = nullptr;
    const auto rank = [&](const SceneRegion &region) {
        const int area = region.w * region.h;
        if (region.id == push.region)
            return 4'000 + area;
        if (suits(push, region))
            return 2'000 + area;
        return region.kind == u"map" ? area : 1'000 + area;
    };
    for (const SceneRegion &region : scene.regions) {
        if (!found || rank(region) > rank(*found))
            found = &region;
    }
    return found;
}
} // namespace wanmi::domain
