// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/words.h"

#include <QAbstractListModel>
#include <QTimer>

namespace wanmi::models {

/// The open cases with the least time left, most urgent first. Roles: caseId, number, light ("red"…),
/// className, place, district, holder, state, dueMs, timeLeft (counts down each second), lon, lat, isNew
/// (appeared with the last change).
class UrgentCases : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(double updatedMs READ updatedMs NOTIFY updated)
public:
    enum Role {
        CaseIdRole = Qt::UserRole + 1,
        NumberRole,
        LightRole,
        ClassNameRole,
        PlaceRole,
        DistrictRole,
        HolderRole,
        StateRole,
        DueRole,
        TimeLeftRole,
        LonRole,
        LatRole,
        IsNewRole
    };
    UrgentCases(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock, int limit = 8,
                QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] double updatedMs() const { return m_updatedMs; } ///< when these rows were read

public slots:
    void reload();

signals:
    void countChanged();
    void updated();

private:
    void take(store::CaseSummaries rows);
    store::Store &m_store;
    Words &m_words;
    std::shared_ptr<const base::Clock> m_clock;
    int m_limit;
    store::CaseSummaries m_rows;
    QSet<QString> m_new;
    QTimer m_soon, m_tick;
    double m_updatedMs = 0;
};
} // namespace wanmi::models
