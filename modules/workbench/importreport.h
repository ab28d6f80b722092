// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

#include <QPushButton>

namespace wanmi::workbench {

/// "Save report…": every row of the present import that was not taken, or was taken with a remark, as CSV. Says
/// in the page's notice where it is or why not.
class ImportReportButton : public QPushButton
{
    Q_OBJECT
public:
    ImportReportButton(ImportDelivery &delivery, ImportNotice &notice, QWidget *parent);

    void saveTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void askWhere();

    ImportDelivery &m_delivery;
    ImportNotice &m_notice;
    Texts m_texts;
};
} // namespace wanmi::workbench
