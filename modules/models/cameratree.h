// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"
#include "models/camerashelf.h"

#include <QAbstractItemModel>

namespace wanmi::models {

/// The cameras as a tree: a person's favorites and groups first, then all of them by one order: by district
/// and industry, by industry and district, or by the unit that owns them. Every branch knows how many it
/// holds, and how many of them are on and off. A filter leaves the cameras that match, and the branches that
/// lead to them. A camera is dragged as text of MimeType.
class CameraTree : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Order { District, Industry, Unit };
    enum Role {
        CameraIdRole = Qt::UserRole + 1, ///< empty: a branch
        KeyRole, ///< the same for the same node after every rebuild
        GroupRole, ///< name of the person's group that this is or lies in; empty: none
        TotalRole,
        OnRole, ///< how many said that they are on
        OffRole, ///< how many said that they are off; the others never spoke
        FavoriteRole,
        ChecksRole, ///< how often central looked at them lately (CameraList::Availability); 0: it did not
        OnlineRole ///< how often they were found on
    };
    static constexpr auto MimeType = "application/x-wanmi-camera";

    CameraTree(CameraList &list, const Words &words, QObject *parent = nullptr);
    void setOrder(Order order);
    void setShelf(CameraShelf shelf);
    /// In name or number, district, industry or unit; empty: all.
    void setFilter(const QString &text);
    /// Words of the face for two branches: the favorites, and cameras of no unit.
    void setNames(const QString &favorites, const QString &none);

    [[nodiscard]] Order order() const { return m_order; }
    [[nodiscard]] const CameraShelf &shelf() const { return m_shelf; }
    [[nodiscard]] int count() const { return m_count; } ///< cameras that match
    [[nodiscard]] QModelIndex find(const QString &key) const; ///< invalid: no such node now

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    struct Node
    {
        size_t parent = 0;
        int row = 0;
        QString key, name, camera, group;
        std::vector<size_t> children;
        int total = 0, on = 0, off = 0;
        qint64 checks = 0, online = 0;
    };
    void build();
    void recount();
    std::vector<size_t> sum(); ///< the nodes whose figures changed
    size_t branch(size_t parent, const QString &key, const QString &name, const QString &group = {});
    void leaf(size_t parent, const domain::Camera &camera);
    void kept(const QString &key, const QString &name, const QString &group, const QStringList &cameras);
    void file(const domain::Camera &camera);
    [[nodiscard]] bool matches(const domain::Camera &camera) const;
    [[nodiscard]] const Node &node(const QModelIndex &index) const { return m_nodes[index.internalId()]; }
    [[nodiscard]] QModelIndex indexOf(size_t node) const;

    CameraList &m_list;
    const Words &m_words;
    Order m_order = Order::District;
    CameraShelf m_shelf;
    QString m_filter, m_favorites, m_none;
    std::vector<Node> m_nodes{Node()}; ///< the first is the root
    QHash<QString, size_t> m_at; ///< by key
    int m_count = 0;
};
} // namespace wanmi::models
