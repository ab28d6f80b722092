// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sight.h"
#include "models/words.h"
#include "protocol/messages.h"

#include <QAbstractListModel>

#include <optional>

namespace wanmi::models {

/// The cameras of the replica, by district, industry and name. Roles: cameraId, name, district, industry,
/// stream, lon, lat, bearing, viewAngle, isOn (what the device said last; undefined before), ptz.
class CameraList : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY listChanged)
public:
    enum Role {
        CameraIdRole = Qt::UserRole + 1,
        NameRole,
        DistrictRole,
        IndustryRole,
        StreamRole,
        LonRole,
        LatRole,
        BearingRole,
        ViewAngleRole,
        IsOnRole,
        PtzRole
    };
    CameraList(store::Store &store, Words &words, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    /// Of the city, whatever is filtered.
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }
    /// In name or number, district, industry; empty: all.
    void setFilter(const QString &text);

    [[nodiscard]] const domain::Camera *find(const QString &id) const; ///< nullptr: not known (yet)
    /// The one whose address that is, without the server's; nullptr: none (yet).
    [[nodiscard]] const domain::Camera *ofStream(const QString &stream) const;
    [[nodiscard]] const domain::Camera &camera(int row) const
    {
        return m_all[m_shown[static_cast<size_t>(row)]];
    }
    /// Whether a camera's device said that it is on, and when by central's clock; nothing: it never spoke.
    [[nodiscard]] std::optional<std::pair<bool, qint64>> said(const QString &id) const;
    /// How often a camera was found on when central looked, in the last AvailabilityDays days with today.
    struct Availability
    {
        qint64 checks = 0, online = 0;
        qint64 offSinceMs = 0; ///< of one camera: found off since then; 0: it is on, or nobody looked
        /// 0 … 1; nothing: nobody looked.
        [[nodiscard]] std::optional<double> rate() const
        {
            return checks > 0 ? std::optional(double(online) / double(checks)) : std::nullopt;
        }
    };
    static constexpr int AvailabilityDays = 30;
    [[nodiscard]] Availability availability(const QString &id) const { return m_availability.value(id); }
    /// The nearest cameras with their distance in metres, nearest first.
    [[nodiscard]] std::vector<std::pair<const domain::Camera *, double>> nearest(geo::Place place,
                                                                                 int limit) const;
    /// Those within domain::SightRangeM of the place, with what each device said last.
    [[nodiscard]] std::vector<domain::Candidate> candidates(geo::Place place) const;
    /// One camera after another, each as far as possible from those before: a first look at the whole city.
    [[nodiscard]] std::vector<domain::Camera> spread(int limit) const;

public slots:
    void reload();
    void noteLive(const wanmi::protocol::Live &live);

signals:
    void listChanged();
    void availabilityChanged();

private:
    void take(std::vector<domain::Camera> cameras);
    void reloadAvailability();
    void show();

    store::Store &m_store;
    Words &m_words;
    std::vector<domain::Camera> m_all;
    std::vector<size_t> m_shown;
    QHash<QString, size_t> m_at;
    QHash<QString, bool> m_on;
    QHash<QString, qint64> m_saidMs;
    QHash<QString, Availability> m_availability;
    QString m_filter;
};
} // namespace wanmi::models
