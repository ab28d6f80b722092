// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace wanmi::models {

/// The cameras that one person keeps at hand: favorites, and groups with names of the person's own. A value;
/// a group's name is unique, and no camera is twice in one place.
class CameraShelf
{
public:
    struct Group
    {
        QString name;
        QStringList cameras; ///< in the order in which they were put
        bool operator==(const Group &) const = default;
    };
    [[nodiscard]] static CameraShelf fromJson(const QJsonObject &json); ///< what cannot be read is left out
    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] const QStringList &favorites() const { return m_favorites; }
    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    [[nodiscard]] bool isFavorite(const QString &camera) const { return m_favorites.contains(camera); }
    [[nodiscard]] bool holds(const QString &group, const QString &camera) const;
    void toggleFavorite(const QString &camera);
    /// Into the group, which is made if there is none of that name; out of it, if the camera is there
    /// already. A name of blanks changes nothing.
    void toggle(const QString &group, const QString &camera);
    void removeGroup(const QString &group);
    bool operator==(const CameraShelf &) const = default;

private:
    QStringList m_favorites;
    std::vector<Group> m_groups;
};
} // namespace wanmi::models
