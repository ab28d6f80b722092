// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenestate.h"

#include "protocol/walls.h"

#include <QFile>

#include <algorithm>

namespace wanmi::wall {
namespace {
constexpr int LookMs = 500; ///< a push is gone at most this long after its time

std::vector<domain::Scene> shippedScenes()
{
    QFile file(QStringLiteral(":/wanmi/scenes/shipped.json")); // in memory
    const auto shipped
        = protocol::shippedWallsFrom(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    return shipped ? shipped->scenes : std::vector<domain::Scene>();
}
} // namespace

SceneState::SceneState(models::WallBoard &board, models::Words &words,
                       std::shared_ptr<const base::Clock> clock, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_words(words)
    , m_clock(std::move(clock))
    , m_shipped(shippedScenes())
{
    connect(&m_board, &models::WallBoard::changed, this, &SceneState::look);
    connect(&m_words, &models::Words::changed, this, &SceneState::namesChanged);
    connect(&m_second, &QTimer::timeout, this, &SceneState::look);
    m_second.start(LookMs);
    look();
}

void SceneState::setWallId(const QString &id)
{
    if (id == m_wallId)
        return;
    m_wallId = id;
    look();
    emit sceneChanged();
}

void SceneState::setServerOffset(std::chrono::milliseconds offset)
{
    m_offset = offset;
}

qint64 SceneState::serverMs() const
{
    return base::toMs(m_clock->now()) + m_offset.count();
}

const domain::Wall *SceneState::wall() const
{
    if (const domain::Wall *own = m_board.wall(m_wallId))
        return own;
    // A workstation whose wall is gone, or that never chose: the first one.
    return m_board.walls().empty() ? nullptr : &m_board.walls().front();
}

void SceneState::look()
{
    const qint64 nowMs = serverMs();
    const domain::Wall *wall = this->wall();
    static const domain::Wall None;
    const domain::Wall &shown = wall ? *wall : None;
    const bool isRead = m_board.isRead();
    QStringList ids = m_board.sceneIds();
    if (!isRead) {
        for (const domain::Scene &scene : m_shipped)
            ids.append(scene.id);
    }
    const domain::SceneChoice now
        = domain::sceneNow(shown, ids, nowMs, QDateTime::fromMSecsSinceEpoch(nowMs));
    const domain::Scene *scene = isRead ? m_board.scene(now.scene) : nullptr;
    if (!isRead && !m_shipped.empty())
        scene = &m_shipped.front();
    const bool otherOrigin = now.cause != m_choice.cause || now.byName != m_choice.byName
        || now.untilMs != m_choice.untilMs || now.scene != m_choice.scene;
    m_choice = now;
    if (scene && *scene != m_scene)
        showScene(*scene);
    if (otherOrigin)
        emit namesChanged();
    showPushes(shown, nowMs);
}

void SceneState::showScene(const domain::Scene &scene)
{
    m_scene = scene;
    ++m_shownScenes;
    emit sceneChanged(); // before the regions: they ask whether something has been shown before
    m_regions.show(m_scene);
    emit namesChanged();
}

void SceneState::showPushes(const domain::Wall &wall, qint64 nowMs)
{
    std::vector<PushModel::Shown> shown;
    domain::WallPush onMap;
    m_pushedCase.clear();
    for (const domain::WallPush &push : wall.pushes) {
        if (push.kind == u"scene" || push.untilMs <= nowMs)
            continue;
        const domain::SceneRegion *region = domain::regionFor(push, m_scene);
        if (!region)
            continue;
        const bool map = region->kind == u"map" && (push.kind == u"case" || push.kind == u"place");
        // Two that end up in one region of this scene: the newer one is seen.
        const QRectF place = m_regions.placeOf(region->id);
        std::erase_if(shown, [&](const auto &older) { return older.place == place; });
        shown.push_back({push, place, map});
        if (push.kind == u"case")
            m_pushedCase = push.target;
        if (map)
            onMap = push;
    }
    m_pushes.show(std::move(shown), nowMs);
    if (onMap == m_mapPush)
        return;
    m_mapPush = onMap;
    emit mapPushChanged();
}

bool SceneState::followsACase() const
{
    return std::ranges::any_of(m_scene.regions, [](const domain::SceneRegion &region) {
        return region.kind == u"case" || region.kind == u"timeline" || region.kind == u"photos";
    });
}

void SceneState::setRoom(double width, double height, double gap)
{
    m_regions.setRoom({width, height}, gap);
    look();
}

QString SceneState::sceneName() const
{
    return m_words.isChinese() || m_scene.nameEn.isEmpty() ? m_scene.nameZh : m_scene.nameEn;
}

QString SceneState::origin() const
{
    const auto until = [this](const QString &text) {
        return m_choice.untilMs == 0
            ? text
            : tr("%1, until %2").arg(text, m_words.moment(double(m_choice.untilMs), double(serverMs())));
    };
    switch (m_choice.cause) {
    case domain::SceneChoice::Cause::Timetable:
        return until(tr("timetable"));
    case domain::SceneChoice::Cause::Rotation:
        return tr("in turn");
    case domain::SceneChoice::Cause::Hand:
        return until(tr("by hand: %1").arg(m_choice.byName));
    case domain::SceneChoice::Cause::Push:
        return until(tr("sent by %1").arg(m_choice.byName));
    case domain::SceneChoice::Cause::Usual:
        break;
    }
    return {};
}
} // namespace wanmi::wall
