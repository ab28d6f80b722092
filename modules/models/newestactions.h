// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/words.h"

#include <QAbstractListModel>
#include <QTimer>

namespace wanmi::models {

/// The newest actions of all cases, newest first. Roles: caseId, atMs, time (14:05:09), action (word), actor,
/// post (word), className, place (district and address), toDepartment, toState, line (the whole sentence).
class NewestActions : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY updated)
    Q_PROPERTY(QString newestLine READ newestLine NOTIFY updated)
    Q_PROPERTY(double updatedMs READ updatedMs NOTIFY updated)
public:
    enum Role {
        CaseIdRole = Qt::UserRole + 1,
        AtRole,
        TimeRole,
        ActionRole,
        ActorRole,
        PostRole,
        ClassNameRole,
        PlaceRole,
        ToDepartmentRole,
        ToStateRole,
        LineRole
    };
    NewestActions(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock, int limit = 20,
                  QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString newestLine() const;
    [[nodiscard]] double updatedMs() const { return m_updatedMs; }

public slots:
    void reload();

signals:
    void updated();

private:
    struct Line
    {
        domain::ActionRecord action;
        store::CaseSummary summary;
    };
    void take(std::vector<domain::ActionRecord> actions, const store::CaseSummaries &cases);
    [[nodiscard]] QString place(const store::CaseSummary &row) const;
    [[nodiscard]] QString sentence(const Line &line) const;

    store::Store &m_store;
    Words &m_words;
    std::shared_ptr<const base::Clock> m_clock;
    int m_limit;
    std::vector<Line> m_rows;
    QTimer m_soon;
    double m_updatedMs = 0;
};
} // namespace wanmi::models
