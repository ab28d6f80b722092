// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/selection.h"
#include "store/store.h"

#include <QObject>
#include <QTimer>

namespace wanmi::models {

/// The selected case, kept in step with the replica; what the case page shows.
class SelectedCase : public QObject
{
    Q_OBJECT
public:
    SelectedCase(store::Store &store, Selection &selection, QObject *parent = nullptr);

    /// Nothing while no case is selected or its first reading is on the way.
    [[nodiscard]] const std::optional<store::CaseDossier> &dossier() const { return m_dossier; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// Why the case could not be read; empty: it could.
    [[nodiscard]] const QString &failure() const { return m_failure; }
    /// The selected case's refused commands of this person, oldest first.
    [[nodiscard]] const std::vector<store::Rejection> &rejections() const { return m_rejections; }

public slots:
    void reload();

signals:
    void changed();

private:
    store::Store &m_store;
    Selection &m_selection;
    QString m_id, m_failure;
    std::optional<store::CaseDossier> m_dossier;
    std::vector<store::Rejection> m_rejections;
    bool m_loading = false;
};
} // namespace wanmi::models
