// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/selection.h"
#include "models/words.h"
#include "protocol/messages.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <QVariantList>

namespace wanmi::models {

/// What a person's scope leaves out of the replica, so that nothing is taken for zero that is only not here.
struct Scope
{
    bool wholeCity = true;
    QString district; ///< a district center sees all of this one
    /// Every case and component of the area is here.
    [[nodiscard]] bool holdsAllOf(const QString &areaCode) const
    {
        return wholeCity || (!district.isEmpty() && areaCode.startsWith(district));
    }
    [[nodiscard]] static Scope of(const protocol::SessionGrant &grant);
};

/// Grade of an area by its facts; nothing when there is too little to judge.
[[nodiscard]] std::optional<std::pair<domain::Grade, double>> evaluationOf(const domain::AreaFacts &facts);
[[nodiscard]] QString letterOf(domain::Grade grade); ///< "A"…"E"

/// One area or cell: its name, key figures and everything store::Territory tells, re-read while it is shown.
/// GUI thread.
class Territory : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString code READ code NOTIFY updated)
    Q_PROPERTY(bool shown READ isShown NOTIFY updated)
    Q_PROPERTY(QString state READ state NOTIFY updated)
    Q_PROPERTY(QString title READ title NOTIFY updated)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY updated)
    Q_PROPERTY(QVariantList figures READ figures NOTIFY updated)
    Q_PROPERTY(QString note READ note NOTIFY updated)
public:
    Territory(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock, Scope scope = {},
              QObject *parent = nullptr);

    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] QString code() const { return m_code; }
    /// "none", "reading" (nothing to show yet), "ready", or the reason of a failure.
    [[nodiscard]] QString state() const;
    [[nodiscard]] bool isReady() const { return m_read.has_value(); }
    [[nodiscard]] const store::Territory &facts() const { return *m_read; } ///< when isReady()
    [[nodiscard]] qint64 readMs() const { return m_readMs; }
    [[nodiscard]] const Scope &scope() const { return m_scope; }
    /// Every case and component of it is in this replica.
    [[nodiscard]] bool isWhole() const { return m_scope.holdsAllOf(m_code); }

    [[nodiscard]] QString title() const; ///< 兆麟街道; of a cell its code
    [[nodiscard]] QString subtitle() const; ///< its kind and the areas around it
    /// Maps {label, value, light}: what a card shows; light is empty where nothing is to be said by color.
    [[nodiscard]] QVariantList figures() const;
    [[nodiscard]] QString note() const; ///< what is missing here, and why

    /// Code and name from the city down to this area.
    [[nodiscard]] std::vector<std::pair<QString, QString>> trail() const;
    [[nodiscard]] QString nameOf(const QString &code) const;

    /// Vehicles that were seen in it last, with when: of `live` as it came last.
    [[nodiscard]] std::vector<protocol::LiveVehicle> vehicles() const;
    [[nodiscard]] const protocol::Live &live() const { return m_live; }

public slots:
    void show(const QString &code);
    void close();
    void noteLive(const wanmi::protocol::Live &live);

signals:
    void updated();
    void liveChanged();

private:
    void read();

    store::Store &m_store;
    Words &m_words;
    std::shared_ptr<const base::Clock> m_clock;
    Scope m_scope;
    QString m_code, m_reason;
    std::optional<store::Territory> m_read;
    geo::Bounds m_bounds;
    protocol::Live m_live;
    qint64 m_readMs = 0;
    bool m_shown = false, m_reading = false, m_again = false;
    QTimer m_soon;
};

/// The parts of an area with the same key figures, a row each.
class TerritoryParts : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Open, Overdue, Faulty, Grade, ColumnCount };
    enum Role { CodeRole = Qt::UserRole + 1, SortRole };
    TerritoryParts(const Territory &territory, const Words &words, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Territory &m_territory;
    const Words &m_words;
    std::vector<store::AreaFigures> m_rows;
};
} // namespace wanmi::models
