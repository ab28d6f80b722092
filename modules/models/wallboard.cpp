// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wallboard.h"

#include <algorithm>

namespace wanmi::models {
namespace {
template <typename Thing> const Thing *find(const std::vector<Thing> &things, const QString &id)
{
    const auto it = std::ranges::find(things, id, &Thing::id);
    return it == things.end() ? nullptr : &*it;
}

template <typename Thing> bool replace(std::vector<Thing> &things, const Thing &thing, bool orAdd)
{
    const auto it = std::ranges::find(things, thing.id, &Thing::id);
    if (it == things.end() ? !orAdd : it->version >= thing.version)
        return false;
    if (it == things.end())
        things.push_back(thing);
    else
        *it = thing;
    return true;
}
} // namespace

WallBoard::WallBoard(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (changes.everything)
            m_noted.clear(); // perhaps of another epoch
        if (changes.everything || changes.walls)
            reload();
    });
}

void WallBoard::reload()
{
    m_store.wallBook().then(this, [this](const base::Result<store::Store::WallBook> &book) {
        // A replica that is only coming has no scenes yet; what is shown stays.
        if (!book || (book->scenes.empty() && m_read))
            return;
        m_book = *book;
        std::erase_if(m_noted,
                      [this](const domain::Wall &wall) { return !replace(m_book.walls, wall, false); });
        m_read = !m_book.scenes.empty();
        emit changed();
    });
}

void WallBoard::note(const domain::Wall &wall)
{
    if (!replace(m_book.walls, wall, true))
        return;
    std::erase_if(m_noted, [&](const domain::Wall &older) { return older.id == wall.id; });
    m_noted.push_back(wall);
    emit changed();
}

void WallBoard::note(const domain::Scene &scene)
{
    if (!replace(m_book.scenes, scene, true))
        return;
    std::ranges::stable_sort(m_book.scenes, {}, &domain::Scene::sort);
    emit changed();
}

const domain::Scene *WallBoard::scene(const QString &id) const
{
    return find(m_book.scenes, id);
}

const domain::Wall *WallBoard::wall(const QString &id) const
{
    return find(m_book.walls, id);
}

QStringList WallBoard::sceneIds() const
{
    QStringList ids;
    for (const domain::Scene &scene : m_book.scenes)
        ids.append(scene.id);
    return ids;
}
} // namespace wanmi::models
