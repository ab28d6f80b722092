// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QObject>

namespace wanmi::models {

/// The scenes and walls of the replica, kept in step; what a wall shows and what the page of walls lists. GUI
/// thread.
class WallBoard : public QObject
{
    Q_OBJECT
public:
    explicit WallBoard(store::Store &store, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<domain::Scene> &scenes() const { return m_book.scenes; } ///< by sort
    [[nodiscard]] const std::vector<domain::Wall> &walls() const { return m_book.walls; }
    [[nodiscard]] const domain::Scene *scene(const QString &id) const; ///< nullptr: there is none
    [[nodiscard]] const domain::Wall *wall(const QString &id) const;
    [[nodiscard]] QStringList sceneIds() const;
    /// The first reading has come.
    [[nodiscard]] bool isRead() const { return m_read; }
    /// Central's answer to an own deed, before the feed brings it; an older version than ours is left.
    void note(const domain::Wall &wall);
    void note(const domain::Scene &scene);

public slots:
    void reload();

signals:
    void changed();

private:
    store::Store &m_store;
    store::Store::WallBook m_book;
    std::vector<domain::Wall> m_noted; ///< newer than the replica's
    bool m_read = false;
};
} // namespace wanmi::models
