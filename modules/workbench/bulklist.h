// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/bulkdesk.h"
#include "workbench/session.h"

#include <QTreeWidget>

namespace wanmi::workbench {

/// Cases of an action on many, grouped by what becomes of them; what a person has to look at comes first.
/// Several may be chosen; a chosen group means all of its cases.
class BulkList : public QTreeWidget
{
    Q_OBJECT
public:
    using Line = operations::BulkDesk::Line;
    using Words = std::function<QString(const Line &)>;

    explicit BulkList(SessionContext &session, QWidget *parent = nullptr);

    /// \param words what becomes of a case. \param advised whether each has a department of its own: shown
    /// with the reason for it.
    void show(const std::vector<Line> &lines, const Words &words, bool advised = false);
    /// Of the chosen rows and groups; nothing chosen: none.
    [[nodiscard]] QStringList chosen() const;
    void choose(const QStringList &caseIds);
    /// Whether, and how, a case can be or was taken back.
    [[nodiscard]] static QString backWords(const models::Words &words, const Line &line);

private:
    [[nodiscard]] QTreeWidgetItem *itemFor(const Line &line, bool advised) const;

    SessionContext &m_session;
};
} // namespace wanmi::workbench
