// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cameratree.h"

#include <QMimeData>

#include <array>
#include <tuple>

namespace wanmi::models {

CameraTree::CameraTree(CameraList &list, const Words &words, QObject *parent)
    : QAbstractItemModel(parent)
    , m_list(list)
    , m_words(words)
{
    connect(&list, &CameraList::listChanged, this, &CameraTree::build);
    connect(&list, &CameraList::dataChanged, this, &CameraTree::recount);
    connect(&list, &CameraList::availabilityChanged, this, &CameraTree::recount);
    build();
}

void CameraTree::setOrder(Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    build();
}

void CameraTree::setShelf(CameraShelf shelf)
{
    if (shelf == m_shelf)
        return;
    m_shelf = std::move(shelf);
    build();
}

void CameraTree::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    build();
}

void CameraTree::setNames(const QString &favorites, const QString &none)
{
    m_favorites = favorites;
    m_none = none;
    build();
}

bool CameraTree::matches(const domain::Camera &camera) const
{
    const auto holds = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    return m_filter.isEmpty() || holds(camera.name) || camera.id.text().contains(m_filter)
        || holds(m_words.area(camera.district)) || holds(m_words.department(camera.industry))
        || holds(m_words.department(camera.owner));
}

size_t CameraTree::branch(size_t parent, const QString &key, const QString &name, const QString &group)
{
    const QString path = m_nodes[parent].key + u'/' + key;
    const auto known = m_at.constFind(path);
    if (known != m_at.cend())
        return *known;
    const size_t at = m_nodes.size();
    Node made;
    made.parent = parent;
    made.row = int(m_nodes[parent].children.size());
    made.key = path;
    made.name = name;
    made.group = group;
    m_nodes.push_back(std::move(made));
    m_nodes[parent].children.push_back(at);
    m_at.insert(path, at);
    return at;
}

void CameraTree::leaf(size_t parent, const domain::Camera &camera)
{
    const QString id = camera.id.text();
    const QString group = m_nodes[parent].group;
    const size_t at = branch(parent, id, camera.name, group);
    m_nodes[at].camera = id;
}

void CameraTree::kept(const QString &key, const QString &name, const QString &group,
                      const QStringList &cameras)
{
    const size_t at = branch(0, key, name, group);
    for (const QString &id : cameras) {
        const domain::Camera *camera = m_list.find(id); // one that left the city stays on the shelf, unseen
        if (camera && matches(*camera))
            leaf(at, *camera);
    }
}

void CameraTree::file(const domain::Camera &camera)
{
    const auto unit = [this](const QString &id) { return id.isEmpty() ? m_none : m_words.department(id); };
    const auto district = [&](size_t parent) {
        return branch(parent, QStringLiteral("district:") + camera.district, m_words.area(camera.district));
    };
    const auto industry = [&](size_t parent) {
        return branch(parent, QStringLiteral("industry:") + camera.industry, unit(camera.industry));
    };
    switch (m_order) {
    case Order::District:
        leaf(industry(district(0)), camera);
        break;
    case Order::Industry:
        leaf(district(industry(0)), camera);
        break;
    case Order::Unit:
        leaf(branch(0, QStringLiteral("unit:") + camera.owner, unit(camera.owner)), camera);
        break;
    }
}

void CameraTree::build()
{
    beginResetModel();
    m_nodes.assign(1, Node());
    m_at.clear();
    m_count = 0;
    if (!m_shelf.favorites().isEmpty())
        kept(QStringLiteral("favorites"), m_favorites, {}, m_shelf.favorites());
    for (const CameraShelf::Group &group : m_shelf.groups())
        kept(QStringLiteral("group:") + group.name, group.name, group.name, group.cameras);
    for (int row = 0; row < m_list.count(); ++row) {
        if (!matches(m_list.camera(row)))
            continue;
        ++m_count;
        file(m_list.camera(row));
    }
    sum();
    endResetModel();
}

void CameraTree::recount()
{
    for (const size_t at : sum())
        emit dataChanged(indexOf(at), indexOf(at), {OnRole, OffRole, ChecksRole, OnlineRole});
}

/// A child stands behind its parent, so one walk from the end sums everything.
std::vector<size_t> CameraTree::sum()
{
    using Sums = std::tuple<int, int, int, qint64, qint64>;
    std::vector<Sums> sums(m_nodes.size());
    std::vector<size_t> touched;
    for (size_t at = m_nodes.size(); at-- > 1;) {
        Node &one = m_nodes[at];
        if (!one.camera.isEmpty()) {
            const auto said = m_list.said(one.camera);
            const CameraList::Availability availability = m_list.availability(one.camera);
            sums[at] = {1, said && said->first ? 1 : 0, said && !said->first ? 1 : 0, availability.checks, availability.online};
        }
        const auto &[total, on, off, checks, online] = sums[at];
        auto &[allTotal, allOn, allOff, allChecks, allOnline] = sums[one.parent];
        allTotal += total;
        allOn += on;
        allOff += off;
        allChecks += checks;
        allOnline += online;
        const auto own = std::tie(one.total, one.on, one.off, one.checks, one.online);
        if (own == sums[at])
            continue;
        std::tie(one.total, one.on, one.off, one.checks, one.online) = sums[at];
        touched.push_back(at);
    }
    return touched;
}

QModelIndex CameraTree::indexOf(size_t at) const
{
    return at == 0 ? QModelIndex() : createIndex(m_nodes[at].row, 0, quintptr(at));
}

QModelIndex CameraTree::find(const QString &key) const
{
    const auto at = m_at.constFind(key);
    return at == m_at.cend() ? QModelIndex() : indexOf(*at);
}

QModelIndex CameraTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node &above = parent.isValid() ? node(parent) : m_nodes.front();
    return indexOf(above.children[size_t(row)]);
}

QModelIndex CameraTree::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child).parent) : QModelIndex();
}

int CameraTree::rowCount(const QModelIndex &parent) const
{
    return int((parent.isValid() ? node(parent) : m_nodes.front()).children.size());
}

QVariant CameraTree::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &one = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return one.name;
    case CameraIdRole:
        return one.camera;
    case KeyRole:
        return one.key;
    case GroupRole:
        return one.group;
    case TotalRole:
        return one.total;
    case OnRole:
        return one.on;
    case OffRole:
        return one.off;
    case ChecksRole:
        return one.checks;
    case OnlineRole:
        return one.online;
    case FavoriteRole:
        return !one.camera.isEmpty() && m_shelf.isFavorite(one.camera);
    default:
        return {};
    }
}

Qt::ItemFlags CameraTree::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return node(index).camera.isEmpty() ? plain : plain | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList CameraTree::mimeTypes() const
{
    return {QLatin1String(MimeType)};
}

QMimeData *CameraTree::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *dragged = new QMimeData;
    dragged->setData(QLatin1String(MimeType), node(indexes.front()).camera.toUtf8());
    return dragged;
}
} // namespace wanmi::models
