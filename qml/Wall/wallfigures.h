// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wallstate.h"

#include <QTimer>
#include <QVariantList>

namespace wanmi::wall {

/// Rows that a region counts from the replica: read when the region appears, a moment after the city moved
/// and once a minute, never more often than every five seconds. Kinds and their rows: "trend" {label,
/// reported, closed}; "cases" {caseId, className, place, holder, light, timeLeft, lon, lat}; "components"
/// {name, total, damaged}; "review" {name, registered, closedShare, inTimeShare, reworkShare, overdue},
/// shares 0…1, negative: nothing to judge.
class WallFigures : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wanmi::wall::WallState *wall READ wall WRITE setWall NOTIFY setUp)
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY setUp)
    Q_PROPERTY(QStringList classes MEMBER m_classes NOTIFY setUp) ///< "E0506", "C0172"; empty: all
    Q_PROPERTY(QString span MEMBER m_span NOTIFY setUp) ///< of a trend: "hours" 24 of them, "days" 30
    Q_PROPERTY(QString by MEMBER m_by NOTIFY setUp) ///< of a review: "district", "department"
    Q_PROPERTY(QVariantList rows READ rows NOTIFY updated)
    Q_PROPERTY(int greatest READ greatest NOTIFY updated) ///< of the counts of a trend
    Q_PROPERTY(int total READ total NOTIFY updated) ///< of the cases, of which `rows` are the first
    Q_PROPERTY(QString totalText READ totalText NOTIFY updated)
    Q_PROPERTY(bool read READ isRead NOTIFY updated) ///< the first rows have come
public:
    explicit WallFigures(QObject *parent = nullptr);

    [[nodiscard]] WallState *wall() const { return m_wall; }
    void setWall(WallState *wall);
    [[nodiscard]] QVariantList rows() const { return m_rows; }
    [[nodiscard]] int greatest() const;
    [[nodiscard]] int total() const { return int(m_cases.size()); }
    [[nodiscard]] QString totalText() const;
    [[nodiscard]] bool isRead() const { return m_read; }

signals:
    void setUp();
    void updated();

private:
    void reload();
    void readTrend();
    void readCases();
    void readComponents();
    void readReview();
    void showCases();
    void take(QVariantList rows);

    WallState *m_wall = nullptr;
    QString m_kind, m_span, m_by;
    QStringList m_classes;
    QVariantList m_rows;
    store::CaseSummaries m_cases;
    QTimer m_soon, m_minute;
    bool m_read = false;
};
} // namespace wanmi::wall
