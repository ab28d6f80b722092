// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/camerashelf.h"

#include <QJsonArray>

#include <algorithm>

namespace wanmi::models {
namespace {
void toggleIn(QStringList &list, const QString &camera)
{
    if (!list.removeOne(camera))
        list.append(camera);
}

QStringList camerasOf(const QJsonValue &json)
{
    QStringList cameras;
    for (const QJsonValue &one : json.toArray()) {
        if (one.isString())
            cameras.append(one.toString());
    }
    cameras.removeDuplicates();
    return cameras;
}
} // namespace

CameraShelf CameraShelf::fromJson(const QJsonObject &json)
{
    CameraShelf shelf;
    shelf.m_favorites = camerasOf(json[u"favorites"]);
    for (const QJsonValue &one : json[u"groups"].toArray()) {
        Group group{one[u"name"].toString().trimmed(), camerasOf(one[u"cameras"])};
        if (!group.name.isEmpty()
            && std::ranges::find(shelf.m_groups, group.name, &Group::name) == shelf.m_groups.end())
            shelf.m_groups.push_back(std::move(group));
    }
    return shelf;
}

QJsonObject CameraShelf::toJson() const
{
    QJsonArray groups;
    for (const Group &group : m_groups) {
        groups.append(QJsonObject{{QStringLiteral("name"), group.name},
                                  {QStringLiteral("cameras"), QJsonArray::fromStringList(group.cameras)}});
    }
    return {{QStringLiteral("favorites"), QJsonArray::fromStringList(m_favorites)},
            {QStringLiteral("groups"), groups}};
}

bool CameraShelf::holds(const QString &group, const QString &camera) const
{
    const auto at = std::ranges::find(m_groups, group, &Group::name);
    return at != m_groups.end() && at->cameras.contains(camera);
}

void CameraShelf::toggleFavorite(const QString &camera)
{
    toggleIn(m_favorites, camera);
}

void CameraShelf::toggle(const QString &group, const QString &camera)
{
    const QString name = group.trimmed();
    if (name.isEmpty())
        return;
    auto at = std::ranges::find(m_groups, name, &Group::name);
    if (at == m_groups.end())
        at = m_groups.insert(m_groups.end(), Group{name, {}});
    toggleIn(at->cameras, camera);
}

void CameraShelf::removeGroup(const QString &group)
{
    std::erase_if(m_groups, [&group](const Group &one) { return one.name == group; });
}
} // namespace wanmi::models
