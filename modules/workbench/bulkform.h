// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/bulkdesk.h"
#include "workbench/fields.h"
#include "workbench/session.h"

class QVBoxLayout;

namespace wanmi::workbench {

/// What one action asks for when it is done to many cases at once: only what is the same for all of them.
/// What differs (class, place, supervisor on duty there) stays as it is in each, or is found for each.
class BulkForm : public QWidget
{
    Q_OBJECT
public:
    BulkForm(SessionContext &session, const domain::Possibility &possibility, QWidget *parent = nullptr);

    /// Whether an action with this form can be done to many at once.
    [[nodiscard]] static bool isFor(const domain::Possibility &possibility);
    [[nodiscard]] const std::vector<Field *> &fields() const { return m_fields; }
    /// Shows what is missing and goes there; \return whether nothing is.
    bool check();
    [[nodiscard]] domain::CaseOrder order() const;
    /// With a department of its own for each case, where that was chosen.
    [[nodiscard]] operations::BulkDesk::Advice advice() const;
    [[nodiscard]] std::vector<ChoiceField::Choice> departments() const; ///< that can be given one
    bool focusFirst(); ///< \return whether there is anything to fill in

private:
    void add(Field *field);
    void askReason(bool required);
    void askNote(const QString &label);
    void askUntil(const QString &label, int days);

    SessionContext &m_session;
    QString m_action;
    QVBoxLayout *m_column;
    std::vector<Field *> m_fields;
    ChoiceField *m_lead = nullptr; ///< where a department is asked for
    bool m_toDistrict = false;
};
} // namespace wanmi::workbench
