// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cameralist.h"

#include <algorithm>
#include <limits>

namespace wanmi::models {

CameraList::CameraList(store::Store &store, Words &words, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_words(words)
{
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (changes.everything || !changes.cameras.isEmpty())
            reload();
        if (changes.cameraMonths && !changes.everything)
            reloadAvailability();
    });
    connect(&words, &Words::changed, this, &CameraList::show);
    reload();
}

void CameraList::reload()
{
    m_store.cameras().then(this, [this](const base::Result<std::vector<domain::Camera>> &cameras) {
        if (cameras)
            take(*cameras);
    });
    reloadAvailability();
}

void CameraList::reloadAvailability()
{
    const QDate first = QDate::currentDate().addDays(1 - AvailabilityDays);
    m_store.cameraMonths(first.toString(u"yyyyMM"))
        .then(this, [this, first](const base::Result<std::vector<protocol::CameraMonth>> &months) {
            if (!months)
                return;
            QHash<QString, Availability> availability;
            QHash<QString, qint64> checkedMs;
            for (const protocol::CameraMonth &month : *months) {
                Availability &one = availability[month.camera];
                for (std::size_t i = 0; i < month.days.size(); ++i) {
                    if (month.date(i) < first)
                        continue;
                    one.checks += month.days[i].checks;
                    one.online += month.days[i].online;
                }
                if (qint64 &newest = checkedMs[month.camera]; month.checkedMs >= newest) {
                    newest = month.checkedMs;
                    one.offSinceMs = month.offSinceMs;
                }
            }
            m_availability = std::move(availability);
            emit availabilityChanged();
        });
}

void CameraList::take(std::vector<domain::Camera> cameras)
{
    std::ranges::sort(cameras, [](const domain::Camera &a, const domain::Camera &b) {
        return std::tie(a.district, a.industry, a.name) < std::tie(b.district, b.industry, b.name);
    });
    beginResetModel();
    m_all = std::move(cameras);
    m_at.clear();
    for (size_t i = 0; i < m_all.size(); ++i)
        m_at.insert(m_all[i].id.text(), i);
    m_shown.clear();
    endResetModel();
    show();
}

void CameraList::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    show();
}

void CameraList::show()
{
    beginResetModel();
    m_shown.clear();
    for (size_t i = 0; i < m_all.size(); ++i) {
        const domain::Camera &camera = m_all[i];
        const bool holds = m_filter.isEmpty() || camera.name.contains(m_filter, Qt::CaseInsensitive)
            || camera.id.text().contains(m_filter)
            || m_words.area(camera.district).contains(m_filter, Qt::CaseInsensitive)
            || m_words.department(camera.industry).contains(m_filter, Qt::CaseInsensitive);
        if (holds)
            m_shown.push_back(i);
    }
    endResetModel();
    emit listChanged();
}

void CameraList::noteLive(const protocol::Live &live)
{
    if (live.cameras.empty())
        return;
    bool changed = false;
    for (const protocol::LiveCamera &camera : live.cameras) {
        m_saidMs.insert(camera.id, base::toMs(camera.at));
        const auto known = m_on.constFind(camera.id);
        if (known != m_on.cend() && *known == camera.on)
            continue;
        m_on.insert(camera.id, camera.on);
        changed = true;
    }
    if (changed && !m_shown.empty())
        emit dataChanged(index(0), index(count() - 1), {IsOnRole});
}

std::optional<std::pair<bool, qint64>> CameraList::said(const QString &id) const
{
    const auto on = m_on.constFind(id);
    if (on == m_on.cend())
        return std::nullopt;
    return std::pair(*on, m_saidMs.value(id));
}

const domain::Camera *CameraList::find(const QString &id) const
{
    const auto it = m_at.constFind(id);
    return it == m_at.cend() ? nullptr : &m_all[*it];
}

const domain::Camera *CameraList::ofStream(const QString &stream) const
{
    const auto it = std::ranges::find(m_all, stream, &domain::Camera::stream);
    return stream.isEmpty() || it == m_all.cend() ? nullptr : &*it;
}

std::vector<std::pair<const domain::Camera *, double>> CameraList::nearest(geo::Place place, int limit) const
{
    std::vector<std::pair<const domain::Camera *, double>> found;
    found.reserve(m_all.size());
    for (const domain::Camera &camera : m_all)
        found.emplace_back(&camera, geo::distanceM(place, camera.place));
    const auto end
        = found.begin() + std::min<std::ptrdiff_t>(limit, static_cast<std::ptrdiff_t>(found.size()));
    std::partial_sort(found.begin(), end, found.end(),
                      [](const auto &a, const auto &b) { return a.second < b.second; });
    found.erase(end, found.end());
    return found;
}

std::vector<domain::Candidate> CameraList::candidates(geo::Place place) const
{
    std::vector<domain::Candidate> found;
    for (const domain::Camera &camera : m_all) {
        if (geo::distanceM(place, camera.place) > domain::SightRangeM)
            continue;
        const auto on = m_on.constFind(camera.id.text());
        found.push_back({camera, on == m_on.cend() ? std::optional<bool>() : std::optional(*on)});
    }
    return found;
}

std::vector<domain::Camera> CameraList::spread(int limit) const
{
    std::vector<domain::Camera> chosen;
    if (m_all.empty())
        return chosen;
    std::vector<double> away(m_all.size(), std::numeric_limits<double>::max());
    size_t next = 0;
    while (static_cast<int>(chosen.size()) < std::min<int>(limit, static_cast<int>(m_all.size()))) {
        chosen.push_back(m_all[next]);
        for (size_t i = 0; i < m_all.size(); ++i)
            away[i] = std::min(away[i], geo::distanceM(m_all[i].place, m_all[next].place));
        next = static_cast<size_t>(std::ranges::max_element(away) - away.begin());
    }
    return chosen;
}

int CameraList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CameraList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::Camera &row = camera(index.row());
    switch (role) {
    case CameraIdRole:
        return row.id.text();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DistrictRole:
        return m_words.area(row.district);
    case IndustryRole:
        return m_words.department(row.industry);
    case StreamRole:
        return row.stream;
    case LonRole:
        return row.place.lon;
    case LatRole:
        return row.place.lat;
    case BearingRole:
        return row.bearingDeg;
    case ViewAngleRole:
        return row.viewAngleDeg;
    case IsOnRole:
        return m_on.contains(row.id.text()) ? QVariant(m_on.value(row.id.text())) : QVariant();
    case PtzRole:
        return row.ptz;
    default:
        return {};
    }
}

QHash<int, QByteArray> CameraList::roleNames() const
{
    return {{CameraIdRole, "cameraId"}, {NameRole, "name"},       {DistrictRole, "district"},
            {IndustryRole, "industry"}, {StreamRole, "stream"},   {LonRole, "lon"},
            {LatRole, "lat"},           {BearingRole, "bearing"}, {ViewAngleRole, "viewAngle"},
            {IsOnRole, "isOn"},         {PtzRole, "ptz"}};
}
} // namespace wanmi::models
