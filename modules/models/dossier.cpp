// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dossier.h"

namespace wanmi::models {

SelectedCase::SelectedCase(store::Store &store, Selection &selection, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_selection(selection)
{
    connect(&selection, &Selection::caseChanged, this, &SelectedCase::reload);
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if (!m_id.isEmpty() && (changes.everything || changes.cases.contains(m_id)))
            reload();
    });
    connect(&store, &store::Store::outboxChanged, this, [this] {
        if (!m_id.isEmpty())
            reload();
    });
    reload();
}

void SelectedCase::reload()
{
    const QString id = m_selection.caseId();
    if (id != m_id) {
        m_id = id;
        m_dossier.reset();
        m_rejections.clear();
        m_loading = !id.isEmpty();
        emit changed();
    }
    if (id.isEmpty())
        return;
    m_store.dossier(id).then(this, [this, id](const base::Result<store::CaseDossier> &read) {
        if (id != m_id)
            return;
        m_loading = false;
        m_failure = read ? QString() : read.error().reason;
        m_dossier = read ? std::optional<store::CaseDossier>(*read) : std::nullopt;
        emit changed();
    });
    m_store.rejections().then(this, [this, id](const base::Result<std::vector<store::Rejection>> &read) {
        if (id != m_id || !read)
            return;
        m_rejections.clear();
        for (const store::Rejection &rejection : *read) {
            if (rejection.command.order.caseId.text() == id)
                m_rejections.push_back(rejection);
        }
        emit changed();
    });
}
} // namespace wanmi::models
