// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/words.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>

namespace wanmi::models {

/// How the day goes. The lists hold maps {token, name, count, overdue}: byState in the order of the
/// lifecycle, the others by count, greatest first.
class HeadlineFigures : public QObject
{
    Q_OBJECT
    Q_PROPERTY(int open READ open NOTIFY updated)
    Q_PROPERTY(int overdue READ overdue NOTIFY updated)
    Q_PROPERTY(int warning READ warning NOTIFY updated)
    Q_PROPERTY(int reportedToday READ reportedToday NOTIFY updated)
    Q_PROPERTY(int registeredToday READ registeredToday NOTIFY updated)
    Q_PROPERTY(int closedToday READ closedToday NOTIFY updated)
    Q_PROPERTY(double inTimeShare READ inTimeShare NOTIFY updated) ///< 0..1, negative: none closed today
    Q_PROPERTY(QVariantList byState READ byState NOTIFY updated)
    Q_PROPERTY(QVariantList byDistrict READ byDistrict NOTIFY updated)
    Q_PROPERTY(QVariantList byDepartment READ byDepartment NOTIFY updated)
    Q_PROPERTY(double updatedMs READ updatedMs NOTIFY updated) ///< when these figures were read; 0: never
public:
    HeadlineFigures(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock,
                    QObject *parent = nullptr);
    [[nodiscard]] int open() const { return m_figures.open; }
    [[nodiscard]] int overdue() const { return m_figures.overdue; }
    [[nodiscard]] int warning() const { return m_figures.warning; }
    [[nodiscard]] int reportedToday() const { return m_figures.reportedToday; }
    [[nodiscard]] int registeredToday() const { return m_figures.registeredToday; }
    [[nodiscard]] int closedToday() const { return m_figures.closedToday; }
    [[nodiscard]] double inTimeShare() const { return m_figures.inTimeShare; }
    [[nodiscard]] QVariantList byState() const;
    [[nodiscard]] QVariantList byDistrict() const;
    [[nodiscard]] QVariantList byDepartment() const;
    [[nodiscard]] double updatedMs() const { return m_updatedMs; }
    /// The replica could not be read: these are the figures of `updatedMs`, whatever has come since.
    [[nodiscard]] bool isFailed() const { return m_failed; }

public slots:
    void reload();

signals:
    void updated();
    void failedChanged();

private:
    store::Store &m_store;
    Words &m_words;
    std::shared_ptr<const base::Clock> m_clock;
    store::Headline m_figures;
    QTimer m_soon, m_minute;
    double m_updatedMs = 0;
    bool m_failed = false;
};
} // namespace wanmi::models
