// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/walldesk.h"

#include <QLoggingCategory>

#include <algorithm>
#include <limits>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server")
constexpr std::size_t MostScenes = 100, MostWalls = 50;
constexpr qint64 LongestHandS = 7 * 24 * 3600;
constexpr qint64 Never = std::numeric_limits<qint64>::max();
constexpr qint64 MostUnseenMs = 60'000; // another server may have pushed something that ends

template <typename Thing> const Thing *find(const std::vector<Thing> &things, const QString &id)
{
    const auto it = std::ranges::find(things, id, &Thing::id);
    return it == things.end() ? nullptr : &*it;
}

QStringList idsOf(const std::vector<domain::Scene> &scenes)
{
    QStringList ids;
    for (const domain::Scene &scene : scenes)
        ids.append(scene.id);
    return ids;
}

tl::unexpected<Error> notFound(const char *reason, const QString &id)
{
    return base::failure(ErrorKind::NotFound, QLatin1StringView(reason), id);
}

tl::unexpected<Error> changedMeanwhile(const QString &id)
{
    return base::failure(ErrorKind::Conflict, QStringLiteral("changed-meanwhile"), id);
}

bool uses(const domain::Wall &wall, const QString &scene)
{
    return wall.usual == scene || wall.handScene == scene || wall.rotation.scenes.contains(scene)
        || std::ranges::any_of(wall.timetable, [&](const auto &entry) { return entry.scene == scene; })
        || std::ranges::any_of(
               wall.pushes, [&](const auto &push) { return push.kind == u"scene" && push.target == scene; });
}

qint64 endOf(const domain::Wall &wall)
{
    qint64 end = !wall.handScene.isEmpty() && wall.handUntilMs > 0 ? wall.handUntilMs : Never;
    for (const domain::WallPush &push : wall.pushes)
        end = std::min(end, push.untilMs);
    return end;
}

QJsonObject told(const WallChange &change)
{
    if (!change.scenes.empty())
        return protocol::toJson(change.scenes.front());
    return change.walls.empty() ? QJsonObject() : protocol::toJson(change.walls.front());
}
} // namespace

WallDesk::WallDesk(Storage &storage, JudgeQueue &judges, std::function<void(qint64)> committed,
                   std::shared_ptr<const base::Clock> clock)
    : m_storage(storage)
    , m_judges(judges)
    , m_committed(std::move(committed))
    , m_clock(std::move(clock))
{
}

bool WallDesk::change(const char *deed, const QString &object, const Asker &asker, Rule rule, Done done)
{
    return m_judges.post([this, deed, object, asker, rule = std::move(rule),
                          done = std::move(done)](Storage &storage) {
        const base::Instant now = m_clock->now();
        const auto book = storage.wallBook();
        if (!book)
            return done(tl::unexpected(book.error()));
        const auto verdict = rule(*book, base::toMs(now));
        if (!verdict)
            return done(tl::unexpected(verdict.error()));
        const AuditEntry entry{
            now, asker.account, asker.address, QLatin1StringView(deed), object, QStringLiteral("done"), {}};
        const auto seq = storage.changeWalls(*verdict, now, entry);
        if (!seq)
            return done(tl::unexpected(seq.error()));
        noteExpiry(verdict->walls);
        m_committed(*seq);
        done(told(*verdict));
    });
}

bool WallDesk::changeWall(const char *deed, const QString &id, const Asker &asker,
                          std::function<base::Result<void>(domain::Wall &, const WallBook &, qint64)> rule,
                          Done done)
{
    return change(
        deed, id, asker,
        [id, rule = std::move(rule)](const WallBook &book, qint64 nowMs) -> base::Result<WallChange> {
            const domain::Wall *present = find(book.walls, id);
            if (!present)
                return notFound("no-such-wall", id);
            domain::Wall wall = *present;
            if (const auto good = rule(wall, book, nowMs); !good)
                return tl::unexpected(good.error());
            ++wall.version;
            return WallChange{{}, {std::move(wall)}, {}, {}};
        },
        std::move(done));
}

void WallDesk::noteExpiry(const std::vector<domain::Wall> &walls)
{
    for (const domain::Wall &wall : walls)
        m_nextExpiryMs = std::min<qint64>(m_nextExpiryMs, endOf(wall));
}

bool WallDesk::put(const protocol::SceneOrder &order, const Asker &asker, Done done)
{
    return change(
        "scene-save", order.scene.id, asker,
        [order](const WallBook &book, qint64) -> base::Result<WallChange> {
            if (const auto good = domain::checkScene(order.scene); !good)
                return tl::unexpected(good.error());
            const domain::Scene *present = find(book.scenes, order.scene.id);
            if (order.baseVersion != (present ? present->version : 0))
                return changedMeanwhile(order.scene.id);
            if (!present && book.scenes.size() >= MostScenes)
                return base::refused(QStringLiteral("too-many-scenes"));
            domain::Scene scene = order.scene;
            scene.version = order.baseVersion + 1;
            return WallChange{{std::move(scene)}, {}, {}, {}};
        },
        std::move(done));
}

bool WallDesk::removeScene(const QString &id, qint64 version, const Asker &asker, Done done)
{
    return change(
        "scene-remove", id, asker,
        [id, version](const WallBook &book, qint64) -> base::Result<WallChange> {
            const domain::Scene *present = find(book.scenes, id);
            if (!present)
                return notFound("no-such-scene", id);
            if (present->version != version)
                return changedMeanwhile(id);
            if (book.scenes.size() == 1)
                return base::refused(QStringLiteral("last-scene"));
            for (const domain::Wall &wall : book.walls) {
                if (uses(wall, id))
                    return base::refused(QStringLiteral("scene-in-use"), wall.id);
            }
            return WallChange{{}, {}, {{id, version + 1}}, {}};
        },
        std::move(done));
}

bool WallDesk::put(const protocol::WallOrder &order, const Asker &asker, Done done)
{
    return change(
        "wall-save", order.wall.id, asker,
        [order](const WallBook &book, qint64) -> base::Result<WallChange> {
            if (const auto good = domain::checkWall(order.wall, idsOf(book.scenes)); !good)
                return tl::unexpected(good.error());
            const domain::Wall *present = find(book.walls, order.wall.id);
            if (order.baseVersion != (present ? present->planVersion : 0))
                return changedMeanwhile(order.wall.id);
            if (!present && book.walls.size() >= MostWalls)
                return base::refused(QStringLiteral("too-many-walls"));
            domain::Wall wall = present ? *present : domain::Wall();
            wall.id = order.wall.id;
            wall.nameZh = order.wall.nameZh;
            wall.nameEn = order.wall.nameEn;
            wall.usual = order.wall.usual;
            wall.timetable = order.wall.timetable;
            wall.rotation = order.wall.rotation;
            ++wall.version;
            ++wall.planVersion;
            return WallChange{{}, {std::move(wall)}, {}, {}};
        },
        std::move(done));
}

bool WallDesk::removeWall(const QString &id, qint64 version, const Asker &asker, Done done)
{
    return change(
        "wall-remove", id, asker,
        [id, version](const WallBook &book, qint64) -> base::Result<WallChange> {
            const domain::Wall *present = find(book.walls, id);
            if (!present)
                return notFound("no-such-wall", id);
            if (present->planVersion != version)
                return changedMeanwhile(id);
            return WallChange{{}, {}, {}, {{id, present->version + 1}}};
        },
        std::move(done));
}

bool WallDesk::switchScene(const QString &wall, const protocol::SceneSwitch &order, const Asker &asker,
                           Done done)
{
    const auto rule
        = [order, asker](domain::Wall &changed, const WallBook &book, qint64 nowMs) -> base::Result<void> {
        if (!order.scene.isEmpty() && !find(book.scenes, order.scene))
            return base::refused(QStringLiteral("unknown-scene"), order.scene);
        if (order.seconds < 0 || order.seconds > LongestHandS)
            return base::refused(QStringLiteral("bad-duration"));
        domain::dropExpired(changed, nowMs);
        // The newest deed counts: what lay over the wall goes.
        std::erase_if(changed.pushes, [](const domain::WallPush &push) { return push.kind == u"scene"; });
        const bool hand = !order.scene.isEmpty();
        changed.handScene = order.scene;
        changed.handBy = hand ? asker.account : QString();
        changed.handByName = hand ? asker.name : QString();
        changed.handAtMs = hand ? nowMs : 0;
        changed.handUntilMs = hand && order.seconds > 0 ? nowMs + order.seconds * 1000 : 0;
        return {};
    };
    return changeWall("wall-switch", wall, asker, rule, std::move(done));
}

bool WallDesk::push(const QString &wall, const protocol::PushOrder &order, const Asker &asker, Done done)
{
    const auto rule = [this, order, asker](domain::Wall &changed, const WallBook &book,
                                           qint64 nowMs) -> base::Result<void> {
        domain::WallPush push = order.push;
        push.by = asker.account;
        push.byName = asker.name;
        push.atMs = nowMs;
        push.untilMs = nowMs + std::clamp<qint64>(order.seconds, 0, domain::LongestPushS + 1) * 1000;
        if (auto good = domain::checkPush(push, idsOf(book.scenes)); !good)
            return good;
        if (push.kind == u"case" || push.kind == u"camera") {
            const bool isCase = push.kind == u"case";
            const auto there = m_storage.has(isCase ? protocol::TableNo::CaseFile : protocol::TableNo::Camera,
                                             push.target);
            if (!there)
                return tl::unexpected(there.error());
            if (!*there)
                return notFound(isCase ? "no-such-case" : "no-such-camera", push.target);
        }
        return domain::pushOn(changed, push);
    };
    return changeWall("wall-push", wall, asker, rule, std::move(done));
}

bool WallDesk::takeBack(const QString &wall, const QString &push, const Asker &asker, Done done)
{
    const auto rule = [push](domain::Wall &changed, const WallBook &, qint64 nowMs) -> base::Result<void> {
        const auto gone = std::erase_if(changed.pushes, [&](const auto &one) { return one.id == push; });
        if (gone == 0)
            return notFound("no-such-push", push);
        domain::dropExpired(changed, nowMs);
        return {};
    };
    return changeWall("wall-take-back", wall, asker, rule, std::move(done));
}

void WallDesk::endExpired(const std::function<void()> &done)
{
    const auto told = [done] {
        if (done)
            done();
    };
    if (base::toMs(m_clock->now()) < m_nextExpiryMs)
        return told();
    const bool taken = m_judges.post([this, told](Storage &storage) {
        const base::Instant now = m_clock->now();
        auto book = storage.wallBook();
        if (!book) {
            qCWarning(log) << "walls cannot be read:" << book.error().reason;
            return told();
        }
        WallChange over;
        qint64 next = Never;
        for (domain::Wall &wall : book->walls) {
            if (domain::dropExpired(wall, base::toMs(now))) {
                ++wall.version;
                over.walls.push_back(wall);
            }
            next = std::min(next, endOf(wall));
        }
        const auto seq = over.walls.empty() ? base::Result<qint64>(0) : storage.changeWalls(over, now, {});
        if (!seq)
            qCWarning(log) << "expired pushes stay:" << seq.error().reason;
        else
            m_nextExpiryMs = std::min(next, base::toMs(now) + MostUnseenMs);
        if (seq && *seq > 0)
            m_committed(*seq);
        told();
    });
    if (!taken)
        told();
}
} // namespace wanmi::server
